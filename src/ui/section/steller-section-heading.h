/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STELLER_TYPE_SECTION_HEADING (steller_section_heading_get_type ())
G_DECLARE_FINAL_TYPE (StellerSectionHeading, steller_section_heading, STELLER, SECTION_HEADING, GtkWidget)

const char *steller_section_heading_get_text (StellerSectionHeading *self);
void steller_section_heading_set_text (StellerSectionHeading *self, const char *text);
void steller_section_heading_set_level (StellerSectionHeading *self, guint level);
void steller_section_heading_set_editable (StellerSectionHeading *self, gboolean editable);
void steller_section_heading_edit (StellerSectionHeading *self, const char *placeholder);
gboolean steller_section_heading_get_editing (StellerSectionHeading *self);

G_END_DECLS
