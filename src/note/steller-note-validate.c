/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-date.h"
#include "steller-marks.h"
#include "steller-note-private.h"

/* What the shape of the file does not tell: whether a note fits its type. */

/* How many problems with marks are told of one text; thousands would only hide the rest. */
#define SHOWN_MARK_PROBLEMS 10

/* How many problems are told of one note. To find the line of each takes time, and a file can have a million. */
#define SHOWN_PROBLEMS 100

/* What a field or a section may have besides what the type tells. */
static const char *const field_members[] = { "value", "label", "woo", NULL };
static const char *const section_members[] = { "heading", "parent", "omitted", "woo", "text", NULL };

typedef struct
{
  StellerNote *note;
  StellerNoteType *type;
  StellerGrounds *grounds;
  GPtrArray *problems;
  GString *pointer;
  guint n_problems;
} Validation;

static void add_problem (Validation *validation, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (Validation *validation, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (validation->n_problems++ >= SHOWN_PROBLEMS)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (validation->problems,
                   steller_json_tree_new_error (steller_note_get_tree (validation->note), STELLER_ERROR_INVALID,
                                                validation->pointer->str, "%s", message));
}

static gsize
enter (Validation *validation, const char *token)
{
  gsize length = validation->pointer->len;

  steller_json_pointer_append (validation->pointer, token, strlen (token));
  return length;
}

static void
leave (Validation *validation, gsize length)
{
  g_string_truncate (validation->pointer, length);
}

static void
validate_ground (Validation *validation, JsonObject *object)
{
  const char *ground = steller_note_node_get_string (json_object_get_member (object, "woo"));
  gsize length;

  if (ground == NULL || validation->grounds == NULL || steller_grounds_lookup (validation->grounds, ground) != NULL)
    return;
  length = enter (validation, "woo");
  add_problem (validation, _("The ground “%s” is not known."), ground);
  leave (validation, length);
}

static void
validate_marks (Validation *validation, const char *text)
{
  g_autoptr (StellerMarks) marks = steller_marks_scan (text, strlen (text), validation->grounds);

  for (guint i = 0; i < MIN (steller_marks_get_n_problems (marks), SHOWN_MARK_PROBLEMS); i++)
    {
      const StellerMarkProblem *problem = steller_marks_get_problem (marks, i);
      guint line = 1;

      for (const char *p = text; p < text + problem->start; p++)
        line += *p == '\n' || (*p == '\r' && p[1] != '\n') ? 1 : 0;
      /* TRANSLATORS: %s is a sentence; the number is a line of the text, not of the file. */
      add_problem (validation, _("%s (line %u of the text)"), steller_mark_problem_describe (problem->kind), line);
    }
}

static void
validate_choice (Validation *validation, const StellerFieldType *type, const char *text)
{
  if (*text != '\0' && steller_field_type_lookup_choice (type, text) == NULL)
    add_problem (validation, "%s", _("This is not one of the choices."));
}

static void
validate_date (Validation *validation, const char *text)
{
  GDate date;

  if (*text != '\0' && !steller_date_parse (text, &date))
    add_problem (validation, "%s", _("This is not a date such as 2026-02-16."));
}

/* A text, number or truth value of a field or a member of a record. */
static void
validate_value (Validation *validation, const StellerFieldType *type, JsonNode *node)
{
  const char *text = steller_note_node_get_string (node);
  GType held = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  switch (steller_field_type_get_kind (type))
    {
    case STELLER_FIELD_NUMBER:
      if (held != G_TYPE_INT64)
        add_problem (validation, _("This must be a whole number."));
      break;
    case STELLER_FIELD_BOOLEAN:
      if (held != G_TYPE_BOOLEAN)
        add_problem (validation, _("This must be true or false."));
      break;
    case STELLER_FIELD_TEXT:
    case STELLER_FIELD_LONG_TEXT:
    case STELLER_FIELD_DATE:
    case STELLER_FIELD_CHOICE:
    case STELLER_FIELD_LIST:
    case STELLER_FIELD_RECORD:
    default:
      if (text == NULL)
        add_problem (validation, _("This must be text in quotes."));
      else if (steller_field_type_get_kind (type) == STELLER_FIELD_CHOICE)
        validate_choice (validation, type, text);
      else if (steller_field_type_get_kind (type) == STELLER_FIELD_DATE)
        validate_date (validation, text);
      else
        validate_marks (validation, text);
      break;
    }
}

static void
validate_record (Validation *validation, const StellerFieldType *type, JsonObject *record, gboolean alone)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, record);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const StellerFieldType *member = steller_field_type_lookup_member (type, name);
      gsize length;

      if (strcmp (name, "woo") == 0 || (alone && strcmp (name, "label") == 0))
        continue;
      length = enter (validation, name);
      if (member != NULL)
        validate_value (validation, member, node);
      else
        add_problem (validation, _("The records of this field have no such member."));
      leave (validation, length);
    }
  validate_ground (validation, record);
}

