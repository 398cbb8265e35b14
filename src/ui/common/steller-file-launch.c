/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-file-launch.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "steller-file-place.h"

static void
on_launched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) parent = data;
  GtkFileLauncher *launcher = GTK_FILE_LAUNCHER (source);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  AdwAlertDialog *dialog;

  if (gtk_file_launcher_launch_finish (launcher, result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) || gtk_widget_get_root (parent) == NULL)
    return;

  name = steller_file_place_get_name (gtk_file_launcher_get_file (launcher));
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (NULL, error->message));
  /* Translators: the name of a file. */
  adw_alert_dialog_format_heading (dialog, _("“%s” Could Not Be Opened"), name);
  adw_alert_dialog_add_response (dialog, "close", _("_Close"));
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

static void
launch (GtkWidget *parent, GFile *file, gboolean writable)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_set_writable (launcher, writable);
  gtk_file_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, on_launched,
                            g_object_ref (root != NULL ? GTK_WIDGET (root) : parent));
}

/**
 * steller_file_launch:
 * @parent: the window from which it was asked, or a widget in it
 * @file: a file
 *
 * Opens a file in the program that the user has for it, to be looked at.
 */
void
steller_file_launch (GtkWidget *parent, GFile *file)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (G_IS_FILE (file));

  launch (parent, file, FALSE);
}

/**
 * steller_file_launch_writable:
 * @parent: the window from which it was asked, or a widget in it
 * @file: a file
 *
 * Opens a file in the program that the user has for it, to be changed: from a sandbox too that program may save it.
 */
void
steller_file_launch_writable (GtkWidget *parent, GFile *file)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (G_IS_FILE (file));

  launch (parent, file, TRUE);
}
