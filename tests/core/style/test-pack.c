/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "steller-odf.h"
#include "steller-style-pack.h"
#include "template.h"

/* The name of the first entry of a zip file starts after its local header (APPNOTE.TXT 4.3.7). */
#define FIRST_NAME 30

static GBytes *
pack (StellerStyle *style, const char *title)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = steller_style_pack (style, title, &error);

  g_assert_no_error (error);
  return bytes;
}

static StellerStyle *
load (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  StellerStyle *style = steller_style_new_from_bytes ("kopie", bytes, &error);

  g_assert_no_error (error);
  return style;
}

/* A copy says the same, but for its title, and does not change by being copied again. */
static void
test_builtin (void)
{
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", NULL);
  g_autoptr (GBytes) bytes = pack (style, "Kopie & <meer>");
  g_autoptr (StellerStyle) copy = load (bytes);
  g_autoptr (GBytes) again = pack (copy, "Kopie & <meer>");

  g_assert_cmpstr (steller_style_get_title (copy), ==, "Kopie & <meer>");
  g_assert_cmpstr (steller_style_get_version (copy), ==, steller_style_get_version (style));
  g_assert_null (steller_style_get_warnings (copy)[0]);
  g_assert_true (g_strv_equal (steller_style_get_part_names (style), steller_style_get_part_names (copy)));
  for (const char *const *name = steller_style_get_part_names (style); *name != NULL; name++)
    if (!g_str_equal (*name, "meta.xml") && !g_str_equal (*name, "META-INF/manifest.xml"))
      g_assert_true (g_bytes_equal (steller_style_get_part (style, *name), steller_style_get_part (copy, *name)));
  g_assert_true (g_bytes_equal (bytes, again));
}

/* As ODF 1.3 part 2, 3.3 wants it, so that a program knows the file by its first bytes. */
static void
test_media_type (void)
{
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", NULL);
  g_autoptr (GBytes) bytes = pack (style, "Kopie");
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (size, >, FIRST_NAME + strlen ("mimetype" STELLER_ODF_TEMPLATE_MEDIA_TYPE));
  g_assert_cmpmem (data + FIRST_NAME, strlen ("mimetype" STELLER_ODF_TEMPLATE_MEDIA_TYPE),
                   "mimetype" STELLER_ODF_TEMPLATE_MEDIA_TYPE, strlen ("mimetype" STELLER_ODF_TEMPLATE_MEDIA_TYPE));
}

/* What a template need not have is not missed. */
static void
test_without_meta (void)
{
  g_autoptr (StellerStyle) style = template_load ("", "", "<office:master-styles/>", "", NULL);
  g_autoptr (GBytes) bytes = pack (style, "Kopie");
  g_autoptr (StellerStyle) copy = load (bytes);

  g_assert_null (steller_style_get_title (copy));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/pack/builtin", test_builtin);
  g_test_add_func ("/style/pack/media-type", test_media_type);
  g_test_add_func ("/style/pack/without-meta", test_without_meta);
  return g_test_run ();
}
