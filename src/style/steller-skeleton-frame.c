/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-odf-value.h"
#include "steller-odf.h"
#include "steller-skeleton-private.h"
#include "steller-style-properties.h"
#include "steller-xml.h"

#define MAX_DESCRIPTION 2000

/**
 * FrameReader:
 * @reader: the reader of the skeleton
 * @element: the draw:frame that is read
 * @name: its name, for warnings
 * @chain: its style with all parents
 */
typedef struct
{
  StellerSkeletonReader *reader;
  xmlNode *element;
  const char *name;
  StellerStyleChain chain;
} FrameReader;

static double
get_length (const xmlNode *element, const char *href, const char *name)
{
  const char *value = steller_xml_peek_attribute (element, href, name);
  double length = 0;

  if (value != NULL)
    steller_odf_parse_length (value, &length);
  return length;
}

static void
init_reader (FrameReader *self, StellerSkeletonReader *reader, xmlNode *element)
{
  const char *reference = steller_xml_peek_attribute (element, STELLER_ODF_DRAW, "style-name");
  const char *name = steller_xml_peek_attribute (element, STELLER_ODF_DRAW, "name");
  g_autofree char *style = steller_skeleton_get_style_name (reader, "graphic", reference != NULL ? reference : "");

  self->reader = reader;
  self->element = element;
  self->name = name != NULL ? name : "";
  steller_style_sheet_get_chain (reader->sheet, "graphic", style, &self->chain);
}

/* A property of the frame's style, or of the nearest parent that has it. */
static const char *
get_property (const FrameReader *self, const char *href, const char *name)
{
  for (guint i = self->chain.n_elements; i > 0; i--)
    {
      xmlNode *properties = steller_style_find_child (self->chain.elements[i - 1], STELLER_ODF_STYLE,
                                                      "graphic-properties");
      const char *value = properties != NULL ? steller_xml_peek_attribute (properties, href, name) : NULL;

      if (value != NULL)
        return value;
    }
  return NULL;
}

static void
warn (const FrameReader *self, const char *what)
{
  steller_style_sheet_warn (self->reader->sheet, _("draw:frame “%s”: %s is left out of account"), self->name, what);
}

/* Where it counts from. Without a word about it, it is the paper for what is anchored to the page, and otherwise the
 * paragraph. */
static StellerRelation
get_relation (const FrameReader *self, const char *property, gboolean page)
{
  static const struct
  {
    const char *value;
    StellerRelation relation;
  } relations[] = {
    { "page", STELLER_RELATION_PAGE },
    { "page-content", STELLER_RELATION_TEXT },
    { "page-content-top", STELLER_RELATION_TEXT },
    { "page-start-margin", STELLER_RELATION_START_MARGIN },
    { "page-end-margin", STELLER_RELATION_END_MARGIN },
    { "paragraph", STELLER_RELATION_PARAGRAPH },
    { "paragraph-content", STELLER_RELATION_PARAGRAPH },
    { "frame", STELLER_RELATION_PARAGRAPH },
    { "frame-content", STELLER_RELATION_PARAGRAPH },
    { "char", STELLER_RELATION_PARAGRAPH },
    { "line", STELLER_RELATION_PARAGRAPH },
    { "text", STELLER_RELATION_PARAGRAPH },
    { "baseline", STELLER_RELATION_PARAGRAPH },
  };
  const char *value = get_property (self, STELLER_ODF_STYLE, property);

  for (guint i = 0; value != NULL && i < G_N_ELEMENTS (relations); i++)
    if (strcmp (value, relations[i].value) == 0)
      return relations[i].relation;
  if (value != NULL)
    {
      g_autofree char *what = g_strdup_printf ("style:%s=\"%s\"", property, value);

      warn (self, what);
    }
  return page ? STELLER_RELATION_PAGE : STELLER_RELATION_PARAGRAPH;
}

