/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-style-chooser.h"

#include <glib/gi18n-lib.h>

#include "steller-style-list.h"
#include "steller-style-row.h"

/**
 * StellerStyleChooser:
 *
 * Lets the user choose the house style of a note. What is chosen is in the note at once, and the dialog closes: the
 * pages show it, and it can be undone.
 */
struct _StellerStyleChooser
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *group;
  GtkListBox *list_box;

  StellerNote *note;
  StellerStyleList *styles;
  GListModel *usable;
  GtkCheckButton *first_button; /* of the rows, which make one group */
};

G_DEFINE_FINAL_TYPE (StellerStyleChooser, steller_style_chooser, ADW_TYPE_DIALOG)

static gboolean
is_chosen (StellerStyleChooser *self, StellerStyleEntry *entry)
{
  return g_str_equal (steller_style_entry_get_id (entry), steller_note_get_style_id (self->note));
}

static void
on_row_activated (StellerStyleChooser *self, GtkListBoxRow *row)
{
  StellerStyleEntry *entry = steller_style_row_get_entry (STELLER_STYLE_ROW (row));
  const char *version = steller_style_get_version (steller_style_entry_get_style (entry));

  if (!is_chosen (self, entry) || g_strcmp0 (version, steller_note_get_style_version (self->note)) != 0)
    steller_note_set_style (self->note, steller_style_entry_get_id (entry), version);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_manage (StellerStyleChooser *self)
{
  GtkWidget *parent = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (parent, "app.preferences", NULL);
}

/* A click on the button is one on the row. */
static void
on_toggled (GtkCheckButton *button, GtkWidget *row)
{
  GtkWidget *self = gtk_widget_get_ancestor (row, STELLER_TYPE_STYLE_CHOOSER);

  if (self != NULL && gtk_check_button_get_active (button))
    on_row_activated (STELLER_STYLE_CHOOSER (self), GTK_LIST_BOX_ROW (row));
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  StellerStyleChooser *self = data;
  GtkWidget *row = steller_style_row_new (item);
  GtkWidget *button = gtk_check_button_new ();

  if (self->first_button == NULL)
    g_set_weak_pointer (&self->first_button, GTK_CHECK_BUTTON (button));
  else
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->first_button);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), is_chosen (self, item));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  steller_style_entry_get_title (item), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), row);
  return row;
}

/* A note may ask for a style that is on another computer. */
static void
show_missing (StellerStyleChooser *self)
{
  guint n = g_list_model_get_n_items (self->usable);
  gboolean found = n == 0;
  g_autofree char *id = g_markup_escape_text (steller_note_get_style_id (self->note), -1);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n && !found; i++)
    {
      g_autoptr (StellerStyleEntry) entry = g_list_model_get_item (self->usable, i);

      found = is_chosen (self, entry);
    }
  if (!found)
    /* Translators: the id of a house style. */
    text = g_strdup_printf (_("The note asks for “%s”, which is not on this computer."), id);
  adw_preferences_group_set_description (self->group, text);
}

/* Where one begins: at the style that the note has. */
static void
focus_chosen (StellerStyleChooser *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    if (is_chosen (self, steller_style_row_get_entry (STELLER_STYLE_ROW (row))))
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
on_items_changed (StellerStyleChooser *self, guint position, guint removed, guint added)
{
  show_missing (self);
  /* The first time. */
  if (added == g_list_model_get_n_items (self->usable))
    focus_chosen (self);
}

static gboolean
is_usable (gpointer item, gpointer data)
{
  return steller_style_entry_get_style (item) != NULL;
}

static void
steller_style_chooser_dispose (GObject *object)
{
  StellerStyleChooser *self = STELLER_STYLE_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STELLER_TYPE_STYLE_CHOOSER);
  g_clear_weak_pointer (&self->first_button);
  if (self->usable != NULL)
    g_signal_handlers_disconnect_by_data (self->usable, self);
  g_clear_object (&self->usable);
  g_clear_object (&self->styles);
  g_clear_object (&self->note);
  G_OBJECT_CLASS (steller_style_chooser_parent_class)->dispose (object);
}

static void
steller_style_chooser_class_init (StellerStyleChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steller_style_chooser_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/style/steller-style-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, StellerStyleChooser, group);
  gtk_widget_class_bind_template_child (widget_class, StellerStyleChooser, list_box);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_manage);
}

static void
steller_style_chooser_init (StellerStyleChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steller_style_chooser_new:
 * @note: a note that can be changed
 *
 * Makes a dialog to choose the house style of a note. The styles are read in another thread.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
steller_style_chooser_new (StellerNote *note)
{
  StellerStyleChooser *self;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);

  self = g_object_new (STELLER_TYPE_STYLE_CHOOSER, NULL);
  self->note = g_object_ref (note);
  self->styles = steller_style_list_new ();
  self->usable =
    G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->styles)),
                                             GTK_FILTER (gtk_custom_filter_new (is_usable, NULL, NULL))));
  gtk_list_box_bind_model (self->list_box, self->usable, make_row, self, NULL);
  g_signal_connect_swapped (self->usable, "items-changed", G_CALLBACK (on_items_changed), self);
  return ADW_DIALOG (self);
}
