/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-recovered-row.h"

#include <glib/gi18n-lib.h>

#include "steller-date.h"
#include "steller-file-place.h"
#include "steller-recent.h"
#include "steller-subject.h"

/**
 * StellerRecoveredRow:
 *
 * A note that was left with unsaved changes, in a list of such notes. It can be opened, by the action `app.recover`, or
 * discarded when the user says so twice.
 */
struct _StellerRecoveredRow
{
  AdwActionRow parent_instance;

  StellerJournalEntry *entry;
  GtkWidget *open_button;
  GtkWidget *discard_button;
};

G_DEFINE_FINAL_TYPE (StellerRecoveredRow, steller_recovered_row, ADW_TYPE_ACTION_ROW)

enum
{
  DISCARDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_answered (StellerRecoveredRow *self, const char *answer)
{
  if (!g_str_equal (answer, "discard"))
    return;
  steller_journal_entry_discard (self->entry);
  g_signal_emit (self, signals[DISCARDED], 0);
}

static void
on_discard_clicked (StellerRecoveredRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Discard Changes?"), NULL));

  /* Translators: what a note is about. */
  adw_alert_dialog_format_body (dialog, _("The changes to “%s” that were not saved will be lost."), title);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "discard", _("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
steller_recovered_row_dispose (GObject *object)
{
  g_clear_object (&STELLER_RECOVERED_ROW (object)->entry);

  G_OBJECT_CLASS (steller_recovered_row_parent_class)->dispose (object);
}

static void
steller_recovered_row_class_init (StellerRecoveredRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steller_recovered_row_dispose;

  /**
   * StellerRecoveredRow::discarded:
   * @self: the row
   *
   * Emitted when the note is not to be recovered any more.
   */
  signals[DISCARDED] =
    g_signal_new ("discarded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
steller_recovered_row_init (StellerRecoveredRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);

  self->open_button = gtk_button_new_with_mnemonic (_("_Open"));
  gtk_widget_set_valign (self->open_button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->open_button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->open_button);

  self->discard_button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_valign (self->discard_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->discard_button, "flat");
  gtk_widget_set_tooltip_text (self->discard_button, _("Discard"));
  g_signal_connect_swapped (self->discard_button, "clicked", G_CALLBACK (on_discard_clicked), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->discard_button);
}

/* The accessible names of the buttons tell which note they are for. */
static void
name_buttons (StellerRecoveredRow *self, const char *title)
{
  /* Translators: opens the note that is about this. */
  g_autofree char *open = g_strdup_printf (_("Open “%s”"), title);
  /* Translators: discards the changes to the note that is about this. */
  g_autofree char *discard = g_strdup_printf (_("Discard “%s”"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button), GTK_ACCESSIBLE_PROPERTY_LABEL, open, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->discard_button), GTK_ACCESSIBLE_PROPERTY_LABEL, discard, -1);
}

/**
 * steller_recovered_row_new:
 * @entry: what was left of a note
 *
 * Makes a row for a note.
 *
 * Returns: (transfer floating): a new row
 */
GtkWidget *
steller_recovered_row_new (StellerJournalEntry *entry)
{
  StellerRecoveredRow *self;
  const char *subject;
  GFile *file;
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *when = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (STELLER_IS_JOURNAL_ENTRY (entry), NULL);

  self = g_object_new (STELLER_TYPE_RECOVERED_ROW, NULL);
  self->entry = g_object_ref (entry);

  subject = steller_journal_entry_get_subject (entry);
  if (subject == NULL || *subject == '\0')
    subject = _("Untitled Note");
  title = steller_subject_shorten (subject);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  name_buttons (self, subject);

  file = steller_journal_entry_get_file (entry);
  now = steller_time_now ();
  local = g_date_time_to_local (now);
  time = g_date_time_new_from_unix_utc (steller_journal_entry_get_time (entry));
  when = steller_recent_format_time (time != NULL ? time : now, local);
  name = file != NULL ? steller_file_place_get_name (file) : g_strdup (_("Never saved"));
  /* Translators: the file of a note, and when it was last changed. */
  subtitle = g_strdup_printf (_("%s · %s"), name, when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "app.recover");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", steller_journal_entry_get_path (entry));
  return GTK_WIDGET (self);
}
