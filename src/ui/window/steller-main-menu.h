/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "steller-preview.h"

G_BEGIN_DECLS

void steller_main_menu_set_up (GtkMenuButton *button, StellerPreview *preview);

G_END_DECLS
