/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-section-list.h"

#include <string.h>

#include "steller-section-slot.h"

/* Cards out of sight are made beforehand until they hold this much text, in bytes: setting text in type again when the
 * width changes takes time for all that has been made. */
#define MAX_TEXT_BEFOREHAND 40000

/**
 * StellerSectionList:
 *
 * The sections of a note, each a card, in the order in which they print.
 */
struct _StellerSectionList
{
  GtkWidget parent_instance;

  GtkBox *slots;
  GtkWidget *add;
  GtkPopover *add_popover;
  GtkEditable *add_heading;
  GtkWidget *add_confirm;

  StellerNote *note;
  StellerNoteType *type;
  StellerHistory *history;
  GHashTable *by_section; /* id -> StellerSectionSlot */
  char *moved;            /* the id of the section that changed places last */
  gsize text_beforehand;
};

G_DEFINE_FINAL_TYPE (StellerSectionList, steller_section_list, GTK_TYPE_WIDGET)

enum
{
  CARET_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static StellerSectionSlot *
get_first_slot (StellerSectionList *self)
{
  return (StellerSectionSlot *) gtk_widget_get_first_child (GTK_WIDGET (self->slots));
}

static StellerSectionSlot *
get_next_slot (StellerSectionSlot *slot)
{
  return (StellerSectionSlot *) gtk_widget_get_next_sibling (GTK_WIDGET (slot));
}

static void
on_caret_moved (StellerSectionEditor *editor, StellerSectionSlot *slot)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (slot), STELLER_TYPE_SECTION_LIST);

  if (self != NULL)
    g_signal_emit (self, signals[CARET_MOVED], 0, steller_section_slot_get_section (slot), editor);
}

static void
on_card_made (StellerSectionSlot *slot, StellerSectionCard *card)
{
  g_signal_connect_object (steller_section_card_get_editor (card), "caret-moved", G_CALLBACK (on_caret_moved), slot, 0);
}

/* Where to write on when the section with the focus goes away. */
static void
focus_beside (StellerSectionList *self, StellerSectionSlot *slot)
{
  GtkWidget *beside = gtk_widget_get_next_sibling (GTK_WIDGET (slot));

  if (beside == NULL)
    beside = gtk_widget_get_prev_sibling (GTK_WIDGET (slot));
  if (beside == NULL || !gtk_widget_child_focus (beside, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->add);
}

static void
remove_gone (StellerSectionList *self, const char *const *order)
{
  StellerSectionSlot *next;

  for (StellerSectionSlot *slot = get_first_slot (self); slot != NULL; slot = next)
    {
      const char *section = steller_section_slot_get_section (slot);

      next = get_next_slot (slot);
      if (g_strv_contains (order, section))
        continue;
      if (gtk_widget_get_focus_child (GTK_WIDGET (self->slots)) == GTK_WIDGET (slot))
        focus_beside (self, slot);
      g_hash_table_remove (self->by_section, section);
      gtk_box_remove (self->slots, GTK_WIDGET (slot));
    }
}

/* Two sections change places, each with what stands below it. The one that was moved has the focus, or was moved before
 * and is now put back. */
static void
find_moved (StellerSectionList *self, const char *const *order)
{
  StellerSectionSlot *focused = (StellerSectionSlot *) gtk_widget_get_focus_child (GTK_WIDGET (self->slots));
  StellerSectionSlot *slot = get_first_slot (self);
  const char *ends[2];
  const char *moved;

  while (slot != NULL && *order != NULL && g_str_equal (steller_section_slot_get_section (slot), *order))
    {
      slot = get_next_slot (slot);
      order++;
    }
  if (slot == NULL || *order == NULL || !g_hash_table_contains (self->by_section, *order))
    return;

  ends[0] = steller_section_slot_get_section (slot);
  ends[1] = *order;
  moved = ends[1];
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_strcmp0 (self->moved, ends[i]) == 0)
      moved = ends[i];
  for (guint i = 0; focused != NULL && i < G_N_ELEMENTS (ends); i++)
    if (g_str_equal (steller_section_slot_get_section (focused), ends[i]))
      moved = ends[i];
  g_set_str (&self->moved, moved);
}

/* Brings the slots in line with the note: those that stay are moved, so that they keep their text, caret and focus. */
static void
follow_order (StellerSectionList *self)
{
  g_auto (GStrv) order = steller_note_get_section_order (self->note, self->type);
  GtkWidget *previous = NULL;

  remove_gone (self, (const char *const *) order);
  find_moved (self, (const char *const *) order);
  for (guint i = 0; order[i] != NULL; i++)
    {
      GtkWidget *slot = g_hash_table_lookup (self->by_section, order[i]);

      if (slot == NULL)
        {
          slot = steller_section_slot_new (self->history, self->type, order[i]);
          g_signal_connect (slot, "card-made", G_CALLBACK (on_card_made), NULL);
          g_hash_table_insert (self->by_section, g_strdup (order[i]), slot);
          gtk_box_insert_child_after (self->slots, slot, previous);
        }
      else
        {
          if (gtk_widget_get_prev_sibling (slot) != previous)
            gtk_box_reorder_child_after (self->slots, slot, previous);
          steller_section_slot_refresh (STELLER_SECTION_SLOT (slot));
        }
      previous = slot;
    }
}

