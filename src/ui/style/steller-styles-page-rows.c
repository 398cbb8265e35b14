/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-error-text.h"
#include "steller-style-row.h"
#include "steller-styles-page-private.h"

static guint
count_warnings (StellerStyleEntry *entry)
{
  return g_strv_length ((GStrv) steller_style_get_warnings (steller_style_entry_get_style (entry)));
}

static GtkWidget *
make_warnings_button (StellerStyleEntry *entry)
{
  guint n_warnings = count_warnings (entry);
  g_autofree char *label = g_strdup_printf ("%u", n_warnings);
  g_autofree char *tooltip =
    g_strdup_printf (ngettext ("%u Warning", "%u Warnings", n_warnings), n_warnings);
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *button = gtk_button_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "dialog-warning-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "warning");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "styles.warnings");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", steller_style_entry_get_id (entry));
  return button;
}

static void
add_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_menu_button (StellerStyleEntry *entry)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *id = steller_style_entry_get_id (entry);
  /* Translators: the name of a house style; what can be done with it. */
  g_autofree char *tooltip = g_strdup_printf (_("Menu of “%s”"), steller_style_entry_get_title (entry));

  if (steller_style_entry_get_origin (entry) == STELLER_STYLE_ORIGIN_USER)
    {
      add_item (menu, _("_Open in LibreOffice"), "styles.open", steller_style_entry_get_path (entry));
      add_item (menu, _("Make a _Copy…"), "styles.copy", id);
      add_item (menu, _("_Remove"), "styles.remove", steller_style_entry_get_path (entry));
    }
  else
    {
      add_item (menu, _("Make a _Copy to Start From…"), "styles.copy", id);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  GtkWidget *row = steller_style_row_new (item);

  if (count_warnings (item) > 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_warnings_button (item));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_menu_button (item));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static GtkWidget *
make_remove_button (StellerStyleEntry *entry)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "styles.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", steller_style_entry_get_path (entry));
  return button;
}

static GtkWidget *
make_broken_row (gpointer item, gpointer data)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *reason = steller_error_text_describe (steller_style_entry_get_error (item));
  g_autofree char *path = g_filename_display_name (steller_style_entry_get_path (item));
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", reason, path);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), steller_style_entry_get_id (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  if (steller_style_entry_get_origin (item) == STELLER_STYLE_ORIGIN_USER)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (item));
  return row;
}

static gboolean
is_usable (gpointer item, gpointer data)
{
  return steller_style_entry_get_style (item) != NULL;
}

static gboolean
is_broken (gpointer item, gpointer data)
{
  return steller_style_entry_get_style (item) == NULL;
}

static GListModel *
make_filter (StellerStylesPage *self, GtkCustomFilterFunc function)
{
  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->styles)),
                                                  GTK_FILTER (gtk_custom_filter_new (function, NULL, NULL))));
}

static void
on_broken_changed (GListModel *broken, guint position, guint removed, guint added, gpointer data)
{
  StellerStylesPage *self = data;

  gtk_widget_set_visible (GTK_WIDGET (self->broken_group), g_list_model_get_n_items (broken) > 0);
}

/**
 * steller_styles_page_bind_rows:
 * @self: a page that is being made
 *
 * Makes the rows of the page follow the house styles.
 */
void
steller_styles_page_bind_rows (StellerStylesPage *self)
{
  g_autoptr (GListModel) usable = make_filter (self, is_usable);
  g_autoptr (GListModel) broken = make_filter (self, is_broken);

  gtk_list_box_bind_model (self->list_box, usable, make_row, NULL, NULL);
  gtk_list_box_bind_model (self->broken_list_box, broken, make_broken_row, NULL, NULL);
  g_signal_connect_object (broken, "items-changed", G_CALLBACK (on_broken_changed), self, 0);
}
