/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

char *steller_about_get_debug_info (GtkWidget *widget);
void steller_about_present (GtkWidget *parent);

G_END_DECLS
