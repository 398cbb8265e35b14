/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts made to exhaust time, memory or stack. The time limit of the test is the measure: anything quadratic in these
 * sizes takes hours. */

#include "steller-markup.h"

#include <pthread.h>
#include <string.h>

#define SIZE (512 * 1024)

typedef struct {
  const char *name;
  const char *before;
  const char *repeated;
  const char *after;
} Hostile;

static const Hostile texts[] = {
  { "brackets", "", "[", "" },
  { "closing-brackets", "", "]", "" },
  { "bracket-pairs", "", "[]", "" },
  { "nested-brackets", "", "[a", "](https://example.org)" },
  { "bracket-parenthesis", "", "[a](", "" },
  { "unfinished-links", "", "[a](https://example.org/", "" },
  { "parentheses", "[a](https://example.org/", "(", "" },
  { "links", "", "[a](https://example.org/)", "" },
  { "links-on-lines", "", "[a](https://example.org/)\n", "" },
  { "languages", "", "[a]{lang=en}", "" },
  { "nested-languages", "", "[a", "]{lang=en}" },
  { "open-languages", "", "[a]{lang=", "" },
  { "pictures", "", "![", "" },
  { "stars", "", "*", "" },
  { "stars-and-letters", "", "*a", "" },
  { "star-openers", "", "*a **a ", "" },
  { "star-closers", "", "a* a** ", "" },
  { "emphasis-mix", "", "*a_b ", "" },
  { "nested-emphasis", "", "*a **a ", "b** b*" },
  { "underscores", "", "_a __", "" },
  { "carets", "", "^", "" },
  { "open-carets", "", "^a ", "" },
  { "backticks", "", "`", "" },
  { "growing-backticks", "", "`a``b```c````d", "" },
  { "backslashes", "", "\\", "" },
  { "less-than", "", "<", "" },
  { "html", "", "<!--<?<![CDATA[<a ", "" },
  { "entities", "", "&amp", "" },
  { "exclamation-marks", "", "!", "" },
  { "quotes", "", "> ", "a" },
  { "quotes-tight", "", ">", "a" },
  { "quote-lines", "", ">a\n\n", "" },
  { "quote-growing", "", "> a\n", "" },
  { "lists", "", "- ", "a" },
  { "star-lists", "", "* ", "a" },
  { "numbers", "", "1. ", "a" },
  { "list-quotes", "", "- > 1. ", "a" },
  { "items", "", "- a\n", "" },
  { "loose-items", "", "- a\n\n", "" },
  { "empty-items", "", "-\n", "" },
  { "deep-and-blank", "- - - - - - - - - - a", "\n", "" },
  { "deep-and-lazy", "> > > > > > > > > > - - - - - - - - - - a", "\na", "" },
  { "deep-paragraphs", "- - - - - - - - - - a", "\n\n                    a", "" },
  { "headings", "", "### a\n", "" },
  { "heading-marks", "### ", "#", "a" },
  { "rules", "", "---\n", "" },
  { "hyphens", "", "-", "" },
  { "equals", "a\n", "=", "" },
  { "table-rows", "|a|b|\n|-|-|\n", "|", "" },
  { "table-short-rows", "|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n", "a\n", "" },
  { "table-columns", "", "|a", "|\n|-|" },
  { "table-rule", "|a|\n", "|-", "" },
  { "table-cells-of-brackets", "|a|\n|-|\n", "[|]", "" },
  { "definitions", "", "[a]: https://example.org/\n", "" },
  { "line-breaks", "", "a  \n", "" },
  { "carriage-returns", "", "a\r", "" },
  { "blank-lines", "", "\n", "" },
  { "spaces", "", " ", "" },
  { "tabs", "", "\t", "a" },
  { "one-line", "", "woord ", "" },
  { "objects", "", "\xef\xbf\xbc", "" },
};

static char *
make_text (const Hostile *hostile,
           gsize size)
{
  GString *text = g_string_new (hostile->before);
  gsize n = size / (strlen (hostile->repeated) + strlen (hostile->after));

  for (gsize i = 0; i < n; i++)
    g_string_append (text, hostile->repeated);
  for (gsize i = 0; *hostile->after != '\0' && i < n; i++)
    g_string_append (text, hostile->after);

  return g_string_free (text, FALSE);
}

