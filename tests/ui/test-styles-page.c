/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "steller-preferences-dialog.h"
#include "steller-preview.h"
#include "steller-shared-styles.h"
#include "steller-style-chooser.h"
#include "steller-style-row.h"
#include "steller-styles-page.h"
#include "style-folder.h"
#include "ui-test.h"

typedef struct
{
  StellerWindow *window;
  AdwDialog *dialog;
  GtkWidget *page;
} Fixture;

/* Finding. */

typedef gboolean (*Matches) (GtkWidget *widget, const char *what);

static GtkWidget *
find (GtkWidget *widget, Matches matches, const char *what)
{
  if (matches (widget, what))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, what);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_row (GtkWidget *widget, const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
is_of_type (GtkWidget *widget, const char *type)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type);
}

static gboolean
is_for_action (GtkWidget *widget, const char *action)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
is_revealed_banner (GtkWidget *widget, const char *what)
{
  return ADW_IS_BANNER (widget) && adw_banner_get_revealed (ADW_BANNER (widget));
}

static GtkWidget *
wait_for_row (Fixture *fixture, const char *title)
{
  GtkWidget *row;

  while ((row = find (GTK_WIDGET (fixture->dialog), is_row, title)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return row;
}

static void
wait_until_gone (Fixture *fixture, const char *title)
{
  while (find (GTK_WIDGET (fixture->dialog), is_row, title) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The dialog that asks something now, or tells. */
static AdwAlertDialog *
wait_for_alert (Fixture *fixture)
{
  AdwDialog *dialog;

  while (!ADW_IS_ALERT_DIALOG (
    dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))))
    g_main_context_iteration (NULL, TRUE);
  return ADW_ALERT_DIALOG (dialog);
}

static void
answer (Fixture *fixture, const char *response)
{
  AdwAlertDialog *dialog = wait_for_alert (fixture);
  gpointer alive = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &alive);
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
activate (Fixture *fixture, const char *action, const char *target)
{
  g_autoptr (GVariant) parameter = target != NULL ? g_variant_ref_sink (g_variant_new_string (target)) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (fixture->page, action, parameter));
}

/* The window with the preferences. */

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *example = ui_test_example ();

  style_folder_clear ();
  fixture->window = ui_test_open (ui_test_application (), example);
}

static void
open_preferences (Fixture *fixture)
{
  g_auto (GStrv) keys =
    gtk_application_get_accels_for_action (GTK_APPLICATION (ui_test_application ()), "app.preferences");

  g_assert_true (g_strv_equal ((const char *const *) keys, (const char *const[]){ "<Control>comma", NULL }));
  g_action_group_activate_action (G_ACTION_GROUP (ui_test_application ()), "preferences", NULL);
  fixture->dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (ADW_IS_PREFERENCES_DIALOG (fixture->dialog));
  fixture->page = find (GTK_WIDGET (fixture->dialog), is_of_type, "StellerStylesPage");
  g_assert_nonnull (fixture->page);
  wait_for_row (fixture, "Standaard");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_close (fixture->window);
  style_folder_clear ();
}

