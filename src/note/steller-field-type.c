/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-field-type.h"

#include <glib/gi18n-lib.h>

#include "steller-note-id.h"
#include "steller-note-type-private.h"

struct _StellerChoice
{
  char *id;
  char *label;
  char *printed;
};

struct _StellerFieldType
{
  char *id;
  char *label;
  char *help;
  char *placeholder;
  char *default_value;
  char *default_ground;
  char *counted_field;
  GPtrArray *choices;
  GPtrArray *members;
  StellerFieldKind kind;
  StellerFieldPlace place;
  StellerFieldEmpty empty;
  gboolean required;
  gboolean prints_label;
};

static const char *const kinds[] = {
  [STELLER_FIELD_TEXT] = "text",     [STELLER_FIELD_LONG_TEXT] = "long_text", [STELLER_FIELD_DATE] = "date",
  [STELLER_FIELD_CHOICE] = "choice", [STELLER_FIELD_LIST] = "list",           [STELLER_FIELD_RECORD] = "record",
  [STELLER_FIELD_NUMBER] = "number", [STELLER_FIELD_BOOLEAN] = "boolean",     NULL,
};

static const char *const places[] = {
  [STELLER_FIELD_PLACE_MARGIN] = "margin",
  [STELLER_FIELD_PLACE_BODY] = "body",
  [STELLER_FIELD_PLACE_TITLE] = "title",
  [STELLER_FIELD_PLACE_NONE] = "none",
  NULL,
};

static const char *const empties[] = {
  [STELLER_FIELD_EMPTY_DROP] = "drop",
  [STELLER_FIELD_EMPTY_KEEP] = "keep",
  NULL,
};

static void
choice_free (StellerChoice *choice)
{
  g_free (choice->id);
  g_free (choice->label);
  g_free (choice->printed);
  g_free (choice);
}

/* A member of which the value is one of @words, as its index. */
static guint
read_word (StellerJsonReader *reader, const char *name, const char *const *words, gboolean required)
{
  const char *word = steller_json_reader_get_string (reader, name, required);
  g_autofree char *list = NULL;

  if (word == NULL)
    return 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (word, words[i]))
      return i;
  list = g_strjoinv (", ", (char **) words);
  /* TRANSLATORS: %s is a list of words of the file format. */
  steller_json_reader_fail (reader, name, STELLER_ERROR_INVALID, _("This must be one of: %s."), list);
  return 0;
}

static StellerChoice *
read_choice (StellerJsonReader *reader)
{
  StellerChoice *choice = g_new0 (StellerChoice, 1);

  choice->id = steller_note_read_id (reader);
  choice->label = g_strdup (steller_json_reader_get_string (reader, "label", TRUE));
  choice->printed = g_strdup (steller_json_reader_get_string (reader, "printed", FALSE));
  return choice;
}

static void
read_choices (StellerFieldType *self, StellerJsonReader *reader)
{
  guint n;

  if (!steller_json_reader_enter_member (reader, "choices"))
    {
      if (self->kind == STELLER_FIELD_CHOICE)
        steller_json_reader_fail (reader, "choices", STELLER_ERROR_INVALID, _("This member is missing."));
      return;
    }
  n = steller_json_reader_expect_array (reader);
  for (guint i = 0; i < n && steller_json_reader_enter_element (reader, i); i++)
    {
      StellerChoice *choice = read_choice (reader);

      if (choice->id != NULL && steller_field_type_lookup_choice (self, choice->id) != NULL)
        steller_json_reader_fail (reader, "id", STELLER_ERROR_INVALID, _("This id stands here twice."));
      g_ptr_array_add (self->choices, choice);
      steller_json_reader_leave (reader);
    }
  steller_json_reader_leave (reader);
}

/* What the members of an object mean to Steller itself cannot be the id of a record's member. */
static gboolean
is_reserved (const char *id)
{
  return g_str_equal (id, "value") || g_str_equal (id, "label") || g_str_equal (id, "woo");
}

