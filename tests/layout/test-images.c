/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "steller-picture.h"

#define SIDE 40

/* Sixteen by eight pixels: red, red in inks, and grey. */
static const char red_jpeg[] =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYE"
  "pRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAIABADASIA"
  "AhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABQf/xAAUEQEAAAAAAA"
  "AAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCfADKS/9k=";
static const char cmyk_jpeg[] =
  "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBKUV"
  "JP/9sAQwEODg4TERMmFRUmTzUtNU9PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P/8AAFAgACAAQBAEiAAIR"
  "AQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAFB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAFB//EABQRAQAAAA"
  "AAAAAAAAAAAAAAAAD/2gAOBAEAAhEDEQQAAD8AvgGU2acA/9k=";
static const char grey_jpeg[] =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYE"
  "pRUk//wAALCAAIABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AIP/2Q==";

#define SVG(attributes, content) "<svg xmlns='http://www.w3.org/2000/svg' " attributes ">" content "</svg>"

static cairo_status_t
append (void *closure,
        const unsigned char *data,
        unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_png (cairo_format_t format)
{
  cairo_surface_t *surface = cairo_image_surface_create (format, 3, 2);
  cairo_t *cr = cairo_create (surface);
  GByteArray *file = g_byte_array_new ();

  cairo_set_source_rgb (cr, 1.0, 0.0, 0.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append, file);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (file);
}

static GBytes *
decode (const char *base64)
{
  gsize length;
  guchar *data = g_base64_decode (base64, &length);

  return g_bytes_new_take (data, length);
}

static GBytes *
take_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static StellerPicture *
new_picture (GBytes *bytes,
             GError **error)
{
  g_autoptr (GBytes) owned = bytes;
  g_autoptr (StellerImage) image = steller_image_new ("Pictures/logo", owned, error);

  return image != NULL ? steller_picture_new (image, error) : NULL;
}

/* The colour of a pixel of a picture that was drawn from 10 to 30, on white. */
static guint32
draw_pixel (StellerPicture *picture,
            int x,
            int y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  steller_picture_draw (picture, cr, 10.0, 10.0, 20.0, 20.0);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  memcpy (&pixel, cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x,
          sizeof pixel);
  cairo_surface_destroy (surface);

  return pixel & 0xffffff;
}

static void
assert_near (guint32 color,
             guint32 wanted)
{
  for (guint shift = 0; shift < 24; shift += 8)
    if (ABS ((int) (color >> shift & 0xff) - (int) (wanted >> shift & 0xff)) > 8)
      g_error ("#%06x in place of #%06x", color, wanted);
}

/* Every picture fills its rectangle to the edges, and nothing else. */
static void
test_formats (void)
{
  const struct {
    GBytes *bytes;
    guint32 color;
  } cases[] = {
    { make_png (CAIRO_FORMAT_RGB24), 0xff0000 },
    { make_png (CAIRO_FORMAT_ARGB32), 0xff0000 },
    { make_png (CAIRO_FORMAT_RGB96F), 0xff0000 },
    { make_png (CAIRO_FORMAT_RGBA128F), 0xff0000 },
    { decode (red_jpeg), 0xff0000 },
    { decode (grey_jpeg), 0x808080 },
    { take_text (SVG ("width='10' height='5'", "<rect width='10' height='5' fill='#00f'/>")), 0x0000ff },
    { take_text (SVG ("viewBox='0 0 7 7'", "<rect width='7' height='7' fill='#00f'/>")), 0x0000ff },
    { take_text (SVG ("width='100000' height='100000'", "<rect width='100%' height='100%' fill='#00f'/>")), 0x0000ff },
    { take_text (SVG ("", "<rect width='100%' height='100%' fill='#00f'/>")), 0x0000ff },
    { take_text (SVG ("width='5' height='5'", "<rect x='-100' y='-100' width='500' height='500' fill='#00f'/>")),
      0x0000ff },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerPicture) picture = new_picture (cases[i].bytes, &error);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_no_error (error);
      assert_near (draw_pixel (picture, 20, 20), cases[i].color);
      assert_near (draw_pixel (picture, 11, 28), cases[i].color);
      assert_near (draw_pixel (picture, 5, 20), 0xffffff);
      assert_near (draw_pixel (picture, 31, 31), 0xffffff);
    }
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) png = make_png (CAIRO_FORMAT_RGB24);
  g_autoptr (GBytes) jpeg = decode (red_jpeg);
  GBytes * const cases[] = {
    g_bytes_new_from_bytes (png, 0, 40),
    g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) - 20),
    g_bytes_new_from_bytes (jpeg, 0, 200),
    take_text ("<svg"),
    take_text ("<svg xmlns='http://www.w3.org/2000/svg'><rect></svg>"),
    take_text ("<html><svg/></html>"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerPicture) picture = new_picture (cases[i], &error);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_null (picture);
      g_assert_nonnull (error);
    }
}

