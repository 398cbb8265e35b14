/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written reads back: the tree that our own parser makes of the Markdown is the tree it was written from. */
#include "export-example.h"

#include <string.h>

#include "markdown/steller-markdown-writer.h"
#include "steller-grounds.h"
#include "steller-marks.h"

static char *
write_blocks (GPtrArray *blocks)
{
  g_autoptr (StellerMarkdownWriter) writer = steller_markdown_writer_new (steller_export_words_for_language ("nl"));
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      steller_line_writer_separate (steller_markdown_writer_get_lines (writer));
      steller_markdown_writer_add_block (writer, g_ptr_array_index (blocks, i));
    }
  bytes = steller_markdown_writer_end (g_steal_pointer (&writer));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What a word of a span looks like. */
static char *
describe_look (const StellerSpan *span)
{
  return g_strdup_printf ("%x %u %s %s %s", span->flags, span->link, span->uri ? span->uri : "-",
                          span->language ? span->language : "-", span->ground ? span->ground : "-");
}

static void
dump_word (const char *look,
           const char *start,
           const char *end,
           char      **last_look,
           GString    *output)
{
  g_autofree char *word = g_strndup (start, end - start);
  g_autofree char *escaped = g_strescape (word, NULL);

  if (g_strcmp0 (*last_look, look) != 0)
    {
      g_string_append_printf (output, "<%s>", look);
      g_free (*last_look);
      *last_look = g_strdup (look);
    }
  g_string_append (output, escaped);
}

/* The tree without its places in the source, which differ, and without the look of spaces, which have none: of two
 * words of which the first is bold, the space between them can only be written outside of the bold. */
static void
dump_spans (const StellerBlock *block,
            GString            *output)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *last_look = NULL;

  for (guint i = 0; i < steller_block_get_n_spans (block); i++)
    {
      const StellerSpan *span = steller_block_get_span (block, i);
      g_autofree char *look = describe_look (span);

      if (span->flags & STELLER_SPAN_LINE_BREAK)
        g_string_append (text, "\\n");
      for (const char *p = span->text; *p; )
        {
          gsize length = strcspn (p, " \t\n");

          if (length > 0)
            dump_word (look, p, p + length, &last_look, text);
          p += length;
          for (; *p && strchr (" \t\n", *p); p++)
            if (*p != '\n')
              g_string_append_c (text, *p);
        }
    }

  g_string_append_printf (output, " %s", g_strstrip (text->str));
}

static void
dump_block (const StellerBlock *block,
            guint               depth,
            GString            *output)
{
  StellerBlockKind kind = steller_block_get_kind (block);

  g_string_append_printf (output, "%*s%d", 2 * depth, "", kind);
  if (kind == STELLER_BLOCK_HEADING)
    g_string_append_printf (output, " level %u", steller_block_get_level (block));
  if (kind == STELLER_BLOCK_LIST)
    g_string_append_printf (output, " %s %u %s", steller_block_get_ordered (block) ? "ordered" : "bullets",
                            steller_block_get_ordered (block) ? steller_block_get_start (block) : 0,
                            steller_block_get_tight (block) ? "tight" : "loose");
  if (kind == STELLER_BLOCK_TABLE_CELL)
    g_string_append_printf (output, " %d %d", steller_block_get_header (block), steller_block_get_alignment (block));
  if (kind == STELLER_BLOCK_REDACTION)
    g_string_append_printf (output, " %s", steller_block_get_ground (block));
  dump_spans (block, output);
  g_string_append_c (output, '\n');
  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    dump_block (steller_block_get_child (block, i), depth + 1, output);
}

static char *
dump (GPtrArray *blocks)
{
  GString *output = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    dump_block (g_ptr_array_index (blocks, i), 0, output);

  return g_string_free (output, FALSE);
}

static gboolean
reads_back (const char *markdown)
{
  g_autoptr (GPtrArray) blocks = export_example_parse (STELLER_AUDIENCE_INTERNAL, markdown);
  g_autofree char *written = write_blocks (blocks);
  g_autoptr (GPtrArray) again = export_example_parse (STELLER_AUDIENCE_INTERNAL, written);
  g_autofree char *expected = dump (blocks);
  g_autofree char *found = dump (again);

  if (g_str_equal (expected, found))
    return TRUE;

  g_test_message ("source:\n%s\nwritten:\n%s\nexpected:\n%s\nfound:\n%s", markdown, written, expected, found);
  return FALSE;
}

