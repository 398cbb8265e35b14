/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "steller-json-reader.h"

static StellerJsonTree *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StellerJsonTree *tree = steller_json_tree_parse (bytes, &error);

  g_assert_no_error (error);
  return tree;
}

static void
assert_text (StellerJsonTree *tree, const char *expected)
{
  g_autoptr (GBytes) bytes = steller_json_tree_serialize (tree);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree char *copy = g_strndup (text, length);

  g_assert_cmpstr (copy, ==, expected);
}

/* Numbers and the order of members come back as they were; json-glib alone would give 1000.0 and 9223372036854775807.
 * */
static void
test_round_trip (void)
{
  static const char text[] = "{\n"
                             "  \"z\": 1.0,\n"
                             "  \"a\": [\n"
                             "    1e3,\n"
                             "    12345678901234567890,\n"
                             "    -0,\n"
                             "    0.10,\n"
                             "    1E400,\n"
                             "    -99999999999999999999999,\n"
                             "    42\n"
                             "  ],\n"
                             "  \"\": null,\n"
                             "  \"t\": true,\n"
                             "  \"f\": false,\n"
                             "  \"o\": {},\n"
                             "  \"l\": [],\n"
                             "  \"s\": \"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\xc3\xa9\xf0\x9f\x98\x80\x7f\"\n"
                             "}\n";
  g_autoptr (StellerJsonTree) tree = parse (text);

  assert_text (tree, text);
}

static void
test_compact_input (void)
{
  g_autoptr (StellerJsonTree) tree = parse ("\xef\xbb\xbf{\"b\":[{\"x\":\"\\u00e9\\ud83d\\ude00\\/\"}],\"a\":{}}");

  assert_text (tree, "{\n  \"b\": [\n    {\n      \"x\": \"\xc3\xa9\xf0\x9f\x98\x80/\"\n    }\n  ],\n  \"a\": {}\n}\n");
}

static JsonNode *
string_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static void
test_replace (void)
{
  static const char *const order[] = { "one", "two", "three", NULL };
  g_autoptr (StellerJsonTree) tree = parse ("{\"x\": 1.0, \"one\": 1, \"y\": 2.0, \"three\": 3, \"l\": [1.0, 2.0, 3.0]}");
  g_autoptr (JsonNode) old = NULL;

  /* A new member stands where the order puts it, others keep their place and numbers their lexeme. */
  g_assert_null (steller_json_tree_replace (tree, "/two", string_node ("2"), order));
  g_assert_null (steller_json_tree_replace (tree, "/last", string_node ("9"), order));
  old = steller_json_tree_replace (tree, "/one", string_node ("1"), order);
  g_assert_cmpint (json_node_get_int (old), ==, 1);
  g_clear_pointer (&old, json_node_unref);
  old = steller_json_tree_replace (tree, "/l/1", string_node ("two"), NULL);
  g_assert_cmpfloat (json_node_get_double (old), ==, 2.0);
  g_clear_pointer (&old, json_node_unref);
  old = steller_json_tree_replace (tree, "/y", NULL, NULL);
  assert_text (tree, "{\n  \"x\": 1.0,\n  \"one\": \"1\",\n  \"two\": \"2\",\n  \"three\": 3,\n  \"l\": [\n    1.0,\n"
                     "    \"two\",\n    3.0\n  ],\n  \"last\": \"9\"\n}\n");
  g_clear_pointer (&old, json_node_unref);
  old = steller_json_tree_replace (tree, "/l/0", NULL, NULL);
  g_assert_cmpstr (json_node_get_string (steller_json_tree_lookup (tree, "/l/0")), ==, "two");
  g_assert_null (steller_json_tree_lookup (tree, "/l/2"));
  g_assert_null (steller_json_tree_lookup (tree, "/l/-1"));
  g_assert_null (steller_json_tree_lookup (tree, "/x/deeper"));
  g_assert_null (steller_json_tree_lookup (tree, "x"));
}

/* A member comes where it is told, and tells where it is. */
static void
test_insert (void)
{
  g_autoptr (StellerJsonTree) tree = parse ("{\"a\": {\"x\": 1.0, \"y/z\": 2.0}, \"l\": [1]}");

  steller_json_tree_insert (tree, "/a/first", string_node ("0"), 0);
  steller_json_tree_insert (tree, "/a/last", string_node ("9"), G_MAXUINT);
  steller_json_tree_insert (tree, "/a/middle", string_node ("5"), 2);
  assert_text (tree, "{\n  \"a\": {\n    \"first\": \"0\",\n    \"x\": 1.0,\n    \"middle\": \"5\",\n"
                     "    \"y/z\": 2.0,\n    \"last\": \"9\"\n  },\n  \"l\": [\n    1\n  ]\n}\n");
  g_assert_cmpint (steller_json_tree_get_index (tree, "/a/first"), ==, 0);
  g_assert_cmpint (steller_json_tree_get_index (tree, "/a/y~1z"), ==, 3);
  g_assert_cmpint (steller_json_tree_get_index (tree, "/l"), ==, 1);
  g_assert_cmpint (steller_json_tree_get_index (tree, "/l/0"), ==, -1);
  g_assert_cmpint (steller_json_tree_get_index (tree, "/a/none"), ==, -1);
  g_assert_cmpint (steller_json_tree_get_index (tree, "/none/x"), ==, -1);
  g_assert_cmpint (steller_json_tree_get_index (tree, ""), ==, -1);
}

