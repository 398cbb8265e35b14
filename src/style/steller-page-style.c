/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-page-style.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-odf-value.h"
#include "steller-odf.h"
#include "steller-style-properties.h"
#include "steller-xml.h"

/* A4 (ISO 216), and LibreOffice's margins, for what a template leaves out. */
#define DEFAULT_WIDTH (210 * 72 / 25.4)
#define DEFAULT_HEIGHT (297 * 72 / 25.4)
#define DEFAULT_MARGIN (20 * 72 / 25.4)
#define MIN_BODY 36.0

#define DEFINE_PAGE_LENGTH_READER(member)                                        \
  static gboolean read_##member (StellerPropertyReader *reader, const char *value) \
  {                                                                              \
    StellerPageStyle *style = reader->target;                                    \
    double length;                                                               \
    if (!steller_odf_parse_length (value, &length) || length < 0)                \
      return FALSE;                                                              \
    style->member = length;                                                      \
    return TRUE;                                                                 \
  }

DEFINE_PAGE_LENGTH_READER (width)
DEFINE_PAGE_LENGTH_READER (height)
DEFINE_PAGE_LENGTH_READER (margin_top)
DEFINE_PAGE_LENGTH_READER (margin_right)
DEFINE_PAGE_LENGTH_READER (margin_bottom)
DEFINE_PAGE_LENGTH_READER (margin_left)

static gboolean
read_margin (StellerPropertyReader *reader, const char *value)
{
  return read_margin_left (reader, value) && read_margin_right (reader, value) && read_margin_top (reader, value) &&
         read_margin_bottom (reader, value);
}

static const StellerPropertyRule page_rules[] = {
  { STELLER_ODF_FO, "page-width", read_width, NULL },
  { STELLER_ODF_FO, "page-height", read_height, NULL },
  { STELLER_ODF_FO, "margin", read_margin, NULL },
  { STELLER_ODF_FO, "margin-top", read_margin_top, NULL },
  { STELLER_ODF_FO, "margin-right", read_margin_right, NULL },
  { STELLER_ODF_FO, "margin-bottom", read_margin_bottom, NULL },
  { STELLER_ODF_FO, "margin-left", read_margin_left, NULL },
  { STELLER_ODF_STYLE, "print-orientation", NULL, "*" },
  { STELLER_ODF_STYLE, "num-format", NULL, "1" },
  { STELLER_ODF_STYLE, "num-prefix", NULL, "" },
  { STELLER_ODF_STYLE, "num-suffix", NULL, "" },
  { STELLER_ODF_STYLE, "num-letter-sync", NULL, "*" },
  { STELLER_ODF_STYLE, "paper-tray-name", NULL, "*" },
  { STELLER_ODF_STYLE, "writing-mode", NULL, "lr-tb lr page" },
  { STELLER_ODF_STYLE, "footnote-max-height", NULL, "*" },
  { STELLER_ODF_STYLE, "first-page-number", NULL, "continue 1" },
  { STELLER_ODF_STYLE, "print", NULL, "*" },
  { STELLER_ODF_STYLE, "print-page-order", NULL, "*" },
  { STELLER_ODF_STYLE, "scale-to", NULL, "*" },
  { STELLER_ODF_STYLE, "layout-grid-mode", NULL, "none" },
  { STELLER_ODF_STYLE, "layout-grid-standard-mode", NULL, "*" },
  { STELLER_ODF_STYLE, "layout-grid-color", NULL, "*" },
  { STELLER_ODF_STYLE, "layout-grid-lines", NULL, "*" },
  { STELLER_ODF_STYLE, "layout-grid-base-height", NULL, "*" },
  { STELLER_ODF_STYLE, "layout-grid-base-width", NULL, "*" },
  { STELLER_ODF_STYLE, "layout-grid-ruby-height", NULL, "*" },
  { STELLER_ODF_STYLE, "layout-grid-ruby-below", NULL, "*" },
  { STELLER_ODF_STYLE, "layout-grid-print", NULL, "*" },
  { STELLER_ODF_STYLE, "layout-grid-display", NULL, "*" },
  { STELLER_ODF_STYLE, "layout-grid-snap-to", NULL, "*" },
  { STELLER_ODF_FO, "background-color", NULL, "transparent #ffffff" },
  { STELLER_ODF_DRAW, "fill", NULL, "none" },
  { STELLER_ODF_FO, "border", NULL, "none" },
  { STELLER_ODF_FO, "padding", NULL, "0cm 0mm 0in 0pt" },
  { STELLER_ODF_STYLE, "shadow", NULL, "none" },
};

