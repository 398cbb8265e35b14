/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-journal-entry.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "steller-file.h"
#include "steller-journal-folder.h"
#include "steller-journal-record.h"

/* How many journals are looked into. One is left by each crash at most. */
#define MAX_ENTRIES 100

struct _StellerJournalEntry
{
  GObject parent_instance;

  char *path;
  char *note_id;
  char *subject;
  GFile *file;
  char *checksum;
  gint64 time;
};

G_DEFINE_FINAL_TYPE (StellerJournalEntry, steller_journal_entry, G_TYPE_OBJECT)

static void
steller_journal_entry_finalize (GObject *object)
{
  StellerJournalEntry *self = STELLER_JOURNAL_ENTRY (object);

  g_free (self->path);
  g_free (self->note_id);
  g_free (self->subject);
  g_clear_object (&self->file);
  g_free (self->checksum);

  G_OBJECT_CLASS (steller_journal_entry_parent_class)->finalize (object);
}

static void
steller_journal_entry_class_init (StellerJournalEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_journal_entry_finalize;
}

static void
steller_journal_entry_init (StellerJournalEntry *self)
{
}

/* Whether the file of the note holds just this: the process ended between the save and the end of its journal. */
static gboolean
is_saved (StellerNote *note, GFile *file)
{
  const char *path = file != NULL ? g_file_peek_path (file) : NULL;
  g_autoptr (GBytes) saved = path != NULL ? steller_file_read_regular (path, STELLER_JSON_MAX_SIZE, NULL) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (saved == NULL)
    return FALSE;
  bytes = steller_note_to_bytes (note);
  return g_bytes_equal (bytes, saved);
}

/* Looks into a journal that is locked by @descriptor. Returns NULL when there is nothing in it that could be lost. A
 * journal that is damaged from its start on is left for the drafter to decide about. */
static StellerJournalEntry *
read_entry (const char *path, int descriptor)
{
  g_autoptr (GBytes) journal = steller_file_read_regular (path, STELLER_JOURNAL_MAX_SIZE, NULL);
  g_autoptr (StellerNote) note = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *checksum = NULL;
  StellerJournalEntry *self;
  struct stat status;

  if (fstat (descriptor, &status) < 0 || status.st_size == 0)
    return NULL;
  if (journal != NULL)
    note = steller_journal_replay (journal, &file, &checksum, NULL);
  if (note != NULL && is_saved (note, file))
    return NULL;
  self = g_object_new (STELLER_TYPE_JOURNAL_ENTRY, NULL);
  self->path = g_strdup (path);
  self->time = status.st_mtime;
  g_set_object (&self->file, file);
  self->checksum = g_steal_pointer (&checksum);
  if (note != NULL)
    {
      self->note_id = g_strdup (steller_note_get_id (note));
      self->subject = g_strdup (steller_note_get_field_text (note, "onderwerp"));
    }
  return self;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const StellerJournalEntry *first = *(const StellerJournalEntry *const *) a;
  const StellerJournalEntry *second = *(const StellerJournalEntry *const *) b;

  return first->time > second->time ? -1 : first->time < second->time;
}

static void
find_entry (const char *path, GPtrArray *entries)
{
  StellerJournalEntry *entry;
  int descriptor = steller_journal_open_left (path);

  if (descriptor < 0)
    return;
  entry = read_entry (path, descriptor);
  if (entry != NULL)
    g_ptr_array_add (entries, entry);
  else
    unlink (path);
  close (descriptor);
}

/**
 * steller_journal_find_left:
 *
 * Finds the journals that no process writes any more, of notes with changes that were not saved. Those without any go,
 * as do unfinished files. It may be called in any thread.
 *
 * Returns: (transfer container) (element-type StellerJournalEntry): the journals, the newest first
 */
GPtrArray *
steller_journal_find_left (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (steller_journal_get_left_mutex ());
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folder = steller_journal_get_folder ();
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && entries->len < MAX_ENTRIES && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, STELLER_JOURNAL_SUFFIX))
        find_entry (path, entries);
      else if (*name == '.' && g_str_has_suffix (name, STELLER_JOURNAL_TEMPORARY_SUFFIX))
        steller_journal_remove_left (path);
    }
  g_ptr_array_sort (entries, compare_times);
  return entries;
}

/* Whether two paths lead to one file, as with links. */
static gboolean
is_same_file (GFile *first, GFile *second)
{
  const char *first_path = g_file_peek_path (first);
  const char *second_path = g_file_peek_path (second);
  struct stat first_status;
  struct stat second_status;

  if (g_file_equal (first, second))
    return TRUE;
  return first_path != NULL && second_path != NULL && stat (first_path, &first_status) == 0 &&
         stat (second_path, &second_status) == 0 && first_status.st_dev == second_status.st_dev &&
         first_status.st_ino == second_status.st_ino;
}

