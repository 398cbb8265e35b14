/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mutations of packages of OpenDocument that stay packages, and of XML that mostly stays XML. */

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "fuzz-target.h"
#include "steller-zip-reader.h"
#include "steller-zip-writer.h"

/* Values of attributes that mean something to the reader. */
static const char *const values[] = {
  "", "0cm", "-1cm", "0.001pt", "1e9cm", "99999999cm", "100%", "-50%", "1000000%", "0%", "nan", "inf", "2147483648",
  "-1", "0", "1", "1000", "10*", "0*", "#000000", "#ffff", "transparent", "none", "auto", "always", "page", "column",
  "right", "left", "center", "top", "bottom", "from-left", "paragraph", "char", "as-char", "both", "true", "false",
  "continuous", "Standard", "Nota_20_text", "Nota_20_bullets", "Pictures/logo.png", "../../etc/passwd",
  "http://example.org/x.png", "wrap-through", "even", "left-and-right", "0.05pt solid #000000", "1000pt double #ff0000",
};

static const char *const words[] = {
  "<text:p>", "</text:p>", "<text:p/>", "<text:span>", "</text:span>", "{{inhoud}}", "{{onderwerp}}",
  "{{ondertekening}}", "{{bijlagen}}", "{{kernpunten}}", "{{", "}}", "<text:tab/>", "<text:line-break/>",
  "<text:s text:c=\"9999999\"/>", "<text:page-number/>", "<text:section text:name=\"nota.kernpunten\">",
  "</text:section>", "<text:list>", "</text:list>", "<text:h text:outline-level=\"1\">", "<table:table>",
  "<table:table-row>", "<table:table-cell>", "<draw:frame>", "<draw:text-box>", "<draw:image/>", "<!--", "-->",
  "<![CDATA[", "]]>", "<!DOCTYPE a>", "&amp;", "&x;", "&#0;", "&#x10ffff;", "\xef\xbf\xbd", "\xff", "<?x?>",
};

static gsize
pick (GRand *random, gsize below)
{
  return below > 0 ? g_rand_int (random) % below : 0;
}

static void
collect (xmlNode *node, GPtrArray *elements, guint depth)
{
  for (; node != NULL && depth < 200; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        g_ptr_array_add (elements, node);
        collect (node->children, elements, depth + 1);
      }
}

static gboolean
is_inside (xmlNode *node, xmlNode *other)
{
  for (; node != NULL; node = node->parent)
    if (node == other)
      return TRUE;
  return FALSE;
}

static xmlAttr *
pick_attribute (xmlNode *element, GRand *random)
{
  gsize n = 0;

  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    n++;
  n = pick (random, n);
  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    if (n-- == 0)
      return attribute;
  return NULL;
}

static void
set_value (xmlAttr *attribute, const char *value)
{
  xmlNode *text = xmlNewText ((const xmlChar *) value);

  xmlFreeNodeList (attribute->children);
  attribute->children = attribute->last = text;
  text->parent = (xmlNode *) attribute;
  text->doc = attribute->doc;
}

/* The value of an attribute becomes one of the list, that of another attribute, or one with another number. */
static void
change_attribute (xmlNode *element, xmlNode *other, GRand *random)
{
  xmlAttr *attribute = pick_attribute (element, random);
  xmlAttr *source = pick_attribute (other, random);
  g_autofree char *value = NULL;

  if (attribute == NULL)
    return;
  switch (pick (random, 4))
    {
    case 0:
      xmlRemoveProp (attribute);
      return;
    case 1:
      if (source != NULL && source->children != NULL)
        value = g_strdup ((const char *) source->children->content);
      break;
    case 2:
      if (attribute->children != NULL)
        {
          g_autoptr (GBytes) old = g_bytes_new (attribute->children->content,
                                                strlen ((const char *) attribute->children->content));
          g_autoptr (GBytes) bytes = fuzz_mutate_bytes (old, random, NULL);
          g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), MIN (g_bytes_get_size (bytes), 4000));

          value = g_utf8_make_valid (text, -1);
        }
      break;
    default:
      value = g_strdup (values[pick (random, G_N_ELEMENTS (values))]);
    }
  set_value (attribute, value != NULL ? value : "");
}

/* An element inside itself, many times over. */
static void
nest (xmlNode *element, GRand *random)
{
  xmlNode *innermost = element;

  for (gsize n = pick (random, 300); n > 0; n--)
    innermost = xmlAddChild (innermost, xmlDocCopyNode (element, element->doc, 2));
}

