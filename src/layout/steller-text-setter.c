/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-text-setter-private.h"

#include <math.h>

#include "steller-text-segments.h"


/*
 * Pango copies the rest of a run for each line it takes off it, so a paragraph of megabytes would take for ever. Text
 * is set in pieces of this many bytes; the last line of a piece is set again with the next one.
 */
#define PIECE_LENGTH 8192
/* How far back a piece looks for a space to end at. Without one Pango looks for room letter by letter: a smaller
 * piece. */
#define PIECE_SEARCH 512
#define UNBROKEN_LENGTH 1024
/* Pango counts in 1024ths of a point with 32 bits. */

static void
add_box (StellerTextSetter *self,
         StellerSetLine *line,
         StellerBoxKind kind,
         double x,
         double width,
         const StellerFace *face,
         StellerColor color)
{
  GArray *boxes = self->setting->boxes;
  StellerBox box = {
    .kind = kind,
    .x = x,
    .width = width,
    .ascent = face->ascent,
    .descent = face->descent,
    .color = color,
  };

  if (boxes->len > line->first_box && kind != STELLER_BOX_BAR)
    {
      StellerBox *before = &g_array_index (boxes, StellerBox, boxes->len - 1);

      if (before->kind == kind && fabs (before->x + before->width - x) < 0.01)
        {
          before->width += width;
          return;
        }
    }
  g_array_append_val (boxes, box);
  line->n_boxes++;
}

/* What is drawn behind the glyphs of a line: bars, frames round marked passages, lines under links. */
static void
add_boxes (StellerTextSetter *self,
           StellerSetLine *line)
{
  GArray *glyphs = self->setting->glyphs;
  GArray *segments = self->setting->segments;
  const StellerColor black = { 0.0, 0.0, 0.0 };

  line->first_box = self->setting->boxes->len;
  for (guint i = line->first_glyphs; i < glyphs->len;)
    {
      const StellerGlyphs *first = &g_array_index (glyphs, StellerGlyphs, i);
      const StellerSegment *segment = get_segment (segments, first->segment);
      double end = first->x + first->width;
      guint next = i + 1;

      if (segment->mark != 0)
        {
          for (; next < glyphs->len; next++)
            {
              const StellerGlyphs *other = &g_array_index (glyphs, StellerGlyphs, next);

              if (get_segment (segments, other->segment)->mark != segment->mark)
                break;
              end = other->x + other->width;
            }
          add_box (self, line, STELLER_BOX_FRAME, first->x - 0.5, end - first->x + 1.0, self->base,
                   steller_typesetter_get_face (self->typesetter, self->setting->style, STELLER_FACE_GROUND)->color);
        }
      else if (segment->kind == STELLER_SEGMENT_BAR)
        {
          double width;

          width = steller_text_object_width (self->typesetter, self->setting->leaf, segment, self->setting->width);

          for (; next < glyphs->len; next++)
            if (g_array_index (glyphs, StellerGlyphs, next).segment != first->segment)
              break;
          add_box (self, line, STELLER_BOX_BAR, first->x - MAX (0.0, (width - (end - first->x)) / 2.0), width,
                   self->base, segment->face->has_background ? segment->face->background : black);
        }
      i = next;
    }

  for (guint i = line->first_glyphs; i < glyphs->len; i++)
    {
      const StellerGlyphs *one = &g_array_index (glyphs, StellerGlyphs, i);
      const StellerSegment *segment = get_segment (segments, one->segment);

      if (segment->kind == STELLER_SEGMENT_TEXT && segment->face->underline)
        add_box (self, line, STELLER_BOX_UNDERLINE, one->x, one->width, segment->face, segment->face->color);
    }
}

