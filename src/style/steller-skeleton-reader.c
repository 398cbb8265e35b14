/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"
#include "steller-odf-value.h"
#include "steller-odf.h"
#include "steller-skeleton-private.h"
#include "steller-xml.h"

#define MAX_NODES 20000
#define SECTION_PREFIX "nota."

/**
 * steller_skeleton_count_node:
 * @reader: the reader
 * @element: the element that a node is to be read from
 *
 * Counts a node, unless the document is refused: for this, or because it holds too many.
 *
 * Returns: whether the node may be made
 */
gboolean
steller_skeleton_count_node (StellerSkeletonReader *reader, const xmlNode *element)
{
  if (reader->error == NULL && reader->n_nodes == MAX_NODES)
    reader->error = steller_error_new_at (STELLER_ERROR_LIMIT, xmlGetLineNo (element), "content.xml",
                                          _("The house style holds too many paragraphs"));
  reader->n_nodes++;
  return reader->error == NULL;
}

/**
 * steller_skeleton_add_node:
 * @reader: the reader
 * @target: (element-type StellerSkeletonNode): where the node goes
 * @kind: what it is
 * @element: the element it is read from
 *
 * Counts and adds a node.
 *
 * Returns: (transfer none) (nullable): the node; %NULL when the document is refused
 */
StellerSkeletonNode *
steller_skeleton_add_node (StellerSkeletonReader *reader, GPtrArray *target, StellerSkeletonKind kind, xmlNode *element)
{
  StellerSkeletonNode *node;

  if (!steller_skeleton_count_node (reader, element))
    return NULL;
  node = steller_skeleton_node_new (kind, element);
  g_ptr_array_add (target, node);
  return node;
}

/**
 * steller_skeleton_get_style_name:
 * @reader: the reader
 * @family: the family of the style
 * @name: the name as it stands in the document
 *
 * Makes the name by which the style sheet knows a style: automatic styles of styles.xml have a prefix.
 *
 * Returns: (transfer full): the name
 */
char *
steller_skeleton_get_style_name (StellerSkeletonReader *reader, const char *family, const char *name)
{
  g_autofree char *prefixed = g_strconcat (reader->style_prefix, name, NULL);

  if (*name != '\0' && steller_style_sheet_find (reader->sheet, family, prefixed) != NULL)
    return g_steal_pointer (&prefixed);
  return g_strdup (name);
}

/**
 * steller_skeleton_warn_element:
 * @reader: the reader
 * @element: an element that the skeleton cannot hold
 *
 * Notes an element that will not be shown.
 */
void
steller_skeleton_warn_element (StellerSkeletonReader *reader, const xmlNode *element)
{
  steller_style_sheet_warn (reader->sheet, _("%s:%s is left out of account"),
                            element->ns != NULL && element->ns->prefix != NULL ? (char *) element->ns->prefix : "",
                            element->name);
}

static double
get_length (const xmlNode *element, const char *href, const char *name)
{
  const char *value = steller_xml_peek_attribute (element, href, name);
  double length = 0;

  if (value != NULL)
    steller_odf_parse_length (value, &length);
  return length;
}

/* A frame stands on the page when it is anchored to the page, or when its style says so for both directions. */
static gboolean
is_placed_on_page (StellerSkeletonReader *reader, const xmlNode *element)
{
  const char *anchor = steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "anchor-type");
  const char *reference = steller_xml_peek_attribute (element, STELLER_ODF_DRAW, "style-name");
  g_autofree char *name = steller_skeleton_get_style_name (reader, "graphic", reference != NULL ? reference : "");
  xmlNode *style = steller_style_sheet_find (reader->sheet, "graphic", name);
  xmlNode *properties = steller_style_find_child (style, STELLER_ODF_STYLE, "graphic-properties");
  static const char *const relations[] = { "horizontal-rel", "vertical-rel" };

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      const char *relation = NULL;

      if (properties != NULL)
        relation = steller_xml_peek_attribute (properties, STELLER_ODF_STYLE, relations[i]);
      if (relation == NULL ? g_strcmp0 (anchor, "page") != 0 : strcmp (relation, "page") != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * steller_skeleton_read_frame:
 * @reader: the reader
 * @element: a draw:frame
 * @target: (element-type StellerSkeletonNode): where the frame goes
 *
 * Reads a text box that stands at a place of its own on the page; other frames give a warning.
 */
void
steller_skeleton_read_frame (StellerSkeletonReader *reader, xmlNode *element, GPtrArray *target)
{
  xmlNode *box = steller_style_find_child (element, STELLER_ODF_DRAW, "text-box");
  const char *page = steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "anchor-page-number");
  StellerSkeletonNode *frame;

  if (box == NULL || (page != NULL && strcmp (page, "1") != 0))
    {
      steller_skeleton_warn_element (reader, element);
      return;
    }
  if (!is_placed_on_page (reader, element))
    {
      const char *name = steller_xml_peek_attribute (element, STELLER_ODF_DRAW, "name");

      steller_style_sheet_warn (reader->sheet,
                                _("draw:frame “%s” is left out of account: it is not placed on the page"),
                                name != NULL ? name : "");
      return;
    }
  frame = steller_skeleton_add_node (reader, target, STELLER_SKELETON_FRAME, element);
  if (frame == NULL)
    return;
  frame->x = get_length (element, STELLER_ODF_SVG, "x");
  frame->y = get_length (element, STELLER_ODF_SVG, "y");
  frame->width = MAX (get_length (element, STELLER_ODF_SVG, "width"), 0);
  frame->height = MAX (get_length (element, STELLER_ODF_SVG, "height"), get_length (box, STELLER_ODF_FO, "min-height"));
  frame->height = MAX (frame->height, 0);
  steller_skeleton_read_blocks (reader, box, frame->children);
}

