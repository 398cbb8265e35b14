/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "steller-date.h"

static const struct
{
  const char *iso;
  guint day, month, year;
} parse[] = {
  { "2026-02-16", 16, 2, 2026 },
  { "2024-02-29", 29, 2, 2024 },
  { "0001-01-01", 1, 1, 1 },
  { "9999-12-31", 31, 12, 9999 },
  { NULL },
  { "" },
  { "2026-2-16" },
  { "2026-02-30" },
  { "2025-02-29" },
  { "2026-13-01" },
  { "2026-00-01" },
  { "0000-01-01" },
  { "16-02-2026" },
  { "2026/02/16" },
  { "2026-02-16 " },
  { " 2026-02-16" },
  { "2026-02-1x" },
  { "+026-02-16" },
  { "20260216" },
  { "\xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA6-02-16" },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse); i++)
    {
      GDate date;
      gboolean expected = parse[i].day != 0;

      g_date_clear (&date, 1);
      g_assert_cmpint (steller_date_parse (parse[i].iso, &date), ==, expected);
      g_assert_cmpint (g_date_valid (&date), ==, expected);
      if (expected)
        {
          g_assert_cmpuint (g_date_get_day (&date), ==, parse[i].day);
          g_assert_cmpuint (g_date_get_month (&date), ==, parse[i].month);
          g_assert_cmpuint (g_date_get_year (&date), ==, parse[i].year);
        }
    }
}

static const struct
{
  const char *text;
  gboolean has_year;
  const char *iso;
} written[] = {
  { "16 februari 2026", TRUE, "2026-02-16" },
  { "16 Februari 2026", TRUE, "2026-02-16" },
  { "16 feb 2026", TRUE, "2026-02-16" },
  { "16 feb. 2026", TRUE, "2026-02-16" },
  { "3 mrt 2026", TRUE, "2026-03-03" },
  { "3 maart 2026", TRUE, "2026-03-03" },
  { "16 February 2026", TRUE, "2026-02-16" },
  { "February 16, 2026", TRUE, "2026-02-16" },
  { "16-2-2026", TRUE, "2026-02-16" },
  { "16-02-2026", TRUE, "2026-02-16" },
  { " 16/2/2026 ", TRUE, "2026-02-16" },
  { "16.2.2026", TRUE, "2026-02-16" },
  { "2026-02-16", TRUE, "2026-02-16" },
  { "2026-2-16", TRUE, "2026-02-16" },
  { "29-2-2024", TRUE, "2024-02-29" },
  { "16-2-26", FALSE, "2026-02-16" },
  { "16 februari", FALSE, "2031-02-16" },
  { "16-2", FALSE, "2031-02-16" },
  { "mei 4", FALSE, "2031-05-04" },
  { "" },
  { " " },
  { "16" },
  { "februari 2026" },
  { "30-2-2026" },
  { "29-2-2025" },
  { "16-13-2026" },
  { "0-2-2026" },
  { "16-2-0000" },
  { "16-2-226" },
  { "16-2-20261" },
  { "116-2-2026" },
  { "16-2-2026-1" },
  { "16 fe 2026" },
  { "16 februarix 2026" },
  { "morgen" },
  { "16 februari 2026 om 10 uur" },
  { "1 mei \xE2\x80\x93 2026" },
  { "99999999999999999999-2-2026" },
};

static void
test_parse_written (void)
{
  GDate today;

  g_assert_true (steller_date_parse ("2031-12-31", &today));
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    {
      GDate expected;
      GDate date;

      g_test_message ("“%s”", written[i].text);
      g_date_clear (&date, 1);
      g_date_clear (&expected, 1);
      g_assert_cmpint (steller_date_parse (written[i].iso, &expected), ==, written[i].iso != NULL);
      g_assert_cmpint (steller_date_parse_written (written[i].text, &today, &date), ==, written[i].iso != NULL);
      g_assert_cmpint (g_date_valid (&date), ==, written[i].iso != NULL);
      if (written[i].iso != NULL)
        g_assert_cmpint (g_date_compare (&date, &expected), ==, 0);
      g_date_clear (&date, 1);
      g_assert_cmpint (steller_date_parse_written (written[i].text, NULL, &date), ==, written[i].has_year);
    }
}

