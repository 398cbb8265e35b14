/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-text-height.h"

/* Pixels: of a longer text the rest is set in type when there is time, as that of any text. */
#define MAX_HEIGHT 4096

/**
 * steller_text_height_measure:
 * @view: a text view
 * @parent_class: the class above that of @view, a #GtkTextView or one that inherits from it
 * @orientation: what is to be measured
 * @for_size: its width if that is the height, or -1
 * @minimum: (out): return location for the least size
 * @natural: (out): return location for the natural size
 *
 * Measures a text view that has its height from the start. To be called as `measure` of its class, whose request mode is
 * height for width.
 *
 * By itself a text view takes no room at first: how high the text is it finds out little by little once it has its
 * width, in the frames that follow, in which all that is below it moves down.
 */
void
steller_text_height_measure (GtkTextView *view, GtkWidgetClass *parent_class, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural)
{
  GtkWidget *widget = GTK_WIDGET (view);
  gboolean first = orientation == GTK_ORIENTATION_VERTICAL && gtk_widget_get_width (widget) == 0;
  int minimum_baseline = -1;
  int natural_baseline = -1;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (GTK_IS_TEXT_VIEW_CLASS (parent_class));
  g_return_if_fail (minimum != NULL && natural != NULL);

  /* Not gtk_widget_allocate(), which gives it a place: this only sets the text in type. It is done again for the place
   * that it gets, which it has not got yet. */
  if (first && for_size > 0)
    parent_class->size_allocate (widget, for_size, MAX_HEIGHT, -1);
  parent_class->measure (widget, orientation, for_size, minimum, natural, &minimum_baseline, &natural_baseline);
  /* The height for any width is no more than that for a certain one. What it knows is that for the last one. */
  if (first && for_size <= 0)
    *minimum = *natural = 0;
}
