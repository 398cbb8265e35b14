/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"
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

static void
read_section (StellerSkeletonReader *reader, xmlNode *element, GPtrArray *target)
{
  const char *name = steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "name");
  gboolean headed = FALSE;

  if (name != NULL && g_str_has_prefix (name, SECTION_PREFIX) && name[strlen (SECTION_PREFIX)] != '\0')
    {
      StellerSkeletonNode *section = steller_skeleton_add_node (reader, target, STELLER_SKELETON_SECTION, element);

      if (section == NULL)
        return;
      section->name = g_strdup (name + strlen (SECTION_PREFIX));
      headed = steller_skeleton_prepare_section (element, section->name);
      target = section->children;
    }
  steller_skeleton_read_blocks (reader, element, target);
  for (guint i = 0; headed && i < target->len; i++)
    {
      StellerSkeletonNode *node = target->pdata[i];

      node->headed = node->kind == STELLER_SKELETON_BLOCK_MARK;
    }
}

/* A list of the template itself: its paragraphs, without their labels. */
static void
read_list (StellerSkeletonReader *reader, xmlNode *element, GPtrArray *target)
{
  steller_style_sheet_warn (reader->sheet, _("text:list: the labels of a list in the template itself are left out"));
  for (xmlNode *item = element->children; item != NULL && reader->error == NULL; item = item->next)
    if (steller_xml_is (item, STELLER_ODF_TEXT, "list-item") || steller_xml_is (item, STELLER_ODF_TEXT, "list-header"))
      steller_skeleton_read_blocks (reader, item, target);
}

static gboolean
is_silent (const xmlNode *element)
{
  static const char *const names[] = { "sequence-decls", "variable-decls", "user-field-decls", "tracked-changes",
                                       "soft-page-break", "dde-connection-decls", "alphabetical-index-auto-mark-file",
                                       "bookmark", "bookmark-start", "bookmark-end" };

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
      else if (steller_xml_is (child, STELLER_ODF_TEXT, "list"))
        read_list (reader, child, target);
      else if (steller_xml_is (child, STELLER_ODF_DRAW, "frame"))
        steller_skeleton_read_frame (reader, child, target, NULL);
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
    { "header-left", STELLER_SKELETON_HEADER },  { "footer-left", STELLER_SKELETON_FOOTER },
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

/* A part that is no image stands in the table too, so that there is one warning. */
static void
free_image (gpointer image)
{
  if (image != NULL)
    steller_image_unref (image);
}

static StellerSkeleton *
read_skeleton (StellerSkeletonReader *reader, xmlNode *text, xmlNode *masters, GError **error)
{
  g_autoptr (StellerSkeleton) self = g_atomic_rc_box_new0 (StellerSkeleton);
  g_autoptr (GHashTable) images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_image);

  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_skeleton_node_free);
  self->warnings = g_new0 (char *, 1);
  reader->images = images;
  if (text != NULL)
    {
      steller_skeleton_read_blocks (reader, text, self->nodes);
    }
  else
    {
      reader->style_prefix = STELLER_STYLE_SHEET_PREFIX;
      read_headers_and_footers (reader, masters, self->nodes);
    }
  if (reader->error != NULL)
    {
      g_propagate_error (error, reader->error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* The body of content.xml, or the master pages of styles.xml. */
static gboolean
find_content (xmlDoc *document, xmlNode **text, xmlNode **masters, GError **error)
{
  xmlNode *root = xmlDocGetRootElement (document);
  xmlNode *body = steller_style_find_child (root, STELLER_ODF_OFFICE, "body");

  *text = steller_style_find_child (body, STELLER_ODF_OFFICE, "text");
  *masters = steller_style_find_child (root, STELLER_ODF_OFFICE, "master-styles");
  if (*text == NULL && *masters == NULL)
    steller_error_set_at (error, STELLER_ERROR_INVALID, 0, "content.xml", _("The house style is not a text document"));
  return *text != NULL || *masters != NULL;
}

/**
 * steller_skeleton_new_for_style:
 * @document: content.xml or styles.xml of a template, changed as by steller_skeleton_new()
 * @sheet: the styles of both; warnings go there
 * @parts: (nullable) (element-type utf8 GBytes): the parts of the template, for its images
 * @error: where to put an error
 *
 * Reads what a note is to be put into, with the images and with frames where all their styles place them.
 *
 * Returns: (transfer full) (nullable): a new skeleton; %NULL with the errors of steller_skeleton_new()
 */
StellerSkeleton *
steller_skeleton_new_for_style (xmlDoc *document, StellerStyleSheet *sheet, GHashTable *parts, GError **error)
{
  StellerSkeletonReader reader = { .sheet = sheet, .parts = parts, .style_prefix = "" };
  xmlNode *text, *masters;

  return find_content (document, &text, &masters, error) ? read_skeleton (&reader, text, masters, error) : NULL;
}

/**
 * steller_skeleton_new:
 * @document: content.xml or styles.xml of a template. It is changed so that each mark is a node of its own, and must
 *   outlive the skeleton
 * @error: where to put an error
 *
 * Reads what a note is to be put into: the body of content.xml, or the headers and footers of styles.xml. Images have
 * their places but not themselves.
 *
 * Returns: (transfer full) (nullable): a new skeleton; %NULL with %STELLER_ERROR_INVALID when the document has neither,
 *   and with %STELLER_ERROR_LIMIT when it holds too much
 */
StellerSkeleton *
steller_skeleton_new (xmlDoc *document, GError **error)
{
  StellerSkeletonReader reader = { .style_prefix = "" };
  g_autoptr (StellerStyleSheet) sheet = NULL;
  g_autoptr (StellerSkeleton) self = NULL;
  xmlNode *text, *masters;

  g_return_val_if_fail (document != NULL, NULL);

  if (!find_content (document, &text, &masters, error))
    return NULL;
  sheet = steller_style_sheet_new (text == NULL ? document : NULL, text != NULL ? document : NULL, error);
  if (sheet == NULL)
    return NULL;
  g_strfreev (steller_style_sheet_steal_warnings (sheet));
  reader.sheet = sheet;
  self = read_skeleton (&reader, text, masters, error);
  if (self == NULL)
    return NULL;
  g_strfreev (self->warnings);
  self->warnings = steller_style_sheet_steal_warnings (sheet);
  return g_steal_pointer (&self);
}