/* Nothing of it is there before somebody asks for it. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;
  GtkPicture *picture;
  GtkWidget *broken;

  style_folder_write_style ("eigen.ott", "Eigen <stijl>", 0);
  style_folder_write ("stuk.ott", "geen zip");
  g_assert_null (find (GTK_WIDGET (fixture->window), is_of_type, "StellerStylesPage"));
  open_preferences (fixture);

  row = wait_for_row (fixture, "Standaard");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Built In");
  g_assert_null (find (row, is_for_action, "styles.warnings"));
  picture = GTK_PICTURE (find (row, is_of_type, "GtkPicture"));
  while (gtk_picture_get_paintable (picture) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (gtk_picture_get_paintable (picture)), >, 100);

  row = wait_for_row (fixture, "Eigen <stijl>");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Yours");
  g_assert_nonnull (find (row, is_for_action, "styles.warnings"));

  broken = wait_for_row (fixture, "stuk");
  g_assert_false (STELLER_IS_STYLE_ROW (broken));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (broken)), "stuk.ott"));
  g_assert_nonnull (find (broken, is_for_action, "styles.remove"));
}

static void
test_warnings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StellerStyle) style = NULL;

  style_folder_write_style ("eigen.ott", "Eigen", 0);
  open_preferences (fixture);
  wait_for_row (fixture, "Eigen");
  style = steller_styles_load (steller_shared_styles_get (), "eigen", NULL);
  g_assert_nonnull (steller_style_get_warnings (style)[0]);
  activate (fixture, "styles.warnings", "eigen");
  wait_for_row (fixture, steller_style_get_warnings (style)[0]);
}

/* The picture of a style is made once for all who show it. */
static void
test_picture_is_kept (Fixture *fixture, gconstpointer data)
{
  GdkPaintable *paintable = NULL;

  for (guint i = 0; i < 2; i++)
    {
      GtkPicture *picture;

      open_preferences (fixture);
      picture = GTK_PICTURE (find (wait_for_row (fixture, "Standaard"), is_of_type, "GtkPicture"));
      while (gtk_picture_get_paintable (picture) == NULL)
        g_main_context_iteration (NULL, TRUE);
      if (paintable == NULL)
        paintable = gtk_picture_get_paintable (picture);
      g_assert_true (paintable == gtk_picture_get_paintable (picture));
      adw_dialog_force_close (fixture->dialog);
    }
}

/* A file that changes, comes or goes does so in the list. */
static void
test_follows_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = style_folder_get_path ("eigen.ott");

  style_folder_write_style ("eigen.ott", "Eigen", 210);
  open_preferences (fixture);
  wait_for_row (fixture, "Eigen");
  style_folder_write_style ("eigen.ott", "Anders", 210);
  wait_for_row (fixture, "Anders");
  wait_until_gone (fixture, "Eigen");
  g_assert_cmpint (g_remove (path), ==, 0);
  wait_until_gone (fixture, "Anders");
}

