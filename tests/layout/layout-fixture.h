/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-document-builder.h"
#include "steller-layout.h"

/* Documents and styles for the tests of layout. */

gboolean fixture_has_font (void);
StellerStyle *fixture_new_style (const char *replace, const char *with);
void fixture_add_text (StellerDocumentBuilder *builder, const char *text);
void fixture_add_marked_text (StellerDocumentBuilder *builder, StellerAudience audience, const char *text);
StellerDocument *fixture_new_document (const char *heading, const char *text);
StellerDocument *fixture_new_note (StellerAudience audience, const char *text);
void fixture_assert_inside (StellerPages *pages);
char *fixture_dump (StellerStyle *style, StellerDocument *document);
char *fixture_read_text (const char *dump);
