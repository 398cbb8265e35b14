/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-markup-line.h"

#include <string.h>

/* What a line may be, told from the line alone, without white space before it and its line end. */

/* A line of three or more `-`, `_` or `*` and nothing else: a thematic break in CommonMark, literal here. */
gboolean
steller_markup_line_is_thematic_break (const char *line,
                                       gsize length)
{
  char c;
  guint n = 0;

  if (length == 0)
    return FALSE;

  c = line[0];
  if (c != '-' && c != '_' && c != '*')
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (line[i] == c)
        n++;
      else if (!steller_markup_is_blank (line[i]))
        return FALSE;
    }

  return n >= 3;
}

/* The length of a list mark at the place, without the white space that must follow it; 0 when there is none. */
gsize
steller_markup_line_get_list_mark (const char *line,
                                   gsize length,
                                   char *mark,
                                   guint *number)
{
  gsize n = 0;

  if (length == 0)
    return 0;

  if (line[0] == '-' || line[0] == '*')
    {
      *mark = line[0];
      *number = 0;
      n = 1;
    }
  else
    {
      *mark = '.';
      *number = 0;
      for (; n < MIN (length, 9) && g_ascii_isdigit (line[n]); n++)
        *number = *number * 10 + (guint) (line[n] - '0');
      if (n == 0 || n == length || line[n] != '.')
        return 0;
      n++;
    }

  return n == length || steller_markup_is_blank (line[n]) || line[n] == '\n' || line[n] == '\r' ? n : 0;
}

/* Only `###` heads: the levels above it are the note's own headings, and there is none below it. */
gboolean
steller_markup_line_is_heading (const char *line,
                                gsize length)
{
  if (length < 5 || strncmp (line, "###", 3) != 0 || !steller_markup_is_blank (line[3]))
    return FALSE;

  /* A closing row of `#` is no text. */
  for (gsize i = 3; i < length; i++)
    if (!steller_markup_is_blank (line[i]) && line[i] != '#')
      return TRUE;

  return FALSE;
}

/* Counts the cells of a row, split at each pipe that is not escaped; none is counted before a pipe at the start nor
 * after one at the end. */
guint
steller_markup_line_count_cells (const char *line,
                                 gsize length)
{
  gsize start = 0;
  gsize end = length;
  guint n = 1;

  if (start < end && line[start] == '|')
    start++;
  while (start < end && steller_markup_is_blank (line[end - 1]))
    end--;

  for (gsize i = start; i < end; i++)
    {
      if (line[i] == '\\' && i + 1 < end)
        i++;
      else if (line[i] == '|' && i + 1 < end)
        n++;
    }

  return n;
}

/* Counts the columns of a line such as `| --- | :-: |`, the second of a table; 0 when it is none. */
guint
steller_markup_line_count_rule_columns (const char *line,
                                        gsize length)
{
  gsize i = 0;
  guint n = 0;
  gboolean piped = FALSE;

  if (i < length && line[i] == '|')
    {
      piped = TRUE;
      i++;
    }

  while (TRUE)
    {
      gsize dashes;

      while (i < length && steller_markup_is_blank (line[i]))
        i++;
      if (i == length)
        break;

      if (line[i] == ':')
        i++;
      for (dashes = i; i < length && line[i] == '-'; i++)
        ;
      if (i == dashes)
        return 0;
      if (i < length && line[i] == ':')
        i++;
      n++;

      while (i < length && steller_markup_is_blank (line[i]))
        i++;
      if (i == length)
        break;
      if (line[i] != '|')
        return 0;
      piped = TRUE;
      i++;
    }

  return piped ? n : 0;
}