/* Which of start, middle and end; @distance is forgotten when it is none of the style's matter. */
static StellerTextAlign
get_align (const FrameReader *self, const char *property, double *distance)
{
  static const char *const starts[] = { "left", "top", "inside", NULL };
  static const char *const middles[] = { "center", "middle", NULL };
  static const char *const ends[] = { "right", "bottom", "outside", NULL };
  const char *value = get_property (self, STELLER_ODF_STYLE, property);

  if (value == NULL || g_str_has_prefix (value, "from-"))
    return STELLER_TEXT_ALIGN_START;
  if (g_strv_contains (starts, value))
    {
      *distance = 0;
      return STELLER_TEXT_ALIGN_START;
    }
  if (g_strv_contains (middles, value))
    return STELLER_TEXT_ALIGN_CENTER;
  if (g_strv_contains (ends, value))
    return STELLER_TEXT_ALIGN_END;
  return STELLER_TEXT_ALIGN_START;
}

static void
read_place (const FrameReader *self, StellerSkeletonNode *node, gboolean page)
{
  const char *wrap = get_property (self, STELLER_ODF_STYLE, "wrap");

  node->x = get_length (self->element, STELLER_ODF_SVG, "x");
  node->y = get_length (self->element, STELLER_ODF_SVG, "y");
  node->horizontal.relation = get_relation (self, "horizontal-rel", page);
  node->vertical.relation = get_relation (self, "vertical-rel", page);
  node->horizontal.align = get_align (self, "horizontal-pos", &node->x);
  node->vertical.align = get_align (self, "vertical-pos", &node->y);
  node->width = MAX (get_length (self->element, STELLER_ODF_SVG, "width"), 0);
  node->height = MAX (get_length (self->element, STELLER_ODF_SVG, "height"), 0);

  if (page || node->vertical.relation != STELLER_RELATION_PARAGRAPH)
    return;
  node->takes_room = g_strcmp0 (wrap, "none") == 0;
  if (!node->takes_room && wrap != NULL && strcmp (wrap, "run-through") != 0 &&
      node->horizontal.relation != STELLER_RELATION_START_MARGIN &&
      node->horizontal.relation != STELLER_RELATION_END_MARGIN && node->horizontal.relation != STELLER_RELATION_PAGE)
    {
      g_autofree char *what = g_strdup_printf ("style:wrap=\"%s\"", wrap);

      warn (self, what);
    }
}

/* There are two ways to say what the background is: the one in the style that comes nearest counts. */
static const char *
get_background (const FrameReader *self)
{
  for (guint i = self->chain.n_elements; i > 0; i--)
    {
      xmlNode *properties = steller_style_find_child (self->chain.elements[i - 1], STELLER_ODF_STYLE,
                                                      "graphic-properties");
      const char *fill = properties != NULL ? steller_xml_peek_attribute (properties, STELLER_ODF_DRAW, "fill") : NULL;
      const char *color = properties != NULL ? steller_xml_peek_attribute (properties, STELLER_ODF_FO,
                                                                           "background-color")
                                             : NULL;

      if (fill != NULL && strcmp (fill, "solid") == 0)
        return get_property (self, STELLER_ODF_DRAW, "fill-color");
      if (fill != NULL && strcmp (fill, "none") != 0)
        warn (self, "draw:fill");
      if (fill != NULL || color != NULL)
        return fill == NULL ? color : NULL;
    }
  return NULL;
}

