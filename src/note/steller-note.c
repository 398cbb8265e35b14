/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-note.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-file.h"
#include "steller-note-file.h"
#include "steller-note-private.h"

/* The note is the JSON tree of its file. Reading a property looks it up there; writing one replaces one value there, so
 * whatever else the file holds stays where it was. */

struct _StellerNote
{
  GObject parent_instance;

  StellerJsonTree *tree;
  StellerNoteType *type; /* when it was told: by who made the note, or by finding it */
  gboolean read_only;
  int changed_index; /* of what StellerNote::changed is emitted for */
};

G_DEFINE_FINAL_TYPE (StellerNote, steller_note, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_TYPE_ID,
  PROP_READ_ONLY,
  PROP_LANGUAGE,
  PROP_NUMBERING,
  PROP_STATUS,
  PROP_STYLE_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const member_order[] = {
  "format", "version", "id",       "type",     "language", "style",   "numbering", "status",
  "order",  "fields",  "sections", "unplaced", "waivers",  "remarks", NULL,
};

static void
steller_note_finalize (GObject *object)
{
  StellerNote *self = STELLER_NOTE (object);

  g_clear_pointer (&self->tree, steller_json_tree_free);
  g_clear_object (&self->type);

  G_OBJECT_CLASS (steller_note_parent_class)->finalize (object);
}

static void
steller_note_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  StellerNote *self = STELLER_NOTE (object);

  switch (property)
    {
    case PROP_ID:
      g_value_set_string (value, steller_note_get_id (self));
      break;
    case PROP_TYPE_ID:
      g_value_set_string (value, steller_note_get_type_id (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, steller_note_get_read_only (self));
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, steller_note_get_language (self));
      break;
    case PROP_NUMBERING:
      g_value_set_string (value, steller_note_get_numbering (self));
      break;
    case PROP_STATUS:
      g_value_set_string (value, steller_note_get_status (self));
      break;
    case PROP_STYLE_ID:
      g_value_set_string (value, steller_note_get_style_id (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
steller_note_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  StellerNote *self = STELLER_NOTE (object);

  switch (property)
    {
    case PROP_LANGUAGE:
      steller_note_set_language (self, g_value_get_string (value));
      break;
    case PROP_NUMBERING:
      steller_note_set_numbering (self, g_value_get_string (value));
      break;
    case PROP_STATUS:
      steller_note_set_status (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
steller_note_class_init (StellerNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = steller_note_finalize;
  object_class->get_property = steller_note_get_property;
  object_class->set_property = steller_note_set_property;

  /**
   * StellerNote:id:
   *
   * The random id of the note. It never appears in a public file.
   */
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);

  /**
   * StellerNote:type-id:
   *
   * The id of the note type.
   */
  properties[PROP_TYPE_ID] = g_param_spec_string ("type-id", NULL, NULL, NULL, readable);

  /**
   * StellerNote:read-only:
   *
   * Whether the note was made by a newer Steller, so that it can be looked at but not changed.
   */
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, readable);

  /**
   * StellerNote:language:
   *
   * The language of the text, as a tag (BCP 47).
   */
  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, NULL, writable);

  /**
   * StellerNote:numbering:
   *
   * How headings are numbered: `none`, or `decimal` for "4.1.".
   */
  properties[PROP_NUMBERING] = g_param_spec_string ("numbering", NULL, NULL, NULL, writable);

  /**
   * StellerNote:status:
   *
   * How far the note is, such as `concept`.
   */
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, writable);

  /**
   * StellerNote:style-id:
   *
   * The id of the house style.
   */
  properties[PROP_STYLE_ID] = g_param_spec_string ("style-id", NULL, NULL, NULL, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * StellerNote::changed:
   * @self: the note
   * @pointer: a JSON pointer (RFC 6901) to the one value that was replaced, added or taken out
   * @old: (nullable): the value that was there, or %NULL when it was added
   * @new: (nullable): the value that is there now, or %NULL when it was taken out
   *
   * Emitted after each change. Who handles it must not change the note, nor what is in @old and @new: the note and its
   * history share them.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE,
                                   JSON_TYPE_NODE | G_SIGNAL_TYPE_STATIC_SCOPE,
                                   JSON_TYPE_NODE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
steller_note_init (StellerNote *self)
{
  self->changed_index = -1;
}

StellerJsonTree *
steller_note_get_tree (StellerNote *self)
{
  return self->tree;
}

/* Knows from now on the type that @other knows. */
void
steller_note_take_type (StellerNote *self, StellerNote *other)
{
  g_set_object (&self->type, other->type);
}

/* The ground that a field gets along with its first value, or NULL. */
const char *
steller_note_get_default_ground (StellerNote *self, const char *field)
{
  const StellerFieldType *type = self->type != NULL ? steller_note_type_lookup_field (self->type, field) : NULL;

  return type != NULL ? steller_field_type_get_default_ground (type) : NULL;
}

/* `fields` or `sections`, or NULL. */
JsonObject *
steller_note_get_group (StellerNote *self, const char *group)
{
  JsonNode *node = json_object_get_member (steller_json_tree_get_root (self->tree), group);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Emits StellerNote::changed. A handler may make a change of its own, so @value is kept alive. */
static void
emit_changed (StellerNote *self, const char *pointer, JsonNode *old, JsonNode *value, int index)
{
  int outer_index = self->changed_index;

  self->changed_index = index;
  g_signal_emit (self, signals[CHANGED], 0, pointer, old, value);
  self->changed_index = outer_index;
}

/* Puts @value (which it takes) at the place that the names in @path lead to, or takes out what is there. Objects on the
 * way that are missing are made, as part of the one value that is replaced. @order is that of the innermost object. */
void
steller_note_put (StellerNote *self, const char *const *path, JsonNode *value, const char *const *order)
{
  g_autoptr (GString) pointer = g_string_new (NULL);
  g_autoptr (JsonNode) old = NULL;
  g_autoptr (JsonNode) kept = NULL;
  JsonNode *node = steller_json_tree_lookup (self->tree, "");
  int index = -1;
  guint depth = g_strv_length ((GStrv) path);
  guint at = 0;

  g_assert (!self->read_only);
  g_assert (depth > 0);

  for (; at < depth; at++)
    {
      steller_json_pointer_append (pointer, path[at], strlen (path[at]));
      if (at + 1 == depth)
        break;
      node = steller_json_tree_lookup (self->tree, pointer->str);
      if (node == NULL)
        break;
    }
  if (value == NULL && (at + 1 < depth || steller_json_tree_lookup (self->tree, pointer->str) == NULL))
    return;
  for (guint i = depth - 1; i > at; i--)
    {
      JsonObject *object = json_object_new ();

      json_object_set_member (object, path[i], value);
      value = json_node_init_object (json_node_alloc (), object);
      json_object_unref (object);
    }
  if (at == 0)
    order = member_order;
  else if (at + 1 < depth)
    order = NULL;
  kept = value != NULL ? json_node_ref (value) : NULL;
  if (value == NULL)
    index = steller_json_tree_get_index (self->tree, pointer->str);
  old = steller_json_tree_replace (self->tree, pointer->str, value, order);
  if (old == NULL)
    index = steller_json_tree_get_index (self->tree, pointer->str);
  emit_changed (self, pointer->str, old, kept, index);
}

/**
 * steller_note_get_value:
 * @self: a note
 * @pointer: a JSON pointer (RFC 6901)
 *
 * Returns: (transfer none) (nullable): the value at @pointer as it is in the file, or %NULL when there is none. It must
 *   not be changed, and is valid until the note changes.
 */
JsonNode *
steller_note_get_value (StellerNote *self, const char *pointer)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);
  g_return_val_if_fail (pointer != NULL, NULL);

  return steller_json_tree_lookup (self->tree, pointer);
}

/**
 * steller_note_get_changed_index:
 * @self: a note
 *
 * Tells, while StellerNote::changed is emitted for a member that was added or taken out, which of the members of its
 * object it is or was. With steller_note_restore_value() that gives back the very same file.
 *
 * Returns: the index, counted from 0; -1 for a value that was replaced where it stood
 */
int
steller_note_get_changed_index (StellerNote *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), -1);

  return self->changed_index;
}

/* Members at the root that are properties too. */
static void
notify_restored (StellerNote *self, const char *pointer)
{
  if (strcmp (pointer, "/language") == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANGUAGE]);
  else if (strcmp (pointer, "/numbering") == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NUMBERING]);
  else if (strcmp (pointer, "/status") == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  else if (strcmp (pointer, "/style") == 0 || g_str_has_prefix (pointer, "/style/"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE_ID]);
}

