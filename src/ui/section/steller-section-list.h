/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-section-card.h"

G_BEGIN_DECLS

#define STELLER_TYPE_SECTION_LIST (steller_section_list_get_type ())
G_DECLARE_FINAL_TYPE (StellerSectionList, steller_section_list, STELLER, SECTION_LIST, GtkWidget)

GtkWidget *steller_section_list_new (StellerNote *note, StellerNoteType *type, StellerHistory *history);

StellerSectionCard *steller_section_list_get_card (StellerSectionList *self, const char *section);
gboolean steller_section_list_reveal (StellerSectionList *self, const char *pointer, gint64 offset);
void steller_section_list_make_cards (StellerSectionList *self, double top, double bottom);
gboolean steller_section_list_make_next_card (StellerSectionList *self);

G_END_DECLS
