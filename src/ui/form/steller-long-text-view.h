/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STELLER_TYPE_LONG_TEXT_VIEW (steller_long_text_view_get_type ())
G_DECLARE_FINAL_TYPE (StellerLongTextView, steller_long_text_view, STELLER, LONG_TEXT_VIEW, GtkTextView)

GtkWidget *steller_long_text_view_new (void);

G_END_DECLS
