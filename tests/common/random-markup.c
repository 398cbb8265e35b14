/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-markup.h"

/* Starts a series of random texts: from STELLER_TEST_SEED when that is set, to repeat a failure. */
GRand *
random_markup_start (guint32 *seed)
{
  const char *wanted = g_getenv ("STELLER_TEST_SEED");

  *seed = wanted != NULL ? (guint32) g_ascii_strtoull (wanted, NULL, 10) : g_random_int ();
  g_test_message ("seed %u", *seed);

  return g_rand_new_with_seed (*seed);
}

/* Makes a text that is dense with markup, sound and unsound. Each word in it is another: `w` and a number. */
char *
random_markup_new (GRand *random,
                   guint n_tokens)
{
  static const char *const tokens[] = {
    " ", " ", " ", "  ", "\n", "\n", "\n", "\n\n", "\n\n", "\n\n\n", "\r\n", "\r", "\t", "  \n", "\\\n",
    "\n- ", "\n- ", "\n  - ", "\n    - ", "\n* ", "\n1. ", "\n   2. ", "\n10. ", "\n-", "\n-\n", "\n1.\n", "\n- - ", "\n-      ",
    "\n> ", "\n> ", "\n> - ", "\n- > ", "\n>", "\n  > ", "\n### ", "\n# ", "\n#### ", "\n  ### ", "\n---", "\n***", "\n- - -",
    "\n===", "\n```\n", "\n~~~\n", "\n    ", "\n :::", "\n+ ", "\n1) ",
    "*", "*", "**", "**", "***", "_", "__", "^", "^", "~", "~~", "`", "``", "\\", "\\*", "\\|", "\\[", "&amp;", "&", "<b>", "<", ">",
    "!", "![", "[", "[", "[", "]", "]", "](https://example.org/a)", "](https://example.org/b(c)d)", "](mailto:a@example.org)",
    "](ftp://example.org)", "](https://", "]{lang=en}", "]{lang=nl-NL}", "]{lang=", "][", "]: ", "(", ")", "{", "}",
    "|", "|", " | ", "\n| a | b |\n|---|:-:|\n", "\n|---|---|\n", "\n---|---\n", "\n|", "|\n", "\n:--", "\"", "$", "@", ":",
    "é", "€", "😀", "\xef\xbf\xbc", "\xc2\xa0", "\xe2\x80\xa8", "\x01", "\x0c", "0", "-", "#", ".", "=",
  };
  GString *text = g_string_new (NULL);
  guint n_words = 0;

  for (guint i = 0; i < n_tokens; i++)
    {
      if (g_rand_int_range (random, 0, 3) == 0)
        g_string_append_printf (text, "w%uw", n_words++);
      else
        g_string_append (text, tokens[g_rand_int_range (random, 0, G_N_ELEMENTS (tokens))]);
    }

  return g_string_free (text, FALSE);
}
