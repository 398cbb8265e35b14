/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "steller-form.h"
#include "steller-preview-page.h"
#include "steller-preview.h"
#include "ui-test.h"

#define NOTE(version, text)                                                                                            \
  "{ \"format\": \"steller-nota\", \"version\": " version ", \"id\": \"019a0000-0000-7000-8000-000000000000\",\n"      \
  "  \"type\": \"beslisnota\", \"language\": \"nl\",\n"                                                                \
  "  \"fields\": { \"onderwerp\": \"Proefnota\" },\n"                                                                  \
  "  \"sections\": { \"aanleiding\": { \"text\": " text " } } }\n"

static const char *
visible_page (StellerWindow *window)
{
  return gtk_stack_get_visible_child_name (ui_test_child (window, "stack"));
}

static void
test_start (void)
{
  StellerApplication *application = ui_test_application ();
  StellerWindow *window;

  g_application_activate (G_APPLICATION (application));
  window = STELLER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpstr (visible_page (window), ==, "start");
  g_assert_null (steller_window_get_file (window));

  /* Once more shows the same window. */
  g_application_activate (G_APPLICATION (application));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==, 1);

  ui_test_close (window);
}

static void
test_open (void)
{
  StellerApplication *application = ui_test_application ();
  g_autofree char *path = ui_test_example ();
  StellerWindow *window = ui_test_open (application, path);
  StellerPreview *preview = ui_test_child (window, "preview");
  AdwWindowTitle *title = ui_test_child (window, "window_title");
  guint n_pages = steller_pages_get_n_pages (steller_preview_get_pages (preview));
  guint n_children = 0;

  g_assert_cmpstr (visible_page (window), ==, "note");
  g_assert_cmpstr (adw_window_title_get_subtitle (title), ==, "voorbeeld-beslisnota.nota");
  g_assert_cmpstr (adw_window_title_get_title (title), !=, "");
  g_assert_cmpstr (adw_window_title_get_title (title), ==, gtk_window_get_title (GTK_WINDOW (window)));
  g_assert_false (adw_banner_get_revealed (ui_test_child (window, "newer_banner")));
  g_assert_false (adw_banner_get_revealed (ui_test_child (window, "warning_banner")));

  g_assert_cmpuint (n_pages, >=, 2);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (preview)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_children++;
  g_assert_cmpuint (n_children, ==, n_pages);

  ui_test_close (window);
}

static void
test_windows (void)
{
  StellerApplication *application = ui_test_application ();
  g_autofree char *first_path = ui_test_write_note ("een.nota", NOTE ("1", "\"Een.\""));
  g_autofree char *second_path = ui_test_write_note ("twee.nota", NOTE ("1", "\"Twee.\""));
  g_autoptr (GFile) file = g_file_new_for_path (first_path);
  StellerWindow *first, *second;

  g_application_activate (G_APPLICATION (application));
  first = STELLER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  /* An empty window takes the note; another note gets its own window; the same note comes back to its window. */
  g_assert_true (ui_test_open (application, first_path) == first);
  second = ui_test_open (application, second_path);
  g_assert_true (second != first);
  g_application_open (G_APPLICATION (application), &file, 1, "");
  ui_test_wait_until_loaded (first);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==, 2);

  ui_test_close (first);
  ui_test_close (second);
}

