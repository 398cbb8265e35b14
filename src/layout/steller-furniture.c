/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-furniture.h"

#include <glib/gi18n-lib.h>

#include "steller-galley-builder.h"

/* A header or footer that is there has some height, in points. */
#define MIN_REGION 0.1
#define MAX_INSET 72.0

struct _StellerFurniture {
  StellerPageForm *first;
  StellerPageForm *following;
  GPtrArray *pages; /* StellerPageFurniture */
  gboolean has_marks;
  char *key;
};

static void
free_page (gpointer data)
{
  StellerPageFurniture *furniture = data;

  g_ptr_array_unref (furniture->flows);
  g_array_unref (furniture->header);
  g_array_unref (furniture->footer);
  g_free (furniture);
}

/* What is said on every page is no field of the note. */
static gboolean
is_field_mark (const char *mark)
{
  return !g_str_equal (mark, STELLER_PLACE_STATUS) && !g_str_equal (mark, STELLER_PLACE_VERSION) &&
         !g_str_equal (mark, STELLER_PLACE_CLASSIFICATION);
}

static gboolean
has_marks (GPtrArray *nodes,
           guint depth)
{
  for (guint i = 0; nodes != NULL && depth < 64 && i < nodes->len; i++)
    {
      const StellerSkeletonNode *node = nodes->pdata[i];

      if (node->kind == STELLER_SKELETON_SECTION ||
          (node->kind == STELLER_SKELETON_BLOCK_MARK && is_field_mark (node->name)))
        return TRUE;
      for (guint j = 0; node->inlines != NULL && j < node->inlines->len; j++)
        {
          const StellerInline *piece = &g_array_index (node->inlines, StellerInline, j);

          if (piece->kind == STELLER_INLINE_MARK && is_field_mark (piece->text))
            return TRUE;
        }
      if (has_marks (node->children, depth + 1))
        return TRUE;
    }

  return FALSE;
}

static gboolean
region_has_marks (const StellerPageRegion *region)
{
  return has_marks (region->nodes, 0) || has_marks (region->even_nodes, 0);
}

/*
 * steller_furniture_new:
 * @first: the first page; it gets its room for text in steller_furniture_prepare()
 * @following: every other page
 *
 * Returns: (transfer full): furniture for pages of these forms, which must outlive it
 */
StellerFurniture *
steller_furniture_new (StellerPageForm *first,
                       StellerPageForm *following)
{
  StellerFurniture *self = g_new0 (StellerFurniture, 1);

  self->first = first;
  self->following = following;
  self->pages = g_ptr_array_new_with_free_func (free_page);
  self->has_marks = region_has_marks (&first->style->header) || region_has_marks (&first->style->footer) ||
                    region_has_marks (&following->style->header) || region_has_marks (&following->style->footer);

  return self;
}

/*
 * steller_furniture_free:
 *
 * Frees furniture; only under the lock of the typesetter, as it holds type.
 */
void
steller_furniture_free (StellerFurniture *self)
{
  g_ptr_array_unref (self->pages);
  g_free (self->key);
  g_free (self);
}

/*
 * steller_furniture_set_n_pages:
 * @n_pages: how many pages there are
 *
 * Forgets the pages that there are no more.
 */
void
steller_furniture_set_n_pages (StellerFurniture *self,
                               guint n_pages)
{
  if (self->pages->len > n_pages)
    g_ptr_array_set_size (self->pages, (gint) n_pages);
}

/* A region that holds nothing but places goes when they are all empty. */
static gboolean
holds_only_marks (GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    if (((const StellerSkeletonNode *) nodes->pdata[i])->kind != STELLER_SKELETON_BLOCK_MARK)
      return FALSE;

  return TRUE;
}

static double
get_inset (const StellerCellStyle *look,
           StellerSide side)
{
  return steller_layout_length (look->padding[side], MAX_INSET) +
         steller_layout_length (look->border[side].width, MAX_INSET);
}

/* Sets the filler to the width of a region of a page. */
static void
enter_region (StellerSkeletonFlow *filler,
              const StellerPageForm *form,
              const StellerPageRegion *region,
              const StellerColumn *column)
{
  double left = get_inset (&region->look, STELLER_SIDE_LEFT);
  double right = get_inset (&region->look, STELLER_SIDE_RIGHT);

  filler->region = TRUE;
  filler->first = filler->following = column;
  filler->x = form->left + left;
  filler->width = MAX (form->text_width - left - right, 1.0);
  filler->left_room = form->left;
  filler->right_room = MAX (form->width - filler->x - filler->width, 0.0);
  filler->column_x = form->left;
  filler->column_width = form->text_width;
  filler->paper_width = form->width;
  filler->paper_height = form->height;
}

