/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-galley-builder.h"

#include <math.h>

/* Round a marked passage, in points. */
#define FRAME_PADDING 4.0
#define FRAME_THICKNESS 0.5
/* A bar for whole blocks keeps this much colour above and below its ground. */
#define BAR_PADDING 3.0

typedef struct {
  double x;
  double width;
  gboolean open;
  StellerColor color;
} StellerFrame;

/*
 * steller_layout_length:
 * @length: a length that a style asks for, in points
 * @limit: the most that makes sense
 *
 * Keeps lengths within bounds, whatever is in the file they come from.
 */
double
steller_layout_length (double length,
                       double limit)
{
  return isfinite (length) ? CLAMP (length, 0.0, limit) : 0.0;
}

static StellerStrip *
last_strip (StellerGalleyBuilder *self)
{
  GArray *strips = self->galley->strips;

  g_assert (strips->len > 0);

  return &g_array_index (strips, StellerStrip, strips->len - 1);
}

static double
max_space (StellerGalleyBuilder *self)
{
  return steller_typesetter_get_max_height (self->typesetter) / 8.0;
}

guint
steller_galley_builder_add_element (StellerGalleyBuilder *self,
                                    guint parent,
                                    StellerRole role)
{
  StellerStructure structure = { .role = role };

  return steller_elements_add (self->galley->elements, parent, &structure);
}

/* Sets a text; the galley keeps it. */
StellerTextSetting *
steller_galley_builder_set_text (StellerGalleyBuilder *self,
                                 const StellerTextSpec *spec)
{
  StellerTextSetting *setting = steller_text_setting_new (self->typesetter, spec);

  g_ptr_array_add (self->galley->settings, setting);
  self->galley->n_missing += setting->n_missing;

  return setting;
}

void
steller_galley_builder_add_rule (StellerGalleyBuilder *self,
                                 const StellerRule *rule)
{
  g_array_append_val (self->galley->rules, *rule);
  last_strip (self)->n_rules++;
}

/* A line of a border: along the top or bottom when it has a width, along a side when it has a height. */
void
steller_galley_builder_add_border (StellerGalleyBuilder *self,
                                   const StellerBorder *border,
                                   double x,
                                   double y,
                                   double width,
                                   double height,
                                   gboolean over_gap)
{
  StellerRule rule = {
    .x = x,
    .y = y,
    .width = width,
    .height = height,
    .thickness = steller_layout_length (border->width, 12.0),
    .style = border->style,
    .color = border->color,
    .over_gap = over_gap,
  };

  if (rule.thickness > 0.0)
    steller_galley_builder_add_rule (self, &rule);
}

void
steller_galley_builder_add_piece (StellerGalleyBuilder *self,
                                  const StellerPiece *piece)
{
  g_array_append_val (self->galley->pieces, *piece);
  last_strip (self)->n_pieces++;
}

/*
 * steller_galley_builder_add_strip:
 * @height: the height of its content
 * @penalty: how bad a page break before it is, when nothing before it asks for worse
 *
 * Adds a strip below the others. Pieces and rules that are added after it are in it; they start below the lead that the
 * builder had.
 */
void
steller_galley_builder_add_strip (StellerGalleyBuilder *self,
                                  double height,
                                  StellerPenalty penalty)
{
  StellerStrip strip = {
    .gap = self->gap,
    .height = self->lead + height,
    .first_piece = self->galley->pieces->len,
    .first_rule = self->galley->rules->len,
    .penalty = MAX (penalty, self->penalty),
  };

  g_array_append_val (self->galley->strips, strip);
  for (guint i = 0; i < self->frames->len; i++)
    {
      StellerFrame *frame = &g_array_index (self->frames, StellerFrame, i);
      StellerRule rule = { .x = frame->x, .thickness = FRAME_THICKNESS, .color = frame->color };

      rule.full = TRUE;
      rule.over_gap = frame->open;
      steller_galley_builder_add_rule (self, &rule);
      rule.x += frame->width;
      steller_galley_builder_add_rule (self, &rule);
      if (!frame->open)
        {
          rule.x = frame->x;
          rule.width = frame->width;
          rule.full = FALSE;
          steller_galley_builder_add_rule (self, &rule);
        }
      frame->open = TRUE;
    }
  self->gap = 0.0;
  self->lead = 0.0;
  self->penalty = STELLER_PENALTY_FREE;
}

/* How the paragraph is in the structure. */
static StellerRole
paragraph_role (const StellerParagraphStyle *style,
                guint level)
{
  if (g_strcmp0 (style->name, "Title") == 0)
    return STELLER_ROLE_TITLE;
  if (style->outline_level > 0)
    return STELLER_ROLE_H1 + CLAMP (level > 0 ? level : style->outline_level, 1, 6) - 1;

  return STELLER_ROLE_P;
}