static void
read_members (StellerFieldType *self, StellerJsonReader *reader)
{
  guint n;

  if (self->kind != STELLER_FIELD_LIST && self->kind != STELLER_FIELD_RECORD)
    return;
  if (!steller_json_reader_enter_member (reader, "members"))
    {
      steller_json_reader_fail (reader, "members", STELLER_ERROR_INVALID, _("This member is missing."));
      return;
    }
  n = steller_json_reader_expect_array (reader);
  for (guint i = 0; i < n && steller_json_reader_enter_element (reader, i); i++)
    {
      StellerFieldType *member = steller_field_type_read (reader);

      if (member->id != NULL && is_reserved (member->id))
        steller_json_reader_fail (reader, "id", STELLER_ERROR_INVALID, _("This id has a meaning of its own."));
      if (member->id != NULL && steller_field_type_lookup_member (self, member->id) != NULL)
        steller_json_reader_fail (reader, "id", STELLER_ERROR_INVALID, _("This id stands here twice."));
      if (member->kind == STELLER_FIELD_LIST || member->kind == STELLER_FIELD_RECORD)
        steller_json_reader_fail (reader, "kind", STELLER_ERROR_INVALID, _("A record may not hold lists or records."));
      g_ptr_array_add (self->members, member);
      steller_json_reader_leave (reader);
    }
  steller_json_reader_leave (reader);
}

/* The current value of the reader. Whatever is wrong stays in the reader. */
StellerFieldType *
steller_field_type_read (StellerJsonReader *reader)
{
  StellerFieldType *self = g_new0 (StellerFieldType, 1);

  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_field_type_free);
  self->id = steller_note_read_id (reader);
  self->label = g_strdup (steller_json_reader_get_string (reader, "label", TRUE));
  self->kind = read_word (reader, "kind", kinds, TRUE);
  self->place = read_word (reader, "place", places, FALSE);
  self->empty = read_word (reader, "empty", empties, FALSE);
  self->required = steller_json_reader_get_boolean (reader, "required", FALSE);
  self->prints_label = steller_json_reader_get_boolean (reader, "prints_label", TRUE);
  self->help = g_strdup (steller_json_reader_get_string (reader, "help", FALSE));
  self->placeholder = g_strdup (steller_json_reader_get_string (reader, "placeholder", FALSE));
  self->default_value = g_strdup (steller_json_reader_get_string (reader, "default", FALSE));
  self->default_ground = g_strdup (steller_json_reader_get_string (reader, "woo", FALSE));
  self->counted_field = g_strdup (steller_json_reader_get_string (reader, "counts", FALSE));
  read_choices (self, reader);
  read_members (self, reader);
  return self;
}

void
steller_field_type_free (StellerFieldType *self)
{
  g_free (self->id);
  g_free (self->label);
  g_free (self->help);
  g_free (self->placeholder);
  g_free (self->default_value);
  g_free (self->default_ground);
  g_free (self->counted_field);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->members);
  g_free (self);
}

/**
 * steller_field_type_get_id:
 * @self: a field type
 *
 * Returns: (transfer none): the id, which is the name of the member in the file
 */
const char *
steller_field_type_get_id (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * steller_field_type_get_label:
 * @self: a field type
 *
 * Returns: (transfer none): what the field is called, in the language of the note type
 */
const char *
steller_field_type_get_label (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

/**
 * steller_field_type_get_kind:
 * @self: a field type
 *
 * Returns: what the field holds
 */
StellerFieldKind
steller_field_type_get_kind (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, STELLER_FIELD_TEXT);

  return self->kind;
}

/**
 * steller_field_type_get_place:
 * @self: a field type
 *
 * Returns: where the field prints when the house style gives it no place of its own
 */
StellerFieldPlace
steller_field_type_get_place (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, STELLER_FIELD_PLACE_NONE);

  return self->place;
}

/**
 * steller_field_type_get_empty:
 * @self: a field type
 *
 * Returns: what becomes of the label when the field is empty
 */
StellerFieldEmpty
steller_field_type_get_empty (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, STELLER_FIELD_EMPTY_DROP);

  return self->empty;
}

/**
 * steller_field_type_get_required:
 * @self: a field type
 *
 * Returns: whether a note is not complete without this field; that is a finding, never an error
 */
gboolean
steller_field_type_get_required (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->required;
}

/**
 * steller_field_type_get_prints_label:
 * @self: a field type
 *
 * Some fields print their value alone: "TER BESLISSING". A label that the note gives to the field prints nevertheless.
 *
 * Returns: whether the label of the type prints
 */
