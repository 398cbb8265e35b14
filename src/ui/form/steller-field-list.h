/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "steller-field-row.h"
#include "steller-history.h"
#include "steller-note.h"

G_BEGIN_DECLS

#define STELLER_TYPE_FIELD_LIST (steller_field_list_get_type ())
/* Cast with STELLER_HEADER_FIELD_LIST(): STELLER_FIELD_LIST is a kind of field. */
G_DECLARE_FINAL_TYPE (StellerFieldList, steller_field_list, STELLER, HEADER_FIELD_LIST, GtkWidget)

GtkWidget *steller_field_list_new (StellerNote *note, StellerNoteType *type, StellerHistory *history);

void steller_field_list_make_rows (StellerFieldList *self, double height);
gboolean steller_field_list_make_next_row (StellerFieldList *self);
gboolean steller_field_list_reveal (StellerFieldList *self, const char *pointer);
void steller_field_list_commit (StellerFieldList *self);
StellerFieldRow *steller_field_list_find_refused (StellerFieldList *self);

G_END_DECLS
