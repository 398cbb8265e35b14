/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "steller-field-list.h"
#include "steller-form-viewport.h"
#include "steller-section-list.h"

#define MAX_WIDTH 720
/* Microseconds: half a frame. */
#define REST_TIME 8000
/* Pixels: of a form that is in no window yet; of the bar above it in a window, no more than it is. */
#define USUAL_HEIGHT 800
#define BAR_HEIGHT 40
#define MARGIN_TOP 24

/**
 * StellerForm:
 *
 * The left side of the window, where a note is written: its header fields, and below them its sections.
 */
struct _StellerForm
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  StellerFormViewport *viewport;
  GtkBox *content;
  StellerFieldList *fields;
  StellerSectionList *sections;
  StellerHistory *history;
  guint near_source;
  guint rest_source;
};

G_DEFINE_FINAL_TYPE (StellerForm, steller_form, GTK_TYPE_WIDGET)

enum
{
  CARET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Cards are made when they are less than a window's height away. */

static void
make_near (StellerForm *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  double height = gtk_adjustment_get_page_size (adjustment);
  GtkWidget *whole = gtk_widget_get_first_child (GTK_WIDGET (self->viewport));
  graphene_point_t place;
  double top;

  if (self->sections == NULL || height <= 0 ||
      !gtk_widget_compute_point (GTK_WIDGET (self->sections), whole, &GRAPHENE_POINT_INIT (0, 0), &place))
    return;
  /* As it will be in the next frame. */
  top = gtk_adjustment_get_value (adjustment) - place.y;
  steller_section_list_make_cards (self->sections, top - height, top + 2 * height);
}

static gboolean
on_near_due (gpointer data)
{
  StellerForm *self = data;

  self->near_source = 0;
  make_near (self);
  return G_SOURCE_REMOVE;
}

static void
queue_near (StellerForm *self)
{
  /* After the layout of a frame, before the next one. */
  if (self->near_source == 0)
    self->near_source = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, on_near_due, self, NULL);
}

/* Makes one more thing that is not in sight. */
static gboolean
make_next (StellerForm *self)
{
  if (self->fields == NULL)
    return FALSE;
  return steller_field_list_make_next_row (self->fields) || steller_section_list_make_next_card (self->sections);
}

/* In pieces that nobody notices, but not one by one, for with each of them all is measured anew. */
static gboolean
on_rest_due (gpointer data)
{
  StellerForm *self = data;
  gint64 end = g_get_monotonic_time () + REST_TIME;

  make_near (self);
  while (make_next (self))
    {
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }
  self->rest_source = 0;
  return G_SOURCE_REMOVE;
}

/* Nothing is made before the first frame that is not in it. */
static gboolean
on_first_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  StellerForm *self = STELLER_FORM (widget);

  if (self->rest_source == 0)
    self->rest_source = g_idle_add_full (G_PRIORITY_LOW, on_rest_due, self, NULL);
  return G_SOURCE_REMOVE;
}

/* How high the form is, or will be in the first frame, without its margin. */
static double
guess_height (StellerForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int window_height = 0;

  if (height > 0)
    return height - MARGIN_TOP;
  if (root != NULL)
    window_height = gtk_widget_get_height (GTK_WIDGET (root));
  if (window_height == 0 && GTK_IS_WINDOW (root))
    gtk_window_get_default_size (GTK_WINDOW (root), NULL, &window_height);
  return (window_height > 0 ? window_height - BAR_HEIGHT : USUAL_HEIGHT) - MARGIN_TOP;
}

/* The caret. */

static void
on_caret_moved (StellerForm *self, const char *section, StellerSectionEditor *editor)
{
  steller_form_viewport_reveal (self->viewport, GTK_WIDGET (editor));
  g_signal_emit (self, signals[CARET], 0, section, (guint64) steller_section_editor_get_caret (editor));
}

static void
on_restored (StellerForm *self, const char *pointer, gint64 offset)
{
  steller_form_reveal (self, pointer, offset);
}

static void
clear (StellerForm *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->near_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_func (self->history, on_restored, self);
  g_clear_object (&self->history);
  self->fields = NULL;
  self->sections = NULL;
  while (self->content != NULL && (child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
}

static gboolean
steller_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (STELLER_FORM (widget)->content), GTK_DIR_TAB_FORWARD);
}

static void
steller_form_dispose (GObject *object)
{
  StellerForm *self = STELLER_FORM (object);

  clear (self);
  self->content = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (steller_form_parent_class)->dispose (object);
}

static void
steller_form_class_init (StellerFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steller_form_dispose;
  widget_class->grab_focus = steller_form_grab_focus;

  /**
   * StellerForm::caret:
   * @self: the form
   * @part: the id of the section that is written in
   * @offset: where the caret is in its text, in bytes
   *
   * The drafter typed or went elsewhere in the note.
   */
  signals[CARET] = g_signal_new ("caret", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_UINT64);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "form");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
