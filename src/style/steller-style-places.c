/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-odf.h"
#include "steller-style-complete.h"
#include "steller-xml.h"

#define STATUS_STYLE "Status"
#define PAGE_LAYOUT "Nota_page"

/* The places at the end of the body, in their order, when they are nowhere else. Fields that are printed neither in the
 * margin nor at a place of their own come last: few templates have them, and none has to. */
static const struct
{
  const char *name, *style;
  gboolean told;
} body_places[] = {
  { "inhoud", "Text_20_body", TRUE },
  { "ondertekening", "Signature", TRUE },
  { "velden", "Margin_20_text", TRUE },
  { "overige", "Text_20_body", FALSE },
};

static const char *const page_places[] = { "concept", "rubricering" };

static void
collect_marks (const GPtrArray *nodes, GHashTable *marks)
{
  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      const StellerSkeletonNode *node = nodes->pdata[i];

      if (node->kind == STELLER_SKELETON_BLOCK_MARK)
        g_hash_table_add (marks, g_strdup (node->name));
      for (guint j = 0; node->inlines != NULL && j < node->inlines->len; j++)
        {
          const StellerInline *item = &g_array_index (node->inlines, StellerInline, j);

          if (item->kind == STELLER_INLINE_MARK)
            g_hash_table_add (marks, g_strdup (item->text));
        }
      collect_marks (node->children, marks);
    }
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static xmlNode *
new_paragraph (xmlDoc *document, const char *style, const char *mark)
{
  xmlNs *text = steller_xml_ensure_ns (document, "text", STELLER_ODF_TEXT);
  xmlNode *paragraph = xmlNewDocNode (document, text, BAD_CAST "p", NULL);
  g_autofree char *content = g_strdup_printf ("{{%s}}", mark);

  steller_xml_set_attribute (paragraph, text, "style-name", style);
  steller_xml_add_text (paragraph, content);
  return paragraph;
}

/**
 * steller_style_complete_body:
 * @sheet: where warnings go
 * @content: content.xml of a template
 * @skeleton: what stands in it
 *
 * Adds the places that a note needs and the template does not have, each with a warning: for the sections, the closing,
 * and the fields.
 *
 * Returns: whether anything was added, so that @skeleton is no longer right
 */
gboolean
steller_style_complete_body (StellerStyleSheet *sheet, xmlDoc *content, StellerSkeleton *skeleton)
{
  g_autoptr (GHashTable) marks = new_set ();
  xmlNode *body = steller_style_find_child (xmlDocGetRootElement (content), STELLER_ODF_OFFICE, "body");
  xmlNode *text = steller_style_find_child (body, STELLER_ODF_OFFICE, "text");
  gboolean changed = FALSE;

  collect_marks (steller_skeleton_get_nodes (skeleton), marks);
  for (guint i = 0; i < G_N_ELEMENTS (body_places); i++)
    {
      if (g_hash_table_contains (marks, body_places[i].name))
        continue;
      xmlAddChild (text, new_paragraph (content, body_places[i].style, body_places[i].name));
      changed = TRUE;
      if (body_places[i].told)
        steller_style_sheet_warn (sheet, _("The house style has no place {{%s}}; it is put at the end"),
                                  body_places[i].name);
    }
  return changed;
}

/* The header and the footer of some of the pages of a master page. */
typedef struct
{
  xmlNode *header, *footer;
} Regions;

static xmlNode *
find_region (xmlNode *master, const char *name, const char *variant)
{
  g_autofree char *full = g_strconcat (name, variant, NULL);
  xmlNode *region = steller_style_find_child (master, STELLER_ODF_STYLE, full);

  if (region == NULL || g_strcmp0 (steller_xml_peek_attribute (region, STELLER_ODF_STYLE, "display"), "false") == 0)
    return NULL;
  return region;
}

static void
collect_region_marks (StellerSkeleton *regions, const xmlNode *element, GHashTable *marks)
{
  GPtrArray *nodes = steller_skeleton_get_nodes (regions);

  for (guint i = 0; element != NULL && i < nodes->len; i++)
    {
      const StellerSkeletonNode *node = nodes->pdata[i];

      if (node->element == element)
        collect_marks (node->children, marks);
    }
}

/* A header that is not shown gives way to one that is. */
static xmlNode *
add_header (xmlNode *master)
{
  xmlNode *old = steller_style_find_child (master, STELLER_ODF_STYLE, "header");
  xmlNode *header = xmlNewDocNode (master->doc, master->ns, BAD_CAST "header", NULL);

  if (old != NULL)
    {
      xmlUnlinkNode (old);
      xmlFreeNode (old);
    }
  return master->children != NULL ? xmlAddPrevSibling (master->children, header) : xmlAddChild (master, header);
}

