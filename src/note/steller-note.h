/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "steller-grounds.h"
#include "steller-note-types.h"

G_BEGIN_DECLS

/**
 * STELLER_NOTE_OWN_PREFIX:
 *
 * What the id of a section that the drafter added begins with.
 */
#define STELLER_NOTE_OWN_PREFIX "eigen_"

#define STELLER_TYPE_NOTE (steller_note_get_type ())
G_DECLARE_FINAL_TYPE (StellerNote, steller_note, STELLER, NOTE, GObject)

StellerNote *steller_note_new (StellerNoteType *type);
StellerNote *steller_note_new_based_on (StellerNote *note, GError **error);
StellerNote *steller_note_new_from_bytes (GBytes *bytes, GError **error);
StellerNote *steller_note_load (const char *path, GError **error);
GBytes *steller_note_to_bytes (StellerNote *self);
gboolean steller_note_save (StellerNote *self, const char *path, GError **error);
StellerNoteType *steller_note_find_type (StellerNote *self, StellerNoteTypes *types, GError **error);
gboolean steller_note_validate (StellerNote *self, StellerNoteType *type, StellerGrounds *grounds, GPtrArray *problems);

/* Values as they are in the file, for the history */
JsonNode *steller_note_get_value (StellerNote *self, const char *pointer);
int steller_note_get_changed_index (StellerNote *self);
gboolean steller_note_restore_value (StellerNote *self, const char *pointer, JsonNode *value, int index);

const char *steller_note_get_id (StellerNote *self);
const char *steller_note_get_type_id (StellerNote *self);
gboolean steller_note_get_read_only (StellerNote *self);
const char *steller_note_get_language (StellerNote *self);
void steller_note_set_language (StellerNote *self, const char *language);
const char *steller_note_get_numbering (StellerNote *self);
void steller_note_set_numbering (StellerNote *self, const char *numbering);
const char *steller_note_get_status (StellerNote *self);
void steller_note_set_status (StellerNote *self, const char *status);
const char *steller_note_get_style_id (StellerNote *self);
const char *steller_note_get_style_version (StellerNote *self);
void steller_note_set_style (StellerNote *self, const char *id, const char *version);

/* Header fields: steller-note-fields.c, steller-note-records.c */
gboolean steller_note_has_field (StellerNote *self, const char *field);
const char *steller_note_get_field_text (StellerNote *self, const char *field);
void steller_note_set_field_text (StellerNote *self, const char *field, const char *text);
gint64 steller_note_get_field_number (StellerNote *self, const char *field, gint64 absent);
void steller_note_set_field_number (StellerNote *self, const char *field, gint64 number);
gboolean steller_note_get_field_flag (StellerNote *self, const char *field, gboolean absent);
void steller_note_set_field_flag (StellerNote *self, const char *field, gboolean flag);
const char *steller_note_get_field_label (StellerNote *self, const char *field);
void steller_note_set_field_label (StellerNote *self, const char *field, const char *label);
const char *steller_note_get_field_ground (StellerNote *self, const char *field);
void steller_note_set_field_ground (StellerNote *self, const char *field, const char *ground);
void steller_note_clear_field (StellerNote *self, const char *field);
void steller_note_clear_field_value (StellerNote *self, const char *field);

guint steller_note_get_n_records (StellerNote *self, const char *field);
const char *steller_note_get_record_text (StellerNote *self, const char *field, guint index, const char *member);
void steller_note_set_record_text (StellerNote *self, const char *field, guint index, const char *member,
                                   const char *text);
gboolean steller_note_get_record_flag (StellerNote *self, const char *field, guint index, const char *member,
                                       gboolean absent);
void steller_note_set_record_flag (StellerNote *self, const char *field, guint index, const char *member,
                                   gboolean flag);
gint64 steller_note_get_record_number (StellerNote *self, const char *field, guint index, const char *member,
                                       gint64 absent);
void steller_note_set_record_number (StellerNote *self, const char *field, guint index, const char *member,
                                     gint64 number);
void steller_note_clear_record_member (StellerNote *self, const char *field, guint index, const char *member);
const char *steller_note_get_record_ground (StellerNote *self, const char *field, guint index);
void steller_note_set_record_ground (StellerNote *self, const char *field, guint index, const char *ground);
void steller_note_insert_record (StellerNote *self, const char *field, guint index);
void steller_note_remove_record (StellerNote *self, const char *field, guint index);
void steller_note_move_record (StellerNote *self, const char *field, guint from, guint to);

/* Sections: steller-note-sections.c */
gboolean steller_note_is_own_section (const char *section);
gboolean steller_note_has_section (StellerNote *self, const char *section);
const char *steller_note_get_section_text (StellerNote *self, const char *section);
void steller_note_set_section_text (StellerNote *self, const char *section, const char *text);
const char *steller_note_get_section_heading (StellerNote *self, const char *section);
void steller_note_set_section_heading (StellerNote *self, const char *section, const char *heading);
const char *steller_note_get_section_ground (StellerNote *self, const char *section);
void steller_note_set_section_ground (StellerNote *self, const char *section, const char *ground);
gboolean steller_note_get_section_omitted (StellerNote *self, const char *section);
void steller_note_set_section_omitted (StellerNote *self, const char *section, gboolean omitted);
const char *steller_note_get_section_parent (StellerNote *self, StellerNoteType *type, const char *section);
void steller_note_set_section_parent (StellerNote *self, const char *section, const char *parent);
char *steller_note_add_own_section (StellerNote *self, const char *heading, const char *parent);
void steller_note_remove_section (StellerNote *self, const char *section);
char **steller_note_get_section_order (StellerNote *self, StellerNoteType *type);
void steller_note_set_section_order (StellerNote *self, const char *const *sections);

G_END_DECLS
