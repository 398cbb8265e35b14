/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-cli-export-plan.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <sys/stat.h>

#define NOTE_SUFFIX ".nota"
#define PUBLIC_SUFFIX ".public"

static void
item_free (gpointer data)
{
  StellerCliExportItem *item = data;

  g_free (item->input);
  g_strfreev (item->outputs);
  g_free (item);
}

/* Whether a name stands for standard input or output. */
static gboolean
is_standard (const char *path)
{
  return g_str_equal (path, "-");
}

static char *
list_formats (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint n_formats;
  const StellerExportFormat *const *formats = steller_export_formats (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    g_strv_builder_add (names, formats[i]->id);
  list = g_strv_builder_end (names);

  return g_strjoinv (", ", list);
}

/* Adds the formats of one `--format`; one that is there already counts once. */
static gboolean
add_formats (GPtrArray *formats, const char *typed, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (typed, ",", -1);

  for (char **id = ids; *id != NULL; id++)
    {
      const char *name = g_strstrip (*id);
      const StellerExportFormat *format = steller_export_format_lookup (name);
      g_autofree char *known = list_formats ();

      if (format == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("There is no format “%s”; there are: %s"), name,
                       known);
          return FALSE;
        }
      if (!g_ptr_array_find (formats, format, NULL))
        g_ptr_array_add (formats, (gpointer) format);
    }

  return TRUE;
}

/**
 * steller_cli_export_plan_formats:
 * @request: what was asked for
 * @error: return location for an error of the domain %G_OPTION_ERROR
 *
 * Finds the formats from `--format` or else from the suffix of `--output`.
 *
 * Returns: (transfer container) (element-type StellerExportFormat) (nullable): the formats, in the order they were typed
 */
GPtrArray *
steller_cli_export_plan_formats (const StellerCliExportRequest *request, GError **error)
{
  g_autoptr (GPtrArray) formats = g_ptr_array_new ();
  const StellerExportFormat *by_suffix = NULL;
  g_autofree char *known = NULL;

  g_return_val_if_fail (request != NULL, NULL);

  for (char **typed = request->formats; typed != NULL && *typed != NULL; typed++)
    if (!add_formats (formats, *typed, error))
      return NULL;

  if (request->output != NULL && formats->len > 1)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--output is for one format; use --output-dir for several"));
      return NULL;
    }

  if (request->output != NULL && !is_standard (request->output))
    by_suffix = steller_export_format_for_path (request->output);

  if (formats->len > 0 && by_suffix != NULL && formats->pdata[0] != by_suffix)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("The format “%s” and the suffix of “%s” contradict each other"),
                   ((const StellerExportFormat *) formats->pdata[0])->id, request->output);
      return NULL;
    }

  if (formats->len == 0 && by_suffix != NULL)
    g_ptr_array_add (formats, (gpointer) by_suffix);
  if (formats->len == 0)
    {
      known = list_formats ();
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("Give the format with --format or as the suffix of the output file; there are: %s"), known);
      return NULL;
    }

  return g_steal_pointer (&formats);
}

/* Beside its note, or in the folder for results: `memo.nota` becomes `memo.pdf`. The public edition, `memo.public.pdf`,
 * does not take the place of the internal one; nor may that of `memo.public.nota` pass for a public edition. */
static char *
derive_output (const char *input,
               const StellerCliExportRequest *request,
               const StellerExportFormat *format,
               GError **error)
{
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  g_autofree char *base = NULL;

  if (g_str_has_suffix (input, NOTE_SUFFIX))
    stem = g_strndup (input, strlen (input) - strlen (NOTE_SUFFIX));
  else
    stem = g_strdup (input);

  if (request->audience == STELLER_AUDIENCE_INTERNAL && g_str_has_suffix (stem, PUBLIC_SUFFIX))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _("The internal edition of “%s” would have the name of a public one; give it another with --output"),
                   input);
      return NULL;
    }

  name = g_strconcat (stem, request->audience == STELLER_AUDIENCE_PUBLIC ? PUBLIC_SUFFIX : "", format->suffix, NULL);
  if (request->directory == NULL)
    return g_steal_pointer (&name);

  base = g_path_get_basename (name);
  return g_build_filename (request->directory, base, NULL);
}

