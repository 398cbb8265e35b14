/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-language.h"

#include <string.h>

/**
 * steller_export_language_get_country:
 * @language: a language without its country, in lower case
 *
 * Gives the country whose spelling is meant by a language alone: a word processor looks for a dictionary of a language
 * and a country together.
 *
 * Returns: (transfer none) (nullable): the country, as ISO 3166-1 has it; %NULL when there is no usual one
 */
const char *
steller_export_language_get_country (const char *language)
{
  static const struct { const char *language, *country; } countries[] = {
    { "nl", "NL" }, { "en", "GB" }, { "de", "DE" }, { "fr", "FR" }, { "fy", "NL" }, { "es", "ES" }, { "it", "IT" },
    { "pl", "PL" }, { "pt", "PT" }, { "tr", "TR" }, { "uk", "UA" },
  };

  g_return_val_if_fail (language != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    if (g_str_equal (countries[i].language, language))
      return countries[i].country;

  return NULL;
}

/**
 * steller_export_language_add_country:
 * @language: a language, as a BCP 47 tag
 *
 * Completes a tag that is a language alone with the usual country. Any other tag stays as it is.
 *
 * Returns: (transfer full) (nullable): the tag; %NULL when @language is none
 */
char *
steller_export_language_add_country (const char *language)
{
  const char *country;

  g_return_val_if_fail (language != NULL, NULL);

  if (!g_regex_match_simple ("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", language, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
    return NULL;
  country = steller_export_language_get_country (language);

  return country ? g_strconcat (language, "-", country, NULL) : g_strdup (language);
}
