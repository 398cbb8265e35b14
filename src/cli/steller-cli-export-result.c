/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-cli-export-result.h"

static void
file_free (gpointer data)
{
  StellerCliExportFile *file = data;

  g_free (file->output);
  g_clear_error (&file->error);
  g_clear_pointer (&file->profile, steller_export_profile_unref);
  g_strfreev (file->warnings);
  g_free (file);
}

/**
 * steller_cli_export_result_new:
 * @item: a note to export
 * @formats: (element-type StellerExportFormat): the formats
 *
 * Makes a result that tells nothing yet.
 *
 * Returns: (transfer full): a result, with a file for each format
 */
StellerCliExportResult *
steller_cli_export_result_new (const StellerCliExportItem *item, GPtrArray *formats)
{
  StellerCliExportResult *self;

  g_return_val_if_fail (item != NULL, NULL);
  g_return_val_if_fail (formats != NULL, NULL);

  self = g_new0 (StellerCliExportResult, 1);
  self->input = g_strdup (item->input);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->files = g_ptr_array_new_with_free_func (file_free);
  for (guint i = 0; i < formats->len; i++)
    {
      StellerCliExportFile *file = g_new0 (StellerCliExportFile, 1);

      file->format = formats->pdata[i];
      file->output = g_strdup (item->outputs[i]);
      g_ptr_array_add (self->files, file);
    }

  return self;
}

/**
 * steller_cli_export_result_free:
 * @self: (transfer full): a result
 *
 * Frees a result.
 */
void
steller_cli_export_result_free (StellerCliExportResult *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->input);
  g_ptr_array_unref (self->findings);
  g_free (self->warning);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/**
 * steller_cli_export_result_is_whole:
 * @self: a result
 *
 * Tells whether every file of the note was written.
 *
 * Returns: whether there was no error
 */
gboolean
steller_cli_export_result_is_whole (const StellerCliExportResult *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->error != NULL)
    return FALSE;
  for (guint i = 0; i < self->files->len; i++)
    if (((const StellerCliExportFile *) self->files->pdata[i])->error != NULL)
      return FALSE;

  return TRUE;
}
