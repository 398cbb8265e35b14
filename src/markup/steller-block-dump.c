/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-block.h"

static void
dump_string (const char *text,
             gsize length,
             GString *output)
{
  g_string_append_c (output, '"');
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c == '"' || c == '\\')
        g_string_append_printf (output, "\\%c", c);
      else if (c == '\n')
        g_string_append (output, "\\n");
      else if (c == '\t')
        g_string_append (output, "\\t");
      else if (c < 0x20 || c == 0x7f)
        g_string_append_printf (output, "\\x%02x", c);
      else
        g_string_append_c (output, c);
    }
  g_string_append_c (output, '"');
}

static void
dump_span (const StellerSpan *span,
           guint indent,
           GString *output)
{
  g_string_append_printf (output, "%*s", (int) indent, "");

  if (span->flags & STELLER_SPAN_LINE_BREAK)
    g_string_append (output, "break");
  else if (span->flags & STELLER_SPAN_BAR)
    g_string_append (output, "bar");
  else
    dump_string (span->text, span->length, output);

  if (span->flags & STELLER_SPAN_BOLD)
    g_string_append (output, " bold");
  if (span->flags & STELLER_SPAN_ITALIC)
    g_string_append (output, " italic");
  if (span->flags & STELLER_SPAN_SUPERSCRIPT)
    g_string_append (output, " superscript");
  if (span->link != 0)
    g_string_append_printf (output, " link %u <%s>", span->link, span->uri);
  if (span->language != NULL)
    g_string_append_printf (output, " lang %s", span->language);
  if (span->ground != NULL)
    g_string_append_printf (output, " ground %s", span->ground);

  for (guint i = 0; i < span->n_runs; i++)
    {
      const StellerSourceRun *run = &span->runs[i];

      g_string_append_printf (output, " %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT, run->source_offset,
                              run->source_offset + run->source_length);
      if (run->text_length != run->source_length)
        g_string_append_printf (output, ":%" G_GSIZE_FORMAT, run->text_length);
    }
  g_string_append_c (output, '\n');
}

/**
 * steller_block_dump:
 * @self: a block
 * @indent: how many spaces stand before each line
 * @output: what the lines are added to
 *
 * Writes the block as a tree that a person can read, for tests: a line for each block and span, indented by two. At the
 * end of a line stand the source ranges, as `start-end` in bytes; `start-end:length` tells how long the text is when it
 * differs from its source.
 */
void
steller_block_dump (const StellerBlock *self,
                    guint indent,
                    GString *output)
{
  static const char *const alignments[] = { "", " center", " end" };
  gsize start;

  g_return_if_fail (self != NULL && output != NULL);

  g_string_append_printf (output, "%*s", (int) indent, "");
  switch (steller_block_get_kind (self))
    {
    case STELLER_BLOCK_PARAGRAPH:
      g_string_append (output, "paragraph");
      break;
    case STELLER_BLOCK_HEADING:
      g_string_append_printf (output, "heading %u", steller_block_get_level (self));
      break;
    case STELLER_BLOCK_LIST:
      if (steller_block_get_ordered (self))
        g_string_append_printf (output, "list from %u", steller_block_get_start (self));
      else
        g_string_append (output, "list");
      g_string_append (output, steller_block_get_tight (self) ? " tight" : " loose");
      break;
    case STELLER_BLOCK_LIST_ITEM:
      g_string_append (output, "item");
      break;
    case STELLER_BLOCK_QUOTE:
      g_string_append (output, "quote");
      break;
    case STELLER_BLOCK_TABLE:
      g_string_append (output, "table");
      break;
    case STELLER_BLOCK_TABLE_ROW:
      g_string_append (output, steller_block_get_header (self) ? "row header" : "row");
      break;
    case STELLER_BLOCK_TABLE_CELL:
      g_string_append_printf (output, "cell%s", alignments[steller_block_get_alignment (self)]);
      break;
    case STELLER_BLOCK_REDACTION:
      g_string_append_printf (output, "redaction %s", steller_block_get_ground (self));
      break;
    default:
      g_assert_not_reached ();
    }

  start = steller_block_get_source_start (self);
  g_string_append_printf (output, " %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT "\n", start,
                          start + steller_block_get_source_length (self));

  for (guint i = 0; i < steller_block_get_n_spans (self); i++)
    dump_span (steller_block_get_span (self, i), indent + 2, output);
  for (guint i = 0; i < steller_block_get_n_children (self); i++)
    steller_block_dump (steller_block_get_child (self, i), indent + 2, output);
}
