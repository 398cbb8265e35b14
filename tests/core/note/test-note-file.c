/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "note-random.h"
#include "steller-json-scan.h"
#include "steller-migration.h"

static char *
corpus_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "corpus", "notes", name, NULL);
}

static int
error_code (const char *word)
{
  if (g_str_equal (word, "syntax"))
    return STELLER_ERROR_SYNTAX;
  if (g_str_equal (word, "limit"))
    return STELLER_ERROR_LIMIT;
  g_assert_cmpstr (word, ==, "invalid");
  return STELLER_ERROR_INVALID;
}

/* Every bad file of the corpus is refused with its line and member, and stays as it was. */
static void
test_bad_files (void)
{
  g_autofree char *list_path = corpus_path ("bad/expected.tsv");
  g_autofree char *list = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (list_path, &list, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (list), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 40);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
      g_autofree char *name = g_build_filename ("bad", columns[0], NULL);
      g_autofree char *path = corpus_path (name);
      g_autoptr (GError) load_error = NULL;
      g_autoptr (StellerNote) note = steller_note_load (path, &load_error);

      g_test_message ("%s: %s", columns[0], load_error != NULL ? load_error->message : "no error");
      g_assert_null (note);
      g_assert_error (load_error, STELLER_ERROR, error_code (columns[1]));
      g_assert_cmpuint (steller_error_get_line (load_error), ==, g_ascii_strtoull (columns[2], NULL, 10));
      if (g_str_equal (columns[3], ""))
        g_assert_null (steller_error_get_member (load_error));
      else if (!g_str_equal (columns[3], "*"))
        {
          g_assert_cmpstr (steller_error_get_member (load_error), ==, columns[3]);
          g_assert_true (g_str_has_prefix (load_error->message, columns[3]));
        }
    }
}

/* A file of version 1 must come back byte for byte for ever, with what Steller does not know and each number as it was.
 * */
static void
test_version_1 (void)
{
  g_autofree char *path = corpus_path ("version-1.nota");
  g_autofree char *expected = NULL;
  g_autofree char *printed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerNote) note = steller_note_load (path, &error);

  g_assert_no_error (error);
  g_assert_false (steller_note_get_read_only (note));
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  printed = note_test_print (note);
  g_assert_cmpstr (printed, ==, expected);
}

