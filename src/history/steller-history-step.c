/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-history-step.h"

#include <string.h>

#include "steller-json-pointer.h"

/* What a value costs beside its text: a node, a member in the table and the order of its object. */
#define VALUE_OVERHEAD 128

static const char *
get_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* The depth of a note is bounded by STELLER_JSON_MAX_DEPTH. */
static gsize
estimate_size (JsonNode *node)
{
  gsize size = VALUE_OVERHEAD;

  if (node == NULL)
    return 0;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        size += strlen (name) + estimate_size (member);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        size += estimate_size (json_array_get_element (array, i));
    }
  else if (get_string (node) != NULL)
    size += strlen (get_string (node));
  return size;
}

static gsize
get_edit_size (StellerHistoryEdit *self)
{
  gsize size = sizeof *self + strlen (self->pointer) + strlen (self->shown);

  size += estimate_size (self->old) + estimate_size (self->new);
  if (self->splice != NULL)
    size += sizeof *self->splice + strlen (self->splice->removed) + strlen (self->splice->inserted);
  return size;
}

static void
edit_free (StellerHistoryEdit *self)
{
  g_free (self->pointer);
  g_free (self->shown);
  g_clear_pointer (&self->splice, steller_splice_free);
  g_clear_pointer (&self->old, json_node_unref);
  g_clear_pointer (&self->new, json_node_unref);
  g_free (self);
}

/* A value may come with the objects around it, of which it is the only member, or the value beside a ground. Leads to
 * that value, and makes @pointer that of it when it is not NULL. */
static JsonNode *
find_innermost (JsonNode *node, GString *pointer)
{
  while (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) names = json_object_get_members (object);
      const char *name = json_object_has_member (object, "value") ? "value" : names != NULL ? names->data : NULL;

      if (name == NULL || (names->next != NULL && strcmp (name, "value") != 0))
        break;
      if (pointer != NULL)
        steller_json_pointer_append (pointer, name, strlen (name));
      node = json_object_get_member (object, name);
    }
  return node;
}

static char *
dup_shown_pointer (const char *pointer, JsonNode *old, JsonNode *new)
{
  GString *shown = g_string_new (pointer);

  if (old == NULL)
    find_innermost (new, shown);
  return g_string_free_and_steal (shown);
}

/* @expected is where a text is expected to differ, or -1; see steller_splice_new(). */
StellerHistoryEdit *
steller_history_edit_new (const char *pointer, JsonNode *old, JsonNode *new, int index, gssize expected)
{
  StellerHistoryEdit *self = g_new0 (StellerHistoryEdit, 1);

  self->pointer = g_strdup (pointer);
  self->shown = dup_shown_pointer (pointer, old, new);
  self->index = index;
  if (get_string (old) != NULL && get_string (new) != NULL)
    self->splice = steller_splice_new (get_string (old), get_string (new), expected);
  else
    {
      self->old = old != NULL ? json_node_ref (old) : NULL;
      self->new = new != NULL ? json_node_ref (new) : NULL;
    }
  return self;
}

static JsonNode *
splice_text (StellerSplice *splice, const char *text, gboolean forward)
{
  g_autofree char *result =
    steller_splice_apply (text, splice->at, strlen (forward ? splice->removed : splice->inserted),
                          forward ? splice->inserted : splice->removed);

  return result != NULL ? json_node_init_string (json_node_alloc (), result) : NULL;
}

/* Makes the change again, or undoes it. Returns whether the note was as the edit expects it. */
gboolean
steller_history_edit_restore (StellerHistoryEdit *self, StellerNote *note, gboolean forward)
{
  JsonNode *value = forward ? self->new : self->old;

  if (self->splice != NULL)
    {
      const char *text = get_string (steller_note_get_value (note, self->pointer));

      value = text != NULL ? splice_text (self->splice, text, forward) : NULL;
      return value != NULL && steller_note_restore_value (note, self->pointer, value, -1);
    }
  return steller_note_restore_value (note, self->pointer, value != NULL ? json_node_ref (value) : NULL, self->index);
}

/* The text that came where there was none, or NULL. */
const char *
steller_history_edit_get_added_text (StellerHistoryEdit *self)
{
  return self->splice == NULL && self->old == NULL ? get_string (find_innermost (self->new, NULL)) : NULL;
}

/* Where the caret comes after the edit was restored, in bytes; -1 when that is not in a text. */
gint64
steller_history_edit_get_offset (StellerHistoryEdit *self, gboolean forward)
{
  JsonNode *now = forward ? self->new : self->old;
  JsonNode *before = forward ? self->old : self->new;

  if (self->splice != NULL)
    return (gint64) (self->splice->at + strlen (forward ? self->splice->inserted : self->splice->removed));
  now = find_innermost (now, NULL);
  before = find_innermost (before, NULL);
  if (get_string (now) != NULL && before == NULL)
    return (gint64) strlen (get_string (now));
  return now == NULL && get_string (before) != NULL ? 0 : -1;
}

StellerHistoryStep *
steller_history_step_new (guint64 before)
{
  StellerHistoryStep *self = g_new0 (StellerHistoryStep, 1);

  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) edit_free);
  self->size = sizeof *self;
  self->before = before;
  self->after = before;
  return self;
}

void
steller_history_step_free (StellerHistoryStep *self)
{
  g_ptr_array_unref (self->edits);
  g_free (self);
}

/* Adds an edit, which the step takes. */
void
steller_history_step_take (StellerHistoryStep *self, StellerHistoryEdit *edit)
{
  self->size += get_edit_size (edit);
  g_ptr_array_add (self->edits, edit);
}

/* Makes the last edit do what @edit did too, when both are of one text and touch. Takes @edit when it does. */
gboolean
steller_history_step_join (StellerHistoryStep *self, StellerHistoryEdit *edit)
{
  StellerHistoryEdit *last = self->edits->len > 0 ? self->edits->pdata[self->edits->len - 1] : NULL;
  gsize size;

  if (last == NULL || last->splice == NULL || edit->splice == NULL || strcmp (last->pointer, edit->pointer) != 0)
    return FALSE;
  size = get_edit_size (last);
  if (!steller_splice_append (last->splice, edit->splice))
    return FALSE;
  self->size += get_edit_size (last) - size;
  edit_free (edit);
  return TRUE;
}