typedef struct
{
  double height;
  double distance;
} Region;

static gboolean
read_region_height (StellerPropertyReader *reader, const char *value)
{
  Region *region = reader->target;

  return steller_odf_parse_length (value, &region->height) && region->height >= 0;
}

static gboolean
read_region_distance (StellerPropertyReader *reader, const char *value)
{
  Region *region = reader->target;

  return steller_odf_parse_length (value, &region->distance) && region->distance >= 0;
}

#define REGION_RULES(side)                                                  \
  {                                                                         \
    { STELLER_ODF_FO, "min-height", read_region_height, NULL },             \
      { STELLER_ODF_SVG, "height", read_region_height, NULL },              \
      { STELLER_ODF_FO, side, read_region_distance, NULL },                 \
      { STELLER_ODF_FO, "margin", NULL, "0cm 0mm 0in 0pt" },                \
      { STELLER_ODF_FO, "margin-left", NULL, "0cm 0mm 0in 0pt" },           \
      { STELLER_ODF_FO, "margin-right", NULL, "0cm 0mm 0in 0pt" },          \
      { STELLER_ODF_STYLE, "dynamic-spacing", NULL, "*" },                  \
      { STELLER_ODF_FO, "background-color", NULL, "transparent" },          \
      { STELLER_ODF_DRAW, "fill", NULL, "none" },                           \
      { STELLER_ODF_FO, "border", NULL, "none" },                           \
      { STELLER_ODF_FO, "padding", NULL, "0cm 0mm 0in 0pt" },               \
      { STELLER_ODF_STYLE, "shadow", NULL, "none" },                        \
  }

static const StellerPropertyRule header_rules[] = REGION_RULES ("margin-bottom");
static const StellerPropertyRule footer_rules[] = REGION_RULES ("margin-top");

/* How high a header or footer is, with the distance to the body. */
static Region
read_region (StellerStyleSheet *sheet, xmlNode *layout, const char *name, const StellerPropertyRule *rules,
             guint n_rules)
{
  Region region = { 0, 0 };
  const char *layout_name = layout != NULL ? steller_xml_peek_attribute (layout, STELLER_ODF_STYLE, "name") : "";
  StellerPropertyReader reader = { sheet, layout_name, &region };
  xmlNode *style = steller_style_find_child (layout, STELLER_ODF_STYLE, name);

  steller_style_read_properties (&reader,
                                 steller_style_find_child (style, STELLER_ODF_STYLE, "header-footer-properties"),
                                 rules, n_rules);
  return (Region) { MAX (region.height, 0), MAX (region.distance, 0) };
}

static StellerSkeletonNode *
find_region (StellerSkeleton *regions, xmlNode *master, const char *name)
{
  xmlNode *element = steller_style_find_child (master, STELLER_ODF_STYLE, name);
  GPtrArray *nodes = steller_skeleton_get_nodes (regions);

  for (guint i = 0; element != NULL && i < nodes->len; i++)
    {
      StellerSkeletonNode *node = nodes->pdata[i];

      if (node->element == element)
        return node;
    }
  return NULL;
}

/* The header or footer of the first page, if there is one of its own, or else that of all pages. */
static GPtrArray *
get_region (StellerSkeleton *regions, xmlNode *master, const char *name, gboolean first)
{
  g_autofree char *first_name = g_strconcat (name, "-first", NULL);
  StellerSkeletonNode *node = first ? find_region (regions, master, first_name) : NULL;

  if (node == NULL)
    node = find_region (regions, master, name);
  return node != NULL ? g_ptr_array_ref (node->children)
                      : g_ptr_array_new ();
}

static void
check_children (StellerStyleSheet *sheet, xmlNode *layout, xmlNode *master)
{
  xmlNode *properties = steller_style_find_child (layout, STELLER_ODF_STYLE, "page-layout-properties");
  xmlNode *columns = steller_style_find_child (properties, STELLER_ODF_STYLE, "columns");
  const char *count = columns != NULL ? steller_xml_peek_attribute (columns, STELLER_ODF_FO, "column-count") : NULL;
  xmlNode *picture = steller_style_find_child (properties, STELLER_ODF_STYLE, "background-image");

  if (count != NULL && strcmp (count, "1") != 0 && strcmp (count, "0") != 0)
    steller_style_sheet_warn (sheet, _("%s is left out of account"), "style:columns");
  if (picture != NULL && picture->properties != NULL)
    steller_style_sheet_warn (sheet, _("%s is left out of account"), "style:background-image");
  if (steller_style_find_child (master, STELLER_ODF_STYLE, "header-left") != NULL)
    steller_style_sheet_warn (sheet, _("%s is left out of account"), "style:header-left");
  if (steller_style_find_child (master, STELLER_ODF_STYLE, "footer-left") != NULL)
    steller_style_sheet_warn (sheet, _("%s is left out of account"), "style:footer-left");
}

