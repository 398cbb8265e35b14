/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-section-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-menu-button.h"
#include "steller-phrase-popover.h"
#include "steller-section-heading.h"
#include "steller-section-order.h"
#include "steller-section-text.h"

/**
 * StellerSectionCard:
 *
 * A section to be written: its heading, what belongs in it, its text, and what can be done with it. One that is left
 * out is a single line.
 */
struct _StellerSectionCard
{
  GtkWidget parent_instance;

  GtkWidget *header;
  StellerSectionHeading *heading;
  GtkLabel *mark;
  GtkWidget *bring_back;
  GtkMenuButton *phrases;
  GtkMenuButton *menu;
  GMenuModel *section_menu;
  GtkLabel *help;
  GtkBox *frame;
  GtkLabel *words;
  StellerSectionEditor *editor;

  StellerHistory *history;
  StellerNote *note;
  StellerNoteType *type;
  char *section;
  char *pointer; /* to the section in the note */
};

G_DEFINE_FINAL_TYPE (StellerSectionCard, steller_section_card, GTK_TYPE_WIDGET)

static const StellerSectionType *
get_section_type (StellerSectionCard *self)
{
  return steller_note_type_lookup_section (self->type, self->section);
}

static const char *
get_own_heading (StellerSectionCard *self)
{
  const StellerSectionType *type = get_section_type (self);

  return type != NULL ? steller_section_type_get_heading (type) : NULL;
}

static gboolean
is_required (StellerSectionCard *self)
{
  const StellerSectionType *type = get_section_type (self);

  return type != NULL && steller_section_type_get_required (type);
}

static gboolean
has_phrases (StellerSectionCard *self)
{
  const StellerSectionType *type = get_section_type (self);

  return type != NULL && steller_section_type_get_phrases (type)[0] != NULL;
}

/* Showing what the note says. */

static void
show_words (StellerSectionCard *self)
{
  const StellerSectionType *type = get_section_type (self);
  guint limit = type != NULL ? steller_section_type_get_word_limit (type) : 0;
  g_autofree char *text = NULL;
  guint n_words;

  if (limit == 0 || !gtk_widget_get_visible (GTK_WIDGET (self->frame)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->words), FALSE);
      return;
    }
  n_words = steller_section_editor_count_words (self->editor);
  /* Translators: how many words a section has, and how many it should have at most. */
  text = g_strdup_printf (ngettext ("%u of %u word", "%u of %u words", limit), n_words, limit);
  gtk_label_set_text (self->words, text);
  gtk_widget_set_visible (GTK_WIDGET (self->words), TRUE);
  if (n_words > limit)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->words), "dimmed");
      gtk_widget_add_css_class (GTK_WIDGET (self->words), "warning");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->words), "dimmed");
      gtk_widget_remove_css_class (GTK_WIDGET (self->words), "warning");
    }
}

/* What gets the focus is the button inside, which takes over neither name nor tooltip. With the heading, because there
 * is one in each card. */
