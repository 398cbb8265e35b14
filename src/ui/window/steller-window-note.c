/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-exporter.h"
#include "steller-style-chooser.h"
#include "steller-window-private.h"

/* What is shown of a note. */

static void
show_warnings (StellerWindow *self, const char *const *warnings)
{
  g_autofree char *text = g_strjoinv ("\n", (GStrv) warnings);

  adw_banner_set_title (self->warning_banner, text);
  adw_banner_set_revealed (self->warning_banner, *text != '\0');
}

static void
on_warnings_changed (StellerWindow *self)
{
  show_warnings (self, steller_live_pages_get_warnings (self->live_pages));
}

static void
add_style_banner (StellerWindow *self)
{
  self->style_banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->style_banner, FALSE);
  g_object_bind_property (self->style_banner, "revealed", self->style_banner, "visible", G_BINDING_SYNC_CREATE);
  adw_banner_set_button_label (self->style_banner, _("_Choose Another…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->style_banner), "win.style");
  adw_toolbar_view_add_top_bar (self->toolbar_view, GTK_WIDGET (self->style_banner));
}

/* The note keeps asking for its own house style, which may be here again the next time. */
static void
on_style_warning_changed (StellerWindow *self)
{
  const char *warning = steller_note_style_get_warning (self->note_style);

  if (warning != NULL && self->style_banner == NULL)
    add_style_banner (self);
  if (warning != NULL)
    adw_banner_set_title (self->style_banner, warning);
  if (self->style_banner != NULL)
    adw_banner_set_revealed (self->style_banner, warning != NULL);
}

static void
on_style_changed (StellerWindow *self)
{
  steller_live_pages_set_style (self->live_pages, steller_note_style_get_style (self->note_style));
}

static void
update_title (StellerWindow *self)
{
  GFile *file = steller_draft_get_file (self->draft);
  const char *subject = steller_draft_get_title (self->draft);
  gboolean modified = steller_draft_get_modified (self->draft);
  g_autofree char *marked = g_strconcat ("• ", subject, NULL);
  g_autofree char *name = file != NULL ? steller_window_get_file_name (file) : g_strdup (_("Not Saved Yet"));

  adw_window_title_set_title (self->window_title, modified ? marked : subject);
  adw_window_title_set_subtitle (self->window_title, name);
  if (!modified)
    adw_banner_set_revealed (self->recovered_banner, FALSE);
}

/* Shows the place that is written at, on pages that show what is written. */
static void
show_caret (StellerWindow *self)
{
  if (self->caret_part == NULL || self->live_pages == NULL || steller_live_pages_get_behind (self->live_pages))
    return;

  steller_preview_show_part (self->preview, self->caret_part, self->caret_offset);
  g_clear_pointer (&self->caret_part, g_free);
}

static void
on_caret_moved (StellerWindow *self, const char *part, guint64 offset)
{
  g_set_str (&self->caret_part, part);
  self->caret_offset = offset;
  show_caret (self);
}

/**
 * steller_window_follow_caret:
 * @self: a window that is being made
 *
 * Makes the pages follow the caret in the form.
 */
void
steller_window_follow_caret (StellerWindow *self)
{
  g_signal_connect_object (self->form, "caret", G_CALLBACK (on_caret_moved), self, G_CONNECT_SWAPPED);
}

static void
update_pages (StellerWindow *self)
{
  StellerPages *pages = steller_live_pages_get_pages (self->live_pages);
  const GError *error = steller_live_pages_get_error (self->live_pages);

  steller_preview_set_pages (self->preview, pages);
  if (error != NULL)
    {
      g_autofree char *description = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->no_pages_page, description);
    }
  gtk_stack_set_visible_child_name (self->pages_stack, error != NULL ? "error" : "pages");
  show_caret (self);
  steller_window_update_actions (self);
}

static void
update_journal_banner (StellerWindow *self)
{
  StellerJournal *journal = self->draft != NULL ? steller_draft_get_journal (self->draft) : NULL;
  const GError *error = journal != NULL ? steller_journal_get_error (journal) : NULL;

  if (error != NULL)
    {
      /* Translators: why it cannot be written, as a sentence without period. */
      g_autofree char *title = g_strdup_printf (
        _("%s. If Steller stops now, what is not saved is lost: save the note."), error->message);

      adw_banner_set_title (self->journal_banner, title);
    }
  adw_banner_set_revealed (self->journal_banner, error != NULL);
}

static void
connect_note (StellerWindow *self)
{
  StellerHistory *history = steller_draft_get_history (self->draft);
  StellerJournal *journal = steller_draft_get_journal (self->draft);

  g_signal_connect_swapped (self->draft, "notify::title", G_CALLBACK (update_title), self);
  g_signal_connect_swapped (self->draft, "notify::file", G_CALLBACK (update_title), self);
  g_signal_connect_swapped (self->draft, "notify::modified", G_CALLBACK (update_title), self);
  g_signal_connect_swapped (self->draft, "notify::saving", G_CALLBACK (steller_window_update_actions), self);
  g_signal_connect_swapped (history, "notify::can-undo", G_CALLBACK (steller_window_update_actions), self);
  g_signal_connect_swapped (history, "notify::can-redo", G_CALLBACK (steller_window_update_actions), self);
  if (journal != NULL)
    g_signal_connect_swapped (journal, "notify::error", G_CALLBACK (update_journal_banner), self);
  g_signal_connect_swapped (self->note_style, "notify::style", G_CALLBACK (on_style_changed), self);
  g_signal_connect_swapped (self->note_style, "notify::warning", G_CALLBACK (on_style_warning_changed), self);
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (steller_note_style_check), self->note_style,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->live_pages, "notify::pages", G_CALLBACK (update_pages), self);
  g_signal_connect_swapped (self->live_pages, "notify::warnings", G_CALLBACK (on_warnings_changed), self);
}

