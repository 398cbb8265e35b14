/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-catalog.h"

#include <gio/gio.h>
#include <string.h>

#include "steller-export-resources.h"
#include "steller-pdf-object.h"

#define PROFILE_PATH RESOURCE_PATH "/icc/sRGB.icc"

/* Colours are DeviceRGB and DeviceGray throughout; PDF/A-2, 6.2.3, wants to know what they look like. */
#define OUTPUT_INTENT \
  "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) " \
  "/RegistryName (http://www.color.org) /Info (sRGB IEC61966-2.1) >>"

static gboolean
set_output_intent (qpdf_data   qpdf,
                   qpdf_oh     catalog,
                   GError    **error)
{
  g_autoptr (GBytes) profile = NULL;
  qpdf_oh stream, dictionary, intent, intents;

  profile = g_resource_lookup_data (steller_export_get_resource (), PROFILE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (!profile)
    return FALSE;

  stream = steller_pdf_new_stream (qpdf, g_bytes_get_data (profile, NULL), g_bytes_get_size (profile));
  dictionary = qpdf_oh_get_dict (qpdf, stream);
  steller_pdf_take (qpdf, dictionary, "/N", qpdf_oh_new_integer (qpdf, 3));
  steller_pdf_set_name (qpdf, dictionary, "/Alternate", "/DeviceRGB");
  qpdf_oh_release (qpdf, dictionary);

  intent = qpdf_oh_parse (qpdf, OUTPUT_INTENT);
  steller_pdf_take (qpdf, intent, "/DestOutputProfile", stream);
  intents = qpdf_oh_new_array (qpdf);
  steller_pdf_append_take (qpdf, intents, intent);
  steller_pdf_take (qpdf, catalog, "/OutputIntents", intents);

  return TRUE;
}

static void
set_xmp (qpdf_data                 qpdf,
         qpdf_oh                   catalog,
         const StellerPdfMetadata *metadata)
{
  g_autofree char *xmp = steller_pdf_metadata_to_xmp (metadata);
  qpdf_oh stream = steller_pdf_new_stream (qpdf, xmp, strlen (xmp));
  qpdf_oh dictionary = qpdf_oh_get_dict (qpdf, stream);

  steller_pdf_set_name (qpdf, dictionary, "/Type", "/Metadata");
  steller_pdf_set_name (qpdf, dictionary, "/Subtype", "/XML");
  qpdf_oh_release (qpdf, dictionary);
  steller_pdf_take (qpdf, catalog, "/Metadata", stream);
}

/* In place of cairo's, whose dates lack their prefix. */
static void
set_information (qpdf_data                 qpdf,
                 const StellerPdfMetadata *metadata)
{
  g_autofree char *date = steller_pdf_metadata_get_date (metadata);
  qpdf_oh trailer = qpdf_get_trailer (qpdf);
  qpdf_oh direct = qpdf_oh_new_dictionary (qpdf);
  qpdf_oh information = qpdf_make_indirect_object (qpdf, direct);

  steller_pdf_set_text (qpdf, information, "/Title", metadata->title);
  if (*metadata->subject)
    steller_pdf_set_text (qpdf, information, "/Subject", metadata->subject);
  if (*metadata->author)
    steller_pdf_set_text (qpdf, information, "/Author", metadata->author);
  steller_pdf_set_text (qpdf, information, "/Creator", metadata->creator);
  steller_pdf_set_text (qpdf, information, "/Producer", metadata->producer);
  steller_pdf_set_text (qpdf, information, "/CreationDate", date);
  steller_pdf_set_text (qpdf, information, "/ModDate", date);

  qpdf_oh_release (qpdf, direct);
  steller_pdf_take (qpdf, trailer, "/Info", information);
  qpdf_oh_release (qpdf, trailer);
}

/**
 * steller_pdf_catalog_complete: (skip)
 * @qpdf: a file that cairo wrote
 * @metadata: what it tells of itself
 * @error: return location for an error
 *
 * Writes what the catalogue of a file of PDF/UA-1 and PDF/A-2a must say: the language (ISO 14289-1, 7.2), that its
 * structure is to be trusted (7.1), that a viewer shows the title (7.1), what its colours are and the metadata.
 *
 * Returns: whether it was done
 */
gboolean
steller_pdf_catalog_complete (qpdf_data                  qpdf,
                              const StellerPdfMetadata  *metadata,
                              GError                   **error)
{
  qpdf_oh catalog;
  gboolean success;

  g_return_val_if_fail (qpdf != NULL, FALSE);
  g_return_val_if_fail (metadata != NULL && metadata->title != NULL && *metadata->title != '\0', FALSE);

  catalog = qpdf_get_root (qpdf);
  steller_pdf_set_text (qpdf, catalog, "/Lang", metadata->language);
  steller_pdf_set_syntax (qpdf, catalog, "/MarkInfo", "<< /Marked true >>");
  steller_pdf_set_syntax (qpdf, catalog, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
  if (qpdf_oh_has_key (qpdf, catalog, "/Outlines"))
    steller_pdf_set_name (qpdf, catalog, "/PageMode", "/UseOutlines");
  set_xmp (qpdf, catalog, metadata);
  set_information (qpdf, metadata);
  success = set_output_intent (qpdf, catalog, error);
  qpdf_oh_release (qpdf, catalog);

  return success;
}
