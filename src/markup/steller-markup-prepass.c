/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-markup-prepass.h"

#include "steller-markup-line.h"

#include <string.h>

/* What stands in the prepared text for a byte that md4c must not take for syntax: punctuation that means nothing to it,
 * so that emphasis beside it is judged as beside the real one. */
#define NEUTRAL '"'
/* What stands there for an object: a letter, as an object is a word. */
#define NEUTRAL_OBJECT 'x'

typedef struct {
  char mark;            /* '>', '-', '*' or '.' */
  guint content_indent; /* of an item: how far its contents stand from those of the container around it */
  gboolean blank;       /* an item without contents so far */
} Container;

typedef enum {
  LINE_PARAGRAPH,
  LINE_CONTINUATION,
  LINE_HEADING,
  LINE_TABLE_RULE,
  LINE_TABLE_ROW,
} LineKind;

typedef enum {
  OPEN_NOTHING,
  OPEN_PARAGRAPH,
  OPEN_TABLE,
} OpenBlock;

typedef struct {
  StellerMarkupPrepared *prepared;
  const char *text;
  gsize length;

  Container containers[2 * STELLER_MARKUP_MAX_NESTING];
  guint n_containers;

  OpenBlock open;
  guint open_line;    /* the first line of the open paragraph */
  guint open_n_lines; /* how many it has */
  guint n_columns;    /* of the open table */

  gboolean after_blank; /* whether the line before was blank */
  guint n_blank;        /* how many containers it was written in */

  /* The line at hand. */
  gsize at;
  gsize end; /* without its line end */
  guint column;
  guint indent;
  guint n_kept;    /* how many of the containers it stands in */
  gboolean pushed; /* whether it opened one */
} Prepass;

/* Passes over white space and tells how many columns wide it is. Tab stops are 4 apart (CommonMark 0.31, 2.2). */
static guint
skip_blanks (Prepass *self)
{
  guint start = self->column;

  for (; self->at < self->end && steller_markup_is_blank (self->text[self->at]); self->at++)
    self->column = self->text[self->at] == '\t' ? (self->column + 4) & ~3u : self->column + 1;

  return self->column - start;
}

/* How far the containers that are open reach on this line. */
static void
match_containers (Prepass *self)
{
  self->n_kept = 0;
  self->pushed = FALSE;
  self->column = 0;
  self->indent = skip_blanks (self);

  for (; self->n_kept < self->n_containers; self->n_kept++)
    {
      const Container *container = &self->containers[self->n_kept];

      if (container->mark == '>')
        {
          if (self->at == self->end || self->text[self->at] != '>')
            break;
          self->at++;
          self->column++;
          self->indent = skip_blanks (self);
          if (self->indent > 0)
            self->indent--;
        }
      else
        {
          if (self->indent < container->content_indent)
            break;
          self->indent -= container->content_indent;
        }
    }
}

static guint
count_containers (const Prepass *self,
                  gboolean quotes)
{
  guint n = 0;

  for (guint i = 0; i < self->n_kept; i++)
    n += (self->containers[i].mark == '>') == quotes;

  return n;
}

static void
push_container (Prepass *self,
                char mark,
                guint content_indent,
                gboolean blank)
{
  g_assert (self->n_kept < G_N_ELEMENTS (self->containers));

  for (guint i = 0; i < self->n_kept; i++)
    self->containers[i].blank = FALSE;
  self->containers[self->n_kept] = (Container) { mark, content_indent, blank };
  self->n_containers = ++self->n_kept;
  self->pushed = TRUE;
}

static void
add_place (Prepass *self,
           gsize at,
           guint number)
{
  StellerMarkupPlace place = { .source_offset = at, .number = number };

  g_array_append_val (self->prepared->places, place);
}

/* Whether the paragraph before could go on with this line, as it stands in the same containers. */
static gboolean
continues_paragraph (const Prepass *self)
{
  return self->open == OPEN_PARAGRAPH && !self->pushed && self->n_kept == self->n_containers;
}

