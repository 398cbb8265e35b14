/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-json-tree.h"
#include "steller-note-node.h"
#include "steller-note.h"

G_BEGIN_DECLS

/* Sections stand at most this deep; HTML and the outlines of the other formats have six levels of headings. */
#define STELLER_NOTE_MAX_SECTION_DEPTH 6

StellerJsonTree *steller_note_get_tree (StellerNote *self);
JsonObject *steller_note_get_group (StellerNote *self, const char *group);
void steller_note_put (StellerNote *self, const char *const *path, JsonNode *value, const char *const *order);

const char *steller_note_get_default_ground (StellerNote *self, const char *field);

void steller_note_take_type (StellerNote *self, StellerNote *other);

JsonNode *steller_note_get_field_node (StellerNote *self, const char *field);
JsonNode *steller_note_get_field_value (StellerNote *self, const char *field);
void steller_note_put_field_value (StellerNote *self, const char *field, JsonNode *value);
const char *steller_note_get_raw_parent (StellerNote *self, StellerNoteType *type, const char *section);
gboolean steller_note_knows_section (StellerNote *self, StellerNoteType *type, const char *section);

G_END_DECLS
