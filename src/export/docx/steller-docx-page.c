/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-writer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "steller-docx-properties.h"
#include "steller-places.h"

/* Where a header stands when the house style has none, in points from the top of the paper: Word's own. */
#define HEADER_DISTANCE 35.4
/* Lengths closer than this are the same: a twentieth of a point. */
#define TOLERANCE 0.05
/* The height of the paragraph after a table, in points. */
#define FILLER 1.0

typedef struct {
  const char *element;
  const char *relationship;
  const char *media_type;
} Region;

static const Region header = { "hdr", "header", STELLER_DOCX_PART_TYPE ("header") };
static const Region footer = { "ftr", "footer", STELLER_DOCX_PART_TYPE ("footer") };

/* All pages of a section have the same margins. What is above the body of one kind of page and not of the other is made
 * by its header, for the body starts below that; and below it by the footer. */
typedef struct {
  const StellerDocument *document;
  const StellerPageStyle *first;
  const StellerPageStyle *following;
  double top, right, bottom, left;
  double header, footer;
} Section;

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
has_header (const Section          *section,
            const StellerPageStyle *page)
{
  return !steller_places_are_empty (section->document, page->header.nodes);
}

static gboolean
has_footer (const Section          *section,
            const StellerPageStyle *page)
{
  return !steller_places_are_empty (section->document, page->footer.nodes);
}

static double
get_top (const Section          *section,
         const StellerPageStyle *page)
{
  return has_header (section, page) ? page->margin_top : page->header.y;
}

static double
get_bottom (const Section          *section,
            const StellerPageStyle *page)
{
  return has_footer (section, page) ? page->margin_bottom : page->footer_bottom;
}

static gboolean
has_first_page (const Section *section)
{
  const StellerPageStyle *first = section->first;
  const StellerPageStyle *following = section->following;

  return fabs (get_top (section, first) - get_top (section, following)) > TOLERANCE ||
         fabs (get_bottom (section, first) - get_bottom (section, following)) > TOLERANCE ||
         has_header (section, first) != has_header (section, following) ||
         has_footer (section, first) != has_footer (section, following) ||
         (has_header (section, first) && !same_nodes (first->header.nodes, following->header.nodes)) ||
         (has_footer (section, first) && !same_nodes (first->footer.nodes, following->footer.nodes));
}

static double
get_header_distance (const Section *section)
{
  double distance = MIN (HEADER_DISTANCE, section->top / 2);

  if (has_header (section, section->following))
    distance = section->following->header.y;
  if (has_header (section, section->first))
    distance = has_header (section, section->following) ? MIN (distance, section->first->header.y)
                                                   : section->first->header.y;

  return distance;
}

static double
get_footer_distance (const Section *section)
{
  double distance = MIN (HEADER_DISTANCE, section->bottom / 2);

  if (has_footer (section, section->following))
    distance = section->following->footer_bottom;
  if (has_footer (section, section->first))
    distance = has_footer (section, section->following) ? MIN (distance, section->first->footer_bottom)
                                                   : section->first->footer_bottom;

  return distance;
}

static void
init_section (StellerDocxWriter *self,
              Section           *section)
{
  const StellerPageStyle *first = steller_style_get_page (self->style, TRUE);
  const StellerPageStyle *following = steller_style_get_page (self->style, FALSE);

  section->first = first;
  section->following = following;
  section->document = self->document;
  section->top = MIN (get_top (section, first), get_top (section, following));
  section->bottom = MIN (get_bottom (section, first), get_bottom (section, following));
  section->left = MAX (first->margin_left, following->margin_left);
  section->right = MAX (first->margin_right, following->margin_right);
  section->header = get_header_distance (section);
  section->footer = get_footer_distance (section);

  if (fabs (first->margin_left - following->margin_left) > TOLERANCE ||
      fabs (first->margin_right - following->margin_right) > TOLERANCE ||
      fabs (first->width - following->width) > TOLERANCE || fabs (first->height - following->height) > TOLERANCE)
    steller_export_add_warning (self->job,
                                _("A Word document has the same paper and the same margins beside the text on the first "
                                  "page as on all others"));
}

/* Pushes the first paragraph down. */
static void
add_space_above (xmlNode *root,
                 double   space)
{
  xmlNode *first = root->children;
  xmlNode *spacing;

  if (steller_docx_twips (space) <= 0 || !first || !g_str_equal ((const char *) first->name, "p"))
    return;
  spacing = steller_docx_ensure (steller_docx_writer_properties (first), "spacing");
  steller_docx_set_number (spacing, "before", steller_docx_twips (space));
}

/* A header is as high as needed for the body to start where the page style has it: a row of at least that height. */
static void
fill_header (StellerDocxWriter      *self,
             xmlNode                *root,
             const Section          *section,
             const StellerPageStyle *page)
{
  double height = get_top (section, page) - (has_header (section, page) ? page->header.y : section->header);
  double space = has_header (section, page) ? page->header.y - section->header : 0;
  xmlNode *table, *row, *size, *cell;
  StellerDocxColumn outer;

  if (get_top (section, page) - section->top < TOLERANCE)
    {
      steller_docx_writer_fill (self, root, page->header.nodes);
      add_space_above (root, space);
      return;
    }
  if (!has_header (section, page))
    {
      steller_docx_writer_add_filler (self, root, height);
      return;
    }

  table = steller_docx_writer_begin_table (self, root, NULL, 0, &self->width, 1, 0);
  row = steller_docx_add (table, "tr");
  size = steller_docx_ensure (steller_docx_add (row, "trPr"), "trHeight");
  steller_docx_set_number (size, "val", steller_docx_twips (MAX (height + space - FILLER, FILLER)));
  steller_docx_set (size, "hRule", "atLeast");
  cell = steller_docx_writer_add_cell (self, row, self->width);
  steller_docx_writer_enter_column (self, self->width, &outer);
  steller_docx_writer_fill (self, cell, page->header.nodes);
  steller_docx_writer_end_cell (self, cell, "Header");
  steller_docx_writer_leave_column (self, &outer);
  if (space > TOLERANCE)
    {
      xmlNode *margin = steller_docx_add (steller_docx_ensure (cell->children, "tcMar"), "top");

      steller_docx_set_number (margin, "w", steller_docx_twips (space));
      steller_docx_set (margin, "type", "dxa");
    }
  steller_docx_writer_add_filler (self, root, FILLER);
}