static void
test_bad_file (void)
{
  static const struct
  {
    const char *name;
    const char *content;
    const char *place;
  } cases[] = {
    { "tekst.nota", "Geachte minister,\n", "tekst.nota, line 1\n" },
    { "getal.nota", NOTE ("1", "7"),
      "getal.nota, line 4\n“sections › aanleiding › text”: " },
    { "onbekend.nota", "{ \"format\": \"steller-nota\", \"version\": 1, \"id\": \"x\", \"type\": \"a<b>&c\" }",
      "onbekend.nota" },
    { "a<b>&c.nota", "", "a&lt;b&gt;&amp;c.nota" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StellerApplication *application = ui_test_application ();
      g_autofree char *path = ui_test_write_note (cases[i].name, cases[i].content);
      StellerWindow *window = ui_test_open (application, path);
      const char *description = adw_status_page_get_description (ui_test_child (window, "error_page"));

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (visible_page (window), ==, "error");
      g_assert_true (g_str_has_prefix (description, cases[i].place));
      g_assert_true (pango_parse_markup (description, -1, 0, NULL, NULL, NULL, NULL));
      g_assert_null (steller_preview_get_pages (ui_test_child (window, "preview")));
      /* There is nothing to zoom. */
      gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-in", NULL);
      g_assert_true (steller_preview_get_fit_width (ui_test_child (window, "preview")));

      ui_test_close (window);
    }
}

static char *
make_note_with_members (void)
{
  GString *note = g_string_new ("{ \"format\": \"steller-nota\", \"version\": 1");

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (note, ", \"m%u\": 1", i);
  g_string_append (note, " }");
  return g_string_free_and_steal (note);
}

/* Whatever is wrong, the user is told what can be done. */
static void
test_remedy (void)
{
  g_autofree char *members = make_note_with_members ();
  g_autofree char *many = ui_test_write_note ("leden.nota", members);
  g_autofree char *large = ui_test_write_note ("groot.nota", "{");
  g_autofree char *folder = g_path_get_dirname (many);
  g_autofree char *link = g_build_filename (folder, "lus.nota", NULL);
  g_autofree char *missing = g_build_filename (folder, "weg.nota", NULL);
  const struct
  {
    const char *path;
    const char *remedy;
  } cases[] = {
    { many, "No note is this large." },     { large, "No note is this large." },
    { folder, "Choose the file of a note." }, { link, "It is a link that leads back to itself." },
    { missing, "It may have been moved or deleted." },
  };

  g_assert_cmpint (truncate (large, 65 * 1024 * 1024), ==, 0);
  g_assert_cmpint (symlink ("lus.nota", link), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StellerWindow *window = ui_test_open (ui_test_application (), cases[i].path);
      const char *description = adw_status_page_get_description (ui_test_child (window, "error_page"));

      g_test_message ("%s: %s", cases[i].path, description);
      g_assert_cmpstr (visible_page (window), ==, "error");
      g_assert_nonnull (strstr (description, cases[i].remedy));
      ui_test_close (window);
    }
}

/* What may never come to an end is not begun with. */
static void
test_no_file (void)
{
  StellerApplication *application = ui_test_application ();
  g_autofree char *memo = ui_test_write_note ("memo.nota", NOTE ("1", "\"Goed.\""));
  g_autofree char *folder = g_path_get_dirname (memo);
  g_autofree char *pipe = g_build_filename (folder, "pijp.nota", NULL);
  const char *const paths[] = { pipe, "/dev/zero" };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      StellerWindow *window = ui_test_open (application, paths[i]);
      const char *description = adw_status_page_get_description (ui_test_child (window, "error_page"));

      g_assert_cmpstr (visible_page (window), ==, "error");
      g_assert_nonnull (strstr (description, "is a device or a pipe"));
      ui_test_close (window);
    }
}

