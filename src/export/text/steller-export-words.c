/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-words.h"

#include <string.h>

static const struct {
  const char *language;
  StellerExportWords words;
} languages[] = {
  { "nl", { "gelakt", "te lakken", "Kopgegevens" } },
  { "en", { "redacted", "to be redacted", "Details" } },
};

/**
 * steller_export_words_for_language:
 * @language: (nullable): the language of the note, as a BCP 47 tag
 *
 * Gives the words of a language; a region or script in the tag does not matter. A language without words of its own
 * gets the Dutch ones, since the grounds that they introduce are those of a Dutch act.
 *
 * Returns: (transfer none): the words
 */
const StellerExportWords *
steller_export_words_for_language (const char *language)
{
  gsize length = language ? strcspn (language, "-_") : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strlen (languages[i].language) == length &&
        g_ascii_strncasecmp (language, languages[i].language, length) == 0)
      return &languages[i].words;

  return &languages[0].words;
}

/**
 * steller_export_words_describe_bar:
 * @self: the words of the note's language
 * @ground: (nullable): the ground of exception
 *
 * Makes the text that stands in place of a redacted passage where nothing can be drawn. It depends on the ground alone,
 * so that it tells nothing of what was there.
 *
 * Returns: (transfer full): the text, such as "[gelakt: 5.1.2.e]"
 */
char *
steller_export_words_describe_bar (const StellerExportWords *self,
                                   const char               *ground)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!ground || !*ground)
    return g_strdup_printf ("[%s]", self->redacted);
  return g_strdup_printf ("[%s: %s]", self->redacted, ground);
}
