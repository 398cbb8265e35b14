/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-styles-page.h"

#include "steller-styles-page-private.h"

/**
 * StellerStylesPage:
 *
 * The page of the preferences with the house styles that are found, where they are added and removed. It follows the
 * files as long as it is there.
 */

G_DEFINE_FINAL_TYPE (StellerStylesPage, steller_styles_page, ADW_TYPE_PREFERENCES_PAGE)

static gboolean
on_drop (StellerStylesPage *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    steller_styles_page_add_file (self, l->data);
  return files != NULL;
}

static void
steller_styles_page_dispose (GObject *object)
{
  StellerStylesPage *self = STELLER_STYLES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STELLER_TYPE_STYLES_PAGE);
  g_clear_object (&self->styles);
  G_OBJECT_CLASS (steller_styles_page_parent_class)->dispose (object);
}

static void
steller_styles_page_class_init (StellerStylesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steller_styles_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/style/steller-styles-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StellerStylesPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, StellerStylesPage, broken_group);
  gtk_widget_class_bind_template_child (widget_class, StellerStylesPage, broken_list_box);
  steller_styles_page_install_actions (widget_class);
}

static void
steller_styles_page_init (StellerStylesPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  self->styles = steller_style_list_new ();
  steller_styles_page_bind_rows (self);
}

/**
 * steller_styles_page_new:
 *
 * Makes the page of house styles. They are read in another thread.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
steller_styles_page_new (void)
{
  return g_object_new (STELLER_TYPE_STYLES_PAGE, NULL);
}
