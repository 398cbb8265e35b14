/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-cli-export-report.h"

#include <json-glib/json-glib.h>

#include "steller-cli-report.h"
#include "steller-file.h"

struct _StellerCliExportReport
{
  JsonBuilder *builder; /* none when lines are written */
};

/**
 * steller_cli_export_report_new:
 * @as_json: whether the report is JSON for programs, rather than lines for people
 *
 * Begins the report of an export on standard output: what became of each file. Messages go to standard error as ever.
 *
 * Returns: (transfer full): a report
 */
StellerCliExportReport *
steller_cli_export_report_new (gboolean as_json)
{
  StellerCliExportReport *self = g_new0 (StellerCliExportReport, 1);

  if (as_json)
    {
      self->builder = json_builder_new ();
      json_builder_begin_array (self->builder);
    }

  return self;
}

/**
 * steller_cli_export_report_free:
 * @self: (transfer full): a report
 *
 * Frees a report.
 */
void
steller_cli_export_report_free (StellerCliExportReport *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->builder);
  g_free (self);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
begin_file (JsonBuilder *builder, const char *path, const StellerCliExportFile *file)
{
  g_autofree char *input = g_filename_display_name (path);
  g_autofree char *output = g_filename_display_name (file->output);

  json_builder_begin_object (builder);
  add_text (builder, "note", input);
  add_text (builder, "file", output);
  add_text (builder, "format", file->format->id);
}

static void
add_standards (JsonBuilder *builder, StellerStandards standards)
{
  static const StellerStandards all[] = { STELLER_STANDARDS_PDF_UA_1, STELLER_STANDARDS_PDF_A_2A };

  json_builder_set_member_name (builder, "standards");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (standards & all[i])
      json_builder_add_string_value (builder, steller_standards_get_name (all[i]));
  json_builder_end_array (builder);
}

static void
add_profile (JsonBuilder *builder, const StellerExportProfile *profile)
{
  json_builder_set_member_name (builder, "pages");
  json_builder_add_int_value (builder, steller_export_profile_get_n_pages (profile));
  add_standards (builder, steller_export_profile_get_standards (profile));

  json_builder_set_member_name (builder, "obstacles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steller_export_profile_get_n_obstacles (profile); i++)
    {
      StellerStandards standards;
      const char *message = steller_export_profile_get_obstacle (profile, i, &standards);

      json_builder_begin_object (builder);
      add_standards (builder, standards);
      add_text (builder, "message", message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_warnings (JsonBuilder *builder, char **warnings)
{
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (char **warning = warnings; *warning != NULL; warning++)
    json_builder_add_string_value (builder, *warning);
  json_builder_end_array (builder);
}

static void
add_to_json (JsonBuilder *builder, const StellerCliExportResult *result)
{
  for (guint i = 0; i < result->files->len; i++)
    {
      const StellerCliExportFile *file = result->files->pdata[i];
      const GError *error = result->error != NULL ? result->error : file->error;

      begin_file (builder, result->input, file);
      if (error != NULL)
        {
          add_text (builder, "error", error->message);
        }
      else
        {
          if (file->profile != NULL)
            add_profile (builder, file->profile);
          add_warnings (builder, file->warnings);
        }
      json_builder_end_object (builder);
    }
}

static void
write_summaries (const StellerCliExportResult *result)
{
  for (guint i = 0; i < result->files->len; i++)
    {
      const StellerCliExportFile *file = result->files->pdata[i];

      if (file->profile != NULL && !g_str_equal (file->output, "-"))
        {
          g_autofree char *summary = steller_export_profile_summarize (file->profile);

          steller_cli_report_result (file->output, summary);
        }
    }
}

/* What holds for several formats is said once. */
static void
write_messages (const StellerCliExportResult *result)
{
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < result->findings->len; i++)
    steller_cli_report_finding (result->input, result->findings->pdata[i]);
  if (result->warning != NULL)
    steller_cli_report_warning (result->input, result->warning);
  for (guint i = 0; i < result->files->len; i++)
    {
      const StellerCliExportFile *file = result->files->pdata[i];

      for (char **warning = file->warnings; warning != NULL && *warning != NULL; warning++)
        if (g_hash_table_add (said, *warning))
          steller_cli_report_warning (result->input, *warning);
      if (file->error != NULL)
        steller_cli_report_error (result->input, file->error);
    }
  if (result->error != NULL)
    steller_cli_report_error (result->input, result->error);
}

/**
 * steller_cli_export_report_add:
 * @self: a report
 * @result: what became of a note
 *
 * Tells of the files of a note: on standard error what is wrong or should be known, and to which standards each file
 * conforms and how many pages it has. As a line that is told of formats that have such standards, and never when the
 * file itself goes to standard output.
 */
void
steller_cli_export_report_add (StellerCliExportReport *self, const StellerCliExportResult *result)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (result != NULL);

  write_messages (result);
  if (self->builder != NULL)
    add_to_json (self->builder, result);
  else
    write_summaries (result);
}

/**
 * steller_cli_export_report_end:
 * @self: a report
 * @error: return location for an error
 *
 * Writes what is not yet written. JSON is UTF-8 in any locale (RFC 8259, 8.1).
 *
 * Returns: whether it could be written
 */
gboolean
steller_cli_export_report_end (StellerCliExportReport *self, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->builder == NULL)
    return TRUE;

  json_builder_end_array (self->builder);
  root = json_builder_get_root (self->builder);
  json = json_to_string (root, TRUE);
  text = g_strconcat (json, "\n", NULL);
  bytes = g_bytes_new_static (text, strlen (text));

  return steller_file_write ("-", bytes, error);
}
