/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-note.h"
#include "steller-splice.h"

G_BEGIN_DECLS

typedef struct _StellerHistoryEdit StellerHistoryEdit;
typedef struct _StellerHistoryStep StellerHistoryStep;

/* One change of one value. A text that became another text is a splice; any other value is kept as it is, and shared
 * with the note: since steps are undone and redone in order, it then is as it was. */
struct _StellerHistoryEdit
{
  char *pointer;
  char *shown;           /* the pointer to show: with the first text of a note's first section that is the text */
  StellerSplice *splice; /* NULL when either value is no text */
  JsonNode *old;         /* NULL when the value was added, or with a splice */
  JsonNode *new;         /* NULL when the value was taken out, or with a splice */
  int index;             /* of the member, see steller_note_get_changed_index() */
};

/* What is undone and redone at once. */
struct _StellerHistoryStep
{
  GPtrArray *edits; /* StellerHistoryEdit */
  gsize size;       /* about how much memory it takes, in bytes */
  guint64 before;   /* names the state before the step */
  guint64 after;
};

StellerHistoryEdit *steller_history_edit_new (const char *pointer, JsonNode *old, JsonNode *new, int index,
                                              gssize expected);
gboolean steller_history_edit_restore (StellerHistoryEdit *self, StellerNote *note, gboolean forward);
const char *steller_history_edit_get_added_text (StellerHistoryEdit *self);
gint64 steller_history_edit_get_offset (StellerHistoryEdit *self, gboolean forward);

StellerHistoryStep *steller_history_step_new (guint64 before);
void steller_history_step_free (StellerHistoryStep *self);
void steller_history_step_take (StellerHistoryStep *self, StellerHistoryEdit *edit);
gboolean steller_history_step_join (StellerHistoryStep *self, StellerHistoryEdit *edit);

G_END_DECLS
