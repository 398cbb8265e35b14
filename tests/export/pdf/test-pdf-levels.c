/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "pdf/steller-pdf-levels.h"

/* The levels of headings as a document has them, one digit each, and as the PDF has them. */
static const struct
{
  const char *name;
  const char *given;
  const char *expected;
} cases[] = {
  { "regular", "12233123", "12233123" },
  { "first-too-deep", "3312", "1112" },
  { "skipped", "1313", "1212" },
  { "siblings-after-skip", "1333", "1222" },
  { "skipped-then-filled", "1323", "1223" },
  { "down-and-up", "135642", "123432" },
  { "climbing", "54321", "11111" },
  { "deepest", "1234566", "1234566" },
};

static void
test_levels (gconstpointer data)
{
  const guint index = GPOINTER_TO_UINT (data);
  StellerPdfLevels levels = { 0 };
  g_autofree char *found = g_strdup (cases[index].given);

  for (gsize i = 0; found[i]; i++)
    found[i] = '0' + steller_pdf_levels_enter (&levels, cases[index].given[i] - '0');
  g_assert_cmpstr (found, ==, cases[index].expected);
}

/* Whatever comes: the first is 1, no step down is more than one, and the order of two neighbours stays. */
static void
test_random (void)
{
  const guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  StellerPdfLevels levels = { 0 };
  guint last_given = 0;
  guint last = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 10000; i++)
    {
      guint given = g_rand_int_range (random, 1, 9);
      guint level = steller_pdf_levels_enter (&levels, given);

      g_assert_cmpuint (level, >=, 1);
      g_assert_cmpuint (level, <=, MIN (last + 1, STELLER_PDF_MAX_LEVEL));
      g_assert_true (given > last_given ? level >= last : level <= last);
      last_given = given;
      last = level;
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pdf/levels/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_levels);
    }
  g_test_add_func ("/pdf/levels/random", test_random);

  return g_test_run ();
}
