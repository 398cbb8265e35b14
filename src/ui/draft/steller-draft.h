/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-history.h"
#include "steller-journal.h"

G_BEGIN_DECLS

#define STELLER_TYPE_DRAFT (steller_draft_get_type ())
G_DECLARE_FINAL_TYPE (StellerDraft, steller_draft, STELLER, DRAFT, GObject)

StellerDraft *steller_draft_new (StellerNote *note, StellerNoteType *type, GFile *file);

StellerNote *steller_draft_get_note (StellerDraft *self);
StellerNoteType *steller_draft_get_note_type (StellerDraft *self);
StellerHistory *steller_draft_get_history (StellerDraft *self);
StellerJournal *steller_draft_get_journal (StellerDraft *self);
GFile *steller_draft_get_file (StellerDraft *self);
const char *steller_draft_get_title (StellerDraft *self);
gboolean steller_draft_get_modified (StellerDraft *self);
gboolean steller_draft_get_saving (StellerDraft *self);
const char *steller_draft_get_checksum (StellerDraft *self);
void steller_draft_set_checksum (StellerDraft *self, const char *checksum);
void steller_draft_mark_unsaved (StellerDraft *self, StellerJournalEntry *entry);
void steller_draft_discard (StellerDraft *self);

void steller_draft_save_async (StellerDraft *self,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean steller_draft_save_finish (StellerDraft *self, GAsyncResult *result, GError **error);

G_END_DECLS
