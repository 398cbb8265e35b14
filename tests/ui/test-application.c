/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "steller-about.h"
#include "steller-export-dialog.h"
#include "steller-note-loader.h"
#include "steller-recent.h"
#include "steller-shortcuts.h"
#include "ui-test.h"

#define NOTE                                                                                                           \
  "{ \"format\": \"steller-nota\", \"version\": 1, \"id\": \"019a0000-0000-7000-8000-000000000000\",\n"                \
  "  \"type\": \"beslisnota\", \"fields\": { \"onderwerp\": \"Proefnota\", \"datum\": \"2026-02-16\" } }\n"

static GtkApplication *
get_application (void)
{
  return GTK_APPLICATION (ui_test_application ());
}

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (get_application ()));
}

static StellerWindow *
active_window (void)
{
  return STELLER_WINDOW (gtk_application_get_active_window (get_application ()));
}

static StellerWindow *
activate (void)
{
  g_application_activate (G_APPLICATION (get_application ()));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (active_window ()));
  return active_window ();
}

static void
act (const char *action, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (get_application ()), action, parameter);
}

/* A new note comes in the window that has none, and otherwise in one of its own. */
static void
test_new (void)
{
  StellerWindow *first = activate ();
  StellerWindow *second;
  StellerNote *note;

  act ("new", g_variant_new_string ("informatienota"));
  ui_test_wait_until_loaded (first);
  g_assert_cmpuint (count_windows (), ==, 1);
  note = steller_draft_get_note (steller_window_get_draft (first));
  g_assert_cmpstr (steller_note_get_type_id (note), ==, "informatienota");
  g_assert_null (steller_draft_get_file (steller_window_get_draft (first)));
  g_assert_false (steller_draft_get_modified (steller_window_get_draft (first)));

  act ("new", g_variant_new_string ("beslisnota"));
  g_assert_cmpuint (count_windows (), ==, 2);
  second = active_window ();
  g_assert_true (second != first);
  ui_test_wait_until_loaded (second);

  ui_test_close (first);
  ui_test_close (second);
}

/* The action can be asked for on the bus, with any text. */
static void
test_new_unknown (void)
{
  StellerWindow *window = activate ();

  g_test_expect_message ("steller-ui", G_LOG_LEVEL_WARNING, "*no note type*geen*");
  act ("new", g_variant_new_string ("geen"));
  g_test_assert_expected_messages ();
  g_assert_true (steller_window_is_empty (window));
  ui_test_close (window);
}

static void
test_new_window (void)
{
  StellerWindow *first = activate ();
  StellerWindow *second;

  act ("new-window", NULL);
  g_assert_cmpuint (count_windows (), ==, 2);
  second = active_window ();
  g_assert_true (second != first);
  g_assert_true (steller_window_is_empty (second));
  ui_test_close (first);
  ui_test_close (second);
}

static void
test_open_recent (void)
{
  g_autofree char *path = ui_test_write_note ("recent.nota", NOTE);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  StellerWindow *window = activate ();
  g_autoptr (GPtrArray) notes = NULL;

  act ("open-recent", g_variant_new_string (uri));
  ui_test_wait_until_loaded (window);
  g_assert_cmpstr (steller_draft_get_title (steller_window_get_draft (window)), ==, "Proefnota");

  /* What was opened can be found back. */
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_clear_pointer (&notes, g_ptr_array_unref);
      notes = steller_recent_list (10);
    }
  while (notes->len == 0);
  g_assert_cmpstr (gtk_recent_info_get_uri (g_ptr_array_index (notes, 0)), ==, uri);
  g_assert_cmpstr (gtk_recent_info_get_display_name (g_ptr_array_index (notes, 0)), ==, "Proefnota");

  ui_test_close (window);
}

/* A note that is open already is shown, however it is asked for, and keeps its changes. */
static void
test_open_again (void)
{
  g_autofree char *path = ui_test_write_note ("open.nota", NOTE);
  g_autofree char *other = ui_test_write_note ("ander.nota", NOTE);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  StellerWindow *window = ui_test_open (ui_test_application (), path);
  StellerDraft *draft = steller_window_get_draft (window);
  StellerWindow *second;

  steller_note_set_field_text (steller_draft_get_note (draft), "onderwerp", "Anders");
  second = ui_test_open (ui_test_application (), other);
  for (guint i = 0; i < 2; i++)
    {
      if (i == 0)
        g_application_open (G_APPLICATION (get_application ()), &file, 1, "");
      else
        act ("open-recent", g_variant_new_string (uri));
      while (active_window () != window)
        g_main_context_iteration (NULL, TRUE);
      /* What is asked for after it has come: so would it have, if it had been read again. */
      ui_test_close (second);
      second = ui_test_open (ui_test_application (), other);
      ui_test_settle ();
      g_assert_cmpuint (count_windows (), ==, 2);
      g_assert_true (steller_window_get_draft (window) == draft);
      g_assert_cmpstr (steller_draft_get_title (draft), ==, "Anders");
      g_assert_true (steller_draft_get_modified (draft));
      g_assert_true (steller_history_get_can_undo (steller_draft_get_history (draft)));
      g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
    }

  steller_draft_discard (draft);
  ui_test_close (window);
  ui_test_close (second);
}

