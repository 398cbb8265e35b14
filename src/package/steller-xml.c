/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-xml.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "steller-error.h"
#include "steller-text.h"
#include "steller-xml-scan.h"

#define PARSE_OPTIONS \
  (XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)

static void
initialize_parser (void)
{
  static gsize initialized = 0;

  if (g_once_init_enter (&initialized))
    {
      xmlInitParser ();
      g_once_init_leave (&initialized, 1);
    }
}

static void
set_parse_error (GError **error, xmlParserCtxt *context, const char *part)
{
  const xmlError *reason = xmlCtxtGetLastError (context);
  g_autofree char *message = reason != NULL && reason->message != NULL ? g_strdup (reason->message) : NULL;

  if (message == NULL)
    {
      steller_error_set_at (error, STELLER_ERROR_SYNTAX, 0, part, _("“%s” is not well-formed XML"), part);
      return;
    }
  g_strchomp (message);
  steller_error_set_at (error, STELLER_ERROR_SYNTAX, MAX (reason->line, 0), part, _("“%s” is not well-formed XML: %s"),
                        part, message);
}

/**
 * steller_xml_parse:
 * @bytes: an XML document in UTF-8
 * @part: the name of the part or file, for errors
 * @error: where to put an error
 *
 * Parses a document that is taken for hostile: without entities, network or document type declaration, at most 200
 * elements deep, in time and memory that grow with its size only. CDATA sections become text; comments and processing
 * instructions are dropped.
 *
 * Returns: (transfer full) (nullable): the document; %NULL with %STELLER_ERROR_SYNTAX when it is not well-formed or not
 *   UTF-8, %STELLER_ERROR_UNSUPPORTED when it has a document type declaration, %STELLER_ERROR_LIMIT when it is too deep
 *   or too crowded. The error's member is @part.
 */
xmlDoc *
steller_xml_parse (GBytes *bytes, const char *part, GError **error)
{
  xmlParserCtxt *context;
  g_autoptr (xmlDoc) document = NULL;
  gsize length;
  const char *text;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (part != NULL, NULL);

  text = g_bytes_get_data (bytes, &length);
  if (length > G_MAXINT)
    {
      steller_error_set_at (error, STELLER_ERROR_LIMIT, 0, part, _("“%s” is too large"), part);
      return NULL;
    }
  if (!steller_xml_scan (text, length, part, error))
    return NULL;

  initialize_parser ();
  context = xmlNewParserCtxt ();
  if (context == NULL)
    g_error ("Could not allocate an XML parser");
  context->sax->comment = NULL;
  context->sax->processingInstruction = NULL;
  /* The encoding is given: the document must not declare one in which steller_xml_scan() would have read otherwise. */
  document = xmlCtxtReadMemory (context, text != NULL ? text : "", (int) length, NULL, "UTF-8", PARSE_OPTIONS);
  if (document == NULL || !context->wellFormed || !context->nsWellFormed || xmlDocGetRootElement (document) == NULL)
    {
      set_parse_error (error, context, part);
      g_clear_pointer (&document, xmlFreeDoc);
    }
  xmlFreeParserCtxt (context);
  return g_steal_pointer (&document);
}

static void
free_xml_memory (gpointer memory)
{
  xmlFree (memory);
}

/**
 * steller_xml_serialize:
 * @document: a document
 *
 * Writes a document as UTF-8, without indenting it: white space means something in ODF.
 *
 * Returns: (transfer full): the bytes, with an XML declaration
 */
GBytes *
steller_xml_serialize (xmlDoc *document)
{
  xmlChar *memory = NULL;
  int length = 0;

  g_return_val_if_fail (document != NULL, NULL);

  xmlDocDumpFormatMemoryEnc (document, &memory, &length, "UTF-8", 0);
  if (memory == NULL)
    g_error ("Could not allocate the text of an XML document");
  return g_bytes_new_with_free_func (memory, length, free_xml_memory, memory);
}

static xmlNs *
find_declaration (xmlNode *element, const char *prefix)
{
  for (xmlNs *ns = element->nsDef; ns != NULL; ns = ns->next)
    if (g_strcmp0 ((const char *) ns->prefix, prefix) == 0)
      return ns;
  return NULL;
}

/**
 * steller_xml_ensure_ns:
 * @document: a document with a root element
 * @prefix: the prefix to use when the namespace is not there yet; a number is added when it is taken for another one
 * @href: the name of the namespace
 *
 * Gets the declaration of a namespace with a prefix on the root element, where all elements can use it, and makes it
 * when needed.
 *
 * Returns: (transfer none): the declaration, owned by the document
 */
xmlNs *
steller_xml_ensure_ns (xmlDoc *document, const char *prefix, const char *href)
{
  g_autofree char *free_prefix = NULL;
  xmlNode *root;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (prefix != NULL, NULL);
  g_return_val_if_fail (href != NULL, NULL);
  root = xmlDocGetRootElement (document);
  g_return_val_if_fail (root != NULL, NULL);

  for (xmlNs *ns = root->nsDef; ns != NULL; ns = ns->next)
    if (ns->prefix != NULL && g_strcmp0 ((const char *) ns->href, href) == 0)
      return ns;

  free_prefix = g_strdup (prefix);
  for (guint i = 2; find_declaration (root, free_prefix) != NULL; i++)
    {
      g_free (free_prefix);
      free_prefix = g_strdup_printf ("%s%u", prefix, i);
    }
  return xmlNewNs (root, BAD_CAST href, BAD_CAST free_prefix);
}

