/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "steller-document.h"
#include "steller-export-format.h"
#include "steller-note.h"

G_BEGIN_DECLS

void steller_note_export_start (StellerNote *note,
                                StellerAudience audience,
                                const StellerExportFormat *format,
                                GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GStrv steller_note_export_finish (GAsyncResult *result, StellerExportProfile **profile, GError **error);

G_END_DECLS
