/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-long-text-view.h"

#include "steller-text-height.h"
#include "steller-text-history.h"

/**
 * StellerLongTextView:
 *
 * Text of several lines in a form, as high as what it holds from the first frame on.
 */
struct _StellerLongTextView
{
  GtkTextView parent_instance;

  int width;        /* that it was last placed with */
  guint measure_id; /* measures again for another width */
};

G_DEFINE_FINAL_TYPE (StellerLongTextView, steller_long_text_view, GTK_TYPE_TEXT_VIEW)

static GtkSizeRequestMode
steller_long_text_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
steller_long_text_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                int *minimum_baseline, int *natural_baseline)
{
  steller_text_height_measure (GTK_TEXT_VIEW (widget), GTK_WIDGET_CLASS (steller_long_text_view_parent_class),
                               orientation, for_size, minimum, natural);
}

static gboolean
measure_again (gpointer data)
{
  StellerLongTextView *self = data;

  self->measure_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* What a text view measures is the height for the width that it has: for another one it is only right after it got
 * that. It asks again by itself when it needs more, but not when it needs less. */
static void
steller_long_text_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StellerLongTextView *self = STELLER_LONG_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (steller_long_text_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (width == self->width)
    return;
  self->width = width;
  if (self->measure_id == 0)
    self->measure_id = g_idle_add_full (GTK_PRIORITY_RESIZE, measure_again, self, NULL);
}

static void
steller_long_text_view_dispose (GObject *object)
{
  g_clear_handle_id (&STELLER_LONG_TEXT_VIEW (object)->measure_id, g_source_remove);

  G_OBJECT_CLASS (steller_long_text_view_parent_class)->dispose (object);
}

static void
steller_long_text_view_class_init (StellerLongTextViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = steller_long_text_view_get_request_mode;
  widget_class->measure = steller_long_text_view_measure;
  widget_class->size_allocate = steller_long_text_view_size_allocate;
  G_OBJECT_CLASS (klass)->dispose = steller_long_text_view_dispose;
  steller_text_history_install_actions (widget_class);
}

static void
steller_long_text_view_init (StellerLongTextView *self)
{
}

/**
 * steller_long_text_view_new:
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
steller_long_text_view_new (void)
{
  return g_object_new (STELLER_TYPE_LONG_TEXT_VIEW, NULL);
}
