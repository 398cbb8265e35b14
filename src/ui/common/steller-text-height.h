/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void steller_text_height_measure (GtkTextView *view, GtkWidgetClass *parent_class, GtkOrientation orientation,
                                  int for_size, int *minimum, int *natural);

G_END_DECLS
