/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-note-loader.h"

#include <glib/gi18n-lib.h>

#include "steller-error.h"
#include "steller-file-load.h"
#include "steller-json-scan.h"
#include "steller-shared-styles.h"

/**
 * steller_loaded_note_free:
 * @self: a loaded note
 *
 * Frees it and lets go of what is in it.
 */
void
steller_loaded_note_free (StellerLoadedNote *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->note);
  g_clear_object (&self->type);
  g_clear_object (&self->composer);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->document, steller_document_unref);
  g_clear_pointer (&self->pages, steller_pages_unref);
  g_free (self->checksum);
  g_clear_pointer (&self->left, g_ptr_array_unref);
  g_free (self->style_warning);
  g_free (self);
}

static StellerNote *
read_note (GFile *file, char **checksum, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = steller_file_load (file, STELLER_JSON_MAX_SIZE, cancellable, error);

  if (bytes == NULL)
    return NULL;

  *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return steller_note_new_from_bytes (bytes, error);
}

/* Makes all there is to a note. */
static StellerLoadedNote *
prepare (StellerNote *note, GCancellable *cancellable, GError **error)
{
  g_autoptr (StellerLoadedNote) loaded = g_new0 (StellerLoadedNote, 1);
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  g_autoptr (StellerStyle) style = NULL;

  loaded->note = g_object_ref (note);
  g_set_object (&loaded->type, steller_note_find_type (note, types, error));
  if (loaded->type == NULL)
    return NULL;

  loaded->composer = steller_composer_new (types, grounds);
  loaded->document = steller_composer_compose (loaded->composer, note, STELLER_AUDIENCE_INTERNAL, error);
  if (loaded->document == NULL)
    return NULL;

  style = steller_styles_load_or_fallback (steller_shared_styles_get (),
                                           steller_document_get_style_id (loaded->document), &loaded->style_warning,
                                           error);
  if (style == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  loaded->layout = steller_layout_new (style);
  loaded->pages = steller_layout_lay_out (loaded->layout, loaded->document);
  if (!steller_pages_has_fonts (loaded->pages))
    {
      g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED,
                           _("There are no fonts on this computer to show a note in"));
      return NULL;
    }

  return g_steal_pointer (&loaded);
}

/* Makes all there is to a note, or to one that is in a file. */
static StellerLoadedNote *
load (GFile *file, StellerNote *note, GCancellable *cancellable, GError **error)
{
  g_autoptr (StellerNote) read = NULL;
  g_autofree char *checksum = NULL;
  StellerLoadedNote *loaded = NULL;

  if (note == NULL)
    {
      /* Which fonts there are is found out while the note is read. */
      steller_layout_prepare ();
      read = read_note (file, &checksum, cancellable, error);
      note = read;
    }
  if (note != NULL)
    loaded = prepare (note, cancellable, error);
  if (loaded != NULL)
    loaded->checksum = g_steal_pointer (&checksum);
  if (loaded != NULL && read != NULL)
    loaded->left = steller_journal_find_left_of (steller_note_get_id (read), file);
  return loaded;
}

static void
return_loaded (GTask *task, StellerLoadedNote *loaded, GError *error)
{
  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify) steller_loaded_note_free);
  else
    g_task_return_error (task, error);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  StellerNote *note = STELLER_IS_NOTE (data) ? data : NULL;
  GError *error = NULL;
  StellerLoadedNote *loaded = load (note == NULL ? data : NULL, note, cancellable, &error);

  /* The thread that asked is to have the note to itself. */
  g_task_set_task_data (task, NULL, NULL);
  return_loaded (task, loaded, error);
}