/* The list of recent files is seen by other programs and people: a subject that is not public stays out of it. */
static void
test_recent_marked (void)
{
  g_autofree char *path = ui_test_write_note (
    "zaak.nota", "{ \"format\": \"steller-nota\", \"version\": 1, \"id\": \"a-1\", \"type\": \"beslisnota\", "
                 "\"fields\": { \"onderwerp\": \"Zaak ⟦5.1.2.e|Jansen⟧\" } }");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  StellerWindow *window = ui_test_open (ui_test_application (), path);
  g_autoptr (GPtrArray) notes = NULL;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_clear_pointer (&notes, g_ptr_array_unref);
      notes = steller_recent_list (10);
    }
  while (notes->len == 0 || !g_str_equal (gtk_recent_info_get_uri (g_ptr_array_index (notes, 0)), uri));
  g_assert_cmpstr (gtk_recent_info_get_display_name (g_ptr_array_index (notes, 0)), ==, "zaak.nota");

  ui_test_close (window);
}

/* What was left of a note comes back as a note that is not saved; what is no such thing is not opened. */
static void
test_recover (void)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerNote) note = steller_note_new (steller_note_types_lookup (types, "beslisnota"));
  g_autoptr (StellerJournal) journal = steller_journal_new (note, NULL);
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *other = ui_test_write_note ("ander.nota", NOTE);
  StellerWindow *window = activate ();
  StellerDraft *draft;

  steller_note_set_field_text (note, "onderwerp", "Kwijt");
  g_assert_true (steller_journal_flush (journal, NULL));
  g_clear_object (&journal);

  act ("recover", g_variant_new_string (other));
  g_assert_true (steller_window_is_empty (window));

  left = steller_journal_find_left ();
  g_assert_cmpuint (left->len, ==, 1);
  act ("recover", g_variant_new_string (steller_journal_entry_get_path (g_ptr_array_index (left, 0))));
  ui_test_wait_until_loaded (window);
  draft = steller_window_get_draft (window);
  g_assert_cmpstr (steller_draft_get_title (draft), ==, "Kwijt");
  g_assert_true (steller_draft_get_modified (draft));

  steller_draft_discard (draft);
  ui_test_close (window);
}

static void
test_new_from_this (void)
{
  g_autofree char *path = ui_test_write_note ("deze.nota", NOTE);
  StellerWindow *first = ui_test_open (ui_test_application (), path);
  StellerWindow *second;
  StellerNote *note;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (first), "win.new-from-this", NULL));
  second = active_window ();
  g_assert_true (second != first);
  ui_test_wait_until_loaded (second);
  note = steller_draft_get_note (steller_window_get_draft (second));
  g_assert_cmpstr (steller_note_get_field_text (note, "onderwerp"), ==, "Proefnota");
  g_assert_null (steller_note_get_field_text (note, "datum"));
  g_assert_null (steller_draft_get_file (steller_window_get_draft (second)));

  ui_test_close (first);
  ui_test_close (second);
}

static void
test_export (void)
{
  g_autofree char *path = ui_test_write_note ("deze.nota", NOTE);
  StellerWindow *window = activate ();
  StellerExportDialog *dialog;

  /* There is nothing to export yet. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));

  g_assert_true (ui_test_open (ui_test_application (), path) == window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.export-public", NULL));
  dialog = STELLER_EXPORT_DIALOG (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  g_assert_cmpint (steller_export_dialog_get_audience (dialog), ==, STELLER_AUDIENCE_PUBLIC);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_test_settle ();
  ui_test_close (window);
}

/* A note that was begun before there was a window for it comes once, and the next time from its file. */
static void
test_early (void)
{
  g_autofree char *path = ui_test_write_note ("vroeg.nota", NOTE);
  g_autofree char *other = ui_test_write_note ("ander.nota", NOTE);
  g_autofree char *bad = ui_test_write_note ("slecht.nota", "{");
  const char *const paths[] = { path, bad };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    for (guint late = 0; late < 2; late++)
      {
        g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
        g_autoptr (GError) error = NULL;
        StellerWindow *first;
        StellerWindow *second;

        steller_note_loader_load_early (file);
        /* Another file is not mistaken for it; meanwhile it gets ready, or not. */
        first = late ? ui_test_open (ui_test_application (), other) : NULL;
        second = ui_test_open (ui_test_application (), paths[i]);
        g_assert_cmpint (steller_window_get_draft (second) != NULL, ==, i == 0);
        /* Also when it was there before its window was shown. */
        g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (second)));
        g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (second)),
                                               gtk_stack_get_visible_child (ui_test_child (second, "stack"))));
        ui_test_close (second);
        if (first != NULL)
          ui_test_close (first);

        g_assert_true (g_file_set_contents (paths[i], "[", -1, &error));
        second = ui_test_open (ui_test_application (), paths[i]);
        g_assert_null (steller_window_get_draft (second));
        ui_test_close (second);
        g_assert_true (g_file_set_contents (paths[i], i == 0 ? NOTE : "{", -1, &error));
      }
}

