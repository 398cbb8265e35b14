/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-file-checksum.h"

#include "steller-file-load.h"
#include "steller-json-scan.h"

/**
 * steller_file_checksum_compute:
 * @file: a file
 * @cancellable: (nullable): stops reading
 * @error: return location for an error
 *
 * Computes the checksum of what is in a file. Monitors miss what happens to a file in the document portal, and times of
 * change may be those of another machine: only the content tells whether it is another one.
 *
 * Returns: (transfer full): its SHA-256, in hexadecimal; %NULL with a `G_IO_ERROR` when it cannot be read, and with
 *   %STELLER_ERROR_LIMIT when it is larger than a note can be
 */
char *
steller_file_checksum_compute (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  bytes = steller_file_load (file, STELLER_JSON_MAX_SIZE, cancellable, error);
  return bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;
}

static void
compute_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *checksum = steller_file_checksum_compute (source, cancellable, &error);

  if (checksum != NULL)
    g_task_return_pointer (task, checksum, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * steller_file_checksum_compute_async:
 * @file: a file
 * @cancellable: (nullable): makes the result an error
 * @callback: called when it is computed
 * @user_data: for @callback
 *
 * Does what steller_file_checksum_compute() does, in another thread.
 */
void
steller_file_checksum_compute_async (GFile *file,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, steller_file_checksum_compute_async);
  g_task_run_in_thread (task, compute_in_thread);
}

/**
 * steller_file_checksum_compute_finish:
 * @file: a file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what steller_file_checksum_compute() returns
 */
char *
steller_file_checksum_compute_finish (GFile *file, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