/**
 * steller_note_restore_value:
 * @self: a note that is not read-only
 * @pointer: a JSON pointer (RFC 6901) to a member of an object that is there, or to an element of a list
 * @value: (transfer full) (nullable): the value, or %NULL to take it out
 * @index: which of the members of its object it becomes when it is not there, counted from 0; -1 for the last
 *
 * Puts back a value that StellerNote::changed told of, to undo a change or to make it again. Nothing but the place is
 * checked: a value that a note may not hold makes one that cannot be read again.
 *
 * Returns: whether there is such a place; only then the note is changed
 */
gboolean
steller_note_restore_value (StellerNote *self, const char *pointer, JsonNode *value, int index)
{
  g_autoptr (JsonNode) kept = value;
  g_autoptr (JsonNode) old = NULL;
  g_autofree char *parent_pointer = NULL;
  JsonNode *parent;

  g_return_val_if_fail (STELLER_IS_NOTE (self) && !self->read_only, FALSE);
  g_return_val_if_fail (pointer != NULL, FALSE);

  if (*pointer != '/')
    return FALSE;
  parent_pointer = g_strndup (pointer, (gsize) (strrchr (pointer, '/') - pointer));
  parent = steller_json_tree_lookup (self->tree, parent_pointer);
  old = steller_json_tree_lookup (self->tree, pointer);
  if (old != NULL)
    json_node_ref (old);
  if (parent == NULL || (old == NULL && (value == NULL || !JSON_NODE_HOLDS_OBJECT (parent))))
    return FALSE;
  if (old != NULL && value != NULL)
    index = -1;
  else if (old != NULL)
    index = steller_json_tree_get_index (self->tree, pointer);
  if (old == NULL)
    {
      steller_json_tree_insert (self->tree, pointer, json_node_ref (value), index >= 0 ? (guint) index : G_MAXUINT);
      index = steller_json_tree_get_index (self->tree, pointer);
    }
  else
    json_node_unref (
      steller_json_tree_replace (self->tree, pointer, value != NULL ? json_node_ref (value) : NULL, NULL));
  emit_changed (self, pointer, old, value, index);
  notify_restored (self, pointer);
  return TRUE;
}

