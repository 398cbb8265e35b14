/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-odf.h"
#include "steller-style-complete.h"
#include "steller-xml.h"

#define ODF_NAMESPACE "urn:oasis:names:tc:opendocument:xmlns:"

/* The namespaces in the schema of ODF 1.3 that are not OASIS's own. */
static const char *const other_namespaces[] = { STELLER_ODF_DC,
                                                STELLER_ODF_XLINK,
                                                "http://www.w3.org/1998/Math/MathML",
                                                "http://www.w3.org/1999/xhtml",
                                                "http://www.w3.org/2002/xforms",
                                                "http://www.w3.org/2003/g/data-view#",
                                                "http://www.w3.org/XML/1998/namespace",
                                                NULL };
static const char *const odf_names[] = { "animation", "chart", "config", "database", "datastyle", "dr3d", "drawing",
                                         "form", "manifest", "meta", "office", "presentation", "script",
                                         "smil-compatible", "style", "svg-compatible", "table", "text",
                                         "xsl-fo-compatible", NULL };

/* What came with ODF 1.4, in the namespaces of 1.3. */
static const struct
{
  const char *href, *name;
} later[] = {
  { STELLER_ODF_DRAW, "allow-overlap" },
  { STELLER_ODF_DRAW, "decorative" },
  { STELLER_ODF_STYLE, "background-fill" },
  { STELLER_ODF_STYLE, "margin-gutter" },
  { STELLER_ODF_STYLE, "num-list-format-name" },
  { STELLER_ODF_NUMBER, "num-list-format" },
};

static gboolean
is_odf_namespace (const xmlNs *ns)
{
  const char *href = ns != NULL ? (const char *) ns->href : "";
  g_autofree char *name = NULL;

  if (g_strv_contains (other_namespaces, href))
    return TRUE;
  if (!g_str_has_prefix (href, ODF_NAMESPACE) || !g_str_has_suffix (href, ":1.0"))
    return FALSE;
  name = g_strndup (href + strlen (ODF_NAMESPACE), strlen (href) - strlen (ODF_NAMESPACE) - strlen (":1.0"));
  return g_strv_contains (odf_names, name);
}

static gboolean
is_foreign (const xmlNs *ns, const xmlChar *name)
{
  if (!is_odf_namespace (ns))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    if (g_str_equal (ns->href, later[i].href) && g_str_equal (name, later[i].name))
      return TRUE;
  return FALSE;
}

static void
drop_attributes (xmlNode *element)
{
  xmlAttr *next;

  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = next)
    {
      next = attribute->next;
      /* An attribute without a namespace belongs to its element, as in MathML. */
      if (attribute->ns != NULL && is_foreign (attribute->ns, attribute->name))
        xmlRemoveProp (attribute);
    }
}

static gboolean
holds_text (const xmlNode *element)
{
  return steller_xml_is (element, STELLER_ODF_TEXT, "p") || steller_xml_is (element, STELLER_ODF_TEXT, "h") ||
         steller_xml_is (element, STELLER_ODF_TEXT, "span") || steller_xml_is (element, STELLER_ODF_TEXT, "a");
}

/* Links to pages and to addresses, and within the document, may stand; others name a file or start something. */
static gboolean
is_kept_link (const char *reference)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:", "#" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (reference, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_in_package (const char *reference)
{
  return strchr (reference, ':') == NULL && *reference != '/' && !g_str_has_prefix (reference, "../");
}

typedef enum
{
  KEEP,
  UNWRAP,
  DROP,
} Fate;

static Fate
decide (StellerStyleSheet *sheet, const xmlNode *element)
{
  const char *reference;
  gboolean link;

  if (is_foreign (element->ns, element->name))
    return holds_text (element->parent) ? UNWRAP : DROP;
  reference = steller_xml_peek_attribute (element, STELLER_ODF_XLINK, "href");
  link = steller_xml_is (element, STELLER_ODF_TEXT, "a") || steller_xml_is (element, STELLER_ODF_DRAW, "a");
  if (reference == NULL || (link ? is_kept_link (reference) : is_in_package (reference)))
    return KEEP;
  steller_style_sheet_warn (sheet, _("%s:%s: “%s” leads out of the house style, and is left out"),
                            element->ns->prefix != NULL ? (char *) element->ns->prefix : "", element->name, reference);
  return link ? UNWRAP : DROP;
}

/* Puts what is in an element in its place, with the namespaces that were declared there. By hand: libxml2 would melt text
 * into text, and free what the walk goes on with. Returns what to go on with. */
static xmlNode *
unwrap (xmlNode *element)
{
  xmlNode *first = element->children, *last = element->last;
  xmlNode *previous = element->prev, *next = element->next, *parent = element->parent;

  xmlUnlinkNode (element);
  if (first == NULL)
    {
      xmlFreeNode (element);
      return next;
    }
  for (xmlNode *child = first; child != NULL; child = child->next)
    child->parent = parent;
  first->prev = previous;
  last->next = next;
  if (previous != NULL)
    previous->next = first;
  else
    parent->children = first;
  if (next != NULL)
    next->prev = last;
  else
    parent->last = last;
  for (xmlNode *child = first; child != next; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      xmlReconciliateNs (parent->doc, child);
  element->children = element->last = NULL;
  xmlFreeNode (element);
  return first;
}

static void
drop (xmlNode *element)
{
  xmlUnlinkNode (element);
  xmlFreeNode (element);
}

static void
clean_children (StellerStyleSheet *sheet, xmlNode *parent)
{
  for (xmlNode *child = parent->children, *next; child != NULL; child = next)
    {
      Fate fate;

      next = child->next;
      if (child->type != XML_ELEMENT_NODE)
        continue;
      fate = decide (sheet, child);
      if (fate == KEEP)
        {
          drop_attributes (child);
          clean_children (sheet, child);
          /* A font that is nowhere else is no font. */
          if (child->children == NULL && steller_xml_is (child, STELLER_ODF_SVG, "font-face-src"))
            drop (child);
        }
      else if (fate == UNWRAP)
        {
          next = unwrap (child);
        }
      else
        {
          drop (child);
        }
    }
}

/**
 * steller_style_clean_foreign:
 * @sheet: where warnings go
 * @document: content.xml or styles.xml of a template
 *
 * Takes out of a template what the schema of ODF 1.3 does not know, as part 3, 2.2.3 lets a reader do: what is foreign
 * within text gives way to what it holds, and goes elsewhere. References to what is outside of the package go as well,
 * but for links to pages and addresses.
 */
void
steller_style_clean_foreign (StellerStyleSheet *sheet, xmlDoc *document)
{
  xmlNode *root = xmlDocGetRootElement (document);

  drop_attributes (root);
  clean_children (sheet, root);
}
