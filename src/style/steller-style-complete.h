/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-skeleton.h"
#include "steller-style-sheet.h"

G_BEGIN_DECLS

void steller_style_clean (StellerStyleSheet *sheet, xmlDoc *document);
void steller_style_clean_foreign (StellerStyleSheet *sheet, xmlDoc *document);
gboolean steller_style_complete_styles (StellerStyleSheet *sheet, xmlDoc *styles, xmlDoc *builtin, GError **error);
gboolean steller_style_complete_body (StellerStyleSheet *sheet, xmlDoc *content, StellerSkeleton *skeleton);
gboolean steller_style_complete_pages (StellerStyleSheet *sheet, xmlDoc *styles, StellerSkeleton *regions,
                                       GError **error);

G_END_DECLS
