/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-field-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-field-row.h"

/* Hiding fewer fields than this behind a row saves no room. */
#define MIN_HIDDEN 3
/* Pixels between groups. */
#define GROUP_SPACING 24
/* About how high a row is, or a record in it, each further line of a long text, and the title of a group: no more, so
 * that there are never too few. */
#define ROW_HEIGHT 50
#define LINE_HEIGHT 14
#define TITLE_HEIGHT 40

typedef enum
{
  GROUP_MAIN,
  GROUP_DETAILS,
  GROUP_AROUND,
  GROUP_UNPRINTED,
  N_GROUPS,
} Group;

typedef struct
{
  StellerFieldValue *value;
  Group group;
  /* Not made yet while it is hidden, or waits for its turn. */
  StellerFieldRow *row;
  gboolean waiting;
} Field;

/**
 * StellerFieldList:
 *
 * The header fields of a note, as rows in a few groups.
 *
 * What has to be filled in comes first. Optional fields that are empty hide behind one row for each group, which names
 * them and shows them all; a field that has been shown stays.
 *
 * A new list has no rows yet: who shows it has those made that can be seen, and the others when there is time.
 */
struct _StellerFieldList
{
  GtkWidget parent_instance;

  StellerNote *note;
  StellerNoteType *type;
  /* Of Field, in the order of the type. */
  GArray *fields;

  AdwPreferencesGroup *groups[N_GROUPS];
  GtkListBox *lists[N_GROUPS];
  AdwActionRow *more[N_GROUPS];
};

G_DEFINE_FINAL_TYPE (StellerFieldList, steller_field_list, GTK_TYPE_WIDGET)

static const char *
get_group_title (Group group)
{
  switch (group)
    {
    case GROUP_MAIN:
      return _("Main Details");
    case GROUP_DETAILS:
      return _("More Details");
    case GROUP_AROUND:
      return _("Above and Below the Text");
    case GROUP_UNPRINTED:
      return _("Not Printed");
    case N_GROUPS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static Group
find_group (const StellerFieldType *type)
{
  StellerFieldPlace place = steller_field_type_get_place (type);

  if (steller_field_type_get_required (type) || place == STELLER_FIELD_PLACE_TITLE)
    return GROUP_MAIN;
  if (place == STELLER_FIELD_PLACE_BODY)
    return GROUP_AROUND;
  return place == STELLER_FIELD_PLACE_NONE ? GROUP_UNPRINTED : GROUP_DETAILS;
}

/* Whether a field is there from the start: it has to be filled in, holds something, or prints also when it is empty. */
static gboolean
is_needed (const Field *field)
{
  const StellerFieldType *type = steller_field_value_get_field (field->value);
  StellerNote *note = steller_field_value_get_note (field->value);

  return field->group == GROUP_MAIN || steller_field_type_get_empty (type) == STELLER_FIELD_EMPTY_KEEP ||
         !steller_field_value_is_empty (field->value) ||
         steller_note_get_field_label (note, steller_field_type_get_id (type)) != NULL;
}

static Field *
get_field (StellerFieldList *self, guint index)
{
  return &g_array_index (self->fields, Field, index);
}

static gboolean
is_hidden (const Field *field)
{
  return field->row == NULL && !field->waiting;
}

static guint
count_hidden (StellerFieldList *self, Group group)
{
  guint n_hidden = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      if (get_field (self, i)->group == group && is_hidden (get_field (self, i)))
        n_hidden++;
    }
  return n_hidden;
}

/* The row that stands for the hidden fields of a group. */
static void
update_more (StellerFieldList *self, Group group)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  g_autofree char *title = NULL;
  guint n_hidden = count_hidden (self, group);

  if (self->more[group] == NULL)
    return;
  if (n_hidden == 0)
    {
      gtk_list_box_remove (self->lists[group], GTK_WIDGET (self->more[group]));
      self->more[group] = NULL;
      return;
    }
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = get_field (self, i);

      if (field->group == group && is_hidden (field))
        g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                                steller_field_value_get_label (field->value));
    }
  title = g_strdup_printf (ngettext ("Show %u More Field", "Show %u More Fields", n_hidden), n_hidden);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more[group]), title);
  adw_action_row_set_subtitle (self->more[group], labels->str);
}

