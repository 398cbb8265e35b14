/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-field-row.h"

G_BEGIN_DECLS

#define STELLER_TYPE_TEXT_ROW (steller_text_row_get_type ())
G_DECLARE_FINAL_TYPE (StellerTextRow, steller_text_row, STELLER, TEXT_ROW, AdwEntryRow)

GtkWidget *steller_text_row_new (StellerFieldValue *value);

G_END_DECLS
