/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note-test.h"

static void
test_forms (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members (
    "\"fields\": {\"onderwerp\": \"Kort\", \"steller\": {\"value\": \"Lang\", \"woo\": \"5.1.2.e\"},"
    "\"kenmerk\": {\"value\": \"K\", \"label\": \"Onze referentie\"}, \"afschrift_aan\": {\"label\": \"Kopie\"},"
    "\"aantal_bijlagen\": 3, \"actief_openbaar\": {\"value\": true}, \"van\": {}}");

  g_assert_cmpstr (steller_note_get_field_text (note, "onderwerp"), ==, "Kort");
  g_assert_null (steller_note_get_field_label (note, "onderwerp"));
  g_assert_null (steller_note_get_field_ground (note, "onderwerp"));
  g_assert_cmpstr (steller_note_get_field_text (note, "steller"), ==, "Lang");
  g_assert_cmpstr (steller_note_get_field_ground (note, "steller"), ==, "5.1.2.e");
  g_assert_cmpstr (steller_note_get_field_label (note, "kenmerk"), ==, "Onze referentie");
  g_assert_true (steller_note_has_field (note, "afschrift_aan"));
  g_assert_null (steller_note_get_field_text (note, "afschrift_aan"));
  g_assert_cmpstr (steller_note_get_field_label (note, "afschrift_aan"), ==, "Kopie");
  g_assert_cmpint (steller_note_get_field_number (note, "aantal_bijlagen", -1), ==, 3);
  g_assert_null (steller_note_get_field_text (note, "aantal_bijlagen"));
  g_assert_true (steller_note_get_field_flag (note, "actief_openbaar", FALSE));
  g_assert_true (steller_note_has_field (note, "van"));
  g_assert_null (steller_note_get_field_text (note, "van"));
  g_assert_false (steller_note_has_field (note, "datum"));
  g_assert_null (steller_note_get_field_text (note, "datum"));
  g_assert_cmpint (steller_note_get_field_number (note, "datum", -1), ==, -1);
}

/* Each setter replaces one value, says which, and only when something changes. */
static void
test_setters (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"fields\": {\"onderwerp\": \"A\", \"datum\": {\"value\": \"2026-02-16\"}}");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (note, "changed", G_CALLBACK (note_test_on_changed), log);
  steller_note_set_field_text (note, "onderwerp", "A");
  steller_note_set_field_text (note, "onderwerp", "B");
  steller_note_set_field_label (note, "onderwerp", NULL);
  steller_note_set_field_label (note, "onderwerp", "Betreft");
  steller_note_set_field_text (note, "onderwerp", "C");
  steller_note_set_field_ground (note, "onderwerp", "5.2");
  steller_note_set_field_ground (note, "onderwerp", "5.2");
  steller_note_set_field_text (note, "onderwerp", NULL);
  steller_note_set_field_label (note, "onderwerp", NULL);
  steller_note_set_field_text (note, "datum", NULL);
  steller_note_set_field_text (note, "datum", NULL);
  steller_note_set_field_number (note, "aantal_bijlagen", 2);
  steller_note_set_field_number (note, "aantal_bijlagen", 2);
  steller_note_set_field_flag (note, "actief_openbaar", TRUE);
  steller_note_set_field_flag (note, "actief_openbaar", TRUE);
  steller_note_clear_field (note, "actief_openbaar");
  steller_note_clear_field (note, "actief_openbaar");
  g_assert_cmpstr (log->str, ==,
                   "/fields/onderwerp\n/fields/onderwerp\n/fields/onderwerp/value\n/fields/onderwerp/woo\n"
                   "/fields/onderwerp/value\n/fields/onderwerp/label\n/fields/datum\n/fields/aantal_bijlagen\n"
                   "/fields/actief_openbaar\n/fields/actief_openbaar\n");
  note_test_assert_contains (note, "  \"fields\": {\n    \"onderwerp\": {\n      \"woo\": \"5.2\"\n    },\n"
                                   "    \"aantal_bijlagen\": 2\n  }\n");
}

static void
test_fields_made (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"sections\": {}, \"vreemd\": 1.0");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (note, "changed", G_CALLBACK (note_test_on_changed), log);
  steller_note_set_field_text (note, "onderwerp", "A");
  g_assert_cmpstr (log->str, ==, "/fields\n");
  note_test_assert_contains (note, "  \"fields\": {\n    \"onderwerp\": \"A\"\n  },\n  \"sections\": {},\n  \"vreemd\": 1.0\n");
}

