/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-field-row.h"

G_BEGIN_DECLS

#define STELLER_TYPE_RECORDS_ROW (steller_records_row_get_type ())
G_DECLARE_FINAL_TYPE (StellerRecordsRow, steller_records_row, STELLER, RECORDS_ROW, AdwPreferencesRow)

GtkWidget *steller_records_row_new (StellerFieldValue *value);

G_END_DECLS
