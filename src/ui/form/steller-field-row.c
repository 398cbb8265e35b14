/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-field-row.h"

#include "steller-boolean-row.h"
#include "steller-choice-row.h"
#include "steller-date-row.h"
#include "steller-field-marks.h"
#include "steller-long-text-row.h"
#include "steller-number-row.h"
#include "steller-record-row.h"
#include "steller-records-row.h"
#include "steller-text-row.h"

/* What is wrong with what was typed in a row; the note does not hold it. */
#define ERROR_KEY "steller-field-row-error"

G_DEFINE_INTERFACE (StellerFieldRow, steller_field_row, GTK_TYPE_WIDGET)

static void
steller_field_row_default_init (StellerFieldRowInterface *iface)
{
}

/**
 * steller_field_row_new:
 * @value: the value of a field, or of a member of a record
 *
 * Returns: (transfer floating): the row for a value of that kind
 */
GtkWidget *
steller_field_row_new (StellerFieldValue *value)
{
  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (value), NULL);

  switch (steller_field_type_get_kind (steller_field_value_get_type_of_value (value)))
    {
    case STELLER_FIELD_TEXT:
      return steller_text_row_new (value);
    case STELLER_FIELD_LONG_TEXT:
      return steller_long_text_row_new (value);
    case STELLER_FIELD_DATE:
      return steller_date_row_new (value);
    case STELLER_FIELD_CHOICE:
      return steller_choice_row_new (value);
    case STELLER_FIELD_LIST:
      return steller_records_row_new (value);
    case STELLER_FIELD_RECORD:
      return steller_record_row_new (value);
    case STELLER_FIELD_NUMBER:
      return steller_number_row_new (value);
    case STELLER_FIELD_BOOLEAN:
      return steller_boolean_row_new (value);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* An action row has a line for it under the title; in the others it follows the title. */
static void
update_title (StellerFieldRow *self)
{
  StellerFieldValue *value = steller_field_row_get_value (self);
  const StellerFieldType *type = steller_field_value_get_type_of_value (value);
  const char *error = g_object_get_data (G_OBJECT (self), ERROR_KEY);
  gboolean has_subtitle = ADW_IS_ACTION_ROW (self);
  g_autoptr (GString) title = g_string_new (steller_field_value_get_label (value));

  if (steller_field_type_get_required (type))
    g_string_append (title, " *");
  if (error != NULL && !has_subtitle)
    g_string_append_printf (title, " — %s", error);
  if (has_subtitle && !ADW_IS_COMBO_ROW (self))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error != NULL ? error : "");
  if (!g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), title->str))
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title->str);
  /* Rows of other kinds have no name of their own, and would be called after their help. */
  if (!has_subtitle && !ADW_IS_ENTRY_ROW (self))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    steller_field_value_get_label (value), -1);
}

static void
update (StellerFieldRow *self)
{
  STELLER_FIELD_ROW_GET_IFACE (self)->update (self);
  update_title (self);
}

static void
on_focus_left (StellerFieldRow *self)
{
  steller_field_row_commit (self);
  steller_field_value_end_typing (steller_field_row_get_value (self));
}

static gboolean
open_marks (GtkWidget *row, GVariant *arguments, gpointer marks)
{
  steller_field_marks_open (marks);
  return GDK_EVENT_STOP;
}

/* The key that renames a heading does so with a label; the keys of a context menu, where there is no text that has a
 * menu of its own. */
static void
add_marks (StellerFieldRow *self)
{
  GtkWidget *marks = steller_field_marks_new (steller_field_row_get_value (self));
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (STELLER_FIELD_MARKS_KEY "|Menu|<Shift>F10");
  GtkShortcutAction *action = gtk_callback_action_new (open_marks, marks, NULL);

  STELLER_FIELD_ROW_GET_IFACE (self)->add_suffix (self, marks);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (trigger, action));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * steller_field_row_set_up:
 * @self: a row that has its value and its widgets
 *
 * Does what the rows of all kinds share: the title with the mark of a required field, the help, the widgets for the
 * label and the ground, following the note, and ending a step of the history when the focus leaves.
 */