static void
test_records (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members (
    "\"fields\": {\"aan\": [{\"naam\": \"Minister\", \"aangekruist\": true}, {\"naam\": \"Staatssecretaris\"}],"
    "\"parafen\": {\"value\": [{\"functie\": \"DG\", \"woo\": \"5.1.2.e\", \"x\": 1.0}, {}], \"label\": \"Route\"}}");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (note, "changed", G_CALLBACK (note_test_on_changed), log);
  g_assert_cmpuint (steller_note_get_n_records (note, "aan"), ==, 2);
  g_assert_cmpstr (steller_note_get_record_text (note, "aan", 1, "naam"), ==, "Staatssecretaris");
  g_assert_null (steller_note_get_record_text (note, "aan", 2, "naam"));
  g_assert_null (steller_note_get_record_text (note, "aan", 0, "functie"));
  g_assert_true (steller_note_get_record_flag (note, "aan", 0, "aangekruist", FALSE));
  g_assert_false (steller_note_get_record_flag (note, "aan", 1, "aangekruist", FALSE));
  g_assert_cmpstr (steller_note_get_record_ground (note, "parafen", 0), ==, "5.1.2.e");
  g_assert_null (steller_note_get_record_ground (note, "parafen", 1));
  g_assert_null (steller_note_get_field_ground (note, "parafen"));
  g_assert_cmpuint (steller_note_get_n_records (note, "bijlagen"), ==, 0);

  steller_note_set_record_flag (note, "aan", 1, "aangekruist", TRUE);
  steller_note_set_record_text (note, "parafen", 1, "functie", "D");
  steller_note_set_record_text (note, "parafen", 1, "functie", "D");
  steller_note_insert_record (note, "parafen", 0);
  steller_note_move_record (note, "parafen", 1, 2);
  steller_note_remove_record (note, "parafen", 0);
  steller_note_insert_record (note, "bijlagen", 0);
  steller_note_set_record_text (note, "bijlagen", 0, "titel", "Kamerbrief");
  g_assert_cmpstr (log->str, ==,
                   "/fields/aan/1/aangekruist\n/fields/parafen/value/1/functie\n/fields/parafen/value\n"
                   "/fields/parafen/value\n/fields/parafen/value\n/fields/bijlagen\n/fields/bijlagen/0/titel\n");
  g_assert_cmpstr (steller_note_get_record_text (note, "parafen", 0, "functie"), ==, "D");
  note_test_assert_contains (note, "        {\n          \"functie\": \"DG\",\n          \"woo\": \"5.1.2.e\",\n"
                                   "          \"x\": 1.0\n        }\n      ],\n      \"label\": \"Route\"\n");
}

/* The ground of the type comes with a value and goes with it; what the writer chose stays. */
static void
test_clear_value (void)
{
  g_autoptr (StellerNoteType) type = note_test_get_type ("beslisnota");
  g_autoptr (StellerNote) note = steller_note_new (type);
  g_autofree char *before = note_test_print (note);
  g_autofree char *after = NULL;

  steller_note_set_field_text (note, "steller", "A");
  steller_note_set_record_text (note, "contact", 0, "naam", "B");
  steller_note_set_field_number (note, "aantal_bijlagen", 2);
  steller_note_insert_record (note, "parafen", 0);
  g_assert_cmpstr (steller_note_get_field_ground (note, "parafen"), ==, "5.1.2.e");

  steller_note_clear_field_value (note, "contact");
  g_assert_cmpuint (steller_note_get_n_records (note, "contact"), ==, 1);
  steller_note_set_record_text (note, "contact", 0, "naam", NULL);
  steller_note_clear_field_value (note, "contact");
  steller_note_clear_field_value (note, "steller");
  steller_note_clear_field_value (note, "aantal_bijlagen");
  steller_note_clear_field_value (note, "parafen");
  steller_note_clear_field_value (note, "datum");
  after = note_test_print (note);
  g_assert_cmpstr (after, ==, before);

  steller_note_set_field_text (note, "steller", "A");
  steller_note_set_field_label (note, "steller", "Auteur");
  steller_note_set_field_text (note, "van", "C");
  steller_note_set_field_ground (note, "van", "5.2");
  steller_note_clear_field_value (note, "steller");
  steller_note_clear_field_value (note, "van");
  g_assert_null (steller_note_get_field_ground (note, "steller"));
  g_assert_cmpstr (steller_note_get_field_label (note, "steller"), ==, "Auteur");
  g_assert_null (steller_note_get_field_text (note, "van"));
  g_assert_cmpstr (steller_note_get_field_ground (note, "van"), ==, "5.2");
}

