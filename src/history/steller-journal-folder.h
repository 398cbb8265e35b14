/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STELLER_JOURNAL_SUFFIX ".journal"
#define STELLER_JOURNAL_TEMPORARY_SUFFIX ".tmp"

char *steller_journal_get_folder (void);
int steller_journal_open_new (const char *folder, char **path, GError **error);
gboolean steller_journal_place (const char *temporary, const char *folder, const char *note_id, char **path,
                                GError **error);
gboolean steller_journal_sync_folder (const char *folder, GError **error);
GMutex *steller_journal_get_left_mutex (void);
int steller_journal_open_left (const char *path);
void steller_journal_remove_left (const char *path);
void steller_journal_discard_left (const char *path);

void steller_journal_set_error (GError **error, int reason);

G_END_DECLS
