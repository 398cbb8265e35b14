/* SPDX-License-Identifier: GPL-3.0-or-later */

/* With STELLER_UPDATE_GOLDEN set to a folder, the golden files as they would be now are written there, for a person to
 * compare. */

#include "compose-test.h"

#include <string.h>

#define I STELLER_AUDIENCE_INTERNAL

typedef struct {
  const char *name;
  const char *members;
  const char *expected;
} Case;

static const Case cases[] = {
  { "empty", "", "" },
  { "heading-of-what-is-below", "\"sections\": {\"communicatie\": {\"text\": \"Geen.\"}, \"aanleiding\": {\"text\": \" \\n\"}}",
    "\nsection toelichting: level 1\n"
    "  heading 1 0-0\n"
    "    \"Toelichting\"\n"
    "\nsection communicatie: level 2\n"
    "  heading 2 0-0\n"
    "    \"Communicatie\"\n"
    "  paragraph 0-5\n"
    "    \"Geen.\" 0-5\n" },
  { "omitted", "\"sections\": {\"communicatie\": {\"text\": \"Geen.\", \"omitted\": true}}", "" },
  { "omitted-above", "\"sections\": {\"toelichting\": {\"omitted\": true}, \"communicatie\": {\"text\": \"Geen.\"}}", "" },
  { "numbers",
    "\"numbering\": \"decimal\", \"sections\": {\"kernpunten\": {\"text\": \"a\"}, \"toelichting\": {\"text\": \"b\"}, "
    "\"uitvoering\": {\"text\": \"c\"}, \"afstemming\": {\"text\": \"d\"}, \"niet_openbaar\": {\"text\": \"e\"}}",
    "\nsection kernpunten: level 1\n  number \"1.\"\n  heading 1 0-0\n    \"Kernpunten\"\n  paragraph 0-1\n    \"a\" 0-1\n"
    "\nsection toelichting: level 1\n  number \"2.\"\n  heading 1 0-0\n    \"Toelichting\"\n  paragraph 0-1\n    \"b\" 0-1\n"
    "\nsection uitvoering: level 2\n  number \"2.1.\"\n  heading 2 0-0\n    \"Uitvoering\"\n  paragraph 0-1\n    \"c\" 0-1\n"
    "\nsection afstemming: level 2\n  number \"2.2.\"\n  heading 2 0-0\n    \"Afstemming\"\n  paragraph 0-1\n    \"d\" 0-1\n"
    "\nsection niet_openbaar: level 1\n  number \"3.\"\n  heading 1 0-0\n"
    "    \"Informatie die niet openbaar gemaakt kan worden\"\n  paragraph 0-1\n    \"e\" 0-1\n" },
  { "own-sections",
    "\"sections\": {\"eigen_1\": {\"heading\": \"Tijdpad\", \"parent\": \"kernpunten\", \"text\": \"a\"}, "
    "\"eigen_2\": {\"heading\": \"Fasen\", \"parent\": \"eigen_1\", \"text\": \"b\"}}",
    "\nsection kernpunten: level 1\n  heading 1 0-0\n    \"Kernpunten\"\n"
    "\nsection eigen_1: level 2\n  heading 2 0-0\n    \"Tijdpad\"\n  paragraph 0-1\n    \"a\" 0-1\n"
    "\nsection eigen_2: level 3\n  heading 3 0-0\n    \"Fasen\"\n  paragraph 0-1\n    \"b\" 0-1\n" },
  { "choice", "\"fields\": {\"soort\": \"bespreking\"}",
    "\nfield soort: choice, margin\n  text \"TER BESPREKING\"\n  paragraph 0-0\n    \"TER BESPREKING\"\n" },
  { "unknown-choice", "\"fields\": {\"soort\": \"iets\"}",
    "\nfield soort: choice, margin\n  text \"iets\"\n  paragraph 0-0\n    \"iets\"\n" },
  { "odd-date", "\"fields\": {\"uiterste_datum\": \"half maart\"}",
    "\nfield uiterste_datum: date, margin\n  label \"Uiterlijk bij\"\n  text \"half maart\"\n  paragraph 0-0\n"
    "    \"half maart\"\n" },
  { "own-label-keeps", "\"fields\": {\"rubricering\": {\"label\": \"Merking\"}}",
    "\nfield rubricering: text, margin, empty\n  label \"Merking\"\n" },
  { "blank-drops", "\"fields\": {\"rubricering\": \"\"}", "" },
  { "lines", "\"fields\": {\"afzender\": \"\\n een\\r\\ntwee\\n\\n\"}",
    "\nfield afzender: long text, margin\n  text \"een\\ntwee\"\n  paragraph 2-11\n    \"een\" 2-5\n    break 5-7:1\n"
    "    \"twee\" 7-11\n" },
  { "no-markup-in-fields", "\"fields\": {\"rubricering\": \"*een*\"}",
    "\nfield rubricering: text, margin\n  label \"Rubricering\"\n  text \"*een*\"\n  paragraph 0-5\n    \"*een*\" 0-5\n" },
  { "number", "\"fields\": {\"aantal_bijlagen\": 7, \"bijlagen\": [{\"titel\": \"Een\"}]}",
    "\nfield bijlagen: list, margin\n  label \"Bijlagen\"\n  text \"Een\"\n  paragraph 0-0\n    \"Een\"\n"
    "\nfield aantal_bijlagen: number, margin\n  label \"Aantal bijlagen\"\n  text \"7\"\n  paragraph 0-0\n    \"7\"\n" },
  { "list-without-number", "\"fields\": {\"bijlagen\": [{\"titel\": \"Een\"}]}",
    "\nfield bijlagen: list, margin\n  label \"Bijlagen\"\n  text \"Een\"\n  paragraph 0-0\n    \"Een\"\n" },
  { "counted", "\"fields\": {\"aantal_bijlagen\": {}, \"bijlagen\": [{\"titel\": \"Een\"}, {\"titel\": \"Twee\"}]}",
    "\nfield bijlagen: list, margin\n  label \"Bijlagen\"\n  text \"Een\\nTwee\"\n  paragraph 0-0\n    \"Een\"\n"
    "  paragraph 0-0\n    \"Twee\"\n"
    "\nfield aantal_bijlagen: number, margin\n  label \"Aantal bijlagen\"\n  text \"2\"\n  paragraph 0-0\n    \"2\"\n" },
  { "nothing-to-count", "\"fields\": {\"aantal_bijlagen\": {}}", "" },
  { "addressees", "\"fields\": {\"aan\": [{\"naam\": \"de Minister\"}, {\"naam\": \" \"}, {\"naam\": \"de Staatssecretaris\"}]}",
    "\nfield aan: list, body\n  label \"Aan\"\n  text \"de Minister\\nde Staatssecretaris\"\n"
    "  paragraph 0-0\n    \"Aan \"\n    \"de Minister\"\n"
    "  paragraph 0-0\n    \"Aan \"\n    \"de Staatssecretaris\"\n" },
  { "no-initials", "\"fields\": {\"parafen\": []}", "" },
  { "initials", "\"fields\": {\"parafen\": [{\"soort\": \"lijn\"}]}",
    "\nfield parafen: list, body\n  label \"Parafenroute\"\n  text \"Lijnparaaf\\tMedeparaaf\\n\\t\"\n"
    "  table 0-0\n"
    "    row header 0-0\n      cell 0-0\n        \"Lijnparaaf\"\n      cell 0-0\n        \"Medeparaaf\"\n"
    "    row 0-0\n      cell 0-0\n      cell 0-0\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;

  compose_test_assert_dump (test->members, I, test->expected);
}

static void
check_golden (const char *name,
              StellerAudience audience)
{
  g_autofree char *file = g_strdup_printf ("%s.nota", name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "compose", "golden", file, NULL);
  g_autofree char *golden =
      g_strdup_printf ("%s.%s.txt", name, audience == STELLER_AUDIENCE_PUBLIC ? "public" : "internal");
  g_autofree char *golden_path = g_test_build_filename (G_TEST_DIST, "core", "compose", "golden", golden, NULL);
  g_autoptr (StellerComposer) composer = compose_test_new_composer ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerNote) note = steller_note_load (path, &error);
  g_autoptr (StellerDocument) document = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *expected = NULL;
  const char *update = g_getenv ("STELLER_UPDATE_GOLDEN");

  g_assert_no_error (error);
  document = steller_composer_compose (composer, note, audience, &error);
  g_assert_no_error (error);
  dump = steller_document_dump (document);

  if (update != NULL)
    {
      g_autofree char *update_path = g_build_filename (update, golden, NULL);

      g_file_set_contents (update_path, dump, -1, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_get_contents (golden_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, expected);
}

static void
test_golden (void)
{
  check_golden ("volledig", STELLER_AUDIENCE_INTERNAL);
  check_golden ("volledig", STELLER_AUDIENCE_PUBLIC);
  check_golden ("informatienota", STELLER_AUDIENCE_INTERNAL);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/compose/document/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/compose/document/golden", test_golden);

  return g_test_run ();
}
