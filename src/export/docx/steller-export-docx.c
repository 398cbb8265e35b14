/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-docx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-docx-meta.h"
#include "steller-docx-settings.h"
#include "steller-docx-writer.h"

#define CORE_PROPERTIES_RELATIONSHIP \
  "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

static void
add_part (StellerDocxPackage *package,
          const char         *relationship,
          const char         *name,
          const char         *media_type,
          GBytes             *bytes)
{
  gboolean of_text = g_str_has_prefix (name, "word/");

  steller_docx_package_relate (package, of_text ? STELLER_DOCX_DOCUMENT_PART : "", relationship,
                               of_text ? name + strlen ("word/") : name, FALSE);
  steller_docx_package_add_part (package, name, media_type, bytes);
}

/* The text is written last of all that it refers to: what lists and links it has is known then. */
static void
add_text (StellerDocxPackage *package,
          StellerExport      *job,
          StellerDocxStyles  *styles)
{
  g_autoptr (xmlDoc) part = steller_docx_part_new ("document");
  g_autoptr (StellerDocxWriter) writer = steller_docx_writer_new (job, package, styles);
  g_autoptr (GBytes) numbering = NULL;
  g_autoptr (GBytes) settings = NULL;
  const StellerPageStyle *page = steller_style_get_page (writer->style, TRUE);
  xmlNode *body = steller_docx_add (xmlDocGetRootElement (part), "body");

  steller_xml_ensure_ns (part, "r", STELLER_DOCX_OFFICE_RELATIONSHIPS);
  writer->part = STELLER_DOCX_DOCUMENT_PART;
  writer->body = body;
  writer->width = page->width - page->margin_left - page->margin_right;
  steller_docx_writer_fill (writer, body, steller_skeleton_get_nodes (steller_style_get_skeleton (writer->style)));
  steller_docx_writer_end_body (writer);
  steller_docx_writer_add_section (writer, body);

  steller_docx_prune (part);

  numbering = steller_docx_numbering_write (writer->numbering);
  add_part (package, STELLER_DOCX_RELATIONSHIP ("numbering"), "word/numbering.xml",
            STELLER_DOCX_PART_TYPE ("numbering"), numbering);
  settings = steller_docx_settings_write (job, steller_docx_writer_has_even_pages (writer));
  add_part (package, STELLER_DOCX_RELATIONSHIP ("settings"), "word/settings.xml", STELLER_DOCX_PART_TYPE ("settings"),
            settings);
  steller_docx_package_relate (package, "", STELLER_DOCX_RELATIONSHIP ("officeDocument"), STELLER_DOCX_DOCUMENT_PART,
                               FALSE);
  steller_docx_package_add_xml (package, STELLER_DOCX_DOCUMENT_PART, STELLER_DOCX_PART_TYPE ("document.main"), part);
}

static void
add_properties (StellerDocxPackage *package,
                StellerExport      *job)
{
  g_autoptr (GBytes) core = steller_docx_meta_write_core (job);
  g_autoptr (GBytes) app = steller_docx_meta_write_app ();
  g_autoptr (GBytes) custom = steller_docx_meta_write_custom (job);

  add_part (package, CORE_PROPERTIES_RELATIONSHIP, "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml", core);
  add_part (package, STELLER_DOCX_RELATIONSHIP ("extended-properties"), "docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml", app);
  if (custom)
    add_part (package, STELLER_DOCX_RELATIONSHIP ("custom-properties"), "docProps/custom.xml",
              "application/vnd.openxmlformats-officedocument.custom-properties+xml", custom);
}

static GBytes *
write_docx (StellerExport  *job,
            GError        **error)
{
  const char *language = steller_document_get_language (steller_export_get_document (job));
  g_autoptr (StellerDocxPackage) package = steller_docx_package_new ();
  g_autoptr (StellerDocxStyles) styles = steller_docx_styles_new (steller_export_get_style (job), error);
  g_autoptr (GBytes) styles_part = NULL;
  g_autoptr (GBytes) fonts = NULL;

  if (!styles)
    return NULL;

  styles_part = steller_docx_styles_write (styles, language);
  fonts = steller_docx_fonts_write (styles);
  add_part (package, STELLER_DOCX_RELATIONSHIP ("styles"), "word/styles.xml", STELLER_DOCX_PART_TYPE ("styles"),
            styles_part);
  add_part (package, STELLER_DOCX_RELATIONSHIP ("fontTable"), "word/fontTable.xml",
            STELLER_DOCX_PART_TYPE ("fontTable"), fonts);
  add_text (package, job, styles);
  add_properties (package, job);

  return steller_docx_package_finish (package, error);
}

/**
 * steller_export_format_docx:
 *
 * A document of Word: WordprocessingML (ISO/IEC 29500) with the styles, pages and places of the house style.
 */
const StellerExportFormat steller_export_format_docx = {
  .id = "docx",
  .suffix = ".docx",
  .media_type = STELLER_DOCX_MEDIA_TYPE,
  .title = N_("Word document (DOCX)"),
  .write = write_docx,
};