/* Makes the row of a field, after those of its group that come before it. */
static void
ensure_row (StellerFieldList *self, guint index)
{
  Field *field = get_field (self, index);
  int position = 0;

  if (field->row != NULL)
    return;
  for (guint i = 0; i < index; i++)
    {
      if (get_field (self, i)->group == field->group && get_field (self, i)->row != NULL)
        position++;
    }
  field->waiting = FALSE;
  field->row = STELLER_FIELD_ROW (steller_field_row_new (field->value));
  gtk_list_box_insert (self->lists[field->group], GTK_WIDGET (field->row), position);
}

static void
show_hidden (StellerFieldList *self, Group group)
{
  StellerFieldRow *first = NULL;

  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = get_field (self, i);

      if (field->group != group || !is_hidden (field))
        continue;
      ensure_row (self, i);
      if (first == NULL)
        first = field->row;
    }
  /* A record stays closed: its row has the focus, not what is in it. */
  if (first != NULL)
    gtk_widget_child_focus (GTK_WIDGET (first), GTK_DIR_TAB_FORWARD);
  update_more (self, group);
}

static void
on_more_activated (AdwActionRow *more, StellerFieldList *self)
{
  for (Group group = 0; group < N_GROUPS; group++)
    {
      if (self->more[group] == more)
        {
          show_hidden (self, group);
          return;
        }
    }
}

static void
add_more (StellerFieldList *self, Group group)
{
  AdwActionRow *more = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (more), FALSE);
  adw_action_row_set_subtitle_lines (more, 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (more), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  adw_action_row_add_suffix (more, arrow);
  g_signal_connect_object (more, "activated", G_CALLBACK (on_more_activated), self, G_CONNECT_DEFAULT);
  gtk_list_box_append (self->lists[group], GTK_WIDGET (more));
  self->more[group] = more;
  update_more (self, group);
}

static void
add_group (StellerFieldList *self, Group group)
{
  gboolean has_fields = FALSE;

  for (guint i = 0; i < self->fields->len; i++)
    has_fields = has_fields || get_field (self, i)->group == group;
  if (!has_fields)
    return;

  self->groups[group] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->groups[group], get_group_title (group));
  /* A list of its own, since rows come in between later. */
  self->lists[group] = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->lists[group], GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->lists[group]), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lists[group]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_group_title (group), -1);
  adw_preferences_group_add (self->groups[group], GTK_WIDGET (self->lists[group]));
  gtk_widget_set_parent (GTK_WIDGET (self->groups[group]), GTK_WIDGET (self));

  for (guint i = 0; i < self->fields->len; i++)
    {
      if (get_field (self, i)->group == group)
        get_field (self, i)->waiting = is_needed (get_field (self, i));
    }
  if (count_hidden (self, group) >= MIN_HIDDEN)
    {
      add_more (self, group);
      return;
    }
  for (guint i = 0; i < self->fields->len; i++)
    {
      if (get_field (self, i)->group == group)
        get_field (self, i)->waiting = TRUE;
    }
}

/* A hidden field may have got something: from an undo, or from an import. */
static void
on_note_changed (StellerFieldList *self, const char *pointer)
{
  if (*pointer != '\0' && !g_str_has_prefix (pointer, "/fields"))
    return;
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = get_field (self, i);

      if (is_hidden (field) && is_needed (field))
        {
          ensure_row (self, i);
          update_more (self, field->group);
        }
    }
}

