/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-note-loader.h"

#include <glib/gi18n-lib.h>

#include "steller-composer.h"
#include "steller-error.h"
#include "steller-grounds.h"
#include "steller-layout.h"
#include "steller-note-types.h"
#include "steller-style.h"

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
  g_clear_pointer (&self->document, steller_document_unref);
  g_clear_pointer (&self->pages, steller_pages_unref);
  g_strfreev (self->warnings);
  g_free (self);
}

static StellerNote *
read_note (GFile *file, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GBytes) bytes = NULL;

  if (path != NULL)
    return steller_note_load (path, error);

  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  return bytes != NULL ? steller_note_new_from_bytes (bytes, error) : NULL;
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

static StellerLoadedNote *
load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (StellerLoadedNote) loaded = g_new0 (StellerLoadedNote, 1);
  g_autoptr (StellerNoteTypes) types = NULL;
  g_autoptr (StellerGrounds) grounds = NULL;
  g_autoptr (StellerComposer) composer = NULL;
  g_autoptr (StellerStyle) style = NULL;
  g_autoptr (StellerLayout) layout = NULL;
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();

  loaded->note = read_note (file, cancellable, error);
  if (loaded->note == NULL)
    return NULL;

  types = steller_note_types_new ();
  grounds = steller_grounds_new ();
  composer = steller_composer_new (types, grounds);
  loaded->document = steller_composer_compose (composer, loaded->note, STELLER_AUDIENCE_INTERNAL, error);
  if (loaded->document == NULL)
    return NULL;

  style = read_style (steller_document_get_style_id (loaded->document), warnings, error);
  if (style == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  layout = steller_layout_new (style);
  loaded->pages = steller_layout_lay_out (layout, loaded->document);
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
  g_autoptr (GError) error = NULL;
  StellerLoadedNote *loaded = load (data, cancellable, &error);

  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify) steller_loaded_note_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
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
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, steller_note_loader_load);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
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