static void
test_from_bad_to_good (void)
{
  StellerApplication *application = ui_test_application ();
  g_autofree char *path = ui_test_write_note ("memo.nota", "{");
  StellerWindow *window = ui_test_open (application, path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (visible_page (window), ==, "error");
  g_file_set_contents (path, NOTE ("1", "\"Goed.\""), -1, &error);
  g_assert_no_error (error);
  steller_window_open (window, steller_window_get_file (window));
  while (!g_str_equal (visible_page (window), "note"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Proefnota");

  ui_test_close (window);
}

/* A window that only says what is wrong with a file makes room, for another file and for a new note. */
static void
test_from_bad_to_other (void)
{
  StellerApplication *application = ui_test_application ();
  g_autofree char *bad = ui_test_write_note ("slecht.nota", "{");
  g_autofree char *worse = ui_test_write_note ("slechter.nota", "[");
  g_autofree char *good = ui_test_write_note ("memo.nota", NOTE ("1", "\"Goed.\""));
  StellerWindow *window = ui_test_open (application, bad);
  g_autoptr (GFile) file = g_file_new_for_path (worse);

  g_application_open (G_APPLICATION (application), &file, 1, "");
  while (!g_str_equal (gtk_window_get_title (GTK_WINDOW (window)), "slechter.nota"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (visible_page (window), ==, "error");
  g_clear_object (&file);
  file = g_file_new_for_path (good);
  g_application_open (G_APPLICATION (application), &file, 1, "");
  while (!g_str_equal (visible_page (window), "note"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==, 1);

  ui_test_close (window);
}

static void
test_newer_version (void)
{
  StellerApplication *application = ui_test_application ();
  g_autofree char *path = ui_test_write_note ("nieuwer.nota", NOTE ("2", "\"Later.\""));
  StellerWindow *window = ui_test_open (application, path);

  g_assert_cmpstr (visible_page (window), ==, "note");
  g_assert_true (adw_banner_get_revealed (ui_test_child (window, "newer_banner")));

  ui_test_close (window);
}

/* A window may go, or another note be asked for, while a note is still being laid out. */
static void
test_interrupted (void)
{
  StellerApplication *application = ui_test_application ();
  g_autofree char *example = ui_test_example ();
  g_autofree char *other = ui_test_write_note ("memo.nota", NOTE ("1", "\"Goed.\""));
  g_autoptr (GFile) first = g_file_new_for_path (example);
  g_autoptr (GFile) second = g_file_new_for_path (other);
  StellerWindow *window;

  window = steller_window_new (ADW_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
  steller_window_open (window, first);
  steller_window_open (window, second);
  ui_test_wait_until_loaded (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Proefnota");

  steller_window_open (window, first);
  ui_test_close (window);
}

static void
test_zoom (void)
{
  StellerApplication *application = ui_test_application ();
  g_autofree char *path = ui_test_example ();
  StellerWindow *window = ui_test_open (application, path);
  StellerPreview *preview = ui_test_child (window, "preview");
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (preview));
  int fitting, actual;

  g_assert_true (steller_preview_get_fit_width (preview));
  fitting = gtk_widget_get_width (page);
  g_assert_cmpint (fitting, <, gtk_widget_get_width (GTK_WIDGET (preview)));
  g_assert_cmpint (fitting, >, gtk_widget_get_width (GTK_WIDGET (preview)) - 50);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-actual", NULL));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  actual = gtk_widget_get_width (page);
  /* A4 is 210 mm: 794 pixels of 1/96 inch. */
  g_assert_cmpint (actual, ==, 794);
  g_assert_false (steller_preview_get_fit_width (preview));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-in", NULL));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpint (gtk_widget_get_width (page), >, actual);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-out", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-out", NULL));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpint (gtk_widget_get_width (page), <, actual);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-fit", NULL));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpint (gtk_widget_get_width (page), ==, fitting);

  ui_test_close (window);
}

/* It is made when it is opened, once, and shows the zoom. */
static void
test_main_menu (void)
{
  g_autofree char *path = ui_test_example ();
  StellerWindow *window = ui_test_open (ui_test_application (), path);
  GtkMenuButton *button = ui_test_child (window, "menu_button");
  GtkPopover *menu;
  GtkWidget *zoom;

  g_assert_true (gtk_menu_button_get_primary (button));
  g_assert_null (gtk_menu_button_get_popover (button));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-actual", NULL));
  gtk_menu_button_popup (button);
  menu = gtk_menu_button_get_popover (button);
  g_assert_true (GTK_IS_POPOVER_MENU (menu));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (menu)));
  zoom = ui_test_find_button (GTK_WIDGET (menu), "100 %");
  g_assert_nonnull (zoom);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-in", NULL));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (zoom)), !=, "100 %");
  g_signal_emit_by_name (zoom, "clicked");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (zoom)), ==, "100 %");

  gtk_menu_button_popdown (button);
  gtk_menu_button_popup (button);
  g_assert_true (gtk_menu_button_get_popover (button) == menu);
  gtk_menu_button_popdown (button);
  ui_test_close (window);
}

static void
test_accessible (void)
{
  StellerApplication *application = ui_test_application ();
  g_autofree char *path = ui_test_example ();
  StellerWindow *window = ui_test_open (application, path);
  StellerPreview *preview = ui_test_child (window, "preview");
  guint n_pages = steller_pages_get_n_pages (steller_preview_get_pages (preview));
  guint number = 0;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (preview), GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (preview), GTK_ACCESSIBLE_PROPERTY_LABEL, "Printed pages");
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (preview)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    {
      g_autofree char *label = g_strdup_printf ("Page %u of %u", ++number, n_pages);

      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_ROLE_ARTICLE);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
    }
  /* The form is where one begins. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), ui_test_child (window, "form")));

  ui_test_close (window);
}

/* The button in sight that does something. */
static GtkWidget *
find_button_for (GtkWidget *widget, const char *action)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button_for (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_narrow (void)
{
  StellerApplication *application = ui_test_application ();
  g_autofree char *path = ui_test_example ();
  StellerWindow *window = steller_window_new (ADW_APPLICATION (application));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *page;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  gtk_window_present (GTK_WINDOW (window));
  steller_window_open (window, file);
  ui_test_wait_until_loaded (window);

  /* Half of what is at the top is for the title, and what can be done is at the bottom. */
  g_assert_cmpint (gtk_widget_get_width (ui_test_child (window, "window_title")), >=, 180);
  g_assert_false (gtk_widget_get_mapped (ui_test_child (window, "save_button")));
  g_assert_true (adw_toolbar_view_get_reveal_bottom_bars (ui_test_child (window, "toolbar_view")));
  g_assert_nonnull (find_button_for (ui_test_child (window, "toolbar_view"), "win.save"));
  g_assert_nonnull (find_button_for (ui_test_child (window, "toolbar_view"), "win.export"));

  /* One pane at a time. */
  g_assert_true (gtk_widget_get_mapped (ui_test_child (window, "form")));
  g_assert_false (gtk_widget_get_mapped (ui_test_child (window, "preview")));
  adw_toggle_group_set_active_name (ui_test_child (window, "pane_switcher"), "pages");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_false (gtk_widget_get_mapped (ui_test_child (window, "form")));
  page = gtk_widget_get_first_child (ui_test_child (window, "preview"));
  /* Without a compositor a window has a border, which counts as part of it. */
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);
  g_assert_cmpint (gtk_widget_get_width (page), <, 360);
  g_assert_cmpint (gtk_widget_get_width (page), >, 300);

  /* And both where there is room. */
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 640);
  while (!gtk_widget_get_mapped (ui_test_child (window, "form")))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_mapped (ui_test_child (window, "preview")));

  ui_test_close (window);
}

