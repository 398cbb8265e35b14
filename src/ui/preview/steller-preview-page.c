/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-preview-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "steller-page-text.h"

/* Device pixels. A page is kept as bands of this height, so that a letter that is typed does not draw the whole page
 * anew, and the memory it takes is bounded by what can be seen of it and not by how far it is magnified. */
#define BAND_HEIGHT 128
/* As far as the smooth edge of a glyph may reach out of its outline. */
#define SMOOTHING 2

/**
 * StellerPreviewPage:
 *
 * One page of a laid-out note: white paper with the page's ink, kept in textures of the size at which it is shown.
 *
 * The paper stays white in the dark style, as what is shown is what comes out of the printer.
 */
struct _StellerPreviewPage
{
  GtkWidget parent_instance;

  StellerPages *pages;
  guint number;

  double visible_top, visible_bottom;

  /* What the bands were drawn for. */
  int width, height;
  double scale;
  GPtrArray *bands; /* GdkTexture or NULL */
  gboolean drawn;   /* whether there are any */

  StellerPageText *text; /* Made when somebody asks to have it read out. */
};

static void accessible_text_init (GtkAccessibleTextInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StellerPreviewPage,
                               steller_preview_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_TEXT, accessible_text_init))

static void
free_band (gpointer band)
{
  if (band != NULL)
    g_object_unref (band);
}

static double
get_surface_scale (StellerPreviewPage *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;

  return surface != NULL ? gdk_surface_get_scale (surface) : 1.0;
}

/* Makes the bands fit the size and the scale; bands of another size are of no use. */
static void
ensure_bands (StellerPreviewPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double scale = get_surface_scale (self);

  if (self->width == width && self->height == height && self->scale == scale)
    return;

  self->width = width;
  self->height = height;
  self->scale = scale;
  g_ptr_array_set_size (self->bands, 0);
  g_ptr_array_set_size (self->bands, (int) ceil (ceil (height * scale) / BAND_HEIGHT));
}

static void
get_visible_bands (StellerPreviewPage *self, guint *first, guint *end)
{
  *first = *end = 0;
  if (self->visible_bottom <= 0 || self->visible_top >= self->height)
    return;

  *first = (guint) floor (MAX (self->visible_top, 0) * self->scale / BAND_HEIGHT);
  *end = (guint) ceil (MIN (self->visible_bottom, self->height) * self->scale / BAND_HEIGHT);
  *end = MIN (*end, self->bands->len);
  *first = MIN (*first, *end);
}

