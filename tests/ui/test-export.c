/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "steller-export-dialog.h"
#include "steller-exporter.h"
#include "steller-settings.h"
#include "ui-test.h"

#define NOTE(members)                                                                                                  \
  "{ \"format\": \"steller-nota\", \"version\": 1, \"id\": \"a-1\", \"type\": \"beslisnota\", " members " }"
#define TEXT(text) NOTE ("\"sections\": { \"kernpunten\": { \"text\": \"" text "\" } }")

/* No line ends within the name of a standard. */
#define PDF "PDF/\342\201\240"

/* A window with an export dialog, and what the dialog left. */
typedef struct
{
  AdwWindow *window;
  StellerNote *note;
  GFile *note_file;
  StellerExportDialog *dialog;
  gboolean finished;
  gboolean exported;
  AdwToast *toast;
} Fixture;

static void
on_finished (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->finished = TRUE;
  fixture->dialog = NULL;
  fixture->toast = steller_exporter_finish (result);
  fixture->exported = fixture->toast != NULL;
}

static void
fixture_open_named (Fixture *fixture, const char *name, const char *text, StellerAudience audience)
{
  g_autofree char *path = ui_test_write_note (name, text);
  g_autoptr (GError) error = NULL;

  *fixture = (Fixture){ 0 };
  fixture->note = steller_note_load (path, &error);
  g_assert_no_error (error);
  fixture->note_file = g_file_new_for_path (path);
  fixture->window = ADW_WINDOW (adw_window_new ());
  adw_window_set_content (fixture->window, gtk_label_new (""));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));

  steller_exporter_run (GTK_WIDGET (fixture->window), fixture->note, fixture->note_file, audience, on_finished, fixture);
  fixture->dialog = STELLER_EXPORT_DIALOG (adw_window_get_visible_dialog (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->dialog));
}

static void
fixture_open (Fixture *fixture, const char *text, StellerAudience audience)
{
  fixture_open_named (fixture, "memo.nota", text, audience);
}

static void
fixture_close (Fixture *fixture)
{
  if (fixture->dialog != NULL)
    adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  ui_test_settle ();
  g_assert_true (fixture->finished);
  g_clear_object (&fixture->toast);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->note);
  g_clear_object (&fixture->note_file);
}

static GFile *
beside_note (Fixture *fixture, const char *name)
{
  g_autoptr (GFile) folder = g_file_get_parent (fixture->note_file);

  return g_file_get_child (folder, name);
}

static gpointer
child (Fixture *fixture, const char *id)
{
  GObject *object = gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), STELLER_TYPE_EXPORT_DIALOG, id);

  g_assert_nonnull (object);
  return object;
}

static const char *
page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (child (fixture, "stack"));
}

