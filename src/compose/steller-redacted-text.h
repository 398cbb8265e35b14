/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-document.h"
#include "steller-marks.h"
#include "steller-markup.h"

/* A text as an edition may see it. For the internal edition that is the text itself. For the public edition it is the
 * text with every marked passage emptied, the marks themselves left: everything that composing makes of it, offsets
 * included, is made of this text alone, so that a passage cannot show through. */
typedef struct {
  StellerAudience audience;
  char *text;
  gsize length;
  GArray *marks; /* StellerMark: in the text above */
} StellerRedactedText;

StellerRedactedText *steller_redacted_text_new (const char *text, StellerAudience audience, StellerGrounds *grounds,
                                                const char *member, GError **error);
void steller_redacted_text_free (StellerRedactedText *self);

char *steller_redacted_text_dup_ground (const StellerRedactedText *self, const StellerMark *mark);
void steller_redacted_text_append (const StellerRedactedText *self, StellerMarkupSource *source, gsize start, gsize end,
                                   gsize origin, const char *ground);
char *steller_redacted_text_dup_plain (const StellerRedactedText *self);

gboolean steller_redaction_check_ground (const char *ground, StellerAudience audience, StellerGrounds *grounds,
                                         const char *member, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerRedactedText, steller_redacted_text_free)