/* A drawing reads no file, whatever it names. */
static void
test_no_files (void)
{
  g_autoptr (GBytes) png = make_png (CAIRO_FORMAT_RGB24);
  g_autofree char *folder = g_dir_make_tmp ("steller-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "red.png", NULL);
  const char * const forms[] = { "file://%s", "%s", "../../../../../../../..%s" };

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GString) address = g_string_new (forms[i]);
      g_autoptr (StellerPicture) picture = NULL;
      g_autofree char *drawing = NULL;
      g_autoptr (GError) error = NULL;

      g_string_replace (address, "%s", path, 0);
      drawing = g_strdup_printf (SVG ("width='9' height='9'", "<image href='%s' width='9' height='9'/>"), address->str);
      picture = new_picture (take_text (drawing), &error);
      g_assert_no_error (error);
      assert_near (draw_pixel (picture, 20, 20), 0xffffff);
    }
  g_remove (path);
  g_rmdir (folder);
}

/* A drawing that multiplies itself comes to an end, in whatever way. */
static void
test_explosion (void)
{
  g_autoptr (GString) drawing = g_string_new ("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><defs>"
                                              "<g id='a0'><rect width='9' height='9' fill='#00f'/></g>");
  g_autoptr (StellerPicture) picture = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < 30; i++)
    {
      g_string_append_printf (drawing, "<g id='a%u'>", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (drawing, "<use href='#a%u'/>", i - 1);
      g_string_append (drawing, "</g>");
    }
  g_string_append (drawing, "</defs><use href='#a29'/></svg>");
  picture = new_picture (take_text (drawing->str), &error);
  g_assert_true ((picture == NULL) == (error != NULL));
}

static gsize
count (GByteArray *file,
       const char *text)
{
  gsize n = 0;
  const guint8 *at = file->data;

  while ((at = memmem (at, file->len - (gsize) (at - file->data), text, strlen (text))) != NULL)
    {
      n++;
      at++;
    }

  return n;
}

/* A PDF holds a JPEG once and as it is, unless its colours are inks; a drawing makes no pixels in it. */
static void
test_pdf (void)
{
  const struct {
    GBytes *bytes;
    gsize n_jpegs;
    gsize n_images;
  } cases[] = {
    { decode (red_jpeg), 1, 1 },
    { decode (grey_jpeg), 1, 1 },
    { decode (cmyk_jpeg), 0, 1 },
    { make_png (CAIRO_FORMAT_RGB24), 0, 1 },
    { take_text (SVG ("width='10' height='5'", "<circle cx='5' cy='2' r='2' fill='#00f'/>")), 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerPicture) picture = new_picture (cases[i].bytes, &error);
      g_autoptr (GByteArray) file = g_byte_array_new ();
      cairo_surface_t *surface;
      cairo_t *cr;

      g_assert_no_error (error);
      surface = cairo_pdf_surface_create_for_stream (append, file, 100.0, 100.0);
      cr = cairo_create (surface);
      for (guint page = 0; page < 3; page++)
        {
          steller_picture_draw (picture, cr, 10.0, 10.0, 20.0, 20.0);
          cairo_show_page (cr);
        }
      cairo_destroy (cr);
      cairo_surface_finish (surface);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (count (file, "/DCTDecode"), ==, cases[i].n_jpegs);
      g_assert_cmpuint (count (file, "/Subtype /Image"), ==, cases[i].n_images);
      g_assert_cmpuint (count (file, "/DeviceCMYK"), ==, 0);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/images/formats", test_formats);
  g_test_add_func ("/images/damaged", test_damaged);
  g_test_add_func ("/images/no-files", test_no_files);
  g_test_add_func ("/images/explosion", test_explosion);
  g_test_add_func ("/images/pdf", test_pdf);

  return g_test_run ();
}
