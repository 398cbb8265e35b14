/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-error.h"
#include "steller-file-checksum.h"
#include "steller-window-private.h"

/* What another program does to the file of the note is looked for when the user comes back to the window: that is when
 * they come from it. */

typedef struct
{
  StellerWindow *window;
  GCancellable *cancellable;
  /* What the file held when this began, as far as the draft knew. */
  char *expected;
} Check;

static void
check_free (Check *check)
{
  g_object_unref (check->window);
  g_object_unref (check->cancellable);
  g_free (check->expected);
  g_free (check);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Check, check_free)

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Check) check = data;
  StellerWindow *self = check->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = steller_file_checksum_compute_finish (G_FILE (source), result, &error);

  /* Another note, or the note was saved while the file was being read. */
  if (check->cancellable != self->checking)
    return;
  g_clear_object (&self->checking);
  if (steller_draft_get_saving (self->draft) ||
      g_strcmp0 (steller_draft_get_checksum (self->draft), check->expected) != 0)
    return;

  /* What is too large to be a note was put there by somebody else. Of any other error a save tells, if it comes to that:
   * a disk may be away for a while. */
  if (found == NULL && error->domain == STELLER_ERROR)
    found = g_strdup ("");
  if (found == NULL)
    return;
  g_set_str (&self->found_checksum, found);
  adw_banner_set_revealed (self->changed_banner,
                           !g_str_equal (found, check->expected) && g_strcmp0 (found, self->kept_checksum) != 0);
}

/**
 * steller_window_check_file:
 * @self: a window
 *
 * Looks in another thread whether another program has changed the file of the note, and says so.
 */
void
steller_window_check_file (StellerWindow *self)
{
  GFile *file = self->draft != NULL ? steller_draft_get_file (self->draft) : NULL;
  Check *check;

  /* Of a note that came back from its journal it is not known what the file held. */
  if (file == NULL || steller_draft_get_saving (self->draft) || steller_draft_get_checksum (self->draft) == NULL)
    return;

  steller_window_stop_checking (self);
  self->checking = g_cancellable_new ();
  check = g_new0 (Check, 1);
  check->window = g_object_ref (self);
  check->cancellable = g_object_ref (self->checking);
  check->expected = g_strdup (steller_draft_get_checksum (self->draft));
  steller_file_checksum_compute_async (file, self->checking, on_checked, check);
}

/**
 * steller_window_stop_checking:
 * @self: a window
 *
 * Gives up looking at the file of the note.
 */
void
steller_window_stop_checking (StellerWindow *self)
{
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

/**
 * steller_window_forget_file:
 * @self: a window
 *
 * Forgets what was found in the file of a note that goes.
 */
void
steller_window_forget_file (StellerWindow *self)
{
  steller_window_stop_checking (self);
  g_clear_pointer (&self->found_checksum, g_free);
  g_clear_pointer (&self->kept_checksum, g_free);
  adw_banner_set_revealed (self->changed_banner, FALSE);
}

static void
on_answered (StellerWindow *self, const char *answer)
{
  if (g_str_equal (answer, "keep"))
    {
      /* Until the file changes once more. */
      g_set_str (&self->kept_checksum, self->found_checksum);
      adw_banner_set_revealed (self->changed_banner, FALSE);
    }
  else if (g_str_equal (answer, "reload") && self->draft != NULL)
    {
      steller_window_reload (self);
    }
}

/**
 * steller_window_ask_about_change:
 * @self: a window whose file was changed by another program
 *
 * Asks which version is to be gone on with. Nothing is lost unless that is asked for: a save will not overwrite the
 * other version unasked either.
 */
void
steller_window_ask_about_change (StellerWindow *self)
{
  gboolean modified;
  g_autofree char *name = NULL;
  AdwAlertDialog *dialog;

  if (self->draft == NULL)
    return;

  /* What was typed, but not finished, is a change too. */
  steller_form_commit (self->form);
  modified = steller_draft_get_modified (self->draft);
  name = steller_window_get_file_name (steller_draft_get_file (self->draft));
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("The File Has Changed"), NULL));
  adw_alert_dialog_format_body (
    dialog,
    modified ? _("Another program changed “%s”. Reloading it gives up your changes, which are not saved.")
             : _("Another program changed “%s”. Reload it to go on with the new version."),
    name);
  adw_alert_dialog_add_responses (dialog, "keep", _("_Keep My Version"), "reload",
                                  modified ? _("_Reload, Losing My Changes") : _("_Reload"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "reload",
                                            modified ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, modified ? "keep" : "reload");
  /* With Escape it stays to be answered. */
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
