/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-section-text.h"

#include <math.h>

#include "steller-form-viewport.h"

/* How far the editor reaches beyond what is in sight, in pixels: a form that is scrolled by less places nothing anew. */
#define MARGIN 240
/* How much of what is in sight Page Up and Page Down go. */
#define PAGE 0.9

/**
 * StellerSectionText:
 *
 * A text as high as all of it, in which only as much as is in sight is an editor.
 *
 * With each change GtkTextView draws everything from its top to its bottom, and sets all of that in type again when the
 * change is in its first paragraph. In a long section one letter would take longer than a frame. Here the editor is never
 * much higher than the form that can be seen: it stands where the sight is, scrolled to what belongs there.
 */
struct _StellerSectionText
{
  GtkWidget parent_instance;

  GtkTextView *editor;
  GtkAdjustment *vadjustment;
  StellerFormViewport *viewport; /* of the form that it scrolls with, if any */
  int top;                       /* of the editor, in pixels of the text */
  int bottom;
  gboolean placing;
};

G_DEFINE_FINAL_TYPE (StellerSectionText, steller_section_text, GTK_TYPE_WIDGET)

/* Chooses the part of the text that is the editor. */
static void
choose_part (StellerSectionText *self, int height)
{
  int sight = self->viewport != NULL ? gtk_widget_get_height (GTK_WIDGET (self->viewport)) : 0;
  graphene_point_t point;
  int top, bottom;

  if (sight <= 0 || height <= sight + 2 * MARGIN ||
      !gtk_widget_compute_point (GTK_WIDGET (self->viewport), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (0, 0), &point))
    {
      self->top = 0;
      self->bottom = height;
      return;
    }

  top = (int) CLAMP (floor (point.y), 0, height);
  bottom = (int) CLAMP (ceil (point.y + sight), 0, height);
  if (self->top <= top && self->bottom >= bottom && self->bottom <= height &&
      self->bottom - self->top <= sight + 2 * MARGIN)
    return;
  self->top = MAX (top - MARGIN, 0);
  self->bottom = MIN (bottom + MARGIN, height);
}

static void
place_editor (StellerSectionText *self)
{
  GtkWidget *editor = GTK_WIDGET (self->editor);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  choose_part (self, height);
  /* A widget has to be asked before it is given a place. */
  gtk_widget_measure (editor, GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  self->placing = TRUE;
  gtk_widget_allocate (editor, width, self->bottom - self->top, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) self->top)));
  gtk_adjustment_set_value (self->vadjustment, self->top);
  if (self->viewport != NULL)
    gtk_adjustment_set_page_increment (self->vadjustment, gtk_widget_get_height (GTK_WIDGET (self->viewport)) * PAGE);
  self->placing = FALSE;
}

/* The form has been scrolled, or something in it has become higher. */
static void
on_placed (StellerSectionText *self)
{
  int top = self->top;
  int bottom = self->bottom;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  choose_part (self, gtk_widget_get_height (GTK_WIDGET (self)));
  if (self->top != top || self->bottom != bottom)
    place_editor (self);
}

/* The editor scrolls to its caret, or keeps its first line where it was. It is the form that scrolls. */
static void
on_value_changed (StellerSectionText *self)
{
  if (!self->placing)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static GtkSizeRequestMode
steller_section_text_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (GTK_WIDGET (STELLER_SECTION_TEXT (widget)->editor));
}

static void
steller_section_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (STELLER_SECTION_TEXT (widget)->editor), orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static void
steller_section_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  place_editor (STELLER_SECTION_TEXT (widget));
}

static void
steller_section_text_root (GtkWidget *widget)
{
  StellerSectionText *self = STELLER_SECTION_TEXT (widget);

  GTK_WIDGET_CLASS (steller_section_text_parent_class)->root (widget);
  self->viewport = (StellerFormViewport *) gtk_widget_get_ancestor (widget, STELLER_TYPE_FORM_VIEWPORT);
  if (self->viewport != NULL)
    g_signal_connect_swapped (self->viewport, "placed", G_CALLBACK (on_placed), self);
}

static void
steller_section_text_unroot (GtkWidget *widget)
{
  StellerSectionText *self = STELLER_SECTION_TEXT (widget);

  if (self->viewport != NULL)
    g_signal_handlers_disconnect_by_func (self->viewport, on_placed, self);
  self->viewport = NULL;
  GTK_WIDGET_CLASS (steller_section_text_parent_class)->unroot (widget);
}

static void
steller_section_text_dispose (GObject *object)
{
  StellerSectionText *self = STELLER_SECTION_TEXT (object);

  if (self->editor != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->editor));
  self->editor = NULL;
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->vadjustment, on_value_changed, self);
  g_clear_object (&self->vadjustment);

  G_OBJECT_CLASS (steller_section_text_parent_class)->dispose (object);
}

static void
steller_section_text_class_init (StellerSectionTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steller_section_text_dispose;
  widget_class->get_request_mode = steller_section_text_get_request_mode;
  widget_class->measure = steller_section_text_measure;
  widget_class->size_allocate = steller_section_text_size_allocate;
  widget_class->root = steller_section_text_root;
  widget_class->unroot = steller_section_text_unroot;
}

static void
steller_section_text_init (StellerSectionText *self)
{
}

/**
 * steller_section_text_new:
 * @editor: an editor
 *
 * Makes a text that is written in an editor. In a [class@Steller.FormViewport] the editor is where the sight is;
 * elsewhere it is as high as the text.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
steller_section_text_new (GtkTextView *editor)
{
  StellerSectionText *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (editor), NULL);

  self = g_object_new (STELLER_TYPE_SECTION_TEXT, NULL);
  self->editor = editor;
  gtk_widget_set_parent (GTK_WIDGET (editor), GTK_WIDGET (self));
  self->vadjustment = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (editor)));
  g_signal_connect_swapped (self->vadjustment, "value-changed", G_CALLBACK (on_value_changed), self);
  return GTK_WIDGET (self);
}
