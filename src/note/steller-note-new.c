/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-date.h"
#include "steller-note-file.h"
#include "steller-note-node.h"

/* What a new note holds. */

/* An id after RFC 9562, section 5.7 (version 7): 48 bits of time in milliseconds, the rest random. */
char *
steller_note_new_id (void)
{
  g_autoptr (GDateTime) now = steller_time_now ();
  g_autofree char *random = g_uuid_string_random ();
  guint64 time = (guint64) g_date_time_to_unix (now) * 1000 + (guint64) g_date_time_get_microsecond (now) / 1000;

  return g_strdup_printf ("%08x-%04x-7%s", (guint) (time >> 16 & G_MAXUINT32), (guint) (time & G_MAXUINT16),
                          random + 15);
}

/* What a new note holds of a field, or NULL for nothing: a ground comes with a value only. */
static JsonNode *
new_field (const StellerFieldType *type)
{
  const char *value = steller_field_type_get_default_value (type);
  const char *ground = steller_field_type_get_default_ground (type);
  g_autoptr (JsonObject) object = NULL;

  if (ground == NULL || value == NULL)
    return steller_note_node_new_string (value);
  object = json_object_new ();
  json_object_set_string_member (object, "value", value);
  json_object_set_string_member (object, "woo", ground);
  return json_node_init_object (json_node_alloc (), object);
}

static JsonObject *
new_fields (StellerNoteType *type)
{
  JsonObject *fields = json_object_new ();

  for (guint i = 0; i < steller_note_type_get_n_fields (type); i++)
    {
      const StellerFieldType *field = steller_note_type_get_field (type, i);
      JsonNode *node = new_field (field);

      if (node != NULL)
        json_object_set_member (fields, steller_field_type_get_id (field), node);
    }
  return fields;
}

static JsonObject *
new_sections (StellerNoteType *type)
{
  JsonObject *sections = json_object_new ();

  for (guint i = 0; i < steller_note_type_get_n_sections (type); i++)
    {
      const StellerSectionType *section = steller_note_type_get_section (type, i);
      JsonObject *object;

      if (!steller_section_type_get_required (section))
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "text", "");
      json_object_set_object_member (sections, steller_section_type_get_id (section), object);
    }
  return sections;
}

/* The file of an empty note. */
StellerJsonTree *
steller_note_new_tree (StellerNoteType *type)
{
  StellerJsonTree *tree = steller_json_tree_new ();
  JsonObject *root = steller_json_tree_get_root (tree);
  JsonObject *style = json_object_new ();
  g_autofree char *id = steller_note_new_id ();

  json_object_set_string_member (root, "format", STELLER_NOTE_FORMAT);
  json_object_set_int_member (root, "version", STELLER_NOTE_VERSION);
  json_object_set_string_member (root, "id", id);
  json_object_set_string_member (root, "type", steller_note_type_get_id (type));
  json_object_set_string_member (root, "language", steller_note_type_get_language (type));
  json_object_set_string_member (style, "id", "standaard");
  json_object_set_string_member (style, "version", "1");
  json_object_set_object_member (root, "style", style);
  json_object_set_string_member (root, "numbering", "none");
  json_object_set_string_member (root, "status", STELLER_NOTE_NEW_STATUS);
  json_object_set_object_member (root, "fields", new_fields (type));
  json_object_set_object_member (root, "sections", new_sections (type));
  return tree;
}
