/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-recent-row.h"

#include <glib/gi18n-lib.h>

#include "steller-date.h"
#include "steller-file-place.h"
#include "steller-recent.h"

#define HOST_PATH_ATTRIBUTE "xattr::document-portal.host-path"

/**
 * StellerRecentRow:
 *
 * A note that was used lately, in a list of such notes. Activated it opens the note; it can also be taken out of the
 * list. A note whose file is gone says so.
 */
struct _StellerRecentRow
{
  AdwActionRow parent_instance;

  GFile *file;
  char *uri;
  char *time;
  GtkWidget *remove_button;
  GCancellable *looking;
};

G_DEFINE_FINAL_TYPE (StellerRecentRow, steller_recent_row, ADW_TYPE_ACTION_ROW)

static void
show_place (StellerRecentRow *self, const char *host_path)
{
  g_autofree char *folder = steller_file_place_get_folder (self->file, host_path);
  g_autofree char *place = NULL;

  if (folder != NULL)
    /* Translators: where a note is, and when it was last used. */
    place = g_strdup_printf (_("%s · %s"), folder, self->time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), place != NULL ? place : self->time);
}

static void
show_missing (StellerRecentRow *self)
{
  g_autofree char *folder = steller_file_place_get_folder (self->file, NULL);
  g_autofree char *place = NULL;

  if (folder != NULL)
    /* Translators: where a note was. */
    place = g_strdup_printf (_("%s · No longer there"), folder);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), place != NULL ? place : _("No longer there"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerRecentRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (info != NULL && g_file_info_has_attribute (info, HOST_PATH_ATTRIBUTE))
    show_place (self, g_file_info_get_attribute_string (info, HOST_PATH_ATTRIBUTE));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    show_missing (self);
}

/* A file can be on another computer: nothing waits for what is known of it. */
static void
look (StellerRecentRow *self)
{
  self->looking = g_cancellable_new ();
  g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," HOST_PATH_ATTRIBUTE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT_IDLE, self->looking, on_looked, g_object_ref (self));
}

/* Not the row's own action, which would make the whole row insensitive when it is taken away. */
static void
on_activated (StellerRecentRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-recent", "s", self->uri);
}

static void
on_remove_clicked (StellerRecentRow *self)
{
  steller_recent_remove (self->uri);
}

static void
steller_recent_row_dispose (GObject *object)
{
  StellerRecentRow *self = STELLER_RECENT_ROW (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (steller_recent_row_parent_class)->dispose (object);
}

static void
steller_recent_row_finalize (GObject *object)
{
  StellerRecentRow *self = STELLER_RECENT_ROW (object);

  g_free (self->uri);
  g_free (self->time);

  G_OBJECT_CLASS (steller_recent_row_parent_class)->finalize (object);
}

static void
steller_recent_row_class_init (StellerRecentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steller_recent_row_dispose;
  object_class->finalize = steller_recent_row_finalize;
}

static void
steller_recent_row_init (StellerRecentRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);

  g_signal_connect (self, "activated", G_CALLBACK (on_activated), NULL);

  self->remove_button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  gtk_widget_set_valign (self->remove_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->remove_button, "flat");
  gtk_widget_set_tooltip_text (self->remove_button, _("Remove From the List"));
  g_signal_connect_swapped (self->remove_button, "clicked", G_CALLBACK (on_remove_clicked), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->remove_button);
}

/**
 * steller_recent_row_new:
 * @info: a note of the list of recent files
 *
 * Makes a row for a note.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
steller_recent_row_new (GtkRecentInfo *info)
{
  StellerRecentRow *self;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) local = NULL;
  const char *name;
  g_autofree char *label = NULL;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (STELLER_TYPE_RECENT_ROW, NULL);
  self->uri = g_strdup (gtk_recent_info_get_uri (info));
  self->file = g_file_new_for_uri (self->uri);
  now = steller_time_now ();
  local = g_date_time_to_local (now);
  self->time = steller_recent_format_time (gtk_recent_info_get_modified (info), local);

  name = gtk_recent_info_get_display_name (info);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  /* Translators: takes the note of this name out of a list. */
  label = g_strdup_printf (_("Remove “%s” From the List"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  show_place (self, NULL);
  look (self);

  return GTK_WIDGET (self);
}

/**
 * steller_recent_row_get_uri:
 * @self: a row
 *
 * Returns: (transfer none): where the note is
 */
const char *
steller_recent_row_get_uri (StellerRecentRow *self)
{
  g_return_val_if_fail (STELLER_IS_RECENT_ROW (self), NULL);

  return self->uri;
}
