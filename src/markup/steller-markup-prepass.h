/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-markup-source.h"

/* The text as md4c gets to see it, and the way back.
 *
 * The prepass reads the source line by line, decides which of it is syntax that Steller supports, and writes it anew in
 * the plainest Markdown: every line with the marks of its lists and quotes written one way, every byte that could mean
 * something else to md4c replaced by one that means nothing. Apart from the marks before a line each byte has one byte
 * in the result, so that a list of lines is enough to get back, and the text of a span is always taken from the source.
 *
 * Only list and quote marks before a line differ in length. */
typedef struct {
  const StellerMarkupSource *source;
  GString *text;       /* what md4c reads */
  GArray *lines;       /* StellerMarkupLine */
  GArray *first_lines; /* guint: those of paragraphs, headings and tables, in order */
  GArray *places;      /* StellerMarkupPlace: of quotes, list items and rows, in order */
  GArray *switches;    /* StellerMarkupSwitch, in order */
  GPtrArray *links;    /* (nullable) char: the target of a link, by the number that stands in its place */
} StellerMarkupPrepared;

/* A line that holds text. */
typedef struct {
  guint32 text_offset;   /* its first byte in the prepared text */
  guint32 source_offset; /* in the text of the source */
  guint32 source_end;    /* without white space at its end */
} StellerMarkupLine;

/* Where a block starts whose text does not tell, as it may have none. */
typedef struct {
  guint32 source_offset; /* in the text of the source */
  guint32 number;        /* of a numbered item, as written */
} StellerMarkupPlace;

typedef enum {
  STELLER_MARKUP_SWITCH_SUPERSCRIPT_ON,
  STELLER_MARKUP_SWITCH_SUPERSCRIPT_OFF,
  STELLER_MARKUP_SWITCH_LANGUAGE_ON,
  STELLER_MARKUP_SWITCH_LANGUAGE_OFF,
} StellerMarkupSwitchKind;

/* A place where superscript or another language starts or ends; the bytes of it are syntax and not shown. */
typedef struct {
  guint32 source_offset;
  guint32 length;
  StellerMarkupSwitchKind kind;
  guint32 language_offset; /* of the language's tag, in the text of the source */
  guint32 language_length;
} StellerMarkupSwitch;

StellerMarkupPrepared *steller_markup_prepare (const StellerMarkupSource *source, gboolean blocks);
void steller_markup_prepared_free (StellerMarkupPrepared *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerMarkupPrepared, steller_markup_prepared_free)

/* Between the two: finds the links, superscripts and runs in another language of the lines of one block. */
void steller_markup_prepare_inline (StellerMarkupPrepared *self, guint first_line, gboolean cells);
