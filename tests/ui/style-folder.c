/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "style-folder.h"

#include <glib/gstdio.h>
#include <string.h>

#include "steller-style-pack.h"
#include "steller-styles.h"
#include "steller-zip-writer.h"

/* The folder of the user is one of the test program alone, also where it runs on no desktop of its own. */
void
style_folder_init (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("steller-styles-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
}

char *
style_folder_get_path (const char *name)
{
  g_autofree char *folder = steller_styles_get_user_folder ();

  return g_build_filename (folder, name, NULL);
}

void
style_folder_write (const char *name, const char *content)
{
  g_autofree char *folder = steller_styles_get_user_folder ();
  g_autofree char *path = style_folder_get_path (name);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

/* The built-in house style on paper of another width, in millimetres. A width of 0 is one with a warning. */
void
style_folder_write_style (const char *name, const char *title, guint width)
{
  g_autofree char *folder = steller_styles_get_user_folder ();
  g_autofree char *path = style_folder_get_path (name);
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", NULL);
  g_autoptr (GBytes) packed = steller_style_pack (style, title, NULL);
  g_autoptr (StellerStyle) copy = steller_style_new_from_bytes ("kopie", packed, NULL);
  g_autoptr (StellerZipWriter) writer = steller_zip_writer_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *content;

  steller_zip_writer_add (writer, "mimetype", steller_style_get_part (copy, "mimetype"), TRUE, &error);
  for (const char *const *part = steller_style_get_part_names (copy); *part != NULL; part++)
    {
      GBytes *old = steller_style_get_part (copy, *part);
      g_autoptr (GBytes) new = NULL;

      if (g_str_equal (*part, "mimetype"))
        continue;
      if (g_str_equal (*part, "styles.xml"))
        {
          g_autofree char *text = g_strndup (g_bytes_get_data (old, NULL), g_bytes_get_size (old));
          g_autoptr (GString) changed = g_string_new (text);
          g_autofree char *replacement =
            width > 0 ? g_strdup_printf ("fo:page-width=\"%umm\"", width)
                      : g_strdup ("fo:page-width=\"210mm\" fo:no-such-property=\"1\"");
          const char *start = strstr (text, "fo:page-width=\"");
          g_autofree char *attribute = NULL;

          g_assert_nonnull (start);
          attribute = g_strndup (start, strchr (start + strlen ("fo:page-width=\""), '"') + 1 - start);
          g_assert_cmpuint (g_string_replace (changed, attribute, replacement, 0), >, 0);
          new = g_string_free_to_bytes (g_steal_pointer (&changed));
        }
      steller_zip_writer_add (writer, *part, new != NULL ? new : old, FALSE, &error);
      g_assert_no_error (error);
    }
  bytes = steller_zip_writer_finish (writer, &error);
  g_assert_no_error (error);

  content = g_bytes_get_data (bytes, &size);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, content, size, &error);
  g_assert_no_error (error);
}

/* Takes away what the test wrote. */
void
style_folder_clear (void)
{
  g_autofree char *folder = steller_styles_get_user_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}