/**
 * steller_window_clear_note:
 * @self: a window
 *
 * Lets go of the note that is shown, if any.
 */
void
steller_window_clear_note (StellerWindow *self)
{
  StellerJournal *journal;

  adw_banner_set_revealed (self->newer_banner, FALSE);
  if (self->style_banner != NULL)
    adw_banner_set_revealed (self->style_banner, FALSE);
  steller_window_forget_file (self);
  adw_banner_set_revealed (self->warning_banner, FALSE);
  adw_banner_set_revealed (self->recovered_banner, FALSE);
  adw_banner_set_revealed (self->journal_banner, FALSE);
  if (self->draft == NULL)
    return;

  journal = steller_draft_get_journal (self->draft);
  g_signal_handlers_disconnect_by_data (self->draft, self);
  g_signal_handlers_disconnect_by_data (steller_draft_get_history (self->draft), self);
  if (journal != NULL)
    g_signal_handlers_disconnect_by_data (journal, self);
  g_signal_handlers_disconnect_by_data (self->live_pages, self);
  g_signal_handlers_disconnect_by_data (self->note_style, self);

  steller_form_set_note (self->form, NULL, NULL, NULL);
  steller_preview_set_pages (self->preview, NULL);
  g_clear_pointer (&self->caret_part, g_free);
  g_clear_object (&self->live_pages);
  g_clear_object (&self->note_style);
  g_clear_object (&self->draft);
}

/**
 * steller_window_show_note:
 * @self: a window without a note
 * @loaded: the note, which the window asked for
 *
 * Shows a note and follows it.
 */
void
steller_window_show_note (StellerWindow *self, const StellerLoadedNote *loaded)
{
  self->draft = steller_draft_new (loaded->note, loaded->type, self->file);
  steller_draft_set_checksum (self->draft, loaded->checksum);
  if (self->unsaved)
    steller_draft_mark_unsaved (self->draft, self->entry);
  self->live_pages = steller_live_pages_new (loaded->note, loaded->composer, loaded->layout, loaded->pages);
  self->note_style =
    steller_note_style_new (loaded->note, steller_layout_get_style (loaded->layout), loaded->style_warning);

  connect_note (self);
  update_title (self);
  adw_banner_set_revealed (self->newer_banner, steller_note_get_read_only (loaded->note));
  adw_banner_set_revealed (self->recovered_banner, self->entry != NULL);
  on_warnings_changed (self);
  on_style_warning_changed (self);
  update_journal_banner (self);
  steller_form_set_note (self->form, loaded->note, loaded->type, steller_draft_get_history (self->draft));
  update_pages (self);
  g_clear_object (&self->entry);
}

/* Actions. */

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  steller_history_undo (steller_draft_get_history (STELLER_WINDOW (widget)->draft));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  steller_history_redo (steller_draft_get_history (STELLER_WINDOW (widget)->draft));
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  AdwToast *toast = steller_exporter_finish (result);

  if (toast != NULL)
    steller_window_add_toast (STELLER_WINDOW (source), toast);
}

static void
run_exporter (StellerWindow *self, StellerAudience audience)
{
  steller_exporter_run (GTK_WIDGET (self), steller_draft_get_note (self->draft), steller_draft_get_file (self->draft),
                        audience, on_exported, NULL);
}

static void
export_internal (StellerWindow *self)
{
  run_exporter (self, STELLER_AUDIENCE_INTERNAL);
}

static void
export_public (StellerWindow *self)
{
  run_exporter (self, STELLER_AUDIENCE_PUBLIC);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  steller_window_go_on_with_form (STELLER_WINDOW (widget), export_internal);
}

static void
export_public_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  steller_window_go_on_with_form (STELLER_WINDOW (widget), export_public);
}

static void
style_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (steller_style_chooser_new (steller_draft_get_note (STELLER_WINDOW (widget)->draft)), widget);
}

static void
new_from_this_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StellerWindow *self = STELLER_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerNote) note = NULL;
  StellerWindow *window;

  steller_form_commit (self->form);
  note = steller_note_new_based_on (steller_draft_get_note (self->draft), &error);
  if (note == NULL)
    {
      AdwToast *toast = adw_toast_new ("");

      adw_toast_set_use_markup (toast, FALSE);
      adw_toast_set_title (toast, error->message);
      steller_window_add_toast (self, toast);
      return;
    }

  window = steller_window_new (ADW_APPLICATION (application));
  steller_window_open_note (window, note, NULL, TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * steller_window_install_note_actions:
 * @widget_class: the class of the window
 *
 * Adds the actions for the note in the window.
 */
void
steller_window_install_note_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.export-public", NULL, export_public_action);
  gtk_widget_class_install_action (widget_class, "win.style", NULL, style_action);
  gtk_widget_class_install_action (widget_class, "win.new-from-this", NULL, new_from_this_action);
}
