/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-history.h"
#include "steller-note.h"

G_BEGIN_DECLS

#define STELLER_TYPE_FIELD_VALUE (steller_field_value_get_type ())
G_DECLARE_FINAL_TYPE (StellerFieldValue, steller_field_value, STELLER, FIELD_VALUE, GObject)

StellerFieldValue *steller_field_value_new (StellerNote *note, StellerNoteType *note_type,
                                            const StellerFieldType *field, StellerHistory *history);
StellerFieldValue *steller_field_value_new_member (StellerFieldValue *self, guint index,
                                                   const StellerFieldType *member);

StellerHistory *steller_field_value_get_history (StellerFieldValue *self);
StellerNote *steller_field_value_get_note (StellerFieldValue *self);
const StellerFieldType *steller_field_value_get_field (StellerFieldValue *self);
const StellerFieldType *steller_field_value_get_type_of_value (StellerFieldValue *self);
gboolean steller_field_value_is_member (StellerFieldValue *self);
void steller_field_value_set_index (StellerFieldValue *self, guint index);

const char *steller_field_value_get_label (StellerFieldValue *self);
void steller_field_value_set_label (StellerFieldValue *self, const char *label);
const char *steller_field_value_get_ground (StellerFieldValue *self);
gboolean steller_field_value_get_read_only (StellerFieldValue *self);
gboolean steller_field_value_is_empty (StellerFieldValue *self);

const char *steller_field_value_get_text (StellerFieldValue *self);
void steller_field_value_set_text (StellerFieldValue *self, const char *text);
gboolean steller_field_value_get_number (StellerFieldValue *self, gint64 *number);
void steller_field_value_set_number (StellerFieldValue *self, gint64 number);
gboolean steller_field_value_get_flag (StellerFieldValue *self);
void steller_field_value_set_flag (StellerFieldValue *self, gboolean flag);
void steller_field_value_clear (StellerFieldValue *self);

guint steller_field_value_get_n_records (StellerFieldValue *self);
void steller_field_value_insert_record (StellerFieldValue *self, guint index);
void steller_field_value_remove_record (StellerFieldValue *self, guint index);
void steller_field_value_move_record (StellerFieldValue *self, guint from, guint to);

void steller_field_value_end_typing (StellerFieldValue *self);

G_END_DECLS
