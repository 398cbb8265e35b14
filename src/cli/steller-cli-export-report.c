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
begin_file (JsonBuilder *builder, const StellerCliExportItem *item, const StellerExportFormat *format)
{
  g_autofree char *input = g_filename_display_name (item->input);
  g_autofree char *output = g_filename_display_name (item->output);

  json_builder_begin_object (builder);
  add_text (builder, "note", input);
  add_text (builder, "file", output);
  add_text (builder, "format", format->id);
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
add_warnings (JsonBuilder *builder, StellerExport *job)
{
  guint n_warnings;
  const char *const *warnings = steller_export_get_warnings (job, &n_warnings);

  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_warnings; i++)
    json_builder_add_string_value (builder, warnings[i]);
  json_builder_end_array (builder);
}

/**
 * steller_cli_export_report_add:
 * @self: a report
 * @item: a file that was written
 * @format: its format
 * @job: what it was written from
 *
 * Tells to which standards a file conforms and how many pages it has. As a line that is told of formats that have such
 * standards, and never when the file itself goes to standard output.
 */
void
steller_cli_export_report_add (StellerCliExportReport *self,
                               const StellerCliExportItem *item,
                               const StellerExportFormat *format,
                               StellerExport *job)
{
  StellerExportProfile *profile = steller_export_get_profile (job);

  g_return_if_fail (self != NULL);

  if (self->builder != NULL)
    {
      begin_file (self->builder, item, format);
      if (profile != NULL)
        add_profile (self->builder, profile);
      add_warnings (self->builder, job);
      json_builder_end_object (self->builder);
    }
  else if (profile != NULL && !g_str_equal (item->output, "-"))
    {
      g_autofree char *summary = steller_export_profile_summarize (profile);

      steller_cli_report_result (item->output, summary);
    }
}

/**
 * steller_cli_export_report_add_error:
 * @self: a report
 * @item: a file that was not written
 * @format: its format
 * @error: why
 *
 * Tells of a file that is not there. As a line that is an error, which is reported elsewhere.
 */
void
steller_cli_export_report_add_error (StellerCliExportReport *self,
                                     const StellerCliExportItem *item,
                                     const StellerExportFormat *format,
                                     const GError *error)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (error != NULL);

  if (self->builder == NULL)
    return;

  begin_file (self->builder, item, format);
  add_text (self->builder, "error", error->message);
  json_builder_end_object (self->builder);
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