static gboolean
push_list_item (Prepass *self)
{
  char mark;
  guint number;
  gsize mark_length = steller_markup_line_get_list_mark (self->text + self->at, self->end - self->at, &mark, &number);
  guint content_indent = self->indent + mark_length;
  gboolean blank;
  gsize rest;

  if (mark_length == 0 || count_containers (self, FALSE) >= STELLER_MARKUP_MAX_NESTING)
    return FALSE;

  /* CommonMark 0.31, 5.2: only an item with contents, numbered 1 if at all, interrupts a paragraph. */
  for (rest = self->at + mark_length; rest < self->end && steller_markup_is_blank (self->text[rest]);)
    rest++;
  blank = rest == self->end;
  if (continues_paragraph (self) && (blank || (mark == '.' && number != 1)))
    return FALSE;

  self->at += mark_length;
  self->column += mark_length;
  self->indent = skip_blanks (self);

  /* Contents start after the white space, but more than four columns of it would have been code. */
  if (blank || self->indent > 4)
    {
      content_indent += 1;
      self->indent = self->indent > 0 ? self->indent - 1 : 0;
    }
  else
    {
      content_indent += self->indent;
      self->indent = 0;
    }

  push_container (self, mark, content_indent, blank);
  add_place (self, self->at, number);

  return TRUE;
}

static gboolean
push_quote (Prepass *self)
{
  if (self->text[self->at] != '>' || count_containers (self, TRUE) >= STELLER_MARKUP_MAX_NESTING)
    return FALSE;

  self->at++;
  self->column++;
  self->indent = skip_blanks (self);
  if (self->indent > 0)
    self->indent--;
  push_container (self, '>', 0, FALSE);
  add_place (self, self->at, 0);

  return TRUE;
}

static gboolean
starts_table (const Prepass *self)
{
  const StellerMarkupLine *header;
  guint n_columns;

  if (!continues_paragraph (self) || self->open_n_lines != 1)
    return FALSE;

  n_columns = steller_markup_line_count_rule_columns (self->text + self->at, self->end - self->at);
  header = &g_array_index (self->prepared->lines, StellerMarkupLine, self->open_line);

  return n_columns > 0 && n_columns <= STELLER_MARKUP_MAX_COLUMNS &&
         steller_markup_line_count_cells (self->text + header->source_offset,
                                          header->source_end - header->source_offset) == n_columns;
}

static LineKind
classify (Prepass *self)
{
  if (steller_markup_line_is_heading (self->text + self->at, self->end - self->at))
    return LINE_HEADING;
  if (self->open == OPEN_TABLE && !self->pushed && self->n_kept == self->n_containers)
    return LINE_TABLE_ROW;
  if (starts_table (self))
    return LINE_TABLE_RULE;
  /* Also a line that stands outside the containers of the paragraph goes on with it, as lazily typed. */
  if (self->open == OPEN_PARAGRAPH && !self->pushed)
    return LINE_CONTINUATION;

  return LINE_PARAGRAPH;
}

/* Writes the marks of the containers, those that this line opens with their own mark. */
static void
write_prefix (Prepass *self,
              guint n,
              guint n_old)
{
  GString *out = self->prepared->text;

  for (guint i = 0; i < n; i++)
    {
      char mark = self->containers[i].mark;

      if (mark == '>')
        g_string_append (out, "> ");
      else if (i < n_old)
        g_string_append (out, mark == '.' ? "   " : "  ");
      else if (mark == '.')
        g_string_append (out, "1. ");
      else
        g_string_append_printf (out, "%c ", mark);
    }
}

/* Replaces what could start a block at the start of the text of a line. */
static void
neutralise_start (const Prepass *self,
                  char *out,
                  gsize length)
{
  const char *line = self->text + self->at;
  gsize n;

  if (steller_markup_line_is_thematic_break (line, length))
    {
      for (n = 0; n < length; n++)
        if (!steller_markup_is_blank (out[n]))
          out[n] = NEUTRAL;
      return;
    }

  switch (line[0])
    {
    case '#':
    case '>':
    case '+':
    case '=':
    case ':':
      out[0] = NEUTRAL;
      break;

    /* The start of an emphasis unless white space follows. */
    case '*':
      if (length == 1 || steller_markup_is_blank (line[1]))
        out[0] = NEUTRAL;
      break;

    /* A list mark, the underlining of a heading or the rule of a table. */
    case '-':
      out[0] = NEUTRAL;
      break;

    case '|':
      if (self->open != OPEN_TABLE && steller_markup_line_count_rule_columns (line, length) > 0)
        out[0] = NEUTRAL;
      break;

    default:
      for (n = 0; n < length && g_ascii_isdigit (line[n]); n++)
        ;
      if (n > 0 && n < length && (line[n] == '.' || line[n] == ')'))
        out[n] = NEUTRAL;
    }
}

