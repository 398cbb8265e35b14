/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "steller-history.h"

G_BEGIN_DECLS

#define STELLER_TYPE_SECTION_EDITOR (steller_section_editor_get_type ())
G_DECLARE_FINAL_TYPE (StellerSectionEditor, steller_section_editor, STELLER, SECTION_EDITOR, GtkSourceView)

GtkWidget *steller_section_editor_new (StellerHistory *history, const char *section);

gsize steller_section_editor_get_caret (StellerSectionEditor *self);
void steller_section_editor_set_caret (StellerSectionEditor *self, gsize offset);
void steller_section_editor_insert_phrase (StellerSectionEditor *self, const char *phrase);
guint steller_section_editor_count_words (StellerSectionEditor *self);

G_END_DECLS
