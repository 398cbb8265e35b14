/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "steller-image.h"

G_BEGIN_DECLS

/*
 * StellerPicture: an image that is ready to be drawn. It may be used by one thread at a time.
 */
typedef struct _StellerPicture StellerPicture;

StellerPicture *steller_picture_new (StellerImage *image, GError **error);
void steller_picture_free (StellerPicture *self);
void steller_picture_draw (StellerPicture *self, cairo_t *cr, double x, double y, double width, double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerPicture, steller_picture_free)

G_END_DECLS
