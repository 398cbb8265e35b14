/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "steller-window-private.h"
#include "ui-test.h"

#define NOTE(version)                                                                                                  \
  "{ \"format\": \"steller-nota\", \"version\": " version ", \"id\": \"019a0000-0000-7000-8000-000000000000\",\n"      \
  "  \"type\": \"beslisnota\", \"fields\": { \"onderwerp\": { \"value\": \"Proefnota\" } },\n"                          \
  "  \"sections\": { \"aanleiding\": { \"text\": \"Een.\" } } }\n"

typedef struct
{
  StellerApplication *application;
  char *path;
  StellerWindow *window;
  StellerDraft *draft;
  StellerNote *note;
} Fixture;

static void
open_file (Fixture *fixture)
{
  fixture->window = ui_test_open (fixture->application, fixture->path);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  fixture->draft = steller_window_get_draft (fixture->window);
  fixture->note = steller_draft_get_note (fixture->draft);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = ui_test_application ();
  fixture->path = ui_test_write_note ("memo.nota", data != NULL ? data : NOTE ("1"));
  open_file (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    {
      if (steller_window_get_draft (fixture->window) != NULL)
        steller_draft_discard (steller_window_get_draft (fixture->window));
      g_object_remove_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
      ui_test_close (fixture->window);
    }
  g_free (fixture->path);
}

static void
change (Fixture *fixture, const char *text)
{
  steller_note_set_section_text (fixture->note, "aanleiding", text);
  g_assert_true (steller_draft_get_modified (fixture->draft));
}

static void
wait_until_saved (Fixture *fixture)
{
  while (steller_draft_get_saving (fixture->draft))
    g_main_context_iteration (NULL, TRUE);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static void
assert_file_has (Fixture *fixture, const char *text, gboolean expected)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (fixture->path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (strstr (content, text) != NULL, ==, expected);
}

static void
assert_title (Fixture *fixture, const char *title)
{
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, title);
}

static AdwAlertDialog *
wait_for_dialog (Fixture *fixture, const char *heading)
{
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (dialog)), ==, heading);
  /* No key that comes by accident loses anything. */
  g_assert_cmpstr (adw_alert_dialog_get_close_response (ADW_ALERT_DIALOG (dialog)), ==, "cancel");

  return ADW_ALERT_DIALOG (dialog);
}

static void
respond (Fixture *fixture, const char *heading, const char *label)
{
  AdwAlertDialog *dialog = wait_for_dialog (fixture, heading);
  GtkWidget *button = ui_test_find_button (GTK_WIDGET (dialog), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
wait_until_answered (Fixture *fixture)
{
  while (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until_closed (Fixture *fixture)
{
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Whether the dialog lists files. While it still looks for them, closing it makes GTK tell of an error that is none. */
static gboolean
lists_files (GtkWidget *widget)
{
  if (g_str_equal (gtk_widget_get_css_name (widget), "row") && gtk_widget_get_mapped (widget) &&
      gtk_widget_get_ancestor (widget, GTK_TYPE_COLUMN_VIEW) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (lists_files (child))
        return TRUE;
    }

  return FALSE;
}

/* The file dialog of GTK, which there is where there are no portals. It is never freed: as it goes, GTK 4.18 clears a
 * weak pointer to the entry for the name within the chooser that it freed before (gtkfilechooserwidget.c,
 * external_entry), and a later test crashes now and then. */
static void
dismiss_file_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (;;)
    {
      for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

          if (g_strcmp0 (gtk_window_get_title (window), "Save the Note") != 0 || !lists_files (GTK_WIDGET (window)))
            continue;
          g_assert_true (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window));
          gtk_window_close (g_steal_pointer (&window));
          ui_test_settle ();
          return;
        }
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  assert_title (fixture, "Proefnota");
  change (fixture, "Twee.");
  assert_title (fixture, "• Proefnota");
  activate (fixture, "win.save");
  wait_until_saved (fixture);
  assert_title (fixture, "Proefnota");
  assert_file_has (fixture, "Twee.", TRUE);

  steller_note_set_field_text (fixture->note, "onderwerp", "Andere nota");
  assert_title (fixture, "• Andere nota");
  activate (fixture, "win.save");
  wait_until_saved (fixture);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->window);

  change (fixture, "Twee.");
  activate (fixture, "win.undo");
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "Een.");
  assert_title (fixture, "Proefnota");
  activate (fixture, "win.redo");
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "Twee.");
  assert_title (fixture, "• Proefnota");
  /* There is nothing to redo. */
  gtk_widget_activate_action (widget, "win.redo", NULL);
  activate (fixture, "win.undo");
  gtk_widget_activate_action (widget, "win.undo", NULL);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "Een.");
}