/* A copy of a note, which is another file, has the same id: the changes are of the note that has gone, or of none. */
static gboolean
is_of (StellerJournalEntry *self, const char *note_id, GFile *file)
{
  const char *path = self->file != NULL ? g_file_peek_path (self->file) : NULL;

  if (self->file != NULL && is_same_file (self->file, file))
    return TRUE;
  if (g_strcmp0 (self->note_id, note_id) != 0)
    return FALSE;
  return self->file == NULL || (path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS));
}

/**
 * steller_journal_find_left_of:
 * @note_id: the id of a note
 * @file: the file it was opened from
 *
 * Finds the journals, as steller_journal_find_left() does, that keep changes of what is in a file: those of the same file,
 * and those of a note with the same id that was never saved, or whose file is no longer there, as when it was renamed.
 *
 * Returns: (transfer container) (element-type StellerJournalEntry): the journals, the newest first
 */
GPtrArray *
steller_journal_find_left_of (const char *note_id, GFile *file)
{
  GPtrArray *entries;

  g_return_val_if_fail (note_id != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  entries = steller_journal_find_left ();
  for (guint i = entries->len; i > 0; i--)
    if (!is_of (entries->pdata[i - 1], note_id, file))
      g_ptr_array_remove_index (entries, i - 1);
  return entries;
}

/**
 * steller_journal_entry_get_path:
 * @self: a journal that was left behind
 *
 * Returns: (transfer none) (type filename): its own file
 */
const char *
steller_journal_entry_get_path (StellerJournalEntry *self)
{
  g_return_val_if_fail (STELLER_IS_JOURNAL_ENTRY (self), NULL);

  return self->path;
}

/**
 * steller_journal_entry_get_note_id:
 * @self: a journal that was left behind
 *
 * Returns: (transfer none) (nullable): the id of the note; %NULL when the journal is damaged from its start on
 */
const char *
steller_journal_entry_get_note_id (StellerJournalEntry *self)
{
  g_return_val_if_fail (STELLER_IS_JOURNAL_ENTRY (self), NULL);

  return self->note_id;
}

/**
 * steller_journal_entry_get_subject:
 * @self: a journal that was left behind
 *
 * Returns: (transfer none) (nullable): the subject of the note, with its redaction marks, or %NULL when it has none
 */
const char *
steller_journal_entry_get_subject (StellerJournalEntry *self)
{
  g_return_val_if_fail (STELLER_IS_JOURNAL_ENTRY (self), NULL);

  return self->subject;
}

/**
 * steller_journal_entry_get_file:
 * @self: a journal that was left behind
 *
 * Returns: (transfer none) (nullable): the file of the note, which need not be there any more; %NULL when it was never
 *   saved
 */
GFile *
steller_journal_entry_get_file (StellerJournalEntry *self)
{
  g_return_val_if_fail (STELLER_IS_JOURNAL_ENTRY (self), NULL);

  return self->file;
}

/**
 * steller_journal_entry_get_checksum:
 * @self: a journal that was left behind
 *
 * Returns: (transfer none) (nullable): the SHA-256 checksum, in hexadecimal, of what the file of the note held when the
 *   note was last read from it or saved in it; %NULL when that is not known
 */
const char *
steller_journal_entry_get_checksum (StellerJournalEntry *self)
{
  g_return_val_if_fail (STELLER_IS_JOURNAL_ENTRY (self), NULL);

  return self->checksum;
}

/**
 * steller_journal_entry_get_time:
 * @self: a journal that was left behind
 *
 * Returns: when the last change was written, in seconds since 1970 (UTC)
 */
gint64
steller_journal_entry_get_time (StellerJournalEntry *self)
{
  g_return_val_if_fail (STELLER_IS_JOURNAL_ENTRY (self), 0);

  return self->time;
}

/**
 * steller_journal_entry_recover:
 * @self: a journal that was left behind
 * @error: return location for an error
 *
 * Makes the note again as it was. The journal stays: give the note one of its own, and hand it this with
 * steller_journal_take_over().
 *
 * Returns: (transfer full): the note, or %NULL; with %G_IO_ERROR_BUSY when another process took the journal meanwhile
 */
StellerNote *
steller_journal_entry_recover (StellerJournalEntry *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GBytes) journal = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *checksum = NULL;
  StellerNote *note = NULL;
  int descriptor;

  g_return_val_if_fail (STELLER_IS_JOURNAL_ENTRY (self), NULL);

  locker = g_mutex_locker_new (steller_journal_get_left_mutex ());
  descriptor = steller_journal_open_left (self->path);
  if (descriptor < 0 && errno == EWOULDBLOCK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, "%s", _("The note is open in another window already."));
      return NULL;
    }
  journal = steller_file_read_regular (self->path, STELLER_JOURNAL_MAX_SIZE, error);
  if (journal != NULL)
    note = steller_journal_replay (journal, &file, &checksum, error);
  if (descriptor >= 0)
    close (descriptor);
  return note;
}

/**
 * steller_journal_entry_discard:
 * @self: a journal that was left behind
 *
 * Removes the journal, and with it the changes that were not saved.
 */
void
steller_journal_entry_discard (StellerJournalEntry *self)
{
  g_return_if_fail (STELLER_IS_JOURNAL_ENTRY (self));

  steller_journal_discard_left (self->path);
}
