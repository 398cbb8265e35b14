/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "steller-journal-record.h"

G_BEGIN_DECLS

typedef struct _StellerJournalWriter StellerJournalWriter;

typedef void (*StellerJournalTold) (gpointer owner, const GError *error);

StellerJournalWriter *steller_journal_writer_new (const char *note_id, GObject *owner, StellerJournalTold told);
void steller_journal_writer_push_note (StellerJournalWriter *self, GBytes *note, const char *file);
void steller_journal_writer_push_record (StellerJournalWriter *self, StellerJournalRecord kind, GBytes *content);
void steller_journal_writer_push_clear (StellerJournalWriter *self);
void steller_journal_writer_push_replaced (StellerJournalWriter *self, const char *path);
gboolean steller_journal_writer_flush (StellerJournalWriter *self, GError **error);
void steller_journal_writer_close (StellerJournalWriter *self);

G_END_DECLS