static void
test_about (void)
{
  StellerWindow *window = activate ();
  AdwDialog *dialog;
  AdwAboutDialog *about;
  g_autofree char *info = steller_about_get_debug_info (GTK_WIDGET (window));

  act ("about", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_assert_true (ADW_IS_ABOUT_DIALOG (dialog));
  about = ADW_ABOUT_DIALOG (dialog);
  g_assert_true (g_str_has_prefix (adw_about_dialog_get_website (about), "https://"));
  g_assert_true (g_str_has_prefix (adw_about_dialog_get_issue_url (about), "https://"));
  g_assert_cmpint (adw_about_dialog_get_license_type (about), ==, GTK_LICENSE_GPL_3_0);
  g_assert_cmpstr (adw_about_dialog_get_debug_info (about), ==, info);
  g_assert_true (g_str_has_prefix (info, "Steller "));
  g_assert_nonnull (strstr (info, "\nGTK 4."));
  g_assert_nonnull (strstr (info, "\nRenderer: Gsk"));
  g_assert_null (strstr (info, g_get_user_name ()));
  adw_dialog_force_close (dialog);
  ui_test_close (window);
}

static guint
count_rows (GtkWidget *widget)
{
  guint n_rows = ADW_IS_ACTION_ROW (widget) ? 1 : 0;

  for (GtkWidget *at = gtk_widget_get_first_child (widget); at != NULL; at = gtk_widget_get_next_sibling (at))
    n_rows += count_rows (at);
  return n_rows;
}

/* Every key of the application is in the list. */
static void
test_shortcuts (void)
{
  StellerWindow *window = activate ();
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (get_application ());
  AdwDialog *dialog;

  act ("shortcuts", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  /* Three are not of the application: those of the main menu, of headings and of fields. */
  g_assert_cmpuint (count_rows (adw_dialog_get_child (dialog)), ==, g_strv_length (actions) + 5);
  adw_dialog_force_close (dialog);
  ui_test_close (window);
}

/* Quitting asks first for what has changes; when the answer is no all windows stay. Last, since it ends. */
static void
test_quit (void)
{
  g_autofree char *path = ui_test_write_note ("wijziging.nota", NOTE);
  StellerWindow *window = ui_test_open (ui_test_application (), path);
  AdwDialog *question;

  act ("new-window", NULL);
  steller_note_set_field_text (steller_draft_get_note (steller_window_get_draft (window)), "onderwerp", "Anders");

  for (guint i = 0; i < 2; i++)
    {
      act ("quit", NULL);
      act ("quit", NULL);
      while ((question = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))) == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (ADW_IS_ALERT_DIALOG (question));
      g_assert_cmpuint (count_windows (), ==, 2);
      if (i == 0)
        {
          adw_dialog_close (question);
          ui_test_settle ();
          g_assert_cmpuint (count_windows (), ==, 2);
        }
    }

  g_signal_emit_by_name (question, "response::discard", "discard");
  adw_dialog_force_close (question);
  while (count_windows () > 0)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  if (!ui_test_init (&argc, &argv))
    return 0;

  g_test_add_func ("/application/new", test_new);
  g_test_add_func ("/application/new-unknown", test_new_unknown);
  g_test_add_func ("/application/new-window", test_new_window);
  g_test_add_func ("/application/open-recent", test_open_recent);
  g_test_add_func ("/application/open-again", test_open_again);
  g_test_add_func ("/application/recent-marked", test_recent_marked);
  g_test_add_func ("/application/recover", test_recover);
  g_test_add_func ("/application/new-from-this", test_new_from_this);
  g_test_add_func ("/application/export", test_export);
  g_test_add_func ("/application/early", test_early);
  g_test_add_func ("/application/about", test_about);
  g_test_add_func ("/application/shortcuts", test_shortcuts);
  g_test_add_func ("/application/quit", test_quit);

  return g_test_run ();
}
