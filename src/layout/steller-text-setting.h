/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-block.h"
#include "steller-element.h"
#include "steller-typesetter.h"

G_BEGIN_DECLS

/*
 * StellerTextSpec: how to set the text of a paragraph, a heading or a cell.
 *
 * @leaf: the block whose spans are set
 * @style: the style of the paragraph
 * @width: the width of the lines, in points
 * @indent: how much further to the right the first line starts, in points; negative when it hangs out
 * @align: how the lines are aligned
 * @flags: what all of the text is, besides what its spans say
 */
typedef struct {
  const StellerBlock *leaf;
  const StellerParagraphStyle *style;
  double width;
  double indent;
  StellerTextAlign align;
  StellerFaceFlags flags;
} StellerTextSpec;

/*
 * StellerSegment: a stretch of the text that was set, of one look and one origin.
 *
 * @start: where it starts in the text that was set, in bytes
 * @end: where it ends
 * @span: which span of the leaf it comes from
 * @source: whether offsets in it are offsets in that span
 * @element: the innermost inline element, counted from 1; 0 when there is none
 * @face: its look
 */
typedef struct {
  gsize start;
  gsize end;
  guint span;
  gboolean source;
  guint element;
  guint mark;
  guint kind;
  const StellerFace *face;
} StellerSegment;

/*
 * StellerGlyphs: glyphs of one font, one segment and one line.
 *
 * @item: the glyphs; its offset is one in the text of the setting
 * @segment: the segment
 * @x: where they start, in points from the left of the line
 * @width: how wide they are
 * @rise: how far they stand above the baseline
 * @face: their look
 */
typedef struct {
  PangoGlyphItem *item;
  guint segment;
  double x;
  double width;
  double rise;
  const StellerFace *face;
} StellerGlyphs;

/*
 * StellerBox: something drawn behind the glyphs of a line.
 */
typedef enum {
  STELLER_BOX_UNDERLINE,
  STELLER_BOX_BAR,
  STELLER_BOX_FRAME,
} StellerBoxKind;

typedef struct {
  StellerBoxKind kind;
  double x;
  double width;
  double ascent;
  double descent;
  StellerColor color;
} StellerBox;

/*
 * StellerSetLine: a line. @x is the left side of its text; @height and @baseline follow the line height of the style.
 */
typedef struct {
  gsize start;
  gsize end;
  double x;
  double width;
  double height;
  double baseline;
  guint first_glyphs;
  guint n_glyphs;
  guint first_box;
  guint n_boxes;
} StellerSetLine;

/*
 * StellerTextSetting: a text set in lines. Immutable. Equal texts of the same form share one setting, wherever they
 * come from: what it knows of the source is only which span each segment comes from.
 */
typedef struct {
  grefcount ref_count;
  StellerTypesetter *typesetter;
  StellerBlock *leaf;
  const StellerParagraphStyle *style;
  const char *language;
  double width;
  double indent;
  StellerTextAlign align;
  StellerFaceFlags flags;
  guint64 hash;

  char *text;
  GArray *segments;
  GArray *inlines;
  GArray *glyphs;
  GArray *boxes;
  GArray *lines;
  guint n_missing;
} StellerTextSetting;

StellerTextSetting *steller_text_setting_new (StellerTypesetter *typesetter, const StellerTextSpec *spec);
StellerTextSetting *steller_text_setting_ref (StellerTextSetting *self);
void steller_text_setting_unref (StellerTextSetting *self);

guint steller_text_setting_hash (gconstpointer self);
gboolean steller_text_setting_equal (gconstpointer self, gconstpointer other);

const StellerSetLine *steller_text_setting_get_line (const StellerTextSetting *self, guint line);
const StellerSegment *steller_text_setting_find_segment (const StellerTextSetting *self, gsize offset);
void steller_text_setting_append_words (const StellerTextSetting *self, GString *words);
double steller_text_setting_offset_to_x (const StellerTextSetting *self, guint line, gsize offset);
gsize steller_text_setting_x_to_offset (const StellerTextSetting *self, guint line, double x);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerTextSetting, steller_text_setting_unref)

G_END_DECLS
