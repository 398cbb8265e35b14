/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-galley-builder.h"
#include "steller-skeleton-flow.h"

/* No frame is narrower or lower than this, in points. */
#define MIN_FRAME 36.0
/* A pixel of an image that does not say how large it is. */
#define PIXEL 0.75
#define MAX_INSET 72.0

typedef struct {
  double start;
  double room;
} Extent;

/* What a place across counts from, in points from the left of the column that is filled or, on the page, of that. */
static Extent
get_extent_across (const StellerSkeletonFlow *self,
                   StellerRelation relation)
{
  switch (relation)
    {
    case STELLER_RELATION_TEXT:
      return (Extent) { self->column_x, self->column_width };
    case STELLER_RELATION_START_MARGIN:
      return (Extent) { 0.0, self->column_x };
    case STELLER_RELATION_END_MARGIN:
      return (Extent) { self->column_x + self->column_width,
                        self->paper_width - self->column_x - self->column_width };
    case STELLER_RELATION_PARAGRAPH:
      return (Extent) { self->x, self->width };
    case STELLER_RELATION_PAGE:
    default:
      return (Extent) { 0.0, self->paper_width };
    }
}

static Extent
get_extent_down (const StellerSkeletonFlow *self,
                 StellerRelation relation)
{
  if (relation == STELLER_RELATION_TEXT)
    return (Extent) { self->first->top, self->first->bottom - self->first->top };

  return (Extent) { 0.0, self->paper_height };
}

static double
place (Extent extent,
       StellerTextAlign align,
       double distance,
       double length)
{
  if (align == STELLER_TEXT_ALIGN_CENTER)
    return extent.start + (extent.room - length) / 2.0;
  if (align == STELLER_TEXT_ALIGN_END)
    return extent.start + extent.room - length;

  return extent.start + distance;
}

static double
get_inset (const StellerCellStyle *look,
           StellerSide side)
{
  return look != NULL ? steller_layout_length (look->padding[side], MAX_INSET) +
                          steller_layout_length (look->border[side].width, 12.0)
                      : 0.0;
}

static StellerFlowItem
new_group (StellerSkeletonFlow *self)
{
  return (StellerFlowItem) {
    .group = steller_flow_items_new (),
    .rules = g_array_new (FALSE, TRUE, sizeof (StellerRule)),
    .order = self->order++,
  };
}

static void
clear_group (StellerFlowItem *group)
{
  g_clear_pointer (&group->group, g_array_unref);
  g_clear_pointer (&group->rules, g_array_unref);
  g_clear_pointer (&group->image, steller_image_unref);
}

/* Puts space round a group that the text has to keep clear of. */
static StellerFlowItem
add_distance (StellerSkeletonFlow *self,
              StellerFlowItem *group,
              const StellerSkeletonNode *node)
{
  double top = steller_layout_length (node->distance[STELLER_SIDE_TOP], MAX_INSET);
  double bottom = steller_layout_length (node->distance[STELLER_SIDE_BOTTOM], MAX_INSET);
  StellerFlowItem outer;

  if (top <= 0.0 && bottom <= 0.0)
    return *group;
  outer = new_group (self);
  outer.x = group->x;
  outer.height = top + group->height + bottom;
  group->x = 0.0;
  group->y = top;
  g_array_append_val (outer.group, *group);

  return outer;
}

/* A group that has a place on the page has a flow of its own, which consists of it. */
static void
put_on_page (StellerSkeletonFlow *self,
             StellerFlowItem *group,
             const StellerSkeletonNode *node)
{
  Extent extent = get_extent_down (self, node->vertical.relation);
  StellerColumn column = *self->first;
  StellerFlow *flow;

  column.top = place (extent, node->vertical.align, node->y, group->height);
  column.top = CLAMP (column.top, 0.0, MAX (self->paper_height - group->height, 0.0));
  column.bottom = MAX (self->paper_height, column.top + group->height);
  flow = steller_flow_new (&column, self->following);
  flow->framed = TRUE;
  g_array_append_val (flow->items, *group);
  g_ptr_array_add (self->flows, flow);
}

