/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "steller-field-type.h"
#include "steller-section-type.h"

G_BEGIN_DECLS

#define STELLER_TYPE_NOTE_TYPE (steller_note_type_get_type ())
G_DECLARE_FINAL_TYPE (StellerNoteType, steller_note_type, STELLER, NOTE_TYPE, GObject)

StellerNoteType *steller_note_type_new_from_bytes (GBytes *bytes, GError **error);

const char *steller_note_type_get_id (StellerNoteType *self);
const char *steller_note_type_get_title (StellerNoteType *self);
const char *steller_note_type_get_description (StellerNoteType *self);
const char *steller_note_type_get_language (StellerNoteType *self);
const char *steller_note_type_get_closing (StellerNoteType *self);

guint steller_note_type_get_n_fields (StellerNoteType *self);
const StellerFieldType *steller_note_type_get_field (StellerNoteType *self, guint index);
const StellerFieldType *steller_note_type_lookup_field (StellerNoteType *self, const char *id);

guint steller_note_type_get_n_sections (StellerNoteType *self);
const StellerSectionType *steller_note_type_get_section (StellerNoteType *self, guint index);
const StellerSectionType *steller_note_type_lookup_section (StellerNoteType *self, const char *id);

G_END_DECLS
