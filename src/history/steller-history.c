/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-history-private.h"

#include <string.h>

#include "steller-history-step.h"

/* Typing goes on as one step until there is no key for so long, in microseconds. */
#define TYPING_PAUSE (3 * G_USEC_PER_SEC)

/* A longer piece was not typed, in bytes. An input method may commit a few words at once. */
#define MAX_TYPED 64

struct _StellerHistory
{
  GObject parent_instance;

  StellerNote *note;
  GQueue undo; /* StellerHistoryStep, the newest at the tail */
  GQueue redo; /* the next one at the tail */
  gsize size;  /* of both */
  gsize max_size;

  StellerHistoryStep *group; /* the open one, when anything changed in it */
  guint group_depth;

  gboolean typing; /* whether the newest step may go on */
  gunichar last_typed;
  gint64 last_time;
  gint64 (*clock) (void);

  /* Each state of the note has a number, which comes back with the state. */
  guint64 state;
  guint64 last_state;
  guint64 saved_state;

  gboolean restoring; /* a step */
  gboolean expecting; /* the note to tell of the change by an edit of that step */
  gboolean strayed;   /* another change came in between */

  gboolean told_can_undo;
  gboolean told_can_redo;
  gboolean told_modified;
};

G_DEFINE_FINAL_TYPE (StellerHistory, steller_history, G_TYPE_OBJECT)

