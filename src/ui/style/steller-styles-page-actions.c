/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-error-text.h"
#include "steller-style-files.h"
#include "steller-styles-page-private.h"
#include "steller-template-launch.h"

/* Telling. */

/**
 * steller_styles_page_add_toast:
 * @self: a page of house styles
 * @toast: (transfer full): what to tell
 *
 * Tells something that needs no answer.
 */
void
steller_styles_page_add_toast (StellerStylesPage *self, AdwToast *toast)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);

  if (dialog != NULL)
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

/**
 * steller_styles_page_make_toast:
 * @title: what to tell, which may hold the name of anything
 *
 * Makes a toast.
 *
 * Returns: (transfer floating): a new toast
 */
AdwToast *
steller_styles_page_make_toast (const char *title)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, title);
  return toast;
}

/**
 * steller_styles_page_show_error:
 * @self: a page of house styles
 * @heading: what could not be done
 * @error: the reason
 *
 * Tells that something went wrong.
 */
void
steller_styles_page_show_error (StellerStylesPage *self, const char *heading, const GError *error)
{
  g_autofree char *reason = steller_error_text_describe (error);
  AdwDialog *dialog = adw_alert_dialog_new (heading, reason);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/**
 * steller_styles_page_is_there:
 * @self: a page of house styles
 *
 * Tells whether there is still somebody to be told of work that has ended.
 *
 * Returns: whether the page is in a window
 */
gboolean
steller_styles_page_is_there (StellerStylesPage *self)
{
  return self->styles != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL;
}

/**
 * steller_styles_page_find_entry:
 * @self: a page of house styles
 * @id: the id of a house style
 *
 * Looks for a house style on the page.
 *
 * Returns: (transfer full) (nullable): the style that was found; %NULL when it has gone meanwhile
 */
StellerStyleEntry *
steller_styles_page_find_entry (StellerStylesPage *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->styles)); i++)
    {
      g_autoptr (StellerStyleEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->styles), i);

      if (steller_style_entry_get_style (entry) != NULL && g_str_equal (steller_style_entry_get_id (entry), id))
        return g_steal_pointer (&entry);
    }
  return NULL;
}

/* Actions. */

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  steller_styles_page_add (STELLER_STYLES_PAGE (widget));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  steller_styles_page_copy (STELLER_STYLES_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  steller_template_launch (widget, file);
}

/* Removing. */

/* A file that was removed, until the toast that offers it back has gone. */
typedef struct
{
  StellerStylesPage *page;
  char *path;
  GBytes *bytes;
} Removal;

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->page);
  g_free (removal->path);
  g_clear_pointer (&removal->bytes, g_bytes_unref);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
removal_free_closure (gpointer data, GClosure *closure)
{
  removal_free (data);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerStylesPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean restored = steller_style_files_restore_finish (result, &error);

  if (!steller_styles_page_is_there (self))
    return;
  steller_style_list_refresh (self->styles);
  if (!restored)
    steller_styles_page_show_error (self, _("The House Style Could Not Be Put Back"), error);
}

static void
on_undo_clicked (AdwToast *toast, gpointer data)
{
  const Removal *removal = data;

  steller_style_files_restore (removal->path, removal->bytes, NULL, on_restored, g_object_ref (removal->page));
}

static void
on_removed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Removal) removal = data;
  StellerStylesPage *self = removal->page;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (removal->path);
  g_autofree char *display = g_filename_display_name (name);
  g_autofree char *title = NULL;
  AdwToast *toast;

  removal->bytes = steller_style_files_remove_finish (result, &error);
  if (!steller_styles_page_is_there (self))
    return;
  steller_style_list_refresh (self->styles);
  if (removal->bytes == NULL)
    {
      steller_styles_page_show_error (self, _("The House Style Could Not Be Removed"), error);
      return;
    }
  /* Translators: the name of a file. */
  title = g_strdup_printf (_("“%s” Removed"), display);
  toast = steller_styles_page_make_toast (title);
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo_clicked), g_steal_pointer (&removal),
                         removal_free_closure, 0);
  steller_styles_page_add_toast (self, toast);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->page = g_object_ref (STELLER_STYLES_PAGE (widget));
  removal->path = g_variant_dup_string (parameter, NULL);
  steller_style_files_remove (removal->path, NULL, on_removed, removal);
}

/* Warnings. */

static void
warnings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StellerStylesPage *self = STELLER_STYLES_PAGE (widget);
  g_autoptr (StellerStyleEntry) entry = steller_styles_page_find_entry (self, g_variant_get_string (parameter, NULL));
  GtkWidget *dialog = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_DIALOG);
  const char *const *warnings;
  GtkWidget *group;
  GtkWidget *page;
  GtkWidget *view;

  if (entry == NULL || dialog == NULL)
    return;

  warnings = steller_style_get_warnings (steller_style_entry_get_style (entry));
  group = adw_preferences_group_new ();
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _("What Steller leaves out of the template, shows otherwise, or had to add."));
  for (; *warnings != NULL; warnings++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *warnings);
      adw_preferences_row_set_title_selectable (ADW_PREFERENCES_ROW (row), TRUE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  page = adw_preferences_page_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  view = adw_toolbar_view_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (dialog),
                                       adw_navigation_page_new (view, steller_style_entry_get_title (entry)));
}

/**
 * steller_styles_page_install_actions:
 * @widget_class: the class of the page
 *
 * Adds what can be done with house styles.
 */
void
steller_styles_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "styles.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "styles.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "styles.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "styles.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "styles.warnings", "s", warnings_action);
}
