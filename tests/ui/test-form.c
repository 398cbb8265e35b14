/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "steller-boolean-row.h"
#include "steller-choice-row.h"
#include "steller-date-row.h"
#include "steller-field-list.h"
#include "steller-field-marks.h"
#include "steller-long-text-row.h"
#include "steller-long-text-view.h"
#include "steller-number-row.h"
#include "steller-record-row.h"
#include "steller-records-row.h"
#include "steller-text-row.h"
#include "ui-test.h"

typedef struct
{
  StellerNoteType *type;
  StellerNote *note;
  StellerHistory *history;
  GtkWindow *window;
  StellerFieldList *list;
  GString *changes;
} Fixture;

static void
on_note_changed (Fixture *fixture, const char *pointer)
{
  g_string_append_printf (fixture->changes, "%s\n", pointer);
}

static void
show (Fixture *fixture, StellerNote *note)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->note = note;
  fixture->history = steller_history_new (note);
  fixture->changes = g_string_new (NULL);
  fixture->list = STELLER_HEADER_FIELD_LIST (steller_field_list_new (note, fixture->type, fixture->history));
  steller_field_list_make_rows (fixture->list, G_MAXDOUBLE);
  g_signal_connect_swapped (note, "changed", G_CALLBACK (on_note_changed), fixture);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->list));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, scrolled);
  gtk_window_set_default_size (fixture->window, 400, 700);
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *text = data;
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  StellerNote *note;

  fixture->type = g_object_ref (steller_note_types_lookup (types, "beslisnota"));
  if (text == NULL)
    {
      note = steller_note_new (fixture->type);
    }
  else
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (GError) error = NULL;

      note = steller_note_new_from_bytes (bytes, &error);
      g_assert_no_error (error);
      g_assert_nonnull (steller_note_find_type (note, types, NULL));
    }
  show (fixture, note);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer alive = fixture->list;

  g_object_add_weak_pointer (G_OBJECT (fixture->list), &alive);
  g_signal_handlers_disconnect_by_data (fixture->note, fixture);
  gtk_window_destroy (fixture->window);
  ui_test_settle ();
  g_assert_null (alive);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->note);
  g_assert_finalize_object (fixture->type);
  g_string_free (fixture->changes, TRUE);
}

/* Focuses the control for a place in the note as a click on it would, and gives the row that it is in. */
static gpointer
reveal (Fixture *fixture, const char *pointer, GType type)
{
  GtkWidget *focus;
  GtkWidget *row;

  g_assert_true (steller_field_list_reveal (fixture->list, pointer));
  ui_test_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  row = gtk_widget_get_ancestor (focus, type);
  g_assert_nonnull (row);
  return row;
}

static GtkWidget *
find_descendant (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_descendant (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
leave (Fixture *fixture)
{
  reveal (fixture, "/fields/soort", STELLER_TYPE_CHOICE_ROW);
}

static void
assert_changes (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->changes->str, ==, expected);
  g_string_set_size (fixture->changes, 0);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  GtkEditable *row = reveal (fixture, "/fields/onderwerp", STELLER_TYPE_TEXT_ROW);
  GtkAccessible *text = GTK_ACCESSIBLE (gtk_editable_get_delegate (row));

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Onderwerp *");
  g_assert_false (gtk_editable_get_enable_undo (row));
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE);
  assert_changes (fixture, "");

  gtk_editable_set_text (row, "Kamerbrief");
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "onderwerp"), ==, "Kamerbrief");
  assert_changes (fixture, "/fields/onderwerp\n");
  gtk_editable_set_text (row, "Kamerbrief");
  leave (fixture);
  g_string_set_size (fixture->changes, 0);

  /* The other way, with the caret where it was. */
  gtk_editable_set_position (row, 3);
  steller_note_set_field_text (fixture->note, "onderwerp", "Kamerbrief Ɛ");
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "Kamerbrief Ɛ");
  g_assert_cmpint (gtk_editable_get_position (row), ==, 3);
  steller_note_set_field_text (fixture->note, "onderwerp", "Kamerbrief Ɔ");
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "Kamerbrief Ɔ");
  assert_changes (fixture, "/fields/onderwerp\n/fields/onderwerp\n");

  /* What is undone or redone at the caret comes before it, so that one can write on. */
  reveal (fixture, "/fields/onderwerp", STELLER_TYPE_TEXT_ROW);
  gtk_editable_set_position (row, -1);
  steller_note_set_field_text (fixture->note, "onderwerp", "Kamerbrief");
  g_assert_cmpint (gtk_editable_get_position (row), ==, 10);
  steller_note_set_field_text (fixture->note, "onderwerp", "Kamerbrief Ɔ over");
  g_assert_cmpint (gtk_editable_get_position (row), ==, 17);
  g_string_set_size (fixture->changes, 0);

  /* An empty field is as if it was never there. */
  gtk_editable_set_text (row, "");
  g_assert_false (steller_note_has_field (fixture->note, "onderwerp"));
}