enum
{
  PROP_NOTE = 1,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_MODIFIED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_steps (StellerHistory *self, GQueue *steps)
{
  StellerHistoryStep *step;

  while ((step = g_queue_pop_tail (steps)) != NULL)
    {
      self->size -= step->size;
      steller_history_step_free (step);
    }
}

static void
tell (StellerHistory *self, gboolean *told, gboolean now, guint property)
{
  if (*told == now)
    return;
  *told = now;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
tell_changes (StellerHistory *self)
{
  tell (self, &self->told_can_undo, steller_history_get_can_undo (self), PROP_CAN_UNDO);
  tell (self, &self->told_can_redo, steller_history_get_can_redo (self), PROP_CAN_REDO);
  tell (self, &self->told_modified, steller_history_get_modified (self), PROP_MODIFIED);
}

/* The oldest steps go first, then those that would be redone last. */
static void
drop_oldest (StellerHistory *self)
{
  while (self->size > self->max_size && self->undo.length + self->redo.length > 1)
    {
      StellerHistoryStep *step = g_queue_pop_head (self->undo.length > 1 ? &self->undo : &self->redo);

      if (step == NULL)
        break;
      self->size -= step->size;
      steller_history_step_free (step);
    }
}

/* Where typing that goes on changes the text, or -1. */
static gssize
get_expected (StellerHistory *self)
{
  StellerHistoryStep *step = g_queue_peek_tail (&self->undo);
  StellerHistoryEdit *last = step != NULL ? step->edits->pdata[step->edits->len - 1] : NULL;

  if (!self->typing || last == NULL || last->splice == NULL)
    return -1;
  return (gssize) (last->splice->at + strlen (last->splice->inserted));
}

static gboolean
is_typed (const char *text)
{
  return strlen (text) <= MAX_TYPED && strpbrk (text, "\r\n") == NULL;
}

/* Whether an edit is one by typing: text in one place, or the first of a text that there was not. */
static gboolean
is_typing (StellerHistoryEdit *edit)
{
  if (edit->splice == NULL)
    return steller_history_edit_get_added_text (edit) != NULL &&
           is_typed (steller_history_edit_get_added_text (edit));
  return is_typed (edit->splice->inserted) && (*edit->splice->inserted != '\0' || is_typed (edit->splice->removed));
}

/* The character next to the last edit, and the one with which it ends. Backspace goes through a word the other way. */
static void
get_typed_ends (StellerHistoryEdit *edit, gunichar *first, gunichar *last)
{
  const char *inserted = edit->splice != NULL ? edit->splice->inserted : steller_history_edit_get_added_text (edit);

  if (*inserted != '\0')
    {
      *first = g_utf8_get_char (inserted);
      *last = g_utf8_get_char (g_utf8_prev_char (inserted + strlen (inserted)));
    }
  else if (edit->splice != NULL && *edit->splice->removed != '\0')
    {
      const char *removed = edit->splice->removed;

      *first = g_utf8_get_char (g_utf8_prev_char (removed + strlen (removed)));
      *last = g_utf8_get_char (removed);
    }
}

/* Adds to the newest step, when that was typed and this goes on with its word. Takes @edit when it does. */
static gboolean
go_on_typing (StellerHistory *self, StellerHistoryEdit *edit, gunichar first)
{
  StellerHistoryStep *step = g_queue_peek_tail (&self->undo);
  StellerHistoryEdit *last;
  gsize size;

  if (!self->typing || step == NULL || self->clock () - self->last_time > TYPING_PAUSE ||
      (g_unichar_isspace (self->last_typed) && !g_unichar_isspace (first)))
    return FALSE;
  size = step->size;
  last = step->edits->pdata[step->edits->len - 1];
  if (!steller_history_step_join (step, edit))
    {
      if (last->splice != NULL || edit->splice == NULL || strcmp (last->shown, edit->pointer) != 0)
        return FALSE;
      steller_history_step_take (step, edit);
    }
  self->size += step->size - size;
  step->after = self->state;
  return TRUE;
}

static void
push_step (StellerHistory *self, StellerHistoryStep *step)
{
  step->after = self->state;
  self->size += step->size;
  g_queue_push_tail (&self->undo, step);
}

static void
record (StellerHistory *self, StellerHistoryEdit *edit)
{
  guint64 before = self->state;
  gboolean typing = is_typing (edit);
  gunichar first = ' ';
  gunichar last = ' ';

  if (typing)
    get_typed_ends (edit, &first, &last);
  clear_steps (self, &self->redo);
  self->state = ++self->last_state;
  if (self->group_depth > 0)
    {
      if (self->group == NULL)
        self->group = steller_history_step_new (before);
      if (!steller_history_step_join (self->group, edit))
        steller_history_step_take (self->group, edit);
      typing = FALSE;
    }
  else if (!typing || !go_on_typing (self, edit, first))
    {
      StellerHistoryStep *step = steller_history_step_new (before);

      steller_history_step_take (step, edit);
      push_step (self, step);
    }
  self->typing = typing;
  self->last_typed = last;
  self->last_time = self->clock ();
  drop_oldest (self);
}

static void
on_note_changed (StellerNote *note, const char *pointer, JsonNode *old, JsonNode *new, StellerHistory *self)
{
  if (self->restoring && self->expecting)
    self->expecting = FALSE;
  else if (self->restoring)
    self->strayed = TRUE;
  if (self->restoring)
    return;
  record (self, steller_history_edit_new (pointer, old, new, steller_note_get_changed_index (note),
                                          get_expected (self)));
  tell_changes (self);
}

static void
steller_history_dispose (GObject *object)
{
  StellerHistory *self = STELLER_HISTORY (object);

  if (self->note != NULL)
    g_signal_handlers_disconnect_by_data (self->note, self);
  g_clear_object (&self->note);

  G_OBJECT_CLASS (steller_history_parent_class)->dispose (object);
}

static void
steller_history_finalize (GObject *object)
{
  StellerHistory *self = STELLER_HISTORY (object);

  clear_steps (self, &self->undo);
  clear_steps (self, &self->redo);
  g_clear_pointer (&self->group, steller_history_step_free);

  G_OBJECT_CLASS (steller_history_parent_class)->finalize (object);
}

static void
steller_history_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  StellerHistory *self = STELLER_HISTORY (object);

  switch (property)
    {
    case PROP_NOTE:
      g_value_set_object (value, self->note);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, steller_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, steller_history_get_can_redo (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, steller_history_get_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
steller_history_class_init (StellerHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = steller_history_dispose;
  object_class->finalize = steller_history_finalize;
  object_class->get_property = steller_history_get_property;

  /**
   * StellerHistory:note:
   *
   * The note.
   */
  properties[PROP_NOTE] = g_param_spec_object ("note", NULL, NULL, STELLER_TYPE_NOTE, readable);

  /**
   * StellerHistory:can-undo:
   *
   * Whether there is a step to undo.
   */
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);

  /**
   * StellerHistory:can-redo:
   *
   * Whether there is a step to redo.
   */
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);

  /**
   * StellerHistory:modified:
   *
   * Whether the note differs from what was saved last. Undoing or redoing up to that state ends it.
   */
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * StellerHistory::restored:
   * @self: the history
   * @pointer: a JSON pointer (RFC 6901) to the value to show
   * @offset: the byte in that text where the caret belongs; -1 when it is no text
   *
   * Emitted after a step was undone or redone, once for the whole of it. The value need not be there any more; a text
   * that is not has the caret at 0.
   */
  signals[RESTORED] = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_INT64);
}

static void
steller_history_init (StellerHistory *self)
{
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
  self->clock = g_get_monotonic_time;
  self->max_size = STELLER_HISTORY_MAX_SIZE;
}

/**
 * steller_history_new:
 * @note: a note
 *
 * Makes the one history of a note: whoever changes the note, the change can be undone. It must be there before any
 * other handler of StellerNote::changed, so that it is the first to know. The note counts as saved as it is.
 *
 * Returns: (transfer full): a new history without steps
 */
StellerHistory *
steller_history_new (StellerNote *note)
{
  StellerHistory *self;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);

