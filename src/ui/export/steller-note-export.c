/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-note-export.h"

#include <glib/gi18n-lib.h>

#include "steller-composer.h"
#include "steller-error-text.h"
#include "steller-file.h"
#include "steller-grounds.h"
#include "steller-note-types.h"
#include "steller-shared-styles.h"

/* What the other thread is given. It makes a note of its own: the one that is being edited can change meanwhile. */
typedef struct
{
  GBytes *note;
  StellerAudience audience;
  const StellerExportFormat *format;
  GFile *file;
  StellerExportProfile *profile; /* what the other thread found, for formats that have one */
} Work;

static void
work_free (Work *work)
{
  g_bytes_unref (work->note);
  g_object_unref (work->file);
  g_clear_pointer (&work->profile, steller_export_profile_unref);
  g_free (work);
}

/* What does not fit the type of the note does not print, and whoever exports it must know. */
static gboolean
find_problems (
  StellerNote *note, StellerNoteTypes *types, StellerGrounds *grounds, GStrvBuilder *warnings, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  StellerNoteType *type = steller_note_find_type (note, types, error);

  if (type == NULL)
    return FALSE;
  steller_note_validate (note, type, grounds, problems);
  for (guint i = 0; i < problems->len; i++)
    g_strv_builder_take (warnings, steller_error_text_describe (g_ptr_array_index (problems, i)));
  return TRUE;
}

static GBytes *
make_bytes (Work *work, GStrvBuilder *warnings, GCancellable *cancellable, GError **error)
{
  g_autoptr (StellerNote) note = NULL;
  g_autoptr (StellerNoteTypes) types = NULL;
  g_autoptr (StellerGrounds) grounds = NULL;
  g_autoptr (StellerComposer) composer = NULL;
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerStyle) style = NULL;
  g_autofree char *warning = NULL;
  g_autoptr (StellerExport) job = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *const *more;

  if (work->format->prepare != NULL)
    work->format->prepare ();

  note = steller_note_new_from_bytes (work->note, error);
  if (note == NULL)
    return NULL;

  types = steller_note_types_new ();
  grounds = steller_grounds_new ();
  composer = steller_composer_new (types, grounds);
  if (!find_problems (note, types, grounds, warnings, error))
    return NULL;
  document = steller_composer_compose (composer, note, work->audience, error);
  if (document == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  style = steller_styles_load_or_fallback (steller_shared_styles_get (), steller_document_get_style_id (document),
                                           &warning, error);
  if (style == NULL)
    return NULL;
  if (warning != NULL)
    g_strv_builder_take (warnings, g_steal_pointer (&warning));

  job = steller_export_new (document, style);
  bytes = steller_export_write (job, work->format, error);
  more = steller_export_get_warnings (job, NULL);
  g_strv_builder_addv (warnings, (const char **) more);
  if (steller_export_get_profile (job) != NULL)
    work->profile = steller_export_profile_ref (steller_export_get_profile (job));
  return g_steal_pointer (&bytes);
}

static gboolean
write_file (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  gsize size;
  const char *data;

  if (path != NULL)
    return steller_file_write (path, bytes, error);

  data = g_bytes_get_data (bytes, &size);
  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (work, warnings, cancellable, &error);

  if (bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error) &&
      write_file (work->file, bytes, cancellable, &error))
    g_task_return_pointer (task, g_strv_builder_end (warnings), (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * steller_note_export_start:
 * @note: a note
 * @audience: for whom
 * @format: in which format
 * @file: the file to write
 * @cancellable: (nullable): stops the work; the file is then left as it was
 * @callback: called in the thread that asked, when the file is there or there will be none
 * @user_data: for @callback
 *
 * Exports a note as it is now, in another thread. The file has its old content, if any, until it has all of the new
 * one.
 */
void
steller_note_export_start (StellerNote *note,
                           StellerAudience audience,
                           const StellerExportFormat *format,
                           GFile *file,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (STELLER_IS_NOTE (note));
  g_return_if_fail (format != NULL);
  g_return_if_fail (G_IS_FILE (file));

  work = g_new0 (Work, 1);
  work->note = steller_note_to_bytes (note);
  work->audience = audience;
  work->format = format;
  work->file = g_object_ref (file);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, steller_note_export_start);
  /* What was written is not taken back: then the file is there, and that is what is told. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * steller_note_export_finish:
 * @result: what the callback got
 * @profile: (out) (optional) (nullable) (transfer full): the standards that the file conforms to, in a format that has
 *   some
 * @error: return location for an error: that of composing, laying out or writing
 *
 * Tells how exporting went.
 *
 * Returns: (transfer full) (nullable): what the user should know although the file is there, localised; %NULL when it
 *   is not
 */
GStrv
steller_note_export_finish (GAsyncResult *result, StellerExportProfile **profile, GError **error)
{
  const Work *work;
  GStrv warnings;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  work = g_task_get_task_data (G_TASK (result));
  warnings = g_task_propagate_pointer (G_TASK (result), error);
  if (profile != NULL)
    *profile = warnings != NULL && work->profile != NULL ? steller_export_profile_ref (work->profile) : NULL;

  return warnings;
}
