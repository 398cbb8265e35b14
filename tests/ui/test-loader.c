/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-note-loader.h"

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* A machine without fonts: a message, and no pages on which nothing is to be read. */
static void
test_no_fonts (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("STELLER_SOURCE_DIR"), "data", "examples", "voorbeeld-beslisnota.nota", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  steller_note_loader_load (file, NULL, on_loaded, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (steller_note_loader_finish (result, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "no fonts"));
}

/* What was read early is taken once, when it is there. */
static void
test_early (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/no/such/folder/note.nota");
  g_autoptr (GFile) other = g_file_new_for_path ("/no/such/folder/other.nota");
  StellerLoadedNote *loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (steller_note_loader_take_early (file, &loaded, &error));
  steller_note_loader_load_early (file);
  g_assert_false (steller_note_loader_take_early (other, &loaded, &error));
  g_assert_no_error (error);
  while (!steller_note_loader_take_early (file, &loaded, &error))
    g_thread_yield ();
  g_assert_null (loaded);
  g_assert_nonnull (error);
  g_assert_false (steller_note_loader_take_early (file, &loaded, NULL));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("steller-loader-XXXXXX", NULL);
  g_autofree char *config = g_build_filename (folder, "fonts.conf", NULL);
  int status;

  g_assert_true (g_file_set_contents (config, "<?xml version=\"1.0\"?>\n<fontconfig></fontconfig>\n", -1, NULL));
  g_setenv ("FONTCONFIG_FILE", config, TRUE);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/loader/no-fonts", test_no_fonts);
  g_test_add_func ("/loader/early", test_early);
  status = g_test_run ();

  g_unlink (config);
  g_rmdir (folder);
  return status;
}
