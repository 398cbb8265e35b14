/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-phrase-popover.h"

#include <glib/gi18n-lib.h>

/**
 * StellerPhrasePopover:
 *
 * The sentences that are usual in a section, to choose one from. Sentences are longer than the labels of a menu, which
 * do not wrap.
 */
struct _StellerPhrasePopover
{
  GtkPopover parent_instance;
};

G_DEFINE_FINAL_TYPE (StellerPhrasePopover, steller_phrase_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_row_activated (StellerPhrasePopover *self, GtkListBoxRow *row)
{
  g_autofree char *phrase = g_strdup (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, phrase);
}

static void
steller_phrase_popover_class_init (StellerPhrasePopoverClass *klass)
{
  /**
   * StellerPhrasePopover::chosen:
   * @self: the popover
   * @phrase: a sentence
   *
   * The drafter chose a sentence.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
steller_phrase_popover_init (StellerPhrasePopover *self)
{
}

/**
 * steller_phrase_popover_new:
 * @phrases: (array zero-terminated=1): the sentences
 *
 * Makes a popover.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
steller_phrase_popover_new (const char *const *phrases)
{
  StellerPhrasePopover *self = g_object_new (STELLER_TYPE_PHRASE_POPOVER, NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stock Phrases"), -1);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  for (guint i = 0; phrases[i] != NULL; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", phrases[i], "xalign", 0.0, "wrap", TRUE, "width-chars",
                                       24, "max-width-chars", 36, NULL);
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_widget_set_margin_top (label, 6);
      gtk_widget_set_margin_bottom (label, 6);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, phrases[i], -1);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_popover_set_child (GTK_POPOVER (self), scrolled);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (on_row_activated), self);
  return GTK_WIDGET (self);
}
