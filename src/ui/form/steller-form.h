/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "steller-field-value.h"
#include "steller-history.h"

G_BEGIN_DECLS

#define STELLER_TYPE_FORM (steller_form_get_type ())
G_DECLARE_FINAL_TYPE (StellerForm, steller_form, STELLER, FORM, GtkWidget)

GtkWidget *steller_form_new (void);

void steller_form_set_note (StellerForm *self, StellerNote *note, StellerNoteType *type, StellerHistory *history);
gboolean steller_form_reveal (StellerForm *self, const char *pointer, gint64 offset);
void steller_form_commit (StellerForm *self);
gboolean steller_form_get_refused (StellerForm *self, StellerFieldValue **value, char **text);
void steller_form_reveal_refused (StellerForm *self);

G_END_DECLS
