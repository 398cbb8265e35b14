/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-field-marks.h"

#include <glib/gi18n-lib.h>

#include "steller-focus.h"
#include "steller-ground-label.h"

/* Characters; wider help wraps. */
#define POPOVER_WIDTH 36

/**
 * StellerFieldMarks:
 *
 * What stands at the end of the row of a field: its ground, and a button for its help and its label in the note.
 */
struct _StellerFieldMarks
{
  GtkBox parent_instance;

  StellerFieldValue *value;

  GtkWidget *ground;
  GtkMenuButton *button;
  /* Weak: what had the focus before the popover. */
  GtkWidget *focus;
  /* In the popover, which is made when it is first opened. */
  GtkEntry *label_entry;
};

G_DEFINE_FINAL_TYPE (StellerFieldMarks, steller_field_marks, GTK_TYPE_BOX)

static void
take_label (StellerFieldMarks *self)
{
  g_autofree char *label = NULL;

  if (steller_field_value_get_read_only (self->value))
    return;
  label = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->label_entry))));
  steller_field_value_set_label (self->value, label);
}

static void
show_label (StellerFieldMarks *self)
{
  StellerNote *note = steller_field_value_get_note (self->value);
  const char *label =
    steller_note_get_field_label (note, steller_field_type_get_id (steller_field_value_get_field (self->value)));

  gtk_editable_set_text (GTK_EDITABLE (self->label_entry), label != NULL ? label : "");
}

static void
on_closed (StellerFieldMarks *self, GtkPopover *popover)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  take_label (self);
  /* Unless it has gone elsewhere already. */
  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    steller_focus_give_back (self->focus);
  g_clear_weak_pointer (&self->focus);
}

static void
on_label_activate (StellerFieldMarks *self)
{
  gtk_menu_button_popdown (self->button);
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), POPOVER_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
create_popover (GtkMenuButton *button, gpointer data)
{
  StellerFieldMarks *self = STELLER_FIELD_MARKS (data);
  const StellerFieldType *field = steller_field_value_get_field (self->value);
  const char *help = steller_field_type_get_help (field);
  GtkWidget *popover;
  GtkWidget *content;
  GtkWidget *caption;

  g_set_weak_pointer (&self->focus, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (content, 6);
  gtk_widget_set_margin_bottom (content, 6);
  gtk_widget_set_margin_start (content, 6);
  gtk_widget_set_margin_end (content, 6);
  if (help != NULL && *help != '\0')
    {
      GtkWidget *label = new_label (help, NULL);

      gtk_widget_set_margin_bottom (label, 6);
      gtk_box_append (GTK_BOX (content), label);
    }

  caption = new_label (_("Label in This Note"), "caption-heading");
  gtk_box_append (GTK_BOX (content), caption);
  self->label_entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->label_entry, steller_field_type_get_label (field));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->label_entry), FALSE);
  gtk_editable_set_editable (GTK_EDITABLE (self->label_entry), !steller_field_value_get_read_only (self->value));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->label_entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption,
                                  NULL, -1);
  g_signal_connect_swapped (self->label_entry, "activate", G_CALLBACK (on_label_activate), self);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->label_entry));
  gtk_box_append (GTK_BOX (content), new_label (_("Leave this empty for the label of the note type."), "caption"));

  gtk_popover_set_child (GTK_POPOVER (popover), content);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (show_label), self);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (on_closed), self);
  gtk_menu_button_set_popover (button, popover);
}

/* The button inside is what a screen reader finds; it takes over neither name nor tooltip. */
static GtkWidget *
get_toggle (StellerFieldMarks *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->button));
}

static void
update (StellerFieldMarks *self)
{
  /* TRANSLATORS: %s is the label of a field. */
  g_autofree char *name = g_strdup_printf (_("About “%s”"), steller_field_value_get_label (self->value));

  steller_ground_label_set (GTK_LABEL (self->ground), steller_field_value_get_ground (self->value),
                            steller_note_get_language (steller_field_value_get_note (self->value)));
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->button)), name) != 0)
    {
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (get_toggle (self)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
steller_field_marks_dispose (GObject *object)
{
  g_clear_weak_pointer (&STELLER_FIELD_MARKS (object)->focus);

  G_OBJECT_CLASS (steller_field_marks_parent_class)->dispose (object);
}

static void
steller_field_marks_finalize (GObject *object)
{
  StellerFieldMarks *self = STELLER_FIELD_MARKS (object);

  g_clear_object (&self->value);

  G_OBJECT_CLASS (steller_field_marks_parent_class)->finalize (object);
}

static void
steller_field_marks_class_init (StellerFieldMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steller_field_marks_dispose;
  G_OBJECT_CLASS (klass)->finalize = steller_field_marks_finalize;
}

static void
steller_field_marks_init (StellerFieldMarks *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  self->ground = steller_ground_label_new ();
  gtk_box_append (GTK_BOX (self), self->ground);

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "view-more-symbolic");
  gtk_widget_set_focus_on_click (GTK_WIDGET (self->button), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "field-menu");
  gtk_menu_button_set_create_popup_func (self->button, create_popover, self, NULL);
  /* With a stop at the button of each field it takes twice as long to go through a form: a key opens it instead. */
  gtk_widget_set_focusable (get_toggle (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_toggle (self)), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                  STELLER_FIELD_MARKS_KEY, -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
}

/**
 * steller_field_marks_new:
 * @value: the value of a field
 *
 * Returns: (transfer floating): the widgets for the ground and the label of the field
 */
GtkWidget *
steller_field_marks_new (StellerFieldValue *value)
{
  StellerFieldMarks *self;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (value), NULL);

  self = g_object_new (STELLER_TYPE_FIELD_MARKS, NULL);
  self->value = g_object_ref (value);
  update (self);
  g_signal_connect_object (value, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * steller_field_marks_open:
 * @self: the widgets of a field
 *
 * Opens the help and the label of the field, as its button does. What has the focus gets it back afterwards.
 */
void
steller_field_marks_open (StellerFieldMarks *self)
{
  g_return_if_fail (STELLER_IS_FIELD_MARKS (self));

  gtk_menu_button_popup (self->button);
}
