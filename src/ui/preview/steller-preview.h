/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "steller-pages.h"

G_BEGIN_DECLS

#define STELLER_TYPE_PREVIEW (steller_preview_get_type ())
G_DECLARE_FINAL_TYPE (StellerPreview, steller_preview, STELLER, PREVIEW, GtkWidget)

GtkWidget *steller_preview_new (void);

StellerPages *steller_preview_get_pages (StellerPreview *self);
void steller_preview_set_pages (StellerPreview *self, StellerPages *pages);
char *steller_preview_dup_page_count (StellerPreview *self);
void steller_preview_show_part (StellerPreview *self, const char *part, gsize offset);

double steller_preview_get_zoom (StellerPreview *self);
void steller_preview_set_zoom (StellerPreview *self, double zoom);
gboolean steller_preview_get_fit_width (StellerPreview *self);
void steller_preview_set_fit_width (StellerPreview *self, gboolean fit_width);
void steller_preview_zoom_in (StellerPreview *self);
void steller_preview_zoom_out (StellerPreview *self);

G_END_DECLS
