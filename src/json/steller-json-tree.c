/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-json-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-json-writer.h"

/* How much of a pointer or a message an error shows, in bytes. */
#define SHOWN_LENGTH 300

struct _StellerJsonTree
{
  JsonNode *root;
  GHashTable *lexemes;   /* JsonNode (with a reference, so that no other node takes its address) to text */
  StellerJsonScan *scan; /* NULL when the tree no longer is what was read */
};

static StellerJsonTree *
tree_alloc (JsonNode *root)
{
  StellerJsonTree *self = g_new0 (StellerJsonTree, 1);

  self->root = root;
  self->lexemes = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) json_node_unref, g_free);
  return self;
}

/**
 * steller_json_tree_new:
 *
 * Makes a tree whose root is an empty object.
 *
 * Returns: (transfer full): a new tree
 */
StellerJsonTree *
steller_json_tree_new (void)
{
  g_autoptr (JsonObject) root = json_object_new ();

  return tree_alloc (json_node_init_object (json_node_alloc (), root));
}

/* Gives each number its lexeme: tree and scan hold them in the same order. */
static void
assign_lexemes (StellerJsonTree *self, JsonNode *node, guint *next)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, NULL, &member))
        assign_lexemes (self, member, next);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        assign_lexemes (self, json_array_get_element (array, i), next);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_STRING &&
           json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      gsize length;
      const char *start = steller_json_scan_get_number (self->scan, (*next)++, &length);
      g_autofree char *lexeme = g_strndup (start, length);
      g_autofree char *plain = NULL;

      if (json_node_get_value_type (node) == G_TYPE_INT64)
        plain = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      if (g_strcmp0 (plain, lexeme) != 0)
        g_hash_table_insert (self->lexemes, json_node_ref (node), g_steal_pointer (&lexeme));
    }
}

/**
 * steller_json_tree_parse:
 * @bytes: a JSON text
 * @error: return location for an error
 *
 * Reads a JSON text whose root is an object, strictly and within the limits of steller_json_scan_new(). The tree
 * remembers on which line each value stood, and how each number was written.
 *
 * Returns: (transfer full): a new tree, or %NULL with an error that tells line and member
 */
StellerJsonTree *
steller_json_tree_parse (GBytes *bytes, GError **error)
{
  g_autoptr (StellerJsonScan) scan = NULL;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) parse_error = NULL;
  g_autoptr (StellerJsonTree) self = NULL;
  const char *text;
  gsize length;
  guint n_numbers = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  scan = steller_json_scan_new (bytes, error);
  if (scan == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  parser = json_parser_new ();
  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, text, (gssize) length, &parse_error))
    {
      steller_error_set_at (error, STELLER_ERROR_SYNTAX, (guint) json_parser_get_current_line (parser), NULL, "%s",
                            parse_error->message);
      return NULL;
    }
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      steller_error_set_at (error, STELLER_ERROR_INVALID, steller_json_scan_get_line (scan, ""), NULL, "%s",
                            _("The file must hold an object, “{…}”."));
      return NULL;
    }

  self = tree_alloc (json_parser_steal_root (parser));
  self->scan = g_steal_pointer (&scan);
  assign_lexemes (self, self->root, &n_numbers);
  g_assert (n_numbers == steller_json_scan_get_n_numbers (self->scan));
  return g_steal_pointer (&self);
}

/**
 * steller_json_tree_free:
 * @self: (nullable): a tree
 *
 * Frees a tree.
 */
void
steller_json_tree_free (StellerJsonTree *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->lexemes);
  g_clear_pointer (&self->scan, steller_json_scan_free);
  json_node_unref (self->root);
  g_free (self);
}

/**
 * steller_json_tree_serialize:
 * @self: a tree
 *
 * Writes the tree as UTF-8 text, one member a line, with a line break at the end.
 *
 * Returns: (transfer full): the text
 */
GBytes *
steller_json_tree_serialize (StellerJsonTree *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);
  steller_json_write (out, self->root, self->lexemes);
  g_string_append_c (out, '\n');
  return g_string_free_to_bytes (out);
}

/**
 * steller_json_tree_get_root:
 * @self: a tree
 *
 * Returns: (transfer none): the object at the root
 */
JsonObject *
steller_json_tree_get_root (StellerJsonTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return json_node_get_object (self->root);
}

static JsonNode *
lookup_child (JsonNode *node, const char *token)
{
  guint64 index;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_member (json_node_get_object (node), token);
  if (JSON_NODE_HOLDS_ARRAY (node) && g_ascii_string_to_unsigned (token, 10, 0, G_MAXUINT, &index, NULL) &&
      index < json_array_get_length (json_node_get_array (node)))
    return json_array_get_element (json_node_get_array (node), (guint) index);
  return NULL;
}