static void
test_default_ground (Fixture *fixture, gconstpointer data)
{
  GtkEditable *row = reveal (fixture, "/fields/steller", STELLER_TYPE_TEXT_ROW);
  GtkWidget *marks = find_descendant (GTK_WIDGET (row), STELLER_TYPE_FIELD_MARKS);
  GtkWidget *ground = find_descendant (marks, GTK_TYPE_LABEL);

  g_assert_false (gtk_widget_get_visible (ground));
  gtk_editable_set_text (row, "J. de Vries");
  g_assert_cmpstr (steller_note_get_field_ground (fixture->note, "steller"), ==, "5.1.2.e");
  g_assert_true (gtk_widget_get_visible (ground));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (ground)), ==, "5.1.2.e");
  gtk_editable_set_text (row, "");
  g_assert_false (steller_note_has_field (fixture->note, "steller"));
  g_assert_false (gtk_widget_get_visible (ground));
}

static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = reveal (fixture, "/fields/kenmerk", STELLER_TYPE_LONG_TEXT_ROW);
  GtkTextView *view = GTK_TEXT_VIEW (find_descendant (row, GTK_TYPE_TEXT_VIEW));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter caret;
  int before;
  int after;

  g_assert_false (gtk_text_view_get_accepts_tab (view));
  g_assert_false (gtk_text_buffer_get_enable_undo (buffer));
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       find_descendant (row, GTK_TYPE_LABEL), NULL);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 400, &before, NULL, NULL, NULL);
  gtk_text_buffer_set_text (buffer, "Een\nTwee\nDrie\nVier", -1);
  ui_test_settle ();
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, 400, &after, NULL, NULL, NULL);
  g_assert_cmpint (after, >, before);
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "kenmerk"), ==, "Een\nTwee\nDrie\nVier");

  gtk_text_buffer_get_iter_at_offset (buffer, &caret, 2);
  gtk_text_buffer_place_cursor (buffer, &caret);
  steller_note_set_field_text (fixture->note, "kenmerk", "Een\nTwee\nVijf");
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&caret), ==, 2);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 13);
}

static void
test_text_height (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = steller_long_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "Een tekst die niet op één regel past, en ook niet op twee regels.\n\nEn meer.", -1);
  ui_test_assert_text_height (view);
}

/* The menu of a text undoes what was done to the note. */
static void
test_text_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = reveal (fixture, "/fields/afzender", STELLER_TYPE_LONG_TEXT_ROW);
  GtkWidget *view = find_descendant (row, GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_set_text (buffer, "Een directie", -1);
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "afzender"), ==, "Een directie");
  gtk_widget_activate_action (view, "text.redo", NULL);
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "afzender"), ==, "Een directie");
  g_assert_true (gtk_widget_activate_action (view, "text.undo", NULL));
  g_assert_false (steller_note_has_field (fixture->note, "afzender"));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  g_assert_true (gtk_widget_activate_action (view, "text.redo", NULL));
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "afzender"), ==, "Een directie");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, strlen ("Een directie"));
}

static void
test_date (Fixture *fixture, gconstpointer data)
{
  GtkEditable *row = reveal (fixture, "/fields/datum", STELLER_TYPE_DATE_ROW);

  gtk_editable_set_text (row, "16-2-2026");
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "datum"), ==, "2026-02-16");
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "16-2-2026");
  leave (fixture);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "16 februari 2026");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));

  /* What is no date stays, and so does the date. */
  reveal (fixture, "/fields/datum", STELLER_TYPE_DATE_ROW);
  gtk_editable_set_text (row, "30 februari 2026");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  leave (fixture);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (gtk_editable_get_delegate (row)), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "30 februari 2026");
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "datum"), ==, "2026-02-16");

  g_assert_true (GTK_WIDGET (steller_field_list_find_refused (fixture->list)) == GTK_WIDGET (row));

  /* A change from elsewhere, such as an undo, wins. */
  steller_note_set_field_text (fixture->note, "datum", "2026-03-01");
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "1 maart 2026");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));
  g_assert_null (steller_field_list_find_refused (fixture->list));

  /* It is marked as soon as the focus leaves the text, also when it stays in the row. */
  reveal (fixture, "/fields/datum", STELLER_TYPE_DATE_ROW);
  gtk_editable_set_text (row, "31-2-2026");
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD));
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (row)));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "error"));

  /* A short year is only taken when the date is finished, also when the note is about to be saved. */
  reveal (fixture, "/fields/datum", STELLER_TYPE_DATE_ROW);
  gtk_editable_set_text (row, "3 apr 27");
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "datum"), ==, "2026-03-01");
  steller_field_list_commit (fixture->list);
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "datum"), ==, "2027-04-03");
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "3 april 2027");

  reveal (fixture, "/fields/datum", STELLER_TYPE_DATE_ROW);
  gtk_editable_set_text (row, "");
  leave (fixture);
  g_assert_false (steller_note_has_field (fixture->note, "datum"));
}

