/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-zip-reader.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <zip.h>

#include "steller-error.h"
#include "steller-zip-library.h"
#include "steller-zip-name.h"

/* What an office file of hundreds of pages with pictures stays far below. */
#define MAX_ENTRIES 2000
#define MAX_PART ((gsize) 64 * 1024 * 1024)
#define MAX_TOTAL ((gsize) 128 * 1024 * 1024)
/* Deflate can reach 1032:1; office files stay below 50:1. Small parts are not judged. */
#define MAX_RATIO 200
#define MIN_JUDGED_SIZE ((gsize) 1024 * 1024)
#define CHUNK_SIZE ((gsize) 64 * 1024)

/**
 * StellerZipReader:
 *
 * Reads the parts of a zip file from memory into memory. The file is taken for hostile: nothing is extracted to disk,
 * the number of entries, the bytes that come out and their ratio to the bytes that went in are bounded, and files with
 * duplicate or unsafe names, encryption or inconsistent headers are refused as a whole.
 */
struct _StellerZipReader
{
  GObject parent_instance;

  GBytes *bytes;
  zip_t *archive;
  GPtrArray *names;
  GHashTable *indices;
  gsize n_read;
};

G_DEFINE_FINAL_TYPE (StellerZipReader, steller_zip_reader, G_TYPE_OBJECT)

