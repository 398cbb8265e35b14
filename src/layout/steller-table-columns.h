/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-block.h"
#include "steller-style.h"

G_BEGIN_DECLS

guint steller_table_count_columns (const StellerBlock *table);
double *steller_table_share_width (const double *minimums, const double *maximums, guint n_columns, double width);
double *steller_table_columns (StellerStyle *style, const StellerBlock *table, const StellerTableStyle *table_style,
                               const StellerParagraphStyle *text, double width, guint *n_columns);

G_END_DECLS
