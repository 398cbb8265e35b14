/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-note.h"

G_BEGIN_DECLS

/**
 * StellerSectionDirection:
 * @STELLER_SECTION_UP: towards the beginning of the note
 * @STELLER_SECTION_DOWN: towards its end
 *
 * Where a section moves to.
 */
typedef enum
{
  STELLER_SECTION_UP,
  STELLER_SECTION_DOWN,
} StellerSectionDirection;

guint steller_section_order_get_level (StellerNote *note, StellerNoteType *type, const char *section);
gboolean steller_section_order_can_move (StellerNote *note, StellerNoteType *type, const char *section,
                                         StellerSectionDirection direction);
gboolean steller_section_order_move (StellerNote *note, StellerNoteType *type, const char *section,
                                     StellerSectionDirection direction);

G_END_DECLS
