/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-picture.h"

#include <glib/gi18n-lib.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#include "steller-error.h"
#include "steller-rsvg.h"

/* No picture is longer to draw than this; a logo takes a few milliseconds. */
#define MAX_TIME (4 * G_TIME_SPAN_SECOND)
/* Vectors are drawn in a square of this size, whatever size they give themselves: masks and filters become pixels. */
#define MAX_SIDE 2000.0
#define USUAL_SIDE 100.0
/* Inks of a press do not belong in a file whose colours are those of a screen. */
#define MAX_SCREEN_CHANNELS 3

struct _StellerPicture {
  cairo_surface_t *surface;
  double width;
  double height;
};

/*
 * A thread that stops a drawing that takes too long.
 */
typedef struct {
  GMutex lock;
  GCond ended;
  gboolean has_ended;
  GCancellable *cancellable;
} Watch;

static gpointer
watch (gpointer data)
{
  Watch *self = data;
  gint64 end = g_get_monotonic_time () + MAX_TIME;

  g_mutex_lock (&self->lock);
  while (!self->has_ended)
    if (!g_cond_wait_until (&self->ended, &self->lock, end))
      {
        g_cancellable_cancel (self->cancellable);
        break;
      }
  g_mutex_unlock (&self->lock);

  return NULL;
}

static gboolean
render (RsvgHandle *handle,
        cairo_t *cr,
        double width,
        double height,
        GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch self = { .cancellable = cancellable };
  RsvgRectangle viewport = { 0.0, 0.0, width, height };
  GThread *thread;
  gboolean success;

  g_mutex_init (&self.lock);
  g_cond_init (&self.ended);
  thread = g_thread_new ("steller-picture", watch, &self);
  rsvg_handle_set_cancellable_for_rendering (handle, cancellable);
  success = rsvg_handle_render_document (handle, cr, &viewport, error);
  g_mutex_lock (&self.lock);
  self.has_ended = TRUE;
  g_cond_signal (&self.ended);
  g_mutex_unlock (&self.lock);
  g_thread_join (thread);
  g_cond_clear (&self.ended);
  g_mutex_clear (&self.lock);

  return success;
}

/* Without a base no file and no address that the drawing names is looked up. */
static RsvgHandle *
open_drawing (const char *data,
              gsize length,
              RsvgHandleFlags flags,
              GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);

  return rsvg_handle_new_from_stream_sync (stream, NULL, flags, NULL, error);
}

static void
get_drawing_size (RsvgHandle *handle,
                  double *width,
                  double *height)
{
  RsvgLength length;
  RsvgRectangle view_box = { 0 };
  gboolean has_width, has_height, has_view_box;
  double larger;

  if (!rsvg_handle_get_intrinsic_size_in_pixels (handle, width, height))
    {
      rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &length, &has_height, &length, &has_view_box,
                                            &view_box);
      *width = has_view_box ? view_box.width : USUAL_SIDE;
      *height = has_view_box ? view_box.height : USUAL_SIDE;
    }
  if (!isfinite (*width) || !isfinite (*height) || *width <= 0.0 || *height <= 0.0)
    *width = *height = USUAL_SIDE;
  larger = MAX (*width, *height);
  *width = MAX (*width * MIN (1.0, MAX_SIDE / larger), 0.01);
  *height = MAX (*height * MIN (1.0, MAX_SIDE / larger), 0.01);
}

/* Keeps the lines of a drawing as they are, so that they are sharp on any paper; it is drawn once. */
static cairo_surface_t *
record_drawing (StellerImage *image,
                double *width,
                double *height,
                GError **error)
{
  GBytes *bytes = steller_image_get_bytes (image);
  RsvgHandle *handle = open_drawing (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                     RSVG_HANDLE_FLAG_KEEP_IMAGE_DATA, error);
  cairo_rectangle_t extents = { 0 };
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean success;

  if (handle == NULL)
    return NULL;
  get_drawing_size (handle, width, height);
  extents.width = *width;
  extents.height = *height;
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cr = cairo_create (surface);
  success = render (handle, cr, *width, *height, error);
  cairo_destroy (cr);
  g_object_unref (handle);
  if (!success)
    g_clear_pointer (&surface, cairo_surface_destroy);

  return surface;
}

/* An image that cannot be decoded leaves a drawing as it was. */
static gboolean
is_covered (cairo_surface_t *surface)
{
  guint32 pixel;

  cairo_surface_flush (surface);
  if (cairo_image_surface_get_data (surface) == NULL)
    return FALSE;
  memcpy (&pixel, cairo_image_surface_get_data (surface), sizeof pixel);

  return pixel >> 24 == 0xff;
}

/* The same pixels, without what tells how much shines through: a PDF would keep that beside them. */
static cairo_surface_t *
make_opaque (cairo_surface_t *surface)
{
  static const cairo_user_data_key_t owner;
  cairo_surface_t *opaque;

  opaque = cairo_image_surface_create_for_data (cairo_image_surface_get_data (surface), CAIRO_FORMAT_RGB24,
                                                cairo_image_surface_get_width (surface),
                                                cairo_image_surface_get_height (surface),
                                                cairo_image_surface_get_stride (surface));
  cairo_surface_set_user_data (opaque, &owner, surface, (cairo_destroy_func_t) cairo_surface_destroy);

  return opaque;
}

