/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-main-menu.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
format_zoom (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  /* Translators: how large something is shown, in per cent. */
  g_value_take_string (to, g_strdup_printf (_("%d %%"), (int) round (g_value_get_double (from) * 100)));
  return TRUE;
}

static void
create_menu (GtkMenuButton *button, gpointer preview)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  builder = gtk_builder_new_from_resource (RESOURCE_PATH "/window/steller-main-menu.ui");
  g_object_bind_property_full (preview, "zoom", gtk_builder_get_object (builder, "zoom_button"), "label",
                               G_BINDING_SYNC_CREATE, format_zoom, NULL, NULL, NULL);
  gtk_menu_button_set_popover (button, GTK_WIDGET (gtk_builder_get_object (builder, "popover")));
}

/**
 * steller_main_menu_set_up:
 * @button: the button of a window
 * @preview: the pages in it, which live as long as @button
 *
 * Gives a button the main menu, with the zoom of the pages. Its widgets, as many as the rest of the window has, are
 * made when it is first opened.
 */
void
steller_main_menu_set_up (GtkMenuButton *button, StellerPreview *preview)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (STELLER_IS_PREVIEW (preview));

  gtk_menu_button_set_create_popup_func (button, create_menu, preview, NULL);
}
