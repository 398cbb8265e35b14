/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-markdown-writer.h"

#include <string.h>

#include "steller-markdown-spans.h"

/**
 * StellerMarkdownWriter:
 *
 * Writes blocks as CommonMark with tables, in the subset that Steller's own parser reads.
 */
struct _StellerMarkdownWriter {
  const StellerExportWords *words;
  StellerLineWriter *lines;
  guint heading_shift;
  char bullet;         /* of the list that was added last, if a list was */
};

static void write_block (StellerMarkdownWriter *self,
                         const StellerBlock    *block,
                         char                  *bullet);

/**
 * steller_markdown_writer_new:
 * @words: the words of the note's language
 *
 * Makes a writer without text.
 *
 * Returns: (transfer full): a new writer
 */
StellerMarkdownWriter *
steller_markdown_writer_new (const StellerExportWords *words)
{
  StellerMarkdownWriter *self;

  g_return_val_if_fail (words != NULL, NULL);

  self = g_new0 (StellerMarkdownWriter, 1);
  self->words = words;
  self->lines = steller_line_writer_new ();

  return self;
}

/**
 * steller_markdown_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees a writer and the text in it.
 */
void
steller_markdown_writer_free (StellerMarkdownWriter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->lines, steller_line_writer_free);
  g_free (self);
}

/**
 * steller_markdown_writer_end:
 * @self: (transfer full): a writer
 *
 * Frees a writer and gives its text.
 *
 * Returns: (transfer full): the text
 */
GBytes *
steller_markdown_writer_end (StellerMarkdownWriter *self)
{
  GBytes *bytes;

  g_return_val_if_fail (self != NULL, NULL);

  bytes = steller_line_writer_end (g_steal_pointer (&self->lines));
  steller_markdown_writer_free (self);

  return bytes;
}

/**
 * steller_markdown_writer_get_lines:
 * @self: a writer
 *
 * Gets the lines that the blocks are written in, to put something before or between them.
 *
 * Returns: (transfer none): the lines
 */
StellerLineWriter *
steller_markdown_writer_get_lines (StellerMarkdownWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lines;
}

/**
 * steller_markdown_writer_set_heading_shift:
 * @self: a writer
 * @shift: by how many levels headings in the blocks that follow are lowered
 *
 * Has the headings in a section's text come below the heading of the section.
 */
void
steller_markdown_writer_set_heading_shift (StellerMarkdownWriter *self,
                                           guint                  shift)
{
  g_return_if_fail (self != NULL);

  self->heading_shift = shift;
}

static void
write_lines (StellerMarkdownWriter *self,
             const char            *lines)
{
  for (const char *p = lines; ; )
    {
      const char *end = strchrnul (p, '\n');

      steller_line_writer_add_line (self->lines, p, end - p);
      if (!*end)
        break;
      p = end + 1;
    }
}

/**
 * steller_markdown_writer_add_lines:
 * @self: a writer
 * @lines: Markdown, a line feed between two lines
 *
 * Adds lines as they are.
 */
void
steller_markdown_writer_add_lines (StellerMarkdownWriter *self,
                                   const char            *lines)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (lines != NULL);

  self->bullet = '\0';
  write_lines (self, lines);
}

/**
 * steller_markdown_writer_add_heading:
 * @self: a writer
 * @level: the level, from 1; Markdown has six
 * @markdown: its text, already Markdown
 *
 * Adds a heading.
 */
void
steller_markdown_writer_add_heading (StellerMarkdownWriter *self,
                                     guint                  level,
                                     const char            *markdown)
{
  GString *output;

  g_return_if_fail (self != NULL);
  g_return_if_fail (markdown != NULL);

  output = steller_line_writer_begin_line (self->lines);
  for (guint i = 0; i < CLAMP (level, 1, 6); i++)
    g_string_append_c (output, '#');
  g_string_append_c (output, ' ');
  g_string_append (output, markdown);
  steller_line_writer_end_line (self->lines);
}

/* The tree below a block */

/* A list that starts with another number than 1, or with an item without text, cannot interrupt a paragraph
 * (CommonMark 0.31, 5.2). */
static gboolean
can_interrupt (const StellerBlock *list)
{
  if (steller_block_get_ordered (list) && steller_block_get_start (list) != 1)
    return FALSE;
  return steller_block_get_n_children (list) > 0 &&
         steller_block_get_n_children (steller_block_get_child (list, 0)) > 0;
}

/* In a tight item nothing stands apart that need not. */
static gboolean
stands_apart (const StellerBlock *previous,
              const StellerBlock *block,
              gboolean            tight)
{
  return !tight || (steller_block_get_kind (previous) == STELLER_BLOCK_PARAGRAPH &&
                    steller_block_get_kind (block) == STELLER_BLOCK_LIST && !can_interrupt (block));
}

/* @bullet is that of the list around the blocks: a list that starts an item has another, since "- - -" is a rule. */
static void
write_children (StellerMarkdownWriter *self,
                const StellerBlock    *block,
                gboolean               tight,
                char                   bullet)
{
  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    {
      const StellerBlock *child = steller_block_get_child (block, i);

      if (i > 0 && stands_apart (steller_block_get_child (block, i - 1), child, tight))
        steller_line_writer_separate (self->lines);
      write_block (self, child, &bullet);
    }
}

