/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-properties.h"
#include "steller-docx-writer.h"

/**
 * Place:
 * @anchor: what it counts from: `page`, `margin` or `text`
 * @align: (nullable): where it stands there; %NULL when it has a distance
 * @distance: that distance, in points
 *
 * The place of a frame in one direction (ISO/IEC 29500-1, 17.3.1.11 and 17.4.57).
 */
typedef struct {
  const char *anchor;
  const char *align;
  double distance;
} Place;

static Place
get_place_across (StellerDocxWriter         *self,
                  const StellerSkeletonNode *node,
                  double                     width)
{
  static const char * const alignments[] = {
    [STELLER_TEXT_ALIGN_CENTER] = "center", [STELLER_TEXT_ALIGN_END] = "right", [STELLER_TEXT_ALIGN_JUSTIFY] = NULL,
  };
  const StellerPageStyle *page = steller_style_get_page (self->style, TRUE);
  StellerTextAlign align = node->horizontal.align;
  Place place = { .anchor = "page", .align = alignments[align], .distance = node->x };
  double start = 0, room = page->margin_left;

  switch (node->horizontal.relation)
    {
    case STELLER_RELATION_TEXT:
      place.anchor = "margin";
      break;

    case STELLER_RELATION_PARAGRAPH:
      place.anchor = "text";
      break;

    case STELLER_RELATION_START_MARGIN:
    case STELLER_RELATION_END_MARGIN:
      /* A margin is no anchor here: it is counted from the paper. */
      if (node->horizontal.relation == STELLER_RELATION_END_MARGIN)
        {
          start = page->width - page->margin_right;
          room = page->margin_right;
        }
      place.align = NULL;
      if (align == STELLER_TEXT_ALIGN_CENTER)
        place.distance = start + (room - width) / 2;
      else if (align == STELLER_TEXT_ALIGN_END)
        place.distance = start + room - width;
      else
        place.distance = start + node->x;
      break;

    case STELLER_RELATION_PAGE:
    default:
      break;
    }

  return place;
}

static Place
get_place_down (StellerDocxWriter         *self,
                const StellerSkeletonNode *node)
{
  static const char * const alignments[] = {
    [STELLER_TEXT_ALIGN_CENTER] = "center", [STELLER_TEXT_ALIGN_END] = "bottom", [STELLER_TEXT_ALIGN_JUSTIFY] = NULL,
  };
  Place place = { .anchor = "page", .align = alignments[node->vertical.align], .distance = node->y };

  if (node->vertical.relation == STELLER_RELATION_PARAGRAPH)
    {
      place.anchor = "text";
      place.align = NULL;
    }
  else if (node->vertical.relation == STELLER_RELATION_TEXT)
    {
      /* The margin that all pages have is not where the text of the first one starts. */
      if (place.align)
        place.anchor = "margin";
      else
        place.distance += steller_style_get_page (self->style, TRUE)->margin_top;
    }

  return place;
}

/* Zero would stand for no place at all. */
static void
set_distance (xmlNode    *element,
              const char *name,
              double      distance)
{
  int twips = steller_docx_twips (distance);

  steller_docx_set_number (element, name, twips == 0 ? 1 : twips);
}

static gboolean
has_table (xmlNode *parent)
{
  for (xmlNode *child = parent->children; child; child = child->next)
    if (g_str_equal ((const char *) child->name, "tbl"))
      return TRUE;

  return FALSE;
}

/* Paragraphs with the same frame in a row are one frame. */
static void
set_frame (StellerDocxWriter         *self,
           xmlNode                   *paragraph,
           const StellerSkeletonNode *node,
           double                     width)
{
  xmlNode *frame = steller_docx_ensure (steller_docx_writer_properties (paragraph), "framePr");
  Place across = get_place_across (self, node, width);
  Place down = get_place_down (self, node);

  steller_docx_set_number (frame, "w", steller_docx_twips (width));
  if (node->takes_room)
    {
      if (node->height > 0)
        {
          steller_docx_set_number (frame, "h", steller_docx_twips (node->height));
          steller_docx_set (frame, "hRule", "atLeast");
        }
      steller_docx_set_number (frame, "vSpace", MAX (steller_docx_twips (node->distance[STELLER_SIDE_BOTTOM]), 0));
    }
  steller_docx_set (frame, "wrap", node->takes_room ? "notBeside" : "around");
  steller_docx_set (frame, "vAnchor", down.anchor);
  steller_docx_set (frame, "hAnchor", across.anchor);
  if (across.align)
    steller_docx_set (frame, "xAlign", across.align);
  else
    set_distance (frame, "x", across.distance);
  if (down.align)
    steller_docx_set (frame, "yAlign", down.align);
  else
    set_distance (frame, "y", down.distance);
}