static GPtrArray *
get_nodes (const StellerPageRegion *region,
           guint page)
{
  return region->even_nodes != NULL && page % 2 == 1 ? region->even_nodes : region->nodes;
}

/* How high a region is with what stands in it: nothing at all when that goes. */
static double
measure_region (StellerSkeletonFlow *filler,
                const StellerPageForm *form,
                const StellerPageRegion *region,
                guint page)
{
  StellerColumn column = { 0.0, form->height };
  GPtrArray *nodes = get_nodes (region, page);
  g_autoptr (GPtrArray) flows = NULL;
  const StellerFlow *flow;
  double height;

  if (nodes->len == 0)
    return 0.0;
  filler->page = page;
  filler->n_pages = page + 1;
  enter_region (filler, form, region, &column);
  flows = steller_skeleton_flow_fill (filler, nodes);
  flow = flows->pdata[0];
  if (flow->items->len == 0 && holds_only_marks (nodes))
    return 0.0;
  if (!region->grows)
    return MAX (region->height, MIN_REGION);
  height = steller_flow_items_measure (flow->items) + steller_flow_items_get_outer_gaps (flow->items) +
           get_inset (&region->look, STELLER_SIDE_TOP) + get_inset (&region->look, STELLER_SIDE_BOTTOM);

  return MAX (MAX (region->height, height), MIN_REGION);
}

static void
measure_regions (StellerSkeletonFlow *filler,
                 StellerPageForm *form,
                 guint page)
{
  const StellerPageStyle *style = form->style;

  form->header_height = measure_region (filler, form, &style->header, page);
  form->footer_height = measure_region (filler, form, &style->footer, page);
  if (page == 0)
    return;
  form->header_height = MAX (form->header_height, measure_region (filler, form, &style->header, page + 1));
  form->footer_height = MAX (form->footer_height, measure_region (filler, form, &style->footer, page + 1));
}

/* Leaves the body what header and footer do not take, and at least as much as makes sense. */
static void
place_regions (StellerSkeletonFlow *filler,
               StellerPageForm *form)
{
  const StellerPageStyle *style = form->style;
  double start = steller_page_form_clamp (style->header.y, 0.0, form->height);
  double end = form->height - steller_page_form_clamp (style->footer_bottom, 0.0, form->height);
  double header = form->header_height > 0.0 ? form->header_height + style->header.gap : 0.0;
  double footer = form->footer_height > 0.0 ? form->footer_height + style->footer.gap : 0.0;
  double room = MAX (end - start - STELLER_PAGE_FORM_MIN_COLUMN, 0.0);

  if (header + footer > room)
    {
      steller_skeleton_flow_warn (filler, _("The header and footer of the page style “%s” leave no room for text, "
                                            "and are cut off"), style->name);
      header = MIN (header, room / 2.0);
      footer = MIN (footer, room - header);
      form->header_height = MIN (form->header_height, header);
      form->footer_height = MIN (form->footer_height, footer);
    }
  form->column.top = start + header;
  form->column.bottom = end - footer;
  form->footer_y = end - form->footer_height;
}

/* All that heads and feet say besides fields of the note and the numbers of pages. */
static char *
make_furniture_key (StellerDocument *document)
{
  const char *status = steller_document_get_page_text (document, STELLER_PLACE_STATUS);
  const char *version = steller_document_get_page_text (document, STELLER_PLACE_VERSION);
  const char *classification = steller_document_get_page_text (document, STELLER_PLACE_CLASSIFICATION);
  const char *date = steller_document_get_date (document);

  return g_strjoin ("\n", steller_document_get_language (document), steller_document_get_title (document),
                    steller_document_get_subject (document), date != NULL ? date : "", status != NULL ? status : "",
                    version != NULL ? version : "", classification != NULL ? classification : "", NULL);
}

/*
 * steller_furniture_prepare:
 * @filler: what fills the skeleton with a document
 *
 * Makes the room for text as high as the heads and feet of a document leave it. It may change all that concerns the
 * page in @filler.
 */
void
steller_furniture_prepare (StellerFurniture *self,
                           StellerSkeletonFlow *filler)
{
  g_autofree char *key = make_furniture_key (filler->document);

  if (!self->has_marks && g_strcmp0 (key, self->key) == 0)
    return;

  g_set_str (&self->key, key);
  g_ptr_array_set_size (self->pages, 0);
  if (self->first->has_regions)
    {
      measure_regions (filler, self->first, 0);
      place_regions (filler, self->first);
    }
  if (self->following->has_regions)
    {
      measure_regions (filler, self->following, 1);
      place_regions (filler, self->following);
    }
}

static void
add_flow (StellerFlow *flow,
          StellerFragmentKind kind,
          GPtrArray *flows,
          GArray *fragments)
{
  steller_flow_stack (flow, kind, fragments);
  g_ptr_array_add (flows, flow);
}

