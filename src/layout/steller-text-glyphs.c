/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-text-setter-private.h"

#include <hb.h>
#include <string.h>

static hb_codepoint_t
space_glyph (const PangoGlyphItem *item)
{
  hb_codepoint_t glyph = 0;

  if (item->item->analysis.font == NULL)
    return 0;
  hb_font_get_nominal_glyph (pango_font_get_hb_font (item->item->analysis.font), ' ', &glyph);

  return glyph;
}

/* Whether text has no ink at all. */
static gboolean
is_blank (const char *text,
          gsize length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar character;

      if (*at == ' ' || *at == '\t')
        continue;
      if ((guchar) *at < 0x80)
        return FALSE;
      character = g_utf8_get_char (at);
      if (!g_unichar_isspace (character) && character != 0xa0)
        return FALSE;
    }

  return TRUE;
}

/* Pango blanks the space at the end of a line, and every other space that a font does not have; whoever reads the page
 * with other eyes needs it between the words. */
static void
restore_spaces (PangoGlyphItem *item,
                const char *text)
{
  hb_codepoint_t space = 0;

  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    if (item->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY)
      {
        const char *at = text + item->item->offset + item->glyphs->log_clusters[i];

        if (!is_blank (at, 1))
          continue;
        if (space == 0)
          space = space_glyph (item);
        if (space == 0)
          return;
        item->glyphs->glyphs[i].glyph = space;
      }
}

/* Makes place for a glyph without width where the text of the item ends, or begins. What is read from the right ends at
 * its left. */
static void
insert_glyph (PangoGlyphItem *item,
              hb_codepoint_t glyph,
              gboolean end)
{
  PangoGlyphString *glyphs = item->glyphs;
  gboolean backwards = item->item->analysis.level % 2 == 1;
  gsize n = glyphs->num_glyphs;
  gsize at = backwards == end ? 0 : n;

  pango_glyph_string_set_size (glyphs, (int) n + 1);
  memmove (&glyphs->glyphs[at + 1], &glyphs->glyphs[at], (n - at) * sizeof glyphs->glyphs[0]);
  memmove (&glyphs->log_clusters[at + 1], &glyphs->log_clusters[at], (n - at) * sizeof glyphs->log_clusters[0]);
  memset (&glyphs->glyphs[at], 0, sizeof glyphs->glyphs[at]);
  glyphs->glyphs[at].glyph = glyph;
  glyphs->glyphs[at].attr.is_cluster_start = 1;
  glyphs->log_clusters[at] = end ? item->item->length : 0;
}

static void
take_text (char **place,
           char *text)
{
  g_free (*place);
  *place = text;
}

/* The text that stands for a bar. */
static char **
get_replacement (StellerTextSetter *self,
                 const StellerSegment *bar)
{
  StellerElement *element = &g_array_index (self->setting->inlines, StellerElement, bar->element - 1);

  return (char **) &element->structure.actual_text;
}

/*
 * Cairo drops glyphs without ink when nothing else is drawn with them, so a space between two looks would get lost. It
 * goes with the glyphs before it, as a glyph without width.
 *
 * @near: whether the glyphs are known to be those before the space
 *
 * Returns: whether the space comes right after those glyphs
 */
gboolean
steller_text_append_space (StellerTextSetter *self,
                           StellerGlyphs *glyphs,
                           gsize offset,
                           gsize length,
                           gboolean near)
{
  PangoGlyphItem *item = glyphs->item;
  const StellerSegment *segment = get_segment (self->setting->segments, glyphs->segment);
  hb_codepoint_t space = space_glyph (item);
  gsize end = segment->source ? (gsize) item->item->offset + item->item->length : segment->end;

  /* Between a bar and a space may stand what is not seen. */
  if (offset != end && (!near || segment->source || offset < end))
    return FALSE;
  if (segment->kind == STELLER_SEGMENT_BAR)
    {
      char **text = get_replacement (self, segment);

      if (g_str_has_suffix (*text, " "))
        return TRUE;
      take_text (text, g_strconcat (*text, " ", NULL));
    }
  if (space == 0)
    return FALSE;
  if (!segment->source)
    length = 1;

  insert_glyph (item, space, TRUE);
  item->item->length += (int) length;
  item->item->num_chars += (int) g_utf8_strlen (self->text->str + offset, (gssize) length);

  return TRUE;
}

StellerGlyphs *
steller_text_last_glyphs (StellerTextSetter *self,
                          const StellerSetLine *line)
{
  GArray *glyphs = self->setting->glyphs;

  return glyphs->len > line->first_glyphs ? &g_array_index (glyphs, StellerGlyphs, glyphs->len - 1) : NULL;
}

/* The same for a space before glyphs: not every font has spaces. */
static gboolean
prepend_space (StellerTextSetter *self,
               StellerGlyphs *glyphs,
               const StellerBlank *blank)
{
  PangoGlyphItem *item = glyphs->item;
  const StellerSegment *segment = get_segment (self->setting->segments, glyphs->segment);
  hb_codepoint_t space = space_glyph (item);

  if (blank->offset + blank->length != (segment->source ? (gsize) item->item->offset : segment->start))
    return FALSE;
  if (segment->kind == STELLER_SEGMENT_BAR)
    {
      char **text = get_replacement (self, segment);

      take_text (text, g_strconcat (" ", *text, NULL));
    }
  if (!segment->source)
    return TRUE;
  if (space == 0)
    return FALSE;

  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    item->glyphs->log_clusters[i] += (int) blank->length;
  insert_glyph (item, space, FALSE);
  item->item->offset = (int) blank->offset;
  item->item->length += (int) blank->length;
  item->item->num_chars += (int) g_utf8_strlen (self->text->str + blank->offset, (gssize) blank->length);

  return TRUE;
}

