/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-element.h"

#include <math.h>

/* Lengths beyond this, in twentieths of a point, make no sense on paper; Word refuses what is more (22 inches). */
#define MAX_TWIPS 31680

/* The children of an element of properties come in the order of its schema (ISO/IEC 29500-1, annex A). */
static const char * const paragraph_order[] = {
  "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
  "pBdr", "shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", NULL,
};
static const char * const run_order[] = {
  "rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike", "color", "kern", "sz", "szCs", "u", "bdr", "shd", "vertAlign",
  "lang", NULL,
};
static const char * const table_order[] = {
  "tblStyle", "tblpPr", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblDescription",
  NULL,
};
static const char * const row_order[] = { "cantSplit", "trHeight", "tblHeader", NULL };
static const char * const cell_order[] = {
  "tcW", "gridSpan", "tcBorders", "shd", "tcMar", "vAlign", NULL,
};

static const struct { const char *name; const char * const *order; } orders[] = {
  { "pPr", paragraph_order }, { "rPr", run_order },   { "tblPr", table_order },
  { "trPr", row_order },      { "tcPr", cell_order },
};

/**
 * steller_docx_part_new:
 * @root: the local name of the root element
 *
 * Makes a part in the main namespace of WordprocessingML, declared with the prefix that word processors use.
 *
 * Returns: (transfer full): a new document with an empty root element
 */
xmlDoc *
steller_docx_part_new (const char *root)
{
  xmlDoc *part;
  xmlNode *element;

  g_return_val_if_fail (root != NULL, NULL);

  part = xmlNewDoc (BAD_CAST "1.0");
  element = xmlNewDocNode (part, NULL, BAD_CAST root, NULL);
  xmlDocSetRootElement (part, element);
  xmlSetNs (element, steller_xml_ensure_ns (part, "w", STELLER_DOCX_MAIN));

  return part;
}

/**
 * steller_docx_add:
 * @parent: an element
 * @name: a local name
 *
 * Adds an empty element in the namespace of its parent after the last child of that.
 *
 * Returns: (transfer none): the element
 */
xmlNode *
steller_docx_add (xmlNode    *parent,
                  const char *name)
{
  g_return_val_if_fail (parent != NULL, NULL);

  return steller_xml_add_element (parent, parent->ns, name);
}

/**
 * steller_docx_add_value:
 * @parent: an element
 * @name: a local name
 * @value: the value
 *
 * Adds an element whose attribute `val` says it all.
 *
 * Returns: (transfer none): the element
 */
xmlNode *
steller_docx_add_value (xmlNode    *parent,
                        const char *name,
                        const char *value)
{
  xmlNode *element = steller_docx_add (parent, name);

  steller_docx_set (element, "val", value);
  return element;
}

/**
 * steller_docx_add_number:
 * @parent: an element
 * @name: a local name
 * @value: the value
 *
 * Adds an element whose attribute `val` is a number.
 *
 * Returns: (transfer none): the element
 */
xmlNode *
steller_docx_add_number (xmlNode    *parent,
                         const char *name,
                         int         value)
{
  xmlNode *element = steller_docx_add (parent, name);

  steller_docx_set_number (element, "val", value);
  return element;
}

/**
 * steller_docx_set:
 * @element: an element
 * @name: the local name of an attribute
 * @value: any text
 *
 * Sets an attribute in the namespace of its element.
 */
void
steller_docx_set (xmlNode    *element,
                  const char *name,
                  const char *value)
{
  g_return_if_fail (element != NULL);

  steller_xml_set_attribute (element, element->ns, name, value);
}

/**
 * steller_docx_set_number:
 * @element: an element
 * @name: the local name of an attribute
 * @value: the value
 *
 * Sets an attribute to a number.
 */
void
steller_docx_set_number (xmlNode    *element,
                         const char *name,
                         int         value)
{
  g_autofree char *text = g_strdup_printf ("%d", value);

  steller_docx_set (element, name, text);
}

/**
 * steller_docx_color:
 * @color: a colour
 *
 * Writes a colour as six hexadecimal digits (ISO/IEC 29500-1, 17.18.38).
 *
 * Returns: (transfer full): the text
 */
