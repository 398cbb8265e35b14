/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-section-editor.h"

G_BEGIN_DECLS

#define STELLER_TYPE_SECTION_CARD (steller_section_card_get_type ())
G_DECLARE_FINAL_TYPE (StellerSectionCard, steller_section_card, STELLER, SECTION_CARD, GtkWidget)

GtkWidget *steller_section_card_new (StellerHistory *history, StellerNoteType *type, const char *section);

const char *steller_section_card_get_section (StellerSectionCard *self);
StellerSectionEditor *steller_section_card_get_editor (StellerSectionCard *self);
void steller_section_card_refresh (StellerSectionCard *self);

G_END_DECLS
