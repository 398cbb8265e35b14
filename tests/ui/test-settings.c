/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-settings.h"
#include "ui-test.h"

static StellerWindow *
present (int width)
{
  StellerWindow *window = steller_window_new (ADW_APPLICATION (ui_test_application ()));

  if (width > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), width, 640);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static int
get_default_width (StellerWindow *window)
{
  int width;

  gtk_window_get_default_size (GTK_WINDOW (window), &width, NULL);
  return width;
}

/* A window begins as the last one was, and leaves those that are there as they are. */
static void
test_size (void)
{
  StellerWindow *first = present (800);
  StellerWindow *second = present (900);
  StellerWindow *third;

  g_assert_nonnull (steller_settings_get ());
  g_assert_cmpint (get_default_width (first), ==, 800);
  g_assert_cmpint (g_settings_get_int (steller_settings_get (), "window-width"), ==, 900);
  third = present (0);
  g_assert_cmpint (get_default_width (third), ==, 900);

  gtk_window_set_default_size (GTK_WINDOW (third), 780, 600);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (third));
  g_assert_cmpint (get_default_width (first), ==, 800);
  g_assert_cmpint (get_default_width (second), ==, 900);
  g_assert_cmpint (g_settings_get_int (steller_settings_get (), "window-width"), ==, 780);

  ui_test_close (first);
  ui_test_close (second);
  ui_test_close (third);
}

int
main (int argc, char **argv)
{
  if (!ui_test_init (&argc, &argv))
    return 0;

  g_test_add_func ("/settings/size", test_size);

  return g_test_run ();
}
