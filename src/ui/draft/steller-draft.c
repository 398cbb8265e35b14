/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-draft.h"

#include <glib/gi18n-lib.h>

#include "steller-error.h"
#include "steller-file-checksum.h"
#include "steller-file.h"
#include "steller-subject.h"

/**
 * StellerDraft:
 *
 * A note that is being written, and the file it belongs to.
 *
 * It owns the one history of the note and its journal, from which it comes back when the program ends without warning.
 * It knows whether the note differs from its file, and saves it in another thread, from the bytes of the moment it was
 * asked. What another program did to the file meanwhile is never overwritten unasked: the draft keeps a checksum of the
 * content it read or wrote last.
 */
struct _StellerDraft
{
  GObject parent_instance;

  StellerNote *note;
  StellerNoteType *type;
  GFile *file;
  /* Of the content of the file as it was last read or written, NULL when that is not known. */
  char *checksum;
  char *title;

  StellerHistory *history;
  /* None for a note that cannot be changed. */
  StellerJournal *journal;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (StellerDraft, steller_draft, G_TYPE_OBJECT)

enum
{
  PROP_NOTE = 1,
  PROP_HISTORY,
  PROP_FILE,
  PROP_TITLE,
  PROP_MODIFIED,
  PROP_SAVING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* Title. */

static void
update_title (StellerDraft *self)
{
  g_autofree char *subject = steller_subject_get (self->note, self->type);
  g_autofree char *title = steller_subject_shorten (subject != NULL ? subject : _("Untitled Note"));

  if (g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* Changes. */

/* What was undone up to what is in the file has nothing to keep. What differs from the file has, also when that is since
 * something was saved that had been undone meanwhile. */
static void
on_modified (StellerDraft *self)
{
  if (self->journal != NULL && steller_draft_get_modified (self))
    steller_journal_mark_unsaved (self->journal);
  else if (self->journal != NULL)
    steller_journal_mark_saved (self->journal);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static void
on_note_changed (StellerDraft *self, const char *pointer)
{
  if (!g_str_has_prefix (pointer, "/sections/"))
    update_title (self);
}

/* Saving, in another thread. */

typedef struct
{
  GFile *file;
  GBytes *bytes;
  guint64 state; /* of the note, when those were taken */
  /* Of what the file must still hold, NULL when it may hold anything. */
  char *expected;
  /* Whether the file must still be what it was. */
  gboolean careful;
  char *checksum;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->file);
  g_bytes_unref (save->bytes);
  g_free (save->expected);
  g_free (save->checksum);
  g_free (save);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/* Whether the file still holds what this program read from it or wrote to it last. */
static gboolean
check_unchanged (const Save *save, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *checksum = steller_file_checksum_compute (save->file, cancellable, &reason);
  g_autofree char *name = dup_name (save->file);
  g_autofree char *wanted = NULL;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      /* A note that was never in its file, such as one that came back from its journal, may make it. */
      if (save->expected == NULL)
        return TRUE;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("“%s” is no longer there: it was moved or deleted"), name);
      return FALSE;
    }
  /* What is too large to be a note was put there by somebody else. */
  if (checksum == NULL && reason->domain != STELLER_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  /* Nothing is lost of what holds just this already. */
  wanted = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, save->bytes);
  if (checksum != NULL && (g_str_equal (checksum, wanted) || g_strcmp0 (checksum, save->expected) == 0))
    return TRUE;

  if (save->expected == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("“%s” may have been changed since these changes were made"),
                 name);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, _("“%s” was changed by another program"), name);
  return FALSE;
}

static gboolean
write_file (const Save *save, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (save->file);
  gsize size;
  gconstpointer data = g_bytes_get_data (save->bytes, &size);

  if (path != NULL)
    return steller_file_write (path, save->bytes, error);
  /* GIO writes beside the file and renames as well, wherever the server can. */
  return g_file_replace_contents (save->file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;

  if ((save->careful && !check_unchanged (save, cancellable, &error)) || !write_file (save, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  save->checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, save->bytes);
  g_task_return_boolean (task, TRUE);
}

static void
set_saving (StellerDraft *self, gboolean saving)
{
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

/* In the thread of the draft, when the file is written or not. */
static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  StellerDraft *self = STELLER_DRAFT (g_task_get_source_object (task));
  Save *save = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean moved;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      set_saving (self, FALSE);
      g_task_return_error (task, error);
      return;
    }

  moved = g_set_object (&self->file, save->file);
  steller_draft_set_checksum (self, save->checksum);
  if (moved)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  steller_history_mark_saved_state (self->history, save->state);
  /* What was typed meanwhile is in the journal only. */
  if (self->journal != NULL && !steller_draft_get_modified (self))
    steller_journal_mark_saved (self->journal);
  set_saving (self, FALSE);
  g_task_return_boolean (task, TRUE);
}

/**
 * steller_draft_save_async:
 * @self: a draft, which is not being saved already
 * @file: (nullable): the file to save in from now on, whatever it holds, or %NULL for its own, if that is as it was
 * @cancellable: (nullable): stops the work as long as nothing is written
 * @callback: called when the note is saved or not
 * @user_data: for @callback
 *
 * Saves the note as it is now, in another thread. The content of the file is replaced in one step; when anything fails
 * the file keeps what it had, and the draft its changes and the file it belongs to.
 */
void
steller_draft_save_async (StellerDraft *self,
                          GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) work = NULL;
  Save *save;

  g_return_if_fail (STELLER_IS_DRAFT (self));
  g_return_if_fail (file == NULL || G_IS_FILE (file));
  g_return_if_fail (file != NULL || self->file != NULL);
  g_return_if_fail (!self->saving);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steller_draft_save_async);
  /* What is written is written, whatever is cancelled afterwards. */
  g_task_set_check_cancellable (task, FALSE);
  if (steller_note_get_read_only (self->note))
    {
      g_task_return_new_error (task, STELLER_ERROR, STELLER_ERROR_VERSION,
                               _("The note was made by a newer Steller and cannot be saved by this one."));
      return;
    }

