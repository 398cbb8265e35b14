/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-date-row.h"

#include <glib/gi18n-lib.h>

#include "steller-date.h"

#define ISO_FORMAT "%04u-%02u-%02u"

/**
 * StellerDateRow:
 *
 * A date, which can be typed as people write it or picked in a calendar. It stands there in words, in the language of
 * the note. What is no date stays where it was typed, and the note keeps the date it had.
 */
struct _StellerDateRow
{
  AdwEntryRow parent_instance;

  StellerFieldValue *value;
  GtkWidget *clear_button;
  GtkMenuButton *calendar_button;
  /* In the popover, which is made when it is first opened. */
  GtkCalendar *calendar;

  /* Whether there is text that was typed and not written out in full yet. */
  gboolean typing;
  /* While the note takes over what is being typed: the text then stays as it is under the hands of the drafter. */
  gboolean taking;
  gulong changed_handler;
};

static void steller_date_row_iface_init (StellerFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StellerDateRow, steller_date_row, ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (STELLER_TYPE_FIELD_ROW, steller_date_row_iface_init))

static StellerFieldValue *
get_value (StellerFieldRow *row)
{
  return STELLER_DATE_ROW (row)->value;
}

static GtkWidget *
get_control (StellerFieldRow *row)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
}

static void
add_suffix (StellerFieldRow *row, GtkWidget *suffix)
{
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), suffix);
}

static void
set_text (StellerDateRow *self, const char *text)
{
  g_signal_handler_block (self, self->changed_handler);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), text))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  g_signal_handler_unblock (self, self->changed_handler);
}

static void
show_error (StellerDateRow *self)
{
  steller_field_row_set_error (STELLER_FIELD_ROW (self), _("not a date"));
}

static void
update (StellerFieldRow *row)
{
  StellerDateRow *self = STELLER_DATE_ROW (row);
  const char *iso = steller_field_value_get_text (self->value);
  g_autofree char *text = NULL;
  gboolean has_text = iso != NULL && *iso != '\0';
  gboolean is_date;
  GDate date;

  gtk_widget_set_visible (self->clear_button, has_text && !steller_field_value_get_read_only (self->value));
  if (self->taking)
    return;
  self->typing = FALSE;
  is_date = steller_date_parse (iso, &date);
  if (is_date)
    text = steller_date_format_long (&date,
                                     steller_note_get_language (steller_field_value_get_note (self->value)));
  set_text (self, text != NULL ? text : has_text ? iso : "");
  if (has_text && !is_date)
    show_error (self);
  else
    steller_field_row_set_error (row, NULL);
}

static void
take_date (StellerDateRow *self, const GDate *date)
{
  g_autofree char *iso =
    g_strdup_printf (ISO_FORMAT, g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));

  steller_field_value_set_text (self->value, iso);
}

/* Also a date without a year, or with one of two figures, is one when it is finished; and only then it is clear that
 * there is to be none. */
static void
commit (StellerFieldRow *row)
{
  StellerDateRow *self = STELLER_DATE_ROW (row);
  g_autoptr (GDateTime) now = NULL;
  GDate today;
  GDate date;

  if (!self->typing)
    return;
  now = g_date_time_new_now_local ();
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  if (*gtk_editable_get_text (GTK_EDITABLE (self)) == '\0')
    {
      steller_field_value_set_text (self->value, NULL);
      update (row);
    }
  else if (steller_date_parse_written (gtk_editable_get_text (GTK_EDITABLE (self)), &today, &date))
    {
      take_date (self, &date);
      update (row);
    }
  else
    {
      show_error (self);
    }
}

static StellerFieldRow *
find_refused (StellerFieldRow *row)
{
  return STELLER_DATE_ROW (row)->typing && gtk_widget_has_css_class (GTK_WIDGET (row), "error") ? row : NULL;
}

static void
steller_date_row_iface_init (StellerFieldRowInterface *iface)
{
  iface->get_value = get_value;
  iface->get_control = get_control;
  iface->add_suffix = add_suffix;
  iface->update = update;
  iface->commit = commit;
  iface->find_refused = find_refused;
}

static void
on_changed (StellerDateRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  GDate date;

  self->typing = TRUE;
  self->taking = TRUE;
  steller_field_row_set_error (STELLER_FIELD_ROW (self), NULL);
  if (steller_date_parse_written (text, NULL, &date))
    take_date (self, &date);
  self->taking = FALSE;
}

static void
on_entry_activated (StellerDateRow *self)
{
  commit (STELLER_FIELD_ROW (self));
  steller_field_value_end_typing (self->value);
  if (!self->typing)
    gtk_widget_activate_action (GTK_WIDGET (self), "form.next-field", NULL);
}

static void
clear (StellerDateRow *self)
{
  steller_field_value_end_typing (self->value);
  steller_field_value_set_text (self->value, NULL);
  update (STELLER_FIELD_ROW (self));
  adw_entry_row_grab_focus_without_selecting (ADW_ENTRY_ROW (self));
}

