/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands under a mark must not change one byte of a public file, in any format: from the text of a note to the
 * file. Neither must the id of the note. */
#include "export-example.h"

#include <string.h>

#include "steller-composer.h"
#include "steller-export-format.h"

#define ID "0197c3a1-0e88-7a10-b3d7-64f1c09e2a58"
#define OTHER_ID "0197c3a1-0e88-7a10-b3d7-64f1c09e2a59"

/* A format, in the built-in house style or in one that has all kinds of places. */
typedef struct {
  const StellerExportFormat *format;
  gboolean template;
} Target;

/* A note with a mark in each place that can have one; every @ is the secret. */
static const char note_template[] =
  "{ \"format\": \"steller-nota\", \"version\": 1, \"id\": \"" ID "\",\n"
  "  \"type\": \"beslisnota\", \"language\": \"nl\",\n"
  "  \"fields\": {\n"
  "    \"documentnaam\": \"Beslisnota\", \"onderwerp\": \"Verzoek van ⟦5.1.2.e|@⟧\",\n"
  "    \"aan\": [ { \"naam\": \"de Minister\", \"aangekruist\": true }, { \"naam\": \"@\", \"woo\": \"5.1.2.e\" } ],\n"
  "    \"steller\": { \"value\": \"@\", \"woo\": \"5.1.2.e\" },\n"
  "    \"bijlagen\": [ { \"titel\": \"@\", \"woo\": \"5.1.2.f\" } ],\n"
  "    \"parafen\": [ { \"functie\": \"@\", \"soort\": \"lijn\", \"woo\": \"5.1.2.e\" } ],\n"
  "    \"ondertekening\": \"⟦5.1.2.e|@⟧\" },\n"
  "  \"sections\": {\n"
  "    \"aanleiding\": { \"text\": \"Een *vraag* van ⟦5.1.2.e|@⟧, **zie ⟦5.1.2.e|@⟧ hier** en "
  "[a⟦5.1.2.e|@⟧](https://example.org).\" },\n"
  "    \"geadviseerd_besluit\": { \"text\": \"- ⟦5.1.2.i|@⟧\\n- b\\n\\n"
  "| a | ⟦5.1.2.i|@⟧ |\\n|---|---|\\n| ⟦5.1.2.i|@⟧ | d |\" },\n"
  "    \"kernpunten\": { \"heading\": \"Punten van ⟦5.1.2.e|@⟧\",\n"
  "    \"text\": \"Voor.\\n\\n:::woo 5.1.2.b\\n@\\n:::\\n\\nNa.\" },\n"
  "    \"krachtenveld\": { \"text\": \"@\", \"woo\": \"5.1.2.i\" } } }\n";

static GBytes *
export_note (StellerAudience  audience,
             const char      *id,
             const char      *secret,
             const Target    *target)
{
  g_auto (GStrv) parts = g_strsplit (note_template, "@", -1);
  g_autofree char *escaped = g_strescape (secret, "漢字");
  g_autofree char *joined = g_strjoinv (escaped, parts);
  g_auto (GStrv) halves = g_strsplit (joined, ID, 2);
  g_autofree char *text = g_strjoinv (id, halves);
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  g_autoptr (StellerComposer) composer = steller_composer_new (types, grounds);
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerNote) note = steller_note_new_from_bytes (json, &error);
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerExport) job = NULL;
  GBytes *bytes;

  g_assert_no_error (error);
  document = steller_composer_compose (composer, note, audience, &error);
  g_assert_no_error (error);
  job = target->template ? export_example_template_job (document) : export_example_job (document);
  bytes = steller_export_write (job, target->format, &error);
  g_assert_no_error (error);

  return bytes;
}

static void
test_public_identical (gconstpointer data)
{
  g_autofree char *long_secret = g_strnfill (3000, 'w');
  const char *secrets[] = { "x", "J. de Vries", "**]]> [x](http://a.example) | ` _ & <b>", "漢字", long_secret };
  g_autoptr (GBytes) expected = export_note (STELLER_AUDIENCE_PUBLIC, ID, "geheim", data);

  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (GBytes) bytes = export_note (STELLER_AUDIENCE_PUBLIC, i == 0 ? OTHER_ID : ID, secrets[i], data);

      if (!g_bytes_equal (bytes, expected))
        {
          g_test_message ("“%s” can be told from “geheim”", secrets[i]);
          g_test_fail ();
        }
    }
}

/* The other half of the test: the same secrets do change the internal file. */
static void
test_internal_differs (gconstpointer data)
{
  g_autoptr (GBytes) one = export_note (STELLER_AUDIENCE_INTERNAL, ID, "geheim", data);
  g_autoptr (GBytes) other = export_note (STELLER_AUDIENCE_INTERNAL, ID, "anders", data);

  g_assert_false (g_bytes_equal (one, other));
}

static void
test_reproducible (gconstpointer data)
{
  g_autoptr (GBytes) one = export_note (STELLER_AUDIENCE_INTERNAL, ID, "geheim", data);
  g_autoptr (GBytes) other = export_note (STELLER_AUDIENCE_INTERNAL, ID, "geheim", data);

  g_assert_true (g_bytes_equal (one, other));
}

int
main (int   argc,
      char *argv[])
{
  const StellerExportFormat * const *formats = steller_export_formats (NULL);

  g_test_init (&argc, &argv, NULL);
  g_setenv ("SOURCE_DATE_EPOCH", "1771200000", TRUE);

  for (guint i = 0; formats[i]; i++)
    for (guint template = 0; template < 2; template++)
      {
        g_autofree char *folder = g_strconcat ("/export/", formats[i]->id, template ? "/template" : "", NULL);
        g_autofree char *identical = g_strconcat (folder, "/public-identical", NULL);
        g_autofree char *differs = g_strconcat (folder, "/internal-differs", NULL);
        g_autofree char *reproducible = g_strconcat (folder, "/reproducible", NULL);
        Target target = { formats[i], template };

        g_test_add_data_func_full (identical, g_memdup2 (&target, sizeof target), test_public_identical, g_free);
        g_test_add_data_func_full (differs, g_memdup2 (&target, sizeof target), test_internal_differs, g_free);
        g_test_add_data_func_full (reproducible, g_memdup2 (&target, sizeof target), test_reproducible, g_free);
      }

  return g_test_run ();
}