static void
test_close_unchanged (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_until_closed (fixture);
}

static void
test_close_cancel (Fixture *fixture, gconstpointer data)
{
  change (fixture, "Twee.");
  for (guint i = 0; i < 2; i++)
    {
      gtk_window_close (GTK_WINDOW (fixture->window));
      respond (fixture, "Save Changes?", "_Cancel");
      wait_until_answered (fixture);
    }
  g_assert_true (steller_draft_get_modified (fixture->draft));
  assert_file_has (fixture, "Twee.", FALSE);
}

static void
test_close_discard (Fixture *fixture, gconstpointer data)
{
  change (fixture, "Twee.");
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_cmpstr (adw_alert_dialog_get_default_response (wait_for_dialog (fixture, "Save Changes?")), ==, "save");
  respond (fixture, "Save Changes?", "_Discard");
  wait_until_closed (fixture);
  assert_file_has (fixture, "Twee.", FALSE);
}

static void
test_close_save (Fixture *fixture, gconstpointer data)
{
  change (fixture, "Twee.");
  gtk_window_close (GTK_WINDOW (fixture->window));
  respond (fixture, "Save Changes?", "_Save");
  wait_until_closed (fixture);
  assert_file_has (fixture, "Twee.", TRUE);
}

/* Finds the row of the date, and types what is no date. */
static GtkWidget *
type_no_date (Fixture *fixture)
{
  GtkWidget *row;

  g_assert_true (steller_form_reveal (fixture->window->form, "/fields/datum", -1));
  row = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), ADW_TYPE_ENTRY_ROW);
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "31-2-2026");
  g_assert_true (steller_form_reveal (fixture->window->form, "/fields/onderwerp", -1));
  return row;
}

static gboolean
has_focus (Fixture *fixture, GtkWidget *row)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

/* What the note could not take over is not left out of the file without a word. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = type_no_date (fixture);

  change (fixture, "Twee.");
  activate (fixture, "win.save");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (wait_for_dialog (fixture, "Not a Date")), "31-2-2026"));
  g_assert_false (steller_draft_get_saving (fixture->draft));
  respond (fixture, "Not a Date", "C_orrect");
  wait_until_answered (fixture);
  g_assert_true (has_focus (fixture, row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "31-2-2026");
  assert_file_has (fixture, "Twee.", FALSE);

  activate (fixture, "win.save");
  respond (fixture, "Not a Date", "_Continue Without");
  wait_until_answered (fixture);
  wait_until_saved (fixture);
  assert_file_has (fixture, "Twee.", TRUE);

  activate (fixture, "win.export");
  respond (fixture, "Not a Date", "C_orrect");
  wait_until_answered (fixture);
  g_assert_true (has_focus (fixture, row));

  gtk_editable_set_text (GTK_EDITABLE (row), "28-2-2026");
  activate (fixture, "win.save");
  wait_until_saved (fixture);
  assert_file_has (fixture, "2026-02-28", TRUE);
}

static void
test_refused_number (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  steller_note_set_field_number (fixture->note, "aantal_bijlagen", 2);
  g_assert_true (steller_form_reveal (fixture->window->form, "/fields/aantal_bijlagen", -1));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_EDITABLE (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "twaalf");
  g_assert_true (steller_form_reveal (fixture->window->form, "/fields/onderwerp", -1));

  activate (fixture, "win.save");
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (wait_for_dialog (fixture, "Not a Number")), "twaalf"));
  respond (fixture, "Not a Number", "C_orrect");
  wait_until_answered (fixture);
  g_assert_true (has_focus (fixture, gtk_widget_get_parent (focus)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "twaalf");

  gtk_editable_set_text (GTK_EDITABLE (focus), "12");
  activate (fixture, "win.save");
  wait_until_saved (fixture);
  assert_file_has (fixture, "\"aantal_bijlagen\": 12", TRUE);
}

/* A window with nothing else to be saved does not close over it either. */
static void
test_close_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = type_no_date (fixture);

  gtk_window_close (GTK_WINDOW (fixture->window));
  respond (fixture, "Not a Date", "C_orrect");
  wait_until_answered (fixture);
  g_assert_nonnull (fixture->window);
  g_assert_true (has_focus (fixture, row));

  change (fixture, "Twee.");
  gtk_window_close (GTK_WINDOW (fixture->window));
  respond (fixture, "Not a Date", "_Continue Without");
  while (g_strcmp0 (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (adw_application_window_get_visible_dialog (
                      ADW_APPLICATION_WINDOW (fixture->window)))),
                    "Save Changes?") != 0)
    g_main_context_iteration (NULL, TRUE);
  respond (fixture, "Save Changes?", "_Save");
  wait_until_closed (fixture);
  assert_file_has (fixture, "Twee.", TRUE);
}