/* The date in the note comes back. */
static gboolean
on_escape (GtkWidget *widget, GVariant *parameters, gpointer data)
{
  StellerDateRow *self = STELLER_DATE_ROW (widget);

  if (!self->typing)
    return FALSE;
  update (STELLER_FIELD_ROW (self));
  return TRUE;
}

/* The calendar. */

/* To look through months changes nothing: the day that is marked becomes the date when it is chosen, also when it was
 * marked before, as today is in a note without a date. GtkCalendar has no signal for that. */
static void
take_day (StellerDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (day), (GDateMonth) g_date_time_get_month (day),
                  (GDateYear) g_date_time_get_year (day));
  steller_field_value_end_typing (self->value);
  take_date (self, &date);
  update (STELLER_FIELD_ROW (self));
  gtk_menu_button_popdown (self->calendar_button);
}

static void
on_day_clicked (StellerDateRow *self, int n_press, double x, double y)
{
  GtkWidget *clicked = gtk_widget_pick (GTK_WIDGET (self->calendar), x, y, GTK_PICK_DEFAULT);

  if (clicked != NULL && gtk_widget_has_css_class (clicked, "day-number"))
    take_day (self);
}

/* GtkCalendar marks the day when the key goes down. */
static void
on_key_released (StellerDateRow *self, guint key)
{
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter || key == GDK_KEY_space ||
      key == GDK_KEY_KP_Space)
    take_day (self);
}

static void
pick_today (StellerDateRow *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  gtk_calendar_select_day (self->calendar, now);
  take_day (self);
}

static void
show_calendar (StellerDateRow *self)
{
  g_autoptr (GDateTime) day = NULL;
  GDate date;

  commit (STELLER_FIELD_ROW (self));
  if (steller_date_parse (steller_field_value_get_text (self->value), &date))
    day = g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0, 0,
                                 0);
  else
    day = g_date_time_new_now_local ();
  gtk_calendar_select_day (self->calendar, day);
}

static void
create_popover (GtkMenuButton *button, gpointer data)
{
  StellerDateRow *self = STELLER_DATE_ROW (data);
  GtkWidget *popover;
  GtkWidget *content;
  GtkWidget *today;
  GtkGesture *click;
  GtkEventController *keys;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  click = gtk_gesture_click_new ();
  g_signal_connect_object (click, "released", G_CALLBACK (on_day_clicked), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), GTK_EVENT_CONTROLLER (click));
  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-released", G_CALLBACK (on_key_released), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  steller_field_value_get_label (self->value), -1);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->calendar));
  today = gtk_button_new_with_mnemonic (_("_Today"));
  g_signal_connect_object (today, "clicked", G_CALLBACK (pick_today), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (content), today);
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  g_signal_connect_object (popover, "show", G_CALLBACK (show_calendar), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
steller_date_row_finalize (GObject *object)
{
  g_clear_object (&STELLER_DATE_ROW (object)->value);

  G_OBJECT_CLASS (steller_date_row_parent_class)->finalize (object);
}

static void
steller_date_row_class_init (StellerDateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_date_row_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
name_button (GtkWidget *button, const char *name)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
}

static void
steller_date_row_init (StellerDateRow *self)
{
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  self->changed_handler = g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (on_entry_activated), NULL);

  self->clear_button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  name_button (self->clear_button, _("Clear Date"));
  g_signal_connect_object (self->clear_button, "clicked", G_CALLBACK (clear), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->clear_button);

  self->calendar_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->calendar_button, "x-office-calendar-symbolic");
  name_button (GTK_WIDGET (self->calendar_button), _("Pick a Date"));
  gtk_menu_button_set_create_popup_func (self->calendar_button, create_popover, self, NULL);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->calendar_button));
}

/**
 * steller_date_row_new:
 * @value: a value that is a date
 *
 * Returns: (transfer floating): the row for it
 */
GtkWidget *
steller_date_row_new (StellerFieldValue *value)
{
  StellerDateRow *self;
  gboolean read_only;
  GtkText *text;
  GtkEventController *focus;
  const char *placeholder;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (value), NULL);

  self = g_object_new (STELLER_TYPE_DATE_ROW, NULL);
  self->value = g_object_ref (value);
  read_only = steller_field_value_get_read_only (value);
  gtk_editable_set_editable (GTK_EDITABLE (self), !read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->calendar_button), !read_only);
  text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self)));
  placeholder = steller_field_type_get_placeholder (steller_field_value_get_type_of_value (value));
  gtk_text_set_placeholder_text (text, placeholder != NULL ? placeholder : _("Day, month and year"));
  /* Also when the focus goes no further than to a button of the row. */
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (text), focus);
  g_signal_connect_object (text, "paste-clipboard", G_CALLBACK (steller_field_value_end_typing), value,
                           G_CONNECT_SWAPPED);
  steller_field_row_set_up (STELLER_FIELD_ROW (self));
  return GTK_WIDGET (self);
}