/* Near a paragraph: over it, or with room of its own before it. */
static void
put_near_paragraph (StellerSkeletonFlow *self,
                    StellerFlowItem *group,
                    const StellerSkeletonNode *node)
{
  if (node->takes_room)
    {
      StellerFlowItem item = add_distance (self, group, node);

      steller_skeleton_flow_take_item (self, &item);
      return;
    }

  if (self->floats == NULL)
    self->floats = steller_flow_items_new ();
  group->x -= self->x;
  group->y = node->vertical.align == STELLER_TEXT_ALIGN_START ? node->y : 0.0;
  g_array_append_val (self->floats, *group);
}

static void
put_group (StellerSkeletonFlow *self,
           StellerFlowItem *group,
           const StellerSkeletonNode *node,
           double width)
{
  group->x = place (get_extent_across (self, node->horizontal.relation), node->horizontal.align, node->x, width);
  if (node->vertical.relation == STELLER_RELATION_PARAGRAPH)
    put_near_paragraph (self, group, node);
  else
    put_on_page (self, group, node);
}

/* A frame that is nothing but a place for text: what does not fit goes on on the next page. */
static void
add_open_frame (StellerSkeletonFlow *self,
                const StellerSkeletonNode *node,
                double width,
                guint depth)
{
  Extent extent = get_extent_down (self, node->vertical.relation);
  StellerSkeletonFlow outer = *self;
  StellerColumn column = *self->first;
  StellerFlow *flow;

  column.top = place (extent, STELLER_TEXT_ALIGN_START, node->y, 0.0);
  column.top = CLAMP (column.top, 0.0, MAX (self->paper_height - 72.0, 0.0));
  column.bottom = self->region ? self->paper_height : MAX (column.bottom, column.top + MIN_FRAME);
  flow = steller_flow_new (&column, self->following);
  flow->framed = TRUE;
  self->items = flow->items;
  self->floats = NULL;
  self->x = place (get_extent_across (self, node->horizontal.relation), node->horizontal.align, node->x, width);
  self->x = CLAMP (self->x, 0.0, self->paper_width - MIN_FRAME);
  self->width = MIN (width, self->paper_width - self->x);
  self->left_room = self->x;
  self->right_room = self->paper_width - self->x - self->width;
  steller_skeleton_flow_fill_nodes (self, node->children, depth + 1);
  g_clear_pointer (&self->floats, g_array_unref);
  self->items = outer.items;
  self->floats = outer.floats;
  self->x = outer.x;
  self->width = outer.width;
  self->left_room = outer.left_room;
  self->right_room = outer.right_room;
  g_ptr_array_add (self->flows, flow);
}

static gboolean
is_open (const StellerSkeletonNode *node)
{
  return node->look == NULL && node->vertical.relation != STELLER_RELATION_PARAGRAPH &&
         node->vertical.align == STELLER_TEXT_ALIGN_START;
}

/*
 * steller_skeleton_flow_add_frame:
 * @node: a frame
 * @depth: how deep it stands in others
 *
 * Fills a frame. One that has a border, a background or a place near a paragraph stands as a whole; when it is higher
 * than a page, its text goes on without them.
 */
