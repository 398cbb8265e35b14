/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-text-writer.h"

#include <string.h>

#include "steller-text-columns.h"

/* A column of a table is never narrower than this, so that a table of many columns gets wide rather than unreadable. */
#define MINIMUM_CELL_COLUMNS 6
#define CELL_GAP 2

/* However deep a list is nested, its text keeps this much room. */
#define MINIMUM_COLUMNS 24

/**
 * StellerTextWriter:
 *
 * Writes blocks as plain text: lines of at most %STELLER_TEXT_COLUMNS columns, list labels that hang before their text,
 * tables with aligned columns.
 */
struct _StellerTextWriter {
  const StellerExportWords *words;
  StellerLineWriter *lines;
};

static void write_block (StellerTextWriter  *self,
                         const StellerBlock *block);

/**
 * steller_text_writer_new:
 * @words: the words of the note's language
 *
 * Makes a writer without text.
 *
 * Returns: (transfer full): a new writer
 */
StellerTextWriter *
steller_text_writer_new (const StellerExportWords *words)
{
  StellerTextWriter *self;

  g_return_val_if_fail (words != NULL, NULL);

  self = g_new0 (StellerTextWriter, 1);
  self->words = words;
  self->lines = steller_line_writer_new ();

  return self;
}

/**
 * steller_text_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees a writer and the text in it.
 */
void
steller_text_writer_free (StellerTextWriter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->lines, steller_line_writer_free);
  g_free (self);
}

/**
 * steller_text_writer_end:
 * @self: (transfer full): a writer
 *
 * Frees a writer and gives its text.
 *
 * Returns: (transfer full): the text
 */
GBytes *
steller_text_writer_end (StellerTextWriter *self)
{
  GBytes *bytes;

  g_return_val_if_fail (self != NULL, NULL);

  bytes = steller_line_writer_end (g_steal_pointer (&self->lines));
  steller_text_writer_free (self);

  return bytes;
}

/**
 * steller_text_writer_get_lines:
 * @self: a writer
 *
 * Gets the lines that the blocks are written in, to put something before or between them.
 *
 * Returns: (transfer none): the lines
 */
StellerLineWriter *
steller_text_writer_get_lines (StellerTextWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lines;
}

static guint
available_columns (StellerTextWriter *self)
{
  guint used = steller_line_writer_get_indent (self->lines);

  return used + MINIMUM_COLUMNS < STELLER_TEXT_COLUMNS ? STELLER_TEXT_COLUMNS - used : MINIMUM_COLUMNS;
}

/**
 * steller_text_writer_add_lines:
 * @self: a writer
 * @text: UTF-8 text; a line feed starts a new line
 *
 * Adds text, wrapped.
 */
void
steller_text_writer_add_lines (StellerTextWriter *self,
                               const char        *text)
{
  g_autoptr (GPtrArray) lines = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  lines = g_ptr_array_new_with_free_func (g_free);
  steller_text_wrap (text, available_columns (self), lines);
  for (guint i = 0; i < lines->len; i++)
    steller_line_writer_add_line (self->lines, g_ptr_array_index (lines, i), -1);
}

/**
 * steller_text_writer_add_rule:
 * @self: a writer
 * @character: what the rule is made of
 * @columns: how long it is; it never passes the end of a line
 *
 * Adds a rule, as under a heading.
 */
void
steller_text_writer_add_rule (StellerTextWriter *self,
                              char               character,
                              guint              columns)
{
  GString *output;

  g_return_if_fail (self != NULL);

  columns = MIN (columns, available_columns (self));
  output = steller_line_writer_begin_line (self->lines);
  for (guint i = 0; i < columns; i++)
    g_string_append_c (output, character);
  steller_line_writer_end_line (self->lines);
}

