/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands under a mark must not change one byte of a public file, in any format. */
#include "export-example.h"

#include <string.h>

#include "steller-export-format.h"

static const char * const format_ids[] = { "odt", "html", "md", "txt" };

static GBytes *
export_example (StellerAudience  audience,
                const char      *secret,
                const char      *format)
{
  g_autoptr (StellerDocument) document = export_example_new (audience, secret);
  g_autoptr (StellerExport) job = export_example_job (document);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = steller_export_write (job, steller_export_format_lookup (format), &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_public_identical (gconstpointer data)
{
  const char *format = data;
  g_autofree char *long_secret = g_strnfill (3000, 'w');
  const char *secrets[] = { "x", "J. de Vries", "**]]> [x](http://a.example) | ` _\\", "É", long_secret };
  g_autoptr (GBytes) expected = export_example (STELLER_AUDIENCE_PUBLIC, "geheim", format);

  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (GBytes) bytes = export_example (STELLER_AUDIENCE_PUBLIC, secrets[i], format);

      g_assert_true (g_bytes_equal (bytes, expected));
    }
}

/* The other half of the test: the same secrets do change the internal file. */
static void
test_internal_differs (gconstpointer data)
{
  g_autoptr (GBytes) one = export_example (STELLER_AUDIENCE_INTERNAL, "geheim", data);
  g_autoptr (GBytes) other = export_example (STELLER_AUDIENCE_INTERNAL, "anders", data);

  g_assert_false (g_bytes_equal (one, other));
}

static void
test_reproducible (gconstpointer data)
{
  g_autoptr (GBytes) one = export_example (STELLER_AUDIENCE_INTERNAL, "geheim", data);
  g_autoptr (GBytes) other = export_example (STELLER_AUDIENCE_INTERNAL, "geheim", data);

  g_assert_true (g_bytes_equal (one, other));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SOURCE_DATE_EPOCH", "1771200000", TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (format_ids); i++)
    {
      const char *id = format_ids[i];
      g_autofree char *identical = g_strdup_printf ("/export/%s/public-identical", id);
      g_autofree char *differs = g_strdup_printf ("/export/%s/internal-differs", id);
      g_autofree char *reproducible = g_strdup_printf ("/export/%s/reproducible", id);

      g_test_add_data_func (identical, id, test_public_identical);
      g_test_add_data_func (differs, id, test_internal_differs);
      g_test_add_data_func (reproducible, id, test_reproducible);
    }

  return g_test_run ();
}
