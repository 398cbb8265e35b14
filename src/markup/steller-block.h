/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-span.h"

G_BEGIN_DECLS

/**
 * StellerBlockKind:
 * @STELLER_BLOCK_PARAGRAPH: text
 * @STELLER_BLOCK_HEADING: text that names what follows
 * @STELLER_BLOCK_LIST: holds list items
 * @STELLER_BLOCK_LIST_ITEM: holds blocks
 * @STELLER_BLOCK_QUOTE: holds blocks
 * @STELLER_BLOCK_TABLE: holds rows
 * @STELLER_BLOCK_TABLE_ROW: holds cells
 * @STELLER_BLOCK_TABLE_CELL: text
 * @STELLER_BLOCK_REDACTION: blocks that are redacted: without children in the public edition
 *
 * The kinds of block. Paragraphs, headings and cells hold spans, the others hold blocks.
 */
typedef enum {
  STELLER_BLOCK_PARAGRAPH,
  STELLER_BLOCK_HEADING,
  STELLER_BLOCK_LIST,
  STELLER_BLOCK_LIST_ITEM,
  STELLER_BLOCK_QUOTE,
  STELLER_BLOCK_TABLE,
  STELLER_BLOCK_TABLE_ROW,
  STELLER_BLOCK_TABLE_CELL,
  STELLER_BLOCK_REDACTION,
} StellerBlockKind;

/**
 * StellerAlignment:
 * @STELLER_ALIGNMENT_START: at the side where a line starts
 * @STELLER_ALIGNMENT_CENTER: in the middle
 * @STELLER_ALIGNMENT_END: at the side where a line ends
 *
 * How the text of a cell is aligned.
 */
typedef enum {
  STELLER_ALIGNMENT_START,
  STELLER_ALIGNMENT_CENTER,
  STELLER_ALIGNMENT_END,
} StellerAlignment;

typedef struct _StellerBlock StellerBlock;

#define STELLER_TYPE_BLOCK (steller_block_get_type ())
GType steller_block_get_type (void);

StellerBlock *steller_block_ref (StellerBlock *self);
void steller_block_unref (StellerBlock *self);

StellerBlockKind steller_block_get_kind (const StellerBlock *self);
guint steller_block_get_level (const StellerBlock *self);
gboolean steller_block_get_ordered (const StellerBlock *self);
guint steller_block_get_start (const StellerBlock *self);
gboolean steller_block_get_tight (const StellerBlock *self);
gboolean steller_block_get_header (const StellerBlock *self);
StellerAlignment steller_block_get_alignment (const StellerBlock *self);
const char *steller_block_get_ground (const StellerBlock *self);

guint steller_block_get_n_children (const StellerBlock *self);
StellerBlock *steller_block_get_child (const StellerBlock *self, guint index);
guint steller_block_get_n_spans (const StellerBlock *self);
StellerSpan *steller_block_get_span (const StellerBlock *self, guint index);
gboolean steller_block_has_spans (const StellerBlock *self);

gsize steller_block_get_source_start (const StellerBlock *self);
gsize steller_block_get_source_length (const StellerBlock *self);

char *steller_block_dup_text (const StellerBlock *self);
guint64 steller_block_hash (const StellerBlock *self);
gboolean steller_block_equal (const StellerBlock *self, const StellerBlock *other);
void steller_block_dump (const StellerBlock *self, guint indent, GString *output);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerBlock, steller_block_unref)

typedef struct _StellerBlockBuilder StellerBlockBuilder;

StellerBlockBuilder *steller_block_builder_new (StellerBlockKind kind);
void steller_block_builder_free (StellerBlockBuilder *self);
StellerBlock *steller_block_builder_end (StellerBlockBuilder *self);

StellerBlockKind steller_block_builder_get_kind (const StellerBlockBuilder *self);
guint steller_block_builder_get_n_children (const StellerBlockBuilder *self);
void steller_block_builder_set_level (StellerBlockBuilder *self, guint level);
void steller_block_builder_set_list (StellerBlockBuilder *self, gboolean ordered, guint start, gboolean tight);
void steller_block_builder_set_header (StellerBlockBuilder *self, gboolean header);
void steller_block_builder_set_alignment (StellerBlockBuilder *self, StellerAlignment alignment);
void steller_block_builder_set_ground (StellerBlockBuilder *self, const char *ground);
void steller_block_builder_set_source (StellerBlockBuilder *self, gsize start, gsize length);
void steller_block_builder_take_child (StellerBlockBuilder *self, StellerBlock *child);
void steller_block_builder_take_span (StellerBlockBuilder *self, StellerSpan *span);

StellerBlock *steller_block_new_paragraph (const char *text);
StellerBlock *steller_block_new_heading (guint level, const char *text);
StellerBlock *steller_block_new_redaction (const char *ground);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerBlockBuilder, steller_block_builder_free)

G_END_DECLS