/* Raised letters that Unicode has as letters of their own; "7ᵉ" and "m²" then survive without markup. */
static gunichar
raise_character (gunichar character)
{
  static const struct { gunichar plain, raised; } raised[] = {
    { '0', 0x2070 }, { '1', 0x00b9 }, { '2', 0x00b2 }, { '3', 0x00b3 }, { '4', 0x2074 }, { '5', 0x2075 },
    { '6', 0x2076 }, { '7', 0x2077 }, { '8', 0x2078 }, { '9', 0x2079 }, { '+', 0x207a }, { '-', 0x207b },
    { 'a', 0x1d43 }, { 'd', 0x1d48 }, { 'e', 0x1d49 }, { 'h', 0x02b0 }, { 'i', 0x2071 }, { 'm', 0x1d50 },
    { 'n', 0x207f }, { 'o', 0x1d52 }, { 'r', 0x02b3 }, { 's', 0x02e2 }, { 't', 0x1d57 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (raised); i++)
    if (raised[i].plain == character)
      return raised[i].raised;

  return 0;
}

static void
append_superscript (GString    *output,
                    const char *text)
{
  gsize start = output->len;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar raised = raise_character (g_utf8_get_char (p));

      if (!raised)
        {
          g_string_truncate (output, start);
          g_string_append (output, text);
          return;
        }
      g_string_append_unichar (output, raised);
    }
}

/* The text of a span without the control characters that would move a terminal's cursor or stand for something here. */
static char *
clean_text (const char *text)
{
  g_autoptr (GString) clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\t')
        g_string_append_c (clean, ' ');
      else if (character == '\n' || !g_unichar_iscntrl (character))
        g_string_append_unichar (clean, character);
    }

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

static void
append_span (StellerTextWriter *self,
             GString           *output,
             const StellerSpan *span)
{
  if (span->flags & STELLER_SPAN_BAR)
    {
      g_autofree char *bar = steller_export_words_describe_bar (self->words, span->ground);

      g_string_append (output, g_strdelimit (bar, " ", STELLER_TEXT_NO_BREAK));
    }
  else
    {
      g_autofree char *text = clean_text (span->text);

      if (span->flags & STELLER_SPAN_SUPERSCRIPT)
        append_superscript (output, text);
      else
        g_string_append (output, text);
    }
}

static gboolean
same_string (const char *a,
             const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

/* The address of a link, unless the reader has just read it. */
static void
append_address (GString    *output,
                gsize       link_start,
                const char *uri)
{
  const char *address = g_str_has_prefix (uri, "mailto:") ? uri + strlen ("mailto:") : uri;
  g_autofree char *clean = clean_text (address);

  if (!g_str_equal (output->str + link_start, clean))
    g_string_append_printf (output, " <%s>", clean);
}

/**
 * steller_text_writer_dup_spans:
 * @self: a writer
 * @block: a block that holds spans
 *
 * Gives the text of a block as it reads without any markup: a bar as "[gelakt: 5.1.2.e]", a passage that is still to be
 * redacted between the note's own marks, a link followed by its address.
 *
 * Returns: (transfer full): the text, not wrapped; unbreakable spaces are %STELLER_TEXT_NO_BREAK
 */
char *
steller_text_writer_dup_spans (StellerTextWriter  *self,
                               const StellerBlock *block)
{
  g_autoptr (GString) output = g_string_new (NULL);
  const char *mark = NULL;
  guint n_spans;
  gsize link_start = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (block != NULL, NULL);

  n_spans = steller_block_get_n_spans (block);
  for (guint i = 0; i < n_spans; i++)
    {
      const StellerSpan *span = steller_block_get_span (block, i);
      const StellerSpan *next = i + 1 < n_spans ? steller_block_get_span (block, i + 1) : NULL;
      const StellerSpan *previous = i > 0 ? steller_block_get_span (block, i - 1) : NULL;
      const char *ground = (span->flags & STELLER_SPAN_BAR) ? NULL : span->ground;

      if (!same_string (mark, ground))
        {
          if (mark)
            g_string_append (output, "⟧");
          if (ground)
            g_string_append_printf (output, "⟦%s|", ground);
          mark = ground;
        }
      if (span->link && (!previous || previous->link != span->link))
        link_start = output->len;
      append_span (self, output, span);
      if (span->link && span->uri && (!next || next->link != span->link))
        append_address (output, link_start, span->uri);
    }
  if (mark)
    g_string_append (output, "⟧");

  return g_string_free (g_steal_pointer (&output), FALSE);
}

/* The tree below a block */

static void
write_children (StellerTextWriter  *self,
                const StellerBlock *block,
                gboolean            tight)
{
  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    {
      if (i > 0 && !tight)
        steller_line_writer_separate (self->lines);
      write_block (self, steller_block_get_child (block, i));
    }
}

static void
write_list (StellerTextWriter  *self,
            const StellerBlock *list)
{
  gboolean ordered = steller_block_get_ordered (list);
  gboolean tight = steller_block_get_tight (list);
  guint n_items = steller_block_get_n_children (list);
  guint last = steller_block_get_start (list) + (n_items > 0 ? n_items - 1 : 0);
  int label_columns = ordered ? g_snprintf (NULL, 0, "%u. ", last) : 2;

  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *label = NULL;
      g_autofree char *rest = g_strnfill (label_columns, ' ');
      g_autofree char *number = NULL;

      if (ordered)
        {
          number = g_strdup_printf ("%u. ", steller_block_get_start (list) + i);
          label = g_strdup_printf ("%*s", label_columns, number);
        }
      if (i > 0 && !tight)
        steller_line_writer_separate (self->lines);
      steller_line_writer_push (self->lines, label ? label : "- ", rest);
      write_children (self, steller_block_get_child (list, i), tight);
      steller_line_writer_pop (self->lines);
    }
}

