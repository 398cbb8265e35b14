/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-odf-value.h"

#define TOLERANCE 1e-9

static const struct
{
  const char *text;
  gboolean valid;
  double points;
} lengths[] = {
  { "1in", TRUE, 72 },
  { "2.54cm", TRUE, 72 },
  { "25.4mm", TRUE, 72 },
  { "12.5pt", TRUE, 12.5 },
  { "1pc", TRUE, 12 },
  { "96px", TRUE, 72 },
  { "-38mm", TRUE, -38 * 72 / 25.4 },
  { ".5pt", TRUE, 0.5 },
  { "5.pt", TRUE, 5 },
  { "0", TRUE, 0 },
  { "0mm", TRUE, 0 },
  { "-0pt", TRUE, 0 },
  { "14400pt", TRUE, 14400 },
  { "14401pt", FALSE },
  { "-14401pt", FALSE },
  { "", FALSE },
  { "5", FALSE },
  { "mm", FALSE },
  { "-", FALSE },
  { ".mm", FALSE },
  { "1 mm", FALSE },
  { " 1mm", FALSE },
  { "1mm ", FALSE },
  { "+1mm", FALSE },
  { "1,5mm", FALSE },
  { "1e3mm", FALSE },
  { "0x10pt", FALSE },
  { "infpt", FALSE },
  { "nanpt", FALSE },
  { "1em", FALSE },
  { "50%", FALSE },
  { "1000000000000000000000000000000000000000000000000000000pt", FALSE },
};

static void
test_lengths (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      double points = 99;

      if (steller_odf_parse_length (lengths[i].text, &points) != lengths[i].valid)
        g_error ("%s", lengths[i].text);
      g_assert_cmpfloat_with_epsilon (points, lengths[i].valid ? lengths[i].points : 99, TOLERANCE);
    }
}

static const struct
{
  const char *text;
  gboolean valid;
  double factor;
} percentages[] = {
  { "100%", TRUE, 1 },  { "58%", TRUE, 0.58 }, { "-8%", TRUE, -0.08 }, { "0%", TRUE, 0 },  { "12.5%", TRUE, 0.125 },
  { "10000%", TRUE, 100 }, { "10001%", FALSE }, { "%", FALSE },        { "100", FALSE },   { "100 %", FALSE },
  { "100%%", FALSE },   { "", FALSE },
};

static void
test_percentages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (percentages); i++)
    {
      double factor = 99;

      if (steller_odf_parse_percentage (percentages[i].text, &factor) != percentages[i].valid)
        g_error ("%s", percentages[i].text);
      g_assert_cmpfloat_with_epsilon (factor, percentages[i].valid ? percentages[i].factor : 99, TOLERANCE);
    }
}

static const struct
{
  const char *text;
  gboolean valid;
  guint rgb;
} colors[] = {
  { "#000000", TRUE, 0x000000 }, { "#01689b", TRUE, 0x01689b }, { "#FFffFF", TRUE, 0xffffff }, { "#fff", FALSE },
  { "000000", FALSE },           { "#00000g", FALSE },          { "#0000000", FALSE },         { "red", FALSE },
  { "transparent", FALSE },      { "", FALSE },                 { "#-12345", FALSE },
};

static void
test_colors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      StellerColor color = { 9, 9, 9 };

      if (steller_odf_parse_color (colors[i].text, &color) != colors[i].valid)
        g_error ("%s", colors[i].text);
      if (!colors[i].valid)
        continue;
      g_assert_cmpfloat_with_epsilon (color.red, (colors[i].rgb >> 16) / 255.0, TOLERANCE);
      g_assert_cmpfloat_with_epsilon (color.green, ((colors[i].rgb >> 8) & 255) / 255.0, TOLERANCE);
      g_assert_cmpfloat_with_epsilon (color.blue, (colors[i].rgb & 255) / 255.0, TOLERANCE);
    }
}

