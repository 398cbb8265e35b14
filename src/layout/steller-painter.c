/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-pages-private.h"

/* Between the baseline and the line under a link, and how thick that is, as parts of the size. */
#define UNDERLINE_OFFSET 0.11
#define UNDERLINE_THICKNESS 0.06
#define FRAME_THICKNESS 0.4
#define DASH_LENGTH 3.0

/*
 * An element that is open. The same block may stand in a document more than once with one galley, so an element is
 * known by the item it is in; @within is counted in the elements of the galley, @leaf in those of a text in it, or is
 * 0.
 */
typedef struct {
  const StellerFlowItem *item;
  guint within;
  guint leaf;
  const StellerStructure *structure;
} OpenElement;

/**
 * StellerPainter:
 *
 * Draws pages one after the other, for a format that has a logical structure: it keeps the elements that go on from
 * page to page open. Links and torn rows are closed at the end of a page and opened again on the next.
 */
struct _StellerPainter {
  StellerPages *pages;
  const StellerPaintSink *sink;
  gpointer user_data;
  gboolean document_open;
  GArray *open;
  GArray *path;
  cairo_t *cr;
  const StellerFragment *fragment;
  double clip_top;
  double clip_bottom;
};

static const StellerStructure document_structure = { .role = STELLER_ROLE_DOCUMENT };

/**
 * steller_painter_new:
 * @pages: pages
 * @sink: (nullable): who is told about the structure; it must outlive the painter
 * @user_data: what its functions get
 *
 * Makes a painter that has drawn nothing yet.
 *
 * Returns: (transfer full): a painter
 */
StellerPainter *
steller_painter_new (StellerPages *pages,
                     const StellerPaintSink *sink,
                     gpointer user_data)
{
  StellerPainter *self;

  g_return_val_if_fail (pages != NULL, NULL);

  self = g_new0 (StellerPainter, 1);
  self->pages = steller_pages_ref (pages);
  self->sink = sink;
  self->user_data = user_data;
  self->open = g_array_new (FALSE, FALSE, sizeof (OpenElement));
  self->path = g_array_new (FALSE, FALSE, sizeof (OpenElement));

  return self;
}

/**
 * steller_painter_free:
 * @self: (transfer full): a painter
 *
 * Frees a painter. Elements that are open are not closed: steller_painter_finish() does that.
 */
void
steller_painter_free (StellerPainter *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->open);
  g_array_unref (self->path);
  steller_pages_unref (self->pages);
  g_free (self);
}

static void
begin_artifact (StellerPainter *self,
                StellerArtifact artifact)
{
  if (self->sink != NULL && self->sink->begin_artifact != NULL)
    self->sink->begin_artifact (artifact, self->user_data);
}

static void
end_artifact (StellerPainter *self,
              StellerArtifact artifact)
{
  if (self->sink != NULL && self->sink->end_artifact != NULL)
    self->sink->end_artifact (artifact, self->user_data);
}

static void
set_color (cairo_t *cr,
           StellerColor color)
{
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
}

/* Rules, backgrounds and boxes */

static void
draw_rule (cairo_t *cr,
           const StellerRule *rule,
           const StellerStrip *strip,
           double x,
           double y,
           double gap)
{
  double height = rule->full ? strip->height - rule->y : rule->height;
  double top = y + rule->y;

  if (rule->over_gap)
    {
      top -= gap;
      height += gap;
    }
  set_color (cr, rule->color);
  if (rule->thickness <= 0.0)
    {
      cairo_rectangle (cr, x + rule->x, top, rule->width, height);
      cairo_fill (cr);
      return;
    }

  if (rule->style == STELLER_BORDER_SOLID)
    {
      double half = rule->thickness / 2.0;

      /* What goes across covers the corners; what goes down is in pieces, which must not lie over each other. */
      if (rule->width > 0.0)
        cairo_rectangle (cr, x + rule->x - half, top - half, rule->width + rule->thickness, rule->thickness);
      else
        cairo_rectangle (cr, x + rule->x - half, top, rule->thickness, height);
      cairo_fill (cr);
      return;
    }

  {
    double dashes[2] = { rule->thickness, rule->thickness };

    if (rule->style == STELLER_BORDER_DASHED)
      dashes[0] = dashes[1] = DASH_LENGTH * rule->thickness;
    cairo_set_line_width (cr, rule->thickness);
    cairo_set_dash (cr, dashes, 2, 0.0);
    cairo_move_to (cr, x + rule->x, top);
    cairo_line_to (cr, x + rule->x + rule->width, top + height);
    cairo_stroke (cr);
    cairo_set_dash (cr, NULL, 0, 0.0);
  }
}

