/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *steller_ground_label_new (void);
void steller_ground_label_set (GtkLabel *label, const char *code, const char *language);

G_END_DECLS
