/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-odt-parts.h"

#include <string.h>

#include "steller-odf.h"
#include "steller-odt-version.h"
#include "steller-xml.h"

/**
 * steller_odt_resolve_reference:
 * @reference: an IRI reference in `content.xml` or `styles.xml`
 *
 * Finds the part that a reference stands for (OpenDocument 1.3 part 2, 3.7).
 *
 * Returns: (transfer full) (nullable): the name of a part; %NULL when the reference leads elsewhere
 */
char *
steller_odt_resolve_reference (const char *reference)
{
  g_return_val_if_fail (reference != NULL, NULL);

  while (g_str_has_prefix (reference, "./"))
    reference += strlen ("./");
  if (*reference == '\0' || *reference == '#' || *reference == '/' || strchr (reference, ':') ||
      g_str_has_prefix (reference, "../"))
    return NULL;

  return g_uri_unescape_string (reference, NULL);
}

/**
 * steller_odt_collect_references:
 * @references: (element-type utf8): where the names go
 * @part: `content.xml` or `styles.xml`
 *
 * Collects the names of the parts that a part refers to: its images and fonts.
 */
void
steller_odt_collect_references (GHashTable *references,
                                xmlDoc     *part)
{
  xmlNode *root;
  xmlNode *node;

  g_return_if_fail (references != NULL);
  g_return_if_fail (part != NULL);

  root = xmlDocGetRootElement (part);
  node = root;
  while (node)
    {
      const char *reference = node->type == XML_ELEMENT_NODE
                              ? steller_xml_peek_attribute (node, STELLER_ODF_XLINK, "href") : NULL;
      char *name = reference ? steller_odt_resolve_reference (reference) : NULL;

      if (name)
        g_hash_table_add (references, name);
      if (node->type == XML_ELEMENT_NODE && node->children)
        {
          node = node->children;
          continue;
        }
      while (node != root && !node->next)
        node = node->parent;
      node = node != root ? node->next : NULL;
    }
}

/**
 * steller_odt_is_own_part:
 * @name: the name of a part of a style
 *
 * Tells whether a part belongs to the style as a document, whatever refers to it: what the export writes anew, a
 * thumbnail that shows another document, a signature that is for another one, and macros and configurations, which have
 * no business in a note.
 *
 * Returns: whether it does
 */
gboolean
steller_odt_is_own_part (const char *name)
{
  static const char * const files[] = {
    "mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml", "manifest.rdf", "layout-cache",
  };
  static const char * const folders[] = {
    "META-INF/", "Basic/", "Scripts/", "Dialogs/", "Thumbnails/", "Configurations/", "Configurations2/", "Versions/",
  };

  g_return_val_if_fail (name != NULL, TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    if (g_ascii_strcasecmp (name, files[i]) == 0)
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_ascii_strncasecmp (name, folders[i], strlen (folders[i])) == 0)
      return TRUE;

  return FALSE;
}

/* A setting that is a word or data may be the name of a printer, a database or a person. */
static gboolean
is_kept_setting (const xmlNode *node)
{
  static const char * const types[] = { "boolean", "short", "int", "long", "double", NULL };
  static const char * const dropped[] = { "LoadReadonly", "Rsid", "RsidRoot", "LinkUpdateMode", NULL };
  const char *type = steller_xml_peek_attribute (node, STELLER_ODF_CONFIG, "type");
  const char *name = steller_xml_peek_attribute (node, STELLER_ODF_CONFIG, "name");

  return steller_xml_is (node, STELLER_ODF_CONFIG, "config-item") && type && g_strv_contains (types, type) &&
         name && !g_strv_contains (dropped, name);
}

static void
remove_node (xmlNode *node)
{
  xmlUnlinkNode (node);
  xmlFreeNode (node);
}

static xmlNode *
filter_children (xmlNode  *parent,
                 gboolean (*is_kept) (const xmlNode *))
{
  xmlNode *next;

  for (xmlNode *child = parent->children; child; child = next)
    {
      next = child->next;
      if (!is_kept (child))
        remove_node (child);
    }

  return parent->children;
}

static gboolean
is_settings (const xmlNode *node)
{
  return steller_xml_is (node, STELLER_ODF_OFFICE, "settings");
}

static gboolean
is_configuration (const xmlNode *node)
{
  const char *name = steller_xml_peek_attribute (node, STELLER_ODF_CONFIG, "name");

  return steller_xml_is (node, STELLER_ODF_CONFIG, "config-item-set") && name &&
         g_str_has_suffix (name, ":configuration-settings");
}

/**
 * steller_odt_write_settings:
 * @style: a style
 *
 * Makes `settings.xml` (OpenDocument 1.3 part 3, 3.10) from that of the style: of how it is laid out, what is true or
 * false or a number. What its author's window looked like, and the names of printers and databases, stay behind.
 *
 * Returns: (transfer full) (nullable): the part; %NULL when nothing is left
 */
GBytes *
steller_odt_write_settings (StellerStyle *style)
{
  g_autoptr (xmlDoc) part = NULL;
  xmlNode *root, *settings, *set;

  g_return_val_if_fail (STELLER_IS_STYLE (style), NULL);

  part = steller_style_copy_part (style, "settings.xml");
  root = part ? xmlDocGetRootElement (part) : NULL;
  if (!root || !steller_xml_is (root, STELLER_ODF_OFFICE, "document-settings"))
    return NULL;
  settings = filter_children (root, is_settings);
  set = settings ? filter_children (settings, is_configuration) : NULL;
  if (!set || settings->next || set->next || !filter_children (set, is_kept_setting))
    return NULL;
  steller_xml_set_attribute (root, steller_xml_ensure_ns (part, "office", STELLER_ODF_OFFICE), "version",
                             STELLER_ODT_VERSION);

  return steller_xml_serialize (part);
}