static void
wait_for_page (Fixture *fixture, const char *name)
{
  while (!g_str_equal (page (fixture), name))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until_finished (Fixture *fixture)
{
  while (!fixture->finished)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_format (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ACTION_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *at = gtk_widget_get_first_child (widget); at != NULL; at = gtk_widget_get_next_sibling (at))
    {
      GtkWidget *found = find_format (at, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
choose_format (Fixture *fixture, const char *title)
{
  GtkWidget *row = find_format (child (fixture, "format_group"), title);

  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
}

static void
test_exported (void)
{
  Fixture fixture;
  g_autoptr (GFile) file = NULL;

  fixture_open (&fixture, TEXT ("Het kernpunt."), STELLER_AUDIENCE_INTERNAL);
  g_assert_cmpint (steller_export_dialog_get_audience (fixture.dialog), ==, STELLER_AUDIENCE_INTERNAL);
  g_assert_cmpstr (steller_export_dialog_get_format (fixture.dialog)->id, ==, "pdf");
  choose_format (&fixture, "OpenDocument text (ODT)");
  g_assert_cmpstr (steller_export_dialog_get_format (fixture.dialog)->id, ==, "odt");

  file = beside_note (&fixture, "uit.odt");
  steller_export_dialog_export_to (fixture.dialog, file);
  wait_until_finished (&fixture);
  g_assert_cmpstr (adw_toast_get_title (fixture.toast), ==, "Exported to “uit.odt”");
  g_assert_false (adw_toast_get_use_markup (fixture.toast));
  g_assert_nonnull (adw_toast_get_button_label (fixture.toast));
  g_assert_true (g_file_query_exists (file, NULL));
  fixture_close (&fixture);

  /* The next one begins where this one ended. */
  if (steller_settings_get () != NULL)
    {
      g_autofree char *folder = g_settings_get_string (steller_settings_get (), "export-folder");

      g_assert_true (g_str_has_prefix (folder, "file:///"));
      fixture_open (&fixture, TEXT ("Het kernpunt."), STELLER_AUDIENCE_INTERNAL);
      g_assert_cmpstr (steller_export_dialog_get_format (fixture.dialog)->id, ==, "odt");
      fixture_close (&fixture);
      g_assert_false (fixture.exported);
      g_settings_reset (steller_settings_get (), "export-format");
    }
}

static void
test_public (void)
{
  Fixture fixture;
  g_autoptr (GFile) file = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open (&fixture, TEXT ("Door ⟦5.1.2.e|Jansen⟧."), STELLER_AUDIENCE_PUBLIC);
  g_assert_cmpint (steller_export_dialog_get_audience (fixture.dialog), ==, STELLER_AUDIENCE_PUBLIC);
  choose_format (&fixture, "Plain text");
  file = beside_note (&fixture, "uit.txt");
  steller_export_dialog_export_to (fixture.dialog, file);
  wait_until_finished (&fixture);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &content, NULL, &error));
  g_assert_null (strstr (content, "Jansen"));
  fixture_close (&fixture);
}

/* The place of a redaction that is not in order is told as the user knows it. */
static void
test_refused (void)
{
  Fixture fixture;
  g_autoptr (GFile) file = NULL;
  const char *description;

  fixture_open (&fixture, TEXT ("Regel.\\n\\nNiet ⟦5.1.2.e|af <b>."), STELLER_AUDIENCE_PUBLIC);
  file = beside_note (&fixture, "uit.pdf");
  steller_export_dialog_export_to (fixture.dialog, file);
  wait_for_page (&fixture, "error");
  description = adw_status_page_get_description (child (&fixture, "error_page"));
  g_assert_true (g_str_has_prefix (description, "“Kernpunten”, line 3: "));
  g_assert_false (g_file_query_exists (file, NULL));

  /* The internal edition can still be made. */
  g_signal_emit_by_name (child (&fixture, "again_button"), "clicked");
  g_assert_cmpstr (page (&fixture), ==, "choices");
  gtk_check_button_set_active (child (&fixture, "internal_button"), TRUE);
  steller_export_dialog_export_to (fixture.dialog, file);
  wait_for_page (&fixture, "result");
  g_assert_true (g_file_query_exists (file, NULL));
  fixture_close (&fixture);
}

static void
test_no_place (void)
{
  Fixture fixture;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) nowhere = NULL;

  fixture_open (&fixture, TEXT ("Tekst."), STELLER_AUDIENCE_INTERNAL);
  nowhere = g_file_get_child (fixture.note_file, "uit.pdf");
  steller_export_dialog_export_to (fixture.dialog, nowhere);
  wait_for_page (&fixture, "error");
  g_assert_cmpstr (adw_status_page_get_title (child (&fixture, "error_page")), ==, "The File Could Not Be Written");

  g_signal_emit_by_name (child (&fixture, "again_button"), "clicked");
  choose_format (&fixture, "Plain text");
  file = beside_note (&fixture, "uit.txt");
  steller_export_dialog_export_to (fixture.dialog, file);
  wait_until_finished (&fixture);
  g_assert_nonnull (fixture.toast);
  fixture_close (&fixture);
}

/* A note of which the file has the suffix of an export is not written over. */
static void
test_note_itself (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerNote) note = NULL;

  fixture_open_named (&fixture, "memo.txt", TEXT ("Tekst."), STELLER_AUDIENCE_INTERNAL);
  steller_export_dialog_export_to (fixture.dialog, fixture.note_file);
  g_assert_cmpstr (page (&fixture), ==, "error");
  note = steller_note_load (g_file_peek_path (fixture.note_file), &error);
  g_assert_no_error (error);
  fixture_close (&fixture);
  g_assert_false (fixture.exported);
}

/* The file dialog asks about the name that was typed; about the name with its suffix nobody did. */
static void
test_replace (void)
{
  Fixture fixture;
  g_autoptr (GFile) chosen = NULL;
  g_autoptr (GFile) there = NULL;
  g_autofree char *content = NULL;
  AdwDialog *question;

  fixture_open (&fixture, TEXT ("Tekst."), STELLER_AUDIENCE_INTERNAL);
  choose_format (&fixture, "Plain text");
  chosen = beside_note (&fixture, "uit");
  there = beside_note (&fixture, "uit.txt");
  g_assert_true (g_file_set_contents (g_file_peek_path (there), "oud", -1, NULL));

  for (guint i = 0; i < 2; i++)
    {
      steller_export_dialog_export_to (fixture.dialog, chosen);
      while (!ADW_IS_ALERT_DIALOG (question = adw_window_get_visible_dialog (fixture.window)))
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpstr (adw_alert_dialog_get_heading (ADW_ALERT_DIALOG (question)), ==, "Replace “uit.txt”?");
      g_signal_emit_by_name (question, i == 0 ? "response::cancel" : "response::replace",
                             i == 0 ? "cancel" : "replace");
      adw_dialog_force_close (question);
      if (i == 0)
        {
          ui_test_settle ();
          g_assert_cmpstr (page (&fixture), ==, "choices");
          g_assert_true (g_file_get_contents (g_file_peek_path (there), &content, NULL, NULL));
          g_assert_cmpstr (content, ==, "oud");
          g_clear_pointer (&content, g_free);
        }
    }
  wait_until_finished (&fixture);
  g_assert_true (g_file_get_contents (g_file_peek_path (there), &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "Tekst."));
  fixture_close (&fixture);
}

