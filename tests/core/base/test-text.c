/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "steller-text.h"

static const struct
{
  const char *text;
  gssize length;
  const char *expected;
} for_xml[] = {
  { "", -1, "" },
  { "gewoon €", -1, "gewoon €" },
  { "a\tb\nc\rd", -1, "a\tb\nc\rd" },
  { "a\001b\010\013\014\016\037c", -1, "abc" },
  { "del\177 \xC2\x85 stays", -1, "del\177 \xC2\x85 stays" },
  { "\xEF\xBF\xBE\xEF\xBF\xBF", -1, "" },
  { "a\xEF\xBF\xBD\xEF\xBF\xBCz", -1, "a\xEF\xBF\xBD\xEF\xBF\xBCz" },
  { "a\0b\0", 4, "ab" },
  { "abcdef", 3, "abc" },
  { "a\xFFz", -1, "a\xEF\xBF\xBDz" },
  { "\xED\xA0\x80", -1, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
  { "cut \xE2\x82", -1, "cut \xEF\xBF\xBD\xEF\xBF\xBD" },
  { "\xF0\x9F\x98\x80", -1, "\xF0\x9F\x98\x80" },
};

static void
test_for_xml (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (for_xml); i++)
    {
      g_autofree char *result = steller_text_for_xml (for_xml[i].text, for_xml[i].length);

      g_assert_cmpstr (result, ==, for_xml[i].expected);
    }
}

static gboolean
is_xml_char (gunichar character)
{
  return character == 0x9 || character == 0xA || character == 0xD || (character >= 0x20 && character <= 0xD7FF) ||
         (character >= 0xE000 && character <= 0xFFFD) || (character >= 0x10000 && character <= 0x10FFFF);
}

/* Whatever the bytes, what comes out is valid UTF-8 of which each character is allowed. */
static void
test_for_xml_any_bytes (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      char bytes[64];
      g_autofree char *result = NULL;

      for (gsize i = 0; i < sizeof bytes; i++)
        bytes[i] = g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (0, 256) : "\xEF\xBF\xBE\xBD"[i % 4];
      result = steller_text_for_xml (bytes, sizeof bytes);
      g_assert_true (g_utf8_validate (result, -1, NULL));
      for (const char *at = result; *at != '\0'; at = g_utf8_next_char (at))
        g_assert_true (is_xml_char (g_utf8_get_char (at)));
    }
}

static const struct
{
  const char *text, *expected;
} collapse[] = {
  { "", "" },
  { " \n\t ", "" },
  { "een", "een" },
  { "  een \n\r\n twee\t", "een twee" },
  { "artikel\xC2\xA0" "5", "artikel\xC2\xA0" "5" },
  { "regel\xE2\x80\xA8regel\xE2\x80\xA9\xC2\x85regel", "regel regel regel" },
  { "\xE2\x80\x93 streepje \xE2\x80\x93", "\xE2\x80\x93 streepje \xE2\x80\x93" },
};

static void
test_collapse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (collapse); i++)
    {
      g_autofree char *result = steller_text_collapse (collapse[i].text);

      g_assert_cmpstr (result, ==, collapse[i].expected);
    }
}

static const struct
{
  const char *text;
  gssize length;
  gboolean expected;
} blank[] = {
  { NULL, -1, TRUE },
  { "", -1, TRUE },
  { " \t\r\n\xC2\xA0\xE2\x80\x83", -1, TRUE },
  { "   x", -1, FALSE },
  { "   x", 3, TRUE },
  { "\xFF", -1, FALSE },
  { " \xE2\x82", -1, FALSE },
  { "-", -1, FALSE },
};

static void
test_is_blank (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (blank); i++)
    g_assert_cmpint (steller_text_is_blank (blank[i].text, blank[i].length), ==, blank[i].expected);
}

static void
test_hash (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  char text[33] = { 0 };

  memset (text, 'a', 32);
  /* Every change of one bit, every length and every seed gives another value. */
  for (gsize length = 0; length <= 32; length++)
    for (guint64 seed = 0; seed < 4; seed++)
      {
        guint64 hash = steller_text_hash (text, length, seed);

        g_assert_true (g_hash_table_add (seen, g_memdup2 (&hash, sizeof hash)));
        g_assert_true (steller_text_hash (text, length, seed) == hash);
      }
  for (guint bit = 0; bit < 256; bit++)
    {
      guint64 hash;

      text[bit / 8] ^= 1 << (bit % 8);
      hash = steller_text_hash (text, 32, 0);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&hash, sizeof hash)));
      text[bit / 8] ^= 1 << (bit % 8);
    }
  g_assert_true (steller_text_hash (NULL, 0, 7) == steller_text_hash ("", 0, 7));
  g_assert_true (steller_text_hash ("a\0\0", 3, 0) != steller_text_hash ("a\0", 2, 0));
}

/* The hash does not depend on the machine: files made elsewhere may hold it. */
static void
test_hash_is_stable (void)
{
  g_assert_cmphex (steller_text_hash ("Aanleiding", 10, 0), ==, G_GUINT64_CONSTANT (0xCF6E28D94814AF0C));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/for-xml", test_for_xml);
  g_test_add_func ("/base/text/for-xml-any-bytes", test_for_xml_any_bytes);
  g_test_add_func ("/base/text/collapse", test_collapse);
  g_test_add_func ("/base/text/is-blank", test_is_blank);
  g_test_add_func ("/base/text/hash", test_hash);
  g_test_add_func ("/base/text/hash-is-stable", test_hash_is_stable);
  return g_test_run ();
}
