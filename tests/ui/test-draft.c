/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "steller-draft.h"
#include "steller-error.h"

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  StellerNoteTypes *types;
  StellerNoteType *type;
  StellerNote *note;
  StellerDraft *draft;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("steller-draft-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "memo.nota", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->types = steller_note_types_new ();
  fixture->type = steller_note_types_lookup (fixture->types, "beslisnota");
  fixture->note = steller_note_new (fixture->type);
  fixture->draft = steller_draft_new (fixture->note, fixture->type, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  steller_draft_discard (fixture->draft);
  g_assert_finalize_object (fixture->draft);
  g_assert_finalize_object (fixture->note);
  g_object_unref (fixture->types);
  g_object_unref (fixture->file);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
save (Fixture *fixture, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steller_draft_save_async (fixture->draft, file, NULL, on_saved, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (steller_draft_get_saving (fixture->draft));

  return steller_draft_save_finish (fixture->draft, result, error);
}

static void
assert_saves (Fixture *fixture, GFile *file)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture, file, &error));
  g_assert_no_error (error);
  g_assert_false (steller_draft_get_modified (fixture->draft));
}

static void
assert_fails (Fixture *fixture, GFile *file, GIOErrorEnum code, const char *text)
{
  g_autoptr (GFile) before = NULL;
  g_autoptr (GError) error = NULL;

  g_set_object (&before, steller_draft_get_file (fixture->draft));
  g_assert_true (steller_draft_get_modified (fixture->draft));
  g_assert_false (save (fixture, file, &error));
  g_assert_error (error, G_IO_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, text));
  /* It is as it was. */
  g_assert_true (steller_draft_get_modified (fixture->draft));
  g_assert_true (steller_draft_get_file (fixture->draft) == before);
}

static char *
read_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (fixture->path, &content, NULL, &error);
  g_assert_no_error (error);

  return content;
}

static void
write_file (Fixture *fixture, const char *content)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, content, -1, &error);
  g_assert_no_error (error);
}

static void
count (gpointer object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_title (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  g_signal_connect (fixture->draft, "notify::title", G_CALLBACK (count), &n);
  g_assert_cmpstr (steller_draft_get_title (fixture->draft), ==, "Untitled Note");
  steller_note_set_field_text (fixture->note, "onderwerp", "  Vaststelling\nbegroting ");
  g_assert_cmpstr (steller_draft_get_title (fixture->draft), ==, "Vaststelling begroting");
  g_assert_cmpuint (n, ==, 1);
  steller_note_set_section_text (fixture->note, "kernpunten", "Tekst");
  g_assert_cmpuint (n, ==, 1);
  steller_note_set_field_text (fixture->note, "onderwerp", " \n ");
  g_assert_cmpstr (steller_draft_get_title (fixture->draft), ==, "Untitled Note");
  g_assert_cmpuint (n, ==, 2);
}

/* However long the subject is, the title is one that can be shown, and is not cut within a letter. */
static void
test_long_title (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) subject = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < 2000000; i++)
    g_string_append_c (subject, 'a');
  steller_note_set_field_text (fixture->note, "onderwerp", subject->str);
  g_assert_cmpint (g_utf8_strlen (steller_draft_get_title (fixture->draft), -1), ==, 200);
  g_assert_true (g_str_has_suffix (steller_draft_get_title (fixture->draft), "a…"));
  g_assert_cmpuint (strlen (steller_note_get_field_text (fixture->note, "onderwerp")), ==, 2000000);

  /* The accents of the letter at the end go with it. */
  g_string_truncate (subject, 198);
  g_string_append (expected, subject->str);
  g_string_append (expected, "…");
  g_string_append (subject, "e\u0301\u0302bcd");
  steller_note_set_field_text (fixture->note, "onderwerp", subject->str);
  g_assert_cmpstr (steller_draft_get_title (fixture->draft), ==, expected->str);

  g_string_assign (subject, "a");
  for (guint i = 0; i < 1000; i++)
    g_string_append (subject, "\u0301");
  steller_note_set_field_text (fixture->note, "onderwerp", subject->str);
  g_assert_cmpint (g_utf8_strlen (steller_draft_get_title (fixture->draft), -1), <=, 200);

  g_string_truncate (expected, 198);
  g_string_append (expected, "bc");
  steller_note_set_field_text (fixture->note, "onderwerp", expected->str);
  g_assert_cmpstr (steller_draft_get_title (fixture->draft), ==, expected->str);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  guint n_modified = 0, n_file = 0;

  g_signal_connect (fixture->draft, "notify::modified", G_CALLBACK (count), &n_modified);
  g_signal_connect (fixture->draft, "notify::file", G_CALLBACK (count), &n_file);

  g_assert_false (steller_draft_get_modified (fixture->draft));
  steller_note_set_section_text (fixture->note, "kernpunten", "Een.");
  steller_note_set_section_text (fixture->note, "kernpunten", "Een. Twee.");
  g_assert_true (steller_draft_get_modified (fixture->draft));
  g_assert_cmpuint (n_modified, ==, 1);

  assert_saves (fixture, fixture->file);
  g_assert_cmpuint (n_modified, ==, 2);
  g_assert_cmpuint (n_file, ==, 1);
  g_assert_true (g_file_equal (steller_draft_get_file (fixture->draft), fixture->file));
  content = read_file (fixture);
  g_assert_nonnull (strstr (content, "Een. Twee."));

  /* From now on it is its file. */
  steller_note_set_section_text (fixture->note, "kernpunten", "Drie.");
  assert_saves (fixture, NULL);
  g_clear_pointer (&content, g_free);
  content = read_file (fixture);
  g_assert_nonnull (strstr (content, "Drie."));
  g_assert_cmpuint (n_file, ==, 1);
}

