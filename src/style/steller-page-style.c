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
/* Of a line, as a part of the size of its text. */
#define USUAL_LINE_HEIGHT 1.2

#define ZERO "0cm 0mm 0in 0pt 0"

/* What the properties of a page layout, or of a header or footer in it, are read into. */
typedef struct
{
  StellerPageStyle *page;
  StellerPageRegion *region;
  StellerCellStyle *look;
} Target;

#define DEFINE_PAGE_LENGTH_READER(member)                                        \
  static gboolean read_##member (StellerPropertyReader *reader, const char *value) \
  {                                                                              \
    StellerPageStyle *style = ((Target *) reader->target)->page;                 \
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

static gboolean
read_background (StellerPropertyReader *reader, const char *value)
{
  StellerCellStyle *look = ((Target *) reader->target)->look;
  gboolean transparent = strcmp (value, "transparent") == 0;

  if (!transparent && !steller_odf_parse_color (value, &look->background))
    return FALSE;
  look->has_background = !transparent;
  return TRUE;
}

/* The newer way to say the same: a kind of filling and its colour. */
static void
read_filling (StellerCellStyle *look, xmlNode *properties)
{
  const char *fill = properties != NULL ? steller_xml_peek_attribute (properties, STELLER_ODF_DRAW, "fill") : NULL;
  const char *color = fill != NULL ? steller_xml_peek_attribute (properties, STELLER_ODF_DRAW, "fill-color") : NULL;

  if (fill == NULL)
    return;
  if (strcmp (fill, "solid") != 0)
    look->has_background = FALSE;
  else if (color != NULL && steller_odf_parse_color (color, &look->background))
    look->has_background = TRUE;
}

#define DEFINE_BOX_READER(function, name)                                            \
  static gboolean read_##function (StellerPropertyReader *reader, const char *value) \
  {                                                                                  \
    StellerCellStyle *look = ((Target *) reader->target)->look;                      \
    return steller_style_read_box (name, value, look->border, look->padding);        \
  }

DEFINE_BOX_READER (border, "border")
DEFINE_BOX_READER (border_top, "border-top")
DEFINE_BOX_READER (border_right, "border-right")
DEFINE_BOX_READER (border_bottom, "border-bottom")
DEFINE_BOX_READER (border_left, "border-left")
DEFINE_BOX_READER (padding, "padding")
DEFINE_BOX_READER (padding_top, "padding-top")
DEFINE_BOX_READER (padding_right, "padding-right")
DEFINE_BOX_READER (padding_bottom, "padding-bottom")
DEFINE_BOX_READER (padding_left, "padding-left")

/* clang-format off */
#define BOX_RULES                                                     \
  { STELLER_ODF_FO, "border", read_border, NULL },                    \
  { STELLER_ODF_FO, "border-top", read_border_top, NULL },            \
  { STELLER_ODF_FO, "border-right", read_border_right, NULL },        \
  { STELLER_ODF_FO, "border-bottom", read_border_bottom, NULL },      \
  { STELLER_ODF_FO, "border-left", read_border_left, NULL },          \
  { STELLER_ODF_FO, "padding", read_padding, NULL },                  \
  { STELLER_ODF_FO, "padding-top", read_padding_top, NULL },          \
  { STELLER_ODF_FO, "padding-right", read_padding_right, NULL },      \
  { STELLER_ODF_FO, "padding-bottom", read_padding_bottom, NULL },    \
  { STELLER_ODF_FO, "padding-left", read_padding_left, NULL },        \
  { STELLER_ODF_STYLE, "border-line-width", NULL, "*" },              \
  { STELLER_ODF_STYLE, "border-line-width-top", NULL, "*" },          \
  { STELLER_ODF_STYLE, "border-line-width-right", NULL, "*" },        \
  { STELLER_ODF_STYLE, "border-line-width-bottom", NULL, "*" },       \
  { STELLER_ODF_STYLE, "border-line-width-left", NULL, "*" }
/* clang-format on */

static void
warn_image (StellerStyleSheet *sheet, xmlNode *properties)
{
  xmlNode *picture = steller_style_find_child (properties, STELLER_ODF_STYLE, "background-image");

  if (picture != NULL && picture->properties != NULL)
    steller_style_sheet_warn (sheet, _("%s is left out of account"), "style:background-image");
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
  { STELLER_ODF_FO, "background-color", read_background, NULL },
  { STELLER_ODF_DRAW, "fill", NULL, "none solid" },
  { STELLER_ODF_DRAW, "fill-color", NULL, "*" },
  { STELLER_ODF_DRAW, "background-size", NULL, "full" },
  { STELLER_ODF_DRAW, "opacity", NULL, "100%" },
  { STELLER_ODF_DRAW, "fill-image-width", NULL, "*" },
  { STELLER_ODF_DRAW, "fill-image-height", NULL, "*" },
  { STELLER_ODF_STYLE, "repeat", NULL, "*" },
  BOX_RULES,
  { STELLER_ODF_STYLE, "shadow", NULL, "none" },
};

static gboolean
read_min_height (StellerPropertyReader *reader, const char *value)
{
  Target *target = reader->target;

  return steller_odf_parse_length (value, &target->region->height) && target->region->height >= 0;
}

/* Not higher, whatever stands in it. */
static gboolean
read_fixed_height (StellerPropertyReader *reader, const char *value)
{
  Target *target = reader->target;

  target->region->grows = FALSE;
  return read_min_height (reader, value);
}

static gboolean
read_gap (StellerPropertyReader *reader, const char *value)
{
  Target *target = reader->target;

  return steller_odf_parse_length (value, &target->region->gap) && target->region->gap >= 0;
}

#define REGION_RULES(side)                                             \
  {                                                                    \
    { STELLER_ODF_FO, "min-height", read_min_height, NULL },           \
      { STELLER_ODF_SVG, "height", read_fixed_height, NULL },          \
      { STELLER_ODF_FO, side, read_gap, NULL },                        \
      { STELLER_ODF_FO, "margin", NULL, ZERO },                        \
      { STELLER_ODF_FO, "margin-left", NULL, ZERO },                   \
      { STELLER_ODF_FO, "margin-right", NULL, ZERO },                  \
      { STELLER_ODF_STYLE, "dynamic-spacing", NULL, "*" },             \
      { STELLER_ODF_FO, "background-color", read_background, NULL },   \
      { STELLER_ODF_DRAW, "fill", NULL, "none solid" },                \
      { STELLER_ODF_DRAW, "fill-color", NULL, "*" },                   \
      { STELLER_ODF_DRAW, "opacity", NULL, "100%" },                   \
      BOX_RULES,                                                       \
      { STELLER_ODF_STYLE, "shadow", NULL, "none" },                   \
  }

static const StellerPropertyRule header_rules[] = REGION_RULES ("margin-bottom");
static const StellerPropertyRule footer_rules[] = REGION_RULES ("margin-top");

static void
read_region (StellerStyleSheet *sheet, xmlNode *layout, const char *name, const StellerPropertyRule *rules,
             guint n_rules, StellerPageRegion *region)
{
  const char *layout_name = layout != NULL ? steller_xml_peek_attribute (layout, STELLER_ODF_STYLE, "name") : "";
  Target target = { NULL, region, &region->look };
  StellerPropertyReader reader = { sheet, layout_name, &target };
  xmlNode *style = steller_style_find_child (layout, STELLER_ODF_STYLE, name);
  xmlNode *properties = steller_style_find_child (style, STELLER_ODF_STYLE, "header-footer-properties");

  region->grows = TRUE;
  steller_style_read_properties (&reader, properties, rules, n_rules);
  read_filling (&region->look, properties);
  warn_image (sheet, properties);
  region->gap = MAX (region->gap, 0);
  /* To LibreOffice the height is that of the region with its distance to the body. */
  region->height = MAX (region->height - region->gap, 0);
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
static void
fill_region (StellerSkeleton *regions, xmlNode *master, const char *name, gboolean first, StellerPageRegion *region)
{
  g_autofree char *first_name = g_strconcat (name, "-first", NULL);
  g_autofree char *even_name = g_strconcat (name, "-left", NULL);
  StellerSkeletonNode *node = first ? find_region (regions, master, first_name) : NULL;
  StellerSkeletonNode *even = first ? NULL : find_region (regions, master, even_name);

  if (node == NULL)
    node = find_region (regions, master, name);
  region->nodes = node != NULL ? g_ptr_array_ref (node->children) : g_ptr_array_new ();
  region->even_nodes = even != NULL ? g_ptr_array_ref (even->children) : NULL;
}

static void
check_children (StellerStyleSheet *sheet, xmlNode *layout)
{
  xmlNode *properties = steller_style_find_child (layout, STELLER_ODF_STYLE, "page-layout-properties");
  xmlNode *columns = steller_style_find_child (properties, STELLER_ODF_STYLE, "columns");
  const char *count = columns != NULL ? steller_xml_peek_attribute (columns, STELLER_ODF_FO, "column-count") : NULL;
  const char *usage = layout != NULL ? steller_xml_peek_attribute (layout, STELLER_ODF_STYLE, "page-usage") : NULL;

  if (count != NULL && strcmp (count, "1") != 0 && strcmp (count, "0") != 0)
    steller_style_sheet_warn (sheet, _("%s is left out of account"), "style:columns");
  if (usage != NULL && strcmp (usage, "all") != 0)
    steller_style_sheet_warn (sheet, _("%s is left out of account"), "style:page-usage");
  warn_image (sheet, properties);
}

/* Rather than one for what is said of the note as a whole, which is mostly nothing. */
static gboolean
is_place_of_note (const StellerSkeletonNode *node)
{
  static const char *const others[] = { "concept", "versie", "rubricering", NULL };

  return node->kind == STELLER_SKELETON_BLOCK_MARK && !g_strv_contains (others, node->name);
}

/* How high paragraphs are, each with one line of text. */
static double
estimate_nodes (const GPtrArray *nodes, GHashTable *paragraphs)
{
  double height = 0;

  for (guint i = 0; nodes != NULL && i < nodes->len; i++)
    {
      const StellerSkeletonNode *node = nodes->pdata[i];
      const StellerParagraphStyle *style;
      double line;

      if (node->kind != STELLER_SKELETON_PARAGRAPH && !is_place_of_note (node))
        {
          /* Cells stand beside each other; what has a place of its own takes no room. */
          if (node->kind == STELLER_SKELETON_TABLE || node->kind == STELLER_SKELETON_SECTION)
            height += estimate_nodes (node->children, paragraphs);
          else if (node->kind == STELLER_SKELETON_ROW)
            {
              line = node->height;
              for (guint j = 0; j < node->children->len; j++)
                line = MAX (line, estimate_nodes (((StellerSkeletonNode *) node->children->pdata[j])->children,
                                                  paragraphs));
              height += line;
            }
          continue;
        }
      style = g_hash_table_lookup (paragraphs, node->style_name);
      if (style == NULL)
        continue;
      line = style->line_height_fixed > 0 ? style->line_height_fixed
                                          : MAX (style->line_height_at_least, style->text.size * USUAL_LINE_HEIGHT);
      for (guint j = 0; node->children != NULL && j < node->children->len; j++)
        line = MAX (line, ((const StellerSkeletonNode *) node->children->pdata[j])->height);
      height += style->margin_top + line + style->margin_bottom;
    }
  return height;
}

static double
estimate_region (const StellerPageRegion *region, GHashTable *paragraphs)
{
  return region->grows ? MAX (region->height, estimate_nodes (region->nodes, paragraphs)) : region->height;
}

/* The border stands at the margin, and all else within it and its padding. */
static void
move_inside_border (StellerPageStyle *style)
{
  double *margins[] = { &style->margin_top, &style->margin_right, &style->margin_bottom, &style->margin_left };

  for (guint side = 0; side < STELLER_N_SIDES; side++)
    {
      style->edge[side] = *margins[side];
      *margins[side] += style->look.border[side].width + style->look.padding[side];
    }
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
  style->header.y = DEFAULT_MARGIN;
  style->footer.y = DEFAULT_HEIGHT - DEFAULT_MARGIN;
  style->footer_bottom = DEFAULT_MARGIN;
  memset (style->look.border, 0, sizeof style->look.border);
  memset (style->look.padding, 0, sizeof style->look.padding);
  for (guint side = 0; side < STELLER_N_SIDES; side++)
    style->edge[side] = DEFAULT_MARGIN;
  g_clear_pointer (&style->header.nodes, g_ptr_array_unref);
  g_clear_pointer (&style->header.even_nodes, g_ptr_array_unref);
  g_clear_pointer (&style->footer.nodes, g_ptr_array_unref);
  g_clear_pointer (&style->footer.even_nodes, g_ptr_array_unref);
  style->header.nodes = g_ptr_array_new ();
  style->footer.nodes = g_ptr_array_new ();
}

/**
 * steller_page_style_load:
 * @sheet: the styles
 * @regions: the headers and footers of styles.xml
 * @paragraphs: (element-type utf8 StellerParagraphStyle): the paragraph styles
 * @name: the name of a master page
 * @first: whether the page is the first one of those that follow this style
 *
 * Reads a master page with its page layout.
 *
 * Returns: (transfer full): the page style; A4 when there is no such master page
 */
StellerPageStyle *
steller_page_style_load (StellerStyleSheet *sheet, StellerSkeleton *regions, GHashTable *paragraphs, const char *name,
                         gboolean first)
{
  xmlNode *master = steller_style_sheet_find (sheet, "master-page", name);
  const char *layout_name = master != NULL ? steller_xml_peek_attribute (master, STELLER_ODF_STYLE, "page-layout-name")
                                           : NULL;
  xmlNode *layout = layout_name != NULL ? steller_style_sheet_find (sheet, "page-layout", layout_name) : NULL;
  StellerPageStyle *style = g_new0 (StellerPageStyle, 1);
  Target target = { style, NULL, &style->look };
  StellerPropertyReader reader = { sheet, layout_name != NULL ? layout_name : name, &target };

  style->name = g_strdup (name);
  style->width = DEFAULT_WIDTH;
  style->height = DEFAULT_HEIGHT;
  style->margin_top = style->margin_right = style->margin_bottom = style->margin_left = DEFAULT_MARGIN;
  steller_style_read_properties (&reader,
                                 steller_style_find_child (layout, STELLER_ODF_STYLE, "page-layout-properties"),
                                 page_rules, G_N_ELEMENTS (page_rules));
  read_filling (&style->look, steller_style_find_child (layout, STELLER_ODF_STYLE, "page-layout-properties"));
  check_children (sheet, layout);
  move_inside_border (style);

  fill_region (regions, master, "header", first, &style->header);
  fill_region (regions, master, "footer", first, &style->footer);
  style->header.y = style->margin_top;
  style->footer.y = style->height - style->margin_bottom;
  style->footer_bottom = style->margin_bottom;
  read_region (sheet, layout, "header-style", header_rules, G_N_ELEMENTS (header_rules), &style->header);
  read_region (sheet, layout, "footer-style", footer_rules, G_N_ELEMENTS (footer_rules), &style->footer);
  if (style->header.nodes->len > 0)
    style->margin_top += estimate_region (&style->header, paragraphs) + style->header.gap;
  if (style->footer.nodes->len > 0)
    {
      double height = estimate_region (&style->footer, paragraphs);

      style->margin_bottom += height + style->footer.gap;
      style->footer.y -= height;
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