/**
 * steller_note_new:
 * @type: the type of the note
 *
 * Makes an empty note: a new id, the language of the type, the values that its fields have from the start, and an empty
 * text for each section that is required. A field that the type gives a ground has it as soon as it has a value: a
 * ground on nothing would print in the public edition as if there were something.
 *
 * Returns: (transfer full): a new note
 */
StellerNote *
steller_note_new (StellerNoteType *type)
{
  StellerNote *self;

  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (type), NULL);

  self = g_object_new (STELLER_TYPE_NOTE, NULL);
  self->type = g_object_ref (type);
  self->tree = steller_note_new_tree (type);
  return self;
}

/**
 * steller_note_new_from_bytes:
 * @bytes: a note file
 * @error: return location for an error
 *
 * Reads a note. A file that is not in order is refused with an error that tells line and member. A file of a newer
 * version is read as far as it can be, and only to be looked at; one of an older version is brought up to date.
 *
 * Returns: (transfer full): a new note, or %NULL
 */
StellerNote *
steller_note_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (StellerJsonTree) tree = NULL;
  StellerNote *self;
  gboolean newer;

  g_return_val_if_fail (bytes != NULL, NULL);

  tree = steller_json_tree_parse (bytes, error);
  if (tree == NULL || !steller_note_check (tree, &newer, error))
    return NULL;
  self = g_object_new (STELLER_TYPE_NOTE, NULL);
  self->tree = g_steal_pointer (&tree);
  self->read_only = newer;
  return self;
}

