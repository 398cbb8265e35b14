/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-record-row.h"

#include <glib/gi18n-lib.h>

#include "steller-ground-label.h"
#include "steller-menu-button.h"

/**
 * StellerRecordRow:
 *
 * A record: the one of a field, or one of a list. It tells in a line what is in it, and holds a row for each member,
 * which are made when it is first opened.
 */
struct _StellerRecordRow
{
  AdwExpanderRow parent_instance;

  /* That of the field. */
  StellerFieldValue *value;
  gboolean in_list;
  guint index;

  GtkWidget *ground;
  GtkWidget *menu_button;
  /* Of StellerFieldRow, one for each member. */
  GPtrArray *rows;
};

enum
{
  MOVE,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void steller_record_row_iface_init (StellerFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StellerRecordRow, steller_record_row, ADW_TYPE_EXPANDER_ROW,
                               G_IMPLEMENT_INTERFACE (STELLER_TYPE_FIELD_ROW, steller_record_row_iface_init))

static const char *
get_field_id (StellerRecordRow *self)
{
  return steller_field_type_get_id (steller_field_value_get_field (self->value));
}

/* What a member shows in the line, or NULL. */
static const char *
get_summary (StellerRecordRow *self, const StellerFieldType *member)
{
  StellerNote *note = steller_field_value_get_note (self->value);
  const char *field = get_field_id (self);
  const char *id = steller_field_type_get_id (member);
  const StellerChoice *choice;
  const char *text;

  if (steller_field_type_get_kind (member) == STELLER_FIELD_BOOLEAN)
    return steller_note_get_record_flag (note, field, self->index, id, FALSE) ? steller_field_type_get_label (member)
                                                                              : NULL;
  text = steller_note_get_record_text (note, field, self->index, id);
  if (text == NULL || *text == '\0')
    return NULL;
  if (steller_field_type_get_kind (member) != STELLER_FIELD_CHOICE)
    return text;
  choice = steller_field_type_lookup_choice (member, text);
  return choice != NULL ? steller_choice_get_label (choice) : text;
}

static gboolean
is_text (const StellerFieldType *member)
{
  return steller_field_type_get_kind (member) == STELLER_FIELD_TEXT ||
         steller_field_type_get_kind (member) == STELLER_FIELD_LONG_TEXT;
}

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The lists that an expander row is made of can have the focus, and have no names of their own. */
static void
name_lists (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_BOX (child))
        set_name (child, name);
      else
        name_lists (child, name);
    }
}

static void
update_names (StellerRecordRow *self, const char *title)
{
  set_name (GTK_WIDGET (self), title);
  name_lists (GTK_WIDGET (self), title);
  if (self->menu_button != NULL)
    {
      /* TRANSLATORS: %s is what a record of a list begins with, such as the name of an addressee. */
      g_autofree char *name = g_strdup_printf (_("Move or Remove “%s”"), title);

      gtk_widget_set_tooltip_text (self->menu_button, name);
      set_name (self->menu_button, name);
    }
}

/**
 * steller_record_row_update:
 * @self: a row for a record of a list
 *
 * Tells again what is in the record: the first text in it as the title, and the rest under it.
 */
void
steller_record_row_update (StellerRecordRow *self)
{
  const StellerFieldType *field;
  g_autoptr (GString) title = NULL;
  g_autoptr (GString) subtitle = NULL;

  g_return_if_fail (STELLER_IS_RECORD_ROW (self));

  field = steller_field_value_get_field (self->value);
  title = g_string_new (NULL);
  subtitle = g_string_new (NULL);
  for (guint i = 0; i < steller_field_type_get_n_members (field); i++)
    {
      const StellerFieldType *member = steller_field_type_get_member (field, i);
      const char *summary = get_summary (self, member);

      if (summary == NULL)
        continue;
      if (self->in_list && title->len == 0 && is_text (member))
        g_string_append (title, summary);
      else
        g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", summary);
    }
  if (title->len == 0)
    g_string_printf (title, "%s %u", steller_field_value_get_label (self->value), self->index + 1);
  /* The row of a single record gets its title as a field does. */
  if (!self->in_list)
    {
      update_names (self, steller_field_value_get_label (self->value));
    }
  else if (!g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), title->str))
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title->str);
      update_names (self, title->str);
    }
  if (!g_str_equal (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (self)), subtitle->str))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle->str);
  if (self->in_list)
    {
      StellerNote *note = steller_field_value_get_note (self->value);

      steller_ground_label_set (GTK_LABEL (self->ground),
                                steller_note_get_record_ground (note, get_field_id (self), self->index),
                                steller_note_get_language (note));
    }
}

