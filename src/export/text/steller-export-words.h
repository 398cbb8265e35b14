/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StellerExportWords:
 * @redacted: what stands before the ground of a redacted passage, as in "[gelakt: 5.1.2.e]"
 * @to_redact: what stands before the ground of a passage that the public edition will not hold
 * @header: the name of the list of header fields
 *
 * The few words that an exported file says on its own. They follow the language of the note, never the language of the
 * interface: the file is the note's.
 */
typedef struct {
  const char *redacted;
  const char *to_redact;
  const char *header;
} StellerExportWords;

const StellerExportWords *steller_export_words_for_language (const char *language);

char *steller_export_words_describe_bar (const StellerExportWords *self,
                                         const char               *ground);

G_END_DECLS
