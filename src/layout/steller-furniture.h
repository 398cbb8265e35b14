/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-page-form.h"
#include "steller-skeleton-flow.h"

G_BEGIN_DECLS

/*
 * StellerPageFurniture: the head and foot of a page, with its border and background.
 *
 * @n_pages: the number of pages that it says
 * @flows: (element-type StellerFlow): what it consists of
 * @header: (element-type StellerFragment): what comes before the text
 * @footer: (element-type StellerFragment): what comes after it
 */
typedef struct {
  guint n_pages;
  GPtrArray *flows;
  GArray *header;
  GArray *footer;
} StellerPageFurniture;

/*
 * StellerFurniture: the heads and feet of all pages, kept for the next document. When they hold fields of the note they
 * are made anew for each; otherwise they say no more than the numbers of pages and what is in one key.
 */
typedef struct _StellerFurniture StellerFurniture;

StellerFurniture *steller_furniture_new (StellerPageForm *first, StellerPageForm *following);
void steller_furniture_free (StellerFurniture *self);
void steller_furniture_prepare (StellerFurniture *self, StellerSkeletonFlow *filler);
void steller_furniture_set_n_pages (StellerFurniture *self, guint n_pages);
const StellerPageFurniture *steller_furniture_get (StellerFurniture *self, StellerSkeletonFlow *filler);

G_END_DECLS