/* A footer stands on its distance from the foot of the paper and grows upwards. */
static void
fill_footer (StellerDocxWriter      *self,
             xmlNode                *root,
             const Section          *section,
             const StellerPageStyle *page)
{
  double more = get_bottom (section, page) - section->bottom;

  if (!has_footer (section, page))
    {
      if (more > TOLERANCE)
        steller_docx_writer_add_filler (self, root, get_bottom (section, page) - section->footer);
      return;
    }
  steller_docx_writer_fill (self, root, page->footer.nodes);
  if (more > TOLERANCE)
    add_space_above (root, get_bottom (section, page) - (page->height - page->footer.y));
  if (page->footer_bottom - section->footer > TOLERANCE)
    steller_docx_writer_add_filler (self, root, page->footer_bottom - section->footer);
}

static void
add_region (StellerDocxWriter      *self,
            xmlNode                *properties,
            const Section          *section,
            const Region           *region,
            const StellerPageStyle *page,
            guint                   number)
{
  g_autofree char *target = g_strdup_printf ("%s%u.xml", region->relationship, number);
  g_autofree char *type = g_strconcat (STELLER_DOCX_OFFICE_RELATIONSHIPS, "/", region->relationship, NULL);
  g_autofree char *name = g_strconcat ("word/", target, NULL);
  g_autofree char *element_name = g_strconcat (region->relationship, "Reference", NULL);
  g_autoptr (xmlDoc) part = steller_docx_part_new (region->element);
  xmlNode *root = xmlDocGetRootElement (part);
  xmlNode *reference;
  xmlNs *ns;
  const char *id;
  StellerDocxColumn outer;

  self->part = name;
  self->fields = TRUE;
  steller_docx_writer_enter_column (self, page->width - section->left - section->right, &outer);
  if (region == &header)
    fill_header (self, root, section, page);
  else
    fill_footer (self, root, section, page);
  if (!root->last || !g_str_equal ((const char *) root->last->name, "p"))
    steller_docx_writer_add_filler (self, root, FILLER);
  steller_docx_writer_leave_column (self, &outer);
  self->part = STELLER_DOCX_DOCUMENT_PART;
  self->fields = FALSE;

  steller_docx_prune (part);
  id = steller_docx_package_relate (self->package, STELLER_DOCX_DOCUMENT_PART, type, target, FALSE);
  steller_docx_package_add_xml (self->package, name, region->media_type, part);
  ns = steller_xml_ensure_ns (properties->doc, "r", STELLER_DOCX_OFFICE_RELATIONSHIPS);
  reference = steller_docx_add (properties, element_name);
  steller_docx_set (reference, "type", page == section->first && has_first_page (section) ? "first" : "default");
  steller_xml_set_attribute (reference, ns, "id", id);
}

static gboolean
needs_header (const Section          *section,
              const StellerPageStyle *page)
{
  return has_header (section, page) || get_top (section, page) - section->top > TOLERANCE;
}

static gboolean
needs_footer (const Section          *section,
              const StellerPageStyle *page)
{
  return has_footer (section, page) || get_bottom (section, page) - section->bottom > TOLERANCE;
}

static void
add_page (xmlNode       *properties,
          const Section *section)
{
  xmlNode *size = steller_docx_add (properties, "pgSz");
  xmlNode *margins = steller_docx_add (properties, "pgMar");

  steller_docx_set_number (size, "w", steller_docx_twips (section->first->width));
  steller_docx_set_number (size, "h", steller_docx_twips (section->first->height));
  if (section->first->width > section->first->height)
    steller_docx_set (size, "orient", "landscape");

  steller_docx_set_number (margins, "top", steller_docx_twips (section->top));
  steller_docx_set_number (margins, "right", steller_docx_twips (section->right));
  steller_docx_set_number (margins, "bottom", steller_docx_twips (section->bottom));
  steller_docx_set_number (margins, "left", steller_docx_twips (section->left));
  steller_docx_set_number (margins, "header", steller_docx_twips (section->header));
  steller_docx_set_number (margins, "footer", steller_docx_twips (section->footer));
  steller_docx_set (margins, "gutter", "0");
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
  const struct { const Region *region; gboolean (*needs) (const Section *, const StellerPageStyle *); } regions[] = {
    { &header, needs_header },
    { &footer, needs_footer },
  };
  Section section;
  xmlNode *properties;

  g_return_if_fail (self != NULL);
  g_return_if_fail (body != NULL);

  init_section (self, &section);
  properties = steller_docx_add (body, "sectPr");
  for (gsize i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      guint number = 1;

      if (has_first_page (&section) && regions[i].needs (&section, section.first))
        add_region (self, properties, &section, regions[i].region, section.first, number++);
      if (regions[i].needs (&section, section.following))
        add_region (self, properties, &section, regions[i].region, section.following, number);
    }
  add_page (properties, &section);
  if (has_first_page (&section))
    steller_docx_add (properties, "titlePg");
}