static char **
make_outputs (const char *input, const StellerCliExportRequest *request, GPtrArray *formats, GError **error)
{
  g_autoptr (GStrvBuilder) outputs = g_strv_builder_new ();

  for (guint i = 0; i < formats->len; i++)
    {
      char *output;

      if (request->output != NULL)
        output = g_strdup (request->output);
      else if (is_standard (input))
        output = g_strdup ("-");
      else
        output = derive_output (input, request, formats->pdata[i], error);
      if (output == NULL)
        return NULL;
      g_strv_builder_take (outputs, output);
    }

  return g_strv_builder_end (outputs);
}

/* What a name stands for, whichever way it is written: the file itself, or its place in a folder when there is none. */
static char *
identify (const char *path)
{
  struct stat status;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *resolved;
  char *identity;

  if (stat (path, &status) == 0)
    return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) status.st_dev,
                            (guint64) status.st_ino);

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  resolved = realpath (folder, NULL);
  identity = g_build_filename (resolved != NULL ? resolved : folder, name, NULL);
  free (resolved);

  return identity;
}

/* @inputs are the identities of the notes, @outputs those of files with the item that is to write each. */
static gboolean
check_output (const StellerCliExportItem *item,
              const char *output,
              GHashTable *inputs,
              GHashTable *outputs,
              GError **error)
{
  g_autofree char *identity = identify (output);
  const StellerCliExportItem *other = g_hash_table_lookup (outputs, identity);

  if (g_hash_table_contains (inputs, identity))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _("“%s” would be written over a note"), output);
      return FALSE;
    }
  if (other != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _("“%s” and “%s” would both be written to “%s”"),
                   other->input, item->input, output);
      return FALSE;
    }
  g_hash_table_insert (outputs, g_steal_pointer (&identity), (gpointer) item);

  return TRUE;
}

static gboolean
check_items (GPtrArray *items, GError **error)
{
  g_autoptr (GHashTable) inputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) outputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const StellerCliExportItem *item = g_ptr_array_index (items, i);

      if (!is_standard (item->input))
        g_hash_table_add (inputs, identify (item->input));
    }

  for (guint i = 0; i < items->len; i++)
    {
      const StellerCliExportItem *item = g_ptr_array_index (items, i);

      for (char **output = item->outputs; *output != NULL; output++)
        if (!is_standard (*output) && !check_output (item, *output, inputs, outputs, error))
          return FALSE;
    }

  return TRUE;
}

/**
 * steller_cli_export_plan_items:
 * @request: what was asked for
 * @formats: (element-type StellerExportFormat): the formats, each of which every note is written in
 * @error: return location for an error of the domain %G_OPTION_ERROR
 *
 * Gives each note its output files. Nothing is read or written: a request that would write two notes to one file, or
 * over a note, is refused before any work is done.
 *
 * Returns: (transfer full) (element-type StellerCliExportItem) (nullable): the notes, in the order they were typed
 */
GPtrArray *
steller_cli_export_plan_items (const StellerCliExportRequest *request,
                               GPtrArray *formats,
                               GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  guint n_inputs;

  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (formats != NULL && formats->len > 0, NULL);

  n_inputs = request->inputs != NULL ? g_strv_length (request->inputs) : 0;
  if (n_inputs == 0)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("Name at least one note"));
      return NULL;
    }
  if (request->output != NULL && request->directory != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--output and --output-dir do not go together"));
      return NULL;
    }
  if (request->output != NULL && n_inputs > 1)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("--output is for one note; use --output-dir for several"));
      return NULL;
    }

  items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < n_inputs; i++)
    {
      const char *input = request->inputs[i];
      gboolean standard = is_standard (input);
      StellerCliExportItem *item;

      if (standard && (request->directory != NULL || n_inputs > 1 || formats->len > 1))
        {
          g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                               _("A note from standard input has no name; export it alone, with --output"));
          return NULL;
        }

      item = g_new0 (StellerCliExportItem, 1);
      g_ptr_array_add (items, item);
      item->input = g_strdup (input);
      item->outputs = make_outputs (input, request, formats, error);
      if (item->outputs == NULL)
        return NULL;
    }

  if (!check_items (items, error))
    return NULL;

  return g_steal_pointer (&items);
}