/* What is being saved is waited for. */
static void
test_close_while_saving (Fixture *fixture, gconstpointer data)
{
  change (fixture, "Twee.");
  activate (fixture, "win.save");
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_until_closed (fixture);
  assert_file_has (fixture, "Twee.", TRUE);
}

/* The dialog for another place comes, and the note stays when it is dismissed. */
static void
test_another_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *other = g_build_filename (folder, "ander.nota", NULL);

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("GTK's file dialog does not free what it still reads when it is closed");
  return;
#endif

  change (fixture, "Twee.");
  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  activate (fixture, "win.save");
  respond (fixture, "The Note Could Not Be Saved", "_Save As…");
  dismiss_file_dialog (fixture);
  g_assert_true (steller_draft_get_modified (fixture->draft));

  gtk_window_close (GTK_WINDOW (fixture->window));
  respond (fixture, "Save Changes?", "_Save");
  respond (fixture, "The Note Could Not Be Saved", "_Save As…");
  dismiss_file_dialog (fixture);
  g_assert_true (steller_window_get_draft (fixture->window) == fixture->draft);
  g_assert_true (steller_draft_get_modified (fixture->draft));
}

/* The file is gone, and then its folder: the note stays. */
static void
test_save_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *other = g_build_filename (folder, "ander.nota", NULL);

  change (fixture, "Twee.");
  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);

  activate (fixture, "win.save");
  respond (fixture, "The Note Could Not Be Saved", "_Cancel");
  g_assert_true (steller_draft_get_modified (fixture->draft));
  assert_title (fixture, "• Proefnota");

  /* The window does not close on what could not be saved. */
  g_assert_cmpint (g_unlink (other), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  gtk_window_close (GTK_WINDOW (fixture->window));
  respond (fixture, "Save Changes?", "_Save");
  respond (fixture, "The Note Could Not Be Saved", "_Cancel");
  ui_test_settle ();
  g_assert_true (steller_window_get_draft (fixture->window) == fixture->draft);
}

static void
write_other (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_strdup (NOTE ("1"));

  memcpy (strstr (other, "Een."), "Zes.", 4);
  g_file_set_contents (fixture->path, other, -1, &error);
  g_assert_no_error (error);
}

static void
test_overwrite (Fixture *fixture, gconstpointer data)
{
  change (fixture, "Twee.");
  write_other (fixture);
  activate (fixture, "win.save");
  respond (fixture, "The File Has Changed", "_Cancel");
  assert_file_has (fixture, "Zes.", TRUE);
  g_assert_true (steller_draft_get_modified (fixture->draft));

  activate (fixture, "win.save");
  respond (fixture, "The File Has Changed", "_Overwrite");
  wait_until_saved (fixture);
  assert_file_has (fixture, "Twee.", TRUE);
  g_assert_false (steller_draft_get_modified (fixture->draft));
}

