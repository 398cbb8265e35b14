/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-note-loader.h"

#include <glib/gi18n-lib.h>

#include "steller-error.h"
#include "steller-file.h"
#include "steller-json-scan.h"

#define FALLBACK_STYLE "standaard"

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
  g_strfreev (self->warnings);
  g_free (self);
}

static StellerNote *
read_note (GFile *file, char **checksum, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GBytes) bytes = NULL;

  bytes = path != NULL ? steller_file_read (path, STELLER_JSON_MAX_SIZE, error)
                       : g_file_load_bytes (file, cancellable, NULL, error);
  if (bytes == NULL)
    return NULL;

  *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return steller_note_new_from_bytes (bytes, error);
}

static StellerStyle *
read_style (const char *id, GStrvBuilder *warnings, GError **error)
{
  g_autoptr (GError) missing = NULL;
  StellerStyle *style = steller_style_new_builtin (id, &missing);

  if (style != NULL)
    return style;
  if (g_str_equal (id, FALLBACK_STYLE))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }

  g_strv_builder_add (warnings, missing->message);
  return steller_style_new_builtin (FALLBACK_STYLE, error);
}

/* Makes all there is to a note. */
static StellerLoadedNote *
prepare (StellerNote *note, GCancellable *cancellable, GError **error)
{
  g_autoptr (StellerLoadedNote) loaded = g_new0 (StellerLoadedNote, 1);
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  g_autoptr (StellerStyle) style = NULL;
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();

  loaded->note = g_object_ref (note);
  g_set_object (&loaded->type, steller_note_find_type (note, types, error));
  if (loaded->type == NULL)
    return NULL;

  loaded->composer = steller_composer_new (types, grounds);
  loaded->document = steller_composer_compose (loaded->composer, note, STELLER_AUDIENCE_INTERNAL, error);
  if (loaded->document == NULL)
    return NULL;

  style = read_style (steller_document_get_style_id (loaded->document), warnings, error);
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
  g_strv_builder_addv (warnings, (const char **) steller_pages_get_warnings (loaded->pages));
  loaded->warnings = g_strv_builder_end (warnings);

  return g_steal_pointer (&loaded);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (StellerNote) note = NULL;
  g_autofree char *checksum = NULL;
  StellerLoadedNote *loaded = NULL;
  g_autoptr (GError) error = NULL;

  if (STELLER_IS_NOTE (data))
    {
      note = g_object_ref (data);
    }
  else
    {
      /* Which fonts there are is found out while the note is read. */
      steller_layout_prepare ();
      note = read_note (data, &checksum, cancellable, &error);
    }
  if (note != NULL)
    loaded = prepare (note, cancellable, &error);
  if (loaded != NULL)
    loaded->checksum = g_steal_pointer (&checksum);

  /* The thread that asked is to have the note to itself. */
  g_clear_object (&note);
  g_task_set_task_data (task, NULL, NULL);
  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify) steller_loaded_note_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
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

/* A note that is read before there is a window for it. */
typedef struct
{
  GFile *file;
  GAsyncResult *result; /* when it is there */
  GTask *task;          /* when it has been asked for */
} Early;

static Early *early = NULL;

static void
early_free (Early *self)
{
  g_clear_object (&self->file);
  g_clear_object (&self->result);
  g_clear_object (&self->task);
  g_free (self);
}

static void
hand_over (Early *self)
{
  g_autoptr (GError) error = NULL;
  StellerLoadedNote *loaded = steller_note_loader_finish (self->result, &error);

  if (loaded != NULL)
    g_task_return_pointer (self->task, loaded, (GDestroyNotify) steller_loaded_note_free);
  else
    g_task_return_error (self->task, g_steal_pointer (&error));
  early_free (self);
}

static void
on_early_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Early *self = data;

  self->result = g_object_ref (result);
  if (self->task != NULL)
    hand_over (self);
}

/**
 * steller_note_loader_load_early:
 * @file: a note file that will be asked for very soon
 *
 * Starts reading a note and making its pages, in another thread. The next steller_note_loader_load() of this file gets
 * what comes of it. It can be called before GTK is ready.
 */
void
steller_note_loader_load_early (GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (early == NULL);

  early = g_new0 (Early, 1);
  early->file = g_object_ref (file);
  start (file, NULL, on_early_loaded, early);
}

static gboolean
take_early (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Early *self;

  if (early == NULL || !g_file_equal (early->file, file))
    return FALSE;

  self = g_steal_pointer (&early);
  self->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, start);
  if (self->result != NULL)
    hand_over (self);
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

  if (!take_early (file, cancellable, callback, user_data))
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