static const struct
{
  const char *iso, *language, *expected;
} format[] = {
  { "2026-02-16", "nl", "16 februari 2026" },
  { "2026-02-16", "nl-NL", "16 februari 2026" },
  { "2026-02-16", "NL_be", "16 februari 2026" },
  { "2026-02-16", "en", "16 February 2026" },
  { "2026-02-16", "en-GB", "16 February 2026" },
  { "2026-02-16", "nld", "2026-02-16" },
  { "2026-02-16", "fr", "2026-02-16" },
  { "2026-02-16", "", "2026-02-16" },
  { "0987-02-06", "fr", "0987-02-06" },
  { "2026-01-01", "nl", "1 januari 2026" },
  { "2026-03-01", "nl", "1 maart 2026" },
  { "2026-04-02", "nl", "2 april 2026" },
  { "2026-05-03", "nl", "3 mei 2026" },
  { "2026-06-04", "nl", "4 juni 2026" },
  { "2026-07-05", "nl", "5 juli 2026" },
  { "2026-08-06", "nl", "6 augustus 2026" },
  { "2026-09-07", "nl", "7 september 2026" },
  { "2026-10-08", "nl", "8 oktober 2026" },
  { "2026-11-09", "nl", "9 november 2026" },
  { "2026-12-10", "nl", "10 december 2026" },
  { "2026-01-01", "en", "1 January 2026" },
  { "2026-03-01", "en", "1 March 2026" },
  { "2026-04-02", "en", "2 April 2026" },
  { "2026-05-03", "en", "3 May 2026" },
  { "2026-06-04", "en", "4 June 2026" },
  { "2026-07-05", "en", "5 July 2026" },
  { "2026-08-06", "en", "6 August 2026" },
  { "2026-09-07", "en", "7 September 2026" },
  { "2026-10-08", "en", "8 October 2026" },
  { "2026-11-09", "en", "9 November 2026" },
  { "2026-12-10", "en", "10 December 2026" },
};

static void
test_format_long (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (format); i++)
    {
      GDate date;
      g_autofree char *result = NULL;

      g_assert_true (steller_date_parse (format[i].iso, &date));
      result = steller_date_format_long (&date, format[i].language);
      g_assert_cmpstr (result, ==, format[i].expected);
    }
}

static const struct
{
  const char *epoch, *expected;
} epochs[] = {
  { "0", "1970-01-01T00:00:00Z" },
  { "1771200000", "2026-02-16T00:00:00Z" },
  { "253402300799", "9999-12-31T23:59:59Z" },
  { "253402300800", NULL },
  { "-1", NULL },
  { "gisteren", NULL },
  { "", NULL },
};

static void
test_now (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (epochs); i++)
    {
      g_autoptr (GDateTime) before = g_date_time_new_now_utc ();
      g_autoptr (GDateTime) now = NULL;

      g_setenv ("SOURCE_DATE_EPOCH", epochs[i].epoch, TRUE);
      now = steller_time_now ();
      g_assert_cmpint (g_date_time_get_utc_offset (now), ==, 0);
      if (epochs[i].expected != NULL)
        {
          g_autofree char *result = g_date_time_format_iso8601 (now);

          g_assert_cmpstr (result, ==, epochs[i].expected);
        }
      else
        {
          g_assert_cmpint (g_date_time_compare (now, before), >=, 0);
        }
    }
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/parse", test_parse);
  g_test_add_func ("/base/date/parse-written", test_parse_written);
  g_test_add_func ("/base/date/format-long", test_format_long);
  g_test_add_func ("/base/date/now", test_now);
  return g_test_run ();
}
