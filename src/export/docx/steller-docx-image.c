/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-writer.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "steller-picture.h"

#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/main"
#define DRAWING_PLACE "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#define DRAWING_PICTURE "http://schemas.openxmlformats.org/drawingml/2006/picture"
#define DECORATIVE "http://schemas.microsoft.com/office/drawing/2017/decorative"
#define DECORATIVE_EXTENSION "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
#define VECTORS "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
#define VECTORS_EXTENSION "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"

/* English Metric Units in a point (ISO/IEC 29500-1, 20.1.2.1), and the largest length. */
#define UNITS 12700.0
#define MAX_LENGTH 2000.0
/* A pixel of an image that does not say how large it is, in points. */
#define PIXEL 0.75
/* Word processors that draw no vectors get dots: these to a point, and no more than this on a side. */
#define DOTS (300.0 / 72.0)
#define MAX_DOTS 3000.0

static void
set_length (xmlNode    *element,
            const char *name,
            double      points)
{
  double length = isfinite (points) ? CLAMP (points, -MAX_LENGTH, MAX_LENGTH) : 0;
  g_autofree char *text = g_strdup_printf ("%ld", lround (length * UNITS));

  steller_xml_set_attribute (element, NULL, name, text);
}

static void
get_size (const StellerSkeletonNode *node,
          double                    *width,
          double                    *height)
{
  guint across, down;

  steller_image_get_pixels (node->image, &across, &down);
  *width = CLAMP (node->width > 0 ? node->width : across * PIXEL, 1, MAX_LENGTH);
  *height = CLAMP (node->height > 0 ? node->height : down * PIXEL, 1, MAX_LENGTH);
}

/* The parts of images */

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The vectors of an image as dots. */
static GBytes *
draw_dots (StellerImage  *image,
           double         width,
           double         height,
           GError       **error)
{
  double scale = MIN (DOTS, MAX_DOTS / MAX (width, height));
  int across = (int) MAX (ceil (width * scale), 1);
  int down = (int) MAX (ceil (height * scale), 1);
  g_autoptr (StellerPicture) picture = steller_picture_new (image, error);
  cairo_surface_t *surface;
  cairo_t *cr;
  GByteArray *bytes;

  if (!picture)
    return NULL;

  bytes = g_byte_array_new ();
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, across, down);
  cr = cairo_create (surface);
  steller_picture_draw (picture, cr, 0, 0, across, down);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

static const char *
relate_part (StellerDocxWriter *self,
             const char        *target)
{
  return steller_docx_package_relate (self->package, self->part, STELLER_DOCX_RELATIONSHIP ("image"), target, FALSE);
}

/* An image is one part, however often it occurs: its name in the house style says which. */
static char *
add_part (StellerDocxWriter *self,
          StellerImage      *image)
{
  static const char * const suffixes[] = {
    [STELLER_IMAGE_PNG] = "png", [STELLER_IMAGE_JPEG] = "jpeg", [STELLER_IMAGE_SVG] = "svg",
  };
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, steller_image_get_bytes (image));
  g_autofree char *target = g_strdup_printf ("media/%.16s.%s", digest, suffixes[steller_image_get_kind (image)]);
  g_autofree char *name = g_strconcat ("word/", target, NULL);

  if (!steller_docx_package_has (self->package, name))
    steller_docx_package_add_part (self->package, name, steller_image_get_media_type (image),
                                   steller_image_get_bytes (image));

  return g_steal_pointer (&target);
}

static char *
add_dots (StellerDocxWriter *self,
          StellerImage      *image,
          double             width,
          double             height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = draw_dots (image, width, height, &error);
  g_autofree char *digest = NULL;
  g_autofree char *target = NULL;
  g_autofree char *name = NULL;

  if (!bytes)
    {
      steller_export_add_warning (self->job, _("The image “%s” is left out: %s"), steller_image_get_name (image),
                                  error->message);
      return NULL;
    }
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  target = g_strdup_printf ("media/%.16s.png", digest);
  name = g_strconcat ("word/", target, NULL);
  if (!steller_docx_package_has (self->package, name))
    steller_docx_package_add_part (self->package, name, "image/png", bytes);

  return g_steal_pointer (&target);
}

/* The elements of an image */

