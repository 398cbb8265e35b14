/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-note-type.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-note-id.h"
#include "steller-note-type-private.h"

#define FORMAT "steller-note-type"
#define FORMAT_VERSION 1

struct _StellerNoteType
{
  GObject parent_instance;

  char *id;
  char *title;
  char *description;
  char *language;
  char *closing;
  GPtrArray *fields;
  GHashTable *fields_by_id;
  GPtrArray *sections; /* each before those below it */
  GHashTable *sections_by_id;
};

G_DEFINE_FINAL_TYPE (StellerNoteType, steller_note_type, G_TYPE_OBJECT)

static void
steller_note_type_finalize (GObject *object)
{
  StellerNoteType *self = STELLER_NOTE_TYPE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  g_free (self->language);
  g_free (self->closing);
  g_hash_table_unref (self->fields_by_id);
  g_hash_table_unref (self->sections_by_id);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->sections);

  G_OBJECT_CLASS (steller_note_type_parent_class)->finalize (object);
}

static void
steller_note_type_class_init (StellerNoteTypeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_note_type_finalize;
}

static void
steller_note_type_init (StellerNoteType *self)
{
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_field_type_free);
  self->fields_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_section_type_free);
  self->sections_by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
read_fields (StellerNoteType *self, StellerJsonReader *reader)
{
  guint n;

  if (!steller_json_reader_enter_member (reader, "fields"))
    {
      steller_json_reader_fail (reader, "fields", STELLER_ERROR_INVALID, _("This member is missing."));
      return;
    }
  n = steller_json_reader_expect_array (reader);
  for (guint i = 0; i < n && steller_json_reader_enter_element (reader, i); i++)
    {
      StellerFieldType *field = steller_field_type_read (reader);
      const char *id = steller_field_type_get_id (field);
      const char *counted = steller_field_type_get_counted_field (field);
      const StellerFieldType *list = counted != NULL ? steller_note_type_lookup_field (self, counted) : NULL;

      if (counted != NULL && (list == NULL || steller_field_type_get_kind (list) != STELLER_FIELD_LIST))
        steller_json_reader_fail (reader, "counts", STELLER_ERROR_INVALID,
                                  _("This must be the id of a list that stands before this field."));
      g_ptr_array_add (self->fields, field);
      if (id != NULL && !g_hash_table_insert (self->fields_by_id, (gpointer) id, field))
        steller_json_reader_fail (reader, "id", STELLER_ERROR_INVALID, _("This id stands here twice."));
      steller_json_reader_leave (reader);
    }
  steller_json_reader_leave (reader);
}

/* The nesting of the file bounds that of the calls. */
static void
read_sections (StellerNoteType *self, StellerJsonReader *reader, const StellerSectionType *parent)
{
  guint n;

  if (!steller_json_reader_enter_member (reader, "sections"))
    {
      if (parent == NULL)
        steller_json_reader_fail (reader, "sections", STELLER_ERROR_INVALID, _("This member is missing."));
      return;
    }
  n = steller_json_reader_expect_array (reader);
  for (guint i = 0; i < n && steller_json_reader_enter_element (reader, i); i++)
    {
      StellerSectionType *section = steller_section_type_read (reader, parent);
      const char *id = steller_section_type_get_id (section);

      g_ptr_array_add (self->sections, section);
      if (id != NULL && g_str_has_prefix (id, "eigen_"))
        steller_json_reader_fail (reader, "id", STELLER_ERROR_INVALID,
                                  _("An id that begins with “eigen_” is for the drafter's own sections."));
      if (id != NULL && !g_hash_table_insert (self->sections_by_id, (gpointer) id, section))
        steller_json_reader_fail (reader, "id", STELLER_ERROR_INVALID, _("This id stands here twice."));
      read_sections (self, reader, section);
      steller_json_reader_leave (reader);
    }
  steller_json_reader_leave (reader);
}

static void
read_note_type (StellerNoteType *self, StellerJsonReader *reader)
{
  const char *format = steller_json_reader_get_string (reader, "format", TRUE);

  if (format != NULL && strcmp (format, FORMAT) != 0)
    steller_json_reader_fail (reader, "format", STELLER_ERROR_INVALID, _("This must be “%s”."), FORMAT);
  if (steller_json_reader_get_integer (reader, "version", 1, G_MAXINT, 0) > FORMAT_VERSION)
    steller_json_reader_fail (reader, "version", STELLER_ERROR_VERSION, _("This was made by a newer Steller."));
  self->id = steller_note_read_id (reader);
  self->title = g_strdup (steller_json_reader_get_string (reader, "title", TRUE));
  self->description = g_strdup (steller_json_reader_get_string (reader, "description", FALSE));
  self->language = g_strdup (steller_json_reader_get_string (reader, "language", TRUE));
  self->closing = g_strdup (steller_json_reader_get_string (reader, "closing", FALSE));
  read_fields (self, reader);
  read_sections (self, reader, NULL);
  if (self->closing != NULL && steller_note_type_lookup_field (self, self->closing) == NULL)
    steller_json_reader_fail (reader, "closing", STELLER_ERROR_INVALID, _("This must be the id of a field."));
}

