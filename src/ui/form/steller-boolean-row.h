/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-field-row.h"

G_BEGIN_DECLS

#define STELLER_TYPE_BOOLEAN_ROW (steller_boolean_row_get_type ())
G_DECLARE_FINAL_TYPE (StellerBooleanRow, steller_boolean_row, STELLER, BOOLEAN_ROW, AdwActionRow)

GtkWidget *steller_boolean_row_new (StellerFieldValue *value);

G_END_DECLS