steller_form_init (StellerForm *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkAdjustment *adjustment;

  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_set_margin_top (GTK_WIDGET (self->content), MARGIN_TOP);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->content), 48);
  gtk_widget_set_margin_start (GTK_WIDGET (self->content), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->content), 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->content));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MAX_WIDTH - 120);

  self->viewport = STELLER_FORM_VIEWPORT (steller_form_viewport_new (clamp));
  /* Of the role that it has otherwise nothing can be named. */
  self->scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->viewport));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"), -1);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_near), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_near), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"), -1);
}

/**
 * steller_form_new:
 *
 * Makes a form without a note.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
steller_form_new (void)
{
  return g_object_new (STELLER_TYPE_FORM, NULL);
}

/**
 * steller_form_set_note:
 * @self: a form
 * @note: (nullable): the note to be written
 * @type: (nullable): its type
 * @history: (nullable): its history
 *
 * Shows a note, from its beginning; without one, or without its type, the form is empty.
 */
void
steller_form_set_note (StellerForm *self, StellerNote *note, StellerNoteType *type, StellerHistory *history)
{
  g_return_if_fail (STELLER_IS_FORM (self));
  g_return_if_fail (note == NULL || STELLER_IS_NOTE (note));
  g_return_if_fail (type == NULL || STELLER_IS_NOTE_TYPE (type));
  g_return_if_fail (note == NULL || (STELLER_IS_HISTORY (history) && steller_history_get_note (history) == note));

  clear (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  if (note == NULL || type == NULL)
    return;
  self->history = g_object_ref (history);
  g_signal_connect_swapped (history, "restored", G_CALLBACK (on_restored), self);
  self->fields = STELLER_HEADER_FIELD_LIST (steller_field_list_new (note, type, history));
  steller_field_list_make_rows (self->fields, guess_height (self));
  gtk_box_append (self->content, GTK_WIDGET (self->fields));
  self->sections = STELLER_SECTION_LIST (steller_section_list_new (note, type, history));
  g_signal_connect_swapped (self->sections, "caret-moved", G_CALLBACK (on_caret_moved), self);
  gtk_box_append (self->content, GTK_WIDGET (self->sections));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_first_frame, NULL, NULL);
}

static void
reveal_focus (StellerForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->viewport)) &&
      gtk_widget_get_native (focus) == gtk_widget_get_native (GTK_WIDGET (self)))
    steller_form_viewport_reveal (self->viewport, focus);
}

/**
 * steller_form_reveal:
 * @self: a form
 * @pointer: a place in the note (RFC 6901)
 * @offset: a place in the text there, in bytes, or -1
 *
 * Goes to a place in the note: the focus, the caret and what is in sight.
 *
 * Returns: whether the place is in the form
 */
gboolean
steller_form_reveal (StellerForm *self, const char *pointer, gint64 offset)
{
  g_return_val_if_fail (STELLER_IS_FORM (self), FALSE);
  g_return_val_if_fail (pointer != NULL, FALSE);

  if (self->sections == NULL || (!steller_section_list_reveal (self->sections, pointer, offset) &&
                                 !steller_field_list_reveal (self->fields, pointer)))
    return FALSE;
  reveal_focus (self);
  return TRUE;
}

/**
 * steller_form_commit:
 * @self: a form
 *
 * Gives the note what has been typed and waits for the focus to leave it, such as a date: before the note is saved.
 */
void
steller_form_commit (StellerForm *self)
{
  g_return_if_fail (STELLER_IS_FORM (self));

  if (self->fields != NULL)
    steller_field_list_commit (self->fields);
}

static StellerFieldRow *
find_refused (StellerForm *self)
{
  return self->fields != NULL ? steller_field_list_find_refused (self->fields) : NULL;
}

/**
 * steller_form_get_refused:
 * @self: a form, which was committed
 * @value: (out) (optional) (transfer none): the value of the field, or of the member of a record
 * @text: (out) (optional) (transfer full): what was typed there
 *
 * Tells of text that the note could not take over, such as a date that is none, and that will not be in its file.
 *
 * Returns: whether there is any; the first is told of
 */
gboolean
steller_form_get_refused (StellerForm *self, StellerFieldValue **value, char **text)
{
  StellerFieldRow *row;

  g_return_val_if_fail (STELLER_IS_FORM (self), FALSE);

  row = find_refused (self);
  if (row == NULL)
    return FALSE;
  if (value != NULL)
    *value = steller_field_row_get_value (row);
  if (text != NULL)
    *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (STELLER_FIELD_ROW_GET_IFACE (row)->get_control (row))));
  return TRUE;
}

/**
 * steller_form_reveal_refused:
 * @self: a form
 *
 * Goes to the text that steller_form_get_refused() tells of.
 */
void
steller_form_reveal_refused (StellerForm *self)
{
  static const char *const nowhere[] = { NULL };
  StellerFieldRow *row;
  GtkWidget *record;

  g_return_if_fail (STELLER_IS_FORM (self));

  row = find_refused (self);
  if (row == NULL)
    return;
  record = gtk_widget_get_ancestor (gtk_widget_get_parent (GTK_WIDGET (row)), ADW_TYPE_EXPANDER_ROW);
  if (record != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (record), TRUE);
  steller_field_row_reveal (row, nowhere);
  reveal_focus (self);
}
