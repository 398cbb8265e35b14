/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STELLER_TYPE_FORM_VIEWPORT (steller_form_viewport_get_type ())
G_DECLARE_FINAL_TYPE (StellerFormViewport, steller_form_viewport, STELLER, FORM_VIEWPORT, GtkWidget)

GtkWidget *steller_form_viewport_new (GtkWidget *child);

void steller_form_viewport_reveal (StellerFormViewport *self, GtkWidget *target);

G_END_DECLS
