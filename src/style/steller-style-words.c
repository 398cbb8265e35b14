/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-style-words.h"

#include <string.h>

static const char *const names[] = { "pagina", "van" };

/* Not a matter of gettext, which follows the language of the user: the pages are the note's. */
static const struct
{
  const char *language;
  const char *words[G_N_ELEMENTS (names)];
} languages[] = {
  { "nl", { "Pagina", "van" } },
  { "de", { "Seite", "von" } },
  { "en", { "Page", "of" } },
  { "fr", { "Page", "sur" } },
  { "fy", { "Side", "fan" } },
};

/**
 * steller_style_get_word:
 * @name: the name of a word, as in the mark `{{woord.NAME}}`
 * @language: (nullable): the language of the note, as a BCP 47 tag
 *
 * Gives a word of a house style that follows the language of the note; a region or script in the tag does not matter. A
 * language without words of its own gets the Dutch ones.
 *
 * Returns: (transfer none) (nullable): the word; %NULL when there is none of that name
 */
const char *
steller_style_get_word (const char *name, const char *language)
{
  gsize length = language != NULL ? strcspn (language, "-_") : 0;
  gsize found = 0;

  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strlen (languages[i].language) == length &&
        g_ascii_strncasecmp (language, languages[i].language, length) == 0)
      found = i;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return languages[found].words[i];
  return NULL;
}
