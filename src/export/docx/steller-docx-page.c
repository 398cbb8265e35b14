/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "steller-docx-properties.h"
#include "steller-places.h"

/* Where a header or footer stands when the house style has none, in points from the edge of the paper: Word's own. */
#define USUAL_DISTANCE 35.4
/* Lengths closer than this are the same: a twentieth of a point. */
#define TOLERANCE 0.05
/* The height of the paragraph after a table, in points. */
#define FILLER 1.0
/* How far a border is from the edge of the paper or from the text at most, in points (ISO/IEC 29500-1, 17.6.21). */
#define MAX_BORDER_DISTANCE 31.0

/**
 * Page:
 * @style: the page style
 * @header: whether there is anything in its header
 * @footer: whether there is anything in its footer
 * @top: from the top of the paper to the text
 * @bottom: from its bottom to the text
 *
 * A page as this note has it: a header of which nothing is left takes no room.
 */
typedef struct {
  const StellerPageStyle *style;
  gboolean header, footer;
  double top, bottom;
} Page;

/* All pages of a section have the same margins. What is above the text of one kind of page and not of the other is made
 * by its header, for the text starts below that; and below it by the footer. */
typedef struct {
  Page first, following;
  gboolean has_first;
  double top, right, bottom, left;
  double header, footer;
} Section;

/* A header or footer: what it is for, and what stands in it. */
typedef struct {
  gboolean is_header;
  const char *type;
  const Page *page;
  GPtrArray *nodes;
} Region;

static const StellerPageRegion *
get_page_region (const Page *page,
                 gboolean    header)
{
  return header ? &page->style->header : &page->style->footer;
}

/* A header or footer that consists of places goes when they are all empty, as it does on our own pages. */
static gboolean
is_left (StellerDocxWriter *self,
         GPtrArray         *nodes)
{
  return nodes && !steller_places_are_empty (self->document, nodes);
}

static void
init_page (StellerDocxWriter *self,
           Page              *page,
           gboolean           first)
{
  const StellerPageStyle *style = steller_style_get_page (self->style, first);

  page->style = style;
  page->header = is_left (self, style->header.nodes) || is_left (self, style->header.even_nodes);
  page->footer = is_left (self, style->footer.nodes) || is_left (self, style->footer.even_nodes);
  page->top = style->header.nodes->len > 0 && !page->header ? style->header.y : style->margin_top;
  page->bottom = style->footer.nodes->len > 0 && !page->footer ? style->footer_bottom : style->margin_bottom;
}

static gboolean
same_nodes (GPtrArray *one,
            GPtrArray *other)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (((const StellerSkeletonNode *) one->pdata[i])->element !=
        ((const StellerSkeletonNode *) other->pdata[i])->element)
      return FALSE;

  return TRUE;
}

static gboolean
differ (const Page *first,
        const Page *following)
{
  return fabs (first->top - following->top) > TOLERANCE || fabs (first->bottom - following->bottom) > TOLERANCE ||
         !same_nodes (first->style->header.nodes, following->style->header.nodes) ||
         !same_nodes (first->style->footer.nodes, following->style->footer.nodes);
}

/* How far headers or footers are from the edge of the paper: one distance for all pages. */
static double
get_distance (const Section *section,
              gboolean       header,
              double         margin)
{
  const Page *pages[] = { &section->first, &section->following };
  double distance = margin;
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (header ? pages[i]->header : pages[i]->footer)
      {
        distance = MIN (distance, header ? pages[i]->style->header.y : pages[i]->style->footer_bottom);
        any = TRUE;
      }

  return any ? MAX (distance, 0) : MIN (USUAL_DISTANCE, margin / 2);
}

static void
init_section (StellerDocxWriter *self,
              Section           *section)
{
  const StellerPageStyle *first, *following;

  init_page (self, &section->first, TRUE);
  init_page (self, &section->following, FALSE);
  first = section->first.style;
  following = section->following.style;
  section->has_first = differ (&section->first, &section->following);
  section->top = MIN (section->first.top, section->following.top);
  section->bottom = MIN (section->first.bottom, section->following.bottom);
  section->left = MAX (first->margin_left, following->margin_left);
  section->right = MAX (first->margin_right, following->margin_right);
  section->header = get_distance (section, TRUE, section->top);
  section->footer = get_distance (section, FALSE, section->bottom);

  if (fabs (first->margin_left - following->margin_left) > TOLERANCE ||
      fabs (first->margin_right - following->margin_right) > TOLERANCE ||
      fabs (first->width - following->width) > TOLERANCE || fabs (first->height - following->height) > TOLERANCE)
    steller_export_add_warning (self->job,
                                _("A Word document has the same paper and the same margins beside the text on the first "
                                  "page as on all others"));
}

