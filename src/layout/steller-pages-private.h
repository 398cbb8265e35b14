/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-document.h"
#include "steller-flow.h"
#include "steller-pages.h"

G_BEGIN_DECLS

/*
 * StellerPage: a page and what stands on it.
 *
 * @fragments: (element-type StellerFragment): the fragments in the order of reading, after the head and before the foot
 */
typedef struct {
  double width;
  double height;
  GArray *fragments;
} StellerPage;

struct _StellerPages {
  gatomicrefcount ref_count;
  StellerTypesetter *typesetter;
  StellerDocument *document;
  GPtrArray *flows;
  GArray *pages;
  GArray *outline;
  GPtrArray *warnings;
  guint n_missing;
};

StellerPages *steller_pages_new (StellerTypesetter *typesetter, StellerDocument *document);
void steller_pages_take_flow (StellerPages *self, StellerFlow *flow);
void steller_pages_take_page (StellerPages *self, double width, double height, GArray *fragments);
void steller_pages_finish (StellerPages *self);

const StellerPage *steller_pages_get_page (const StellerPages *self, guint page);

/*
 * StellerPageLine: a line of text on a page, while it is visited.
 *
 * @x: the left of its setting, in points from the left of the page
 * @y: the top of the line, in points from the top of the page
 */
typedef struct {
  const StellerFragment *fragment;
  const StellerPiece *piece;
  double x;
  double y;
} StellerPageLine;

/* Returns whether to go on. */
typedef gboolean (*StellerPageLineFunc) (const StellerPageLine *line, gpointer user_data);

gboolean steller_fragment_foreach_line (const StellerFragment *fragment, StellerPageLineFunc func, gpointer user_data);

void steller_fragment_get_ink (const StellerFragment *fragment, double *top, double *bottom);

G_END_DECLS