static void
validate_records (Validation *validation, const StellerFieldType *type, JsonArray *records)
{
  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      char token[16];
      gsize length;

      g_snprintf (token, sizeof token, "%u", i);
      length = enter (validation, token);
      validate_record (validation, type, json_array_get_object_element (records, i), FALSE);
      leave (validation, length);
    }
}

static void
validate_field_value (Validation *validation, const StellerFieldType *type, JsonNode *node, gboolean alone)
{
  StellerFieldKind kind = steller_field_type_get_kind (type);

  if (kind == STELLER_FIELD_LIST)
    {
      if (JSON_NODE_HOLDS_ARRAY (node))
        validate_records (validation, type, json_node_get_array (node));
      else
        add_problem (validation, _("This must be a list, “[…]”."));
    }
  else if (kind == STELLER_FIELD_RECORD)
    {
      if (JSON_NODE_HOLDS_OBJECT (node))
        validate_record (validation, type, json_node_get_object (node), alone);
      else
        add_problem (validation, _("This must be an object, “{…}”."));
    }
  else
    validate_value (validation, type, node);
}

static void
validate_members (Validation *validation, JsonObject *object, const char *const *known, const char *message)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_strv_contains (known, name))
      {
        gsize length = enter (validation, name);

        add_problem (validation, "%s", message);
        leave (validation, length);
      }
}

/* Whether an object is a field without a value, with only a label or a ground. */
static gboolean
is_empty_field (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    if (strcmp (l->data, "label") != 0 && strcmp (l->data, "woo") != 0)
      return FALSE;
  return TRUE;
}

static void
validate_field (Validation *validation, const char *id, JsonNode *node)
{
  const StellerFieldType *type = steller_note_type_lookup_field (validation->type, id);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  gsize length = enter (validation, id);

  if (type == NULL)
    add_problem (validation, _("The note type “%s” has no such field."),
                 steller_note_type_get_title (validation->type));
  else if (object != NULL && json_object_has_member (object, "value"))
    {
      gsize outer = enter (validation, "value");

      validate_field_value (validation, type, json_object_get_member (object, "value"), FALSE);
      leave (validation, outer);
      validate_ground (validation, object);
      validate_members (validation, object, field_members, _("A field has no such member."));
    }
  else if (object != NULL && is_empty_field (object))
    validate_ground (validation, object);
  else
    validate_field_value (validation, type, node, TRUE);
  leave (validation, length);
}

/* A parent that steller_note_get_section_parent() does not follow is wrong. */
static void
validate_parent (Validation *validation, const char *id)
{
  const char *parent = steller_note_get_raw_parent (validation->note, validation->type, id);
  gsize length;

  if (parent == NULL || steller_note_get_section_parent (validation->note, validation->type, id) != NULL)
    return;
  length = enter (validation, "parent");
  if (!steller_note_knows_section (validation->note, validation->type, parent))
    add_problem (validation, _("There is no section “%s”."), parent);
  else
    add_problem (validation, _("A section may not stand below itself, nor more than %d deep."),
                 STELLER_NOTE_MAX_SECTION_DEPTH);
  leave (validation, length);
}

static void
validate_section (Validation *validation, const char *id, JsonObject *section)
{
  const char *text = steller_note_get_section_text (validation->note, id);
  const char *heading = steller_note_get_section_heading (validation->note, id);
  gsize length = enter (validation, id);
  gsize inner;

  if (!steller_note_knows_section (validation->note, validation->type, id))
    add_problem (validation, _("The note type “%s” has no such section."),
                 steller_note_type_get_title (validation->type));
  else
    {
      if (steller_note_is_own_section (id) && heading == NULL)
        add_problem (validation, _("A section of your own needs a heading."));
      validate_parent (validation, id);
      validate_members (validation, section, section_members, _("A section has no such member."));
    }
  validate_ground (validation, section);
  if (heading != NULL)
    {
      inner = enter (validation, "heading");
      validate_marks (validation, heading);
      leave (validation, inner);
    }
  if (text != NULL)
    {
      inner = enter (validation, "text");
      validate_marks (validation, text);
      leave (validation, inner);
    }
  leave (validation, length);
}

