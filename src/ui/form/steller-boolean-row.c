/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-boolean-row.h"

/**
 * StellerBooleanRow:
 *
 * Yes or no. It looks like an [class@Adw.SwitchRow], which cannot be derived.
 */
struct _StellerBooleanRow
{
  AdwActionRow parent_instance;

  StellerFieldValue *value;
  GtkSwitch *toggle;
  gulong active_handler;
};

static void steller_boolean_row_iface_init (StellerFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StellerBooleanRow, steller_boolean_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (STELLER_TYPE_FIELD_ROW, steller_boolean_row_iface_init))

static StellerFieldValue *
get_value (StellerFieldRow *row)
{
  return STELLER_BOOLEAN_ROW (row)->value;
}

static GtkWidget *
get_control (StellerFieldRow *row)
{
  return GTK_WIDGET (STELLER_BOOLEAN_ROW (row)->toggle);
}

static void
add_suffix (StellerFieldRow *row, GtkWidget *suffix)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
}

static void
update (StellerFieldRow *row)
{
  StellerBooleanRow *self = STELLER_BOOLEAN_ROW (row);

  g_signal_handler_block (self->toggle, self->active_handler);
  gtk_switch_set_active (self->toggle, steller_field_value_get_flag (self->value));
  g_signal_handler_unblock (self->toggle, self->active_handler);
}

static void
steller_boolean_row_iface_init (StellerFieldRowInterface *iface)
{
  iface->get_value = get_value;
  iface->get_control = get_control;
  iface->add_suffix = add_suffix;
  iface->update = update;
}

static void
on_active (StellerBooleanRow *self)
{
  steller_field_value_end_typing (self->value);
  steller_field_value_set_flag (self->value, gtk_switch_get_active (self->toggle));
}

static void
steller_boolean_row_finalize (GObject *object)
{
  g_clear_object (&STELLER_BOOLEAN_ROW (object)->value);

  G_OBJECT_CLASS (steller_boolean_row_parent_class)->finalize (object);
}

static void
steller_boolean_row_class_init (StellerBooleanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_boolean_row_finalize;
}

static void
steller_boolean_row_init (StellerBooleanRow *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  self->active_handler = g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (on_active), self,
                                                  G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self, NULL, -1);
}

/**
 * steller_boolean_row_new:
 * @value: a value that is yes or no
 *
 * Returns: (transfer floating): the row for it
 */
GtkWidget *
steller_boolean_row_new (StellerFieldValue *value)
{
  StellerBooleanRow *self;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (value), NULL);

  self = g_object_new (STELLER_TYPE_BOOLEAN_ROW, NULL);
  self->value = g_object_ref (value);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !steller_field_value_get_read_only (value));
  steller_field_row_set_up (STELLER_FIELD_ROW (self));
  return GTK_WIDGET (self);
}