/**
 * steller_note_load:
 * @path: (type filename): the file, or "-" for standard input
 * @error: return location for an error
 *
 * Reads a note from a file; see steller_note_new_from_bytes().
 *
 * Returns: (transfer full): a new note, or %NULL
 */
StellerNote *
steller_note_load (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = steller_file_read (path, STELLER_JSON_MAX_SIZE, error);
  return bytes != NULL ? steller_note_new_from_bytes (bytes, error) : NULL;
}

/**
 * steller_note_to_bytes:
 * @self: a note
 *
 * Writes a note as a file: one member a line, in a stable order, with whatever Steller does not know where it was.
 *
 * Returns: (transfer full): the file
 */
GBytes *
steller_note_to_bytes (StellerNote *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);

  return steller_json_tree_serialize (self->tree);
}

/**
 * steller_note_save:
 * @self: a note
 * @path: (type filename): the file
 * @error: return location for an error
 *
 * Saves a note. The file that was there stays whole until the new one is on the disk, and after any failure. A note of
 * a newer version is not saved.
 *
 * Returns: whether the note was saved
 */
gboolean
steller_note_save (StellerNote *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (STELLER_IS_NOTE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (self->read_only)
    {
      steller_error_set_at (error, STELLER_ERROR_VERSION, 0, "/version", "%s",
                            _("The note was made by a newer Steller and cannot be saved by this one."));
      return FALSE;
    }
  bytes = steller_note_to_bytes (self);
  return steller_file_write (path, bytes, error);
}

/**
 * steller_note_find_type:
 * @self: a note
 * @types: the note types there are
 * @error: return location for an error
 *
 * Finds the type of a note. From then on the note knows it, so that a field without a value gets the ground of its type
 * along with one.
 *
 * Returns: (transfer none): the type, or %NULL with %STELLER_ERROR_UNKNOWN_TYPE when it is not installed
 */
StellerNoteType *
steller_note_find_type (StellerNote *self, StellerNoteTypes *types, GError **error)
{
  StellerNoteType *type;

  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);
  g_return_val_if_fail (STELLER_IS_NOTE_TYPES (types), NULL);

  type = steller_note_types_lookup (types, steller_note_get_type_id (self));
  if (type == NULL)
    g_propagate_error (error, steller_json_tree_new_error (self->tree, STELLER_ERROR_UNKNOWN_TYPE, "/type",
                                                           _("The note type “%s” is not installed."),
                                                           steller_note_get_type_id (self)));
  else
    g_set_object (&self->type, type);
  return type;
}

static const char *
get_root_string (StellerNote *self, const char *name, const char *absent)
{
  const char *text =
    steller_note_node_get_string (json_object_get_member (steller_json_tree_get_root (self->tree), name));

  return text != NULL ? text : absent;
}

static void
set_root_string (StellerNote *self, const char *name, const char *text, guint property)
{
  const char *const path[] = { name, NULL };

  if (g_strcmp0 (get_root_string (self, name, NULL), text) == 0)
    return;
  steller_note_put (self, path, steller_note_node_new_string (text), NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * steller_note_get_id:
 * @self: a note
 *
 * Returns: (transfer none): the random id, made of letters, digits and hyphens. It never appears in a public file.
 */
const char *
steller_note_get_id (StellerNote *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);

  return get_root_string (self, "id", NULL);
}

/**
 * steller_note_get_type_id:
 * @self: a note
 *
 * Returns: (transfer none): the id of the note type, which need not be installed
 */
const char *
steller_note_get_type_id (StellerNote *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);

  return get_root_string (self, "type", NULL);
}

/**
 * steller_note_get_read_only:
 * @self: a note
 *
 * Returns: whether the note was made by a newer Steller; then the setters may not be called
 */
gboolean
steller_note_get_read_only (StellerNote *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), TRUE);

  return self->read_only;
}

