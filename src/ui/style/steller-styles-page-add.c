/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-file-place.h"
#include "steller-odf.h"
#include "steller-style-files.h"
#include "steller-styles-page-private.h"

/* A file, with the page that it was dropped on. */
typedef struct
{
  StellerStylesPage *page;
  GFile *file;
} Addition;

static Addition *
addition_new (StellerStylesPage *self, GFile *file)
{
  Addition *addition = g_new (Addition, 1);

  addition->page = g_object_ref (self);
  addition->file = g_object_ref (file);
  return addition;
}

static void
addition_free (Addition *addition)
{
  g_object_unref (addition->page);
  g_object_unref (addition->file);
  g_free (addition);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Addition, addition_free)

static void on_added (GObject *source, GAsyncResult *result, gpointer data);

static void
on_replace_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Addition) addition = data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (response, "replace"))
    steller_style_files_add (addition->file, TRUE, NULL, on_added, addition_new (addition->page, addition->file));
}

static void
ask_replace (Addition *addition, const GError *error)
{
  g_autofree char *name = steller_file_place_get_name (addition->file);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (NULL, error->message));

  /* Translators: the name of a file. */
  adw_alert_dialog_format_heading (dialog, _("Add “%s” All the Same?"), name);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "replace", _("_Replace"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (addition->page), NULL, on_replace_answered,
                           addition_new (addition->page, addition->file));
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Addition) addition = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = steller_style_files_add_finish (result, &error);

  if (!steller_styles_page_is_there (addition->page))
    return;
  steller_style_list_refresh (addition->page->styles);
  if (id != NULL)
    {
      /* Translators: the name of a house style. */
      g_autofree char *title = g_strdup_printf (_("“%s” Added"), id);

      steller_styles_page_add_toast (addition->page, steller_styles_page_make_toast (title));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      ask_replace (addition, error);
    }
  else
    {
      g_autofree char *name = steller_file_place_get_name (addition->file);
      /* Translators: the name of a file. */
      g_autofree char *heading = g_strdup_printf (_("“%s” Could Not Be Added"), name);

      steller_styles_page_show_error (addition->page, heading, error);
    }
}

/**
 * steller_styles_page_add_file:
 * @self: a page of house styles
 * @file: a file, of any kind
 *
 * Adds a file to the house styles of the user, once it has been checked, and tells what came of it.
 */
void
steller_styles_page_add_file (StellerStylesPage *self, GFile *file)
{
  steller_style_files_add (file, FALSE, NULL, on_added, addition_new (self, file));
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerStylesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

  if (files == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        g_warning ("The file dialog could not be shown: %s", error->message);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      steller_styles_page_add_file (self, file);
    }
}

static GtkFileDialog *
make_file_dialog (void)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Templates of LibreOffice"));
  gtk_file_filter_add_suffix (filter, "ott");
  gtk_file_filter_add_suffix (filter, "odt");
  gtk_file_filter_add_mime_type (filter, STELLER_ODF_TEMPLATE_MEDIA_TYPE);
  gtk_file_filter_add_mime_type (filter, STELLER_ODF_TEXT_MEDIA_TYPE);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Add a House Style"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_default_filter (dialog, filter);
  return dialog;
}

/**
 * steller_styles_page_add:
 * @self: a page of house styles
 *
 * Lets the user choose files, and adds them.
 */
void
steller_styles_page_add (StellerStylesPage *self)
{
  g_autoptr (GtkFileDialog) dialog = make_file_dialog ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_open_multiple (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, on_file_chosen,
                                 g_object_ref (self));
}
