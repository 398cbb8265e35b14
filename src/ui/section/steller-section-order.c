/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-section-order.h"

#include <json-glib/json-glib.h>

/* The sections below the parent of @section, it among them, as they print. */
static GPtrArray *
list_siblings (StellerNote *note, StellerNoteType *type, const char *section)
{
  g_auto (GStrv) order = steller_note_get_section_order (note, type);
  const char *parent = steller_note_get_section_parent (note, type, section);
  GPtrArray *siblings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; order[i] != NULL; i++)
    if (g_strcmp0 (steller_note_get_section_parent (note, type, order[i]), parent) == 0)
      g_ptr_array_add (siblings, g_strdup (order[i]));
  return siblings;
}

static gboolean
contains (GPtrArray *strings, const char *string)
{
  return g_ptr_array_find_with_equal_func (strings, string, g_str_equal, NULL);
}

/* Whether @siblings stand where they do without any order: those of the type first, then the drafter's own. */
static gboolean
is_natural (StellerNote *note, StellerNoteType *type, GPtrArray *siblings)
{
  JsonNode *sections = steller_note_get_value (note, "/sections");
  guint at = 0;

  for (guint i = 0; i < steller_note_type_get_n_sections (type); i++)
    {
      const char *id = steller_section_type_get_id (steller_note_type_get_section (type, i));

      if (contains (siblings, id) && !g_str_equal (siblings->pdata[at++], id))
        return FALSE;
    }
  if (sections != NULL && JSON_NODE_HOLDS_OBJECT (sections))
    {
      JsonObjectIter iter;
      const char *id;

      json_object_iter_init_ordered (&iter, json_node_get_object (sections));
      while (json_object_iter_next_ordered (&iter, &id, NULL))
        if (steller_note_is_own_section (id) && contains (siblings, id) && !g_str_equal (siblings->pdata[at++], id))
          return FALSE;
    }
  return TRUE;
}

/* What the note lists already, but for @siblings, which come last: only the order below one parent counts. */
static char **
make_order (StellerNote *note, StellerNoteType *type, GPtrArray *siblings)
{
  JsonNode *node = steller_note_get_value (note, "/order");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *listed = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (listed); i++)
        {
          JsonNode *element = json_array_get_element (listed, i);
          const char *id = json_node_get_value_type (element) == G_TYPE_STRING ? json_node_get_string (element) : NULL;

          if (id != NULL && !contains (siblings, id))
            g_strv_builder_add (builder, id);
        }
    }
  if (!is_natural (note, type, siblings))
    for (guint i = 0; i < siblings->len; i++)
      g_strv_builder_add (builder, siblings->pdata[i]);
  return g_strv_builder_end (builder);
}

/* Where the neighbour stands that @section changes places with. */
static gboolean
find_places (GPtrArray *siblings, const char *section, StellerSectionDirection direction, guint *from, guint *to)
{
  if (!g_ptr_array_find_with_equal_func (siblings, section, g_str_equal, from))
    return FALSE;
  if (direction == STELLER_SECTION_UP ? *from == 0 : *from + 1 >= siblings->len)
    return FALSE;
  *to = direction == STELLER_SECTION_UP ? *from - 1 : *from + 1;
  return TRUE;
}

/**
 * steller_section_order_get_level:
 * @note: a note
 * @type: its type
 * @section: the id of a section
 *
 * Returns: below how many other sections it stands
 */
guint
steller_section_order_get_level (StellerNote *note, StellerNoteType *type, const char *section)
{
  guint level = 0;

  g_return_val_if_fail (section != NULL, 0);

  while ((section = steller_note_get_section_parent (note, type, section)) != NULL)
    level++;
  return level;
}

/**
 * steller_section_order_can_move:
 * @note: a note
 * @type: its type
 * @section: the id of a section
 * @direction: where to
 *
 * Returns: whether there is another section of the same parent to change places with
 */
gboolean
steller_section_order_can_move (StellerNote *note, StellerNoteType *type, const char *section,
                                StellerSectionDirection direction)
{
  g_autoptr (GPtrArray) siblings = NULL;
  guint from, to;

  g_return_val_if_fail (STELLER_IS_NOTE (note), FALSE);
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (type), FALSE);
  g_return_val_if_fail (section != NULL, FALSE);

  siblings = list_siblings (note, type, section);
  return find_places (siblings, section, direction, &from, &to);
}

/**
 * steller_section_order_move:
 * @note: a note that is not read-only
 * @type: its type
 * @section: the id of a section
 * @direction: where to
 *
 * Changes places with the next section of the same parent, each with what stands below it. When that brings back the
 * order of the type the note no longer lists these sections.
 *
 * Returns: whether there was one
 */
gboolean
steller_section_order_move (StellerNote *note, StellerNoteType *type, const char *section,
                            StellerSectionDirection direction)
{
  g_autoptr (GPtrArray) siblings = NULL;
  g_auto (GStrv) order = NULL;
  gpointer other;
  guint from, to;

  g_return_val_if_fail (STELLER_IS_NOTE (note) && !steller_note_get_read_only (note), FALSE);
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (type), FALSE);
  g_return_val_if_fail (section != NULL, FALSE);

  siblings = list_siblings (note, type, section);
  if (!find_places (siblings, section, direction, &from, &to))
    return FALSE;
  other = siblings->pdata[to];
  siblings->pdata[to] = siblings->pdata[from];
  siblings->pdata[from] = other;
  order = make_order (note, type, siblings);
  steller_note_set_section_order (note, order[0] != NULL ? (const char *const *) order : NULL);
  return TRUE;
}
