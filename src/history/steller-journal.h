/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-journal-entry.h"
#include "steller-note.h"

G_BEGIN_DECLS

#define STELLER_TYPE_JOURNAL (steller_journal_get_type ())
G_DECLARE_FINAL_TYPE (StellerJournal, steller_journal, STELLER, JOURNAL, GObject)

StellerJournal *steller_journal_new (StellerNote *note, GFile *file);
void steller_journal_set_file (StellerJournal *self, GFile *file, const char *checksum);
void steller_journal_take_over (StellerJournal *self, StellerJournalEntry *entry);
void steller_journal_mark_saved (StellerJournal *self);
void steller_journal_mark_unsaved (StellerJournal *self);
void steller_journal_discard (StellerJournal *self);
gboolean steller_journal_flush (StellerJournal *self, GError **error);
const GError *steller_journal_get_error (StellerJournal *self);

G_END_DECLS
