/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-preview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "steller-preview-geometry.h"
#include "steller-preview-page.h"

#define ARROW_STEP 48.0
/* Of one screenful, so that the reader keeps a line to go on from. */
#define PAGE_STEP 0.9
/* Pixels between a place that is shown and the edge of the view. */
#define SHOWN_MARGIN 48.0

/**
 * StellerPreview:
 *
 * The pages of a note, one under the other, as they are printed.
 *
 * It scrolls in a [class@Gtk.ScrolledWindow]. Only the pages that can be seen are drawn.
 */
struct _StellerPreview
{
  GtkWidget parent_instance;

  StellerPages *pages;
  double zoom;
  gboolean fit_width;

  GtkAdjustment *hadjustment, *vadjustment;
  GtkScrollablePolicy hscroll_policy, vscroll_policy;
  /* The zoom of the last allocation, to keep what stands in the middle there when it changes. */
  double allocated_zoom;
  GdkSurface *surface;

  /* The place to keep in view until somebody scrolls; the part is NULL when there is none. */
  char *shown_part;
  gsize shown_offset;
  guint show_tick;
  /* It is not the user who scrolls. */
  gboolean placing;
  /* The pages have not been given their room yet. */
  gboolean unallocated;
};

enum
{
  PROP_PAGES = 1,
  PROP_ZOOM,
  PROP_FIT_WIDTH,
  PROP_PAGE_COUNT,
  N_PROPS,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (StellerPreview,
                               steller_preview,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Allocation and scrolling. */

static void
configure_adjustment (GtkAdjustment *adjustment, double value, int content, int viewport)
{
  double upper = MAX (content, viewport);

  gtk_adjustment_configure (adjustment, CLAMP (value, 0, upper - viewport), 0, upper, ARROW_STEP, viewport * PAGE_STEP,
                            viewport);
}

/* The scroll position that keeps the middle of the view in the middle when everything grows by @factor. */
static double
rescale_value (GtkAdjustment *adjustment, double factor)
{
  double half = gtk_adjustment_get_page_size (adjustment) / 2;
  double value = gtk_adjustment_get_value (adjustment);

  /* At the very top one is reading the beginning: stay there. */
  if (value <= 0)
    return 0;

  return (value + half) * factor - half;
}

/* The value nearest to @value with which @start to @end, and some room around it, can be seen. */
static double
reveal (double value, double start, double end, double viewport)
{
  double margin = MIN (SHOWN_MARGIN, MAX (0, (viewport - (end - start)) / 2));

  if (start >= value && end <= value + viewport)
    return value;
  if (start < value)
    return start - margin;

  return end + margin - viewport;
}

/* Moves the scroll position as little as it takes to see the place that is to be shown. */
static void
reveal_shown_part (StellerPreview *self, int width, int height, int content_width, double *hvalue, double *vvalue)
{
  cairo_rectangle_t place;
  int x, y, page_width, page_height;
  double paper_width;
  double scale;
  guint page;

  if (self->shown_part == NULL || self->pages == NULL ||
      !steller_pages_locate (self->pages, self->shown_part, self->shown_offset, &page, &place))
    return;

  steller_preview_measure_page (self->pages, page, self->zoom, &page_width, &page_height);
  steller_pages_get_page_size (self->pages, page, &paper_width, NULL);
  scale = page_width / paper_width;
  x = (MAX (content_width, width) - page_width) / 2;
  y = steller_preview_get_page_top (self->pages, page, self->zoom);
  *hvalue = reveal (*hvalue, x + place.x * scale, x + (place.x + place.width) * scale, width);
  *vvalue = reveal (*vvalue, y + place.y * scale, y + (place.y + place.height) * scale, height);
}

static void
update_adjustments (StellerPreview *self, int width, int height, int content_width, int content_height)
{
  double factor = self->allocated_zoom > 0 ? self->zoom / self->allocated_zoom : 1;
  double hvalue, vvalue;

  hvalue = gtk_adjustment_get_value (self->hadjustment);
  vvalue = gtk_adjustment_get_value (self->vadjustment);
  if (factor != 1)
    {
      double half = gtk_adjustment_get_page_size (self->hadjustment) / 2;

      hvalue = (hvalue + half) * factor - half;
      vvalue = rescale_value (self->vadjustment, factor);
    }
  self->allocated_zoom = self->zoom;
  reveal_shown_part (self, width, height, content_width, &hvalue, &vvalue);

  self->placing = TRUE;
  configure_adjustment (self->hadjustment, hvalue, content_width, width);
  configure_adjustment (self->vadjustment, vvalue, content_height, height);
  self->placing = FALSE;
}

static void
steller_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StellerPreview *self = STELLER_PREVIEW (widget);
  int content_width, content_height;
  int left, y;

  if (self->fit_width && self->pages != NULL)
    {
      double zoom = steller_preview_fit_zoom (self->pages, width);

      if (zoom != self->zoom)
        {
          self->zoom = zoom;
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
        }
    }

  self->unallocated = FALSE;
  steller_preview_measure_pages (self->pages, self->zoom, &content_width, &content_height);
  update_adjustments (self, width, height, content_width, content_height);

  left = -(int) round (gtk_adjustment_get_value (self->hadjustment));
  y = STELLER_PREVIEW_MARGIN - (int) round (gtk_adjustment_get_value (self->vadjustment));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      StellerPreviewPage *page = STELLER_PREVIEW_PAGE (child);
      int page_width, page_height;
      GtkAllocation allocation;

      steller_preview_measure_page (self->pages, steller_preview_page_get_number (page), self->zoom, &page_width,
                                    &page_height);
      allocation = (GtkAllocation){
        .x = left + (MAX (content_width, width) - page_width) / 2,
        .y = y,
        .width = page_width,
        .height = page_height,
      };
      /* Pages out of sight stay mapped, as a screen reader only finds what is; they know that they need not be drawn.
       */
      gtk_widget_size_allocate (child, &allocation, -1);
      steller_preview_page_set_visible_range (page, -y, height - y);
      y += page_height + STELLER_PREVIEW_MARGIN;
    }
}

