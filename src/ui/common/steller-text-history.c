/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-text-history.h"

/* A text view undoes what is in its buffer, and its menu has items for that. The buffers here keep no steps of their own:
 * there is one history for the whole note, which takes the place of that of the buffer. */

#define HISTORY_KEY "steller-text-history"

static StellerHistory *
get_history (GtkWidget *view)
{
  return g_object_get_data (G_OBJECT (view), HISTORY_KEY);
}

/* The widget may go with what is undone. */
static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkWidget) view = g_object_ref (widget);

  if (get_history (view) != NULL)
    steller_history_undo (get_history (view));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkWidget) view = g_object_ref (widget);

  if (get_history (view) != NULL)
    steller_history_redo (get_history (view));
}

static void
update_actions (GtkWidget *view)
{
  StellerHistory *history = get_history (view);
  gboolean editable = gtk_text_view_get_editable (GTK_TEXT_VIEW (view));

  gtk_widget_action_set_enabled (view, "text.undo", editable && steller_history_get_can_undo (history));
  gtk_widget_action_set_enabled (view, "text.redo", editable && steller_history_get_can_redo (history));
}

/**
 * steller_text_history_install_actions:
 * @widget_class: a class that inherits from #GtkTextView
 *
 * Makes the actions with which such a view undoes and redoes, from its menu and with its keys, those of the history of
 * the note.
 */
void
steller_text_history_install_actions (GtkWidgetClass *widget_class)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW_CLASS (widget_class));

  gtk_widget_class_install_action (widget_class, "text.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "text.redo", NULL, redo_action);
}

/**
 * steller_text_history_follow:
 * @view: a view whose class has these actions, and whose buffer keeps no history
 * @history: the history of the note
 *
 * Gives a view the history of the note whose text it shows. To be called when it has its buffer.
 */
void
steller_text_history_follow (GtkTextView *view, StellerHistory *history)
{
  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (STELLER_IS_HISTORY (history));
  g_return_if_fail (get_history (GTK_WIDGET (view)) == NULL);

  g_object_set_data_full (G_OBJECT (view), HISTORY_KEY, g_object_ref (history), g_object_unref);
  g_signal_connect_object (history, "notify::can-undo", G_CALLBACK (update_actions), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify::can-redo", G_CALLBACK (update_actions), view, G_CONNECT_SWAPPED);
  /* While a step is being undone there is nothing to undo. */
  g_signal_connect_object (history, "restored", G_CALLBACK (update_actions), view, G_CONNECT_SWAPPED);
  /* With whatever the buffer tells of itself the view takes the actions to be those of the buffer. */
  g_signal_connect_object (gtk_text_view_get_buffer (view), "notify", G_CALLBACK (update_actions), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect (view, "notify::editable", G_CALLBACK (update_actions), NULL);
  update_actions (GTK_WIDGET (view));
}
