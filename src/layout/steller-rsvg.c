/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-rsvg.h"

#include <librsvg/rsvg.h>

#include "steller-library.h"

/*
 * librsvg comes in with the first image that it draws, and not with the program: few house styles hold any. These are
 * the functions of it that are called.
 */
/* clang-format off */
#define RSVG_FUNCTIONS(F) \
  F (RsvgHandle *, rsvg_handle_new_from_stream_sync, \
     (GInputStream *stream, GFile *base, RsvgHandleFlags flags, GCancellable *cancellable, GError **error), \
     (stream, base, flags, cancellable, error)) \
  F (gboolean, rsvg_handle_get_intrinsic_size_in_pixels, (RsvgHandle *handle, gdouble *width, gdouble *height), \
     (handle, width, height)) \
  F (void, rsvg_handle_get_intrinsic_dimensions, \
     (RsvgHandle *handle, gboolean *has_width, RsvgLength *width, gboolean *has_height, RsvgLength *height, \
      gboolean *has_view_box, RsvgRectangle *view_box), \
     (handle, has_width, width, has_height, height, has_view_box, view_box)) \
  F (gboolean, rsvg_handle_render_document, \
     (RsvgHandle *handle, cairo_t *cr, const RsvgRectangle *viewport, GError **error), (handle, cr, viewport, error)) \
  F (void, rsvg_handle_set_cancellable_for_rendering, (RsvgHandle *handle, GCancellable *cancellable), \
     (handle, cancellable))
/* clang-format on */

/* Written once, by load(). */
static struct {
  RSVG_FUNCTIONS (STELLER_LIBRARY_POINTER)
} functions;

RSVG_FUNCTIONS (STELLER_LIBRARY_FUNCTION)

static const char * const names[] = { RSVG_FUNCTIONS (STELLER_LIBRARY_NAME) NULL };

static gpointer
load (gpointer data)
{
  GError *error = NULL;

  return steller_library_load (RSVG_LIBRARY, names, (gpointer *) &functions, &error) ? NULL : error;
}

/*
 * steller_rsvg_load:
 * @error: return location for an error
 *
 * Loads librsvg, the first time; may be called from any thread. It must succeed before a function of librsvg is called.
 *
 * Returns: whether librsvg can be used
 */
gboolean
steller_rsvg_load (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const GError *failure = g_once (&once, load, NULL);

  if (failure != NULL && error != NULL)
    *error = g_error_copy (failure);

  return failure == NULL;
}
