/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-date.h"
#include "steller-note-file.h"
#include "steller-note-private.h"

/* A new note that begins as another one. */

/* The fields that tell one note from the next: its dates, whichever the type has, and its reference. */
static gboolean
is_of_one_note (StellerNote *note, const char *field)
{
  const char *text = steller_note_get_field_text (note, field);
  GDate date;

  return text != NULL && (g_str_equal (field, "kenmerk") || steller_date_parse (text, &date));
}

static void
clear_fields (StellerNote *note)
{
  JsonObject *fields = steller_note_get_group (note, "fields");
  g_autoptr (GList) names = fields != NULL ? json_object_get_members (fields) : NULL;
  g_auto (GStrv) copies = g_new0 (char *, g_list_length (names) + 1);
  guint n_copies = 0;

  for (GList *l = names; l != NULL; l = l->next)
    copies[n_copies++] = g_strdup (l->data);
  for (guint i = 0; i < n_copies; i++)
    if (is_of_one_note (note, copies[i]))
      steller_note_set_field_text (note, copies[i], NULL);
}

static void
put_member (StellerNote *note, const char *member, const char *text)
{
  const char *const path[] = { member, NULL };

  steller_note_put (note, path, steller_note_node_new_string (text), NULL);
}

/**
 * steller_note_new_based_on:
 * @note: a note that is not read-only
 * @error: return location for an error
 *
 * Makes a new note that begins as another one, such as the one of last month. What belongs to that one alone is not
 * taken along: its id, its dates (fields with nothing but a date) and reference (`kenmerk`), the remarks of readers,
 * the findings that were set aside, and how far it was. All the rest is: texts, headings, order, labels, grounds,
 * style, and what Steller does not know.
 *
 * Returns: (transfer full) (nullable): a new note, which knows the type that @note knows; %NULL with
 *   %STELLER_ERROR_LIMIT when @note has become larger than a file may be
 */
StellerNote *
steller_note_new_based_on (StellerNote *note, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *id = NULL;
  StellerNote *self;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);
  g_return_val_if_fail (!steller_note_get_read_only (note), NULL);

  bytes = steller_note_to_bytes (note);
  self = steller_note_new_from_bytes (bytes, error);
  if (self == NULL)
    return NULL;

  id = steller_note_new_id ();
  put_member (self, "id", id);
  put_member (self, "status", STELLER_NOTE_NEW_STATUS);
  put_member (self, "waivers", NULL);
  put_member (self, "remarks", NULL);
  clear_fields (self);
  steller_note_take_type (self, note);
  return self;
}
