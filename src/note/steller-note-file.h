/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-json-tree.h"
#include "steller-note-type.h"

G_BEGIN_DECLS

/* The file of a note, apart from the object that holds it. */

#define STELLER_NOTE_FORMAT "steller-nota"

/* How far a note is when it begins. */
#define STELLER_NOTE_NEW_STATUS "concept"

/* The version of the file format that this Steller writes. */
#define STELLER_NOTE_VERSION 1

char *steller_note_new_id (void);
StellerJsonTree *steller_note_new_tree (StellerNoteType *type);
gboolean steller_note_check (StellerJsonTree *tree, gboolean *newer, GError **error);

G_END_DECLS
