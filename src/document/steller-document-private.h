/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-document-builder.h"
#include "steller-document.h"

struct _StellerDocument {
  StellerAudience audience;
  char *language;
  char *type_id;
  char *style_id;
  char *title;
  char *subject;
  char *date;
  char *note_id;
  GPtrArray *ids;         /* utf8, those a note of the type may have */
  GHashTable *page_texts; /* utf8 → utf8 */
  guint64 hash;
  GPtrArray *fields;   /* StellerDocumentField */
  GPtrArray *sections; /* StellerDocumentSection */
};

StellerDocument *steller_document_builder_get_document (StellerDocumentBuilder *self);
StellerDocument *steller_document_new (StellerAudience audience, const char *type_id, const char *language);
void steller_document_compute_hash (StellerDocument *self);
