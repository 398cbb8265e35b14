/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-fixture.h"

#include <math.h>
#include <string.h>

#include "random-markup.h"

/*
 * What a screen draws again after a change: outside of it the pages must look the same to the last pixel, and leaving out
 * what is not in a picture must not show in it.
 */

#define N_BLOCKS 12
#define N_EDITS 40
#define N_PAGES 4
#define BAND_HEIGHT 96
/* Pixels by which the smooth edge of a glyph may reach out of its outline. */
#define SMOOTHING 2

/* With somebody to tell about the structure all of a page is drawn, be it outside of the picture. */
static const StellerPaintSink nobody = { 0 };

static const double scales[] = { 0.5, 1.0, 1.37 };

static cairo_surface_t *
draw (StellerPages *pages,
      guint page,
      double scale,
      int from,
      int height,
      const StellerPaintSink *sink)
{
  double width;
  cairo_surface_t *surface;
  cairo_t *cr;

  steller_pages_get_page_size (pages, page, &width, NULL);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * scale), height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, 0, -from);
  cairo_scale (cr, scale, scale);
  steller_pages_draw (pages, page, cr, sink, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static const guint8 *
get_row (cairo_surface_t *surface,
         int row)
{
  return cairo_image_surface_get_data (surface) + (gsize) row * (gsize) cairo_image_surface_get_stride (surface);
}

static void
assert_same_rows (cairo_surface_t *one,
                  int one_row,
                  cairo_surface_t *other,
                  int other_row,
                  int n)
{
  for (int i = 0; i < n; i++)
    if (memcmp (get_row (one, one_row + i), get_row (other, other_row + i),
                (gsize) cairo_image_surface_get_stride (one)) != 0)
      g_error ("row %d is not the same", one_row + i);
}

static void
check_page (StellerPages *old,
            StellerPages *new,
            guint page,
            double scale)
{
  double page_height, top, bottom;
  gboolean changed = steller_pages_find_change (old, new, page, &top, &bottom);
  int height, first, end;
  cairo_surface_t *before, *after;

  steller_pages_get_page_size (new, page, NULL, &page_height);
  height = (int) ceil (page_height * scale);
  first = changed ? CLAMP ((int) floor (top * scale) - SMOOTHING, 0, height) : height;
  end = changed ? CLAMP ((int) ceil (bottom * scale) + SMOOTHING, first, height) : height;

  before = draw (old, page, scale, 0, height, NULL);
  after = draw (new, page, scale, 0, height, NULL);
  assert_same_rows (before, 0, after, 0, first);
  assert_same_rows (before, end, after, end, height - end);

  for (int from = 0; from < height; from += BAND_HEIGHT)
    {
      int band_height = MIN (BAND_HEIGHT, height - from);
      cairo_surface_t *seen = draw (new, page, scale, from, band_height, NULL);
      cairo_surface_t *all = draw (new, page, scale, from, band_height, &nobody);

      assert_same_rows (seen, 0, all, 0, band_height);
      cairo_surface_destroy (seen);
      cairo_surface_destroy (all);
    }
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

static char *
make_block (GRand *random)
{
  g_autofree char *markup = random_markup_new (random, (guint) g_rand_int_range (random, 1, 80));
  GString *text = g_string_new (NULL);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      g_string_append (text, markup);
      break;
    case 1:
      for (guint i = 0; i < 12; i++)
        g_string_append_printf (text, "- punt %u met genoeg woorden voor meer dan één regel op de bladzijde, %s\n",
                                g_rand_int_range (random, 0, 3), g_rand_boolean (random) ? "en zo voort" : "Übergang ");
      break;
    case 2:
      for (guint i = 0; i < 8; i++)
        g_string_append_printf (text, "| %s | %d |\n%s", g_rand_boolean (random) ? "cel" : "Übergang ",
                                g_rand_int_range (random, 0, 4), i == 0 ? "|---|---|\n" : "");
      break;
    default:
      for (guint i = 0; i < 60; i++)
        g_string_append (text, g_rand_int_range (random, 0, 8) == 0 ? "Übergang " : "besluit ");
      break;
    }
  g_string_append (text, "\n\n");

  return g_string_free_and_steal (text);
}

static StellerPages *
lay_out (StellerLayout *layout,
         GPtrArray *blocks)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (StellerDocument) document = NULL;

  for (guint i = 0; i < blocks->len; i++)
    g_string_append (text, blocks->pdata[i]);
  document = fixture_new_note (STELLER_AUDIENCE_INTERNAL, text->str);

  return steller_layout_lay_out (layout, document);
}

