/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "steller-note-private.h"

/* The records of a list, or the one record of a field. */

/* Whether an object holds more than what belongs to the field as a whole. */
static gboolean
is_record (JsonObject *object)
{
  guint n_members = json_object_get_size (object);

  if (json_object_has_member (object, "label"))
    n_members--;
  if (json_object_has_member (object, "woo"))
    n_members--;
  return n_members > 0;
}

static JsonObject *
get_record (StellerNote *self, const char *field, guint index)
{
  JsonNode *value = steller_note_get_field_value (self, field);
  JsonNode *node;

  if (value != NULL && JSON_NODE_HOLDS_OBJECT (value))
    return index == 0 ? json_node_get_object (value) : NULL;
  if (value == NULL || !JSON_NODE_HOLDS_ARRAY (value) || index >= json_array_get_length (json_node_get_array (value)))
    return NULL;
  node = json_array_get_element (json_node_get_array (value), index);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonNode *
get_record_member (StellerNote *self, const char *field, guint index, const char *member)
{
  JsonObject *record = get_record (self, field, index);

  return record != NULL ? json_object_get_member (record, member) : NULL;
}

static void
put_record_member (StellerNote *self, const char *field, guint index, const char *member, JsonNode *value)
{
  JsonNode *node = steller_note_get_field_node (self, field);
  JsonNode *records = steller_note_get_field_value (self, field);
  g_autofree char *token = g_strdup_printf ("%u", index);
  const char *path[] = { "fields", field, NULL, NULL, NULL, NULL };
  const char *ground =
    node == NULL && value != NULL && strcmp (member, "woo") != 0 ? steller_note_get_default_ground (self, field) : NULL;
  guint depth = 2;

  if (ground != NULL)
    {
      g_autoptr (JsonObject) record = json_object_new ();

      json_object_set_member (record, member, value);
      json_object_set_string_member (record, "woo", ground);
      steller_note_put (self, path, json_node_init_object (json_node_alloc (), record), NULL);
      return;
    }
  if (node != NULL && steller_note_node_is_wrapped (node))
    path[depth++] = "value";
  if (records != NULL && JSON_NODE_HOLDS_ARRAY (records))
    path[depth++] = token;
  path[depth] = member;
  steller_note_put (self, path, value, NULL);
}

/**
 * steller_note_get_n_records:
 * @self: a note
 * @field: the id of a field that holds records
 *
 * Returns: how many records there are
 */
guint
steller_note_get_n_records (StellerNote *self, const char *field)
{
  JsonNode *value;

  g_return_val_if_fail (STELLER_IS_NOTE (self), 0);
  g_return_val_if_fail (field != NULL, 0);

  value = steller_note_get_field_value (self, field);
  if (value == NULL)
    return 0;
  if (JSON_NODE_HOLDS_ARRAY (value))
    return json_array_get_length (json_node_get_array (value));
  return JSON_NODE_HOLDS_OBJECT (value) && is_record (json_node_get_object (value)) ? 1 : 0;
}

/**
 * steller_note_get_record_text:
 * @self: a note
 * @field: the id of a field that holds records
 * @index: which record, counted from 0
 * @member: the id of a member of it
 *
 * Returns: (transfer none) (nullable): the text, with its redaction marks; %NULL when there is none
 */
const char *
steller_note_get_record_text (StellerNote *self, const char *field, guint index, const char *member)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);
  g_return_val_if_fail (field != NULL && member != NULL, NULL);

  return steller_note_node_get_string (get_record_member (self, field, index, member));
}

/**
 * steller_note_set_record_text:
 * @self: a note that is not read-only
 * @field: the id of a field that holds records
 * @index: which record, counted from 0; a field that holds one record makes it when it is not there yet
 * @member: the id of a member of it
 * @text: (nullable): the text, or %NULL to take it out
 *
 * Sets a text in a record. A field that the note did not hold gets the ground of its type along with it.
 */
void
steller_note_set_record_text (StellerNote *self, const char *field, guint index, const char *member, const char *text)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL && member != NULL);
  g_return_if_fail (index == 0 || index < steller_note_get_n_records (self, field));

  if (g_strcmp0 (steller_note_get_record_text (self, field, index, member), text) != 0)
    put_record_member (self, field, index, member, steller_note_node_new_string (text));
}

/**
 * steller_note_get_record_flag:
 * @self: a note
 * @field: the id of a field that holds records
 * @index: which record, counted from 0
 * @member: the id of a member of it
 * @absent: what to return when it holds neither yes nor no
 *
 * Returns: the value
 */
gboolean
steller_note_get_record_flag (StellerNote *self, const char *field, guint index, const char *member, gboolean absent)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), absent);
  g_return_val_if_fail (field != NULL && member != NULL, absent);

  return steller_note_node_get_flag (get_record_member (self, field, index, member), absent);
}

/**
 * steller_note_set_record_flag:
 * @self: a note that is not read-only
 * @field: the id of a field that holds records
 * @index: which record, counted from 0
 * @member: the id of a member of it
 * @flag: the value
 *
 * Sets a member of a record to yes or no.
 */
void
steller_note_set_record_flag (StellerNote *self, const char *field, guint index, const char *member, gboolean flag)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL && member != NULL);
  g_return_if_fail (index == 0 || index < steller_note_get_n_records (self, field));

  if (steller_note_get_record_flag (self, field, index, member, !flag) != flag)
    put_record_member (self, field, index, member, steller_note_node_new_flag (flag));
}

/**
 * steller_note_get_record_number:
 * @self: a note
 * @field: the id of a field that holds records
 * @index: which record, counted from 0
 * @member: the id of a member of it
 * @absent: what to return when it holds no number
 *
 * Returns: the number
 */