/* A paragraph that is kept with the next one is not torn, as in LibreOffice. */
static StellerPenalty
line_penalty (const StellerParagraphStyle *style,
              guint line,
              guint n_lines)
{
  if (line == 0)
    return STELLER_PENALTY_FREE;

  if (style->keep_together || line < style->orphans || n_lines - line < style->widows)
    return STELLER_PENALTY_LINES;

  return style->keep_with_next ? STELLER_PENALTY_TEAR : STELLER_PENALTY_FREE;
}

/*
 * The border and the background of a paragraph, on one of its strips. Text keeps off them by the padding; without any
 * of both the padding does not count, as in LibreOffice.
 */
typedef struct {
  const StellerParagraphStyle *style;
  gboolean any;
  gboolean background;
  StellerColor color;
  double inset[STELLER_N_SIDES];
} Ground;

static void
init_ground (StellerGalleyBuilder *self,
             Ground *ground,
             const StellerTextPlace *place)
{
  const StellerParagraphStyle *style = place->style;
  double limit = max_space (self);

  *ground = (Ground) { .style = style, .background = style->has_background, .color = style->background };
  ground->any = ground->background;
  for (guint side = 0; side < STELLER_N_SIDES; side++)
    ground->any = ground->any || style->border[side].width > 0.0;

  if (place->flags & STELLER_FACE_BAR && !ground->background)
    {
      ground->any = TRUE;
      ground->background = TRUE;
      ground->color = (StellerColor) { 0.0, 0.0, 0.0 };
    }
  for (guint side = 0; ground->any && side < STELLER_N_SIDES; side++)
    {
      ground->inset[side] = steller_layout_length (style->padding[side], limit) +
                            steller_layout_length (style->border[side].width, 12.0);
      if (place->flags & STELLER_FACE_BAR)
        ground->inset[side] = MAX (ground->inset[side], BAR_PADDING);
    }
}

static void
add_ground (StellerGalleyBuilder *self,
            const Ground *ground,
            double x,
            double width,
            gboolean first,
            gboolean last)
{
  const StellerBorder *border = ground->style->border;
  double height = last_strip (self)->height;

  if (!ground->any)
    return;

  if (ground->background)
    {
      StellerRule rule = { .x = x, .width = width, .height = height, .color = ground->color };

      steller_galley_builder_add_rule (self, &rule);
    }
  steller_galley_builder_add_border (self, &border[STELLER_SIDE_LEFT], x, 0.0, 0.0, height, FALSE);
  steller_galley_builder_add_border (self, &border[STELLER_SIDE_RIGHT], x + width, 0.0, 0.0, height, FALSE);
  if (first)
    steller_galley_builder_add_border (self, &border[STELLER_SIDE_TOP], x, 0.0, width, 0.0, FALSE);
  if (last)
    steller_galley_builder_add_border (self, &border[STELLER_SIDE_BOTTOM], x, height, width, 0.0, FALSE);
}

/*
 * steller_galley_builder_add_text:
 * @leaf: a block with spans
 * @place: where and how to set it
 *
 * Adds the lines of a paragraph as strips, with the labels that wait for a line before the first.
 */
void
steller_galley_builder_add_text (StellerGalleyBuilder *self,
                                 const StellerBlock *leaf,
                                 const StellerTextPlace *place)
{
  const StellerParagraphStyle *style = place->style;
  double limit = max_space (self);
  double x = self->x + place->left;
  double width = MAX (self->width - place->left - place->right, 1.0);
  guint element = place->element;
  Ground ground;
  StellerTextSpec spec = { .leaf = leaf, .style = style, .align = style->align, .flags = place->flags };
  StellerTextSetting *setting;

  init_ground (self, &ground, place);
  spec.width = MAX (width - ground.inset[STELLER_SIDE_LEFT] - ground.inset[STELLER_SIDE_RIGHT], 1.0);
  spec.indent = CLAMP (place->indent, -4.0 * self->width, spec.width - 1.0);
  setting = steller_galley_builder_set_text (self, &spec);

  self->gap += steller_layout_length (style->margin_top, limit);
  for (guint i = 0; i < setting->lines->len; i++)
    {
      const StellerSetLine *line = steller_text_setting_get_line (setting, i);
      gboolean first = i == 0;
      gboolean last = i + 1 == setting->lines->len;
      double above = self->lead + (first ? ground.inset[STELLER_SIDE_TOP] : 0.0);
      StellerPiece piece = { .setting = setting, .line = i, .leaf = place->made ? NULL : leaf, .element = element };

      steller_galley_builder_add_strip (self,
                                        line->height + (first ? ground.inset[STELLER_SIDE_TOP] : 0.0) +
                                          (last ? ground.inset[STELLER_SIDE_BOTTOM] : 0.0),
                                        line_penalty (style, i, setting->lines->len));
      add_ground (self, &ground, x, width, first, last);
      if (first)
        {
          steller_galley_builder_add_labels (self, above + line->baseline);
          if (element == 0)
            element = steller_galley_builder_add_element (self, self->element, paragraph_role (style,
                                                                                         self->galley->form.role));
        }
      piece.element = element;
      piece.x = x + ground.inset[STELLER_SIDE_LEFT];
      piece.y = above;
      steller_galley_builder_add_piece (self, &piece);
    }

  self->gap = steller_layout_length (style->margin_bottom, limit);
  if (style->keep_with_next)
    self->penalty = STELLER_PENALTY_KEEP;
}

