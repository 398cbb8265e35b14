/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-zip-library.h"

#include <zip.h>

#include "steller-library.h"

/*
 * libzip comes in with the first zip file, and not with the program: with libcrypto and the three libraries of
 * compression that it brings along, loading it takes a tenth of the time in which a bare program prints two pages, and a
 * note becomes a PDF without any zip file. These are the functions of it that are called.
 */
/* clang-format off */
#define ZIP_FUNCTIONS(F) \
  F (int, zip_close, (zip_t *archive), (archive)) \
  F (void, zip_discard, (zip_t *archive), (archive)) \
  F (int, zip_error_code_zip, (const zip_error_t *error), (error)) \
  F (void, zip_error_fini, (zip_error_t *error), (error)) \
  F (void, zip_error_init, (zip_error_t *error), (error)) \
  F (const char *, zip_error_strerror, (zip_error_t *error), (error)) \
  F (int, zip_fclose, (zip_file_t *file), (file)) \
  F (zip_int64_t, zip_file_add, (zip_t *archive, const char *name, zip_source_t *source, zip_flags_t flags), \
     (archive, name, source, flags)) \
  F (zip_error_t *, zip_file_get_error, (zip_file_t *file), (file)) \
  F (int, zip_file_set_dostime, \
     (zip_t *archive, zip_uint64_t index, zip_uint16_t time, zip_uint16_t date, zip_flags_t flags), \
     (archive, index, time, date, flags)) \
  F (zip_file_t *, zip_fopen_index, (zip_t *archive, zip_uint64_t index, zip_flags_t flags), (archive, index, flags)) \
  F (zip_int64_t, zip_fread, (zip_file_t *file, void *data, zip_uint64_t length), (file, data, length)) \
  F (zip_error_t *, zip_get_error, (zip_t *archive), (archive)) \
  F (zip_int64_t, zip_get_num_entries, (zip_t *archive, zip_flags_t flags), (archive, flags)) \
  F (zip_t *, zip_open_from_source, (zip_source_t *source, int flags, zip_error_t *error), (source, flags, error)) \
  F (int, zip_set_file_compression, \
     (zip_t *archive, zip_uint64_t index, zip_int32_t method, zip_uint32_t level), (archive, index, method, level)) \
  F (zip_source_t *, zip_source_buffer, (zip_t *archive, const void *data, zip_uint64_t length, int take), \
     (archive, data, length, take)) \
  F (zip_source_t *, zip_source_buffer_create, \
     (const void *data, zip_uint64_t length, int take, zip_error_t *error), (data, length, take, error)) \
  F (int, zip_source_close, (zip_source_t *source), (source)) \
  F (zip_error_t *, zip_source_error, (zip_source_t *source), (source)) \
  F (void, zip_source_free, (zip_source_t *source), (source)) \
  F (void, zip_source_keep, (zip_source_t *source), (source)) \
  F (int, zip_source_open, (zip_source_t *source), (source)) \
  F (zip_int64_t, zip_source_read, (zip_source_t *source, void *data, zip_uint64_t length), (source, data, length)) \
  F (int, zip_source_stat, (zip_source_t *source, zip_stat_t *status), (source, status)) \
  F (int, zip_stat_index, (zip_t *archive, zip_uint64_t index, zip_flags_t flags, zip_stat_t *status), \
     (archive, index, flags, status)) \
  F (const char *, zip_strerror, (zip_t *archive), (archive))
/* clang-format on */

/* Written once, by load(). */
static struct
{
  ZIP_FUNCTIONS (STELLER_LIBRARY_POINTER)
} functions;

ZIP_FUNCTIONS (STELLER_LIBRARY_FUNCTION)

static const char *const names[] = { ZIP_FUNCTIONS (STELLER_LIBRARY_NAME) NULL };

static gpointer
load (gpointer data)
{
  GError *error = NULL;

  return steller_library_load (ZIP_LIBRARY, names, (gpointer *) &functions, &error) ? NULL : error;
}

/**
 * steller_zip_library_load:
 * @error: return location for an error
 *
 * Loads libzip, the first time; may be called from any thread. It must succeed before a function of libzip is called.
 *
 * Returns: whether libzip can be used; %STELLER_ERROR_UNSUPPORTED when it is not there, or another version
 */
gboolean
steller_zip_library_load (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const GError *failure = g_once (&once, load, NULL);

  if (failure != NULL && error != NULL)
    *error = g_error_copy (failure);

  return failure == NULL;
}