static void
draw_box (cairo_t *cr,
          const StellerBox *box,
          double x,
          double baseline)
{
  double left = x + box->x;

  set_color (cr, box->color);
  switch (box->kind)
    {
    case STELLER_BOX_UNDERLINE:
      cairo_rectangle (cr, left, baseline + UNDERLINE_OFFSET * box->ascent, box->width,
                       UNDERLINE_THICKNESS * box->ascent);
      cairo_fill (cr);
      break;
    case STELLER_BOX_BAR:
      cairo_rectangle (cr, left, baseline - 0.85 * box->ascent, box->width, 0.85 * box->ascent + 0.9 * box->descent);
      cairo_fill (cr);
      break;
    case STELLER_BOX_FRAME:
    default:
      cairo_set_line_width (cr, FRAME_THICKNESS);
      cairo_rectangle (cr, left, baseline - 0.9 * box->ascent, box->width, 0.9 * box->ascent + box->descent);
      cairo_stroke (cr);
      break;
    }
}

static gboolean
has_boxes (const StellerPageLine *line,
           gpointer user_data)
{
  return steller_text_setting_get_line (line->piece->setting, line->piece->line)->n_boxes == 0;
}

static gboolean
draw_boxes (const StellerPageLine *line,
            gpointer user_data)
{
  StellerPainter *self = user_data;
  const StellerTextSetting *setting = line->piece->setting;
  const StellerSetLine *set = steller_text_setting_get_line (setting, line->piece->line);

  for (guint i = 0; i < set->n_boxes; i++)
    draw_box (self->cr, &g_array_index (setting->boxes, StellerBox, set->first_box + i), line->x + set->x,
              line->y + set->baseline);

  return TRUE;
}

/* An image in the text that says what it shows is part of what the text says. */
static gboolean
is_figure (const StellerFragment *fragment)
{
  return fragment->item->image != NULL && fragment->item->description != NULL &&
         fragment->kind == STELLER_FRAGMENT_BODY;
}

static void
draw_image (StellerPainter *self,
            const StellerFragment *fragment)
{
  const StellerFlowItem *item = fragment->item;
  StellerPicture *picture = steller_typesetter_get_picture (self->pages->typesetter, item->image);

  if (picture != NULL)
    steller_picture_draw (picture, self->cr, fragment->x, fragment->y, item->width, item->height);
}

static gboolean
is_decorated (const StellerFragment *fragment)
{
  if (fragment->item->galley == NULL)
    return fragment->item->rules->len > 0 || (fragment->item->image != NULL && !is_figure (fragment));

  for (guint i = 0; i < fragment->n_strips; i++)
    if (steller_galley_get_strip (fragment->item->galley, fragment->first + i)->n_rules > 0)
      return TRUE;

  return !steller_fragment_foreach_line (fragment, has_boxes, NULL);
}

static void
draw_decoration (StellerPainter *self,
                 const StellerFragment *fragment)
{
  const StellerGalley *galley = fragment->item->galley;
  double y = fragment->y;

  if (galley == NULL)
    {
      const StellerStrip whole = { .height = fragment->item->height };

      for (guint i = 0; i < fragment->item->rules->len; i++)
        draw_rule (self->cr, &g_array_index (fragment->item->rules, StellerRule, i), &whole, fragment->x, y, 0.0);
      if (fragment->item->image != NULL && !is_figure (fragment))
        draw_image (self, fragment);
      return;
    }

  for (guint i = 0; i < fragment->n_strips; i++)
    {
      const StellerStrip *strip = steller_galley_get_strip (galley, fragment->first + i);
      double gap = i > 0 ? strip->gap : 0.0;

      y += gap;
      for (guint j = 0; j < strip->n_rules; j++)
        draw_rule (self->cr, steller_galley_get_rule (galley, strip->first_rule + j), strip, fragment->x, y, gap);
      y += strip->height;
    }
  steller_fragment_foreach_line (fragment, draw_boxes, self);
}

/*
 * Without a structure to tell about, what cannot be seen is not drawn. Cairo puts glyphs at whole parts of a pixel and
 * smooths their edges, so that they reach up to two pixels further than their outlines.
 */
static void
find_clip (StellerPainter *self)
{
  double left, right;
  double dx = 2.0, dy = 2.0;

  self->clip_top = -G_MAXDOUBLE;
  self->clip_bottom = G_MAXDOUBLE;
  if (self->sink != NULL)
    return;

  cairo_clip_extents (self->cr, &left, &self->clip_top, &right, &self->clip_bottom);
  cairo_device_to_user_distance (self->cr, &dx, &dy);
  self->clip_top -= dy;
  self->clip_bottom += dy;
}

