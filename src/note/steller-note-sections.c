/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "steller-note-id.h"
#include "steller-note-private.h"

static const char *const section_order[] = { "heading", "parent", "omitted", "woo", "text", NULL };

static JsonNode *
get_section_member (StellerNote *self, const char *section, const char *name)
{
  JsonObject *sections = steller_note_get_group (self, "sections");
  JsonNode *node = sections != NULL ? json_object_get_member (sections, section) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name)
                                                       : NULL;
}

static void
put_section_member (StellerNote *self, const char *section, const char *name, JsonNode *value)
{
  const char *const path[] = { "sections", section, name, NULL };

  steller_note_put (self, path, value, section_order);
}

static void
set_section_string (StellerNote *self, const char *section, const char *name, const char *text)
{
  if (g_strcmp0 (steller_note_node_get_string (get_section_member (self, section, name)), text) != 0)
    put_section_member (self, section, name, steller_note_node_new_string (text));
}

/**
 * steller_note_is_own_section:
 * @section: the id of a section
 *
 * Returns: whether it is the id of a section that the drafter added
 */
gboolean
steller_note_is_own_section (const char *section)
{
  g_return_val_if_fail (section != NULL, FALSE);

  return g_str_has_prefix (section, STELLER_NOTE_OWN_PREFIX) && steller_note_is_id (section);
}

/**
 * steller_note_has_section:
 * @self: a note
 * @section: the id of a section
 *
 * Returns: whether the note holds anything of the section
 */
gboolean
steller_note_has_section (StellerNote *self, const char *section)
{
  JsonObject *sections;

  g_return_val_if_fail (STELLER_IS_NOTE (self), FALSE);
  g_return_val_if_fail (section != NULL, FALSE);

  sections = steller_note_get_group (self, "sections");
  return sections != NULL && json_object_has_member (sections, section);
}

/**
 * steller_note_get_section_text:
 * @self: a note
 * @section: the id of a section
 *
 * Returns: (transfer none) (nullable): the text, with its Markdown and redaction marks; %NULL when there is none. It is
 *   valid until the section changes.
 */
const char *
steller_note_get_section_text (StellerNote *self, const char *section)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);
  g_return_val_if_fail (section != NULL, NULL);

  return steller_note_node_get_string (get_section_member (self, section, "text"));
}

/**
 * steller_note_set_section_text:
 * @self: a note that is not read-only
 * @section: the id of a section
 * @text: (nullable): the text, or %NULL to take it out
 *
 * Sets the text of a section.
 */
void
steller_note_set_section_text (StellerNote *self, const char *section, const char *text)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (section != NULL);

  set_section_string (self, section, "text", text);
}

/**
 * steller_note_get_section_heading:
 * @self: a note
 * @section: the id of a section
 *
 * Returns: (transfer none) (nullable): the heading that the note gives to the section, or %NULL for that of the type
 */
const char *
steller_note_get_section_heading (StellerNote *self, const char *section)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);
  g_return_val_if_fail (section != NULL, NULL);

  return steller_note_node_get_string (get_section_member (self, section, "heading"));
}

/**
 * steller_note_set_section_heading:
 * @self: a note that is not read-only
 * @section: the id of a section
 * @heading: (nullable): a heading, or %NULL for that of the type
 *
 * Gives a section a heading of its own.
 */
void
steller_note_set_section_heading (StellerNote *self, const char *section, const char *heading)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (section != NULL);

  set_section_string (self, section, "heading", heading);
}

/**
 * steller_note_get_section_ground:
 * @self: a note
 * @section: the id of a section
 *
 * Returns: (transfer none) (nullable): the ground on which the whole text is kept out of the public edition, or %NULL
 */
const char *
steller_note_get_section_ground (StellerNote *self, const char *section)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);
  g_return_val_if_fail (section != NULL, NULL);

  return steller_note_node_get_string (get_section_member (self, section, "woo"));
}