/* The height of a line and the place of its baseline, as LibreOffice works them out. */
static void
measure_line (StellerTextSetter *self,
              StellerSetLine *line)
{
  const StellerParagraphStyle *style = self->setting->style;
  double ascent = self->base->ascent;
  double descent = self->base->descent;
  double natural;

  for (guint i = line->first_glyphs; i < self->setting->glyphs->len; i++)
    {
      const StellerGlyphs *glyphs = &g_array_index (self->setting->glyphs, StellerGlyphs, i);

      ascent = MAX (ascent, glyphs->face->ascent + glyphs->rise);
      descent = MAX (descent, glyphs->face->descent - glyphs->rise);
    }
  natural = ascent + descent;

  line->height = natural;
  line->baseline = ascent;
  if (style->line_height_fixed > 0.0)
    {
      line->height = style->line_height_fixed;
      line->baseline = 0.8 * line->height;
    }
  else if (style->line_height_at_least > natural)
    {
      line->height = style->line_height_at_least;
      line->baseline = line->height - descent;
    }
  else if (style->line_height > 0.0 && style->line_height < 1.0)
    {
      line->height = natural * MAX (style->line_height, 0.5);
      line->baseline = 0.8 * line->height;
    }
  else if (style->line_height > 1.0)
    {
      line->height = natural * style->line_height;
    }

  if (!isfinite (line->height) || line->height > steller_typesetter_get_max_height (self->typesetter))
    line->height = steller_typesetter_get_max_height (self->typesetter);
  line->baseline = MIN (line->baseline, line->height);
}

static void
add_line (StellerTextSetter *self,
          PangoLayoutLine *source,
          gsize piece_start,
          double indent)
{
  StellerTextSetting *setting = self->setting;
  StellerSetLine line = {
    .start = piece_start + source->start_index,
    .end = piece_start + source->start_index + source->length,
    .first_glyphs = setting->glyphs->len,
  };
  double room = setting->width - indent;
  StellerTextAlign align = setting->align;

  for (GSList *item = source->runs; item != NULL; item = item->next)
    steller_text_add_item (self, &line, item->data, piece_start, &line.width);
  steller_text_add_blanks (self, &line);
  line.n_glyphs = setting->glyphs->len - line.first_glyphs;
  add_boxes (self, &line);

  if (self->direction == PANGO_DIRECTION_RTL)
    align = align == STELLER_TEXT_ALIGN_END      ? STELLER_TEXT_ALIGN_START
            : align == STELLER_TEXT_ALIGN_CENTER ? STELLER_TEXT_ALIGN_CENTER
                                                 : STELLER_TEXT_ALIGN_END;
  line.x = indent;
  if (align == STELLER_TEXT_ALIGN_CENTER)
    line.x += MAX (0.0, (room - line.width) / 2.0);
  else if (align == STELLER_TEXT_ALIGN_END)
    line.x += MAX (0.0, room - line.width);

  measure_line (self, &line);
  g_array_append_val (setting->lines, line);
}

static void
set_room (StellerTextSetter *self,
          gboolean first)
{
  double indent = first ? self->setting->indent : 0.0;

  /* Pango lets the other lines stand in when the indent is negative. */
  pango_layout_set_width (self->layout, to_units (MAX (self->setting->width - MIN (indent, 0.0), 1.0)));
  pango_layout_set_indent (self->layout, to_units (indent));
}

/* Where a piece that starts at an offset may end: behind a space, and never within a character. */
static gsize
find_piece_end (const char *text,
                gsize start,
                gsize end,
                gsize length)
{
  gsize at = start + length;

  if (at >= end)
    return end;

  for (gsize back = 0; back < PIECE_SEARCH && at - back > start; back++)
    if (text[at - back - 1] == ' ')
      return at - back;
  if (length == PIECE_LENGTH)
    at = start + UNBROKEN_LENGTH;
  while (at > start && ((guchar) text[at] & 0xc0) == 0x80)
    at--;

  return at > start ? at : end;
}

