/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-qpdf.h"

#include <qpdf/qpdf-c.h>

#include "steller-library.h"

/*
 * libqpdf comes in when the first PDF is finished, and not with the program: it brings twelve libraries along, whose
 * loading takes longer than the whole export of a note to ODT. These are the functions of it that are called.
 */
/* clang-format off */
#define QPDF_FUNCTIONS(F) \
  F (void, qpdf_cleanup, (qpdf_data *qpdf), (qpdf)) \
  F (void, qpdf_force_pdf_version, (qpdf_data qpdf, const char *version), (qpdf, version)) \
  F (const unsigned char *, qpdf_get_buffer, (qpdf_data qpdf), (qpdf)) \
  F (size_t, qpdf_get_buffer_length, (qpdf_data qpdf), (qpdf)) \
  F (qpdf_error, qpdf_get_error, (qpdf_data qpdf), (qpdf)) \
  F (const char *, qpdf_get_error_full_text, (qpdf_data q, qpdf_error e), (q, e)) \
  F (int, qpdf_get_num_pages, (qpdf_data qpdf), (qpdf)) \
  F (qpdf_oh, qpdf_get_object_by_id, (qpdf_data qpdf, int objid, int generation), (qpdf, objid, generation)) \
  F (qpdf_oh, qpdf_get_page_n, (qpdf_data qpdf, size_t zero_based_index), (qpdf, zero_based_index)) \
  F (const char *, qpdf_get_qpdf_version, (void), ()) \
  F (qpdf_oh, qpdf_get_root, (qpdf_data qpdf), (qpdf)) \
  F (qpdf_oh, qpdf_get_trailer, (qpdf_data qpdf), (qpdf)) \
  F (QPDF_BOOL, qpdf_has_error, (qpdf_data qpdf), (qpdf)) \
  F (qpdf_data, qpdf_init, (void), ()) \
  F (QPDF_ERROR_CODE, qpdf_init_write_memory, (qpdf_data qpdf), (qpdf)) \
  F (qpdf_oh, qpdf_make_indirect_object, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (QPDF_BOOL, qpdf_more_warnings, (qpdf_data qpdf), (qpdf)) \
  F (qpdf_error, qpdf_next_warning, (qpdf_data qpdf), (qpdf)) \
  F (void, qpdf_oh_append_item, (qpdf_data qpdf, qpdf_oh oh, qpdf_oh item), (qpdf, oh, item)) \
  F (void, qpdf_oh_begin_dict_key_iter, (qpdf_data qpdf, qpdf_oh dict), (qpdf, dict)) \
  F (QPDF_BOOL, qpdf_oh_dict_more_keys, (qpdf_data qpdf), (qpdf)) \
  F (const char *, qpdf_oh_dict_next_key, (qpdf_data qpdf), (qpdf)) \
  F (void, qpdf_oh_erase_item, (qpdf_data qpdf, qpdf_oh oh, int at), (qpdf, oh, at)) \
  F (void, qpdf_oh_free_buffer, (unsigned char **bufp), (bufp)) \
  F (qpdf_oh, qpdf_oh_get_array_item, (qpdf_data qpdf, qpdf_oh oh, int n), (qpdf, oh, n)) \
  F (int, qpdf_oh_get_array_n_items, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (qpdf_oh, qpdf_oh_get_dict, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (int, qpdf_oh_get_int_value_as_int, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (qpdf_oh, qpdf_oh_get_key, (qpdf_data qpdf, qpdf_oh oh, const char *key), (qpdf, oh, key)) \
  F (const char *, qpdf_oh_get_name, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (int, qpdf_oh_get_object_id, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (QPDF_ERROR_CODE, qpdf_oh_get_stream_data, \
     (qpdf_data qpdf, qpdf_oh stream_oh, enum qpdf_stream_decode_level_e decode_level, QPDF_BOOL *filtered, unsigned char **bufp, size_t *len), \
     (qpdf, stream_oh, decode_level, filtered, bufp, len)) \
  F (enum qpdf_object_type_e, qpdf_oh_get_type_code, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (QPDF_BOOL, qpdf_oh_has_key, (qpdf_data qpdf, qpdf_oh oh, const char *key), (qpdf, oh, key)) \
  F (QPDF_BOOL, qpdf_oh_is_array, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (QPDF_BOOL, qpdf_oh_is_dictionary, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (QPDF_BOOL, qpdf_oh_is_integer, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (QPDF_BOOL, qpdf_oh_is_name, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (QPDF_BOOL, qpdf_oh_is_name_and_equals, (qpdf_data qpdf, qpdf_oh oh, const char *name), (qpdf, oh, name)) \
  F (QPDF_BOOL, qpdf_oh_is_null, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (QPDF_BOOL, qpdf_oh_is_stream, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (qpdf_oh, qpdf_oh_new_array, (qpdf_data qpdf), (qpdf)) \
  F (qpdf_oh, qpdf_oh_new_dictionary, (qpdf_data qpdf), (qpdf)) \
  F (qpdf_oh, qpdf_oh_new_integer, (qpdf_data qpdf, long long value), (qpdf, value)) \
  F (qpdf_oh, qpdf_oh_new_name, (qpdf_data qpdf, const char *name), (qpdf, name)) \
  F (qpdf_oh, qpdf_oh_new_null, (qpdf_data qpdf), (qpdf)) \
  F (qpdf_oh, qpdf_oh_new_object, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (qpdf_oh, qpdf_oh_new_stream, (qpdf_data qpdf), (qpdf)) \
  F (qpdf_oh, qpdf_oh_new_unicode_string, (qpdf_data qpdf, const char *utf8_str), (qpdf, utf8_str)) \
  F (qpdf_oh, qpdf_oh_parse, (qpdf_data qpdf, const char *object_str), (qpdf, object_str)) \
  F (void, qpdf_oh_release, (qpdf_data qpdf, qpdf_oh oh), (qpdf, oh)) \
  F (void, qpdf_oh_remove_key, (qpdf_data qpdf, qpdf_oh oh, const char *key), (qpdf, oh, key)) \
  F (void, qpdf_oh_replace_key, (qpdf_data qpdf, qpdf_oh oh, const char *key, qpdf_oh item), (qpdf, oh, key, item)) \
  F (void, qpdf_oh_replace_stream_data, \
     (qpdf_data qpdf, qpdf_oh stream_oh, const unsigned char *buf, size_t len, qpdf_oh filter, qpdf_oh decode_parms), \
     (qpdf, stream_oh, buf, len, filter, decode_parms)) \
  F (QPDF_ERROR_CODE, qpdf_read_memory, \
     (qpdf_data qpdf, const char *description, const char *buffer, unsigned long long size, const char *password), \
     (qpdf, description, buffer, size, password)) \
  F (void, qpdf_set_attempt_recovery, (qpdf_data qpdf, QPDF_BOOL value), (qpdf, value)) \
  F (void, qpdf_set_deterministic_ID, (qpdf_data qpdf, QPDF_BOOL value), (qpdf, value)) \
  F (void, qpdf_set_newline_before_endstream, (qpdf_data qpdf, QPDF_BOOL value), (qpdf, value)) \
  F (void, qpdf_set_object_stream_mode, (qpdf_data qpdf, enum qpdf_object_stream_e mode), (qpdf, mode)) \
  F (void, qpdf_set_suppress_warnings, (qpdf_data qpdf, QPDF_BOOL value), (qpdf, value)) \
  F (void, qpdf_silence_errors, (qpdf_data qpdf), (qpdf)) \
  F (QPDF_ERROR_CODE, qpdf_write, (qpdf_data qpdf), (qpdf))
/* clang-format on */

/* Written once, by load(). */
static struct
{
  QPDF_FUNCTIONS (STELLER_LIBRARY_POINTER)
} functions;

/* The header declares these two without a prototype. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-prototypes"
QPDF_FUNCTIONS (STELLER_LIBRARY_FUNCTION)
#pragma GCC diagnostic pop

static const char *const names[] = { QPDF_FUNCTIONS (STELLER_LIBRARY_NAME) NULL };

static gpointer
load (gpointer data)
{
  GError *error = NULL;

  return steller_library_load (QPDF_LIBRARY, names, (gpointer *) &functions, &error) ? NULL : error;
}

/**
 * steller_qpdf_load:
 * @error: return location for an error
 *
 * Loads libqpdf, the first time; may be called from any thread. It must succeed before a function of libqpdf is called.
 *
 * Returns: whether libqpdf can be used; %STELLER_ERROR_UNSUPPORTED when it is not there, or an older one
 */
gboolean
steller_qpdf_load (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const GError *failure = g_once (&once, load, NULL);

  if (failure && error)
    *error = g_error_copy (failure);

  return failure == NULL;
}