/* The first widget of a type in a widget, in the order of Tab. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
resize_until (StellerWindow *window, int width, gboolean narrow)
{
  gtk_window_set_default_size (GTK_WINDOW (window), width, 640);
  while ((adw_application_window_get_current_breakpoint (ADW_APPLICATION_WINDOW (window)) != NULL) != narrow)
    g_main_context_iteration (NULL, TRUE);
  /* What is out of sight comes back with one frame, and GTK moves a focus that is lost after another. */
  for (guint i = 0; i < 3; i++)
    gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

/* Whoever writes goes on writing at the same place when the window becomes narrow, and wide again. */
static void
test_narrow_keeps_focus (void)
{
  StellerApplication *application = ui_test_application ();
  g_autofree char *path = ui_test_write_note ("memo.nota", NOTE ("1", "\"Een vraag.\""));
  StellerWindow *window = ui_test_open (application, path);
  GtkWidget *form = ui_test_child (window, "form");
  GtkWidget *preview = ui_test_child (window, "preview");
  GtkWidget *line = find (form, GTK_TYPE_TEXT);
  GtkWidget *section;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  int from, to;

  gtk_editable_set_text (GTK_EDITABLE (line), "Beslisnota");
  for (guint i = 0; i < 4; i++)
    {
      gtk_widget_grab_focus (line);
      gtk_editable_select_region (GTK_EDITABLE (line), 2, 2 + (int) i);
      resize_until (window, i % 2 == 0 ? 600 : 900, i % 2 == 0);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == line);
      gtk_editable_get_selection_bounds (GTK_EDITABLE (line), &from, &to);
      g_assert_cmpint (from, ==, 2);
      g_assert_cmpint (to, ==, 2 + i);
    }

  g_assert_true (steller_form_reveal (STELLER_FORM (form), "/sections/aanleiding/text", 4));
  section = gtk_window_get_focus (GTK_WINDOW (window));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (section));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 4);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 9);
  gtk_text_buffer_select_range (buffer, &end, &start);
  for (guint i = 0; i < 2; i++)
    {
      resize_until (window, i % 2 == 0 ? 600 : 900, i % 2 == 0);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == section);
      g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
      g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, 4);
      g_assert_cmpint (gtk_text_iter_get_offset (&end), ==, 9);
    }

  /* Whoever looks at the pages keeps these, and whoever writes then keeps the form. */
  gtk_widget_grab_focus (preview);
  resize_until (window, 600, TRUE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == preview);
  g_assert_true (gtk_widget_get_mapped (preview));
  resize_until (window, 900, FALSE);
  gtk_widget_grab_focus (line);
  resize_until (window, 600, TRUE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == line);
  g_assert_true (gtk_widget_get_mapped (line));

  steller_draft_discard (steller_window_get_draft (window));
  ui_test_close (window);
}

