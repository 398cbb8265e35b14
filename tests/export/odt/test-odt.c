/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-example.h"

#include "layout-fixture.h"

#include <string.h>

#include "steller-document-builder.h"
#include "steller-export-format.h"
#include "steller-odf.h"
#include "steller-xml.h"
#include "steller-zip-reader.h"

/* A document with one section for each of @ids, and @block in the first. */
static StellerDocument *
new_document (const char * const *ids,
              StellerBlock       *block)
{
  StellerDocumentBuilder *builder = steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");

  for (guint i = 0; ids[i]; i++)
    {
      steller_document_builder_add_section (builder, ids[i], 1, NULL, steller_block_new_heading (1, "Kop"));
      if (block)
        steller_document_builder_take_block (builder, g_steal_pointer (&block), 0);
    }

  return steller_document_builder_end (builder);
}

static StellerBlock *
new_block (StellerBlockKind  kind,
           StellerBlock     *first,
           StellerBlock     *second)
{
  StellerBlockBuilder *builder = steller_block_builder_new (kind);

  if (kind == STELLER_BLOCK_LIST)
    steller_block_builder_set_list (builder, TRUE, 1, TRUE);
  if (first)
    steller_block_builder_take_child (builder, first);
  if (second)
    steller_block_builder_take_child (builder, second);

  return steller_block_builder_end (builder);
}

static GBytes *
export_odt (StellerDocument *document)
{
  g_autoptr (StellerExport) job = export_example_job (document);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = steller_export_write (job, steller_export_format_lookup ("odt"), &error);

  g_assert_no_error (error);
  return bytes;
}

static char *
read_part (GBytes     *package,
           const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerZipReader) zip = steller_zip_reader_new (package, &error);
  g_autoptr (GBytes) part = NULL;

  g_assert_no_error (error);
  part = steller_zip_reader_read (zip, name, &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
}

static char *
export_part (const char *markdown,
             const char *name)
{
  g_autoptr (StellerDocument) document = export_example_text (STELLER_AUDIENCE_INTERNAL, markdown);
  g_autoptr (GBytes) package = export_odt (document);

  return read_part (package, name);
}

static void
assert_contains (const char *text,
                 const char *part)
{
  if (!strstr (text, part))
    {
      g_test_message ("“%s” is not in: %s", part, text);
      g_test_fail ();
    }
}

static void
assert_lacks (const char *text,
              const char *part)
{
  if (strstr (text, part))
    {
      g_test_message ("“%s” is in: %s", part, text);
      g_test_fail ();
    }
}

/* OpenDocument 1.3 part 2, 3.3: the media type can be read at byte 38. */
static void
test_first_entry (void)
{
  g_autoptr (StellerDocument) document = export_example_new (STELLER_AUDIENCE_INTERNAL, "geheim");
  g_autoptr (GBytes) package = export_odt (document);
  const guint8 *bytes = g_bytes_get_data (package, NULL);

  g_assert_cmpuint (g_bytes_get_size (package), >, 38 + strlen (STELLER_ODF_TEXT_MEDIA_TYPE));
  g_assert_cmpmem (bytes, 4, "PK\3\4", 4);
  g_assert_cmpuint (bytes[6] & 8, ==, 0);     /* no data descriptor */
  g_assert_cmpmem (bytes + 8, 2, "\0\0", 2);  /* stored */
  g_assert_cmpmem (bytes + 28, 2, "\0\0", 2); /* no extra field */
  g_assert_cmpmem (bytes + 30, 8, "mimetype", 8);
  g_assert_cmpmem (bytes + 38, strlen (STELLER_ODF_TEXT_MEDIA_TYPE), STELLER_ODF_TEXT_MEDIA_TYPE,
                   strlen (STELLER_ODF_TEXT_MEDIA_TYPE));
}

static void
test_parts (void)
{
  g_autoptr (StellerDocument) document = export_example_new (STELLER_AUDIENCE_INTERNAL, "geheim");
  g_autoptr (GBytes) package = export_odt (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerZipReader) zip = steller_zip_reader_new (package, &error);
  g_autofree char *names = NULL;
  g_autofree char *manifest = NULL;

  g_assert_no_error (error);
  names = g_strjoinv (" ", (char **) steller_zip_reader_get_names (zip));
  g_assert_cmpstr (names, ==, "mimetype content.xml styles.xml meta.xml settings.xml META-INF/manifest.xml");

  manifest = read_part (package, "META-INF/manifest.xml");
  assert_contains (manifest, "manifest:full-path=\"/\" manifest:version=\"1.3\" "
                             "manifest:media-type=\"" STELLER_ODF_TEXT_MEDIA_TYPE "\"");
  assert_lacks (manifest, "template");
}

