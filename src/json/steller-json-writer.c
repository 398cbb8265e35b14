/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-json-writer.h"

#include <string.h>

static void write_node (GString *out, JsonNode *node, GHashTable *lexemes, guint depth);

static void
write_string (GString *out, const char *text)
{
  const char *start = text;

  g_string_append_c (out, '"');
  for (const char *p = text;; p++)
    {
      guchar c = (guchar) *p;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, start, p - start);
      start = p + 1;
      switch (c)
        {
        case '\0':
          g_string_append_c (out, '"');
          return;
        case '"':
          g_string_append (out, "\\\"");
          break;
        case '\\':
          g_string_append (out, "\\\\");
          break;
        case '\b':
          g_string_append (out, "\\b");
          break;
        case '\f':
          g_string_append (out, "\\f");
          break;
        case '\n':
          g_string_append (out, "\\n");
          break;
        case '\r':
          g_string_append (out, "\\r");
          break;
        case '\t':
          g_string_append (out, "\\t");
          break;
        default:
          g_string_append_printf (out, "\\u%04x", c);
          break;
        }
    }
}

static void
write_line_break (GString *out, guint depth)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

static void
write_number (GString *out, JsonNode *node, GHashTable *lexemes)
{
  const char *lexeme = lexemes != NULL ? g_hash_table_lookup (lexemes, node) : NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (lexeme != NULL)
    g_string_append (out, lexeme);
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    g_string_append (out, g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
write_object (GString *out, JsonObject *object, GHashTable *lexemes, guint depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      write_line_break (out, depth + 1);
      write_string (out, name);
      g_string_append (out, ": ");
      write_node (out, member, lexemes, depth + 1);
    }
  if (!first)
    write_line_break (out, depth);
  g_string_append_c (out, '}');
}

static void
write_array (GString *out, JsonArray *array, GHashTable *lexemes, guint depth)
{
  guint n = json_array_get_length (array);

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_line_break (out, depth + 1);
      write_node (out, json_array_get_element (array, i), lexemes, depth + 1);
    }
  if (n > 0)
    write_line_break (out, depth);
  g_string_append_c (out, ']');
}

static void
write_node (GString *out, JsonNode *node, GHashTable *lexemes, guint depth)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      write_object (out, json_node_get_object (node), lexemes, depth);
      break;
    case JSON_NODE_ARRAY:
      write_array (out, json_node_get_array (node), lexemes, depth);
      break;
    case JSON_NODE_VALUE:
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        write_string (out, json_node_get_string (node));
      else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
        g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      else
        write_number (out, node, lexemes);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
      break;
    }
}

/**
 * steller_json_write:
 * @out: where the text is appended
 * @node: what to write; its depth is bounded by `STELLER_JSON_MAX_DEPTH`, since it was read or made within it
 * @lexemes: (nullable) (element-type JsonNode utf8): how numbers stood in the file they came from
 *
 * Writes JSON with each member on a line of its own, two spaces a level, in the order of the tree: two versions of a
 * file differ only in the lines that changed. json-glib's own generator would write the numbers anew.
 */
void
steller_json_write (GString *out, JsonNode *node, GHashTable *lexemes)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail (node != NULL);

  write_node (out, node, lexemes, 0);
}
