/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-markup.h"

#include <string.h>

/* How far a line end is looked for at once: so that looking for one kind of it does not run on far beyond another. */
#define WINDOW 256

/* The end of the line that starts at a place, without and with its line end. */
static gsize
next_line (const char *text,
           gsize length,
           gsize from,
           gsize *end)
{
  const char *found = NULL;

  for (; found == NULL && from < length; from += WINDOW)
    {
      gsize size = MIN (length - from, WINDOW);
      const char *line_feed = memchr (text + from, '\n', size);

      found = memchr (text + from, '\r', line_feed != NULL ? (gsize) (line_feed - (text + from)) : size);
      if (found == NULL)
        found = line_feed;
    }
  if (found == NULL)
    {
      *end = length;
      return length;
    }

  *end = found - text;
  if (*found == '\r' && *end + 1 < length && found[1] == '\n')
    return *end + 2;

  return *end + 1;
}

/* Whether a line starts as a list item does; rather too often than too seldom. */
static gboolean
looks_like_item (const char *text,
                 gsize start,
                 gsize end)
{
  gsize at = start;

  if (at == end)
    return FALSE;
  if (text[at] == '-' || text[at] == '*')
    return TRUE;
  while (at < end && g_ascii_isdigit (text[at]))
    at++;

  return at > start && at < end && text[at] == '.';
}

/**
 * steller_markup_next_chunk:
 * @text: text with markup
 * @length: its length in bytes
 * @from: where a chunk starts: 0 or where the one before ended
 *
 * Finds the end of a chunk: a part of a text that can be read without the rest. The blocks of a text are those of its
 * chunks one after the other, so that only chunks that changed need to be read anew. A chunk ends after blank lines
 * where the next line can neither be part of a list that the chunk has, nor of anything else in it. Marked passages may
 * stand in the text as they are, since they hold no blank line; block marks may not.
 *
 * Returns: where the chunk ends, in bytes; more than @from unless that is the end of the text
 */
gsize
steller_markup_next_chunk (const char *text,
                           gsize length,
                           gsize from)
{
  gboolean blank = FALSE;
  gboolean any_text = FALSE;
  gboolean any_item = FALSE;

  g_return_val_if_fail (text != NULL || length == 0, length);
  g_return_val_if_fail (from <= length, length);

  while (from < length)
    {
      gsize end;
      gsize next = next_line (text, length, from, &end);
      gsize start = from;
      gboolean item;

      while (start < end && (text[start] == ' ' || text[start] == '\t'))
        start++;
      if (start == end)
        {
          blank = TRUE;
          from = next;
          continue;
        }

      /* The contents of an item stand two columns in at the least; a tab is as good as four. */
      item = looks_like_item (text, start, end);
      if (blank && any_text && !any_item)
        return from;
      if (blank && any_text && !item && start - from < 2 && memchr (text + from, '\t', start - from) == NULL)
        return from;

      any_item = any_item || item;
      any_text = TRUE;
      blank = FALSE;
      from = next;
    }

  return length;
}