static void
test_no_marks_left (void)
{
  g_autoptr (StellerDocument) document = export_example_new (STELLER_AUDIENCE_INTERNAL, "geheim");
  g_autoptr (GBytes) package = export_odt (document);
  g_autofree char *content = read_part (package, "content.xml");
  g_autofree char *styles = read_part (package, "styles.xml");

  assert_lacks (content, "{{");
  assert_lacks (styles, "{{");
}

static void
test_metadata (void)
{
  g_autoptr (StellerDocument) document = export_example_new (STELLER_AUDIENCE_PUBLIC, "geheim");
  g_autoptr (GBytes) package = export_odt (document);
  g_autofree char *meta = read_part (package, "meta.xml");

  assert_contains (meta, "<dc:title>Beslisnota – Verlenging &lt;proef&gt; &amp; “gevolgen”</dc:title>");
  assert_contains (meta, "<dc:language>nl</dc:language>");
  assert_contains (meta, "<dc:date>2026-02-16T00:00:00Z</dc:date>");
  assert_contains (meta, "meta:name=\"nota.schema\"");
  assert_lacks (meta, "nota.id");
  assert_lacks (meta, "creator");
}

/* What a note can hold of text that is not XML, or would end an element. */
static void
test_hostile_text (void)
{
  g_autofree char *content = export_part ("a ]]> b <text:p/> c &amp; \x01\x1f\x7f \xef\xbf\xbe \xef\xbf\xbf \"q\" 'r'",
                                          "content.xml");
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) part = steller_xml_parse (bytes, "content.xml", &error);

  g_assert_no_error (error);
  g_assert_nonnull (part);
  assert_contains (content, "a ]]&gt; b &lt;text:p/&gt; c ");
  assert_lacks (content, "\x01");
  assert_lacks (content, "\xef\xbf\xbe");
}

static void
test_hostile_title (void)
{
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (GBytes) package = NULL;
  g_autofree char *meta = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (xmlDoc) part = NULL;
  g_autoptr (GError) error = NULL;

  document = export_example_titled ("\x02 Titel\n met \x0b <b>]]>&");
  package = export_odt (document);
  meta = read_part (package, "meta.xml");
  bytes = g_bytes_new (meta, strlen (meta));
  part = steller_xml_parse (bytes, "meta.xml", &error);
  g_assert_no_error (error);
  g_assert_nonnull (part);
  assert_contains (meta, "<dc:title>Titel met &lt;b&gt;]]&gt;&amp;</dc:title>");
}

