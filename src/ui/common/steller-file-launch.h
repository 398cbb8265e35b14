/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void steller_file_launch (GtkWidget *parent, GFile *file);
void steller_file_launch_writable (GtkWidget *parent, GFile *file);

G_END_DECLS