void
steller_skeleton_flow_add_frame (StellerSkeletonFlow *self,
                                 const StellerSkeletonNode *node,
                                 guint depth)
{
  double width = node->width > 0.0 ? node->width : self->paper_width / 2.0;
  double left = get_inset (node->look, STELLER_SIDE_LEFT);
  double right = get_inset (node->look, STELLER_SIDE_RIGHT);
  StellerFlowItem group;
  g_autoptr (GArray) items = NULL;
  double bottom;

  width = CLAMP (width, MIN_FRAME, MAX (self->paper_width, MIN_FRAME));
  if (is_open (node))
    {
      add_open_frame (self, node, width, depth);
      return;
    }

  group = new_group (self);
  items = steller_skeleton_flow_fill_column (self, node->children, MAX (width - left - right, 1.0), depth);
  bottom = steller_skeleton_flow_stack (items, group.group, left, get_inset (node->look, STELLER_SIDE_TOP));
  group.height = MAX (bottom + get_inset (node->look, STELLER_SIDE_BOTTOM),
                      steller_layout_length (node->height, self->paper_height));
  if (group.height > self->first->bottom - self->first->top && !self->region)
    {
      clear_group (&group);
      steller_skeleton_flow_fill_nodes (self, node->children, depth + 1);
      return;
    }
  if (node->look != NULL)
    steller_skeleton_flow_add_rules (group.rules, node->look, 0.0, 0.0, width, group.height);
  put_group (self, &group, node, width);
}

/* The size of an image on paper, no larger than the paper is. */
static void
get_image_size (const StellerSkeletonFlow *self,
                const StellerSkeletonNode *node,
                double *width,
                double *height)
{
  guint pixels_across, pixels_down;
  double scale;

  steller_image_get_pixels (node->image, &pixels_across, &pixels_down);
  *width = node->width > 0.0 ? node->width : MAX (pixels_across * PIXEL, 1.0);
  *height = node->height > 0.0 ? node->height : MAX (pixels_down * PIXEL, 1.0);
  scale = MIN (1.0, MIN (self->paper_width / *width, self->paper_height / *height));
  *width *= scale;
  *height *= scale;
}

static StellerFlowItem
new_image (StellerSkeletonFlow *self,
           const StellerSkeletonNode *node)
{
  StellerFlowItem item = new_group (self);

  get_image_size (self, node, &item.width, &item.height);
  item.image = steller_image_ref (node->image);
  item.description = node->description;
  if (node->look != NULL)
    steller_skeleton_flow_add_rules (item.rules, node->look, 0.0, 0.0, item.width, item.height);

  return item;
}

/*
 * steller_skeleton_flow_add_image:
 * @node: an image
 *
 * Puts an image at its place.
 */
void
steller_skeleton_flow_add_image (StellerSkeletonFlow *self,
                                 const StellerSkeletonNode *node)
{
  StellerFlowItem item;

  if (node->image == NULL)
    return;
  item = new_image (self, node);
  put_group (self, &item, node, item.width);
}

/*
 * steller_skeleton_flow_add_line_images:
 * @paragraph: a paragraph
 *
 * Puts the images that stand in the line of a paragraph beside each other, where its style has its text.
 */
void
steller_skeleton_flow_add_line_images (StellerSkeletonFlow *self,
                                       const StellerSkeletonNode *paragraph)
{
  const StellerParagraphStyle *style = steller_style_get_paragraph (self->style, paragraph->style_name);
  StellerFlowItem line;
  double left = CLAMP (style->margin_left, -self->left_room, self->width);
  double right = CLAMP (style->margin_right, -self->right_room, self->width);
  double top = self->items->len > 0 ? steller_layout_length (style->margin_top, MAX_INSET) : 0.0;
  double x = 0.0;

  if (paragraph->children == NULL || paragraph->children->len == 0)
    return;

  line = new_group (self);
  for (guint i = 0; i < paragraph->children->len; i++)
    {
      const StellerSkeletonNode *node = paragraph->children->pdata[i];
      StellerFlowItem image;

      if (node->image == NULL)
        continue;
      image = new_image (self, node);
      image.x = x;
      image.y = top;
      x += image.width;
      line.height = MAX (line.height, top + image.height);
      g_array_append_val (line.group, image);
    }
  line.x = self->x + place ((Extent) { left, self->width - left - right }, style->align, 0.0, x);
  line.height += steller_layout_length (style->margin_bottom, MAX_INSET);
  if (line.group->len > 0)
    steller_skeleton_flow_take_item (self, &line);
  else
    clear_group (&line);
}