static void
test_record_numbers (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"fields\": {\"bijlagen\": [{\"titel\": \"A\", \"bladen\": 3}]}");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (note, "changed", G_CALLBACK (note_test_on_changed), log);
  g_assert_cmpint (steller_note_get_record_number (note, "bijlagen", 0, "bladen", -1), ==, 3);
  g_assert_cmpint (steller_note_get_record_number (note, "bijlagen", 0, "titel", -1), ==, -1);
  g_assert_cmpint (steller_note_get_record_number (note, "bijlagen", 1, "bladen", -1), ==, -1);
  steller_note_set_record_number (note, "bijlagen", 0, "bladen", 3);
  steller_note_set_record_number (note, "bijlagen", 0, "bladen", 4);
  g_assert_cmpint (steller_note_get_record_number (note, "bijlagen", 0, "bladen", -1), ==, 4);
  steller_note_clear_record_member (note, "bijlagen", 0, "bladen");
  steller_note_clear_record_member (note, "bijlagen", 0, "bladen");
  g_assert_cmpint (steller_note_get_record_number (note, "bijlagen", 0, "bladen", -1), ==, -1);
  g_assert_cmpstr (log->str, ==, "/fields/bijlagen/0/bladen\n/fields/bijlagen/0/bladen\n");
}

/* One record may stand alone or in `value`; its ground counts in both places. */
static void
test_single_record (void)
{
  g_autoptr (StellerNote) flat = note_test_parse_members ("\"fields\": {\"contact\": {\"naam\": \"A\", \"woo\": \"5.1.2.e\"}}");
  g_autoptr (StellerNote) wrapped = note_test_parse_members (
    "\"fields\": {\"contact\": {\"value\": {\"naam\": \"A\", \"woo\": \"5.1.2.e\"}, \"label\": \"Auteur\"}}");
  g_autoptr (StellerNote) empty = note_test_parse_members ("\"fields\": {\"contact\": {\"woo\": \"5.1.2.e\"}}");

  g_assert_cmpuint (steller_note_get_n_records (flat, "contact"), ==, 1);
  g_assert_cmpuint (steller_note_get_n_records (wrapped, "contact"), ==, 1);
  g_assert_cmpuint (steller_note_get_n_records (empty, "contact"), ==, 0);
  g_assert_cmpstr (steller_note_get_record_text (flat, "contact", 0, "naam"), ==, "A");
  g_assert_cmpstr (steller_note_get_record_text (wrapped, "contact", 0, "naam"), ==, "A");
  g_assert_cmpstr (steller_note_get_field_ground (flat, "contact"), ==, "5.1.2.e");
  g_assert_cmpstr (steller_note_get_field_ground (wrapped, "contact"), ==, "5.1.2.e");
  g_assert_cmpstr (steller_note_get_field_label (wrapped, "contact"), ==, "Auteur");

  steller_note_set_record_text (flat, "contact", 0, "email", "a@example.org");
  steller_note_set_record_text (wrapped, "contact", 0, "email", "a@example.org");
  steller_note_set_record_text (empty, "contact", 0, "naam", "B");
  steller_note_set_field_ground (wrapped, "contact", NULL);
  note_test_assert_contains (flat, "\"contact\": {\n      \"naam\": \"A\",\n      \"woo\": \"5.1.2.e\",\n      \"email\"");
  note_test_assert_contains (wrapped, "\"value\": {\n        \"naam\": \"A\",\n        \"email\"");
  g_assert_null (steller_note_get_field_ground (wrapped, "contact"));
  g_assert_cmpuint (steller_note_get_n_records (empty, "contact"), ==, 1);
  g_assert_cmpstr (steller_note_get_field_ground (empty, "contact"), ==, "5.1.2.e");
}