static void
test_cases (void)
{
  static const char * const cases[] = {
    "Gewone tekst.",
    "Twee\nregels en een\\\nharde.",
    "- a\n- b\n\n* c\n* d",
    "- a\n\n- b",
    "3. drie\n4. vier",
    "1. a\n   - b\n     1. c\n2. d",
    "- a\n  1. b\n  2. c\n- d",
    "- - a\n  - b",
    "-\n- leeg ervoor",
    "> a\n\n> b\n> > c",
    "> - a\n>\n> b",
    "### Kop met # en *nadruk*",
    "| a | b |\n|---|:-:|\n| c \\| d | *e* |\n|  | f |",
    "- | a | b |\n  |---|--:|\n  | c | d |",
    "**vet** *schuin* ***beide*** **vet *en schuin* door elkaar**",
    "on*ge*woon en on**ge**woon",
    "*a **b***",
    "***a** b*",
    "7^e^ en m^2^",
    "[tekst](https://www.example.org/a(b)?c=d&e=f)[tweede](https://www.example.org/a(b)?c=d&e=f)",
    "**vet [met link](mailto:a@example.org) erin**",
    "[the summary]{lang=en} en **[die *Zusammenfassung*]{lang=de}**",
    "[een **twee]{lang=en} drie** vier",
    "⟦5.1.2.e|J. de Vries⟧ en ⟦5.1.2.e|**vet** en [link](https://example.org)⟧",
    "**vet ⟦5.1.2.e|geheim⟧ vet** ⟦5.1.2.e|a⟧⟦5.1.2.e|b⟧",
    "a⟦5.1.2.e|**\"b\"**⟧c",
    "Voor\n\n:::woo 5.1.2.b\n- geheim\n- lijst\n:::\n\nNa",
    "1\\. geen lijst\n\\- ook niet\n\\# en \\> en \\+ en \\=\\=\\=",
    "2026. Een jaar.",
    "a_b_c snake_case _x_ * * & &amp; <b> `code` ~~x~~ | a | ![x](y) {lang=en}",
    "| geen | tabel |\n\ntekst --- | ---",
    "\\:::woo 5.1.2.b",
    "***\n\n---\n\n___\n\n===",
    "# Kop 1\n\n## Kop 2\n\n#### Kop 4",
    "a  b\tc",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (!reads_back (cases[i]))
      g_test_fail ();
}

/* Pieces that mean something in Markdown or nearly do, in random order. */
static char *
make_text (GRand *random)
{
  static const char * const pieces[] = {
    "a", "woord", "é", "“q”", ".", ",", "1", "- ", "* ", "1. ", "7. ", "2) ", "> ", "### ", "# ", "\n", "\n", "\n",
    "\n\n", "\n\n", "\n  ", "\n   ", "\n    ", " ", " ", "  \n", "\\\n", "\\", "*", "**", "***", "_", "__", "^e^",
    "[", "]", "[een *twee](https://example.org/x)*", "[l](mailto:a@b.nl)", "[een **twee]{lang=en} drie**",
    "[t]{lang=de-AT}", "(", ")", "|", "| a | b |\n|---|--:|\n", "| c |", "---", "===", "`", "~~", "<b>", "&amp;", "&",
    "!", "#", ":", ":::", "{", "}", "\t", "⟦5.1.2.e|", "⟧", "⟦5.1.2.b|geheim⟧", "⟦", "🙂", "=", "+ ", "\"",
  };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (random, 1, 30);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

/* Marks that do not pair or name no ground are not a text that composing takes as it is; a mark around nothing leaves
 * only seams in the internal edition, one around a line end has no place for what stands before a line of a
 * quotation, and one in which a language and emphasis cross has seams of its own. */
static gboolean
is_proper (const char   *text,
           StellerMarks *marks)
{
  for (guint i = 0; i < steller_marks_get_n_marks (marks); i++)
    {
      const StellerMark *mark = steller_marks_get_mark (marks, i);
      g_autofree char *content = g_strndup (text + mark->content_start, mark->content_end - mark->content_start);

      if (!*g_strstrip (content) || strpbrk (content, "\n{"))
        return FALSE;
    }

  return steller_marks_get_n_problems (marks) == 0;
}

static void
test_random (void)
{
  guint32 seed = g_getenv ("STELLER_TEST_SEED") ? strtoul (g_getenv ("STELLER_TEST_SEED"), NULL, 10) : g_random_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  guint n_rounds = g_test_thorough () ? 200000 : 1000;

  g_test_message ("seed %u (set STELLER_TEST_SEED to repeat)", seed);
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *text = make_text (random);
      g_autoptr (StellerMarks) marks = steller_marks_scan (text, strlen (text), grounds);

      if (is_proper (text, marks) && !reads_back (text))
        {
          g_test_message ("seed %u, round %u", seed, i);
          g_test_fail ();
          return;
        }
    }
}

static void
test_whole (void)
{
  g_autoptr (StellerDocument) document = export_example_new (STELLER_AUDIENCE_INTERNAL, "J. de Vries");
  g_autofree char *markdown = export_example_write (document, "md");

  export_example_check (markdown, "markdown/example-internal.md");
}

static void
test_whole_public (void)
{
  g_autoptr (StellerDocument) document = export_example_new (STELLER_AUDIENCE_PUBLIC, "J. de Vries");
  g_autofree char *markdown = export_example_write (document, "md");

  export_example_check (markdown, "markdown/example-public.md");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/md/cases", test_cases);
  g_test_add_func ("/export/md/random", test_random);
  g_test_add_func ("/export/md/example-internal", test_whole);
  g_test_add_func ("/export/md/example-public", test_whole_public);

  return g_test_run ();
}
