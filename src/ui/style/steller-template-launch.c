/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-template-launch.h"

#include <string.h>

#include "steller-file-launch.h"
#include "steller-odf.h"

/**
 * steller_template_launch_make_command:
 * @command: (nullable): the command of the program for templates, as in a desktop entry (Desktop Entry Specification,
 *   “The Exec key”)
 *
 * Makes a command that opens a template itself. LibreOffice otherwise makes a new document of it, which would be saved
 * elsewhere.
 *
 * Returns: (transfer full) (nullable): the command without the file; %NULL when the program is not LibreOffice, or
 *   takes files in a way that is not known
 */
char *
steller_template_launch_make_command (const char *command)
{
  static const char *const endings[] = { " %U", " %u", " %F", " %f" };
  g_autofree char *lower = NULL;

  if (command == NULL)
    return NULL;
  lower = g_ascii_strdown (command, -1);
  if (strstr (lower, "libreoffice") == NULL && strstr (lower, "soffice") == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (command, endings[i]) && strchr (command, '%') == command + strlen (command) - 2)
      {
        g_autofree char *bare = g_strndup (command, strlen (command) - strlen (endings[i]));

        return g_strconcat (bare, " -o", NULL);
      }
  return NULL;
}

/* The program for templates in a sandbox is a portal, which has no such command. */
static gboolean
launch_itself (GtkWidget *parent, GFile *file)
{
  g_autoptr (GAppInfo) program = g_app_info_get_default_for_type (STELLER_ODF_TEMPLATE_MEDIA_TYPE, TRUE);
  g_autofree char *command =
    program != NULL ? steller_template_launch_make_command (g_app_info_get_commandline (program)) : NULL;
  g_autoptr (GdkAppLaunchContext) context = NULL;
  g_autoptr (GAppInfo) editor = NULL;
  GList files = { .data = file };

  if (command == NULL || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return FALSE;
  editor = g_app_info_create_from_commandline (command, g_app_info_get_name (program), G_APP_INFO_CREATE_SUPPORTS_URIS,
                                               NULL);
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (parent));
  return editor != NULL && g_app_info_launch (editor, &files, G_APP_LAUNCH_CONTEXT (context), NULL);
}

/**
 * steller_template_launch:
 * @parent: the window from which it was asked, or a widget in it
 * @file: a template
 *
 * Opens a template to be changed, in LibreOffice where that is the program for it. Where it cannot be told to open the
 * template itself it makes a new document of it.
 */
void
steller_template_launch (GtkWidget *parent, GFile *file)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (G_IS_FILE (file));

  if (!launch_itself (parent, file))
    steller_file_launch_writable (parent, file);
}
