/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-note-types.h"

static const char *const field_ids[] = {
  "documentnaam",     "onderwerp",       "soort",    "aan",           "afzender",         "van",      "contact",
  "steller",          "datum",           "kenmerk",  "uiterste_datum", "samengewerkt_met", "bijlagen", "afgestemd_intern",
  "afgestemd_extern", "afschrift_aan",   "parafen",  "rubricering",   "actief_openbaar",  "aantal_bijlagen",
  "ondertekening",
};

static const struct
{
  const char *id;
  const char *parent;
  const char *heading;
  gboolean required;
} sections[] = {
  { "aanleiding", NULL, "Aanleiding", TRUE },
  { "geadviseerd_besluit", NULL, "Geadviseerd besluit", TRUE },
  { "kernpunten", NULL, "Kernpunten", TRUE },
  { "toelichting", NULL, "Toelichting", FALSE },
  { "politieke_context", "toelichting", "Politieke context", FALSE },
  { "financiele_overwegingen", "toelichting", "Financiële overwegingen", FALSE },
  { "juridische_overwegingen", "toelichting", "Juridische overwegingen", FALSE },
  { "krachtenveld", "toelichting", "Krachtenveld", FALSE },
  { "strategie", "toelichting", "Strategie", FALSE },
  { "uitvoering", "toelichting", "Uitvoering", FALSE },
  { "communicatie", "toelichting", "Communicatie", FALSE },
  { "afstemming", "toelichting", "Afstemming", FALSE },
  { "niet_openbaar", NULL, "Informatie die niet openbaar gemaakt kan worden", FALSE },
  { "motivering", "niet_openbaar", "Motivering", FALSE },
};

static void
test_builtin (void)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();

  g_assert_cmpuint (steller_note_types_get_n_broken (types), ==, 0);
  g_assert_cmpuint (steller_note_types_get_n (types), ==, 2);
  g_assert_cmpstr (steller_note_type_get_id (steller_note_types_get_nth (types, 0)), ==, "beslisnota");
  g_assert_cmpstr (steller_note_type_get_id (steller_note_types_get_nth (types, 1)), ==, "informatienota");
  g_assert_null (steller_note_types_lookup (types, "kamerbrief"));
  for (guint i = 0; i < 2; i++)
    {
      StellerNoteType *type = steller_note_types_get_nth (types, i);

      g_assert_cmpstr (steller_note_type_get_language (type), ==, "nl");
      g_assert_cmpstr (steller_note_type_get_closing (type), ==, "ondertekening");
      for (guint j = 0; j < G_N_ELEMENTS (field_ids); j++)
        g_assert_nonnull (steller_note_type_lookup_field (type, field_ids[j]));
      g_assert_cmpuint (steller_note_type_get_n_fields (type), ==, G_N_ELEMENTS (field_ids));
    }
}

/* What the design names, in its order; each section helps and offers sentences. */
static void
test_sections (void)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  StellerNoteType *type = steller_note_types_lookup (types, "beslisnota");

  g_assert_cmpuint (steller_note_type_get_n_sections (type), ==, G_N_ELEMENTS (sections));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      const StellerSectionType *section = steller_note_type_get_section (type, i);
      const StellerSectionType *parent = steller_section_type_get_parent (section);

      g_assert_true (section == steller_note_type_lookup_section (type, sections[i].id));
      g_assert_cmpstr (steller_section_type_get_id (section), ==, sections[i].id);
      g_assert_cmpstr (parent != NULL ? steller_section_type_get_id (parent) : NULL, ==, sections[i].parent);
      g_assert_cmpstr (steller_section_type_get_heading (section), ==, sections[i].heading);
      g_assert_cmpint (steller_section_type_get_required (section), ==, sections[i].required);
      g_assert_nonnull (steller_section_type_get_help (section));
      g_assert_cmpuint (g_strv_length ((GStrv) steller_section_type_get_phrases (section)), >, 0);
    }
  g_assert_true (g_strv_contains (
    steller_section_type_get_phrases (steller_note_type_lookup_section (type, "financiele_overwegingen")),
    "Er zijn geen aanvullende financiële overwegingen."));
}

