/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-markup-prepass.h"

#include <string.h>

/* md4c looks for the line of a link from the first line of its paragraph on: a paragraph of many lines that are all
 * links would take it quadratic time. The sum of the lines it may pass over in one paragraph; beyond it brackets are
 * literal. */
#define MAX_LINE_STEPS (G_GUINT64_CONSTANT (1) << 24)

/* The longest language tag that is accepted; RFC 5646, 4.4.1 asks for at least 35. */
#define MAX_LANGUAGE 35

typedef struct {
  guint32 at;      /* in the text of the source */
  guint32 out;     /* in the prepared text */
  gboolean image;  /* an exclamation mark stands before it */
  gboolean filled; /* whether anything stands after it */
} Bracket;

typedef struct {
  StellerMarkupPrepared *prepared;
  const char *text;
  GArray *brackets;        /* Bracket: those still open */
  guint32 last_link;       /* where the last link starts */
  gboolean any_link;
  guint64 line_steps;
} InlineScan;

/* The characters of an address that is written as it is: those of RFC 3986 without square brackets, and of RFC 3987
 * those beyond ASCII. An object may be among them. */
static gboolean
is_address_char (guchar c)
{
  return c >= 0x80 || g_ascii_isalnum (c) || (c != '\0' && strchr ("-._~:/?#@!$&'()*+,;=%", c) != NULL);
}

/* The length of a scheme that may be linked to, with what must follow it; 0 for others. */
static gsize
scheme_length (const char *text,
               gsize length)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      gsize n = strlen (schemes[i]);

      if (length > n && g_ascii_strncasecmp (text, schemes[i], n) == 0)
        return n;
    }

  return 0;
}

/* The length of `(address)` at the place, 0 when there is none. Parentheses in it must be in balance. */
static gsize
target_length (const char *text,
               gsize length)
{
  gsize i;
  guint depth = 0;

  if (length < 2 || text[0] != '(')
    return 0;

  i = scheme_length (text + 1, length - 1);
  if (i == 0)
    return 0;

  for (i += 1; i < length && is_address_char (text[i]); i++)
    {
      if (text[i] == '(')
        depth++;
      else if (text[i] == ')' && depth-- == 0)
        return i > 1 + scheme_length (text + 1, length - 1) ? i + 1 : 0;
    }

  return 0;
}

/* The length of `{lang=tag}` at the place, 0 when there is none. The tag has the form of RFC 5646, 2.1. */
static gsize
language_length (const char *text,
                 gsize length)
{
  static const char opening[] = "{lang=";
  gsize start = strlen (opening);
  gsize i = start;
  gsize subtag = start;

  if (length <= start || strncmp (text, opening, start) != 0)
    return 0;

  for (; i < length && i - start <= MAX_LANGUAGE; i++)
    {
      gsize n = i - subtag;

      if (text[i] == '-' || text[i] == '}')
        {
          if (n < (subtag == start ? 2 : 1) || n > 8)
            return 0;
          if (text[i] == '}')
            return i + 1;
          subtag = i + 1;
        }
      else if (subtag == start ? !g_ascii_isalpha (text[i]) : !g_ascii_isalnum (text[i]))
        {
          return 0;
        }
    }

  return 0;
}

/* The target with the text of marked passages in it, or NULL when one of them is redacted. */
static char *
dup_target (const StellerMarkupSource *source,
            gsize start,
            gsize length)
{
  g_autoptr (GString) target = g_string_sized_new (length);

  for (gsize i = start; i < start + length; i++)
    {
      if (source->text->str[i] == STELLER_MARKUP_OBJECT)
        {
          const StellerMarkupPart *part = steller_markup_source_find (source, i);

          if (part->passage == NULL)
            return NULL;
          for (const char *c = part->passage; *c != '\0'; c++)
            if (!is_address_char (*c))
              return NULL;
          g_string_append (target, part->passage);
        }
      else
        {
          g_string_append_c (target, source->text->str[i]);
        }
    }

  return g_string_free (g_steal_pointer (&target), FALSE);
}

static void
add_switch (InlineScan *self,
            StellerMarkupSwitchKind kind,
            gsize at,
            gsize length,
            gsize language_offset,
            gsize language_size)
{
  StellerMarkupSwitch change = { .source_offset = at, .length = length, .kind = kind };

  change.language_offset = language_offset;
  change.language_length = language_size;
  g_array_append_val (self->prepared->switches, change);
}

/* Writes the link for md4c: the brackets, and in place of the target its number, filled up to the same length. */
static void
add_link (InlineScan *self,
          const Bracket *open,
          gsize at,
          gsize out,
          gsize length)
{
  char *to = self->prepared->text->str;
  guint number = self->prepared->links->len;

  g_ptr_array_add (self->prepared->links, dup_target (self->prepared->source, at + 2, length - 2));

  to[open->out] = '[';
  to[out] = ']';
  to[out + 1] = '(';
  to[out + length] = ')';
  for (gsize i = out + length - 1; i > out + 1; i--)
    {
      to[i] = '0' + number % 10;
      number /= 10;
    }

  self->last_link = open->at;
  self->any_link = TRUE;
}