static gboolean
concerns_order (const char *pointer)
{
  if (*pointer == '\0' || g_str_equal (pointer, "/sections") || g_str_equal (pointer, "/order") ||
      g_str_has_prefix (pointer, "/order/"))
    return TRUE;
  if (!g_str_has_prefix (pointer, "/sections/"))
    return FALSE;
  /* The whole section, or one of two of its members. */
  return strrchr (pointer, '/') == pointer + strlen ("/sections") || g_str_has_suffix (pointer, "/parent") ||
         g_str_has_suffix (pointer, "/omitted");
}

static void
on_note_changed (StellerSectionList *self, const char *pointer)
{
  StellerSectionSlot *slot;

  if (concerns_order (pointer))
    follow_order (self);
  else if (g_str_has_prefix (pointer, "/sections/"))
    {
      g_autofree char *section = g_strndup (pointer + strlen ("/sections/"),
                                            strcspn (pointer + strlen ("/sections/"), "/"));

      slot = g_hash_table_lookup (self->by_section, section);
      /* Its height is an estimate of its text. */
      if (slot != NULL && steller_section_slot_get_card (slot) == NULL)
        gtk_widget_queue_resize (GTK_WIDGET (slot));
    }
}

/* Sections of the drafter's own. */

static void
on_add_heading_changed (StellerSectionList *self)
{
  g_autofree char *heading = g_strstrip (g_strdup (gtk_editable_get_text (self->add_heading)));

  gtk_widget_set_sensitive (self->add_confirm, *heading != '\0');
}

static void
on_add (StellerSectionList *self)
{
  g_autofree char *heading = g_strstrip (g_strdup (gtk_editable_get_text (self->add_heading)));
  g_autofree char *section = NULL;
  g_autofree char *pointer = NULL;

  if (*heading == '\0')
    return;
  gtk_popover_popdown (self->add_popover);
  gtk_editable_set_text (self->add_heading, "");
  steller_history_end_typing (self->history);
  section = steller_note_add_own_section (self->note, heading, NULL);
  steller_history_end_typing (self->history);
  pointer = g_strdup_printf ("/sections/%s/text", section);
  steller_section_list_reveal (self, pointer, 0);
}

static void
steller_section_list_dispose (GObject *object)
{
  StellerSectionList *self = STELLER_SECTION_LIST (object);

  g_clear_object (&self->note);
  g_clear_object (&self->type);
  g_clear_object (&self->history);
  gtk_widget_dispose_template (GTK_WIDGET (self), STELLER_TYPE_SECTION_LIST);

  G_OBJECT_CLASS (steller_section_list_parent_class)->dispose (object);
}

static void
steller_section_list_finalize (GObject *object)
{
  g_hash_table_unref (STELLER_SECTION_LIST (object)->by_section);
  g_free (STELLER_SECTION_LIST (object)->moved);

  G_OBJECT_CLASS (steller_section_list_parent_class)->finalize (object);
}

static void
steller_section_list_class_init (StellerSectionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steller_section_list_dispose;
  object_class->finalize = steller_section_list_finalize;

  /**
   * StellerSectionList::caret-moved:
   * @self: the list
   * @section: the id of the section the drafter is in
   * @editor: the editor of its text
   *
   * The drafter typed or went elsewhere in a text.
   */
  signals[CARET_MOVED] =
      g_signal_new ("caret-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, STELLER_TYPE_SECTION_EDITOR);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/section/steller-section-list.ui");
  gtk_widget_class_bind_template_child (widget_class, StellerSectionList, slots);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionList, add);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionList, add_popover);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionList, add_heading);
  gtk_widget_class_bind_template_child (widget_class, StellerSectionList, add_confirm);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_add_heading_changed);
}

