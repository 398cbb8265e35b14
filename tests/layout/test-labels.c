/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-fixture.h"

#include "steller-list-label.h"

typedef struct {
  char format;
  guint display_levels;
  guint numbers[3];
  guint n_numbers;
  const char *label;
} LabelCase;

static const LabelCase cases[] = {
  { '1', 1, { 1 }, 1, "1." },
  { '1', 1, { 12 }, 1, "12." },
  { '1', 2, { 3, 4 }, 2, "3.4." },
  { '1', 9, { 3, 4, 5 }, 3, "3.4.5." },
  { '1', 1, { 3, 4, 5 }, 3, "5." },
  { 'a', 1, { 1 }, 1, "a." },
  { 'a', 1, { 26 }, 1, "z." },
  { 'a', 1, { 27 }, 1, "aa." },
  { 'A', 1, { 703 }, 1, "AAA." },
  { 'a', 1, { 4294967295u }, 1, "mwlqkwu." },
  { 'i', 1, { 4 }, 1, "iv." },
  { 'I', 1, { 1999 }, 1, "MCMXCIX." },
  { 'i', 1, { 4000 }, 1, "4000." },
  { 'a', 1, { 0 }, 1, "0." },
};

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StellerListLevel levels[STELLER_N_LIST_LEVELS] = { 0 };
      g_autofree char *label = NULL;

      for (guint j = 0; j < STELLER_N_LIST_LEVELS; j++)
        {
          levels[j].number_format = cases[i].format;
          levels[j].display_levels = cases[i].display_levels;
          levels[j].suffix = (char *) ".";
        }
      label = steller_list_label_format (levels, cases[i].numbers, cases[i].n_numbers);
      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
test_bullets (void)
{
  StellerListLevel levels[STELLER_N_LIST_LEVELS] = { 0 };
  const guint numbers[] = { 1, 2 };
  g_autofree char *bullet = NULL;
  g_autofree char *number = NULL;
  g_autofree char *none = NULL;

  levels[0].bullet = (char *) "•";
  levels[1].number_format = '1';
  levels[1].display_levels = 2;
  levels[1].prefix = (char *) "(";
  levels[1].suffix = (char *) ")";
  bullet = steller_list_label_format (levels, numbers, 1);
  /* A level with a bullet has no number to display. */
  number = steller_list_label_format (levels, numbers, 2);
  levels[0].bullet = NULL;
  none = steller_list_label_format (levels, numbers, 1);

  g_assert_cmpstr (bullet, ==, "•");
  g_assert_cmpstr (number, ==, "(2)");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/labels/numbers", test_numbers);
  g_test_add_func ("/labels/bullets", test_bullets);

  return g_test_run ();
}