static void
test_new_note (void)
{
  g_autoptr (StellerNoteType) type = note_test_get_type ("beslisnota");
  g_autoptr (StellerNote) note = steller_note_new (type);
  g_autoptr (StellerNote) other = steller_note_new (type);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();

  g_assert_true (g_uuid_string_is_valid (steller_note_get_id (note)));
  g_assert_cmpint (steller_note_get_id (note)[14], ==, '7');
  g_assert_cmpstr (steller_note_get_id (note), !=, steller_note_get_id (other));
  g_assert_cmpstr (steller_note_get_type_id (note), ==, "beslisnota");
  g_assert_cmpstr (steller_note_get_language (note), ==, "nl");
  g_assert_cmpstr (steller_note_get_numbering (note), ==, "none");
  g_assert_cmpstr (steller_note_get_status (note), ==, "concept");
  g_assert_cmpstr (steller_note_get_style_id (note), ==, "standaard");
  g_assert_false (steller_note_has_field (note, "steller"));
  g_assert_false (steller_note_has_field (note, "contact"));
  g_assert_false (steller_note_has_field (note, "parafen"));
  g_assert_cmpstr (steller_note_get_field_text (note, "soort"), ==, "beslissing");
  g_assert_cmpstr (steller_note_get_section_text (note, "kernpunten"), ==, "");
  g_assert_null (steller_note_get_section_text (note, "toelichting"));
  g_assert_true (steller_note_validate (note, type, grounds, problems));

  steller_note_insert_record (note, "parafen", 0);
  steller_note_set_record_text (note, "parafen", 0, "functie", "DG");
  steller_note_set_field_text (note, "steller", "J. de Vries");
  steller_note_set_record_text (note, "contact", 0, "naam", "J. de Vries");
  g_assert_true (steller_note_validate (note, type, grounds, problems));
  g_assert_cmpstr (steller_note_get_field_ground (note, "steller"), ==, "5.1.2.e");
  g_assert_cmpstr (steller_note_get_field_text (note, "steller"), ==, "J. de Vries");
  g_assert_cmpstr (steller_note_get_field_ground (note, "contact"), ==, "5.1.2.e");
  g_assert_cmpstr (steller_note_get_record_text (note, "contact", 0, "naam"), ==, "J. de Vries");
  g_assert_cmpstr (steller_note_get_field_ground (note, "parafen"), ==, "5.1.2.e");
  g_assert_cmpuint (steller_note_get_n_records (note, "parafen"), ==, 1);
}

/* A note that was read gets the grounds of its type with the first value too, once the type is known, and never again:
 * the drafter may have taken the ground away. */
static void
test_default_grounds (void)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerNote) note = note_test_parse_members ("\"fields\": {\"contact\": {\"naam\": \"A\"}}");
  g_autoptr (GError) error = NULL;

  steller_note_set_field_text (note, "steller", "A");
  g_assert_null (steller_note_get_field_ground (note, "steller"));
  steller_note_clear_field (note, "steller");

  g_assert_nonnull (steller_note_find_type (note, types, &error));
  g_assert_no_error (error);
  steller_note_set_field_text (note, "van", "A");
  g_assert_null (steller_note_get_field_ground (note, "van"));
  steller_note_set_record_text (note, "contact", 0, "naam", "B");
  g_assert_null (steller_note_get_field_ground (note, "contact"));
  steller_note_set_field_text (note, "steller", "A");
  g_assert_cmpstr (steller_note_get_field_ground (note, "steller"), ==, "5.1.2.e");
  steller_note_set_field_ground (note, "steller", NULL);
  steller_note_set_field_text (note, "steller", "B");
  g_assert_null (steller_note_get_field_ground (note, "steller"));
  steller_note_clear_field (note, "contact");
  steller_note_set_record_ground (note, "contact", 0, "5.1.2.i");
  g_assert_cmpstr (steller_note_get_field_ground (note, "contact"), ==, "5.1.2.i");
}

static void
on_notify (GObject *object, GParamSpec *pspec, GString *log)
{
  g_string_append_printf (log, "%s\n", pspec->name);
}

static void
test_properties (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"style\": {\"id\": \"a\", \"x\": 1e3}");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (note, "notify", G_CALLBACK (on_notify), log);
  g_signal_connect (note, "changed", G_CALLBACK (note_test_on_changed), log);
  for (guint i = 0; i < 2; i++)
    {
      g_object_set (note, "language", "en", NULL);
      g_object_set (note, "numbering", "decimal", NULL);
    }
  steller_note_set_status (note, "concept");
  steller_note_set_status (note, "definitief");
  steller_note_set_style (note, "a", NULL);
  steller_note_set_style (note, "b", "2");
  g_assert_cmpstr (log->str, ==,
                   "/language\nlanguage\n/numbering\nnumbering\n/status\nstatus\n/status\nstatus\n/style\nstyle-id\n");
  note_test_assert_contains (note, "  \"language\": \"en\",\n  \"style\": {\n    \"id\": \"b\",\n    \"version\": \"2\",\n"
                                   "    \"x\": 1e3\n  },\n  \"numbering\": \"decimal\",\n  \"status\": \"definitief\"\n}\n");
}

