/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "steller-document.h"
#include "steller-note.h"

G_BEGIN_DECLS

void steller_exporter_run (GtkWidget *parent,
                           StellerNote *note,
                           GFile *note_file,
                           StellerAudience audience,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
AdwToast *steller_exporter_finish (GAsyncResult *result);

G_END_DECLS