/* A JPEG is decoded as part of a drawing that holds nothing else. */
static cairo_surface_t *
decode_jpeg (StellerImage *image,
             guint width,
             guint height,
             GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (steller_image_get_bytes (image), &length);
  g_autofree char *base64 = g_base64_encode (data, length);
  g_autofree char *text = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\">"
                                           "<image width=\"%u\" height=\"%u\" preserveAspectRatio=\"none\" "
                                           "href=\"data:image/jpeg;base64,%s\"/></svg>",
                                           width, height, width, height, base64);
  RsvgHandle *handle = open_drawing (text, strlen (text), RSVG_HANDLE_FLAG_UNLIMITED, error);
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean success;

  if (handle == NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cr = cairo_create (surface);
  success = render (handle, cr, width, height, error);
  cairo_destroy (cr);
  g_object_unref (handle);
  if (success && !is_covered (surface))
    {
      g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_SYNTAX, _("it is damaged"));
      success = FALSE;
    }
  if (success)
    return make_opaque (surface);
  cairo_surface_destroy (surface);

  return NULL;
}

/* A PDF holds a JPEG as it is, when its colours are those of a screen. */
static void
attach_jpeg (cairo_surface_t *surface,
             StellerImage *image)
{
  GBytes *bytes = steller_image_get_bytes (image);
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  if (steller_image_get_n_channels (image) > MAX_SCREEN_CHANNELS)
    return;
  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, length, (cairo_destroy_func_t) g_bytes_unref,
                                   g_bytes_ref (bytes)) != CAIRO_STATUS_SUCCESS)
    g_bytes_unref (bytes);
}

typedef struct {
  const guchar *data;
  gsize length;
  gsize at;
} Source;

static cairo_status_t
read_bytes (void *closure,
            unsigned char *data,
            unsigned int length)
{
  Source *source = closure;

  if (length > source->length - source->at)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, source->data + source->at, length);
  source->at += length;

  return CAIRO_STATUS_SUCCESS;
}

/* Eight bits for each colour are enough for paper, and all that other surfaces take. */
static cairo_surface_t *
narrow (cairo_surface_t *surface)
{
  cairo_format_t format = cairo_image_surface_get_format (surface);
  cairo_surface_t *narrower;
  cairo_t *cr;

  if (format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24)
    return surface;
  narrower = cairo_image_surface_create (format == CAIRO_FORMAT_RGB96F ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                         cairo_image_surface_get_width (surface),
                                         cairo_image_surface_get_height (surface));
  cr = cairo_create (narrower);
  cairo_set_source_surface (cr, surface, 0.0, 0.0);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return narrower;
}

static cairo_surface_t *
decode_png (StellerImage *image,
            GError **error)
{
  Source source = { 0 };
  cairo_surface_t *surface;
  cairo_status_t status;

  source.data = g_bytes_get_data (steller_image_get_bytes (image), &source.length);
  surface = cairo_image_surface_create_from_png_stream (read_bytes, &source);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return narrow (surface);
  cairo_surface_destroy (surface);
  g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_SYNTAX, cairo_status_to_string (status));

  return NULL;
}

/*
 * steller_picture_new:
 * @image: an image, which is taken for hostile
 * @error: return location for an error
 *
 * Decodes an image, or draws it once when it is a drawing. How long that takes is bounded, and so is the memory.
 *
 * Returns: (transfer full) (nullable): a picture; %NULL when the image is damaged or takes too long
 */
StellerPicture *
steller_picture_new (StellerImage *image,
                     GError **error)
{
  g_autoptr (StellerPicture) self = g_new0 (StellerPicture, 1);
  guint width, height;

  steller_image_get_pixels (image, &width, &height);
  self->width = width;
  self->height = height;
  if (steller_image_get_kind (image) != STELLER_IMAGE_PNG && !steller_rsvg_load (error))
    return NULL;

  switch (steller_image_get_kind (image))
    {
    case STELLER_IMAGE_SVG:
      self->surface = record_drawing (image, &self->width, &self->height, error);
      break;
    case STELLER_IMAGE_JPEG:
      self->surface = decode_jpeg (image, width, height, error);
      if (self->surface != NULL)
        attach_jpeg (self->surface, image);
      break;
    case STELLER_IMAGE_PNG:
    default:
      self->surface = decode_png (image, error);
      break;
    }

  return self->surface != NULL ? g_steal_pointer (&self) : NULL;
}

/*
 * steller_picture_free:
 * @self: (transfer full): a picture
 *
 * Frees a picture.
 */
void
steller_picture_free (StellerPicture *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_free (self);
}

/*
 * steller_picture_draw:
 * @self: a picture
 * @cr: where to draw it
 * @x: its left
 * @y: its top
 * @width: its width
 * @height: its height
 *
 * Draws a picture in a rectangle, which it fills whatever its own proportions are, as in a word processor.
 */
void
steller_picture_draw (StellerPicture *self,
                      cairo_t *cr,
                      double x,
                      double y,
                      double width,
                      double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, width / self->width, height / self->height);
  cairo_set_source_surface (cr, self->surface, 0.0, 0.0);
  /* Pixels do not fade into the paper at the edges; what is drawn in other ways knows no edges. */
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE &&
      cairo_surface_get_type (self->surface) == CAIRO_SURFACE_TYPE_IMAGE)
    cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
}
