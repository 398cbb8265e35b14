/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-pdf.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "steller-error.h"
#include "steller-layout.h"
#include "steller-pdf-draw.h"
#include "steller-pdf-finish.h"
#include "steller-pdf-fonts.h"
#include "steller-qpdf.h"
#include "steller-text.h"

#define CREATOR "Steller " PACKAGE_VERSION

/* One line of text: no longer than a person reads in a list, and without what XML cannot hold. */
static char *
get_line (const char *text)
{
  g_autofree char *clean = steller_text_for_xml (text ? text : "", -1);

  return steller_text_collapse (clean);
}

/* The sender's first line: the part of the organisation that the note comes from. */
static char *
get_author (StellerDocument *document)
{
  const StellerDocumentField *sender = steller_document_find_field (document, "afzender");
  g_autofree char *line = NULL;

  if (!sender || sender->empty)
    return g_strdup ("");
  line = g_strndup (sender->text, strcspn (sender->text, "\n"));

  return get_line (line);
}

static void
fill_metadata (StellerPdfMetadata *metadata,
               StellerExport      *job)
{
  StellerDocument *document = steller_export_get_document (job);

  metadata->title = get_line (steller_document_get_title (document));
  metadata->subject = get_line (steller_document_get_subject (document));
  metadata->author = get_author (document);
  metadata->language = get_line (steller_document_get_language (document));
  metadata->creator = g_strdup (CREATOR);
  metadata->producer = g_strdup_printf ("cairo %s, qpdf %s", cairo_version_string (), qpdf_get_qpdf_version ());
  metadata->time = g_date_time_ref (steller_export_get_time (job));

  /* PDF/UA-1, 7.1, wants a title; a note may still be without one. */
  if (*metadata->title == '\0')
    {
      g_free (metadata->title);
      metadata->title = get_line (steller_document_get_type_id (document));
    }
}

static void
report_warnings (StellerExport      *job,
                 const StellerPages *pages)
{
  const char * const *warnings = steller_pages_get_warnings (pages);

  for (guint i = 0; warnings && warnings[i]; i++)
    steller_export_add_warning (job, "%s", warnings[i]);
}

/* What keeps the file from being what it is meant to be is told like anything else that is amiss. */
static void
report_obstacles (StellerExport              *job,
                  const StellerExportProfile *profile)
{
  for (guint i = 0; i < steller_export_profile_get_n_obstacles (profile); i++)
    {
      StellerStandards standards;
      const char *message = steller_export_profile_get_obstacle (profile, i, &standards);

      if (standards == STELLER_STANDARDS_ALL)
        /* Translators: why. */
        steller_export_add_warning (job, _("The PDF is neither PDF/UA-1 nor PDF/A-2a: %s"), message);
      else
        /* Translators: the name of a standard, and why the file does not conform to it. */
        steller_export_add_warning (job, _("The PDF is not %s: %s"), steller_standards_get_name (standards), message);
    }
}

static gpointer
load_qpdf (gpointer data)
{
  /* What goes wrong is told to whom writes. */
  steller_qpdf_load (NULL);

  return NULL;
}

static GBytes *
write_pdf (StellerExport  *job,
           GError        **error)
{
  g_auto (StellerPdfMetadata) metadata = { 0 };
  g_autoptr (StellerPdfRecord) record = steller_pdf_record_new ();
  g_autoptr (GByteArray) file = NULL;
  g_autoptr (GError) internal_error = NULL;
  GBytes *bytes = NULL;
  StellerPages *pages;
  gboolean lost_links = FALSE;

  /* Loading it takes half as long as laying out and drawing a short note, which goes on meanwhile. */
  g_thread_unref (g_thread_new ("load libqpdf", load_qpdf, NULL));
  pages = steller_export_get_pages (job);

  if (!steller_pages_has_fonts (pages))
    {
      g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED,
                           _("There are no fonts on this computer to print a note in"));
      return NULL;
    }

  metadata.profile = steller_export_profile_new (steller_pages_get_n_pages (pages));
  steller_pdf_fonts_check (pages, metadata.profile);
  report_warnings (job, pages);
  file = steller_pdf_draw (pages, record, &lost_links, &internal_error);
  if (lost_links)
    steller_export_add_warning (job, "%s",
                                _("A link leads to an address that is longer than PDF allows: its text is there, but "
                                  "cannot be clicked"));

  if (!steller_qpdf_load (error))
    return NULL;

  fill_metadata (&metadata, job);
  if (file)
    bytes = steller_pdf_finish (file, record, &metadata, &internal_error);
  if (!bytes)
    {
      g_set_error (error, STELLER_ERROR, STELLER_ERROR_FAILED, _("The PDF could not be made: %s"),
                   internal_error->message);
      return NULL;
    }
  report_obstacles (job, metadata.profile);
  steller_export_set_profile (job, metadata.profile);

  return bytes;
}

/**
 * steller_export_format_pdf:
 *
 * PDF that is both accessible and archivable: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). It holds the very
 * pages that the preview shows. A file that cannot be all of that is written too, and does not say that it is.
 */
const StellerExportFormat steller_export_format_pdf = {
  .id = "pdf",
  .suffix = ".pdf",
  .media_type = "application/pdf",
  .title = N_("PDF"),
  .write = write_pdf,
  .prepare = steller_layout_prepare,
};