static void
name_button (GtkMenuButton *button, const char *format, const char *heading)
{
  GtkWidget *inside = gtk_widget_get_first_child (GTK_WIDGET (button));
  g_autoptr (GString) name = g_string_new (format);

  g_string_replace (name, "%s", heading, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
update_actions (StellerSectionCard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = !steller_note_get_read_only (self->note);
  gboolean omitted = steller_note_get_section_omitted (self->note, self->section);

  gtk_widget_action_set_enabled (widget, "section.rename", writable && !omitted);
  gtk_widget_action_set_enabled (widget, "section.leave-out", writable && !omitted && !is_required (self));
  gtk_widget_action_set_enabled (widget, "section.bring-back", writable && omitted);
  gtk_widget_action_set_enabled (widget, "section.remove", writable && steller_note_is_own_section (self->section));
  gtk_widget_action_set_enabled (
      widget, "section.move-up",
      writable && steller_section_order_can_move (self->note, self->type, self->section, STELLER_SECTION_UP));
  gtk_widget_action_set_enabled (
      widget, "section.move-down",
      writable && steller_section_order_can_move (self->note, self->type, self->section, STELLER_SECTION_DOWN));
}

/**
 * steller_section_card_refresh:
 * @self: a card
 *
 * Shows what the note says of the section, but for its text, which the editor follows: also where it stands.
 */
void
steller_section_card_refresh (StellerSectionCard *self)
{
  const StellerSectionType *type = get_section_type (self);
  const char *heading = steller_note_get_section_heading (self->note, self->section);
  const char *help = type != NULL ? steller_section_type_get_help (type) : NULL;
  gboolean omitted = steller_note_get_section_omitted (self->note, self->section);
  gboolean writable = !steller_note_get_read_only (self->note);

  g_return_if_fail (STELLER_IS_SECTION_CARD (self));

  if (heading == NULL)
    heading = get_own_heading (self);
  if (heading == NULL)
    heading = self->section;
  steller_section_heading_set_text (self->heading, heading);
  steller_section_heading_set_level (self->heading,
                                     steller_section_order_get_level (self->note, self->type, self->section));
  steller_section_heading_set_editable (self->heading, writable && !omitted);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);

  /* Translators: %s is the heading of a section. */
  name_button (self->phrases, _("Insert Stock Phrase in “%s”"), heading);
  /* Translators: %s is the heading of a section. */
  name_button (self->menu, _("Menu of “%s”"), heading);

  gtk_label_set_text (self->help, help != NULL ? help : "");
  gtk_widget_set_visible (GTK_WIDGET (self->help), help != NULL && !omitted);
  gtk_widget_set_visible (GTK_WIDGET (self->frame), !omitted);
  gtk_widget_set_visible (self->bring_back, omitted && writable);
  gtk_widget_set_visible (GTK_WIDGET (self->phrases), has_phrases (self) && writable && !omitted);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), writable);
  /* A file can have left out what it may not. */
  if (omitted && is_required (self))
    gtk_label_set_text (self->mark, _("Required, Left Out"));
  else if (omitted)
    gtk_label_set_text (self->mark, _("Left Out"));
  else
    gtk_label_set_text (self->mark, _("Required"));
  gtk_widget_set_visible (GTK_WIDGET (self->mark), omitted || is_required (self));
  if (omitted)
    gtk_widget_add_css_class (GTK_WIDGET (self->heading), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->heading), "dimmed");
  show_words (self);
  update_actions (self);
}

static void
on_note_changed (StellerSectionCard *self, const char *pointer)
{
  gsize length = strlen (self->pointer);

  /* Of the text alone only the number of words is shown. */
  if (g_str_has_prefix (pointer, self->pointer) && g_str_equal (pointer + length, "/text"))
    show_words (self);
  else if ((g_str_has_prefix (pointer, self->pointer) && (pointer[length] == '\0' || pointer[length] == '/')) ||
           (g_str_has_prefix (self->pointer, pointer) && self->pointer[strlen (pointer)] == '/'))
    steller_section_card_refresh (self);
}

/* What can be done. Each is a step of its own to undo. */

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StellerSectionCard *self = STELLER_SECTION_CARD (widget);

  steller_section_heading_edit (self->heading, get_own_heading (self));
}

static void
on_heading_clicked (StellerSectionCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "section.rename", NULL);
}

/* A section of the type has its own heading again when the new one is empty or the same; any other must have one. */
static void
on_renamed (StellerSectionCard *self, const char *text)
{
  const char *own = get_own_heading (self);

  if (*text == '\0' || g_strcmp0 (text, own) == 0)
    {
      if (own == NULL)
        return;
      text = NULL;
    }
  steller_history_end_typing (self->history);
  steller_note_set_section_heading (self->note, self->section, text);
  steller_history_end_typing (self->history);
}

/* Back to the text that the heading is above. */
static void
on_heading_done (StellerSectionCard *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
set_omitted (StellerSectionCard *self, gboolean omitted)
{
  steller_history_end_typing (self->history);
  steller_note_set_section_omitted (self->note, self->section, omitted);
  steller_history_end_typing (self->history);
}

static void
leave_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StellerSectionCard *self = STELLER_SECTION_CARD (widget);

  set_omitted (self, TRUE);
  gtk_widget_grab_focus (self->bring_back);
}

static void
bring_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StellerSectionCard *self = STELLER_SECTION_CARD (widget);

  set_omitted (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
move (StellerSectionCard *self, StellerSectionDirection direction)
{
  steller_history_end_typing (self->history);
  steller_section_order_move (self->note, self->type, self->section, direction);
  steller_history_end_typing (self->history);
}

static void
move_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (STELLER_SECTION_CARD (widget), STELLER_SECTION_UP);
}

static void
move_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (STELLER_SECTION_CARD (widget), STELLER_SECTION_DOWN);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (StellerSectionCard) self = g_object_ref (STELLER_SECTION_CARD (widget));

  steller_history_end_typing (self->history);
  steller_note_remove_section (self->note, self->section);
  steller_history_end_typing (self->history);
}

static void
on_phrase_chosen (StellerSectionCard *self, const char *phrase)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  steller_section_editor_insert_phrase (self->editor, phrase);
}