static void
steller_preview_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  StellerPreview *self = STELLER_PREVIEW (widget);
  int width, height;

  /* Pages have no size of their own to ask for, but a page that is not there needs none at all. */
  steller_preview_measure_pages (self->pages, self->zoom, &width, &height);
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
}

static void
on_value_changed (StellerPreview *self)
{
  if (!self->placing)
    g_clear_pointer (&self->shown_part, g_free);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (StellerPreview *self, GtkAdjustment **place, GtkAdjustment *adjustment, const char *property)
{
  if (adjustment != NULL && *place == adjustment)
    return;

  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, on_value_changed, self);
  g_clear_object (place);

  *place = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*place, "value-changed", G_CALLBACK (on_value_changed), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), property);
}

static gboolean
scroll (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  StellerPreview *self = STELLER_PREVIEW (widget);
  GtkOrientation orientation;
  double steps, screens;
  GtkAdjustment *adjustment;

  g_variant_get (arguments, "(udd)", &orientation, &steps, &screens);
  adjustment = orientation == GTK_ORIENTATION_HORIZONTAL ? self->hadjustment : self->vadjustment;
  /* An end is further away than any number of screens; the adjustment stops there. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            steps * gtk_adjustment_get_step_increment (adjustment) +
                                            screens * gtk_adjustment_get_page_increment (adjustment));

  return GDK_EVENT_STOP;
}

static void
add_scroll_binding (GtkWidgetClass *widget_class,
                    guint key,
                    guint keypad_key,
                    GdkModifierType modifiers,
                    GtkOrientation orientation,
                    double steps,
                    double screens)
{
  gtk_widget_class_add_binding (widget_class, key, modifiers, scroll, "(udd)", orientation, steps, screens);
  if (keypad_key != 0)
    gtk_widget_class_add_binding (widget_class, keypad_key, modifiers, scroll, "(udd)", orientation, steps, screens);
}

static gboolean
on_scroll_zoom (StellerPreview *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((modifiers & GDK_CONTROL_MASK) == 0 || self->pages == NULL)
    return GDK_EVENT_PROPAGATE;

  if (dy < 0)
    steller_preview_zoom_in (self);
  else if (dy > 0)
    steller_preview_zoom_out (self);

  return GDK_EVENT_STOP;
}

/* Pages are drawn for the surface's own scale, which may be a fraction and change with the monitor. */

static void
on_scale_changed (StellerPreview *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_queue_draw (child);
}

static void
steller_preview_realize (GtkWidget *widget)
{
  StellerPreview *self = STELLER_PREVIEW (widget);

  GTK_WIDGET_CLASS (steller_preview_parent_class)->realize (widget);

  self->surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  g_signal_connect_swapped (self->surface, "notify::scale", G_CALLBACK (on_scale_changed), self);
}

static void
steller_preview_unrealize (GtkWidget *widget)
{
  StellerPreview *self = STELLER_PREVIEW (widget);

  g_signal_handlers_disconnect_by_func (self->surface, on_scale_changed, self);
  self->surface = NULL;

  GTK_WIDGET_CLASS (steller_preview_parent_class)->unrealize (widget);
}

static void
remove_pages (StellerPreview *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
steller_preview_dispose (GObject *object)
{
  StellerPreview *self = STELLER_PREVIEW (object);

  remove_pages (self);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->hadjustment, on_value_changed, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->vadjustment, on_value_changed, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  if (self->show_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->show_tick);
  self->show_tick = 0;
  g_clear_pointer (&self->shown_part, g_free);
  g_clear_pointer (&self->pages, steller_pages_unref);

  G_OBJECT_CLASS (steller_preview_parent_class)->dispose (object);
}

static void
steller_preview_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  StellerPreview *self = STELLER_PREVIEW (object);

  switch (property_id)
    {
    case PROP_PAGES:
      g_value_set_boxed (value, self->pages);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_FIT_WIDTH:
      g_value_set_boolean (value, self->fit_width);
      break;
    case PROP_PAGE_COUNT:
      g_value_take_string (value, steller_preview_dup_page_count (self));
      break;
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
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
steller_preview_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  StellerPreview *self = STELLER_PREVIEW (object);

  switch (property_id)
    {
    case PROP_PAGES:
      steller_preview_set_pages (self, g_value_get_boxed (value));
      break;
    case PROP_ZOOM:
      steller_preview_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_FIT_WIDTH:
      steller_preview_set_fit_width (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value), "hadjustment");
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value), "vadjustment");
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
steller_preview_class_init (StellerPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const double to_the_end = G_MAXINT;

  object_class->dispose = steller_preview_dispose;
  object_class->get_property = steller_preview_get_property;
  object_class->set_property = steller_preview_set_property;
  widget_class->measure = steller_preview_measure;
  widget_class->size_allocate = steller_preview_size_allocate;
  widget_class->realize = steller_preview_realize;
  widget_class->unrealize = steller_preview_unrealize;

  /**
   * StellerPreview:pages:
   *
   * The laid-out note.
   */
  properties[PROP_PAGES] = g_param_spec_boxed ("pages", NULL, NULL, STELLER_TYPE_PAGES,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * StellerPreview:zoom:
   *
   * How large the pages are shown; 1 is the size of the paper.
   */
  properties[PROP_ZOOM] =
      g_param_spec_double ("zoom", NULL, NULL, STELLER_PREVIEW_ZOOM_MIN, STELLER_PREVIEW_ZOOM_MAX, 1.0,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * StellerPreview:fit-width:
   *
   * Whether the zoom follows the width of the widget.
   */
  properties[PROP_FIT_WIDTH] = g_param_spec_boolean (
      "fit-width", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * StellerPreview:page-count:
   *
   * How many pages there are, in words: “2 pages”. Empty when there is no note.
   */
  properties[PROP_PAGE_COUNT] = g_param_spec_string (
      "page-count", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  add_scroll_binding (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, GTK_ORIENTATION_VERTICAL, -1, 0);
  add_scroll_binding (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, GTK_ORIENTATION_VERTICAL, 1, 0);
  add_scroll_binding (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, 0, GTK_ORIENTATION_HORIZONTAL, -1, 0);
  add_scroll_binding (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 0, GTK_ORIENTATION_HORIZONTAL, 1, 0);
  add_scroll_binding (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, GTK_ORIENTATION_VERTICAL, 0, -1);
  add_scroll_binding (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, GTK_ORIENTATION_VERTICAL, 0, 1);
  add_scroll_binding (widget_class, GDK_KEY_space, 0, GDK_SHIFT_MASK, GTK_ORIENTATION_VERTICAL, 0, -1);
  add_scroll_binding (widget_class, GDK_KEY_space, GDK_KEY_KP_Space, 0, GTK_ORIENTATION_VERTICAL, 0, 1);
  add_scroll_binding (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, 0, GTK_ORIENTATION_VERTICAL, 0, -to_the_end);
  add_scroll_binding (widget_class, GDK_KEY_End, GDK_KEY_KP_End, 0, GTK_ORIENTATION_VERTICAL, 0, to_the_end);
  add_scroll_binding (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, GTK_ORIENTATION_VERTICAL, 0,
                      -to_the_end);
  add_scroll_binding (widget_class, GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, GTK_ORIENTATION_VERTICAL, 0,
                      to_the_end);

  gtk_widget_class_set_css_name (widget_class, "preview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
steller_preview_init (StellerPreview *self)
{
  GtkEventController *controller;

  self->zoom = 1.0;
  self->fit_width = TRUE;
  self->unallocated = TRUE;
  set_adjustment (self, &self->hadjustment, NULL, "hadjustment");
  set_adjustment (self, &self->vadjustment, NULL, "vadjustment");

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Printed pages"), -1);

  controller =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "scroll", G_CALLBACK (on_scroll_zoom), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * steller_preview_new:
 *
 * Makes a preview without pages.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
steller_preview_new (void)
{
  return g_object_new (STELLER_TYPE_PREVIEW, NULL);
}

/**
 * steller_preview_get_pages:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): the pages that are shown
 */
StellerPages *
steller_preview_get_pages (StellerPreview *self)
{
  g_return_val_if_fail (STELLER_IS_PREVIEW (self), NULL);

  return self->pages;
}

/* In the frame that shows the new pages, before it is laid out. */
static gboolean
on_show_due (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  StellerPreview *self = STELLER_PREVIEW (widget);
  double hvalue = gtk_adjustment_get_value (self->hadjustment);
  double vvalue = gtk_adjustment_get_value (self->vadjustment);
  int content_width, content_height;

  self->show_tick = 0;
  /* Else the allocation that is to come shows it. */
  if (!self->unallocated)
    {
      steller_preview_measure_pages (self->pages, self->zoom, &content_width, &content_height);
      reveal_shown_part (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget), content_width, &hvalue,
                         &vvalue);
      self->placing = TRUE;
      gtk_adjustment_set_value (self->hadjustment, hvalue);
      gtk_adjustment_set_value (self->vadjustment, vvalue);
      self->placing = FALSE;
    }

  return G_SOURCE_REMOVE;
}

static void
queue_show (StellerPreview *self)
{
  if (self->show_tick == 0)
    self->show_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_show_due, NULL, NULL);
}

static guint
count_pages (StellerPages *pages)
{
  return pages != NULL ? steller_pages_get_n_pages (pages) : 0;
}

static gboolean
has_same_paper (StellerPages *old, StellerPages *pages)
{
  guint n = count_pages (pages);

  if (count_pages (old) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      double old_width, old_height, width, height;

      steller_pages_get_page_size (old, i, &old_width, &old_height);
      steller_pages_get_page_size (pages, i, &width, &height);
      if (width != old_width || height != old_height)
        return FALSE;
    }

  return TRUE;
}

/**
 * steller_preview_set_pages:
 * @self: a preview
 * @pages: (nullable): the laid-out note
 *
 * Shows other pages. The place in the note stays as it is, as far as the new pages reach, and only what looks different
 * is drawn.
 */
void
steller_preview_set_pages (StellerPreview *self, StellerPages *pages)
{
  g_autoptr (StellerPages) old = NULL;
  GtkWidget *child, *next;
  guint n_pages = count_pages (pages);
  guint n_kept = 0;

  g_return_if_fail (STELLER_IS_PREVIEW (self));

  if (self->pages == pages)
    return;

  old = g_steal_pointer (&self->pages);
  self->pages = pages != NULL ? steller_pages_ref (pages) : NULL;
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (n_kept < n_pages)
        {
          steller_preview_page_set_pages (STELLER_PREVIEW_PAGE (child), pages);
          n_kept++;
        }
      else
        {
          gtk_widget_unparent (child);
        }
    }
  for (guint i = n_kept; i < n_pages; i++)
    gtk_widget_set_parent (steller_preview_page_new (pages, i), GTK_WIDGET (self));

  if (!has_same_paper (old, pages))
    {
      self->unallocated = TRUE;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  if (self->shown_part != NULL)
    queue_show (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGES]);
  if (count_pages (old) != n_pages)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE_COUNT]);
}

/**
 * steller_preview_dup_page_count:
 * @self: a preview
 *
 * Returns: (transfer full): how many pages there are, in words; empty when there is no note
 */
char *
steller_preview_dup_page_count (StellerPreview *self)
{
  guint n_pages;

  g_return_val_if_fail (STELLER_IS_PREVIEW (self), NULL);

  n_pages = count_pages (self->pages);
  if (n_pages == 0)
    return g_strdup ("");

  return g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);
}

/**
 * steller_preview_show_part:
 * @self: a preview
 * @part: the id of a section or field
 * @offset: a place in its text, in bytes
 *
 * Brings a place of the note into view, when it is not: with the next frame, so that new pages may still come before. There
 * it stays when the pages change, until somebody scrolls. The view moves no further than it must. A part that is not
 * printed moves nothing.
 */
void
steller_preview_show_part (StellerPreview *self, const char *part, gsize offset)
{
  g_return_if_fail (STELLER_IS_PREVIEW (self));
  g_return_if_fail (part != NULL);

  g_set_str (&self->shown_part, part);
  self->shown_offset = offset;
  queue_show (self);
}

/**
 * steller_preview_get_zoom:
 * @self: a preview
 *
 * Returns: how large the pages are shown; 1 is the size of the paper
 */
double
steller_preview_get_zoom (StellerPreview *self)
{
  g_return_val_if_fail (STELLER_IS_PREVIEW (self), 1.0);

  return self->zoom;
}

/**
 * steller_preview_set_zoom:
 * @self: a preview
 * @zoom: how large to show the pages; 1 is the size of the paper
 *
 * Shows the pages larger or smaller. What stands in the middle stays there, and the zoom no longer follows the width.
 */
void
steller_preview_set_zoom (StellerPreview *self, double zoom)
{
  g_return_if_fail (STELLER_IS_PREVIEW (self));

  steller_preview_set_fit_width (self, FALSE);

  zoom = CLAMP (zoom, STELLER_PREVIEW_ZOOM_MIN, STELLER_PREVIEW_ZOOM_MAX);
  if (self->zoom == zoom)
    return;

  self->zoom = zoom;
  self->unallocated = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/**
 * steller_preview_get_fit_width:
 * @self: a preview
 *
 * Returns: whether the zoom follows the width of the widget
 */
gboolean
steller_preview_get_fit_width (StellerPreview *self)
{
  g_return_val_if_fail (STELLER_IS_PREVIEW (self), FALSE);

  return self->fit_width;
}

/**
 * steller_preview_set_fit_width:
 * @self: a preview
 * @fit_width: whether the zoom follows the width of the widget
 *
 * Shows the pages as wide as fits, now and when the width changes.
 */
void
steller_preview_set_fit_width (StellerPreview *self, gboolean fit_width)
{
  g_return_if_fail (STELLER_IS_PREVIEW (self));

  fit_width = !!fit_width;
  if (self->fit_width == fit_width)
    return;

  self->fit_width = fit_width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT_WIDTH]);
}

/**
 * steller_preview_zoom_in:
 * @self: a preview
 *
 * Shows the pages one level larger.
 */
void
steller_preview_zoom_in (StellerPreview *self)
{
  g_return_if_fail (STELLER_IS_PREVIEW (self));

  steller_preview_set_zoom (self, steller_preview_next_zoom (self->zoom));
}

/**
 * steller_preview_zoom_out:
 * @self: a preview
 *
 * Shows the pages one level smaller.
 */
void
steller_preview_zoom_out (StellerPreview *self)
{
  g_return_if_fail (STELLER_IS_PREVIEW (self));

  steller_preview_set_zoom (self, steller_preview_previous_zoom (self->zoom));
}
