/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A cursor over a tree. The first error stays, and after it every call does nothing, so that code that reads a file is
 * a plain list of what it expects, and looks at the error once. */

struct _StellerJsonReader
{
  StellerJsonTree *tree;
  GPtrArray *nodes;  /* from the root to the current value */
  GArray *lengths;   /* of gsize: the pointer's length at each of them */
  GString *pointer;
  GError *error;
};

static JsonNode *
current (StellerJsonReader *self)
{
  return g_ptr_array_index (self->nodes, self->nodes->len - 1);
}

static void
push (StellerJsonReader *self, JsonNode *node, const char *token)
{
  g_array_append_val (self->lengths, self->pointer->len);
  steller_json_pointer_append (self->pointer, token, strlen (token));
  g_ptr_array_add (self->nodes, node);
}

/**
 * steller_json_reader_new:
 * @tree: a tree, which must outlive the reader and may not change meanwhile
 *
 * Makes a reader that stands at the root of @tree.
 *
 * Returns: (transfer full): a new reader
 */
StellerJsonReader *
steller_json_reader_new (StellerJsonTree *tree)
{
  StellerJsonReader *self;

  g_return_val_if_fail (tree != NULL, NULL);

  self = g_new0 (StellerJsonReader, 1);
  self->tree = tree;
  self->nodes = g_ptr_array_new ();
  self->lengths = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->pointer = g_string_new (NULL);
  g_ptr_array_add (self->nodes, steller_json_tree_lookup (tree, ""));
  return self;
}

/**
 * steller_json_reader_free:
 * @self: (nullable): a reader
 *
 * Frees a reader.
 */
void
steller_json_reader_free (StellerJsonReader *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->nodes);
  g_array_unref (self->lengths);
  g_string_free (self->pointer, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * steller_json_reader_finish:
 * @self: a reader
 * @error: return location for an error
 *
 * Tells whether all that was read was as expected.
 *
 * Returns: %FALSE with the first error when it was not
 */
gboolean
steller_json_reader_finish (StellerJsonReader *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

/**
 * steller_json_reader_fail:
 * @self: a reader
 * @name: (nullable): the member of the current object that is wrong or missing, or %NULL for the current value
 * @code: the kind of error
 * @format: a printf()-style message, localised, a full sentence
 * @...: arguments of @format
 *
 * Keeps an error about the current place, unless there is one already.
 */
void
steller_json_reader_fail (StellerJsonReader *self, const char *name, StellerErrorCode code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;
  gsize length;

  g_return_if_fail (self != NULL);

  if (self->error != NULL)
    return;
  length = self->pointer->len;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (name != NULL)
    steller_json_pointer_append (self->pointer, name, strlen (name));
  self->error = steller_json_tree_new_error (self->tree, code, self->pointer->str, "%s", message);
  g_string_truncate (self->pointer, length);
}

/**
 * steller_json_reader_get_node:
 * @self: a reader
 *
 * Returns: (transfer none): the current value
 */
JsonNode *
steller_json_reader_get_node (StellerJsonReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return current (self);
}

/**
 * steller_json_reader_expect_object:
 * @self: a reader
 *
 * Fails unless the current value is an object.
 *
 * Returns: (transfer none) (nullable): the object, or %NULL after an error
 */
JsonObject *
steller_json_reader_expect_object (StellerJsonReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (current (self)))
    steller_json_reader_fail (self, NULL, STELLER_ERROR_INVALID, _("This must be an object, “{…}”."));
  return self->error == NULL ? json_node_get_object (current (self)) : NULL;
}

/**
 * steller_json_reader_expect_array:
 * @self: a reader
 *
 * Fails unless the current value is a list.
 *
 * Returns: the number of its elements; 0 after an error
 */
guint
steller_json_reader_expect_array (StellerJsonReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (!JSON_NODE_HOLDS_ARRAY (current (self)))
    steller_json_reader_fail (self, NULL, STELLER_ERROR_INVALID, _("This must be a list, “[…]”."));
  return self->error == NULL ? json_array_get_length (json_node_get_array (current (self))) : 0;
}

/**
 * steller_json_reader_expect_string:
 * @self: a reader
 *
 * Fails unless the current value is a string.
 *
 * Returns: (transfer none) (nullable): the string, or %NULL after an error
 */
const char *
steller_json_reader_expect_string (StellerJsonReader *self)
{
  JsonNode *node;

  g_return_val_if_fail (self != NULL, NULL);

  node = current (self);
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    steller_json_reader_fail (self, NULL, STELLER_ERROR_INVALID, _("This must be text in quotes."));
  return self->error == NULL ? json_node_get_string (node) : NULL;
}

/**
 * steller_json_reader_enter_member:
 * @self: a reader
 * @name: the name of a member of the current value
 *
 * Moves into a member. Fails when the current value is not an object.
 *
 * Returns: %FALSE when there is no such member, or after an error; then the reader did not move
 */
gboolean
steller_json_reader_enter_member (StellerJsonReader *self, const char *name)
{
  JsonObject *object;
  JsonNode *member;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  object = steller_json_reader_expect_object (self);
  if (object == NULL)
    return FALSE;
  member = json_object_get_member (object, name);
  if (member == NULL)
    return FALSE;
  push (self, member, name);
  return TRUE;
}

/**
 * steller_json_reader_enter_element:
 * @self: a reader
 * @index: which element of the current value, counted from 0
 *
 * Moves into an element. Fails when the current value is not a list.
 *
 * Returns: %FALSE when there is no such element, or after an error; then the reader did not move
 */
gboolean
steller_json_reader_enter_element (StellerJsonReader *self, guint index)
{
  char token[16];

  g_return_val_if_fail (self != NULL, FALSE);

  if (index >= steller_json_reader_expect_array (self))
    return FALSE;
  g_snprintf (token, sizeof token, "%u", index);
  push (self, json_array_get_element (json_node_get_array (current (self)), index), token);
  return TRUE;
}

/**
 * steller_json_reader_leave:
 * @self: a reader
 *
 * Moves back to the object or list that holds the current value.
 */
void
steller_json_reader_leave (StellerJsonReader *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->lengths->len > 0);

  g_string_truncate (self->pointer, g_array_index (self->lengths, gsize, self->lengths->len - 1));
  g_array_set_size (self->lengths, self->lengths->len - 1);
  g_ptr_array_set_size (self->nodes, (int) self->nodes->len - 1);
}

