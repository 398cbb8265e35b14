/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-style-files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-file-load.h"
#include "steller-file.h"
#include "steller-shared-styles.h"
#include "steller-style-pack.h"
#include "steller-subject.h"

/* Of a template with all its images. */
#define FILE_LIMIT ((gsize) 64 * 1024 * 1024)

static const char *const suffixes[] = { ".ott", ".odt" };

/* What the other thread is given; each task uses some of it. */
typedef struct
{
  GFile *file;
  gboolean replace;
  StellerStyle *style;
  char *title;
  char *path;
  GBytes *bytes;
} Work;

static void
work_free (Work *work)
{
  g_clear_object (&work->file);
  g_clear_object (&work->style);
  g_free (work->title);
  g_free (work->path);
  g_clear_pointer (&work->bytes, g_bytes_unref);
  g_free (work);
}

static void
start (Work *work,
       gpointer tag,
       GTaskThreadFunc function,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* What was done is not taken back, and is told. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, function);
}

/* Writing. */

static char *
make_path (const char *id, const char *suffix)
{
  g_autofree char *folder = steller_styles_get_user_folder ();
  g_autofree char *name = g_strconcat (id, suffix, NULL);

  return g_build_filename (folder, name, NULL);
}

static gboolean
write_file (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      int reason = errno;
      g_autofree char *name = g_filename_display_name (folder);

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason), _("Could not make the folder “%s”: %s"), name,
                   g_strerror (reason));
      return FALSE;
    }
  return steller_file_write (path, bytes, error);
}

static gboolean
remove_file (const char *path, GError **error)
{
  int reason;
  g_autofree char *name = NULL;

  if (g_remove (path) == 0 || errno == ENOENT)
    return TRUE;

  reason = errno;
  name = g_filename_display_name (path);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (reason), _("Could not remove “%s”: %s"), name,
               g_strerror (reason));
  return FALSE;
}