/**
 * steller_note_set_section_ground:
 * @self: a note that is not read-only
 * @section: the id of a section
 * @ground: (nullable): the code of a ground, or %NULL
 *
 * Redacts the whole text of a section, or lets it be published.
 */
void
steller_note_set_section_ground (StellerNote *self, const char *section, const char *ground)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (section != NULL);

  set_section_string (self, section, "woo", ground);
}

/**
 * steller_note_get_section_omitted:
 * @self: a note
 * @section: the id of a section
 *
 * Returns: whether the drafter left the section out; then it does not print, nor does anything below it, whatever it
 *   holds
 */
gboolean
steller_note_get_section_omitted (StellerNote *self, const char *section)
{
  JsonNode *node;

  g_return_val_if_fail (STELLER_IS_NOTE (self), FALSE);
  g_return_val_if_fail (section != NULL, FALSE);

  node = get_section_member (self, section, "omitted");
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

/**
 * steller_note_set_section_omitted:
 * @self: a note that is not read-only
 * @section: the id of a section
 * @omitted: whether to leave it out
 *
 * Leaves a section out, or puts it back. Its text stays in the note.
 */
void
steller_note_set_section_omitted (StellerNote *self, const char *section, gboolean omitted)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (section != NULL);

  omitted = !!omitted;
  if (steller_note_get_section_omitted (self, section) != omitted)
    put_section_member (self, section, "omitted", omitted ? json_node_init_boolean (json_node_alloc (), TRUE) : NULL);
}

/* Whether the section is one of the type, or an own one that the note holds. */
gboolean
steller_note_knows_section (StellerNote *self, StellerNoteType *type, const char *section)
{
  if (steller_note_is_own_section (section))
    return steller_note_has_section (self, section);
  return steller_note_type_lookup_section (type, section) != NULL;
}

/* The parent as the note gives it, or else the type; NULL at the top. It may be unknown, or in a circle. */
const char *
steller_note_get_raw_parent (StellerNote *self, StellerNoteType *type, const char *section)
{
  const StellerSectionType *section_type;
  JsonNode *node = get_section_member (self, section, "parent");

  if (node != NULL)
    return steller_note_node_get_string (node);
  section_type = steller_note_type_lookup_section (type, section);
  if (section_type != NULL && steller_section_type_get_parent (section_type) != NULL)
    return steller_section_type_get_id (steller_section_type_get_parent (section_type));
  return NULL;
}

/**
 * steller_note_get_section_parent:
 * @self: a note
 * @type: the type of the note
 * @section: the id of a section
 *
 * Finds the section below which another one stands. A parent that does not exist does not count, nor does one that is
 * below the section itself or so deep that there would be more than six levels: then the section stands at the top.
 *
 * Returns: (transfer none) (nullable): the id of the parent, or %NULL at the top
 */
const char *
steller_note_get_section_parent (StellerNote *self, StellerNoteType *type, const char *section)
{
  const char *parent;
  const char *ancestor;

  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (type), NULL);
  g_return_val_if_fail (section != NULL, NULL);

  parent = steller_note_get_raw_parent (self, type, section);
  ancestor = parent;
  for (guint level = 1; ancestor != NULL; level++)
    {
      if (level >= STELLER_NOTE_MAX_SECTION_DEPTH || !steller_note_knows_section (self, type, ancestor))
        return NULL;
      ancestor = steller_note_get_raw_parent (self, type, ancestor);
    }
  return parent;
}

/**
 * steller_note_set_section_parent:
 * @self: a note that is not read-only
 * @section: the id of a section
 * @parent: (nullable): the id of another section, or %NULL for the top
 *
 * Puts a section below another one.
 */
void
steller_note_set_section_parent (StellerNote *self, const char *section, const char *parent)
{
  JsonNode *node;

  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (section != NULL);

  node = get_section_member (self, section, "parent");
  if (node != NULL && g_strcmp0 (steller_note_node_get_string (node), parent) == 0)
    return;
  put_section_member (self, section, "parent",
                      parent != NULL ? steller_note_node_new_string (parent)
                                     : json_node_init_null (json_node_alloc ()));
}

