/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-block.h"

G_BEGIN_DECLS

/**
 * STELLER_MARKUP_MAX_NESTING:
 *
 * How deep lists nest, and how deep quotes nest: the ten list levels of ODF 1.3 part 3, 19.880 `text:level`. The mark
 * of a list or quote beyond that prints literally.
 */
#define STELLER_MARKUP_MAX_NESTING 10

/**
 * STELLER_MARKUP_MAX_COLUMNS:
 *
 * How many columns a table may have. A wider one prints literally.
 */
#define STELLER_MARKUP_MAX_COLUMNS 64

/**
 * STELLER_MARKUP_MAX_LENGTH:
 *
 * How long a text may be, in bytes: eight times what a note file may hold. md4c counts in 32 bits, and gets to see a
 * text in which list and quote marks are written in full, which is less than eight times as long.
 */
#define STELLER_MARKUP_MAX_LENGTH ((gsize) G_MAXUINT32 / 8)

typedef struct _StellerMarkupSource StellerMarkupSource;

StellerMarkupSource *steller_markup_source_new (void);
void steller_markup_source_free (StellerMarkupSource *self);
void steller_markup_source_append_text (StellerMarkupSource *self, const char *text, gsize length, gsize source_offset,
                                        const char *ground);
void steller_markup_source_append_bar (StellerMarkupSource *self, const char *ground, gsize source_offset,
                                       gsize source_length);

GPtrArray *steller_markup_parse (const StellerMarkupSource *source);
GPtrArray *steller_markup_parse_plain (const StellerMarkupSource *source);

gsize steller_markup_next_chunk (const char *text, gsize length, gsize from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerMarkupSource, steller_markup_source_free)

G_END_DECLS
