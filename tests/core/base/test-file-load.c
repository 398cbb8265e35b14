/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-file-load.h"

/* This file itself: once in the program, where it has no path, and once on the disk. */
#define RESOURCE "resource:///test/test-file-load.c"
#define FILE_NAME "test-file-load.c"

static GBytes *
read_itself (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "base", FILE_NAME, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

static GFile *
get_file (gconstpointer without_path)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "base", FILE_NAME, NULL);
  GFile *file = without_path != NULL ? g_file_new_for_uri (RESOURCE) : g_file_new_for_path (path);

  g_assert_true ((g_file_peek_path (file) == NULL) == (without_path != NULL));
  return file;
}

/* As many bytes as there may be are read, and not one more. */
static void
test_limit (gconstpointer without_path)
{
  g_autoptr (GFile) file = get_file (without_path);
  g_autoptr (GBytes) expected = read_itself ();
  const struct
  {
    gssize room;
    gboolean fits;
  } cases[] = { { 1000, TRUE }, { 0, TRUE }, { -1, FALSE }, { -1000, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize limit = g_bytes_get_size (expected) + cases[i].room;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = steller_file_load (file, limit, NULL, &error);

      if (cases[i].fits)
        {
          g_assert_no_error (error);
          g_assert_true (g_bytes_equal (bytes, expected));
        }
      else
        {
          g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
          g_assert_nonnull (strstr (error->message, FILE_NAME));
          g_assert_null (bytes);
        }
    }
}

static void
test_absent (gconstpointer without_path)
{
  g_autoptr (GFile) file = without_path != NULL ? g_file_new_for_uri ("resource:///test/absent")
                                                : g_file_new_for_path ("/absent/file");
  g_autoptr (GError) error = NULL;

  g_assert_null (steller_file_load (file, 1000, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelled (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri (RESOURCE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (steller_file_load (file, 100000, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/base/file-load/limit/path", NULL, test_limit);
  g_test_add_data_func ("/base/file-load/limit/no-path", RESOURCE, test_limit);
  g_test_add_data_func ("/base/file-load/absent/path", NULL, test_absent);
  g_test_add_data_func ("/base/file-load/absent/no-path", RESOURCE, test_absent);
  g_test_add_func ("/base/file-load/cancelled", test_cancelled);
  return g_test_run ();
}
