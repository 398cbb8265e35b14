/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "steller-document.h"
#include "steller-export-format.h"
#include "steller-note.h"

G_BEGIN_DECLS

char *steller_export_target_suggest_name (StellerNote *note,
                                          GFile *note_file,
                                          StellerAudience audience,
                                          const StellerExportFormat *format);
GFile *steller_export_target_complete (GFile *chosen, const StellerExportFormat **format);

G_END_DECLS
