/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "steller-draft.h"

G_BEGIN_DECLS

#define STELLER_TYPE_WINDOW (steller_window_get_type ())
G_DECLARE_FINAL_TYPE (StellerWindow, steller_window, STELLER, WINDOW, AdwApplicationWindow)

StellerWindow *steller_window_new (AdwApplication *application);

GFile *steller_window_get_file (StellerWindow *self);
StellerDraft *steller_window_get_draft (StellerWindow *self);
gboolean steller_window_is_empty (StellerWindow *self);
void steller_window_open (StellerWindow *self, GFile *file);
void steller_window_open_note (StellerWindow *self, StellerNote *note, GFile *file, gboolean unsaved);
gboolean steller_window_recover (StellerWindow *self, StellerJournalEntry *entry, GError **error);
void steller_window_add_toast (StellerWindow *self, AdwToast *toast);

void steller_window_close_async (StellerWindow *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean steller_window_close_finish (StellerWindow *self, GAsyncResult *result, GError **error);

G_END_DECLS
