/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-text-setter-private.h"

#include <string.h>

/* Between the edge of a bar and its ground, in points. */
#define BAR_PADDING 2.5
/* Tab stops come no closer than this, in points: a line has only so many. */
#define MIN_TAB_DISTANCE 4.0

/* The segment that holds an offset. */
guint
steller_text_find_segment (GArray *segments,
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

double
steller_text_label_width (StellerTypesetter *typesetter,
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
char *
steller_text_label_dup (const StellerBlock *leaf,
                        const StellerSegment *segment)
{
  const char *ground = steller_block_get_span (leaf, segment->span)->ground;

  return segment->kind == STELLER_SEGMENT_BAR ? g_strdup (ground) : g_strconcat (" ", ground, NULL);
}

/* How wide a bar or ground is: by the ground alone, so that the width tells nothing of what was there. */
double
steller_text_object_width (StellerTypesetter *typesetter,
                           const StellerBlock *leaf,
                           const StellerSegment *segment,
                           double room)
{
  g_autofree char *label = steller_text_label_dup (leaf, segment);
  double width = steller_text_label_width (typesetter, segment->face, label);

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

PangoAttrList *
steller_text_attributes_new (StellerTypesetter *typesetter,
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

  for (guint i = steller_text_find_segment (segments, start); i < segments->len; i++)
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
            .width = to_units (steller_text_object_width (typesetter, leaf, segment, room)),
            .height = to_units (segment->face->ascent + segment->face->descent),
          };

          insert_attribute (attributes, pango_attr_shape_new (&shape, &shape), from - start, to - start);
          keep_together (attributes, text, start, end, segment);
        }
      else if (segment->face != base)
        {
          insert_attribute (attributes, pango_attr_font_desc_new (segment->face->description), from - start,
                            to - start);
        }
      if (language != NULL)
        insert_attribute (attributes, pango_attr_language_new (pango_language_from_string (language)), from - start,
                          to - start);
    }

  return attributes;
}

void
steller_text_set_tabs (PangoLayout *layout,
                       const StellerParagraphStyle *style,
                       double width)
{
  static const PangoTabAlign aligns[] = {
    [STELLER_TAB_LEFT] = PANGO_TAB_LEFT,
    [STELLER_TAB_CENTER] = PANGO_TAB_CENTER,
    [STELLER_TAB_RIGHT] = PANGO_TAB_RIGHT,
    [STELLER_TAB_DECIMAL] = PANGO_TAB_DECIMAL,
  };
  g_autoptr (PangoTabArray) tabs = pango_tab_array_new (0, FALSE);
  double distance = MAX (style->tab_distance, MIN_TAB_DISTANCE);
  double position = 0.0;
  int n_tabs = 0;

  for (guint i = 0; i < style->tabs->len; i++)
    {
      const StellerTabStop *stop = &g_array_index (style->tabs, StellerTabStop, i);

      /* Text that ends at a stop ends at the margin at the latest. */
      position = stop->kind == STELLER_TAB_LEFT ? stop->position : MIN (stop->position, width);
      pango_tab_array_set_tab (tabs, n_tabs, aligns[stop->kind], to_units (position));
      if (stop->kind == STELLER_TAB_DECIMAL)
        pango_tab_array_set_decimal_point (tabs, n_tabs, stop->decimal);
      n_tabs++;
    }
  /* Beyond its own stops a paragraph has one at each multiple of a distance. */
  for (position = (floor (position / distance) + 1.0) * distance; position < width + distance; position += distance)
    pango_tab_array_set_tab (tabs, n_tabs++, PANGO_TAB_LEFT, to_units (position));
  pango_layout_set_tabs (layout, tabs);
}