static void
print_change (StellerNote *note, const char *pointer, JsonNode *old, JsonNode *value, GString *log)
{
  g_autofree char *old_text = old != NULL ? json_to_string (old, FALSE) : g_strdup ("-");
  g_autofree char *text = value != NULL ? json_to_string (value, FALSE) : g_strdup ("-");

  g_assert_true (steller_note_get_value (note, pointer) == value);
  g_string_append_printf (log, "%s: %s %s %d\n", pointer, old_text, text, steller_note_get_changed_index (note));
}

/* A change tells the value before and after, and the place of a member that comes or goes. */
static void
test_changed (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"fields\": {\"onderwerp\": \"A\", \"datum\": \"2026\"}");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (note, "changed", G_CALLBACK (print_change), log);
  steller_note_set_field_text (note, "onderwerp", "B");
  steller_note_set_field_text (note, "onderwerp", NULL);
  steller_note_set_field_text (note, "van", "V");
  steller_note_set_section_text (note, "aanleiding", "t");
  steller_note_set_status (note, "klaar");
  g_assert_cmpint (steller_note_get_changed_index (note), ==, -1);
  g_assert_cmpstr (log->str, ==,
                   "/fields/onderwerp: \"A\" \"B\" -1\n/fields/onderwerp: \"B\" - 0\n/fields/van: - \"V\" 1\n"
                   "/sections: - {\"aanleiding\":{\"text\":\"t\"}} 5\n/status: - \"klaar\" 4\n");
}

static gboolean
restore (StellerNote *note, const char *pointer, const char *text, int index)
{
  return steller_note_restore_value (note, pointer,
                                     text != NULL ? json_node_init_string (json_node_alloc (), text) : NULL, index);
}

static void
test_restore (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members ("\"fields\": {\"aan\": [{}], \"datum\": \"2026\"}");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (note, "changed", G_CALLBACK (print_change), log);
  g_assert_true (restore (note, "/fields/van", "V", 0));
  g_assert_true (restore (note, "/fields/van", "W", 9));
  g_assert_true (restore (note, "/fields/aan", NULL, -1));
  g_assert_true (restore (note, "/fields/kenmerk", "K", -1));
  g_assert_cmpstr (log->str, ==,
                   "/fields/van: - \"V\" 0\n/fields/van: \"V\" \"W\" -1\n/fields/aan: [{}] - 1\n"
                   "/fields/kenmerk: - \"K\" 2\n");
  note_test_assert_contains (note, "\"van\": \"W\",\n    \"datum\": \"2026\",\n    \"kenmerk\": \"K\"\n");

  /* Places that are not there. */
  g_string_truncate (log, 0);
  g_assert_false (restore (note, "", "x", 0));
  g_assert_false (restore (note, "fields", "x", 0));
  g_assert_false (restore (note, "/fields/none", NULL, 0));
  g_assert_false (restore (note, "/none/x", "x", 0));
  g_assert_false (restore (note, "/fields/van/x", "x", 0));
  g_assert_cmpstr (log->str, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/note/fields/forms", test_forms);
  g_test_add_func ("/note/fields/setters", test_setters);
  g_test_add_func ("/note/fields/made", test_fields_made);
  g_test_add_func ("/note/fields/records", test_records);
  g_test_add_func ("/note/fields/single-record", test_single_record);
  g_test_add_func ("/note/fields/new-note", test_new_note);
  g_test_add_func ("/note/fields/default-grounds", test_default_grounds);
  g_test_add_func ("/note/fields/properties", test_properties);
  g_test_add_func ("/note/fields/record-numbers", test_record_numbers);
  g_test_add_func ("/note/fields/clear-value", test_clear_value);
  g_test_add_func ("/note/fields/changed", test_changed);
  g_test_add_func ("/note/fields/restore", test_restore);
  return g_test_run ();
}