/**
 * steller_json_tree_lookup:
 * @self: a tree
 * @pointer: a JSON pointer (RFC 6901)
 *
 * Returns: (transfer none) (nullable): the value at @pointer, or %NULL when there is none
 */
JsonNode *
steller_json_tree_lookup (StellerJsonTree *self, const char *pointer)
{
  JsonNode *node;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pointer != NULL, NULL);

  node = self->root;
  while (node != NULL)
    {
      g_autofree char *token = steller_json_pointer_next (&pointer);

      if (token == NULL)
        break;
      node = lookup_child (node, token);
    }
  return *pointer == '\0' ? node : NULL;
}

static int
find_in_order (const char *const *order, const char *name)
{
  for (int i = 0; order != NULL && order[i] != NULL; i++)
    if (strcmp (order[i], name) == 0)
      return i;
  return -1;
}

/* Where a member that is not there yet comes: before the first one that @order puts after it, and at the end when
 * @order does not tell. */
static guint
find_place (JsonObject *object, const char *name, const char *const *order)
{
  g_autoptr (GList) names = NULL;
  int place = find_in_order (order, name);
  guint index = 0;

  if (place < 0)
    return json_object_get_size (object);
  names = json_object_get_members (object);
  for (GList *l = names; l != NULL && find_in_order (order, l->data) <= place; l = l->next)
    index++;
  return index;
}

/* Adds a member that is not there yet as the one of that index, or as the last. */
static void
insert_member (JsonObject *object, const char *name, JsonNode *value, guint index)
{
  g_autoptr (GList) names = NULL;
  g_autoptr (GPtrArray) later_names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) later_values = g_ptr_array_new ();

  if (index < json_object_get_size (object))
    names = json_object_get_members (object);
  for (GList *l = g_list_nth (names, index); l != NULL; l = l->next)
    {
      g_ptr_array_add (later_values, json_node_ref (json_object_get_member (object, l->data)));
      g_ptr_array_add (later_names, g_strdup (l->data));
    }
  for (guint i = 0; i < later_names->len; i++)
    json_object_remove_member (object, later_names->pdata[i]);
  json_object_set_member (object, name, value);
  for (guint i = 0; i < later_names->len; i++)
    json_object_set_member (object, later_names->pdata[i], later_values->pdata[i]);
}

/* json_object_set_member() keeps the place of a member that is already there. */
static void
replace_member (JsonObject *object, const char *name, JsonNode *value, guint index)
{
  if (value == NULL)
    json_object_remove_member (object, name);
  else if (json_object_has_member (object, name))
    json_object_set_member (object, name, value);
  else
    insert_member (object, name, value, index);
}

/* json-glib cannot replace an element, so the ones from there on are taken out and put back. */
static void
replace_element (JsonArray *array, guint index, JsonNode *value)
{
  g_autoptr (GPtrArray) later = g_ptr_array_new ();

  for (guint i = index + 1; i < json_array_get_length (array); i++)
    g_ptr_array_add (later, json_node_ref (json_array_get_element (array, i)));
  while (json_array_get_length (array) > index)
    json_array_remove_element (array, json_array_get_length (array) - 1);
  if (value != NULL)
    json_array_add_element (array, value);
  for (guint i = 0; i < later->len; i++)
    json_array_add_element (array, later->pdata[i]);
}

/* The object or list that holds the value at @pointer, or NULL; the name or index there goes to @token. */
static JsonNode *
lookup_parent (StellerJsonTree *self, const char *pointer, char **token)
{
  const char *last = strrchr (pointer, '/');
  g_autofree char *parent_pointer = NULL;

  if (last == NULL)
    return NULL;
  parent_pointer = g_strndup (pointer, (gsize) (last - pointer));
  *token = steller_json_pointer_next (&last);
  return steller_json_tree_lookup (self, parent_pointer);
}

/**
 * steller_json_tree_replace:
 * @self: a tree
 * @pointer: a JSON pointer to a member of an object that is there, or to an element of a list; not the root
 * @value: (transfer full) (nullable): the new value, or %NULL to take the value out
 * @order: (nullable) (array zero-terminated=1): the usual order of the members of the object that holds the value, for
 *   the place of a new one
 *
 * Replaces one value, where it stands. The lines of the tree are forgotten, since they are no longer those of the file.
 *
 * Returns: (transfer full) (nullable): the value that was there
 */
