/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean steller_focus_give_back (GtkWidget *widget);

G_END_DECLS
