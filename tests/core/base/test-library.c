/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "steller-error.h"
#include "steller-library.h"

/* The library of C itself is there wherever the test is. */
#define LIBRARY "libc.so.6"

static void
test_functions (void)
{
  static const char *const names[] = { "abs", "strlen", NULL };
  struct
  {
    int (*absolute) (int number);
    size_t (*length) (const char *text);
  } functions = { NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (steller_library_load (LIBRARY, names, (gpointer *) &functions, &error));
  g_assert_no_error (error);
  g_assert_cmpint (functions.absolute (-3), ==, 3);
  g_assert_cmpuint (functions.length ("nota"), ==, 4);
}

static void
test_no_library (void)
{
  static const char *const names[] = { "abs", NULL };
  gpointer function = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (steller_library_load ("libsteller-is-not-there.so.7", names, &function, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "libsteller-is-not-there.so.7"));
  g_assert_null (function);
}

static void
test_no_function (void)
{
  static const char *const names[] = { "abs", "steller_is_not_there", NULL };
  gpointer functions[2] = { NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (steller_library_load (LIBRARY, names, functions, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "steller_is_not_there"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/functions", test_functions);
  g_test_add_func ("/library/no-library", test_no_library);
  g_test_add_func ("/library/no-function", test_no_function);

  return g_test_run ();
}
