/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-date.h"

#include <string.h>

/* 31 December 9999, 23:59:59 UTC: the last second GDateTime can tell. */
#define LAST_SECOND G_GUINT64_CONSTANT (253402300799)

static const char *const dutch_months[] = {
  "januari", "februari", "maart",     "april",   "mei",      "juni",
  "juli",    "augustus", "september", "oktober", "november", "december",
};

static const char *const english_months[] = {
  "January", "February", "March",     "April",   "May",      "June",
  "July",    "August",   "September", "October", "November", "December",
};

static const struct
{
  const char *language;
  const char *const *months;
} languages[] = {
  { "nl", dutch_months },
  { "en", english_months },
};

static gboolean
parse_digits (const char *text, guint n_digits, guint *value)
{
  *value = 0;
  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + g_ascii_digit_value (text[i]);
    }
  return TRUE;
}

/**
 * steller_date_parse:
 * @iso: (nullable): a calendar date as `YYYY-MM-DD` (ISO 8601-1, 5.2.2.1, extended format)
 * @date: (out caller-allocates): the date
 *
 * Reads a date. Nothing may stand before or after it, and the day must exist in the calendar.
 *
 * Returns: whether @iso is a date; @date is untouched when it is not
 */
gboolean
steller_date_parse (const char *iso, GDate *date)
{
  guint year, month, day;

  g_return_val_if_fail (date != NULL, FALSE);

  if (iso == NULL || strlen (iso) != strlen ("YYYY-MM-DD") || iso[4] != '-' || iso[7] != '-')
    return FALSE;
  if (!parse_digits (iso, 4, &year) || !parse_digits (iso + 5, 2, &month) || !parse_digits (iso + 8, 2, &day))
    return FALSE;
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

/**
 * steller_date_format_long:
 * @date: a valid date
 * @language: a language tag (BCP 47); only its first part counts
 *
 * Writes a date as it stands in a letter: “16 februari 2026” in Dutch, “16 February 2026” in English. The words come
 * from Steller itself, since a note is written in its own language whatever locales the machine has. In a language that
 * Steller does not know, it is the ISO date.
 *
 * Returns: (transfer full): the date in words
 */
char *
steller_date_format_long (const GDate *date, const char *language)
{
  guint year, month, day;

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  year = g_date_get_year (date);
  month = g_date_get_month (date);
  day = g_date_get_day (date);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      gsize length = strlen (languages[i].language);

      if (g_ascii_strncasecmp (language, languages[i].language, length) == 0 && strchr ("-_", language[length]) != NULL)
        return g_strdup_printf ("%u %s %u", day, languages[i].months[month - 1], year);
    }
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

/* Reading a date as people write it: numbers and words, with whatever stands between them. */

#define MAX_TOKENS 4

typedef struct
{
  guint number;
  guint n_digits;
  /* 1 to 12 for the name of a month, else 0. */
  guint month;
} Token;

static gboolean
is_beginning_of (const char *word, gsize length, const char *name)
{
  return length <= strlen (name) && g_ascii_strncasecmp (word, name, length) == 0;
}

/* A month in full or by at least its first three letters, and "mrt", as it is shortened in Dutch. */
static guint
find_month (const char *word, gsize length)
{
  if (length == 3 && g_ascii_strncasecmp (word, "mrt", 3) == 0)
    return 3;
  for (gsize i = 0; length >= 3 && i < G_N_ELEMENTS (languages); i++)
    {
      for (guint month = 1; month <= 12; month++)
        {
          if (is_beginning_of (word, length, languages[i].months[month - 1]))
            return month;
        }
    }
  return 0;
}

/* How many tokens @text has, or 0 when it holds anything that is no part of a date. */
static guint
scan_tokens (const char *text, Token *tokens)
{
  guint n_tokens = 0;

  while (*text != '\0')
    {
      const char *start = text;
      Token token = { 0 };

      if (strchr (" -/.,", *text) != NULL)
        {
          text++;
          continue;
        }
      if (n_tokens == MAX_TOKENS)
        return 0;
      if (g_ascii_isdigit (*text))
        {
          while (g_ascii_isdigit (*text))
            text++;
          token.n_digits = (guint) MIN (text - start, 5);
          if (token.n_digits > 4 || !parse_digits (start, token.n_digits, &token.number))
            return 0;
        }
      else
        {
          while (g_ascii_isalpha (*text))
            text++;
          token.month = find_month (start, (gsize) (text - start));
          if (token.month == 0)
            return 0;
        }
      tokens[n_tokens++] = token;
    }
  return n_tokens;
}

/* A year in two figures lies in this century. */
static gboolean
set_written_date (GDate *date, const Token *day, guint month, const Token *year, guint this_year)
{
  guint number = this_year;

  if (day->n_digits == 0 || day->n_digits > 2)
    return FALSE;
  if (year != NULL)
    {
      if (year->n_digits != 2 && year->n_digits != 4)
        return FALSE;
      number = year->n_digits == 2 ? 2000 + year->number : year->number;
    }
  if (!g_date_valid_dmy (day->number, month, number))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, day->number, month, number);
  return TRUE;
}

/**
 * steller_date_parse_written:
 * @text: what someone wrote
 * @today: (nullable): a valid date, whose year one without a year gets; with %NULL the date must have a year of four
 *   figures, so that what is still being written is no date yet
 * @date: (out caller-allocates): the date
 *
 * Reads a date as people write it: day, month and year in that order (“16 februari 2026”, “16 feb 2026”, “16-2-2026”,
 * “16/2/26”, “16-2”), the month first when it is a word (“February 16, 2026”), or year, month and day with the year in
 * four figures (“2026-02-16”). Months are Dutch or English.
 *
 * Returns: whether @text is a date that exists; @date is untouched when it is not
 */
gboolean
steller_date_parse_written (const char *text, const GDate *today, GDate *date)
{
  Token tokens[MAX_TOKENS];
  const Token *year;
  guint n_tokens;
  guint this_year = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (today == NULL || g_date_valid (today), FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  n_tokens = scan_tokens (text, tokens);
  if (n_tokens != 2 && n_tokens != 3)
    return FALSE;
  if (n_tokens == 3 && tokens[0].n_digits == 4)
    return set_written_date (date, &tokens[2], tokens[1].month != 0 ? tokens[1].month : tokens[1].number, &tokens[0], 0);

  year = n_tokens == 3 ? &tokens[2] : NULL;
  if (today == NULL && (year == NULL || year->n_digits != 4))
    return FALSE;
  if (today != NULL)
    this_year = g_date_get_year (today);
  if (tokens[0].month != 0)
    return set_written_date (date, &tokens[1], tokens[0].month, year, this_year);
  return set_written_date (date, &tokens[0], tokens[1].month != 0 ? tokens[1].month : tokens[1].number, year, this_year);
}

/**
 * steller_time_now:
 *
 * Gets the time to write into files. When the environment variable `SOURCE_DATE_EPOCH` holds a number of seconds since
 * 1 January 1970 UTC, it is that moment, so that files can be made again byte for byte.
 *
 * Returns: (transfer full): the time in UTC
 */
GDateTime *
steller_time_now (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  guint64 seconds;

  if (epoch != NULL && g_ascii_string_to_unsigned (epoch, 10, 0, LAST_SECOND, &seconds, NULL))
    return g_date_time_new_from_unix_utc ((gint64) seconds);
  return g_date_time_new_now_utc ();
}
