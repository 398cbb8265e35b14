/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-cli-export-result.h"

G_BEGIN_DECLS

typedef struct _StellerCliExportReport StellerCliExportReport;

StellerCliExportReport *steller_cli_export_report_new (gboolean as_json);
void steller_cli_export_report_free (StellerCliExportReport *self);

void steller_cli_export_report_add (StellerCliExportReport *self, const StellerCliExportResult *result);
gboolean steller_cli_export_report_end (StellerCliExportReport *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerCliExportReport, steller_cli_export_report_free)

G_END_DECLS