static gboolean
is_clipped (const StellerPainter *self,
            const StellerFragment *fragment)
{
  double top, bottom;

  if (self->sink != NULL)
    return FALSE;
  steller_fragment_get_ink (fragment, &top, &bottom);

  return bottom < self->clip_top || top > self->clip_bottom;
}

/* What is no text comes first, so that text is never behind it. */
static void
draw_decorations (StellerPainter *self,
                  const StellerPage *page)
{
  gboolean any = FALSE;

  for (guint i = 0; i < page->fragments->len; i++)
    {
      const StellerFragment *fragment = &g_array_index (page->fragments, StellerFragment, i);

      if (is_clipped (self, fragment) || !is_decorated (fragment))
        continue;
      if (!any)
        begin_artifact (self, STELLER_ARTIFACT_LAYOUT);
      any = TRUE;
      draw_decoration (self, fragment);
    }
  if (any)
    end_artifact (self, STELLER_ARTIFACT_LAYOUT);
}

/* Text */

static void
draw_glyphs (cairo_t *cr,
             const StellerTextSetting *setting,
             const StellerGlyphs *glyphs,
             double x,
             double baseline)
{
  set_color (cr, glyphs->face->color);
  cairo_move_to (cr, x + glyphs->x, baseline - glyphs->rise);
  pango_cairo_show_glyph_item (cr, setting->text, glyphs->item);
}

static void
close_to (StellerPainter *self,
          guint length)
{
  while (self->open->len > length)
    {
      const OpenElement *element = &g_array_index (self->open, OpenElement, self->open->len - 1);

      if (self->sink->end_element != NULL)
        self->sink->end_element (element->structure, self->user_data);
      g_array_set_size (self->open, self->open->len - 1);
    }
}

typedef struct {
  const OpenElement *link;
  GArray *rectangles;
  gboolean found;
} LinkSearch;

static gboolean
is_within (const GArray *inlines,
           guint element,
           guint ancestor)
{
  for (; element != 0; element = steller_elements_get (inlines, element)->parent)
    if (element == ancestor)
      return TRUE;

  return FALSE;
}

/* Whether there is anything to be seen of them, or to be read: cairo leaves no trace of what is blank. */
static gboolean
is_drawn (const PangoGlyphString *glyphs)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    if (glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
      return TRUE;

  return FALSE;
}

/* Collects where a link is: one rectangle for each of its lines. */
static gboolean
collect_rectangles (const StellerPageLine *line,
                    gpointer user_data)
{
  LinkSearch *search = user_data;
  const StellerTextSetting *setting = line->piece->setting;
  const StellerSetLine *set;
  cairo_rectangle_t rectangle = { 0 };

  if (line->piece->element != search->link->within)
    return !search->found;

  set = steller_text_setting_get_line (setting, line->piece->line);
  for (guint i = 0; i < set->n_glyphs; i++)
    {
      const StellerGlyphs *glyphs = &g_array_index (setting->glyphs, StellerGlyphs, set->first_glyphs + i);
      const StellerSegment *segment = &g_array_index (setting->segments, StellerSegment, glyphs->segment);
      double left = line->x + set->x + glyphs->x;
      double right = left + glyphs->width;

      if (!is_drawn (glyphs->item->glyphs) || !is_within (setting->inlines, segment->element, search->link->leaf))
        continue;
      if (rectangle.width > 0.0)
        {
          right = MAX (right, rectangle.x + rectangle.width);
          left = MIN (left, rectangle.x);
        }
      rectangle = (cairo_rectangle_t) { left, line->y, right - left, set->height };
    }
  if (rectangle.width > 0.0)
    {
      g_array_append_val (search->rectangles, rectangle);
      search->found = TRUE;
    }

  return TRUE;
}

static void
open_element (StellerPainter *self,
              const OpenElement *element)
{
  g_autoptr (GArray) rectangles = NULL;
  StellerStructure structure = *element->structure;

  if (structure.role == STELLER_ROLE_LINK)
    {
      LinkSearch search = { .link = element };

      rectangles = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
      search.rectangles = rectangles;
      steller_fragment_foreach_line (self->fragment, collect_rectangles, &search);
      structure.rectangles = (const cairo_rectangle_t *) (gpointer) rectangles->data;
      structure.n_rectangles = rectangles->len;
    }
  g_array_append_val (self->open, *element);
  if (self->sink->begin_element != NULL)
    self->sink->begin_element (&structure, self->user_data);
}