static GtkWidget *
find_day (GtkWidget *widget, const char *day)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "day-number") &&
      !gtk_widget_has_css_class (widget, "other-month") && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), day))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_day (child, day);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What our own controllers are told after GtkCalendar's have marked the day. */
static void
emit_on_controllers (GtkWidget *calendar, GType type, const char *signal, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (calendar);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        continue;
      if (type == GTK_TYPE_GESTURE_CLICK)
        g_signal_emit_by_name (controller, signal, 1, x, y);
      else
        g_signal_emit_by_name (controller, signal, GDK_KEY_Return, 0, 0);
    }
}

static GtkWidget *
open_calendar (GtkWidget *row)
{
  GtkWidget *button = find_descendant (row, GTK_TYPE_MENU_BUTTON);

  GtkWidget *calendar;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  calendar = find_descendant (button, GTK_TYPE_CALENDAR);
  while (!gtk_widget_get_mapped (calendar) || gtk_widget_get_width (calendar) == 0)
    g_main_context_iteration (NULL, TRUE);
  ui_test_settle ();
  return calendar;
}

static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = reveal (fixture, "/fields/datum", STELLER_TYPE_DATE_ROW);
  g_autoptr (GDateTime) day = g_date_time_new_local (2028, 2, 29, 0, 0, 0);
  g_autoptr (GDateTime) other_month = g_date_time_new_local (2028, 3, 29, 0, 0, 0);
  GtkWidget *calendar = open_calendar (row);
  GtkWidget *popover = gtk_widget_get_ancestor (calendar, GTK_TYPE_POPOVER);
  graphene_point_t point;

  /* To look through months changes nothing. */
  gtk_calendar_select_day (GTK_CALENDAR (calendar), other_month);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  emit_on_controllers (calendar, GTK_TYPE_GESTURE_CLICK, "released", -1, -1);
  assert_changes (fixture, "");

  ui_test_settle ();
  g_assert_true (gtk_widget_compute_point (find_day (calendar, "29"), calendar, &GRAPHENE_POINT_INIT (2, 2), &point));
  emit_on_controllers (calendar, GTK_TYPE_GESTURE_CLICK, "released", point.x, point.y);
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "datum"), ==, "2028-02-29");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "29 februari 2028");
  g_assert_false (gtk_popover_get_child (GTK_POPOVER (popover)) == NULL || gtk_widget_get_visible (popover));

  g_assert_true (open_calendar (row) == calendar);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), other_month);
  emit_on_controllers (calendar, GTK_TYPE_EVENT_CONTROLLER_KEY, "key-released", 0, 0);
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "datum"), ==, "2028-03-29");
}

/* Where there is no date, the calendar shows today: that can be chosen too. */
static void
test_calendar_today (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = reveal (fixture, "/fields/datum", STELLER_TYPE_DATE_ROW);
  GtkWidget *calendar;
  g_autoptr (GDateTime) shown = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *day = NULL;
  graphene_point_t point;

  steller_note_set_field_text (fixture->note, "datum", NULL);
  calendar = open_calendar (row);
  shown = gtk_calendar_get_date (GTK_CALENDAR (calendar));
  expected = g_date_time_format (shown, "%Y-%m-%d");
  day = g_strdup_printf ("%d", g_date_time_get_day_of_month (shown));
  g_assert_true (gtk_widget_compute_point (find_day (calendar, day), calendar, &GRAPHENE_POINT_INIT (2, 2), &point));
  emit_on_controllers (calendar, GTK_TYPE_GESTURE_CLICK, "released", point.x, point.y);
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "datum"), ==, expected);
}

