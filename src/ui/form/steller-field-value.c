/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-field-value.h"

#include <string.h>

/**
 * StellerFieldValue:
 *
 * The value of one header field of a note, or of one member of a record in such a field: what a row of the form shows
 * and changes. It says so when the value changes, whoever changed it.
 */
struct _StellerFieldValue
{
  GObject parent_instance;

  StellerNote *note;
  StellerNoteType *note_type;
  StellerHistory *history;
  const StellerFieldType *field;
  /* For a member of a record. */
  const StellerFieldType *member;
  guint index;

  gulong changed_handler;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StellerFieldValue, steller_field_value, G_TYPE_OBJECT)

static const char *
get_id (StellerFieldValue *self)
{
  return steller_field_type_get_id (self->field);
}

static const char *
get_member_id (StellerFieldValue *self)
{
  return steller_field_type_get_id (self->member);
}

/* Whether @pointer leads to the field, to something in it, or to something that it is in. */
static gboolean
concerns (StellerFieldValue *self, const char *pointer)
{
  const char *prefix = "/fields";
  const char *id = get_id (self);

  if (*pointer == '\0')
    return TRUE;
  if (!g_str_has_prefix (pointer, prefix))
    return FALSE;
  pointer += strlen (prefix);
  if (*pointer == '\0')
    return TRUE;
  if (*pointer != '/' || !g_str_has_prefix (pointer + 1, id))
    return FALSE;
  pointer += 1 + strlen (id);
  return *pointer == '\0' || *pointer == '/';
}

static void
on_note_changed (StellerFieldValue *self, const char *pointer)
{
  if (concerns (self, pointer))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
steller_field_value_dispose (GObject *object)
{
  StellerFieldValue *self = STELLER_FIELD_VALUE (object);

  if (self->note != NULL)
    g_clear_signal_handler (&self->changed_handler, self->note);

  G_OBJECT_CLASS (steller_field_value_parent_class)->dispose (object);
}

static void
steller_field_value_finalize (GObject *object)
{
  StellerFieldValue *self = STELLER_FIELD_VALUE (object);

  g_clear_object (&self->history);
  g_clear_object (&self->note);
  g_clear_object (&self->note_type);

  G_OBJECT_CLASS (steller_field_value_parent_class)->finalize (object);
}

static void
steller_field_value_class_init (StellerFieldValueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steller_field_value_dispose;
  object_class->finalize = steller_field_value_finalize;

  /**
   * StellerFieldValue::changed:
   * @self: the value
   *
   * Emitted when the value, its label or its ground has changed, or may have.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
steller_field_value_init (StellerFieldValue *self)
{
}

static StellerFieldValue *
new_value (StellerNote *note, StellerNoteType *note_type, const StellerFieldType *field, StellerHistory *history)
{
  StellerFieldValue *self = g_object_new (STELLER_TYPE_FIELD_VALUE, NULL);

  self->note = g_object_ref (note);
  self->note_type = g_object_ref (note_type);
  self->field = field;
  g_set_object (&self->history, history);
  /* The handler takes no more than the pointer. */
  self->changed_handler = g_signal_connect_swapped (note, "changed", G_CALLBACK (on_note_changed), self);
  return self;
}

/**
 * steller_field_value_new:
 * @note: a note
 * @note_type: its type
 * @field: a field of @note_type
 * @history: (nullable): the history of @note
 *
 * Returns: (transfer full): the value of @field in @note
 */
StellerFieldValue *
steller_field_value_new (StellerNote *note, StellerNoteType *note_type, const StellerFieldType *field,
                         StellerHistory *history)
{
  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (note_type), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return new_value (note, note_type, field, history);
}

/**
 * steller_field_value_new_member:
 * @self: the value of a field that holds records
 * @index: which record, counted from 0
 * @member: a member of the records
 *
 * Returns: (transfer full): the value of @member in that record
 */
StellerFieldValue *
steller_field_value_new_member (StellerFieldValue *self, guint index, const StellerFieldType *member)
{
  StellerFieldValue *value;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self) && self->member == NULL, NULL);
  g_return_val_if_fail (member != NULL, NULL);

  value = new_value (self->note, self->note_type, self->field, self->history);
  value->member = member;
  value->index = index;
  return value;
}

