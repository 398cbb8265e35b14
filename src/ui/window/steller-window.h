/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STELLER_TYPE_WINDOW (steller_window_get_type ())
G_DECLARE_FINAL_TYPE (StellerWindow, steller_window, STELLER, WINDOW, AdwApplicationWindow)

StellerWindow *steller_window_new (AdwApplication *application);

GFile *steller_window_get_file (StellerWindow *self);
void steller_window_open (StellerWindow *self, GFile *file);

G_END_DECLS