static void
test_choice (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *row = reveal (fixture, "/fields/soort", STELLER_TYPE_CHOICE_ROW);

  /* It has to be filled in: there is no "none". */
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 4);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  adw_combo_row_set_selected (row, 2);
  g_assert_cmpstr (steller_note_get_field_text (fixture->note, "soort"), ==, "bespreking");
  assert_changes (fixture, "/fields/soort\n");
  steller_note_set_field_text (fixture->note, "soort", "informatie");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 3);
  steller_note_set_field_text (fixture->note, "soort", "anders");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 5);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 4);
  steller_note_set_field_text (fixture->note, "soort", NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  g_assert_null (steller_note_get_field_text (fixture->note, "soort"));
}

/* A row of several lines is as high as they are, also when a wider form makes them fewer. */
static void
test_long_text_height (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = reveal (fixture, "/fields/afzender", STELLER_TYPE_LONG_TEXT_ROW);
  GtkWidget *view = find_descendant (row, GTK_TYPE_TEXT_VIEW);
  int narrow;

  steller_note_set_field_text (fixture->note, "afzender",
                               "Directoraat-generaal Vaarwegen, directie Binnenvaart, afdeling Verduurzaming");
  ui_test_settle ();
  gtk_test_widget_wait_for_draw (view);
  narrow = gtk_widget_get_height (view);
  gtk_widget_set_size_request (GTK_WIDGET (fixture->list), 900, -1);
  while (gtk_widget_get_height (view) >= narrow)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_number (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = reveal (fixture, "/fields/aantal_bijlagen", STELLER_TYPE_NUMBER_ROW);
  GtkSpinButton *spin = GTK_SPIN_BUTTON (find_descendant (row, GTK_TYPE_SPIN_BUTTON));

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "");
  leave (fixture);
  g_assert_false (steller_note_has_field (fixture->note, "aantal_bijlagen"));

  gtk_editable_set_text (GTK_EDITABLE (spin), "3");
  g_assert_cmpint (steller_note_get_field_number (fixture->note, "aantal_bijlagen", -1), ==, 3);
  gtk_spin_button_spin (spin, GTK_SPIN_STEP_FORWARD, 1);
  g_assert_cmpint (steller_note_get_field_number (fixture->note, "aantal_bijlagen", -1), ==, 4);

  reveal (fixture, "/fields/aantal_bijlagen", STELLER_TYPE_NUMBER_ROW);
  gtk_editable_set_text (GTK_EDITABLE (spin), "4x");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpint (steller_note_get_field_number (fixture->note, "aantal_bijlagen", -1), ==, 4);
  /* It is not lost when the focus leaves, and neither is the number in the note. */
  leave (fixture);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "4x");
  g_assert_cmpint (steller_note_get_field_number (fixture->note, "aantal_bijlagen", -1), ==, 4);
  g_assert_true (GTK_WIDGET (steller_field_list_find_refused (fixture->list)) == row);

  /* A change from elsewhere, such as an undo, wins. */
  steller_note_set_field_number (fixture->note, "aantal_bijlagen", 7);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "7");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_null (steller_field_list_find_refused (fixture->list));

  /* The buttons count on from the number in the note. */
  gtk_editable_set_text (GTK_EDITABLE (spin), "99999999");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_spin_button_spin (spin, GTK_SPIN_STEP_FORWARD, 1);
  g_assert_cmpint (steller_note_get_field_number (fixture->note, "aantal_bijlagen", -1), ==, 8);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "8");
  g_assert_null (steller_field_list_find_refused (fixture->list));

  reveal (fixture, "/fields/aantal_bijlagen", STELLER_TYPE_NUMBER_ROW);
  gtk_editable_set_text (GTK_EDITABLE (spin), "");
  leave (fixture);
  g_assert_false (steller_note_has_field (fixture->note, "aantal_bijlagen"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "");
}

static void
test_boolean (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = reveal (fixture, "/fields/actief_openbaar", STELLER_TYPE_BOOLEAN_ROW);
  GtkSwitch *toggle = GTK_SWITCH (find_descendant (row, GTK_TYPE_SWITCH));

  g_assert_false (gtk_switch_get_active (toggle));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_true (steller_note_get_field_flag (fixture->note, "actief_openbaar", FALSE));
  steller_note_set_field_flag (fixture->note, "actief_openbaar", FALSE);
  g_assert_false (gtk_switch_get_active (toggle));
  assert_changes (fixture, "/fields/actief_openbaar\n/fields/actief_openbaar\n");
}