static void
prepend_elements (StellerPainter *self,
                  const GArray *elements,
                  guint element,
                  guint within,
                  gboolean leaf)
{
  for (; element != 0; element = steller_elements_get (elements, element)->parent)
    {
      OpenElement open = { .item = self->fragment->item, .within = leaf ? within : element };

      open.leaf = leaf ? element : 0;
      open.structure = &steller_elements_get (elements, element)->structure;
      g_array_prepend_val (self->path, open);
    }
}

/* Closes and opens elements until those that are open are the ones that what is drawn next is in. */
static void
go_to (StellerPainter *self,
       const StellerPiece *piece,
       guint inline_element)
{
  guint same = 0;

  if (self->sink == NULL)
    return;

  g_array_set_size (self->path, 0);
  prepend_elements (self, piece->setting->inlines, inline_element, piece->element, TRUE);
  prepend_elements (self, self->fragment->item->galley->elements, piece->element, 0, FALSE);
  while (same < self->open->len && same < self->path->len)
    {
      const OpenElement *a = &g_array_index (self->open, OpenElement, same);
      const OpenElement *b = &g_array_index (self->path, OpenElement, same);

      if (a->item != b->item || a->within != b->within || a->leaf != b->leaf)
        break;
      same++;
    }

  close_to (self, same);
  for (guint i = same; i < self->path->len; i++)
    open_element (self, &g_array_index (self->path, OpenElement, i));
}

static const StellerGlyphs *
get_glyphs (const StellerTextSetting *setting,
            guint index)
{
  return &g_array_index (setting->glyphs, StellerGlyphs, index);
}

static int
compare_reading_order (gconstpointer a,
                       gconstpointer b,
                       gpointer user_data)
{
  const StellerGlyphs *first = get_glyphs (user_data, *(const guint *) a);
  const StellerGlyphs *second = get_glyphs (user_data, *(const guint *) b);

  if (first->segment != second->segment)
    return first->segment < second->segment ? -1 : 1;

  return first->item->item->offset - second->item->item->offset;
}

/*
 * The glyphs of a line in the order in which they are read, or none when that is from left to right: who reads the
 * structure gets them in the order in which they are drawn.
 */
static GArray *
find_reading_order (const StellerTextSetting *setting,
                    const StellerSetLine *set)
{
  GArray *order = NULL;

  for (guint i = 0; i < set->n_glyphs; i++)
    if (get_glyphs (setting, set->first_glyphs + i)->item->item->analysis.level % 2 == 1)
      {
        order = g_array_sized_new (FALSE, FALSE, sizeof (guint), set->n_glyphs);
        break;
      }
  if (order == NULL)
    return NULL;

  for (guint i = 0; i < set->n_glyphs; i++)
    g_array_append_val (order, (guint) { set->first_glyphs + i });
  g_array_sort_with_data (order, compare_reading_order, (gpointer) setting);

  return order;
}

static gboolean
draw_line (const StellerPageLine *line,
           gpointer user_data)
{
  StellerPainter *self = user_data;
  const StellerPiece *piece = line->piece;
  const StellerTextSetting *setting = piece->setting;
  const StellerSetLine *set = steller_text_setting_get_line (setting, piece->line);
  double overshoot = self->sink == NULL ? steller_galley_get_overshoot (line->fragment->item->galley) : 0.0;
  g_autoptr (GArray) order = NULL;

  if (line->y - overshoot > self->clip_bottom || line->y + set->height + overshoot < self->clip_top)
    return TRUE;

  /* An empty cell is still a cell. */
  if (set->n_glyphs == 0 && line->fragment->kind == STELLER_FRAGMENT_BODY)
    go_to (self, piece, 0);
  if (self->sink != NULL)
    order = find_reading_order (setting, set);
  for (guint i = 0; i < set->n_glyphs; i++)
    {
      guint index = order != NULL ? g_array_index (order, guint, i) : set->first_glyphs + i;
      const StellerGlyphs *glyphs = get_glyphs (setting, index);

      if (line->fragment->kind == STELLER_FRAGMENT_BODY)
        go_to (self, piece, g_array_index (setting->segments, StellerSegment, glyphs->segment).element);
      draw_glyphs (self->cr, setting, glyphs, line->x + set->x, line->y + set->baseline);
    }

  return TRUE;
}

static void
draw_figure (StellerPainter *self,
             const StellerFragment *fragment)
{
  StellerStructure structure = { .role = STELLER_ROLE_FIGURE, .alternative_text = fragment->item->description };
  OpenElement element = { .item = fragment->item, .structure = &structure };

  if (self->sink != NULL)
    {
      close_to (self, 0);
      open_element (self, &element);
    }
  draw_image (self, fragment);
  if (self->sink != NULL)
    close_to (self, 0);
}

