/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-ground-label.h"

#include <glib/gi18n-lib.h>

#include "steller-grounds.h"

#define LANGUAGE_KEY "steller-ground-language"

/* The grounds are read when someone first wants to know what a code means. */
static StellerGrounds *
get_grounds (void)
{
  static StellerGrounds *grounds = NULL;

  if (grounds == NULL)
    grounds = steller_grounds_new ();
  return grounds;
}

static gboolean
on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  g_autofree char *text = steller_grounds_describe (get_grounds (), gtk_label_get_text (GTK_LABEL (widget)),
                                                    g_object_get_data (G_OBJECT (widget), LANGUAGE_KEY));

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/**
 * steller_ground_label_new:
 *
 * Makes a small label for the ground on which a field or record is kept out of the public edition; it is hidden until it
 * has one. Its tooltip tells what the ground is.
 *
 * Returns: (transfer floating): a new label
 */
GtkWidget *
steller_ground_label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_add_css_class (label, "ground");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  return label;
}

/**
 * steller_ground_label_set:
 * @label: a label of steller_ground_label_new()
 * @code: (nullable): the code of a ground
 * @language: the language of the note
 *
 * Shows a ground, or none.
 */
void
steller_ground_label_set (GtkLabel *label, const char *code, const char *language)
{
  g_autofree char *name = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (language != NULL);

  gtk_widget_set_visible (GTK_WIDGET (label), code != NULL);
  if (code == NULL || g_str_equal (gtk_label_get_text (label), code))
    return;
  g_object_set_data_full (G_OBJECT (label), LANGUAGE_KEY, g_strdup (language), g_free);
  gtk_label_set_text (label, code);
  /* TRANSLATORS: %s is the code of a ground of exception of the Woo, such as "5.1.2.e". */
  name = g_strdup_printf (_("Not public: %s"), code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