/* Writes a house style of the user. In the other format it would stay and count, or lie there for nothing. */
static gboolean
write_style (const char *id, const char *suffix, GBytes *bytes, GError **error)
{
  g_autofree char *path = make_path (id, suffix);

  if (!write_file (path, bytes, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *other = make_path (id, suffixes[i]);

      if (!g_str_equal (suffixes[i], suffix) && !remove_file (other, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_users_own (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = make_path (id, suffixes[i]);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/* Adding. */

static char *
make_id (GFile *file, const char **suffix, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *display = g_filename_display_name (name);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      {
        g_autofree char *id = NULL;

        memcpy (name + strlen (name) - strlen (suffixes[i]), suffixes[i], strlen (suffixes[i]));
        id = steller_styles_make_id (name);
        if (id == NULL)
          break;
        *suffix = suffixes[i];
        return g_steal_pointer (&id);
      }
  g_set_error (error, STELLER_ERROR, STELLER_ERROR_UNSUPPORTED,
               _("“%s” is not the name of a template or text of LibreOffice (.ott or .odt)"), display);
  return NULL;
}

/* What happens to the style that is there, if it may. */
static gboolean
check_room (const char *id, GError **error)
{
  g_autoptr (StellerStyle) other = NULL;

  if (is_users_own (id))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                           _("You have a house style of this name already. It will be replaced."));
      return FALSE;
    }
  other = steller_styles_load (steller_shared_styles_get (), id, NULL);
  if (other == NULL)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                       _("There is a house style of this name already. Yours will be used instead of it, as long as it "
                         "is there."));
  return FALSE;
}

static void
add_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  const char *suffix = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = make_id (work->file, &suffix, &error);
  g_autoptr (GBytes) bytes = id != NULL ? steller_file_load (work->file, FILE_LIMIT, cancellable, &error) : NULL;
  g_autoptr (StellerStyle) style = bytes != NULL ? steller_style_new_from_bytes (id, bytes, &error) : NULL;

  if (style != NULL && (work->replace || check_room (id, &error)) && write_style (id, suffix, bytes, &error))
    g_task_return_pointer (task, g_steal_pointer (&id), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * steller_style_files_add:
 * @file: a template or text of LibreOffice
 * @replace: whether a house style of the same name may give way
 * @cancellable: (nullable): stops reading
 * @callback: called in the thread that asked, when it is done
 * @user_data: for @callback
 *
 * Adds a house style to those of the user, in another thread. The file is checked first, and copied as it is.
 */
void
steller_style_files_add (
  GFile *file, gboolean replace, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Work *work;

  g_return_if_fail (G_IS_FILE (file));

  work = g_new0 (Work, 1);
  work->file = g_object_ref (file);
  work->replace = replace;
  start (work, steller_style_files_add, add_in_thread, cancellable, callback, user_data);
}

/* An id that no house style has yet. */
static char *
find_free_id (const char *title)
{
  g_autofree char *base = steller_subject_make_file_name (title);
  char *id = g_strdup (base);

  for (guint number = 2;; number++)
    {
      g_autoptr (StellerStyle) other = steller_styles_load (steller_shared_styles_get (), id, NULL);

      /* A file that cannot be read is one all the same. */
      if (other == NULL && !is_users_own (id))
        return id;
      g_free (id);
      id = g_strdup_printf ("%s %u", base, number);
    }
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  g_autofree char *id = find_free_id (work->title);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = steller_style_pack (work->style, work->title, &error);

  if (bytes != NULL && write_style (id, suffixes[0], bytes, &error))
    g_task_return_pointer (task, g_steal_pointer (&id), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * steller_style_files_copy:
 * @style: a house style
 * @title: what the copy is called
 * @cancellable: (nullable): not used once it has begun
 * @callback: called in the thread that asked, when it is done
 * @user_data: for @callback
 *
 * Makes a template out of a house style, as one of the user's own, in another thread. It takes no place that is taken.
 */
void
steller_style_files_copy (StellerStyle *style,
                          const char *title,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Work *work;

  g_return_if_fail (STELLER_IS_STYLE (style));
  g_return_if_fail (title != NULL);

  work = g_new0 (Work, 1);
  work->style = g_object_ref (style);
  work->title = g_strdup (title);
  start (work, steller_style_files_copy, copy_in_thread, cancellable, callback, user_data);
}

/**
 * steller_style_files_add_finish:
 * @result: what the callback of steller_style_files_add() or steller_style_files_copy() got
 * @error: return location for an error: `G_IO_ERROR_EXISTS` when there is a house style of this name, with what becomes
 *   of it if it is to give way
 *
 * Tells what became of a house style that was to be added.
 *
 * Returns: (transfer full) (nullable): its id; %NULL when it was not added
 */
char *
steller_style_files_add_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Removing. */

static void
remove_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = steller_file_read (work->path, FILE_LIMIT, &error);

  if (bytes != NULL && remove_file (work->path, &error))
    g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * steller_style_files_remove:
 * @path: (type filename): a house style of the user
 * @cancellable: (nullable): not used once it has begun
 * @callback: called in the thread that asked, when it is done
 * @user_data: for @callback
 *
 * Removes a file, in another thread. What was in it can be put back.
 */
void
steller_style_files_remove (const char *path,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Work *work;

  g_return_if_fail (path != NULL);

  work = g_new0 (Work, 1);
  work->path = g_strdup (path);
  start (work, steller_style_files_remove, remove_in_thread, cancellable, callback, user_data);
}

/**
 * steller_style_files_remove_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Tells what became of a file that was to be removed.
 *
 * Returns: (transfer full) (nullable): what was in it; %NULL when it is still there
 */
GBytes *
steller_style_files_remove_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  g_autoptr (GError) error = NULL;

  if (write_file (work->path, work->bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * steller_style_files_restore:
 * @path: (type filename): where a file was
 * @bytes: what was in it
 * @cancellable: (nullable): not used once it has begun
 * @callback: called in the thread that asked, when it is done
 * @user_data: for @callback
 *
 * Puts a file back that was removed, in another thread.
 */
void
steller_style_files_restore (
  const char *path, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Work *work;

  g_return_if_fail (path != NULL);
  g_return_if_fail (bytes != NULL);

  work = g_new0 (Work, 1);
  work->path = g_strdup (path);
  work->bytes = g_bytes_ref (bytes);
  start (work, steller_style_files_restore, restore_in_thread, cancellable, callback, user_data);
}

/**
 * steller_style_files_restore_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Tells whether a file has been put back.
 *
 * Returns: whether it is there again
 */
gboolean
steller_style_files_restore_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
