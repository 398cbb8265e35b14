/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-json-files.h"

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
list_folder (GPtrArray *paths, const char *data_dir, const char *folder)
{
  g_autofree char *path = g_build_filename (data_dir, "steller", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const char *name;

  /* Most people have no such folder. */
  if (dir == NULL)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (found, g_build_filename (path, name, NULL));
  g_ptr_array_sort (found, compare_paths);
  g_ptr_array_extend_and_steal (paths, g_steal_pointer (&found));
}

/**
 * steller_json_list_files:
 * @folder: `note-types`, `grounds` or another folder of data
 *
 * Lists the JSON files in `steller/@folder` under the data directories (XDG Base Directory Specification): the user's
 * own first, then those of the system, in each folder sorted by name. What comes first goes before what comes later.
 *
 * Returns: (transfer full) (element-type filename): the paths
 */
GPtrArray *
steller_json_list_files (const char *folder)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (folder != NULL, NULL);

  list_folder (paths, g_get_user_data_dir (), folder);
  for (const char *const *dir = g_get_system_data_dirs (); *dir != NULL; dir++)
    list_folder (paths, *dir, folder);
  return g_steal_pointer (&paths);
}
