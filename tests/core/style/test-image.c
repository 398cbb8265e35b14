/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "steller-error.h"
#include "steller-image.h"

#define PNG_HEAD "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
#define PNG(width, height, kind) PNG_HEAD width height "\x08" kind "\0\0\0crc_"
#define JPEG_FRAME(marker, height, width, channels) "\xff" marker "\0\x11\x08" height width channels "xxxxxxxxx"

#define FILE(bytes) bytes, sizeof bytes - 1

static const struct
{
  const char *bytes;
  gsize length;
  int code;
  StellerImageKind kind;
  guint width, height, n_channels;
} heads[] = {
  { FILE (PNG ("\0\0\0\x05", "\0\0\0\x06", "\x06")), -1, STELLER_IMAGE_PNG, 5, 6, 4 },
  { FILE (PNG ("\0\0\x40\0", "\0\0\0\x01", "\x03")), -1, STELLER_IMAGE_PNG, 16384, 1, 3 },
  { FILE (PNG ("\0\0\0\0", "\0\0\0\x06", "\x02")), STELLER_ERROR_SYNTAX, 0, 0, 0, 0 },
  { FILE (PNG ("\0\0\0\x01", "\0\0\0\x06", "\x01")), STELLER_ERROR_SYNTAX, 0, 0, 0, 0 },
  { FILE (PNG ("\0\0\0\x01", "\0\0\0\x06", "\x7f")), STELLER_ERROR_SYNTAX, 0, 0, 0, 0 },
  { FILE (PNG ("\x7f\xff\xff\xff", "\x7f\xff\xff\xff", "\x02")), STELLER_ERROR_LIMIT, 0, 0, 0, 0 },
  { FILE (PNG ("\xff\xff\xff\xff", "\0\0\0\x01", "\x02")), STELLER_ERROR_LIMIT, 0, 0, 0, 0 },
  { FILE (PNG ("\0\0\x20\0", "\0\0\x20\0", "\x02")), STELLER_ERROR_LIMIT, 0, 0, 0, 0 },
  { FILE (PNG_HEAD), STELLER_ERROR_SYNTAX, 0, 0, 0, 0 },
  { FILE ("\x89PNG\r\n\x1a\n\0\0\0\rIDATxxxxxxxxxxxxxxxxxxxxxxxxx"), STELLER_ERROR_SYNTAX, 0, 0, 0, 0 },
  { FILE ("\xff\xd8" JPEG_FRAME ("\xc0", "\0\x07", "\0\x08", "\3")), -1, STELLER_IMAGE_JPEG, 8, 7, 3 },
  { FILE ("\xff\xd8\xff\xe0\0\4ab\xff\xff" JPEG_FRAME ("\xc2", "\1\0", "\0\1", "\4")), -1, STELLER_IMAGE_JPEG, 1, 256,
    4 },
  { FILE ("\xff\xd8\xff\xe0\0\1" JPEG_FRAME ("\xc0", "\0\x07", "\0\x08", "\3")), STELLER_ERROR_SYNTAX, 0, 0, 0, 0 },
  { FILE ("\xff\xd8\xff\xe0\xff\xff" JPEG_FRAME ("\xc0", "\0\x07", "\0\x08", "\3")), STELLER_ERROR_SYNTAX, 0, 0, 0, 0 },
  { FILE ("\xff\xd8" JPEG_FRAME ("\xc0", "\xff\xff", "\xff\xff", "\3")), STELLER_ERROR_LIMIT, 0, 0, 0, 0 },
  { FILE ("\xff\xd8\xff\xc4\0\2\xff\xd9"), STELLER_ERROR_SYNTAX, 0, 0, 0, 0 },
  { FILE ("\xff\xd8\xff"), STELLER_ERROR_UNSUPPORTED, 0, 0, 0, 0 },
  { FILE ("\xff\xd8\xff\xff\xff\xff\xff\xff"), STELLER_ERROR_SYNTAX, 0, 0, 0, 0 },
  { FILE ("\xff\xd8\xff\xc0\0\4ab"), STELLER_ERROR_SYNTAX, 0, 0, 0, 0 },
  { FILE ("<svg/>"), -1, STELLER_IMAGE_SVG, 0, 0, 0 },
  { FILE ("\xef\xbb\xbf \n<?xml version='1.0'?><!-- --><svg>"), -1, STELLER_IMAGE_SVG, 0, 0, 0 },
  { FILE ("\x1f\x8b\x08 <svg"), STELLER_ERROR_UNSUPPORTED, 0, 0, 0, 0 },
  { FILE ("GIF89a"), STELLER_ERROR_UNSUPPORTED, 0, 0, 0, 0 },
  { FILE ("<html/>"), STELLER_ERROR_UNSUPPORTED, 0, 0, 0, 0 },
  { FILE (""), STELLER_ERROR_UNSUPPORTED, 0, 0, 0, 0 },
};

