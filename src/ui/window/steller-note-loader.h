/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "steller-document.h"
#include "steller-note.h"
#include "steller-pages.h"

G_BEGIN_DECLS

/**
 * StellerLoadedNote:
 * @note: the note
 * @document: its internal edition
 * @pages: the printed pages
 * @warnings: (array zero-terminated=1): what the user should know although the note can be shown, localised
 *
 * A note file, from its bytes to its pages.
 */
typedef struct
{
  StellerNote *note;
  StellerDocument *document;
  StellerPages *pages;
  char **warnings;
} StellerLoadedNote;

void steller_loaded_note_free (StellerLoadedNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerLoadedNote, steller_loaded_note_free)

void
steller_note_loader_load (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
StellerLoadedNote *steller_note_loader_finish (GAsyncResult *result, GError **error);

G_END_DECLS
