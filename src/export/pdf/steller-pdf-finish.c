/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-finish.h"

#include <qpdf/qpdf-c.h>

#include "steller-error.h"
#include "steller-pdf-catalog.h"
#include "steller-pdf-content.h"
#include "steller-pdf-object.h"
#include "steller-pdf-resources.h"
#include "steller-pdf-structure.h"
#include "steller-pdf-xref.h"
#include "steller-qpdf.h"

static gboolean
classify_content (qpdf_data              qpdf,
                  qpdf_oh                contents,
                  StellerPdfParentTree  *parents,
                  guint                  number,
                  GError               **error)
{
  g_autoptr (GByteArray) classified = NULL;
  const StellerPdfMark *marks;
  guint n_marks;
  guint8 *content = NULL;
  size_t length = 0;
  qpdf_oh null;

  if (!qpdf_oh_is_stream (qpdf, contents))
    {
      g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED, "content is not one stream");
      return FALSE;
    }
  if (qpdf_oh_get_stream_data (qpdf, contents, qpdf_dl_generalized, NULL, &content, &length) & QPDF_ERRORS)
    return steller_pdf_check_errors (qpdf, error);

  marks = steller_pdf_parent_tree_get_marks (parents, number, &n_marks);
  classified = steller_pdf_content_classify (content, length, marks, n_marks, error);
  qpdf_oh_free_buffer (&content);
  if (!classified)
    return FALSE;

  null = qpdf_oh_new_null (qpdf);
  qpdf_oh_replace_stream_data (qpdf, contents, classified->data, classified->len, null, null);
  qpdf_oh_release (qpdf, null);

  return TRUE;
}

/* What the structure does not know would be found by nobody who reads it: PDF/UA-1, 7.18.1. cairo leaves such
 * annotations behind where a link was not drawn. */
static void
remove_strays (qpdf_data qpdf,
               qpdf_oh   page)
{
  qpdf_oh annotations = qpdf_oh_get_key (qpdf, page, "/Annots");
  int n_annotations = qpdf_oh_is_array (qpdf, annotations) ? qpdf_oh_get_array_n_items (qpdf, annotations) : 0;

  for (int i = n_annotations - 1; i >= 0; i--)
    {
      qpdf_oh annotation = qpdf_oh_get_array_item (qpdf, annotations, i);

      if (!qpdf_oh_is_dictionary (qpdf, annotation) || !qpdf_oh_has_key (qpdf, annotation, "/Contents"))
        qpdf_oh_erase_item (qpdf, annotations, i);
      qpdf_oh_release (qpdf, annotation);
    }
  qpdf_oh_release (qpdf, annotations);
}

static gboolean
complete_page (qpdf_data              qpdf,
               StellerPdfParentTree  *parents,
               guint                  number,
               GHashTable            *seen,
               StellerExportProfile  *profile,
               GError               **error)
{
  qpdf_oh page = qpdf_get_page_n (qpdf, number);
  qpdf_oh contents = qpdf_oh_get_key (qpdf, page, "/Contents");
  qpdf_oh resources = qpdf_oh_get_key (qpdf, page, "/Resources");
  gboolean success;

  /* PDF/UA-1, 7.18.3: the tab key follows the structure. */
  steller_pdf_set_name (qpdf, page, "/Tabs", "/S");
  remove_strays (qpdf, page);
  success = classify_content (qpdf, contents, parents, number, error) &&
            steller_pdf_resources_complete (qpdf, resources, seen, profile, error);
  if (!success)
    g_prefix_error (error, "page %u: ", number + 1);

  qpdf_oh_release (qpdf, resources);
  qpdf_oh_release (qpdf, contents);
  qpdf_oh_release (qpdf, page);

  return success;
}

static gboolean
complete_pages (qpdf_data              qpdf,
                StellerPdfParentTree  *parents,
                StellerExportProfile  *profile,
                GError               **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  const int n_pages = qpdf_get_num_pages (qpdf);

  for (int i = 0; i < n_pages; i++)
    if (!complete_page (qpdf, parents, i, seen, profile, error))
      return FALSE;

  return TRUE;
}

static gboolean
complete (qpdf_data                  qpdf,
          const StellerPdfRecord    *record,
          const StellerPdfMetadata  *metadata,
          GError                   **error)
{
  g_autoptr (StellerPdfParentTree) parents = steller_pdf_parent_tree_new (qpdf);

  return steller_pdf_structure_complete (qpdf, record, parents, error) &&
         complete_pages (qpdf, parents, metadata->profile, error) &&
         steller_pdf_catalog_complete (qpdf, metadata, error) &&
         steller_pdf_check_errors (qpdf, error);
}

static GBytes *
write_file (qpdf_data   qpdf,
            GError    **error)
{
  if (!(qpdf_init_write_memory (qpdf) & QPDF_ERRORS))
    {
      qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
      qpdf_set_object_stream_mode (qpdf, qpdf_o_generate);
      /* PDF/A-2, 6.1.7.1. */
      qpdf_set_newline_before_endstream (qpdf, QPDF_TRUE);
      qpdf_force_pdf_version (qpdf, "1.7");
      qpdf_write (qpdf);
    }
  if (!steller_pdf_check_errors (qpdf, error))
    return NULL;

  return g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
}

/**
 * steller_pdf_finish: (skip)
 * @file: a whole PDF file as cairo wrote it; used up
 * @record: what was drawn on it
 * @metadata: what the file tells of itself
 * @error: return location for an error
 *
 * Makes a file that cairo wrote one of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), which cairo alone cannot do.
 * The same file, record and metadata give the same bytes. A file in which anything is other than expected is an error,
 * never a file that merely looks right.
 *
 * The messages of the errors are for a developer: nothing that a note can hold may lead to one.
 *
 * Returns: (transfer full): the finished file, or %NULL with @error set
 */
GBytes *
steller_pdf_finish (GByteArray                *file,
                    const StellerPdfRecord    *record,
                    const StellerPdfMetadata  *metadata,
                    GError                   **error)
{
  qpdf_data qpdf;
  GBytes *bytes = NULL;

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (metadata != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!steller_qpdf_load (error) || !steller_pdf_xref_repair (file, NULL, error))
    return NULL;

  qpdf = qpdf_init ();
  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  qpdf_set_attempt_recovery (qpdf, QPDF_FALSE);
  qpdf_read_memory (qpdf, "cairo", (const char *) file->data, file->len, NULL);

  if (steller_pdf_check_errors (qpdf, error) && complete (qpdf, record, metadata, error))
    bytes = write_file (qpdf, error);

  qpdf_cleanup (&qpdf);

  return bytes;
}