JsonNode *
steller_json_tree_replace (StellerJsonTree *self, const char *pointer, JsonNode *value, const char *const *order)
{
  g_autofree char *token = NULL;
  JsonNode *parent;
  JsonNode *old;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pointer != NULL && *pointer == '/', NULL);

  parent = lookup_parent (self, pointer, &token);
  g_return_val_if_fail (parent != NULL, NULL);

  old = lookup_child (parent, token);
  if (old != NULL)
    json_node_ref (old);
  if (JSON_NODE_HOLDS_OBJECT (parent))
    {
      JsonObject *object = json_node_get_object (parent);

      replace_member (object, token, value, old == NULL && value != NULL ? find_place (object, token, order) : 0);
    }
  else if (JSON_NODE_HOLDS_ARRAY (parent) && old != NULL)
    replace_element (json_node_get_array (parent), (guint) g_ascii_strtoull (token, NULL, 10), value);
  else
    g_return_val_if_reached (old);
  steller_json_tree_forget_lines (self);
  return old;
}

/**
 * steller_json_tree_insert:
 * @self: a tree
 * @pointer: a JSON pointer to a member that is not there of an object that is there
 * @value: (transfer full): the value
 * @index: which of the members it becomes, counted from 0; it becomes the last when there are fewer
 *
 * Adds one member at a place. As with steller_json_tree_replace() the lines of the tree are forgotten.
 */
void
steller_json_tree_insert (StellerJsonTree *self, const char *pointer, JsonNode *value, guint index)
{
  g_autofree char *token = NULL;
  JsonNode *parent;

  g_return_if_fail (self != NULL);
  g_return_if_fail (pointer != NULL && *pointer == '/');
  g_return_if_fail (value != NULL);

  parent = lookup_parent (self, pointer, &token);
  g_return_if_fail (parent != NULL && JSON_NODE_HOLDS_OBJECT (parent) && lookup_child (parent, token) == NULL);
  insert_member (json_node_get_object (parent), token, value, index);
  steller_json_tree_forget_lines (self);
}

/**
 * steller_json_tree_get_index:
 * @self: a tree
 * @pointer: a JSON pointer to a member of an object
 *
 * Returns: which of the members it is, counted from 0; -1 when there is no such member
 */
int
steller_json_tree_get_index (StellerJsonTree *self, const char *pointer)
{
  g_autofree char *token = NULL;
  g_autoptr (GList) names = NULL;
  JsonNode *parent;
  int index = 0;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (pointer != NULL, -1);

  parent = lookup_parent (self, pointer, &token);
  if (parent == NULL || !JSON_NODE_HOLDS_OBJECT (parent))
    return -1;
  names = json_object_get_members (json_node_get_object (parent));
  for (GList *l = names; l != NULL; l = l->next, index++)
    if (strcmp (l->data, token) == 0)
      return index;
  return -1;
}

/**
 * steller_json_tree_get_line:
 * @self: a tree
 * @pointer: a JSON pointer
 *
 * Returns: the line on which the value stood in the text the tree was read from, counted from 1; 0 when the tree was
 *   made or changed since
 */
guint
steller_json_tree_get_line (StellerJsonTree *self, const char *pointer)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (pointer != NULL, 0);

  return self->scan != NULL ? steller_json_scan_get_line (self->scan, pointer) : 0;
}

/**
 * steller_json_tree_forget_lines:
 * @self: a tree
 *
 * Lets go of the text the tree was read from.
 */
void
steller_json_tree_forget_lines (StellerJsonTree *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->scan, steller_json_scan_free);
}

/* What a file holds can be long, or made to confuse a terminal. */
static char *
dup_for_display (const char *text)
{
  gboolean cut = strlen (text) > SHOWN_LENGTH;
  g_autofree char *start = g_strndup (text, SHOWN_LENGTH);
  char *shown = g_utf8_make_valid (start, -1);

  for (char *p = shown; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = '?';
  if (cut)
    {
      g_autofree char *whole = shown;

      shown = g_strconcat (whole, "…", NULL);
    }
  return shown;
}

/**
 * steller_json_tree_new_error:
 * @self: a tree
 * @code: the kind of error
 * @pointer: a JSON pointer to what is wrong, or to what is missing
 * @format: a printf()-style message, localised, a full sentence
 * @...: arguments of @format
 *
 * Makes an error about a value, which tells its line and member. Both pointer and message are cut when they are very
 * long, and lose their control characters, since they may come from the file.
 *
 * Returns: (transfer full): a new error in the domain `STELLER_ERROR`
 */
GError *
steller_json_tree_new_error (StellerJsonTree *self, StellerErrorCode code, const char *pointer, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;
  g_autofree char *place = NULL;
  guint line;
  va_list arguments;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pointer != NULL, NULL);

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  message = dup_for_display (text);
  place = dup_for_display (pointer);
  line = steller_json_tree_get_line (self, pointer);
  if (*pointer == '\0')
    return steller_error_new_at (code, line, NULL, "%s", message);
  return steller_error_new_at (code, line, place, "%s: %s", place, message);
}
