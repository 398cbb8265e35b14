/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-document.h"
#include "steller-style.h"

G_BEGIN_DECLS

GHashTable *steller_places_find (StellerStyle *style);
const StellerDocumentField *steller_places_find_label (const StellerDocument *document, const char *mark);
char *steller_places_format_date (const StellerDocument *document);
gboolean steller_places_is_page_text (const StellerDocument *document, const char *mark, gboolean region);
gboolean steller_places_are_empty (const StellerDocument *document, const GPtrArray *nodes);
gboolean steller_places_is_empty (const StellerDocument *document, const char *id);

G_END_DECLS
