/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-json-reader.h"
#include "steller-migration.h"
#include "steller-note-file.h"

/* The shape that every note has, whatever its type. What Steller does not know is not looked at. */

#define MAX_ID_LENGTH 64

static const char *const numberings[] = { "none", "decimal", NULL };

/* An id names the journal of the note, so it must be safe as the name of a file. */
static void
check_id (StellerJsonReader *reader)
{
  const char *id = steller_json_reader_get_string (reader, "id", TRUE);
  gsize length = id != NULL ? strlen (id) : 0;

  if (id != NULL && (length == 0 || length > MAX_ID_LENGTH ||
                     strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-") != length))
    steller_json_reader_fail (reader, "id", STELLER_ERROR_INVALID,
                              _("The id of a note is made of at most 64 letters, digits and hyphens."));
}

static void
check_type_id (StellerJsonReader *reader)
{
  const char *type = steller_json_reader_get_string (reader, "type", TRUE);

  if (type != NULL && *type == '\0')
    steller_json_reader_fail (reader, "type", STELLER_ERROR_INVALID, _("This may not be empty."));
}

static void
check_strings (StellerJsonReader *reader, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    steller_json_reader_get_string (reader, names[i], FALSE);
}

static void
check_style (StellerJsonReader *reader)
{
  if (!steller_json_reader_enter_member (reader, "style"))
    return;
  steller_json_reader_get_string (reader, "id", TRUE);
  steller_json_reader_get_string (reader, "version", FALSE);
  steller_json_reader_leave (reader);
}

static void
check_language (StellerJsonReader *reader)
{
  const char *language = steller_json_reader_get_string (reader, "language", FALSE);

  if (language != NULL && (!g_ascii_isalpha (language[0]) || strlen (language) > 35 ||
                           strspn (language, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-") != strlen (language)))
    steller_json_reader_fail (reader, "language", STELLER_ERROR_INVALID,
                              _("This must be the code of a language, such as “nl”."));
}

static void
check_numbering (StellerJsonReader *reader)
{
  const char *numbering = steller_json_reader_get_string (reader, "numbering", FALSE);

  if (numbering != NULL && !g_strv_contains (numberings, numbering))
    steller_json_reader_fail (reader, "numbering", STELLER_ERROR_INVALID, _("This must be one of: %s."),
                              "none, decimal");
}

static void
check_order (StellerJsonReader *reader)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;

  if (!steller_json_reader_enter_member (reader, "order"))
    return;
  n = steller_json_reader_expect_array (reader);
  if (n > STELLER_JSON_MAX_MEMBERS)
    steller_json_reader_fail (reader, NULL, STELLER_ERROR_LIMIT, _("This list is too long."));
  for (guint i = 0; i < n && steller_json_reader_enter_element (reader, i); i++)
    {
      const char *id = steller_json_reader_expect_string (reader);

      if (id != NULL && !g_hash_table_add (ids, (gpointer) id))
        steller_json_reader_fail (reader, NULL, STELLER_ERROR_INVALID, _("This section stands in the list twice."));
      steller_json_reader_leave (reader);
    }
  steller_json_reader_leave (reader);
}

/* The value of a field, in `value` or alone; an object is one record. */
static void
check_field_value (StellerJsonReader *reader)
{
  JsonNode *node = steller_json_reader_get_node (reader);
  guint n;

  if (JSON_NODE_HOLDS_NULL (node))
    steller_json_reader_fail (reader, NULL, STELLER_ERROR_INVALID,
                              _("A field may not be null; leave the member out when there is nothing."));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    steller_json_reader_get_string (reader, "woo", FALSE);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      n = steller_json_reader_expect_array (reader);
      for (guint i = 0; i < n && steller_json_reader_enter_element (reader, i); i++)
        {
          steller_json_reader_get_string (reader, "woo", FALSE);
          steller_json_reader_leave (reader);
        }
    }
}

static void
check_field (StellerJsonReader *reader)
{
  if (JSON_NODE_HOLDS_OBJECT (steller_json_reader_get_node (reader)))
    {
      steller_json_reader_get_string (reader, "label", FALSE);
      steller_json_reader_get_string (reader, "woo", FALSE);
      if (steller_json_reader_enter_member (reader, "value"))
        {
          check_field_value (reader);
          steller_json_reader_leave (reader);
        }
    }
  else
    check_field_value (reader);
}

static void
check_section (StellerJsonReader *reader)
{
  static const char *const strings[] = { "text", "heading", "woo", NULL };

  check_strings (reader, strings);
  steller_json_reader_get_boolean (reader, "omitted", FALSE);
  if (steller_json_reader_enter_member (reader, "parent"))
    {
      if (!JSON_NODE_HOLDS_NULL (steller_json_reader_get_node (reader)))
        steller_json_reader_expect_string (reader);
      steller_json_reader_leave (reader);
    }
}

/* Each member of an object in turn. */
static void
check_members (StellerJsonReader *reader, const char *name, void (*check) (StellerJsonReader *reader))
{
  JsonObject *object;
  g_autoptr (GList) names = NULL;

  if (!steller_json_reader_enter_member (reader, name))
    return;
  object = steller_json_reader_expect_object (reader);
  if (object != NULL)
    names = json_object_get_members (object);
  for (GList *l = names; l != NULL && steller_json_reader_enter_member (reader, l->data); l = l->next)
    {
      check (reader);
      steller_json_reader_leave (reader);
    }
  steller_json_reader_leave (reader);
}

/* Each element of a list in turn. */
static void
check_elements (StellerJsonReader *reader, const char *name, void (*check) (StellerJsonReader *reader))
{
  guint n;

  if (!steller_json_reader_enter_member (reader, name))
    return;
  n = steller_json_reader_expect_array (reader);
  for (guint i = 0; i < n && steller_json_reader_enter_element (reader, i); i++)
    {
      check (reader);
      steller_json_reader_leave (reader);
    }
  steller_json_reader_leave (reader);
}

static void
check_waiver (StellerJsonReader *reader)
{
  static const char *const strings[] = { "section", "quote", "reason", NULL };

  steller_json_reader_get_string (reader, "rule", TRUE);
  check_strings (reader, strings);
}

static void
check_remark (StellerJsonReader *reader)
{
  static const char *const strings[] = { "section", "quote", "author", "at", NULL };

  steller_json_reader_get_string (reader, "text", TRUE);
  check_strings (reader, strings);
  steller_json_reader_get_boolean (reader, "resolved", FALSE);
}

static void
check_content (StellerJsonReader *reader)
{
  static const char *const strings[] = { "status", "unplaced", NULL };

  check_language (reader);
  check_style (reader);
  check_numbering (reader);
  check_strings (reader, strings);
  check_order (reader);
  check_members (reader, "fields", check_field);
  check_members (reader, "sections", check_section);
  check_elements (reader, "waivers", check_waiver);
  check_elements (reader, "remarks", check_remark);
}

/* What tells the kind of file, in every version. */
static guint
check_head (StellerJsonReader *reader)
{
  const char *format = steller_json_reader_get_string (reader, "format", TRUE);
  gint64 version;

  if (format != NULL && strcmp (format, STELLER_NOTE_FORMAT) != 0)
    steller_json_reader_fail (reader, "format", STELLER_ERROR_INVALID, _("This must be “%s”."), STELLER_NOTE_FORMAT);
  version = steller_json_reader_get_integer (reader, "version", 1, G_MAXINT, 0);
  if (version == 0)
    steller_json_reader_fail (reader, "version", STELLER_ERROR_INVALID, _("This member is missing."));
  check_id (reader);
  check_type_id (reader);
  return (guint) version;
}

/* Checks a note as it was read, and brings it up to date. Of a newer version only the head is looked at. */
gboolean
steller_note_check (StellerJsonTree *tree, gboolean *newer, GError **error)
{
  g_autoptr (StellerJsonReader) reader = steller_json_reader_new (tree);
  guint version = check_head (reader);

  if (!steller_json_reader_finish (reader, error))
    return FALSE;
  *newer = version > STELLER_NOTE_VERSION;
  if (*newer)
    return TRUE;
  if (!steller_migration_run_builtin (tree, error))
    return FALSE;
  check_content (reader);
  return steller_json_reader_finish (reader, error);
}
