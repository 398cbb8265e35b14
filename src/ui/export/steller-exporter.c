/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-exporter.h"

#include <glib/gi18n-lib.h>

#include "steller-export-dialog.h"
#include "steller-file-launch.h"
#include "steller-file-place.h"

typedef struct
{
  GWeakRef parent;
  GFile *file;
} Launch;

static void
launch_free (gpointer data, GClosure *closure)
{
  Launch *launch = data;

  g_weak_ref_clear (&launch->parent);
  g_object_unref (launch->file);
  g_free (launch);
}

static void
on_open_clicked (AdwToast *toast, gpointer data)
{
  Launch *launch = data;
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&launch->parent);

  if (parent != NULL)
    steller_file_launch (parent, launch->file);
}

static AdwToast *
make_toast (GtkWidget *parent, GFile *file)
{
  g_autofree char *name = steller_file_place_get_name (file);
  /* Translators: the name of the file that was made. */
  g_autofree char *title = g_strdup_printf (_("Exported to “%s”"), name);
  AdwToast *toast = adw_toast_new ("");
  Launch *launch = g_new0 (Launch, 1);

  g_weak_ref_init (&launch->parent, parent);
  launch->file = g_object_ref (file);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, title);
  adw_toast_set_button_label (toast, _("_Open"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_open_clicked), launch, launch_free, 0);
  return toast;
}

static void
on_closed (AdwDialog *dialog, gpointer data)
{
  g_autoptr (GTask) task = data;
  GtkWidget *parent = g_task_get_source_object (task);
  g_autoptr (GFile) file = NULL;

  g_object_get (dialog, "exported", &file, NULL);
  if (file != NULL)
    g_task_return_pointer (task, make_toast (parent, file), g_object_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
}

/**
 * steller_exporter_run:
 * @parent: the window of the note
 * @note: a note
 * @note_file: (nullable): its file
 * @audience: the edition that is chosen at first
 * @callback: called when the dialog has closed
 * @user_data: for @callback
 *
 * Lets the user export a note: asks in a dialog how and where to, exports in another thread, and tells what went wrong
 * in the same dialog. The note can be changed meanwhile.
 */
void
steller_exporter_run (GtkWidget *parent,
                      StellerNote *note,
                      GFile *note_file,
                      StellerAudience audience,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  AdwDialog *dialog;
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (STELLER_IS_NOTE (note));

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, steller_exporter_run);

  dialog = steller_export_dialog_new (note, note_file, audience);
  g_signal_connect (dialog, "closed", G_CALLBACK (on_closed), task);
  adw_dialog_present (dialog, parent);
}

/**
 * steller_exporter_finish:
 * @result: what the callback got
 *
 * Tells what became of an export.
 *
 * Returns: (transfer full) (nullable): a toast that tells where the note was exported to and opens that; %NULL when it
 *   was not exported
 */
AdwToast *
steller_exporter_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
