/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-export-target.h"
#include "steller-note-export.h"

#define NOTE(members)                                                                                                  \
  "{ \"format\": \"steller-nota\", \"version\": 1, \"id\": \"a-1\", \"type\": \"beslisnota\", " members " }"
#define SUBJECT(subject) NOTE ("\"fields\": { \"onderwerp\": " subject " }")
#define TEXT(text) NOTE ("\"sections\": { \"kernpunten\": { \"text\": \"" text "\" } }")

static char *folder;

static StellerNote *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StellerNote *note = steller_note_new_from_bytes (bytes, &error);

  g_assert_no_error (error);
  return note;
}

static GFile *
in_folder (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GStrv
wait_for (GAsyncResult **result, StellerExportProfile **profile, GError **error)
{
  g_autoptr (GAsyncResult) owned = NULL;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  owned = *result;
  return steller_note_export_finish (owned, profile, error);
}

static GStrv
export (StellerNote *note, StellerAudience audience, const char *format, GFile *file, GError **error)
{
  GAsyncResult *result = NULL;

  steller_note_export_start (note, audience, steller_export_format_lookup (format), file, NULL, on_exported, &result);
  return wait_for (&result, NULL, error);
}

static char *
read_file (GFile *file, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_load_contents (file, NULL, &content, length, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static void
test_formats (void)
{
  static const struct
  {
    const char *format;
    const char *beginning;
  } cases[] = {
    { "pdf", "%PDF-" }, { "odt", "PK" }, { "docx", "PK" }, { "html", "<!DOCTYPE html>" }, { "md", "" }, { "txt", "" },
  };
  g_autoptr (StellerNote) note = parse (TEXT ("Het kernpunt."));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("nota.", cases[i].format, NULL);
      g_autoptr (GFile) file = in_folder (name);
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) warnings = export (note, STELLER_AUDIENCE_INTERNAL, cases[i].format, file, &error);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_no_error (error);
      g_assert_nonnull (warnings);
      content = read_file (file, &length);
      g_assert_cmpuint (length, >, 10);
      g_assert_true (g_str_has_prefix (content, cases[i].beginning));
    }
}

/* A PDF tells what it conforms to; other formats have nothing to tell, nor has what was not made. */
static void
test_profile (void)
{
  static const struct
  {
    const char *format;
    const char *text;
    const char *summary;
  } cases[] = {
    { "pdf", "Tekst.", "PDF/UA-1, PDF/A-2a, 1 page" },
    { "pdf", "Een teken \360\220\230\200.", "not PDF/UA-1, not PDF/A-2a, 1 page" },
    { "odt", "Tekst.", NULL },
    { "pdf", "Niet ⟦5.1.2.e|af.", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (TEXT ("%s"), cases[i].text);
      g_autoptr (StellerNote) note = parse (text);
      g_autoptr (GFile) file = in_folder ("profiel");
      g_autoptr (StellerExportProfile) profile = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) warnings = NULL;
      GAsyncResult *result = NULL;

      steller_note_export_start (note, STELLER_AUDIENCE_PUBLIC, steller_export_format_lookup (cases[i].format), file,
                                 NULL, on_exported, &result);
      warnings = wait_for (&result, &profile, &error);
      if (cases[i].summary != NULL)
        {
          g_autofree char *summary = steller_export_profile_summarize (profile);

          g_assert_cmpstr (summary, ==, cases[i].summary);
        }
      else
        g_assert_null (profile);
    }
}

/* The note as it was when it was asked for, whatever becomes of it meanwhile. */
static void
test_moment (void)
{
  g_autoptr (StellerNote) note = parse (TEXT ("Eerst."));
  g_autoptr (GFile) file = in_folder ("moment.txt");
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) warnings = NULL;
  g_autofree char *content = NULL;

  steller_note_export_start (note, STELLER_AUDIENCE_INTERNAL, steller_export_format_lookup ("txt"), file, NULL,
                             on_exported, &result);
  steller_note_set_section_text (note, "kernpunten", "Later.");
  warnings = wait_for (&result, NULL, &error);
  g_assert_no_error (error);
  content = read_file (file, NULL);
  g_assert_nonnull (strstr (content, "Eerst."));
  g_assert_null (strstr (content, "Later."));
}

