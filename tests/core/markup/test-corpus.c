/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs the examples of tests/corpus/markup.md. With STELLER_UPDATE_CORPUS set to a file name it writes the file with the
 * trees as they are now to that name, for a person to compare. */

#include "markup-source.h"

#include <string.h>

static const char opening[] = "```example";

typedef struct {
  char *input;
  char *expected;
  MarkupSourceKind kind;
  guint line;
} Example;

static void
free_example (gpointer data)
{
  Example *example = data;

  g_free (example->input);
  g_free (example->expected);
  g_free (example);
}

/* In an example `→` is a tab, `␠` a space at the end of a line and `¶` a carriage return; its last line has no end. */
static char *
decode (const GString *text)
{
  g_autoptr (GString) decoded = g_string_new_len (text->str, text->len);

  g_string_replace (decoded, "→", "\t", 0);
  g_string_replace (decoded, "␠", " ", 0);
  g_string_replace (decoded, "¶", "\r", 0);
  if (decoded->len > 0)
    g_string_truncate (decoded, decoded->len - 1);

  return g_string_free (g_steal_pointer (&decoded), FALSE);
}

static char *
render (const Example *example)
{
  g_autoptr (StellerMarkupSource) source =
      markup_source_new_from_marked (example->input, strlen (example->input), 0, example->kind);
  g_autoptr (GPtrArray) blocks = steller_markup_parse (source);
  g_autoptr (GString) output = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    steller_block_dump (g_ptr_array_index (blocks, i), 0, output);

  return g_string_free (g_steal_pointer (&output), FALSE);
}

static void
test_example (gconstpointer data)
{
  const Example *example = data;
  g_autofree char *actual = render (example);

  if (strcmp (actual, example->expected) != 0)
    g_test_message ("markup.md:%u:\n%s\nis read as\n%s\nand not as\n%s", example->line, example->input, actual,
                    example->expected);
  g_assert_cmpstr (actual, ==, example->expected);
}

/* Reads the examples; @updated gets the text of the file with the trees that are true now. */
static GPtrArray *
read_examples (const char *text,
               GString *updated)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func (free_example);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_lines = g_strv_length (lines);

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (GString) input = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree char *actual = NULL;
      Example *example;

      if (i + 1 < n_lines)
        g_string_append_printf (updated, "%s\n", lines[i]);
      if (!g_str_has_prefix (lines[i], opening))
        continue;

      example = g_new0 (Example, 1);
      example->line = i + 1;
      example->kind = strcmp (lines[i] + strlen (opening), " public") == 0 ? MARKUP_SOURCE_PUBLIC : MARKUP_SOURCE_INTERNAL;
      for (i++; i < n_lines && strcmp (lines[i], ".") != 0; i++)
        g_string_append_printf (input, "%s\n", lines[i]);
      for (i++; i < n_lines && strcmp (lines[i], "```") != 0; i++)
        g_string_append_printf (expected, "%s\n", lines[i]);
      g_assert_cmpuint (i, <, n_lines);

      example->input = decode (input);
      example->expected = g_string_free (g_steal_pointer (&expected), FALSE);
      g_ptr_array_add (examples, example);

      actual = render (example);
      g_string_append_printf (updated, "%s.\n%s```\n", input->str, actual);
    }

  return examples;
}

int
main (int argc,
      char *argv[])
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) examples = NULL;
  g_autoptr (GString) updated = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const char *update;

  g_test_init (&argc, &argv, NULL);

  path = g_test_build_filename (G_TEST_DIST, "corpus", "markup.md", NULL);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  examples = read_examples (text, updated);
  g_assert_cmpuint (examples->len, >=, 60);

  update = g_getenv ("STELLER_UPDATE_CORPUS");
  if (update != NULL)
    {
      g_file_set_contents (update, updated->str, updated->len, &error);
      g_assert_no_error (error);
    }

  for (guint i = 0; i < examples->len; i++)
    {
      const Example *example = g_ptr_array_index (examples, i);
      g_autofree char *name = g_strdup_printf ("/markup/corpus/line-%04u", example->line);

      g_test_add_data_func (name, example, test_example);
    }

  return g_test_run ();
}
