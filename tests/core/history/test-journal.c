/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "note-random.h"
#include "steller-history.h"
#include "steller-journal-folder.h"
#include "steller-journal-record.h"
#include "steller-journal.h"

#define MEMBERS                                                                                                        \
  "\"vreemd\": {\"b\": 1.0, \"a\": 1e2}, \"fields\": {\"onderwerp\": \"Subsidie\", \"aan\": [{\"x\": 1.50}]},"         \
  "\"sections\": {\"aanleiding\": {\"text\": \"één\"}}"

static const char *self_path;

static void
remove_all (void)
{
  g_autofree char *folder = steller_journal_get_folder ();
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static guint
count_files (void)
{
  g_autofree char *folder = steller_journal_get_folder ();
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (directory != NULL && g_dir_read_name (directory) != NULL)
    n++;
  return n;
}

static void
flush (StellerJournal *journal)
{
  g_autoptr (GError) error = NULL;

  steller_journal_flush (journal, &error);
  g_assert_no_error (error);
}

static StellerJournalEntry *
find_only (void)
{
  g_autoptr (GPtrArray) entries = steller_journal_find_left ();

  g_assert_cmpuint (entries->len, ==, 1);
  return g_object_ref (entries->pdata[0]);
}

static void
assert_none_left (void)
{
  g_autoptr (GPtrArray) entries = steller_journal_find_left ();

  g_assert_cmpuint (entries->len, ==, 0);
}

static StellerNote *
recover (StellerJournalEntry *entry)
{
  g_autoptr (GError) error = NULL;
  StellerNote *note = steller_journal_entry_recover (entry, &error);

  g_assert_no_error (error);
  return note;
}

static void
assert_recovers (const char *expected)
{
  g_autoptr (StellerJournalEntry) entry = find_only ();
  g_autoptr (StellerNote) note = recover (entry);
  g_autofree char *text = note_test_print (note);

  g_assert_cmpstr (text, ==, expected);
}

static void
wait_for_error (StellerJournal *journal, gboolean expected)
{
  while ((steller_journal_get_error (journal) != NULL) != expected)
    g_main_context_iteration (NULL, TRUE);
}

/* A note that is only read costs nothing. */
static void
test_unchanged (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  g_autoptr (StellerJournal) journal = steller_journal_new (note, NULL);

  flush (journal);
  g_assert_cmpuint (count_files (), ==, 0);
  g_clear_object (&journal);
  assert_none_left ();
}

static void
test_left (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  g_autoptr (GFile) file = g_file_new_for_path ("/een/map met spatie/memo.nota");
  StellerJournal *journal = steller_journal_new (note, NULL);
  g_autoptr (StellerJournalEntry) entry = NULL;
  g_autofree char *folder = steller_journal_get_folder ();
  g_autofree char *expected = NULL;
  struct stat status;

  steller_note_set_section_text (note, "aanleiding", "één twee");
  flush (journal);
  steller_note_set_section_text (note, "aanleiding", "één drie");
  steller_note_set_field_text (note, "onderwerp", "Subsidies");
  steller_journal_set_file (journal, file, NULL);
  expected = note_test_print (note);
  flush (journal);
  assert_none_left (); /* we are alive */

  g_object_unref (journal);
  entry = find_only ();
  g_assert_cmpstr (steller_journal_entry_get_note_id (entry), ==, "a-1");
  g_assert_cmpstr (steller_journal_entry_get_subject (entry), ==, "Subsidies");
  g_assert_true (g_file_equal (steller_journal_entry_get_file (entry), file));
  g_assert_cmpint (steller_journal_entry_get_time (entry), >, 1500000000);
  g_assert_true (g_str_has_suffix (steller_journal_entry_get_path (entry), "/a-1.journal"));
  g_assert_cmpint (stat (steller_journal_entry_get_path (entry), &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
  assert_recovers (expected);
  assert_recovers (expected);
  steller_journal_entry_discard (entry);
  g_assert_cmpuint (count_files (), ==, 0);
  g_assert_null (steller_journal_entry_recover (entry, NULL));
}

/* What the file held is known from the start, and again when that or the file changes; a journal need not tell. */
static void
test_checksum (void)
{
  g_autofree char *one = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "een", -1);
  g_autofree char *two = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "twee", -1);
  const struct
  {
    const char *path;
    const char *checksum;
  } steps[] = {
    { "/een/memo.nota", one }, { "/een/memo.nota", two },  { "/een/memo.nota", NULL },
    { "/twee/memo.nota", one }, { "/twee/memo.nota", "xx" }, { "/drie/memo.nota", two },
  };

  for (int late = 0; late < 2; late++)
    for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
      {
        g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
        StellerJournal *journal = steller_journal_new (note, NULL);
        g_autoptr (StellerJournalEntry) entry = NULL;
        g_autofree char *expected = NULL;

        for (gsize j = 0; j <= i; j++)
          {
            g_autoptr (GFile) file = g_file_new_for_path (steps[j].path);

            if (late || j > 0)
              steller_note_set_status (note, j % 2 == 0 ? "klaar" : "concept");
            flush (journal);
            steller_journal_set_file (journal, file, steps[j].checksum);
          }
        steller_note_set_section_text (note, "aanleiding", "twee");
        expected = note_test_print (note);
        g_object_unref (journal);
        entry = find_only ();
        g_assert_cmpstr (g_file_peek_path (steller_journal_entry_get_file (entry)), ==, steps[i].path);
        g_assert_cmpstr (steller_journal_entry_get_checksum (entry), ==,
                         g_strcmp0 (steps[i].checksum, "xx") != 0 ? steps[i].checksum : NULL);
        assert_recovers (expected);
        remove_all ();
      }
}

/* The changes are of the file that they were made to, under whatever name, and not of a copy of it. */
static void
test_left_of (void)
{
  g_autofree char *folder = g_dir_make_tmp ("steller-left-XXXXXX", NULL);
  g_autofree char *memo = g_build_filename (folder, "memo.nota", NULL);
  g_autofree char *link = g_build_filename (folder, "link.nota", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.nota", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone.nota", NULL);
  const struct
  {
    const char *written;
    const char *opened;
    const char *id;
    gboolean found;
  } cases[] = {
    { memo, memo, "a-1", TRUE }, { memo, memo, "b-2", TRUE },  { memo, link, "a-1", TRUE },  { link, memo, "a-1", TRUE },
    { memo, copy, "a-1", FALSE }, { gone, memo, "a-1", TRUE },  { gone, memo, "b-2", FALSE }, { gone, gone, "b-2", TRUE },
    { NULL, memo, "a-1", TRUE }, { NULL, memo, "b-2", FALSE },
  };

  g_assert_true (g_file_set_contents (memo, "x", -1, NULL));
  g_assert_true (g_file_set_contents (copy, "x", -1, NULL));
  g_assert_cmpint (symlink (memo, link), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
      g_autoptr (GFile) written = cases[i].written != NULL ? g_file_new_for_path (cases[i].written) : NULL;
      g_autoptr (GFile) opened = g_file_new_for_path (cases[i].opened);
      StellerJournal *journal = steller_journal_new (note, written);
      g_autoptr (GPtrArray) entries = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      steller_note_set_section_text (note, "aanleiding", "twee");
      flush (journal);
      /* One who is alive has not left it. */
      entries = steller_journal_find_left_of (cases[i].id, opened);
      g_assert_cmpuint (entries->len, ==, 0);
      g_object_unref (journal);
      g_clear_pointer (&entries, g_ptr_array_unref);
      entries = steller_journal_find_left_of (cases[i].id, opened);
      g_assert_cmpuint (entries->len, ==, cases[i].found ? 1 : 0);
      g_assert_cmpuint (count_files (), ==, 1);
      remove_all ();
    }

  g_unlink (link);
  g_unlink (copy);
  g_unlink (memo);
  g_rmdir (folder);
}

static void
test_saved (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  StellerJournal *journal = steller_journal_new (note, NULL);
  g_autofree char *expected = NULL;

  steller_note_set_section_text (note, "aanleiding", "twee");
  flush (journal);
  g_assert_cmpuint (count_files (), ==, 1);
  steller_journal_mark_saved (journal);
  flush (journal);
  g_assert_cmpuint (count_files (), ==, 0);

  steller_note_set_section_text (note, "aanleiding", "drie");
  steller_journal_mark_saved (journal);
  flush (journal);
  g_assert_cmpuint (count_files (), ==, 0);

  steller_note_set_section_text (note, "aanleiding", "vier");
  expected = note_test_print (note);
  g_object_unref (journal);
  assert_recovers (expected);
  remove_all ();

  journal = steller_journal_new (note, NULL);
  steller_journal_mark_unsaved (journal);
  g_object_unref (journal);
  assert_recovers (expected);
  remove_all ();

  journal = steller_journal_new (note, NULL);
  steller_note_set_section_text (note, "aanleiding", "vijf");
  flush (journal);
  steller_journal_discard (journal);
  steller_note_set_section_text (note, "aanleiding", "zes");
  g_object_unref (journal);
  g_assert_cmpuint (count_files (), ==, 0);
}

/* Killed between the save and the end of the journal. */
static void
test_saved_but_left (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "memo.nota", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  StellerJournal *journal = steller_journal_new (note, file);
  g_autoptr (GError) error = NULL;

  steller_note_set_section_text (note, "aanleiding", "twee");
  steller_note_save (note, path, &error);
  g_assert_no_error (error);
  g_object_unref (journal);
  g_assert_cmpuint (count_files (), ==, 1);
  assert_none_left ();
  g_assert_cmpuint (count_files (), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* A copy of a file has the same id. */
static void
test_twice (void)
{
  g_autoptr (StellerNote) first = note_test_parse_members (MEMBERS);
  g_autoptr (StellerNote) second = note_test_parse_members (MEMBERS);
  StellerJournal *first_journal = steller_journal_new (first, NULL);
  StellerJournal *second_journal = steller_journal_new (second, NULL);
  g_autoptr (GPtrArray) entries = NULL;

  steller_note_set_section_text (first, "aanleiding", "eerste");
  steller_note_set_section_text (second, "aanleiding", "tweede");
  flush (first_journal);
  flush (second_journal);
  g_assert_cmpuint (count_files (), ==, 2);
  g_object_unref (first_journal);
  g_object_unref (second_journal);
  entries = steller_journal_find_left ();
  g_assert_cmpuint (entries->len, ==, 2);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (StellerNote) note = recover (entries->pdata[i]);
      gboolean is_second = g_str_has_suffix (steller_journal_entry_get_path (entries->pdata[i]), "/a-1-2.journal");

      g_assert_cmpstr (steller_note_get_section_text (note, "aanleiding"), ==, is_second ? "tweede" : "eerste");
    }
}

/* What came back from a journal is in one of the two journals at any moment, and in the end in the new one. */
static void
test_take_over (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  StellerJournal *journal = steller_journal_new (note, NULL);
  g_autoptr (StellerJournalEntry) entry = NULL;
  g_autoptr (StellerNote) recovered = NULL;
  g_autofree char *expected = NULL;

  steller_note_set_section_text (note, "aanleiding", "twee");
  g_object_unref (journal);
  entry = find_only ();
  recovered = recover (entry);
  journal = steller_journal_new (recovered, NULL);
  steller_journal_take_over (journal, entry);
  g_assert_cmpuint (count_files (), ==, 1);
  flush (journal);
  assert_none_left ();
  g_assert_cmpuint (count_files (), ==, 1);
  steller_note_set_section_text (recovered, "aanleiding", "drie");
  expected = note_test_print (recovered);
  g_object_unref (journal);
  assert_recovers (expected);

  /* Given up before anything was written. */
  g_clear_object (&entry);
  entry = find_only ();
  journal = steller_journal_new (recovered, NULL);
  steller_journal_take_over (journal, entry);
  steller_journal_discard (journal);
  g_object_unref (journal);
  g_assert_cmpuint (count_files (), ==, 0);
}

/* Random changes, with undoing and saving in between: what comes back is the note, to the byte. */
static void
test_random (void)
{
  for (int round = 0; round < 30; round++)
    {
      g_autoptr (StellerNote) note = note_test_parse_members (round % 2 == 0 ? MEMBERS : "");
      g_autoptr (StellerHistory) history = steller_history_new (note);
      StellerJournal *journal = steller_journal_new (note, NULL);
      g_autofree char *expected = NULL;

      for (int i = 0; i < 60; i++)
        {
          int choice = g_test_rand_int_range (0, 20);

          if (choice == 0)
            steller_journal_mark_saved (journal);
          else if (choice < 6)
            flush (journal);
          else if (choice < 8)
            steller_history_undo (history);
          else if (choice == 8)
            steller_history_redo (history);
          else
            note_random_change (note);
        }
      steller_note_set_status (note, "klaar");
      expected = note_test_print (note);
      g_object_unref (journal);
      assert_recovers (expected);
      remove_all ();
    }
}

/* A journal does not grow without end. */
static void
test_bounded (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  StellerJournal *journal = steller_journal_new (note, NULL);
  g_autofree char *folder = steller_journal_get_folder ();
  g_autofree char *path = g_build_filename (folder, "a-1.journal", NULL);
  g_autofree char *expected = NULL;
  struct stat status;

  for (int i = 0; i < 600; i++)
    {
      g_autofree char *text = g_strnfill (20000, (char) ('a' + i % 26));

      steller_note_set_section_text (note, "aanleiding", text);
      flush (journal);
      g_assert_cmpint (stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_size, <, 1200000);
    }
  expected = note_test_print (note);
  g_object_unref (journal);
  assert_recovers (expected);
}

/* Something else stands where the folder should be; then it goes. */
static void
test_no_folder (void)
{
  g_autofree char *folder = steller_journal_get_folder ();
  g_autofree char *aside = g_strconcat (folder, "-aside", NULL);
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  StellerJournal *journal = steller_journal_new (note, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;

  g_rename (folder, aside);
  g_assert_true (g_file_set_contents (folder, "x", 1, NULL));
  steller_note_set_section_text (note, "aanleiding", "twee");
  g_assert_false (steller_journal_flush (journal, &error));
  g_assert_true (error != NULL && error->domain == G_IO_ERROR);
  wait_for_error (journal, TRUE);
  steller_note_set_section_text (note, "aanleiding", "drie");
  g_assert_false (steller_journal_flush (journal, NULL));

  g_assert_cmpint (g_unlink (folder), ==, 0);
  wait_for_error (journal, FALSE); /* it tries again by itself */
  steller_note_set_section_text (note, "aanleiding", "vier");
  expected = note_test_print (note);
  g_object_unref (journal);
  assert_recovers (expected);
  g_rmdir (aside);
}

/* No room for a record: the journal stays whole as it was, and goes on when there is room. A limit on the size of files
 * fails as a full disk does, in the middle of a record. */
static void
test_no_room (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  StellerJournal *journal = steller_journal_new (note, NULL);
  g_autofree char *folder = steller_journal_get_folder ();
  g_autofree char *path = g_build_filename (folder, "a-1.journal", NULL);
  g_autofree char *large = g_strnfill (5000, 'x');
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StellerNote) replayed = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *checksum = NULL;
  g_autofree char *replayed_text = NULL;
  gsize length;
  struct rlimit old_limit;
  struct rlimit limit;

  steller_note_set_section_text (note, "aanleiding", "twee");
  flush (journal);
  before = note_test_print (note);

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  limit = old_limit;
  limit.rlim_cur = 3000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  steller_note_set_section_text (note, "aanleiding", large);
  g_assert_false (steller_journal_flush (journal, NULL));
  wait_for_error (journal, TRUE);
  /* It names what a person can do something about. */
  g_assert_nonnull (strstr (steller_journal_get_error (journal)->message, "steller/journals”: "));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  bytes = g_bytes_new (content, length);
  replayed = steller_journal_replay (bytes, &file, &checksum, NULL);
  g_assert_nonnull (replayed);
  replayed_text = note_test_print (replayed);
  g_assert_cmpstr (replayed_text, ==, before);

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  steller_note_set_field_text (note, "onderwerp", "Ruimte");
  flush (journal);
  wait_for_error (journal, FALSE);
  after = note_test_print (note);
  g_object_unref (journal);
  assert_recovers (after);
  g_assert_cmpuint (count_files (), ==, 1);
}

/* Someone clears the folder while the note is open. */
static void
test_removed (void)
{
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  StellerJournal *journal = steller_journal_new (note, NULL);
  g_autofree char *expected = NULL;

  steller_note_set_section_text (note, "aanleiding", "twee");
  flush (journal);
  remove_all ();
  steller_note_set_section_text (note, "aanleiding", "drie");
  g_assert_false (steller_journal_flush (journal, NULL));
  wait_for_error (journal, TRUE);
  wait_for_error (journal, FALSE);
  expected = note_test_print (note);
  g_object_unref (journal);
  assert_recovers (expected);
}

/* Files that are no journals, or were never finished, and links to elsewhere. */
static void
test_strange_files (void)
{
  g_autofree char *folder = steller_journal_get_folder ();
  g_autofree char *empty = g_build_filename (folder, "leeg.journal", NULL);
  g_autofree char *damaged = g_build_filename (folder, "stuk.journal", NULL);
  g_autofree char *temporary = g_build_filename (folder, ".0123456701234567.tmp", NULL);
  g_autofree char *other = g_build_filename (folder, "notities.txt", NULL);
  g_autofree char *outside = g_build_filename (g_get_user_state_dir (), "buiten.txt", NULL);
  g_autofree char *link = g_build_filename (folder, "link.journal", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pijp.journal", NULL);
  g_autoptr (StellerJournalEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (damaged, "steller-journal 1\nF 0000", -1, NULL));
  g_assert_true (g_file_set_contents (temporary, "x", 1, NULL));
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  g_assert_true (g_file_set_contents (outside, "", 0, NULL));
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);

  entry = find_only ();
  g_assert_cmpstr (steller_journal_entry_get_path (entry), ==, damaged);
  g_assert_null (steller_journal_entry_get_note_id (entry));
  g_assert_null (steller_journal_entry_get_subject (entry));
  g_assert_null (steller_journal_entry_recover (entry, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
  g_assert_false (g_file_test (empty, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (temporary, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (outside, G_FILE_TEST_EXISTS));
  steller_journal_entry_discard (entry);
  assert_none_left ();
  g_assert_cmpint (g_unlink (outside), ==, 0);
}

/* The bytes of a journal of some records, and the note as it was after each. */
static GBytes *
make_journal (GPtrArray *states)
{
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  StellerJournal *journal = steller_journal_new (note, NULL);
  g_autoptr (StellerJournalEntry) entry = NULL;
  char *content;
  gsize length;

  steller_journal_mark_unsaved (journal);
  flush (journal);
  g_ptr_array_add (states, note_test_print (note));
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *text = note_random_text ();

      if (i % 3 == 2)
        steller_note_set_field_text (note, "kenmerk", i % 2 == 0 ? text : NULL);
      else
        steller_note_set_section_text (note, "aanleiding", text);
      g_ptr_array_add (states, note_test_print (note));
    }
  g_object_unref (journal);
  entry = find_only ();
  g_assert_true (g_file_get_contents (steller_journal_entry_get_path (entry), &content, &length, NULL));
  steller_journal_entry_discard (entry);
  return g_bytes_new_take (content, length);
}

/* Any damage costs what comes after it, and nothing else: the note is one that there was, or there is none. */
static void
test_damage (void)
{
  for (int round = 0; round < 20; round++)
    {
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GBytes) whole = make_journal (states);
      gsize length;
      const char *data = g_bytes_get_data (whole, &length);

      for (int i = 0; i < 200; i++)
        {
          g_autofree char *copy = g_memdup2 (data, length);
          gsize n_left = length;
          g_autoptr (GBytes) damaged = NULL;
          g_autoptr (StellerNote) note = NULL;
          g_autoptr (GFile) file = NULL;
          g_autofree char *checksum = NULL;
          g_autofree char *text = NULL;
          int n_flips = g_test_rand_int_range (0, 4);

          if (n_flips == 0 || g_test_rand_bit ())
            n_left = (gsize) g_test_rand_int_range (0, (gint32) length);
          for (int flip = 0; flip < n_flips; flip++)
            copy[g_test_rand_int_range (0, (gint32) length)] ^= (char) (1 << g_test_rand_int_range (0, 8));
          damaged = g_bytes_new (copy, n_left);
          note = steller_journal_replay (damaged, &file, &checksum, NULL);
          if (note == NULL)
            continue;
          text = note_test_print (note);
          g_assert_true (g_ptr_array_find_with_equal_func (states, text, g_str_equal, NULL));
        }
    }
}

static void
append_text (GString *journal, StellerJournalRecord kind, const char *text, guint64 *hash)
{
  g_autoptr (GBytes) content = g_bytes_new_static (text, strlen (text));

  steller_journal_append_record (journal, kind, content, hash);
}

/* Records out of their place, or taken for others. */
static void
test_mixed_records (void)
{
  static const char *const changes[] = {
    "{\"pointer\": \"/fields/kenmerk\", \"index\": -1, \"value\": \"K\"}",
    "{\"pointer\": \"/fields/onderwerp\", \"index\": -1, \"value\": \"O\"}",
  };
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  g_autofree char *note_text = note_test_print (note);
  g_autoptr (GString) journal = g_string_new (STELLER_JOURNAL_MAGIC);
  gsize starts[3];
  guint64 hash = 0;

  append_text (journal, STELLER_JOURNAL_FILE, "", &hash);
  append_text (journal, STELLER_JOURNAL_NOTE, note_text, &hash);
  for (int i = 0; i < 2; i++)
    {
      starts[i] = journal->len;
      append_text (journal, STELLER_JOURNAL_CHANGE, changes[i], &hash);
    }
  starts[2] = journal->len;

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GString) mixed = g_string_new_len (journal->str, (gssize) starts[0]);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (StellerNote) replayed = NULL;
      g_autoptr (GFile) file = NULL;
      g_autofree char *checksum = NULL;

      if (i == 1) /* the first is missing */
        g_string_append_len (mixed, journal->str + starts[1], (gssize) (starts[2] - starts[1]));
      else
        g_string_append_len (mixed, journal->str + starts[0], (gssize) (starts[2] - starts[0]));
      if (i == 2) /* the first seems of another kind */
        mixed->str[starts[0]] = STELLER_JOURNAL_FILE;
      if (i == 3) /* the first comes twice */
        g_string_insert_len (mixed, (gssize) starts[1], journal->str + starts[0], (gssize) (starts[1] - starts[0]));
      bytes = g_bytes_new (mixed->str, mixed->len);
      replayed = steller_journal_replay (bytes, &file, &checksum, NULL);
      g_assert_cmpstr (steller_note_get_field_text (replayed, "kenmerk"), ==, i == 0 || i == 3 ? "K" : NULL);
      g_assert_cmpstr (steller_note_get_field_text (replayed, "onderwerp"), ==, i == 0 ? "O" : "Subsidie");
    }
}

/* Whole records that no Steller writes. */
static void
test_hostile_records (void)
{
  static const char *const changes[] = {
    "",
    "{}",
    "[]",
    "null",
    "{\"pointer\": 1}",
    "{\"pointer\": \"\", \"index\": 0}",
    "{\"pointer\": \"/\", \"index\": 0, \"value\": \"x\"}",
    "{\"pointer\": \"x\", \"index\": 0, \"value\": \"x\"}",
    "{\"pointer\": \"/fields\", \"index\": 0}",
    "{\"pointer\": \"/id\", \"index\": 0}",
    "{\"pointer\": \"/id\", \"index\": 0, \"value\": \"../../x\"}",
    "{\"pointer\": \"/version\", \"index\": 0, \"value\": 99}",
    "{\"pointer\": \"/fields\", \"index\": 0, \"value\": \"x\"}",
    "{\"pointer\": \"/fields/aan/0\", \"index\": 0}",
    "{\"pointer\": \"/fields/aan/7\", \"index\": 0, \"value\": \"x\"}",
    "{\"pointer\": \"/fields/aan/0/x/y\", \"index\": 0, \"value\": \"x\"}",
    "{\"pointer\": \"/fields/x\", \"index\": 2147483648, \"value\": \"x\"}",
    "{\"pointer\": \"/fields/x\", \"index\": 1999, \"value\": \"x\"}",
    "{\"pointer\": \"/fields/x\", \"index\": 0, \"value\": {}}",
    "{\"pointer\": \"/sections/aanleiding/text\", \"at\": 1, \"removed\": 0, \"inserted\": \"x\"}",
    "{\"pointer\": \"/sections/aanleiding/text\", \"at\": -1, \"removed\": 0, \"inserted\": \"x\"}",
    "{\"pointer\": \"/sections/aanleiding/text\", \"at\": 0, \"removed\": 9223372036854775807, \"inserted\": \"x\"}",
    "{\"pointer\": \"/sections/aanleiding/text\", \"at\": 0, \"removed\": 1.5, \"inserted\": \"x\"}",
    "{\"pointer\": \"/sections/aanleiding/text\", \"at\": 0, \"removed\": 0, \"inserted\": 5}",
    "{\"pointer\": \"/sections/aanleiding\", \"at\": 0, \"removed\": 0, \"inserted\": \"x\"}",
  };
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  g_autoptr (GBytes) note_bytes = steller_note_to_bytes (note);

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (STELLER_JOURNAL_MAGIC);
      g_autoptr (GBytes) journal = NULL;
      g_autoptr (StellerNote) replayed = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (StellerNote) again = NULL;
      g_autoptr (GFile) file = NULL;
      g_autofree char *checksum = NULL;
      g_autoptr (GError) error = NULL;
      guint64 hash = 0;

      append_text (text, STELLER_JOURNAL_FILE, "\xff:not a uri", &hash);
      steller_journal_append_record (text, STELLER_JOURNAL_NOTE, note_bytes, &hash);
      for (int j = 0; j < 3; j++)
        {
          const char *change = i < (int) G_N_ELEMENTS (changes) ? changes[i]
                                                                : note_random_pick (changes, G_N_ELEMENTS (changes));

          append_text (text, STELLER_JOURNAL_CHANGE, change, &hash);
        }
      journal = g_bytes_new (text->str, text->len);
      replayed = steller_journal_replay (journal, &file, &checksum, &error);
      g_assert_no_error (error);
      g_assert_null (file);
      bytes = steller_note_to_bytes (replayed);
      again = steller_note_new_from_bytes (bytes, &error);
      g_assert_no_error (error);
    }
}

/* Another process, which types and is killed. With "flush" it has what it typed on the disk when it says so; else its
 * journal gets there by itself. */
static int
run_child (gboolean flushes)
{
  g_autoptr (StellerNote) note = note_test_parse_members (MEMBERS);
  g_autoptr (StellerJournal) journal = steller_journal_new (note, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  prctl (PR_SET_PDEATHSIG, SIGKILL); /* nor does it outlive a test that fails */
  for (int i = 0; i < 200; i++)
    {
      g_string_append_printf (text, "%d ", i);
      steller_note_set_section_text (note, "aanleiding", text->str);
      if (flushes && i % 50 == 0)
        flush (journal);
    }
  if (flushes)
    flush (journal);
  g_print ("ready\n");
  for (;;)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}

static gboolean
is_complete (const char *path)
{
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StellerNote) note = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *checksum = NULL;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return FALSE;
  bytes = g_bytes_new (content, length);
  note = steller_journal_replay (bytes, &file, &checksum, NULL);
  return note != NULL && g_str_has_suffix (steller_note_get_section_text (note, "aanleiding"), " 199 ");
}

static void
test_killed (gconstpointer data)
{
  const char *option = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self_path, option, NULL);
  g_autofree char *folder = steller_journal_get_folder ();
  g_autofree char *path = g_build_filename (folder, "a-1.journal", NULL);
  g_autoptr (StellerJournalEntry) entry = NULL;
  g_autoptr (StellerNote) note = NULL;
  char ready[6];
  gsize n_read;

  g_assert_no_error (error);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (child), ready, sizeof ready, &n_read, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (ready, n_read, "ready\n", 6);
  while (!is_complete (path))
    {
      g_assert_cmpstr (option, !=, "--flush");
      g_thread_yield ();
    }
  assert_none_left (); /* it is alive */
  g_subprocess_force_exit (child);
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  entry = find_only ();
  note = recover (entry);
  g_assert_true (g_str_has_suffix (steller_note_get_section_text (note, "aanleiding"), " 198 199 "));
  remove_all ();
}

