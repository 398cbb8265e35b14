/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-pages.h"

G_BEGIN_DECLS

/* Pixels around the pages and between them. */
#define STELLER_PREVIEW_MARGIN 18

#define STELLER_PREVIEW_ZOOM_MIN 0.25
#define STELLER_PREVIEW_ZOOM_MAX 4.0

void steller_preview_measure_page (StellerPages *pages, guint page, double zoom, int *width, int *height);
int steller_preview_get_page_top (StellerPages *pages, guint page, double zoom);
void steller_preview_measure_pages (StellerPages *pages, double zoom, int *width, int *height);

double steller_preview_fit_zoom (StellerPages *pages, int width);
double steller_preview_next_zoom (double zoom);
double steller_preview_previous_zoom (double zoom);

G_END_DECLS