  save = g_new0 (Save, 1);
  save->file = g_object_ref (file != NULL ? file : self->file);
  save->bytes = steller_note_to_bytes (self->note);
  save->careful = file == NULL;
  save->expected = g_strdup (self->checksum);
  save->state = steller_history_get_state (self->history);
  set_saving (self, TRUE);

  /* Without the draft as its source: the other thread must not be the last to let go of that. */
  work = g_task_new (NULL, cancellable, on_saved, g_steal_pointer (&task));
  g_task_set_source_tag (work, save_in_thread);
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, save, save_free);
  g_task_run_in_thread (work, save_in_thread);
}

/**
 * steller_draft_save_finish:
 * @self: a draft
 * @result: what the callback got
 * @error: return location for an error
 *
 * Tells whether the note was saved.
 *
 * Returns: whether it is; %FALSE with %G_IO_ERROR_WRONG_ETAG when another program changed the file, with
 *   %G_IO_ERROR_EXISTS when there is a file and it is not known what it held, with %G_IO_ERROR_NOT_FOUND when it, or its
 *   folder, is no longer there, or with another `G_IO_ERROR`
 */
gboolean
steller_draft_save_finish (StellerDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The object. */

static void
steller_draft_dispose (GObject *object)
{
  StellerDraft *self = STELLER_DRAFT (object);

  if (self->note != NULL)
    g_signal_handlers_disconnect_by_data (self->note, self);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->history);
  g_clear_object (&self->journal);
  g_clear_object (&self->note);
  g_clear_object (&self->type);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (steller_draft_parent_class)->dispose (object);
}

static void
steller_draft_finalize (GObject *object)
{
  StellerDraft *self = STELLER_DRAFT (object);

  g_free (self->checksum);
  g_free (self->title);

  G_OBJECT_CLASS (steller_draft_parent_class)->finalize (object);
}

static void
steller_draft_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  StellerDraft *self = STELLER_DRAFT (object);

  switch (property_id)
    {
    case PROP_NOTE:
      g_value_set_object (value, self->note);
      break;
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, steller_draft_get_modified (self));
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->saving);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
steller_draft_class_init (StellerDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = steller_draft_dispose;
  object_class->finalize = steller_draft_finalize;
  object_class->get_property = steller_draft_get_property;

  /**
   * StellerDraft:note:
   *
   * The note.
   */
  properties[PROP_NOTE] = g_param_spec_object ("note", NULL, NULL, STELLER_TYPE_NOTE, flags);
  /**
   * StellerDraft:history:
   *
   * What undoes and redoes the changes of the note.
   */
  properties[PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, STELLER_TYPE_HISTORY, flags);
  /**
   * StellerDraft:file:
   *
   * The file it belongs to, %NULL when it was never saved.
   */
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  /**
   * StellerDraft:title:
   *
   * What the note is about, on one line, or that it says nothing of that.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /**
   * StellerDraft:modified:
   *
   * Whether the note differs from what was opened or saved last.
   */
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  /**
   * StellerDraft:saving:
   *
   * Whether the note is being saved.
   */
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
steller_draft_init (StellerDraft *self)
{
}

/**
 * steller_draft_new:
 * @note: a note
 * @type: (nullable): its type
 * @file: (nullable): the file it belongs to
 *
 * Follows a note that is being written.
 *
 * Returns: (transfer full): a new draft
 */
StellerDraft *
steller_draft_new (StellerNote *note, StellerNoteType *type, GFile *file)
{
  StellerDraft *self;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);
  g_return_val_if_fail (type == NULL || STELLER_IS_NOTE_TYPE (type), NULL);
  g_return_val_if_fail (file == NULL || G_IS_FILE (file), NULL);

  self = g_object_new (STELLER_TYPE_DRAFT, NULL);
  self->note = g_object_ref (note);
  g_set_object (&self->type, type);
  g_set_object (&self->file, file);
  self->history = steller_history_new (note);
  if (!steller_note_get_read_only (note))
    self->journal = steller_journal_new (note, file);
  update_title (self);
  g_signal_connect_swapped (self->history, "notify::modified", G_CALLBACK (on_modified), self);
  g_signal_connect_swapped (note, "changed", G_CALLBACK (on_note_changed), self);

  return self;
}

