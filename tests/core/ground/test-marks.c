/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "steller-marks-private.h"

/* What a scan found, one line each: kind, the whole passage, its ground and its content. */
static char *
describe (const char *text, gsize length, StellerMarks *marks)
{
  static const char *const problems[] = { "unbalanced", "unknown", "nested", "misplaced" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < steller_marks_get_n_marks (marks); i++)
    {
      const StellerMark *mark = steller_marks_get_mark (marks, i);

      g_string_append_printf (out, "%s %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " [%.*s] [%.*s]\n",
                              mark->block ? "block" : "inline", mark->start, mark->end,
                              (int) (mark->ground_end - mark->ground_start), text + mark->ground_start,
                              (int) (mark->content_end - mark->content_start), text + mark->content_start);
    }
  for (guint i = 0; i < steller_marks_get_n_problems (marks); i++)
    {
      const StellerMarkProblem *problem = steller_marks_get_problem (marks, i);

      g_string_append_printf (out, "%s %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT "\n", problems[problem->kind],
                              problem->start, problem->end);
    }
  return g_string_free_and_steal (out);
}

static const struct
{
  const char *name;
  const char *text;
  const char *expected;
} cases[] = {
  { "none", "Geen merken hier: [x] :: | <>", "" },
  { "empty", "", "" },
  { "inline", "a ⟦5.1.2.e|Jan⟧ b", "inline 2-19 [5.1.2.e] [Jan]\n" },
  { "inline-empty", "⟦5.2|⟧", "inline 0-10 [5.2] []\n" },
  { "two", "⟦5.2|a⟧⟦5.1.5|b⟧", "inline 0-11 [5.2] [a]\ninline 11-24 [5.1.5] [b]\n" },
  { "any-content", "⟦5.2|*a] `b` | [c](d) \\⟧", "inline 0-28 [5.2] [*a] `b` | [c](d) \\]\n" },
  { "over-lines", "⟦5.2|a\nb⟧", "inline 0-13 [5.2] [a\nb]\n" },
  { "over-items", "- ⟦5.2|a\n- b⟧", "inline 2-17 [5.2] [a\n- b]\n" },
  { "other-brackets", "⟨a⟩ ⟪b⟫ ⟥⟨", "" },
  { "unknown", "⟦9.9|a⟧", "inline 0-11 [9.9] [a]\nunknown 0-11\n" },
  { "unknown-case", "⟦5.1.2.E|a⟧", "inline 0-15 [5.1.2.E] [a]\nunknown 0-15\n" },
  { "space-in-ground", "⟦ 5.2|a⟧", "inline 0-12 [ 5.2] [a]\nunknown 0-12\n" },
  { "empty-ground", "⟦|a⟧", "inline 0-8 [] [a]\nunknown 0-8\n" },
  { "no-bar", "⟦5.2⟧", "unknown 0-9\n" },
  { "unclosed", "a ⟦5.2|b", "unbalanced 2-5\n" },
  { "unopened", "a⟧", "unbalanced 1-4\n" },
  { "blank-line", "⟦5.2|a\n\nb⟧", "unbalanced 0-3\nunbalanced 11-14\n" },
  { "blank-line-of-spaces", "⟦5.2|a\n \t\r\nb⟧", "unbalanced 0-3\nunbalanced 14-17\n" },
  { "nested", "⟦5.2|a ⟦5.1.5|b⟧ c⟧", "inline 9-22 [5.1.5] [b]\nnested 0-12\nunbalanced 24-27\n" },
  { "block", "a\n:::woo 5.2\nb\n\nc\n:::\nd", "block 2-21 [5.2] [b\n\nc\n]\n" },
  { "block-at-end", ":::woo 5.2\nb\n:::", "block 0-16 [5.2] [b\n]\n" },
  { "block-crlf", ":::woo 5.2\r\nb\r\n:::\r\n", "block 0-18 [5.2] [b\r\n]\n" },
  { "block-spaces", ":::woo\t 5.2 \nb\n::: \n", "block 0-18 [5.2] [b\n]\n" },
  { "block-empty", ":::woo 5.2\n:::", "block 0-14 [5.2] []\n" },
  { "two-blocks", ":::woo 5.2\na\n:::\n:::woo 5.1.5\nb\n:::\n", "block 0-16 [5.2] [a\n]\nblock 17-35 [5.1.5] [b\n]\n" },
  { "inline-in-block", ":::woo 5.2\n⟦9.9|a⟧ ⟧\n:::\n", "block 0-30 [5.2] [⟦9.9|a⟧ ⟧\n]\n" },
  { "block-unknown", ":::woo 9.9\na\n:::", "block 0-16 [9.9] [a\n]\nunknown 0-16\n" },
  { "block-no-ground", ":::woo\na\n:::", "block 0-12 [] [a\n]\nunknown 0-12\n" },
  { "block-unclosed", ":::woo 5.2\n⟦5.2|a⟧\n", "inline 11-22 [5.2] [a]\nunbalanced 0-10\n" },
  { "block-unopened", "a\n:::\nb", "unbalanced 2-5\n" },
  { "block-nested", ":::woo 5.2\n:::woo 5.2\n:::\n:::\n", "block 0-25 [5.2] [:::woo 5.2\n]\nnested 11-21\nunbalanced 26-29\n" },
  { "fence-in-inline", "⟦5.2|a\n:::woo 5.2\nb⟧\n:::\n", "block 9-28 [5.2] [b⟧\n]\nunbalanced 0-3\n" },
  { "block-cr", "a\r:::woo 5.2\rb\r:::\rd", "block 2-18 [5.2] [b\r]\n" },
  { "blank-line-cr", "⟦5.2|a\r\rb⟧", "unbalanced 0-3\nunbalanced 11-14\n" },
  { "over-lines-cr", "⟦5.2|a\r\nb⟧", "inline 0-14 [5.2] [a\r\nb]\n" },
  { "fence-indented", " :::woo 5.2\n :::\n", "misplaced 1-7\nmisplaced 13-16\n" },
  { "fence-tab", "\t:::woo 5.2\na\n\t:::\n", "misplaced 1-7\nmisplaced 15-18\n" },
  { "fence-in-list", "- punt\n\n  :::woo 5.2\n  a\n  :::", "misplaced 10-16\nmisplaced 27-30\n" },
  { "fence-after-bullet", "- :::woo 5.2\n  a\n  :::", "misplaced 2-8\nmisplaced 19-22\n" },
  { "fence-after-number", "1. :::woo 5.2\n12) :::", "misplaced 3-9\nmisplaced 18-21\n" },
  { "fence-in-quote", "> :::woo 5.2\n> a\n> :::", "misplaced 2-8\nmisplaced 19-22\n" },
  { "fence-in-line", "a :::woo 5.2\n", "misplaced 2-8\n" },
  { "fence-one-line", "tekst :::woo 5.2 geheim :::", "misplaced 6-12\n" },
  { "fence-one-line-first", ":::woo 5.2 geheim :::", "unbalanced 0-21\n" },
  { "fence-four-colons", "::::woo 5.2\na\n::::\n", "misplaced 0-7\nmisplaced 14-18\n" },
  { "fence-two-colons", "::woo 5.2\na\n::", "misplaced 0-5\n" },
  { "fence-capitals", ":::WOO 5.2\na\n:::", "misplaced 0-6\nunbalanced 13-16\n" },
  { "fence-blank-before-word", "::: woo 5.2\na :::\twoo\n", "misplaced 0-7\nmisplaced 14-21\n" },
  { "fence-no-break-space", ":::\u00a0woo 5.2\na\n:::\u00a0\n", "misplaced 0-8\nmisplaced 15-18\n" },
  { "fence-attributes", "::: {.woo}\n", "misplaced 0-9\n" },
  { "fence-escaped", "\\:::woo 5.2\n\\:::\n", "misplaced 1-7\nmisplaced 13-16\n" },
  { "fence-cr", "a\r  :::woo 5.2\r", "misplaced 4-10\n" },
  { "fence-line-separator", "a\u2028:::woo 5.2\u2028b\u2028:::", "misplaced 4-10\n" },
  { "fence-next-line", "a\xc2\x85:::woo 5.2\xc2\x85" "b\xc2\x85:::", "misplaced 3-9\n" },
  { "fence-after-line-separator", "\u2028:::\n\xc2\x85:::\n\u200b:::\n", "misplaced 3-6\nmisplaced 9-12\nmisplaced 16-19\n" },
  { "fence-bom", "\ufeff:::woo 5.2\na\n:::", "misplaced 3-9\nunbalanced 16-19\n" },
  { "fence-second-in-line", "a ::: b ::::woo", "misplaced 8-15\n" },
  { "fence-word-after-word", ":::a woo\n", "" },
  { "fence-in-block", ":::woo 5.2\n :::\nb\n:::\n", "block 0-21 [5.2] [ :::\nb\n]\nmisplaced 12-15\n" },
  { "fence-in-inline-line", "⟦5.2|a :::woo b⟧", "inline 0-20 [5.2] [a :::woo b]\nmisplaced 9-15\n" },
  { "fence-other-word", ":::note\n:::woof 5.2\n::::\n", "misplaced 8-14\nmisplaced 20-24\n" },
  { "colons-in-inline", "⟦5.2|a:::⟧woord", "inline 0-14 [5.2] [a:::]\n" },
  { "colons", "a ::: b\nTijd: 12:30\n|:---:|\n:: woonplaats\n::\n:-:\n", "" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  gsize length = strlen (cases[i].text);
  g_autoptr (StellerMarks) marks = steller_marks_scan (cases[i].text, length, grounds);
  g_autofree char *found = describe (cases[i].text, length, marks);

  g_assert_cmpstr (found, ==, cases[i].expected);
}

static void
test_any_ground (void)
{
  static const char text[] = "⟦9.9|a⟧ ⟦|b⟧";
  g_autoptr (StellerMarks) marks = steller_marks_scan (text, strlen (text), NULL);

  g_assert_cmpuint (steller_marks_get_n_marks (marks), ==, 2);
  g_assert_cmpuint (steller_marks_get_n_problems (marks), ==, 1);
  g_assert_cmpuint (steller_marks_get_problem (marks, 0)->start, ==, 12);
}

static void
assert_well_formed (const char *text, gsize length, StellerMarks *marks)
{
  gsize end = 0;

  for (guint i = 0; i < steller_marks_get_n_marks (marks); i++)
    {
      const StellerMark *mark = steller_marks_get_mark (marks, i);

      g_assert_cmpuint (mark->start, >=, end);
      g_assert_cmpuint (mark->start, <, mark->ground_start);
      g_assert_cmpuint (mark->ground_start, <=, mark->ground_end);
      g_assert_cmpuint (mark->ground_end, <, mark->content_start);
      g_assert_cmpuint (mark->content_start, <=, mark->content_end);
      g_assert_cmpuint (mark->content_end, <, mark->end);
      g_assert_cmpuint (mark->end, <=, length);
      end = mark->end;
    }
  for (guint i = 0; i < steller_marks_get_n_problems (marks); i++)
    {
      const StellerMarkProblem *problem = steller_marks_get_problem (marks, i);

      g_assert_cmpuint (problem->start, <, problem->end);
      g_assert_cmpuint (problem->end, <=, length);
    }
}

/* Any text, right or wrong, gives marks that are in order, apart and in bounds. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "⟦", "⟧", "|", "5.1.2.e", "5.2", ":::woo 5.2\n", ":::woo ", ":::\n", ":::", "\n", "\n\n", " ", "a", "é", "\r\n",
    "⟦5.1.2.e|x⟧", "- ", "\r", "\xc2\xa0", "\xe2", "\xe2\x9f", "\xff", "\\",
  };
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (StellerMarks) marks = NULL;
      g_autofree char *exact = NULL;
      int n = g_test_rand_int_range (0, 24);

      for (int i = 0; i < n; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      /* A copy of the exact length lets AddressSanitizer see a read past the end. */
      exact = g_memdup2 (text->str, text->len);
      marks = steller_marks_scan (exact, text->len, grounds);
      assert_well_formed (text->str, text->len, marks);
    }
}

