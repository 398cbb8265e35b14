/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-focus.h"

/**
 * steller_focus_give_back:
 * @widget: (nullable): what had the focus before
 *
 * Gives the focus back to a widget that lost it while it was being used. A line of text keeps its caret and selection,
 * where gtk_widget_grab_focus() selects the whole of it.
 *
 * Returns: whether it has the focus
 */
gboolean
steller_focus_give_back (GtkWidget *widget)
{
  g_return_val_if_fail (widget == NULL || GTK_IS_WIDGET (widget), FALSE);

  if (widget == NULL || !gtk_widget_is_visible (widget))
    return FALSE;

  if (GTK_IS_TEXT (widget))
    return gtk_text_grab_focus_without_selecting (GTK_TEXT (widget));
  return gtk_widget_grab_focus (widget);
}
