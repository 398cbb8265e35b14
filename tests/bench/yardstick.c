/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The yardstick: plain text flowed over pages of A4 into a PDF, with Pango and cairo and nothing else, as anyone would
 * write it. No structure, no styles, no finishing. What an export of Steller takes is measured against it.
 */

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.89
#define MARGIN_LEFT 78.0
#define MARGIN_TOP 71.0
#define MARGIN_BOTTOM 74.0
#define TEXT_WIDTH 376.0
#define FONT "Liberation Sans 9.5"

static double
draw_paragraph (cairo_t *cr,
                PangoLayout *layout,
                const char *text,
                double y)
{
  PangoLayoutIter *iter;

  pango_layout_set_text (layout, text, -1);
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle extents;
      double height, baseline;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      height = extents.height / (double) PANGO_SCALE;
      baseline = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE - extents.y / (double) PANGO_SCALE;
      if (y + height > PAGE_HEIGHT - MARGIN_BOTTOM)
        {
          cairo_show_page (cr);
          y = MARGIN_TOP;
        }
      cairo_move_to (cr, MARGIN_LEFT + extents.x / (double) PANGO_SCALE, y + baseline);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
      y += height;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  return y;
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *text = NULL;
  g_auto (GStrv) paragraphs = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoLayout *layout;
  PangoFontDescription *font;
  cairo_status_t status;
  double y = MARGIN_TOP;

  if (argc != 3)
    {
      g_printerr ("usage: yardstick TEXT OUT.pdf\n");
      return 2;
    }
  if (!g_file_get_contents (argv[1], &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  surface = cairo_pdf_surface_create (argv[2], PAGE_WIDTH, PAGE_HEIGHT);
  cr = cairo_create (surface);
  layout = pango_cairo_create_layout (cr);
  font = pango_font_description_from_string (FONT);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (TEXT_WIDTH * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);

  paragraphs = g_strsplit (text, "\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    y = draw_paragraph (cr, layout, paragraphs[i], y);

  cairo_show_page (cr);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_printerr ("%s\n", cairo_status_to_string (status));
      return 1;
    }

  return 0;
}
