/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-note-private.h"

/* A field is either its value alone (text, a number, a truth value, a list of records, one record), or an object with
 * the value in `value`, and beside it an own `label` and a ground `woo` for the whole. One record may carry `label` and
 * `woo` among its members. */

static const char *const field_order[] = { "value", "label", "woo", NULL };

JsonNode *
steller_note_get_field_node (StellerNote *self, const char *field)
{
  JsonObject *fields = steller_note_get_group (self, "fields");

  return fields != NULL ? json_object_get_member (fields, field) : NULL;
}

static JsonNode *
get_field_member (StellerNote *self, const char *field, const char *name)
{
  JsonNode *node = steller_note_get_field_node (self, field);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name)
                                                       : NULL;
}

/* The value of a field in either form. For an object without `value` that is the object: one record, maybe empty. */
JsonNode *
steller_note_get_field_value (StellerNote *self, const char *field)
{
  JsonNode *node = steller_note_get_field_node (self, field);

  if (node != NULL && steller_note_node_is_wrapped (node))
    return json_object_get_member (json_node_get_object (node), "value");
  return node;
}

/* Replaces the value and keeps the label and the ground. The first value of a field brings the ground of its type. */
void
steller_note_put_field_value (StellerNote *self, const char *field, JsonNode *value)
{
  const char *const whole[] = { "fields", field, NULL };
  const char *const member[] = { "fields", field, "value", NULL };
  JsonNode *node = steller_note_get_field_node (self, field);
  const char *ground = node == NULL && value != NULL ? steller_note_get_default_ground (self, field) : NULL;

  if (ground != NULL)
    {
      g_autoptr (JsonObject) object = json_object_new ();

      json_object_set_member (object, "value", value);
      json_object_set_string_member (object, "woo", ground);
      steller_note_put (self, whole, json_node_init_object (json_node_alloc (), object), NULL);
    }
  else if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    steller_note_put (self, whole, value, NULL);
  else if (value == NULL && steller_note_node_is_wrapped (node) &&
           json_object_get_size (json_node_get_object (node)) == 1)
    steller_note_put (self, whole, NULL, NULL);
  else
    steller_note_put (self, member, value, field_order);
}

/* Sets `label` or `woo`; a plain value becomes an object for it. */
static void
put_field_attribute (StellerNote *self, const char *field, const char *name, const char *text)
{
  const char *const whole[] = { "fields", field, NULL };
  const char *const member[] = { "fields", field, name, NULL };
  JsonNode *node = steller_note_get_field_node (self, field);
  g_autoptr (JsonObject) object = NULL;

  if (g_strcmp0 (steller_note_node_get_string (get_field_member (self, field, name)), text) == 0)
    return;
  if (node == NULL || JSON_NODE_HOLDS_OBJECT (node))
    {
      steller_note_put (self, member, steller_note_node_new_string (text), field_order);
      return;
    }
  object = json_object_new ();
  json_object_set_member (object, "value", json_node_ref (node));
  json_object_set_string_member (object, name, text);
  steller_note_put (self, whole, json_node_init_object (json_node_alloc (), object), NULL);
}

/**
 * steller_note_has_field:
 * @self: a note
 * @field: the id of a field
 *
 * Returns: whether the note holds anything of the field, be it only a label
 */
gboolean
steller_note_has_field (StellerNote *self, const char *field)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  return steller_note_get_field_node (self, field) != NULL;
}

/**
 * steller_note_get_field_text:
 * @self: a note
 * @field: the id of a field that holds text, a date or a choice
 *
 * Returns: (transfer none) (nullable): the text, with its redaction marks; %NULL when there is none. It is valid until
 *   the field changes.
 */
const char *
steller_note_get_field_text (StellerNote *self, const char *field)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return steller_note_node_get_string (steller_note_get_field_value (self, field));
}

/**
 * steller_note_set_field_text:
 * @self: a note that is not read-only
 * @field: the id of a field that holds text, a date or a choice
 * @text: (nullable): the text, or %NULL to take it out
 *
 * Sets the text of a field. Its label and ground stay; a field that the note did not hold gets the ground of its type.
 */
void
steller_note_set_field_text (StellerNote *self, const char *field, const char *text)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL);

  if (g_strcmp0 (steller_note_get_field_text (self, field), text) != 0)
    steller_note_put_field_value (self, field, steller_note_node_new_string (text));
}

/**
 * steller_note_get_field_number:
 * @self: a note
 * @field: the id of a field that holds a number
 * @absent: what to return when there is none
 *
 * Returns: the number
 */
gint64
steller_note_get_field_number (StellerNote *self, const char *field, gint64 absent)
{
  JsonNode *value;

  g_return_val_if_fail (STELLER_IS_NOTE (self), absent);
  g_return_val_if_fail (field != NULL, absent);

  value = steller_note_get_field_value (self, field);
  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_INT64)
    return absent;
  return json_node_get_int (value);
}

/**
 * steller_note_set_field_number:
 * @self: a note that is not read-only
 * @field: the id of a field that holds a number
 * @number: the number
 *
 * Sets the number in a field. Its label and ground stay, as with steller_note_set_field_text().
 */