static void
add_paragraph (StellerGalleyBuilder *self,
               const StellerBlock *block,
               const StellerParagraphStyle *style,
               guint element)
{
  const StellerGalleyForm *form = &self->galley->form;
  StellerTextPlace place = { .style = style, .element = element };

  if (isfinite (style->margin_left) && isfinite (style->margin_right) && isfinite (style->text_indent))
    {
      place.left = CLAMP (style->margin_left, -form->left_room, self->width + form->right_room);
      place.right = MAX (style->margin_right, -form->right_room);
      place.indent = MAX (style->text_indent, -form->left_room - place.left);
    }
  if (self->width - place.left - place.right < 1.0)
    place.left = place.right = 0.0;

  /* In an item of a list the text stands where the list has it, whatever the style of its paragraphs says. */
  if (self->numbers->len > 0)
    {
      place.left = 0.0;
      place.indent = self->label_indent;
    }
  steller_galley_builder_add_text (self, block, &place);
}

static void
add_heading (StellerGalleyBuilder *self,
             const StellerBlock *block)
{
  const StellerGalleyForm *form = &self->galley->form;
  gboolean own = self->depth == 1;
  guint below = steller_block_get_level (block);
  guint level = own ? form->heading : form->heading + (below > 3 ? below - 2 : 1);
  guint role = own && form->role > 0 ? form->role : level;
  g_autofree char *name = g_strdup_printf ("Heading_20_%u", CLAMP (level, 1, 6));
  guint element;

  element = steller_galley_builder_add_element (self, self->element, STELLER_ROLE_H1 + CLAMP (role, 1, 6) - 1);
  add_paragraph (self, block, steller_style_get_paragraph (self->style, name), element);
}

/* In the public edition: a bar as wide as the column and as high as its ground, whatever was there. */
static void
add_bar (StellerGalleyBuilder *self,
         const StellerBlock *block)
{
  const char *ground = steller_block_get_ground (block);
  g_autofree char *description = steller_typesetter_describe_ground (self->typesetter, ground);
  g_autofree char *text = g_strdup_printf ("[%s]", description);
  g_autoptr (StellerBlock) leaf = steller_block_new_paragraph (ground);
  StellerStructure structure = { .role = STELLER_ROLE_SPAN, .actual_text = text };
  StellerTextPlace place = {
    .style = steller_style_get_paragraph (self->style, "Redaction"),
    .flags = STELLER_FACE_BAR,
    .made = TRUE,
  };

  place.element = steller_galley_builder_add_element (self, self->element, STELLER_ROLE_P);
  place.element = steller_elements_add (self->galley->elements, place.element, &structure);
  steller_galley_builder_add_text (self, leaf, &place);
}

/* In the internal edition: a thin frame round the blocks, with the ground above them. */
static void
add_framed (StellerGalleyBuilder *self,
            const StellerBlock *block)
{
  g_autoptr (StellerBlock) leaf = steller_block_new_paragraph (steller_block_get_ground (block));
  StellerTextPlace place = { .style = self->paragraph, .flags = STELLER_FACE_GROUND, .made = TRUE };
  StellerFrame frame = { .x = self->x, .width = self->width };
  StellerRule bottom = { .thickness = FRAME_THICKNESS };
  StellerGalleyBuilder outer = *self;
  double padding = MIN (FRAME_PADDING, self->width / 8.0);

  frame.color = steller_typesetter_get_face (self->typesetter, self->paragraph, STELLER_FACE_GROUND)->color;
  g_array_append_val (self->frames, frame);
  self->x += padding;
  self->width = MAX (self->width - 2.0 * padding, 1.0);
  self->column_x = self->x;
  self->column_width = self->width;
  self->lead += padding / 2.0;

  steller_galley_builder_add_text (self, leaf, &place);
  self->gap = 0.0;
  self->penalty = STELLER_PENALTY_KEEP;
  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    steller_galley_builder_add_block (self, steller_block_get_child (block, i));

  last_strip (self)->height += padding;
  bottom.x = frame.x;
  bottom.y = last_strip (self)->height;
  bottom.width = frame.width;
  bottom.color = frame.color;
  steller_galley_builder_add_rule (self, &bottom);
  g_array_set_size (self->frames, self->frames->len - 1);
  self->x = outer.x;
  self->width = outer.width;
  self->column_x = outer.column_x;
  self->column_width = outer.column_width;
}