static GdkTexture *
draw_band (StellerPreviewPage *self, guint index)
{
  int pixel_width = (int) ceil (self->width * self->scale);
  int pixel_height = MIN (BAND_HEIGHT, (int) ceil (self->height * self->scale) - (int) index * BAND_HEIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixel_width, pixel_height);
  cairo_t *cr = cairo_create (surface);
  int stride = cairo_image_surface_get_stride (surface);
  double page_width, page_height;
  g_autoptr (GBytes) bytes = NULL;

  steller_pages_get_page_size (self->pages, self->number, &page_width, &page_height);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 0, -(double) index * BAND_HEIGHT);
  cairo_scale (cr, self->width * self->scale / page_width, self->height * self->scale / page_height);
  steller_pages_draw (self->pages, self->number, cr, NULL, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * pixel_height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (pixel_width, pixel_height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
steller_preview_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StellerPreviewPage *self = STELLER_PREVIEW_PAGE (widget);
  guint first, end;

  ensure_bands (self);
  get_visible_bands (self, &first, &end);
  self->drawn = first < end;

  for (guint i = 0; i < self->bands->len; i++)
    {
      GdkTexture *band = g_ptr_array_index (self->bands, i);

      if (i < first || i >= end)
        {
          g_clear_object (&g_ptr_array_index (self->bands, i));
          continue;
        }

      if (band == NULL)
        {
          band = draw_band (self, i);
          g_ptr_array_index (self->bands, i) = band;
        }

      gtk_snapshot_append_texture (snapshot, band,
                                   &GRAPHENE_RECT_INIT (0, (float) (i * BAND_HEIGHT / self->scale),
                                                        (float) (gdk_texture_get_width (band) / self->scale),
                                                        (float) (gdk_texture_get_height (band) / self->scale)));
    }
}

/* The text, for screen readers. */

static const StellerPageText *
ensure_text (GtkAccessibleText *accessible)
{
  StellerPreviewPage *self = STELLER_PREVIEW_PAGE (accessible);

  if (self->text == NULL)
    self->text = steller_page_text_new (self->pages, self->number);

  return self->text;
}

/* Pixels of the widget to a point of the page. */
static double
get_pixels_per_point (StellerPreviewPage *self)
{
  double width, height;

  steller_pages_get_page_size (self->pages, self->number, &width, &height);

  return gtk_widget_get_width (GTK_WIDGET (self)) / width;
}

static GBytes *
get_contents (GtkAccessibleText *accessible, unsigned int start, unsigned int end)
{
  return steller_page_text_get_range (ensure_text (accessible), start, end);
}

static GBytes *
get_contents_at (GtkAccessibleText *accessible,
                 unsigned int offset,
                 GtkAccessibleTextGranularity granularity,
                 unsigned int *start,
                 unsigned int *end)
{
  return steller_page_text_get_unit (ensure_text (accessible), offset, granularity, start, end);
}

static unsigned int
get_caret_position (GtkAccessibleText *accessible)
{
  return 0;
}

static gboolean
get_selection (GtkAccessibleText *accessible, gsize *n_ranges, GtkAccessibleTextRange **ranges)
{
  return FALSE;
}

static gboolean
get_attributes (GtkAccessibleText *accessible,
                unsigned int offset,
                gsize *n_ranges,
                GtkAccessibleTextRange **ranges,
                char ***names,
                char ***values)
{
  return FALSE;
}

static void
get_default_attributes (GtkAccessibleText *accessible, char ***names, char ***values)
{
  *names = g_new0 (char *, 1);
  *values = g_new0 (char *, 1);
}

static gboolean
get_extents (GtkAccessibleText *accessible, unsigned int start, unsigned int end, graphene_rect_t *extents)
{
  double scale = get_pixels_per_point (STELLER_PREVIEW_PAGE (accessible));

  if (!steller_page_text_get_extents (ensure_text (accessible), start, end, extents))
    return FALSE;

  graphene_rect_scale (extents, scale, scale, extents);
  return TRUE;
}

static gboolean
get_offset (GtkAccessibleText *accessible, const graphene_point_t *point, unsigned int *offset)
{
  double scale = get_pixels_per_point (STELLER_PREVIEW_PAGE (accessible));

  if (scale <= 0)
    return FALSE;

  return steller_page_text_get_offset (ensure_text (accessible), point->x / scale, point->y / scale, offset);
}

static void
accessible_text_init (GtkAccessibleTextInterface *interface)
{
  interface->get_contents = get_contents;
  interface->get_contents_at = get_contents_at;
  interface->get_caret_position = get_caret_position;
  interface->get_selection = get_selection;
  interface->get_attributes = get_attributes;
  interface->get_default_attributes = get_default_attributes;
  interface->get_extents = get_extents;
  interface->get_offset = get_offset;
}

static void
steller_preview_page_finalize (GObject *object)
{
  StellerPreviewPage *self = STELLER_PREVIEW_PAGE (object);

  g_clear_pointer (&self->bands, g_ptr_array_unref);
  g_clear_pointer (&self->text, steller_page_text_free);
  g_clear_pointer (&self->pages, steller_pages_unref);

  G_OBJECT_CLASS (steller_preview_page_parent_class)->finalize (object);
}

static void
steller_preview_page_class_init (StellerPreviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = steller_preview_page_finalize;
  widget_class->snapshot = steller_preview_page_snapshot;

  gtk_widget_class_set_css_name (widget_class, "page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ARTICLE);
}

static void
steller_preview_page_init (StellerPreviewPage *self)
{
  self->bands = g_ptr_array_new_with_free_func (free_band);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
update_label (StellerPreviewPage *self)
{
  /* Translators: the name of a page for screen readers, such as “Page 1 of 2”. */
  g_autofree char *label = g_strdup_printf (_("Page %u of %u"), self->number + 1, steller_pages_get_n_pages (self->pages));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * steller_preview_page_new:
 * @pages: the laid-out note
 * @number: which of its pages, from 0
 *
 * Makes the widget of one page. Its accessible name says which page of how many it is.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
steller_preview_page_new (StellerPages *pages, guint number)
{
  StellerPreviewPage *self;

  g_return_val_if_fail (pages != NULL, NULL);
  g_return_val_if_fail (number < steller_pages_get_n_pages (pages), NULL);

  self = g_object_new (STELLER_TYPE_PREVIEW_PAGE, NULL);
  self->pages = steller_pages_ref (pages);
  self->number = number;
  update_label (self);

  return GTK_WIDGET (self);
}

/* Lets go of the bands that show anything between @top and @bottom, in points. */
static void
forget_bands (StellerPreviewPage *self, double top, double bottom)
{
  double page_height, scale;
  guint first, end;

  if (self->bands->len == 0)
    return;

  steller_pages_get_page_size (self->pages, self->number, NULL, &page_height);
  scale = self->height * self->scale / page_height;
  first = (guint) (MAX (0, floor (top * scale) - SMOOTHING) / BAND_HEIGHT);
  end = (guint) ceil ((ceil (bottom * scale) + SMOOTHING) / BAND_HEIGHT);
  for (guint i = first; i < MIN (end, self->bands->len); i++)
    g_clear_object (&g_ptr_array_index (self->bands, i));
}

/**
 * steller_preview_page_set_pages:
 * @self: a page
 * @pages: the note, laid out anew; it must have the page that @self shows
 *
 * Shows the page as it is now. What looks the same is not drawn again.
 */
void
steller_preview_page_set_pages (StellerPreviewPage *self, StellerPages *pages)
{
  g_autoptr (StellerPages) old = NULL;
  double top, bottom;

  g_return_if_fail (STELLER_IS_PREVIEW_PAGE (self));
  g_return_if_fail (pages != NULL);
  g_return_if_fail (self->number < steller_pages_get_n_pages (pages));

  old = g_steal_pointer (&self->pages);
  self->pages = steller_pages_ref (pages);
  if (steller_pages_get_n_pages (old) != steller_pages_get_n_pages (pages))
    update_label (self);

  /* Of what is neither drawn nor read out, nothing can be old. */
  if (!self->drawn && self->text == NULL)
    return;
  if (!steller_pages_find_change (old, pages, self->number, &top, &bottom))
    return;

  g_clear_pointer (&self->text, steller_page_text_free);
  forget_bands (self, top, bottom);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * steller_preview_page_get_number:
 * @self: a page
 *
 * Returns: which page it is, from 0
 */
guint
steller_preview_page_get_number (StellerPreviewPage *self)
{
  g_return_val_if_fail (STELLER_IS_PREVIEW_PAGE (self), 0);

  return self->number;
}

/**
 * steller_preview_page_set_visible_range:
 * @self: a page
 * @top: where the part that can be seen begins, in pixels from the page's top
 * @bottom: where it ends
 *
 * Tells the page which part of it can be seen. Only that part is drawn and kept.
 */
void
steller_preview_page_set_visible_range (StellerPreviewPage *self, double top, double bottom)
{
  guint old_first, old_end, first, end;

  g_return_if_fail (STELLER_IS_PREVIEW_PAGE (self));

  get_visible_bands (self, &old_first, &old_end);
  self->visible_top = top;
  self->visible_bottom = bottom;
  get_visible_bands (self, &first, &end);

  /* Also when nothing is left to be seen: only drawing anew lets go of the old textures. */
  if (first != old_first || end != old_end)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}
