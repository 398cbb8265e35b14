/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "steller-field-value.h"

G_BEGIN_DECLS

#define STELLER_TYPE_FIELD_ROW (steller_field_row_get_type ())
G_DECLARE_INTERFACE (StellerFieldRow, steller_field_row, STELLER, FIELD_ROW, GtkWidget)

/**
 * StellerFieldRowInterface:
 * @get_value: the value that the row shows
 * @get_control: the widget that has the focus while the value is changed, or %NULL when it is not there yet
 * @add_suffix: puts a widget at the end of the row
 * @update: shows the value as the note holds it, and does nothing when it is shown already
 * @commit: takes over what was typed; optional
 * @find_refused: gets the row, this one or one in it, with text that the note could not take over; optional
 * @reveal: shows what a path in the value leads to, and focuses it; optional
 *
 * A row of the form, with one value.
 */
struct _StellerFieldRowInterface
{
  GTypeInterface parent_iface;

  StellerFieldValue *(*get_value) (StellerFieldRow *self);
  GtkWidget *(*get_control) (StellerFieldRow *self);
  void (*add_suffix) (StellerFieldRow *self, GtkWidget *suffix);
  void (*update) (StellerFieldRow *self);
  void (*commit) (StellerFieldRow *self);
  StellerFieldRow *(*find_refused) (StellerFieldRow *self);
  void (*reveal) (StellerFieldRow *self, const char *const *path);
};

GtkWidget *steller_field_row_new (StellerFieldValue *value);

void steller_field_row_set_up (StellerFieldRow *self);
StellerFieldValue *steller_field_row_get_value (StellerFieldRow *self);
void steller_field_row_set_error (StellerFieldRow *self, const char *error);
void steller_field_row_commit (StellerFieldRow *self);
StellerFieldRow *steller_field_row_find_refused (StellerFieldRow *self);
void steller_field_row_reveal (StellerFieldRow *self, const char *const *path);

G_END_DECLS