/* Writes the text of a line with all that means nothing in Steller's subset made neutral. Brackets among it: those of
 * links come back when their block is complete. In a row of a table pipes beyond its last column are text. */
static void
write_text (Prepass *self,
            LineKind kind)
{
  GString *out = self->prepared->text;
  StellerMarkupLine line = { 0 };
  gsize start = out->len;
  guint n_pipes = 0;
  gsize last = self->end;
  char *to;

  while (last > self->at && steller_markup_is_blank (self->text[last - 1]))
    last--;

  if (kind == LINE_PARAGRAPH || kind == LINE_HEADING || self->prepared->lines->len == 0)
    g_array_append_val (self->prepared->first_lines, self->prepared->lines->len);

  line.text_offset = start;
  line.source_offset = self->at;
  line.source_end = last;
  g_array_append_val (self->prepared->lines, line);

  g_string_append_len (out, self->text + self->at, last - self->at);
  /* Two spaces at the end make a line break; any other white space there means nothing. */
  if (self->end - last >= 2 && self->text[self->end - 1] == ' ' && self->text[self->end - 2] == ' ')
    g_string_append (out, "  ");
  if (kind == LINE_TABLE_RULE)
    return;

  to = out->str + start - self->at;
  for (gsize i = self->at; i < last; i++)
    {
      switch (self->text[i])
        {
        case '\\':
          if (i + 1 < last && g_ascii_ispunct (self->text[i + 1]))
            {
              i++;
              if (self->text[i] != '\\')
                to[i] = NEUTRAL;
            }
          break;

        case '`':
        case '<':
        case '&':
        case '~':
        case '!':
        case '[':
        case ']':
          to[i] = NEUTRAL;
          break;

        case STELLER_MARKUP_OBJECT:
          to[i] = NEUTRAL_OBJECT;
          break;

        case '|':
          if (kind == LINE_TABLE_ROW && i > self->at && ++n_pipes >= self->n_columns && i + 1 < last)
            to[i] = NEUTRAL;
          break;

        default:
          break;
        }
    }

  if (kind != LINE_HEADING)
    neutralise_start (self, out->str + start, last - self->at);
}

/* The open paragraph is complete, so that its brackets can be paired. */
static void
end_paragraph (Prepass *self)
{
  if (self->open == OPEN_PARAGRAPH)
    steller_markup_prepare_inline (self->prepared, self->open_line, FALSE);
  self->open = OPEN_NOTHING;
}

static void
prepare_blank_line (Prepass *self)
{
  /* White space reaches into any item, but a quote ends without its mark. */
  if (self->at == self->end)
    while (self->n_kept < self->n_containers && self->containers[self->n_kept].mark != '>')
      self->n_kept++;

  end_paragraph (self);
  self->n_containers = self->n_kept;

  /* CommonMark 0.31, 5.2: an item starts with at most one blank line. */
  if (self->n_containers > 0 && self->containers[self->n_containers - 1].blank)
    self->n_containers--;

  for (self->n_kept = self->n_containers; self->n_kept > 0 && self->containers[self->n_kept - 1].mark != '>';)
    self->n_kept--;

  /* One blank line says as much as several; md4c 0.5.2 mistakes what stands before two of them for an empty item when
   * its line happens to start at byte 4 of 256. */
  if (self->after_blank && self->n_blank == self->n_kept)
    return;
  self->after_blank = TRUE;
  self->n_blank = self->n_kept;
  write_prefix (self, self->n_kept, self->n_kept);
  g_string_append_c (self->prepared->text, '\n');
}