static xmlNode *
add_extension (xmlNode    *parent,
               const char *id,
               const char *href,
               const char *prefix,
               const char *name)
{
  xmlNs *ns = steller_xml_ensure_ns (parent->doc, "a", DRAWING);
  xmlNode *list = steller_xml_add_element (parent, ns, "extLst");
  xmlNode *extension = steller_xml_add_element (list, ns, "ext");
  xmlNode *element;

  steller_xml_set_attribute (extension, NULL, "uri", id);
  element = steller_xml_add_element (extension, NULL, name);
  xmlSetNs (element, xmlNewNs (element, BAD_CAST href, BAD_CAST prefix));

  return element;
}

/* What an image is for those who do not see it. One that nobody described is there for the look of it. */
static void
describe (StellerDocxWriter         *self,
          xmlNode                   *element,
          const StellerSkeletonNode *node)
{
  g_autofree char *number = g_strdup_printf ("%u", self->n_images);
  g_autofree char *name = g_strconcat ("Image ", number, NULL);

  steller_xml_set_attribute (element, NULL, "id", number);
  steller_xml_set_attribute (element, NULL, "name", name);
  if (node->description && *node->description)
    steller_xml_set_attribute (element, NULL, "descr", node->description);
  else
    steller_xml_set_attribute (add_extension (element, DECORATIVE_EXTENSION, DECORATIVE, "adec", "decorative"), NULL,
                               "val", "1");
}

static void
add_outline (xmlNode                   *properties,
             xmlNs                     *drawing,
             const StellerSkeletonNode *node)
{
  const StellerBorder *border = node->look ? &node->look->border[STELLER_SIDE_TOP] : NULL;
  xmlNode *line, *color;
  g_autofree char *hex = NULL;

  if (!border || border->width <= 0)
    return;
  line = steller_xml_add_element (properties, drawing, "ln");
  set_length (line, "w", border->width);
  color = steller_xml_add_element (steller_xml_add_element (line, drawing, "solidFill"), drawing, "srgbClr");
  hex = steller_docx_color (border->color);
  steller_xml_set_attribute (color, NULL, "val", hex);
}

/* The picture itself (ISO/IEC 29500-1, 20.2.2.5). Beside vectors stand dots, for those who cannot draw them. */
static void
add_picture (StellerDocxWriter         *self,
             xmlNode                   *parent,
             const StellerSkeletonNode *node,
             const char                *target,
             const char                *vectors)
{
  xmlNs *drawing = steller_xml_ensure_ns (parent->doc, "a", DRAWING);
  xmlNs *picture = steller_xml_ensure_ns (parent->doc, "pic", DRAWING_PICTURE);
  xmlNs *relationships = steller_xml_ensure_ns (parent->doc, "r", STELLER_DOCX_OFFICE_RELATIONSHIPS);
  xmlNode *data = steller_xml_add_element (steller_xml_add_element (parent, drawing, "graphic"), drawing, "graphicData");
  xmlNode *element, *child;
  double width, height;

  steller_xml_set_attribute (data, NULL, "uri", DRAWING_PICTURE);
  element = steller_xml_add_element (data, picture, "pic");
  child = steller_xml_add_element (element, picture, "nvPicPr");
  describe (self, steller_xml_add_element (child, picture, "cNvPr"), node);
  steller_xml_add_element (child, picture, "cNvPicPr");

  child = steller_xml_add_element (element, picture, "blipFill");
  data = steller_xml_add_element (child, drawing, "blip");
  steller_xml_set_attribute (data, relationships, "embed", relate_part (self, target));
  if (vectors)
    steller_xml_set_attribute (add_extension (data, VECTORS_EXTENSION, VECTORS, "asvg", "svgBlip"), relationships,
                               "embed", relate_part (self, vectors));
  steller_xml_add_element (steller_xml_add_element (child, drawing, "stretch"), drawing, "fillRect");

  get_size (node, &width, &height);
  child = steller_xml_add_element (element, picture, "spPr");
  data = steller_xml_add_element (child, drawing, "xfrm");
  element = steller_xml_add_element (data, drawing, "off");
  set_length (element, "x", 0);
  set_length (element, "y", 0);
  element = steller_xml_add_element (data, drawing, "ext");
  set_length (element, "cx", width);
  set_length (element, "cy", height);
  data = steller_xml_add_element (child, drawing, "prstGeom");
  steller_xml_set_attribute (data, NULL, "prst", "rect");
  steller_xml_add_element (data, drawing, "avLst");
  add_outline (child, drawing, node);
}

