/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-document.h"

G_BEGIN_DECLS

typedef struct _StellerDocumentBuilder StellerDocumentBuilder;

StellerDocumentBuilder *steller_document_builder_new (StellerAudience audience, const char *type_id,
                                                      const char *language);
void steller_document_builder_free (StellerDocumentBuilder *self);
StellerDocument *steller_document_builder_end (StellerDocumentBuilder *self);

void steller_document_builder_set_style_id (StellerDocumentBuilder *self, const char *style_id);
void steller_document_builder_set_title (StellerDocumentBuilder *self, const char *title);
void steller_document_builder_set_subject (StellerDocumentBuilder *self, const char *subject);
void steller_document_builder_set_date (StellerDocumentBuilder *self, const char *date);
void steller_document_builder_set_note_id (StellerDocumentBuilder *self, const char *note_id);
void steller_document_builder_add_id (StellerDocumentBuilder *self, const char *id);
void steller_document_builder_set_page_text (StellerDocumentBuilder *self, const char *place, const char *text);

void steller_document_builder_add_field (StellerDocumentBuilder *self, const char *id, const char *label,
                                         StellerDocumentKind kind, StellerDocumentPlace place);
void steller_document_builder_set_field_text (StellerDocumentBuilder *self, const char *text);
void steller_document_builder_add_section (StellerDocumentBuilder *self, const char *id, guint level,
                                           const char *number, StellerBlock *heading);
void steller_document_builder_take_block (StellerDocumentBuilder *self, StellerBlock *block, gsize base);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerDocumentBuilder, steller_document_builder_free)

G_END_DECLS