static void
start (gpointer data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, g_object_ref (data), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

/* Early. */

/* A note that is read before there is a window for it. The thread that reads it and who asks for it have a reference. */
typedef struct
{
  GFile *file;
  GMutex mutex; /* guards the rest */
  gboolean done;
  StellerLoadedNote *loaded;
  GError *error;
  GTask *task; /* when it has been asked for before it was done */
} Early;

static Early *early = NULL;

static void
early_clear (gpointer data)
{
  Early *self = data;

  g_clear_object (&self->file);
  g_clear_object (&self->task);
  g_clear_pointer (&self->loaded, steller_loaded_note_free);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
}

static void
early_unref (Early *self)
{
  g_atomic_rc_box_release_full (self, early_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Early, early_unref)

static gpointer
load_early_in_thread (gpointer data)
{
  g_autoptr (Early) self = data;
  GError *error = NULL;
  StellerLoadedNote *loaded = load (self->file, NULL, NULL, &error);

  g_mutex_lock (&self->mutex);
  if (self->task != NULL)
    {
      return_loaded (self->task, loaded, error);
    }
  else
    {
      self->loaded = loaded;
      self->error = error;
      self->done = TRUE;
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/**
 * steller_note_loader_load_early:
 * @file: a note file that will be asked for very soon
 *
 * Starts reading a note and making its pages, in another thread. The next steller_note_loader_load() of this file, or a
 * steller_note_loader_take_early(), gets what comes of it. It can be called before GTK is ready.
 */
void
steller_note_loader_load_early (GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (early == NULL);

  early = g_atomic_rc_box_new0 (Early);
  early->file = g_object_ref (file);
  g_mutex_init (&early->mutex);
  g_thread_unref (g_thread_new ("note", load_early_in_thread, g_atomic_rc_box_acquire (early)));
}

/**
 * steller_note_loader_take_early:
 * @file: a note file
 * @loaded: (out) (transfer full) (nullable): return location for the note with its pages, %NULL when it failed
 * @error: return location for an error
 *
 * Takes a note that was read early and is there now, so that a window that is not shown yet need not be shown without
 * it.
 *
 * Returns: whether it had been read; if not, @loaded and @error are not set
 */
gboolean
steller_note_loader_take_early (GFile *file, StellerLoadedNote **loaded, GError **error)
{
  gboolean done;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (loaded != NULL, FALSE);

  if (early == NULL || !g_file_equal (early->file, file))
    return FALSE;

  g_mutex_lock (&early->mutex);
  done = early->done;
  if (done)
    {
      *loaded = g_steal_pointer (&early->loaded);
      if (early->error != NULL)
        g_propagate_error (error, g_steal_pointer (&early->error));
    }
  g_mutex_unlock (&early->mutex);
  if (done)
    g_clear_pointer (&early, early_unref);
  return done;
}

/* Has what is being read early handed over when it is there. */
static gboolean
ask_for_early (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (Early) self = NULL;
  g_autoptr (GTask) task = NULL;

  if (early == NULL || !g_file_equal (early->file, file))
    return FALSE;

  self = g_steal_pointer (&early);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, start);
  g_mutex_lock (&self->mutex);
  if (self->done)
    return_loaded (task, g_steal_pointer (&self->loaded), g_steal_pointer (&self->error));
  else
    self->task = g_steal_pointer (&task);
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

/**
 * steller_note_loader_load:
 * @file: a note file
 * @cancellable: (nullable): stops the work
 * @callback: called in the thread that asked, when the note is there or has failed
 * @user_data: for @callback
 *
 * Reads a note and makes its pages, in another thread.
 */
void
steller_note_loader_load (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (G_IS_FILE (file));

  if (!ask_for_early (file, cancellable, callback, user_data))
    start (file, cancellable, callback, user_data);
}

/**
 * steller_note_loader_prepare:
 * @note: a note that comes from no file: a new one, or one that was recovered
 * @cancellable: (nullable): stops the work
 * @callback: called in the thread that asked, when the pages are there or have failed
 * @user_data: for @callback
 *
 * Makes the pages of a note, in another thread. Until @callback is called nobody may use the note.
 */
void
steller_note_loader_prepare (StellerNote *note,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (STELLER_IS_NOTE (note));

  start (note, cancellable, callback, user_data);
}

/**
 * steller_note_loader_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Gets the note that was asked for.
 *
 * Returns: (transfer full) (nullable): the note with its pages
 */
StellerLoadedNote *
steller_note_loader_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