/**
 * steller_note_type_new_from_bytes:
 * @bytes: a JSON text, described by `data/schema/note-type-1.schema.json`
 * @error: return location for an error
 *
 * Reads a note type.
 *
 * Returns: (transfer full): a new note type, or %NULL with an error that tells line and member
 */
StellerNoteType *
steller_note_type_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (StellerJsonTree) tree = NULL;
  g_autoptr (StellerJsonReader) reader = NULL;
  g_autoptr (StellerNoteType) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  tree = steller_json_tree_parse (bytes, error);
  if (tree == NULL)
    return NULL;
  self = g_object_new (STELLER_TYPE_NOTE_TYPE, NULL);
  reader = steller_json_reader_new (tree);
  read_note_type (self, reader);
  if (!steller_json_reader_finish (reader, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * steller_note_type_get_id:
 * @self: a note type
 *
 * Returns: (transfer none): the id, such as "beslisnota"
 */
const char *
steller_note_type_get_id (StellerNoteType *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (self), NULL);

  return self->id;
}

/**
 * steller_note_type_get_title:
 * @self: a note type
 *
 * Returns: (transfer none): what the type is called
 */
const char *
steller_note_type_get_title (StellerNoteType *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (self), NULL);

  return self->title;
}

/**
 * steller_note_type_get_description:
 * @self: a note type
 *
 * Returns: (transfer none) (nullable): what the type is for, in a sentence
 */
const char *
steller_note_type_get_description (StellerNoteType *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (self), NULL);

  return self->description;
}

/**
 * steller_note_type_get_language:
 * @self: a note type
 *
 * Returns: (transfer none): the language of its labels and headings and of a new note, as a tag (BCP 47)
 */
const char *
steller_note_type_get_language (StellerNoteType *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (self), NULL);

  return self->language;
}

/**
 * steller_note_type_get_closing:
 * @self: a note type
 *
 * Returns: (transfer none) (nullable): the id of the field that closes the note, with the signing function
 */
const char *
steller_note_type_get_closing (StellerNoteType *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (self), NULL);

  return self->closing;
}

/**
 * steller_note_type_get_n_fields:
 * @self: a note type
 *
 * Returns: how many header fields there are
 */
guint
steller_note_type_get_n_fields (StellerNoteType *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (self), 0);

  return self->fields->len;
}

/**
 * steller_note_type_get_field:
 * @self: a note type
 * @index: which field, counted from 0, in the order in which they print and are filled in
 *
 * Returns: (transfer none): a field
 */
const StellerFieldType *
steller_note_type_get_field (StellerNoteType *self, guint index)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (self), NULL);
  g_return_val_if_fail (index < self->fields->len, NULL);

  return g_ptr_array_index (self->fields, index);
}

/**
 * steller_note_type_lookup_field:
 * @self: a note type
 * @id: the id of a field
 *
 * Returns: (transfer none) (nullable): the field, or %NULL when there is none of that id
 */
const StellerFieldType *
steller_note_type_lookup_field (StellerNoteType *self, const char *id)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->fields_by_id, id);
}

/**
 * steller_note_type_get_n_sections:
 * @self: a note type
 *
 * Returns: how many sections there are, those below others included
 */
guint
steller_note_type_get_n_sections (StellerNoteType *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (self), 0);

  return self->sections->len;
}

/**
 * steller_note_type_get_section:
 * @self: a note type
 * @index: which section, counted from 0; each stands before those below it
 *
 * Returns: (transfer none): a section
 */
const StellerSectionType *
steller_note_type_get_section (StellerNoteType *self, guint index)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (self), NULL);
  g_return_val_if_fail (index < self->sections->len, NULL);

  return g_ptr_array_index (self->sections, index);
}

/**
 * steller_note_type_lookup_section:
 * @self: a note type
 * @id: the id of a section
 *
 * Returns: (transfer none) (nullable): the section, or %NULL when there is none of that id
 */
const StellerSectionType *
steller_note_type_lookup_section (StellerNoteType *self, const char *id)
{
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->sections_by_id, id);
}
