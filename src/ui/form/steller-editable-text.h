/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void steller_editable_text_set (GtkEditable *editable, const char *text);
void steller_editable_text_set_buffer (GtkTextBuffer *buffer, const char *text);

G_END_DECLS
