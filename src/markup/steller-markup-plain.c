/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-markup-source.h"

#include <string.h>

static void
add_span (GPtrArray *spans,
          const char *text,
          gsize length,
          StellerSpanFlags flags,
          const char *ground,
          gsize source_offset,
          gsize source_length)
{
  const StellerSourceRun run = { 0, length, source_offset, source_length };
  const StellerSpan span = {
    .text = text,
    .length = length,
    .flags = flags,
    .ground = ground,
    .runs = &run,
    .n_runs = 1,
  };

  g_ptr_array_add (spans, steller_span_new_full (&span));
}

static void
add_lines (GPtrArray *spans,
           const char *text,
           gsize length,
           const char *ground,
           gsize source_offset)
{
  gsize start = 0;

  while (start < length)
    {
      gsize end = start;
      gsize next;

      while (end < length && text[end] != '\n' && text[end] != '\r')
        end++;
      if (end > start)
        add_span (spans, text + start, end - start, STELLER_SPAN_NONE, ground, source_offset + start, end - start);
      if (end == length)
        break;

      next = end + 1;
      if (text[end] == '\r' && next < length && text[next] == '\n')
        next++;
      add_span (spans, "\n", 1, STELLER_SPAN_LINE_BREAK, ground, source_offset + end, next - end);
      start = next;
    }
}

/**
 * steller_markup_parse_plain:
 * @source: the text
 *
 * Reads text that holds no markup but marked passages, such as that of a field. Every line end in it is a line break.
 *
 * Returns: (transfer full) (element-type StellerSpan): the spans
 */
GPtrArray *
steller_markup_parse_plain (const StellerMarkupSource *source)
{
  GPtrArray *spans;

  g_return_val_if_fail (source != NULL, NULL);

  spans = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_span_unref);
  for (guint i = 0; i < source->parts->len; i++)
    {
      const StellerMarkupPart *part = &g_array_index (source->parts, StellerMarkupPart, i);

      if (part->passage != NULL)
        add_lines (spans, part->passage, strlen (part->passage), part->ground, part->source_offset);
      else if (part->ground != NULL)
        add_span (spans, "", 0, STELLER_SPAN_BAR, part->ground, part->source_offset, part->source_length);
      else
        add_lines (spans, source->text->str + part->text_offset, part->source_length, NULL, part->source_offset);
    }

  return spans;
}
