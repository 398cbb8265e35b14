/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *steller_shortcuts_dialog_new (GtkApplication *application);

G_END_DECLS