/* The records of a list, one letter each. */
static void
assert_records (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < steller_note_get_n_records (fixture->note, "aan"); i++)
    g_string_append (names, steller_note_get_record_text (fixture->note, "aan", i, "naam"));
  g_assert_cmpstr (names->str, ==, expected);
}

static void
add_record (Fixture *fixture, const char *name)
{
  GtkWidget *records = reveal (fixture, "/fields/aan/999", STELLER_TYPE_RECORDS_ROW);
  GtkWidget *add = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *focus;

  g_assert_true (gtk_widget_is_ancestor (add, records));
  g_signal_emit_by_name (add, "clicked");
  ui_test_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), name);
}

static void
test_records (Fixture *fixture, gconstpointer data)
{
  StellerRecordRow *row;
  GtkWidget *focus;

  add_record (fixture, "A");
  add_record (fixture, "B");
  add_record (fixture, "C");
  assert_records (fixture, "ABC");

  /* A record keeps its row and the focus when it moves. */
  row = reveal (fixture, "/fields/aan/1/naam", STELLER_TYPE_RECORD_ROW);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "B");
  g_assert_true (gtk_widget_activate_action (focus, "record.move-up", NULL));
  assert_records (fixture, "BAC");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);
  gtk_editable_set_text (GTK_EDITABLE (focus), "b");
  assert_records (fixture, "bAC");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "b");
  gtk_widget_activate_action (GTK_WIDGET (row), "record.move-up", NULL);
  assert_records (fixture, "bAC");
  gtk_widget_activate_action (GTK_WIDGET (row), "record.move-down", NULL);
  gtk_widget_activate_action (GTK_WIDGET (row), "record.move-down", NULL);
  assert_records (fixture, "ACb");

  row = reveal (fixture, "/fields/aan/1/naam", STELLER_TYPE_RECORD_ROW);
  gtk_widget_activate_action (GTK_WIDGET (row), "record.remove", NULL);
  assert_records (fixture, "Ab");
  row = reveal (fixture, "/fields/aan/1/naam", STELLER_TYPE_RECORD_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "b");

  /* What others do to the list shows too. */
  steller_note_move_record (fixture->note, "aan", 0, 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "A");
  steller_note_remove_record (fixture->note, "aan", 0);
  row = reveal (fixture, "/fields/aan/0/naam", STELLER_TYPE_RECORD_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "A");
  gtk_widget_activate_action (GTK_WIDGET (row), "record.remove", NULL);
  g_assert_false (steller_note_has_field (fixture->note, "aan"));
}

/* The first of its kind on a widget or on what is in it. */
static gpointer
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_controller (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static StellerRecordRow *
get_record (Fixture *fixture, const char *field, guint index)
{
  g_autofree char *pointer = g_strdup_printf ("/fields/%s/%u", field, index);

  return reveal (fixture, pointer, STELLER_TYPE_RECORD_ROW);
}

/* Drags a row by its handle and lets it go on another one; tells whether that takes it. */
static gboolean
drag (StellerRecordRow *from, StellerRecordRow *to)
{
  GtkDragSource *source = find_controller (GTK_WIDGET (from), GTK_TYPE_DRAG_SOURCE);
  GtkDropTarget *target = find_controller (GTK_WIDGET (to), GTK_TYPE_DROP_TARGET);
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gsize n_types;
  const GType *types = gtk_drop_target_get_gtypes (target, &n_types);
  gboolean taken = FALSE;

  g_assert_cmpuint (n_types, ==, 1);
  g_assert_cmpint (gtk_drag_source_get_actions (source), ==, gtk_drop_target_get_actions (target));
  g_signal_emit_by_name (source, "prepare", 3.0, 3.0, &content);
  g_assert_nonnull (content);
  g_value_init (&value, types[0]);
  g_assert_true (gdk_content_provider_get_value (content, &value, &error));
  g_assert_no_error (error);
  g_signal_emit_by_name (target, "drop", &value, 3.0, 3.0, &taken);
  ui_test_settle ();
  return taken;
}

/* A record that is dropped on another takes its place, in the one step that is then undone; only in its own list. */
static void
test_drag (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint from;
    guint to;
    gboolean taken;
    const char *records;
  } cases[] = {
    { 0, 2, TRUE, "BCAD" },
    { 3, 0, TRUE, "DBCA" },
    { 1, 2, TRUE, "DCBA" },
    { 2, 2, FALSE, "DCBA" },
  };
  StellerRecordRow *other;

  for (const char *name = "ABCD"; *name != '\0'; name++)
    {
      const char text[] = { *name, '\0' };

      add_record (fixture, text);
    }
  leave (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StellerRecordRow *from = get_record (fixture, "aan", cases[i].from);
      StellerRecordRow *to = get_record (fixture, "aan", cases[i].to);

      g_test_message ("from %u to %u", cases[i].from, cases[i].to);
      g_assert_cmpint (drag (from, to), ==, cases[i].taken);
      assert_records (fixture, cases[i].records);
      g_assert_cmpuint (steller_record_row_get_index (from), ==, cases[i].to);
    }
  steller_history_undo (fixture->history);
  assert_records (fixture, "DBCA");
  steller_history_redo (fixture->history);
  assert_records (fixture, "DCBA");

  steller_note_insert_record (fixture->note, "parafen", 0);
  steller_note_set_record_text (fixture->note, "parafen", 0, "naam", "E");
  other = get_record (fixture, "parafen", 0);
  g_assert_false (drag (get_record (fixture, "aan", 0), other));
  g_assert_false (drag (other, get_record (fixture, "aan", 0)));
  assert_records (fixture, "DCBA");
  g_assert_cmpuint (steller_note_get_n_records (fixture->note, "parafen"), ==, 1);

}

