/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "steller-composer.h"
#include "steller-journal-entry.h"
#include "steller-layout.h"

G_BEGIN_DECLS

/**
 * StellerLoadedNote:
 * @note: the note
 * @type: its type
 * @composer: what made the document, with the note's sections still in mind
 * @layout: what made the pages, with the note's type still in mind
 * @document: its internal edition
 * @pages: the printed pages
 * @checksum: (nullable): the SHA-256 checksum, in hexadecimal, of the content of the file, %NULL for a note from no file
 * @left: (nullable) (element-type StellerJournalEntry): the journals with changes of the note in this file that were not
 *   saved, the newest first; %NULL for a note from no file
 * @style_warning: (nullable): why the note is not in the house style that it asks for, localised
 *
 * A note, from its bytes to its pages. Composer and layout are for the next edition: who follows the note with them, as
 * [class@LivePages] does, makes no more than what changed.
 */
typedef struct
{
  StellerNote *note;
  StellerNoteType *type;
  StellerComposer *composer;
  StellerLayout *layout;
  StellerDocument *document;
  StellerPages *pages;
  char *checksum;
  GPtrArray *left;
  char *style_warning;
} StellerLoadedNote;

void steller_loaded_note_free (StellerLoadedNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerLoadedNote, steller_loaded_note_free)

void steller_note_loader_load_early (GFile *file);
gboolean steller_note_loader_take_early (GFile *file, StellerLoadedNote **loaded, GError **error);
void
steller_note_loader_load (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void steller_note_loader_prepare (StellerNote *note,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
StellerLoadedNote *steller_note_loader_finish (GAsyncResult *result, GError **error);

G_END_DECLS
