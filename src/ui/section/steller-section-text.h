/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STELLER_TYPE_SECTION_TEXT (steller_section_text_get_type ())
G_DECLARE_FINAL_TYPE (StellerSectionText, steller_section_text, STELLER, SECTION_TEXT, GtkWidget)

GtkWidget *steller_section_text_new (GtkTextView *editor);

G_END_DECLS
