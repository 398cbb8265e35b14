/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <math.h>

#include "steller-error.h"
#include "steller-note-loader.h"
#include "steller-preview.h"

#define NOTE_SUFFIX "nota"
/* Milliseconds: a note that is there sooner needs no sign that it is being waited for. */
#define SPINNER_DELAY 250

/**
 * StellerWindow:
 *
 * A window with one note.
 */
struct _StellerWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *window_title;
  AdwBanner *newer_banner;
  AdwBanner *warning_banner;
  GtkStack *stack;
  AdwStatusPage *error_page;
  StellerPreview *preview;

  GFile *file;
  GCancellable *loading;
  guint spinner_source;
};

G_DEFINE_FINAL_TYPE (StellerWindow, steller_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show (StellerWindow *self, const char *page)
{
  gboolean has_pages = g_str_equal (page, "pages");

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, page);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-in", has_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-out", has_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-actual", has_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.zoom-fit", has_pages);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static char *
get_file_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/* Opening. */

static void
show_note (StellerWindow *self, const StellerLoadedNote *loaded)
{
  const char *subject = steller_document_get_subject (loaded->document);
  g_autofree char *name = get_file_name (self->file);
  g_autofree char *warnings = g_strjoinv ("\n", loaded->warnings);

  adw_window_title_set_title (self->window_title, subject != NULL && *subject != '\0' ? subject : _("Untitled Note"));
  adw_window_title_set_subtitle (self->window_title, name);
  adw_banner_set_revealed (self->newer_banner, steller_note_get_read_only (loaded->note));
  adw_banner_set_title (self->warning_banner, warnings);
  adw_banner_set_revealed (self->warning_banner, *warnings != '\0');

  steller_preview_set_pages (self->preview, loaded->pages);
  show (self, "pages");
}

/* What is wrong, and of which member, in place of the pointer to it with which a message begins. */
static char *
describe (const GError *error)
{
  const char *member = steller_error_get_member (error);
  gsize length = member != NULL ? strlen (member) : 0;
  GString *place;
  g_autofree char *words = NULL;

  if (length == 0 || *member != '/' || !g_str_has_prefix (error->message, member) ||
      !g_str_has_prefix (error->message + length, ": "))
    return g_strdup (error->message);

  place = g_string_new (member + 1);
  g_string_replace (place, "/", " › ", 0);
  g_string_replace (place, "~1", "/", 0);
  g_string_replace (place, "~0", "~", 0);
  words = g_string_free_and_steal (place);
  /* Translators: the members of a file that lead to what is wrong, such as “fields › datum”, and what is wrong. */
  return g_strdup_printf (_("“%s”: %s"), words, error->message + length + 2);
}

static void
show_error (StellerWindow *self, const GError *error)
{
  guint line = steller_error_get_line (error);
  g_autofree char *name = get_file_name (self->file);
  g_autofree char *place = NULL;
  g_autofree char *reason = describe (error);
  g_autofree char *description = NULL;

  if (line > 0)
    /* Translators: where something is wrong in a file: its name and the number of the line. */
    place = g_strdup_printf (_("%s, line %u"), name, line);
  else
    place = g_strdup (name);
  description = g_markup_printf_escaped ("%s\n%s", place, reason);

  adw_window_title_set_title (self->window_title, name);
  adw_window_title_set_subtitle (self->window_title, "");
  adw_banner_set_revealed (self->newer_banner, FALSE);
  adw_banner_set_revealed (self->warning_banner, FALSE);
  adw_status_page_set_description (self->error_page, description);

  steller_preview_set_pages (self->preview, NULL);
  show (self, "error");
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerLoadedNote) loaded = steller_note_loader_finish (result, &error);

  /* Another file was asked for meanwhile, or the window has been closed. */
  if (g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;

  g_clear_object (&self->loading);
  if (loaded != NULL)
    show_note (self, loaded);
  else
    show_error (self, error);
}