/* Its border, padding and background, and the distance to the text around. */
static void
read_look (const FrameReader *self, StellerSkeletonNode *node)
{
  static const char *const sides[] = { "-top", "-right", "-bottom", "-left" };
  StellerCellStyle look = { 0 };
  const char *background = get_background (self);
  gboolean any;

  for (guint side = 0; side < STELLER_N_SIDES; side++)
    {
      static const char *const names[] = { "border", "padding", "margin" };
      const char *values[G_N_ELEMENTS (names)];

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *own = g_strconcat (names[i], sides[side], NULL);

          values[i] = get_property (self, STELLER_ODF_FO, own);
          if (values[i] == NULL)
            values[i] = get_property (self, STELLER_ODF_FO, names[i]);
        }
      if (values[0] != NULL)
        steller_odf_parse_border (values[0], &look.border[side]);
      if (values[1] != NULL)
        steller_odf_parse_length (values[1], &look.padding[side]);
      if (values[2] != NULL)
        steller_odf_parse_length (values[2], &node->distance[side]);
      look.padding[side] = MAX (look.padding[side], 0);
      node->distance[side] = MAX (node->distance[side], 0);
    }

  look.has_background = background != NULL && steller_odf_parse_color (background, &look.background);

  any = look.has_background;
  for (guint side = 0; side < STELLER_N_SIDES; side++)
    any = any || look.border[side].width > 0 || look.padding[side] > 0;
  if (any)
    node->look = g_memdup2 (&look, sizeof look);
}