/* Headers and footers */

static gboolean
has_border (const StellerCellStyle *look)
{
  for (guint side = 0; side < STELLER_N_SIDES; side++)
    if (look->border[side].width > 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_look (const StellerCellStyle *look)
{
  return look->has_background || has_border (look);
}

static void
add_space (xmlNode    *paragraph,
           const char *name,
           double      space)
{
  xmlNode *spacing;

  if (!paragraph || steller_docx_twips (space) <= 0 || !g_str_equal ((const char *) paragraph->name, "p"))
    return;
  spacing = steller_docx_ensure (steller_docx_writer_properties (paragraph), "spacing");
  steller_docx_set_number (spacing, name, steller_docx_twips (space));
}

static xmlNode *
get_first (xmlNode *root)
{
  xmlNode *first = NULL;

  for (xmlNode *child = root->last; child; child = child->prev)
    first = child;

  return first;
}

static double
get_inset (const StellerCellStyle *look,
           StellerSide             side)
{
  return look->padding[side] + look->border[side].width;
}

/* A row of at least the height of a region, with its border and background. */
static void
fill_row (StellerDocxWriter       *self,
          xmlNode                 *root,
          GPtrArray               *nodes,
          const StellerPageRegion *region,
          double                   height)
{
  xmlNode *table = steller_docx_writer_begin_table (self, root, NULL, 0, &self->width, 1, 0);
  xmlNode *row = steller_docx_add (table, "tr");
  xmlNode *cell;
  StellerDocxColumn outer;

  steller_docx_set_row_height (steller_docx_add (row, "trPr"), height);
  cell = steller_docx_writer_add_cell (self, row, self->width);
  steller_docx_set_cell (cell->children, &region->look, TRUE);
  steller_docx_writer_enter_column (self,
                                    self->width - get_inset (&region->look, STELLER_SIDE_LEFT) -
                                      get_inset (&region->look, STELLER_SIDE_RIGHT),
                                    &outer);
  steller_docx_writer_fill (self, cell, nodes);
  steller_docx_writer_end_cell (self, cell, "Header");
  steller_docx_writer_leave_column (self, &outer);
}

/* A header starts at its distance from the top of the paper, and is as high as needed for the text to start where the
 * page has it. */
static void
fill_header (StellerDocxWriter *self,
             xmlNode           *root,
             const Section     *section,
             const Region      *region)
{
  const StellerPageRegion *style = get_page_region (region->page, TRUE);
  double above = region->page->header ? MAX (style->y - section->header, 0) : 0;

  if (!region->page->header)
    {
      steller_docx_writer_add_filler (self, root, region->page->top - section->header);
      return;
    }
  if (region->page->top - section->top > TOLERANCE || has_look (&style->look))
    {
      double gap = MAX (style->gap, FILLER);

      if (above > TOLERANCE)
        steller_docx_writer_add_filler (self, root, above);
      fill_row (self, root, region->nodes, style, region->page->top - section->header - above - gap);
      steller_docx_writer_add_filler (self, root, gap);
      return;
    }

  if (above > TOLERANCE)
    steller_docx_writer_add_filler (self, root, above);
  steller_docx_writer_fill (self, root, region->nodes);
  add_space (root->last, "after", style->gap);
}

/* A footer stands on its distance from the foot of the paper, and grows upwards. */
static void
fill_footer (StellerDocxWriter *self,
             xmlNode           *root,
             const Section     *section,
             const Region      *region)
{
  const StellerPageRegion *style = get_page_region (region->page, FALSE);
  double below = region->page->footer ? MAX (region->page->style->footer_bottom - section->footer, 0) : 0;
  double height = MAX (region->page->bottom - region->page->style->footer_bottom - style->gap, 0);

  if (!region->page->footer)
    {
      steller_docx_writer_add_filler (self, root, region->page->bottom - section->footer);
      return;
    }

  if (has_look (&style->look))
    {
      if (style->gap > TOLERANCE)
        steller_docx_writer_add_filler (self, root, style->gap);
      fill_row (self, root, region->nodes, style, MAX (height - MAX (FILLER - below, 0), FILLER));
      steller_docx_writer_add_filler (self, root, MAX (below, FILLER));
      return;
    }

  steller_docx_writer_fill (self, root, region->nodes);
  add_space (get_first (root), "before", style->gap);
  if (below > TOLERANCE)
    steller_docx_writer_add_filler (self, root, below);
}

static void
add_region (StellerDocxWriter *self,
            xmlNode           *properties,
            const Section     *section,
            const Region      *region,
            guint              number)
{
  const char *name = region->is_header ? "header" : "footer";
  g_autofree char *target = g_strdup_printf ("%s%u.xml", name, number);
  g_autofree char *part_name = g_strconcat ("word/", target, NULL);
  g_autofree char *relationship = g_strconcat (STELLER_DOCX_OFFICE_RELATIONSHIPS, "/", name, NULL);
  g_autofree char *reference_name = g_strconcat (name, "Reference", NULL);
  g_autoptr (xmlDoc) part = steller_docx_part_new (region->is_header ? "hdr" : "ftr");
  xmlNode *root = xmlDocGetRootElement (part);
  xmlNode *reference;
  xmlNs *ns;
  StellerDocxColumn outer;

  self->part = part_name;
  self->region = TRUE;
  steller_docx_writer_enter_column (self, region->page->style->width - section->left - section->right, &outer);
  if (region->is_header)
    fill_header (self, root, section, region);
  else
    fill_footer (self, root, section, region);
  if (self->images || !root->last || !g_str_equal ((const char *) root->last->name, "p"))
    steller_docx_writer_add_filler (self, root, FILLER);
  steller_docx_writer_leave_column (self, &outer);
  self->part = STELLER_DOCX_DOCUMENT_PART;
  self->region = FALSE;

  steller_docx_prune (part);
  steller_docx_package_add_xml (self->package, part_name,
                                region->is_header ? STELLER_DOCX_PART_TYPE ("header") : STELLER_DOCX_PART_TYPE ("footer"),
                                part);
  ns = steller_xml_ensure_ns (properties->doc, "r", STELLER_DOCX_OFFICE_RELATIONSHIPS);
  reference = steller_docx_add (properties, reference_name);
  steller_docx_set (reference, "type", region->type);
  steller_xml_set_attribute (reference, ns, "id",
                             steller_docx_package_relate (self->package, STELLER_DOCX_DOCUMENT_PART, relationship,
                                                          target, FALSE));
}

static gboolean
is_needed (const Section *section,
           const Page    *page,
           gboolean       header)
{
  if (header)
    return page->header || page->top - section->top > TOLERANCE;

  return page->footer || page->bottom - section->bottom > TOLERANCE;
}

static void
add_regions (StellerDocxWriter *self,
             xmlNode           *properties,
             const Section     *section,
             gboolean           header)
{
  const StellerPageRegion *following = get_page_region (&section->following, header);
  const Region regions[] = {
    { header, "first", &section->first, get_page_region (&section->first, header)->nodes },
    { header, "default", &section->following, following->nodes },
    { header, "even", &section->following, following->even_nodes ? following->even_nodes : following->nodes },
  };
  guint number = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      if (i == 0 && !section->has_first)
        continue;
      if (i == 2 && !steller_docx_writer_has_even_pages (self))
        continue;
      if (is_needed (section, regions[i].page, header))
        add_region (self, properties, section, &regions[i], number++);
    }
}

/**
 * steller_docx_writer_has_even_pages:
 * @self: a writer
 *
 * Tells whether pages with an even number have headers or footers of their own.
 *
 * Returns: whether they have
 */
gboolean
steller_docx_writer_has_even_pages (StellerDocxWriter *self)
{
  const StellerPageStyle *page;

  g_return_val_if_fail (self != NULL, FALSE);

  page = steller_style_get_page (self->style, FALSE);
  return page->header.even_nodes || page->footer.even_nodes;
}

/* Pages */

static double
get_margin (const Section *section,
            StellerSide    side)
{
  const double margins[] = {
    [STELLER_SIDE_TOP] = section->top,
    [STELLER_SIDE_RIGHT] = section->right,
    [STELLER_SIDE_BOTTOM] = section->bottom,
    [STELLER_SIDE_LEFT] = section->left,
  };

  return margins[side];
}

/* The border round the page counts from the edge of the paper when all of it is near that, or else from the text. */
static void
add_page_borders (xmlNode       *properties,
                  const Section *section)
{
  static const struct { StellerSide side; const char *name; } sides[] = {
    { STELLER_SIDE_TOP, "top" },
    { STELLER_SIDE_LEFT, "left" },
    { STELLER_SIDE_BOTTOM, "bottom" },
    { STELLER_SIDE_RIGHT, "right" },
  };
  gboolean first = has_border (&section->first.style->look);
  gboolean following = has_border (&section->following.style->look);
  const StellerPageStyle *style = following ? section->following.style : section->first.style;
  gboolean near_paper = TRUE;
  xmlNode *borders;

  for (guint side = 0; side < STELLER_N_SIDES; side++)
    near_paper = near_paper && (style->look.border[side].width <= 0 || style->edge[side] <= MAX_BORDER_DISTANCE);
  if (!first && !following)
    return;

  borders = steller_docx_add (properties, "pgBorders");
  steller_docx_set (borders, "display", first && following ? "allPages" : first ? "firstPage" : "notFirstPage");
  steller_docx_set (borders, "offsetFrom", near_paper ? "page" : "text");
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      StellerSide side = sides[i].side;

      if (style->look.border[side].width > 0)
        steller_docx_add_border (borders, sides[i].name, &style->look.border[side],
                                 near_paper ? style->edge[side] : get_margin (section, side) - style->edge[side]);
    }
}

