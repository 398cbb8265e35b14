/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-window.h"

#include <glib/gi18n-lib.h>

#include "steller-focus.h"
#include "steller-main-menu.h"
#include "steller-note-loader.h"
#include "steller-settings.h"
#include "steller-start-page.h"
#include "steller-window-private.h"

/* Milliseconds: a note that is there sooner needs no sign that it is being waited for. */
#define SPINNER_DELAY 250

/**
 * StellerWindow:
 *
 * A window with one note: its form, and beside it, or behind it where there is no room, its pages.
 */

G_DEFINE_FINAL_TYPE (StellerWindow, steller_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_DRAFT = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* What is shown. */

static gboolean
shows_note (StellerWindow *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "note");
}

static gboolean
shows_pages (StellerWindow *self)
{
  return shows_note (self) && gtk_widget_get_visible (GTK_WIDGET (self->pages_stack));
}

/**
 * steller_window_update_actions:
 * @self: a window
 *
 * Makes that what can be done is what makes sense now.
 */
void
steller_window_update_actions (StellerWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  StellerHistory *history = self->draft != NULL ? steller_draft_get_history (self->draft) : NULL;
  gboolean can_change = shows_note (self) && !steller_note_get_read_only (steller_draft_get_note (self->draft));
  gboolean may_save = can_change && !steller_draft_get_saving (self->draft);
  gboolean has_pages = shows_pages (self) && steller_preview_get_pages (self->preview) != NULL;

  gtk_widget_action_set_enabled (widget, "win.zoom-in", has_pages);
  gtk_widget_action_set_enabled (widget, "win.zoom-out", has_pages);
  gtk_widget_action_set_enabled (widget, "win.zoom-actual", has_pages);
  gtk_widget_action_set_enabled (widget, "win.zoom-fit", has_pages);
  gtk_widget_action_set_enabled (widget, "win.undo", can_change && steller_history_get_can_undo (history));
  gtk_widget_action_set_enabled (widget, "win.redo", can_change && steller_history_get_can_redo (history));
  gtk_widget_action_set_enabled (widget, "win.export", shows_note (self));
  gtk_widget_action_set_enabled (widget, "win.export-public", shows_note (self));
  gtk_widget_action_set_enabled (widget, "win.new-from-this", can_change);
  gtk_widget_action_set_enabled (widget, "win.style", can_change);
  gtk_widget_action_set_enabled (widget, "win.save", may_save);
  gtk_widget_action_set_enabled (widget, "win.save-as", may_save);
}

/* Beside each other; one at a time where the window is narrow. */
static void
update_panes (StellerWindow *self)
{
  gboolean writing = g_strcmp0 (adw_toggle_group_get_active_name (self->pane_switcher), "write") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->form), !self->narrow || writing);
  gtk_widget_set_visible (GTK_WIDGET (self->pages_stack), !self->narrow || !writing);
  /* It is in the menu as well. The other buttons are at the bottom then, which leaves room for the title. */
  gtk_widget_set_visible (self->open_button, !self->narrow || !shows_note (self));
  gtk_widget_set_visible (self->undo_box, !self->narrow && shows_note (self));
  gtk_widget_set_visible (self->export_button, !self->narrow && shows_note (self));
  gtk_widget_set_visible (self->save_button, !self->narrow && shows_note (self));
  adw_toolbar_view_set_reveal_bottom_bars (self->toolbar_view, self->narrow && shows_note (self));
  steller_window_update_actions (self);
}

static void
show (StellerWindow *self, const char *page)
{
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, page);
  update_panes (self);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Opening. */

/* Whether there are changes in the window that nobody said may go. */
static gboolean
has_changes (StellerWindow *self)
{
  if (self->draft == NULL)
    return FALSE;
  /* What was typed, but not finished, is a change too. */
  steller_form_commit (self->form);
  return (steller_draft_get_modified (self->draft) || steller_form_get_refused (self->form, NULL, NULL)) &&
         steller_history_get_state (steller_draft_get_history (self->draft)) != self->given_up;
}

static void
show_loaded (StellerWindow *self, const StellerLoadedNote *loaded)
{
  if (self->draft != NULL)
    steller_draft_discard (self->draft);
  steller_window_clear_note (self);
  steller_window_show_note (self, loaded);
  show (self, "note");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
  steller_window_offer_left (self, loaded->left);
}

/* Goes on with the note that is in the window: no other came in its place. */
static void
keep_note (StellerWindow *self)
{
  g_clear_pointer (&self->loaded, steller_loaded_note_free);
  g_set_object (&self->file, steller_draft_get_file (self->draft));
  g_clear_object (&self->entry);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  if (!shows_note (self))
    show (self, "note");
}

static void
on_replace_answered (StellerWindow *self, const char *answer)
{
  g_autoptr (StellerLoadedNote) loaded = g_steal_pointer (&self->loaded);

  /* Something else was asked for meanwhile. */
  if (loaded == NULL)
    return;
  if (g_str_equal (answer, "discard"))
    show_loaded (self, loaded);
  else
    keep_note (self);
}