static void
set_table_place (StellerDocxWriter         *self,
                 xmlNode                   *table,
                 const StellerSkeletonNode *node,
                 double                     width)
{
  static const struct { StellerSide side; const char *name; } distances[] = {
    { STELLER_SIDE_LEFT, "leftFromText" },
    { STELLER_SIDE_RIGHT, "rightFromText" },
    { STELLER_SIDE_TOP, "topFromText" },
    { STELLER_SIDE_BOTTOM, "bottomFromText" },
  };
  xmlNode *element = steller_docx_ensure (table->children, "tblpPr");
  Place across = get_place_across (self, node, width);
  Place down = get_place_down (self, node);

  for (gsize i = 0; i < G_N_ELEMENTS (distances); i++)
    if (steller_docx_twips (node->distance[distances[i].side]) > 0)
      steller_docx_set_number (element, distances[i].name, steller_docx_twips (node->distance[distances[i].side]));
  steller_docx_set (element, "vertAnchor", down.anchor);
  steller_docx_set (element, "horzAnchor", across.anchor);
  if (across.align)
    steller_docx_set (element, "tblpXSpec", across.align);
  else
    set_distance (element, "tblpX", across.distance);
  if (down.align)
    steller_docx_set (element, "tblpYSpec", down.align);
  else
    set_distance (element, "tblpY", down.distance);
}

/* A frame with a table in it, or with a border or background, is a table of one cell at the same place. */
static void
wrap_in_table (StellerDocxWriter         *self,
               xmlNode                   *content,
               const StellerSkeletonNode *node,
               double                     width)
{
  xmlNode *first = content->children;
  xmlNode *table, *row, *cell;

  table = steller_docx_writer_begin_table (self, content, NULL, 0, &width, 1, 0);
  set_table_place (self, table, node, width);
  row = steller_docx_add (table, "tr");
  if (node->height > 0)
    steller_docx_set_row_height (steller_docx_add (row, "trPr"), node->height);
  cell = steller_docx_writer_add_cell (self, row, width);
  if (node->look)
    steller_docx_set_cell (cell->children, node->look, TRUE);
  while (first && first != table)
    {
      xmlNode *next = first->next;

      xmlUnlinkNode (first);
      xmlAddChild (cell, first);
      first = next;
    }
  steller_docx_writer_end_cell (self, cell, "Standard");
}

static double
get_inset (const StellerCellStyle *look,
           StellerSide             side)
{
  return look ? look->padding[side] + look->border[side].width : 0;
}

/**
 * steller_docx_writer_add_frame:
 * @self: a writer
 * @parent: the body of the text, or what it stands in
 * @node: a frame of the skeleton
 *
 * Adds a frame at its place. It stays within the text, where everyone and everything that reads the text finds it,
 * before the paragraph that is added to the body next.
 */
void
steller_docx_writer_add_frame (StellerDocxWriter         *self,
                               xmlNode                   *parent,
                               const StellerSkeletonNode *node)
{
  double width;
  xmlNode *content;
  StellerDocxColumn outer;

  g_return_if_fail (self != NULL);
  g_return_if_fail (parent != NULL);
  g_return_if_fail (node != NULL);

  width = node->width > 0 ? node->width : steller_style_get_page (self->style, TRUE)->width / 2;
  content = xmlNewDocNode (parent->doc, parent->ns, BAD_CAST "frames", NULL);

  steller_docx_writer_enter_column (self,
                                    width - get_inset (node->look, STELLER_SIDE_LEFT) -
                                      get_inset (node->look, STELLER_SIDE_RIGHT),
                                    &outer);
  self->top_counts = node->look != NULL;
  steller_docx_writer_fill (self, content, node->children);
  if (self->images)
    steller_docx_writer_add_filler (self, content, 1);
  if (has_table (content) || node->look)
    wrap_in_table (self, content, node, width);
  else
    for (xmlNode *child = content->children; child; child = child->next)
      set_frame (self, child, node, width);
  steller_docx_writer_leave_column (self, &outer);

  if (parent == self->body && !self->frames)
    self->frames = xmlNewDocNode (parent->doc, parent->ns, BAD_CAST "frames", NULL);
  while (content->children)
    {
      xmlNode *child = content->children;

      xmlUnlinkNode (child);
      xmlAddChild (parent == self->body ? self->frames : parent, child);
    }
  xmlFreeNode (content);
}
