/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-cli-command.h"
#include "steller-cli-report.h"
#include "steller-export-format.h"
#include "steller-file.h"
#include "steller-note-types.h"
#include "steller-note.h"

static StellerCliStatus
run (const StellerCliCommand *command, char ***arguments)
{
  g_autofree char *type_id = NULL;
  g_autofree char *output = NULL;
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "type", 't', 0, G_OPTION_ARG_STRING, &type_id, N_("Type of the note; “steller-cli types” lists them"),
      N_("ID") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("File to write, in place of standard output"),
      N_("FILE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_("Replace the file when it exists"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (StellerNoteTypes) types = NULL;
  StellerNoteType *type;
  g_autoptr (StellerNote) note = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  StellerCliStatus status;

  if (!steller_cli_command_parse (command, entries, arguments, &status))
    return status;
  if (g_strv_length (*arguments) > 1)
    return steller_cli_command_misused (command, _("“%s” is one argument too many"), (*arguments)[1]);
  if (type_id == NULL)
    return steller_cli_command_misused (command, _("Give the type of the note with --type"));

  types = steller_note_types_new ();
  type = steller_note_types_lookup (types, type_id);
  if (type == NULL)
    return steller_cli_command_misused (command, _("There is no note type “%s”; “steller-cli types” lists them"),
                                        type_id);

  if (output == NULL)
    output = g_strdup ("-");
  if (steller_export_format_for_path (output) != NULL)
    return steller_cli_command_misused (command, _("“%s” has the suffix of another format; that of a note is .nota"),
                                        output);
  /* A device or a pipe is written into, and has nothing to lose. */
  if (!force && !g_str_equal (output, "-") && g_file_test (output, G_FILE_TEST_IS_REGULAR))
    {
      steller_cli_report (output, 0, _("This file exists; --force replaces it"));
      return STELLER_CLI_FAILED;
    }

  note = steller_note_new (type);
  bytes = steller_note_to_bytes (note);
  if (!steller_file_write (output, bytes, &error))
    {
      steller_cli_report_error (output, error);
      return STELLER_CLI_FAILED;
    }

  return STELLER_CLI_DONE;
}

const StellerCliCommand steller_cli_command_new = {
  .name = "new",
  .arguments = NULL,
  .summary = N_("Make an empty note"),
  .run = run,
};
