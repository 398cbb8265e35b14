/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StellerCliStatus:
 * @STELLER_CLI_DONE: everything asked for was done
 * @STELLER_CLI_FAILED: the work failed, or a check found something
 * @STELLER_CLI_USAGE: the command was called wrongly, and nothing was done
 *
 * The exit status of `steller-cli`; scripts rely on it.
 */
typedef enum
{
  STELLER_CLI_DONE = 0,
  STELLER_CLI_FAILED = 1,
  STELLER_CLI_USAGE = 2,
} StellerCliStatus;

typedef struct _StellerCliCommand StellerCliCommand;

/**
 * StellerCliCommand:
 * @name: the word that selects the subcommand
 * @arguments: (nullable): what follows the options in the usage line, translatable
 * @summary: one sentence for the list of subcommands, translatable
 * @run: does the work; @arguments is what was typed from the subcommand's name on
 *
 * One subcommand of `steller-cli`.
 */
struct _StellerCliCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  StellerCliStatus (*run) (const StellerCliCommand *command, char ***arguments);
};

extern const StellerCliCommand steller_cli_command_export;
extern const StellerCliCommand steller_cli_command_new;
extern const StellerCliCommand steller_cli_command_style;
extern const StellerCliCommand steller_cli_command_styles;
extern const StellerCliCommand steller_cli_command_types;
extern const StellerCliCommand steller_cli_command_validate;

gboolean steller_cli_command_parse (const StellerCliCommand *self,
                                    const GOptionEntry *entries,
                                    char ***arguments,
                                    StellerCliStatus *status);

StellerCliStatus steller_cli_command_misused (const StellerCliCommand *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

G_END_DECLS
