/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "steller-error.h"
#include "steller-json-scan.h"

typedef struct
{
  const char *name;
  const char *text;
  gssize length; /* -1 for a terminated text */
  StellerErrorCode code;
  guint line;
  const char *member;
} BadCase;

static const BadCase bad_cases[] = {
  { "empty", "", 0, STELLER_ERROR_SYNTAX, 1, NULL },
  { "blank", " \n\t\n", -1, STELLER_ERROR_SYNTAX, 3, NULL },
  { "not-json", "Aanleiding\n", -1, STELLER_ERROR_SYNTAX, 1, NULL },
  { "truncated-object", "{\n \"a\": {\n  \"b\": 1", -1, STELLER_ERROR_SYNTAX, 3, "/a/b" },
  { "truncated-string", "{\n \"a\": \"bc", -1, STELLER_ERROR_SYNTAX, 2, "/a" },
  { "truncated-escape", "{\"a\": \"\\u00", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "truncated-name", "{\"a", -1, STELLER_ERROR_SYNTAX, 1, NULL },
  { "truncated-list", "{\"a\":\n[1,\n2,", -1, STELLER_ERROR_SYNTAX, 3, "/a/1" },
  { "duplicate", "{\n\"a\": 1,\n\"b\": 2,\n\"a\": 3}", -1, STELLER_ERROR_SYNTAX, 4, "/a" },
  { "duplicate-escaped", "{\"caf\xc3\xa9\": 1,\n\"caf\\u00e9\": 2}", -1, STELLER_ERROR_SYNTAX, 2, "/caf\xc3\xa9" },
  { "duplicate-deep", "{\"a\": [0, {\"x/y\": 1,\n\"x\\/y\": 2}]}", -1, STELLER_ERROR_SYNTAX, 2, "/a/1/x~1y" },
  { "no-comma", "{\"a\": 1\n\"b\": 2}", -1, STELLER_ERROR_SYNTAX, 2, "/a" },
  { "trailing-comma", "{\"a\": 1,\n}", -1, STELLER_ERROR_SYNTAX, 2, "/a" },
  { "trailing-comma-list", "[1,\n]", -1, STELLER_ERROR_SYNTAX, 2, "/1" },
  { "no-colon", "{\"a\" 1}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "no-value", "{\"a\": }", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "wrong-close", "{\"a\": [1}", -1, STELLER_ERROR_SYNTAX, 1, "/a/0" },
  { "single-quotes", "{'a': 1}", -1, STELLER_ERROR_SYNTAX, 1, NULL },
  { "comment", "{} // done", -1, STELLER_ERROR_SYNTAX, 1, NULL },
  { "two-documents", "{}\n{}", -1, STELLER_ERROR_SYNTAX, 2, NULL },
  { "word", "{\"a\": nul}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "leading-zero", "{\"a\": 01}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "plus", "{\"a\": +1}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "bare-point", "{\"a\": 1.}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "bare-exponent", "{\"a\": 1e+}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "bare-minus", "{\"a\": -}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "infinity", "{\"a\": Infinity}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "line-break-in-text", "{\"a\": \"b\nc\"}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "bad-escape", "{\"a\": \"\\x41\"}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "bad-hexadecimal", "{\"a\": \"\\u00g0\"}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "high-surrogate-alone", "{\"a\": \"\\ud800\"}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "low-surrogate-alone", "{\"a\": \"\\udc00\"}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "two-high-surrogates", "{\"a\": \"\\ud800\\ud800\"}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "escaped-nul", "{\"a\":\n\"\\u0000\"}", -1, STELLER_ERROR_SYNTAX, 2, "/a" },
  { "nul", "{\"a\":\n\"b\0c\"}", 12, STELLER_ERROR_SYNTAX, 2, "/a" },
  { "nul-after-end", "{}\n\0", 4, STELLER_ERROR_SYNTAX, 2, NULL },
  { "not-utf8", "{\"a\": [\n\"b\xff\"]}", -1, STELLER_ERROR_SYNTAX, 2, "/a/0" },
  { "latin1", "{\"a\":\n\"caf\xe9\"}", -1, STELLER_ERROR_SYNTAX, 2, "/a" },
  { "encoded-surrogate", "{\"a\": \"\xed\xa0\x80\"}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "overlong", "{\"a\": \"\xc0\xaf\"}", -1, STELLER_ERROR_SYNTAX, 1, "/a" },
  { "utf16", "\xff\xfe{\0}\0", 6, STELLER_ERROR_SYNTAX, 1, NULL },
  { "control-in-name", "{\"a\\nb\": x}", -1, STELLER_ERROR_SYNTAX, 1, "/a?b" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *bad = data;
  gsize length = bad->length < 0 ? strlen (bad->text) : (gsize) bad->length;
  g_autoptr (GBytes) bytes = g_bytes_new_static (bad->text, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerJsonScan) scan = steller_json_scan_new (bytes, &error);

  g_assert_null (scan);
  g_assert_error (error, STELLER_ERROR, (int) bad->code);
  g_assert_cmpuint (steller_error_get_line (error), ==, bad->line);
  g_assert_cmpstr (steller_error_get_member (error), ==, bad->member);
  if (bad->member != NULL)
    g_assert_true (g_str_has_prefix (error->message, bad->member));
}

static StellerJsonScan *
scan_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StellerJsonScan *scan = steller_json_scan_new (bytes, &error);

  g_assert_no_error (error);
  return scan;
}

static void
test_good (void)
{
  static const char *const texts[] = {
    "{}", "[]", "1", "\"\"", " null ", "\xef\xbb\xbf{}", "{\"\": {\"\": [[], {}]}}\r\n", "[0, -0, 1.5e-3, 1E+9, true, false]",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"]", "{\"a\": {\"a\": {\"a\": 1}}, \"A\": 2}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (StellerJsonScan) scan = scan_text (texts[i]);

      g_assert_nonnull (scan);
    }
}

static void
test_lines (void)
{
  static const struct
  {
    const char *pointer;
    guint line;
  } cases[] = {
    { "", 1 },
    { "/a", 2 },
    { "/b", 3 },
    { "/b/0", 4 },
    { "/b/1", 5 },
    { "/b/1/c~1d", 6 },
    { "/b/1/e~0f", 8 },
    { "/caf\xc3\xa9", 10 },
    { "/absent", 1 },
    { "/b/7", 3 },
    { "/b/x", 3 },
    { "/b/1/absent", 5 },
    { "/a/deeper", 2 },
  };
  g_autoptr (StellerJsonScan) scan = scan_text ("{\n\"a\": 1,\n\"b\": [\n1,\n{\n\"c/d\":\n2,\n\"e~f\": 3}],\n\n\"caf\\u00e9\": 4}");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (steller_json_scan_get_line (scan, cases[i].pointer), ==, cases[i].line);
}

static void
test_numbers (void)
{
  static const char *const expected[] = { "1.0", "1e3", "12345678901234567890", "-0", "7", "0.10" };
  g_autoptr (StellerJsonScan) scan =
    scan_text ("{\"a\": 1.0, \"b\": [1e3, \"8\", 12345678901234567890, {\"c\": -0}], \"d\": 7, \"e\":0.10}");

  g_assert_cmpuint (steller_json_scan_get_n_numbers (scan), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gsize length;
      const char *start = steller_json_scan_get_number (scan, i, &length);
      g_autofree char *lexeme = g_strndup (start, length);

      g_assert_cmpstr (lexeme, ==, expected[i]);
    }
}

static GString *
repeat (const char *text, gsize n)
{
  GString *out = g_string_sized_new (strlen (text) * n + 16);

  for (gsize i = 0; i < n; i++)
    g_string_append (out, text);
  return out;
}

static void
assert_limit (GString *text, guint line, const char *member)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerJsonScan) scan = steller_json_scan_new (bytes, &error);

  g_assert_null (scan);
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
  g_assert_cmpuint (steller_error_get_line (error), ==, line);
  if (member != NULL)
    g_assert_cmpstr (steller_error_get_member (error), ==, member);
}

static void
test_depth (void)
{
  g_autoptr (GString) deepest = repeat ("[", STELLER_JSON_MAX_DEPTH);
  g_autoptr (StellerJsonScan) scan = NULL;
  g_autoptr (GString) closing = repeat ("]", STELLER_JSON_MAX_DEPTH);

  g_string_append (deepest, closing->str);
  scan = scan_text (deepest->str);
  g_assert_nonnull (scan);

  assert_limit (repeat ("[", STELLER_JSON_MAX_DEPTH + 1), 1, NULL);
  assert_limit (repeat ("[\n", 10000), STELLER_JSON_MAX_DEPTH + 1, NULL);
  assert_limit (repeat ("{\"a\":", 1000000), 1, NULL);
}

static void
test_counts (void)
{
  GString *many = g_string_new ("{\n");

  for (guint i = 0; i <= STELLER_JSON_MAX_MEMBERS; i++)
    g_string_append_printf (many, "\"m%u\": 0,\n", i);
  assert_limit (many, STELLER_JSON_MAX_MEMBERS + 2, "/m1999");

  many = repeat ("0,", STELLER_JSON_MAX_VALUES);
  g_string_prepend_c (many, '[');
  assert_limit (many, 1, NULL);
}

/* "Ez" and "FY" have the same hash in g_str_hash(), and so has every string of n of them. */
static void
test_collisions (void)
{
  GString *text = g_string_new ("{\"x\":\n{");

  for (guint i = 0; i < 1024; i++)
    {
      g_string_append (text, i > 0 ? ", \"" : "\"");
      for (guint bit = 0; bit < 10; bit++)
        g_string_append (text, (i >> bit & 1) != 0 ? "Ez" : "FY");
      g_string_append (text, "\": 0");
    }
  g_string_append (text, "}}");
  assert_limit (text, 2, "/x");
}

static void
test_long_name (void)
{
  GString *text = repeat ("n", 1000000);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_string_prepend (text, "{\"");
  g_string_append (text, "\": x}");
  bytes = g_string_free_to_bytes (text);
  g_assert_null (steller_json_scan_new (bytes, &error));
  g_assert_cmpuint (strlen (error->message), <, 500);
}

static void
test_size (void)
{
  GString *text = g_string_sized_new (STELLER_JSON_MAX_SIZE + 16);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StellerJsonScan) scan = NULL;
  g_autoptr (GError) error = NULL;

  /* A line of the largest size is right, one byte more is not. */
  g_string_append (text, "{\"a\": \"");
  g_string_set_size (text, STELLER_JSON_MAX_SIZE - 2);
  memset (text->str + 7, 'x', STELLER_JSON_MAX_SIZE - 9);
  g_string_append (text, "\"}");
  bytes = g_bytes_new (text->str, text->len);
  scan = steller_json_scan_new (bytes, &error);
  g_assert_no_error (error);
  g_assert_nonnull (scan);

  g_string_append_c (text, '\n');
  assert_limit (text, 0, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json/scan/bad/", bad_cases[i].name, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  g_test_add_func ("/json/scan/good", test_good);
  g_test_add_func ("/json/scan/lines", test_lines);
  g_test_add_func ("/json/scan/numbers", test_numbers);
  g_test_add_func ("/json/scan/depth", test_depth);
  g_test_add_func ("/json/scan/counts", test_counts);
  g_test_add_func ("/json/scan/collisions", test_collisions);
  g_test_add_func ("/json/scan/long-name", test_long_name);
  g_test_add_func ("/json/scan/size", test_size);
  return g_test_run ();
}
