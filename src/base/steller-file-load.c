/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-file-load.h"

#include <glib/gi18n-lib.h>

#include "steller-error.h"
#include "steller-file.h"

#define CHUNK_SIZE (64 * 1024)

static void
set_limit_error (GError **error, GFile *file, gsize limit)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

  steller_error_set_at (error, STELLER_ERROR_LIMIT, 0, NULL, _("“%s” is larger than %s"), name, size);
}

/* Whoever is at the other end may say any size, and send without end: what has come is counted. */
static GBytes *
load_stream (GFile *file, gsize limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);

  if (stream == NULL)
    return NULL;

  for (;;)
    {
      gssize n_read = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK_SIZE, cancellable, error);

      if (n_read < 0)
        return NULL;
      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));
      if ((gsize) n_read > limit - content->len)
        {
          set_limit_error (error, file, limit);
          return NULL;
        }
      g_byte_array_append (content, chunk, n_read);
    }
}

/**
 * steller_file_load:
 * @file: a file, which may be on another machine
 * @limit: the largest size accepted, in bytes; less than 4 GiB
 * @cancellable: (nullable): stops reading a file that has no path
 * @error: where to put an error
 *
 * Reads a whole file. One with a path is read by steller_file_read_regular(); of any other no more than @limit bytes and
 * a chunk are read, whatever size it claims.
 *
 * Returns: (transfer full) (nullable): the content; %NULL with a `G_IO_ERROR` when the file cannot be read, and with
 *   %STELLER_ERROR_LIMIT when it is larger than @limit
 */
GBytes *
steller_file_load (GFile *file, gsize limit, GCancellable *cancellable, GError **error)
{
  const char *path;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (limit < G_MAXUINT, NULL);

  path = g_file_peek_path (file);
  if (path != NULL)
    return steller_file_read_regular (path, limit, error);
  return load_stream (file, limit, cancellable, error);
}