static void
add_quote (StellerGalleyBuilder *self,
           const StellerBlock *block)
{
  const StellerParagraphStyle *outer = self->paragraph;
  guint element = self->element;

  self->element = steller_galley_builder_add_element (self, element, STELLER_ROLE_BLOCK_QUOTE);
  self->paragraph = steller_style_get_paragraph (self->style, "Quotations");
  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    steller_galley_builder_add_block (self, steller_block_get_child (block, i));
  self->paragraph = outer;
  self->element = element;
}

/*
 * steller_galley_builder_add_labels:
 * @baseline: the baseline of the first line, in points from the top of the strip
 *
 * Adds the labels of the items that start with the strip that was added last.
 */
void
steller_galley_builder_add_labels (StellerGalleyBuilder *self,
                                   double baseline)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      StellerPiece piece = g_array_index (self->labels, StellerPiece, i);

      piece.y = baseline - steller_text_setting_get_line (piece.setting, piece.line)->baseline;
      steller_galley_builder_add_piece (self, &piece);
    }
  g_array_set_size (self->labels, 0);
  self->label_indent = 0.0;
}

/*
 * steller_galley_builder_add_block:
 * @block: a block
 *
 * Adds a block, with all that is in it, below what there is.
 */
void
steller_galley_builder_add_block (StellerGalleyBuilder *self,
                                  const StellerBlock *block)
{
  if (self->depth >= STELLER_GALLEY_MAX_DEPTH)
    return;

  self->depth++;
  switch (steller_block_get_kind (block))
    {
    case STELLER_BLOCK_PARAGRAPH:
    case STELLER_BLOCK_TABLE_CELL:
      add_paragraph (self, block, self->paragraph, 0);
      break;
    case STELLER_BLOCK_HEADING:
      add_heading (self, block);
      break;
    case STELLER_BLOCK_LIST:
      steller_galley_builder_add_list (self, block);
      break;
    case STELLER_BLOCK_QUOTE:
      add_quote (self, block);
      break;
    case STELLER_BLOCK_TABLE:
      steller_galley_builder_add_table (self, block);
      break;
    case STELLER_BLOCK_REDACTION:
      if (steller_block_get_n_children (block) == 0)
        add_bar (self, block);
      else
        add_framed (self, block);
      break;
    case STELLER_BLOCK_LIST_ITEM:
    case STELLER_BLOCK_TABLE_ROW:
    default:
      for (guint i = 0; i < steller_block_get_n_children (block); i++)
        steller_galley_builder_add_block (self, steller_block_get_child (block, i));
      break;
    }
  self->depth--;
}

/* Whether the style of the first paragraph starts a page. */
static gboolean
breaks_before (StellerGalleyBuilder *self,
               const StellerBlock *block)
{
  StellerBlockKind kind = steller_block_get_kind (block);
  const StellerParagraphStyle *style;

  if (kind != STELLER_BLOCK_PARAGRAPH && kind != STELLER_BLOCK_HEADING)
    return FALSE;
  if (self->galley->pieces->len == 0)
    return FALSE;
  style = steller_galley_get_piece (self->galley, 0)->setting->style;

  return style->break_before == STELLER_BREAK_PAGE;
}

/*
 * steller_galley_build:
 * @typesetter: the typesetter
 * @block: a block
 * @form: how to set it
 *
 * Sets a block in type. Text that is set already is used again.
 *
 * Returns: (transfer full): the galley
 */
StellerGalley *
steller_galley_build (StellerTypesetter *typesetter,
                      StellerBlock *block,
                      const StellerGalleyForm *form)
{
  StellerGalleyBuilder self = {
    .typesetter = typesetter,
    .style = steller_typesetter_get_style (typesetter),
    .galley = steller_galley_new (block, form, steller_typesetter_get_language (typesetter)),
    .column_width = form->width,
    .width = form->width,
    .labels = g_array_new (FALSE, TRUE, sizeof (StellerPiece)),
    .frames = g_array_new (FALSE, TRUE, sizeof (StellerFrame)),
    .numbers = g_array_new (FALSE, TRUE, sizeof (guint)),
    .paragraph = form->paragraph,
  };

  self.running_text = form->paragraph == steller_style_get_paragraph (self.style, "Text_20_body");
  steller_galley_builder_add_block (&self, block);
  self.galley->gap_after = self.gap;
  self.galley->keep_with_next = self.penalty != STELLER_PENALTY_FREE;
  self.galley->break_before = breaks_before (&self, block);
  g_array_unref (self.labels);
  g_array_unref (self.frames);
  g_array_unref (self.numbers);

  return self.galley;
}
