/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void steller_markup_highlighter_attach (GtkTextBuffer *buffer);
void steller_markup_highlighter_set_dark (GtkTextBuffer *buffer, gboolean dark);

G_END_DECLS