void
steller_field_row_set_up (StellerFieldRow *self)
{
  StellerFieldRowInterface *iface;
  StellerFieldValue *value;
  const StellerFieldType *type;
  GtkEventController *focus;
  const char *help;
  GtkWidget *control;

  g_return_if_fail (STELLER_IS_FIELD_ROW (self));

  iface = STELLER_FIELD_ROW_GET_IFACE (self);
  value = iface->get_value (self);
  type = steller_field_value_get_type_of_value (value);
  help = steller_field_type_get_help (type);
  control = iface->get_control (self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  if (help != NULL && *help != '\0')
    {
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), help);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help, -1);
    }
  if (control != NULL)
    {
      if (help != NULL && *help != '\0')
        gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help, -1);
      if (steller_field_type_get_required (type) && (GTK_IS_EDITABLE (control) || GTK_IS_TEXT_VIEW (control)))
        gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
    }
  if (!steller_field_value_is_member (value))
    add_marks (self);

  update (self);
  g_signal_connect_object (value, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * steller_field_row_get_value:
 * @self: a row
 *
 * Returns: (transfer none): the value that it shows
 */
StellerFieldValue *
steller_field_row_get_value (StellerFieldRow *self)
{
  g_return_val_if_fail (STELLER_IS_FIELD_ROW (self), NULL);

  return STELLER_FIELD_ROW_GET_IFACE (self)->get_value (self);
}

/**
 * steller_field_row_set_error:
 * @self: a row
 * @error: (nullable): what is wrong with what was typed, in a few words, or %NULL
 *
 * Marks the row as one whose text the note could not take over.
 */
void
steller_field_row_set_error (StellerFieldRow *self, const char *error)
{
  GtkWidget *control;

  g_return_if_fail (STELLER_IS_FIELD_ROW (self));

  if (g_strcmp0 (g_object_get_data (G_OBJECT (self), ERROR_KEY), error) == 0)
    return;
  g_object_set_data_full (G_OBJECT (self), ERROR_KEY, g_strdup (error), g_free);
  control = STELLER_FIELD_ROW_GET_IFACE (self)->get_control (self);
  if (error != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID);
    }
  update_title (self);
}

/**
 * steller_field_row_commit:
 * @self: a row
 *
 * Takes over what was typed but not finished, such as a date without a year.
 */
void
steller_field_row_commit (StellerFieldRow *self)
{
  StellerFieldRowInterface *iface;

  g_return_if_fail (STELLER_IS_FIELD_ROW (self));

  iface = STELLER_FIELD_ROW_GET_IFACE (self);
  if (iface->commit != NULL)
    iface->commit (self);
}

/**
 * steller_field_row_find_refused:
 * @self: a row, whose text was committed
 *
 * Looks for text that the note could not take over, such as a date that is none.
 *
 * Returns: (transfer none) (nullable): the row with it: this one, or that of a member of a record
 */
StellerFieldRow *
steller_field_row_find_refused (StellerFieldRow *self)
{
  StellerFieldRowInterface *iface;

  g_return_val_if_fail (STELLER_IS_FIELD_ROW (self), NULL);

  iface = STELLER_FIELD_ROW_GET_IFACE (self);
  return iface->find_refused != NULL ? iface->find_refused (self) : NULL;
}

/**
 * steller_field_row_reveal:
 * @self: a row
 * @path: (array zero-terminated=1): the names that lead to a place in the value, such as "0" and "naam" in a list
 *
 * Shows a place in the value, and focuses the control for it.
 */
void
steller_field_row_reveal (StellerFieldRow *self, const char *const *path)
{
  StellerFieldRowInterface *iface;
  GtkWidget *control;

  g_return_if_fail (STELLER_IS_FIELD_ROW (self));
  g_return_if_fail (path != NULL);

  iface = STELLER_FIELD_ROW_GET_IFACE (self);
  if (iface->reveal != NULL)
    {
      iface->reveal (self, path);
      return;
    }
  control = iface->get_control (self);
  if (ADW_IS_ENTRY_ROW (self))
    adw_entry_row_grab_focus_without_selecting (ADW_ENTRY_ROW (self));
  else
    gtk_widget_grab_focus (control);
}
