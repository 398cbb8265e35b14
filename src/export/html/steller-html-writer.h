/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-block.h"
#include "steller-grounds.h"
#include "text/steller-export-words.h"

G_BEGIN_DECLS

typedef struct _StellerHtmlWriter StellerHtmlWriter;

StellerHtmlWriter *steller_html_writer_new               (const char         *language);
void               steller_html_writer_free              (StellerHtmlWriter  *self);
GBytes            *steller_html_writer_end               (StellerHtmlWriter  *self);

void               steller_html_writer_add_markup        (StellerHtmlWriter  *self,
                                                          const char         *markup);
void               steller_html_writer_add_text          (StellerHtmlWriter  *self,
                                                          const char         *text);
void               steller_html_writer_add_attribute     (StellerHtmlWriter  *self,
                                                          const char         *name,
                                                          const char         *value);
void               steller_html_writer_add_spans         (StellerHtmlWriter  *self,
                                                          const StellerBlock *block);
void               steller_html_writer_add_block         (StellerHtmlWriter  *self,
                                                          const StellerBlock *block);
void               steller_html_writer_set_section_level (StellerHtmlWriter  *self,
                                                          guint               level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerHtmlWriter, steller_html_writer_free)

G_END_DECLS
