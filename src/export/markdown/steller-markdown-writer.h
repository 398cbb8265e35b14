/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-block.h"
#include "text/steller-export-words.h"
#include "text/steller-line-writer.h"

G_BEGIN_DECLS

typedef struct _StellerMarkdownWriter StellerMarkdownWriter;

StellerMarkdownWriter *steller_markdown_writer_new         (const StellerExportWords *words);
void                   steller_markdown_writer_free        (StellerMarkdownWriter    *self);
GBytes                *steller_markdown_writer_end         (StellerMarkdownWriter    *self);
StellerLineWriter     *steller_markdown_writer_get_lines   (StellerMarkdownWriter    *self);

void                   steller_markdown_writer_add_block   (StellerMarkdownWriter    *self,
                                                            const StellerBlock       *block);
void                   steller_markdown_writer_set_heading_shift
                                                           (StellerMarkdownWriter    *self,
                                                            guint                     shift);
void                   steller_markdown_writer_add_lines   (StellerMarkdownWriter    *self,
                                                            const char               *lines);
void                   steller_markdown_writer_add_heading (StellerMarkdownWriter    *self,
                                                            guint                     level,
                                                            const char               *markdown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerMarkdownWriter, steller_markdown_writer_free)

G_END_DECLS
