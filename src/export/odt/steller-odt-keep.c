/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-odt-writer.h"

/* An automatic style that the template itself brought, or that was made before. */
static xmlNode *
find_automatic_style (StellerOdtWriter *self,
                      const char       *name)
{
  for (xmlNode *style = self->automatic_styles->children; style; style = style->next)
    if (steller_xml_is (style, STELLER_ODF_STYLE, "style") &&
        g_strcmp0 (steller_xml_peek_attribute (style, STELLER_ODF_STYLE, "name"), name) == 0 &&
        g_strcmp0 (steller_xml_peek_attribute (style, STELLER_ODF_STYLE, "family"), "paragraph") == 0)
      return style;

  return NULL;
}

static xmlNode *
ensure_paragraph_properties (StellerOdtWriter *self,
                             xmlNode          *style)
{
  xmlNode *properties;

  for (xmlNode *child = style->children; child; child = child->next)
    if (steller_xml_is (child, STELLER_ODF_STYLE, "paragraph-properties"))
      return child;

  /* They come first (OpenDocument 1.3 part 3, 16.2). */
  properties = xmlNewDocNode (self->content, self->styles, BAD_CAST "paragraph-properties", NULL);
  if (style->children)
    xmlAddPrevSibling (style->children, properties);
  else
    xmlAddChild (style, properties);

  return properties;
}

/* An automatic style cannot be the parent of another (OpenDocument 1.3 part 3, 19.517): it is copied. */
static void
keep_paragraph (StellerOdtWriter *self,
                xmlNode          *paragraph)
{
  const char *style_name = steller_xml_peek_attribute (paragraph, STELLER_ODF_TEXT, "style-name");
  xmlNode *automatic = style_name ? find_automatic_style (self, style_name) : NULL;
  g_autofree char *name = g_strconcat (style_name ? style_name : "Standard", ".kept", NULL);
  xmlNode *style = NULL;

  if (!automatic)
    {
      style = steller_odt_writer_add_style (self, "paragraph", name, style_name ? style_name : "Standard");
    }
  else if (g_hash_table_add (self->made_styles, g_strdup (name)))
    {
      style = xmlAddChild (self->automatic_styles, xmlDocCopyNode (automatic, self->content, 1));
      xmlReconciliateNs (self->content, style);
      steller_xml_set_attribute (style, self->styles, "name", name);
    }
  if (style)
    steller_xml_set_attribute (ensure_paragraph_properties (self, style), self->fo, "keep-with-next", "always");
  steller_xml_set_attribute (paragraph, self->text, "style-name", name);
}

/**
 * steller_odt_writer_keep_with_next:
 * @self: a writer
 * @node: (nullable): an element of the text
 *
 * Keeps the last paragraph in @node on the page of what comes next. A word processor moves the whole paragraph for it,
 * and of a table all rows; so a table is left as it is.
 */
void
steller_odt_writer_keep_with_next (StellerOdtWriter *self,
                                   xmlNode          *node)
{
  static const char * const containers[] = { "list", "list-item", "list-header", "section" };

  g_return_if_fail (self != NULL);

  while (node)
    {
      gboolean is_container = FALSE;

      if (steller_xml_is (node, STELLER_ODF_TEXT, "p") || steller_xml_is (node, STELLER_ODF_TEXT, "h"))
        {
          keep_paragraph (self, node);
          return;
        }
      for (gsize i = 0; i < G_N_ELEMENTS (containers); i++)
        is_container |= steller_xml_is (node, STELLER_ODF_TEXT, containers[i]);
      if (is_container)
        node = xmlLastElementChild (node);
      else if (steller_xml_is (node, STELLER_ODF_DRAW, "frame"))
        node = xmlPreviousElementSibling (node);
      else
        return;
    }
}
