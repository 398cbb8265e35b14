/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "steller-journal-entry.h"

G_BEGIN_DECLS

#define STELLER_TYPE_RECOVERED_ROW (steller_recovered_row_get_type ())
G_DECLARE_FINAL_TYPE (StellerRecoveredRow, steller_recovered_row, STELLER, RECOVERED_ROW, AdwActionRow)

GtkWidget *steller_recovered_row_new (StellerJournalEntry *entry);

G_END_DECLS
