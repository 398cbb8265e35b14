/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "steller-export-format.h"

static void
test_formats (void)
{
  guint n_formats;
  const StellerExportFormat * const *formats = steller_export_formats (&n_formats);

  g_assert_cmpuint (n_formats, >, 0);
  g_assert_null (formats[n_formats]);

  for (guint i = 0; i < n_formats; i++)
    {
      g_autofree char *path = g_strconcat ("/tmp/nota", formats[i]->suffix, NULL);
      g_autofree char *upper = g_ascii_strup (path, -1);

      g_assert_true (formats[i]->suffix[0] == '.');
      g_assert_nonnull (strchr (formats[i]->media_type, '/'));
      g_assert_cmpstr (formats[i]->title, !=, "");
      g_assert_nonnull (formats[i]->write);
      /* No two share an id or a suffix. */
      g_assert_true (steller_export_format_lookup (formats[i]->id) == formats[i]);
      g_assert_true (steller_export_format_for_path (path) == formats[i]);
      g_assert_true (steller_export_format_for_path (upper) == formats[i]);
    }
}

static const struct
{
  const char *path;
  const char *id; /* NULL for none */
} paths[] = {
  { "nota.pdf", "pdf" },
  { "/a/b.c/nota.PDF", "pdf" },
  { "./nota.odt.pdf", "pdf" },
  { "a.pdf/nota", NULL },
  { "nota.pdf~", NULL },
  { "notapdf", NULL },
  { ".pdf", NULL },
  { "dir/.pdf", NULL },
  { "-", NULL },
  { "", NULL },
  { "nota.", NULL },
  { "nota.xyz", NULL },
};

static void
test_paths (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const StellerExportFormat *format = steller_export_format_for_path (paths[i].path);

      g_test_message ("%s", paths[i].path);
      g_assert_cmpstr (format ? format->id : NULL, ==, paths[i].id);
    }
}

static void
test_unknown (void)
{
  g_assert_null (steller_export_format_lookup ("xyz"));
  g_assert_null (steller_export_format_lookup (""));
  g_assert_null (steller_export_format_lookup ("PDF"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/paths", test_paths);
  g_test_add_func ("/export/unknown", test_unknown);

  return g_test_run ();
}
