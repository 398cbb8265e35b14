/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-block.h"

#include <string.h>

static StellerBlock *
make_list (gsize source_start,
           const char *text)
{
  StellerBlockBuilder *list = steller_block_builder_new (STELLER_BLOCK_LIST);
  StellerBlockBuilder *item = steller_block_builder_new (STELLER_BLOCK_LIST_ITEM);

  steller_block_builder_set_list (list, TRUE, 3, TRUE);
  steller_block_builder_take_child (item, steller_block_new_paragraph (text));
  steller_block_builder_set_source (item, source_start, 4);
  steller_block_builder_take_child (list, steller_block_builder_end (item));

  return steller_block_builder_end (list);
}

static void
test_equality (void)
{
  g_autoptr (StellerBlock) list = make_list (2, "kern");
  g_autoptr (StellerBlock) same = make_list (2, "kern");
  g_autoptr (StellerBlock) moved = make_list (3, "kern");
  g_autoptr (StellerBlock) other = make_list (2, "kers");

  g_assert_true (steller_block_equal (list, same));
  g_assert_cmpuint (steller_block_hash (list), ==, steller_block_hash (same));
  g_assert_false (steller_block_equal (list, moved));
  g_assert_false (steller_block_equal (list, other));
  g_assert_cmpuint (steller_block_hash (list), !=, steller_block_hash (moved));
  g_assert_cmpuint (steller_block_hash (list), !=, steller_block_hash (other));
}

/* Each variant differs in one member from the first; all hashes and comparisons must tell them apart. */
static void
test_span_members_count (void)
{
  static const StellerSourceRun run = { 0, 4, 7, 4 };
  static const StellerSourceRun moved_run = { 0, 4, 8, 4 };
  const StellerSpan variants[] = {
    { .text = "kern", .length = 4 },
    { .text = "kers", .length = 4 },
    { .text = "ker", .length = 3 },
    { .text = "kern", .length = 4, .flags = STELLER_SPAN_BOLD },
    { .text = "kern", .length = 4, .flags = STELLER_SPAN_ITALIC },
    { .text = "kern", .length = 4, .uri = "https://example.org", .link = 1 },
    { .text = "kern", .length = 4, .uri = "https://example.org", .link = 2 },
    { .text = "kern", .length = 4, .uri = "https://example.com", .link = 1 },
    { .text = "kern", .length = 4, .language = "en" },
    { .text = "kern", .length = 4, .ground = "5.1.2.e" },
    { .text = "kern", .length = 4, .language = "5.1.2.e" },
    { .text = "kern", .length = 4, .runs = &run, .n_runs = 1 },
    { .text = "kern", .length = 4, .runs = &moved_run, .n_runs = 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    for (guint j = 0; j < G_N_ELEMENTS (variants); j++)
      {
        g_autoptr (StellerSpan) span = steller_span_new_full (&variants[i]);
        g_autoptr (StellerSpan) other = steller_span_new_full (&variants[j]);

        g_assert_cmpint (steller_span_equal (span, other), ==, i == j);
        g_assert_cmpint (steller_span_hash (span, 5) == steller_span_hash (other, 5), ==, i == j);
      }
}

static void
test_span_source (void)
{
  static const StellerSourceRun runs[] = { { 0, 3, 10, 3 }, { 3, 1, 13, 4 }, { 4, 2, 20, 2 } };
  static const gsize expected[] = { 10, 11, 12, 13, 20, 21, 22, 22 };
  g_autoptr (StellerSpan) span =
      steller_span_new_full (&(StellerSpan) { .text = "abc de", .length = 6, .runs = runs, .n_runs = 3 });
  g_autoptr (StellerSpan) bare = steller_span_new ("abc", -1, STELLER_SPAN_NONE);
  gsize start;
  gsize end;

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (steller_span_get_source (span, i), ==, expected[i]);

  g_assert_true (steller_span_get_source_range (span, &start, &end));
  g_assert_cmpuint (start, ==, 10);
  g_assert_cmpuint (end, ==, 22);
  g_assert_cmpuint (steller_span_get_source (bare, 1), ==, G_MAXSIZE);
  g_assert_false (steller_span_get_source_range (bare, NULL, NULL));
}

static void
test_dump (void)
{
  g_autoptr (StellerBlock) list = make_list (2, "zeg \"ja\"\n");
  g_autoptr (GString) output = g_string_new (NULL);
  g_autofree char *text = steller_block_dup_text (list);

  steller_block_dump (list, 0, output);
  g_assert_cmpstr (output->str, ==,
                   "list from 3 tight 0-0\n"
                   "  item 2-6\n"
                   "    paragraph 0-0\n"
                   "      \"zeg \\\"ja\\\"\\n\"\n");
  g_assert_cmpstr (text, ==, "zeg \"ja\"\n");
}

static void
test_redaction (void)
{
  g_autoptr (StellerBlock) redaction = steller_block_new_redaction ("5.1.2.b");
  g_autoptr (StellerSpan) bar = steller_span_new_bar ("5.1.2.e");

  g_assert_cmpint (steller_block_get_kind (redaction), ==, STELLER_BLOCK_REDACTION);
  g_assert_cmpstr (steller_block_get_ground (redaction), ==, "5.1.2.b");
  g_assert_cmpuint (steller_block_get_n_children (redaction), ==, 0);
  g_assert_cmpint (bar->flags, ==, STELLER_SPAN_BAR);
  g_assert_cmpstr (bar->text, ==, "");
  g_assert_cmpstr (bar->ground, ==, "5.1.2.e");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/markup/block/equality", test_equality);
  g_test_add_func ("/markup/block/span-members-count", test_span_members_count);
  g_test_add_func ("/markup/block/span-source", test_span_source);
  g_test_add_func ("/markup/block/dump", test_dump);
  g_test_add_func ("/markup/block/redaction", test_redaction);

  return g_test_run ();
}