/* The bytes are those of the moment it was asked; what is typed meanwhile stays to be saved. */
static void
test_change_while_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  steller_note_set_section_text (fixture->note, "kernpunten", "Eerst.");
  steller_draft_save_async (fixture->draft, fixture->file, NULL, on_saved, &result);
  g_assert_true (steller_draft_get_saving (fixture->draft));
  steller_note_set_section_text (fixture->note, "kernpunten", "Later.");
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (steller_draft_save_finish (fixture->draft, result, &error));
  g_assert_no_error (error);

  content = read_file (fixture);
  g_assert_nonnull (strstr (content, "Eerst."));
  g_assert_true (steller_draft_get_modified (fixture->draft));
  assert_saves (fixture, NULL);
}

/* Another program wrote into the file, or took it away, after it was read. */
static void
test_file_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;

  steller_note_set_section_text (fixture->note, "kernpunten", "Een.");
  assert_saves (fixture, fixture->file);

  steller_note_set_section_text (fixture->note, "kernpunten", "Twee.");
  write_file (fixture, "van een ander");
  assert_fails (fixture, NULL, G_IO_ERROR_WRONG_ETAG, "memo.nota");
  content = read_file (fixture);
  g_assert_cmpstr (content, ==, "van een ander");

  /* Whoever names the file means it. */
  assert_saves (fixture, fixture->file);
  steller_note_set_section_text (fixture->note, "kernpunten", "Drie.");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_fails (fixture, NULL, G_IO_ERROR_NOT_FOUND, "no longer there");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  assert_saves (fixture, fixture->file);
}

static void
test_checksum (Fixture *fixture, gconstpointer data)
{
  g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "zoals gelezen", -1);
  g_autoptr (StellerDraft) opened = steller_draft_new (fixture->note, fixture->type, fixture->file);

  g_clear_object (&fixture->draft);
  fixture->draft = g_steal_pointer (&opened);
  steller_note_set_section_text (fixture->note, "kernpunten", "Een.");
  write_file (fixture, "zoals gelezen");
  /* What is in the file is not known. */
  assert_fails (fixture, NULL, G_IO_ERROR_EXISTS, "memo.nota");
  steller_draft_set_checksum (fixture->draft, checksum);
  assert_saves (fixture, NULL);
}

static void
test_bad_places (Fixture *fixture, gconstpointer data)
{
  g_autofree char *in_a_file = g_build_filename (fixture->path, "memo.nota", NULL);
  g_autofree char *in_nothing = g_build_filename (fixture->folder, "weg", "memo.nota", NULL);
  const struct
  {
    const char *path;
    GIOErrorEnum code;
  } cases[] = {
    { in_a_file, G_IO_ERROR_NOT_DIRECTORY },
    { in_nothing, G_IO_ERROR_NOT_FOUND },
    { "/dev/full", G_IO_ERROR_NO_SPACE },
    { fixture->folder, G_IO_ERROR_IS_DIRECTORY },
  };

  steller_note_set_section_text (fixture->note, "kernpunten", "Een.");
  assert_saves (fixture, fixture->file);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (cases[i].path);

      steller_note_set_section_text (fixture->note, "kernpunten", cases[i].path);
      assert_fails (fixture, file, cases[i].code, "");
    }
  /* And its own file is still there to be saved in. */
  assert_saves (fixture, NULL);
}