/* Asks whether the changes in the window are to make room for another note, or for that of the file. */
static void
ask_to_replace (StellerWindow *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Discard Changes?"), NULL));

  adw_alert_dialog_format_body (dialog, _("“%s” has unsaved changes. Changes that are not saved will be lost."),
                                steller_draft_get_title (self->draft));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_replace_answered), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* Shows what was asked for, or why it could not be opened. It takes the note. */
static void
finish_loading (StellerWindow *self, StellerLoadedNote *taken, const GError *error)
{
  g_autoptr (StellerLoadedNote) loaded = taken;

  g_clear_object (&self->loading);
  if (loaded == NULL && self->draft != NULL)
    {
      steller_window_show_open_error (self, error);
      keep_note (self);
    }
  else if (loaded == NULL)
    {
      steller_window_show_error (self, error);
      show (self, "error");
    }
  else if (has_changes (self))
    {
      g_clear_handle_id (&self->spinner_source, g_source_remove);
      self->loaded = g_steal_pointer (&loaded);
      ask_to_replace (self);
    }
  else
    {
      show_loaded (self, loaded);
    }
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerLoadedNote) loaded = steller_note_loader_finish (result, &error);

  /* Unless another file was asked for meanwhile, or the window has been closed. */
  if (g_task_get_cancellable (G_TASK (result)) == self->loading)
    finish_loading (self, g_steal_pointer (&loaded), error);
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
  g_clear_pointer (&self->loaded, steller_loaded_note_free);
}

static void
start_loading (StellerWindow *self, GFile *file, gboolean unsaved)
{
  stop_loading (self);
  g_set_object (&self->file, file);
  self->unsaved = unsaved;
  self->given_up = G_MAXUINT64;
  g_clear_object (&self->entry);
  self->loading = g_cancellable_new ();
  if (self->draft == NULL)
    show (self, "opening");
  self->spinner_source = g_timeout_add (SPINNER_DELAY, on_spinner_due, self);
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
  g_autoptr (GtkFileDialog) dialog = steller_window_new_file_dialog (self, _("Open a Note"));

  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, on_file_chosen, g_object_ref (self));
}

/* Files that are dropped on the window, also on a text in it: a note is opened, not its name inserted. */
static gboolean
on_drop (StellerWindow *self, const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, l->data);
  if (files->len == 0)
    return FALSE;

  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), (GFile **) files->pdata,
                      (int) files->len, "");

  return TRUE;
}

static void
add_drop_target (StellerWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (target));
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

/* Signals of the template. */

static void
on_active (StellerWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    steller_window_check_file (self);
}

static void
on_warning_closed (StellerWindow *self)
{
  adw_banner_set_revealed (self->warning_banner, FALSE);
}

/* At a breakpoint all that is in the window goes out of sight for a moment, which sends GTK looking for something else to
 * have the focus, unless what has it asks for it meanwhile. */
static void
set_narrow (StellerWindow *self, gboolean narrow)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  self->narrow = narrow;
  /* What is being used is what stays. */
  if (narrow && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form)))
    adw_toggle_group_set_active_name (self->pane_switcher, "write");
  else if (narrow && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages_stack)))
    adw_toggle_group_set_active_name (self->pane_switcher, "pages");
  update_panes (self);
  steller_focus_give_back (focus);
}

static void
on_narrow (StellerWindow *self)
{
  set_narrow (self, TRUE);
}

static void
on_wide (StellerWindow *self)
{
  set_narrow (self, FALSE);
}

/* A window begins as the last one was, and goes its own way from then on. */
static void
bind_settings (StellerWindow *self)
{
  const GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES;
  GSettings *settings = steller_settings_get ();

  if (settings == NULL)
    return;

  g_settings_bind (settings, "window-width", self, "default-width", flags);
  g_settings_bind (settings, "window-height", self, "default-height", flags);
  g_settings_bind (settings, "window-maximized", self, "maximized", flags);
  g_settings_bind (settings, "form-width", self->panes, "position", flags);
}

/* The object. */

static gboolean
steller_window_close_request (GtkWindow *window)
{
  if (!steller_window_may_close (STELLER_WINDOW (window)))
    return TRUE;

  return GTK_WINDOW_CLASS (steller_window_parent_class)->close_request (window);
}

/* The start page reads note types and the like: it is made for a window that has no note when it is shown. */
static void
steller_window_map (GtkWidget *widget)
{
  StellerWindow *self = STELLER_WINDOW (widget);

  if (self->file == NULL && steller_window_is_empty (self) && adw_bin_get_child (self->start_bin) == NULL)
    {
      adw_bin_set_child (self->start_bin, steller_start_page_new ());
      show (self, "start");
    }

  GTK_WIDGET_CLASS (steller_window_parent_class)->map (widget);

  /* What was shown before there was a window to see it in could not take the focus. */
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
steller_window_dispose (GObject *object)
{
  StellerWindow *self = STELLER_WINDOW (object);

  stop_loading (self);
  if (self->preview != NULL)
    steller_window_clear_note (self);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->caret_part, g_free);
  g_clear_object (&self->file);
  g_clear_object (&self->place);
  g_clear_pointer (&self->left, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), STELLER_TYPE_WINDOW);

  G_OBJECT_CLASS (steller_window_parent_class)->dispose (object);
}