static void
test_random_bytes (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      gsize length = (gsize) g_test_rand_int_range (1, 200);
      g_autofree char *text = g_malloc (length);
      g_autoptr (StellerMarks) marks = NULL;

      for (gsize i = 0; i < length; i++)
        text[i] = (char) g_test_rand_int_range (0, 256);
      marks = steller_marks_scan (text, length, NULL);
      assert_well_formed (text, length, marks);
    }
}

/* Twice the text takes twice the steps, whatever it is made of. */
static void
test_linear (void)
{
  static const char *const units[] = {
    "⟦", "⟧", "⟦5.2|", "⟦⟧", "⟦5.2|a⟧", "⟦5.2\n", ":::woo 5.2\n", ":::\n", ":::woo 5.2\n⟦5.2|a\n", ":::woo 5.2\na\n:::\n",
    "|", "\n", " ", "\xe2", "⟦5.2|a\n:::woo 5.2\n", "⟦\n\n", ":::woo ", "\t\n⟦|",
    ":::", ":::\r", ": ", "::: ", ":::\xc2\xa0", "- :::\n", ":::wo", " :::woo", "\r", "⟦5.2|:::⟧",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      guint64 n_steps[2];

      for (guint k = 0; k < 2; k++)
        {
          g_autoptr (GString) text = g_string_new (NULL);
          g_autoptr (StellerMarks) marks = NULL;

          for (guint j = 0; j < 20000u << k; j++)
            g_string_append (text, units[i]);
          marks = steller_marks_scan (text->str, text->len, NULL);
          assert_well_formed (text->str, text->len, marks);
          n_steps[k] = steller_marks_get_n_steps (marks);
          g_assert_cmpuint (n_steps[k], <=, text->len * 8);
        }
      g_assert_cmpuint (n_steps[1], <=, n_steps[0] * 2 + 64);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ground/marks/case/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/ground/marks/any-ground", test_any_ground);
  g_test_add_func ("/ground/marks/random", test_random);
  g_test_add_func ("/ground/marks/random-bytes", test_random_bytes);
  g_test_add_func ("/ground/marks/linear", test_linear);
  return g_test_run ();
}