/* A place without a path that nobody serves, as when the rights to a file have been taken back. */
static void
test_no_path (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("nergens:///memo.nota");

  steller_note_set_section_text (fixture->note, "kernpunten", "Een.");
  assert_fails (fixture, file, G_IO_ERROR_NOT_SUPPORTED, "");
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "{ \"format\": \"steller-nota\", \"version\": 2, "
                             "\"id\": \"019a0000-0000-7000-8000-000000000000\", \"type\": \"beslisnota\" }";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  StellerNote *note = steller_note_new_from_bytes (bytes, &error);

  g_assert_no_error (error);
  g_clear_object (&fixture->draft);
  g_clear_object (&fixture->note);
  fixture->note = note;
  fixture->draft = steller_draft_new (note, NULL, NULL);
  g_assert_cmpstr (steller_draft_get_title (fixture->draft), ==, "Untitled Note");
  g_assert_false (save (fixture, fixture->file, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_VERSION);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static guint
count_left (void)
{
  g_autoptr (GPtrArray) left = steller_journal_find_left ();

  return left->len;
}

static guint
count_journals (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "steller", "journals", NULL);
  g_autoptr (GDir) directory = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (steller_journal_flush (steller_draft_get_journal (fixture->draft), &error));
  g_assert_no_error (error);
  directory = g_dir_open (folder, 0, NULL);
  while (directory != NULL && g_dir_read_name (directory) != NULL)
    n++;
  return n;
}

/* What is in the file need not be kept beside it, however it got to be that again. */
static void
test_journal_undone (Fixture *fixture, gconstpointer data)
{
  StellerHistory *history = steller_draft_get_history (fixture->draft);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (StellerNote) back = NULL;
  g_autoptr (GError) error = NULL;

  steller_note_set_section_text (fixture->note, "kernpunten", "Een.");
  assert_saves (fixture, fixture->file);
  g_assert_cmpuint (count_journals (fixture), ==, 0);
  steller_note_set_section_text (fixture->note, "kernpunten", "Twee.");
  g_assert_cmpuint (count_journals (fixture), ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      steller_history_undo (history);
      g_assert_false (steller_draft_get_modified (fixture->draft));
      g_assert_cmpuint (count_journals (fixture), ==, 0);
      steller_history_redo (history);
      g_assert_true (steller_draft_get_modified (fixture->draft));
      g_assert_cmpuint (count_journals (fixture), ==, 1);
    }

  /* What was undone while it was saved differs from the file then. */
  steller_draft_save_async (fixture->draft, NULL, NULL, on_saved, &result);
  steller_history_undo (history);
  g_assert_cmpuint (count_journals (fixture), ==, 0);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (steller_draft_save_finish (fixture->draft, result, &error));
  g_assert_true (steller_draft_get_modified (fixture->draft));
  g_clear_object (&result);
  g_clear_object (&fixture->draft);
  left = steller_journal_find_left ();
  g_assert_cmpuint (left->len, ==, 1);
  back = steller_journal_entry_recover (left->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (steller_note_get_section_text (back, "kernpunten"), ==, "Een.");
  steller_journal_entry_discard (left->pdata[0]);
  fixture->draft = steller_draft_new (fixture->note, fixture->type, NULL);
}

/* What is not saved is left behind, unless it was given up; what came back is not saved either. */
static void
test_journal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (StellerNote) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_left (), ==, 0);
  steller_note_set_field_text (fixture->note, "onderwerp", "Proefnota");
  assert_saves (fixture, fixture->file);
  g_assert_true (steller_journal_flush (steller_draft_get_journal (fixture->draft), &error));
  g_clear_object (&fixture->draft);
  g_assert_cmpuint (count_left (), ==, 0);

  fixture->draft = steller_draft_new (fixture->note, fixture->type, fixture->file);
  steller_note_set_section_text (fixture->note, "kernpunten", "Niet bewaard.");
  g_clear_object (&fixture->draft);
  left = steller_journal_find_left ();
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (steller_journal_entry_get_subject (left->pdata[0]), ==, "Proefnota");
  g_assert_true (g_file_equal (steller_journal_entry_get_file (left->pdata[0]), fixture->file));

  back = steller_journal_entry_recover (left->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (steller_note_get_section_text (back, "kernpunten"), ==, "Niet bewaard.");
  fixture->draft = steller_draft_new (back, fixture->type, fixture->file);
  steller_draft_mark_unsaved (fixture->draft, left->pdata[0]);
  g_assert_true (steller_draft_get_modified (fixture->draft));
  g_assert_true (steller_journal_flush (steller_draft_get_journal (fixture->draft), &error));
  g_assert_no_error (error);
  g_clear_pointer (&left, g_ptr_array_unref);

  /* Left once more, without another change, it is still there. */
  g_clear_object (&fixture->draft);
  g_assert_cmpuint (count_left (), ==, 1);
  left = steller_journal_find_left ();
  fixture->draft = steller_draft_new (back, fixture->type, fixture->file);
  steller_draft_mark_unsaved (fixture->draft, left->pdata[0]);
  steller_draft_discard (fixture->draft);
  g_clear_object (&fixture->draft);
  g_assert_cmpuint (count_left (), ==, 0);

  fixture->draft = steller_draft_new (fixture->note, fixture->type, NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("steller-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/draft/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("title", test_title);
  ADD ("long-title", test_long_title);
  ADD ("save", test_save);
  ADD ("change-while-saving", test_change_while_saving);
  ADD ("file-changed", test_file_changed);
  ADD ("checksum", test_checksum);
  ADD ("bad-places", test_bad_places);
  ADD ("no-path", test_no_path);
  ADD ("newer", test_newer);
  ADD ("journal-undone", test_journal_undone);
  ADD ("journal", test_journal);
#undef ADD

  status = g_test_run ();
  remove_folder (state);
  return status;
}
