/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-cli-export-plan.h"
#include "steller-export-profile.h"

G_BEGIN_DECLS

/**
 * StellerCliExportFile:
 * @format: the format
 * @output: (type filename): the file, or `-`
 * @error: (nullable): why it was not written
 * @profile: (nullable): to which standards it conforms
 * @warnings: what its reader should know
 *
 * What became of one file.
 */
typedef struct
{
  const StellerExportFormat *format;
  char *output;
  GError *error;
  StellerExportProfile *profile;
  char **warnings;
} StellerCliExportFile;

/**
 * StellerCliExportResult:
 * @input: (type filename): the note
 * @findings: (element-type GError): what does not fit the type of the note
 * @warning: (nullable): what is to be said of its house style
 * @error: (nullable): why there is no file of it at all
 * @files: (element-type StellerCliExportFile): its files, in the order of the formats
 *
 * What became of one note.
 */
typedef struct
{
  char *input;
  GPtrArray *findings;
  char *warning;
  GError *error;
  GPtrArray *files;
} StellerCliExportResult;

StellerCliExportResult *steller_cli_export_result_new (const StellerCliExportItem *item, GPtrArray *formats);
void steller_cli_export_result_free (StellerCliExportResult *self);

gboolean steller_cli_export_result_is_whole (const StellerCliExportResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerCliExportResult, steller_cli_export_result_free)

G_END_DECLS