/* Tables */

typedef struct {
  guint n_columns;
  guint *columns;
  gboolean wraps;      /* whether any cell takes more than a line */
  GPtrArray *cells;    /* of char *, row by row, each row n_columns long */
} TextTable;

static guint
widest_line (const char *text)
{
  guint widest = 0;

  for (const char *p = text; ; )
    {
      const char *end = strchrnul (p, '\n');

      widest = MAX (widest, steller_text_measure (p, end - p));
      if (!*end)
        return widest;
      p = end + 1;
    }
}

/* Takes columns away from the widest until the table fits: a column of dates stays whole beside one of sentences. */
static void
fit_columns (TextTable *table,
             guint      available)
{
  guint gaps = table->n_columns > 0 ? (table->n_columns - 1) * CELL_GAP : 0;
  guint limit = 0, total = gaps, wanted;

  for (guint i = 0; i < table->n_columns; i++)
    {
      table->columns[i] = MIN (table->columns[i], available);
      total += table->columns[i];
      limit = MAX (limit, table->columns[i]);
    }
  wanted = total;

  while (total > available && limit > MINIMUM_CELL_COLUMNS)
    {
      limit--;
      total = gaps;
      for (guint i = 0; i < table->n_columns; i++)
        {
          table->columns[i] = MIN (table->columns[i], limit);
          total += table->columns[i];
        }
    }
  table->wraps = total < wanted;
}

static void
write_table_row (StellerTextWriter  *self,
                 const TextTable    *table,
                 const StellerBlock *row,
                 guint               index)
{
  g_autoptr (GPtrArray) wrapped = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n_lines = 1;

  for (guint i = 0; i < table->n_columns; i++)
    {
      GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

      steller_text_wrap (g_ptr_array_index (table->cells, index * table->n_columns + i), table->columns[i], lines);
      n_lines = MAX (n_lines, lines->len);
      g_ptr_array_add (wrapped, lines);
    }

  for (guint line = 0; line < n_lines; line++)
    {
      GString *output = steller_line_writer_begin_line (self->lines);

      for (guint i = 0; i < table->n_columns; i++)
        {
          GPtrArray *lines = g_ptr_array_index (wrapped, i);
          StellerAlignment alignment = STELLER_ALIGNMENT_START;

          if (i < steller_block_get_n_children (row))
            alignment = steller_block_get_alignment (steller_block_get_child (row, i));
          if (i > 0)
            g_string_append (output, "  ");
          steller_text_append_padded (output, line < lines->len ? g_ptr_array_index (lines, line) : "",
                                      table->columns[i],
                                      alignment == STELLER_ALIGNMENT_END ? 1 :
                                      alignment == STELLER_ALIGNMENT_CENTER ? 0.5 : 0);
        }
      steller_line_writer_end_line (self->lines);
    }
}