static void
test_lines_forgotten (void)
{
  g_autoptr (StellerJsonTree) tree = parse ("{\n\"a\": 1}");

  g_assert_cmpuint (steller_json_tree_get_line (tree, "/a"), ==, 2);
  g_assert_null (steller_json_tree_replace (tree, "/b", string_node (""), NULL));
  g_assert_cmpuint (steller_json_tree_get_line (tree, "/a"), ==, 0);
}

static void
test_root (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\n[]", 3);
  g_autoptr (GError) error = NULL;

  g_assert_null (steller_json_tree_parse (bytes, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
  g_assert_cmpuint (steller_error_get_line (error), ==, 2);
}

/* The first error stays; what comes after it is not read. */
static void
test_reader (void)
{
  g_autoptr (StellerJsonTree) tree = parse ("{\n\"s\": \"text\",\n\"b\": true,\n\"n\": 7,\n\"l\": [\n{\"x\": 1}]}");
  g_autoptr (StellerJsonReader) reader = steller_json_reader_new (tree);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (steller_json_reader_get_string (reader, "s", TRUE), ==, "text");
  g_assert_null (steller_json_reader_get_string (reader, "absent", FALSE));
  g_assert_true (steller_json_reader_get_boolean (reader, "b", FALSE));
  g_assert_true (steller_json_reader_get_boolean (reader, "absent", TRUE));
  g_assert_cmpint (steller_json_reader_get_integer (reader, "n", 0, 7, -1), ==, 7);
  g_assert_true (steller_json_reader_enter_member (reader, "l"));
  g_assert_cmpuint (steller_json_reader_expect_array (reader), ==, 1);
  g_assert_true (steller_json_reader_enter_element (reader, 0));
  g_assert_true (steller_json_reader_finish (reader, &error));
  g_assert_null (steller_json_reader_get_string (reader, "x", TRUE));
  g_assert_null (steller_json_reader_get_string (reader, "y", TRUE));
  steller_json_reader_leave (reader);
  steller_json_reader_leave (reader);
  g_assert_null (steller_json_reader_get_string (reader, "s", TRUE));
  g_assert_false (steller_json_reader_finish (reader, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
  g_assert_cmpstr (steller_error_get_member (error), ==, "/l/0/x");
  g_assert_cmpuint (steller_error_get_line (error), ==, 6);
}

static void
test_reader_errors (void)
{
  static const struct
  {
    const char *text;
    const char *member;
  } cases[] = {
    { "{\"s\": 1}", "/s" },
    { "{}", "/s" },
    { "{\"s\": \"\", \"b\": \"true\"}", "/b" },
    { "{\"s\": \"\", \"n\": 1.5}", "/n" },
    { "{\"s\": \"\", \"n\": 9}", "/n" },
    { "{\"s\": \"\", \"n\": null}", "/n" },
    { "{\"s\": \"\", \"l\": {}}", "/l" },
    { "{\"s\": \"\", \"l\": [[]]}", "/l/0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StellerJsonTree) tree = parse (cases[i].text);
      g_autoptr (StellerJsonReader) reader = steller_json_reader_new (tree);
      g_autoptr (GError) error = NULL;

      steller_json_reader_get_string (reader, "s", TRUE);
      steller_json_reader_get_boolean (reader, "b", FALSE);
      steller_json_reader_get_integer (reader, "n", 0, 8, 0);
      if (steller_json_reader_enter_member (reader, "l"))
        {
          if (steller_json_reader_enter_element (reader, 0))
            steller_json_reader_expect_object (reader);
        }
      g_assert_false (steller_json_reader_finish (reader, &error));
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
      g_assert_cmpstr (steller_error_get_member (error), ==, cases[i].member);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/tree/round-trip", test_round_trip);
  g_test_add_func ("/json/tree/compact-input", test_compact_input);
  g_test_add_func ("/json/tree/replace", test_replace);
  g_test_add_func ("/json/tree/insert", test_insert);
  g_test_add_func ("/json/tree/lines-forgotten", test_lines_forgotten);
  g_test_add_func ("/json/tree/root", test_root);
  g_test_add_func ("/json/tree/reader", test_reader);
  g_test_add_func ("/json/tree/reader-errors", test_reader_errors);
  return g_test_run ();
}