static void
test_fields (void)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  StellerNoteType *type = steller_note_types_lookup (types, "beslisnota");
  const StellerFieldType *kind = steller_note_type_lookup_field (type, "soort");
  const StellerFieldType *initials = steller_note_type_lookup_field (type, "parafen");
  const StellerFieldType *contact = steller_note_type_lookup_field (type, "contact");
  const StellerFieldType *count = steller_note_type_lookup_field (type, "aantal_bijlagen");

  g_assert_cmpint (steller_field_type_get_kind (kind), ==, STELLER_FIELD_CHOICE);
  g_assert_cmpuint (steller_field_type_get_n_choices (kind), ==, 4);
  g_assert_cmpstr (steller_choice_get_printed (steller_field_type_lookup_choice (kind, "beslissing")), ==, "TER BESLISSING");
  g_assert_cmpstr (steller_choice_get_printed (steller_field_type_lookup_choice (kind, "ondertekening")), ==,
                   "TER ONDERTEKENING");
  g_assert_cmpstr (steller_choice_get_printed (steller_field_type_lookup_choice (kind, "bespreking")), ==, "TER BESPREKING");
  g_assert_cmpstr (steller_choice_get_printed (steller_field_type_lookup_choice (kind, "informatie")), ==, "TER INFORMATIE");
  g_assert_null (steller_field_type_lookup_choice (kind, "kennisgeving"));
  g_assert_false (steller_field_type_get_prints_label (kind));
  g_assert_cmpint (steller_field_type_get_place (kind), ==, STELLER_FIELD_PLACE_MARGIN);

  g_assert_cmpint (steller_field_type_get_kind (initials), ==, STELLER_FIELD_LIST);
  g_assert_cmpuint (steller_field_type_get_n_members (initials), ==, 3);
  g_assert_cmpstr (steller_choice_get_printed (
                     steller_field_type_lookup_choice (steller_field_type_lookup_member (initials, "soort"), "mede")),
                   ==, "Medeparaaf");
  g_assert_cmpstr (steller_field_type_get_default_ground (initials), ==, "5.1.2.e");
  g_assert_cmpstr (steller_field_type_get_default_ground (contact), ==, "5.1.2.e");
  g_assert_cmpstr (steller_field_type_get_default_ground (steller_note_type_lookup_field (type, "steller")), ==, "5.1.2.e");
  g_assert_null (steller_field_type_get_default_ground (steller_note_type_lookup_field (type, "van")));
  g_assert_cmpint (steller_field_type_get_kind (contact), ==, STELLER_FIELD_RECORD);
  g_assert_cmpstr (steller_field_type_get_counted_field (count), ==, "bijlagen");
  g_assert_cmpint (steller_field_type_get_empty (steller_note_type_lookup_field (type, "datum")), ==,
                   STELLER_FIELD_EMPTY_KEEP);
  g_assert_true (steller_field_type_get_required (steller_note_type_lookup_field (type, "onderwerp")));
  for (guint i = 0; i < steller_note_type_get_n_fields (type); i++)
    g_assert_nonnull (steller_field_type_get_help (steller_note_type_get_field (type, i)));
}

#define HEAD "{\"format\": \"steller-note-type\", \"version\": 1, \"id\": \"x\", \"title\": \"X\", \"language\": \"nl\",\n"

