/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-number-row.h"

#include <glib/gi18n-lib.h>

/* More than any note counts, and few enough digits to show. */
#define LARGEST 1000000

/**
 * StellerNumberRow:
 *
 * A whole number, or none. What is no such number stays where it was typed, and the note keeps the number it had.
 *
 * Not an [class@Adw.SpinRow]: a screen reader cannot reach the number in one.
 */
struct _StellerNumberRow
{
  AdwActionRow parent_instance;

  StellerFieldValue *value;
  GtkSpinButton *spin;

  /* Whether there is text that the note could not take over. */
  gboolean refused;
  gulong changed_handler;
};

static void steller_number_row_iface_init (StellerFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StellerNumberRow, steller_number_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (STELLER_TYPE_FIELD_ROW, steller_number_row_iface_init))

static StellerFieldValue *
get_value (StellerFieldRow *row)
{
  return STELLER_NUMBER_ROW (row)->value;
}

static GtkWidget *
get_control (StellerFieldRow *row)
{
  return GTK_WIDGET (STELLER_NUMBER_ROW (row)->spin);
}

static void
add_suffix (StellerFieldRow *row, GtkWidget *suffix)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
}

static gboolean
parse (const char *text, gint64 *number)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return g_ascii_string_to_signed (stripped, 10, -LARGEST, LARGEST, number, NULL);
}

/* What the field holds, which may be a number that the buttons cannot reach. */
static char *
dup_text (StellerNumberRow *self)
{
  gint64 number;

  if (!steller_field_value_get_number (self->value, &number))
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
update (StellerFieldRow *row)
{
  StellerNumberRow *self = STELLER_NUMBER_ROW (row);
  g_autofree char *text = dup_text (self);
  gint64 number;

  steller_field_value_get_number (self->value, &number);
  g_signal_handler_block (self->spin, self->changed_handler);
  gtk_spin_button_set_value (self->spin, (double) CLAMP (number, -LARGEST, LARGEST));
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->spin)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->spin), text);
  g_signal_handler_unblock (self->spin, self->changed_handler);
  self->refused = FALSE;
  steller_field_row_set_error (row, NULL);
}

/* Only now it is clear that there is to be no number. */
static void
commit (StellerFieldRow *row)
{
  StellerNumberRow *self = STELLER_NUMBER_ROW (row);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->spin)) == '\0' && !steller_field_value_is_empty (self->value))
    steller_field_value_clear (self->value);
  if (!self->refused)
    update (row);
}

static StellerFieldRow *
find_refused (StellerFieldRow *row)
{
  return STELLER_NUMBER_ROW (row)->refused ? row : NULL;
}

static void
steller_number_row_iface_init (StellerFieldRowInterface *iface)
{
  iface->get_value = get_value;
  iface->get_control = get_control;
  iface->add_suffix = add_suffix;
  iface->update = update;
  iface->commit = commit;
  iface->find_refused = find_refused;
}

/* The note follows each key, so that nothing is lost when it is saved while the focus is here. */
static void
on_changed (StellerNumberRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->spin));
  gboolean has_text = *text != '\0';
  gint64 number;

  self->refused = has_text && !parse (text, &number);
  steller_field_row_set_error (STELLER_FIELD_ROW (self),
                               self->refused ? _("Not a whole number of at most a million") : NULL);
  if (has_text && !self->refused)
    steller_field_value_set_number (self->value, number);
}

/* An empty field counts from 0. */
static int
on_input (GtkSpinButton *spin, double *new_value, StellerNumberRow *self)
{
  gint64 number = 0;

  if (*gtk_editable_get_text (GTK_EDITABLE (spin)) != '\0' &&
      !parse (gtk_editable_get_text (GTK_EDITABLE (spin)), &number))
    return GTK_INPUT_ERROR;
  *new_value = (double) number;
  return TRUE;
}

/* Leaving the field puts no number where there is none, changes none that the buttons cannot reach, and leaves what
 * could not be read. */
static gboolean
on_output (GtkSpinButton *spin, StellerNumberRow *self)
{
  double shown = gtk_spin_button_get_value (spin);
  g_autofree char *text = NULL;
  gint64 number;

  steller_field_value_get_number (self->value, &number);
  if (self->refused && shown == (double) CLAMP (number, -LARGEST, LARGEST))
    return TRUE;
  if (shown == 0 && *gtk_editable_get_text (GTK_EDITABLE (spin)) == '\0')
    return TRUE;
  if (shown == (double) CLAMP (number, -LARGEST, LARGEST))
    text = dup_text (self);
  else
    text = g_strdup_printf ("%.0f", shown);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (spin)), text))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

/* The number in the note comes back. */
static gboolean
on_escape (GtkWidget *widget, GVariant *parameters, gpointer data)
{
  StellerNumberRow *self = STELLER_NUMBER_ROW (widget);

  if (!self->refused)
    return FALSE;
  update (STELLER_FIELD_ROW (self));
  return TRUE;
}

static void
on_activate (StellerNumberRow *self)
{
  steller_field_value_end_typing (self->value);
  if (!self->refused)
    gtk_widget_activate_action (GTK_WIDGET (self), "form.next-field", NULL);
}

static void
steller_number_row_finalize (GObject *object)
{
  g_clear_object (&STELLER_NUMBER_ROW (object)->value);

  G_OBJECT_CLASS (steller_number_row_parent_class)->finalize (object);
}

static void
steller_number_row_class_init (StellerNumberRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_number_row_finalize;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
steller_number_row_init (StellerNumberRow *self)
{
  self->spin = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (-LARGEST, LARGEST, 1));
  gtk_widget_set_valign (GTK_WIDGET (self->spin), GTK_ALIGN_CENTER);
  /* Keys that do nothing explain less than an error does. */
  gtk_spin_button_set_numeric (self->spin, FALSE);
  gtk_spin_button_set_update_policy (self->spin, GTK_UPDATE_IF_VALID);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->spin), 3);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->spin), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->spin), "");
  self->changed_handler =
    g_signal_connect_object (self->spin, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spin, "input", G_CALLBACK (on_input), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->spin, "output", G_CALLBACK (on_output), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->spin, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->spin));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self, NULL, -1);
}

/**
 * steller_number_row_new:
 * @value: a value that is a number
 *
 * Returns: (transfer floating): the row for it
 */
GtkWidget *
steller_number_row_new (StellerFieldValue *value)
{
  StellerNumberRow *self;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (value), NULL);

  self = g_object_new (STELLER_TYPE_NUMBER_ROW, NULL);
  self->value = g_object_ref (value);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !steller_field_value_get_read_only (value));
  steller_field_row_set_up (STELLER_FIELD_ROW (self));
  return GTK_WIDGET (self);
}
