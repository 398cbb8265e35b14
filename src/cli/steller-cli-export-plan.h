/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "steller-document.h"
#include "steller-export-format.h"

G_BEGIN_DECLS

/**
 * StellerCliExportItem:
 * @input: (type filename): the note to read, or `-`
 * @output: (type filename): the file to write, or `-`
 *
 * One file of an export.
 */
typedef struct
{
  char *input;
  char *output;
} StellerCliExportItem;

/**
 * StellerCliExportRequest:
 * @inputs: (array zero-terminated=1): the notes as they were typed
 * @format: (nullable): the value of `--format`
 * @output: (nullable) (type filename): the value of `--output`
 * @directory: (nullable) (type filename): the value of `--output-dir`
 * @audience: the edition
 *
 * What an export was asked to do.
 */
typedef struct
{
  char **inputs;
  const char *format;
  const char *output;
  const char *directory;
  StellerAudience audience;
} StellerCliExportRequest;

const StellerExportFormat *steller_cli_export_plan_format (const StellerCliExportRequest *request, GError **error);
GPtrArray *steller_cli_export_plan_items (const StellerCliExportRequest *request,
                                          const StellerExportFormat *format,
                                          GError **error);

G_END_DECLS
