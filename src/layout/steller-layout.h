/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-block.h"
#include "steller-document.h"
#include "steller-pages.h"
#include "steller-style.h"

G_BEGIN_DECLS

#define STELLER_TYPE_LAYOUT (steller_layout_get_type ())
G_DECLARE_FINAL_TYPE (StellerLayout, steller_layout, STELLER, LAYOUT, GObject)

void steller_layout_prepare (void);

StellerLayout *steller_layout_new (StellerStyle *style);
StellerStyle *steller_layout_get_style (StellerLayout *self);
StellerPages *steller_layout_lay_out (StellerLayout *self, StellerDocument *document);
double *steller_layout_table_columns (StellerLayout *self, const StellerBlock *table, const char *table_style,
                                      const char *text_style, double width, guint *n_columns);

G_END_DECLS
