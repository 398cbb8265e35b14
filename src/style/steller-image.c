/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-image.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"

#define PNG_SIGNATURE "\x89PNG\r\n\x1a\n"
#define JPEG_SIGNATURE "\xff\xd8\xff"
#define MAX_SIDE 32767

/**
 * StellerImage:
 *
 * An image in a house style: its file, and what the head of the file says. Immutable, and not decoded: whether the rest
 * of the file is in order shows when it is drawn.
 */
struct _StellerImage
{
  char *name;
  StellerImageKind kind;
  GBytes *bytes;
  guint width, height;
  guint n_channels;
};

G_DEFINE_BOXED_TYPE (StellerImage, steller_image, steller_image_ref, steller_image_unref)

static guint
read_number (const guint8 *data, guint n_bytes)
{
  guint number = 0;

  for (guint i = 0; i < n_bytes; i++)
    number = number << 8 | data[i];
  return number;
}

/* The first chunk of a PNG is its header (ISO/IEC 15948, 11.2.2). */
static gboolean
read_png (StellerImage *self, const guint8 *data, gsize length)
{
  static const guint8 channels[] = { 1, 0, 3, 3, 2, 0, 4 };

  if (length < 33 || memcmp (data + 12, "IHDR", 4) != 0 || data[25] >= G_N_ELEMENTS (channels))
    return FALSE;
  self->width = read_number (data + 16, 4);
  self->height = read_number (data + 20, 4);
  self->n_channels = channels[data[25]];
  return self->n_channels > 0;
}

static gboolean
is_frame_header (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Goes from segment to segment up to the one that starts the frame (ISO/IEC 10918-1, annex B). */
static gboolean
read_jpeg (StellerImage *self, const guint8 *data, gsize length)
{
  gsize at = 2;

  while (length - at >= 4 && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];
      gsize segment;

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      segment = read_number (data + at + 2, 2);
      if (segment < 2 || segment + 2 > length - at)
        return FALSE;
      if (is_frame_header (marker))
        {
          if (segment < 8)
            return FALSE;
          self->height = read_number (data + at + 5, 2);
          self->width = read_number (data + at + 7, 2);
          self->n_channels = data[at + 9];
          return TRUE;
        }
      at += segment + 2;
    }
  return FALSE;
}

/* Text that starts with a tag. What it holds shows when it is drawn; compressed files are not accepted. */
static gboolean
looks_like_xml (const char *text, gsize length)
{
  gsize at = 0;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    at = 3;
  while (at < length && g_ascii_isspace (text[at]))
    at++;
  return at < length && text[at] == '<' && g_strstr_len (text, length, "<svg") != NULL;
}

static gboolean
read_head (StellerImage *self, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (self->bytes, &length);
  gboolean readable = TRUE;

  if (length > strlen (PNG_SIGNATURE) && memcmp (data, PNG_SIGNATURE, strlen (PNG_SIGNATURE)) == 0)
    {
      self->kind = STELLER_IMAGE_PNG;
      readable = read_png (self, data, length);
    }
  else if (length > strlen (JPEG_SIGNATURE) && memcmp (data, JPEG_SIGNATURE, strlen (JPEG_SIGNATURE)) == 0)
    {
      self->kind = STELLER_IMAGE_JPEG;
      readable = read_jpeg (self, data, length);
    }
  else if (looks_like_xml ((const char *) data, length))
    {
      self->kind = STELLER_IMAGE_SVG;
      return TRUE;
    }
  else
    {
      steller_error_set_at (error, STELLER_ERROR_UNSUPPORTED, 0, self->name,
                            _("“%s” is not an image in the format PNG, JPEG or SVG"), self->name);
      return FALSE;
    }

  if (!readable || self->width == 0 || self->height == 0 || self->n_channels == 0 || self->n_channels > 4)
    {
      steller_error_set_at (error, STELLER_ERROR_SYNTAX, 0, self->name, _("The image “%s” is damaged"), self->name);
      return FALSE;
    }
  if (self->width > MAX_SIDE || self->height > MAX_SIDE ||
      (guint64) self->width * self->height > STELLER_IMAGE_MAX_PIXELS)
    {
      steller_error_set_at (error, STELLER_ERROR_LIMIT, 0, self->name, _("The image “%s” has too many pixels"),
                            self->name);
      return FALSE;
    }
  return TRUE;
}

/**
 * steller_image_new:
 * @name: the name of its part, such as `Pictures/logo.png`
 * @bytes: its file, which is taken for hostile
 * @error: where to put an error
 *
 * Makes an image of a file, after looking at the head of it. The name does not matter for what it is taken for.
 *
 * Returns: (transfer full) (nullable): a new image; %NULL with %STELLER_ERROR_UNSUPPORTED when it is in another format,
 *   %STELLER_ERROR_SYNTAX when its head is damaged, %STELLER_ERROR_LIMIT when it is larger than
 *   %STELLER_IMAGE_MAX_BYTES or has more than %STELLER_IMAGE_MAX_PIXELS. The error's member is @name.
 */
StellerImage *
steller_image_new (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (StellerImage) self = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > STELLER_IMAGE_MAX_BYTES)
    {
      steller_error_set_at (error, STELLER_ERROR_LIMIT, 0, name, _("“%s” is too large"), name);
      return NULL;
    }
  self = g_atomic_rc_box_new0 (StellerImage);
  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  return read_head (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * steller_image_ref:
 * @self: an image
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
StellerImage *
steller_image_ref (StellerImage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear_image (gpointer data)
{
  StellerImage *self = data;

  g_free (self->name);
  g_bytes_unref (self->bytes);
}

/**
 * steller_image_unref:
 * @self: (transfer full): an image
 *
 * Drops a reference.
 */
void
steller_image_unref (StellerImage *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_image);
}

/**
 * steller_image_get_name:
 * @self: an image
 *
 * Gets the name of the part that holds it.
 *
 * Returns: (transfer none): the name
 */
const char *
steller_image_get_name (const StellerImage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * steller_image_get_kind:
 * @self: an image
 *
 * Tells its format.
 *
 * Returns: the format
 */
StellerImageKind
steller_image_get_kind (const StellerImage *self)
{
  g_return_val_if_fail (self != NULL, STELLER_IMAGE_PNG);

  return self->kind;
}

/**
 * steller_image_get_media_type:
 * @self: an image
 *
 * Tells its format as a media type.
 *
 * Returns: (transfer none): the type, such as `image/png`
 */
const char *
steller_image_get_media_type (const StellerImage *self)
{
  static const char *const types[] = { "image/png", "image/jpeg", "image/svg+xml" };

  g_return_val_if_fail (self != NULL, NULL);

  return types[self->kind];
}

/**
 * steller_image_get_bytes:
 * @self: an image
 *
 * Gets its file.
 *
 * Returns: (transfer none): the bytes
 */
GBytes *
steller_image_get_bytes (const StellerImage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

/**
 * steller_image_get_pixels:
 * @self: an image
 * @width: (out): its width in pixels; 0 of an SVG
 * @height: (out): its height in pixels; 0 of an SVG
 *
 * Tells how many pixels it has.
 */
void
steller_image_get_pixels (const StellerImage *self, guint *width, guint *height)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (width != NULL && height != NULL);

  *width = self->width;
  *height = self->height;
}

/**
 * steller_image_get_n_channels:
 * @self: an image
 *
 * Tells how many numbers make up a pixel: 1 is grey, 3 are colours, 4 of a JPEG are the inks of a press.
 *
 * Returns: their number; 0 of an SVG
 */
guint
steller_image_get_n_channels (const StellerImage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_channels;
}
