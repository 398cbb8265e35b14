/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-preferences-dialog.h"

#include <glib/gi18n-lib.h>

#include "steller-styles-page.h"

#define CONTENT_WIDTH 600
#define CONTENT_HEIGHT 640

/**
 * steller_preferences_dialog_new:
 *
 * Makes the dialog with what holds for all notes.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
steller_preferences_dialog_new (void)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();

  adw_dialog_set_title (dialog, _("Preferences"));
  /* The list is not there yet: its height would be that of nothing. */
  adw_dialog_set_content_width (dialog, CONTENT_WIDTH);
  adw_dialog_set_content_height (dialog, CONTENT_HEIGHT);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (steller_styles_page_new ()));
  return dialog;
}
