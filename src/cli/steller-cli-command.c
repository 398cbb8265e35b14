/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-cli-command.h"

#include <glib/gi18n-lib.h>

#include "steller-cli-report.h"

/**
 * steller_cli_command_parse:
 * @self: the subcommand
 * @entries: its options, ended by %NULL
 * @arguments: (inout): what was typed, from the subcommand's name on; parsed options are taken out
 * @status: (out): the exit status so far
 *
 * Reads the options of a subcommand. A wrong option is reported with a hint; `--help` is answered here.
 *
 * Returns: whether the subcommand is to do its work
 */
gboolean
steller_cli_command_parse (const StellerCliCommand *self,
                           const GOptionEntry *entries,
                           char ***arguments,
                           StellerCliStatus *status)
{
  gboolean show_help = FALSE;
  const GOptionEntry help_entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &show_help, N_("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *program = NULL;
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (arguments != NULL && *arguments != NULL, FALSE);
  g_return_val_if_fail (status != NULL, FALSE);

  program = g_strconcat (STELLER_CLI_PROGRAM, " ", self->name, NULL);
  g_set_prgname (program);

  /* Our own --help: GLib's ends the process from within the parser. */
  context = g_option_context_new (self->arguments);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, self->summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help_entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, arguments, &error))
    {
      *status = steller_cli_command_misused (self, "%s", error->message);
      return FALSE;
    }

  if (show_help)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", help);
      *status = STELLER_CLI_DONE;
      return FALSE;
    }

  *status = STELLER_CLI_DONE;
  return TRUE;
}

/**
 * steller_cli_command_misused:
 * @self: the subcommand
 * @format: what is wrong with the call, localised
 * @...: its arguments
 *
 * Reports a wrong call and where the right one is described.
 *
 * Returns: %STELLER_CLI_USAGE
 */
StellerCliStatus
steller_cli_command_misused (const StellerCliCommand *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  g_return_val_if_fail (self != NULL, STELLER_CLI_USAGE);
  g_return_val_if_fail (format != NULL, STELLER_CLI_USAGE);

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  steller_cli_report (NULL, 0, message);
  steller_cli_report_hint (self->name);

  return STELLER_CLI_USAGE;
}
