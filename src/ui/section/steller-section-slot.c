/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-section-slot.h"

#include <string.h>

#include "steller-section-order.h"

/* Estimates, in pixels: what is around the text of a card, the height of a line, the width of a character. */
#define CARD_HEIGHT 120
#define OMITTED_HEIGHT 40
#define LINE_HEIGHT 22
#define CHARACTER_WIDTH 7.5

#define INDENT 18
#define MAX_INDENTS 3

/**
 * StellerSectionSlot:
 *
 * The place of a section's card, which is made when it comes near. Until then it takes about as much room.
 */
struct _StellerSectionSlot
{
  GtkWidget parent_instance;

  GtkWidget *card;
  StellerHistory *history;
  StellerNoteType *type;
  char *section;
};

G_DEFINE_FINAL_TYPE (StellerSectionSlot, steller_section_slot, GTK_TYPE_WIDGET)

enum
{
  CARD_MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
estimate_height (StellerSectionSlot *self, int width)
{
  StellerNote *note = steller_history_get_note (self->history);
  const char *text = steller_note_get_section_text (note, self->section);
  double n_lines = 1;

  if (steller_note_get_section_omitted (note, self->section))
    return OMITTED_HEIGHT;
  if (text != NULL)
    {
      double columns = MAX (width > 0 ? width / CHARACTER_WIDTH : 60, 10);

      for (const char *line = text; line != NULL; line = strchr (line, '\n'), line = line != NULL ? line + 1 : NULL)
        n_lines += 1 + (double) strcspn (line, "\n") / columns;
    }
  return (int) MIN (CARD_HEIGHT + n_lines * LINE_HEIGHT, G_MAXINT16 * 16);
}

static GtkSizeRequestMode
steller_section_slot_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
steller_section_slot_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  StellerSectionSlot *self = STELLER_SECTION_SLOT (widget);

  if (self->card != NULL)
    gtk_widget_measure (self->card, orientation, for_size, minimum, natural, NULL, NULL);
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 0;
  else
    *minimum = *natural = estimate_height (self, for_size);
}

static void
steller_section_slot_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StellerSectionSlot *self = STELLER_SECTION_SLOT (widget);

  if (self->card != NULL)
    gtk_widget_allocate (self->card, width, height, baseline, NULL);
}

/* Whoever gets here with the Tab key finds something. */
static gboolean
steller_section_slot_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (steller_section_slot_make_card (STELLER_SECTION_SLOT (widget))),
                                 direction);
}

static void
steller_section_slot_dispose (GObject *object)
{
  StellerSectionSlot *self = STELLER_SECTION_SLOT (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->history);
  g_clear_object (&self->type);

  G_OBJECT_CLASS (steller_section_slot_parent_class)->dispose (object);
}

static void
steller_section_slot_finalize (GObject *object)
{
  g_free (STELLER_SECTION_SLOT (object)->section);

  G_OBJECT_CLASS (steller_section_slot_parent_class)->finalize (object);
}

static void
steller_section_slot_class_init (StellerSectionSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steller_section_slot_dispose;
  object_class->finalize = steller_section_slot_finalize;
  widget_class->get_request_mode = steller_section_slot_get_request_mode;
  widget_class->measure = steller_section_slot_measure;
  widget_class->size_allocate = steller_section_slot_size_allocate;
  widget_class->focus = steller_section_slot_focus;

  /**
   * StellerSectionSlot::card-made:
   * @self: the slot
   * @card: its card
   *
   * The card is there now.
   */
  signals[CARD_MADE] = g_signal_new ("card-made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, STELLER_TYPE_SECTION_CARD);
}

static void
steller_section_slot_init (StellerSectionSlot *self)
{
}

/**
 * steller_section_slot_new:
 * @history: the history of the note
 * @type: the type of the note
 * @section: the id of a section
 *
 * Makes a place for the card of a section.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
steller_section_slot_new (StellerHistory *history, StellerNoteType *type, const char *section)
{
  StellerSectionSlot *self;

  g_return_val_if_fail (STELLER_IS_HISTORY (history), NULL);
  g_return_val_if_fail (STELLER_IS_NOTE_TYPE (type), NULL);
  g_return_val_if_fail (section != NULL, NULL);

  self = g_object_new (STELLER_TYPE_SECTION_SLOT, NULL);
  self->history = g_object_ref (history);
  self->type = g_object_ref (type);
  self->section = g_strdup (section);
  steller_section_slot_refresh (self);
  return GTK_WIDGET (self);
}

/**
 * steller_section_slot_get_section:
 * @self: a slot
 *
 * Returns: (transfer none): the id of its section
 */
const char *
steller_section_slot_get_section (StellerSectionSlot *self)
{
  g_return_val_if_fail (STELLER_IS_SECTION_SLOT (self), NULL);

  return self->section;
}

/**
 * steller_section_slot_get_card:
 * @self: a slot
 *
 * Returns: (transfer none) (nullable): its card, if it has been made
 */
StellerSectionCard *
steller_section_slot_get_card (StellerSectionSlot *self)
{
  g_return_val_if_fail (STELLER_IS_SECTION_SLOT (self), NULL);

  return (StellerSectionCard *) self->card;
}

/**
 * steller_section_slot_make_card:
 * @self: a slot
 *
 * Makes the card, unless it is there.
 *
 * Returns: (transfer none): the card
 */
StellerSectionCard *
steller_section_slot_make_card (StellerSectionSlot *self)
{
  g_return_val_if_fail (STELLER_IS_SECTION_SLOT (self), NULL);

  if (self->card == NULL)
    {
      self->card = steller_section_card_new (self->history, self->type, self->section);
      gtk_widget_set_parent (self->card, GTK_WIDGET (self));
      g_signal_emit (self, signals[CARD_MADE], 0, self->card);
    }
  return STELLER_SECTION_CARD (self->card);
}

/**
 * steller_section_slot_refresh:
 * @self: a slot
 *
 * Shows where the section stands now: how deep, and what it can change places with. What stands below a section that is
 * left out is not shown.
 */
void
steller_section_slot_refresh (StellerSectionSlot *self)
{
  StellerNote *note;
  gboolean visible = TRUE;
  const char *ancestor;
  guint level;

  g_return_if_fail (STELLER_IS_SECTION_SLOT (self));

  note = steller_history_get_note (self->history);
  level = steller_section_order_get_level (note, self->type, self->section);
  for (ancestor = steller_note_get_section_parent (note, self->type, self->section); ancestor != NULL;
       ancestor = steller_note_get_section_parent (note, self->type, ancestor))
    visible = visible && !steller_note_get_section_omitted (note, ancestor);
  gtk_widget_set_visible (GTK_WIDGET (self), visible);
  gtk_widget_set_margin_start (GTK_WIDGET (self), INDENT * (int) MIN (level, MAX_INDENTS));
  if (self->card != NULL)
    steller_section_card_refresh (STELLER_SECTION_CARD (self->card));
}
