/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "steller-pages.h"

G_BEGIN_DECLS

#define STELLER_TYPE_PREVIEW_PAGE (steller_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (StellerPreviewPage, steller_preview_page, STELLER, PREVIEW_PAGE, GtkWidget)

GtkWidget *steller_preview_page_new (StellerPages *pages, guint number);
void steller_preview_page_set_pages (StellerPreviewPage *self, StellerPages *pages);
guint steller_preview_page_get_number (StellerPreviewPage *self);
void steller_preview_page_set_visible_range (StellerPreviewPage *self, double top, double bottom);

G_END_DECLS
