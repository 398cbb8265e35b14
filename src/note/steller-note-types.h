/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-note-type.h"

G_BEGIN_DECLS

#define STELLER_TYPE_NOTE_TYPES (steller_note_types_get_type ())
G_DECLARE_FINAL_TYPE (StellerNoteTypes, steller_note_types, STELLER, NOTE_TYPES, GObject)

StellerNoteTypes *steller_note_types_new (void);

StellerNoteType *steller_note_types_lookup (StellerNoteTypes *self, const char *id);
guint steller_note_types_get_n (StellerNoteTypes *self);
StellerNoteType *steller_note_types_get_nth (StellerNoteTypes *self, guint index);

guint steller_note_types_get_n_broken (StellerNoteTypes *self);
const GError *steller_note_types_get_nth_broken (StellerNoteTypes *self, guint index, const char **path);

G_END_DECLS
