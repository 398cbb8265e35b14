/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-field-row.h"

G_BEGIN_DECLS

#define STELLER_TYPE_RECORD_ROW (steller_record_row_get_type ())
G_DECLARE_FINAL_TYPE (StellerRecordRow, steller_record_row, STELLER, RECORD_ROW, AdwExpanderRow)

GtkWidget *steller_record_row_new (StellerFieldValue *value);
GtkWidget *steller_record_row_new_in_list (StellerFieldValue *value, guint index);

guint steller_record_row_get_index (StellerRecordRow *self);
void steller_record_row_set_index (StellerRecordRow *self, guint index);
void steller_record_row_update (StellerRecordRow *self);
void steller_record_row_commit (StellerRecordRow *self);
void steller_record_row_reveal (StellerRecordRow *self, const char *const *path);

G_END_DECLS
