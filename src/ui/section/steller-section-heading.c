/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-section-heading.h"

#include <glib/gi18n-lib.h>

/**
 * StellerSectionHeading:
 *
 * A heading that can be renamed where it stands. Enter or leaving it renames, Escape does not.
 */
struct _StellerSectionHeading
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *entry; /* only while it is renamed */
  guint level;
  gboolean editable;
};

G_DEFINE_FINAL_TYPE (StellerSectionHeading, steller_section_heading, GTK_TYPE_WIDGET)

enum
{
  RENAMED,
  CLICKED,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop (StellerSectionHeading *self, gboolean accept)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  g_autofree char *text = NULL;

  if (entry == NULL)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  gtk_widget_unparent (entry);
  gtk_widget_set_visible (self->label, TRUE);
  if (accept && !g_str_equal (text, steller_section_heading_get_text (self)))
    g_signal_emit (self, signals[RENAMED], 0, text);
}

static void
on_activated (StellerSectionHeading *self)
{
  stop (self, TRUE);
  g_signal_emit (self, signals[DONE], 0);
}

static void
on_left (StellerSectionHeading *self)
{
  stop (self, TRUE);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  StellerSectionHeading *self = STELLER_SECTION_HEADING (widget);

  if (self->entry == NULL)
    return FALSE;
  stop (self, FALSE);
  g_signal_emit (self, signals[DONE], 0);
  return TRUE;
}

static void
on_clicked (StellerSectionHeading *self, int n_presses, double x, double y, GtkGesture *gesture)
{
  if (!self->editable || self->entry != NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
steller_section_heading_dispose (GObject *object)
{
  StellerSectionHeading *self = STELLER_SECTION_HEADING (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (steller_section_heading_parent_class)->dispose (object);
}

static void
steller_section_heading_class_init (StellerSectionHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steller_section_heading_dispose;

  /**
   * StellerSectionHeading::renamed:
   * @self: the heading
   * @text: the new text, which may be empty
   *
   * The drafter gave it another text. It is for the handler to set it.
   */
  signals[RENAMED] = g_signal_new ("renamed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * StellerSectionHeading::clicked:
   * @self: the heading
   *
   * The drafter wants to rename it.
   */
  signals[CLICKED] =
      g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * StellerSectionHeading::done:
   * @self: the heading
   *
   * The drafter ended renaming it with the keyboard, and goes on elsewhere.
   */
  signals[DONE] =
      g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static void
steller_section_heading_init (StellerSectionHeading *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->label =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, "wrap", TRUE,
                    "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_clicked), self);
  gtk_widget_add_controller (self->label, GTK_EVENT_CONTROLLER (click));
  steller_section_heading_set_level (self, 0);
}

/**
 * steller_section_heading_get_text:
 * @self: a heading
 *
 * Returns: (transfer none): its text
 */
const char *
steller_section_heading_get_text (StellerSectionHeading *self)
{
  g_return_val_if_fail (STELLER_IS_SECTION_HEADING (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}

/**
 * steller_section_heading_set_text:
 * @self: a heading
 * @text: its text
 *
 * Sets the text.
 */
void
steller_section_heading_set_text (StellerSectionHeading *self, const char *text)
{
  g_return_if_fail (STELLER_IS_SECTION_HEADING (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_text (GTK_LABEL (self->label), text);
}

/**
 * steller_section_heading_set_level:
 * @self: a heading
 * @level: below how many others its section stands
 *
 * Sets how large it is.
 */
void
steller_section_heading_set_level (StellerSectionHeading *self, guint level)
{
  g_return_if_fail (STELLER_IS_SECTION_HEADING (self));

  self->level = level;
  if (level == 0)
    {
      gtk_widget_add_css_class (self->label, "title-4");
      gtk_widget_remove_css_class (self->label, "heading");
    }
  else
    {
      gtk_widget_add_css_class (self->label, "heading");
      gtk_widget_remove_css_class (self->label, "title-4");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) level + 2, -1);
}

/**
 * steller_section_heading_set_editable:
 * @self: a heading
 * @editable: whether it can be renamed
 *
 * Sets whether it can be renamed.
 */
void
steller_section_heading_set_editable (StellerSectionHeading *self, gboolean editable)
{
  g_return_if_fail (STELLER_IS_SECTION_HEADING (self));

  self->editable = editable;
  gtk_widget_set_cursor_from_name (self->label, editable ? "text" : NULL);
  gtk_widget_set_tooltip_text (self->label, editable ? _("Rename Heading") : NULL);
}

/**
 * steller_section_heading_edit:
 * @self: a heading that can be renamed
 * @placeholder: (nullable): the text that it gets when it is left empty
 *
 * Lets the drafter rename it.
 */
void
steller_section_heading_edit (StellerSectionHeading *self, const char *placeholder)
{
  GtkEventController *focus;
  GtkText *text;

  g_return_if_fail (STELLER_IS_SECTION_HEADING (self) && self->editable);

  if (self->entry != NULL)
    return;
  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), steller_section_heading_get_text (self));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Heading"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activated), self);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->entry);

  text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (GTK_WIDGET (text), focus);
}

/**
 * steller_section_heading_get_editing:
 * @self: a heading
 *
 * Returns: whether it is being renamed
 */
gboolean
steller_section_heading_get_editing (StellerSectionHeading *self)
{
  g_return_val_if_fail (STELLER_IS_SECTION_HEADING (self), FALSE);

  return self->entry != NULL;
}
