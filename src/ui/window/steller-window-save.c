/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-file-place.h"
#include "steller-subject.h"
#include "steller-window-private.h"

/* The folder to begin in; NULL for one that has gone, of which the dialog would complain. */
static GFile *
find_folder (StellerWindow *self)
{
  g_autoptr (GFile) folder = self->file != NULL ? g_file_get_parent (self->file) : NULL;
  const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;

  if (path != NULL && !g_file_test (path, G_FILE_TEST_IS_DIR))
    return NULL;
  return g_steal_pointer (&folder);
}

/**
 * steller_window_new_file_dialog:
 * @self: a window
 * @title: what the dialog is for
 *
 * Makes a dialog for the file of a note, in the folder of the note that is open.
 *
 * Returns: (transfer full): a new dialog
 */
GtkFileDialog *
steller_window_new_file_dialog (StellerWindow *self, const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) notes = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GFile) folder = find_folder (self);

  gtk_file_filter_set_name (notes, _("Notes"));
  gtk_file_filter_add_suffix (notes, STELLER_WINDOW_NOTE_SUFFIX);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, notes);
  g_list_store_append (filters, all);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);

  return dialog;
}

/* Saving. */

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerWindow) self = data;
  StellerDraft *draft = STELLER_DRAFT (source);
  g_autoptr (GError) error = NULL;
  gboolean saved = steller_draft_save_finish (draft, result, &error);

  /* Another note was opened meanwhile, or the window has been closed. */
  if (draft != self->draft)
    return;

  if (!saved)
    {
      steller_window_show_save_error (self, error);
      return;
    }

  g_set_object (&self->file, steller_draft_get_file (draft));
  /* The file holds this version now. */
  steller_window_forget_file (self);
  if (self->closing)
    steller_window_go_on_closing (self);
}

static void
save_in (StellerWindow *self, GFile *file)
{
  steller_draft_save_async (self->draft, file, NULL, on_saved, g_object_ref (self));
}

static gboolean
may_save (StellerWindow *self)
{
  return self->draft != NULL && !steller_draft_get_saving (self->draft) &&
         !steller_note_get_read_only (steller_draft_get_note (self->draft));
}

/**
 * steller_window_save:
 * @self: a window with a note
 *
 * Saves the note in its file; asks for one where it has none.
 */
void
steller_window_save (StellerWindow *self)
{
  if (!may_save (self))
    return;

  /* What was typed, but not finished. */
  steller_form_commit (self->form);
  if (steller_draft_get_file (self->draft) == NULL)
    steller_window_save_as (self);
  else
    save_in (self, NULL);
}

/**
 * steller_window_save_over:
 * @self: a window with a note that has a file
 *
 * Saves the note in its file, whatever that holds now.
 */
void
steller_window_save_over (StellerWindow *self)
{
  if (may_save (self))
    save_in (self, steller_draft_get_file (self->draft));
}

/* Save as. */

static char *
make_name (StellerDraft *draft)
{
  g_autofree char *subject =
    steller_subject_get_unmarked (steller_draft_get_note (draft), steller_draft_get_note_type (draft));
  g_autofree char *stem = steller_subject_make_file_name (subject);

  return g_strdup_printf ("%s." STELLER_WINDOW_NOTE_SUFFIX, stem);
}

static gboolean
has_suffix (const char *name)
{
  const char *suffix = "." STELLER_WINDOW_NOTE_SUFFIX;
  gsize length = strlen (name);

  return length >= strlen (suffix) && g_ascii_strcasecmp (name + length - strlen (suffix), suffix) == 0;
}

/* What a portal gives is that file and no other, and what is there already is what the user agreed to replace. Any other
 * name gets the suffix of a note, by which it is found back among the notes, whatever else it has after a period. */
static GFile *
add_suffix (GFile *chosen)
{
  const char *path = g_file_peek_path (chosen);
  g_autofree char *base = g_file_get_basename (chosen);
  g_autofree char *longer = NULL;

  if (path == NULL || has_suffix (base) || steller_file_place_is_in_portal (chosen) ||
      g_file_test (path, G_FILE_TEST_EXISTS))
    return g_object_ref (chosen);

  longer = g_strconcat (path, "." STELLER_WINDOW_NOTE_SUFFIX, NULL);
  return g_file_new_for_path (longer);
}

static void
on_replace_answered (StellerWindow *self, const char *answer)
{
  g_autoptr (GFile) place = g_steal_pointer (&self->place);

  if (place != NULL && g_str_equal (answer, "replace") && may_save (self))
    save_in (self, place);
  else
    steller_window_stay_open (self);
}

static void
ask_to_replace (StellerWindow *self, GFile *place)
{
  g_autofree char *name = steller_window_get_file_name (place);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (NULL, NULL));

  g_set_object (&self->place, place);
  /* Translators: the name of a file. */
  adw_alert_dialog_format_heading (dialog, _("Replace “%s”?"), name);
  adw_alert_dialog_set_body (dialog, _("There is a file of this name. What is in it will be lost."));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "replace", _("_Replace"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_replace_answered), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/**
 * steller_window_save_at:
 * @self: a window with a note
 * @chosen: the file that the user chose, and agreed to replace if it is there
 *
 * Saves the note in a file, which is its file from then on. A new file gets the suffix of a note; when there is one of
 * that name already, the user is asked.
 */
void
steller_window_save_at (StellerWindow *self, GFile *chosen)
{
  g_autoptr (GFile) file = NULL;

  if (!may_save (self))
    {
      steller_window_stay_open (self);
      return;
    }

  file = add_suffix (chosen);
  if (!g_file_equal (file, chosen) && g_file_query_exists (file, NULL))
    ask_to_replace (self, file);
  else
    save_in (self, file);
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) chosen = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (chosen != NULL)
    {
      steller_window_save_at (self, chosen);
      return;
    }
  if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_warning ("The file dialog could not be shown: %s", error->message);
  steller_window_stay_open (self);
}

/**
 * steller_window_save_as:
 * @self: a window with a note
 *
 * Asks for a file and saves the note in it, which is its file from then on.
 */
void
steller_window_save_as (StellerWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *name = NULL;
  GFile *file;

  if (!may_save (self))
    return;

  steller_form_commit (self->form);
  dialog = steller_window_new_file_dialog (self, _("Save the Note"));
  file = steller_draft_get_file (self->draft);
  name = file != NULL ? steller_window_get_file_name (file) : make_name (self->draft);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, on_place_chosen, g_object_ref (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (may_save (STELLER_WINDOW (widget)))
    steller_window_go_on_with_form (STELLER_WINDOW (widget), steller_window_save);
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (may_save (STELLER_WINDOW (widget)))
    steller_window_go_on_with_form (STELLER_WINDOW (widget), steller_window_save_as);
}

/**
 * steller_window_install_save_actions:
 * @widget_class: the class of the window
 *
 * Adds the actions that save.
 */
void
steller_window_install_save_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_action);
}
