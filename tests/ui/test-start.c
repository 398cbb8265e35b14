/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "steller-journal.h"
#include "steller-recent-row.h"
#include "steller-recent.h"
#include "steller-start-page.h"
#include "ui-test.h"

/* A window with a start page, and the last action that it asked for. */
typedef struct
{
  AdwWindow *window;
  GtkWidget *page;
  char *asked;
} Fixture;

static void
on_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *fixture = data;

  g_free (fixture->asked);
  fixture->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)),
                                    parameter != NULL ? g_variant_get_string (parameter, NULL) : "");
}

static void
fixture_open (Fixture *fixture)
{
  const GActionEntry application_entries[] = {
    { .name = "new", .parameter_type = "s", .activate = on_action },
    { .name = "open-recent", .parameter_type = "s", .activate = on_action },
    { .name = "recover", .parameter_type = "s", .activate = on_action },
  };
  const GActionEntry window_entries[] = { { .name = "open", .activate = on_action } };
  g_autoptr (GSimpleActionGroup) application_actions = g_simple_action_group_new ();
  g_autoptr (GSimpleActionGroup) window_actions = g_simple_action_group_new ();

  *fixture = (Fixture){ 0 };
  fixture->window = ADW_WINDOW (adw_window_new ());
  fixture->page = steller_start_page_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (application_actions), application_entries,
                                   G_N_ELEMENTS (application_entries), fixture);
  g_action_map_add_action_entries (G_ACTION_MAP (window_actions), window_entries, G_N_ELEMENTS (window_entries),
                                   fixture);
  gtk_widget_insert_action_group (fixture->page, "app", G_ACTION_GROUP (application_actions));
  gtk_widget_insert_action_group (fixture->page, "win", G_ACTION_GROUP (window_actions));
  adw_window_set_content (fixture->window, fixture->page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
fixture_close (Fixture *fixture)
{
  gpointer alive = fixture->page;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), &alive);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  /* What looks for notes that were left may still be at it. */
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&fixture->asked, g_free);
}

static GtkWidget *
group (Fixture *fixture, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->page, STELLER_TYPE_START_PAGE, id));
}

static void
collect_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (ADW_IS_ACTION_ROW (widget))
    {
      g_ptr_array_add (rows, widget);
      return;
    }
  for (GtkWidget *at = gtk_widget_get_first_child (widget); at != NULL; at = gtk_widget_get_next_sibling (at))
    collect_rows (at, rows);
}

static GPtrArray *
get_rows (Fixture *fixture, const char *id)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect_rows (group (fixture, id), rows);
  return rows;
}

static const char *
title (GPtrArray *rows, guint index)
{
  return adw_preferences_row_get_title (g_ptr_array_index (rows, index));
}

static const char *
subtitle (GPtrArray *rows, guint index)
{
  return adw_action_row_get_subtitle (g_ptr_array_index (rows, index));
}

static void
test_types (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) rows = NULL;

  fixture_open (&fixture);
  rows = get_rows (&fixture, "types_group");
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (title (rows, 0), ==, "Beslisnota");
  g_assert_cmpstr (subtitle (rows, 0), !=, "");
  g_assert_false (gtk_widget_get_visible (group (&fixture, "broken_group")));
  g_assert_false (gtk_widget_get_visible (group (&fixture, "recovered_group")));

  g_assert_true (gtk_widget_activate (g_ptr_array_index (rows, 1)));
  g_assert_cmpstr (fixture.asked, ==, "new informatienota");
  fixture_close (&fixture);
}

static void
write_data (const char *kind, const char *name, const char *content)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "steller", kind, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  if (content != NULL)
    g_assert_true (g_file_set_contents (path, content, -1, NULL));
  else
    g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Files that are not in order do not get in the way of the others, and say what is wrong with them. */
