/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-galley.h"
#include "steller-image.h"

G_BEGIN_DECLS

/*
 * StellerOrigin: where the spans of a text come from.
 *
 * @part: (nullable): the id of a field or section
 * @base: what is added to the source offsets in the span to get offsets in the text of that part
 */
typedef struct {
  const char *part;
  gsize base;
} StellerOrigin;

/*
 * StellerFlowItem: a galley on its way to the pages, or several side by side that stay together.
 *
 * @galley: (nullable): the galley; none when the item is a group
 * @origin: where its text comes from
 * @origins: (nullable) (element-type StellerOrigin): where each of its spans comes from, when they differ
 * @group: (nullable) (element-type StellerFlowItem): items at places of their own within this one
 * @rules: (nullable) (element-type StellerRule): the rules of a group
 * @image: (nullable): what is drawn in a group, over its rules
 * @description: (nullable): what the image shows, when it is part of what the text says
 * @floats: (nullable) (element-type StellerFlowItem): what stands at places of its own near the first strip without
 *   taking room, from its left and its top
 * @x: its left, in points from the left of the page; within a group, from the left of that
 * @y: within a group, its top in points from the top of that
 * @width: the width of the image
 * @height: the height of a group, and of the image
 * @order: its place in the order of reading
 * @kept: whether its last paragraph stays whole, and with the next item
 * @kept_strip: the first strip of that paragraph
 */
typedef struct _StellerFlowItem StellerFlowItem;

struct _StellerFlowItem {
  StellerGalley *galley;
  StellerOrigin origin;
  GArray *origins;
  GArray *group;
  GArray *rules;
  StellerImage *image;
  const char *description;
  GArray *floats;
  double x;
  double y;
  double width;
  double height;
  guint order;
  gboolean kept;
  guint kept_strip;
};

/*
 * StellerFragmentKind: what a fragment is on its page.
 */
typedef enum {
  STELLER_FRAGMENT_BODY,
  STELLER_FRAGMENT_REPEATED,
  STELLER_FRAGMENT_HEADER,
  STELLER_FRAGMENT_FOOTER,
} StellerFragmentKind;

/*
 * StellerFragment: strips of one item at their place on a page.
 *
 * @item: the item
 * @first: the first strip
 * @n_strips: how many
 * @x: their left, in points from the left of the page
 * @y: the top of the first, in points from the top of the page
 */
typedef struct {
  const StellerFlowItem *item;
  guint first;
  guint n_strips;
  double x;
  double y;
  StellerFragmentKind kind;
} StellerFragment;

/*
 * StellerColumn: the room that a flow has on a page, in points from the top of the page.
 */
typedef struct {
  double top;
  double bottom;
} StellerColumn;

/*
 * StellerFlow: items that come below each other and go on from page to page. Reference counted; it does not change
 * once it is filled.
 *
 * @items: (element-type StellerFlowItem): the items
 * @first: its room on the first page
 * @following: its room on every other page
 * @shift: how much further to the right it stands on every page but the first
 * @framed: whether it stands in a frame, where the space before the first item is left out, as in LibreOffice
 */
typedef struct {
  grefcount ref_count;
  GArray *items;
  StellerColumn first;
  StellerColumn following;
  double shift;
  gboolean framed;
} StellerFlow;

GArray *steller_flow_items_new (void);
double steller_flow_items_measure (const GArray *items);
double steller_flow_items_get_outer_gaps (const GArray *items);
StellerFlow *steller_flow_new (const StellerColumn *first, const StellerColumn *following);
StellerFlow *steller_flow_ref (StellerFlow *self);
void steller_flow_unref (StellerFlow *self);
void steller_flow_break (const StellerFlow *self, GPtrArray *pages);
void steller_flow_stack (const StellerFlow *self, StellerFragmentKind kind, GArray *fragments);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerFlow, steller_flow_unref)

G_END_DECLS
