/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "steller-cli-command.h"
#include "steller-cli-export-plan.h"
#include "steller-cli-export-report.h"
#include "steller-cli-report.h"
#include "steller-composer.h"
#include "steller-file.h"
#include "steller-grounds.h"
#include "steller-note-types.h"
#include "steller-note.h"
#include "steller-styles.h"

/* What the notes of one export share. */
typedef struct
{
  const StellerExportFormat *format;
  StellerAudience audience;
  StellerNoteTypes *types;
  StellerGrounds *grounds;
  StellerComposer *composer;
  StellerStyles *styles;
  StellerStyle *style; /* for all notes, instead of their own */
  StellerCliExportReport *report;
} Exporter;

static void
exporter_init (Exporter *self,
               const StellerExportFormat *format,
               StellerAudience audience,
               StellerStyle *style,
               gboolean as_json)
{
  /* The note and the style can be read meanwhile. */
  if (format->prepare != NULL)
    format->prepare ();

  self->format = format;
  self->audience = audience;
  self->types = steller_note_types_new ();
  self->grounds = steller_grounds_new ();
  self->composer = steller_composer_new (self->types, self->grounds);
  self->styles = steller_styles_new ();
  g_set_object (&self->style, style);
  self->report = steller_cli_export_report_new (as_json);
}

static void
exporter_clear (Exporter *self)
{
  g_clear_object (&self->composer);
  g_clear_object (&self->grounds);
  g_clear_object (&self->types);
  g_clear_object (&self->styles);
  g_clear_object (&self->style);
  g_clear_pointer (&self->report, steller_cli_export_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Exporter, exporter_clear)

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

static StellerStyle *
find_style (Exporter *self, const char *path, const char *id, GError **error)
{
  g_autofree char *warning = NULL;
  StellerStyle *style;

  if (self->style != NULL)
    return g_object_ref (self->style);
  style = steller_styles_load_or_fallback (self->styles, id, &warning, error);
  if (warning != NULL)
    steller_cli_report_warning (path, warning);
  return style;
}

/* What does not fit the type of the note does not print, and whoever exports it must know. */
static gboolean
report_findings (Exporter *self, const char *path, StellerNote *note, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  StellerNoteType *type = steller_note_find_type (note, self->types, error);

  if (type == NULL)
    return FALSE;
  steller_note_validate (note, type, self->grounds, findings);
  for (guint i = 0; i < findings->len; i++)
    steller_cli_report_finding (path, g_ptr_array_index (findings, i));
  return TRUE;
}

static gboolean
export_note (Exporter *self, const StellerCliExportItem *item, GError **error)
{
  g_autoptr (StellerNote) note = NULL;
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerStyle) style = NULL;
  g_autoptr (StellerExport) job = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *const *warnings;
  guint n_warnings;

  note = steller_note_load (item->input, error);
  if (note == NULL)
    return FALSE;

  document = steller_composer_compose (self->composer, note, self->audience, error);
  if (document == NULL || !report_findings (self, item->input, note, error))
    return FALSE;

  style = find_style (self, item->input, steller_document_get_style_id (document), error);
  if (style == NULL)
    return FALSE;

  job = steller_export_new (document, style);
  bytes = steller_export_write (job, self->format, error);
  warnings = steller_export_get_warnings (job, &n_warnings);
  for (guint i = 0; i < n_warnings; i++)
    steller_cli_report_warning (item->input, warnings[i]);
  if (bytes == NULL || !steller_file_write (item->output, bytes, error))
    return FALSE;

  steller_cli_export_report_add (self->report, item, self->format, job);
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

/* One note that fails does not keep the others from being exported. */
static StellerCliStatus
export_all (GPtrArray *items,
            const StellerExportFormat *format,
            StellerAudience audience,
            StellerStyle *style,
            gboolean as_json)
{
  g_auto (Exporter) exporter = { 0 };
  g_autoptr (GError) report_error = NULL;
  StellerCliStatus status = STELLER_CLI_DONE;

  exporter_init (&exporter, format, audience, style, as_json);
  for (guint i = 0; i < items->len; i++)
    {
      const StellerCliExportItem *item = g_ptr_array_index (items, i);
      g_autoptr (GError) error = NULL;

      steller_cli_report_progress (i + 1, items->len, item->input);
      if (!export_note (&exporter, item, &error))
        {
          steller_cli_report_error (item->input, error);
          steller_cli_export_report_add_error (exporter.report, item, format, error);
          status = STELLER_CLI_FAILED;
        }
    }
  steller_cli_report_progress_end ();
  if (!steller_cli_export_report_end (exporter.report, &report_error))
    {
      steller_cli_report_error (NULL, report_error);
      status = STELLER_CLI_FAILED;
    }

  return status;
}

static gboolean
writes_to_output (const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const StellerCliExportItem *item = g_ptr_array_index (items, i);

      if (g_str_equal (item->output, "-"))
        return TRUE;
    }

  return FALSE;
}

static StellerCliStatus
run (const StellerCliCommand *command, char ***arguments)
{
  g_auto (GStrv) inputs = NULL;
  g_autofree char *format_id = NULL;
  g_autofree char *output = NULL;
  g_autofree char *directory = NULL;
  g_autofree char *audience_id = NULL;
  g_autofree char *style_name = NULL;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format_id, N_("Format: odt, docx, pdf, html, md or txt"), N_("FORMAT") },
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
  const StellerExportFormat *format;
  StellerAudience audience;
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
    .format = format_id,
    .output = output,
    .directory = directory,
    .audience = audience,
  };
  format = steller_cli_export_plan_format (&request, &error);
  if (format != NULL)
    items = steller_cli_export_plan_items (&request, format, &error);
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

  return export_all (items, format, audience, style, as_json);
}

const StellerCliCommand steller_cli_command_export = {
  .name = "export",
  .arguments = NULL,
  .summary = N_("Export notes to another format"),
  .run = run,
};