static void
ensure_rows (StellerRecordRow *self)
{
  const StellerFieldType *field = steller_field_value_get_field (self->value);

  if (self->rows->len > 0)
    return;
  for (guint i = 0; i < steller_field_type_get_n_members (field); i++)
    {
      g_autoptr (StellerFieldValue) value =
        steller_field_value_new_member (self->value, self->index, steller_field_type_get_member (field, i));
      GtkWidget *row = steller_field_row_new (value);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
on_expanded (StellerRecordRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    ensure_rows (self);
}

/* As the row of a field. */

static StellerFieldValue *
get_value (StellerFieldRow *row)
{
  return STELLER_RECORD_ROW (row)->value;
}

/* The members have their own. */
static GtkWidget *
get_control (StellerFieldRow *row)
{
  return NULL;
}

static void
add_suffix (StellerFieldRow *row, GtkWidget *suffix)
{
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), suffix);
}

static void
update (StellerFieldRow *row)
{
  steller_record_row_update (STELLER_RECORD_ROW (row));
}

static void
commit (StellerFieldRow *row)
{
  steller_record_row_commit (STELLER_RECORD_ROW (row));
}

static StellerFieldRow *
find_refused (StellerFieldRow *row)
{
  StellerRecordRow *self = STELLER_RECORD_ROW (row);
  StellerFieldRow *found = NULL;

  for (guint i = 0; i < self->rows->len && found == NULL; i++)
    found = steller_field_row_find_refused (self->rows->pdata[i]);
  return found;
}

static void
reveal (StellerFieldRow *row, const char *const *path)
{
  steller_record_row_reveal (STELLER_RECORD_ROW (row), path);
}

static void
steller_record_row_iface_init (StellerFieldRowInterface *iface)
{
  iface->get_value = get_value;
  iface->get_control = get_control;
  iface->add_suffix = add_suffix;
  iface->update = update;
  iface->commit = commit;
  iface->find_refused = find_refused;
  iface->reveal = reveal;
}

/* In a list. */

static void
activate_move_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[MOVE], 0, -1);
}

static void
activate_move_down (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[MOVE], 0, 1);
}

static void
activate_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

static GMenuModel *
get_menu (void)
{
  static GMenu *menu = NULL;

  if (menu == NULL)
    {
      g_autoptr (GMenu) moves = g_menu_new ();
      g_autoptr (GMenu) removal = g_menu_new ();

      g_menu_append (moves, _("Move _Up"), "record.move-up");
      g_menu_append (moves, _("Move _Down"), "record.move-down");
      g_menu_append (removal, _("_Remove"), "record.remove");
      menu = g_menu_new ();
      g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));
    }
  return G_MENU_MODEL (menu);
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, StellerRecordRow *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
  return gdk_content_provider_new_typed (STELLER_TYPE_RECORD_ROW, self);
}

/* Only one of the same list takes this place. */
static gboolean
on_drop (GtkDropTarget *target, const GValue *dropped, double x, double y, StellerRecordRow *self)
{
  StellerRecordRow *other = g_value_get_object (dropped);

  if (other == NULL || other == self ||
      gtk_widget_get_parent (GTK_WIDGET (other)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  g_signal_emit (other, signals[MOVE], 0, (int) self->index - (int) other->index);
  return TRUE;
}

static void
add_list_widgets (StellerRecordRow *self)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (STELLER_TYPE_RECORD_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepare), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_cursor_from_name (handle, "grab");
  gtk_widget_add_css_class (handle, "dimmed");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), handle);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  steller_menu_button_set_menu (GTK_MENU_BUTTON (self->menu_button), get_menu ());
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->menu_button, "flat");
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->ground);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->menu_button);
}

static void
steller_record_row_dispose (GObject *object)
{
  StellerRecordRow *self = STELLER_RECORD_ROW (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->ground);

  G_OBJECT_CLASS (steller_record_row_parent_class)->dispose (object);
}

static void
steller_record_row_finalize (GObject *object)
{
  StellerRecordRow *self = STELLER_RECORD_ROW (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->value);

  G_OBJECT_CLASS (steller_record_row_parent_class)->finalize (object);
}

