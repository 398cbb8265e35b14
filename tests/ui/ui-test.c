/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-test.h"

#include <glib/gstdio.h>

/* Starts a test program; FALSE when there is no display to test on, which has then been said. */
gboolean
ui_test_init (int *argc, char ***argv)
{
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    {
      g_print ("1..0 # SKIP there is no display\n");
      return FALSE;
    }
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  return TRUE;
}

/* The one application of the test program: it registers itself on the bus, which goes once for each process. */
StellerApplication *
ui_test_application (void)
{
  static StellerApplication *application = NULL;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;

  application = steller_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

void
ui_test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Meson ends a test that waits for ever. */
void
ui_test_wait_until_loaded (StellerWindow *window)
{
  GtkStack *stack = ui_test_child (window, "stack");

  for (;;)
    {
      const char *page = gtk_stack_get_visible_child_name (stack);

      if (g_str_equal (page, "note") || g_str_equal (page, "error"))
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

char *
ui_test_example (void)
{
  return g_build_filename (g_getenv ("STELLER_SOURCE_DIR"), "data", "examples", "voorbeeld-beslisnota.nota", NULL);
}

/* The file goes away with the desktop, whose folder it is in. */
char *
ui_test_write_note (const char *name, const char *content)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "steller-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  char *path;

  g_assert_nonnull (g_mkdtemp (folder));
  path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);

  return path;
}

gpointer
ui_test_child (StellerWindow *window, const char *id)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (window), STELLER_TYPE_WINDOW, id);

  g_assert_nonnull (child);
  return child;
}

/* That a text view asks for the height that it will have, before it has been anywhere. */
void
ui_test_assert_text_height (GtkWidget *view)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  g_autoptr (PangoLayout) line = gtk_widget_create_pango_layout (view, "X");
  int line_height;
  int height;
  int any_height;

  gtk_widget_set_halign (view, GTK_ALIGN_START);
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  gtk_window_set_child (window, view);
  pango_layout_get_pixel_size (line, NULL, &line_height);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 200, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, >=, 4 * line_height);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 40, &any_height, NULL, NULL, NULL);
  g_assert_cmpint (any_height, >, height);
  /* For any width, no more than for a certain one. */
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, &any_height, NULL, NULL, NULL);
  g_assert_cmpint (any_height, <=, height);

  gtk_widget_set_size_request (view, 200, -1);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  ui_test_settle ();
  g_assert_cmpint (gtk_widget_get_width (view), ==, 200);
  g_assert_cmpint (gtk_widget_get_height (view), ==, height);
  gtk_window_destroy (window);
}

/* The button with that label among all that is in a widget, or NULL. */
GtkWidget *
ui_test_find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_test_find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Opens a file as the application does it, and waits until the window shows it or what is wrong with it. */
StellerWindow *
ui_test_open (StellerApplication *application, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  StellerWindow *window;

  g_application_open (G_APPLICATION (application), &file, 1, "");
  window = STELLER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  ui_test_wait_until_loaded (window);

  return window;
}

/* Closes a window, and waits until nothing keeps it any more: a note that is still being read does. */
void
ui_test_close (StellerWindow *window)
{
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_destroy (GTK_WINDOW (window));
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
}
