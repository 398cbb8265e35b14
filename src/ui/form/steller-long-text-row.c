/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-long-text-row.h"

#include "steller-editable-text.h"
#include "steller-long-text-view.h"
#include "steller-text-history.h"

/**
 * StellerLongTextRow:
 *
 * Text of several lines, which grows with what it holds.
 */
struct _StellerLongTextRow
{
  AdwPreferencesRow parent_instance;

  StellerFieldValue *value;

  GtkBox *box;
  GtkLabel *title;
  GtkTextView *view;
  GtkWidget *placeholder;
  gulong changed_handler;
};

static void steller_long_text_row_iface_init (StellerFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StellerLongTextRow, steller_long_text_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (STELLER_TYPE_FIELD_ROW, steller_long_text_row_iface_init))

static StellerFieldValue *
get_value (StellerFieldRow *row)
{
  return STELLER_LONG_TEXT_ROW (row)->value;
}

static GtkWidget *
get_control (StellerFieldRow *row)
{
  return GTK_WIDGET (STELLER_LONG_TEXT_ROW (row)->view);
}

static void
add_suffix (StellerFieldRow *row, GtkWidget *suffix)
{
  gtk_box_append (STELLER_LONG_TEXT_ROW (row)->box, suffix);
}

static void
show_placeholder (StellerLongTextRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
}

static void
update (StellerFieldRow *row)
{
  StellerLongTextRow *self = STELLER_LONG_TEXT_ROW (row);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const char *text = steller_field_value_get_text (self->value);

  g_signal_handler_block (buffer, self->changed_handler);
  steller_editable_text_set_buffer (buffer, text != NULL ? text : "");
  g_signal_handler_unblock (buffer, self->changed_handler);
  show_placeholder (self);
}

static void
steller_long_text_row_iface_init (StellerFieldRowInterface *iface)
{
  iface->get_value = get_value;
  iface->get_control = get_control;
  iface->add_suffix = add_suffix;
  iface->update = update;
}

static void
on_buffer_changed (StellerLongTextRow *self, GtkTextBuffer *buffer)
{
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  steller_field_value_set_text (self->value, text);
  show_placeholder (self);
}

/* The row shows the focus, as that of a line of text does. */
static void
on_has_focus (StellerLongTextRow *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
}

/* A click beside the text is one for the text. */
static void
on_pressed (StellerLongTextRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
steller_long_text_row_finalize (GObject *object)
{
  g_clear_object (&STELLER_LONG_TEXT_ROW (object)->value);

  G_OBJECT_CLASS (steller_long_text_row_parent_class)->finalize (object);
}

static void
steller_long_text_row_class_init (StellerLongTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_long_text_row_finalize;
}

static void
steller_long_text_row_init (StellerLongTextRow *self)
{
  GtkWidget *area = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkTextBuffer *buffer;

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "long-text");

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "subtitle");
  g_object_bind_property (self, "title", self->title, "label", G_BINDING_SYNC_CREATE);

  self->view = GTK_TEXT_VIEW (steller_long_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "inline");
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  self->changed_handler =
    g_signal_connect_object (buffer, "changed", G_CALLBACK (on_buffer_changed), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                  -1);

  g_signal_connect_object (self->view, "notify::has-focus", G_CALLBACK (on_has_focus), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  self->placeholder = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->placeholder), 0);
  gtk_label_set_yalign (GTK_LABEL (self->placeholder), 0);
  gtk_label_set_wrap (GTK_LABEL (self->placeholder), TRUE);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->placeholder, "dimmed");

  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (overlay), self->placeholder, TRUE);

  gtk_box_append (GTK_BOX (area), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (area), overlay);
  gtk_widget_set_hexpand (area, TRUE);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "header");
  gtk_box_append (self->box, area);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), "");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
}

/**
 * steller_long_text_row_new:
 * @value: a value that is text of several lines
 *
 * Returns: (transfer floating): the row for it
 */
GtkWidget *
steller_long_text_row_new (StellerFieldValue *value)
{
  StellerLongTextRow *self;
  const char *placeholder;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (value), NULL);

  self = g_object_new (STELLER_TYPE_LONG_TEXT_ROW, NULL);
  self->value = g_object_ref (value);
  gtk_text_view_set_editable (self->view, !steller_field_value_get_read_only (value));
  if (steller_field_value_get_history (value) != NULL)
    steller_text_history_follow (self->view, steller_field_value_get_history (value));
  placeholder = steller_field_type_get_placeholder (steller_field_value_get_type_of_value (value));
  if (placeholder != NULL && *placeholder != '\0')
    {
      gtk_label_set_text (GTK_LABEL (self->placeholder), placeholder);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, placeholder,
                                      -1);
    }
  g_signal_connect_object (self->view, "paste-clipboard", G_CALLBACK (steller_field_value_end_typing), value,
                           G_CONNECT_SWAPPED);
  steller_field_row_set_up (STELLER_FIELD_ROW (self));
  return GTK_WIDGET (self);
}