static gboolean
on_spinner_due (gpointer data)
{
  StellerWindow *self = data;

  self->spinner_source = 0;
  show (self, "loading");

  return G_SOURCE_REMOVE;
}

static void
stop_loading (StellerWindow *self)
{
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1, "");
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_warning ("The file dialog could not be shown: %s", error->message);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StellerWindow *self = STELLER_WINDOW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) notes = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GFile) folder = NULL;

  gtk_file_filter_set_name (notes, _("Notes"));
  gtk_file_filter_add_suffix (notes, NOTE_SUFFIX);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, notes);
  g_list_store_append (filters, all);

  gtk_file_dialog_set_title (dialog, _("Open a Note"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  folder = self->file != NULL ? g_file_get_parent (self->file) : NULL;
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);

  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, on_file_chosen, g_object_ref (self));
}

/* Zoom. */

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  steller_preview_zoom_in (STELLER_WINDOW (widget)->preview);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  steller_preview_zoom_out (STELLER_WINDOW (widget)->preview);
}

static void
zoom_actual_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  steller_preview_set_zoom (STELLER_WINDOW (widget)->preview, 1.0);
}

static void
zoom_fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  steller_preview_set_fit_width (STELLER_WINDOW (widget)->preview, TRUE);
}

static char *
format_zoom (StellerWindow *self, double zoom)
{
  /* Translators: how large something is shown, in per cent. */
  return g_strdup_printf (_("%d %%"), (int) round (zoom * 100));
}

static void
on_warning_closed (StellerWindow *self)
{
  adw_banner_set_revealed (self->warning_banner, FALSE);
}

/* The program also runs from where it was built, where there may be no schema. */
static void
bind_settings (StellerWindow *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema == NULL)
    return;

  settings = g_settings_new_full (schema, NULL, NULL);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
steller_window_dispose (GObject *object)
{
  StellerWindow *self = STELLER_WINDOW (object);

  stop_loading (self);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), STELLER_TYPE_WINDOW);

  G_OBJECT_CLASS (steller_window_parent_class)->dispose (object);
}

static void
steller_window_class_init (StellerWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steller_window_dispose;

  g_type_ensure (STELLER_TYPE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/window/steller-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, newer_banner);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, warning_banner);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, preview);
  gtk_widget_class_bind_template_callback (widget_class, format_zoom);
  gtk_widget_class_bind_template_callback (widget_class, on_warning_closed);

  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-actual", NULL, zoom_actual_action);
  gtk_widget_class_install_action (widget_class, "win.zoom-fit", NULL, zoom_fit_action);
}

static void
steller_window_init (StellerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_settings (self);
  show (self, "start");
}

/**
 * steller_window_new:
 * @application: (nullable): the application it belongs to
 *
 * Makes a window without a note.
 *
 * Returns: (transfer none): a new window, which lives until it is closed
 */
StellerWindow *
steller_window_new (AdwApplication *application)
{
  return g_object_new (STELLER_TYPE_WINDOW, "application", application, NULL);
}

/**
 * steller_window_get_file:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the file that was opened last, whether or not it could be read
 */
GFile *
steller_window_get_file (StellerWindow *self)
{
  g_return_val_if_fail (STELLER_IS_WINDOW (self), NULL);

  return self->file;
}

/**
 * steller_window_open:
 * @self: a window
 * @file: a note file
 *
 * Shows the pages of a note, or what is wrong with its file. Reading and laying out go on in another thread.
 */
void
steller_window_open (StellerWindow *self, GFile *file)
{
  g_return_if_fail (STELLER_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  stop_loading (self);
  g_set_object (&self->file, file);
  self->loading = g_cancellable_new ();
  self->spinner_source = g_timeout_add (SPINNER_DELAY, on_spinner_due, self);
  steller_note_loader_load (file, self->loading, on_loaded, g_object_ref (self));
}
