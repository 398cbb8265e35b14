/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-note-node.h"

/* What a value of a note file holds. */

/* The string in a node, or NULL when there is something else or nothing. */
const char *
steller_note_node_get_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

JsonNode *
steller_note_node_new_string (const char *text)
{
  return text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL;
}

/* The truth value in a node, or @absent. */
gboolean
steller_note_node_get_flag (JsonNode *node, gboolean absent)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return absent;
  return json_node_get_boolean (node);
}

JsonNode *
steller_note_node_new_flag (gboolean flag)
{
  return json_node_init_boolean (json_node_alloc (), flag);
}

/* Whether a field is an object that holds its value in `value`. */
gboolean
steller_note_node_is_wrapped (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) && json_object_has_member (json_node_get_object (node), "value");
}
