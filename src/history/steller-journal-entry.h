/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-note.h"

G_BEGIN_DECLS

#define STELLER_TYPE_JOURNAL_ENTRY (steller_journal_entry_get_type ())
G_DECLARE_FINAL_TYPE (StellerJournalEntry, steller_journal_entry, STELLER, JOURNAL_ENTRY, GObject)

GPtrArray *steller_journal_find_left (void);
GPtrArray *steller_journal_find_left_of (const char *note_id, GFile *file);

const char *steller_journal_entry_get_path (StellerJournalEntry *self);
const char *steller_journal_entry_get_note_id (StellerJournalEntry *self);
const char *steller_journal_entry_get_subject (StellerJournalEntry *self);
GFile *steller_journal_entry_get_file (StellerJournalEntry *self);
const char *steller_journal_entry_get_checksum (StellerJournalEntry *self);
gint64 steller_journal_entry_get_time (StellerJournalEntry *self);
StellerNote *steller_journal_entry_recover (StellerJournalEntry *self, GError **error);
void steller_journal_entry_discard (StellerJournalEntry *self);

G_END_DECLS
