/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-page-text.h"

/* Offsets in characters, the rectangle in points from the top left corner of the page. */
typedef struct
{
  guint start;
  guint end;
  graphene_rect_t rectangle;
} Line;

/**
 * StellerPageText:
 *
 * The words of a page, line by line, as a screen reader asks for them: in characters, words, sentences and lines, each
 * with its place on the page.
 */
struct _StellerPageText
{
  char *text;
  guint n_characters;
  GArray *lines;
  /* One more than there are characters: the last is the end. */
  PangoLogAttr *breaks;
};

/* Within this many points, pieces of text stand at one height. */
#define SAME_HEIGHT 0.5

typedef struct
{
  GString *text;
  guint offset;
  GArray *lines;
} Reading;

/* A bullet and its line, and the cells of a row, are read as one line. */
static gboolean
continues_line (const Line *line, const graphene_rect_t *piece)
{
  return ABS (line->rectangle.origin.y - piece->origin.y) < SAME_HEIGHT &&
         piece->origin.x >= line->rectangle.origin.x + line->rectangle.size.width;
}

static void
read_piece (const char *text, gsize length, const cairo_rectangle_t *rectangle, gpointer user_data)
{
  Reading *reading = user_data;
  g_autofree char *copy = g_strndup (text, length);
  const char *words = g_strstrip (copy);
  Line *last = reading->lines->len > 0 ? &g_array_index (reading->lines, Line, reading->lines->len - 1) : NULL;
  guint n_characters = (guint) g_utf8_strlen (words, -1);
  Line line = { .start = reading->offset };

  if (n_characters == 0)
    return;

  graphene_rect_init (&line.rectangle, (float) rectangle->x, (float) rectangle->y, (float) rectangle->width,
                      (float) rectangle->height);
  g_string_append (reading->text, words);
  g_string_append_c (reading->text, '\n');
  reading->offset += n_characters + 1;
  line.end = reading->offset;

  if (last != NULL && continues_line (last, &line.rectangle))
    {
      reading->text->str[reading->text->len - strlen (words) - 2] = ' ';
      graphene_rect_union (&last->rectangle, &line.rectangle, &last->rectangle);
      last->end = line.end;
      return;
    }
  g_array_append_val (reading->lines, line);
}

/**
 * steller_page_text_new:
 * @pages: a laid-out note
 * @page: which page of it, from 0
 *
 * Takes the text of a page, a line feed after each line.
 *
 * Returns: (transfer full): the text
 */
StellerPageText *
steller_page_text_new (StellerPages *pages, guint page)
{
  StellerPageText *self;
  Reading reading = { 0 };

  g_return_val_if_fail (pages != NULL, NULL);
  g_return_val_if_fail (page < steller_pages_get_n_pages (pages), NULL);

  self = g_new0 (StellerPageText, 1);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  reading.lines = self->lines;
  reading.text = g_string_new (NULL);
  steller_pages_foreach_text (pages, page, read_piece, &reading);

  self->n_characters = reading.offset;
  self->breaks = g_new0 (PangoLogAttr, reading.offset + 1);
  pango_get_log_attrs (reading.text->str, (int) reading.text->len, -1, pango_language_get_default (), self->breaks,
                       (int) reading.offset + 1);
  self->text = g_string_free_and_steal (reading.text);

  return self;
}

/**
 * steller_page_text_free:
 * @self: (transfer full): a page's text
 *
 * Frees the text.
 */
void
steller_page_text_free (StellerPageText *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_free (self->breaks);
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * steller_page_text_get_text:
 * @self: a page's text
 *
 * Returns: all of the text
 */
const char *
steller_page_text_get_text (const StellerPageText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * steller_page_text_get_range:
 * @self: a page's text
 * @start: where it starts, in characters
 * @end: where it ends, in characters; what is past the end counts as the end
 *
 * Takes a piece of the text. A zero byte follows it.
 *
 * Returns: (transfer full): the piece
 */
GBytes *
steller_page_text_get_range (const StellerPageText *self, guint start, guint end)
{
  char *range;

  g_return_val_if_fail (self != NULL, NULL);

  end = MIN (end, self->n_characters);
  start = MIN (start, end);
  range = g_utf8_substring (self->text, start, end);

  return g_bytes_new_take (range, strlen (range));
}

static const Line *
find_line (const StellerPageText *self, guint offset)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (offset < line->end)
        return line;
    }

  return NULL;
}

static gboolean
starts_unit (const StellerPageText *self, guint offset, GtkAccessibleTextGranularity granularity)
{
  const PangoLogAttr *place = &self->breaks[offset];

  switch (granularity)
    {
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER:
      return place->is_cursor_position;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD:
      return place->is_word_start;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_SENTENCE:
      return place->is_sentence_start;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE:
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH:
    default:
      return offset < self->n_characters && find_line (self, offset)->start == offset;
    }
}

/**
 * steller_page_text_get_unit:
 * @self: a page's text
 * @offset: a place in it, in characters
 * @granularity: what to take: a character, a word, a sentence or a line
 * @start: (out): where it starts
 * @end: (out): where it ends, and the next one starts
 *
 * Takes the unit of text that a place is in.
 *
 * Returns: (transfer full): the unit
 */
GBytes *
steller_page_text_get_unit (
    const StellerPageText *self, guint offset, GtkAccessibleTextGranularity granularity, guint *start, guint *end)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (start != NULL && end != NULL, NULL);

  *start = MIN (offset, self->n_characters);
  *end = MIN (*start + 1, self->n_characters);
  while (*start > 0 && !starts_unit (self, *start, granularity))
    (*start)--;
  while (*end < self->n_characters && !starts_unit (self, *end, granularity))
    (*end)++;

  return steller_page_text_get_range (self, *start, *end);
}

/**
 * steller_page_text_get_extents:
 * @self: a page's text
 * @start: where a piece starts, in characters
 * @end: where it ends
 * @extents: (out): the rectangle around the lines it is on, in points from the top left corner of the page
 *
 * Finds the lines that a piece of text is on.
 *
 * Returns: whether there are any
 */
gboolean
steller_page_text_get_extents (const StellerPageText *self, guint start, guint end, graphene_rect_t *extents)
{
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (extents != NULL, FALSE);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->start >= MAX (end, start + 1) || line->end <= start)
        continue;
      if (found)
        graphene_rect_union (extents, &line->rectangle, extents);
      else
        *extents = line->rectangle;
      found = TRUE;
    }

  return found;
}

/**
 * steller_page_text_get_offset:
 * @self: a page's text
 * @x: a place on the page, in points from its left
 * @y: and from its top
 * @offset: (out): where the line at that place starts, in characters
 *
 * Finds the line at a place.
 *
 * Returns: whether there is one
 */
gboolean
steller_page_text_get_offset (const StellerPageText *self, double x, double y, guint *offset)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (offset != NULL, FALSE);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (graphene_rect_contains_point (&line->rectangle, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        {
          *offset = line->start;
          return TRUE;
        }
    }

  return FALSE;
}
