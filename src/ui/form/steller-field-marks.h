/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "steller-field-value.h"

G_BEGIN_DECLS

#define STELLER_TYPE_FIELD_MARKS (steller_field_marks_get_type ())
G_DECLARE_FINAL_TYPE (StellerFieldMarks, steller_field_marks, STELLER, FIELD_MARKS, GtkBox)

GtkWidget *steller_field_marks_new (StellerFieldValue *value);

G_END_DECLS
