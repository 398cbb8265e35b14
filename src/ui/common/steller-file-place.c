/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-file-place.h"

#include <string.h>

/* How a person is told where a file is. */

/**
 * steller_file_place_get_name:
 * @file: a file
 *
 * Returns: (transfer full): its name without the folder, to be shown
 */
char *
steller_file_place_get_name (GFile *file)
{
  g_autofree char *base = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  return g_filename_display_name (base != NULL ? base : "");
}

/**
 * steller_file_place_is_in_portal:
 * @file: a file
 *
 * Tells whether the sandbox sees a file through the document portal, which gives it this one file in a folder of its
 * own: nothing else can be made beside it.
 *
 * Returns: whether that is so
 */
gboolean
steller_file_place_is_in_portal (GFile *file)
{
  g_autofree char *portal = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  portal = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  folder = g_file_new_for_path (portal);
  return g_file_has_prefix (file, folder);
}

/**
 * steller_file_place_get_folder:
 * @file: a file
 * @host_path: (nullable) (type filename): where it is outside the sandbox, as the document portal tells it
 *
 * Tells in which folder a file is, with `~` for the user's own. The portal's folder for it means nothing to anyone.
 *
 * Returns: (transfer full) (nullable): the folder, to be shown; %NULL when nothing can be told
 */
char *
steller_file_place_get_folder (GFile *file, const char *host_path)
{
  g_autoptr (GFile) parent = NULL;
  g_autofree char *path = NULL;
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (host_path != NULL)
    path = g_path_get_dirname (host_path);
  else if (!steller_file_place_is_in_portal (file) && (parent = g_file_get_parent (file)) != NULL)
    path = g_file_get_path (parent);
  if (path == NULL)
    return parent != NULL ? g_file_get_parse_name (parent) : NULL;

  if (length > 1 && g_str_has_prefix (path, home) && (path[length] == '/' || path[length] == '\0'))
    {
      g_autofree char *own = g_strconcat ("~", path + length, NULL);

      return g_filename_display_name (own);
    }
  return g_filename_display_name (path);
}