static void
test_broken (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) broken = NULL;
  g_autoptr (GPtrArray) types = NULL;

  write_data ("note-types", "a<b>.json", "{\n  \"id\": \n");
  write_data ("grounds", "kapot.json", "[");
  fixture_open (&fixture);
  types = get_rows (&fixture, "types_group");
  g_assert_cmpuint (types->len, ==, 2);
  broken = get_rows (&fixture, "broken_group");
  g_assert_true (gtk_widget_get_visible (group (&fixture, "broken_group")));
  g_assert_cmpuint (broken->len, ==, 2);
  g_assert_true (g_str_has_suffix (title (broken, 0), "/steller/note-types/a<b>.json"));
  g_assert_true (g_str_has_prefix (subtitle (broken, 0), "Line 3: "));
  g_assert_true (g_str_has_suffix (title (broken, 1), "/steller/grounds/kapot.json"));
  fixture_close (&fixture);
  write_data ("note-types", "a<b>.json", NULL);
  write_data ("grounds", "kapot.json", NULL);
}

/* A house style that cannot be used is told of too, and no longer when it has gone. */
static void
test_broken_style (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) broken = NULL;

  write_data ("styles", "kapot.ott", "PK");
  fixture_open (&fixture);
  while (!gtk_widget_get_visible (group (&fixture, "broken_group")))
    g_main_context_iteration (NULL, TRUE);
  broken = get_rows (&fixture, "broken_group");
  g_assert_cmpuint (broken->len, ==, 1);
  g_assert_true (g_str_has_suffix (title (broken, 0), "/steller/styles/kapot.ott"));
  g_assert_cmpstr (subtitle (broken, 0), !=, "");

  write_data ("styles", "kapot.ott", NULL);
  gtk_widget_set_visible (fixture.page, FALSE);
  gtk_widget_set_visible (fixture.page, TRUE);
  while (gtk_widget_get_visible (group (&fixture, "broken_group")))
    g_main_context_iteration (NULL, TRUE);
  g_ptr_array_unref (broken);
  broken = get_rows (&fixture, "broken_group");
  g_assert_cmpuint (broken->len, ==, 0);
  fixture_close (&fixture);
}

static void
test_recent (void)
{
  Fixture fixture;
  g_autofree char *first_path = ui_test_write_note ("een.nota", "{}");
  g_autofree char *second_path = ui_test_write_note ("twee.nota", "{}");
  g_autoptr (GFile) first = g_file_new_for_path (first_path);
  g_autoptr (GFile) second = g_file_new_for_path (second_path);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *uri = g_file_get_uri (second);
  g_autofree char *asked = g_strconcat ("open-recent ", uri, NULL);

  fixture_open (&fixture);
  g_assert_false (gtk_widget_get_visible (group (&fixture, "recent_group")));

  /* What is opened meanwhile appears, the last one first. */
  steller_recent_add (first, NULL);
  steller_recent_add (second, "Onderwerp <b> & meer");
  while (!gtk_widget_get_visible (group (&fixture, "recent_group")))
    g_main_context_iteration (NULL, TRUE);
  ui_test_settle ();
  rows = get_rows (&fixture, "recent_group");
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (title (rows, 0), ==, "Onderwerp <b> & meer");
  g_assert_cmpstr (title (rows, 1), ==, "een.nota");
  g_assert_nonnull (strstr (subtitle (rows, 0), " · Today, "));
  g_assert_true (gtk_widget_activate (g_ptr_array_index (rows, 0)));
  g_assert_cmpstr (fixture.asked, ==, asked);

  steller_recent_remove (uri);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_ptr_array_unref (rows);
      rows = get_rows (&fixture, "recent_group");
    }
  while (rows->len != 1);
  g_assert_cmpstr (title (rows, 0), ==, "een.nota");
  fixture_close (&fixture);
}

/* A note whose file is gone can only be taken out of the list. */
static void
test_missing (void)
{
  Fixture fixture;
  g_autofree char *path = ui_test_write_note ("weg.nota", "{}");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *remove;

  steller_recent_add (file, "Weg");
  g_assert_cmpint (g_unlink (path), ==, 0);
  fixture_open (&fixture);
  rows = get_rows (&fixture, "recent_group");
  g_assert_cmpstr (title (rows, 0), ==, "Weg");
  while (strstr (subtitle (rows, 0), "No longer there") == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate (g_ptr_array_index (rows, 0));
  g_assert_null (fixture.asked);
  remove = ui_test_find_button (g_ptr_array_index (rows, 0), NULL);
  g_assert_true (gtk_widget_is_sensitive (remove));
  g_signal_emit_by_name (remove, "clicked");
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_ptr_array_unref (rows);
      rows = get_rows (&fixture, "recent_group");
    }
  while (rows->len > 0 && g_str_equal (title (rows, 0), "Weg"));
  fixture_close (&fixture);
}