gint64
steller_note_get_record_number (StellerNote *self, const char *field, guint index, const char *member, gint64 absent)
{
  JsonNode *node;

  g_return_val_if_fail (STELLER_IS_NOTE (self), absent);
  g_return_val_if_fail (field != NULL && member != NULL, absent);

  node = get_record_member (self, field, index, member);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return absent;
  return json_node_get_int (node);
}

/**
 * steller_note_set_record_number:
 * @self: a note that is not read-only
 * @field: the id of a field that holds records
 * @index: which record, counted from 0
 * @member: the id of a member of it
 * @number: the number
 *
 * Sets a number in a record. A field that the note did not hold gets the ground of its type along with it.
 */
void
steller_note_set_record_number (StellerNote *self, const char *field, guint index, const char *member, gint64 number)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL && member != NULL);
  g_return_if_fail (index == 0 || index < steller_note_get_n_records (self, field));

  if (steller_note_get_record_number (self, field, index, member, ~number) != number)
    put_record_member (self, field, index, member, json_node_init_int (json_node_alloc (), number));
}

/**
 * steller_note_clear_record_member:
 * @self: a note that is not read-only
 * @field: the id of a field that holds records
 * @index: which record, counted from 0
 * @member: the id of a member of it
 *
 * Takes a member out of a record, whatever it holds.
 */
void
steller_note_clear_record_member (StellerNote *self, const char *field, guint index, const char *member)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL && member != NULL);

  if (get_record_member (self, field, index, member) != NULL)
    put_record_member (self, field, index, member, NULL);
}

/**
 * steller_note_get_record_ground:
 * @self: a note
 * @field: the id of a field that holds records
 * @index: which record, counted from 0
 *
 * Returns: (transfer none) (nullable): the ground on which this record is kept out of the public edition, or %NULL. The
 *   field as a whole may have one besides.
 */
const char *
steller_note_get_record_ground (StellerNote *self, const char *field, guint index)
{
  return steller_note_get_record_text (self, field, index, "woo");
}

/**
 * steller_note_set_record_ground:
 * @self: a note that is not read-only
 * @field: the id of a field that holds records
 * @index: which record, counted from 0
 * @ground: (nullable): the code of a ground, or %NULL
 *
 * Redacts one record, or lets it be published.
 */
void
steller_note_set_record_ground (StellerNote *self, const char *field, guint index, const char *ground)
{
  steller_note_set_record_text (self, field, index, "woo", ground);
}

/* A new list with the same nodes, so that numbers keep their lexeme; the old one stays as it was. */
static JsonArray *
copy_records (StellerNote *self, const char *field)
{
  JsonNode *value = steller_note_get_field_value (self, field);
  JsonArray *copy = json_array_new ();

  if (value != NULL && JSON_NODE_HOLDS_ARRAY (value))
    {
      JsonArray *array = json_node_get_array (value);

      for (guint i = 0; i < json_array_get_length (array); i++)
        json_array_add_element (copy, json_node_ref (json_array_get_element (array, i)));
    }
  return copy;
}

static void
put_records (StellerNote *self, const char *field, JsonArray *records)
{
  steller_note_put_field_value (self, field, json_node_init_array (json_node_alloc (), records));
}

/* Builds the list anew with @node at @index; the nodes are few. */
static void
insert_node (JsonArray *records, guint index, JsonNode *node)
{
  g_autoptr (GPtrArray) later = g_ptr_array_new ();

  for (guint i = index; i < json_array_get_length (records); i++)
    g_ptr_array_add (later, json_node_ref (json_array_get_element (records, i)));
  while (json_array_get_length (records) > index)
    json_array_remove_element (records, json_array_get_length (records) - 1);
  json_array_add_element (records, node);
  for (guint i = 0; i < later->len; i++)
    json_array_add_element (records, later->pdata[i]);
}

/**
 * steller_note_insert_record:
 * @self: a note that is not read-only
 * @field: the id of a field that holds a list
 * @index: where the record comes, at most the number of records
 *
 * Adds an empty record to a list. A field that the note did not hold gets the ground of its type along with it.
 */
void
steller_note_insert_record (StellerNote *self, const char *field, guint index)
{
  g_autoptr (JsonArray) records = NULL;
  g_autoptr (JsonObject) record = NULL;

  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL);

  records = copy_records (self, field);
  g_return_if_fail (index <= json_array_get_length (records));
  record = json_object_new ();
  insert_node (records, index, json_node_init_object (json_node_alloc (), record));
  put_records (self, field, records);
}

/**
 * steller_note_remove_record:
 * @self: a note that is not read-only
 * @field: the id of a field that holds a list
 * @index: which record, counted from 0
 *
 * Takes a record out of a list.
 */
void
steller_note_remove_record (StellerNote *self, const char *field, guint index)
{
  g_autoptr (JsonArray) records = NULL;

  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL);

  records = copy_records (self, field);
  g_return_if_fail (index < json_array_get_length (records));
  json_array_remove_element (records, index);
  put_records (self, field, records);
}

/**
 * steller_note_move_record:
 * @self: a note that is not read-only
 * @field: the id of a field that holds a list
 * @from: which record, counted from 0
 * @to: which it becomes
 *
 * Moves a record within a list.
 */
void
steller_note_move_record (StellerNote *self, const char *field, guint from, guint to)
{
  g_autoptr (JsonArray) records = NULL;
  JsonNode *node;

  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL);

  records = copy_records (self, field);
  g_return_if_fail (from < json_array_get_length (records) && to < json_array_get_length (records));
  if (from == to)
    return;
  node = json_node_ref (json_array_get_element (records, from));
  json_array_remove_element (records, from);
  insert_node (records, to, node);
  put_records (self, field, records);
}
