/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-text-height.h"

/* Pixels: of a longer text the rest is set in type when there is time, as that of any text. */
#define MAX_HEIGHT 4096

/**
 * steller_text_height_prepare:
 * @view: a text view that is being measured
 * @parent_class: the class above that of @view, a #GtkTextView or one that inherits from it
 * @orientation: what is being measured
 * @for_size: its width if that is the height, or -1
 *
 * Makes a text view that has not been given its place yet know how high its text is. To be called at the beginning of
 * its class's `measure`, by a class whose request mode is height for width.
 *
 * By itself a text view takes no room at first: how high the text is it finds out little by little once it has its
 * width, in the frames that follow, in which all that is below it moves down.
 */
void
steller_text_height_prepare (GtkTextView *view, GtkWidgetClass *parent_class, GtkOrientation orientation, int for_size)
{
  GtkWidget *widget = GTK_WIDGET (view);

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (GTK_IS_TEXT_VIEW_CLASS (parent_class));

  /* Not gtk_widget_allocate(), which gives it a place: this only sets the text in type. It is done again for the place
   * that it gets, which it has not got yet. */
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > 0 && gtk_widget_get_width (widget) == 0)
    parent_class->size_allocate (widget, for_size, MAX_HEIGHT, -1);
}