/* A note that was never saved, as it is left when the program ends without warning. */
static void
leave_note (void)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerNote) note = steller_note_new (steller_note_types_lookup (types, "beslisnota"));
  g_autoptr (StellerJournal) journal = steller_journal_new (note, NULL);
  g_autoptr (GError) error = NULL;

  steller_note_set_field_text (note, "onderwerp", "Kwijt <b>");
  steller_journal_flush (journal, &error);
  g_assert_no_error (error);
}

static void
answer (Fixture *fixture, const char *signal, const char *response)
{
  AdwDialog *question;

  while ((question = adw_window_get_visible_dialog (fixture->window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ADW_IS_ALERT_DIALOG (question));
  g_signal_emit_by_name (question, signal, response);
  adw_dialog_force_close (question);
}

static void
test_recovered (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *asked = NULL;
  GtkWidget *discard;

  leave_note ();
  left = steller_journal_find_left ();
  g_assert_cmpuint (left->len, ==, 1);
  asked = g_strconcat ("recover ", steller_journal_entry_get_path (g_ptr_array_index (left, 0)), NULL);

  fixture_open (&fixture);
  while (!gtk_widget_get_visible (group (&fixture, "recovered_group")))
    g_main_context_iteration (NULL, TRUE);
  rows = get_rows (&fixture, "recovered_group");
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (title (rows, 0), ==, "Kwijt <b>");
  g_assert_true (g_str_has_prefix (subtitle (rows, 0), "Never saved · Today, "));
  gtk_test_widget_wait_for_draw (fixture.page);
  g_assert_true (gtk_widget_activate (g_ptr_array_index (rows, 0)));
  /* The button of the row is first seen to go down. */
  while (fixture.asked == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture.asked, ==, asked);

  /* It goes when that was said twice. */
  discard = ui_test_find_button (g_ptr_array_index (rows, 0), NULL);
  g_assert_nonnull (discard);
  g_signal_emit_by_name (discard, "clicked");
  answer (&fixture, "response::cancel", "cancel");
  ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (group (&fixture, "recovered_group")));
  g_signal_emit_by_name (discard, "clicked");
  answer (&fixture, "response::discard", "discard");
  while (gtk_widget_get_visible (group (&fixture, "recovered_group")))
    g_main_context_iteration (NULL, TRUE);
  fixture_close (&fixture);

  g_clear_pointer (&left, g_ptr_array_unref);
  left = steller_journal_find_left ();
  g_assert_cmpuint (left->len, ==, 0);
}

static void
test_times (void)
{
  static const struct
  {
    const char *time;
    const char *expected;
  } cases[] = {
    { "2026-11-24T00:00:00+01", "Today, 00:00" },       { "2026-11-23T23:30:00Z", "Today, 00:30" },
    { "2026-11-23T23:59:00+01", "Yesterday, 23:59" },   { "2026-11-22T23:59:00+01", "22 November 2026" },
    { "2026-02-01T12:00:00Z", "1 February 2026" },      { "2026-11-25T09:00:00+01", "25 November 2026" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-24T13:00:00+01", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (cases[i].time, NULL);
      g_autofree char *text = steller_recent_format_time (time, now);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  if (!ui_test_init (&argc, &argv))
    return 0;
  ui_test_application ();

  g_test_add_func ("/start/types", test_types);
  g_test_add_func ("/start/broken", test_broken);
  g_test_add_func ("/start/broken-style", test_broken_style);
  g_test_add_func ("/start/recent", test_recent);
  g_test_add_func ("/start/missing", test_missing);
  g_test_add_func ("/start/recovered", test_recovered);
  g_test_add_func ("/start/times", test_times);

  return g_test_run ();
}