static void
test_absent (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (steller_note_load ("/nergens/geen.nota", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A newer version is read to be looked at, whatever shape its members have. */
static void
test_newer (void)
{
  g_autoptr (StellerNote) note =
    note_test_parse ("{\"format\": \"steller-nota\", \"version\": 2, \"id\": \"a-1\", \"type\": \"beslisnota\",\n"
                     "\"fields\": [1.0], \"sections\": {\"aanleiding\": \"A\", \"kernpunten\": {\"text\": \"K\"}},"
                     "\"order\": \"anders\", \"style\": 1, \"numbering\": []}");
  g_autoptr (StellerNoteType) type = note_test_get_type ("beslisnota");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) order = NULL;

  g_assert_true (steller_note_get_read_only (note));
  g_assert_null (steller_note_get_section_text (note, "aanleiding"));
  g_assert_cmpstr (steller_note_get_section_text (note, "kernpunten"), ==, "K");
  g_assert_null (steller_note_get_field_text (note, "onderwerp"));
  g_assert_cmpuint (steller_note_get_n_records (note, "aan"), ==, 0);
  g_assert_cmpstr (steller_note_get_style_id (note), ==, "standaard");
  g_assert_cmpstr (steller_note_get_numbering (note), ==, "none");
  order = steller_note_get_section_order (note, type);
  g_assert_cmpuint (g_strv_length (order), ==, steller_note_type_get_n_sections (type));
  g_assert_false (steller_note_validate (note, type, NULL, problems));
  g_assert_error ((GError *) problems->pdata[0], STELLER_ERROR, STELLER_ERROR_VERSION);
  g_assert_false (steller_note_save (note, "/nergens/geen.nota", &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_VERSION);
}

static void
test_unknown_type (void)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerNote) note =
    note_test_parse ("{\"format\": \"steller-nota\", \"version\": 1, \"id\": \"a-1\",\n\"type\": \"kladje\"}");
  g_autoptr (GError) error = NULL;

  g_assert_null (steller_note_find_type (note, types, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_UNKNOWN_TYPE);
  g_assert_cmpuint (steller_error_get_line (error), ==, 2);
  g_assert_cmpstr (steller_error_get_member (error), ==, "/type");
}

/* A line as long as a file may be is read; a larger file is refused before it is looked at. */
static void
test_huge (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("steller-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "groot.nota", NULL);
  static const char head[] = "{\"format\": \"steller-nota\", \"version\": 1, \"id\": \"a-1\", \"type\": \"beslisnota\","
                             "\"sections\": {\"aanleiding\": {\"text\": \"";
  g_autoptr (GString) text = g_string_sized_new (STELLER_JSON_MAX_SIZE + 1);
  g_autoptr (StellerNote) note = NULL;

  g_assert_no_error (error);
  g_string_append (text, head);
  g_string_set_size (text, STELLER_JSON_MAX_SIZE - 4);
  memset (text->str + strlen (head), 'x', text->len - strlen (head));
  g_string_append (text, "\"}}}");
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  note = steller_note_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (steller_note_get_section_text (note, "aanleiding")), ==,
                    STELLER_JSON_MAX_SIZE - 4 - strlen (head));
  g_clear_object (&note);

  g_assert_cmpint (truncate (path, STELLER_JSON_MAX_SIZE + 1), ==, 0);
  g_assert_null (steller_note_load (path, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
  g_clear_error (&error);

  g_assert_cmpint (truncate (path, 0), ==, 0);
  g_assert_cmpint (truncate (path, STELLER_JSON_MAX_SIZE), ==, 0);
  g_assert_null (steller_note_load (path, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_SYNTAX);
  g_assert_cmpuint (steller_error_get_line (error), ==, 1);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Saving where nothing may be written fails and leaves the file that is there. */
static void
test_read_only_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("steller-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "nota.nota", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (StellerNote) note = note_test_parse_members ("");
  GDir *dir;

  g_assert_false (steller_note_save (note, "/proc/nota.nota", &error));
  g_assert_cmpint (error->domain, ==, G_IO_ERROR);
  g_clear_error (&error);

  g_file_set_contents (path, "oud", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  if (geteuid () != 0)
    {
      g_assert_false (steller_note_save (note, path, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
      g_clear_error (&error);
      g_file_get_contents (path, &contents, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (contents, ==, "oud");
    }
  else
    g_test_message ("root may write everywhere");
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);

  g_assert_true (steller_note_save (note, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Random changes, saved and loaded: the same file, the same values, and nothing that was there before is lost. */
static void
test_random_changes (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("steller-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "nota.nota", NULL);
  g_autofree char *corpus = corpus_path ("version-1.nota");

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (StellerNote) note = steller_note_load (corpus, &error);
      g_autoptr (StellerNote) again = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      int n = g_test_rand_int_range (0, 60);

      g_assert_no_error (error);
      for (int i = 0; i < n; i++)
        note_random_change (note);
      first = note_test_print (note);
      if (round % 20 == 0)
        {
          g_assert_true (steller_note_save (note, path, &error));
          g_assert_no_error (error);
          again = steller_note_load (path, &error);
          g_assert_no_error (error);
        }
      else
        again = note_test_parse (first);
      second = note_test_print (again);
      g_assert_cmpstr (first, ==, second);
      g_assert_cmpstr (steller_note_get_field_text (note, "steller"), ==, steller_note_get_field_text (again, "steller"));
      g_assert_cmpuint (steller_note_get_n_records (note, "aan"), ==, steller_note_get_n_records (again, "aan"));
      g_assert_nonnull (strstr (first, "  \"x-head\": [\n    1.0,\n    1e3,\n    12345678901234567890,\n    -0,\n    null\n"));
      g_assert_nonnull (strstr (first, "\"version\": \"1\",\n    \"x-style\": true\n"));
      g_assert_nonnull (strstr (first, "\"x-field\": {}"));
      g_assert_nonnull (strstr (first, "van een ander programma"));
    }
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* JSON as the writer writes it, made without it: any value at all as an unknown member comes back as it was. */
static void
append_random_value (GString *out, guint depth)
{
  static const char *const scalars[] = {
    "null", "true", "false", "0", "-0", "1.0", "1e3", "1E+2", "12345678901234567890", "-1.50", "0.1e-7", "\"\"",
    "\"a\\nb\\t\\\"c\\\\\"", "\"é😀\"", "\"\\u0001\"",
  };
  int kind = depth > 5 ? 0 : g_test_rand_int_range (0, 4);
  int n = g_test_rand_int_range (0, 4);

  if (kind < 2)
    {
      g_string_append (out, note_random_pick (scalars, G_N_ELEMENTS (scalars)));
      return;
    }
  g_string_append_c (out, kind == 2 ? '[' : '{');
  for (int i = 0; i < n; i++)
    {
      g_string_append_printf (out, "%s\n%*s", i > 0 ? "," : "", (int) depth * 2 + 2, "");
      if (kind == 3)
        g_string_append_printf (out, "\"%s%d\": ", i % 2 == 0 ? "m/" : "", i);
      append_random_value (out, depth + 1);
    }
  if (n > 0)
    g_string_append_printf (out, "\n%*s", (int) depth * 2, "");
  g_string_append_c (out, kind == 2 ? ']' : '}');
}

static void
test_random_members (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GString) text = g_string_new ("{\n  \"zz\": ");
      g_autoptr (StellerNote) note = NULL;
      g_autofree char *printed = NULL;

      append_random_value (text, 1);
      g_string_append (text, ",\n  \"format\": \"steller-nota\",\n  \"id\": \"a-1\",\n  \"aa\": ");
      append_random_value (text, 1);
      g_string_append (text, ",\n  \"type\": \"beslisnota\",\n  \"version\": 1,\n  \"fields\": {\n    \"onderwerp\": {\n"
                             "      \"vreemd\": ");
      append_random_value (text, 3);
      g_string_append (text, ",\n      \"value\": \"A\"\n    }\n  }\n}\n");
      note = note_test_parse (text->str);
      printed = note_test_print (note);
      g_assert_cmpstr (printed, ==, text->str);
    }
}

static const struct
{
  const char *members;
  const char *pointers; /* of the problems, one a line */
} problems[] = {
  { "", "" },
  { "\"fields\": {\"kleur\": \"rood\"}", "/fields/kleur\n" },
  { "\"fields\": {\"datum\": \"16-02-2026\", \"uiterste_datum\": {\"value\": \"2026-02-30\"}}",
    "/fields/datum\n/fields/uiterste_datum/value\n" },
  { "\"fields\": {\"datum\": \"\", \"soort\": \"\", \"van\": {}, \"aan\": [{}]}", "" },
  { "\"fields\": {\"soort\": \"kennisname\"}", "/fields/soort\n" },
  { "\"fields\": {\"onderwerp\": 3, \"aantal_bijlagen\": \"3\", \"actief_openbaar\": \"ja\"}",
    "/fields/onderwerp\n/fields/aantal_bijlagen\n/fields/actief_openbaar\n" },
  { "\"fields\": {\"aantal_bijlagen\": 1.5}", "/fields/aantal_bijlagen\n" },
  { "\"fields\": {\"aan\": \"de Minister\", \"contact\": []}", "/fields/aan\n/fields/contact\n" },
  { "\"fields\": {\"aan\": [{\"name\": \"x\"}, {\"naam\": true}]}", "/fields/aan/0/name\n/fields/aan/1/naam\n" },
  { "\"fields\": {\"parafen\": {\"value\": [{\"soort\": \"rood\", \"woo\": \"9\"}], \"woo\": \"8\"}}",
    "/fields/parafen/value/0/soort\n/fields/parafen/value/0/woo\n/fields/parafen/woo\n" },
  { "\"fields\": {\"contact\": {\"naam\": \"⟦\", \"label\": \"Auteur\", \"woo\": \"5.1.2.e\"}}", "/fields/contact/naam\n" },
  { "\"fields\": {\"steller\": {\"woo\": \"9\"}}", "/fields/steller/woo\n" },
  { "\"fields\": {\"van\": \"⟦5.1.2.e|a⟧ ⟦9.9|b⟧\"}", "/fields/van\n" },
  { "\"fields\": {\"van\": {\"value\": \"a\", \"labl\": \"b\"}, \"contact\": {\"value\": {\"label\": \"a\"}, \"naam\": \"b\"}}",
    "/fields/van/labl\n/fields/contact/value/label\n/fields/contact/naam\n" },
  { "\"fields\": {\"aan\": {\"value\": [], \"label\": \"a\", \"woo\": \"5.2\", \"Woo\": \"5.2\"}}", "/fields/aan/Woo\n" },
  { "\"sections\": {\"aanleiding\": {\"text\": \"a\", \"tekst\": \"b\", \"a/b\": 1, \"parent\": null, \"omitted\": false}}",
    "/sections/aanleiding/tekst\n/sections/aanleiding/a~1b\n" },
  { "\"sections\": {\"inleiding\": {\"text\": \"\"}}", "/sections/inleiding\n" },
  { "\"sections\": {\"eigen_1\": {\"text\": \"\"}, \"eigen_2\": {\"heading\": \"A\", \"parent\": \"weg\"}}",
    "/sections/eigen_1\n/sections/eigen_2/parent\n" },
  { "\"sections\": {\"eigen_1\": {\"heading\": \"A\", \"parent\": \"eigen_1\"}}", "/sections/eigen_1/parent\n" },
  { "\"sections\": {\"aanleiding\": {\"text\": \"a\\n:::woo 5.2\\nb\", \"woo\": \"5.9\"}}",
    "/sections/aanleiding/woo\n/sections/aanleiding/text\n" },
  { "\"order\": [\"aanleiding\", \"weg\", \"eigen_1\"]", "/order/1\n/order/2\n" },
  { "\"waivers\": [{\"rule\": \"r\", \"section\": \"weg\"}], \"remarks\": [{\"text\": \"t\", \"section\": \"onderwerp\"}]",
    "/waivers/0/section\n" },
};

static void
test_validate (void)
{
  g_autoptr (StellerNoteType) type = note_test_get_type ("beslisnota");
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autoptr (StellerNote) note = note_test_parse_members (problems[i].members);
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
      g_autoptr (GString) pointers = g_string_new (NULL);

      g_assert_cmpint (steller_note_validate (note, type, grounds, found), ==, *problems[i].pointers == '\0');
      for (guint j = 0; j < found->len; j++)
        {
          g_string_append_printf (pointers, "%s\n", steller_error_get_member (found->pdata[j]));
          g_assert_cmpuint (steller_error_get_line (found->pdata[j]), ==, 2);
          g_assert_error ((GError *) found->pdata[j], STELLER_ERROR, STELLER_ERROR_INVALID);
        }
      g_assert_cmpstr (pointers->str, ==, problems[i].pointers);
    }
}

/* What comes out of a file into a message cannot reach a terminal as a command, nor fill the screen. */
static void
test_messages (void)
{
  g_autoptr (StellerNoteType) type = note_test_get_type ("beslisnota");
  g_autoptr (GString) members = g_string_new ("\"fields\": {\"a\\u001b[2Jb\\nc\": 1, \"datum\": \"");
  g_autoptr (StellerNote) note = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);

  for (guint i = 0; i < 100000; i++)
    g_string_append (members, "é");
  g_string_append (members, "\"}");
  note = note_test_parse_members (members->str);
  g_assert_false (steller_note_validate (note, type, NULL, found));
  g_assert_cmpuint (found->len, ==, 2);
  for (guint i = 0; i < found->len; i++)
    {
      const GError *problem = found->pdata[i];

      g_assert_true (g_utf8_validate (problem->message, -1, NULL));
      g_assert_cmpuint (strlen (problem->message), <, 1000);
      g_assert_null (strpbrk (problem->message, "\x1b\n"));
    }
}

/* The examples are what a drafter looks at first: nothing may be wrong with them, and each required part is there. */
static void
test_examples (void)
{
  static const char *const names[] = { "voorbeeld-beslisnota.nota", "voorbeeld-met-tabel.nota" };
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("STELLER_SOURCE_DIR"), "data", "examples", names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerNote) note = steller_note_load (path, &error);
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
      g_autofree char *printed = NULL;
      g_autofree char *contents = NULL;
      StellerNoteType *type;

      g_assert_no_error (error);
      type = steller_note_find_type (note, types, &error);
      g_assert_no_error (error);
      g_assert_true (steller_note_validate (note, type, grounds, found));
      for (guint j = 0; j < steller_note_type_get_n_sections (type); j++)
        {
          const StellerSectionType *section = steller_note_type_get_section (type, j);

          if (steller_section_type_get_required (section))
            g_assert_cmpstr (steller_note_get_section_text (note, steller_section_type_get_id (section)), !=, "");
        }
      g_file_get_contents (path, &contents, NULL, &error);
      g_assert_no_error (error);
      printed = note_test_print (note);
      g_assert_cmpstr (printed, ==, contents);
    }
}

static gboolean
rename_title (JsonObject *root, GError **error)
{
  json_object_set_string_member (root, "second", json_object_get_string_member (root, "first"));
  json_object_remove_member (root, "first");
  return TRUE;
}

static gboolean
add_mark (JsonObject *root, GError **error)
{
  json_object_set_boolean_member (root, "third", TRUE);
  return TRUE;
}

static gboolean
refuse (JsonObject *root, GError **error)
{
  steller_error_set_at (error, STELLER_ERROR_FAILED, 0, "/first", "refused");
  return FALSE;
}

/* The table, with steps of the test: from each version all that follow, in order, whatever the order of the rows. */
static void
test_migration (void)
{
  static const StellerMigration table[] = { { 2, add_mark }, { 1, rename_title }, { 3, refuse } };
  static const struct
  {
    const char *text;
    guint version;
    const char *expected; /* NULL for an error */
    StellerErrorCode code;
  } cases[] = {
    { "{\"version\": 1, \"first\": \"a\", \"x\": 1.0}", 3,
      "{\n  \"version\": 3,\n  \"x\": 1.0,\n  \"second\": \"a\",\n  \"third\": true\n}\n", 0 },
    { "{\"version\": 2, \"first\": \"a\"}", 3, "{\n  \"version\": 3,\n  \"first\": \"a\",\n  \"third\": true\n}\n", 0 },
    { "{\"version\": 3}", 3, "{\n  \"version\": 3\n}\n", 0 },
    { "{\"version\": 9}", 3, "{\n  \"version\": 9\n}\n", 0 },
    { "{\"version\": 0}", 3, NULL, STELLER_ERROR_VERSION },
    { "{\"version\": 3}", 4, NULL, STELLER_ERROR_FAILED },
    { "{\"version\": 4}", 5, NULL, STELLER_ERROR_VERSION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerJsonTree) tree = steller_json_tree_parse (bytes, &error);
      gboolean done;

      g_assert_no_error (error);
      done = steller_migration_run (tree, table, G_N_ELEMENTS (table), cases[i].version, &error);
      g_assert_cmpint (done, ==, cases[i].expected != NULL);
      if (done)
        {
          g_autoptr (GBytes) out = steller_json_tree_serialize (tree);

          g_assert_cmpmem (g_bytes_get_data (out, NULL), g_bytes_get_size (out), cases[i].expected,
                           strlen (cases[i].expected));
        }
      else
        g_assert_error (error, STELLER_ERROR, (int) cases[i].code);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/note/file/bad-files", test_bad_files);
  g_test_add_func ("/note/file/version-1", test_version_1);
  g_test_add_func ("/note/file/absent", test_absent);
  g_test_add_func ("/note/file/newer", test_newer);
  g_test_add_func ("/note/file/unknown-type", test_unknown_type);
  g_test_add_func ("/note/file/huge", test_huge);
  g_test_add_func ("/note/file/read-only-folder", test_read_only_folder);
  g_test_add_func ("/note/file/random-changes", test_random_changes);
  g_test_add_func ("/note/file/random-members", test_random_members);
  g_test_add_func ("/note/file/validate", test_validate);
  g_test_add_func ("/note/file/messages", test_messages);
  g_test_add_func ("/note/file/examples", test_examples);
  g_test_add_func ("/note/file/migration", test_migration);
  return g_test_run ();
}
