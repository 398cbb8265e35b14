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
  guint page;
  guint n_pages;

  /*< private >*/
  GArray *items;
  GPtrArray *flows;
  guint order;
  guint role;
} StellerSkeletonFlow;

GPtrArray *steller_skeleton_flow_fill (StellerSkeletonFlow *self, GPtrArray *nodes);

G_END_DECLS