static void
test_one_record (Fixture *fixture, gconstpointer data)
{
  GtkEditable *name = reveal (fixture, "/fields/contact/naam", STELLER_TYPE_TEXT_ROW);
  AdwExpanderRow *row = ADW_EXPANDER_ROW (gtk_widget_get_ancestor (GTK_WIDGET (name), STELLER_TYPE_RECORD_ROW));

  gtk_editable_set_text (name, "J. de Vries");
  gtk_editable_set_text (reveal (fixture, "/fields/contact/functie", STELLER_TYPE_TEXT_ROW), "jurist");
  g_assert_cmpstr (adw_expander_row_get_subtitle (row), ==, "J. de Vries · jurist");
  g_assert_cmpstr (steller_note_get_field_ground (fixture->note, "contact"), ==, "5.1.2.e");
  gtk_editable_set_text (name, "");
  gtk_editable_set_text (reveal (fixture, "/fields/contact/functie", STELLER_TYPE_TEXT_ROW), "");
  g_assert_false (steller_note_has_field (fixture->note, "contact"));
}

static void
test_label (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = reveal (fixture, "/fields/kenmerk", STELLER_TYPE_LONG_TEXT_ROW);
  GtkMenuButton *button = GTK_MENU_BUTTON (find_descendant (row, GTK_TYPE_MENU_BUTTON));
  GtkWidget *entry;

  gtk_menu_button_popup (button);
  ui_test_settle ();
  entry = find_descendant (GTK_WIDGET (gtk_menu_button_get_popover (button)), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), " Onze referentie ");
  gtk_menu_button_popdown (button);
  ui_test_settle ();
  g_assert_cmpstr (steller_note_get_field_label (fixture->note, "kenmerk"), ==, "Onze referentie");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Onze referentie");

  gtk_menu_button_popup (button);
  ui_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Onze referentie");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_menu_button_popdown (button);
  ui_test_settle ();
  g_assert_false (steller_note_has_field (fixture->note, "kenmerk"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Kenmerk");
}

/* Presses a key in a row, as far as its own keys go. */
static gboolean
press (GtkWidget *row, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);
  gboolean pressed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (shortcuts) && j < g_list_model_get_n_items (shortcuts); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, j);
          g_autofree char *triggers = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
          g_autofree char *name = gtk_accelerator_name (key, 0);
          g_auto (GStrv) names = g_strsplit (triggers, "|", -1);

          if (g_strv_contains ((const char *const *) names, name))
            pressed = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, row, NULL) || pressed;
        }
    }
  return pressed;
}