static const struct
{
  const char *text;
  StellerErrorCode code;
  guint line;
  const char *member;
} broken[] = {
  { "{", STELLER_ERROR_SYNTAX, 1, NULL },
  { "{\"format\": \"steller-nota\"}", STELLER_ERROR_INVALID, 1, "/format" },
  { "{\"format\": \"steller-note-type\",\n\"version\": 99}", STELLER_ERROR_VERSION, 2, "/version" },
  { HEAD "\"sections\": []}", STELLER_ERROR_INVALID, 1, "/fields" },
  { HEAD "\"fields\": []}", STELLER_ERROR_INVALID, 1, "/sections" },
  { HEAD "\"fields\": [{\"id\": \"a b\"}]}", STELLER_ERROR_INVALID, 2, "/fields/0/id" },
  { HEAD "\"fields\": [{\"id\": \"a\",\n\"label\": \"A\", \"kind\": \"colour\"}]}", STELLER_ERROR_INVALID, 3, "/fields/0/kind" },
  { HEAD "\"fields\": [{\"id\": \"a\",\n\"label\": \"A\", \"kind\": \"choice\"}]}", STELLER_ERROR_INVALID, 2,
    "/fields/0/choices" },
  { HEAD "\"fields\": [{\"id\": \"a\",\n\"label\": \"A\", \"kind\": \"list\"}]}", STELLER_ERROR_INVALID, 2,
    "/fields/0/members" },
  { HEAD "\"fields\": [{\"id\": \"a\", \"label\": \"A\", \"kind\": \"list\", \"members\": [\n"
         "{\"id\": \"woo\", \"label\": \"\", \"kind\": \"text\"}]}]}",
    STELLER_ERROR_INVALID, 3, "/fields/0/members/0/id" },
  { HEAD "\"fields\": [{\"id\": \"a\", \"label\": \"A\", \"kind\": \"list\", \"members\": [\n"
         "{\"id\": \"b\", \"label\": \"\", \"kind\": \"list\", \"members\": []}]}]}",
    STELLER_ERROR_INVALID, 3, "/fields/0/members/0/kind" },
  { HEAD "\"fields\": [{\"id\": \"a\", \"label\": \"A\", \"kind\": \"text\"},\n"
         "{\"id\": \"a\", \"label\": \"A\", \"kind\": \"text\"}]}",
    STELLER_ERROR_INVALID, 3, "/fields/1/id" },
  { HEAD "\"fields\": [{\"id\": \"a\", \"label\": \"A\", \"kind\": \"number\", \"counts\": \"b\"}]}", STELLER_ERROR_INVALID,
    2, "/fields/0/counts" },
  { HEAD "\"fields\": [], \"sections\": [{\"id\": \"a\", \"heading\": \"A\", \"sections\": [\n"
         "{\"id\": \"a\", \"heading\": \"A\"}]}]}",
    STELLER_ERROR_INVALID, 3, "/sections/0/sections/0/id" },
  { HEAD "\"fields\": [], \"sections\": [{\"id\": \"eigen_1\", \"heading\": \"A\"}]}", STELLER_ERROR_INVALID, 2,
    "/sections/0/id" },
  { HEAD "\"fields\": [], \"sections\": [{\"id\": \"a\", \"heading\": \"A\", \"word_limit\": 0}]}", STELLER_ERROR_INVALID,
    2, "/sections/0/word_limit" },
  { HEAD "\"fields\": [], \"sections\": [{\"id\": \"a\", \"heading\": \"A\", \"phrases\": [1]}]}", STELLER_ERROR_INVALID, 2,
    "/sections/0/phrases/0" },
  { HEAD "\"fields\": [], \"sections\": [],\n\"closing\": \"a\"}", STELLER_ERROR_INVALID, 3, "/closing" },
};

static void
write_file (const char *name, const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "steller", "note-types", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (broken[i].text, strlen (broken[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (steller_note_type_new_from_bytes (bytes, &error));
      g_assert_error (error, STELLER_ERROR, (int) broken[i].code);
      g_assert_cmpstr (steller_error_get_member (error), ==, broken[i].member);
      g_assert_cmpuint (steller_error_get_line (error), ==, broken[i].line);
    }
}

/* A broken file is listed and passed over; a type of one's own replaces a built-in one, and others come in front. */
static void
test_folder (void)
{
  g_autoptr (StellerNoteTypes) types = NULL;
  const char *path;

  write_file ("a-broken.json", broken[1].text);
  write_file ("b-own.json", HEAD "\"fields\": [], \"sections\": []}");
  write_file ("c-replacement.json", "{\"format\": \"steller-note-type\", \"version\": 1, \"id\": \"beslisnota\","
                                    "\"title\": \"Van ons\", \"language\": \"nl\", \"fields\": [], \"sections\": []}");
  write_file ("notes.txt", "not read");
  types = steller_note_types_new ();

  g_assert_cmpuint (steller_note_types_get_n_broken (types), ==, 1);
  g_assert_error (steller_note_types_get_nth_broken (types, 0, &path), STELLER_ERROR, STELLER_ERROR_INVALID);
  g_assert_true (g_str_has_suffix (path, "/a-broken.json"));
  g_assert_cmpuint (steller_note_types_get_n (types), ==, 3);
  g_assert_cmpstr (steller_note_type_get_id (steller_note_types_get_nth (types, 0)), ==, "x");
  g_assert_cmpstr (steller_note_type_get_title (steller_note_types_lookup (types, "beslisnota")), ==, "Van ons");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/note/types/builtin", test_builtin);
  g_test_add_func ("/note/types/sections", test_sections);
  g_test_add_func ("/note/types/fields", test_fields);
  g_test_add_func ("/note/types/broken", test_broken);
  g_test_add_func ("/note/types/folder", test_folder);
  return g_test_run ();
}