/* Of two lists that follow each other the second has another bullet, or they would be one. */
static void
write_list (StellerMarkdownWriter *self,
            const StellerBlock    *list,
            char                   bullet)
{
  gboolean ordered = steller_block_get_ordered (list);
  gboolean tight = steller_block_get_tight (list);

  for (guint i = 0; i < steller_block_get_n_children (list); i++)
    {
      g_autofree char *label = ordered ? g_strdup_printf ("%u. ", steller_block_get_start (list) + i)
                                       : g_strdup_printf ("%c ", bullet);
      g_autofree char *rest = g_strnfill (strlen (label), ' ');

      if (i > 0 && !tight)
        steller_line_writer_separate (self->lines);
      steller_line_writer_push (self->lines, label, rest);
      write_children (self, steller_block_get_child (list, i), tight, ordered ? '\0' : bullet);
      steller_line_writer_pop (self->lines);
    }
}

static void
write_delimiter_row (StellerMarkdownWriter *self,
                     const StellerBlock    *row,
                     guint                  n_columns)
{
  GString *output = steller_line_writer_begin_line (self->lines);

  g_string_append_c (output, '|');
  for (guint i = 0; i < n_columns; i++)
    {
      StellerAlignment alignment = STELLER_ALIGNMENT_START;

      if (i < steller_block_get_n_children (row))
        alignment = steller_block_get_alignment (steller_block_get_child (row, i));
      g_string_append (output, alignment == STELLER_ALIGNMENT_CENTER ? ":---:|" :
                                     alignment == STELLER_ALIGNMENT_END ? "---:|" : "---|");
    }
  steller_line_writer_end_line (self->lines);
}

static void
write_row (StellerMarkdownWriter *self,
           const StellerBlock    *row,
           guint                  n_columns)
{
  GString *output = steller_line_writer_begin_line (self->lines);

  g_string_append_c (output, '|');
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *text = NULL;

      if (row && i < steller_block_get_n_children (row))
        text = steller_markdown_write_spans (steller_block_get_child (row, i), STELLER_MARKDOWN_CELL, self->words);
      if (text && *text)
        g_string_append_printf (output, " %s |", text);
      else
        g_string_append (output, "  |");
    }
  steller_line_writer_end_line (self->lines);
}

static void
write_table (StellerMarkdownWriter *self,
             const StellerBlock    *table)
{
  guint n_rows = steller_block_get_n_children (table);
  guint n_columns = 0;
  const StellerBlock *first;

  for (guint i = 0; i < n_rows; i++)
    n_columns = MAX (n_columns, steller_block_get_n_children (steller_block_get_child (table, i)));
  if (n_columns == 0)
    return;

  /* Markdown has no table without a row of headers; an empty one shows the least. */
  first = steller_block_get_child (table, 0);
  write_row (self, steller_block_get_header (first) ? first : NULL, n_columns);
  write_delimiter_row (self, first, n_columns);
  for (guint i = steller_block_get_header (first) ? 1 : 0; i < n_rows; i++)
    write_row (self, steller_block_get_child (table, i), n_columns);
}

static void
write_redaction (StellerMarkdownWriter *self,
                 const StellerBlock    *block)
{
  const char *ground = steller_block_get_ground (block);

  if (steller_block_get_n_children (block) == 0)
    {
      g_autofree char *bar = steller_export_words_describe_bar (self->words, ground);
      g_autofree char *escaped = steller_markdown_escape (bar, STELLER_MARKDOWN_PARAGRAPH);

      write_lines (self, escaped);
    }
  else
    {
      g_autofree char *fence = g_strdup_printf (":::woo %s", ground ? ground : "");

      write_lines (self, fence);
      write_children (self, block, FALSE, '\0');
      write_lines (self, ":::");
    }
}

/* Writes a block. @bullet is that of the list before it, if it was one, and becomes its own. */
static void
write_block (StellerMarkdownWriter *self,
             const StellerBlock    *block,
             char                  *bullet)
{
  gboolean has_bullet = steller_block_get_kind (block) == STELLER_BLOCK_LIST && !steller_block_get_ordered (block);

  *bullet = !has_bullet ? '\0' : *bullet == '-' ? '*' : '-';
  switch (steller_block_get_kind (block))
    {
    case STELLER_BLOCK_PARAGRAPH:
    case STELLER_BLOCK_TABLE_CELL:
      {
        g_autofree char *text = steller_markdown_write_spans (block, STELLER_MARKDOWN_PARAGRAPH, self->words);

        write_lines (self, text);
      }
      break;

    case STELLER_BLOCK_HEADING:
      {
        g_autofree char *text = steller_markdown_write_spans (block, STELLER_MARKDOWN_HEADING, self->words);

        steller_markdown_writer_add_heading (self, steller_block_get_level (block) + self->heading_shift, text);
      }
      break;

    case STELLER_BLOCK_LIST:
      write_list (self, block, *bullet);
      break;

    case STELLER_BLOCK_QUOTE:
      steller_line_writer_push (self->lines, "> ", "> ");
      write_children (self, block, FALSE, '\0');
      steller_line_writer_pop (self->lines);
      break;

    case STELLER_BLOCK_TABLE:
      write_table (self, block);
      break;

    case STELLER_BLOCK_REDACTION:
      write_redaction (self, block);
      break;

    case STELLER_BLOCK_LIST_ITEM:
    case STELLER_BLOCK_TABLE_ROW:
      write_children (self, block, FALSE, '\0');
      break;

    default:
      g_assert_not_reached ();
    }
}

/**
 * steller_markdown_writer_add_block:
 * @self: a writer
 * @block: a block
 *
 * Adds a block and everything in it.
 */
void
steller_markdown_writer_add_block (StellerMarkdownWriter *self,
                                   const StellerBlock    *block)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (block != NULL);

  write_block (self, block, &self->bullet);
}
