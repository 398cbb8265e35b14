/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-galley-builder.h"

#include "steller-list-label.h"

/* However deep a list is nested, this part of the column is left for its text. */
#define TEXT_PART 0.25

static StellerNumbering
get_numbering (const StellerListLevel *level)
{
  switch (level->number_format)
    {
    case '1':
      return STELLER_NUMBERING_DECIMAL;
    case 'a':
      return STELLER_NUMBERING_LOWER_ALPHA;
    case 'A':
      return STELLER_NUMBERING_UPPER_ALPHA;
    case 'i':
      return STELLER_NUMBERING_LOWER_ROMAN;
    case 'I':
      return STELLER_NUMBERING_UPPER_ROMAN;
    default:
      return STELLER_NUMBERING_BULLET;
    }
}

/* Stands among the numbers for an item with a bullet, which counts for nothing. */
#define BULLET G_MAXUINT

/* The numbers that the label of an item is made from. The levels of a list style count every list, which would
 * start the numbers in a list with bullets at "a."; only numbered lists count for what a number looks like. */
static GArray *
get_numbers (StellerGalleyBuilder *self)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean bullet = g_array_index (self->numbers, guint, self->numbers->len - 1) == BULLET;

  for (guint i = 0; i < self->numbers->len; i++)
    if (bullet || g_array_index (self->numbers, guint, i) != BULLET)
      g_array_append_val (numbers, g_array_index (self->numbers, guint, i));

  return numbers;
}

/* Makes the label of an item and lets it wait for the first line of the item. */
static void
add_label (StellerGalleyBuilder *self,
           const StellerListLevel *level,
           const StellerListLevel *levels,
           const StellerParagraphStyle *paragraph,
           double room,
           guint element)
{
  g_autoptr (GArray) numbers = get_numbers (self);
  g_autofree char *text = steller_list_label_format (levels, (const guint *) (gpointer) numbers->data, numbers->len);
  g_autoptr (StellerBlock) leaf = NULL;
  StellerTextSpec spec = { .style = paragraph, .align = STELLER_TEXT_ALIGN_START };
  StellerPiece piece = { .element = element };
  const StellerSetLine *line;
  double start = self->x - room;
  double end;

  if (*text == '\0')
    return;

  leaf = steller_block_new_paragraph (text);
  spec.leaf = leaf;
  spec.width = self->column_width;
  piece.setting = steller_galley_builder_set_text (self, &spec);
  line = steller_text_setting_get_line (piece.setting, 0);
  if (level->align == STELLER_TEXT_ALIGN_END)
    start = MAX (start - line->width, self->column_x);
  else if (level->align == STELLER_TEXT_ALIGN_CENTER)
    start = MAX (start - line->width / 2.0, self->column_x);
  piece.x = start;
  g_array_append_val (self->labels, piece);

  end = start + line->width;
  if (level->followed_by == STELLER_LABEL_FOLLOWED_BY_SPACE)
    end += line->height * 0.25;
  else if (end > self->x && level->followed_by == STELLER_LABEL_FOLLOWED_BY_TAB)
    end += line->height * 0.5;
  if (level->followed_by == STELLER_LABEL_FOLLOWED_BY_TAB)
    end = MAX (end, MAX (self->column_x + MIN (level->tab_position, self->column_width), self->x));
  self->label_indent = MIN (end - self->x, self->width * 0.5);
}

static void
add_item (StellerGalleyBuilder *self,
          const StellerBlock *item,
          const StellerListStyle *style,
          const StellerParagraphStyle *paragraph,
          double room,
          guint list)
{
  guint level = MIN (self->numbers->len, STELLER_N_LIST_LEVELS) - 1;
  guint li = steller_galley_builder_add_element (self, list, STELLER_ROLE_LI);
  guint label = steller_galley_builder_add_element (self, li, STELLER_ROLE_LBL);
  guint n_strips = self->galley->strips->len;

  self->element = steller_galley_builder_add_element (self, li, STELLER_ROLE_LBODY);
  add_label (self, &style->levels[level], style->levels, paragraph, room, label);
  for (guint i = 0; i < steller_block_get_n_children (item); i++)
    steller_galley_builder_add_block (self, steller_block_get_child (item, i));

  if (self->galley->strips->len == n_strips)
    {
      /* An item without a word still has its label. */
      g_autoptr (StellerBlock) leaf = steller_block_new_paragraph ("");
      StellerTextPlace place = { .style = paragraph, .made = TRUE };

      steller_galley_builder_add_text (self, leaf, &place);
    }
}

/*
 * steller_galley_builder_add_list:
 * @list: a list
 *
 * Adds the items of a list, each with its label at the place that the list style has for the level.
 */
void
steller_galley_builder_add_list (StellerGalleyBuilder *self,
                                 const StellerBlock *list)
{
  gboolean ordered = steller_block_get_ordered (list);
  const StellerListStyle *style = steller_style_get_list (self->style, ordered ? "Nota_20_numbers" : "Nota_20_bullets");
  guint depth = MIN (self->numbers->len, STELLER_N_LIST_LEVELS - 1);
  const StellerListLevel *level = &style->levels[depth];
  const StellerParagraphStyle *outer = self->paragraph;
  StellerStructure structure = { .role = STELLER_ROLE_L };
  guint element = self->element;
  double x = self->x;
  double width = self->width;
  double margin = CLAMP (level->margin_left, 0.0, (1.0 - TEXT_PART) * self->column_width);
  double room = CLAMP (-level->text_indent, -self->column_width, margin);
  guint number = ordered ? steller_block_get_start (list) : BULLET;
  guint n_numbered = 0;
  guint n;

  for (guint i = 0; ordered && i < self->numbers->len; i++)
    if (g_array_index (self->numbers, guint, i) != BULLET)
      n_numbered++;
  structure.numbering = get_numbering (ordered ? &style->levels[MIN (n_numbered, depth)] : level);
  n = steller_elements_add (self->galley->elements, element, &structure);
  /* In the margin or another place with a style of its own a list has the style of that place. */
  if (self->running_text)
    self->paragraph = steller_style_get_paragraph (self->style, ordered ? "List_20_Number" : "List_20_Bullet");
  self->x = self->column_x + margin;
  self->width = MAX (self->column_width - margin, 1.0);
  g_array_append_val (self->numbers, number);
  for (guint i = 0; i < steller_block_get_n_children (list); i++)
    {
      g_array_index (self->numbers, guint, self->numbers->len - 1) = ordered ? number + i : BULLET;
      add_item (self, steller_block_get_child (list, i), style, self->paragraph, room, n);
    }
  g_array_set_size (self->numbers, self->numbers->len - 1);

  self->paragraph = outer;
  self->element = element;
  self->x = x;
  self->width = width;
}