/* Text must fit somewhere, whatever the template says. */
static void
ensure_body (StellerStyleSheet *sheet, StellerPageStyle *style)
{
  if (style->width - style->margin_left - style->margin_right >= MIN_BODY &&
      style->height - style->margin_top - style->margin_bottom >= MIN_BODY)
    return;
  steller_style_sheet_warn (sheet, _("The page style “%s” leaves no room for text"), style->name);
  style->width = DEFAULT_WIDTH;
  style->height = DEFAULT_HEIGHT;
  style->margin_top = style->margin_right = style->margin_bottom = style->margin_left = DEFAULT_MARGIN;
  style->header_y = DEFAULT_MARGIN;
  style->footer_y = DEFAULT_HEIGHT - DEFAULT_MARGIN;
  style->footer_bottom = DEFAULT_MARGIN;
  g_ptr_array_unref (style->header);
  g_ptr_array_unref (style->footer);
  style->header = g_ptr_array_new ();
  style->footer = g_ptr_array_new ();
}

/**
 * steller_page_style_load:
 * @sheet: the styles
 * @regions: the headers and footers of styles.xml
 * @name: the name of a master page
 * @first: whether the page is the first one of those that follow this style
 *
 * Reads a master page with its page layout.
 *
 * Returns: (transfer full): the page style; A4 when there is no such master page
 */
StellerPageStyle *
steller_page_style_load (StellerStyleSheet *sheet, StellerSkeleton *regions, const char *name, gboolean first)
{
  xmlNode *master = steller_style_sheet_find (sheet, "master-page", name);
  const char *layout_name = master != NULL ? steller_xml_peek_attribute (master, STELLER_ODF_STYLE, "page-layout-name")
                                           : NULL;
  xmlNode *layout = layout_name != NULL ? steller_style_sheet_find (sheet, "page-layout", layout_name) : NULL;
  StellerPageStyle *style = g_new0 (StellerPageStyle, 1);
  StellerPropertyReader reader = { sheet, layout_name != NULL ? layout_name : name, style };
  Region header, footer;

  style->name = g_strdup (name);
  style->width = DEFAULT_WIDTH;
  style->height = DEFAULT_HEIGHT;
  style->margin_top = style->margin_right = style->margin_bottom = style->margin_left = DEFAULT_MARGIN;
  steller_style_read_properties (&reader,
                                 steller_style_find_child (layout, STELLER_ODF_STYLE, "page-layout-properties"),
                                 page_rules, G_N_ELEMENTS (page_rules));
  check_children (sheet, layout, master);

  style->header = get_region (regions, master, "header", first);
  style->footer = get_region (regions, master, "footer", first);
  style->header_y = style->margin_top;
  style->footer_y = style->height - style->margin_bottom;
  style->footer_bottom = style->margin_bottom;
  if (style->header->len > 0)
    {
      header = read_region (sheet, layout, "header-style", header_rules, G_N_ELEMENTS (header_rules));
      style->margin_top += header.height + header.distance;
    }
  if (style->footer->len > 0)
    {
      footer = read_region (sheet, layout, "footer-style", footer_rules, G_N_ELEMENTS (footer_rules));
      style->margin_bottom += footer.height + footer.distance;
      style->footer_y -= footer.height;
    }
  ensure_body (sheet, style);
  return style;
}

/**
 * steller_page_style_get_next:
 * @sheet: the styles
 * @name: the name of a master page
 *
 * Finds the master page of the pages that follow (ODF 1.3 part 3, 19.502).
 *
 * Returns: (transfer none): its name; @name itself when it names no other
 */
const char *
steller_page_style_get_next (StellerStyleSheet *sheet, const char *name)
{
  xmlNode *master = steller_style_sheet_find (sheet, "master-page", name);
  const char *next = master != NULL ? steller_xml_peek_attribute (master, STELLER_ODF_STYLE, "next-style-name") : NULL;

  return next != NULL && steller_style_sheet_find (sheet, "master-page", next) != NULL ? next : name;
}