static void
test_reload (Fixture *fixture, gconstpointer data)
{
  change (fixture, "Twee.");
  write_other (fixture);
  activate (fixture, "win.save");
  respond (fixture, "The File Has Changed", "_Reload, Losing My Changes");
  while (steller_window_get_draft (fixture->window) == NULL ||
         steller_window_get_draft (fixture->window) == fixture->draft)
    g_main_context_iteration (NULL, TRUE);

  fixture->draft = steller_window_get_draft (fixture->window);
  fixture->note = steller_draft_get_note (fixture->draft);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "Zes.");
  assert_title (fixture, "Proefnota");
  change (fixture, "Acht.");
  activate (fixture, "win.save");
  wait_until_saved (fixture);
  assert_file_has (fixture, "Acht.", TRUE);
}

/* A file that has become no note leaves the note in the window as it is. */
static void
test_reload_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;
  AdwAlertDialog *dialog;

  change (fixture, "Twee.");
  g_file_set_contents (fixture->path, "{\n<&", -1, &error);
  g_assert_no_error (error);
  activate (fixture, "win.save");
  respond (fixture, "The File Has Changed", "_Reload, Losing My Changes");
  wait_until_answered (fixture);
  dialog = wait_for_dialog (fixture, "The Note Could Not Be Opened");
  g_assert_true (g_str_has_prefix (adw_alert_dialog_get_body (dialog), "memo.nota, line 2\n"));
  respond (fixture, "The Note Could Not Be Opened", "_Close");
  wait_until_answered (fixture);

  g_assert_true (steller_window_get_draft (fixture->window) == fixture->draft);
  g_assert_true (g_file_equal (steller_window_get_file (fixture->window), file));
  g_assert_true (steller_draft_get_modified (fixture->draft));
  assert_title (fixture, "• Proefnota");
  g_assert_true (gtk_widget_get_mapped (ui_test_child (fixture->window, "form")));
  activate (fixture, "win.undo");
  activate (fixture, "win.redo");
  activate (fixture, "win.save");
  respond (fixture, "The File Has Changed", "_Overwrite");
  wait_until_saved (fixture);
  assert_file_has (fixture, "Twee.", TRUE);
}

/* Nothing takes the place of changes unless somebody says so. */
static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  change (fixture, "Twee.");
  write_other (fixture);
  steller_window_open (fixture->window, file);
  respond (fixture, "Discard Changes?", "_Cancel");
  ui_test_settle ();
  g_assert_true (steller_window_get_draft (fixture->window) == fixture->draft);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "Twee.");
  assert_title (fixture, "• Proefnota");
  activate (fixture, "win.undo");
  activate (fixture, "win.redo");

  steller_window_open (fixture->window, file);
  respond (fixture, "Discard Changes?", "_Discard");
  ui_test_settle ();
  fixture->draft = steller_window_get_draft (fixture->window);
  fixture->note = steller_draft_get_note (fixture->draft);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "Zes.");
  assert_title (fixture, "Proefnota");
}

/* What is typed while the file is read again was not given up. */
static void
test_reload_and_type (Fixture *fixture, gconstpointer data)
{
  change (fixture, "Twee.");
  write_other (fixture);
  activate (fixture, "win.save");
  respond (fixture, "The File Has Changed", "_Reload, Losing My Changes");
  change (fixture, "Drie.");
  wait_until_answered (fixture);
  respond (fixture, "Discard Changes?", "_Cancel");
  ui_test_settle ();
  g_assert_true (steller_window_get_draft (fixture->window) == fixture->draft);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "Drie.");
}

