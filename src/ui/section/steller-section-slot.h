/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-section-card.h"

G_BEGIN_DECLS

#define STELLER_TYPE_SECTION_SLOT (steller_section_slot_get_type ())
G_DECLARE_FINAL_TYPE (StellerSectionSlot, steller_section_slot, STELLER, SECTION_SLOT, GtkWidget)

GtkWidget *steller_section_slot_new (StellerHistory *history, StellerNoteType *type, const char *section);

const char *steller_section_slot_get_section (StellerSectionSlot *self);
StellerSectionCard *steller_section_slot_get_card (StellerSectionSlot *self);
StellerSectionCard *steller_section_slot_make_card (StellerSectionSlot *self);
void steller_section_slot_refresh (StellerSectionSlot *self);

G_END_DECLS