void
steller_note_set_field_number (StellerNote *self, const char *field, gint64 number)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL);

  if (steller_note_get_field_number (self, field, ~number) != number)
    steller_note_put_field_value (self, field, json_node_init_int (json_node_alloc (), number));
}

/**
 * steller_note_get_field_flag:
 * @self: a note
 * @field: the id of a field that holds yes or no
 * @absent: what to return when it holds neither
 *
 * Returns: the value
 */
gboolean
steller_note_get_field_flag (StellerNote *self, const char *field, gboolean absent)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), absent);
  g_return_val_if_fail (field != NULL, absent);

  return steller_note_node_get_flag (steller_note_get_field_value (self, field), absent);
}

/**
 * steller_note_set_field_flag:
 * @self: a note that is not read-only
 * @field: the id of a field that holds yes or no
 * @flag: the value
 *
 * Sets a field to yes or no. Its label and ground stay, as with steller_note_set_field_text().
 */
void
steller_note_set_field_flag (StellerNote *self, const char *field, gboolean flag)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL);

  if (steller_note_get_field_flag (self, field, !flag) != flag)
    steller_note_put_field_value (self, field, steller_note_node_new_flag (flag));
}

/**
 * steller_note_get_field_label:
 * @self: a note
 * @field: the id of a field
 *
 * Returns: (transfer none) (nullable): the label that the note gives to the field, or %NULL for that of the type
 */
const char *
steller_note_get_field_label (StellerNote *self, const char *field)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return steller_note_node_get_string (get_field_member (self, field, "label"));
}

/**
 * steller_note_set_field_label:
 * @self: a note that is not read-only
 * @field: the id of a field
 * @label: (nullable): a label, or %NULL for that of the type
 *
 * Gives a field a label of its own. With one it prints also when it is empty.
 */
void
steller_note_set_field_label (StellerNote *self, const char *field, const char *label)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL);

  put_field_attribute (self, field, "label", label);
}

/**
 * steller_note_get_field_ground:
 * @self: a note
 * @field: the id of a field
 *
 * Returns: (transfer none) (nullable): the ground on which the whole field is kept out of the public edition, or %NULL
 */
const char *
steller_note_get_field_ground (StellerNote *self, const char *field)
{
  const char *ground;

  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  ground = steller_note_node_get_string (get_field_member (self, field, "woo"));
  if (ground == NULL)
    {
      JsonNode *value = steller_note_get_field_value (self, field);

      /* One record in `value` may hold the ground itself. */
      if (value != NULL && JSON_NODE_HOLDS_OBJECT (value))
        ground = steller_note_node_get_string (json_object_get_member (json_node_get_object (value), "woo"));
    }
  return ground;
}

/**
 * steller_note_set_field_ground:
 * @self: a note that is not read-only
 * @field: the id of a field
 * @ground: (nullable): the code of a ground, or %NULL
 *
 * Redacts a whole field, or lets it be published.
 */
void
steller_note_set_field_ground (StellerNote *self, const char *field, const char *ground)
{
  JsonNode *value;

  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL);

  value = steller_note_get_field_value (self, field);
  if (ground == NULL && value != NULL && value != steller_note_get_field_node (self, field) &&
      JSON_NODE_HOLDS_OBJECT (value))
    {
      const char *const path[] = { "fields", field, "value", "woo", NULL };

      steller_note_put (self, path, NULL, NULL);
    }
  put_field_attribute (self, field, "woo", ground);
}

/**
 * steller_note_clear_field:
 * @self: a note that is not read-only
 * @field: the id of a field
 *
 * Takes a field out of the note, with its label and ground.
 */
void
steller_note_clear_field (StellerNote *self, const char *field)
{
  const char *const path[] = { "fields", field, NULL };

  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL);

  steller_note_put (self, path, NULL, NULL);
}

/**
 * steller_note_clear_field_value:
 * @self: a note that is not read-only
 * @field: the id of a field
 *
 * Empties a field: afterwards it is as if it never had a value. Its own label stays, and so does a ground that the
 * writer chose; the one that its type gives goes with the value, since a ground on nothing would print in the public
 * edition as if there were something. Of a field that holds one record nothing goes as long as the record has members.
 */
void
steller_note_clear_field_value (StellerNote *self, const char *field)
{
  const char *const ground[] = { "fields", field, "woo", NULL };
  JsonNode *node;

  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (field != NULL);

  node = steller_note_get_field_node (self, field);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      if (!steller_note_node_is_wrapped (node) && steller_note_get_n_records (self, field) > 0)
        return;
      if (g_strcmp0 (steller_note_get_field_ground (self, field), steller_note_get_default_ground (self, field)) == 0)
        steller_note_put (self, ground, NULL, NULL);
      node = steller_note_get_field_node (self, field);
      if (json_object_get_size (json_node_get_object (node)) == 0)
        {
          steller_note_clear_field (self, field);
          return;
        }
      if (!steller_note_node_is_wrapped (node))
        return;
    }
  if (node != NULL)
    steller_note_put_field_value (self, field, NULL);
}