/**
 * steller_note_get_language:
 * @self: a note
 *
 * Returns: (transfer none): the language of the text, as a tag (BCP 47); "nl" when the file does not tell
 */
const char *
steller_note_get_language (StellerNote *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);

  return get_root_string (self, "language", "nl");
}

/**
 * steller_note_set_language:
 * @self: a note
 * @language: a language tag (BCP 47)
 *
 * Sets the language of the text.
 */
void
steller_note_set_language (StellerNote *self, const char *language)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !self->read_only);
  g_return_if_fail (language != NULL);

  set_root_string (self, "language", language, PROP_LANGUAGE);
}

/**
 * steller_note_get_numbering:
 * @self: a note
 *
 * Returns: (transfer none): how headings are numbered: "none" or "decimal"
 */
const char *
steller_note_get_numbering (StellerNote *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);

  return get_root_string (self, "numbering", "none");
}

/**
 * steller_note_set_numbering:
 * @self: a note
 * @numbering: "none" or "decimal"
 *
 * Sets how headings are numbered.
 */
void
steller_note_set_numbering (StellerNote *self, const char *numbering)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !self->read_only);
  g_return_if_fail (g_strcmp0 (numbering, "none") == 0 || g_strcmp0 (numbering, "decimal") == 0);

  set_root_string (self, "numbering", numbering, PROP_NUMBERING);
}

/**
 * steller_note_get_status:
 * @self: a note
 *
 * Returns: (transfer none): how far the note is; "concept" when the file does not tell
 */
const char *
steller_note_get_status (StellerNote *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);

  return get_root_string (self, "status", STELLER_NOTE_NEW_STATUS);
}

/**
 * steller_note_set_status:
 * @self: a note
 * @status: how far the note is
 *
 * Sets the status.
 */
void
steller_note_set_status (StellerNote *self, const char *status)
{
  g_return_if_fail (STELLER_IS_NOTE (self) && !self->read_only);
  g_return_if_fail (status != NULL);

  set_root_string (self, "status", status, PROP_STATUS);
}

static const char *
get_style_member (StellerNote *self, const char *name)
{
  JsonObject *style = steller_note_get_group (self, "style");

  return style != NULL ? steller_note_node_get_string (json_object_get_member (style, name)) : NULL;
}

/**
 * steller_note_get_style_id:
 * @self: a note
 *
 * Returns: (transfer none): the id of the house style; "standaard" when the file does not tell
 */
const char *
steller_note_get_style_id (StellerNote *self)
{
  const char *id;

  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);

  id = get_style_member (self, "id");
  return id != NULL ? id : "standaard";
}

/**
 * steller_note_get_style_version:
 * @self: a note
 *
 * Returns: (transfer none) (nullable): the version of the house style the note was last saved with
 */
const char *
steller_note_get_style_version (StellerNote *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE (self), NULL);

  return get_style_member (self, "version");
}

/**
 * steller_note_set_style:
 * @self: a note
 * @id: the id of a house style
 * @version: (nullable): its version
 *
 * Sets the house style; the member `style` is replaced as a whole, with what Steller does not know of it kept.
 */
void
steller_note_set_style (StellerNote *self, const char *id, const char *version)
{
  static const char *const path[] = { "style", NULL };
  g_autoptr (JsonObject) style = NULL;
  JsonObject *old;

  g_return_if_fail (STELLER_IS_NOTE (self) && !self->read_only);
  g_return_if_fail (id != NULL);

  if (g_strcmp0 (get_style_member (self, "id"), id) == 0 &&
      g_strcmp0 (get_style_member (self, "version"), version) == 0)
    return;
  style = json_object_new ();
  json_object_set_string_member (style, "id", id);
  if (version != NULL)
    json_object_set_string_member (style, "version", version);
  old = steller_note_get_group (self, "style");
  if (old != NULL)
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *node;

      json_object_iter_init_ordered (&iter, old);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        if (strcmp (name, "id") != 0 && strcmp (name, "version") != 0)
          json_object_set_member (style, name, json_node_ref (node));
    }
  steller_note_put (self, path, json_node_init_object (json_node_alloc (), style), NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE_ID]);
}
