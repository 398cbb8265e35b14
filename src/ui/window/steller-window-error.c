/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-error-text.h"
#include "steller-error.h"
#include "steller-window-private.h"

/**
 * steller_window_get_file_name:
 * @file: a file
 *
 * Returns: (transfer full): its name, as it is shown
 */
char *
steller_window_get_file_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/* What the user can do about it. */
static const char *
get_remedy (const GError *error)
{
  if (error->domain == STELLER_ERROR)
    {
      switch ((StellerErrorCode) error->code)
        {
        case STELLER_ERROR_SYNTAX:
        case STELLER_ERROR_INVALID:
          return _("Mend the file in a text editor, or open an earlier copy of it.");
        case STELLER_ERROR_UNKNOWN_TYPE:
          return _("Ask whoever sent the note for its note type, and install that.");
        case STELLER_ERROR_VERSION:
          return _("Install a newer version of Steller.");
        case STELLER_ERROR_LIMIT:
          return _("No note is this large. Make sure that it is the right file, or open an earlier copy of it.");
        case STELLER_ERROR_FAILED:
        case STELLER_ERROR_UNSUPPORTED:
        case STELLER_ERROR_REDACTION:
        default:
          return _("Try again, or open an earlier copy of the file.");
        }
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return _("It may have been moved or deleted.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return _("Ask whoever owns the file for permission to read it.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE))
    return _("Choose the file of a note.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS))
    return _("It is a link that leads back to itself. Open the note itself instead of the link.");

  return _("Make sure that the disk or the network folder of the file can be reached, and try again.");
}

/* The name of the file that was asked for. */
static char *
make_name (StellerWindow *self)
{
  return self->file != NULL ? steller_window_get_file_name (self->file) : g_strdup (_("New Note"));
}

/* What is wrong with a file, where, and what can be done about it. */
static char *
describe (const char *name, const GError *error)
{
  guint line = steller_error_get_line (error);
  const char *remedy = get_remedy (error);
  g_autofree char *reason = steller_error_text_describe (error);
  GString *text = g_string_new (NULL);

  if (line > 0)
    /* Translators: where something is wrong in a file: its name and the number of the line. */
    g_string_append_printf (text, _("%s, line %u"), name, line);
  else
    g_string_append (text, name);
  g_string_append_printf (text, "\n%s\n\n%s", reason, remedy);

  return g_string_free_and_steal (text);
}

/**
 * steller_window_show_error:
 * @self: a window
 * @error: why its note cannot be shown
 *
 * Says, instead of the note, what is wrong with its file, where, and what can be done about it.
 */
void
steller_window_show_error (StellerWindow *self, const GError *error)
{
  g_autofree char *name = make_name (self);
  g_autofree char *text = describe (name, error);
  g_autofree char *description = g_markup_escape_text (text, -1);

  adw_window_title_set_title (self->window_title, name);
  adw_window_title_set_subtitle (self->window_title, "");
  adw_status_page_set_description (self->error_page, description);
}

/**
 * steller_window_show_open_error:
 * @self: a window with a note
 * @error: why another one, or the one in its file, cannot be shown
 *
 * Says the same beside the note, which stays.
 */
void
steller_window_show_open_error (StellerWindow *self, const GError *error)
{
  g_autofree char *name = make_name (self);
  g_autofree char *text = describe (name, error);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("The Note Could Not Be Opened"), text));

  adw_alert_dialog_add_response (dialog, "cancel", _("_Close"));
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* Saving. */

static void
on_save_error_answered (StellerWindow *self, const char *answer)
{
  if (g_str_equal (answer, "save-as"))
    steller_window_save_as (self);
  else if (g_str_equal (answer, "overwrite"))
    steller_window_save_over (self);
  else if (g_str_equal (answer, "reload"))
    {
      steller_window_stay_open (self);
      steller_window_reload (self);
    }
  else
    steller_window_stay_open (self);
}

/**
 * steller_window_show_save_error:
 * @self: a window
 * @error: why its note could not be saved
 *
 * Says that the note was not saved, and why, and offers another place; where another program changed the file, also the
 * choice between that version and this one.
 */
void
steller_window_show_save_error (StellerWindow *self, const GError *error)
{
  gboolean changed = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  gboolean unknown = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  AdwAlertDialog *dialog;

  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (changed   ? _("The File Has Changed")
                                                   : unknown ? _("The File May Have Changed")
                                                             : _("The Note Could Not Be Saved"),
                                                   NULL));
  if (changed || unknown)
    adw_alert_dialog_format_body (
      dialog, _("%s. Overwrite it with your version, or keep both by saving yours under another name."),
      error->message);
  else
    adw_alert_dialog_format_body (dialog, _("%s. Your changes are still here. You can save them in another place."),
                                  error->message);

  adw_alert_dialog_add_response (dialog, "cancel", _("_Cancel"));
  if (changed || unknown)
    {
      adw_alert_dialog_add_responses (dialog, "reload", _("_Reload, Losing My Changes"), "overwrite", _("_Overwrite"),
                                      NULL);
      adw_alert_dialog_set_response_appearance (dialog, "reload", ADW_RESPONSE_DESTRUCTIVE);
      adw_alert_dialog_set_response_appearance (dialog, "overwrite", ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_alert_dialog_add_response (dialog, "save-as", _("_Save As…"));
  adw_alert_dialog_set_response_appearance (dialog, "save-as", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save-as");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_save_error_answered), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}
