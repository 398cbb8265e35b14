/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "steller-galley-builder.h"
#include "steller-pages-private.h"
#include "steller-places.h"
#include "steller-skeleton-flow.h"
#include "steller-table-columns.h"

/* Paper from a note that fits in a pocket to a poster, in points. */
#define MIN_PAPER 144.0
#define MAX_PAPER 5000.0
/* No text column is narrower or lower than this, in points. */
#define MIN_COLUMN 72.0
#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define USUAL_MARGIN 72.0
/* A header or footer that is there has some height. */
#define MIN_REGION 0.1
#define MAX_INSET 72.0

/* A page as the style has it, with what makes no sense put right. */
typedef struct {
  const StellerPageStyle *style;
  double width;
  double height;
  double left;
  double text_width;
  gboolean has_regions;
  double header_height;
  double footer_height;
  double footer_y;
  StellerColumn column;
} PageForm;

/**
 * StellerLayout:
 *
 * Sets documents in a style on pages. It keeps the type of the last document: of the next one, only blocks that
 * changed are set, and pages are made by arithmetic. A layout may be used by one thread at a time; the pages it makes
 * may go anywhere.
 */
struct _StellerLayout {
  GObject parent_instance;

  StellerStyle *style;
  StellerTypesetter *typesetter;
  PageForm first;
  PageForm following;
  GPtrArray *warnings;
  GHashTable *placed;
  GHashTable *galleys;
  GPtrArray *furniture;
  gboolean furniture_has_marks;
  char *furniture_key;
  guint64 generation;
};

G_DEFINE_FINAL_TYPE (StellerLayout, steller_layout, G_TYPE_OBJECT)