  self = g_object_new (STELLER_TYPE_HISTORY, NULL);
  self->note = g_object_ref (note);
  g_signal_connect (note, "changed", G_CALLBACK (on_note_changed), self);
  return self;
}

/**
 * steller_history_get_note:
 * @self: a history
 *
 * Returns: (transfer none): the note
 */
StellerNote *
steller_history_get_note (StellerHistory *self)
{
  g_return_val_if_fail (STELLER_IS_HISTORY (self), NULL);

  return self->note;
}

/**
 * steller_history_get_can_undo:
 * @self: a history
 *
 * Returns: whether there is a step to undo; not while a group is open
 */
gboolean
steller_history_get_can_undo (StellerHistory *self)
{
  g_return_val_if_fail (STELLER_IS_HISTORY (self), FALSE);

  return self->undo.length > 0 && self->group_depth == 0 && !self->restoring;
}

/**
 * steller_history_get_can_redo:
 * @self: a history
 *
 * Returns: whether there is a step to redo; not while a group is open
 */
gboolean
steller_history_get_can_redo (StellerHistory *self)
{
  g_return_val_if_fail (STELLER_IS_HISTORY (self), FALSE);

  return self->redo.length > 0 && self->group_depth == 0 && !self->restoring;
}

/* Another change in between leaves nothing that fits: that is a mistake of who made it, but must not harm a note. */
static void
give_up (StellerHistory *self)
{
  g_critical ("The note was changed while a step was undone or redone; the history begins anew");
  clear_steps (self, &self->undo);
  clear_steps (self, &self->redo);
  self->state = ++self->last_state;
}

static void
restore_step (StellerHistory *self, gboolean forward)
{
  GQueue *from = forward ? &self->redo : &self->undo;
  GQueue *to = forward ? &self->undo : &self->redo;
  StellerHistoryStep *step = g_queue_pop_tail (from);
  StellerHistoryEdit *shown = step->edits->pdata[forward ? step->edits->len - 1 : 0];
  g_autofree char *pointer = g_strdup (shown->shown);
  gint64 offset = steller_history_edit_get_offset (shown, forward);
  gboolean restored = TRUE;

  g_object_ref (self);
  g_queue_push_tail (to, step);
  self->typing = FALSE;
  self->restoring = TRUE;
  self->strayed = FALSE;
  for (guint i = 0; i < step->edits->len && restored && !self->strayed; i++)
    {
      self->expecting = TRUE;
      restored = steller_history_edit_restore (step->edits->pdata[forward ? i : step->edits->len - 1 - i], self->note,
                                               forward);
    }
  self->restoring = FALSE;
  self->expecting = FALSE;
  if (restored && !self->strayed)
    self->state = forward ? step->after : step->before;
  else
    give_up (self);
  tell_changes (self);
  g_signal_emit (self, signals[RESTORED], 0, pointer, offset);
  g_object_unref (self);
}

/**
 * steller_history_undo:
 * @self: a history
 *
 * Undoes the newest step: the note then is what it was before, to the byte. Does nothing when there is none.
 */