static const struct
{
  const char *text;
  gboolean valid;
  double width;
  StellerBorderStyle style;
  double red;
} borders[] = {
  { "none", TRUE, 0, STELLER_BORDER_SOLID, 0 },
  { "hidden", TRUE, 0, STELLER_BORDER_SOLID, 0 },
  { "0.5pt solid #ff0000", TRUE, 0.5, STELLER_BORDER_SOLID, 1 },
  { "#ff0000 dotted 1mm", TRUE, 72 / 25.4, STELLER_BORDER_DOTTED, 1 },
  { "1pt dashed", TRUE, 1, STELLER_BORDER_DASHED, 0 },
  { "1pt dash-dot #000000", TRUE, 1, STELLER_BORDER_DASHED, 0 },
  { "1pt double #000000", TRUE, 1, STELLER_BORDER_SOLID, 0 },
  { "thin solid", TRUE, 0.75, STELLER_BORDER_SOLID, 0 },
  { "thick solid #000000", TRUE, 2.25, STELLER_BORDER_SOLID, 0 },
  { "solid", TRUE, 0.75, STELLER_BORDER_SOLID, 0 },
  { "0.5pt  solid  #ff0000", TRUE, 0.5, STELLER_BORDER_SOLID, 1 },
  { "1pt #000000", FALSE },
  { "-1pt solid", FALSE },
  { "1pt wavy #000000", FALSE },
  { "", FALSE },
  { "1pt solid #000000 1 2 3 4 5 6 7 8 9", FALSE },
};

static void
test_borders (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (borders); i++)
    {
      StellerBorder border = { 9 };

      if (steller_odf_parse_border (borders[i].text, &border) != borders[i].valid)
        g_error ("%s", borders[i].text);
      g_assert_cmpfloat_with_epsilon (border.width, borders[i].valid ? borders[i].width : 9, TOLERANCE);
      if (!borders[i].valid)
        continue;
      g_assert_cmpint (border.style, ==, borders[i].style);
      g_assert_cmpfloat_with_epsilon (border.color.red, borders[i].red, TOLERANCE);
    }
}

static const struct
{
  const char *text;
  gboolean valid;
  guint count;
} counts[] = {
  { "0", TRUE, 0 },  { "10", TRUE, 10 },    { "11", FALSE }, { "-1", FALSE },  { "", FALSE },
  { NULL, FALSE },   { "1.0", FALSE },      { " 1", FALSE }, { "1x", FALSE },  { "99999999999999999999999", FALSE },
};

static void
test_counts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      guint count = 99;

      if (steller_odf_parse_count (counts[i].text, 10, &count) != counts[i].valid)
        g_error ("%s", counts[i].text);
      g_assert_cmpuint (count, ==, counts[i].valid ? counts[i].count : 99);
    }
}

static const struct
{
  const char *text, *family, *others;
} families[] = {
  { "Arial", "Arial", NULL },
  { "'Liberation Sans'", "Liberation Sans", NULL },
  { "\"Liberation Sans\", Arial", "Liberation Sans", "Arial" },
  { "Liberation Sans, Arial , 'Times New Roman'", "Liberation Sans", "Arial,Times New Roman" },
  { " Arial ;x", "Arial", "x" },
  { "'unclosed", "unclosed", NULL },
  { "'a, b', c", "a, b", "c" },
  { "a, 'b, c', ,, d,", "a", "d" },
  { "a,b,c,d,e,f,g,h,i,j,k", "a", "b,c,d,e,f,g,h,i" },
  { "", NULL, NULL },
  { "''", NULL, NULL },
  { ",Arial", NULL, "Arial" },
};

static void
test_families (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *others = NULL;
      g_autofree char *family = steller_odf_parse_family (families[i].text, &others);

      g_assert_cmpstr (family, ==, families[i].family);
      g_assert_cmpstr (others, ==, families[i].others);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/value/lengths", test_lengths);
  g_test_add_func ("/style/value/percentages", test_percentages);
  g_test_add_func ("/style/value/colors", test_colors);
  g_test_add_func ("/style/value/borders", test_borders);
  g_test_add_func ("/style/value/counts", test_counts);
  g_test_add_func ("/style/value/families", test_families);
  return g_test_run ();
}