/* The border and the background of a region, or of the page. */
static void
add_look (const StellerCellStyle *look,
          const cairo_rectangle_t *place,
          StellerFragmentKind kind,
          GPtrArray *flows,
          GArray *fragments)
{
  StellerColumn column = { place->y, place->y + place->height };
  StellerFlow *flow = steller_flow_new (&column, &column);
  StellerFlowItem item = { .x = place->x, .height = place->height };

  item.group = steller_flow_items_new ();
  item.rules = g_array_new (FALSE, TRUE, sizeof (StellerRule));
  steller_skeleton_flow_add_rules (item.rules, look, 0.0, 0.0, place->width, place->height);
  g_array_append_val (flow->items, item);
  add_flow (flow, kind, flows, fragments);
}

static gboolean
has_look (const StellerCellStyle *look)
{
  for (guint side = 0; side < STELLER_N_SIDES; side++)
    if (look->border[side].width > 0.0)
      return TRUE;

  return look->has_background;
}

static void
add_page_look (const StellerPageForm *form,
               StellerPageFurniture *furniture)
{
  const StellerPageStyle *style = form->style;
  StellerCellStyle background = { .has_background = TRUE, .background = style->look.background };
  StellerCellStyle border = style->look;
  cairo_rectangle_t paper = { 0.0, 0.0, form->width, form->height };
  cairo_rectangle_t frame = paper;

  if (!form->has_regions || !has_look (&style->look))
    return;
  if (style->look.has_background)
    add_look (&background, &paper, STELLER_FRAGMENT_HEADER, furniture->flows, furniture->header);
  border.has_background = FALSE;
  if (!has_look (&border))
    return;
  frame.x = style->edge[STELLER_SIDE_LEFT];
  frame.y = style->edge[STELLER_SIDE_TOP];
  frame.width -= frame.x + style->edge[STELLER_SIDE_RIGHT];
  frame.height -= frame.y + style->edge[STELLER_SIDE_BOTTOM];
  add_look (&border, &frame, STELLER_FRAGMENT_HEADER, furniture->flows, furniture->header);
}

static void
fill_region (StellerSkeletonFlow *filler,
             const StellerPageForm *form,
             const StellerPageRegion *region,
             double y,
             double height,
             StellerFragmentKind kind,
             GPtrArray *all_flows,
             GArray *fragments)
{
  cairo_rectangle_t place = { form->left, y, form->text_width, height };
  StellerColumn column = { y + get_inset (&region->look, STELLER_SIDE_TOP), y + height };
  g_autoptr (GPtrArray) flows = NULL;

  if (!form->has_regions || height <= 0.0)
    return;
  if (has_look (&region->look))
    add_look (&region->look, &place, kind, all_flows, fragments);
  enter_region (filler, form, region, &column);
  flows = steller_skeleton_flow_fill (filler, get_nodes (region, filler->page));
  for (guint i = 0; i < flows->len; i++)
    add_flow (steller_flow_ref (flows->pdata[i]), kind, all_flows, fragments);
}

/*
 * steller_furniture_get:
 * @filler: what fills the skeleton with a document, with the number of the page and of all pages
 *
 * Gives the head and foot of a page: those of the last document when they say the same. It may change all that concerns
 * the page in @filler.
 *
 * Returns: (transfer none): the furniture, valid until the next document
 */
const StellerPageFurniture *
steller_furniture_get (StellerFurniture *self,
                       StellerSkeletonFlow *filler)
{
  const StellerPageForm *form = filler->page == 0 ? self->first : self->following;
  StellerPageFurniture *furniture = filler->page < self->pages->len ? self->pages->pdata[filler->page] : NULL;

  if (furniture != NULL && !self->has_marks && furniture->n_pages == filler->n_pages)
    return furniture;

  furniture = g_new0 (StellerPageFurniture, 1);
  furniture->n_pages = filler->n_pages;
  furniture->flows = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_flow_unref);
  furniture->header = g_array_new (FALSE, FALSE, sizeof (StellerFragment));
  furniture->footer = g_array_new (FALSE, FALSE, sizeof (StellerFragment));
  add_page_look (form, furniture);
  fill_region (filler, form, &form->style->header, steller_page_form_clamp (form->style->header.y, 0.0, form->height),
               form->header_height, STELLER_FRAGMENT_HEADER, furniture->flows, furniture->header);
  fill_region (filler, form, &form->style->footer, form->footer_y, form->footer_height, STELLER_FRAGMENT_FOOTER,
               furniture->flows, furniture->footer);

  if (filler->page < self->pages->len)
    {
      free_page (self->pages->pdata[filler->page]);
      self->pages->pdata[filler->page] = furniture;
    }
  else
    {
      g_ptr_array_add (self->pages, furniture);
    }

  return furniture;
}
