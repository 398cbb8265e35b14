/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-form-viewport.h"

#include <math.h>

/* How much is kept free around what is revealed, and what the arrows of a scroll bar go, in pixels. */
#define MARGIN 36
#define STEP 48
/* How far apart, in pixels, places are looked at for something that stands there. */
#define PICK_STEP 12

/**
 * StellerFormViewport:
 *
 * Scrolls a form. What GtkViewport does not do, and writing in one needs:
 *
 * - When something above changes its height (a card is made, a text is set in type, a step is undone) what is in sight
 *   stays where it is, in the very same frame.
 * - Where the focus goes the form goes, but for a text as high as the window that is to its caret, once it has been put
 *   where it belongs: a click does not scroll.
 */
struct _StellerFormViewport
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkRoot *root;

  GtkWidget *anchor; /* weak: what stands at the top of what is in sight */
  double anchor_y;   /* where in the child */
  GtkWidget *target; /* weak: what has to be in sight */
  guint hscroll_policy : 1;
  guint vscroll_policy : 1;
  guint allocating : 1;
};

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  PLACED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (StellerFormViewport, steller_form_viewport, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Where a widget is in the child. A text view may be scrolled itself; what counts is where its text begins. */
static gboolean
find_y (StellerFormViewport *self, GtkWidget *widget, double *y)
{
  graphene_point_t point;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, self->child) || !gtk_widget_get_mapped (widget) ||
      !gtk_widget_compute_point (widget, self->child, &GRAPHENE_POINT_INIT (0, 0), &point))
    return FALSE;
  *y = point.y;
  if (GTK_IS_TEXT_VIEW (widget))
    *y -= gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget)));
  return TRUE;
}

/* What stands at the top of what is in sight. A container around it would not tell where it goes. */
static GtkWidget *
pick_anchor (StellerFormViewport *self)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;

  for (double y = 1; y < gtk_widget_get_height (GTK_WIDGET (self)); y += PICK_STEP)
    {
      GtkWidget *picked =
        gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);

      if (picked != NULL && (GTK_IS_TEXT_VIEW (picked) || gtk_widget_get_first_child (picked) == NULL))
        return picked;
    }
  return NULL;
}

/* What has the focus stays put while it is in sight; else whatever stands at the top. */
static void
choose_anchor (StellerFormViewport *self)
{
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;
  double value = gtk_adjustment_get_value (self->vadjustment);
  double y;
  GtkWidget *anchor = NULL;

  if (focus != NULL && find_y (self, focus, &y) && y >= value && y < value + gtk_widget_get_height (GTK_WIDGET (self)))
    anchor = focus;
  if (anchor == NULL)
    anchor = pick_anchor (self);
  if (anchor != NULL && !find_y (self, anchor, &self->anchor_y))
    anchor = NULL;
  g_set_weak_pointer (&self->anchor, anchor);
}

static void
place_child (StellerFormViewport *self, int width, int height)
{
  double value = gtk_adjustment_get_value (self->vadjustment);
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) -rint (value)));

  gtk_widget_allocate (self->child, width, height, -1, transform);
}

/* The part of a widget that has to be in sight: the caret of a text, or all of it. */
static gboolean
find_target (StellerFormViewport *self, double *top, double *bottom)
{
  graphene_rect_t bounds;

  if (self->target == NULL || !gtk_widget_is_ancestor (self->target, self->child) ||
      !gtk_widget_compute_bounds (self->target, self->child, &bounds))
    return FALSE;
  if (GTK_IS_TEXT_VIEW (self->target))
    {
      GtkTextView *view = GTK_TEXT_VIEW (self->target);
      GdkRectangle caret;
      int y;

      gtk_text_view_get_cursor_locations (view, NULL, &caret, NULL);
      gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, caret.x, caret.y, NULL, &y);
      *top = bounds.origin.y + y;
      *bottom = *top + caret.height;
    }
  else
    {
      *top = bounds.origin.y;
      *bottom = *top + bounds.size.height;
    }
  return TRUE;
}

static void
scroll_to_target (StellerFormViewport *self)
{
  double page = gtk_adjustment_get_page_size (self->vadjustment);
  double value = gtk_adjustment_get_value (self->vadjustment);
  double margin = MIN (MARGIN, page / 4);
  double top, bottom;

  if (!find_target (self, &top, &bottom))
    return;
  if (bottom + margin > value + page)
    value = bottom + margin - page;
  if (top - margin < value)
    value = top - margin;
  gtk_adjustment_set_value (self->vadjustment, value);
}