/* Enter goes to the next field, past the buttons at the end of the row. */
static void
activate_next_field (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD))
    {
      GtkWidget *focus = gtk_root_get_focus (root);

      if (!GTK_IS_BUTTON (focus) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (focus)))
        return;
      if (gtk_widget_get_ancestor (focus, STELLER_TYPE_FIELD_ROW) != NULL &&
          !ADW_IS_ENTRY_ROW (gtk_widget_get_ancestor (focus, STELLER_TYPE_FIELD_ROW)))
        return;
    }
  /* After the last field comes what follows the form. */
  gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

static void
clear_field (gpointer data)
{
  Field *field = data;

  g_clear_object (&field->value);
}

static void
steller_field_list_dispose (GObject *object)
{
  StellerFieldList *self = STELLER_HEADER_FIELD_LIST (object);

  for (Group group = 0; group < N_GROUPS; group++)
    {
      self->lists[group] = NULL;
      self->more[group] = NULL;
      if (self->groups[group] != NULL)
        gtk_widget_unparent (GTK_WIDGET (self->groups[group]));
      self->groups[group] = NULL;
    }
  g_array_set_size (self->fields, 0);
  g_clear_object (&self->note);
  g_clear_object (&self->type);

  G_OBJECT_CLASS (steller_field_list_parent_class)->dispose (object);
}

static void
steller_field_list_finalize (GObject *object)
{
  StellerFieldList *self = STELLER_HEADER_FIELD_LIST (object);

  g_clear_pointer (&self->fields, g_array_unref);

  G_OBJECT_CLASS (steller_field_list_parent_class)->finalize (object);
}

static void
steller_field_list_class_init (StellerFieldListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steller_field_list_dispose;
  object_class->finalize = steller_field_list_finalize;

  gtk_widget_class_install_action (widget_class, "form.next-field", NULL, activate_next_field);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fields");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
steller_field_list_init (StellerFieldList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), GROUP_SPACING);
  self->fields = g_array_new (FALSE, TRUE, sizeof (Field));
  g_array_set_clear_func (self->fields, clear_field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Header Fields"), -1);
}

/**
 * steller_field_list_new:
 * @note: a note
 * @type: its type
 * @history: (nullable): its history, which is told where steps of typing end
 *
 * Makes a list of the header fields of a note, whose rows are still to be made. They will follow the note, and the note
 * follows them.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
steller_field_list_new (StellerNote *note, StellerNoteType *type, StellerHistory *history)
{
  StellerFieldList *self;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (type), NULL);

  self = g_object_new (STELLER_TYPE_FIELD_LIST, NULL);
  self->note = g_object_ref (note);
  self->type = g_object_ref (type);
  for (guint i = 0; i < steller_note_type_get_n_fields (type); i++)
    {
      const StellerFieldType *field = steller_note_type_get_field (type, i);
      Field entry = { .value = steller_field_value_new (note, type, field, history), .group = find_group (field) };

      g_array_append_val (self->fields, entry);
    }
  for (Group group = 0; group < N_GROUPS; group++)
    add_group (self, group);
  g_signal_connect_object (note, "changed", G_CALLBACK (on_note_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* The next field whose row waits to be made, as they stand below each other. */
static Field *
find_waiting (StellerFieldList *self, guint *index)
{
  for (Group group = 0; group < N_GROUPS; group++)
    {
      for (*index = 0; *index < self->fields->len; (*index)++)
        {
          Field *field = get_field (self, *index);

          if (field->group == group && field->waiting)
            return field;
        }
    }
  return NULL;
}

/**
 * steller_field_list_make_next_row:
 * @self: a field list
 *
 * Makes the next row that is still to be made, from the top.
 *
 * Returns: whether there was one
 */
gboolean
steller_field_list_make_next_row (StellerFieldList *self)
{
  guint index;

  g_return_val_if_fail (STELLER_IS_HEADER_FIELD_LIST (self), FALSE);

  if (find_waiting (self, &index) == NULL)
    return FALSE;
  ensure_row (self, index);
  return TRUE;
}