/* What a public edition may not hold is refused, and a file that was there stays. */
static void
test_refused (void)
{
  g_autoptr (StellerNote) note = parse (TEXT ("Regel.\\n\\nNiet ⟦5.1.2.e|af."));
  g_autoptr (GFile) file = in_folder ("geweigerd.txt");
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "oud", -1, NULL));
  g_assert_null (export (note, STELLER_AUDIENCE_PUBLIC, "txt", file, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_REDACTION);
  g_assert_cmpstr (steller_error_get_member (error), ==, "kernpunten");
  g_assert_cmpuint (steller_error_get_line (error), ==, 3);
  content = read_file (file, NULL);
  g_assert_cmpstr (content, ==, "oud");
}

static void
test_public (void)
{
  g_autoptr (StellerNote) note = parse (TEXT ("Door ⟦5.1.2.e|Jansen⟧."));
  g_autoptr (GFile) file = in_folder ("openbaar.txt");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) warnings = export (note, STELLER_AUDIENCE_PUBLIC, "txt", file, &error);
  g_autofree char *content = NULL;

  g_assert_no_error (error);
  content = read_file (file, NULL);
  g_assert_nonnull (strstr (content, "Door "));
  g_assert_null (strstr (content, "Jansen"));
}

static void
test_no_place (void)
{
  g_autoptr (StellerNote) note = parse (TEXT ("Tekst."));
  g_autofree char *through_file = g_build_filename (folder, "bestand", "nota.txt", NULL);
  g_autofree char *gone = g_build_filename (folder, "weg", "nota.txt", NULL);
  const char *const paths[] = { through_file, gone, folder, "/dev/full" };
  g_autoptr (GFile) regular = in_folder ("bestand");

  g_assert_true (g_file_set_contents (g_file_peek_path (regular), "", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", paths[i]);
      g_assert_null (export (note, STELLER_AUDIENCE_INTERNAL, "txt", file, &error));
      g_assert_true (error->domain == G_IO_ERROR);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (StellerNote) note = parse (TEXT ("Tekst."));
  g_autoptr (GFile) file = in_folder ("afgebroken.txt");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  steller_note_export_start (note, STELLER_AUDIENCE_INTERNAL, steller_export_format_lookup ("txt"), file, cancellable,
                             on_exported, &result);
  g_assert_null (wait_for (&result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_query_exists (file, NULL));
}

/* What a reader of the file will miss. */
static void
test_warnings (void)
{
  g_autoptr (StellerNote) note =
    parse (NOTE ("\"style\": { \"id\": \"ander-huis\" }, \"fields\": { \"verzonnen\": \"x\" }"));
  g_autoptr (GFile) file = in_folder ("waarschuwing.txt");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) warnings = export (note, STELLER_AUDIENCE_INTERNAL, "txt", file, &error);
  g_autofree char *all = NULL;

  g_assert_no_error (error);
  all = g_strjoinv ("\n", warnings);
  g_assert_nonnull (strstr (all, "ander-huis"));
  g_assert_nonnull (strstr (all, "“fields › verzonnen”: "));
}

static void
test_unknown_type (void)
{
  g_autoptr (StellerNote) note =
    parse ("{ \"format\": \"steller-nota\", \"version\": 1, \"id\": \"a-1\", \"type\": \"onbekend\" }");
  g_autoptr (GFile) file = in_folder ("onbekend.txt");
  g_autoptr (GError) error = NULL;

  g_assert_null (export (note, STELLER_AUDIENCE_INTERNAL, "txt", file, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_UNKNOWN_TYPE);
}

static void
test_names (void)
{
  static const struct
  {
    const char *note;
    const char *file;
    StellerAudience audience;
    const char *format;
    const char *name;
  } cases[] = {
    { SUBJECT ("\"Iets\""), "memo.nota", STELLER_AUDIENCE_INTERNAL, "pdf", "memo.pdf" },
    { SUBJECT ("\"Iets\""), "memo.nota", STELLER_AUDIENCE_PUBLIC, "pdf", "memo.public.pdf" },
    { SUBJECT ("\"Iets\""), "memo", STELLER_AUDIENCE_INTERNAL, "odt", "memo.odt" },
    { SUBJECT ("\"Iets\""), NULL, STELLER_AUDIENCE_INTERNAL, "odt", "Iets.odt" },
    { SUBJECT ("\" a/b: c?\\n\""), NULL, STELLER_AUDIENCE_INTERNAL, "odt", "a-b- c-.odt" },
    { SUBJECT ("\"../geheim\""), NULL, STELLER_AUDIENCE_INTERNAL, "txt", "-.-geheim.txt" },
    { SUBJECT ("\"\""), NULL, STELLER_AUDIENCE_INTERNAL, "html", "Untitled Note.html" },
    { NOTE ("\"fields\": {}"), NULL, STELLER_AUDIENCE_PUBLIC, "html", "Untitled Note.public.html" },
    /* What is not for everybody is no name. */
    { SUBJECT ("\"Zaak ⟦5.1.2.e|Jansen⟧\""), NULL, STELLER_AUDIENCE_PUBLIC, "pdf", "Untitled Note.public.pdf" },
    { SUBJECT ("{ \"value\": \"Zaak\", \"woo\": \"5.1.2.e\" }"), NULL, STELLER_AUDIENCE_PUBLIC, "pdf",
      "Untitled Note.public.pdf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StellerNote) note = parse (cases[i].note);
      g_autoptr (GFile) file = cases[i].file != NULL ? in_folder (cases[i].file) : NULL;
      g_autofree char *name = steller_export_target_suggest_name (note, file, cases[i].audience,
                                                                  steller_export_format_lookup (cases[i].format));

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* A name that is too long for a file system is cut between characters. */
static void
test_long_name (void)
{
  g_autoptr (StellerNote) note = parse (SUBJECT ("\"\""));
  g_autofree char *name = NULL;
  g_autoptr (GString) subject = g_string_new (NULL);

  for (guint i = 0; i < 300; i++)
    g_string_append (subject, "é€");
  steller_note_set_field_text (note, "onderwerp", subject->str);
  name = steller_export_target_suggest_name (note, NULL, STELLER_AUDIENCE_PUBLIC, steller_export_format_lookup ("html"));
  g_assert_cmpuint (strlen (name), <, 150);
  g_assert_true (g_utf8_validate (name, -1, NULL));
}

static void
test_targets (void)
{
  static const struct
  {
    const char *chosen;
    const char *format;
    const char *expected;
    const char *expected_format;
  } cases[] = {
    { "memo.pdf", "pdf", "memo.pdf", "pdf" },     { "memo", "pdf", "memo.pdf", "pdf" },
    { "memo.odt", "pdf", "memo.odt", "odt" },     { "memo.nota", "pdf", "memo.nota.pdf", "pdf" },
    { "memo.PDF", "odt", "memo.PDF", "pdf" },     { "versie 1.2", "txt", "versie 1.2.txt", "txt" },
    { ".pdf", "pdf", ".pdf.pdf", "pdf" },
  };
  g_autofree char *portal_path = g_build_filename (g_get_user_runtime_dir (), "doc", "3f2a", "memo", NULL);
  g_autoptr (GFile) portal = g_file_new_for_path (portal_path);
  g_autoptr (GFile) in_portal = NULL;
  const StellerExportFormat *format = steller_export_format_lookup ("pdf");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) chosen = in_folder (cases[i].chosen);
      g_autoptr (GFile) expected = in_folder (cases[i].expected);
      const StellerExportFormat *chosen_format = steller_export_format_lookup (cases[i].format);
      g_autoptr (GFile) target = steller_export_target_complete (chosen, &chosen_format);

      g_test_message ("%s", cases[i].chosen);
      g_assert_true (g_file_equal (target, expected));
      g_assert_cmpstr (chosen_format->id, ==, cases[i].expected_format);
    }

  /* Beside what a portal gives nothing can be written. */
  in_portal = steller_export_target_complete (portal, &format);
  g_assert_true (g_file_equal (in_portal, portal));
}

static void
remove_folder (void)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("steller-export-XXXXXX", NULL);
  g_test_add_func ("/note-export/profile", test_profile);
  g_test_add_func ("/note-export/formats", test_formats);
  g_test_add_func ("/note-export/moment", test_moment);
  g_test_add_func ("/note-export/refused", test_refused);
  g_test_add_func ("/note-export/public", test_public);
  g_test_add_func ("/note-export/no-place", test_no_place);
  g_test_add_func ("/note-export/cancelled", test_cancelled);
  g_test_add_func ("/note-export/warnings", test_warnings);
  g_test_add_func ("/note-export/unknown-type", test_unknown_type);
  g_test_add_func ("/note-export/names", test_names);
  g_test_add_func ("/note-export/long-name", test_long_name);
  g_test_add_func ("/note-export/targets", test_targets);
  status = g_test_run ();
  remove_folder ();
  g_free (folder);
  return status;
}