static void
steller_record_row_class_init (StellerRecordRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steller_record_row_dispose;
  object_class->finalize = steller_record_row_finalize;

  /**
   * StellerRecordRow::move:
   * @self: the row of a record in a list
   * @distance: how many places down; up when it is negative
   *
   * Emitted when the drafter wants the record in another place.
   */
  signals[MOVE] =
    g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * StellerRecordRow::remove:
   * @self: the row of a record in a list
   *
   * Emitted when the drafter wants the record gone.
   */
  signals[REMOVE] =
    g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "record.move-up", NULL, activate_move_up);
  gtk_widget_class_install_action (widget_class, "record.move-down", NULL, activate_move_down);
  gtk_widget_class_install_action (widget_class, "record.remove", NULL, activate_remove);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "record.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "record.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "record.remove", NULL);
}

static void
steller_record_row_init (StellerRecordRow *self)
{
  self->rows = g_ptr_array_new ();
  self->ground = g_object_ref_sink (steller_ground_label_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

static StellerRecordRow *
new_row (StellerFieldValue *value, gboolean in_list, guint index)
{
  StellerRecordRow *self = g_object_new (STELLER_TYPE_RECORD_ROW, NULL);
  gboolean can_change = in_list && !steller_field_value_get_read_only (value);

  self->value = g_object_ref (value);
  self->in_list = in_list;
  self->index = index;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.move-up", can_change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.move-down", can_change);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.remove", can_change);
  if (can_change)
    add_list_widgets (self);
  return self;
}

/**
 * steller_record_row_new:
 * @value: the value of a field that holds one record
 *
 * Returns: (transfer floating): the row for it
 */
GtkWidget *
steller_record_row_new (StellerFieldValue *value)
{
  StellerRecordRow *self;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (value), NULL);

  self = new_row (value, FALSE, 0);
  steller_field_row_set_up (STELLER_FIELD_ROW (self));
  return GTK_WIDGET (self);
}

/**
 * steller_record_row_new_in_list:
 * @value: the value of a field that holds a list of records
 * @index: which record, counted from 0
 *
 * Returns: (transfer floating): the row for it; who has the list updates it
 */
GtkWidget *
steller_record_row_new_in_list (StellerFieldValue *value, guint index)
{
  StellerRecordRow *self;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (value), NULL);

  self = new_row (value, TRUE, index);
  steller_record_row_update (self);
  return GTK_WIDGET (self);
}

/**
 * steller_record_row_get_index:
 * @self: the row of a record in a list
 *
 * Returns: which record it is, counted from 0
 */
guint
steller_record_row_get_index (StellerRecordRow *self)
{
  g_return_val_if_fail (STELLER_IS_RECORD_ROW (self), 0);

  return self->index;
}

/**
 * steller_record_row_set_index:
 * @self: the row of a record in a list
 * @index: which record it is now, counted from 0
 *
 * Follows a record that was moved.
 */
void
steller_record_row_set_index (StellerRecordRow *self, guint index)
{
  g_return_if_fail (STELLER_IS_RECORD_ROW (self));

  if (self->index == index)
    return;
  self->index = index;
  for (guint i = 0; i < self->rows->len; i++)
    steller_field_value_set_index (steller_field_row_get_value (self->rows->pdata[i]), index);
}

/**
 * steller_record_row_commit:
 * @self: the row of a record
 *
 * Takes over what was typed in the rows of the members but not finished.
 */
void
steller_record_row_commit (StellerRecordRow *self)
{
  g_return_if_fail (STELLER_IS_RECORD_ROW (self));

  for (guint i = 0; i < self->rows->len; i++)
    steller_field_row_commit (self->rows->pdata[i]);
}

/**
 * steller_record_row_reveal:
 * @self: the row of a record
 * @path: (array zero-terminated=1): the name of a member, and nothing for the record itself
 *
 * Opens the record, and focuses the row of a member.
 */
void
steller_record_row_reveal (StellerRecordRow *self, const char *const *path)
{
  StellerFieldRow *row;

  g_return_if_fail (STELLER_IS_RECORD_ROW (self));
  g_return_if_fail (path != NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  ensure_rows (self);
  if (self->rows->len == 0)
    return;
  row = self->rows->pdata[0];
  for (guint i = 0; path[0] != NULL && i < self->rows->len; i++)
    {
      StellerFieldValue *value = steller_field_row_get_value (self->rows->pdata[i]);

      if (g_str_equal (steller_field_type_get_id (steller_field_value_get_type_of_value (value)), path[0]))
        row = self->rows->pdata[i];
    }
  steller_field_row_reveal (row, path[0] != NULL ? path + 1 : path);
}