/**
 * steller_xml_add_element:
 * @parent: an element
 * @ns: (nullable): a namespace declared on @parent or above it
 * @name: the local name
 *
 * Adds an empty element after the last child of @parent.
 *
 * Returns: (transfer none): the element, owned by the document
 */
xmlNode *
steller_xml_add_element (xmlNode *parent, xmlNs *ns, const char *name)
{
  g_return_val_if_fail (parent != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return xmlAddChild (parent, xmlNewDocNode (parent->doc, ns, BAD_CAST name, NULL));
}

/* Has a node that came from another document use the declarations on the root element of this one. */
static void
adopt_namespaces (xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE)
    return;
  if (node->ns != NULL)
    node->ns = steller_xml_ensure_ns (node->doc, node->ns->prefix != NULL ? (char *) node->ns->prefix : "ns",
                                      (char *) node->ns->href);
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->ns != NULL && strcmp ((char *) attribute->ns->href, (char *) XML_XML_NAMESPACE) != 0)
      attribute->ns = steller_xml_ensure_ns (node->doc,
                                             attribute->ns->prefix != NULL ? (char *) attribute->ns->prefix : "ns",
                                             (char *) attribute->ns->href);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    adopt_namespaces (child);
}

static void
drop_declarations (xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE)
    return;
  g_clear_pointer (&node->nsDef, xmlFreeNsList);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    drop_declarations (child);
}

/**
 * steller_xml_add_copy:
 * @parent: an element
 * @node: an element, of whatever document
 *
 * Adds a copy of an element, with all that is in it, after the last child of @parent. It uses the namespaces that the
 * root element of its document declares.
 *
 * Returns: (transfer none): the copy, owned by the document
 */
xmlNode *
steller_xml_add_copy (xmlNode *parent, xmlNode *node)
{
  xmlNode *copy;

  g_return_val_if_fail (parent != NULL, NULL);
  g_return_val_if_fail (node != NULL, NULL);

  copy = xmlAddChild (parent, xmlDocCopyNode (node, parent->doc, 1));
  adopt_namespaces (copy);
  drop_declarations (copy);
  return copy;
}

/**
 * steller_xml_set_attribute:
 * @element: an element
 * @ns: (nullable): the namespace of the attribute
 * @name: the local name
 * @value: any text; what XML cannot hold is left out
 *
 * Sets an attribute, in place of the value it may have.
 */
void
steller_xml_set_attribute (xmlNode *element, xmlNs *ns, const char *name, const char *value)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (element != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  clean = steller_text_for_xml (value, -1);
  xmlSetNsProp (element, ns, BAD_CAST name, BAD_CAST clean);
}

/**
 * steller_xml_add_text:
 * @parent: an element
 * @text: any text; what XML cannot hold is left out
 *
 * Adds text after the last child of @parent. Characters with a meaning in XML are written as references.
 */
void
steller_xml_add_text (xmlNode *parent, const char *text)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (parent != NULL);
  g_return_if_fail (text != NULL);

  clean = steller_text_for_xml (text, -1);
  if (*clean != '\0')
    xmlAddChild (parent, xmlNewDocText (parent->doc, BAD_CAST clean));
}

/**
 * steller_xml_is:
 * @node: (nullable): a node
 * @href: the name of a namespace
 * @name: a local name
 *
 * Tells whether @node is an element of this name.
 *
 * Returns: whether it is
 */
gboolean
steller_xml_is (const xmlNode *node, const char *href, const char *name)
{
  g_return_val_if_fail (href != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return node != NULL && node->type == XML_ELEMENT_NODE && node->ns != NULL &&
         strcmp ((const char *) node->name, name) == 0 && strcmp ((const char *) node->ns->href, href) == 0;
}

/**
 * steller_xml_peek_attribute:
 * @element: an element of a document from steller_xml_parse() or made with these functions
 * @href: (nullable): the namespace of the attribute
 * @name: its local name
 *
 * Looks at the value of an attribute. Such a value is one piece of text, since the document has no entities.
 *
 * Returns: (transfer none) (nullable): the value, valid until the attribute changes; %NULL when there is none
 */
const char *
steller_xml_peek_attribute (const xmlNode *element, const char *href, const char *name)
{
  g_return_val_if_fail (element != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (element->type != XML_ELEMENT_NODE)
    return NULL;
  for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0 &&
        g_strcmp0 (attribute->ns != NULL ? (const char *) attribute->ns->href : NULL, href) == 0)
      return attribute->children != NULL && attribute->children->content != NULL
               ? (const char *) attribute->children->content
               : "";
  return NULL;
}

/**
 * steller_xml_get_attribute:
 * @element: an element
 * @href: (nullable): the namespace of the attribute
 * @name: its local name
 *
 * Copies the value of an attribute.
 *
 * Returns: (transfer full) (nullable): the value; %NULL when there is none
 */
char *
steller_xml_get_attribute (const xmlNode *element, const char *href, const char *name)
{
  return g_strdup (steller_xml_peek_attribute (element, href, name));
}