static void
test_white_space (void)
{
  static const struct { const char *text, *expected; } cases[] = {
    { "een  twee", "een <text:s/>twee" },
    { "een    twee", "een <text:s text:c=\"3\"/>twee" },
    { "een\ttwee", "een<text:tab/>twee" },
    { "een\\\ntwee", "een<text:line-break/>twee" },
    { "een **twee** drie", "een <text:span text:style-name=\"Strong_20_Emphasis\">twee</text:span> drie" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *content = export_part (cases[i].text, "content.xml");

      assert_contains (content, cases[i].expected);
    }
}

/* A table in an item, which OpenDocument does not know: the list goes on after it with the next number. */
static void
test_interrupted_list (void)
{
  static const char * const ids[] = { "kernpunten", NULL };
  StellerBlock *cell = new_block (STELLER_BLOCK_TABLE_CELL, NULL, NULL);
  StellerBlock *table = new_block (STELLER_BLOCK_TABLE, new_block (STELLER_BLOCK_TABLE_ROW, cell, NULL), NULL);
  StellerBlock *first = new_block (STELLER_BLOCK_LIST_ITEM, table, steller_block_new_paragraph ("na de tabel"));
  StellerBlock *second = new_block (STELLER_BLOCK_LIST_ITEM, steller_block_new_paragraph ("tweede"), NULL);
  g_autoptr (StellerDocument) document = new_document (ids, new_block (STELLER_BLOCK_LIST, first, second));
  g_autoptr (GBytes) package = export_odt (document);
  g_autofree char *content = read_part (package, "content.xml");
  const char *rest = strstr (content, "table:name=\"Table1\"");

  g_assert_nonnull (rest);
  assert_contains (rest, "<text:list text:style-name=\"Nota_20_numbers\"><text:list-header>");
  assert_contains (rest, "<text:list-item text:start-value=\"2\">");
}

static void
test_language (void)
{
  g_autofree char *content = export_part ("[the summary]{lang=en} [die Zusammenfassung]{lang=de-AT}", "content.xml");

  assert_contains (content, "fo:language=\"en\" fo:country=\"GB\"");
  assert_contains (content, "fo:language=\"de\" fo:country=\"AT\"");
  assert_contains (content, "<text:span text:style-name=\"Language_en\">the summary</text:span>");
}

static void
test_long_section_id (void)
{
  static const char * const ids[] = {
    "eigen_een_lange_naam_die_niet_op_een_regel_past", "eigen_een_lange_naam_die_niet_op_een_andere_past", NULL,
  };
  g_autoptr (StellerDocument) document = new_document (ids, NULL);
  g_autoptr (GBytes) package = export_odt (document);
  g_autofree char *content = read_part (package, "content.xml");

  assert_contains (content, "text:bookmark-start text:name=\"_nota_eigen_een_lange_naam_die_niet_op_e\"");
  assert_contains (content, "text:bookmark-start text:name=\"_nota_eigen_een_lange_naam_die_niet_op_2\"");
}

/* What takes the place of a mark in a line is all there, beside other text, other marks and alone in a span. */
static void
test_marks_in_line (void)
{
  static const struct { const char *line, *expected; } lines[] = {
    { "Route: {{parafen.label}} {{documentnaam}}, {{documentnaam}}!", ">Route: Parafen Nota, Nota!</text:p>" },
    { "{{documentnaam}}{{parafen.label}}", ">NotaParafen</text:p>" },
    { "<text:span>{{parafen.label}}</text:span>.", ">Parafen</text:span>.</text:p>" },
    { "Leeg: {{datum}}{{datum.label}}.", ">Leeg: .</text:p>" },
    { "{{parafen.label}}", "\"Initials_20_label\">Parafen</text:p>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      StellerDocumentBuilder *builder = steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
      g_autoptr (StellerStyle) style = fixture_new_style ("{{parafen.label}}", lines[i].line);
      g_autoptr (StellerDocument) document = NULL;
      g_autoptr (StellerExport) job = NULL;
      g_autoptr (GBytes) package = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;

      steller_document_builder_add_field (builder, "documentnaam", "", STELLER_DOCUMENT_KIND_TEXT,
                                          STELLER_DOCUMENT_PLACE_TITLE);
      steller_document_builder_take_block (builder, steller_block_new_paragraph ("Nota"), 0);
      steller_document_builder_add_field (builder, "parafen", "Parafen", STELLER_DOCUMENT_KIND_LIST,
                                          STELLER_DOCUMENT_PLACE_BODY);
      document = steller_document_builder_end (builder);
      job = steller_export_new (document, style);
      package = steller_export_write (job, steller_export_format_lookup ("odt"), &error);
      g_assert_no_error (error);
      content = read_part (package, "content.xml");
      assert_contains (content, lines[i].expected);
    }
}

/* The paragraph for the label of a field goes with the field. */
static void
test_label_of_nothing (void)
{
  g_autofree char *content = export_part ("Tekst.", "content.xml");

  assert_lacks (content, "Initials_20_label");
}

/* The words of the style are in the language of the note. */
static void
test_words (void)
{
  static const struct { const char *language, *expected; } notes[] = {
    { "nl", ">Pagina <text:page-number text:select-page=\"current\">1</text:page-number> van <text:page-count>" },
    { "en", ">Page <text:page-number text:select-page=\"current\">1</text:page-number> of <text:page-count>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (StellerDocument) document = steller_document_builder_end (
        steller_document_builder_new (STELLER_AUDIENCE_PUBLIC, "beslisnota", notes[i].language));
      g_autoptr (GBytes) package = export_odt (document);
      g_autofree char *styles = read_part (package, "styles.xml");

      assert_contains (styles, notes[i].expected);
      assert_lacks (styles, "{{");
    }
}

/* No page starts with the closing: the last paragraph of the text is kept with it, in a style that is otherwise its own.
 * A table stays as it is. */
static void
test_kept_closing (void)
{
  static const struct { const char *text, *expected; } texts[] = {
    { "Een.\n\nTwee.", "<text:p text:style-name=\"Text_20_body\">Een.</text:p>"
                       "<text:p text:style-name=\"Text_20_body.kept\">Twee.</text:p>" },
    { "- een\n- twee", "<text:p text:style-name=\"List_20_Bullet\">een</text:p></text:list-item>"
                      "<text:list-item><text:p text:style-name=\"List_20_Bullet.kept\">twee</text:p>" },
    { "### Kop", "<text:h text:style-name=\"Heading_20_2.kept\"" },
    { ":::woo 5.1.2.b\nGeheim.\n:::", "<text:p text:style-name=\"Text_20_body.kept\">Geheim.</text:p></text:section>" },
    { "| A |\n|---|\n| b |", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      StellerDocumentBuilder *builder = steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
      g_autoptr (StellerDocument) document = NULL;
      g_autoptr (GPtrArray) blocks = export_example_parse (STELLER_AUDIENCE_INTERNAL, texts[i].text);
      g_autoptr (GBytes) package = NULL;
      g_autofree char *content = NULL;

      steller_document_builder_add_field (builder, "ondertekening", "", STELLER_DOCUMENT_KIND_TEXT,
                                          STELLER_DOCUMENT_PLACE_BODY);
      steller_document_builder_take_block (builder, steller_block_new_paragraph ("DE DIRECTEUR"), 0);
      steller_document_builder_add_section (builder, "kernpunten", 1, NULL, steller_block_new_heading (1, "Kop"));
      for (guint j = 0; j < blocks->len; j++)
        steller_document_builder_take_block (builder, steller_block_ref (g_ptr_array_index (blocks, j)), 0);
      document = steller_document_builder_end (builder);
      package = export_odt (document);
      content = read_part (package, "content.xml");
      if (texts[i].expected)
        {
          assert_contains (content, texts[i].expected);
          assert_contains (content, "fo:keep-with-next=\"always\"");
        }
      else
        {
          assert_lacks (content, ".kept");
        }
    }
}

/* An automatic style of the template cannot be a parent: it is repeated. */
static void
test_kept_automatic_style (void)
{
  g_autoptr (StellerStyle) style = NULL;
  StellerDocumentBuilder *builder = steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerExport) job = NULL;
  g_autoptr (GBytes) package = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  style = fixture_new_style ("</office:automatic-styles>\n  <office:body>\n    <office:text>",
                               "<style:style style:name=\"P1\" style:family=\"paragraph\" "
                               "style:parent-style-name=\"Signature\"><style:text-properties fo:color=\"#ff0000\"/>"
                               "</style:style></office:automatic-styles><office:body><office:text>"
                               "<text:p text:style-name=\"P1\">Vooraf.</text:p>"
                               "<text:p text:style-name=\"P1\">{{ondertekening}}</text:p>");
  steller_document_builder_add_field (builder, "ondertekening", "", STELLER_DOCUMENT_KIND_TEXT,
                                      STELLER_DOCUMENT_PLACE_BODY);
  steller_document_builder_take_block (builder, steller_block_new_paragraph ("DE DIRECTEUR"), 0);
  document = steller_document_builder_end (builder);
  job = steller_export_new (document, style);
  package = steller_export_write (job, steller_export_format_lookup ("odt"), &error);
  g_assert_no_error (error);
  content = read_part (package, "content.xml");
  assert_contains (content, "<text:p text:style-name=\"P1.kept\">Vooraf.</text:p>");
  assert_contains (content, " style:name=\"P1.kept\" style:family=\"paragraph\" "
                            "style:parent-style-name=\"Signature\"><style:paragraph-properties "
                            "fo:keep-with-next=\"always\"/><style:text-properties fo:color=\"#ff0000\"/>");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SOURCE_DATE_EPOCH", "1771200000", TRUE);

  g_test_add_func ("/export/odt/first-entry", test_first_entry);
  g_test_add_func ("/export/odt/parts", test_parts);
  g_test_add_func ("/export/odt/no-marks-left", test_no_marks_left);
  g_test_add_func ("/export/odt/marks-in-line", test_marks_in_line);
  g_test_add_func ("/export/odt/label-of-nothing", test_label_of_nothing);
  g_test_add_func ("/export/odt/metadata", test_metadata);
  g_test_add_func ("/export/odt/hostile-text", test_hostile_text);
  g_test_add_func ("/export/odt/hostile-title", test_hostile_title);
  g_test_add_func ("/export/odt/white-space", test_white_space);
  g_test_add_func ("/export/odt/interrupted-list", test_interrupted_list);
  g_test_add_func ("/export/odt/language", test_language);
  g_test_add_func ("/export/odt/long-section-id", test_long_section_id);
  g_test_add_func ("/export/odt/words", test_words);
  g_test_add_func ("/export/odt/kept-closing", test_kept_closing);
  g_test_add_func ("/export/odt/kept-automatic-style", test_kept_automatic_style);

  return g_test_run ();
}