/* What changes the look of a frame or image and is not followed. */
static void
check_properties (const FrameReader *self)
{
  static const struct
  {
    const char *href, *prefix, *name, *neutral;
  } properties[] = {
    { STELLER_ODF_FO, "fo", "clip", "rect(0cm, 0cm, 0cm, 0cm) rect(0in, 0in, 0in, 0in) auto" },
    { STELLER_ODF_STYLE, "style", "mirror", "none" },
    { STELLER_ODF_STYLE, "style", "shadow", "none" },
    { STELLER_ODF_DRAW, "draw", "color-mode", "standard" },
    { STELLER_ODF_DRAW, "draw", "luminance", "0%" },
    { STELLER_ODF_DRAW, "draw", "contrast", "0%" },
    { STELLER_ODF_DRAW, "draw", "image-opacity", "100%" },
    { STELLER_ODF_DRAW, "draw", "opacity", "100%" },
    { STELLER_ODF_STYLE, "style", "background-transparency", "0%" },
    { STELLER_ODF_FO, "fo", "column-count", "1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      const char *value = get_property (self, properties[i].href, properties[i].name);
      g_autofree char *what = NULL;

      if (value == NULL || strstr (properties[i].neutral, value) != NULL)
        continue;
      what = g_strdup_printf ("%s:%s=\"%s\"", properties[i].prefix, properties[i].name, value);
      warn (self, what);
    }
  if (steller_xml_peek_attribute (self->element, STELLER_ODF_DRAW, "transform") != NULL)
    warn (self, "draw:transform");
}

static char *
get_description (const FrameReader *self)
{
  static const char *const names[] = { "desc", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      xmlNode *child = steller_style_find_child (self->element, STELLER_ODF_SVG, names[i]);
      g_autofree char *text = NULL;

      if (child == NULL || child->children == NULL || child->children->type != XML_TEXT_NODE)
        continue;
      text = g_utf8_substring ((const char *) child->children->content, 0,
                               MIN (g_utf8_strlen ((const char *) child->children->content, -1), MAX_DESCRIPTION));
      if (*g_strstrip (text) != '\0')
        return g_steal_pointer (&text);
    }
  return NULL;
}

/* The image of a part, read once; %NULL with a warning when there is none that can be shown. */
static StellerImage *
get_image (const FrameReader *self, const char *part)
{
  StellerSkeletonReader *reader = self->reader;
  gpointer image;
  GBytes *bytes;
  g_autoptr (GError) error = NULL;

  if (g_str_has_prefix (part, "./"))
    part += strlen ("./");
  if (g_hash_table_lookup_extended (reader->images, part, NULL, &image))
    return image;
  bytes = g_hash_table_lookup (reader->parts, part);
  if (bytes == NULL)
    steller_style_sheet_warn (reader->sheet, _("draw:frame “%s”: the image “%s” is missing"), self->name, part);
  image = bytes != NULL ? steller_image_new (part, bytes, &error) : NULL;
  if (error != NULL)
    steller_style_sheet_warn (reader->sheet, _("draw:frame “%s”: %s"), self->name, error->message);
  g_hash_table_insert (reader->images, g_strdup (part), image);
  return image;
}

/* A word processor gives several forms of one picture, the best first. */
static gboolean
has_image (const xmlNode *element)
{
  for (xmlNode *child = element->children; child != NULL; child = child->next)
    if (steller_xml_is (child, STELLER_ODF_DRAW, "image"))
      return TRUE;
  return FALSE;
}

static void
read_image (const FrameReader *self, StellerSkeletonNode *node)
{
  for (xmlNode *child = self->element->children; child != NULL && node->image == NULL; child = child->next)
    {
      const char *reference;
      StellerImage *image;

      if (!steller_xml_is (child, STELLER_ODF_DRAW, "image"))
        continue;
      reference = steller_xml_peek_attribute (child, STELLER_ODF_XLINK, "href");
      if (reference == NULL || *reference == '\0')
        {
          warn (self, "office:binary-data");
          continue;
        }
      image = get_image (self, reference);
      node->image = image != NULL ? steller_image_ref (image) : NULL;
    }
}

/* One that was cleaned out is told already. */
static void
warn_content (StellerSkeletonReader *reader, const xmlNode *frame)
{
  for (const xmlNode *child = frame->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !steller_xml_is (child, STELLER_ODF_SVG, "title") &&
        !steller_xml_is (child, STELLER_ODF_SVG, "desc"))
      steller_skeleton_warn_element (reader, child);
}

static gboolean
is_on_first_page (const FrameReader *self)
{
  const char *page = steller_xml_peek_attribute (self->element, STELLER_ODF_TEXT, "anchor-page-number");

  return page == NULL || strcmp (page, "1") == 0;
}

/**
 * steller_skeleton_read_frame:
 * @reader: the reader
 * @element: a draw:frame
 * @target: (element-type StellerSkeletonNode): where the frame goes
 * @in_line: (nullable) (element-type StellerSkeletonNode): where an image goes that stands in a line of text
 *
 * Reads a text box or an image; other frames give a warning, as do images that cannot be shown.
 */
void
steller_skeleton_read_frame (StellerSkeletonReader *reader, xmlNode *element, GPtrArray *target, GPtrArray *in_line)
{
  const char *anchor = steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "anchor-type");
  xmlNode *box = steller_style_find_child (element, STELLER_ODF_DRAW, "text-box");
  gboolean image = box == NULL && has_image (element);
  gboolean page, line;
  FrameReader self;
  StellerSkeletonNode *node;

  init_reader (&self, reader, element);
  if (anchor == NULL)
    anchor = get_property (&self, STELLER_ODF_TEXT, "anchor-type");
  page = g_strcmp0 (anchor, "page") == 0;
  line = g_strcmp0 (anchor, "as-char") == 0;
  if (box == NULL && !image)
    {
      warn_content (reader, element);
      return;
    }
  if (page && !is_on_first_page (&self))
    warn (&self, "text:anchor-page-number");

  node = steller_skeleton_add_node (reader, line && image && in_line != NULL ? in_line : target,
                                    image ? STELLER_SKELETON_IMAGE : STELLER_SKELETON_FRAME, element);
  if (node == NULL)
    return;
  read_place (&self, node, page);
  read_look (&self, node);
  if (reader->parts != NULL)
    check_properties (&self);
  if (line)
    {
      node->horizontal = node->vertical = (StellerFramePlace) { STELLER_RELATION_PARAGRAPH, STELLER_TEXT_ALIGN_START };
      node->x = node->y = 0;
      node->takes_room = TRUE;
      if (!image)
        warn (&self, "text:anchor-type=\"as-char\"");
    }
  if (image)
    {
      node->description = get_description (&self);
      if (reader->parts != NULL)
        read_image (&self, node);
      return;
    }
  node->height = MAX (node->height, get_length (box, STELLER_ODF_FO, "min-height"));
  steller_skeleton_read_blocks (reader, box, node->children);
}
