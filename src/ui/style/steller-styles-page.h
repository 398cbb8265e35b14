/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STELLER_TYPE_STYLES_PAGE (steller_styles_page_get_type ())
G_DECLARE_FINAL_TYPE (StellerStylesPage, steller_styles_page, STELLER, STYLES_PAGE, AdwPreferencesPage)

GtkWidget *steller_styles_page_new (void);

G_END_DECLS
