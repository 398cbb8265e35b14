/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "steller-field-value.h"

G_BEGIN_DECLS

/**
 * STELLER_FIELD_MARKS_KEY:
 *
 * The key that opens the help and the label of a field, as gtk_shortcut_trigger_parse_string() has it.
 */
#define STELLER_FIELD_MARKS_KEY "F2"

#define STELLER_TYPE_FIELD_MARKS (steller_field_marks_get_type ())
G_DECLARE_FINAL_TYPE (StellerFieldMarks, steller_field_marks, STELLER, FIELD_MARKS, GtkBox)

GtkWidget *steller_field_marks_new (StellerFieldValue *value);

void steller_field_marks_open (StellerFieldMarks *self);

G_END_DECLS