static void
test_warnings (void)
{
  Fixture fixture;
  g_autoptr (GFile) file = NULL;

  fixture_open (&fixture, NOTE ("\"style\": { \"id\": \"a<b>&c\" }"), STELLER_AUDIENCE_INTERNAL);
  file = beside_note (&fixture, "uit.pdf");
  steller_export_dialog_export_to (fixture.dialog, file);
  wait_for_page (&fixture, "result");
  g_assert_nonnull (
    strstr (adw_status_page_get_description (child (&fixture, "result_page")), "a&lt;b&gt;&amp;c"));
  g_assert_true (g_file_query_exists (file, NULL));
  fixture_close (&fixture);
  g_assert_true (fixture.exported);
}

/* What a PDF is good for is told, and why when it is less than it could be. */
static void
test_profile (void)
{
  static const struct
  {
    const char *text;
    const char *title;
    const char *description;
  } cases[] = {
    { "Tekst.", "Exported", "Accessible (" PDF "UA-1) · Suitable for archiving (" PDF "A-2a) · 1 page" },
    { "Een teken \360\220\230\200.", "Exported, With Differences",
      "The PDF is neither PDF/UA-1 nor PDF/A-2a: 1 character is in none of the installed fonts, and shows as a box: "
      "“\360\220\230\200” (U+10600)\n\n"
      "Not fully accessible (" PDF "UA-1) · Not suitable for archiving (" PDF "A-2a) · 1 page" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      g_autofree char *note = g_strdup_printf (NOTE ("\"sections\": { \"kernpunten\": { \"text\": \"%s\" }, "
                                                     "\"aanleiding\": { \"text\": \"A.\" }, "
                                                     "\"geadviseerd_besluit\": { \"text\": \"B.\" } }"),
                                               cases[i].text);
      g_autoptr (GFile) file = NULL;
      AdwStatusPage *result;

      fixture_open (&fixture, note, STELLER_AUDIENCE_INTERNAL);
      file = beside_note (&fixture, "uit.pdf");
      steller_export_dialog_export_to (fixture.dialog, file);
      wait_for_page (&fixture, "result");
      result = child (&fixture, "result_page");
      g_assert_cmpstr (adw_status_page_get_title (result), ==, cases[i].title);
      g_assert_cmpstr (adw_status_page_get_description (result), ==, cases[i].description);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.window)), <=, 360);
      fixture_close (&fixture);
      g_assert_true (fixture.exported);
    }
}

/* Closing the dialog stops the work, which may still be in another thread. */
static void
test_interrupted (void)
{
  Fixture fixture;
  g_autoptr (GFile) file = NULL;

  fixture_open (&fixture, TEXT ("Tekst."), STELLER_AUDIENCE_INTERNAL);
  file = beside_note (&fixture, "uit.pdf");
  steller_export_dialog_export_to (fixture.dialog, file);
  fixture_close (&fixture);
  g_assert_false (fixture.exported);
}

static void
test_accessible (void)
{
  Fixture fixture;

  fixture_open (&fixture, TEXT ("Tekst."), STELLER_AUDIENCE_INTERNAL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (child (&fixture, "export_button")), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_true (adw_dialog_get_default_widget (ADW_DIALOG (fixture.dialog)) == child (&fixture, "export_button"));
  g_assert_true (adw_dialog_get_focus (ADW_DIALOG (fixture.dialog)) == child (&fixture, "export_button"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.window)), <=, 360);
  fixture_close (&fixture);
}

int
main (int argc, char **argv)
{
  g_autofree char *schemas = NULL;

  schemas = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "..", "data", NULL);
  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, FALSE);
  if (!ui_test_init (&argc, &argv))
    return 0;
  ui_test_application ();

  g_test_add_func ("/export/exported", test_exported);
  g_test_add_func ("/export/public", test_public);
  g_test_add_func ("/export/refused", test_refused);
  g_test_add_func ("/export/no-place", test_no_place);
  g_test_add_func ("/export/note-itself", test_note_itself);
  g_test_add_func ("/export/replace", test_replace);
  g_test_add_func ("/export/warnings", test_warnings);
  g_test_add_func ("/export/profile", test_profile);
  g_test_add_func ("/export/interrupted", test_interrupted);
  g_test_add_func ("/export/accessible", test_accessible);

  return g_test_run ();
}