static void
prepare_text_line (Prepass *self,
                   guint n_old)
{
  LineKind kind = classify (self);
  guint line = self->prepared->lines->len;

  if (kind == LINE_CONTINUATION)
    {
      self->open_n_lines++;
      write_text (self, kind);
      g_string_append_c (self->prepared->text, '\n');
      return;
    }

  if (kind != LINE_TABLE_ROW && kind != LINE_TABLE_RULE)
    {
      /* md4c would take a heading right below a table for a row. */
      if (kind == LINE_HEADING && self->open == OPEN_TABLE && !self->pushed && self->n_kept == self->n_containers)
        {
          write_prefix (self, n_old, n_old);
          g_string_append_c (self->prepared->text, '\n');
        }
      end_paragraph (self);
      self->n_containers = self->n_kept;
    }
  for (guint i = 0; i < self->n_containers; i++)
    self->containers[i].blank = FALSE;

  write_prefix (self, self->n_containers, n_old);
  write_text (self, kind);
  g_string_append_c (self->prepared->text, '\n');

  switch (kind)
    {
    case LINE_PARAGRAPH:
      self->open = OPEN_PARAGRAPH;
      self->open_line = line;
      self->open_n_lines = 1;
      break;

    case LINE_HEADING:
      steller_markup_prepare_inline (self->prepared, line, FALSE);
      break;

    case LINE_TABLE_RULE:
      /* The line before it turns out to be the header row; the rule has no brackets. */
      add_place (self, g_array_index (self->prepared->lines, StellerMarkupLine, self->open_line).source_offset, 0);
      steller_markup_prepare_inline (self->prepared, self->open_line, TRUE);
      self->open = OPEN_TABLE;
      self->n_columns = steller_markup_line_count_rule_columns (self->text + self->at, self->end - self->at);
      break;

    case LINE_TABLE_ROW:
      add_place (self, self->at, 0);
      steller_markup_prepare_inline (self->prepared, line, TRUE);
      break;

    case LINE_CONTINUATION:
    default:
      g_assert_not_reached ();
    }
}

static void
prepare_line (Prepass *self)
{
  guint n_old;

  match_containers (self);
  if (self->at == self->end)
    {
      prepare_blank_line (self);
      return;
    }
  self->after_blank = FALSE;

  n_old = self->n_kept;
  while (self->at < self->end &&
         !steller_markup_line_is_thematic_break (self->text + self->at, self->end - self->at) &&
         (push_quote (self) || push_list_item (self)))
    ;

  if (self->at < self->end)
    {
      prepare_text_line (self, n_old);
      return;
    }

  /* Nothing but marks. */
  end_paragraph (self);
  write_prefix (self, self->n_containers, n_old);
  g_string_append_c (self->prepared->text, '\n');
}

/* A line of text that is inline by itself: no block starts in it. */
static void
prepare_inline_line (Prepass *self)
{
  self->column = 0;
  skip_blanks (self);
  if (self->at == self->end)
    return;

  write_text (self, LINE_CONTINUATION);
  g_string_append_c (self->prepared->text, '\n');
}

/* Prepares a text for md4c. Without @blocks all of it becomes one paragraph. Takes time in proportion to the length of
 * the text; the result is at most a small multiple of it. */
StellerMarkupPrepared *
steller_markup_prepare (const StellerMarkupSource *source,
                        gboolean blocks)
{
  StellerMarkupPrepared *prepared = g_new0 (StellerMarkupPrepared, 1);
  Prepass self = { .prepared = prepared, .text = source->text->str, .length = source->text->len };
  gsize start = 0;

  prepared->source = source;
  prepared->text = g_string_sized_new (source->text->len + 16);
  prepared->lines = g_array_new (FALSE, FALSE, sizeof (StellerMarkupLine));
  prepared->first_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  prepared->places = g_array_new (FALSE, FALSE, sizeof (StellerMarkupPlace));
  prepared->switches = g_array_new (FALSE, FALSE, sizeof (StellerMarkupSwitch));
  prepared->links = g_ptr_array_new_with_free_func (g_free);

  while (start < self.length)
    {
      gsize next;

      self.at = start;
      self.end = start + strcspn (self.text + start, "\r\n");
      next = self.end + (self.end < self.length);
      if (next < self.length && self.text[self.end] == '\r' && self.text[next] == '\n')
        next++;

      if (blocks)
        prepare_line (&self);
      else
        prepare_inline_line (&self);
      start = next;
    }

  if (blocks)
    end_paragraph (&self);
  else if (prepared->lines->len > 0)
    steller_markup_prepare_inline (prepared, 0, FALSE);

  return prepared;
}

void
steller_markup_prepared_free (StellerMarkupPrepared *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->lines);
  g_array_unref (self->first_lines);
  g_array_unref (self->places);
  g_array_unref (self->switches);
  g_ptr_array_unref (self->links);
  g_free (self);
}
