/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-block.h"
#include "text/steller-export-words.h"
#include "text/steller-line-writer.h"

G_BEGIN_DECLS

/**
 * STELLER_TEXT_COLUMNS:
 *
 * How wide a line of plain text is: what fits in a mail, with room for a quotation mark or two before it.
 */
#define STELLER_TEXT_COLUMNS 72

typedef struct _StellerTextWriter StellerTextWriter;

StellerTextWriter *steller_text_writer_new       (const StellerExportWords *words);
void               steller_text_writer_free      (StellerTextWriter        *self);
GBytes            *steller_text_writer_end       (StellerTextWriter        *self);
StellerLineWriter *steller_text_writer_get_lines (StellerTextWriter        *self);

void               steller_text_writer_add_block (StellerTextWriter        *self,
                                                  const StellerBlock       *block);
void               steller_text_writer_add_lines (StellerTextWriter        *self,
                                                  const char               *text);
void               steller_text_writer_add_rule  (StellerTextWriter        *self,
                                                  char                      character,
                                                  guint                     columns);
char              *steller_text_writer_dup_spans (StellerTextWriter        *self,
                                                  const StellerBlock       *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerTextWriter, steller_text_writer_free)

G_END_DECLS
