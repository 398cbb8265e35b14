/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-note.h"

G_BEGIN_DECLS

/**
 * STELLER_HISTORY_MAX_SIZE:
 *
 * About how much memory the steps of a history may take, in bytes. The oldest go when there is more; the newest stays,
 * however large.
 */
#define STELLER_HISTORY_MAX_SIZE (16 * 1024 * 1024)

#define STELLER_TYPE_HISTORY (steller_history_get_type ())
G_DECLARE_FINAL_TYPE (StellerHistory, steller_history, STELLER, HISTORY, GObject)

StellerHistory *steller_history_new (StellerNote *note);
StellerNote *steller_history_get_note (StellerHistory *self);

gboolean steller_history_get_can_undo (StellerHistory *self);
gboolean steller_history_get_can_redo (StellerHistory *self);
void steller_history_undo (StellerHistory *self);
void steller_history_redo (StellerHistory *self);

void steller_history_begin_group (StellerHistory *self);
void steller_history_end_group (StellerHistory *self);
void steller_history_end_typing (StellerHistory *self);

gboolean steller_history_get_modified (StellerHistory *self);
guint64 steller_history_get_state (StellerHistory *self);
void steller_history_mark_saved (StellerHistory *self);
void steller_history_mark_saved_state (StellerHistory *self, guint64 state);
void steller_history_mark_unsaved (StellerHistory *self);

G_END_DECLS
