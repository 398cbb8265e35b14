/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "steller-cli-command.h"
#include "steller-cli-export-plan.h"
#include "steller-cli-export-report.h"
#include "steller-cli-export-writer.h"
#include "steller-cli-report.h"
#include "steller-styles.h"

static gboolean
read_audience (const char *name, StellerAudience *audience)
{
  if (name == NULL || g_str_equal (name, "internal"))
    *audience = STELLER_AUDIENCE_INTERNAL;
  else if (g_str_equal (name, "public"))
    *audience = STELLER_AUDIENCE_PUBLIC;
  else
    return FALSE;

  return TRUE;
}

/* A file is named by a path or by its suffix; any other word is an id. */
static StellerStyle *
load_style (const char *name, GError **error)
{
  g_autoptr (StellerStyles) styles = NULL;
  g_autofree char *id = steller_styles_make_id (name);

  if (id != NULL || strchr (name, G_DIR_SEPARATOR) != NULL)
    return steller_style_new_from_file (name, error);
  styles = steller_styles_new ();
  return steller_styles_load (styles, name, error);
}

static gboolean
make_folder (const char *directory, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (directory);
  g_autoptr (GError) reason = NULL;

  if (g_file_test (directory, G_FILE_TEST_IS_DIR) || g_file_make_directory_with_parents (folder, NULL, &reason))
    return TRUE;

  g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s", _("Could not make the folder: "));
  return FALSE;
}

/* What is told of the notes while they are exported. */
typedef struct
{
  GPtrArray *items;
  StellerCliExportReport *report;
  StellerCliStatus status;
} Progress;

static void
tell (guint position, const StellerCliExportResult *result, gpointer user_data)
{
  Progress *progress = user_data;
  const StellerCliExportItem *item = g_ptr_array_index (progress->items, position);

  if (result == NULL)
    {
      steller_cli_report_progress (position + 1, progress->items->len, item->input);
      return;
    }
  steller_cli_export_report_add (progress->report, result);
  if (!steller_cli_export_result_is_whole (result))
    progress->status = STELLER_CLI_FAILED;
}

static StellerCliStatus
export_all (GPtrArray *items, const StellerCliExportSettings *settings, gboolean as_json)
{
  g_autoptr (StellerCliExportReport) report = steller_cli_export_report_new (as_json);
  g_autoptr (GError) error = NULL;
  Progress progress = { .items = items, .report = report, .status = STELLER_CLI_DONE };

  steller_cli_export_write_all (items, settings, tell, &progress);
  steller_cli_report_progress_end ();
  if (!steller_cli_export_report_end (report, &error))
    {
      steller_cli_report_error (NULL, error);
      return STELLER_CLI_FAILED;
    }

  return progress.status;
}

static gboolean
writes_to_output (const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const StellerCliExportItem *item = g_ptr_array_index (items, i);

      if (g_strv_contains ((const char *const *) item->outputs, "-"))
        return TRUE;
    }

  return FALSE;
}

static StellerCliStatus
run (const StellerCliCommand *command, char ***arguments)
{
  g_auto (GStrv) inputs = NULL;
  g_auto (GStrv) formats_typed = NULL;
  g_autofree char *output = NULL;
  g_autofree char *directory = NULL;
  g_autofree char *audience_id = NULL;
  g_autofree char *style_name = NULL;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING_ARRAY, &formats_typed,
      N_("Format: odt, docx, pdf, html, md or txt; or several, with commas"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("File to write; its suffix gives the format"),
      N_("FILE") },
    { "output-dir", 'd', 0, G_OPTION_ARG_FILENAME, &directory, N_("Folder to write in, made when it is not there"),
      N_("FOLDER") },
    { "audience", 'a', 0, G_OPTION_ARG_STRING, &audience_id,
      N_("Edition: internal (as it stands) or public (redacted)"), N_("AUDIENCE") },
    { "style", 's', 0, G_OPTION_ARG_FILENAME, &style_name,
      N_("House style instead of that of the note: its id, or a file"), N_("STYLE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_("Write JSON for programs to read"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &inputs, NULL, N_("FILE…") },
    G_OPTION_ENTRY_NULL,
  };
  StellerCliExportRequest request;
  StellerCliExportSettings settings;
  StellerAudience audience;
  g_autoptr (GPtrArray) formats = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (StellerStyle) style = NULL;
  g_autoptr (GError) error = NULL;
  StellerCliStatus status;

  if (!steller_cli_command_parse (command, entries, arguments, &status))
    return status;
  if (!read_audience (audience_id, &audience))
    return steller_cli_command_misused (command, _("There is no audience “%s”; there are: %s"), audience_id,
                                        "internal, public");

  request = (StellerCliExportRequest){
    .inputs = inputs,
    .formats = formats_typed,
    .output = output,
    .directory = directory,
    .audience = audience,
  };
  formats = steller_cli_export_plan_formats (&request, &error);
  if (formats != NULL)
    items = steller_cli_export_plan_items (&request, formats, &error);
  if (items == NULL)
    return steller_cli_command_misused (command, "%s", error->message);

  if (as_json && writes_to_output (items))
    return steller_cli_command_misused (command, "%s",
                                        _("--json and the file itself cannot both go to standard output"));

  if (style_name != NULL)
    {
      style = load_style (style_name, &error);
      if (style == NULL)
        {
          steller_cli_report_error (style_name, error);
          return STELLER_CLI_FAILED;
        }
    }
  if (directory != NULL && !make_folder (directory, &error))
    {
      steller_cli_report_error (directory, error);
      return STELLER_CLI_FAILED;
    }

  settings = (StellerCliExportSettings){ .formats = formats, .audience = audience, .style = style };
  return export_all (items, &settings, as_json);
}

const StellerCliCommand steller_cli_command_export = {
  .name = "export",
  .arguments = NULL,
  .summary = N_("Export notes to another format"),
  .run = run,
};