static gboolean
has_glyphs (const StellerPageLine *line,
            gpointer user_data)
{
  return steller_text_setting_get_line (line->piece->setting, line->piece->line)->n_glyphs == 0;
}

static StellerArtifact
get_artifact (StellerFragmentKind kind)
{
  switch (kind)
    {
    case STELLER_FRAGMENT_HEADER:
      return STELLER_ARTIFACT_HEADER;
    case STELLER_FRAGMENT_FOOTER:
      return STELLER_ARTIFACT_FOOTER;
    case STELLER_FRAGMENT_BODY:
    case STELLER_FRAGMENT_REPEATED:
    default:
      return STELLER_ARTIFACT_LAYOUT;
    }
}

static void
draw_text (StellerPainter *self,
           const StellerPage *page)
{
  for (guint i = 0; i < page->fragments->len; i++)
    {
      const StellerFragment *fragment = &g_array_index (page->fragments, StellerFragment, i);
      gboolean artifact = fragment->kind != STELLER_FRAGMENT_BODY;

      if (is_clipped (self, fragment) || (artifact && steller_fragment_foreach_line (fragment, has_glyphs, NULL)))
        continue;
      self->fragment = fragment;
      if (is_figure (fragment))
        {
          draw_figure (self, fragment);
          continue;
        }
      if (artifact)
        begin_artifact (self, get_artifact (fragment->kind));
      steller_fragment_foreach_line (fragment, draw_line, self);
      if (artifact)
        end_artifact (self, get_artifact (fragment->kind));
    }
}

/* Nothing that is in a link or a torn row may go on on the next page. */
static void
close_unbroken (StellerPainter *self)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      StellerRole role = g_array_index (self->open, OpenElement, i).structure->role;

      if (role == STELLER_ROLE_LINK || role == STELLER_ROLE_TR || role == STELLER_ROLE_SPAN)
        {
          close_to (self, i);
          return;
        }
    }
}

/**
 * steller_painter_draw_page:
 * @self: a painter
 * @page: the page, from 0
 * @cr: where to draw it; one unit is a point, and the page has its top left corner at the origin
 *
 * Draws a page and tells the sink about its structure. Pages are drawn in order. All that is no text is drawn first,
 * as one artifact.
 */
void
steller_painter_draw_page (StellerPainter *self,
                           guint page,
                           cairo_t *cr)
{
  const StellerPage *drawn;

  g_return_if_fail (self != NULL);
  g_return_if_fail (page < self->pages->pages->len);
  g_return_if_fail (cr != NULL);

  drawn = steller_pages_get_page (self->pages, page);
  self->cr = cr;
  steller_typesetter_lock (self->pages->typesetter);
  cairo_save (cr);
  find_clip (self);
  if (self->sink != NULL && !self->document_open)
    {
      if (self->sink->begin_element != NULL)
        self->sink->begin_element (&document_structure, self->user_data);
      self->document_open = TRUE;
    }
  draw_decorations (self, drawn);
  draw_text (self, drawn);
  close_unbroken (self);
  cairo_restore (cr);
  steller_typesetter_unlock (self->pages->typesetter);
  self->cr = NULL;
  self->fragment = NULL;
}

/**
 * steller_painter_finish:
 * @self: a painter
 *
 * Closes all elements that are still open, the document last.
 */
void
steller_painter_finish (StellerPainter *self)
{
  g_return_if_fail (self != NULL);

  if (self->sink == NULL || !self->document_open)
    return;

  close_to (self, 0);
  if (self->sink->end_element != NULL)
    self->sink->end_element (&document_structure, self->user_data);
  self->document_open = FALSE;
}

/**
 * steller_pages_draw:
 * @self: pages
 * @page: the page, from 0
 * @cr: where to draw it; one unit is a point, and the page has its top left corner at the origin
 * @sink: (nullable): who is told about the structure of this page; %NULL for screens and printers
 * @user_data: what its functions get
 *
 * Draws one page by itself: every element that is on it starts and ends with it. For a whole document with a
 * structure see #StellerPainter. The ground of the page is not painted.
 */
void
steller_pages_draw (const StellerPages *self,
                    guint page,
                    cairo_t *cr,
                    const StellerPaintSink *sink,
                    gpointer user_data)
{
  g_autoptr (StellerPainter) painter = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (page < self->pages->len);
  g_return_if_fail (cr != NULL);

  painter = steller_painter_new ((StellerPages *) self, sink, user_data);
  steller_painter_draw_page (painter, page, cr);
  steller_painter_finish (painter);
}