enum {
  PROP_STYLE = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void furniture_free (gpointer data);
static gboolean has_marks (GPtrArray *nodes, guint depth);
static gboolean region_has_marks (const StellerPageRegion *region);

static double
sanitize (double value,
          double minimum,
          double maximum)
{
  return isfinite (value) ? CLAMP (value, minimum, maximum) : minimum;
}

/* Puts a page right whose margins leave no room for text, or whose paper is no size at all. */
static gboolean
init_page_form (PageForm *form,
                const StellerPageStyle *style)
{
  gboolean sane = style->width >= MIN_PAPER && style->width <= MAX_PAPER && style->height >= MIN_PAPER &&
                  style->height <= MAX_PAPER;
  double left = sanitize (style->margin_left, 0.0, MAX_PAPER);
  double right = sanitize (style->margin_right, 0.0, MAX_PAPER);
  double top = sanitize (style->margin_top, 0.0, MAX_PAPER);
  double bottom = sanitize (style->margin_bottom, 0.0, MAX_PAPER);

  form->style = style;
  form->width = sane ? style->width : A4_WIDTH;
  form->height = sane ? style->height : A4_HEIGHT;
  if (left + right > form->width - MIN_COLUMN)
    {
      left = right = (form->width - MIN_COLUMN) / 2.0;
      left = right = MIN (left, USUAL_MARGIN);
      sane = FALSE;
    }
  if (top + bottom > form->height - MIN_COLUMN)
    {
      top = bottom = (form->height - MIN_COLUMN) / 2.0;
      top = bottom = MIN (top, USUAL_MARGIN);
      sane = FALSE;
    }
  form->left = left;
  form->text_width = form->width - left - right;
  form->has_regions = sane;
  form->column = (StellerColumn) { top, form->height - bottom };

  return sane;
}

static void
init_pages (StellerLayout *self)
{
  gboolean sane = init_page_form (&self->first, steller_style_get_page (self->style, TRUE));

  sane = init_page_form (&self->following, steller_style_get_page (self->style, FALSE)) && sane;
  if (!sane)
    g_ptr_array_add (self->warnings,
                     g_strdup (_("The style leaves no room for text on the page; other margins are used")));
  if (fabs (self->first.text_width - self->following.text_width) > 0.5)
    {
      g_ptr_array_add (self->warnings,
                       g_strdup (_("The first page and the others differ in width; the narrower one is used for all")));
      self->first.text_width = MIN (self->first.text_width, self->following.text_width);
    }
  self->following.text_width = self->first.text_width;
}

static void
steller_layout_constructed (GObject *object)
{
  StellerLayout *self = STELLER_LAYOUT (object);

  G_OBJECT_CLASS (steller_layout_parent_class)->constructed (object);

  g_assert (self->style != NULL);
  init_pages (self);
  self->placed = steller_places_find (self->style);
  self->furniture_has_marks = region_has_marks (&self->first.style->header) ||
                              region_has_marks (&self->first.style->footer) ||
                              region_has_marks (&self->following.style->header) ||
                              region_has_marks (&self->following.style->footer);
}

static void
steller_layout_finalize (GObject *object)
{
  StellerLayout *self = STELLER_LAYOUT (object);

  if (self->typesetter != NULL)
    steller_typesetter_lock (self->typesetter);
  g_ptr_array_unref (self->furniture);
  g_hash_table_unref (self->galleys);
  if (self->typesetter != NULL)
    steller_typesetter_unlock (self->typesetter);
  g_clear_pointer (&self->typesetter, steller_typesetter_unref);
  g_hash_table_unref (self->placed);
  g_ptr_array_unref (self->warnings);
  g_free (self->furniture_key);
  g_object_unref (self->style);

  G_OBJECT_CLASS (steller_layout_parent_class)->finalize (object);
}

static void
steller_layout_get_property (GObject *object,
                             guint property_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  StellerLayout *self = STELLER_LAYOUT (object);

  switch (property_id)
    {
    case PROP_STYLE:
      g_value_set_object (value, self->style);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
steller_layout_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  StellerLayout *self = STELLER_LAYOUT (object);

  switch (property_id)
    {
    case PROP_STYLE:
      self->style = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
steller_layout_class_init (StellerLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = steller_layout_constructed;
  object_class->finalize = steller_layout_finalize;
  object_class->get_property = steller_layout_get_property;
  object_class->set_property = steller_layout_set_property;

  /**
   * StellerLayout:style:
   *
   * The style that documents are set in.
   */
  properties[PROP_STYLE] = g_param_spec_object ("style", NULL, NULL, STELLER_TYPE_STYLE,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
steller_layout_init (StellerLayout *self)
{
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->galleys = g_hash_table_new_full (steller_galley_hash, steller_galley_equal, NULL,
                                         (GDestroyNotify) steller_galley_unref);
  self->furniture = g_ptr_array_new_with_free_func (furniture_free);
}

/**
 * steller_layout_prepare:
 *
 * Starts to read which fonts there are, in a thread of Pango's. Who knows early that there will be something to lay out calls
 * this, and gets on with the rest meanwhile: it takes about as long as a short note takes otherwise.
 */
void
steller_layout_prepare (void)
{
  /* The first font map of a process starts the thread, and what it reads is for all of them. */
  g_object_unref (pango_cairo_font_map_new ());
}

/**
 * steller_layout_new:
 * @style: a style
 *
 * Makes a layout, which will have fonts of its own.
 *
 * Returns: (transfer full): a layout
 */
StellerLayout *
steller_layout_new (StellerStyle *style)
{
  g_return_val_if_fail (STELLER_IS_STYLE (style), NULL);

  return g_object_new (STELLER_TYPE_LAYOUT, "style", style, NULL);
}

/**
 * steller_layout_get_style:
 * @self: a layout
 *
 * Returns: (transfer none): the style that documents are set in
 */
StellerStyle *
steller_layout_get_style (StellerLayout *self)
{
  g_return_val_if_fail (STELLER_IS_LAYOUT (self), NULL);

  return self->style;
}

/* Gives the galley of a block: the one there is, or a new one. */
static StellerGalley *
get_galley (StellerBlock *block,
            const StellerGalleyForm *form,
            gpointer user_data)
{
  StellerLayout *self = user_data;
  StellerGalley key = { .block = block, .form = *form, .language = steller_typesetter_get_language (self->typesetter) };
  StellerGalley *galley = g_hash_table_lookup (self->galleys, &key);

  if (galley == NULL)
    {
      steller_typesetter_yield (self->typesetter);
      galley = steller_galley_build (self->typesetter, block, form);
      g_hash_table_add (self->galleys, galley);
    }
  galley->generation = self->generation;

  return steller_galley_ref (galley);
}

static gboolean
is_stale (gpointer key,
          gpointer value,
          gpointer user_data)
{
  return ((const StellerGalley *) key)->generation != ((StellerLayout *) user_data)->generation;
}

/*
 * The head and foot of a page, kept for the next document. They hold no fields of the note, or they would not be kept:
 * only the number of the page, that of all pages, and what the key says.
 */
typedef struct {
  guint n_pages;
  GPtrArray *flows;
  GArray *header;
  GArray *footer;
} Furniture;

static void
furniture_free (gpointer data)
{
  Furniture *furniture = data;

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
              const PageForm *form,
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
                const PageForm *form,
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
measure_regions (StellerLayout *self,
                 StellerSkeletonFlow *filler,
                 PageForm *form,
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
               PageForm *form)
{
  const StellerPageStyle *style = form->style;
  double start = sanitize (style->header.y, 0.0, form->height);
  double end = form->height - sanitize (style->footer_bottom, 0.0, form->height);
  double header = form->header_height > 0.0 ? form->header_height + style->header.gap : 0.0;
  double footer = form->footer_height > 0.0 ? form->footer_height + style->footer.gap : 0.0;
  double room = MAX (end - start - MIN_COLUMN, 0.0);

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

/* Makes the body as high as the heads and feet of this document leave it. */
static void
prepare_pages (StellerLayout *self,
               StellerSkeletonFlow *filler)
{
  g_autofree char *key = make_furniture_key (filler->document);

  if (!self->furniture_has_marks && g_strcmp0 (key, self->furniture_key) == 0)
    return;

  g_set_str (&self->furniture_key, key);
  g_ptr_array_set_size (self->furniture, 0);
  if (self->first.has_regions)
    {
      measure_regions (self, filler, &self->first, 0);
      place_regions (filler, &self->first);
    }
  if (self->following.has_regions)
    {
      measure_regions (self, filler, &self->following, 1);
      place_regions (filler, &self->following);
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
add_page_look (const PageForm *form,
               Furniture *furniture)
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
             const PageForm *form,
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

/* Gives the head and foot of a page: those of the last document when they say the same. */
static Furniture *
get_furniture (StellerLayout *self,
               StellerSkeletonFlow *filler,
               const PageForm *form)
{
  Furniture *furniture = filler->page < self->furniture->len ? self->furniture->pdata[filler->page] : NULL;

  if (furniture != NULL && !self->furniture_has_marks && furniture->n_pages == filler->n_pages)
    return furniture;

  furniture = g_new0 (Furniture, 1);
  furniture->n_pages = filler->n_pages;
  furniture->flows = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_flow_unref);
  furniture->header = g_array_new (FALSE, FALSE, sizeof (StellerFragment));
  furniture->footer = g_array_new (FALSE, FALSE, sizeof (StellerFragment));
  add_page_look (form, furniture);
  fill_region (filler, form, &form->style->header, sanitize (form->style->header.y, 0.0, form->height),
               form->header_height, STELLER_FRAGMENT_HEADER, furniture->flows, furniture->header);
  fill_region (filler, form, &form->style->footer, form->footer_y, form->footer_height, STELLER_FRAGMENT_FOOTER,
               furniture->flows, furniture->footer);

  if (filler->page < self->furniture->len)
    {
      furniture_free (self->furniture->pdata[filler->page]);
      self->furniture->pdata[filler->page] = furniture;
    }
  else
    {
      g_ptr_array_add (self->furniture, furniture);
    }

  return furniture;
}

static int
compare_order (gconstpointer a,
               gconstpointer b)
{
  guint one = ((const StellerFragment *) a)->item->order;
  guint other = ((const StellerFragment *) b)->item->order;

  return one < other ? -1 : one > other;
}

/* Adds head and foot to the body of each page, now that the number of pages is known. */
static void
finish_pages (StellerLayout *self,
              StellerSkeletonFlow *filler,
              StellerPages *pages,
              GPtrArray *bodies)
{
  filler->n_pages = bodies->len;
  if (self->furniture->len > bodies->len)
    g_ptr_array_set_size (self->furniture, (gint) bodies->len);
  for (guint i = 0; i < bodies->len; i++)
    {
      const PageForm *form = i == 0 ? &self->first : &self->following;
      GArray *body = bodies->pdata[i];
      Furniture *furniture;
      GArray *fragments;

      filler->page = i;
      furniture = get_furniture (self, filler, form);
      for (guint j = 0; j < furniture->flows->len; j++)
        steller_pages_take_flow (pages, steller_flow_ref (furniture->flows->pdata[j]));
      fragments = g_array_sized_new (FALSE, FALSE, sizeof (StellerFragment),
                                     furniture->header->len + body->len + furniture->footer->len);
      g_array_append_vals (fragments, furniture->header->data, furniture->header->len);
      g_array_append_vals (fragments, body->data, body->len);
      g_array_append_vals (fragments, furniture->footer->data, furniture->footer->len);
      steller_pages_take_page (pages, form->width, form->height, fragments);
    }
}

/* Images are decoded now, so that one that cannot be shown is among the warnings. */
static void
prepare_pictures (StellerLayout *self,
                  StellerPages *pages)
{
  for (guint i = 0; i < pages->pages->len; i++)
    {
      const GArray *fragments = steller_pages_get_page (pages, i)->fragments;

      for (guint j = 0; j < fragments->len; j++)
        {
          StellerImage *image = g_array_index (fragments, StellerFragment, j).item->image;

          if (image != NULL)
            steller_typesetter_get_picture (self->typesetter, image);
        }
    }
}

/* Fonts are opened when there is something to set. */
static void
ensure_typesetter (StellerLayout *self)
{
  double height = MIN (self->first.column.bottom - self->first.column.top,
                       self->following.column.bottom - self->following.column.top);

  if (self->typesetter == NULL)
    self->typesetter = steller_typesetter_new (self->style, height / 2.0);
}

/**
 * steller_layout_lay_out:
 * @self: a layout
 * @document: a document
 *
 * Sets a document on pages. What is the same as in the document before is not set again. Every document gives pages,
 * whatever is in it and in the style; what could not be done as the style has it is in the warnings of the pages.
 *
 * Returns: (transfer full): the pages
 */
StellerPages *
steller_layout_lay_out (StellerLayout *self,
                        StellerDocument *document)
{
  StellerPages *pages;
  StellerSkeletonFlow filler = { 0 };
  StellerSkeletonFlow body;
  double shift = self->following.left - self->first.left;
  g_autoptr (GPtrArray) flows = NULL;
  g_autoptr (GPtrArray) bodies = NULL;

  g_return_val_if_fail (STELLER_IS_LAYOUT (self), NULL);
  g_return_val_if_fail (document != NULL, NULL);

  ensure_typesetter (self);
  steller_typesetter_lock (self->typesetter);
  self->generation++;
  steller_typesetter_set_language (self->typesetter, steller_document_get_language (document));
  pages = steller_pages_new (self->typesetter, document);
  filler = (StellerSkeletonFlow) {
    .style = self->style,
    .document = document,
    .placed = self->placed,
    .get_galley = get_galley,
    .user_data = self,
    .first = &self->first.column,
    .following = &self->following.column,
    .x = self->first.left,
    .width = self->first.text_width,
    .left_room = MIN (self->first.left, self->following.left),
    .right_room = MIN (self->first.width - self->first.left, self->following.width - self->following.left) -
                  self->first.text_width,
    .paper_width = MIN (self->first.width, self->following.width),
    .paper_height = self->first.height,
    .column_x = self->first.left,
    .column_width = self->first.text_width,
    .warnings = pages->warnings,
  };
  body = filler;
  prepare_pages (self, &filler);
  filler = body;

  flows = steller_skeleton_flow_fill (&filler, steller_skeleton_get_nodes (steller_style_get_skeleton (self->style)));
  g_ptr_array_set_free_func (flows, NULL);
  bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_ptr_array_add (bodies, g_array_new (FALSE, FALSE, sizeof (StellerFragment)));
  ((StellerFlow *) flows->pdata[0])->shift = shift;
  for (guint i = 0; i < flows->len; i++)
    {
      steller_flow_break (flows->pdata[i], bodies);
      steller_pages_take_flow (pages, flows->pdata[i]);
    }
  /* A page with a part of a frame: it comes where it is in the order of reading. */
  for (guint i = 0; flows->len > 1 && i < bodies->len; i++)
    g_array_sort (bodies->pdata[i], compare_order);

  finish_pages (self, &filler, pages, bodies);
  steller_pages_finish (pages);
  prepare_pictures (self, pages);
  for (guint i = 0; i < self->warnings->len; i++)
    g_ptr_array_add (pages->warnings, g_strdup (self->warnings->pdata[i]));
  steller_typesetter_add_warnings (self->typesetter, pages->warnings);
  g_hash_table_foreach_remove (self->galleys, is_stale, self);
  steller_typesetter_unlock (self->typesetter);

  return pages;
}

/**
 * steller_layout_table_columns:
 * @self: a layout
 * @table: a table block
 * @table_style: the name of its style
 * @text_style: (nullable): the name of the style of all its paragraphs; %NULL when the header cells have one of their
 *   own, as in the text
 * @width: the width of the table, in points
 * @n_columns: (out): the number of columns
 *
 * Works out how wide the columns of a table are on the pages, for a format that wants to be told: every column gets
 * room for its longest word, short columns what they need, and the others share the rest by how much text they hold.
 * No font is looked at, so that the widths are the same on every machine.
 *
 * Returns: (transfer full) (nullable) (array length=n_columns): the widths in points, which add up to @width; %NULL
 *   when the table has no cells
 */
double *
steller_layout_table_columns (StellerLayout *self,
                              const StellerBlock *table,
                              const char *table_style,
                              const char *text_style,
                              double width,
                              guint *n_columns)
{
  g_return_val_if_fail (STELLER_IS_LAYOUT (self), NULL);
  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (table_style != NULL, NULL);
  g_return_val_if_fail (n_columns != NULL, NULL);

  return steller_table_columns (self->style, table, steller_style_get_table (self->style, table_style),
                                text_style != NULL ? steller_style_get_paragraph (self->style, text_style) : NULL,
                                sanitize (width, 1.0, MAX_PAPER), n_columns);
}