static void
add_blank (StellerTextSetter *self,
           const StellerSetLine *line,
           const StellerBlank *blank)
{
  GArray *glyphs = self->setting->glyphs;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = line->first_glyphs; i < glyphs->len; i++)
      {
        StellerGlyphs *other = &g_array_index (glyphs, StellerGlyphs, i);

        if (pass == 0 ? steller_text_append_space (self, other, blank->offset, blank->length, FALSE)
                      : prepend_space (self, other, blank))
          return;
      }
}

/*
 * Where text runs from right to left, what comes before a space is not what stands to the left of it: those spaces wait
 * until all of the line is there.
 */
void
steller_text_add_blanks (StellerTextSetter *self,
                         const StellerSetLine *line)
{
  for (guint i = 0; i < self->blanks->len; i++)
    add_blank (self, line, &g_array_index (self->blanks, StellerBlank, i));
  g_array_set_size (self->blanks, 0);
}

static void
add_text_glyphs (StellerTextSetter *self,
                 StellerSetLine *line,
                 PangoGlyphItem *item,
                 double x,
                 double width)
{
  StellerTextSetting *setting = self->setting;
  const char *text = self->text->str;
  StellerGlyphs glyphs = { .item = item, .x = x, .width = width };

  glyphs.segment = steller_text_find_segment (setting->segments, item->item->offset);
  glyphs.face = get_segment (setting->segments, glyphs.segment)->face;
  glyphs.rise = glyphs.face->rise;

  if (is_blank (text + item->item->offset, item->item->length))
    {
      StellerGlyphs *before = steller_text_last_glyphs (self, line);

      gboolean near = item->item->analysis.level % 2 == 0;

      if (before == NULL || !steller_text_append_space (self, before, item->item->offset, item->item->length, near))
        {
          StellerBlank blank = { .offset = item->item->offset, .length = item->item->length };

          g_array_append_val (self->blanks, blank);
        }
      pango_glyph_item_free (item);
      return;
    }

  restore_spaces (item, text);
  g_array_append_val (setting->glyphs, glyphs);
}

/* Sets the ground in its bar, or behind its passage. Its text goes to the end of the text of the setting. */
static void
add_object (StellerTextSetter *self,
            guint index,
            double x,
            double width)
{
  const StellerSegment *segment = get_segment (self->setting->segments, index);
  PangoLayout *layout = steller_typesetter_get_layout (self->typesetter, TRUE);
  g_autofree char *label = steller_text_label_dup (self->setting->leaf, segment);
  double natural = steller_text_label_width (self->typesetter, segment->face, label);
  gsize offset = self->text->len;
  double at = x;
  PangoLayoutLine *line;

  if (segment->kind == STELLER_SEGMENT_BAR)
    at += MAX (0.0, (width - natural) / 2.0);
  g_string_append (self->text, label);
  /* The space that append_space() makes part of the label. */
  g_string_append_c (self->text, ' ');

  line = pango_layout_get_line_readonly (layout, 0);
  for (GSList *item = line->runs; item != NULL; item = item->next)
    {
      StellerGlyphs glyphs = { .item = pango_glyph_item_copy (item->data), .segment = index, .face = segment->face };

      glyphs.item->item->offset += (int) offset;
      glyphs.x = at;
      glyphs.width = to_points (pango_glyph_string_get_width (glyphs.item->glyphs));
      at += glyphs.width;
      g_array_append_val (self->setting->glyphs, glyphs);
    }
}

/* Cuts the glyphs of one font where segments meet. */
void
steller_text_add_item (StellerTextSetter *self,
                       StellerSetLine *line,
                       const PangoGlyphItem *source,
                       gsize piece_start,
                       double *cursor)
{
  GArray *segments = self->setting->segments;
  PangoGlyphItem *rest = pango_glyph_item_copy ((PangoGlyphItem *) source);
  double width = to_points (pango_glyph_string_get_width (rest->glyphs));
  gboolean backwards = rest->item->analysis.level % 2 == 1;
  double x = backwards ? *cursor + width : *cursor;
  guint index;

  rest->item->offset += (int) piece_start;
  index = steller_text_find_segment (segments, rest->item->offset);
  *cursor += width;

  if (get_segment (segments, index)->kind == STELLER_SEGMENT_BAR ||
      get_segment (segments, index)->kind == STELLER_SEGMENT_GROUND)
    {
      add_object (self, index, *cursor - width, width);
      pango_glyph_item_free (rest);
      return;
    }

  while (rest != NULL)
    {
      gsize end = get_segment (segments, index)->end;
      PangoGlyphItem *part = NULL;

      if (end < (gsize) rest->item->offset + rest->item->length)
        part = pango_glyph_item_split (rest, self->text->str, (int) (end - rest->item->offset));
      if (part == NULL)
        part = g_steal_pointer (&rest);

      width = to_points (pango_glyph_string_get_width (part->glyphs));
      if (backwards)
        x -= width;
      add_text_glyphs (self, line, part, x, width);
      if (!backwards)
        x += width;
      if (rest != NULL)
        index = steller_text_find_segment (segments, rest->item->offset);
    }
}