static void
steller_zip_reader_finalize (GObject *object)
{
  StellerZipReader *self = STELLER_ZIP_READER (object);

  g_clear_pointer (&self->archive, zip_discard);
  g_clear_pointer (&self->indices, g_hash_table_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (steller_zip_reader_parent_class)->finalize (object);
}

static void
steller_zip_reader_class_init (StellerZipReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_zip_reader_finalize;
}

static void
steller_zip_reader_init (StellerZipReader *self)
{
  self->names = g_ptr_array_new_null_terminated (16, g_free, TRUE);
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
set_zip_error (GError **error, StellerErrorCode code, const char *member, zip_error_t *reason)
{
  steller_error_set_at (error, code, 0, member, _("The zip file is damaged: %s"), zip_error_strerror (reason));
}

static gboolean
open_archive (StellerZipReader *self, GError **error)
{
  zip_error_t reason;
  zip_source_t *source;
  gsize length;
  const void *data = g_bytes_get_data (self->bytes, &length);

  /* To libzip a file without bytes is an archive without entries. */
  if (length == 0)
    {
      steller_error_set_at (error, STELLER_ERROR_SYNTAX, 0, NULL, _("This is not a zip file"));
      return FALSE;
    }
  zip_error_init (&reason);
  source = zip_source_buffer_create (data, length, 0, &reason);
  if (source != NULL)
    {
      self->archive = zip_open_from_source (source, ZIP_RDONLY | ZIP_CHECKCONS, &reason);
      if (self->archive == NULL)
        zip_source_free (source);
    }
  if (self->archive == NULL)
    {
      if (zip_error_code_zip (&reason) == ZIP_ER_NOZIP)
        steller_error_set_at (error, STELLER_ERROR_SYNTAX, 0, NULL, _("This is not a zip file"));
      else if (zip_error_code_zip (&reason) == ZIP_ER_EXISTS)
        steller_error_set_at (error, STELLER_ERROR_INVALID, 0, NULL,
                              _("The zip file holds two entries of the same name"));
      else
        set_zip_error (error, STELLER_ERROR_SYNTAX, NULL, &reason);
    }
  zip_error_fini (&reason);
  return self->archive != NULL;
}

static gboolean
check_entry (const zip_stat_t *entry, GError **error)
{
  const zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD |
                              ZIP_STAT_ENCRYPTION_METHOD;

  if ((entry->valid & needed) != needed || !steller_zip_name_is_safe (entry->name))
    {
      g_autofree char *name = g_strescape ((entry->valid & ZIP_STAT_NAME) != 0 ? entry->name : "", NULL);

      steller_error_set_at (error, STELLER_ERROR_INVALID, 0, NULL, _("The zip file holds an unsafe name: “%s”"), name);
      return FALSE;
    }
  if (entry->encryption_method != ZIP_EM_NONE)
    {
      steller_error_set_at (error, STELLER_ERROR_UNSUPPORTED, 0, entry->name, _("“%s” is encrypted"), entry->name);
      return FALSE;
    }
  if (entry->comp_method != ZIP_CM_STORE && entry->comp_method != ZIP_CM_DEFLATE)
    {
      steller_error_set_at (error, STELLER_ERROR_UNSUPPORTED, 0, entry->name,
                            _("“%s” is compressed in a way that is not supported"), entry->name);
      return FALSE;
    }
  if (entry->size > MAX_PART)
    {
      steller_error_set_at (error, STELLER_ERROR_LIMIT, 0, entry->name, _("“%s” is too large"), entry->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
list_entries (StellerZipReader *self, GError **error)
{
  zip_int64_t n_entries = zip_get_num_entries (self->archive, 0);

  if (n_entries > MAX_ENTRIES)
    {
      steller_error_set_at (error, STELLER_ERROR_LIMIT, 0, NULL, _("The zip file holds too many entries"));
      return FALSE;
    }
  for (zip_int64_t i = 0; i < n_entries; i++)
    {
      zip_stat_t entry;
      char *name;

      if (zip_stat_index (self->archive, i, 0, &entry) < 0)
        {
          set_zip_error (error, STELLER_ERROR_SYNTAX, NULL, zip_get_error (self->archive));
          return FALSE;
        }
      if (!check_entry (&entry, error))
        return FALSE;
      name = g_strdup (entry.name);
      g_ptr_array_add (self->names, name);
      /* libzip checks this too, but does not promise it. */
      if (!g_hash_table_insert (self->indices, name, GUINT_TO_POINTER ((guint) i)))
        {
          steller_error_set_at (error, STELLER_ERROR_INVALID, 0, name,
                                _("The zip file holds two entries of the same name"));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * steller_zip_reader_new:
 * @bytes: the content of a zip file
 * @error: where to put an error
 *
 * Opens a zip file that stands in memory and checks all its entries, before any is read.
 *
 * Returns: (transfer full) (nullable): a new reader; %NULL with %STELLER_ERROR_SYNTAX when @bytes is no zip file or its
 *   headers contradict each other, %STELLER_ERROR_INVALID for unsafe or duplicate names, %STELLER_ERROR_UNSUPPORTED for
 *   encryption or an unusual compression, or when libzip cannot be loaded, %STELLER_ERROR_LIMIT for too many or too large
 *   entries
 */
StellerZipReader *
steller_zip_reader_new (GBytes *bytes, GError **error)
{
  g_autoptr (StellerZipReader) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!steller_zip_library_load (error))
    return NULL;
  self = g_object_new (STELLER_TYPE_ZIP_READER, NULL);
  self->bytes = g_bytes_ref (bytes);
  if (!open_archive (self, error) || !list_entries (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * steller_zip_reader_get_names:
 * @self: a zip reader
 *
 * Lists the entries in the order of the file, folders (whose names end with a slash) included.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names
 */
const char *const *
steller_zip_reader_get_names (StellerZipReader *self)
{
  g_return_val_if_fail (STELLER_IS_ZIP_READER (self), NULL);

  return (const char *const *) self->names->pdata;
}

/**
 * steller_zip_reader_has:
 * @self: a zip reader
 * @name: the name of an entry
 *
 * Tells whether there is an entry of this name.
 *
 * Returns: whether it is there
 */
gboolean
steller_zip_reader_has (StellerZipReader *self, const char *name)
{
  g_return_val_if_fail (STELLER_IS_ZIP_READER (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return g_hash_table_contains (self->indices, name);
}

static gboolean
check_amount (StellerZipReader *self, const zip_stat_t *entry, gsize n_read, GError **error)
{
  if (n_read > MAX_PART || self->n_read > MAX_TOTAL ||
      (n_read > MIN_JUDGED_SIZE && n_read / MAX_RATIO > entry->comp_size))
    {
      steller_error_set_at (error, STELLER_ERROR_LIMIT, 0, entry->name, _("“%s” is too large"), entry->name);
      return FALSE;
    }
  if (n_read > entry->size)
    {
      steller_error_set_at (error, STELLER_ERROR_SYNTAX, 0, entry->name,
                            _("“%s” is larger than the zip file says"), entry->name);
      return FALSE;
    }
  return TRUE;
}

static GBytes *
read_entry (StellerZipReader *self, zip_file_t *file, const zip_stat_t *entry, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();

  for (;;)
    {
      gsize before = content->len;
      zip_int64_t n_read;

      g_byte_array_set_size (content, before + CHUNK_SIZE);
      n_read = zip_fread (file, content->data + before, CHUNK_SIZE);
      g_byte_array_set_size (content, before + MAX (n_read, 0));
      if (n_read < 0)
        {
          set_zip_error (error, STELLER_ERROR_SYNTAX, entry->name, zip_file_get_error (file));
          return NULL;
        }
      if (n_read == 0)
        break;
      self->n_read += n_read;
      if (!check_amount (self, entry, content->len, error))
        return NULL;
    }
  if (content->len != entry->size)
    {
      steller_error_set_at (error, STELLER_ERROR_SYNTAX, 0, entry->name,
                            _("“%s” is smaller than the zip file says"), entry->name);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/**
 * steller_zip_reader_read:
 * @self: a zip reader
 * @name: the name of an entry
 * @error: where to put an error
 *
 * Reads one entry and checks its checksum. All that a reader has read counts towards one limit.
 *
 * Returns: (transfer full) (nullable): the content; %NULL with %STELLER_ERROR_INVALID when there is no such entry,
 *   %STELLER_ERROR_SYNTAX when it is damaged or of another size than its header says, %STELLER_ERROR_LIMIT when it, or
 *   all that was read, is too large or suspiciously dense
 */
GBytes *
steller_zip_reader_read (StellerZipReader *self, const char *name, GError **error)
{
  gpointer index;
  zip_stat_t entry;
  zip_file_t *file;
  GBytes *content;

  g_return_val_if_fail (STELLER_IS_ZIP_READER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!g_hash_table_lookup_extended (self->indices, name, NULL, &index))
    {
      steller_error_set_at (error, STELLER_ERROR_INVALID, 0, name, _("“%s” is missing"), name);
      return NULL;
    }
  if (zip_stat_index (self->archive, GPOINTER_TO_UINT (index), 0, &entry) < 0 ||
      (file = zip_fopen_index (self->archive, GPOINTER_TO_UINT (index), 0)) == NULL)
    {
      set_zip_error (error, STELLER_ERROR_SYNTAX, name, zip_get_error (self->archive));
      return NULL;
    }
  content = read_entry (self, file, &entry, error);
  zip_fclose (file);
  return content;
}
