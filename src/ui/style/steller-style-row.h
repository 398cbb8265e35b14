/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "steller-style-entry.h"

G_BEGIN_DECLS

#define STELLER_TYPE_STYLE_ROW (steller_style_row_get_type ())
G_DECLARE_FINAL_TYPE (StellerStyleRow, steller_style_row, STELLER, STYLE_ROW, AdwActionRow)

GtkWidget *steller_style_row_new (StellerStyleEntry *entry);
StellerStyleEntry *steller_style_row_get_entry (StellerStyleRow *self);

G_END_DECLS
