/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-document.h"
#include "steller-flow.h"

G_BEGIN_DECLS

/*
 * StellerGalleySource: gives the galley of a block, set now or before.
 */
typedef StellerGalley *(*StellerGalleySource) (StellerBlock *block, const StellerGalleyForm *form, gpointer user_data);

/*
 * StellerSkeletonFlow: what fills a skeleton with a document.
 *
 * @style: the style
 * @document: the document
 * @placed: (element-type utf8): the fields and sections that have a place of their own in the skeleton
 * @get_galley: gives galleys
 * @user_data: what @get_galley gets
 * @first: the room for the text on the first page
 * @following: the room for it on every other page
 * @x: the left of the text, in points from the left of the page
 * @width: the width of the text
 * @left_room: how far it is from the left of the text to that of the paper
 * @right_room: and on the right
 * @paper_width: the width of the paper
 * @paper_height: the height of the paper
 * @column_x: the left of the room for text on the page
 * @column_width: the width of that room
 * @region: whether it is a head or a foot that is filled
 * @warnings: (element-type utf8): gets what the style has no place for, or the note nothing
 * @page: the number of the page, for heads and feet
 * @n_pages: the number of pages
 */
typedef struct {
  StellerStyle *style;
  StellerDocument *document;
  GHashTable *placed;
  StellerGalleySource get_galley;
  gpointer user_data;
  const StellerColumn *first;
  const StellerColumn *following;
  double x;
  double width;
  double left_room;
  double right_room;
  double paper_width;
  double paper_height;
  double column_x;
  double column_width;
  gboolean region;
  GPtrArray *warnings;
  guint page;
  guint n_pages;

  /*< private >*/
  GArray *items;
  GPtrArray *flows;
  GArray *floats;
  guint order;
  guint role;
} StellerSkeletonFlow;

GPtrArray *steller_skeleton_flow_fill (StellerSkeletonFlow *self, GPtrArray *nodes);

/* For the files that fill parts of a skeleton. */
#define STELLER_SKELETON_FLOW_MAX_DEPTH 8
void steller_skeleton_flow_fill_nodes (StellerSkeletonFlow *self, GPtrArray *nodes, guint depth);
StellerFlowItem *steller_skeleton_flow_take_item (StellerSkeletonFlow *self, StellerFlowItem *item);
GArray *steller_skeleton_flow_fill_column (StellerSkeletonFlow *self, GPtrArray *nodes, double width, guint depth);
double steller_skeleton_flow_stack (GArray *items, GArray *group, double x, double y);
void steller_skeleton_flow_warn (StellerSkeletonFlow *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void steller_skeleton_flow_add_rules (GArray *rules, const StellerCellStyle *style, double x, double y, double width,
                                      double height);
void steller_skeleton_flow_add_frame (StellerSkeletonFlow *self, const StellerSkeletonNode *node, guint depth);
void steller_skeleton_flow_add_image (StellerSkeletonFlow *self, const StellerSkeletonNode *node);
void steller_skeleton_flow_add_line_images (StellerSkeletonFlow *self, const StellerSkeletonNode *paragraph);

G_END_DECLS