static void
test_hostile (gconstpointer data)
{
  g_autofree char *text = make_text (data, SIZE);
  g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
  g_autoptr (GPtrArray) blocks = NULL;
  gsize length = strlen (text);
  gsize start = 0;

  steller_markup_source_append_text (source, text, length, 0, NULL);
  blocks = steller_markup_parse (source);
  for (guint i = 0; i < blocks->len; i++)
    {
      gsize end = steller_block_get_source_start (g_ptr_array_index (blocks, i)) +
                  steller_block_get_source_length (g_ptr_array_index (blocks, i));

      g_assert_cmpuint (end, <=, length);
    }

  while (start < length)
    start = steller_markup_next_chunk (text, length, start);
}

/* A stack of fixed size must do, however deep the text nests. */
static gpointer
parse_on_small_stack (gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = make_text (&texts[i], 40000);
      g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
      g_autoptr (GPtrArray) blocks = NULL;

      steller_markup_source_append_text (source, text, strlen (text), 0, NULL);
      blocks = steller_markup_parse (source);
      g_assert_nonnull (blocks);
    }

  return NULL;
}

static void
test_stack (void)
{
  pthread_attr_t attributes;
  pthread_t thread;

  g_assert_cmpint (pthread_attr_init (&attributes), ==, 0);
  g_assert_cmpint (pthread_attr_setstacksize (&attributes, 256 * 1024), ==, 0);
  g_assert_cmpint (pthread_create (&thread, &attributes, parse_on_small_stack, NULL), ==, 0);
  g_assert_cmpint (pthread_join (thread, NULL), ==, 0);
  pthread_attr_destroy (&attributes);
}

/* Many marked passages, and marked passages that are long. */
static void
test_passages (void)
{
  g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GString) passage = g_string_new (NULL);

  for (guint i = 0; i < SIZE / 4; i++)
    g_string_append (passage, "*[a");
  steller_markup_source_append_text (source, passage->str, passage->len, 0, "5.1.2.e");
  for (guint i = 0; i < 20000; i++)
    {
      steller_markup_source_append_text (source, "[a", 2, passage->len + i, NULL);
      steller_markup_source_append_text (source, "*b*", 3, passage->len + i, "5.1.2.i");
      steller_markup_source_append_bar (source, "5.1.2.e", passage->len + i, 1);
    }

  blocks = steller_markup_parse (source);
  g_assert_cmpuint (blocks->len, ==, 1);
}

static StellerBlockKind
parse_first_kind (const char *text)
{
  g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
  g_autoptr (GPtrArray) blocks = NULL;

  steller_markup_source_append_text (source, text, strlen (text), 0, NULL);
  blocks = steller_markup_parse (source);
  g_assert_cmpuint (blocks->len, ==, 1);

  return steller_block_get_kind (g_ptr_array_index (blocks, 0));
}

static void
test_columns (void)
{
  for (guint n = STELLER_MARKUP_MAX_COLUMNS; n <= STELLER_MARKUP_MAX_COLUMNS + 1; n++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        g_string_append (text, "|a");
      g_string_append (text, "|\n");
      for (guint i = 0; i < n; i++)
        g_string_append (text, "|-");
      g_assert_cmpint (parse_first_kind (text->str), ==,
                       n == STELLER_MARKUP_MAX_COLUMNS ? STELLER_BLOCK_TABLE : STELLER_BLOCK_PARAGRAPH);
    }
}

/* A table must not become many times as large as its text by the filling up of its rows. */
static void
test_padding (void)
{
  g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  StellerBlock *table;
  guint n_cells = 0;

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "|a");
  g_string_append (text, "\n");
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "|-");
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "\na");

  steller_markup_source_append_text (source, text->str, text->len, 0, NULL);
  blocks = steller_markup_parse (source);
  g_assert_cmpuint (blocks->len, ==, 1);
  table = g_ptr_array_index (blocks, 0);
  g_assert_cmpuint (steller_block_get_n_children (table), ==, 20001);
  for (guint i = 0; i < steller_block_get_n_children (table); i++)
    n_cells += steller_block_get_n_children (steller_block_get_child (table, i));
  g_assert_cmpuint (n_cells, >=, 20060 + text->len);
  g_assert_cmpuint (n_cells, <=, 20060 + text->len + 4097);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/markup/hostile/", texts[i].name, NULL);

      g_test_add_data_func (path, &texts[i], test_hostile);
    }
  g_test_add_func ("/markup/hostile/stack", test_stack);
  g_test_add_func ("/markup/hostile/passages", test_passages);
  g_test_add_func ("/markup/hostile/columns", test_columns);
  g_test_add_func ("/markup/hostile/padding", test_padding);

  return g_test_run ();
}
