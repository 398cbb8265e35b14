/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-window-private.h"

/* What is to be done when the user agrees. */
typedef struct
{
  StellerWindow *window;
  void (*go_on) (StellerWindow *self);
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->window);
  g_free (question);
}

static void
on_answered (AdwAlertDialog *dialog, const char *answer, Question *question)
{
  if (question->window->draft != NULL && g_str_equal (answer, "continue"))
    {
      question->go_on (question->window);
      return;
    }
  steller_window_stay_open (question->window);
  steller_form_reveal_refused (question->window->form);
}

static AdwAlertDialog *
create_dialog (StellerFieldValue *value, const char *text)
{
  const char *label = steller_field_value_get_label (value);
  AdwDialog *dialog;

  if (steller_field_type_get_kind (steller_field_value_get_type_of_value (value)) == STELLER_FIELD_NUMBER)
    {
      dialog = adw_alert_dialog_new (_("Not a Number"), NULL);
      adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                    /* Translators: what was typed, and the label of the field. */
                                    _("“%s” under “%s” is not a whole number of at most a million. You can correct it "
                                      "first, or continue without it: the note keeps what was there before."),
                                    text, label);
    }
  else
    {
      dialog = adw_alert_dialog_new (_("Not a Date"), NULL);
      adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                    /* Translators: what was typed, and the label of the field. */
                                    _("“%s” under “%s” is not a date. You can correct it first, or continue without "
                                      "it: the note keeps what was there before."),
                                    text, label);
    }
  return ADW_ALERT_DIALOG (dialog);
}

/**
 * steller_window_go_on_with_form:
 * @self: a window with a note
 * @go_on: what is to be done with the note
 *
 * Has the note take over what was typed but not finished, and goes on. Where it could not, because it is no date for
 * one, goes to that text and asks first: it would be lost without a word.
 */
void
steller_window_go_on_with_form (StellerWindow *self, void (*go_on) (StellerWindow *self))
{
  g_autofree char *text = NULL;
  StellerFieldValue *value;
  AdwAlertDialog *dialog;
  Question *question;

  steller_form_commit (self->form);
  if (!steller_form_get_refused (self->form, &value, &text))
    {
      go_on (self);
      return;
    }

  adw_toggle_group_set_active_name (self->pane_switcher, "write");
  steller_form_reveal_refused (self->form);
  dialog = create_dialog (value, text);
  adw_alert_dialog_add_responses (dialog, "cancel", _("C_orrect"), "continue", _("_Continue Without"), NULL);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  question = g_new0 (Question, 1);
  question->window = g_object_ref (self);
  question->go_on = go_on;
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered), question, question_free, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
