/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-example.h"

#include <string.h>

#include "html/steller-html-writer.h"

static char *
write_blocks (StellerAudience  audience,
              const char      *markdown)
{
  g_autoptr (GPtrArray) blocks = export_example_parse (audience, markdown);
  g_autoptr (StellerHtmlWriter) writer = steller_html_writer_new ("nl");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < blocks->len; i++)
    steller_html_writer_add_block (writer, g_ptr_array_index (blocks, i));
  bytes = steller_html_writer_end (g_steal_pointer (&writer));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_blocks (void)
{
  static const struct { const char *markdown, *html; } cases[] = {
    { "a & b < c > d \"e\" ]]>", "<p>a &amp; b &lt; c &gt; d &quot;e&quot; ]]&gt;</p>\n" },
    { "a\x01\x1b\xef\xbf\xbe" "b", "<p>ab</p>\n" },
    { "<script>alert (1)</script>", "<p>&lt;script&gt;alert (1)&lt;/script&gt;</p>\n" },
    { "**vet *en schuin*** 7^e^", "<p><strong>vet <em>en schuin</em></strong> 7<sup>e</sup></p>\n" },
    { "[x](https://example.org/?a=1&b='2')", "<p><a href=\"https://example.org/?a=1&amp;b='2'\">x</a></p>\n" },
    { "[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n" },
    { "[the *summary*]{lang=en}", "<p><span lang=\"en\">the <em>summary</em></span></p>\n" },
    { "een\\\ntwee", "<p>een<br>\ntwee</p>\n" },
    { "3. c\n4. d", "<ol start=\"3\">\n<li>c\n</li>\n<li>d\n</li>\n</ol>\n" },
    { "- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n" },
    { "### Kop", "<h3>Kop</h3>\n" },
    { "> a", "<blockquote>\n<p>a</p>\n</blockquote>\n" },
    { "| a |\n|:-:|\n| b |",
      "<table>\n<thead>\n<tr><th scope=\"col\" class=\"center\">a</th></tr>\n</thead>\n"
      "<tbody>\n<tr><td class=\"center\">b</td></tr>\n</tbody>\n</table>\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = write_blocks (STELLER_AUDIENCE_INTERNAL, cases[i].markdown);

      g_assert_cmpstr (html, ==, cases[i].html);
    }
}

static void
test_redaction (void)
{
  const char *markdown = "De heer ⟦5.1.2.e|J. de Vries⟧.\n\n:::woo 5.1.2.b\ngeheim\n:::";
  g_autofree char *public = write_blocks (STELLER_AUDIENCE_PUBLIC, markdown);
  g_autofree char *internal = write_blocks (STELLER_AUDIENCE_INTERNAL, markdown);

  g_assert_nonnull (strstr (public, "<p>De heer <span class=\"bar\" title=\""));
  g_assert_nonnull (strstr (public, "\">[gelakt: 5.1.2.e]</span>.</p>"));
  g_assert_nonnull (strstr (public, "\">[gelakt: 5.1.2.b]</span></p>"));
  g_assert_null (strstr (public, "Vries"));
  g_assert_null (strstr (public, "geheim"));
  g_assert_nonnull (strstr (internal, "<mark><span class=\"ground\">[te lakken: 5.1.2.e]</span> J. de Vries</mark>"));
  g_assert_nonnull (strstr (internal, "<p>geheim</p>"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/html/blocks", test_blocks);
  g_test_add_func ("/export/html/redaction", test_redaction);

  return g_test_run ();
}
