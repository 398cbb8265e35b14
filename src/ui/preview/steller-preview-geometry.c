/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-preview-geometry.h"

#include <math.h>

/* CSS has 96 pixels to the inch, typography 72 points: at 100 % a page has the size of its paper. */
#define PIXELS_PER_POINT (96.0 / 72.0)

/* A zoom that fits a width may come within rounding of a level; the next step must still be one that can be seen. */
#define SAME_LEVEL 0.01

static const double levels[] = {
  STELLER_PREVIEW_ZOOM_MIN, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0,
  STELLER_PREVIEW_ZOOM_MAX,
};

/**
 * steller_preview_measure_page:
 * @pages: a laid-out note
 * @page: which page of it, from 0
 * @zoom: how large it is shown; 1 is the size of the paper
 * @width: (out): its width, in pixels
 * @height: (out): its height, in pixels
 *
 * Works out the size of a page on the screen.
 */
void
steller_preview_measure_page (StellerPages *pages, guint page, double zoom, int *width, int *height)
{
  double page_width, page_height;

  g_return_if_fail (pages != NULL);
  g_return_if_fail (width != NULL && height != NULL);

  steller_pages_get_page_size (pages, page, &page_width, &page_height);
  *width = MAX (1, (int) round (page_width * PIXELS_PER_POINT * zoom));
  *height = MAX (1, (int) round (page_height * PIXELS_PER_POINT * zoom));
}

/**
 * steller_preview_get_page_top:
 * @pages: a laid-out note
 * @page: which page of it, from 0
 * @zoom: how large it is shown
 *
 * Returns: where the page is, when all are under each other, in pixels from the top
 */
int
steller_preview_get_page_top (StellerPages *pages, guint page, double zoom)
{
  int top = STELLER_PREVIEW_MARGIN;

  g_return_val_if_fail (pages != NULL, 0);

  for (guint i = 0; i < page; i++)
    {
      int width, height;

      steller_preview_measure_page (pages, i, zoom, &width, &height);
      top += height + STELLER_PREVIEW_MARGIN;
    }

  return top;
}

/**
 * steller_preview_measure_pages:
 * @pages: (nullable): a laid-out note
 * @zoom: how large it is shown
 * @width: (out): the width, in pixels
 * @height: (out): the height, in pixels
 *
 * Works out the size of all pages under each other, with the margins around and between them.
 */
void
steller_preview_measure_pages (StellerPages *pages, double zoom, int *width, int *height)
{
  guint n_pages = pages != NULL ? steller_pages_get_n_pages (pages) : 0;

  g_return_if_fail (width != NULL && height != NULL);

  *width = 0;
  *height = STELLER_PREVIEW_MARGIN;
  for (guint i = 0; i < n_pages; i++)
    {
      int page_width, page_height;

      steller_preview_measure_page (pages, i, zoom, &page_width, &page_height);
      *width = MAX (*width, page_width + 2 * STELLER_PREVIEW_MARGIN);
      *height += page_height + STELLER_PREVIEW_MARGIN;
    }
}

/**
 * steller_preview_fit_zoom:
 * @pages: a laid-out note
 * @width: the width there is, in pixels
 *
 * Works out how large the pages can be shown so that the widest of them fits with its margins.
 *
 * Returns: the zoom
 */
double
steller_preview_fit_zoom (StellerPages *pages, int width)
{
  double widest = 1;

  g_return_val_if_fail (pages != NULL, 1.0);

  for (guint i = 0; i < steller_pages_get_n_pages (pages); i++)
    {
      double page_width, page_height;

      steller_pages_get_page_size (pages, i, &page_width, &page_height);
      widest = MAX (widest, page_width);
    }

  return CLAMP ((width - 2 * STELLER_PREVIEW_MARGIN) / (widest * PIXELS_PER_POINT), STELLER_PREVIEW_ZOOM_MIN,
                STELLER_PREVIEW_ZOOM_MAX);
}

/**
 * steller_preview_next_zoom:
 * @zoom: how large pages are shown
 *
 * Returns: one level larger, or the largest
 */
double
steller_preview_next_zoom (double zoom)
{
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (levels[i] > zoom + SAME_LEVEL)
        return levels[i];
    }

  return STELLER_PREVIEW_ZOOM_MAX;
}

/**
 * steller_preview_previous_zoom:
 * @zoom: how large pages are shown
 *
 * Returns: one level smaller, or the smallest
 */
double
steller_preview_previous_zoom (double zoom)
{
  for (gsize i = G_N_ELEMENTS (levels); i > 0; i--)
    {
      if (levels[i - 1] < zoom - SAME_LEVEL)
        return levels[i - 1];
    }

  return STELLER_PREVIEW_ZOOM_MIN;
}
