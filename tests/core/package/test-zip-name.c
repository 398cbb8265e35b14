/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-zip-name.h"

static const struct
{
  const char *name;
  gboolean safe;
} names[] = {
  { "mimetype", TRUE },
  { "META-INF/manifest.xml", TRUE },
  { "Pictures/", TRUE },
  { "Pictures/foto van een \xC3\xA9\xC3\xA9nhoorn.png", TRUE },
  { "..a/b..", TRUE },
  { ".hidden", TRUE },
  { "", FALSE },
  { "/", FALSE },
  { "/etc/passwd", FALSE },
  { "..", FALSE },
  { "../a", FALSE },
  { "a/../b", FALSE },
  { "a/..", FALSE },
  { ".", FALSE },
  { "a/./b", FALSE },
  { "a//b", FALSE },
  { "a\\b", FALSE },
  { "..\\a", FALSE },
  { "C:a", FALSE },
  { "c:/a", FALSE },
  { "a\nb", FALSE },
  { "a\177", FALSE },
  { "a\xFF", FALSE },
};

static void
test_is_safe (void)
{
  g_autofree char *longest = g_strnfill (1024, 'a');
  g_autofree char *too_long = g_strnfill (1025, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (steller_zip_name_is_safe (names[i].name) != names[i].safe)
      g_error ("%s", names[i].name);
  g_assert_true (steller_zip_name_is_safe (longest));
  g_assert_false (steller_zip_name_is_safe (too_long));
}

static void
test_is_compressed (void)
{
  static const char *const compressed[] = { "Pictures/a.png", "a.JPG", "word/media/b.jpeg" };
  static const char *const others[] = { "Pictures/a.svg", "content.xml", "Pictures/png", "", "a.png/" };

  for (gsize i = 0; i < G_N_ELEMENTS (compressed); i++)
    g_assert_true (steller_zip_name_is_compressed (compressed[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (steller_zip_name_is_compressed (others[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/zip-name/is-safe", test_is_safe);
  g_test_add_func ("/package/zip-name/is-compressed", test_is_compressed);
  return g_test_run ();
}