typedef void (*Test) (void);

/* Each begins with an empty folder. */
static void
run_test (gconstpointer data)
{
  remove_all ();
  (*(const Test *) data) ();
  remove_all ();
}

static const struct
{
  const char *path;
  Test test;
} tests[] = {
  { "/journal/unchanged", test_unchanged },
  { "/journal/left", test_left },
  { "/journal/saved", test_saved },
  { "/journal/checksum", test_checksum },
  { "/journal/left-of", test_left_of },
  { "/journal/saved-but-left", test_saved_but_left },
  { "/journal/twice", test_twice },
  { "/journal/take-over", test_take_over },
  { "/journal/random", test_random },
  { "/journal/bounded", test_bounded },
  { "/journal/no-folder", test_no_folder },
  { "/journal/no-room", test_no_room },
  { "/journal/removed", test_removed },
  { "/journal/strange-files", test_strange_files },
  { "/journal/damage", test_damage },
  { "/journal/mixed-records", test_mixed_records },
  { "/journal/hostile-records", test_hostile_records },
};

static void
remove_tree (const char *path)
{
  g_autofree char *folder = g_build_filename (path, "steller", NULL);
  g_autofree char *journals = steller_journal_get_folder ();

  remove_all ();
  g_rmdir (journals);
  g_rmdir (folder);
  g_rmdir (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = NULL;
  int result;

  if (argc == 2 && (strcmp (argv[1], "--flush") == 0 || strcmp (argv[1], "--wait") == 0))
    return run_child (strcmp (argv[1], "--flush") == 0);

  state = g_dir_make_tmp ("steller-journal-XXXXXX", NULL);
  g_assert_nonnull (state);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  self_path = argv[0];
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i].test, run_test);
  g_test_add_data_func ("/journal/killed/flushed", "--flush", test_killed);
  g_test_add_data_func ("/journal/killed/by-itself", "--wait", test_killed);
  result = g_test_run ();
  remove_tree (state);
  return result;
}