static void
add_extent (xmlNode                   *parent,
            const StellerSkeletonNode *node)
{
  xmlNode *extent = steller_xml_add_element (parent, parent->ns, "extent");
  double width, height;

  get_size (node, &width, &height);
  set_length (extent, "cx", width);
  set_length (extent, "cy", height);
}

static xmlNode *
new_run (xmlNode *paragraph)
{
  return xmlNewDocNode (paragraph->doc, paragraph->ns, BAD_CAST "r", NULL);
}

/* Adds the parts of an image and the element around it, `inline` or `anchor`. */
static xmlNode *
begin_drawing (StellerDocxWriter         *self,
               xmlNode                   *run,
               const StellerSkeletonNode *node,
               const char                *name,
               char                     **target,
               char                     **vectors)
{
  g_autofree char *part = NULL;
  double width, height;
  xmlNode *element;

  if (!node->image)
    return NULL;
  get_size (node, &width, &height);
  if (steller_image_get_kind (node->image) == STELLER_IMAGE_SVG)
    {
      *target = add_dots (self, node->image, width, height);
      if (!*target)
        return NULL;
      *vectors = add_part (self, node->image);
    }
  else
    {
      *target = add_part (self, node->image);
    }

  self->n_images++;
  element = steller_xml_add_element (steller_docx_add (run, "drawing"),
                                     steller_xml_ensure_ns (run->doc, "wp", DRAWING_PLACE), name);
  for (guint side = 0; side < STELLER_N_SIDES; side++)
    {
      static const char * const names[] = {
        [STELLER_SIDE_TOP] = "distT", [STELLER_SIDE_RIGHT] = "distR", [STELLER_SIDE_BOTTOM] = "distB",
        [STELLER_SIDE_LEFT] = "distL",
      };

      set_length (element, names[side], MAX (node->distance[side], 0));
    }

  return element;
}

/* A line of a fixed height would cut the image off. */
static void
make_room (xmlNode                     *paragraph,
           const StellerParagraphStyle *style)
{
  xmlNode *spacing;

  if (style->line_height_fixed <= 0)
    return;
  spacing = steller_docx_ensure (steller_docx_writer_properties (paragraph), "spacing");
  steller_docx_set_number (spacing, "line", steller_docx_twips (style->line_height_fixed));
  steller_docx_set (spacing, "lineRule", "atLeast");
}

/**
 * steller_docx_writer_add_line_image:
 * @self: a writer
 * @paragraph: the paragraph that was added last
 * @style_name: the encoded name of its style
 * @node: an image of the skeleton
 *
 * Adds an image that stands in the line, like a letter (ISO/IEC 29500-1, 20.4.2.8).
 */
void
steller_docx_writer_add_line_image (StellerDocxWriter         *self,
                                    xmlNode                   *paragraph,
                                    const char                *style_name,
                                    const StellerSkeletonNode *node)
{
  g_autofree char *target = NULL;
  g_autofree char *vectors = NULL;
  xmlNode *run, *element;

  g_return_if_fail (self != NULL);
  g_return_if_fail (paragraph != NULL);
  g_return_if_fail (node != NULL);

  run = xmlAddChild (paragraph, new_run (paragraph));
  make_room (paragraph, steller_style_get_paragraph (self->style, style_name));
  element = begin_drawing (self, run, node, "inline", &target, &vectors);
  if (!element)
    {
      xmlUnlinkNode (run);
      xmlFreeNode (run);
      return;
    }
  add_extent (element, node);
  describe (self, steller_xml_add_element (element, element->ns, "docPr"), node);
  steller_xml_add_element (element, element->ns, "cNvGraphicFramePr");
  add_picture (self, element, node, target, vectors);
}

static void
add_position (xmlNode                 *parent,
              const char              *name,
              const char              *relation,
              const StellerFramePlace *place,
              const char * const      *alignments,
              double                   distance)
{
  xmlNode *position = steller_xml_add_element (parent, parent->ns, name);

  steller_xml_set_attribute (position, NULL, "relativeFrom", relation);
  if (place->align == STELLER_TEXT_ALIGN_CENTER || place->align == STELLER_TEXT_ALIGN_END)
    {
      steller_xml_add_text (steller_xml_add_element (position, parent->ns, "align"), alignments[place->align]);
    }
  else
    {
      double length = isfinite (distance) ? CLAMP (distance, -MAX_LENGTH, MAX_LENGTH) : 0;
      g_autofree char *text = g_strdup_printf ("%ld", lround (length * UNITS));

      steller_xml_add_text (steller_xml_add_element (position, parent->ns, "posOffset"), text);
    }
}

