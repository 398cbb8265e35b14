/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-date.h"
#include "steller-recent.h"
#include "steller-window-private.h"

static void
show_failure (StellerWindow *self, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("The Note Could Not Be Recovered"), error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_answered (StellerWindow *self, const char *answer)
{
  g_autoptr (GPtrArray) left = g_steal_pointer (&self->left);
  g_autoptr (StellerJournalEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  /* Another note has come meanwhile. */
  if (left == NULL)
    return;

  entry = g_object_ref (left->pdata[0]);
  if (g_str_equal (answer, "recover"))
    {
      if (!steller_window_recover (self, entry, &error))
        show_failure (self, error);
    }
  else if (g_str_equal (answer, "discard"))
    {
      steller_journal_entry_discard (entry);
      g_ptr_array_remove_index (left, 0);
      steller_window_offer_left (self, left);
    }
}

static char *
format_time (StellerJournalEntry *entry)
{
  g_autoptr (GDateTime) now = steller_time_now ();
  g_autoptr (GDateTime) local = g_date_time_to_local (now);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (steller_journal_entry_get_time (entry));

  return steller_recent_format_time (time != NULL ? time : now, local);
}

static void
ask (StellerWindow *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Recover Unsaved Changes?"), NULL));
  g_autofree char *when = format_time (self->left->pdata[0]);

  /* Translators: what the note is about, and when it was last changed. */
  adw_alert_dialog_format_body (
    dialog, _("Steller stopped before the changes to “%s” were saved.\n\nLast change: %s"),
    steller_draft_get_title (self->draft), when);
  adw_alert_dialog_add_responses (dialog, "cancel", _("Decide _Later"), "discard", _("_Discard"), "recover",
                                  _("_Recover"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (dialog, "recover", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "recover");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/**
 * steller_window_offer_left:
 * @self: a window with a note
 * @left: (nullable) (element-type StellerJournalEntry): the journals of that note that were left behind, the newest first
 *
 * Asks whether the changes that a journal keeps are to come back. Until the user decides the journal stays.
 */
void
steller_window_offer_left (StellerWindow *self, GPtrArray *left)
{
  g_clear_pointer (&self->left, g_ptr_array_unref);
  if (left == NULL || left->len == 0)
    return;

  self->left = g_ptr_array_ref (left);
  ask (self);
}

/**
 * steller_window_recover:
 * @self: a window
 * @entry: a journal that was left behind
 * @error: return location for an error
 *
 * Shows the note that a journal keeps. The journal goes when the note is in the one of this window. In a window that
 * shows the note as it is in its file that stays its file, also when it had another place or name at the time.
 *
 * Returns: whether it is being shown; %FALSE when the journal cannot be read
 */
gboolean
steller_window_recover (StellerWindow *self, StellerJournalEntry *entry, GError **error)
{
  g_autoptr (StellerNote) note = NULL;
  GFile *file;

  g_return_val_if_fail (STELLER_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (STELLER_IS_JOURNAL_ENTRY (entry), FALSE);

  note = steller_journal_entry_recover (entry, error);
  if (note == NULL)
    return FALSE;

  file = self->draft != NULL ? steller_draft_get_file (self->draft) : steller_journal_entry_get_file (entry);
  steller_window_open_note (self, note, file, TRUE);
  g_set_object (&self->entry, entry);

  return TRUE;
}
