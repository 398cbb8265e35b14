/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-field-row.h"

G_BEGIN_DECLS

#define STELLER_TYPE_NUMBER_ROW (steller_number_row_get_type ())
G_DECLARE_FINAL_TYPE (StellerNumberRow, steller_number_row, STELLER, NUMBER_ROW, AdwActionRow)

GtkWidget *steller_number_row_new (StellerFieldValue *value);

G_END_DECLS
