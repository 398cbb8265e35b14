/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-format.h"

#include <string.h>

#include "docx/steller-export-docx.h"
#include "html/steller-export-html.h"
#include "markdown/steller-export-markdown.h"
#include "odt/steller-export-odt.h"
#include "pdf/steller-export-pdf.h"
#include "text/steller-export-text.h"

/* In the order in which they are offered. */
static const StellerExportFormat * const formats[] = {
  &steller_export_format_pdf,
  &steller_export_format_odt,
  &steller_export_format_docx,
  &steller_export_format_html,
  &steller_export_format_markdown,
  &steller_export_format_text,
  NULL,
};

/**
 * steller_export_formats:
 * @n_formats: (out) (optional): how many there are
 *
 * Gives every format there is, in the order in which a list offers them.
 *
 * Returns: (transfer none) (array length=n_formats zero-terminated=1): the formats, ended by %NULL
 */
const StellerExportFormat * const *
steller_export_formats (guint *n_formats)
{
  if (n_formats)
    *n_formats = G_N_ELEMENTS (formats) - 1;
  return formats;
}

/**
 * steller_export_format_lookup:
 * @id: the name of a format, such as `pdf`
 *
 * Finds a format by its stable name.
 *
 * Returns: (transfer none) (nullable): the format, or %NULL when there is none of that name
 */
const StellerExportFormat *
steller_export_format_lookup (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; formats[i]; i++)
    if (g_str_equal (formats[i]->id, id))
      return formats[i];

  return NULL;
}

/**
 * steller_export_format_for_path:
 * @path: the path of a file to be written, in the encoding of the file system
 *
 * Finds the format of a file by the suffix of its name; upper and lower case count as the same. A name that is nothing
 * but a suffix (`.pdf`) is the name of a hidden file, and has no format.
 *
 * Returns: (transfer none) (nullable): the format, or %NULL when no format has that suffix
 */
const StellerExportFormat *
steller_export_format_for_path (const char *path)
{
  g_autofree char *name = NULL;
  gsize name_length;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_path_get_basename (path);
  name_length = strlen (name);

  for (guint i = 0; formats[i]; i++)
    {
      gsize suffix_length = strlen (formats[i]->suffix);

      if (name_length > suffix_length &&
          g_ascii_strcasecmp (name + name_length - suffix_length, formats[i]->suffix) == 0)
        return formats[i];
    }

  return NULL;
}
