/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note-test.h"

static StellerNote *
based_on (StellerNote *note)
{
  g_autoptr (GError) error = NULL;
  StellerNote *next = steller_note_new_based_on (note, &error);

  g_assert_no_error (error);
  return next;
}

/* The whole file that comes of a file with everything in it. */
static void
test_members (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members (
    "\"language\": \"nl\", \"status\": \"definitief\", \"order\": [\"kernpunten\", \"aanleiding\"],\n"
    "\"fields\": { \"onderwerp\": \"Maandbericht\", \"datum\": \"2026-02-16\", \"kenmerk\": \"DG-2026/001\",\n"
    "\"uiterste_datum\": { \"value\": \"2026-02-28\", \"label\": \"Beslissen voor\" }, \"eigen\": \"2026-02-30\",\n"
    "\"bijlagen\": [ { \"titel\": \"Brief\", \"kenmerk\": \"B-1\" } ], \"steller\": { \"value\": \"A\", \"woo\": "
    "\"5.1.2.e\" } },\n"
    "\"sections\": { \"kernpunten\": { \"text\": \"Op 16 februari.\" }, \"eigen_1\": { \"heading\": \"Tijdpad\", "
    "\"text\": \"2026-02-16\" } },\n"
    "\"unplaced\": \"rest\", \"waivers\": [ { \"rule\": \"r\" } ], \"remarks\": [ { \"text\": \"Hier?\" } ], "
    "\"onbekend\": 1");
  g_autofree char *before = note_test_print (note);
  g_autoptr (StellerNote) next = based_on (note);
  g_autofree char *id = g_strdup (steller_note_get_id (next));
  g_autofree char *after = note_test_print (note);
  g_autofree char *printed = note_test_print (next);
  g_autofree char *expected = g_strdup_printf ("{\n"
                                               "  \"format\": \"steller-nota\",\n"
                                               "  \"version\": 1,\n"
                                               "  \"id\": \"%s\",\n"
                                               "  \"type\": \"beslisnota\",\n"
                                               "  \"language\": \"nl\",\n"
                                               "  \"status\": \"concept\",\n"
                                               "  \"order\": [\n"
                                               "    \"kernpunten\",\n"
                                               "    \"aanleiding\"\n"
                                               "  ],\n"
                                               "  \"fields\": {\n"
                                               "    \"onderwerp\": \"Maandbericht\",\n"
                                               "    \"uiterste_datum\": {\n"
                                               "      \"label\": \"Beslissen voor\"\n"
                                               "    },\n"
                                               "    \"eigen\": \"2026-02-30\",\n"
                                               "    \"bijlagen\": [\n"
                                               "      {\n"
                                               "        \"titel\": \"Brief\",\n"
                                               "        \"kenmerk\": \"B-1\"\n"
                                               "      }\n"
                                               "    ],\n"
                                               "    \"steller\": {\n"
                                               "      \"value\": \"A\",\n"
                                               "      \"woo\": \"5.1.2.e\"\n"
                                               "    }\n"
                                               "  },\n"
                                               "  \"sections\": {\n"
                                               "    \"kernpunten\": {\n"
                                               "      \"text\": \"Op 16 februari.\"\n"
                                               "    },\n"
                                               "    \"eigen_1\": {\n"
                                               "      \"heading\": \"Tijdpad\",\n"
                                               "      \"text\": \"2026-02-16\"\n"
                                               "    }\n"
                                               "  },\n"
                                               "  \"unplaced\": \"rest\",\n"
                                               "  \"onbekend\": 1\n"
                                               "}\n",
                                               id);

  g_assert_cmpstr (printed, ==, expected);
  g_assert_cmpstr (id, !=, "a-1");
  /* The one it begins as is left alone. */
  g_assert_cmpstr (after, ==, before);
}

/* Each one is a note of its own, whose file can be read. */
static void
test_ids (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("");
  g_autoptr (StellerNote) first = based_on (note);
  g_autoptr (StellerNote) second = based_on (first);
  g_autofree char *printed = note_test_print (second);
  g_autoptr (StellerNote) read = note_test_parse (printed);

  g_assert_cmpstr (steller_note_get_id (first), !=, steller_note_get_id (second));
  g_assert_cmpuint (strlen (steller_note_get_id (first)), ==, 36);
  g_assert_cmpstr (steller_note_get_id (read), ==, steller_note_get_id (second));
  g_assert_cmpstr (steller_note_get_status (first), ==, "concept");
}

/* A field that was empty gets the ground of its type with its first value, as in the note it begins as. */
static void
test_type (void)
{
  g_autoptr (StellerNoteType) type = note_test_get_type ("beslisnota");
  g_autoptr (StellerNote) note = steller_note_new (type);
  g_autoptr (StellerNote) next = based_on (note);

  steller_note_set_field_text (next, "steller", "A");
  g_assert_cmpstr (steller_note_get_field_ground (next, "steller"), ==, "5.1.2.e");
}

/* A note can grow past what a file may hold. */
static void
test_too_large (void)
{
  g_autoptr (StellerNoteType) type = note_test_get_type ("beslisnota");
  g_autoptr (StellerNote) note = steller_note_new (type);
  g_autofree char *text = g_strnfill (64 * 1024 * 1024, 'a');
  g_autoptr (GError) error = NULL;

  steller_note_set_section_text (note, "kernpunten", text);
  g_assert_null (steller_note_new_based_on (note, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-based-on/members", test_members);
  g_test_add_func ("/note-based-on/ids", test_ids);
  g_test_add_func ("/note-based-on/type", test_type);
  g_test_add_func ("/note-based-on/too-large", test_too_large);
  return g_test_run ();
}
