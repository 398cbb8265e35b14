/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-text-columns.h"

#include <string.h>

/**
 * steller_text_measure:
 * @text: UTF-8 text without line feeds
 * @length: its length in bytes, or -1
 *
 * Measures text in the cells of a fixed-width font: two for a wide character (Unicode Standard Annex 11), none for one
 * that is combined with the character before it.
 *
 * Returns: the number of columns
 */
guint
steller_text_measure (const char *text,
                      gssize      length)
{
  const char *end;
  guint columns = 0;

  g_return_val_if_fail (text != NULL, 0);

  end = text + (length < 0 ? (gssize) strlen (text) : length);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (character))
        columns += g_unichar_iswide (character) ? 2 : 1;
    }

  return columns;
}

static gboolean
is_break (char byte)
{
  return byte == ' ' || byte == '\t';
}

static void
take_line (GPtrArray  *lines,
           const char *start,
           const char *end)
{
  char *line = g_strndup (start, end - start);

  g_strdelimit (line, "\x1f", ' ');
  g_ptr_array_add (lines, line);
}

/* Wraps what stands between two line feeds. A word that is wider than a line gets a line of its own, whole: cutting an
 * address or a reference number would make it useless. */
static void
wrap_line (const char *start,
           const char *end,
           guint       columns,
           GPtrArray  *lines)
{
  const char *line = NULL;
  const char *line_end = NULL;
  guint used = 0;

  for (const char *p = start; p < end; )
    {
      const char *word, *word_end;
      guint width, space;

      for (word = p; word < end && is_break (*word); word++)
        ;
      for (word_end = word; word_end < end && !is_break (*word_end); word_end++)
        ;
      if (word == word_end)
        break;
      width = steller_text_measure (word, word_end - word);
      space = (guint) (word - p);

      if (line && used + space + width <= columns)
        {
          used += space + width;
        }
      else
        {
          if (line)
            take_line (lines, line, line_end);
          line = word;
          used = width;
        }
      line_end = word_end;
      p = word_end;
    }

  if (line)
    take_line (lines, line, line_end);
  else
    g_ptr_array_add (lines, g_strdup (""));
}

/**
 * steller_text_wrap:
 * @text: UTF-8 text; a line feed ends a line
 * @columns: how wide a line may be
 * @lines: (element-type utf8): the array that the lines are added to
 *
 * Breaks text into lines at its spaces. Text between two line feeds gives at least one line, possibly an empty one.
 * Takes time in proportion to the text.
 */
void
steller_text_wrap (const char *text,
                   guint       columns,
                   GPtrArray  *lines)
{
  g_return_if_fail (text != NULL);
  g_return_if_fail (lines != NULL);

  for (const char *p = text; ; )
    {
      const char *end = strchrnul (p, '\n');

      wrap_line (p, end, columns, lines);
      if (!*end)
        break;
      p = end + 1;
    }
}

/**
 * steller_text_append_padded:
 * @output: where the text goes
 * @text: one line of UTF-8 text
 * @columns: the columns to fill
 * @alignment: which part of the room that is left over stands before the text: 0 for none, 1 for all
 *
 * Adds text and the spaces that make it as wide as asked; text that is wider stays as it is.
 */
void
steller_text_append_padded (GString    *output,
                            const char *text,
                            guint       columns,
                            double      alignment)
{
  guint width = steller_text_measure (text, -1);
  guint room = columns > width ? columns - width : 0;
  guint before = (guint) (room * alignment);

  g_return_if_fail (output != NULL);

  for (guint i = 0; i < before; i++)
    g_string_append_c (output, ' ');
  g_string_append (output, text);
  for (guint i = before; i < room; i++)
    g_string_append_c (output, ' ');
}