/**
 * steller_field_value_get_note:
 * @self: a value
 *
 * Returns: (transfer none): the note that holds it
 */
StellerNote *
steller_field_value_get_note (StellerFieldValue *self)
{
  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), NULL);

  return self->note;
}

/**
 * steller_field_value_get_field:
 * @self: a value
 *
 * Returns: (transfer none): the field that it is in
 */
const StellerFieldType *
steller_field_value_get_field (StellerFieldValue *self)
{
  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), NULL);

  return self->field;
}

/**
 * steller_field_value_get_type_of_value:
 * @self: a value
 *
 * Returns: (transfer none): the member of a record that it is, or else its field
 */
const StellerFieldType *
steller_field_value_get_type_of_value (StellerFieldValue *self)
{
  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), NULL);

  return self->member != NULL ? self->member : self->field;
}

/**
 * steller_field_value_is_member:
 * @self: a value
 *
 * Returns: whether it is a member of a record; such a value has no label or ground of its own
 */
gboolean
steller_field_value_is_member (StellerFieldValue *self)
{
  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), FALSE);

  return self->member != NULL;
}

/**
 * steller_field_value_set_index:
 * @self: the value of a member
 * @index: which record it is in now, counted from 0
 *
 * Follows a record that was moved.
 */
void
steller_field_value_set_index (StellerFieldValue *self, guint index)
{
  g_return_if_fail (STELLER_IS_FIELD_VALUE (self) && self->member != NULL);

  self->index = index;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * steller_field_value_get_label:
 * @self: a value
 *
 * Returns: (transfer none): the label that the note gives to it, or else that of its type
 */
const char *
steller_field_value_get_label (StellerFieldValue *self)
{
  const char *label = NULL;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), NULL);

  if (self->member != NULL)
    return steller_field_type_get_label (self->member);
  label = steller_note_get_field_label (self->note, get_id (self));
  return label != NULL ? label : steller_field_type_get_label (self->field);
}

/**
 * steller_field_value_set_label:
 * @self: the value of a field
 * @label: (nullable): a label; that of the type, or none at all, takes the one of the note away
 *
 * Gives the field a label of its own.
 */
void
steller_field_value_set_label (StellerFieldValue *self, const char *label)
{
  const char *id;

  g_return_if_fail (STELLER_IS_FIELD_VALUE (self) && self->member == NULL);

  id = get_id (self);
  if (label != NULL && (*label == '\0' || g_str_equal (label, steller_field_type_get_label (self->field))))
    label = NULL;
  if (g_strcmp0 (label, steller_note_get_field_label (self->note, id)) == 0)
    return;
  steller_field_value_end_typing (self);
  if (self->history != NULL)
    steller_history_begin_group (self->history);
  steller_note_set_field_label (self->note, id, label);
  if (label == NULL && steller_field_value_is_empty (self))
    steller_note_clear_field_value (self->note, id);
  if (self->history != NULL)
    steller_history_end_group (self->history);
}

/**
 * steller_field_value_get_ground:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): the ground on which the whole field is kept out of the public edition
 */
const char *
steller_field_value_get_ground (StellerFieldValue *self)
{
  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), NULL);

  return self->member == NULL ? steller_note_get_field_ground (self->note, get_id (self)) : NULL;
}

/**
 * steller_field_value_get_read_only:
 * @self: a value
 *
 * Returns: whether the note can only be looked at
 */
gboolean
steller_field_value_get_read_only (StellerFieldValue *self)
{
  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), TRUE);

  return steller_note_get_read_only (self->note);
}

/**
 * steller_field_value_is_empty:
 * @self: a value
 *
 * Returns: whether there is nothing in it: no text, no number, no record, neither yes nor no
 */
