/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>

#include "steller-cli-command.h"
#include "steller-cli-report.h"
#include "steller-locale.h"

static const StellerCliCommand *const commands[] = {
  &steller_cli_command_new,
  &steller_cli_command_export,
  &steller_cli_command_validate,
  &steller_cli_command_types,
  &steller_cli_command_styles,
  &steller_cli_command_style,
};

static const StellerCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i]->name, name))
        return commands[i];
    }

  return NULL;
}

static char *
get_help (void)
{
  GString *help = g_string_new (NULL);
  gsize width = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    width = MAX (width, strlen (commands[i]->name));

  g_string_append_printf (help, "%s\n  %s %s\n\n", _("Usage:"), STELLER_CLI_PROGRAM, _("COMMAND [OPTION…] [FILE…]"));
  g_string_append_printf (help, "%s\n", _("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (help, "  %-*s  %s\n", (int) width, commands[i]->name, _ (commands[i]->summary));
  g_string_append_printf (help, "  %-*s  %s\n\n", (int) width, "help", _("Show this help, or that of a command"));
  g_string_append_printf (help, "%s\n  --version  %s\n", _("Options:"), _("Show the version"));

  return g_string_free_and_steal (help);
}

static StellerCliStatus
run_command (const StellerCliCommand *command, const char *const *arguments)
{
  g_auto (GStrv) copy = g_strdupv ((char **) arguments);

  return command->run (command, &copy);
}

static StellerCliStatus
report_unknown_command (const char *name)
{
  g_autofree char *message = g_strdup_printf (_("There is no command “%s”"), name);

  steller_cli_report (NULL, 0, message);
  steller_cli_report_hint (NULL);
  return STELLER_CLI_USAGE;
}

static StellerCliStatus
show_help (const char *name)
{
  g_autofree char *help = NULL;

  if (name != NULL)
    {
      const StellerCliCommand *command = find_command (name);

      if (command == NULL)
        return report_unknown_command (name);
      return run_command (command, (const char *[]){ name, "--help", NULL });
    }

  help = get_help ();
  g_print ("%s", help);
  return STELLER_CLI_DONE;
}

static StellerCliStatus
dispatch (int argc, const char *const *argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;
  const StellerCliCommand *command;

  if (name == NULL)
    {
      steller_cli_report (NULL, 0, _("Give a command"));
      steller_cli_report_hint (NULL);
      return STELLER_CLI_USAGE;
    }

  if (g_str_equal (name, "--version"))
    {
      g_print ("%s %s\n", STELLER_CLI_PROGRAM, PACKAGE_VERSION);
      return STELLER_CLI_DONE;
    }

  if (g_str_equal (name, "help") || g_str_equal (name, "--help") || g_str_equal (name, "-h"))
    return show_help (argc > 2 ? argv[2] : NULL);

  command = find_command (name);
  if (command != NULL)
    return run_command (command, argv + 1);

  if (name[0] == '-')
    {
      g_autofree char *message = g_strdup_printf (_("Unknown option %s"), name);

      steller_cli_report (NULL, 0, message);
      steller_cli_report_hint (NULL);
      return STELLER_CLI_USAGE;
    }

  return report_unknown_command (name);
}

/* Help and lists go through stdio, which keeps a failed write to itself until it is asked. */
static gboolean
finish_standard_output (void)
{
  g_autofree char *message = NULL;

  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;

  message = g_strdup_printf (_("Standard output could not be written: %s"), g_strerror (errno != 0 ? errno : EIO));
  steller_cli_report (NULL, 0, message);
  return FALSE;
}

/**
 * steller_cli_run:
 * @argc: the number of arguments
 * @argv: (array length=argc): the program's name, the subcommand, its options and files
 *
 * Runs `steller-cli`: sets the language, finds the subcommand in the table and runs it.
 *
 * Returns: the exit status: 0 done, 1 the work failed or something was found, 2 called wrongly
 */
int
steller_cli_run (int argc, char **argv)
{
  StellerCliStatus status;

  /* Past the limit on the size of files a write then fails with an error that can be told, and its file is taken away.
   */
  signal (SIGXFSZ, SIG_IGN);
  steller_locale_init ();
  g_set_prgname (STELLER_CLI_PROGRAM);

  status = dispatch (argc, (const char *const *) argv);
  if (status == STELLER_CLI_DONE && !finish_standard_output ())
    status = STELLER_CLI_FAILED;

  return status;
}
