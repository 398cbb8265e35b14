/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STELLER_CLI_PROGRAM "steller-cli"

char *steller_cli_report_make_printable (const char *text);
void steller_cli_report (const char *path, guint line, const char *message);
void steller_cli_report_error (const char *path, const GError *error);
void steller_cli_report_warning (const char *path, const char *message);
void steller_cli_report_finding (const char *path, const GError *finding);
void steller_cli_report_result (const char *path, const char *message);
void steller_cli_report_hint (const char *subcommand);
void steller_cli_report_progress (guint position, guint total, const char *path);
void steller_cli_report_progress_end (void);

G_END_DECLS
