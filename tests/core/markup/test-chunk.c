/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-markup.h"
#include "steller-markup.h"

#include <string.h>

static void
parse_into (const char *text,
            gsize start,
            gsize end,
            GPtrArray *blocks)
{
  g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
  g_autoptr (GPtrArray) parsed = NULL;

  steller_markup_source_append_text (source, text + start, end - start, start, NULL);
  parsed = steller_markup_parse (source);
  g_ptr_array_extend_and_steal (blocks, g_steal_pointer (&parsed));
}

static char *
dump (GPtrArray *blocks)
{
  g_autoptr (GString) output = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    steller_block_dump (g_ptr_array_index (blocks, i), 0, output);

  return g_string_free (g_steal_pointer (&output), FALSE);
}

static void
check_chunks (const char *text)
{
  g_autoptr (GPtrArray) whole = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_block_unref);
  g_autoptr (GPtrArray) chunked = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_block_unref);
  g_autofree char *whole_dump = NULL;
  g_autofree char *chunked_dump = NULL;
  gsize length = strlen (text);
  gsize start = 0;

  parse_into (text, 0, length, whole);
  while (start < length)
    {
      gsize end = steller_markup_next_chunk (text, length, start);

      g_assert_cmpuint (end, >, start);
      parse_into (text, start, end, chunked);
      start = end;
    }

  whole_dump = dump (whole);
  chunked_dump = dump (chunked);
  g_assert_cmpstr (chunked_dump, ==, whole_dump);
}

static void
test_random (void)
{
  guint32 seed;
  g_autoptr (GRand) random = random_markup_start (&seed);

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *text = random_markup_new (random, g_rand_int_range (random, 1, 80));
      g_autofree char *escaped = g_strescape (text, NULL);

      g_test_message ("text %u: \"%s\"", i, escaped);
      check_chunks (text);
    }
}

static void
test_ends (void)
{
  static const struct {
    const char *text; /* a bar where a chunk must end */
    guint n_chunks;
  } cases[] = {
    { "", 0 },
    { "een", 1 },
    { "\n\neen\n", 1 },
    { "een\n\n|twee", 2 },
    { "een\ntwee\n \t\n\n|drie\n\n|vier\n\n", 3 },
    { "een\r\n\r\n|twee\r\r|drie", 3 },
    { "- een\n\n- twee\n\n  nog\n\n|drie", 2 },
    { "- een\n\n|### kop\n\n|> citaat\n\n|> citaat\n\n|1. een\n\n2. twee\n\n|slot", 6 },
    { "een\n- lijst\n\n- lijst\n\n|drie", 2 },
    { "een\n\n|- lijst", 2 },
    { "een\n\n|   twee", 2 },
    { "- een\n\n| twee", 2 },
    { "tekst\n\n|- - -a\n\n\n    b", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) expected = g_strsplit (cases[i].text, "|", -1);
      g_autofree char *text = g_strjoinv ("", expected);
      gsize length = strlen (text);
      gsize start = 0;
      guint n = 0;

      while (start < length)
        {
          gsize end = steller_markup_next_chunk (text, length, start);

          if (expected[1] != NULL)
            g_assert_cmpuint (end - start, ==, strlen (expected[n]));
          start = end;
          n++;
        }
      g_assert_cmpuint (n, ==, cases[i].n_chunks);
      check_chunks (text);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/markup/chunk/ends", test_ends);
  g_test_add_func ("/markup/chunk/random", test_random);

  return g_test_run ();
}
