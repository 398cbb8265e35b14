/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-block.h"

struct _StellerBlock {
  StellerBlockKind kind;
  guint level;
  guint start;
  StellerAlignment alignment;
  gboolean ordered;
  gboolean tight;
  gboolean header;
  char *ground;
  gsize source_start;
  gsize source_length;
  guint64 hash;
  GPtrArray *content; /* StellerSpan or StellerBlock, see steller_block_kind_has_spans() */
};

static inline gboolean
steller_block_kind_has_spans (StellerBlockKind kind)
{
  return kind == STELLER_BLOCK_PARAGRAPH || kind == STELLER_BLOCK_HEADING || kind == STELLER_BLOCK_TABLE_CELL;
}

void steller_block_compute_hash (StellerBlock *self);