/* A note is found back among the notes, whatever its name is. */
static void
test_suffix (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *chosen;
    const char *name;
  } cases[] = {
    { "brief", "brief.nota" },         { "brief v1.2", "brief v1.2.nota" }, { "nota", "nota.nota" },
    { "a.nota.txt", "a.nota.txt.nota" }, { "b.nota", "b.nota" },            { "C.NOTA", "C.NOTA" },
    /* It is there, and the file dialog has asked. */
    { "er al.txt", "er al.txt" },
  };
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *there = g_build_filename (folder, "er al.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (there, "", -1, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) chosen = g_file_new_build_filename (folder, cases[i].chosen, NULL);
      g_autofree char *name = NULL;

      g_test_message ("%s", cases[i].chosen);
      steller_window_save_at (fixture->window, chosen);
      wait_until_saved (fixture);
      name = g_file_get_basename (steller_draft_get_file (fixture->draft));
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* The name with its suffix is not the one that the file dialog asked about. */
static void
test_suffix_replaces (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GFile) chosen = g_file_new_build_filename (folder, "memo", NULL);

  change (fixture, "Twee.");
  write_other (fixture);
  steller_window_save_at (fixture->window, chosen);
  respond (fixture, "Replace “memo.nota”?", "_Cancel");
  wait_until_answered (fixture);
  g_assert_true (steller_draft_get_modified (fixture->draft));
  assert_file_has (fixture, "Zes.", TRUE);

  steller_window_save_at (fixture->window, chosen);
  respond (fixture, "Replace “memo.nota”?", "_Replace");
  wait_until_answered (fixture);
  wait_until_saved (fixture);
  assert_file_has (fixture, "Twee.", TRUE);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  *(int *) data = steller_window_close_finish (STELLER_WINDOW (source), result, NULL);
}

static void
test_close_async (Fixture *fixture, gconstpointer data)
{
  int closed = -1;

  change (fixture, "Twee.");
  steller_window_close_async (fixture->window, on_closed, &closed);
  respond (fixture, "Save Changes?", "_Cancel");
  while (closed < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (closed, ==, FALSE);

  activate (fixture, "win.undo");
  closed = -1;
  steller_window_close_async (fixture->window, on_closed, &closed);
  while (closed < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (closed, ==, TRUE);
  wait_until_closed (fixture);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  /* It can only be read. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  g_assert_false (steller_draft_get_saving (fixture->draft));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save-as", NULL);
  ui_test_settle ();
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_until_closed (fixture);
}

/* A note from no file. */
static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();

  for (int unsaved = FALSE; unsaved <= TRUE; unsaved++)
    {
      g_autoptr (StellerNote) note = steller_note_new (steller_note_types_lookup (types, "beslisnota"));
      StellerWindow *window = steller_window_new (ADW_APPLICATION (fixture->application));

      g_assert_true (steller_window_is_empty (window));
      gtk_window_present (GTK_WINDOW (window));
      steller_window_open_note (window, note, NULL, unsaved);
      g_assert_false (steller_window_is_empty (window));
      ui_test_wait_until_loaded (window);
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, unsaved ? "• Untitled Note" : "Untitled Note");
      g_assert_true (steller_draft_get_note (steller_window_get_draft (window)) == note);
      g_assert_cmpint (steller_draft_get_modified (steller_window_get_draft (window)), ==, unsaved);
      steller_draft_discard (steller_window_get_draft (window));
      ui_test_close (window);
    }
}

/* Ends the window as a crash would, and recovers what it left. */
static void
recover (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  StellerWindow *window;

  g_object_remove_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  ui_test_close (g_steal_pointer (&fixture->window));

  left = steller_journal_find_left ();
  g_assert_cmpuint (left->len, ==, 1);
  window = steller_window_new (ADW_APPLICATION (fixture->application));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (steller_window_recover (window, left->pdata[0], &error));
  g_assert_no_error (error);
  ui_test_wait_until_loaded (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "• Proefnota");
  g_assert_true (adw_banner_get_revealed (ui_test_child (window, "recovered_banner")));

  fixture->window = window;
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &fixture->window);
  fixture->draft = steller_window_get_draft (window);
  fixture->note = steller_draft_get_note (fixture->draft);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, text);
}

/* Ends the window as a crash would, and opens the file again. */
static void
reopen (Fixture *fixture)
{
  g_object_remove_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  ui_test_close (g_steal_pointer (&fixture->window));
  open_file (fixture);
}

