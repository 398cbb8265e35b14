/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-journal.h"

#include <string.h>

#include "steller-journal-writer.h"

/* A journal holds the note as it was shortly after the first change that is not saved, and each change since. While all
 * is saved there is none: nothing is written for a note that is only read. */

/* From a change until the note is written whole, in milliseconds: what comes in that time goes along. */
#define NOTE_DELAY 100

/* From a failure until the next attempt, in seconds. */
#define RETRY_DELAY 2

/* How long the records may get before the journal begins anew, in bytes; longer for a note that is itself long. */
#define MAX_RECORDS (1024 * 1024)

struct _StellerJournal
{
  GObject parent_instance;

  StellerNote *note;
  GFile *file;
  char *checksum; /* of what the file held when it was last read or written, NULL when that is not known */
  StellerJournalWriter *writer; /* NULL until there is something to write */
  gboolean unsaved;
  gboolean recording;  /* whether the note was handed to the writer and each change since */
  gboolean discarded;
  gsize max_records;
  gsize n_recorded;    /* in bytes */
  guint note_source;   /* writes the note whole */
  GError *error;
};

G_DEFINE_FINAL_TYPE (StellerJournal, steller_journal, G_TYPE_OBJECT)

enum
{
  PROP_ERROR = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void write_note_later (StellerJournal *self, guint delay);

static void
on_told (gpointer object, const GError *error)
{
  StellerJournal *self = object;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  if (error != NULL && self->unsaved && !self->discarded)
    write_note_later (self, RETRY_DELAY * 1000);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static StellerJournalWriter *
get_writer (StellerJournal *self)
{
  if (self->writer == NULL)
    self->writer = steller_journal_writer_new (steller_note_get_id (self->note), G_OBJECT (self), on_told);
  return self->writer;
}

static void
write_note (StellerJournal *self)
{
  g_autoptr (GBytes) bytes = steller_note_to_bytes (self->note);
  g_autofree char *file = steller_journal_encode_file (self->file, self->checksum);

  g_clear_handle_id (&self->note_source, g_source_remove);
  steller_journal_writer_push_note (get_writer (self), bytes, file);
  self->max_records = MAX (MAX_RECORDS, g_bytes_get_size (bytes));
  self->n_recorded = 0;
  self->recording = TRUE;
}

static gboolean
on_note_delay (gpointer data)
{
  StellerJournal *self = data;

  self->note_source = 0;
  write_note (self);
  return G_SOURCE_REMOVE;
}

static void
write_note_later (StellerJournal *self, guint delay)
{
  if (self->note_source != 0)
    return;
  self->note_source = g_timeout_add (delay, on_note_delay, self);
}

static void
stop_writing (StellerJournal *self)
{
  g_clear_handle_id (&self->note_source, g_source_remove);
  self->unsaved = FALSE;
  self->recording = FALSE;
  if (self->writer != NULL)
    steller_journal_writer_push_clear (self->writer);
}

static void
on_note_changed (StellerNote *note, const char *pointer, JsonNode *old, JsonNode *new, StellerJournal *self)
{
  g_autoptr (GBytes) change = NULL;

  if (self->discarded)
    return;
  self->unsaved = TRUE;
  if (self->recording)
    change = steller_journal_encode_change (pointer, old, new, steller_note_get_changed_index (note));
  if (change == NULL)
    {
      self->recording = FALSE;
      write_note_later (self, NOTE_DELAY);
      return;
    }
  steller_journal_writer_push_record (self->writer, STELLER_JOURNAL_CHANGE, change);
  self->n_recorded += g_bytes_get_size (change);
  if (self->n_recorded > self->max_records)
    write_note_later (self, NOTE_DELAY);
}

static void
steller_journal_dispose (GObject *object)
{
  StellerJournal *self = STELLER_JOURNAL (object);

  if (self->note != NULL)
    g_signal_handlers_disconnect_by_func (self->note, on_note_changed, self);
  if (self->note_source != 0)
    write_note (self);
  g_clear_pointer (&self->writer, steller_journal_writer_close);
  g_clear_object (&self->note);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (steller_journal_parent_class)->dispose (object);
}

static void
steller_journal_finalize (GObject *object)
{
  StellerJournal *self = STELLER_JOURNAL (object);

  g_clear_error (&self->error);
  g_free (self->checksum);

  G_OBJECT_CLASS (steller_journal_parent_class)->finalize (object);
}

static void
steller_journal_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  StellerJournal *self = STELLER_JOURNAL (object);

  switch (property)
    {
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
steller_journal_class_init (StellerJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steller_journal_dispose;
  object_class->finalize = steller_journal_finalize;
  object_class->get_property = steller_journal_get_property;

  /**
   * StellerJournal:error:
   *
   * Why the journal cannot be written, or %NULL while it can. A full disk is tried again every few seconds.
   */
  properties[PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
steller_journal_init (StellerJournal *self)
{
}

/**
 * steller_journal_new:
 * @note: a note
 * @file: (nullable): the file it was opened from, or %NULL when it was never saved
 *
 * Keeps a journal of a note: each change that is not saved is on the disk within a second, so that nothing is lost
 * when the process ends without warning. The note counts as saved as it is, and nothing is written until it changes.
 * Letting go of the journal writes what is left and keeps the file; see steller_journal_discard().
 *
 * All writing is done by a thread of its own. A note that is open twice has two journals.
 *
 * Returns: (transfer full): a new journal
 */
StellerJournal *
steller_journal_new (StellerNote *note, GFile *file)
{
  StellerJournal *self;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);
  g_return_val_if_fail (file == NULL || G_IS_FILE (file), NULL);

  self = g_object_new (STELLER_TYPE_JOURNAL, NULL);
  self->note = g_object_ref (note);
  g_set_object (&self->file, file);
  g_signal_connect (note, "changed", G_CALLBACK (on_note_changed), self);
  return self;
}

/**
 * steller_journal_set_file:
 * @self: a journal
 * @file: (nullable): where the note is saved now
 * @checksum: (nullable): the SHA-256 checksum, in hexadecimal, of what the file holds, as far as this program knows
 *
 * Tells that the note has another file, or that its file holds something else. Who recovers the note must be able to
 * tell whether another program changed the file afterwards.
 */
void
steller_journal_set_file (StellerJournal *self, GFile *file, const char *checksum)
{
  g_autoptr (GBytes) content = NULL;
  gboolean changed;
  char *text;

  g_return_if_fail (STELLER_IS_JOURNAL (self));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  changed = g_set_object (&self->file, file);
  changed = g_set_str (&self->checksum, checksum) || changed;
  if (!changed || !self->recording)
    return;
  text = steller_journal_encode_file (self->file, self->checksum);
  content = g_bytes_new_take (text, strlen (text));
  steller_journal_writer_push_record (self->writer, STELLER_JOURNAL_FILE, content);
}

/**
 * steller_journal_take_over:
 * @self: a journal of the note that steller_journal_entry_recover() made
 * @entry: where it came from
 *
 * Takes the place of the journal that was left behind, which goes as soon as this one is on the disk. Until then one of
 * them is there at any moment. The note counts as not saved.
 */
void
steller_journal_take_over (StellerJournal *self, StellerJournalEntry *entry)
{
  g_return_if_fail (STELLER_IS_JOURNAL (self));
  g_return_if_fail (STELLER_IS_JOURNAL_ENTRY (entry));

  steller_journal_writer_push_replaced (get_writer (self), steller_journal_entry_get_path (entry));
  steller_journal_mark_unsaved (self);
}

/**
 * steller_journal_mark_saved:
 * @self: a journal
 *
 * Tells that the note is on the disk as it is now. The journal goes, until the next change. When the drafter went on
 * while the note was saved, do not call it: the journal then still holds all.
 */
void
steller_journal_mark_saved (StellerJournal *self)
{
  g_return_if_fail (STELLER_IS_JOURNAL (self));

  stop_writing (self);
}

/**
 * steller_journal_mark_unsaved:
 * @self: a journal
 *
 * Tells that the note is not on the disk as it is now, though it did not change: then it is kept in the journal.
 */
void
steller_journal_mark_unsaved (StellerJournal *self)
{
  g_return_if_fail (STELLER_IS_JOURNAL (self));

  if (self->discarded)
    return;
  self->unsaved = TRUE;
  self->recording = FALSE;
  write_note_later (self, NOTE_DELAY);
}

/**
 * steller_journal_discard:
 * @self: a journal
 *
 * Removes the journal for good: the note was closed, and its changes were given up on purpose.
 */
void
steller_journal_discard (StellerJournal *self)
{
  g_return_if_fail (STELLER_IS_JOURNAL (self));

  self->discarded = TRUE;
  stop_writing (self);
}

/**
 * steller_journal_flush:
 * @self: a journal
 * @error: return location for an error
 *
 * Writes what is left to write, and waits for the disk: for the end of the program.
 *
 * Returns: whether all is on the disk; %FALSE with a `G_IO_ERROR` otherwise
 */
gboolean
steller_journal_flush (StellerJournal *self, GError **error)
{
  g_return_val_if_fail (STELLER_IS_JOURNAL (self), FALSE);

  if (self->note_source != 0)
    write_note (self);
  return self->writer == NULL || steller_journal_writer_flush (self->writer, error);
}

/**
 * steller_journal_get_error:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): why the journal cannot be written, or %NULL while it can
 */
const GError *
steller_journal_get_error (StellerJournal *self)
{
  g_return_val_if_fail (STELLER_IS_JOURNAL (self), NULL);

  return self->error;
}
