/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-example FORMAT internal|public FILE [STYLE]: exports the example note for tests that are not written in C. */
#include "export-example.h"

#include "steller-export-format.h"

static StellerExport *
new_job (StellerDocument  *document,
         const char       *path,
         GError          **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StellerStyle) style = NULL;
  char *data;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  bytes = g_bytes_new_take (data, length);
  style = steller_style_new_from_bytes ("proef", bytes, error);
  for (const char * const *warning = style ? steller_style_get_warnings (style) : NULL; warning && *warning; warning++)
    g_printerr ("warning: %s\n", *warning);

  return style ? steller_export_new (document, style) : NULL;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerExport) job = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const StellerExportFormat *format;

  if (argc < 4 || argc > 5)
    {
      g_printerr ("usage: write-example FORMAT internal|public FILE [STYLE]\n");
      return 2;
    }

  format = steller_export_format_lookup (argv[1]);
  if (!format)
    {
      g_printerr ("%s: no such format\n", argv[1]);
      return 2;
    }

  document = export_example_new (g_str_equal (argv[2], "public") ? STELLER_AUDIENCE_PUBLIC : STELLER_AUDIENCE_INTERNAL,
                                 "J. de Vries");
  job = argc > 4 ? new_job (document, argv[4], &error) : export_example_job (document);
  bytes = job ? steller_export_write (job, format, &error) : NULL;
  if (!bytes || !g_file_set_contents (argv[3], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
