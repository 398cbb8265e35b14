/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-field-row.h"

G_BEGIN_DECLS

#define STELLER_TYPE_DATE_ROW (steller_date_row_get_type ())
G_DECLARE_FINAL_TYPE (StellerDateRow, steller_date_row, STELLER, DATE_ROW, AdwEntryRow)

GtkWidget *steller_date_row_new (StellerFieldValue *value);

G_END_DECLS