static void
test_heads (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (heads[i].bytes, heads[i].length);
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerImage) image = steller_image_new ("Pictures/a", bytes, &error);
      guint width, height;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      if (heads[i].code >= 0)
        {
          g_assert_null (image);
          g_assert_error (error, STELLER_ERROR, heads[i].code);
          g_assert_cmpstr (steller_error_get_member (error), ==, "Pictures/a");
          continue;
        }
      g_assert_no_error (error);
      steller_image_get_pixels (image, &width, &height);
      g_assert_cmpint (steller_image_get_kind (image), ==, heads[i].kind);
      g_assert_cmpuint (width, ==, heads[i].width);
      g_assert_cmpuint (height, ==, heads[i].height);
      g_assert_cmpuint (steller_image_get_n_channels (image), ==, heads[i].n_channels);
      g_assert_true (steller_image_get_bytes (image) == bytes);
      g_assert_cmpstr (steller_image_get_name (image), ==, "Pictures/a");
    }
}

static void
test_media_types (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<svg/>", 6);
  g_autoptr (StellerImage) image = steller_image_new ("a.png", bytes, NULL);
  StellerImage *same = steller_image_ref (image);

  /* The name does not matter. */
  g_assert_cmpstr (steller_image_get_media_type (same), ==, "image/svg+xml");
  steller_image_unref (same);
}

static void
test_too_large (void)
{
  g_autofree char *data = g_strnfill (STELLER_IMAGE_MAX_BYTES + 1, ' ');
  g_autoptr (GBytes) bytes = g_bytes_new (data, STELLER_IMAGE_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (steller_image_new ("a", bytes, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
}

/* Each head cut off at each place, and each byte of it changed, gives an image or an error. */
static void
test_damage (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    for (gsize at = 0; at < heads[i].length; at++)
      {
        g_autofree char *changed = g_memdup2 (heads[i].bytes, heads[i].length);
        g_autoptr (GBytes) cut = g_bytes_new (heads[i].bytes, at);
        g_autoptr (GBytes) other = NULL;
        g_autoptr (GError) cut_error = NULL;
        g_autoptr (GError) other_error = NULL;
        g_autoptr (StellerImage) cut_image = NULL;
        g_autoptr (StellerImage) other_image = NULL;

        changed[at] ^= (char) g_test_rand_int_range (1, 256);
        other = g_bytes_new (changed, heads[i].length);
        cut_image = steller_image_new ("a", cut, &cut_error);
        other_image = steller_image_new ("a", other, &other_error);
        g_assert_true ((cut_image == NULL) == (cut_error != NULL));
        g_assert_true ((other_image == NULL) == (other_error != NULL));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/image/heads", test_heads);
  g_test_add_func ("/style/image/media-types", test_media_types);
  g_test_add_func ("/style/image/too-large", test_too_large);
  g_test_add_func ("/style/image/damage", test_damage);
  return g_test_run ();
}
