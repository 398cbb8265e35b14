/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-example.h"

#include <string.h>

#include "text/steller-text-columns.h"
#include "text/steller-text-writer.h"

static void
test_measure (void)
{
  static const struct { const char *text; guint columns; } cases[] = {
    { "", 0 }, { "abc", 3 }, { "é", 1 }, { "e\xcc\x81", 1 }, { "漢字", 4 }, { "a\xe2\x80\x8b" "b", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (steller_text_measure (cases[i].text, -1), ==, cases[i].columns);
}

static void
test_wrap (void)
{
  static const struct { const char *text; guint columns; const char *lines; } cases[] = {
    { "", 10, "" },
    { "een twee drie", 8, "een twee|drie" },
    { "een twee drie", 7, "een|twee|drie" },
    { "eenlangwoorddatnietpast en meer", 10, "eenlangwoorddatnietpast|en meer" },
    { "een\n\ntwee", 10, "een||twee" },
    { "  een   twee  ", 20, "een   twee" },
    { "[gelakt:\x1f" "5.1.2.e] x", 10, "[gelakt: 5.1.2.e]|x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_null_terminated (4, g_free, TRUE);
      g_autofree char *joined = NULL;

      steller_text_wrap (cases[i].text, cases[i].columns, lines);
      joined = g_strjoinv ("|", (char **) lines->pdata);
      g_assert_cmpstr (joined, ==, cases[i].lines);
    }
}

static char *
write_text (const char *markdown)
{
  g_autoptr (GPtrArray) blocks = export_example_parse (STELLER_AUDIENCE_PUBLIC, markdown);
  g_autoptr (StellerTextWriter) writer = steller_text_writer_new (steller_export_words_for_language ("nl"));
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      steller_line_writer_separate (steller_text_writer_get_lines (writer));
      steller_text_writer_add_block (writer, g_ptr_array_index (blocks, i));
    }
  bytes = steller_text_writer_end (g_steal_pointer (&writer));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_blocks (void)
{
  static const struct { const char *markdown, *text; } cases[] = {
    { "**Vet** en *schuin* met 7^e^ en x^q^.", "Vet en schuin met 7ᵉ en xq.\n" },
    { "Zie [hier](https://example.org) en [https://example.org](https://example.org).",
      "Zie hier <https://example.org> en https://example.org.\n" },
    { "De heer ⟦5.1.2.e|x⟧.", "De heer [gelakt: 5.1.2.e].\n" },
    { "9. a\n10. b\n    - c", " 9. a\n10. b\n    - c\n" },
    { "- a\n\n  b\n- c", "- a\n\n  b\n\n- c\n" },
    { "-\n- b", "-\n- b\n" },
    { "> a\n>\n> b", "> a\n>\n> b\n" },
    { "| Jaar | Bedrag |\n|---|--:|\n| 2026 | 10 |\n| 2027 | 1.000 |",
      "Jaar  Bedrag\n----  ------\n2026      10\n2027   1.000\n" },
    { "een\\\ntwee", "een\ntwee\n" },
    { "a\n\n:::woo 5.1.2.b\nx\n:::\n\nb", "a\n\n[gelakt: 5.1.2.b]\n\nb\n" },
    { "a \x1b[31mrood\x07", "a [31mrood\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = write_text (cases[i].markdown);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_wide_table (void)
{
  g_autofree char *words = g_strnfill (120, 'x');
  g_autofree char *markdown = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  for (gsize i = 7; i < strlen (words); i += 8)
    words[i] = ' ';
  markdown = g_strdup_printf ("| Datum | Wat | Toelichting |\n|---|---|---|\n| 16-02-2026 | %s | %s |", words, words);
  text = write_text (markdown);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    g_assert_cmpuint (steller_text_measure (lines[i], -1), <=, STELLER_TEXT_COLUMNS);
  g_assert_nonnull (strstr (text, "16-02-2026"));
}

static void
test_whole (gconstpointer data)
{
  StellerAudience audience = GPOINTER_TO_INT (data);
  g_autoptr (StellerDocument) document = export_example_new (audience, "J. de Vries");
  g_autofree char *text = export_example_write (document, "txt");

  export_example_check (text, audience == STELLER_AUDIENCE_PUBLIC ? "text/example-public.txt"
                                                                  : "text/example-internal.txt");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/txt/measure", test_measure);
  g_test_add_func ("/export/txt/wrap", test_wrap);
  g_test_add_func ("/export/txt/blocks", test_blocks);
  g_test_add_func ("/export/txt/wide-table", test_wide_table);
  g_test_add_data_func ("/export/txt/example-internal", GINT_TO_POINTER (STELLER_AUDIENCE_INTERNAL), test_whole);
  g_test_add_data_func ("/export/txt/example-public", GINT_TO_POINTER (STELLER_AUDIENCE_PUBLIC), test_whole);

  return g_test_run ();
}