gboolean
steller_field_value_is_empty (StellerFieldValue *self)
{
  const char *text;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), TRUE);

  switch (steller_field_type_get_kind (steller_field_value_get_type_of_value (self)))
    {
    case STELLER_FIELD_LIST:
    case STELLER_FIELD_RECORD:
      return steller_field_value_get_n_records (self) == 0;

    case STELLER_FIELD_NUMBER:
      return !steller_field_value_get_number (self, NULL);

    case STELLER_FIELD_BOOLEAN:
      return self->member == NULL && steller_note_get_field_flag (self->note, get_id (self), FALSE) !=
                                       steller_note_get_field_flag (self->note, get_id (self), TRUE);

    case STELLER_FIELD_TEXT:
    case STELLER_FIELD_LONG_TEXT:
    case STELLER_FIELD_DATE:
    case STELLER_FIELD_CHOICE:
    default:
      text = steller_field_value_get_text (self);
      return text == NULL || *text == '\0';
    }
}

/* The record of a member may be gone: the row that shows it goes in a moment. */
static gboolean
can_set (StellerFieldValue *self)
{
  if (steller_field_value_get_read_only (self))
    return FALSE;
  return self->member == NULL || steller_field_type_get_kind (self->field) == STELLER_FIELD_RECORD ||
         self->index < steller_note_get_n_records (self->note, get_id (self));
}

/**
 * steller_field_value_get_text:
 * @self: a value that is text, a date or a choice
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
steller_field_value_get_text (StellerFieldValue *self)
{
  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), NULL);

  if (self->member == NULL)
    return steller_note_get_field_text (self->note, get_id (self));
  return steller_note_get_record_text (self->note, get_id (self), self->index, get_member_id (self));
}

/**
 * steller_field_value_set_text:
 * @self: a value that is text, a date or a choice
 * @text: (nullable): the text; without any the value goes
 *
 * Sets the text, unless it is that already. In a read-only note nothing happens.
 */
void
steller_field_value_set_text (StellerFieldValue *self, const char *text)
{
  const char *old;

  g_return_if_fail (STELLER_IS_FIELD_VALUE (self));

  old = steller_field_value_get_text (self);
  if (!can_set (self) || g_strcmp0 (old != NULL ? old : "", text != NULL ? text : "") == 0)
    return;
  if (text == NULL || *text == '\0')
    steller_field_value_clear (self);
  else if (self->member == NULL)
    steller_note_set_field_text (self->note, get_id (self), text);
  else
    steller_note_set_record_text (self->note, get_id (self), self->index, get_member_id (self), text);
}

/**
 * steller_field_value_get_number:
 * @self: a value that is a number
 * @number: (out) (optional): the number, or 0
 *
 * Returns: whether there is a number
 */
gboolean
steller_field_value_get_number (StellerFieldValue *self, gint64 *number)
{
  gint64 found[2];

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), FALSE);

  /* A number is the same whatever stands for none. */
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      if (self->member == NULL)
        found[i] = steller_note_get_field_number (self->note, get_id (self), i);
      else
        found[i] = steller_note_get_record_number (self->note, get_id (self), self->index, get_member_id (self), i);
    }
  if (number != NULL)
    *number = found[0];
  return found[0] == found[1];
}

/**
 * steller_field_value_set_number:
 * @self: a value that is a number
 * @number: the number
 *
 * Sets the number, unless it is that already. In a read-only note nothing happens.
 */
void
steller_field_value_set_number (StellerFieldValue *self, gint64 number)
{
  g_return_if_fail (STELLER_IS_FIELD_VALUE (self));

  if (!can_set (self))
    return;
  if (self->member == NULL)
    steller_note_set_field_number (self->note, get_id (self), number);
  else
    steller_note_set_record_number (self->note, get_id (self), self->index, get_member_id (self), number);
}

/**
 * steller_field_value_get_flag:
 * @self: a value that is yes or no
 *
 * Returns: whether it is yes
 */
gboolean
steller_field_value_get_flag (StellerFieldValue *self)
{
  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), FALSE);

  if (self->member == NULL)
    return steller_note_get_field_flag (self->note, get_id (self), FALSE);
  return steller_note_get_record_flag (self->note, get_id (self), self->index, get_member_id (self), FALSE);
}