/* The button for the label is passed over by Tab; a key opens what it opens, and the focus comes back. */
static void
test_label_keys (Fixture *fixture, gconstpointer data)
{
  static const guint keys[] = { GDK_KEY_F2, GDK_KEY_Menu };
  GtkEditable *row = reveal (fixture, "/fields/onderwerp", STELLER_TYPE_TEXT_ROW);
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (row));
  GtkWidget *button = find_descendant (find_descendant (GTK_WIDGET (row), STELLER_TYPE_FIELD_MARKS),
                                       GTK_TYPE_MENU_BUTTON);
  GtkWidget *toggle = gtk_widget_get_first_child (button);
  int start, end;

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, "About “Onderwerp”");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, "F2");

  gtk_editable_set_text (row, "Kamerbrief");
  gtk_editable_select_region (row, 2, 5);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkPopover *popover;

      g_assert_true (press (GTK_WIDGET (row), keys[i]));
      ui_test_settle ();
      popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (popover)));
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), GTK_WIDGET (popover)));
      gtk_popover_popdown (popover);
      ui_test_settle ();
      g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == text);
      g_assert_true (gtk_editable_get_selection_bounds (row, &start, &end));
      g_assert_cmpint (start, ==, 2);
      g_assert_cmpint (end, ==, 5);
    }
  g_assert_false (press (GTK_WIDGET (row), GDK_KEY_F3));

  /* All the way through the form. */
  reveal (fixture, "/fields/documentnaam", STELLER_TYPE_TEXT_ROW);
  do
    g_assert_null (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), STELLER_TYPE_FIELD_MARKS));
  while (gtk_widget_child_focus (GTK_WIDGET (fixture->list), GTK_DIR_TAB_FORWARD));
}

static guint
count_rows (GtkWidget *widget)
{
  guint n_rows = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_rows += STELLER_IS_FIELD_ROW (child) ? 1 : count_rows (child);
  return n_rows;
}

static AdwActionRow *
find_more (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwActionRow *found;

      if (G_OBJECT_TYPE (child) == ADW_TYPE_ACTION_ROW)
        return ADW_ACTION_ROW (child);
      found = STELLER_IS_FIELD_ROW (child) ? NULL : find_more (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Rarely used fields are not there until they are asked for, or get something. */
static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (fixture->list);
  guint before = count_rows (list);
  AdwActionRow *more = find_more (list);

  g_assert_cmpuint (before, <, steller_note_type_get_n_fields (fixture->type));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (more), "Rubricering"));
  steller_note_set_field_text (fixture->note, "rubricering", "VERTROUWELIJK");
  g_assert_cmpuint (count_rows (list), ==, before + 1);
  g_assert_null (strstr (adw_action_row_get_subtitle (more), "Rubricering"));
  steller_note_set_field_text (fixture->note, "rubricering", NULL);
  g_assert_cmpuint (count_rows (list), ==, before + 1);

  adw_action_row_activate (more);
  ui_test_settle ();
  g_assert_cmpuint (count_rows (list), ==, steller_note_type_get_n_fields (fixture->type));
  g_assert_null (find_more (list));
  g_assert_true (gtk_widget_get_focus_child (list) != NULL);
  assert_changes (fixture, "/fields/rubricering\n/fields/rubricering\n");

  g_assert_false (steller_field_list_reveal (fixture->list, "/fields/onbekend"));
  g_assert_false (steller_field_list_reveal (fixture->list, "/sections/aanleiding"));
  g_assert_false (steller_field_list_reveal (fixture->list, ""));
}

/* Enter goes from one field to the next, and not to the buttons in between. */
static void
test_enter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  reveal (fixture, "/fields/documentnaam", STELLER_TYPE_TEXT_ROW);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_signal_emit_by_name (focus, "activate");
  ui_test_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_TEXT (focus));
  g_assert_cmpstr (
    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (gtk_widget_get_ancestor (focus, STELLER_TYPE_TEXT_ROW))), ==,
    "Onderwerp *");
  g_signal_emit_by_name (focus, "activate");
  ui_test_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (STELLER_IS_CHOICE_ROW (focus));
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) before = steller_note_to_bytes (fixture->note);
  g_autoptr (GBytes) after = NULL;
  GtkEditable *subject = reveal (fixture, "/fields/onderwerp", STELLER_TYPE_TEXT_ROW);
  GtkEditable *author;

  gtk_editable_set_text (subject, "Kamerbrief");
  author = reveal (fixture, "/fields/steller", STELLER_TYPE_TEXT_ROW);
  gtk_editable_set_text (author, "J. de Vries");
  gtk_editable_set_text (author, "");
  add_record (fixture, "A");
  leave (fixture);

  for (guint i = 0; steller_history_get_can_undo (fixture->history); i++)
    {
      g_assert_cmpuint (i, <, 20);
      steller_history_undo (fixture->history);
    }
  after = steller_note_to_bytes (fixture->note);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpstr (gtk_editable_get_text (subject), ==, "");
  while (steller_history_get_can_redo (fixture->history))
    steller_history_redo (fixture->history);
  g_assert_cmpstr (gtk_editable_get_text (subject), ==, "Kamerbrief");
  g_assert_cmpstr (gtk_editable_get_text (author), ==, "");
  assert_records (fixture, "A");
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  GtkEditable *row = reveal (fixture, "/fields/onderwerp", STELLER_TYPE_TEXT_ROW);

  g_assert_cmpstr (gtk_editable_get_text (row), ==, "Van later");
  g_assert_false (gtk_editable_get_editable (row));
  for (guint i = 0; i < steller_note_type_get_n_fields (fixture->type); i++)
    {
      g_autofree char *pointer =
        g_strconcat ("/fields/", steller_field_type_get_id (steller_note_type_get_field (fixture->type, i)), NULL);

      g_assert_true (steller_field_list_reveal (fixture->list, pointer));
    }
  steller_field_list_commit (fixture->list);
  assert_changes (fixture, "");
}