/* Sets the text between two line breaks. */
static void
set_stretch (StellerTextSetter *self,
             gsize start,
             gsize end)
{
  gsize length = PIECE_LENGTH;
  gboolean first = self->setting->lines->len == 0;

  for (;;)
    {
      gsize piece_end = find_piece_end (self->text->str, start, end, length);
      PangoAttrList *attributes =
        steller_text_attributes_new (self->typesetter, self->setting->leaf, self->setting->segments, self->base,
                                     self->text->str, start, piece_end, self->setting->width);
      GSList *lines;
      gsize carried = piece_end;

      set_room (self, first);
      pango_layout_set_text (self->layout, self->text->str + start, (int) (piece_end - start));
      pango_layout_set_attributes (self->layout, attributes);
      g_clear_pointer (&attributes, pango_attr_list_unref);
      self->setting->n_missing += (guint) pango_layout_get_unknown_glyphs_count (self->layout);
      lines = pango_layout_get_lines_readonly (self->layout);

      if (piece_end < end && lines->next == NULL)
        {
          /* Not one whole line yet. */
          length = MAX (length, piece_end - start) * 2;
          continue;
        }
      for (GSList *line = lines; line != NULL; line = line->next)
        {
          if (piece_end < end && line->next == NULL)
            {
              carried = start + ((PangoLayoutLine *) line->data)->start_index;
              break;
            }
          add_line (self, line->data, start, first && line == lines ? self->setting->indent : 0.0);
        }
      if (piece_end >= end)
        break;

      start = carried;
      length = PIECE_LENGTH;
      first = FALSE;
    }
}

/* A line break is a space to who copies the text. */
static void
end_stretch (StellerTextSetter *self,
             gsize offset)
{
  const StellerSetLine *line = &g_array_index (self->setting->lines, StellerSetLine, self->setting->lines->len - 1);
  StellerGlyphs *glyphs = steller_text_last_glyphs (self, line);

  if (glyphs != NULL)
    steller_text_append_space (self, glyphs, offset, 1, TRUE);
}

/* The direction of a text is that of its first letter (Unicode Standard Annex 9, P2 and P3). */
static PangoDirection
find_direction (const char *text,
                gsize length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_isalpha (character))
        continue;
      switch (g_unichar_get_script (character))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
        case G_UNICODE_SCRIPT_NKO:
          return PANGO_DIRECTION_RTL;
        default:
          return PANGO_DIRECTION_LTR;
        }
    }

  return PANGO_DIRECTION_LTR;
}

static void
prepare_layout (PangoLayout *layout,
                const StellerFace *base,
                const StellerParagraphStyle *style,
                double width,
                const char *text,
                gsize length,
                PangoDirection *direction)
{
  PangoContext *context = pango_layout_get_context (layout);

  *direction = find_direction (text, length);
  pango_context_set_base_dir (context, *direction);
  pango_layout_context_changed (layout);
  pango_layout_set_font_description (layout, base->description);
  if (memchr (text, '\t', length) != NULL)
    steller_text_set_tabs (layout, style, width);
}

/*
 * steller_text_setter_set:
 * @setting: a setting with its leaf, style and room, without lines
 * @typesetter: the typesetter
 *
 * Sets the text of a setting. The time it takes grows with the length of the text and no faster.
 */
void
steller_text_setter_set (StellerTextSetting *setting,
                         StellerTypesetter *typesetter)
{
  StellerTextSetter self = {
    .setting = setting,
    .typesetter = typesetter,
    .layout = steller_typesetter_get_layout (typesetter, FALSE),
    .base = steller_typesetter_get_face (typesetter, setting->style, setting->flags),
    .text = g_string_new (NULL),
    .blanks = g_array_new (FALSE, FALSE, sizeof (StellerBlank)),
  };
  gsize start = 0;

  steller_text_segments_add (typesetter, setting->leaf, setting->style, setting->flags, self.text, setting->segments,
                             setting->inlines);
  self.text_length = self.text->len;
  prepare_layout (self.layout, self.base, setting->style, setting->width, self.text->str, self.text_length,
                  &self.direction);
  pango_layout_set_justify (self.layout, setting->align == STELLER_TEXT_ALIGN_JUSTIFY);
  pango_layout_set_wrap (self.layout, PANGO_WRAP_WORD_CHAR);

  for (guint i = 0; i < setting->segments->len; i++)
    {
      const StellerSegment *segment = get_segment (setting->segments, i);

      if (segment->kind != STELLER_SEGMENT_BREAK)
        continue;
      set_stretch (&self, start, segment->start);
      end_stretch (&self, segment->start);
      start = segment->end;
    }
  set_stretch (&self, start, self.text_length);

  for (gsize i = 0; i < self.text_length; i++)
    if (self.text->str[i] == '\t')
      self.text->str[i] = ' ';
  setting->text = g_string_free_and_steal (self.text);
  g_array_unref (self.blanks);
}
