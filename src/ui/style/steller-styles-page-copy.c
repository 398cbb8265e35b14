/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-style-files.h"
#include "steller-styles-page-private.h"
#include "steller-styles.h"
#include "steller-template-launch.h"

/* The copy, until the toast that offers to open it has gone. */
typedef struct
{
  StellerStylesPage *page;
  GFile *file;
} Launch;

static void
launch_free (gpointer data, GClosure *closure)
{
  Launch *launch = data;

  g_object_unref (launch->page);
  g_object_unref (launch->file);
  g_free (launch);
}

/* A toast is not in the page, whose actions it would not find. */
static void
on_open_clicked (AdwToast *toast, gpointer data)
{
  const Launch *launch = data;

  steller_template_launch (GTK_WIDGET (launch->page), launch->file);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerStylesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = steller_style_files_add_finish (result, &error);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *title = NULL;
  AdwToast *toast;
  Launch *launch;

  if (!steller_styles_page_is_there (self))
    return;
  steller_style_list_refresh (self->styles);
  if (id == NULL)
    {
      steller_styles_page_show_error (self, _("The Copy Could Not Be Made"), error);
      return;
    }
  folder = steller_styles_get_user_folder ();
  name = g_strconcat (id, ".ott", NULL);
  path = g_build_filename (folder, name, NULL);
  title = g_strdup_printf (_("“%s” Added"), id);
  toast = steller_styles_page_make_toast (title);
  adw_toast_set_button_label (toast, _("_Open in LibreOffice"));
  launch = g_new (Launch, 1);
  launch->page = g_object_ref (self);
  launch->file = g_file_new_for_path (path);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_open_clicked), launch, launch_free, 0);
  steller_styles_page_add_toast (self, toast);
}

/* The question for a title, with what it is asked for. */
typedef struct
{
  StellerStylesPage *page;
  StellerStyle *style;
  GtkEditable *entry;
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->page);
  g_object_unref (copy->style);
  g_object_unref (copy->entry);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static char *
get_copy_title (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
on_copy_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Copy) copy = data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  g_autofree char *title = get_copy_title (copy->entry);

  if (g_str_equal (response, "copy") && *title != '\0')
    steller_style_files_copy (copy->style, title, NULL, on_copied, g_object_ref (copy->page));
}

static void
on_copy_title_changed (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *title = get_copy_title (entry);

  adw_alert_dialog_set_response_enabled (dialog, "copy", *title != '\0');
}

/**
 * steller_styles_page_copy:
 * @self: a page of house styles
 * @id: the id of the style to copy
 *
 * Asks for a name, makes a copy of a house style as one of the user's own, and tells what came of it.
 */
void
steller_styles_page_copy (StellerStylesPage *self, const char *id)
{
  g_autoptr (StellerStyleEntry) entry = steller_styles_page_find_entry (self, id);
  AdwAlertDialog *dialog;
  GtkWidget *group;
  GtkWidget *row;
  g_autofree char *title = NULL;
  Copy *copy;

  if (entry == NULL)
    return;

  /* Translators: the name of a house style. */
  title = g_strdup_printf (_("Copy of %s"), steller_style_entry_get_title (entry));
  row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), title);
  group = adw_preferences_group_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Make a Copy to Start From"),
                                                   _("The copy is a template of your own, to change in LibreOffice.")));
  adw_alert_dialog_set_extra_child (dialog, group);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "copy", _("Make _Copy"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "copy", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "copy");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (row, "changed", G_CALLBACK (on_copy_title_changed), dialog);

  copy = g_new (Copy, 1);
  copy->page = g_object_ref (self);
  copy->style = g_object_ref (steller_style_entry_get_style (entry));
  copy->entry = g_object_ref (GTK_EDITABLE (row));
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, on_copy_answered, copy);
  gtk_widget_grab_focus (row);
}
