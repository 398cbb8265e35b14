/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-cli-command.h"
#include "steller-cli-report.h"
#include "steller-styles.h"

/* What is found in a file is all that there is to say of it: the exit status tells whether that is anything. */
static gboolean
check_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = steller_style_new_from_file (path, &error);
  const char *const *warnings;

  if (style == NULL)
    {
      steller_cli_report_error (path, error);
      return FALSE;
    }
  warnings = steller_style_get_warnings (style);
  for (guint i = 0; warnings[i] != NULL; i++)
    steller_cli_report (path, 0, warnings[i]);
  return warnings[0] == NULL;
}

static StellerCliStatus
run (const StellerCliCommand *command, char ***arguments)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  char **words;
  StellerCliStatus status;

  if (!steller_cli_command_parse (command, entries, arguments, &status))
    return status;
  words = *arguments + 1;
  if (words[0] == NULL || !g_str_equal (words[0], "check"))
    return steller_cli_command_misused (command, _("Say what to do with the house style: %s"), "check");
  if (words[1] == NULL)
    return steller_cli_command_misused (command, "%s", _("Name at least one file"));

  for (char **path = words + 1; *path != NULL; path++)
    if (!check_file (*path))
      status = STELLER_CLI_FAILED;
  return status;
}

const StellerCliCommand steller_cli_command_style = {
  .name = "style",
  .arguments = N_("check FILE…"),
  .summary = N_("Check a house style: tell what in its file cannot be shown"),
  .run = run,
};