void
steller_history_undo (StellerHistory *self)
{
  g_return_if_fail (STELLER_IS_HISTORY (self));

  if (steller_history_get_can_undo (self))
    restore_step (self, FALSE);
}

/**
 * steller_history_redo:
 * @self: a history
 *
 * Makes the step again that was undone last. Does nothing when there is none.
 */
void
steller_history_redo (StellerHistory *self)
{
  g_return_if_fail (STELLER_IS_HISTORY (self));

  if (steller_history_get_can_redo (self))
    restore_step (self, TRUE);
}

/**
 * steller_history_begin_group:
 * @self: a history
 *
 * Begins a step that holds all changes until steller_history_end_group(). Groups may stand in each other; the outermost
 * is the step.
 */
void
steller_history_begin_group (StellerHistory *self)
{
  g_return_if_fail (STELLER_IS_HISTORY (self));

  self->group_depth++;
  self->typing = FALSE;
  tell_changes (self);
}

/**
 * steller_history_end_group:
 * @self: a history
 *
 * Ends a group. When nothing changed in it there is no step.
 */
void
steller_history_end_group (StellerHistory *self)
{
  g_return_if_fail (STELLER_IS_HISTORY (self));
  g_return_if_fail (self->group_depth > 0);

  self->group_depth--;
  if (self->group_depth == 0 && self->group != NULL)
    {
      push_step (self, g_steal_pointer (&self->group));
      drop_oldest (self);
    }
  self->typing = FALSE;
  tell_changes (self);
}

/**
 * steller_history_end_typing:
 * @self: a history
 *
 * Makes the next change a new step. Without it typing in one text is one step for each word with the space after it, up
 * to a pause, a line break or a change elsewhere.
 */
void
steller_history_end_typing (StellerHistory *self)
{
  g_return_if_fail (STELLER_IS_HISTORY (self));

  self->typing = FALSE;
}

/**
 * steller_history_get_modified:
 * @self: a history
 *
 * Returns: whether the note differs from what was saved last
 */
gboolean
steller_history_get_modified (StellerHistory *self)
{
  g_return_val_if_fail (STELLER_IS_HISTORY (self), FALSE);

  return self->state != self->saved_state;
}

/**
 * steller_history_get_state:
 * @self: a history
 *
 * Names the state that the note is in now, for who saves it while the drafter goes on: take the bytes of the note and
 * the name of its state together, and hand it to steller_history_mark_saved_state() once they are on the disk. The next
 * change is a new step, so that undoing can come back to this state.
 *
 * Returns: a number that no other state of this note has
 */
guint64
steller_history_get_state (StellerHistory *self)
{
  g_return_val_if_fail (STELLER_IS_HISTORY (self), 0);

  self->typing = FALSE;
  return self->state;
}

/**
 * steller_history_mark_saved:
 * @self: a history
 *
 * Tells that the note was saved as it is.
 */
void
steller_history_mark_saved (StellerHistory *self)
{
  g_return_if_fail (STELLER_IS_HISTORY (self));

  steller_history_mark_saved_state (self, steller_history_get_state (self));
}

/**
 * steller_history_mark_saved_state:
 * @self: a history
 * @state: a state, from steller_history_get_state()
 *
 * Tells that the note was saved as it was in that state.
 */
void
steller_history_mark_saved_state (StellerHistory *self, guint64 state)
{
  g_return_if_fail (STELLER_IS_HISTORY (self));

  self->saved_state = state;
  tell_changes (self);
}

/**
 * steller_history_mark_unsaved:
 * @self: a history
 *
 * Tells that the note is nowhere saved as it ever was: one that came back from a journal, or is based on another. It is
 * modified until it is saved, whatever is undone.
 */
void
steller_history_mark_unsaved (StellerHistory *self)
{
  g_return_if_fail (STELLER_IS_HISTORY (self));

  self->saved_state = G_MAXUINT64;
  tell_changes (self);
}

void
steller_history_set_clock (StellerHistory *self, gint64 (*clock) (void))
{
  self->clock = clock;
}

void
steller_history_set_max_size (StellerHistory *self, gsize max_size)
{
  self->max_size = max_size;
  drop_oldest (self);
}

gsize
steller_history_get_size (StellerHistory *self)
{
  return self->size;
}