/* Values of the wrong form, which a file may hold, are shown as they are and change nothing. */
static void
test_strange (Fixture *fixture, gconstpointer data)
{
  GtkEditable *date = reveal (fixture, "/fields/datum", STELLER_TYPE_DATE_ROW);

  g_assert_cmpstr (gtk_editable_get_text (date), ==, "binnenkort");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));
  g_assert_cmpstr (gtk_editable_get_text (reveal (fixture, "/fields/onderwerp", STELLER_TYPE_TEXT_ROW)), ==, "a\nb");
  for (guint i = 0; i < steller_note_type_get_n_fields (fixture->type); i++)
    {
      g_autofree char *pointer =
        g_strconcat ("/fields/", steller_field_type_get_id (steller_note_type_get_field (fixture->type, i)), NULL);

      g_assert_true (steller_field_list_reveal (fixture->list, pointer));
    }
  leave (fixture);
  steller_field_list_commit (fixture->list);
  assert_changes (fixture, "");
}

/* The list fits a narrow pane, with everything open. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum;

  for (guint i = 0; i < steller_note_type_get_n_fields (fixture->type); i++)
    {
      g_autofree char *pointer =
        g_strconcat ("/fields/", steller_field_type_get_id (steller_note_type_get_field (fixture->type, i)), NULL);

      g_assert_true (steller_field_list_reveal (fixture->list, pointer));
    }
  add_record (fixture, "de Minister van een ministerie met een lange naam");
  gtk_widget_measure (GTK_WIDGET (fixture->list), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 300);
}

#define MEMBERS "\"id\": \"0197f3a0-0000-7000-8000-000000000001\", \"type\": \"beslisnota\", \"language\": \"nl\""

static const char newer[] = "{\"format\": \"steller-nota\", \"version\": 99, " MEMBERS ", \"fields\": {\"onderwerp\": "
                            "\"Van later\", \"aan\": [{\"naam\": \"A\"}], \"contact\": {\"naam\": \"B\"}}}";

static const char strange[] =
  "{\"format\": \"steller-nota\", \"version\": 1, " MEMBERS ", \"fields\": {\"onderwerp\": \"a\\nb\", \"datum\": "
  "\"binnenkort\", \"soort\": \"anders\", \"aantal_bijlagen\": 99999999999, \"aan\": [{}, {\"naam\": \"A\"}], "
  "\"kenmerk\": {\"value\": \"K\", \"label\": \"\"}, \"contact\": {}}}";

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    const char *note;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/form/text", NULL, test_text },
    { "/form/default-ground", NULL, test_default_ground },
    { "/form/long-text", NULL, test_long_text },
    { "/form/text-height", NULL, test_text_height },
    { "/form/text-menu", NULL, test_text_menu },
    { "/form/date", NULL, test_date },
    { "/form/calendar", NULL, test_calendar },
    { "/form/calendar-today", NULL, test_calendar_today },
    { "/form/choice", NULL, test_choice },
    { "/form/long-text-height", NULL, test_long_text_height },
    { "/form/number", NULL, test_number },
    { "/form/boolean", NULL, test_boolean },
    { "/form/records", NULL, test_records },
    { "/form/drag", NULL, test_drag },
    { "/form/one-record", NULL, test_one_record },
    { "/form/label", NULL, test_label },
    { "/form/label-keys", NULL, test_label_keys },
    { "/form/hidden", NULL, test_hidden },
    { "/form/enter", NULL, test_enter },
    { "/form/undo", NULL, test_undo },
    { "/form/read-only", newer, test_read_only },
    { "/form/strange", strange, test_strange },
    { "/form/narrow", NULL, test_narrow },
  };

  if (!ui_test_init (&argc, &argv))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, tests[i].note, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