static gsize
close_bracket (InlineScan *self,
               gsize at,
               gsize out,
               gsize end,
               guint n_line)
{
  Bracket open;
  gsize length;

  if (self->brackets->len == 0)
    return 1;

  open = g_array_index (self->brackets, Bracket, self->brackets->len - 1);
  g_array_set_size (self->brackets, self->brackets->len - 1);
  if (!open.filled)
    return 1;

  length = language_length (self->text + at + 1, end - at - 1);
  if (length > 0)
    {
      gsize language = at + 1 + strlen ("{lang=");

      add_switch (self, STELLER_MARKUP_SWITCH_LANGUAGE_ON, open.at, 1, language, at + length - language);
      add_switch (self, STELLER_MARKUP_SWITCH_LANGUAGE_OFF, at, 1 + length, 0, 0);
      memset (self->prepared->text->str + out, '"', 1 + length);
      return 1 + length;
    }

  /* CommonMark 0.31, 6.3: a link holds no other link. */
  length = target_length (self->text + at + 1, end - at - 1);
  if (length == 0 || open.image || (self->any_link && self->last_link > open.at))
    return 1;

  self->line_steps += n_line;
  if (self->line_steps > MAX_LINE_STEPS)
    return 1;

  add_link (self, &open, at, out, length);

  return 1 + length;
}

/* The length of `^text^` at the place, 0 when there is none: on one line, without white space or brackets. */
static gsize
superscript_length (const char *text,
                    gsize length)
{
  for (gsize i = 1; i < length; i++)
    {
      if (text[i] == '^')
        return i > 1 ? i + 1 : 0;
      if (strchr (" \t[]\\|", text[i]) != NULL)
        return 0;
    }

  return 0;
}

static gint
compare_switches (gconstpointer a,
                  gconstpointer b)
{
  const StellerMarkupSwitch *one = a;
  const StellerMarkupSwitch *other = b;

  return one->source_offset < other->source_offset ? -1 : one->source_offset > other->source_offset;
}

static void
fill_brackets (InlineScan *self)
{
  /* Whatever stands in the innermost bracket stands in all of them. */
  if (self->brackets->len > 0)
    g_array_index (self->brackets, Bracket, self->brackets->len - 1).filled = TRUE;
}

static void
scan_line (InlineScan *self,
           const StellerMarkupLine *line,
           guint n_line,
           gboolean cells)
{
  gsize after_bang = G_MAXSIZE;

  for (gsize i = line->source_offset; i < line->source_end;)
    {
      gsize out = line->text_offset + (i - line->source_offset);
      gsize length = 1;
      Bracket bracket = { .at = i, .out = out };

      switch (self->text[i])
        {
        case '\\':
          fill_brackets (self);
          if (i + 1 < line->source_end && g_ascii_ispunct (self->text[i + 1]))
            length = 2;
          break;

        case '[':
          fill_brackets (self);
          bracket.image = after_bang == i;
          g_array_append_val (self->brackets, bracket);
          break;

        case ']':
          length = close_bracket (self, i, out, line->source_end, n_line);
          break;

        case '!':
          fill_brackets (self);
          after_bang = i + 1;
          break;

        case '|':
          if (cells)
            g_array_set_size (self->brackets, 0);
          break;

        case '^':
          fill_brackets (self);
          length = superscript_length (self->text + i, line->source_end - i);
          if (length > 0)
            {
              add_switch (self, STELLER_MARKUP_SWITCH_SUPERSCRIPT_ON, i, 1, 0, 0);
              add_switch (self, STELLER_MARKUP_SWITCH_SUPERSCRIPT_OFF, i + length - 1, 1, 0, 0);
            }
          length = MAX (length, 1);
          break;

        case ' ':
        case '\t':
          break;

        default:
          fill_brackets (self);
          break;
        }

      i += length;
    }
}

/* Finds what md4c does not: which brackets make a link to an address that may be linked to, superscript and runs in
 * another language; in one block, from a line on up to the last, or in one row of a table. Superscript and language cut
 * across what md4c finds; their marks are passed over when its text is taken over. */
void
steller_markup_prepare_inline (StellerMarkupPrepared *prepared,
                               guint first_line,
                               gboolean cells)
{
  InlineScan self = { .prepared = prepared, .text = prepared->source->text->str };
  guint n_lines = cells ? first_line + 1 : prepared->lines->len;
  guint first_switch = prepared->switches->len;

  self.brackets = g_array_new (FALSE, FALSE, sizeof (Bracket));
  for (guint i = first_line; i < n_lines; i++)
    scan_line (&self, &g_array_index (prepared->lines, StellerMarkupLine, i), i - first_line, cells);
  g_array_unref (self.brackets);

  if (prepared->switches->len - first_switch > 1)
    qsort (&g_array_index (prepared->switches, StellerMarkupSwitch, first_switch),
           prepared->switches->len - first_switch, sizeof (StellerMarkupSwitch), compare_switches);
}
