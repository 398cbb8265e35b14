/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts of a section: the scanner of redactions, and markup. */

#include <string.h>

#include "fuzz-target.h"
#include "random-markup.h"
#include "steller-marks.h"
#include "steller-markup.h"

static const char *const words[] = {
  "⟦5.1.2.e|", "⟧", "⟦", "|", ":::", "\n:::woo 5.1.2.b\n", "\n:::\n", ":::woo", "*", "**", "_", "`", "```\n",
  "[a](https://example.org)", "{lang=en}", "\\", "\n", "\n\n", "\r\n", "\t", "- ", "1. ", "> ", "# ", "|",
  "|---|---|\n", "^", "<!--", "&amp;", "![", "\xe2\x80\xa8", "\xc2\xa0", "\xe2\x80\xae", NULL,
};

static void
add_seeds (GPtrArray *seeds)
{
  g_autofree char *path = g_build_filename (g_getenv ("STELLER_SOURCE_DIR"), "tests", "corpus", "markup.md", NULL);
  g_autofree char *corpus = NULL;
  g_auto (GStrv) examples = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  g_assert_true (g_file_get_contents (path, &corpus, NULL, NULL));
  examples = g_strsplit (corpus, "```example\n", -1);
  for (char **example = examples + 1; *example != NULL; example++)
    {
      const char *end = strstr (*example, "\n.\n");

      g_assert_nonnull (end);
      g_ptr_array_add (seeds, g_bytes_new (*example, (gsize) (end - *example)));
    }
  for (guint i = 0; i < 20; i++)
    {
      char *text = random_markup_new (random, 40);

      g_ptr_array_add (seeds, g_bytes_new_take (text, strlen (text)));
    }
}

static void
run (GBytes *input)
{
  gsize size = g_bytes_get_size (input);
  g_autofree char *raw = size > 0 ? g_strndup (g_bytes_get_data (input, NULL), size) : g_strdup ("");
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  gsize length = strlen (text);
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  g_autoptr (StellerMarks) marks = steller_marks_scan (text, length, grounds);
  g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GPtrArray) plain = NULL;
  gsize from = 0;

  for (guint i = 0; i < steller_marks_get_n_marks (marks); i++)
    {
      const StellerMark *mark = steller_marks_get_mark (marks, i);

      g_assert_cmpuint (from, <=, mark->start);
      g_assert_cmpuint (mark->start, <=, mark->content_start);
      g_assert_cmpuint (mark->content_start, <=, mark->content_end);
      g_assert_cmpuint (mark->content_end, <=, mark->end);
      g_assert_cmpuint (mark->end, <=, length);
      steller_markup_source_append_text (source, text + from, mark->start - from, from, NULL);
      steller_markup_source_append_bar (source, "5.1.2.e", mark->start, mark->end - mark->start);
      from = mark->end;
    }
  steller_markup_source_append_text (source, text + from, length - from, from, NULL);
  blocks = steller_markup_parse (source);
  plain = steller_markup_parse_plain (source);

  for (gsize at = 0; at < length;)
    {
      gsize next = steller_markup_next_chunk (text, length, at);

      g_assert_cmpuint (next, >, at);
      g_assert_cmpuint (next, <=, length);
      at = next;
    }
}

static GBytes *
mutate (GBytes *input, GRand *random)
{
  return fuzz_mutate_bytes (input, random, words);
}

const FuzzTarget fuzz_target = { add_seeds, run, mutate };