/* Drops a file on the page, as a file manager does it. */
static void
drop (Fixture *fixture, const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->page);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean dropped = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array ((GFile *[]){ file }, 1));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &dropped);
    }
  g_assert_true (dropped);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("steller-added-XXXXXX", NULL);
  g_autofree char *from = g_build_filename (folder, "Nieuw.OTT", NULL);
  g_autofree char *written = style_folder_get_path ("nieuw.ott");
  g_autofree char *target = style_folder_get_path ("Nieuw.ott");
  g_autofree char *content = NULL;
  g_autofree char *copied = NULL;
  gsize length, copied_length;

  open_preferences (fixture);
  style_folder_write_style ("nieuw.ott", "Nieuw", 220);
  g_assert_cmpint (g_rename (written, from), ==, 0);
  drop (fixture, from);
  wait_for_row (fixture, "Nieuw");
  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (g_file_get_contents (target, &copied, &copied_length, NULL));
  g_assert_cmpmem (content, length, copied, copied_length);

  /* Once more: it asks, and does nothing when the answer is no. */
  style_folder_write_style ("nieuw.ott", "Nieuwer", 230);
  g_assert_cmpint (g_rename (written, from), ==, 0);
  drop (fixture, from);
  answer (fixture, "cancel");
  wait_for_row (fixture, "Nieuw");
  drop (fixture, from);
  answer (fixture, "replace");
  wait_for_row (fixture, "Nieuwer");
  wait_until_gone (fixture, "Nieuw");

  g_assert_cmpint (g_remove (from), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A template in one format takes the place of one in the other; and of one that is built in, after a question. */
static void
test_add_in_place_of_others (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("steller-added-XXXXXX", NULL);
  g_autofree char *from = g_build_filename (folder, "eigen.odt", NULL);
  g_autofree char *builtin = g_build_filename (folder, "standaard.ott", NULL);
  g_autofree char *written = style_folder_get_path ("eigen.odt");
  g_autofree char *old = style_folder_get_path ("eigen.ott");

  style_folder_write_style ("eigen.odt", "Als tekst", 210);
  g_assert_cmpint (g_rename (written, from), ==, 0);
  style_folder_write_style ("eigen.ott", "Als sjabloon", 210);
  open_preferences (fixture);
  wait_for_row (fixture, "Als sjabloon");
  drop (fixture, from);
  answer (fixture, "replace");
  wait_for_row (fixture, "Als tekst");
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_rename (from, builtin), ==, 0);
  drop (fixture, builtin);
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (wait_for_alert (fixture)), "instead of it"));
  answer (fixture, "cancel");
  g_assert_cmpint (g_remove (builtin), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What is no house style is not added, and the reason is told. */
static void
test_add_what_is_none (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "stuk.ott", "brief.doc", "weg.ott" };
  g_autofree char *folder = g_dir_make_tmp ("steller-added-XXXXXX", NULL);

  open_preferences (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *target = style_folder_get_path (names[i]);

      if (i < 2)
        g_assert_true (g_file_set_contents (path, "geen zip", -1, NULL));
      drop (fixture, path);
      g_assert_nonnull (strstr (adw_alert_dialog_get_heading (wait_for_alert (fixture)), names[i]));
      answer (fixture, "close");
      g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = style_folder_get_path ("eigen.ott");
  GtkWidget *undo;

  style_folder_write_style ("eigen.ott", "Eigen", 210);
  open_preferences (fixture);
  wait_for_row (fixture, "Eigen");
  activate (fixture, "styles.remove", path);
  wait_until_gone (fixture, "Eigen");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  while ((undo = ui_test_find_button (GTK_WIDGET (fixture->dialog), "_Undo")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (undo, "clicked");
  wait_for_row (fixture, "Eigen");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A copy of a style that is built in is a template of one's own, and does not take another's place. */
static void
test_copy (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "Mijn-huis stijl.ott", "Mijn-huis stijl 2.ott" };

  open_preferences (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = style_folder_get_path (paths[i]);
      AdwAlertDialog *dialog;
      GtkWidget *entry;
      GtkWidget *button;
      g_autoptr (StellerStyle) style = NULL;
      g_autoptr (GError) error = NULL;

      activate (fixture, "styles.copy", "standaard");
      dialog = wait_for_alert (fixture);
      entry = find (GTK_WIDGET (dialog), is_row, "Name");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Copy of Standaard");
      gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
      g_assert_false (adw_alert_dialog_get_response_enabled (dialog, "copy"));
      gtk_editable_set_text (GTK_EDITABLE (entry), " Mijn/huis stijl ");
      answer (fixture, "copy");
      while (!g_file_test (path, G_FILE_TEST_EXISTS))
        g_main_context_iteration (NULL, TRUE);
      wait_for_row (fixture, "Mijn/huis stijl");
      style = steller_style_new_from_file (path, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (steller_style_get_title (style), ==, "Mijn/huis stijl");
      while ((button = ui_test_find_button (GTK_WIDGET (fixture->dialog), "_Open in LibreOffice")) == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (gtk_widget_is_sensitive (button));
    }
}

/* Choosing the style of a note. */

static guint
get_page_width (Fixture *fixture)
{
  StellerPreview *preview = ui_test_child (fixture->window, "preview");
  double width, height;

  steller_pages_get_page_size (steller_preview_get_pages (preview), 0, &width, &height);
  return (guint) (width * 25.4 / 72 + 0.5);
}

static void
wait_for_page_width (Fixture *fixture, guint width)
{
  while (get_page_width (fixture) != width)
    g_main_context_iteration (NULL, TRUE);
}

static StellerNote *
get_note (Fixture *fixture)
{
  return steller_draft_get_note (steller_window_get_draft (fixture->window));
}

static void
open_chooser (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.style", NULL));
  fixture->dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  g_assert_true (STELLER_IS_STYLE_CHOOSER (fixture->dialog));
  wait_for_row (fixture, "Standaard");
}

static void
choose (Fixture *fixture, const char *title)
{
  GtkWidget *row = wait_for_row (fixture, title);
  gpointer alive = fixture->dialog;

  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), &alive);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_choose (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  style_folder_write_style ("breed.ott", "Breed", 250);
  g_assert_cmpuint (get_page_width (fixture), ==, 210);
  open_chooser (fixture);
  button = find (wait_for_row (fixture, "Standaard"), is_of_type, "GtkCheckButton");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)));
  button = find (wait_for_row (fixture, "Breed"), is_of_type, "GtkCheckButton");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)));
  choose (fixture, "Breed");
  g_assert_cmpstr (steller_note_get_style_id (get_note (fixture)), ==, "breed");
  g_assert_cmpstr (steller_note_get_style_version (get_note (fixture)), ==, "1");
  wait_for_page_width (fixture, 250);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  wait_for_page_width (fixture, 210);

  /* The one that it has: nothing to undo. */
  open_chooser (fixture);
  choose (fixture, "Standaard");
  g_assert_false (steller_draft_get_modified (steller_window_get_draft (fixture->window)));
}

