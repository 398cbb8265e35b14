/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StellerImageKind:
 * @STELLER_IMAGE_PNG: Portable Network Graphics
 * @STELLER_IMAGE_JPEG: JPEG
 * @STELLER_IMAGE_SVG: Scalable Vector Graphics
 *
 * The format of an image.
 */
typedef enum
{
  STELLER_IMAGE_PNG,
  STELLER_IMAGE_JPEG,
  STELLER_IMAGE_SVG,
} StellerImageKind;

/* No image has more pixels than this: an A4 at 400 dots to the inch, and half as many again. */
#define STELLER_IMAGE_MAX_PIXELS 24000000

/* No image takes more bytes than this in its file. */
#define STELLER_IMAGE_MAX_BYTES ((gsize) 16 * 1024 * 1024)

typedef struct _StellerImage StellerImage;

#define STELLER_TYPE_IMAGE (steller_image_get_type ())
GType steller_image_get_type (void);

StellerImage *steller_image_new (const char *name, GBytes *bytes, GError **error);
StellerImage *steller_image_ref (StellerImage *self);
void steller_image_unref (StellerImage *self);

const char *steller_image_get_name (const StellerImage *self);
StellerImageKind steller_image_get_kind (const StellerImage *self);
const char *steller_image_get_media_type (const StellerImage *self);
GBytes *steller_image_get_bytes (const StellerImage *self);
void steller_image_get_pixels (const StellerImage *self, guint *width, guint *height);
guint steller_image_get_n_channels (const StellerImage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerImage, steller_image_unref)

G_END_DECLS
