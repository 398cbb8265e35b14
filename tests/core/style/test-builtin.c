/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-style.h"
#include "style-dump.h"

/* Compares with a file beside the test; STELLER_UPDATE_GOLDEN=1 writes it anew. */
static void
assert_golden (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "core", "style", name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("STELLER_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, &error));
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_golden (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = style_dump (style);
  assert_golden ("standaard.golden", dump);
}

static void
test_no_warnings (void)
{
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", NULL);

  g_assert_null (steller_style_get_warnings (style)[0]);
}

static void
test_unknown (void)
{
  static const char *const ids[] = { "", "onbekend", "../note-types", "standaard/META-INF", "." };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (steller_style_new_builtin (ids[i], &error));
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
    }
}

static void
test_unknown_names (void)
{
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", NULL);

  g_assert_cmpstr (steller_style_get_paragraph (style, "Onbekend")->name, ==, "Standard");
  g_assert_cmpstr (steller_style_get_paragraph (style, NULL)->name, ==, "Standard");
  g_assert_cmphex (steller_style_get_text (style, "Onbekend")->set, ==, 0);
  g_assert_cmphex (steller_style_get_text (style, NULL)->set, ==, 0);
  g_assert_cmpstr (steller_style_get_list (style, "Onbekend")->name, ==, "Nota_20_bullets");
  g_assert_cmpstr (steller_style_get_table (style, "Onbekend")->name, ==, "Nota_20_table");
  g_assert_nonnull (steller_style_get_cell (style, "Onbekend"));
}

static void
test_parts (void)
{
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", NULL);
  static const char *const names[] = { "META-INF/manifest.xml", "content.xml", "meta.xml", "mimetype", "settings.xml",
                                       "styles.xml", NULL };

  g_assert_cmpstrv (steller_style_get_part_names (style), names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      xmlDoc *copy;

      g_assert_nonnull (steller_style_get_part (style, names[i]));
      if (strcmp (names[i], "mimetype") == 0)
        continue;
      copy = steller_style_copy_part (style, names[i]);
      g_assert_nonnull (copy);
      xmlFreeDoc (copy);
    }
  g_assert_null (steller_style_get_part (style, "Pictures/logo.png"));
  g_assert_null (steller_style_copy_part (style, "Pictures/logo.xml"));
}

/* A copy gives a skeleton of its own that is the same. */
static void
test_copy (void)
{
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", NULL);
  xmlDoc *copy = steller_style_copy_part (style, "content.xml");
  g_autoptr (GError) error = NULL;
  StellerSkeleton *skeleton = steller_skeleton_new (copy, &error);
  g_autofree char *dump = NULL, *expected = steller_skeleton_dump (steller_style_get_skeleton (style));

  g_assert_no_error (error);
  dump = steller_skeleton_dump (skeleton);
  g_assert_cmpstr (dump, ==, expected);
  steller_skeleton_unref (skeleton);
  xmlFreeDoc (copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/builtin/golden", test_golden);
  g_test_add_func ("/style/builtin/no-warnings", test_no_warnings);
  g_test_add_func ("/style/builtin/unknown", test_unknown);
  g_test_add_func ("/style/builtin/unknown-names", test_unknown_names);
  g_test_add_func ("/style/builtin/parts", test_parts);
  g_test_add_func ("/style/builtin/copy", test_copy);
  return g_test_run ();
}
