/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-choice-row.h"

#include <glib/gi18n-lib.h>

/**
 * StellerChoiceRow:
 *
 * One of several choices, or none when the field may be empty. What the note holds is always among them, also when the
 * type does not know it.
 */
struct _StellerChoiceRow
{
  AdwComboRow parent_instance;

  StellerFieldValue *value;
  /* For each item its id; that of “none” is empty. */
  GPtrArray *ids;
  gulong selected_handler;
};

static void steller_choice_row_iface_init (StellerFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StellerChoiceRow, steller_choice_row, ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (STELLER_TYPE_FIELD_ROW, steller_choice_row_iface_init))

static StellerFieldValue *
get_value (StellerFieldRow *row)
{
  return STELLER_CHOICE_ROW (row)->value;
}

static GtkWidget *
get_control (StellerFieldRow *row)
{
  return GTK_WIDGET (row);
}

static void
add_suffix (StellerFieldRow *row, GtkWidget *suffix)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
}

static void
add_item (StellerChoiceRow *self, GtkStringList *labels, const char *id, const char *label)
{
  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (labels, label);
}

/* A field that has to be filled in cannot go back to none. */
static void
fill (StellerChoiceRow *self, const char *text)
{
  const StellerFieldType *type = steller_field_value_get_type_of_value (self->value);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->ids, 0);
  if (*text == '\0' || !steller_field_type_get_required (type))
    add_item (self, labels, "", _("None"));
  for (guint i = 0; i < steller_field_type_get_n_choices (type); i++)
    {
      const StellerChoice *choice = steller_field_type_get_choice (type, i);

      add_item (self, labels, steller_choice_get_id (choice), steller_choice_get_label (choice));
    }
  if (*text != '\0' && steller_field_type_lookup_choice (type, text) == NULL)
    add_item (self, labels, text, text);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
}

static void
update (StellerFieldRow *row)
{
  StellerChoiceRow *self = STELLER_CHOICE_ROW (row);
  const char *text = steller_field_value_get_text (self->value);
  guint position;

  if (text == NULL)
    text = "";
  g_signal_handler_block (self, self->selected_handler);
  if (!g_ptr_array_find_with_equal_func (self->ids, text, g_str_equal, &position))
    {
      fill (self, text);
      g_assert (g_ptr_array_find_with_equal_func (self->ids, text, g_str_equal, &position));
    }
  if (adw_combo_row_get_selected (ADW_COMBO_ROW (self)) != position)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
  g_signal_handler_unblock (self, self->selected_handler);
}

static void
steller_choice_row_iface_init (StellerFieldRowInterface *iface)
{
  iface->get_value = get_value;
  iface->get_control = get_control;
  iface->add_suffix = add_suffix;
  iface->update = update;
}

static void
on_selected (StellerChoiceRow *self)
{
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  steller_field_value_end_typing (self->value);
  steller_field_value_set_text (self->value, g_ptr_array_index (self->ids, position));
}

static void
steller_choice_row_finalize (GObject *object)
{
  StellerChoiceRow *self = STELLER_CHOICE_ROW (object);

  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_object (&self->value);

  G_OBJECT_CLASS (steller_choice_row_parent_class)->finalize (object);
}

static void
steller_choice_row_class_init (StellerChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_choice_row_finalize;
}

static void
steller_choice_row_init (StellerChoiceRow *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->selected_handler = g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}

/**
 * steller_choice_row_new:
 * @value: a value that is a choice
 *
 * Returns: (transfer floating): the row for it
 */
GtkWidget *
steller_choice_row_new (StellerFieldValue *value)
{
  StellerChoiceRow *self;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (value), NULL);

  self = g_object_new (STELLER_TYPE_CHOICE_ROW, NULL);
  self->value = g_object_ref (value);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !steller_field_value_get_read_only (value));
  steller_field_row_set_up (STELLER_FIELD_ROW (self));
  return GTK_WIDGET (self);
}