/**
 * steller_note_add_own_section:
 * @self: a note that is not read-only
 * @heading: its heading
 * @parent: (nullable): the id of the section below which it comes, or %NULL for the top
 *
 * Adds a section of the drafter's own. It comes last below its parent until steller_note_set_section_order() gives it
 * another place.
 *
 * Returns: (transfer full): the id of the new section
 */
char *
steller_note_add_own_section (StellerNote *self, const char *heading, const char *parent)
{
  g_autofree char *id = NULL;
  g_autoptr (JsonObject) section = NULL;
  const char *path[] = { "sections", NULL, NULL };

  g_return_val_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self), NULL);
  g_return_val_if_fail (heading != NULL, NULL);

  for (guint i = 1; id == NULL || steller_note_has_section (self, id); i++)
    {
      g_free (id);
      id = g_strdup_printf (STELLER_NOTE_OWN_PREFIX "%u", i);
    }
  section = json_object_new ();
  json_object_set_string_member (section, "heading", heading);
  if (parent != NULL)
    json_object_set_string_member (section, "parent", parent);
  else
    json_object_set_null_member (section, "parent");
  json_object_set_string_member (section, "text", "");
  path[1] = id;
  steller_note_put (self, path, json_node_init_object (json_node_alloc (), section), NULL);
  return g_steal_pointer (&id);
}

/**
 * steller_note_remove_section:
 * @self: a note that is not read-only
 * @section: the id of a section
 *
 * Takes all that the note holds of a section out of it.
 */
void
steller_note_remove_section (StellerNote *self, const char *section)
{
  const char *const path[] = { "sections", section, NULL };

  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));
  g_return_if_fail (section != NULL);

  steller_note_put (self, path, NULL, NULL);
}

typedef struct
{
  const char *id;
  const char *parent;
  guint rank; /* its place in the member `order`, or G_MAXUINT */
} Entry;

/* Every section: those of the type as they stand there, then the drafter's own. */
static GArray *
list_sections (StellerNote *self, StellerNoteType *type)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  JsonObject *sections = steller_note_get_group (self, "sections");
  JsonObjectIter iter;
  const char *id;

  for (guint i = 0; i < steller_note_type_get_n_sections (type); i++)
    {
      Entry entry = { .id = steller_section_type_get_id (steller_note_type_get_section (type, i)) };

      g_array_append_val (entries, entry);
    }
  if (sections != NULL)
    {
      json_object_iter_init_ordered (&iter, sections);
      while (json_object_iter_next_ordered (&iter, &id, NULL))
        if (steller_note_is_own_section (id))
          {
            Entry entry = { .id = id };

            g_array_append_val (entries, entry);
          }
    }
  return entries;
}

/* The places in the member `order`, counted from 1. */
static GHashTable *
rank_sections (StellerNote *self)
{
  GHashTable *ranks = g_hash_table_new (g_str_hash, g_str_equal);
  JsonNode *node = steller_json_tree_lookup (steller_note_get_tree (self), "/order");

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        const char *id = steller_note_node_get_string (json_array_get_element (json_node_get_array (node), i));

        if (id != NULL && !g_hash_table_contains (ranks, id))
          g_hash_table_insert (ranks, (gpointer) id, GUINT_TO_POINTER (i + 1));
      }
  return ranks;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(const Entry *const *) a;
  const Entry *second = *(const Entry *const *) b;

  return first->rank < second->rank ? -1 : first->rank > second->rank;
}

/* The sections below one parent in print order: those that `order` lists, in that order; each other one after the one
 * it follows in the type, or in front; the drafter's own that are not listed at the end. */