/* What is written is on the pages. */
static void
test_pages_follow (void)
{
  StellerApplication *application = ui_test_application ();
  g_autofree char *path = ui_test_write_note ("memo.nota", NOTE ("1", "\"Een.\""));
  StellerWindow *window = ui_test_open (application, path);
  StellerPreview *preview = ui_test_child (window, "preview");
  g_autoptr (StellerPages) before = steller_pages_ref (steller_preview_get_pages (preview));
  StellerNote *note = steller_draft_get_note (steller_window_get_draft (window));

  steller_note_set_section_text (note, "aanleiding", "Anders.");
  while (steller_preview_get_pages (preview) == before)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  steller_draft_discard (steller_window_get_draft (window));

  ui_test_close (window);
}


int
main (int argc, char **argv)
{
  if (!ui_test_init (&argc, &argv))
    return 0;

  g_test_add_func ("/window/start", test_start);
  g_test_add_func ("/window/open", test_open);
  g_test_add_func ("/window/windows", test_windows);
  g_test_add_func ("/window/bad-file", test_bad_file);
  g_test_add_func ("/window/remedy", test_remedy);
  g_test_add_func ("/window/no-file", test_no_file);
  g_test_add_func ("/window/from-bad-to-good", test_from_bad_to_good);
  g_test_add_func ("/window/from-bad-to-other", test_from_bad_to_other);
  g_test_add_func ("/window/newer-version", test_newer_version);
  g_test_add_func ("/window/interrupted", test_interrupted);
  g_test_add_func ("/window/zoom", test_zoom);
  g_test_add_func ("/window/main-menu", test_main_menu);
  g_test_add_func ("/window/accessible", test_accessible);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/narrow-keeps-focus", test_narrow_keeps_focus);
  g_test_add_func ("/window/pages-follow", test_pages_follow);

  return g_test_run ();
}