static void
steller_section_list_init (StellerSectionList *self)
{
  self->by_section = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * steller_section_list_new:
 * @note: a note
 * @type: its type
 * @history: its history
 *
 * Makes a list of the sections of a note. Cards are made when they are asked for: see
 * steller_section_list_make_cards().
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
steller_section_list_new (StellerNote *note, StellerNoteType *type, StellerHistory *history)
{
  StellerSectionList *self;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (type), NULL);
  g_return_val_if_fail (STELLER_IS_HISTORY (history) && steller_history_get_note (history) == note, NULL);

  self = g_object_new (STELLER_TYPE_SECTION_LIST, NULL);
  self->note = g_object_ref (note);
  self->type = g_object_ref (type);
  self->history = g_object_ref (history);
  gtk_widget_set_visible (self->add, !steller_note_get_read_only (note));
  follow_order (self);
  g_signal_connect_object (note, "changed", G_CALLBACK (on_note_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * steller_section_list_get_card:
 * @self: a list
 * @section: the id of a section
 *
 * Returns: (transfer none) (nullable): the card of the section, made if need be; %NULL when there is no such section
 */
StellerSectionCard *
steller_section_list_get_card (StellerSectionList *self, const char *section)
{
  StellerSectionSlot *slot;

  g_return_val_if_fail (STELLER_IS_SECTION_LIST (self), NULL);
  g_return_val_if_fail (section != NULL, NULL);

  slot = g_hash_table_lookup (self->by_section, section);
  return slot != NULL ? steller_section_slot_make_card (slot) : NULL;
}

/* The id in a pointer, or NULL. */
static char *
dup_section (StellerSectionList *self, const char *pointer)
{
  const char *rest;

  if (g_str_equal (pointer, "/order") || g_str_has_prefix (pointer, "/order/"))
    return g_strdup (self->moved);
  if (!g_str_has_prefix (pointer, "/sections/"))
    return NULL;
  rest = pointer + strlen ("/sections/");
  return g_strndup (rest, strcspn (rest, "/"));
}

/**
 * steller_section_list_reveal:
 * @self: a list
 * @pointer: a place in the note (RFC 6901)
 * @offset: a place in the text there, in bytes, or -1
 *
 * Puts the focus in the section that a place belongs to, and the caret at its place in the text; for the order of the
 * sections that is the one that changed places last. Scrolling there is left to what the list stands in.
 *
 * Returns: whether the place belongs to a section that is shown
 */
gboolean
steller_section_list_reveal (StellerSectionList *self, const char *pointer, gint64 offset)
{
  g_autofree char *section = NULL;
  StellerSectionSlot *slot;
  StellerSectionEditor *editor;

  g_return_val_if_fail (STELLER_IS_SECTION_LIST (self), FALSE);
  g_return_val_if_fail (pointer != NULL, FALSE);

  section = dup_section (self, pointer);
  if (section == NULL)
    return FALSE;
  slot = g_hash_table_lookup (self->by_section, section);
  if (slot == NULL || !gtk_widget_get_visible (GTK_WIDGET (slot)))
    return FALSE;
  editor = steller_section_card_get_editor (steller_section_slot_make_card (slot));
  if (!steller_note_get_section_omitted (self->note, section))
    gtk_widget_grab_focus (GTK_WIDGET (editor));
  else
    gtk_widget_child_focus (GTK_WIDGET (slot), GTK_DIR_TAB_FORWARD);
  steller_section_editor_set_caret (editor,
                                    offset >= 0 ? (gsize) offset : steller_section_editor_get_caret (editor));
  return TRUE;
}

/**
 * steller_section_list_make_cards:
 * @self: a list that has been given its place
 * @top: where to begin, in pixels below the top of the list
 * @bottom: where to end
 *
 * Makes the cards that stand in a part of the list.
 */
void
steller_section_list_make_cards (StellerSectionList *self, double top, double bottom)
{
  g_return_if_fail (STELLER_IS_SECTION_LIST (self));

  for (StellerSectionSlot *slot = get_first_slot (self); slot != NULL; slot = get_next_slot (slot))
    {
      graphene_rect_t bounds;

      if (steller_section_slot_get_card (slot) != NULL || !gtk_widget_get_visible (GTK_WIDGET (slot)) ||
          !gtk_widget_compute_bounds (GTK_WIDGET (slot), GTK_WIDGET (self), &bounds) || bounds.size.height <= 0)
        continue;
      if (bounds.origin.y > bottom)
        break;
      if (bounds.origin.y + bounds.size.height >= top)
        steller_section_slot_make_card (slot);
    }
}

/**
 * steller_section_list_make_next_card:
 * @self: a list
 *
 * Makes the first card that has not been made, when there is time: not without end in a long note.
 *
 * Returns: whether there may be more to make
 */
gboolean
steller_section_list_make_next_card (StellerSectionList *self)
{
  g_return_val_if_fail (STELLER_IS_SECTION_LIST (self), FALSE);

  for (StellerSectionSlot *slot = get_first_slot (self); slot != NULL; slot = get_next_slot (slot))
    if (steller_section_slot_get_card (slot) == NULL)
      {
        const char *text = steller_note_get_section_text (self->note, steller_section_slot_get_section (slot));

        self->text_beforehand += text != NULL ? strlen (text) : 0;
        if (self->text_beforehand > MAX_TEXT_BEFOREHAND)
          return FALSE;
        steller_section_slot_make_card (slot);
        return TRUE;
      }
  return FALSE;
}