static void
assert_nothing_left (Fixture *fixture)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  steller_journal_flush (steller_draft_get_journal (fixture->draft), &error);
  g_assert_no_error (error);
  left = steller_journal_find_left ();
  g_assert_cmpuint (left->len, ==, 0);
}

/* A note that was left behind when the program ended without warning is saved as if nothing had happened. */
static void
test_recover (Fixture *fixture, gconstpointer data)
{
  change (fixture, "Bijna verloren.");
  recover (fixture, "Bijna verloren.");
  /* What was recovered is left behind once more. */
  recover (fixture, "Bijna verloren.");
  activate (fixture, "win.save");
  wait_until_saved (fixture);
  g_assert_false (steller_draft_get_modified (fixture->draft));
  g_assert_false (adw_banner_get_revealed (ui_test_child (fixture->window, "recovered_banner")));
  assert_file_has (fixture, "Bijna verloren.", TRUE);
  assert_nothing_left (fixture);

  /* So is one that was saved before, and another file. */
  change (fixture, "Bijna weer.");
  recover (fixture, "Bijna weer.");
  write_other (fixture);
  activate (fixture, "win.save");
  respond (fixture, "The File Has Changed", "_Cancel");
  assert_file_has (fixture, "Zes.", TRUE);
}

static void
wait_until_recovered (Fixture *fixture)
{
  while (!adw_banner_get_revealed (ui_test_child (fixture->window, "recovered_banner")))
    g_main_context_iteration (NULL, TRUE);
  fixture->draft = steller_window_get_draft (fixture->window);
  fixture->note = steller_draft_get_note (fixture->draft);
}

/* Whoever opens the file hears of the changes to it that were left behind, and decides about them. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  const char *const heading = "Recover Unsaved Changes?";
  AdwAlertDialog *first;

  change (fixture, "Bijna verloren.");
  reopen (fixture);
  g_assert_cmpstr (adw_alert_dialog_get_default_response (wait_for_dialog (fixture, heading)), ==, "recover");
  respond (fixture, heading, "Decide _Later");
  wait_until_answered (fixture);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "Een.");
  g_assert_false (steller_draft_get_modified (fixture->draft));

  reopen (fixture);
  respond (fixture, heading, "_Recover");
  wait_until_recovered (fixture);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "Bijna verloren.");
  assert_title (fixture, "• Proefnota");
  activate (fixture, "win.save");
  wait_until_saved (fixture);
  assert_file_has (fixture, "Bijna verloren.", TRUE);
  assert_nothing_left (fixture);

  /* What was left twice is asked about twice. */
  change (fixture, "Twee.");
  reopen (fixture);
  respond (fixture, heading, "Decide _Later");
  wait_until_answered (fixture);
  change (fixture, "Drie.");
  reopen (fixture);
  first = wait_for_dialog (fixture, heading);
  respond (fixture, heading, "_Discard");
  while (wait_for_dialog (fixture, heading) == first)
    g_main_context_iteration (NULL, TRUE);
  respond (fixture, heading, "_Discard");
  wait_until_answered (fixture);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "Bijna verloren.");
  assert_nothing_left (fixture);

  reopen (fixture);
  ui_test_settle ();
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
}

/* A note whose file has another name by now is recovered into that. */
static void
test_left_renamed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *renamed = g_build_filename (folder, "anders.nota", NULL);

  change (fixture, "Bijna verloren.");
  g_assert_cmpint (g_rename (fixture->path, renamed), ==, 0);
  g_free (fixture->path);
  fixture->path = g_steal_pointer (&renamed);
  reopen (fixture);
  respond (fixture, "Recover Unsaved Changes?", "_Recover");
  wait_until_recovered (fixture);
  activate (fixture, "win.save");
  wait_until_saved (fixture);
  assert_file_has (fixture, "Bijna verloren.", TRUE);
  assert_nothing_left (fixture);
}

