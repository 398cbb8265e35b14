/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-block.h"
#include "steller-element.h"
#include "steller-text-setting.h"

G_BEGIN_DECLS

/*
 * StellerPenalty: how bad a page break is. The best break is taken, and among equals the last one that fits.
 *
 * @STELLER_PENALTY_FREE: no harm
 * @STELLER_PENALTY_TEAR: a paragraph is torn that stays with the next one; a word processor moves it whole
 * @STELLER_PENALTY_KEEP: a heading is parted from what follows
 * @STELLER_PENALTY_LINES: a line is left alone
 * @STELLER_PENALTY_ROW: a row of a table is torn
 */
typedef enum {
  STELLER_PENALTY_FREE,
  STELLER_PENALTY_TEAR,
  STELLER_PENALTY_KEEP,
  STELLER_PENALTY_LINES,
  STELLER_PENALTY_ROW,
  STELLER_N_PENALTIES,
} StellerPenalty;

/*
 * StellerPiece: a line of text at its place in a strip.
 *
 * @setting: the text
 * @line: which line of it
 * @leaf: (nullable): the block the text comes from; none for labels
 * @x: the left of the setting, in points from the left of the galley
 * @y: the top of the line, in points from the top of the strip
 * @element: the element of the galley it is the content of, counted from 1
 * @cell: the cell of a row that may be torn that it is in, or 0
 */
typedef struct {
  StellerTextSetting *setting;
  guint line;
  const StellerBlock *leaf;
  double x;
  double y;
  guint element;
  guint cell;
} StellerPiece;

/*
 * StellerRule: a filled rectangle, or when it has no width or no height a line.
 *
 * @full: whether it is as high as the strip is, whatever @height says
 * @over_gap: whether it reaches up over the gap before the strip
 */
typedef struct {
  double x;
  double y;
  double width;
  double height;
  double thickness;
  StellerBorderStyle style;
  StellerColor color;
  gboolean full;
  gboolean over_gap;
} StellerRule;

/*
 * StellerStrip: as little as can stand on a page by itself: a line, or a row of a table.
 *
 * @gap: the space before it, which goes at the top of a page
 * @height: its height
 * @penalty: how bad a page break before it is
 * @repeat: which header rows are repeated when a page starts with it, counted from 1; 0 for none
 * @row: the row of a table that it is a part of, when the row consists of several; otherwise 0
 */
typedef struct {
  double gap;
  double height;
  guint first_piece;
  guint n_pieces;
  guint first_rule;
  guint n_rules;
  StellerPenalty penalty;
  guint repeat;
  guint row;
} StellerStrip;

/*
 * StellerRepeat: strips that come again at the top of a page.
 */
typedef struct {
  guint first;
  guint n_strips;
} StellerRepeat;

/*
 * StellerGalleyForm: how a block is set, besides what it says.
 *
 * @paragraph: the style of its plain paragraphs
 * @table: (nullable): the name of the style of its tables, an interned string
 * @width: the width of the column, in points
 * @left_room: how far paragraphs may reach out of the column to the left without leaving the paper
 * @right_room: how far to the right
 * @heading: the level of the style of its headings: of a heading block itself, or what headings in the text go below
 * @role: the level that a heading block, or a paragraph in the style of one, has in the structure, or 0 when it is the same as that of the style
 */
typedef struct {
  const StellerParagraphStyle *paragraph;
  const char *table;
  double width;
  double left_room;
  double right_room;
  guint heading;
  guint role;
} StellerGalleyForm;

/*
 * StellerGalley: one block set in type. Immutable once it is made; the same galley may stand on many pages.
 *
 * @gap_after: the space that the last paragraph asks for after it
 * @keep_with_next: whether no page may end with it
 * @break_before: whether a page starts with it
 * @overshoot: see steller_galley_get_overshoot(); negative as long as it is not known
 */
typedef struct {
  grefcount ref_count;
  StellerBlock *block;
  StellerGalleyForm form;
  const char *language;
  guint64 generation;

  GArray *strips;
  GArray *pieces;
  GArray *rules;
  GArray *repeats;
  GArray *elements;
  GPtrArray *settings;
  double gap_after;
  gboolean keep_with_next;
  gboolean break_before;
  guint n_missing;
  double overshoot;
} StellerGalley;

StellerGalley *steller_galley_new (StellerBlock *block, const StellerGalleyForm *form, const char *language);
StellerGalley *steller_galley_ref (StellerGalley *self);
void steller_galley_unref (StellerGalley *self);
guint steller_galley_hash (gconstpointer self);
gboolean steller_galley_equal (gconstpointer self, gconstpointer other);

const StellerStrip *steller_galley_get_strip (const StellerGalley *self, guint strip);
const StellerPiece *steller_galley_get_piece (const StellerGalley *self, guint piece);
const StellerRule *steller_galley_get_rule (const StellerGalley *self, guint rule);

double steller_galley_get_overshoot (StellerGalley *self);
double steller_rules_get_thickness (const GArray *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerGalley, steller_galley_unref)

G_END_DECLS
