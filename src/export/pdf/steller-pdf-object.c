/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-object.h"

#include <string.h>

#include "steller-error.h"

/* PDF/A-2, 6.1.13: a string has at most 32,767 bytes. With its byte order mark, in UTF-16, every character a pair. */
#define MAX_CHARACTERS ((32767 - 2) / 4)

/**
 * steller_pdf_get_id: (skip)
 * @qpdf: the file
 * @dictionary: a dictionary
 * @key: a key with its slash
 *
 * Gets the number of the indirect object that an entry refers to.
 *
 * Returns: the number, or 0 when the entry is no reference
 */
int
steller_pdf_get_id (qpdf_data   qpdf,
                    qpdf_oh     dictionary,
                    const char *key)
{
  qpdf_oh value = qpdf_oh_get_key (qpdf, dictionary, key);
  int id = qpdf_oh_get_object_id (qpdf, value);

  qpdf_oh_release (qpdf, value);

  return id;
}

/**
 * steller_pdf_has_type: (skip)
 * @qpdf: the file
 * @dictionary: a dictionary
 * @type: a name with its slash
 *
 * Tells whether a dictionary says that it is of a type.
 *
 * Returns: whether its `Type` is @type
 */
gboolean
steller_pdf_has_type (qpdf_data   qpdf,
                      qpdf_oh     dictionary,
                      const char *type)
{
  qpdf_oh value = qpdf_oh_get_key (qpdf, dictionary, "/Type");
  gboolean is_type = qpdf_oh_is_name_and_equals (qpdf, value, type);

  qpdf_oh_release (qpdf, value);

  return is_type;
}

/**
 * steller_pdf_set_text: (skip)
 * @qpdf: the file
 * @dictionary: a dictionary
 * @key: a key with its slash
 * @text: (nullable): UTF-8, or %NULL to leave the entry as it is
 *
 * Sets an entry to a text string, in PDFDocEncoding or UTF-16 as the text needs. Of a text longer than a string may be,
 * the start is taken.
 */
void
steller_pdf_set_text (qpdf_data   qpdf,
                      qpdf_oh     dictionary,
                      const char *key,
                      const char *text)
{
  g_autofree char *start = NULL;

  if (!text)
    return;

  /* No text of so few bytes has more characters. */
  if (strlen (text) > MAX_CHARACTERS && g_utf8_strlen (text, -1) > MAX_CHARACTERS)
    text = start = g_utf8_substring (text, 0, MAX_CHARACTERS);
  steller_pdf_take (qpdf, dictionary, key, qpdf_oh_new_unicode_string (qpdf, text));
}

/**
 * steller_pdf_set_name: (skip)
 * @qpdf: the file
 * @dictionary: a dictionary
 * @key: a key with its slash
 * @name: a name with its slash
 *
 * Sets an entry to a name.
 */
void
steller_pdf_set_name (qpdf_data   qpdf,
                      qpdf_oh     dictionary,
                      const char *key,
                      const char *name)
{
  steller_pdf_take (qpdf, dictionary, key, qpdf_oh_new_name (qpdf, name));
}

/**
 * steller_pdf_set_syntax: (skip)
 * @qpdf: the file
 * @dictionary: a dictionary
 * @key: a key with its slash
 * @syntax: an object without references, in PDF's own syntax
 *
 * Sets an entry to an object that is spelled out.
 */
void
steller_pdf_set_syntax (qpdf_data   qpdf,
                        qpdf_oh     dictionary,
                        const char *key,
                        const char *syntax)
{
  steller_pdf_take (qpdf, dictionary, key, qpdf_oh_parse (qpdf, syntax));
}

/**
 * steller_pdf_take: (skip)
 * @qpdf: the file
 * @dictionary: a dictionary
 * @key: a key with its slash
 * @value: (transfer full): a handle, which is released
 *
 * Sets an entry.
 */
void
steller_pdf_take (qpdf_data   qpdf,
                  qpdf_oh     dictionary,
                  const char *key,
                  qpdf_oh     value)
{
  qpdf_oh_replace_key (qpdf, dictionary, key, value);
  qpdf_oh_release (qpdf, value);
}

/**
 * steller_pdf_append_take: (skip)
 * @qpdf: the file
 * @array: an array
 * @value: (transfer full): a handle, which is released
 *
 * Adds an item to the end of an array.
 */
void
steller_pdf_append_take (qpdf_data qpdf,
                         qpdf_oh   array,
                         qpdf_oh   value)
{
  qpdf_oh_append_item (qpdf, array, value);
  qpdf_oh_release (qpdf, value);
}

/**
 * steller_pdf_new_stream: (skip)
 * @qpdf: the file
 * @data: (array length=length): the bytes of the stream, not encoded; copied
 * @length: how many
 *
 * Adds a stream to the file.
 *
 * Returns: a handle of the stream; qpdf_oh_get_dict() gives its dictionary
 */
qpdf_oh
steller_pdf_new_stream (qpdf_data     qpdf,
                        gconstpointer data,
                        gsize         length)
{
  qpdf_oh stream = qpdf_oh_new_stream (qpdf);
  qpdf_oh null = qpdf_oh_new_null (qpdf);

  qpdf_oh_replace_stream_data (qpdf, stream, data, length, null, null);
  qpdf_oh_release (qpdf, null);

  return stream;
}

/* cairo 1.18 lists an image among the resources of a page as often as it is on it, each time by the number of its object
 * (/x14 14 0 R): whichever of them counts, it is the same. */
static gboolean
is_harmless (const char *message)
{
  return strstr (message, "dictionary has duplicated key /x") != NULL;
}

/**
 * steller_pdf_check_errors: (skip)
 * @qpdf: the file
 * @error: return location for an error
 *
 * Tells what libqpdf had against the file until now. The file was written by this very process, so that a warning is as
 * bad as an error, but for what cairo is known to do without harm.
 *
 * Returns: whether there was nothing
 */
gboolean
steller_pdf_check_errors (qpdf_data   qpdf,
                          GError    **error)
{
  const char *message = NULL;

  if (qpdf_has_error (qpdf))
    message = qpdf_get_error_full_text (qpdf, qpdf_get_error (qpdf));
  while (!message && qpdf_more_warnings (qpdf))
    {
      message = qpdf_get_error_full_text (qpdf, qpdf_next_warning (qpdf));
      if (is_harmless (message))
        message = NULL;
    }

  if (!message)
    return TRUE;

  g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED, message);

  return FALSE;
}
