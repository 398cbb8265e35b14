/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-settings.h"

#include "steller-docx-element.h"
#include "steller-odf-value.h"
#include "steller-odf.h"
#include "steller-style-sheet.h"
#include "text/steller-export-language.h"

/* How far apart tab stops are that nobody set, when the house style does not tell: LibreOffice's own, in points. */
#define TAB_DISTANCE 35.45

static double
get_tab_distance (StellerStyle *style)
{
  g_autoptr (xmlDoc) part = steller_style_copy_part (style, "styles.xml");
  xmlNode *styles = part ? steller_style_find_child (xmlDocGetRootElement (part), STELLER_ODF_OFFICE, "styles") : NULL;

  for (xmlNode *child = styles ? styles->children : NULL; child; child = child->next)
    {
      xmlNode *properties;
      const char *value;
      double distance;

      if (!steller_xml_is (child, STELLER_ODF_STYLE, "default-style") ||
          g_strcmp0 (steller_xml_peek_attribute (child, STELLER_ODF_STYLE, "family"), "paragraph") != 0)
        continue;
      properties = steller_style_find_child (child, STELLER_ODF_STYLE, "paragraph-properties");
      value = properties ? steller_xml_peek_attribute (properties, STELLER_ODF_STYLE, "tab-stop-distance") : NULL;
      if (value && steller_odf_parse_length (value, &distance) && distance > 0)
        return distance;
    }

  return TAB_DISTANCE;
}

static void
add_setting (xmlNode    *parent,
             const char *name,
             const char *value)
{
  xmlNode *setting = steller_docx_add (parent, "compatSetting");

  steller_docx_set (setting, "name", name);
  steller_docx_set (setting, "uri", "http://schemas.microsoft.com/office/word");
  steller_docx_set (setting, "val", value);
}

/**
 * steller_docx_settings_write:
 * @job: a job
 * @even_pages: whether pages with an even number have headers and footers of their own
 *
 * Makes `word/settings.xml` (ISO/IEC 29500-1, 17.15): a document of Word 2013 and later, in which the room below a
 * paragraph and that above the next one add up, as on our own pages. No macros, no data from elsewhere.
 *
 * Returns: (transfer full): the part
 */
GBytes *
steller_docx_settings_write (StellerExport *job,
                             gboolean       even_pages)
{
  g_autoptr (xmlDoc) part = NULL;
  g_autofree char *language = NULL;
  StellerStyle *style;
  xmlNode *root, *compat;

  g_return_val_if_fail (STELLER_IS_EXPORT (job), NULL);

  part = steller_docx_part_new ("settings");
  part->standalone = 1;
  root = xmlDocGetRootElement (part);
  style = steller_export_get_style (job);
  if (steller_style_get_page (style, FALSE)->look.has_background)
    steller_docx_add (root, "displayBackgroundShape");
  steller_docx_add_number (root, "defaultTabStop", steller_docx_twips (get_tab_distance (style)));
  if (even_pages)
    steller_docx_add (root, "evenAndOddHeaders");
  compat = steller_docx_add (root, "compat");
  steller_docx_add (compat, "doNotUseHTMLParagraphAutoSpacing");
  add_setting (compat, "compatibilityMode", "15");
  add_setting (compat, "overrideTableStyleFontSizeAndJustification", "1");
  add_setting (compat, "enableOpenTypeFeatures", "1");
  add_setting (compat, "doNotFlipMirrorIndents", "1");
  add_setting (compat, "differentiateMultirowTableHeaders", "1");
  language = steller_export_language_add_country (steller_document_get_language (steller_export_get_document (job)));
  if (language)
    steller_docx_add_value (root, "themeFontLang", language);

  return steller_xml_serialize (part);
}
