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