char *
steller_docx_color (StellerColor color)
{
  const double parts[] = { color.red, color.green, color.blue };
  guint bytes[G_N_ELEMENTS (parts)];

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    bytes[i] = (guint) lround (CLAMP (parts[i], 0.0, 1.0) * 255.0);

  return g_strdup_printf ("%02X%02X%02X", bytes[0], bytes[1], bytes[2]);
}

/**
 * steller_docx_set_color:
 * @element: an element
 * @name: the local name of an attribute
 * @color: the colour
 *
 * Sets an attribute to a colour.
 */
void
steller_docx_set_color (xmlNode      *element,
                        const char   *name,
                        StellerColor  color)
{
  g_autofree char *text = steller_docx_color (color);

  steller_docx_set (element, name, text);
}

static guint
get_rank (const char * const *order,
          const char         *name)
{
  guint rank = 0;

  while (order[rank] && !g_str_equal (order[rank], name))
    rank++;

  return rank;
}

/**
 * steller_docx_ensure:
 * @properties: a `pPr`, `rPr`, `tblPr`, `trPr` or `tcPr`
 * @name: the local name of a property
 *
 * Finds a property, and adds it in its place among the others when it is not there.
 *
 * Returns: (transfer none): the property
 */
xmlNode *
steller_docx_ensure (xmlNode    *properties,
                     const char *name)
{
  const char * const *order = NULL;
  xmlNode *element;
  guint rank;

  g_return_val_if_fail (properties != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].name, (const char *) properties->name))
      order = orders[i].order;
  g_return_val_if_fail (order != NULL, NULL);
  rank = get_rank (order, name);
  g_return_val_if_fail (order[rank] != NULL, NULL);

  for (xmlNode *child = properties->children; child; child = child->next)
    {
      guint other = get_rank (order, (const char *) child->name);

      if (other == rank)
        return child;
      if (other > rank)
        {
          element = xmlNewDocNode (properties->doc, properties->ns, BAD_CAST name, NULL);
          return xmlAddPrevSibling (child, element);
        }
    }

  return steller_docx_add (properties, name);
}

/**
 * steller_docx_ensure_value:
 * @properties: a `pPr`, `rPr`, `tblPr`, `trPr` or `tcPr`
 * @name: the local name of a property
 * @value: its value
 *
 * Sets a property whose attribute `val` says it all.
 */
void
steller_docx_ensure_value (xmlNode    *properties,
                           const char *name,
                           const char *value)
{
  steller_docx_set (steller_docx_ensure (properties, name), "val", value);
}

/**
 * steller_docx_ensure_flag:
 * @properties: a `pPr`, `rPr`, `tblPr`, `trPr` or `tcPr`
 * @name: the local name of a property
 * @value: whether it is on
 *
 * Sets a property that is on or off. One that is on has no attribute, as word processors write it.
 */
void
steller_docx_ensure_flag (xmlNode    *properties,
                          const char *name,
                          gboolean    value)
{
  xmlNode *element = steller_docx_ensure (properties, name);

  if (value)
    xmlUnsetNsProp (element, element->ns, BAD_CAST "val");
  else
    steller_docx_set (element, "val", "0");
}

/**
 * steller_docx_twips:
 * @points: a length in points
 *
 * Turns a length into twentieths of a point, within what a word processor takes.
 *
 * Returns: the length
 */
int
steller_docx_twips (double points)
{
  return isfinite (points) ? (int) lround (CLAMP (points * 20.0, -MAX_TWIPS, MAX_TWIPS)) : 0;
}

static gboolean
is_empty_properties (const xmlNode *node)
{
  if (node->children || node->properties || node->type != XML_ELEMENT_NODE)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].name, (const char *) node->name))
      return TRUE;

  return FALSE;
}

/**
 * steller_docx_prune:
 * @part: a part
 *
 * Removes the elements for properties in which there are none.
 */
void
steller_docx_prune (xmlDoc *part)
{
  xmlNode *node;

  g_return_if_fail (part != NULL);

  node = xmlDocGetRootElement (part);
  while (node)
    {
      xmlNode *next = node->children;

      for (xmlNode *last = node; !next && last; last = last->parent)
        next = last->next;
      if (is_empty_properties (node))
        {
          xmlUnlinkNode (node);
          xmlFreeNode (node);
        }
      node = next;
    }
}
