/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "markup-source.h"

#include <string.h>

/* Makes a source from text with well-formed inline marks, as composing does. */
StellerMarkupSource *
markup_source_new_from_marked (const char *text,
                               gsize length,
                               gsize offset,
                               MarkupSourceKind kind)
{
  static const char opening[] = "⟦";
  static const char closing[] = "⟧";
  StellerMarkupSource *source = steller_markup_source_new ();
  const char *at = text;
  const char *end = text + length;

  while (at < end)
    {
      const char *start = memmem (at, end - at, opening, strlen (opening));
      const char *bar = start != NULL ? memchr (start, '|', end - start) : NULL;
      const char *stop = bar != NULL ? memmem (bar, end - bar, closing, strlen (closing)) : NULL;
      g_autofree char *ground = NULL;

      if (stop == NULL)
        start = end;
      steller_markup_source_append_text (source, at, start - at, offset + (at - text), NULL);
      if (stop == NULL)
        break;

      ground = g_strndup (start + strlen (opening), bar - start - strlen (opening));
      if (kind == MARKUP_SOURCE_PUBLIC)
        steller_markup_source_append_bar (source, ground, offset + (start - text), stop + strlen (closing) - start);
      else
        steller_markup_source_append_text (source, bar + 1, stop - bar - 1, offset + (bar + 1 - text), ground);
      at = stop + strlen (closing);
    }

  return source;
}