static void
add_page (xmlNode       *properties,
          const Section *section)
{
  const StellerPageStyle *style = section->first.style;
  xmlNode *size = steller_docx_add (properties, "pgSz");
  xmlNode *margins = steller_docx_add (properties, "pgMar");

  steller_docx_set_number (size, "w", steller_docx_twips (style->width));
  steller_docx_set_number (size, "h", steller_docx_twips (style->height));
  if (style->width > style->height)
    steller_docx_set (size, "orient", "landscape");

  steller_docx_set_number (margins, "top", steller_docx_twips (section->top));
  steller_docx_set_number (margins, "right", steller_docx_twips (section->right));
  steller_docx_set_number (margins, "bottom", steller_docx_twips (section->bottom));
  steller_docx_set_number (margins, "left", steller_docx_twips (section->left));
  steller_docx_set_number (margins, "header", steller_docx_twips (section->header));
  steller_docx_set_number (margins, "footer", steller_docx_twips (section->footer));
  steller_docx_set (margins, "gutter", "0");
  add_page_borders (properties, section);
}

/* The colour of the paper (ISO/IEC 29500-1, 17.2.1) comes before the body. */
static void
add_background (xmlNode                *body,
                const StellerPageStyle *page)
{
  xmlNode *element;

  if (!page->look.has_background)
    return;
  element = xmlNewDocNode (body->doc, body->ns, BAD_CAST "background", NULL);
  xmlAddPrevSibling (body, element);
  steller_docx_set_color (element, "color", page->look.background);
}

/**
 * steller_docx_writer_add_section:
 * @self: a writer
 * @body: the body of the text
 *
 * Ends the body with the properties of its pages, and writes their headers and footers (ISO/IEC 29500-1, 17.6.17 and
 * 17.10).
 */
void
steller_docx_writer_add_section (StellerDocxWriter *self,
                                 xmlNode           *body)
{
  Section section;
  xmlNode *properties;

  g_return_if_fail (self != NULL);
  g_return_if_fail (body != NULL);

  init_section (self, &section);
  properties = steller_docx_add (body, "sectPr");
  add_regions (self, properties, &section, TRUE);
  add_regions (self, properties, &section, FALSE);
  add_page (properties, &section);
  if (section.has_first)
    steller_docx_add (properties, "titlePg");
  add_background (body, section.following.style);
}
