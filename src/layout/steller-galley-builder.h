/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-galley.h"

G_BEGIN_DECLS

/* Blocks nest no deeper than a document's, whose lists and quotes nest ten levels each. */
#define STELLER_GALLEY_MAX_DEPTH 64

/*
 * StellerGalleyBuilder: makes a galley of a block. It stands at a place in the column, and every strip that is added
 * comes below the one before.
 *
 * @column_x: the left of the column
 * @column_width: its width
 * @x: where what comes next starts: within an item of a list, where its text does
 * @width: how wide that is
 * @gap: the space that the next strip asks for before it
 * @lead: the space that the next strip has within it, before its content
 * @penalty: how bad a page break before the next strip is
 * @element: the element that what comes next is in
 * @labels: (element-type StellerPiece): labels of items that have no line yet; what is @y in a piece is still unknown
 * @label_indent: how far the labels push the first line
 * @frames: (element-type StellerFrame): the frames that are open
 * @numbers: (element-type guint): the numbers of the items that are open
 * @paragraph: the style of plain paragraphs
 * @running_text: whether the block stands in the text of the note
 * @depth: how deep the block is
 */
typedef struct {
  StellerTypesetter *typesetter;
  StellerStyle *style;
  StellerGalley *galley;
  double column_x;
  double column_width;
  double x;
  double width;
  double gap;
  double lead;
  StellerPenalty penalty;
  guint element;
  GArray *labels;
  double label_indent;
  GArray *frames;
  GArray *numbers;
  const StellerParagraphStyle *paragraph;
  gboolean running_text;
  guint depth;
} StellerGalleyBuilder;

/*
 * StellerTextPlace: where and how a text is set in the column.
 *
 * @left: how far from the left of the column
 * @right: how far from the right
 * @made: whether the text is none of the block's, and comes from no source
 */
typedef struct {
  const StellerParagraphStyle *style;
  StellerFaceFlags flags;
  double left;
  double right;
  double indent;
  guint element;
  gboolean made;
} StellerTextPlace;

StellerGalley *steller_galley_build (StellerTypesetter *typesetter, StellerBlock *block, const StellerGalleyForm *form);

guint steller_galley_builder_add_element (StellerGalleyBuilder *self, guint parent, StellerRole role);
StellerTextSetting *steller_galley_builder_set_text (StellerGalleyBuilder *self, const StellerTextSpec *spec);
void steller_galley_builder_add_strip (StellerGalleyBuilder *self, double height, StellerPenalty penalty);
void steller_galley_builder_add_piece (StellerGalleyBuilder *self, const StellerPiece *piece);
void steller_galley_builder_add_rule (StellerGalleyBuilder *self, const StellerRule *rule);
void steller_galley_builder_add_border (StellerGalleyBuilder *self, const StellerBorder *border, double x, double y,
                                        double width, double height, gboolean over_gap);
void steller_galley_builder_add_labels (StellerGalleyBuilder *self, double baseline);
void steller_galley_builder_add_text (StellerGalleyBuilder *self, const StellerBlock *leaf,
                                      const StellerTextPlace *place);
void steller_galley_builder_add_block (StellerGalleyBuilder *self, const StellerBlock *block);
void steller_galley_builder_add_list (StellerGalleyBuilder *self, const StellerBlock *list);
void steller_galley_builder_add_table (StellerGalleyBuilder *self, const StellerBlock *table);

double steller_layout_length (double length, double limit);

G_END_DECLS
