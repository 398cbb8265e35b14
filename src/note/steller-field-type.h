/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StellerFieldKind:
 * @STELLER_FIELD_TEXT: a line of text, which may hold redaction marks
 * @STELLER_FIELD_LONG_TEXT: text of several lines, which may hold redaction marks
 * @STELLER_FIELD_DATE: a date, "2026-02-16"
 * @STELLER_FIELD_CHOICE: the id of one of the choices
 * @STELLER_FIELD_LIST: a list of records
 * @STELLER_FIELD_RECORD: one record; it is read like a list that holds at most one
 * @STELLER_FIELD_NUMBER: a whole number
 * @STELLER_FIELD_BOOLEAN: yes or no
 *
 * What a header field holds.
 */
typedef enum
{
  STELLER_FIELD_TEXT,
  STELLER_FIELD_LONG_TEXT,
  STELLER_FIELD_DATE,
  STELLER_FIELD_CHOICE,
  STELLER_FIELD_LIST,
  STELLER_FIELD_RECORD,
  STELLER_FIELD_NUMBER,
  STELLER_FIELD_BOOLEAN,
} StellerFieldKind;

/**
 * StellerFieldPlace:
 * @STELLER_FIELD_PLACE_MARGIN: among the small header fields
 * @STELLER_FIELD_PLACE_BODY: in the text column
 * @STELLER_FIELD_PLACE_TITLE: in the title of the note
 * @STELLER_FIELD_PLACE_NONE: not printed
 *
 * Where a field prints when the house style gives it no place of its own.
 */
typedef enum
{
  STELLER_FIELD_PLACE_MARGIN,
  STELLER_FIELD_PLACE_BODY,
  STELLER_FIELD_PLACE_TITLE,
  STELLER_FIELD_PLACE_NONE,
} StellerFieldPlace;

/**
 * StellerFieldEmpty:
 * @STELLER_FIELD_EMPTY_DROP: an empty field does not print
 * @STELLER_FIELD_EMPTY_KEEP: of an empty field the label prints
 *
 * What becomes of a field without a value. A field to which the note gives a label of its own keeps it either way.
 */
typedef enum
{
  STELLER_FIELD_EMPTY_DROP,
  STELLER_FIELD_EMPTY_KEEP,
} StellerFieldEmpty;

/**
 * StellerFieldType:
 *
 * A header field of a note type, or a member of the records of one.
 */
typedef struct _StellerFieldType StellerFieldType;

/**
 * StellerChoice:
 *
 * One of the values of a field of kind %STELLER_FIELD_CHOICE.
 */
typedef struct _StellerChoice StellerChoice;

const char *steller_field_type_get_id (const StellerFieldType *self);
const char *steller_field_type_get_label (const StellerFieldType *self);
StellerFieldKind steller_field_type_get_kind (const StellerFieldType *self);
StellerFieldPlace steller_field_type_get_place (const StellerFieldType *self);
StellerFieldEmpty steller_field_type_get_empty (const StellerFieldType *self);
gboolean steller_field_type_get_required (const StellerFieldType *self);
gboolean steller_field_type_get_prints_label (const StellerFieldType *self);
const char *steller_field_type_get_help (const StellerFieldType *self);
const char *steller_field_type_get_placeholder (const StellerFieldType *self);
const char *steller_field_type_get_default_value (const StellerFieldType *self);
const char *steller_field_type_get_default_ground (const StellerFieldType *self);
const char *steller_field_type_get_counted_field (const StellerFieldType *self);

guint steller_field_type_get_n_choices (const StellerFieldType *self);
const StellerChoice *steller_field_type_get_choice (const StellerFieldType *self, guint index);
const StellerChoice *steller_field_type_lookup_choice (const StellerFieldType *self, const char *id);
const char *steller_choice_get_id (const StellerChoice *self);
const char *steller_choice_get_label (const StellerChoice *self);
const char *steller_choice_get_printed (const StellerChoice *self);

guint steller_field_type_get_n_members (const StellerFieldType *self);
const StellerFieldType *steller_field_type_get_member (const StellerFieldType *self, guint index);
const StellerFieldType *steller_field_type_lookup_member (const StellerFieldType *self, const char *id);

G_END_DECLS