static void
steller_window_finalize (GObject *object)
{
  g_clear_pointer (&STELLER_WINDOW (object)->close_tasks, g_ptr_array_unref);

  G_OBJECT_CLASS (steller_window_parent_class)->finalize (object);
}

static void
steller_window_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, STELLER_WINDOW (object)->draft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/window/steller-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, newer_banner);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, changed_banner);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, warning_banner);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, recovered_banner);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, journal_banner);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, undo_box);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, pane_switcher);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, start_bin);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, form);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, pages_stack);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, no_pages_page);
  gtk_widget_class_bind_template_child (widget_class, StellerWindow, preview);
  gtk_widget_class_bind_template_callback (widget_class, on_warning_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_bind_template_callback (widget_class, update_panes);
  gtk_widget_class_bind_template_callback (widget_class, steller_window_ask_about_change);
}

static void
steller_window_class_init (StellerWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steller_window_dispose;
  object_class->finalize = steller_window_finalize;
  object_class->get_property = steller_window_get_property;
  widget_class->map = steller_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = steller_window_close_request;

  /**
   * StellerWindow:draft:
   *
   * The note in the window, %NULL when there is none.
   */
  properties[PROP_DRAFT] =
    g_param_spec_object ("draft", NULL, NULL, STELLER_TYPE_DRAFT,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (STELLER_TYPE_FORM);
  g_type_ensure (STELLER_TYPE_PREVIEW);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  steller_window_install_save_actions (widget_class);
  steller_window_install_note_actions (widget_class);
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
  add_drop_target (self);
  steller_main_menu_set_up (self->menu_button, self->preview);
  steller_window_follow_caret (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active), NULL);
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
 * Returns: (transfer none) (nullable): the file of the note, or of what was opened and could not be read
 */
GFile *
steller_window_get_file (StellerWindow *self)
{
  g_return_val_if_fail (STELLER_IS_WINDOW (self), NULL);

  return self->file;
}

/**
 * steller_window_get_draft:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the note in the window
 */
StellerDraft *
steller_window_get_draft (StellerWindow *self)
{
  g_return_val_if_fail (STELLER_IS_WINDOW (self), NULL);

  return self->draft;
}

/**
 * steller_window_is_empty:
 * @self: a window
 *
 * Returns: whether it has no note and waits for none, so that one can be opened in it: it shows the start page, or what
 *   is wrong with a file
 */
gboolean
steller_window_is_empty (StellerWindow *self)
{
  g_return_val_if_fail (STELLER_IS_WINDOW (self), FALSE);

  return self->draft == NULL && self->loading == NULL;
}

/**
 * steller_window_open:
 * @self: a window
 * @file: a note file
 *
 * Shows a note instead of what is in the window, or what is wrong with its file: beside the note that is in the window,
 * which stays then. Reading and laying out go on in another thread. Changes in the window that are not saved are asked
 * about before they go.
 */
void
steller_window_open (StellerWindow *self, GFile *file)
{
  g_autoptr (StellerLoadedNote) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (STELLER_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  start_loading (self, file, FALSE);
  if (steller_note_loader_take_early (file, &loaded, &error))
    finish_loading (self, g_steal_pointer (&loaded), error);
  else
    steller_note_loader_load (file, self->loading, on_loaded, g_object_ref (self));
}

/**
 * steller_window_reload:
 * @self: a window with a note that has a file
 *
 * Shows what the file of the note holds now. The changes that there are in the window go without a question: the user
 * has given them up already. What is typed from now on is asked about.
 */
void
steller_window_reload (StellerWindow *self)
{
  g_autoptr (GFile) file = g_object_ref (steller_draft_get_file (self->draft));

  steller_window_open (self, file);
  self->given_up = steller_history_get_state (steller_draft_get_history (self->draft));
}

/**
 * steller_window_open_note:
 * @self: a window
 * @note: a note that nobody else uses
 * @file: (nullable): the file it belongs to
 * @unsaved: whether there is something in it that would be lost: not in an empty note, but in one that was recovered
 *
 * Shows a note that comes from no file: a new one, or one that was recovered.
 */
void
steller_window_open_note (StellerWindow *self, StellerNote *note, GFile *file, gboolean unsaved)
{
  g_return_if_fail (STELLER_IS_WINDOW (self));
  g_return_if_fail (STELLER_IS_NOTE (note));
  g_return_if_fail (file == NULL || G_IS_FILE (file));

  start_loading (self, file, unsaved);
  steller_note_loader_prepare (note, self->loading, on_loaded, g_object_ref (self));
}

/**
 * steller_window_add_toast:
 * @self: a window
 * @toast: (transfer full): what to tell
 *
 * Tells something that needs no answer.
 */
void
steller_window_add_toast (StellerWindow *self, AdwToast *toast)
{
  g_return_if_fail (STELLER_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
}