/* In a paragraph the text keeps clear of it above and below, or takes no notice of it. */
static void
add_anchor (StellerDocxWriter         *self,
            xmlNode                   *run,
            const StellerSkeletonNode *node)
{
  static const char * const across[] = {
    [STELLER_RELATION_PAGE] = "page",
    [STELLER_RELATION_TEXT] = "margin",
    [STELLER_RELATION_START_MARGIN] = "leftMargin",
    [STELLER_RELATION_END_MARGIN] = "rightMargin",
    [STELLER_RELATION_PARAGRAPH] = "column",
  };
  static const char * const across_alignments[] = {
    [STELLER_TEXT_ALIGN_CENTER] = "center", [STELLER_TEXT_ALIGN_END] = "right",
  };
  static const char * const down_alignments[] = {
    [STELLER_TEXT_ALIGN_CENTER] = "center", [STELLER_TEXT_ALIGN_END] = "bottom",
  };
  static const struct { const char *name, *value; } attributes[] = {
    { "simplePos", "0" }, { "locked", "0" },       { "layoutInCell", "1" },
    { "allowOverlap", "1" },
  };
  g_autofree char *target = NULL;
  g_autofree char *vectors = NULL;
  g_autofree char *height = NULL;
  xmlNode *element = begin_drawing (self, run, node, "anchor", &target, &vectors);
  xmlNode *position;

  if (!element)
    return;
  height = g_strdup_printf ("%u", self->n_images);
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    steller_xml_set_attribute (element, NULL, attributes[i].name, attributes[i].value);
  steller_xml_set_attribute (element, NULL, "relativeHeight", height);
  steller_xml_set_attribute (element, NULL, "behindDoc", node->takes_room ? "0" : "1");

  position = steller_xml_add_element (element, element->ns, "simplePos");
  steller_xml_set_attribute (position, NULL, "x", "0");
  steller_xml_set_attribute (position, NULL, "y", "0");
  add_position (element, "positionH", across[node->horizontal.relation], &node->horizontal, across_alignments, node->x);
  add_position (element, "positionV",
                node->vertical.relation == STELLER_RELATION_PARAGRAPH ? "paragraph"
                : node->vertical.relation == STELLER_RELATION_TEXT    ? "margin"
                                                                      : "page",
                &node->vertical, down_alignments, node->y);
  add_extent (element, node);
  steller_xml_add_element (element, element->ns, node->takes_room ? "wrapTopAndBottom" : "wrapNone");
  describe (self, steller_xml_add_element (element, element->ns, "docPr"), node);
  steller_xml_add_element (element, element->ns, "cNvGraphicFramePr");
  add_picture (self, element, node, target, vectors);
}

/**
 * steller_docx_writer_add_image:
 * @self: a writer
 * @parent: what holds paragraphs and tables
 * @node: an image of the skeleton
 *
 * Adds an image at its place (ISO/IEC 29500-1, 20.4.2.3). It stands in the paragraph that is added next.
 */
void
steller_docx_writer_add_image (StellerDocxWriter         *self,
                               xmlNode                   *parent,
                               const StellerSkeletonNode *node)
{
  xmlNode *run;

  g_return_if_fail (self != NULL);
  g_return_if_fail (parent != NULL);
  g_return_if_fail (node != NULL);

  if (!self->images)
    self->images = xmlNewDocNode (parent->doc, parent->ns, BAD_CAST "images", NULL);
  run = xmlAddChild (self->images, new_run (parent));
  add_anchor (self, run, node);
  if (!run->children)
    {
      xmlUnlinkNode (run);
      xmlFreeNode (run);
    }
}

/**
 * steller_docx_writer_place_images:
 * @self: a writer
 * @paragraph: a paragraph that was added
 *
 * Puts the images that wait for a paragraph into this one.
 */
void
steller_docx_writer_place_images (StellerDocxWriter *self,
                                  xmlNode           *paragraph)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (paragraph != NULL);

  while (self->images && self->images->children)
    {
      xmlNode *run = self->images->children;

      xmlUnlinkNode (run);
      xmlAddChild (paragraph, run);
    }
  g_clear_pointer (&self->images, xmlFreeNode);
}