static void
steller_form_viewport_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StellerFormViewport *self = STELLER_FORM_VIEWPORT (widget);
  int child_height;
  double value = gtk_adjustment_get_value (self->vadjustment);
  double y;

  self->allocating = TRUE;
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width, &child_height, NULL, NULL, NULL);
  child_height = MAX (child_height, height);
  gtk_adjustment_configure (self->hadjustment, 0, 0, width, STEP, width * 0.9, width);
  gtk_adjustment_configure (self->vadjustment, value, 0, child_height, STEP, height * 0.9, height);
  place_child (self, width, child_height);
  if (find_y (self, self->anchor, &y) && y != self->anchor_y && value > 0)
    gtk_adjustment_set_value (self->vadjustment, value + y - self->anchor_y);
  scroll_to_target (self);
  if (gtk_adjustment_get_value (self->vadjustment) != value)
    place_child (self, width, child_height);
  choose_anchor (self);
  self->allocating = FALSE;
  g_signal_emit (self, signals[PLACED], 0);
}

static void
steller_form_viewport_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  StellerFormViewport *self = STELLER_FORM_VIEWPORT (widget);

  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = 0;
}

static GtkSizeRequestMode
steller_form_viewport_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
on_value_changed (StellerFormViewport *self)
{
  if (self->allocating)
    return;
  /* Someone scrolls: that goes before what was revealed. */
  g_clear_weak_pointer (&self->target);
  g_clear_weak_pointer (&self->anchor);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (StellerFormViewport *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && *place == adjustment)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, on_value_changed, self);
  g_clear_object (place);
  *place = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*place, "value-changed", G_CALLBACK (on_value_changed), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
on_focus_changed (StellerFormViewport *self)
{
  GtkWidget *focus = gtk_root_get_focus (self->root);

  /* A popover is no part of what scrolls. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->child) &&
      gtk_widget_get_native (focus) == gtk_widget_get_native (GTK_WIDGET (self)))
    steller_form_viewport_reveal (self, focus);
}

static void
steller_form_viewport_root (GtkWidget *widget)
{
  StellerFormViewport *self = STELLER_FORM_VIEWPORT (widget);

  GTK_WIDGET_CLASS (steller_form_viewport_parent_class)->root (widget);
  self->root = gtk_widget_get_root (widget);
  g_signal_connect_swapped (self->root, "notify::focus-widget", G_CALLBACK (on_focus_changed), self);
}

static void
steller_form_viewport_unroot (GtkWidget *widget)
{
  StellerFormViewport *self = STELLER_FORM_VIEWPORT (widget);

  g_signal_handlers_disconnect_by_func (self->root, on_focus_changed, self);
  self->root = NULL;
  GTK_WIDGET_CLASS (steller_form_viewport_parent_class)->unroot (widget);
}

static void
steller_form_viewport_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  StellerFormViewport *self = STELLER_FORM_VIEWPORT (object);

  switch (property)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
steller_form_viewport_set_property (GObject *object, guint property, const GValue *value, GParamSpec *pspec)
{
  StellerFormViewport *self = STELLER_FORM_VIEWPORT (object);

  switch (property)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value) & 1;
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value) & 1;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
steller_form_viewport_dispose (GObject *object)
{
  StellerFormViewport *self = STELLER_FORM_VIEWPORT (object);

  g_clear_weak_pointer (&self->anchor);
  g_clear_weak_pointer (&self->target);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->hadjustment, on_value_changed, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->vadjustment, on_value_changed, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);

  G_OBJECT_CLASS (steller_form_viewport_parent_class)->dispose (object);
}

static void
steller_form_viewport_class_init (StellerFormViewportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steller_form_viewport_dispose;
  object_class->get_property = steller_form_viewport_get_property;
  object_class->set_property = steller_form_viewport_set_property;
  widget_class->get_request_mode = steller_form_viewport_get_request_mode;
  widget_class->measure = steller_form_viewport_measure;
  widget_class->size_allocate = steller_form_viewport_size_allocate;
  widget_class->root = steller_form_viewport_root;
  widget_class->unroot = steller_form_viewport_unroot;

  /**
   * StellerFormViewport::placed:
   * @self: the viewport
   *
   * The form has been given its place, while the window is laid out: something else may be in sight.
   */
  signals[PLACED] = g_signal_new ("placed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
steller_form_viewport_init (StellerFormViewport *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
}

/**
 * steller_form_viewport_new:
 * @child: a form, which is as wide as the viewport
 *
 * Makes a viewport, to stand in a scrolled window.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
steller_form_viewport_new (GtkWidget *child)
{
  StellerFormViewport *self;

  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  self = g_object_new (STELLER_TYPE_FORM_VIEWPORT, NULL);
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * steller_form_viewport_reveal:
 * @self: a viewport
 * @target: a widget in it
 *
 * Scrolls until a widget is in sight, or the caret of a text, no farther than that takes. It is done with the next
 * frame, and the target stays in sight, whatever becomes higher or the window smaller, until someone scrolls.
 */
void
steller_form_viewport_reveal (StellerFormViewport *self, GtkWidget *target)
{
  g_return_if_fail (STELLER_IS_FORM_VIEWPORT (self));
  g_return_if_fail (GTK_IS_WIDGET (target));

  g_set_weak_pointer (&self->target, target);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