/* The pages in the window follow the file of the style. */
static void
test_preview_follows (Fixture *fixture, gconstpointer data)
{
  style_folder_write_style ("breed.ott", "Breed", 250);
  steller_note_set_style (get_note (fixture), "breed", "1");
  wait_for_page_width (fixture, 250);
  style_folder_write_style ("breed.ott", "Breed", 260);
  wait_for_page_width (fixture, 260);
}

#define MISSING                                                                                                       \
  "{\"format\": \"steller-nota\", \"version\": 1, \"id\": \"019a0000-0000-7000-8000-000000000000\", "                  \
  "\"type\": \"beslisnota\", \"style\": {\"id\": \"eigen\", \"version\": \"4\"}, "                                \
  "\"fields\": {\"onderwerp\": \"Proef\"}}"

/* A note keeps asking for its style, and is in it again once that is here. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_test_write_note ("memo.nota", MISSING);
  StellerWindow *window = ui_test_open (ui_test_application (), path);
  AdwBanner *banner = ADW_BANNER (find (GTK_WIDGET (window), is_revealed_banner, NULL));

  g_assert_nonnull (strstr (adw_banner_get_title (banner), "“eigen”"));
  g_assert_nonnull (strstr (adw_banner_get_title (banner), "“standaard”"));
  g_assert_cmpstr (steller_note_get_style_id (steller_draft_get_note (steller_window_get_draft (window))), ==, "eigen");
  g_assert_false (steller_draft_get_modified (steller_window_get_draft (window)));

  style_folder_write_style ("eigen.ott", "Eigen", 220);
  while (adw_banner_get_revealed (banner))
    g_main_context_iteration (NULL, TRUE);
  ui_test_close (window);
}

int
main (int argc, char **argv)
{
  style_folder_init ();
  if (!ui_test_init (&argc, &argv))
    return 0;
#define ADD(name, function) g_test_add ("/ui/styles-page/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("list", test_list);
  ADD ("warnings", test_warnings);
  ADD ("picture-is-kept", test_picture_is_kept);
  ADD ("follows-files", test_follows_files);
  ADD ("add", test_add);
  ADD ("add-in-place-of-others", test_add_in_place_of_others);
  ADD ("add-what-is-none", test_add_what_is_none);
  ADD ("remove", test_remove);
  ADD ("copy", test_copy);
  ADD ("choose", test_choose);
  ADD ("preview-follows", test_preview_follows);
  ADD ("missing", test_missing);
  return g_test_run ();
}
