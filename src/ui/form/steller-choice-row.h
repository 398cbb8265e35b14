/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-field-row.h"

G_BEGIN_DECLS

#define STELLER_TYPE_CHOICE_ROW (steller_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (StellerChoiceRow, steller_choice_row, STELLER, CHOICE_ROW, AdwComboRow)

GtkWidget *steller_choice_row_new (StellerFieldValue *value);

G_END_DECLS