static double
estimate_height (const Field *field)
{
  const char *text;
  double height = ROW_HEIGHT;

  switch (steller_field_type_get_kind (steller_field_value_get_field (field->value)))
    {
    case STELLER_FIELD_LIST:
      height += ROW_HEIGHT * (double) steller_field_value_get_n_records (field->value);
      break;
    case STELLER_FIELD_LONG_TEXT:
      text = steller_field_value_get_text (field->value);
      for (const char *line = text; line != NULL && (line = strchr (line, '\n')) != NULL; line++)
        height += LINE_HEIGHT;
      break;
    case STELLER_FIELD_TEXT:
    case STELLER_FIELD_DATE:
    case STELLER_FIELD_CHOICE:
    case STELLER_FIELD_RECORD:
    case STELLER_FIELD_NUMBER:
    case STELLER_FIELD_BOOLEAN:
    default:
      break;
    }
  return height;
}

/**
 * steller_field_list_make_rows:
 * @self: a field list
 * @height: how much of the list is to be seen, in pixels
 *
 * Makes the rows that are needed to fill a height from the top.
 */
void
steller_field_list_make_rows (StellerFieldList *self, double height)
{
  const Field *field;
  gboolean titled[N_GROUPS] = { FALSE };
  guint index;

  g_return_if_fail (STELLER_IS_HEADER_FIELD_LIST (self));

  while (height > 0 && (field = find_waiting (self, &index)) != NULL)
    {
      if (!titled[field->group])
        height -= TITLE_HEIGHT + GROUP_SPACING;
      titled[field->group] = TRUE;
      height -= estimate_height (field);
      ensure_row (self, index);
    }
}

/**
 * steller_field_list_reveal:
 * @self: a field list
 * @pointer: a JSON pointer (RFC 6901) into the note, such as "/fields/aan/0/naam"
 *
 * Shows the row that a pointer leads to, whatever hides it, and focuses its control.
 *
 * Returns: whether there is such a field
 */
gboolean
steller_field_list_reveal (StellerFieldList *self, const char *pointer)
{
  g_auto (GStrv) names = NULL;
  const char *const *path;

  g_return_val_if_fail (STELLER_IS_HEADER_FIELD_LIST (self), FALSE);
  g_return_val_if_fail (pointer != NULL, FALSE);

  /* Ids hold no character that is escaped in a pointer. */
  names = g_strsplit (pointer, "/", -1);
  if (g_strv_length (names) < 3 || !g_str_equal (names[1], "fields"))
    return FALSE;
  path = (const char *const *) names + 3;
  if (path[0] != NULL && g_str_equal (path[0], "value"))
    path++;
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = get_field (self, i);

      if (!g_str_equal (steller_field_type_get_id (steller_field_value_get_field (field->value)), names[2]))
        continue;
      ensure_row (self, i);
      update_more (self, field->group);
      steller_field_row_reveal (field->row, path);
      return TRUE;
    }
  return FALSE;
}

/**
 * steller_field_list_commit:
 * @self: a field list
 *
 * Has the note take over what was typed but not finished, such as a date without its year. To be called before the note
 * is saved or exported while the focus may be in a field.
 */
void
steller_field_list_commit (StellerFieldList *self)
{
  g_return_if_fail (STELLER_IS_HEADER_FIELD_LIST (self));

  for (guint i = 0; i < self->fields->len; i++)
    {
      if (get_field (self, i)->row != NULL)
        steller_field_row_commit (get_field (self, i)->row);
    }
}

/**
 * steller_field_list_find_refused:
 * @self: a field list, whose text was committed
 *
 * Looks for text that the note could not take over, such as a date that is none.
 *
 * Returns: (transfer none) (nullable): the first row with such text
 */
StellerFieldRow *
steller_field_list_find_refused (StellerFieldList *self)
{
  StellerFieldRow *found = NULL;

  g_return_val_if_fail (STELLER_IS_HEADER_FIELD_LIST (self), NULL);

  for (guint i = 0; i < self->fields->len && found == NULL; i++)
    {
      if (get_field (self, i)->row != NULL)
        found = steller_field_row_find_refused (get_field (self, i)->row);
    }
  return found;
}