static void
add_page_places (xmlNode *header, GHashTable *marks)
{
  xmlNode *first = header->children;

  for (guint i = 0; i < G_N_ELEMENTS (page_places); i++)
    {
      xmlNode *paragraph;

      if (g_hash_table_contains (marks, page_places[i]))
        continue;
      paragraph = new_paragraph (header->doc, STATUS_STYLE, page_places[i]);
      if (first != NULL)
        xmlAddPrevSibling (first, paragraph);
      else
        xmlAddChild (header, paragraph);
    }
}

static gboolean
has_all_places (GHashTable *marks)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_places); i++)
    if (!g_hash_table_contains (marks, page_places[i]))
      return FALSE;
  return TRUE;
}

/* Pages that do not have a header or footer of their own have that of the others. */
static void
complete_master_page (xmlNode *master, StellerSkeleton *regions)
{
  static const char *const variants[] = { "", "-first", "-left" };
  Regions common = { find_region (master, "header", ""), find_region (master, "footer", "") };

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      Regions own = { find_region (master, "header", variants[i]), find_region (master, "footer", variants[i]) };
      g_autoptr (GHashTable) marks = new_set ();

      if (i > 0 && own.header == NULL && own.footer == NULL)
        continue;
      collect_region_marks (regions, own.header != NULL ? own.header : common.header, marks);
      collect_region_marks (regions, own.footer != NULL ? own.footer : common.footer, marks);
      if (has_all_places (marks))
        continue;
      if (own.header != NULL)
        add_page_places (own.header, marks);
      else if (i == 0)
        add_page_places (add_header (master), marks);
    }
}

/* A template without any page: A4, as it is laid out without one. */
static gboolean
add_master_page (StellerStyleSheet *sheet, xmlDoc *styles, xmlNode *masters, GError **error)
{
  static const char *const lengths[][2] = {
    { "page-width", "210mm" },   { "page-height", "297mm" },   { "margin-top", "20mm" },
    { "margin-right", "20mm" }, { "margin-bottom", "20mm" }, { "margin-left", "20mm" },
  };
  xmlNs *style = steller_xml_ensure_ns (styles, "style", STELLER_ODF_STYLE);
  xmlNs *fo = steller_xml_ensure_ns (styles, "fo", STELLER_ODF_FO);
  xmlNode *group = steller_style_find_child (masters->parent, STELLER_ODF_OFFICE, "automatic-styles");
  xmlNode *layout, *properties, *master;

  if (group == NULL)
    group = xmlAddPrevSibling (masters, xmlNewDocNode (styles, masters->ns, BAD_CAST "automatic-styles", NULL));
  layout = steller_xml_add_element (group, style, "page-layout");
  steller_xml_set_attribute (layout, style, "name", PAGE_LAYOUT);
  properties = steller_xml_add_element (layout, style, "page-layout-properties");
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    steller_xml_set_attribute (properties, fo, lengths[i][0], lengths[i][1]);
  master = steller_xml_add_element (masters, style, "master-page");
  steller_xml_set_attribute (master, style, "name", "Standard");
  steller_xml_set_attribute (master, style, "page-layout-name", PAGE_LAYOUT);
  steller_style_sheet_warn (sheet, _("The house style has no page style; the paper is A4"));
  return steller_style_sheet_add (sheet, layout, error) && steller_style_sheet_add (sheet, master, error);
}

/**
 * steller_style_complete_pages:
 * @sheet: the styles of a template; warnings go there
 * @styles: its styles.xml
 * @regions: the headers and footers in it
 * @error: where to put an error
 *
 * Puts places for what stands on every page into the headers of a template that has none: whether the note is a draft,
 * and how secret it is. A header that was made for them goes when both are empty.
 *
 * Returns: whether there was room; %FALSE with %STELLER_ERROR_LIMIT when there are too many styles
 */
gboolean
steller_style_complete_pages (StellerStyleSheet *sheet, xmlDoc *styles, StellerSkeleton *regions, GError **error)
{
  xmlNode *masters = steller_style_find_child (xmlDocGetRootElement (styles), STELLER_ODF_OFFICE, "master-styles");

  if (steller_style_find_child (masters, STELLER_ODF_STYLE, "master-page") == NULL &&
      !add_master_page (sheet, styles, masters, error))
    return FALSE;
  for (xmlNode *master = masters->children; master != NULL; master = master->next)
    if (steller_xml_is (master, STELLER_ODF_STYLE, "master-page"))
      complete_master_page (master, regions);
  return TRUE;
}
