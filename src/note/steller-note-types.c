/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-note-types.h"

#include <glib/gi18n-lib.h>

#include "steller-file.h"
#include "steller-json-files.h"
#include "steller-note-resources.h"

#define FILE_LIMIT (1024 * 1024)

typedef struct
{
  char *path;
  GError *error;
} BrokenFile;

struct _StellerNoteTypes
{
  GObject parent_instance;

  GPtrArray *types;
  GPtrArray *broken;
};

G_DEFINE_FINAL_TYPE (StellerNoteTypes, steller_note_types, G_TYPE_OBJECT)

static void
broken_file_free (BrokenFile *broken)
{
  g_free (broken->path);
  g_error_free (broken->error);
  g_free (broken);
}

static void
steller_note_types_finalize (GObject *object)
{
  StellerNoteTypes *self = STELLER_NOTE_TYPES (object);

  g_ptr_array_unref (self->types);
  g_ptr_array_unref (self->broken);

  G_OBJECT_CLASS (steller_note_types_parent_class)->finalize (object);
}

static void
steller_note_types_class_init (StellerNoteTypesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_note_types_finalize;
}

/* The first type of an id counts. */
static gboolean
load_bytes (StellerNoteTypes *self, GBytes *bytes, GError **error)
{
  g_autoptr (StellerNoteType) type = steller_note_type_new_from_bytes (bytes, error);

  if (type == NULL)
    return FALSE;
  if (steller_note_types_lookup (self, steller_note_type_get_id (type)) == NULL)
    g_ptr_array_add (self->types, g_steal_pointer (&type));
  return TRUE;
}

static void
load_file (StellerNoteTypes *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = steller_file_read_regular (path, FILE_LIMIT, &error);
  BrokenFile *broken;

  if (bytes != NULL && load_bytes (self, bytes, &error))
    return;
  broken = g_new (BrokenFile, 1);
  broken->path = g_strdup (path);
  broken->error = g_steal_pointer (&error);
  g_ptr_array_add (self->broken, broken);
}

static void
load_builtin (StellerNoteTypes *self)
{
  static const char *const names[] = { "beslisnota", "informatienota" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/note-types/%s.json", names[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes =
        g_resource_lookup_data (steller_note_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

      if (bytes == NULL || !load_bytes (self, bytes, &error))
        g_error ("The built-in note type %s cannot be read: %s", names[i], error->message);
    }
}

static void
steller_note_types_init (StellerNoteTypes *self)
{
  g_autoptr (GPtrArray) paths = steller_json_list_files ("note-types");

  self->types = g_ptr_array_new_with_free_func (g_object_unref);
  self->broken = g_ptr_array_new_with_free_func ((GDestroyNotify) broken_file_free);
  for (guint i = 0; i < paths->len; i++)
    load_file (self, g_ptr_array_index (paths, i));
  load_builtin (self);
}

/**
 * steller_note_types_new:
 *
 * Reads the note types: the files in `steller/note-types` under the data directories, the user's first, and then the
 * ones that are built in. A type replaces every later one of the same id; a file that is not in order is passed over
 * and listed as broken.
 *
 * Returns: (transfer full): the note types
 */
StellerNoteTypes *
steller_note_types_new (void)
{
  return g_object_new (STELLER_TYPE_NOTE_TYPES, NULL);
}

/**
 * steller_note_types_lookup:
 * @self: the note types
 * @id: the id of a type
 *
 * Returns: (transfer none) (nullable): the type, or %NULL when there is none of that id
 */
StellerNoteType *
steller_note_types_lookup (StellerNoteTypes *self, const char *id)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->types->len; i++)
    {
      StellerNoteType *type = g_ptr_array_index (self->types, i);

      if (g_str_equal (steller_note_type_get_id (type), id))
        return type;
    }
  return NULL;
}

/**
 * steller_note_types_get_n:
 * @self: the note types
 *
 * Returns: how many types there are
 */
guint
steller_note_types_get_n (StellerNoteTypes *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPES (self), 0);

  return self->types->len;
}

/**
 * steller_note_types_get_nth:
 * @self: the note types
 * @index: which type, counted from 0
 *
 * Returns: (transfer none): a type
 */
StellerNoteType *
steller_note_types_get_nth (StellerNoteTypes *self, guint index)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPES (self), NULL);
  g_return_val_if_fail (index < self->types->len, NULL);

  return g_ptr_array_index (self->types, index);
}

/**
 * steller_note_types_get_n_broken:
 * @self: the note types
 *
 * Returns: how many files could not be read
 */
guint
steller_note_types_get_n_broken (StellerNoteTypes *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPES (self), 0);

  return self->broken->len;
}

/**
 * steller_note_types_get_nth_broken:
 * @self: the note types
 * @index: which file, counted from 0
 * @path: (out) (optional) (transfer none): where the file is
 *
 * Returns: (transfer none): why the file could not be read
 */
const GError *
steller_note_types_get_nth_broken (StellerNoteTypes *self, guint index, const char **path)
{
  const BrokenFile *broken;

  g_return_val_if_fail (STELLER_IS_NOTE_TYPES (self), NULL);
  g_return_val_if_fail (index < self->broken->len, NULL);

  broken = g_ptr_array_index (self->broken, index);
  if (path != NULL)
    *path = broken->path;
  return broken->error;
}