static void
change_tree (xmlDoc *document, GRand *random)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  xmlNode *element, *other;

  collect (xmlDocGetRootElement (document), elements, 0);
  element = elements->pdata[pick (random, elements->len)];
  other = elements->pdata[pick (random, elements->len)];
  switch (pick (random, 10))
    {
    case 0:
      if (element->parent != (xmlNode *) document)
        {
          xmlUnlinkNode (element);
          xmlFreeNode (element);
        }
      break;
    case 1:
      if (elements->len < 4000)
        xmlAddChild (element, xmlDocCopyNode (other, document, 1));
      break;
    case 2:
      for (gsize n = pick (random, 100); n > 0 && elements->len < 1000 && other->parent != (xmlNode *) document; n--)
        xmlAddNextSibling (other, xmlDocCopyNode (other, document, 1));
      break;
    case 3:
      /* As a copy, which declares the namespaces that it leaves behind. */
      if (!is_inside (element, other) && other->parent != (xmlNode *) document)
        {
          xmlAddChild (element, xmlDocCopyNode (other, document, 1));
          xmlUnlinkNode (other);
          xmlFreeNode (other);
        }
      break;
    case 4:
      xmlNodeSetName (element, other->name);
      if (other->ns != NULL)
        xmlSetNs (element, xmlSearchNsByHref (document, element, other->ns->href));
      break;
    case 5:
      xmlNodeAddContent (element, (const xmlChar *) "{{inhoud}}");
      break;
    case 6:
      nest (element, random);
      break;
    default:
      change_attribute (element, other, random);
    }
}

/* Changes XML: mostly its tree, sometimes its bytes. */
GBytes *
fuzz_mutate_xml (GBytes *input, GRand *random)
{
  xmlDoc *document = NULL;
  xmlChar *text;
  int length;
  GBytes *output;

  if (pick (random, 8) != 0)
    document = xmlReadMemory (g_bytes_get_data (input, NULL), (int) g_bytes_get_size (input), NULL, NULL,
                              XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
  if (document == NULL || xmlDocGetRootElement (document) == NULL)
    {
      g_autoptr (GPtrArray) list = g_ptr_array_new ();

      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        g_ptr_array_add (list, (gpointer) words[i]);
      g_ptr_array_add (list, NULL);
      if (document != NULL)
        xmlFreeDoc (document);
      return fuzz_mutate_bytes (input, random, (const char *const *) list->pdata);
    }

  for (gsize n = 1 + pick (random, 4); n > 0; n--)
    change_tree (document, random);
  xmlDocDumpMemoryEnc (document, &text, &length, "UTF-8");
  output = g_bytes_new (text, (gsize) length);
  xmlFree (text);
  xmlFreeDoc (document);

  return output;
}

static GBytes *
mutate_part (const char *name, GBytes *bytes, GRand *random)
{
  return g_str_has_suffix (name, ".xml") ? fuzz_mutate_xml (bytes, random) : fuzz_mutate_bytes (bytes, random, NULL);
}

/* Changes a part of a package, sometimes two; sometimes the bytes of the package, or it loses a part. */
GBytes *
fuzz_mutate_package (GBytes *input, GRand *random)
{
  g_autoptr (StellerZipReader) reader = NULL;
  g_autoptr (StellerZipWriter) writer = NULL;
  const char *const *names;
  gsize n_names, chosen;
  gboolean has_parts = FALSE;
  GBytes *output;

  if (pick (random, 10) != 0)
    reader = steller_zip_reader_new (input, NULL);
  if (reader == NULL)
    return fuzz_mutate_bytes (input, random, NULL);

  writer = steller_zip_writer_new (NULL);
  names = steller_zip_reader_get_names (reader);
  n_names = g_strv_length ((char **) names);
  chosen = pick (random, n_names);
  for (gsize i = 0; i < n_names; i++)
    {
      g_autoptr (GBytes) bytes = steller_zip_reader_read (reader, names[i], NULL);
      gboolean interesting = g_str_equal (names[i], "content.xml") || g_str_equal (names[i], "styles.xml");

      if (bytes == NULL || (i == chosen && pick (random, 10) == 0))
        continue;
      if (interesting ? pick (random, 2) == 0 : i == chosen && pick (random, 3) == 0)
        {
          GBytes *changed = mutate_part (names[i], bytes, random);

          g_bytes_unref (bytes);
          bytes = changed;
        }
      /* Stored, so that libFuzzer can see what of the bytes it compares. */
      if (!steller_zip_writer_add (writer, names[i], bytes, TRUE, NULL))
        break;
      has_parts = TRUE;
    }
  output = has_parts ? steller_zip_writer_finish (writer, NULL) : NULL;

  return output != NULL ? output : g_bytes_ref (input);
}
