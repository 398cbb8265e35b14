/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-style-pack.h"

#include <string.h>

#include "steller-odf.h"
#include "steller-xml.h"
#include "steller-zip-writer.h"

#define MANIFEST "META-INF/manifest.xml"

static xmlNode *
find_child (xmlNode *parent, const char *href, const char *name)
{
  for (xmlNode *child = parent != NULL ? parent->children : NULL; child != NULL; child = child->next)
    if (steller_xml_is (child, href, name))
      return child;
  return NULL;
}

static void
set_title (xmlDoc *document, const char *title)
{
  xmlNode *meta = find_child (xmlDocGetRootElement (document), STELLER_ODF_OFFICE, "meta");
  xmlNode *element = find_child (meta, STELLER_ODF_DC, "title");

  if (meta == NULL)
    return;
  if (element == NULL)
    element = steller_xml_add_element (meta, steller_xml_ensure_ns (document, "dc", STELLER_ODF_DC), "title");
  xmlNodeSetContent (element, NULL);
  steller_xml_add_text (element, title);
}

/* The manifest tells of the whole file what `mimetype` does (ODF 1.3 part 2, 3.2). */
static void
set_template (xmlDoc *document)
{
  xmlNs *ns = steller_xml_ensure_ns (document, "manifest", STELLER_ODF_MANIFEST);

  for (xmlNode *entry = xmlDocGetRootElement (document)->children; entry != NULL; entry = entry->next)
    if (steller_xml_is (entry, STELLER_ODF_MANIFEST, "file-entry") &&
        g_strcmp0 (steller_xml_peek_attribute (entry, STELLER_ODF_MANIFEST, "full-path"), "/") == 0)
      steller_xml_set_attribute (entry, ns, "media-type", STELLER_ODF_TEMPLATE_MEDIA_TYPE);
}

static GBytes *
make_part (StellerStyle *style, const char *name, const char *title)
{
  g_autoptr (xmlDoc) document = NULL;

  if (g_str_equal (name, "meta.xml") || g_str_equal (name, MANIFEST))
    document = steller_style_copy_part (style, name);
  if (document == NULL)
    return g_bytes_ref (steller_style_get_part (style, name));
  if (g_str_equal (name, MANIFEST))
    set_template (document);
  else
    set_title (document, title);
  return steller_xml_serialize (document);
}

/**
 * steller_style_pack:
 * @style: a house style
 * @title: what it is to be called
 * @error: where to put an error
 *
 * Makes an OpenDocument text template out of a house style, such as a word processor opens. Besides the title it holds
 * what the house style was loaded from.
 *
 * Returns: (transfer full) (nullable): the template; %NULL with the errors of #StellerZipWriter
 */
GBytes *
steller_style_pack (StellerStyle *style, const char *title, GError **error)
{
  g_autoptr (StellerZipWriter) writer = NULL;
  g_autoptr (GBytes) media_type =
    g_bytes_new_static (STELLER_ODF_TEMPLATE_MEDIA_TYPE, strlen (STELLER_ODF_TEMPLATE_MEDIA_TYPE));

  g_return_val_if_fail (STELLER_IS_STYLE (style), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  writer = steller_zip_writer_new (error);
  if (writer == NULL || !steller_zip_writer_add (writer, "mimetype", media_type, TRUE, error))
    return NULL;
  for (const char *const *name = steller_style_get_part_names (style); *name != NULL; name++)
    {
      g_autoptr (GBytes) bytes = NULL;

      if (g_str_equal (*name, "mimetype"))
        continue;
      bytes = make_part (style, *name, title);
      if (!steller_zip_writer_add (writer, *name, bytes, FALSE, error))
        return NULL;
    }
  return steller_zip_writer_finish (writer, error);
}
