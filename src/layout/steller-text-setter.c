/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-text-setter.h"

#include <hb.h>
#include <math.h>
#include <string.h>

#include "steller-text-segments.h"

/*
 * Pango copies the rest of a run for each line it takes off it, so a paragraph of megabytes would take for ever. Text is
 * set in pieces of this many bytes; the last line of a piece is set again with the next one.
 */
#define PIECE_LENGTH 8192
/* How far back a piece looks for a space to end at. Without one Pango looks for room letter by letter: a smaller piece. */
#define PIECE_SEARCH 512
#define UNBROKEN_LENGTH 1024
/* Pango counts in 1024ths of a point with 32 bits. */
#define MAX_WIDTH 100000.0
/* No more text than this decides the width of a column. */
#define MAX_MEASURED 4096
/* Between the edge of a bar and its ground, in points. */
#define BAR_PADDING 2.5

typedef struct {
  StellerTextSetting *setting;
  StellerTypesetter *typesetter;
  PangoLayout *layout;
  const StellerFace *base;
  GString *text;
  gsize text_length;
  PangoDirection direction;
  guint first_line_of_piece;
} Setter;

static double
to_points (int units)
{
  return units / (double) PANGO_SCALE;
}

static int
to_units (double points)
{
  return (int) lround (CLAMP (points, -MAX_WIDTH, MAX_WIDTH) * PANGO_SCALE);
}

static const StellerSegment *
get_segment (GArray *segments,
             guint index)
{
  return &g_array_index (segments, StellerSegment, index);
}