/* A journal of an older Steller does not tell what the file held. */
static void
test_recover_older (Fixture *fixture, gconstpointer data)
{
  change (fixture, "Van vroeger.");
  steller_journal_set_file (steller_draft_get_journal (fixture->draft), steller_draft_get_file (fixture->draft), NULL);
  recover (fixture, "Van vroeger.");
  activate (fixture, "win.save");
  respond (fixture, "The File May Have Changed", "_Overwrite");
  wait_until_saved (fixture);
  assert_file_has (fixture, "Van vroeger.", TRUE);
}

static void
test_new_from_this (Fixture *fixture, gconstpointer data)
{
  StellerWindow *window;

  activate (fixture, "win.new-from-this");
  window = STELLER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  g_assert_true (window != fixture->window);
  ui_test_wait_until_loaded (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "• Proefnota");
  g_assert_null (steller_window_get_file (window));
  g_assert_cmpstr (steller_note_get_id (steller_draft_get_note (steller_window_get_draft (window))), !=,
                   steller_note_get_id (fixture->note));
  steller_draft_discard (steller_window_get_draft (window));
  ui_test_close (window);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);

  activate (fixture, "win.export");
  g_assert_nonnull (adw_application_window_get_visible_dialog (window));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (window));
  while (adw_application_window_get_visible_dialog (window) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = ui_test_write_note ("ander.nota", NOTE ("1"));
  g_autoptr (GFile) file = g_file_new_for_path (other);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (ui_test_child (fixture->window, "stack"));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;
  StellerWindow *window = NULL;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_assert_true (taken);

  window = STELLER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  g_assert_true (window != fixture->window);
  g_assert_true (g_file_equal (steller_window_get_file (window), file));
  ui_test_close (window);
}

/* Goes to another window and comes back, as one does who uses another program meanwhile. */
static void
look_elsewhere (Fixture *fixture)
{
  GtkWindow *other = GTK_WINDOW (gtk_window_new ());
  GtkWindow *window = GTK_WINDOW (fixture->window);

  gtk_window_present (other);
  while (gtk_window_is_active (window) || !gtk_window_is_active (other))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_present (window);
  while (!gtk_window_is_active (window))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (other);
}

static void
wait_for_banner (Fixture *fixture, gboolean revealed)
{
  while (adw_banner_get_revealed (ui_test_child (fixture->window, "changed_banner")) != revealed)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until_checked (Fixture *fixture)
{
  while (fixture->window->checking != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
write_elsewhere (Fixture *fixture, const char *content)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, content, -1, &error);
  g_assert_no_error (error);
}

static void
press_banner (Fixture *fixture)
{
  g_signal_emit_by_name (ui_test_child (fixture->window, "changed_banner"), "button-clicked");
}

#define OTHER                                                                                                          \
  "{ \"format\": \"steller-nota\", \"version\": 1, \"id\": \"019a0000-0000-7000-8000-000000000000\",\n"               \
  "  \"type\": \"beslisnota\", \"fields\": { \"onderwerp\": { \"value\": \"%s\" } } }\n"

/* What another program did to the file is told when one comes back, and costs nothing that is not given up. */
static void
test_noticed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_strdup_printf (OTHER, "Van een ander");
  g_autofree char *second = g_strdup_printf (OTHER, "Nog eens");

  change (fixture, "Mijn tekst.");
  write_elsewhere (fixture, first);
  look_elsewhere (fixture);
  wait_for_banner (fixture, TRUE);
  g_assert_cmpstr (steller_note_get_section_text (fixture->note, "aanleiding"), ==, "Mijn tekst.");

  /* To be kept: it stays away until the file changes once more, and a save still asks. */
  press_banner (fixture);
  respond (fixture, "The File Has Changed", "_Keep My Version");
  wait_for_banner (fixture, FALSE);
  steller_window_check_file (fixture->window);
  wait_until_checked (fixture);
  g_assert_false (adw_banner_get_revealed (ui_test_child (fixture->window, "changed_banner")));
  activate (fixture, "win.save");
  respond (fixture, "The File Has Changed", "_Cancel");
  assert_file_has (fixture, "Van een ander", TRUE);

  write_elsewhere (fixture, second);
  steller_window_check_file (fixture->window);
  wait_for_banner (fixture, TRUE);
  g_assert_true (steller_draft_get_modified (fixture->draft));
  press_banner (fixture);
  respond (fixture, "The File Has Changed", "_Reload, Losing My Changes");
  while (steller_window_get_draft (fixture->window) == fixture->draft)
    g_main_context_iteration (NULL, TRUE);
  assert_title (fixture, "Nog eens");
  g_assert_false (adw_banner_get_revealed (ui_test_child (fixture->window, "changed_banner")));
}