static void
read_section (StellerSkeletonReader *reader, xmlNode *element, GPtrArray *target)
{
  const char *name = steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "name");

  if (name != NULL && g_str_has_prefix (name, SECTION_PREFIX) && name[strlen (SECTION_PREFIX)] != '\0')
    {
      StellerSkeletonNode *section = steller_skeleton_add_node (reader, target, STELLER_SKELETON_SECTION, element);

      if (section == NULL)
        return;
      section->name = g_strdup (name + strlen (SECTION_PREFIX));
      target = section->children;
    }
  steller_skeleton_read_blocks (reader, element, target);
}

static gboolean
is_silent (const xmlNode *element)
{
  static const char *const names[] = { "sequence-decls", "variable-decls", "user-field-decls", "tracked-changes",
                                       "soft-page-break", "dde-connection-decls", "alphabetical-index-auto-mark-file",
                                       "section-source", "bookmark", "bookmark-start", "bookmark-end" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (steller_xml_is (element, STELLER_ODF_TEXT, names[i]))
      return TRUE;
  return steller_xml_is (element, STELLER_ODF_OFFICE, "forms");
}

/**
 * steller_skeleton_read_blocks:
 * @reader: the reader
 * @parent: an element with blocks in it
 * @target: (element-type StellerSkeletonNode): where they go
 *
 * Reads paragraphs, tables, sections and frames. Anything else gives a warning.
 */
void
steller_skeleton_read_blocks (StellerSkeletonReader *reader, xmlNode *parent, GPtrArray *target)
{
  for (xmlNode *child = parent->children; child != NULL && reader->error == NULL; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE || is_silent (child))
        continue;
      if (steller_xml_is (child, STELLER_ODF_TEXT, "p") || steller_xml_is (child, STELLER_ODF_TEXT, "h"))
        steller_skeleton_read_paragraph (reader, child, target);
      else if (steller_xml_is (child, STELLER_ODF_TABLE, "table"))
        steller_skeleton_read_table (reader, child, target);
      else if (steller_xml_is (child, STELLER_ODF_TEXT, "section"))
        read_section (reader, child, target);
      else if (steller_xml_is (child, STELLER_ODF_DRAW, "frame"))
        steller_skeleton_read_frame (reader, child, target);
      else
        steller_skeleton_warn_element (reader, child);
    }
}

static void
read_headers_and_footers (StellerSkeletonReader *reader, xmlNode *masters, GPtrArray *target)
{
  static const struct
  {
    const char *name;
    StellerSkeletonKind kind;
  } regions[] = {
    { "header", STELLER_SKELETON_HEADER },       { "footer", STELLER_SKELETON_FOOTER },
    { "header-first", STELLER_SKELETON_HEADER }, { "footer-first", STELLER_SKELETON_FOOTER },
  };

  for (xmlNode *master = masters->children; master != NULL; master = master->next)
    for (guint i = 0; steller_xml_is (master, STELLER_ODF_STYLE, "master-page") && i < G_N_ELEMENTS (regions); i++)
      {
        xmlNode *element = steller_style_find_child (master, STELLER_ODF_STYLE, regions[i].name);
        const char *display = NULL;
        StellerSkeletonNode *region;

        if (element != NULL)
          display = steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "display");
        if (element == NULL || g_strcmp0 (display, "false") == 0)
          continue;
        region = steller_skeleton_add_node (reader, target, regions[i].kind, element);
        if (region == NULL)
          return;
        region->name = steller_xml_get_attribute (master, STELLER_ODF_STYLE, "name");
        steller_skeleton_read_blocks (reader, element, region->children);
      }
}

/**
 * steller_skeleton_new:
 * @document: content.xml or styles.xml of a template. It is changed so that each mark is a text node of its own, and
 *   must outlive the skeleton
 * @error: where to put an error
 *
 * Reads what a note is to be put into: the body of content.xml, or the headers and footers of styles.xml.
 *
 * Returns: (transfer full) (nullable): a new skeleton; %NULL with %STELLER_ERROR_INVALID when the document has neither,
 *   and with %STELLER_ERROR_LIMIT when it holds too much
 */
StellerSkeleton *
steller_skeleton_new (xmlDoc *document, GError **error)
{
  xmlNode *root, *body, *text, *masters;
  g_autoptr (StellerStyleSheet) sheet = NULL;
  g_autoptr (StellerSkeleton) self = NULL;
  StellerSkeletonReader reader = { .style_prefix = "" };

  g_return_val_if_fail (document != NULL, NULL);

  root = xmlDocGetRootElement (document);
  body = steller_style_find_child (root, STELLER_ODF_OFFICE, "body");
  text = steller_style_find_child (body, STELLER_ODF_OFFICE, "text");
  masters = steller_style_find_child (root, STELLER_ODF_OFFICE, "master-styles");
  if (text == NULL && masters == NULL)
    {
      steller_error_set_at (error, STELLER_ERROR_INVALID, 0, "content.xml",
                            _("The house style is not a text document"));
      return NULL;
    }
  sheet = steller_style_sheet_new (text == NULL ? document : NULL, text != NULL ? document : NULL, error);
  if (sheet == NULL)
    return NULL;
  g_strfreev (steller_style_sheet_steal_warnings (sheet));

  self = g_atomic_rc_box_new0 (StellerSkeleton);
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_skeleton_node_free);
  reader.sheet = sheet;
  if (text != NULL)
    {
      steller_skeleton_read_blocks (&reader, text, self->nodes);
    }
  else
    {
      reader.style_prefix = STELLER_STYLE_SHEET_PREFIX;
      read_headers_and_footers (&reader, masters, self->nodes);
    }
  self->warnings = steller_style_sheet_steal_warnings (sheet);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  return g_steal_pointer (&self);
}
