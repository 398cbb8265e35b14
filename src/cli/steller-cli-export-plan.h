/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "steller-document.h"
#include "steller-export-format.h"

G_BEGIN_DECLS

/**
 * StellerCliExportItem:
 * @input: (type filename): the note to read, or `-`
 * @outputs: (array zero-terminated=1): the file to write in each format, in the order of the formats, or `-`
 *
 * One note of an export.
 */
typedef struct
{
  char *input;
  char **outputs;
} StellerCliExportItem;

/**
 * StellerCliExportRequest:
 * @inputs: (array zero-terminated=1): the notes as they were typed
 * @formats: (nullable) (array zero-terminated=1): the values of `--format`, each one format or several with commas
 * @output: (nullable) (type filename): the value of `--output`
 * @directory: (nullable) (type filename): the value of `--output-dir`
 * @audience: the edition
 *
 * What an export was asked to do.
 */
typedef struct
{
  char **inputs;
  char **formats;
  const char *output;
  const char *directory;
  StellerAudience audience;
} StellerCliExportRequest;

GPtrArray *steller_cli_export_plan_formats (const StellerCliExportRequest *request, GError **error);
GPtrArray *steller_cli_export_plan_items (const StellerCliExportRequest *request, GPtrArray *formats, GError **error);

G_END_DECLS
