/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *steller_template_launch_make_command (const char *command);
void steller_template_launch (GtkWidget *parent, GFile *file);

G_END_DECLS
