/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-note.h"
#include "steller-style.h"

G_BEGIN_DECLS

#define STELLER_TYPE_NOTE_STYLE (steller_note_style_get_type ())
G_DECLARE_FINAL_TYPE (StellerNoteStyle, steller_note_style, STELLER, NOTE_STYLE, GObject)

StellerNoteStyle *steller_note_style_new (StellerNote *note, StellerStyle *style, const char *warning);

StellerStyle *steller_note_style_get_style (StellerNoteStyle *self);
const char *steller_note_style_get_warning (StellerNoteStyle *self);
void steller_note_style_check (StellerNoteStyle *self);

G_END_DECLS