static GPtrArray *
order_siblings (GPtrArray *siblings)
{
  GPtrArray *ordered = g_ptr_array_new ();
  const Entry *previous = NULL;

  for (guint i = 0; i < siblings->len; i++)
    if (((const Entry *) siblings->pdata[i])->rank != G_MAXUINT)
      g_ptr_array_add (ordered, siblings->pdata[i]);
  g_ptr_array_sort (ordered, compare_ranks);
  for (guint i = 0; i < siblings->len; i++)
    {
      const Entry *entry = siblings->pdata[i];
      guint at;

      if (entry->rank == G_MAXUINT && steller_note_is_own_section (entry->id))
        g_ptr_array_add (ordered, (gpointer) entry);
      else if (entry->rank == G_MAXUINT)
        {
          at = previous != NULL && g_ptr_array_find (ordered, previous, &at) ? at + 1 : 0;
          g_ptr_array_insert (ordered, (int) at, (gpointer) entry);
        }
      if (!steller_note_is_own_section (entry->id))
        previous = entry;
    }
  return ordered;
}

/* The depth of the sections bounds that of the calls. */
static void
append_below (GStrvBuilder *builder, GHashTable *by_parent, const char *parent)
{
  GPtrArray *siblings = g_hash_table_lookup (by_parent, parent);
  g_autoptr (GPtrArray) ordered = NULL;

  if (siblings == NULL)
    return;
  ordered = order_siblings (siblings);
  for (guint i = 0; i < ordered->len; i++)
    {
      const Entry *entry = ordered->pdata[i];

      g_strv_builder_add (builder, entry->id);
      append_below (builder, by_parent, entry->id);
    }
}

/**
 * steller_note_get_section_order:
 * @self: a note
 * @type: the type of the note
 *
 * Lists every section in the order in which it prints, each before those below it: the sections of the type, where the
 * member `order` does not put them elsewhere, and the drafter's own. It is for the composer to leave out what is
 * omitted or empty.
 *
 * Among the sections of one parent those that `order` lists come in that order, each other one right after the one it
 * follows in the type, and own sections that are not listed last.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids
 */
char **
steller_note_get_section_order (StellerNote *self, StellerNoteType *type)
{
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GHashTable) ranks = NULL;
  g_autoptr (GHashTable) by_parent = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (type), NULL);

  entries = list_sections (self, type);
  ranks = rank_sections (self);
  by_parent = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);
      guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (ranks, entry->id));
      const char *parent = steller_note_get_section_parent (self, type, entry->id);
      GPtrArray *siblings;

      entry->rank = rank > 0 ? rank : G_MAXUINT;
      entry->parent = parent != NULL ? parent : "";
      siblings = g_hash_table_lookup (by_parent, entry->parent);
      if (siblings == NULL)
        {
          siblings = g_ptr_array_new ();
          g_hash_table_insert (by_parent, (gpointer) entry->parent, siblings);
        }
      g_ptr_array_add (siblings, entry);
    }
  append_below (builder, by_parent, "");
  return g_strv_builder_end (builder);
}

/**
 * steller_note_set_section_order:
 * @self: a note that is not read-only
 * @sections: (nullable) (array zero-terminated=1): the ids of the sections that stand elsewhere than the type puts
 *   them, with those they stand between; %NULL for the order of the type
 *
 * Sets the member `order`.
 */
void
steller_note_set_section_order (StellerNote *self, const char *const *sections)
{
  static const char *const path[] = { "order", NULL };
  g_autoptr (JsonArray) order = NULL;
  JsonNode *old;

  g_return_if_fail (STELLER_IS_NOTE (self) && !steller_note_get_read_only (self));

  if (sections == NULL)
    {
      steller_note_put (self, path, NULL, NULL);
      return;
    }
  order = json_array_new ();
  for (guint i = 0; sections[i] != NULL; i++)
    json_array_add_string_element (order, sections[i]);
  old = steller_json_tree_lookup (steller_note_get_tree (self), "/order");
  if (old != NULL && JSON_NODE_HOLDS_ARRAY (old) && json_array_equal (json_node_get_array (old), order))
    return;
  steller_note_put (self, path, json_node_init_array (json_node_alloc (), order), NULL);
}
