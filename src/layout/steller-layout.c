/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "steller-furniture.h"
#include "steller-galley-builder.h"
#include "steller-pages-private.h"
#include "steller-places.h"
#include "steller-skeleton-flow.h"
#include "steller-table-columns.h"

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
  StellerPageForm first;
  StellerPageForm following;
  GPtrArray *warnings;
  GHashTable *placed;
  GHashTable *galleys;
  StellerFurniture *furniture;
  guint64 generation;
};

G_DEFINE_FINAL_TYPE (StellerLayout, steller_layout, G_TYPE_OBJECT)

enum {
  PROP_STYLE = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];


static void
init_pages (StellerLayout *self)
{
  gboolean sane = steller_page_form_init (&self->first, steller_style_get_page (self->style, TRUE));

  sane = steller_page_form_init (&self->following, steller_style_get_page (self->style, FALSE)) && sane;
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
  self->furniture = steller_furniture_new (&self->first, &self->following);
}

static void
steller_layout_finalize (GObject *object)
{
  StellerLayout *self = STELLER_LAYOUT (object);

  if (self->typesetter != NULL)
    steller_typesetter_lock (self->typesetter);
  steller_furniture_free (self->furniture);
  g_hash_table_unref (self->galleys);
  if (self->typesetter != NULL)
    steller_typesetter_unlock (self->typesetter);
  g_clear_pointer (&self->typesetter, steller_typesetter_unref);
  g_hash_table_unref (self->placed);
  g_ptr_array_unref (self->warnings);
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
  steller_furniture_set_n_pages (self->furniture, bodies->len);
  for (guint i = 0; i < bodies->len; i++)
    {
      const StellerPageForm *form = i == 0 ? &self->first : &self->following;
      GArray *body = bodies->pdata[i];
      const StellerPageFurniture *furniture;
      GArray *fragments;

      filler->page = i;
      furniture = steller_furniture_get (self->furniture, filler);
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
  steller_furniture_prepare (self->furniture, &filler);
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
                                steller_page_form_clamp (width, 1.0, STELLER_PAGE_FORM_MAX_PAPER), n_columns);
}