/* The segment that holds an offset. */
static guint
find_segment (GArray *segments,
              gsize offset)
{
  guint low = 0;
  guint high = segments->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_segment (segments, middle)->start <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

static double
label_width (StellerTypesetter *typesetter,
             const StellerFace *face,
             const char *label)
{
  PangoLayout *layout = steller_typesetter_get_layout (typesetter, TRUE);
  int width;

  pango_layout_set_font_description (layout, face->description);
  pango_layout_set_text (layout, label, -1);
  pango_layout_get_size (layout, &width, NULL);

  return to_points (width);
}

/* The ground as it is printed: in a bar, or behind a marked passage with a space before it. */
static char *
dup_label (const StellerBlock *leaf,
           const StellerSegment *segment)
{
  const char *ground = steller_block_get_span (leaf, segment->span)->ground;

  return segment->kind == STELLER_SEGMENT_BAR ? g_strdup (ground) : g_strconcat (" ", ground, NULL);
}

/* How wide a bar or ground is: by the ground alone, so that the width tells nothing of what was there. */
static double
object_width (StellerTypesetter *typesetter,
              const StellerBlock *leaf,
              const StellerSegment *segment,
              double room)
{
  g_autofree char *label = dup_label (leaf, segment);
  double width = label_width (typesetter, segment->face, label);

  width += (segment->kind == STELLER_SEGMENT_BAR ? 2.0 : 0.5) * BAR_PADDING;

  return MIN (width, MAX (room, 1.0));
}

static void
insert_attribute (PangoAttrList *attributes,
                  PangoAttribute *attribute,
                  gsize start,
                  gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* No line ends between a bar or ground and the letter or full stop that touches it. */
static void
keep_together (PangoAttrList *attributes,
               const char *text,
               gsize start,
               gsize end,
               const StellerSegment *segment)
{
  gsize from = segment->start;
  gsize to = segment->end;

  if (from > start && text[from - 1] != ' ' && text[from - 1] != '\t')
    from = g_utf8_prev_char (text + from) - text;
  if (to < end && text[to] != ' ' && text[to] != '\t')
    to = g_utf8_next_char (text + to) - text;
  /* Two bars in a row may be parted, or a hundred of them would run off the page. */
  if (from < segment->start && memcmp (text + from, "\xef\xbf\xbc", 3) == 0)
    from = segment->start;
  if (to > segment->end && memcmp (text + segment->end, "\xef\xbf\xbc", 3) == 0)
    to = segment->end;
  if (from < segment->start || to > segment->end)
    insert_attribute (attributes, pango_attr_allow_breaks_new (FALSE), from - start, to - start);
}

static PangoAttrList *
make_attributes (StellerTypesetter *typesetter,
                 const StellerBlock *leaf,
                 GArray *segments,
                 const StellerFace *base,
                 const char *text,
                 gsize start,
                 gsize end,
                 double room)
{
  PangoAttrList *attributes = NULL;

  if (segments->len == 0)
    return NULL;

  for (guint i = find_segment (segments, start); i < segments->len; i++)
    {
      const StellerSegment *segment = get_segment (segments, i);
      const char *language = steller_block_get_span (leaf, segment->span)->language;
      gsize from = MAX (segment->start, start);
      gsize to = MIN (segment->end, end);

      if (segment->start >= end)
        break;
      if (from >= to || (segment->face == base && language == NULL && segment->kind == STELLER_SEGMENT_TEXT))
        continue;
      if (attributes == NULL)
        attributes = pango_attr_list_new ();

      if (segment->kind == STELLER_SEGMENT_BAR || segment->kind == STELLER_SEGMENT_GROUND)
        {
          PangoRectangle shape = {
            .y = -to_units (segment->face->ascent),
            .width = to_units (object_width (typesetter, leaf, segment, room)),
            .height = to_units (segment->face->ascent + segment->face->descent),
          };

          insert_attribute (attributes, pango_attr_shape_new (&shape, &shape), from - start, to - start);
          keep_together (attributes, text, start, end, segment);
        }
      else if (segment->face != base)
        {
          insert_attribute (attributes, pango_attr_font_desc_new (segment->face->description), from - start, to - start);
        }
      if (language != NULL)
        insert_attribute (attributes, pango_attr_language_new (pango_language_from_string (language)), from - start,
                          to - start);
    }

  return attributes;
}

static void
set_tabs (PangoLayout *layout,
          const StellerParagraphStyle *style)
{
  g_autoptr (PangoTabArray) tabs = NULL;

  if (style->tabs != NULL && style->tabs->len > 0)
    {
      tabs = pango_tab_array_new ((int) style->tabs->len, FALSE);
      for (guint i = 0; i < style->tabs->len; i++)
        {
          const StellerTabStop *stop = &g_array_index (style->tabs, StellerTabStop, i);
          PangoTabAlign align = PANGO_TAB_LEFT;

          if (stop->kind == STELLER_TAB_RIGHT)
            align = PANGO_TAB_RIGHT;
          else if (stop->kind == STELLER_TAB_CENTER)
            align = PANGO_TAB_CENTER;
          pango_tab_array_set_tab (tabs, (int) i, align, to_units (stop->position));
        }
    }
  pango_layout_set_tabs (layout, tabs);
}

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
  for (gsize i = 0; i < length;)
    {
      if (text[i] == ' ' || text[i] == '\t')
        i++;
      else if (length - i >= 2 && memcmp (text + i, "\xc2\xa0", 2) == 0)
        i += 2;
      else
        return FALSE;
    }

  return TRUE;
}

/* Pango blanks the space at the end of a line; whoever reads the page with other eyes needs it between the words. */
static void
restore_spaces (PangoGlyphItem *item,
                const char *text)
{
  hb_codepoint_t space = 0;

  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    if (item->glyphs->glyphs[i].glyph == PANGO_GLYPH_EMPTY &&
        text[item->item->offset + item->glyphs->log_clusters[i]] == ' ')
      {
        if (space == 0)
          space = space_glyph (item);
        if (space == 0)
          return;
        item->glyphs->glyphs[i].glyph = space;
      }
}

/*
 * Cairo drops glyphs without ink when nothing else is drawn with them, so a space between two looks would get lost. It
 * goes with the glyphs before it, as a glyph without width.
 */
static void
append_space (Setter *self,
              StellerGlyphs *glyphs,
              gsize offset,
              gsize length)
{
  PangoGlyphItem *item = glyphs->item;
  const StellerSegment *segment = get_segment (self->setting->segments, glyphs->segment);
  hb_codepoint_t space = space_glyph (item);
  int n = item->glyphs->num_glyphs;

  if (segment->kind == STELLER_SEGMENT_BAR)
    {
      StellerElement *element = &g_array_index (self->setting->inlines, StellerElement, segment->element - 1);
      char *text = g_strconcat (element->structure.actual_text, " ", NULL);

      if (g_str_has_suffix (element->structure.actual_text, " "))
        {
          g_free (text);
          return;
        }
      g_free ((char *) element->structure.actual_text);
      element->structure.actual_text = text;
    }
  if (space == 0 || item->item->analysis.level % 2 == 1)
    return;
  if (segment->kind == STELLER_SEGMENT_BAR || segment->kind == STELLER_SEGMENT_GROUND)
    length = 1;
  else if ((gsize) item->item->offset + item->item->length != offset)
    return;

  pango_glyph_string_set_size (item->glyphs, n + 1);
  memset (&item->glyphs->glyphs[n], 0, sizeof item->glyphs->glyphs[n]);
  item->glyphs->glyphs[n].glyph = space;
  item->glyphs->glyphs[n].attr.is_cluster_start = 1;
  item->glyphs->log_clusters[n] = item->item->length;
  item->item->length += (int) length;
  item->item->num_chars += (int) g_utf8_strlen (self->text->str + offset, (gssize) length);
}

static StellerGlyphs *
last_glyphs (Setter *self,
             const StellerSetLine *line)
{
  GArray *glyphs = self->setting->glyphs;

  return glyphs->len > line->first_glyphs ? &g_array_index (glyphs, StellerGlyphs, glyphs->len - 1) : NULL;
}

static void
add_text_glyphs (Setter *self,
                 StellerSetLine *line,
                 PangoGlyphItem *item,
                 double x,
                 double width)
{
  StellerTextSetting *setting = self->setting;
  const char *text = self->text->str;
  StellerGlyphs glyphs = { .item = item, .x = x, .width = width };

  glyphs.segment = find_segment (setting->segments, item->item->offset);
  glyphs.face = get_segment (setting->segments, glyphs.segment)->face;
  glyphs.rise = glyphs.face->rise;

  if (is_blank (text + item->item->offset, item->item->length))
    {
      StellerGlyphs *before = last_glyphs (self, line);

      if (before != NULL)
        append_space (self, before, item->item->offset, item->item->length);
      pango_glyph_item_free (item);
      return;
    }

  restore_spaces (item, text);
  g_array_append_val (setting->glyphs, glyphs);
}

/* Sets the ground in its bar, or behind its passage. Its text goes to the end of the text of the setting. */
static void
add_object (Setter *self,
            guint index,
            double x,
            double width)
{
  const StellerSegment *segment = get_segment (self->setting->segments, index);
  PangoLayout *layout = steller_typesetter_get_layout (self->typesetter, TRUE);
  g_autofree char *label = dup_label (self->setting->leaf, segment);
  double natural = label_width (self->typesetter, segment->face, label);
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
static void
add_item (Setter *self,
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
  index = find_segment (segments, rest->item->offset);
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
        index = find_segment (segments, rest->item->offset);
    }
}

static void
add_box (Setter *self,
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
add_boxes (Setter *self,
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
                   self->base->color);
        }
      else if (segment->kind == STELLER_SEGMENT_BAR)
        {
          double width = object_width (self->typesetter, self->setting->leaf, segment, self->setting->width);

          for (; next < glyphs->len; next++)
            if (g_array_index (glyphs, StellerGlyphs, next).segment != first->segment)
              break;
          add_box (self, line, STELLER_BOX_BAR, first->x - MAX (0.0, (width - (end - first->x)) / 2.0), width, self->base,
                   segment->face->has_background ? segment->face->background : black);
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
measure_line (Setter *self,
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
add_line (Setter *self,
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
    add_item (self, &line, item->data, piece_start, &line.width);
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
set_room (Setter *self,
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
set_stretch (Setter *self,
             gsize start,
             gsize end)
{
  gsize length = PIECE_LENGTH;
  gboolean first = self->setting->lines->len == 0;

  for (;;)
    {
      gsize piece_end = find_piece_end (self->text->str, start, end, length);
      PangoAttrList *attributes = make_attributes (self->typesetter, self->setting->leaf, self->setting->segments, self->base,
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
end_stretch (Setter *self,
             gsize offset)
{
  const StellerSetLine *line = &g_array_index (self->setting->lines, StellerSetLine, self->setting->lines->len - 1);
  StellerGlyphs *glyphs = last_glyphs (self, line);

  if (glyphs != NULL)
    append_space (self, glyphs, offset, 1);
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
                const char *text,
                gsize length,
                PangoDirection *direction)
{
  PangoContext *context = pango_layout_get_context (layout);

  *direction = find_direction (text, length);
  pango_context_set_base_dir (context, *direction);
  pango_layout_context_changed (layout);
  pango_layout_set_font_description (layout, base->description);
  set_tabs (layout, style);
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
  Setter self = {
    .setting = setting,
    .typesetter = typesetter,
    .layout = steller_typesetter_get_layout (typesetter, FALSE),
    .base = steller_typesetter_get_face (typesetter, setting->style, setting->flags),
    .text = g_string_new (NULL),
  };
  gsize start = 0;

  steller_text_segments_add (typesetter, setting->leaf, setting->style, setting->flags, self.text, setting->segments,
                             setting->inlines);
  self.text_length = self.text->len;
  prepare_layout (self.layout, self.base, setting->style, self.text->str, self.text_length, &self.direction);
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
}

/*
 * steller_text_setter_measure:
 * @typesetter: the typesetter
 * @leaf: a block with text
 * @style: the style of its paragraph
 * @minimum: (out): the width of its widest word, in points
 * @maximum: (out): the width of its widest line when only its own line breaks count, in points
 *
 * Measures a text for the columns of a table. A very long text is measured by its beginning: no column can be as wide as
 * that anyway.
 */
void
steller_text_setter_measure (StellerTypesetter *typesetter,
                             const StellerBlock *leaf,
                             const StellerParagraphStyle *style,
                             double *minimum,
                             double *maximum)
{
  PangoLayout *layout = steller_typesetter_get_layout (typesetter, FALSE);
  const StellerFace *base = steller_typesetter_get_face (typesetter, style, STELLER_FACE_PLAIN);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) segments = g_array_new (FALSE, TRUE, sizeof (StellerSegment));
  g_autoptr (GArray) inlines = steller_elements_new ();
  PangoAttrList *attributes;
  PangoDirection direction;
  gsize length;
  int width;

  steller_text_segments_add (typesetter, leaf, style, STELLER_FACE_PLAIN, text, segments, inlines);
  /* In one layout a line break is Pango's own. */
  for (guint i = 0; i < segments->len; i++)
    if (get_segment (segments, i)->kind == STELLER_SEGMENT_BREAK)
      text->str[get_segment (segments, i)->start] = '\n';
  length = find_piece_end (text->str, 0, text->len, MAX_MEASURED);

  prepare_layout (layout, base, style, text->str, length, &direction);
  attributes = make_attributes (typesetter, leaf, segments, base, text->str, 0, length, MAX_WIDTH);
  pango_layout_set_justify (layout, FALSE);
  pango_layout_set_indent (layout, 0);
  pango_layout_set_text (layout, text->str, (int) length);
  pango_layout_set_attributes (layout, attributes);
  g_clear_pointer (&attributes, pango_attr_list_unref);

  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &width, NULL);
  *maximum = to_points (width);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, PANGO_SCALE);
  pango_layout_get_size (layout, &width, NULL);
  *minimum = MIN (*maximum, to_points (width));
}
