/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-cli-report.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "steller-error.h"

/* Back to the first column, and the rest of the line away (ECMA-48, EL). */
#define CLEAR_LINE "\r\033[K"

static gboolean
is_terminal (void)
{
  return isatty (STDERR_FILENO) && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

/**
 * steller_cli_report_make_printable:
 * @text: a text out of a file
 *
 * Makes what is written to a terminal: files may hold anything, and nothing of them may steer the terminal or begin a
 * second line.
 *
 * Returns: (transfer full): the text, with other characters in the form `\u001b`
 */
char *
steller_cli_report_make_printable (const char *text)
{
  g_autofree char *valid = NULL;
  GString *printable = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_iscntrl (character) || g_unichar_type (character) == G_UNICODE_FORMAT || character == 0x2028 ||
          character == 0x2029)
        g_string_append_printf (printable, "\\u%04x", character);
      else
        g_string_append_unichar (printable, character);
    }

  return g_string_free_and_steal (printable);
}

static char *
display_name (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  return steller_cli_report_make_printable (name);
}

/**
 * steller_cli_report:
 * @path: (nullable) (type filename): the file it is about, or %NULL for the command itself
 * @line: the line within the file, from 1; 0 when it is not known
 * @message: what is wrong, localised
 *
 * Writes `file:line: message` to standard error.
 */
void
steller_cli_report (const char *path, guint line, const char *message)
{
  g_autofree char *name = NULL;
  g_autofree char *printable = NULL;

  g_return_if_fail (message != NULL);

  steller_cli_report_progress_end ();

  name = display_name (path != NULL && *path != '\0' ? path : STELLER_CLI_PROGRAM);
  printable = steller_cli_report_make_printable (message);
  if (line > 0)
    g_printerr ("%s:%u: %s\n", name, line, printable);
  else
    g_printerr ("%s: %s\n", name, printable);
}

/**
 * steller_cli_report_error:
 * @path: (nullable) (type filename): the file it is about
 * @error: what went wrong
 *
 * Writes an error to standard error, with its line when it knows one. What is wrong with a redaction is told by its
 * place in the text of a section, as that is where the drafter looks for it.
 */
void
steller_cli_report_error (const char *path, const GError *error)
{
  g_autofree char *message = NULL;

  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, STELLER_ERROR, STELLER_ERROR_REDACTION) || steller_error_get_member (error) == NULL)
    {
      steller_cli_report (path, steller_error_get_line (error), error->message);
      return;
    }

  if (steller_error_get_line (error) > 0)
    /* Translators: the id of a section, the number of a line in its text, and what is wrong there. */
    message = g_strdup_printf (_("%s, line %u: %s"), steller_error_get_member (error), steller_error_get_line (error),
                               error->message);
  else
    message = g_strdup_printf ("%s: %s", steller_error_get_member (error), error->message);
  steller_cli_report (path, 0, message);
}

/**
 * steller_cli_report_warning:
 * @path: (nullable) (type filename): the file it is about
 * @message: what the user should know, localised
 *
 * Writes a message that does not change the exit status.
 */
void
steller_cli_report_warning (const char *path, const char *message)
{
  g_autofree char *warning = NULL;

  g_return_if_fail (message != NULL);

  /* Translators: %s is the message of a warning; keep the word before it short. */
  warning = g_strdup_printf (_("warning: %s"), message);
  steller_cli_report (path, 0, warning);
}

/**
 * steller_cli_report_finding:
 * @path: (nullable) (type filename): the file it is about
 * @finding: what is not as it should be
 *
 * Writes an error that does not change the exit status as a warning, with its line when it knows one.
 */
void
steller_cli_report_finding (const char *path, const GError *finding)
{
  g_autofree char *warning = NULL;

  g_return_if_fail (finding != NULL);

  warning = g_strdup_printf (_("warning: %s"), finding->message);
  steller_cli_report (path, steller_error_get_line (finding), warning);
}

/**
 * steller_cli_report_result:
 * @path: (type filename): the file that was made
 * @message: what it is, localised
 *
 * Writes `file: message` to standard output, where what a command finds or makes is told.
 */
void
steller_cli_report_result (const char *path, const char *message)
{
  g_autofree char *name = NULL;
  g_autofree char *printable = NULL;

  g_return_if_fail (path != NULL);
  g_return_if_fail (message != NULL);

  steller_cli_report_progress_end ();

  name = display_name (path);
  printable = steller_cli_report_make_printable (message);
  g_print ("%s: %s\n", name, printable);
}

/**
 * steller_cli_report_hint:
 * @subcommand: (nullable): the subcommand that was called wrongly
 *
 * Says on standard error where the right call is described.
 */
void
steller_cli_report_hint (const char *subcommand)
{
  g_autofree char *command = NULL;

  command = subcommand != NULL ? g_strconcat (STELLER_CLI_PROGRAM, " ", subcommand, " --help", NULL)
                               : g_strconcat (STELLER_CLI_PROGRAM, " help", NULL);
  /* Translators: %s is a command to type, such as “steller-cli export --help”. */
  g_printerr (_("Type “%s” to see how it is used."), command);
  g_printerr ("\n");
}

/**
 * steller_cli_report_progress:
 * @position: which file is being worked on, from 1
 * @total: how many there are
 * @path: (type filename): its name
 *
 * Shows on a terminal how far the work is; elsewhere nothing is written.
 */
void
steller_cli_report_progress (guint position, guint total, const char *path)
{
  g_autofree char *name = NULL;

  g_return_if_fail (path != NULL);

  if (!is_terminal ())
    return;

  name = display_name (path);
  g_printerr (CLEAR_LINE "[%u/%u] %s", position, total, name);
}

/**
 * steller_cli_report_progress_end:
 *
 * Takes the line of progress off the terminal.
 */
void
steller_cli_report_progress_end (void)
{
  if (is_terminal ())
    g_printerr (CLEAR_LINE);
}
