/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "steller-document.h"
#include "steller-export-format.h"
#include "steller-note.h"

G_BEGIN_DECLS

#define STELLER_TYPE_EXPORT_DIALOG (steller_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StellerExportDialog, steller_export_dialog, STELLER, EXPORT_DIALOG, AdwDialog)

AdwDialog *steller_export_dialog_new (StellerNote *note, GFile *note_file, StellerAudience audience);

StellerAudience steller_export_dialog_get_audience (StellerExportDialog *self);
const StellerExportFormat *steller_export_dialog_get_format (StellerExportDialog *self);
void steller_export_dialog_export_to (StellerExportDialog *self, GFile *file);

G_END_DECLS
