/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-menu-button.h"

static void
create_menu (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * steller_menu_button_set_menu:
 * @button: a menu button
 * @menu: its menu
 *
 * Gives a button a menu whose widgets are made when it is first opened. A form has dozens of such buttons, and making all
 * their menus takes longer than all the rest of it.
 */
void
steller_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_create_popup_func (button, create_menu, g_object_ref (menu), g_object_unref);
}