static void
create_phrases (GtkMenuButton *button, gpointer data)
{
  StellerSectionCard *self = data;
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  popover = steller_phrase_popover_new (steller_section_type_get_phrases (get_section_type (self)));
  g_signal_connect_object (popover, "chosen", G_CALLBACK (on_phrase_chosen), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
steller_section_card_dispose (GObject *object)
{
  StellerSectionCard *self = STELLER_SECTION_CARD (object);

  g_clear_object (&self->history);
  g_clear_object (&self->note);
  g_clear_object (&self->type);
  gtk_widget_dispose_template (GTK_WIDGET (self), STELLER_TYPE_SECTION_CARD);

  G_OBJECT_CLASS (steller_section_card_parent_class)->dispose (object);
}

static void
steller_section_card_finalize (GObject *object)
{
  StellerSectionCard *self = STELLER_SECTION_CARD (object);

  g_free (self->section);
  g_free (self->pointer);

  G_OBJECT_CLASS (steller_section_card_parent_class)->finalize (object);
}

static void
steller_section_card_class_init (StellerSectionCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steller_section_card_dispose;
  object_class->finalize = steller_section_card_finalize;

  g_type_ensure (STELLER_TYPE_SECTION_HEADING);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/section/steller-section-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StellerSectionCard, header);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionCard, heading);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionCard, mark);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionCard, bring_back);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionCard, phrases);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionCard, menu);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionCard, section_menu);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionCard, help);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionCard, frame);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionCard, words);
  gtk_widget_class_bind_template_callback (widget_class, on_renamed);
  gtk_widget_class_bind_template_callback (widget_class, on_heading_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_heading_done);

  gtk_widget_class_install_action (widget_class, "section.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "section.leave-out", NULL, leave_out_action);
  gtk_widget_class_install_action (widget_class, "section.bring-back", NULL, bring_back_action);
  gtk_widget_class_install_action (widget_class, "section.move-up", NULL, move_up_action);
  gtk_widget_class_install_action (widget_class, "section.move-down", NULL, move_down_action);
  gtk_widget_class_install_action (widget_class, "section.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "section.rename", NULL);
}

/* Before the text gets its keys: it takes these too. */
static void
add_move_keys (StellerSectionCard *self)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = { { GDK_KEY_Up, "section.move-up" }, { GDK_KEY_Down, "section.move-down" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_ALT_MASK | GDK_SHIFT_MASK),
                        gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
steller_section_card_init (StellerSectionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  steller_menu_button_set_menu (self->menu, self->section_menu);
  add_move_keys (self);
}

/**
 * steller_section_card_new:
 * @history: the history of the note
 * @type: the type of the note
 * @section: the id of a section
 *
 * Makes a card for a section.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
steller_section_card_new (StellerHistory *history, StellerNoteType *type, const char *section)
{
  StellerSectionCard *self;
  GtkWidget *text;

  g_return_val_if_fail (STELLER_IS_HISTORY (history), NULL);
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (type), NULL);
  g_return_val_if_fail (section != NULL, NULL);

  self = g_object_new (STELLER_TYPE_SECTION_CARD, NULL);
  self->history = g_object_ref (history);
  self->note = g_object_ref (steller_history_get_note (history));
  self->type = g_object_ref (type);
  self->section = g_strdup (section);
  self->pointer = g_strdup_printf ("/sections/%s", section);

  self->editor = STELLER_SECTION_EDITOR (steller_section_editor_new (history, section));
  text = steller_section_text_new (GTK_TEXT_VIEW (self->editor));
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (self->frame, text);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->help, NULL,
                                  -1);
  if (has_phrases (self))
    gtk_menu_button_set_create_popup_func (self->phrases, create_phrases, self, NULL);
  if (is_required (self))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);

  steller_section_card_refresh (self);
  g_signal_connect_object (self->note, "changed", G_CALLBACK (on_note_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * steller_section_card_get_section:
 * @self: a card
 *
 * Returns: (transfer none): the id of its section
 */
const char *
steller_section_card_get_section (StellerSectionCard *self)
{
  g_return_val_if_fail (STELLER_IS_SECTION_CARD (self), NULL);

  return self->section;
}

/**
 * steller_section_card_get_editor:
 * @self: a card
 *
 * Returns: (transfer none): the editor of its text
 */
StellerSectionEditor *
steller_section_card_get_editor (StellerSectionCard *self)
{
  g_return_val_if_fail (STELLER_IS_SECTION_CARD (self), NULL);

  return self->editor;
}
