/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STELLER_TYPE_RECENT_ROW (steller_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (StellerRecentRow, steller_recent_row, STELLER, RECENT_ROW, AdwActionRow)

GtkWidget *steller_recent_row_new (GtkRecentInfo *info);

const char *steller_recent_row_get_uri (StellerRecentRow *self);

G_END_DECLS
