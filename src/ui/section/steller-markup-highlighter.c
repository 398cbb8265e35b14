/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-markup-highlighter.h"

#include <string.h>

/* Lets the marks of the markup step back and shows what they do. It looks at whole lines, and only at those that
 * change: it is a help for the eye, and what counts is the preview. A language definition of GtkSourceView would do the
 * same for the price of reading all definitions there are before the first word can be shown. */

#define TAG_MARK "markup-mark"
#define TAG_STRONG "markup-strong"
#define TAG_EMPHASIS "markup-emphasis"
#define TAG_HEADING "markup-heading"

/* A line longer than this, in bytes, is left as it is. */
#define MAX_LINE 20000

static const char *const tags[] = { TAG_MARK, TAG_STRONG, TAG_EMPHASIS, TAG_HEADING };

typedef struct
{
  GtkTextBuffer *buffer;
  int line;
  const char *text;
} Line;

static void
tag (const Line *line, const char *name, const char *from, const char *to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line_index (line->buffer, &start, line->line, (int) (from - line->text));
  gtk_text_buffer_get_iter_at_line_index (line->buffer, &end, line->line, (int) (to - line->text));
  gtk_text_buffer_apply_tag_by_name (line->buffer, name, &start, &end);
}

/* The mark that a line begins with, such as a bullet; the rest of the line. */
static const char *
highlight_start (const Line *line)
{
  const char *at = line->text;
  const char *mark;

  while (*at == ' ')
    at++;
  mark = at;
  if (g_str_has_prefix (at, ":::"))
    {
      at += strlen (at);
      tag (line, TAG_MARK, mark, at);
      return at;
    }
  if (*at == '#')
    {
      at += strspn (at, "#");
      if (*at == ' ')
        {
          tag (line, TAG_MARK, mark, at + 1);
          tag (line, TAG_HEADING, at + 1, at + strlen (at));
        }
      return at;
    }
  if (*at == '-' || *at == '+' || *at == '*' || *at == '>')
    at++;
  else if (g_ascii_isdigit (*at))
    {
      while (g_ascii_isdigit (*at))
        at++;
      if (*at != '.' && *at != ')')
        return mark;
      at++;
    }
  if (at == mark || *at != ' ')
    return mark;
  tag (line, TAG_MARK, mark, at + 1);
  return at + 1;
}

/* A pair of asterisks, one or two each, around text that does not begin or end with a space. */
static const char *
highlight_emphasis (const Line *line, const char *at)
{
  const char *mark = at[1] == '*' ? "**" : "*";
  gsize length = strlen (mark);
  const char *inside = at + length;
  const char *end = *inside != ' ' && *inside != '\0' ? strstr (inside, mark) : NULL;

  if (end == NULL || end == inside || end[-1] == ' ')
    return inside;
  tag (line, TAG_MARK, at, inside);
  tag (line, length == 2 ? TAG_STRONG : TAG_EMPHASIS, inside, end);
  tag (line, TAG_MARK, end, end + length);
  return end + length;
}

/* The ground of a redaction, and the brackets around the passage: ⟦ground|passage⟧. */
static const char *
highlight_redaction (const Line *line, const char *at)
{
  const char *next = g_utf8_next_char (at);
  const char *bar = next + strcspn (next, "|");

  if (*bar == '|')
    next = bar + 1;
  tag (line, TAG_MARK, at, next);
  return next;
}

/* The address of a link: [text](address). */
static const char *
highlight_link (const Line *line, const char *at)
{
  const char *middle = strstr (at, "](");
  const char *end = middle != NULL ? strchr (middle, ')') : NULL;

  if (end == NULL)
    return at + 1;
  tag (line, TAG_MARK, at, at + 1);
  tag (line, TAG_MARK, middle, end + 1);
  return at + 1;
}

static void
highlight_line (GtkTextBuffer *buffer, int number, const char *text)
{
  Line line = { buffer, number, text };
  const char *at = highlight_start (&line);

  while (*at != '\0')
    {
      if (*at == '\\' && at[1] != '\0' && (guchar) at[1] < 0x80)
        at += 2;
      else if (*at == '*')
        at = highlight_emphasis (&line, at);
      else if (*at == '[')
        at = highlight_link (&line, at);
      else if (g_str_has_prefix (at, "⟦"))
        at = highlight_redaction (&line, at);
      else if (g_str_has_prefix (at, "⟧"))
        {
          tag (&line, TAG_MARK, at, g_utf8_next_char (at));
          at = g_utf8_next_char (at);
        }
      else
        at = g_utf8_next_char (at);
    }
}

static void
highlight (GtkTextBuffer *buffer, int first, int last)
{
  for (int number = first; number <= last; number++)
    {
      GtkTextIter start, end;
      g_autofree char *text = NULL;

      if (!gtk_text_buffer_get_iter_at_line (buffer, &start, number))
        break;
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
        gtk_text_buffer_remove_tag_by_name (buffer, tags[i], &start, &end);
      text = gtk_text_iter_get_slice (&start, &end);
      if (strlen (text) <= MAX_LINE)
        highlight_line (buffer, number, text);
    }
}

static void
on_inserted (GtkTextBuffer *buffer, const GtkTextIter *end, const char *text, int length, gpointer data)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  highlight (buffer, gtk_text_iter_get_line (&start), gtk_text_iter_get_line (end));
}

static void
on_deleted (GtkTextBuffer *buffer, const GtkTextIter *start, const GtkTextIter *end, gpointer data)
{
  highlight (buffer, gtk_text_iter_get_line (start), gtk_text_iter_get_line (start));
}

/**
 * steller_markup_highlighter_attach:
 * @buffer: a text buffer, still empty
 *
 * Keeps the markup in a buffer highlighted.
 */
void
steller_markup_highlighter_attach (GtkTextBuffer *buffer)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  gtk_text_buffer_create_tag (buffer, TAG_HEADING, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, TAG_STRONG, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, TAG_EMPHASIS, "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, TAG_MARK, NULL);
  steller_markup_highlighter_set_dark (buffer, FALSE);
  g_signal_connect_after (buffer, "insert-text", G_CALLBACK (on_inserted), NULL);
  g_signal_connect_after (buffer, "delete-range", G_CALLBACK (on_deleted), NULL);
}

/**
 * steller_markup_highlighter_set_dark:
 * @buffer: a text buffer that is highlighted
 * @dark: whether the text is light on dark
 *
 * Sets the colours. Marks keep a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3).
 */
void
steller_markup_highlighter_set_dark (GtkTextBuffer *buffer, gboolean dark)
{
  GtkTextTag *mark;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  mark = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG_MARK);
  g_object_set (mark, "foreground", dark ? "#9a9a9e" : "#6c6c70", NULL);
}
