/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-cli-command.h"
#include "steller-cli-report.h"
#include "steller-grounds.h"
#include "steller-note-types.h"
#include "steller-note.h"

static gboolean
validate (StellerNoteTypes *types, StellerGrounds *grounds, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerNote) note = steller_note_load (path, &error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  StellerNoteType *type = note != NULL ? steller_note_find_type (note, types, &error) : NULL;

  if (type == NULL)
    {
      steller_cli_report_error (path, error);
      return FALSE;
    }

  steller_note_validate (note, type, grounds, problems);
  for (guint i = 0; i < problems->len; i++)
    steller_cli_report_error (path, g_ptr_array_index (problems, i));

  return problems->len == 0;
}

static StellerCliStatus
run (const StellerCliCommand *command, char ***arguments)
{
  g_auto (GStrv) paths = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, N_("FILE…") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (StellerNoteTypes) types = NULL;
  g_autoptr (StellerGrounds) grounds = NULL;
  guint n_paths;
  StellerCliStatus status;

  if (!steller_cli_command_parse (command, entries, arguments, &status))
    return status;
  if (paths == NULL)
    return steller_cli_command_misused (command, _("Name at least one note"));

  types = steller_note_types_new ();
  grounds = steller_grounds_new ();
  n_paths = g_strv_length (paths);
  for (guint i = 0; i < n_paths; i++)
    {
      steller_cli_report_progress (i + 1, n_paths, paths[i]);
      if (!validate (types, grounds, paths[i]))
        status = STELLER_CLI_FAILED;
    }
  steller_cli_report_progress_end ();

  return status;
}

const StellerCliCommand steller_cli_command_validate = {
  .name = "validate",
  .arguments = NULL,
  .summary = N_("Check that notes are valid"),
  .run = run,
};
