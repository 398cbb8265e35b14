/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-skeleton.h"
#include "steller-style-sheet.h"
#include "steller-style-types.h"

G_BEGIN_DECLS

StellerPageStyle *steller_page_style_load (StellerStyleSheet *sheet, StellerSkeleton *regions, GHashTable *paragraphs,
                                           const char *name, gboolean first);
const char *steller_page_style_get_next (StellerStyleSheet *sheet, const char *name);

G_END_DECLS
