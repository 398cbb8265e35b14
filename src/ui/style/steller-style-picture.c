/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-style-picture.h"

#include <math.h>

#include "steller-composer.h"
#include "steller-grounds.h"
#include "steller-layout.h"
#include "steller-note-types.h"
#include "steller-note.h"

#define EXAMPLE RESOURCE_PATH "/example.nota"
/* A page that is very long and narrow is cut off at the bottom. */
#define MAX_RATIO 3.0

/* What the other thread is given. */
typedef struct
{
  StellerStyle *style;
  guint width;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->style);
  g_free (work);
}

/* A picture belongs to the style it shows, and goes with it. */
static char *
make_key (guint width)
{
  return g_strdup_printf ("steller-style-picture-%u", width);
}

static StellerPages *
lay_out_example (StellerStyle *style, GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (EXAMPLE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (StellerNote) note = bytes != NULL ? steller_note_new_from_bytes (bytes, error) : NULL;
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  g_autoptr (StellerComposer) composer = steller_composer_new (types, grounds);
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerLayout) layout = NULL;

  if (note == NULL)
    return NULL;
  document = steller_composer_compose (composer, note, STELLER_AUDIENCE_INTERNAL, error);
  if (document == NULL)
    return NULL;
  layout = steller_layout_new (style);
  return steller_layout_lay_out (layout, document);
}

static GdkTexture *
draw (StellerPages *pages, guint width)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  double page_width, page_height;
  guint height;
  int stride;
  g_autoptr (GBytes) bytes = NULL;

  steller_pages_get_page_size (pages, 0, &page_width, &page_height);
  height = (guint) CLAMP (round (width * page_height / page_width), 1, width * MAX_RATIO);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  stride = cairo_image_surface_get_stride (surface);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, width / page_width);
  steller_pages_draw (pages, 0, cr, NULL, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new ((int) width, (int) height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerPages) pages = lay_out_example (work->style, &error);

  if (pages == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, draw (pages, work->width), g_object_unref);
}

/**
 * steller_style_picture_make:
 * @style: a house style
 * @width: the width of the picture, in device pixels
 * @cancellable: (nullable): makes that nobody waits for the picture any more
 * @callback: called in the thread that asked, when the picture is there
 * @user_data: for @callback
 *
 * Makes a picture of the first page of an example note in a house style, in another thread. It is made once for each
 * width as long as the style lives.
 */
void
steller_style_picture_make (
  StellerStyle *style, guint width, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *key = make_key (width);
  GdkTexture *made;
  Work *work;

  g_return_if_fail (STELLER_IS_STYLE (style));
  g_return_if_fail (width > 0);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, steller_style_picture_make);
  work = g_new (Work, 1);
  work->style = g_object_ref (style);
  work->width = width;
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);

  made = g_object_get_data (G_OBJECT (style), key);
  if (made != NULL)
    g_task_return_pointer (task, g_object_ref (made), g_object_unref);
  else
    g_task_run_in_thread (task, draw_in_thread);
}

/**
 * steller_style_picture_make_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Gets the picture that was asked for.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL when it was cancelled
 */
GdkTexture *
steller_style_picture_make_finish (GAsyncResult *result, GError **error)
{
  const Work *work;
  GdkTexture *picture;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  work = g_task_get_task_data (G_TASK (result));
  picture = g_task_propagate_pointer (G_TASK (result), error);
  if (picture != NULL)
    {
      g_autofree char *key = make_key (work->width);

      g_object_set_data_full (G_OBJECT (work->style), key, g_object_ref (picture), g_object_unref);
    }
  return picture;
}
