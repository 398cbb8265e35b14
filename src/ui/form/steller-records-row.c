/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-records-row.h"

#include <glib/gi18n-lib.h>

#include "steller-focus.h"
#include "steller-record-row.h"

/**
 * StellerRecordsRow:
 *
 * A list of records, such as the addressees: a row for each, and a button that adds one.
 */
struct _StellerRecordsRow
{
  AdwPreferencesRow parent_instance;

  StellerFieldValue *value;

  GtkBox *header;
  GtkLabel *title;
  GtkWidget *add_button;
  GtkListBox *list;
  /* Of StellerRecordRow, in the order of the note. */
  GPtrArray *rows;
  /* While a record is moved or taken out here: the rows follow when that is done. */
  gboolean changing;
};

static void steller_records_row_iface_init (StellerFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StellerRecordsRow, steller_records_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (STELLER_TYPE_FIELD_ROW, steller_records_row_iface_init))

static StellerFieldValue *
get_value (StellerFieldRow *row)
{
  return STELLER_RECORDS_ROW (row)->value;
}

static GtkWidget *
get_control (StellerFieldRow *row)
{
  return STELLER_RECORDS_ROW (row)->add_button;
}

/* The button that adds a record comes last: it is the one that is used. */
static void
add_suffix (StellerFieldRow *row, GtkWidget *suffix)
{
  StellerRecordsRow *self = STELLER_RECORDS_ROW (row);

  gtk_box_insert_child_after (self->header, suffix, GTK_WIDGET (self->title));
}

/* Numbers the rows anew, and has each tell what is in its record. */
static void
renumber (StellerRecordsRow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      steller_record_row_set_index (self->rows->pdata[i], i);
      steller_record_row_update (self->rows->pdata[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->rows->len > 0);
}

static void
focus_row (StellerRecordsRow *self, guint index)
{
  if (index < self->rows->len)
    gtk_widget_child_focus (self->rows->pdata[index], GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->add_button);
}

/* The row moves, open or closed as it is, and keeps the focus that is in it. */
static void
on_move (StellerRecordsRow *self, int distance, StellerRecordRow *row)
{
  guint from = steller_record_row_get_index (row);
  int to = (int) from + distance;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (StellerRecordRow) moved = g_object_ref (row);

  if (to < 0 || to >= (int) self->rows->len || distance == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (row));
      return;
    }
  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (row)))
    focus = NULL;
  steller_record_row_commit (row);

  self->changing = TRUE;
  steller_field_value_move_record (self->value, from, (guint) to);
  self->changing = FALSE;
  g_ptr_array_remove_index (self->rows, from);
  g_ptr_array_insert (self->rows, to, row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), to);
  renumber (self);
  steller_focus_give_back (focus);
}

static void
on_remove (StellerRecordsRow *self, StellerRecordRow *row)
{
  guint index = steller_record_row_get_index (row);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  self->changing = TRUE;
  steller_field_value_remove_record (self->value, index);
  self->changing = FALSE;
  g_ptr_array_remove_index (self->rows, index);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  renumber (self);
  if (had_focus)
    focus_row (self, index);
}

static void
append_row (StellerRecordsRow *self)
{
  GtkWidget *row = steller_record_row_new_in_list (self->value, self->rows->len);

  g_signal_connect_object (row, "move", G_CALLBACK (on_move), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static void
update (StellerFieldRow *row)
{
  StellerRecordsRow *self = STELLER_RECORDS_ROW (row);
  guint n_records = steller_field_value_get_n_records (self->value);

  if (self->changing)
    return;
  while (self->rows->len < n_records)
    append_row (self);
  while (self->rows->len > n_records)
    {
      gtk_list_box_remove (self->list, self->rows->pdata[self->rows->len - 1]);
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
  renumber (self);
}

static void
commit (StellerFieldRow *row)
{
  StellerRecordsRow *self = STELLER_RECORDS_ROW (row);

  for (guint i = 0; i < self->rows->len; i++)
    steller_record_row_commit (self->rows->pdata[i]);
}

static StellerFieldRow *
find_refused (StellerFieldRow *row)
{
  StellerRecordsRow *self = STELLER_RECORDS_ROW (row);
  StellerFieldRow *found = NULL;

  for (guint i = 0; i < self->rows->len && found == NULL; i++)
    found = steller_field_row_find_refused (self->rows->pdata[i]);
  return found;
}

static void
reveal (StellerFieldRow *row, const char *const *path)
{
  StellerRecordsRow *self = STELLER_RECORDS_ROW (row);
  guint64 index;

  if (path[0] == NULL || !g_ascii_string_to_unsigned (path[0], 10, 0, G_MAXUINT, &index, NULL) ||
      index >= self->rows->len)
    focus_row (self, path[0] == NULL ? 0 : self->rows->len);
  else
    steller_record_row_reveal (self->rows->pdata[index], path + 1);
}

static void
steller_records_row_iface_init (StellerFieldRowInterface *iface)
{
  iface->get_value = get_value;
  iface->get_control = get_control;
  iface->add_suffix = add_suffix;
  iface->update = update;
  iface->commit = commit;
  iface->find_refused = find_refused;
  iface->reveal = reveal;
}

/* A new record is open, and one can type in it at once. */
static void
add_record (StellerRecordsRow *self)
{
  static const char *const nowhere[] = { NULL };
  guint index = self->rows->len;

  steller_field_value_insert_record (self->value, index);
  g_return_if_fail (self->rows->len == index + 1);
  steller_record_row_reveal (self->rows->pdata[index], nowhere);
}

static void
steller_records_row_finalize (GObject *object)
{
  StellerRecordsRow *self = STELLER_RECORDS_ROW (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->value);

  G_OBJECT_CLASS (steller_records_row_parent_class)->finalize (object);
}

static void
steller_records_row_class_init (StellerRecordsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_records_row_finalize;
}

static void
steller_records_row_init (StellerRecordsRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rows = g_ptr_array_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "records");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), "");

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "title");
  g_object_bind_property (self, "title", self->title, "label", G_BINDING_SYNC_CREATE);

  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->add_button, "flat");
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_record), self, G_CONNECT_SWAPPED);

  self->header = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->header), "header");
  gtk_box_append (self->header, GTK_WIDGET (self->title));
  gtk_box_append (self->header, self->add_button);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "record-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                  -1);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * steller_records_row_new:
 * @value: the value of a field that holds a list of records
 *
 * Returns: (transfer floating): the row for it
 */
GtkWidget *
steller_records_row_new (StellerFieldValue *value)
{
  StellerRecordsRow *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (STELLER_IS_FIELD_VALUE (value), NULL);

  self = g_object_new (STELLER_TYPE_RECORDS_ROW, NULL);
  self->value = g_object_ref (value);
  /* TRANSLATORS: %s is the label of a list, such as "Attachments". */
  name = g_strdup_printf (_("Add to “%s”"), steller_field_value_get_label (value));
  gtk_widget_set_tooltip_text (self->add_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_sensitive (self->add_button, !steller_field_value_get_read_only (value));
  steller_field_row_set_up (STELLER_FIELD_ROW (self));
  return GTK_WIDGET (self);
}