static void
check_random_edits (StellerStyle *style)
{
  guint32 seed;
  g_autoptr (GRand) random = random_markup_start (&seed);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = NULL;

  for (guint i = 0; i < N_BLOCKS; i++)
    g_ptr_array_add (blocks, make_block (random));
  pages = lay_out (layout, blocks);

  for (guint i = 0; i < N_EDITS; i++)
    {
      guint edited = (guint) g_rand_int_range (random, 0, N_BLOCKS);
      StellerPages *old = pages;
      guint n_pages;

      g_free (blocks->pdata[edited]);
      blocks->pdata[edited] = make_block (random);
      pages = lay_out (layout, blocks);
      n_pages = MIN (steller_pages_get_n_pages (old), steller_pages_get_n_pages (pages));
      for (guint page = 0; page < MIN (n_pages, N_PAGES); page++)
        check_page (old, pages, page, scales[i % G_N_ELEMENTS (scales)]);
      steller_pages_unref (old);
    }
}

static void
test_random_edits (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);

  check_random_edits (style);
}

/* Lines so close that letters reach into those above and below. */
static void
test_close_lines (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style ("fo:line-height=\"12.5pt\"", "fo:line-height=\"5pt\"");

  check_random_edits (style);
}

static StellerPages *
lay_out_text (StellerLayout *layout,
              const char *text)
{
  g_autoptr (StellerDocument) document = fixture_new_document ("Kop", text);

  return steller_layout_lay_out (layout, document);
}

/* What is drawn again is no more than the paragraph, or the item of a list, in which a letter was typed. */
static void
test_is_small (void)
{
  static const struct {
    const char *before;
    const char *after;
  } cases[] = {
    { "Een.\n\nTwee.\n\nDrie.\n", "Een.\n\nTwee!\n\nDrie.\n" },
    { "- een\n- twee\n- drie\n", "- een\n- twee!\n- drie\n" },
    { "| a |\n|---|\n| een |\n| twee |\n", "| a |\n|---|\n| een! |\n| twee |\n" },
  };
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StellerPages) before = lay_out_text (layout, cases[i].before);
      g_autoptr (StellerPages) after = lay_out_text (layout, cases[i].after);
      g_autoptr (StellerPages) again = lay_out_text (layout, cases[i].after);
      double top, bottom;

      g_assert_true (steller_pages_find_change (before, after, 0, &top, &bottom));
      g_assert_cmpfloat (bottom, >, top);
      g_assert_cmpfloat (bottom - top, <, 40.0);
      g_assert_false (steller_pages_find_change (after, again, 0, &top, &bottom));
    }
}

/* Nothing is the same as what another layout made, for its fonts are others. */
static void
test_other_layout (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerLayout) other = steller_layout_new (style);
  g_autoptr (StellerPages) one = lay_out_text (layout, "Een.\n");
  g_autoptr (StellerPages) two = lay_out_text (other, "Een.\n");
  double top, bottom, height;

  steller_pages_get_page_size (one, 0, NULL, &height);
  g_assert_true (steller_pages_find_change (one, two, 0, &top, &bottom));
  g_assert_cmpfloat (top, ==, 0.0);
  g_assert_cmpfloat (bottom, ==, height);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/change/random-edits", test_random_edits);
  g_test_add_func ("/layout/change/close-lines", test_close_lines);
  g_test_add_func ("/layout/change/is-small", test_is_small);
  g_test_add_func ("/layout/change/other-layout", test_other_layout);

  return g_test_run ();
}
