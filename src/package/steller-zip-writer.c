/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-zip-writer.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <zip.h>

#include "steller-error.h"
#include "steller-zip-library.h"
#include "steller-zip-name.h"

/* 1 January 1980, 0:00: the first moment a zip file can tell (APPNOTE.TXT 4.4.6). */
#define FIRST_DOS_DATE ((0 << 9) | (1 << 5) | 1)
#define FIRST_DOS_TIME 0

/**
 * StellerZipWriter:
 *
 * Makes a zip file in memory. The same parts give the same bytes: entries stand in the order in which they were added,
 * are dated 1980, and have neither extra fields nor data descriptors, as ODF 1.3 part 2, 3.3 wants it for `mimetype`.
 */
struct _StellerZipWriter
{
  GObject parent_instance;

  zip_source_t *target;
  zip_t *archive;
  GPtrArray *parts;
};

G_DEFINE_FINAL_TYPE (StellerZipWriter, steller_zip_writer, G_TYPE_OBJECT)

static void
steller_zip_writer_finalize (GObject *object)
{
  StellerZipWriter *self = STELLER_ZIP_WRITER (object);

  g_clear_pointer (&self->archive, zip_discard);
  g_clear_pointer (&self->target, zip_source_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  G_OBJECT_CLASS (steller_zip_writer_parent_class)->finalize (object);
}

static void
steller_zip_writer_class_init (StellerZipWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_zip_writer_finalize;
}

/* Writing to memory fails only when memory runs out, which ends the program as everywhere in GLib. */
static void
steller_zip_writer_init (StellerZipWriter *self)
{
  zip_error_t reason;

  zip_error_init (&reason);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->target = zip_source_buffer_create (NULL, 0, 0, &reason);
  if (self->target != NULL)
    {
      self->archive = zip_open_from_source (self->target, ZIP_TRUNCATE, &reason);
      if (self->archive != NULL)
        zip_source_keep (self->target);
    }
  if (self->archive == NULL)
    g_error ("Could not make a zip file in memory: %s", zip_error_strerror (&reason));
  zip_error_fini (&reason);
}

/**
 * steller_zip_writer_new:
 * @error: return location for an error
 *
 * Starts a zip file in memory.
 *
 * Returns: (transfer full) (nullable): a new writer; %NULL with %STELLER_ERROR_UNSUPPORTED when libzip cannot be loaded
 */
StellerZipWriter *
steller_zip_writer_new (GError **error)
{
  return steller_zip_library_load (error) ? g_object_new (STELLER_TYPE_ZIP_WRITER, NULL) : NULL;
}

static void
set_write_error (GError **error, const char *name, const char *reason)
{
  steller_error_set_at (error, STELLER_ERROR_FAILED, 0, name, _("Could not write the zip file: %s"), reason);
}

/**
 * steller_zip_writer_add:
 * @self: a zip writer that has not finished
 * @name: the name of the entry, as steller_zip_name_is_safe() allows it
 * @bytes: the content
 * @stored: whether to store the content as it is, rather than to deflate it
 * @error: where to put an error
 *
 * Adds an entry after those that were added before.
 *
 * Returns: whether it was added; %FALSE with %STELLER_ERROR_INVALID when the name is unsafe, %STELLER_ERROR_FAILED when
 *   it was taken
 */
gboolean
steller_zip_writer_add (StellerZipWriter *self, const char *name, GBytes *bytes, gboolean stored, GError **error)
{
  zip_source_t *source;
  zip_int64_t index;
  gsize length;
  const void *data;

  g_return_val_if_fail (STELLER_IS_ZIP_WRITER (self), FALSE);
  g_return_val_if_fail (self->archive != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (!steller_zip_name_is_safe (name))
    {
      g_autofree char *escaped = g_strescape (name, NULL);

      steller_error_set_at (error, STELLER_ERROR_INVALID, 0, NULL, _("“%s” cannot be a name in a zip file"), escaped);
      return FALSE;
    }
  /* libzip reads the parts when the archive is closed. */
  g_ptr_array_add (self->parts, g_bytes_ref (bytes));
  data = g_bytes_get_data (bytes, &length);
  source = zip_source_buffer (self->archive, data, length, 0);
  index = source == NULL ? -1 : zip_file_add (self->archive, name, source, ZIP_FL_ENC_GUESS);
  if (index < 0)
    {
      set_write_error (error, name, zip_strerror (self->archive));
      zip_source_free (source);
      return FALSE;
    }
  if (zip_set_file_compression (self->archive, index, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) < 0 ||
      zip_file_set_dostime (self->archive, index, FIRST_DOS_TIME, FIRST_DOS_DATE, 0) < 0)
    {
      set_write_error (error, name, zip_strerror (self->archive));
      return FALSE;
    }
  return TRUE;
}

static GBytes *
read_target (zip_source_t *target, GError **error)
{
  g_autofree guint8 *data = NULL;
  zip_stat_t status;
  zip_int64_t n_read;

  if (zip_source_stat (target, &status) < 0 || (status.valid & ZIP_STAT_SIZE) == 0 || zip_source_open (target) < 0)
    {
      set_write_error (error, NULL, zip_error_strerror (zip_source_error (target)));
      return NULL;
    }
  data = g_malloc (status.size);
  n_read = zip_source_read (target, data, status.size);
  zip_source_close (target);
  if (n_read < 0 || (zip_uint64_t) n_read != status.size)
    {
      set_write_error (error, NULL, zip_error_strerror (zip_source_error (target)));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), status.size);
}

/**
 * steller_zip_writer_finish:
 * @self: a zip writer that has not finished, with at least one entry
 * @error: where to put an error
 *
 * Completes the zip file. The writer cannot be used afterwards.
 *
 * Returns: (transfer full) (nullable): the zip file; %NULL with %STELLER_ERROR_FAILED when it could not be made
 */
GBytes *
steller_zip_writer_finish (StellerZipWriter *self, GError **error)
{
  g_return_val_if_fail (STELLER_IS_ZIP_WRITER (self), NULL);
  g_return_val_if_fail (self->archive != NULL, NULL);
  g_return_val_if_fail (self->parts->len > 0, NULL);

  if (zip_close (self->archive) < 0)
    {
      set_write_error (error, NULL, zip_strerror (self->archive));
      g_clear_pointer (&self->archive, zip_discard);
      return NULL;
    }
  self->archive = NULL;
  g_ptr_array_set_size (self->parts, 0);
  return read_target (self->target, error);
}
