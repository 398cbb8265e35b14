/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include "steller-text-setter.h"

G_BEGIN_DECLS

/* Pango counts in 1024ths of a point with 32 bits. */
#define STELLER_TEXT_MAX_WIDTH 100000.0

/*
 * StellerBlank: spaces of a line that have no glyphs yet, where they are in the text, in bytes.
 */
typedef struct {
  gsize offset;
  gsize length;
} StellerBlank;

/*
 * StellerTextSetter: a text while it is set.
 *
 * @base: the look of its plain text
 * @text: the text; behind it come the texts of bars and grounds
 * @text_length: its length without those, in bytes
 * @blanks: (element-type StellerBlank): what waits for the other glyphs of the line
 */
typedef struct {
  StellerTextSetting *setting;
  StellerTypesetter *typesetter;
  PangoLayout *layout;
  const StellerFace *base;
  GString *text;
  gsize text_length;
  GArray *blanks;
  PangoDirection direction;
} StellerTextSetter;

static inline double
to_points (int units)
{
  return units / (double) PANGO_SCALE;
}

static inline int
to_units (double points)
{
  return (int) lround (CLAMP (points, -STELLER_TEXT_MAX_WIDTH, STELLER_TEXT_MAX_WIDTH) * PANGO_SCALE);
}

static inline const StellerSegment *
get_segment (GArray *segments,
             guint index)
{
  return &g_array_index (segments, StellerSegment, index);
}

guint steller_text_find_segment (GArray *segments, gsize offset);

double steller_text_label_width (StellerTypesetter *typesetter, const StellerFace *face, const char *label);
char *steller_text_label_dup (const StellerBlock *leaf, const StellerSegment *segment);
double steller_text_object_width (StellerTypesetter *typesetter, const StellerBlock *leaf,
                                  const StellerSegment *segment, double room);
PangoAttrList *steller_text_attributes_new (StellerTypesetter *typesetter, const StellerBlock *leaf, GArray *segments,
                                            const StellerFace *base, const char *text, gsize start, gsize end,
                                            double room);
void steller_text_set_tabs (PangoLayout *layout, const StellerParagraphStyle *style, double width);

gboolean steller_text_append_space (StellerTextSetter *self, StellerGlyphs *glyphs, gsize offset, gsize length,
                                    gboolean near);
void steller_text_add_blanks (StellerTextSetter *self, const StellerSetLine *line);
StellerGlyphs *steller_text_last_glyphs (StellerTextSetter *self, const StellerSetLine *line);
void steller_text_add_item (StellerTextSetter *self, StellerSetLine *line, const PangoGlyphItem *source,
                            gsize piece_start, double *cursor);

G_END_DECLS
