/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-export.h"

G_BEGIN_DECLS

/**
 * StellerExportFormat:
 * @id: the stable name by which scripts choose the format, such as `pdf`
 * @suffix: the file name's suffix with its dot, such as `.pdf`
 * @media_type: the registered media type
 * @title: what a person reads in a list of formats, marked with `N_()`
 * @write: makes the file's bytes from a job
 * @prepare: (nullable): starts, in the background, what writing the first file will have to wait for otherwise
 *
 * One format to which a document can be exported.
 *
 * A format is a constant: one file (or folder) under `src/export` that defines it, and one line in the table of
 * `steller-export-format.c`. Its @write reads the document, the style and the pages from the job and nothing else,
 * makes the same bytes each time it gets the same job, reports what a reader of the file would miss with
 * [method@Steller.Export.add_warning], and returns %NULL with an error when there is no file to speak of.
 */
struct _StellerExportFormat
{
  const char *id;
  const char *suffix;
  const char *media_type;
  const char *title;
  GBytes *(*write) (StellerExport *job, GError **error);
  void (*prepare) (void);
};

const StellerExportFormat * const *steller_export_formats         (guint      *n_formats);
const StellerExportFormat         *steller_export_format_lookup   (const char *id);
const StellerExportFormat         *steller_export_format_for_path (const char *path);

G_END_DECLS