gboolean
steller_field_type_get_prints_label (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->prints_label;
}

/**
 * steller_field_type_get_help:
 * @self: a field type
 *
 * Returns: (transfer none) (nullable): what to fill in, for the drafter
 */
const char *
steller_field_type_get_help (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->help;
}

/**
 * steller_field_type_get_placeholder:
 * @self: a field type
 *
 * Returns: (transfer none) (nullable): an example that shows while the field is empty
 */
const char *
steller_field_type_get_placeholder (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->placeholder;
}

/**
 * steller_field_type_get_default_value:
 * @self: a field type
 *
 * Returns: (transfer none) (nullable): what the field holds in a new note
 */
const char *
steller_field_type_get_default_value (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->default_value;
}

/**
 * steller_field_type_get_default_ground:
 * @self: a field type
 *
 * Returns: (transfer none) (nullable): the ground on which the whole field is redacted in a new note
 */
const char *
steller_field_type_get_default_ground (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->default_ground;
}

/**
 * steller_field_type_get_counted_field:
 * @self: a field type
 *
 * Returns: (transfer none) (nullable): the id of the list whose records this number counts when the note gives no
 *   number
 */
const char *
steller_field_type_get_counted_field (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->counted_field;
}

/**
 * steller_field_type_get_n_choices:
 * @self: a field type
 *
 * Returns: how many choices there are
 */
guint
steller_field_type_get_n_choices (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->choices->len;
}

/**
 * steller_field_type_get_choice:
 * @self: a field type
 * @index: which choice, counted from 0
 *
 * Returns: (transfer none): a choice
 */
const StellerChoice *
steller_field_type_get_choice (const StellerFieldType *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->choices->len, NULL);

  return g_ptr_array_index (self->choices, index);
}

/**
 * steller_field_type_lookup_choice:
 * @self: a field type
 * @id: the id of a choice
 *
 * Returns: (transfer none) (nullable): the choice, or %NULL when there is none of that id
 */
const StellerChoice *
steller_field_type_lookup_choice (const StellerFieldType *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const StellerChoice *choice = g_ptr_array_index (self->choices, i);

      if (g_strcmp0 (choice->id, id) == 0)
        return choice;
    }
  return NULL;
}

/**
 * steller_choice_get_id:
 * @self: a choice
 *
 * Returns: (transfer none): the id, which is the value in the file
 */
const char *
steller_choice_get_id (const StellerChoice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * steller_choice_get_label:
 * @self: a choice
 *
 * Returns: (transfer none): what the choice is called in the window
 */
const char *
steller_choice_get_label (const StellerChoice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

/**
 * steller_choice_get_printed:
 * @self: a choice
 *
 * Returns: (transfer none): the words on paper, "TER BESLISSING"; the label when the type gives none
 */
const char *
steller_choice_get_printed (const StellerChoice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->printed != NULL ? self->printed : self->label;
}

/**
 * steller_field_type_get_n_members:
 * @self: a field type of kind %STELLER_FIELD_LIST or %STELLER_FIELD_RECORD
 *
 * Returns: how many members its records have
 */
guint
steller_field_type_get_n_members (const StellerFieldType *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->members->len;
}

/**
 * steller_field_type_get_member:
 * @self: a field type of kind %STELLER_FIELD_LIST or %STELLER_FIELD_RECORD
 * @index: which member, counted from 0
 *
 * Returns: (transfer none): a member of its records
 */
const StellerFieldType *
steller_field_type_get_member (const StellerFieldType *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->members->len, NULL);

  return g_ptr_array_index (self->members, index);
}

/**
 * steller_field_type_lookup_member:
 * @self: a field type of kind %STELLER_FIELD_LIST or %STELLER_FIELD_RECORD
 * @id: the id of a member
 *
 * Returns: (transfer none) (nullable): the member, or %NULL when there is none of that id
 */
const StellerFieldType *
steller_field_type_lookup_member (const StellerFieldType *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->members->len; i++)
    {
      const StellerFieldType *member = g_ptr_array_index (self->members, i);

      if (g_strcmp0 (member->id, id) == 0)
        return member;
    }
  return NULL;
}