/* What another program puts back is as it was, and what is saved is no change of another program. */
static void
test_noticed_and_gone (Fixture *fixture, gconstpointer data)
{
  write_elsewhere (fixture, "{");
  steller_window_check_file (fixture->window);
  wait_for_banner (fixture, TRUE);
  write_elsewhere (fixture, NOTE ("1"));
  steller_window_check_file (fixture->window);
  wait_for_banner (fixture, FALSE);

  /* Nothing was changed here: there is nothing to lose. */
  write_elsewhere (fixture, "{");
  steller_window_check_file (fixture->window);
  wait_for_banner (fixture, TRUE);
  press_banner (fixture);
  g_assert_nonnull (ui_test_find_button (GTK_WIDGET (wait_for_dialog (fixture, "The File Has Changed")), "_Reload"));
  respond (fixture, "The File Has Changed", "_Keep My Version");

  change (fixture, "Mijn tekst.");
  activate (fixture, "win.save");
  respond (fixture, "The File Has Changed", "_Overwrite");
  while (steller_draft_get_modified (fixture->draft))
    g_main_context_iteration (NULL, TRUE);
  steller_window_check_file (fixture->window);
  wait_until_checked (fixture);
  g_assert_false (adw_banner_get_revealed (ui_test_child (fixture->window, "changed_banner")));

  /* A file that is away is no change: the disk may come back. */
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  steller_window_check_file (fixture->window);
  wait_until_checked (fixture);
  g_assert_false (adw_banner_get_revealed (ui_test_child (fixture->window, "changed_banner")));
}

int
main (int argc, char **argv)
{
  if (!ui_test_init (&argc, &argv))
    return 0;

#define ADD(name, data, function) g_test_add ("/window-save/" name, Fixture, data, set_up, function, tear_down)
  ADD ("save", NULL, test_save);
  ADD ("undo", NULL, test_undo);
  ADD ("close-unchanged", NULL, test_close_unchanged);
  ADD ("close-cancel", NULL, test_close_cancel);
  ADD ("close-discard", NULL, test_close_discard);
  ADD ("close-save", NULL, test_close_save);
  ADD ("refused", NULL, test_refused);
  ADD ("refused-number", NULL, test_refused_number);
  ADD ("close-refused", NULL, test_close_refused);
  ADD ("close-while-saving", NULL, test_close_while_saving);
  ADD ("save-fails", NULL, test_save_fails);
  ADD ("another-place", NULL, test_another_place);
  ADD ("overwrite", NULL, test_overwrite);
  ADD ("reload", NULL, test_reload);
  ADD ("reload-fails", NULL, test_reload_fails);
  ADD ("replace", NULL, test_replace);
  ADD ("reload-and-type", NULL, test_reload_and_type);
  ADD ("suffix", NULL, test_suffix);
  ADD ("suffix-replaces", NULL, test_suffix_replaces);
  ADD ("noticed", NULL, test_noticed);
  ADD ("noticed-and-gone", NULL, test_noticed_and_gone);
  ADD ("close-async", NULL, test_close_async);
  ADD ("newer", NOTE ("2"), test_newer);
  ADD ("new", NULL, test_new);
  ADD ("recover", NULL, test_recover);
  ADD ("left", NULL, test_left);
  ADD ("left-renamed", NULL, test_left_renamed);
  ADD ("recover-older", NULL, test_recover_older);
  ADD ("new-from-this", NULL, test_new_from_this);
  ADD ("export", NULL, test_export);
  ADD ("drop", NULL, test_drop);
#undef ADD

  return g_test_run ();
}
