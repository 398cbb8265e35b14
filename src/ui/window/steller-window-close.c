/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-window-private.h"

static void
answer_tasks (StellerWindow *self, gboolean closed)
{
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&self->close_tasks);

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    g_task_return_boolean (tasks->pdata[i], closed);
}

/* Whoever waits for it is told before the window goes, which may be the last one that keeps the program running. */
static void
close_now (StellerWindow *self)
{
  g_autoptr (StellerWindow) alive = g_object_ref (self);

  self->closing = FALSE;
  if (self->draft != NULL)
    steller_draft_discard (self->draft);
  gtk_window_destroy (GTK_WINDOW (self));
  answer_tasks (alive, TRUE);
}

/**
 * steller_window_stay_open:
 * @self: a window
 *
 * Gives up closing the window, if that was going on.
 */
void
steller_window_stay_open (StellerWindow *self)
{
  self->closing = FALSE;
  self->closing_without = FALSE;
  answer_tasks (self, FALSE);
}

static void
on_answered (StellerWindow *self, const char *answer)
{
  if (g_str_equal (answer, "save"))
    steller_window_save (self);
  else if (g_str_equal (answer, "discard"))
    close_now (self);
  else
    steller_window_stay_open (self);
}

static void
ask (StellerWindow *self)
{
  gboolean has_file = steller_draft_get_file (self->draft) != NULL;
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Save Changes?"), NULL));

  adw_alert_dialog_format_body (dialog, _("“%s” has unsaved changes. Changes that are not saved will be lost."),
                                steller_draft_get_title (self->draft));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "discard", _("_Discard"), "save",
                                  has_file ? _("_Save") : _("_Save As…"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
close_without (StellerWindow *self)
{
  self->closing_without = TRUE;
  steller_window_go_on_closing (self);
}

/**
 * steller_window_go_on_closing:
 * @self: a window that is being closed
 *
 * Closes the window, or asks first what is to become of its changes.
 */
void
steller_window_go_on_closing (StellerWindow *self)
{
  if (self->draft != NULL && !self->closing_without)
    steller_window_go_on_with_form (self, close_without);
  else if (self->draft != NULL && steller_draft_get_modified (self->draft))
    ask (self);
  else
    close_now (self);
}

/**
 * steller_window_may_close:
 * @self: a window that the user wants to close
 *
 * Starts closing it in case there is something to ask or to wait for.
 *
 * Returns: whether it may go at once
 */
gboolean
steller_window_may_close (StellerWindow *self)
{
  gboolean saving = self->draft != NULL && steller_draft_get_saving (self->draft);

  if (self->closing)
    return FALSE;
  /* What was typed, but not finished, is a change too. */
  steller_form_commit (self->form);
  if (!saving && !steller_form_get_refused (self->form, NULL, NULL) &&
      (self->draft == NULL || !steller_draft_get_modified (self->draft)))
    {
      /* Changes that were undone again. */
      if (self->draft != NULL)
        steller_draft_discard (self->draft);
      return TRUE;
    }

  self->closing = TRUE;
  /* What is being saved is waited for, and tells then. */
  if (!saving)
    steller_window_go_on_closing (self);

  return FALSE;
}

/**
 * steller_window_close_async:
 * @self: a window
 * @callback: called when the window has closed or stays
 * @user_data: for @callback
 *
 * Closes a window, asking the user what is to become of unsaved changes.
 */
void
steller_window_close_async (StellerWindow *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (STELLER_IS_WINDOW (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, steller_window_close_async);
  if (self->close_tasks == NULL)
    self->close_tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->close_tasks, task);

  if (steller_window_may_close (self))
    close_now (self);
  else
    gtk_window_present (GTK_WINDOW (self));
}

/**
 * steller_window_close_finish:
 * @self: a window
 * @result: what the callback got
 * @error: return location for an error
 *
 * Tells what became of closing a window.
 *
 * Returns: whether it was closed; %FALSE without an error when the user wants it to stay
 */
gboolean
steller_window_close_finish (StellerWindow *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