static void
write_table_rule (StellerTextWriter *self,
                  const TextTable   *table)
{
  GString *output = steller_line_writer_begin_line (self->lines);

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (i > 0)
        g_string_append (output, "  ");
      for (guint j = 0; j < table->columns[i]; j++)
        g_string_append_c (output, '-');
    }
  steller_line_writer_end_line (self->lines);
}

static gboolean
is_empty_row (const TextTable *table,
              guint            index)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (*(const char *) g_ptr_array_index (table->cells, index * table->n_columns + i))
      return FALSE;

  return TRUE;
}

static void
write_table (StellerTextWriter  *self,
             const StellerBlock *block)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint *columns = NULL;
  guint n_rows = steller_block_get_n_children (block);
  TextTable table = { 0 };

  for (guint i = 0; i < n_rows; i++)
    table.n_columns = MAX (table.n_columns, steller_block_get_n_children (steller_block_get_child (block, i)));
  table.columns = columns = g_new0 (guint, table.n_columns);
  table.cells = cells;

  for (guint i = 0; i < n_rows; i++)
    {
      const StellerBlock *row = steller_block_get_child (block, i);

      for (guint j = 0; j < table.n_columns; j++)
        {
          char *text = j < steller_block_get_n_children (row)
                       ? steller_text_writer_dup_spans (self, steller_block_get_child (row, j))
                       : g_strdup ("");

          table.columns[j] = MAX (table.columns[j], widest_line (text));
          g_ptr_array_add (cells, text);
        }
    }
  fit_columns (&table, available_columns (self));

  for (guint i = 0; i < n_rows; i++)
    {
      const StellerBlock *row = steller_block_get_child (block, i);

      /* A row without text is room for a pen. */
      if (is_empty_row (&table, i))
        continue;
      if (table.wraps && i > 0 && !steller_block_get_header (steller_block_get_child (block, i - 1)))
        steller_line_writer_separate (self->lines);
      write_table_row (self, &table, row, i);
      if (steller_block_get_header (row) &&
          (i + 1 == n_rows || !steller_block_get_header (steller_block_get_child (block, i + 1))))
        write_table_rule (self, &table);
    }
}

static void
write_redaction (StellerTextWriter  *self,
                 const StellerBlock *block)
{
  const char *ground = steller_block_get_ground (block);

  if (steller_block_get_n_children (block) == 0)
    {
      g_autofree char *bar = steller_export_words_describe_bar (self->words, ground);

      steller_text_writer_add_lines (self, g_strdelimit (bar, " ", STELLER_TEXT_NO_BREAK));
    }
  else
    {
      g_autofree char *opening = g_strdup_printf ("⟦%s|", ground ? ground : "");

      steller_text_writer_add_lines (self, opening);
      write_children (self, block, FALSE);
      steller_text_writer_add_lines (self, "⟧");
    }
}

static void
write_block (StellerTextWriter  *self,
             const StellerBlock *block)
{
  switch (steller_block_get_kind (block))
    {
    case STELLER_BLOCK_LIST:
      write_list (self, block);
      break;

    case STELLER_BLOCK_QUOTE:
      steller_line_writer_push (self->lines, "> ", "> ");
      write_children (self, block, FALSE);
      steller_line_writer_pop (self->lines);
      break;

    case STELLER_BLOCK_TABLE:
      write_table (self, block);
      break;

    case STELLER_BLOCK_REDACTION:
      write_redaction (self, block);
      break;

    case STELLER_BLOCK_PARAGRAPH:
    case STELLER_BLOCK_HEADING:
    case STELLER_BLOCK_TABLE_CELL:
      {
        g_autofree char *text = steller_text_writer_dup_spans (self, block);

        steller_text_writer_add_lines (self, text);
      }
      break;

    case STELLER_BLOCK_LIST_ITEM:
    case STELLER_BLOCK_TABLE_ROW:
      write_children (self, block, FALSE);
      break;

    default:
      g_assert_not_reached ();
    }
}

/**
 * steller_text_writer_add_block:
 * @self: a writer
 * @block: a block
 *
 * Adds a block and everything in it.
 */
void
steller_text_writer_add_block (StellerTextWriter  *self,
                               const StellerBlock *block)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (block != NULL);

  write_block (self, block);
}