static gboolean
enter_required (StellerJsonReader *self, const char *name, gboolean required)
{
  if (steller_json_reader_enter_member (self, name))
    return TRUE;
  if (required)
    steller_json_reader_fail (self, name, STELLER_ERROR_INVALID, _("This member is missing."));
  return FALSE;
}

/**
 * steller_json_reader_get_string:
 * @self: a reader that stands at an object
 * @name: the name of a member
 * @required: whether the member must be there
 *
 * Reads a string. Fails when the member is something else, or missing and @required.
 *
 * Returns: (transfer none) (nullable): the string, or %NULL when it is absent or after an error
 */
const char *
steller_json_reader_get_string (StellerJsonReader *self, const char *name, gboolean required)
{
  const char *value;

  g_return_val_if_fail (self != NULL, NULL);

  if (!enter_required (self, name, required))
    return NULL;
  value = steller_json_reader_expect_string (self);
  steller_json_reader_leave (self);
  return value;
}

/**
 * steller_json_reader_get_boolean:
 * @self: a reader that stands at an object
 * @name: the name of a member
 * @absent: what an absent member means
 *
 * Reads a truth value. Fails when the member is something else.
 *
 * Returns: the value; @absent when it is not there or after an error
 */
gboolean
steller_json_reader_get_boolean (StellerJsonReader *self, const char *name, gboolean absent)
{
  JsonNode *node;
  gboolean value = absent;

  g_return_val_if_fail (self != NULL, absent);

  if (!steller_json_reader_enter_member (self, name))
    return absent;
  node = current (self);
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    value = json_node_get_boolean (node);
  else
    steller_json_reader_fail (self, NULL, STELLER_ERROR_INVALID, _("This must be true or false."));
  steller_json_reader_leave (self);
  return value;
}

/**
 * steller_json_reader_get_integer:
 * @self: a reader that stands at an object
 * @name: the name of a member
 * @minimum: the least value that is right
 * @maximum: the greatest value that is right
 * @absent: what an absent member means
 *
 * Reads a whole number. Fails when the member is something else or out of range.
 *
 * Returns: the value; @absent when it is not there or after an error
 */
gint64
steller_json_reader_get_integer (StellerJsonReader *self, const char *name, gint64 minimum, gint64 maximum,
                                 gint64 absent)
{
  JsonNode *node;
  gint64 value = absent;

  g_return_val_if_fail (self != NULL, absent);

  if (!steller_json_reader_enter_member (self, name))
    return absent;
  node = current (self);
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    steller_json_reader_fail (self, NULL, STELLER_ERROR_INVALID, _("This must be a whole number."));
  else if (json_node_get_int (node) < minimum || json_node_get_int (node) > maximum)
    {
      g_autofree char *low = g_strdup_printf ("%" G_GINT64_FORMAT, minimum);
      g_autofree char *high = g_strdup_printf ("%" G_GINT64_FORMAT, maximum);

      /* TRANSLATORS: both are whole numbers. */
      steller_json_reader_fail (self, NULL, STELLER_ERROR_INVALID, _("This must be a number from %s to %s."), low,
                                high);
    }
  else
    value = json_node_get_int (node);
  steller_json_reader_leave (self);
  return value;
}