static void
validate_order (Validation *validation)
{
  JsonNode *order = steller_json_tree_lookup (steller_note_get_tree (validation->note), "/order");

  for (guint i = 0; order != NULL && i < json_array_get_length (json_node_get_array (order)); i++)
    {
      const char *id = json_array_get_string_element (json_node_get_array (order), i);

      if (!steller_note_knows_section (validation->note, validation->type, id))
        {
          g_string_append_printf (validation->pointer, "/order/%u", i);
          add_problem (validation, _("There is no section “%s”."), id);
          leave (validation, 0);
        }
    }
}

/* The section or field that each waiver and each remark is about. */
static void
validate_places (Validation *validation, const char *name)
{
  JsonNode *list = json_object_get_member (steller_json_tree_get_root (steller_note_get_tree (validation->note)), name);

  for (guint i = 0; list != NULL && i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonObject *object = json_array_get_object_element (json_node_get_array (list), i);
      const char *id = steller_note_node_get_string (json_object_get_member (object, "section"));

      if (id == NULL || steller_note_knows_section (validation->note, validation->type, id) ||
          steller_note_type_lookup_field (validation->type, id) != NULL)
        continue;
      g_string_append_printf (validation->pointer, "/%s/%u/section", name, i);
      add_problem (validation, _("There is no section “%s”."), id);
      leave (validation, 0);
    }
}

static void
validate_groups (Validation *validation)
{
  JsonObject *fields = steller_note_get_group (validation->note, "fields");
  JsonObject *sections = steller_note_get_group (validation->note, "sections");
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;
  gsize length = enter (validation, "fields");

  if (fields != NULL)
    {
      json_object_iter_init_ordered (&iter, fields);
      while (json_object_iter_next_ordered (&iter, &id, &node))
        validate_field (validation, id, node);
    }
  leave (validation, length);
  length = enter (validation, "sections");
  if (sections != NULL)
    {
      json_object_iter_init_ordered (&iter, sections);
      while (json_object_iter_next_ordered (&iter, &id, &node))
        validate_section (validation, id, json_node_get_object (node));
    }
  leave (validation, length);
}

/**
 * steller_note_validate:
 * @self: a note
 * @type: the type of the note
 * @grounds: (nullable): the grounds that are known, or %NULL not to look at grounds
 * @problems: (element-type GError): where problems are appended; its free function should be g_error_free()
 *
 * Checks whether a note fits its type: fields, members and sections that the type does not know, values of the wrong
 * kind, dates and choices, grounds and redaction marks, and references to sections that are not there. What is only not
 * complete is no problem. Each problem tells its member, and its line as long as the note is as it was read; none quotes
 * a value, which may have to stay secret. Of a great many only the first are told, and that there are more.
 *
 * Returns: whether there were no problems
 */
gboolean
steller_note_validate (StellerNote *self, StellerNoteType *type, StellerGrounds *grounds, GPtrArray *problems)
{
  Validation validation = { .note = self, .type = type, .grounds = grounds, .problems = problems };

  g_return_val_if_fail (STELLER_IS_NOTE (self), FALSE);
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (type), FALSE);
  g_return_val_if_fail (grounds == NULL || STELLER_IS_GROUNDS (grounds), FALSE);
  g_return_val_if_fail (problems != NULL, FALSE);

  if (steller_note_get_read_only (self))
    {
      g_ptr_array_add (problems, steller_json_tree_new_error (steller_note_get_tree (self), STELLER_ERROR_VERSION,
                                                              "/version", _("This was made by a newer Steller.")));
      return FALSE;
    }
  validation.pointer = g_string_new (NULL);
  validate_order (&validation);
  validate_groups (&validation);
  validate_places (&validation, "waivers");
  validate_places (&validation, "remarks");
  g_string_free (validation.pointer, TRUE);
  if (validation.n_problems > SHOWN_PROBLEMS)
    g_ptr_array_add (problems, steller_json_tree_new_error (steller_note_get_tree (self), STELLER_ERROR_LIMIT, "",
                                                            _("And %u more."),
                                                            validation.n_problems - SHOWN_PROBLEMS));
  return validation.n_problems == 0;
}
