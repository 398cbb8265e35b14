/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-text-row.h"

#include "steller-editable-text.h"

/**
 * StellerTextRow:
 *
 * A line of text.
 */
struct _StellerTextRow
{
  AdwEntryRow parent_instance;

  StellerFieldValue *value;
  gulong changed_handler;
};

static void steller_text_row_iface_init (StellerFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StellerTextRow, steller_text_row, ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (STELLER_TYPE_FIELD_ROW, steller_text_row_iface_init))

static StellerFieldValue *
get_value (StellerFieldRow *row)
{
  return STELLER_TEXT_ROW (row)->value;
}

static GtkWidget *
get_control (StellerFieldRow *row)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
}

static void
add_suffix (StellerFieldRow *row, GtkWidget *suffix)
{
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), suffix);
}

static void
update (StellerFieldRow *row)
{
  StellerTextRow *self = STELLER_TEXT_ROW (row);
  const char *text = steller_field_value_get_text (self->value);

  g_signal_handler_block (self, self->changed_handler);
  steller_editable_text_set (GTK_EDITABLE (self), text != NULL ? text : "");
  g_signal_handler_unblock (self, self->changed_handler);
}

static void
steller_text_row_iface_init (StellerFieldRowInterface *iface)
{
  iface->get_value = get_value;
  iface->get_control = get_control;
  iface->add_suffix = add_suffix;
  iface->update = update;
}

static void
on_changed (StellerTextRow *self)
{
  steller_field_value_set_text (self->value, gtk_editable_get_text (GTK_EDITABLE (self)));
}

static void
on_entry_activated (StellerTextRow *self)
{
  steller_field_value_end_typing (self->value);
  gtk_widget_activate_action (GTK_WIDGET (self), "form.next-field", NULL);
}

static void
steller_text_row_finalize (GObject *object)
{
  g_clear_object (&STELLER_TEXT_ROW (object)->value);

  G_OBJECT_CLASS (steller_text_row_parent_class)->finalize (object);
}

static void
steller_text_row_class_init (StellerTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_text_row_finalize;
}

static void
steller_text_row_init (StellerTextRow *self)
{
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  self->changed_handler = g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (on_entry_activated), NULL);
}

/**
 * steller_text_row_new:
 * @value: a value that is a line of text
 *
 * Returns: (transfer floating): the row for it
 */
GtkWidget *
steller_text_row_new (StellerFieldValue *value)
{
  StellerTextRow *self;
  GtkText *text;
  const char *placeholder;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (value), NULL);

  self = g_object_new (STELLER_TYPE_TEXT_ROW, NULL);
  self->value = g_object_ref (value);
  gtk_editable_set_editable (GTK_EDITABLE (self), !steller_field_value_get_read_only (value));
  text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self)));
  placeholder = steller_field_type_get_placeholder (steller_field_value_get_type_of_value (value));
  gtk_text_set_placeholder_text (text, placeholder);
  g_signal_connect_object (text, "paste-clipboard", G_CALLBACK (steller_field_value_end_typing), value,
                           G_CONNECT_SWAPPED);
  steller_field_row_set_up (STELLER_FIELD_ROW (self));
  return GTK_WIDGET (self);
}