/**
 * steller_field_value_set_flag:
 * @self: a value that is yes or no
 * @flag: which of them
 *
 * Sets yes or no, unless it is that already. In a read-only note nothing happens.
 */
void
steller_field_value_set_flag (StellerFieldValue *self, gboolean flag)
{
  g_return_if_fail (STELLER_IS_FIELD_VALUE (self));

  if (!can_set (self) || steller_field_value_get_flag (self) == flag)
    return;
  if (self->member == NULL)
    steller_note_set_field_flag (self->note, get_id (self), flag);
  else
    steller_note_set_record_flag (self->note, get_id (self), self->index, get_member_id (self), flag);
}

/**
 * steller_field_value_clear:
 * @self: a value
 *
 * Takes the value out, as one step of the history. In a read-only note nothing happens.
 */
void
steller_field_value_clear (StellerFieldValue *self)
{
  g_return_if_fail (STELLER_IS_FIELD_VALUE (self));

  if (!can_set (self))
    return;
  if (self->history != NULL)
    steller_history_begin_group (self->history);
  if (self->member != NULL)
    steller_note_clear_record_member (self->note, get_id (self), self->index, get_member_id (self));
  if (self->member == NULL || (steller_field_type_get_kind (self->field) == STELLER_FIELD_RECORD &&
                               steller_note_get_n_records (self->note, get_id (self)) == 0))
    steller_note_clear_field_value (self->note, get_id (self));
  if (self->history != NULL)
    steller_history_end_group (self->history);
}

/**
 * steller_field_value_get_n_records:
 * @self: the value of a field that holds records
 *
 * Returns: how many there are
 */
guint
steller_field_value_get_n_records (StellerFieldValue *self)
{
  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), 0);

  return steller_note_get_n_records (self->note, get_id (self));
}

/**
 * steller_field_value_insert_record:
 * @self: the value of a field that holds a list, in a note that is not read-only
 * @index: where the record comes, at most the number of records
 *
 * Adds an empty record, as a step of the history.
 */
void
steller_field_value_insert_record (StellerFieldValue *self, guint index)
{
  g_return_if_fail (STELLER_IS_FIELD_VALUE (self) && !steller_field_value_get_read_only (self));

  steller_field_value_end_typing (self);
  steller_note_insert_record (self->note, get_id (self), index);
}

/**
 * steller_field_value_remove_record:
 * @self: the value of a field that holds a list, in a note that is not read-only
 * @index: which record, counted from 0
 *
 * Takes a record out, as a step of the history.
 */
void
steller_field_value_remove_record (StellerFieldValue *self, guint index)
{
  g_return_if_fail (STELLER_IS_FIELD_VALUE (self) && !steller_field_value_get_read_only (self));

  steller_field_value_end_typing (self);
  if (self->history != NULL)
    steller_history_begin_group (self->history);
  steller_note_remove_record (self->note, get_id (self), index);
  if (steller_field_value_get_n_records (self) == 0)
    steller_note_clear_field_value (self->note, get_id (self));
  if (self->history != NULL)
    steller_history_end_group (self->history);
}

/**
 * steller_field_value_move_record:
 * @self: the value of a field that holds a list, in a note that is not read-only
 * @from: which record, counted from 0
 * @to: which it becomes
 *
 * Moves a record, as a step of the history.
 */
void
steller_field_value_move_record (StellerFieldValue *self, guint from, guint to)
{
  g_return_if_fail (STELLER_IS_FIELD_VALUE (self) && !steller_field_value_get_read_only (self));

  steller_field_value_end_typing (self);
  steller_note_move_record (self->note, get_id (self), from, to);
}

/**
 * steller_field_value_end_typing:
 * @self: a value
 *
 * Says that what is typed next is a step of its own in the history.
 */
void
steller_field_value_end_typing (StellerFieldValue *self)
{
  g_return_if_fail (STELLER_IS_FIELD_VALUE (self));

  if (self->history != NULL)
    steller_history_end_typing (self->history);
}

/**
 * steller_field_value_get_history:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): the history of its note
 */
StellerHistory *
steller_field_value_get_history (StellerFieldValue *self)
{
  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (self), NULL);

  return self->history;
}
