/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STELLER_TYPE_START_PAGE (steller_start_page_get_type ())
G_DECLARE_FINAL_TYPE (StellerStartPage, steller_start_page, STELLER, START_PAGE, AdwBin)

GtkWidget *steller_start_page_new (void);

G_END_DECLS