/**
 * steller_draft_get_note:
 * @self: a draft
 *
 * Returns: (transfer none): the note
 */
StellerNote *
steller_draft_get_note (StellerDraft *self)
{
  g_return_val_if_fail (STELLER_IS_DRAFT (self), NULL);

  return self->note;
}

/**
 * steller_draft_get_note_type:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): the type of the note
 */
StellerNoteType *
steller_draft_get_note_type (StellerDraft *self)
{
  g_return_val_if_fail (STELLER_IS_DRAFT (self), NULL);

  return self->type;
}

/**
 * steller_draft_get_history:
 * @self: a draft
 *
 * Returns: (transfer none): what undoes and redoes the changes of the note
 */
StellerHistory *
steller_draft_get_history (StellerDraft *self)
{
  g_return_val_if_fail (STELLER_IS_DRAFT (self), NULL);

  return self->history;
}

/**
 * steller_draft_get_journal:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): what keeps the changes that are not saved, %NULL for a note that can only be read
 */
StellerJournal *
steller_draft_get_journal (StellerDraft *self)
{
  g_return_val_if_fail (STELLER_IS_DRAFT (self), NULL);

  return self->journal;
}

/**
 * steller_draft_mark_unsaved:
 * @self: a draft
 * @entry: (nullable): the journal that the note came back from
 *
 * Tells that the note is nowhere saved as it is, though it did not change. The journal of the draft takes the place of
 * @entry, which knows what the file held.
 */
void
steller_draft_mark_unsaved (StellerDraft *self, StellerJournalEntry *entry)
{
  g_return_if_fail (STELLER_IS_DRAFT (self));
  g_return_if_fail (entry == NULL || STELLER_IS_JOURNAL_ENTRY (entry));

  steller_history_mark_unsaved (self->history);
  if (entry != NULL)
    steller_draft_set_checksum (self, steller_journal_entry_get_checksum (entry));
  if (self->journal == NULL)
    return;
  if (entry != NULL)
    steller_journal_take_over (self->journal, entry);
  else
    steller_journal_mark_unsaved (self->journal);
}

/**
 * steller_draft_discard:
 * @self: a draft
 *
 * Gives up what is not saved: the note is closed, and is not to come back.
 */
void
steller_draft_discard (StellerDraft *self)
{
  g_return_if_fail (STELLER_IS_DRAFT (self));

  if (self->journal != NULL)
    steller_journal_discard (self->journal);
}

/**
 * steller_draft_get_file:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): the file it belongs to, %NULL when it was never saved
 */
GFile *
steller_draft_get_file (StellerDraft *self)
{
  g_return_val_if_fail (STELLER_IS_DRAFT (self), NULL);

  return self->file;
}

/**
 * steller_draft_get_title:
 * @self: a draft
 *
 * Returns: (transfer none): what the note is about, on one line, or that it says nothing of that
 */
const char *
steller_draft_get_title (StellerDraft *self)
{
  g_return_val_if_fail (STELLER_IS_DRAFT (self), NULL);

  return self->title;
}

/**
 * steller_draft_get_modified:
 * @self: a draft
 *
 * Returns: whether the note differs from what was opened or saved last
 */
gboolean
steller_draft_get_modified (StellerDraft *self)
{
  g_return_val_if_fail (STELLER_IS_DRAFT (self), FALSE);

  return steller_history_get_modified (self->history);
}

/**
 * steller_draft_get_saving:
 * @self: a draft
 *
 * Returns: whether the note is being saved
 */
gboolean
steller_draft_get_saving (StellerDraft *self)
{
  g_return_val_if_fail (STELLER_IS_DRAFT (self), FALSE);

  return self->saving;
}

/**
 * steller_draft_set_checksum:
 * @self: a draft
 * @checksum: (nullable): the SHA-256 checksum, in hexadecimal, of the content of the file that the note was read from
 *
 * Tells what the file of the draft holds. A save that finds something else there fails; so does one that finds anything
 * when this is not known.
 */
void
steller_draft_set_checksum (StellerDraft *self, const char *checksum)
{
  g_return_if_fail (STELLER_IS_DRAFT (self));

  g_set_str (&self->checksum, checksum);
  if (self->journal != NULL)
    steller_journal_set_file (self->journal, self->file, checksum);
}

/**
 * steller_draft_get_checksum:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): the SHA-256 checksum, in hexadecimal, of what the file held when it was read or
 *   saved last; %NULL when that is not known
 */
const char *
steller_draft_get_checksum (StellerDraft *self)
{
  g_return_val_if_fail (STELLER_IS_DRAFT (self), NULL);

  return self->checksum;
}
