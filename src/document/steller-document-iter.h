/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-document.h"

G_BEGIN_DECLS

/**
 * StellerDocumentEventKind:
 * @STELLER_DOCUMENT_ENTER_FIELD: a field starts
 * @STELLER_DOCUMENT_LEAVE_FIELD: it ends
 * @STELLER_DOCUMENT_ENTER_SECTION: a section starts; its heading is its first block
 * @STELLER_DOCUMENT_LEAVE_SECTION: it ends. The sections below it come after, not within it.
 * @STELLER_DOCUMENT_ENTER_BLOCK: a block starts; it carries its spans
 * @STELLER_DOCUMENT_LEAVE_BLOCK: it ends
 *
 * What a walk over a document meets.
 */
typedef enum {
  STELLER_DOCUMENT_ENTER_FIELD,
  STELLER_DOCUMENT_LEAVE_FIELD,
  STELLER_DOCUMENT_ENTER_SECTION,
  STELLER_DOCUMENT_LEAVE_SECTION,
  STELLER_DOCUMENT_ENTER_BLOCK,
  STELLER_DOCUMENT_LEAVE_BLOCK,
} StellerDocumentEventKind;

/**
 * StellerDocumentEvent:
 * @kind: what the walk meets
 * @field: (nullable): the field it is in
 * @section: (nullable): the section it is in
 * @block: (nullable): the block
 * @base: what is added to the block's source offsets to get offsets in the text of the field or section
 * @depth: how deep the block is: 0 at the top of the field or section
 * @index: which child of its parent the block is; at the top, which of the blocks
 * @heading: whether the block is the section's own heading
 *
 * A step of a walk over a document.
 */
typedef struct {
  StellerDocumentEventKind kind;
  const StellerDocumentField *field;
  const StellerDocumentSection *section;
  StellerBlock *block;
  gsize base;
  guint depth;
  guint index;
  gboolean heading;
} StellerDocumentEvent;

/* Deeper than any block tree: lists and quotes nest at most ten levels each, with tables and redactions around them. */
#define STELLER_DOCUMENT_MAX_DEPTH 64

/**
 * StellerDocumentIter:
 *
 * A walk over a document. The document must outlive it. It needs no freeing.
 */
typedef struct {
  /*< private >*/
  const StellerDocument *document;
  guint part;
  guint top;
  guint depth;
  int state;
  struct {
    StellerBlock *block;
    guint index;
    guint next;
  } stack[STELLER_DOCUMENT_MAX_DEPTH];
} StellerDocumentIter;

void steller_document_iter_init (StellerDocumentIter *self, const StellerDocument *document);
gboolean steller_document_iter_next (StellerDocumentIter *self, StellerDocumentEvent *event);

G_END_DECLS
