/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-example.h"

#include "layout-fixture.h"

#include <string.h>

#include "steller-document-builder.h"
#include "steller-export-format.h"
#include "steller-xml.h"
#include "steller-zip-reader.h"
#include "steller-zip-writer.h"

#define DOCUMENT "word/document.xml"

static GBytes *
write_job (StellerExport *job)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = steller_export_write (job, steller_export_format_lookup ("docx"), &error);

  g_assert_no_error (error);
  return bytes;
}

static GBytes *
export_docx (StellerDocument *document)
{
  g_autoptr (StellerExport) job = export_example_job (document);

  return write_job (job);
}

static char *
read_part (GBytes     *package,
           const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerZipReader) zip = steller_zip_reader_new (package, &error);
  g_autoptr (GBytes) part = NULL;
  g_autoptr (xmlDoc) document = NULL;

  g_assert_no_error (error);
  part = steller_zip_reader_read (zip, name, &error);
  g_assert_no_error (error);
  document = steller_xml_parse (part, name, &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
}

static char *
export_part (const char *markdown,
             const char *name)
{
  g_autoptr (StellerDocument) document = export_example_text (STELLER_AUDIENCE_INTERNAL, markdown);
  g_autoptr (GBytes) package = export_docx (document);

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

/* The types of the parts come first, as word processors write them; the public edition has no properties of its own. */
static void
test_parts (void)
{
  static const struct { StellerAudience audience; const char *names; } editions[] = {
    { STELLER_AUDIENCE_INTERNAL,
      "[Content_Types].xml _rels/.rels word/styles.xml word/fontTable.xml word/header1.xml "
      "word/footer1.xml word/footer2.xml word/numbering.xml word/settings.xml word/document.xml "
      "word/_rels/document.xml.rels docProps/core.xml docProps/app.xml docProps/custom.xml" },
    { STELLER_AUDIENCE_PUBLIC,
      "[Content_Types].xml _rels/.rels word/styles.xml word/fontTable.xml word/header1.xml "
      "word/footer1.xml word/footer2.xml word/numbering.xml word/settings.xml word/document.xml "
      "word/_rels/document.xml.rels docProps/core.xml docProps/app.xml" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (editions); i++)
    {
      g_autoptr (StellerDocument) document = export_example_new (editions[i].audience, "geheim");
      g_autoptr (GBytes) package = export_docx (document);
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerZipReader) zip = steller_zip_reader_new (package, &error);
      g_autofree char *names = NULL;

      g_assert_no_error (error);
      names = g_strjoinv (" ", (char **) steller_zip_reader_get_names (zip));
      g_assert_cmpstr (names, ==, editions[i].names);
    }
}

static void
test_no_marks_left (void)
{
  static const char * const parts[] = { DOCUMENT, "word/header1.xml", "word/footer1.xml", "word/footer2.xml" };
  g_autoptr (StellerDocument) document = export_example_new (STELLER_AUDIENCE_INTERNAL, "geheim");
  g_autoptr (GBytes) package = export_docx (document);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = read_part (package, parts[i]);

      assert_lacks (part, "{{");
    }
}

static void
test_metadata (void)
{
  g_autoptr (StellerDocument) document = export_example_new (STELLER_AUDIENCE_INTERNAL, "geheim");
  g_autoptr (GBytes) package = export_docx (document);
  g_autofree char *core = read_part (package, "docProps/core.xml");
  g_autofree char *app = read_part (package, "docProps/app.xml");
  g_autofree char *custom = read_part (package, "docProps/custom.xml");

  assert_contains (core, "<dc:title>Beslisnota – Verlenging &lt;proef&gt; &amp; “gevolgen”</dc:title>");
  assert_contains (core, "<dc:language>nl</dc:language>");
  assert_contains (core, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-02-16T00:00:00Z</dcterms:created>");
  assert_lacks (core, "reator");
  assert_lacks (core, "lastModifiedBy");
  assert_contains (app, "<Application>Steller</Application><AppVersion>");
  assert_contains (custom, "pid=\"2\" name=\"nota.schema\"><vt:lpwstr>1</vt:lpwstr>");
}

/* Nothing of the file that the note came from is in a public edition. */
static void
test_public_is_anonymous (void)
{
  g_autoptr (StellerDocument) document = export_example_new (STELLER_AUDIENCE_PUBLIC, "geheim");
  g_autoptr (GBytes) package = export_docx (document);
  g_autofree char *types = read_part (package, "[Content_Types].xml");
  g_autofree char *relationships = read_part (package, "_rels/.rels");
  g_autofree char *text = read_part (package, DOCUMENT);

  assert_lacks (types, "custom");
  assert_lacks (relationships, "custom");
  assert_lacks (text, "geheim");
}

/* What a note can hold of text that is not XML, or would end an element. */
static void
test_hostile_text (void)
{
  g_autofree char *content = export_part ("a ]]> b <w:p/> c &amp; \x01\x1f\x7f \xef\xbf\xbe \xef\xbf\xbf \"q\" 'r'",
                                          DOCUMENT);

  assert_contains (content, "a ]]&gt; b &lt;w:p/&gt; c ");
  assert_lacks (content, "\x01");
  assert_lacks (content, "\xef\xbf\xbe");
}

static void
test_hostile_title (void)
{
  g_autoptr (StellerDocument) document = export_example_titled ("\x02 Titel\n met \x0b <b>]]>&");
  g_autoptr (GBytes) package = export_docx (document);
  g_autofree char *core = read_part (package, "docProps/core.xml");

  assert_contains (core, "<dc:title>Titel met &lt;b&gt;]]&gt;&amp;</dc:title>");
}

/* Markdown, and what stands in the text for it. */
static const struct { const char *markdown, *expected; } texts[] = {
  /* Text */
  { "een  twee", "<w:r><w:t xml:space=\"preserve\">een  twee</w:t></w:r>" },
  { "een\\\ntwee", "<w:t>een</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>twee</w:t>" },
  { "af\xc2\xad" "breken", "<w:t>af</w:t><w:softHyphen/><w:t>breken</w:t>" },
  { "een **twee** drie", "<w:t xml:space=\"preserve\">een </w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr>"
                         "<w:t>twee</w:t></w:r><w:r><w:t xml:space=\"preserve\"> drie</w:t>" },
  { "*twee*", "<w:rPr><w:rStyle w:val=\"Emphasis\"/></w:rPr><w:t>twee</w:t>" },
  { "***twee***", "<w:rPr><w:rStyle w:val=\"Strong\"/><w:i/></w:rPr><w:t>twee</w:t>" },
  { "7^e^", "<w:rPr><w:rStyle w:val=\"Superscript\"/></w:rPr><w:t>e</w:t>" },
  { "**7^e^**", "<w:rPr><w:rStyle w:val=\"Strong\"/><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>e</w:t>" },
  { "[the summary]{lang=en}", "<w:rPr><w:lang w:val=\"en-GB\"/></w:rPr><w:t>the summary</w:t>" },
  { "[die Zusammenfassung]{lang=de-AT}", "<w:lang w:val=\"de-AT\"/>" },
  /* Links */
  { "[a **b**](https://example.org/?a=1&b=2)",
    "<w:hyperlink r:id=\"rId3\" w:history=\"1\"><w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>"
    "<w:t xml:space=\"preserve\">a </w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/><w:b/></w:rPr><w:t>b</w:t>"
    "</w:r></w:hyperlink>" },
  { "[a](https://example.org/)[b](https://example.org/)", "</w:hyperlink><w:hyperlink r:id=\"rId3\"" },
  { "[a](https://example.org:x/)", "<w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr><w:t>a</w:t>" },
  /* Marks */
  { "De heer ⟦5.1.2.e|Jansen⟧.", "<w:rPr><w:rStyle w:val=\"RedactionPassage\"/></w:rPr><w:t>Jansen</w:t></w:r><w:r>"
                                 "<w:rPr><w:rStyle w:val=\"RedactionGround\"/><w:bdr w:val=\"single\" w:sz=\"4\" "
                                 "w:space=\"0\" w:color=\"595959\"/></w:rPr><w:t>\xc2\xa0" "5.1.2.e</w:t>" },
  { "**⟦5.1.2.e|Jansen⟧**", "<w:rStyle w:val=\"RedactionPassage\"/><w:b/></w:rPr><w:t>Jansen</w:t>" },
  /* Paragraphs */
  { "### Kop", "<w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t>Kop</w:t>" },
  { "> Wie betaalt", "<w:pPr><w:pStyle w:val=\"Quote\"/></w:pPr><w:r><w:t>Wie betaalt</w:t>" },
  /* Lists: the number of the list says which counts together. */
  { "- een", "<w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" },
  { "- een\n  - twee", "<w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>" },
  { "1. een", "<w:pStyle w:val=\"ListNumber\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>" },
  { "1. een\n   1. twee", "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>twee" },
  { "1. een\n\n   3. drie", "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr><w:r><w:t>drie" },
  { "1. een\n   1. twee\n\n   tekst\n\n   1. weer",
    "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr><w:r><w:t>weer" },
  { "1. een\n\ntekst\n\n1. weer", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/></w:numPr></w:pPr><w:r><w:t>weer" },
  { "- een\n\n  meer", "<w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>"
                       "<w:ind w:left=\"340\" w:firstLine=\"0\"/></w:pPr><w:r><w:t>meer</w:t>" },
  { "1. - een", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:p><w:p><w:pPr>"
                "<w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
                "<w:r><w:t>een" },
  { "- \n- twee", "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val=\"ListBullet\"/>" },
  /* Tables: the paragraphs beside one have the room around it. */
  { "Vooraf.\n\n| A |\n|---|\n| b |\n\nErna.",
    "<w:pPr><w:pStyle w:val=\"BodyText\"/><w:spacing w:after=\"120\"/></w:pPr><w:r><w:t>Vooraf.</w:t></w:r></w:p>"
    "<w:tbl><w:tblPr><w:tblStyle w:val=\"NotaTable\"/>" },
  { "Vooraf.\n\n| A |\n|---|\n| b |\n\nErna.",
    "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"BodyText\"/><w:spacing w:before=\"160\"/></w:pPr><w:r><w:t>Erna." },
  { "| A |\n|---|\n| b |", "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"7523\" "
                           "w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableHeading\"/></w:pPr>" },
  { "| A |\n|--:|\n| b |", "<w:pPr><w:pStyle w:val=\"TableContents\"/><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>b" },
  { "| A |\n|:-:|\n| b |", "<w:pPr><w:pStyle w:val=\"TableHeading\"/><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>A" },
  { "| A |\n|---|\n| b |\n\n| C |\n|---|\n| d |",
    "</w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"200\" w:lineRule=\"exact\"/><w:rPr><w:sz "
    "w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:pPr></w:p><w:tbl>" },
  { "| A |\n|---|\n| b |", "</w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>"
                           "<w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:pPr></w:p><w:sectPr>" },
  { "- een\n\n  | A |\n  |---|\n  | b |", "<w:tblW w:w=\"7183\" w:type=\"dxa\"/><w:tblInd w:w=\"340\" w:type=\"dxa\"/>" },
  /* Blocks that are not public stand in a frame under their ground. */
  { "Vooraf.\n\n:::woo 5.1.2.b\nGeheim.\n:::\n",
    "<w:tblStyle w:val=\"RedactionFrame\"/><w:tblW w:w=\"7523\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>"
    "<w:tblGrid><w:gridCol w:w=\"7523\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w=\"7523\" w:type=\"dxa\"/></w:tcPr>"
    "<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/><w:keepNext/><w:spacing w:before=\"0\"/></w:pPr><w:r><w:rPr><w:rStyle "
    "w:val=\"RedactionGround\"/></w:rPr><w:t>5.1.2.b</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr>"
    "<w:r><w:t>Geheim.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>" },
  { ":::woo 5.1.2.b\n| A |\n|---|\n| b |\n:::\n", "</w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" "
                                                 "w:line=\"20\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/><w:szCs "
                                                 "w:val=\"2\"/></w:rPr></w:pPr></w:p></w:tc></w:tr></w:tbl>" },
};

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *content = export_part (texts[i].markdown, DOCUMENT);

      g_test_message ("%s", texts[i].markdown);
      assert_contains (content, texts[i].expected);
    }
}

/* A public bar is always the same; it has its ground and nothing else. */
static void
test_bars (void)
{
  static const struct { const char *markdown, *expected; } bars[] = {
    { "De heer ⟦5.1.2.e|Jansen⟧.", "<w:r><w:rPr><w:rStyle w:val=\"RedactionChar\"/></w:rPr><w:t>\xc2\xa0"
                                   "5.1.2.e\xc2\xa0</w:t></w:r>" },
    { ":::woo 5.1.2.b\n- Geheim\n- en meer\n:::\n",
      "<w:p><w:pPr><w:pStyle w:val=\"Redaction\"/></w:pPr><w:r><w:t>5.1.2.b</w:t></w:r></w:p>" },
    /* Two in a row do not become one box. */
    { ":::woo 5.1.2.b\nA\n:::\n\n:::woo 5.1.2.i\nB\n:::\n\n:::woo 5.1.2.e\nC\n:::\n",
      "<w:t>5.1.2.b</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Redaction\"/><w:ind w:right=\"61\"/></w:pPr><w:r>"
      "<w:t>5.1.2.i</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Redaction\"/></w:pPr>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      g_autoptr (StellerDocument) document = export_example_text (STELLER_AUDIENCE_PUBLIC, bars[i].markdown);
      g_autoptr (GBytes) package = export_docx (document);
      g_autofree char *content = read_part (package, DOCUMENT);

      assert_contains (content, bars[i].expected);
    }
}

/* A numbered list of its own starts where its first item does; one in a list with bullets looks like the outermost. */
static void
test_numbering (void)
{
  static const struct { const char *markdown, *expected; } lists[] = {
    { "5. vijf", "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride "
                 "w:val=\"5\"/></w:lvlOverride></w:num>" },
    { "0. nul", "<w:startOverride w:val=\"0\"/>" },
    { "1. een\n2. twee\n\n   7. zeven", "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">"
                                      "<w:startOverride w:val=\"2\"/></w:lvlOverride><w:lvlOverride w:ilvl=\"1\">"
                                      "<w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>" },
    { "- een\n  1. twee", "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"1\">" },
    { "- een", "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:suff w:val=\"tab\"/><w:lvlText "
               "w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"340\" w:hanging=\"340\"/></w:pPr></w:lvl>" },
    { "1. een", "<w:numFmt w:val=\"lowerLetter\"/><w:suff w:val=\"tab\"/><w:lvlText w:val=\"%3.\"/>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *numbering = export_part (lists[i].markdown, "word/numbering.xml");

      g_test_message ("%s", lists[i].markdown);
      assert_contains (numbering, lists[i].expected);
    }
}

/* Styles that every word processor has are those of the word processor, and each says what it changes only. */
static void
test_styles (void)
{
  static const char * const expected[] = {
    "<w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Liberation Sans\" w:hAnsi=\"Liberation Sans\"",
    "<w:lang w:val=\"nl-NL\"/></w:rPr></w:rPrDefault>",
    "<w:style w:type=\"paragraph\" w:styleId=\"Normal\" w:default=\"1\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr>"
    "<w:spacing w:line=\"250\" w:lineRule=\"exact\"/></w:pPr></w:style>",
    "w:styleId=\"BodyText\"><w:name w:val=\"Body Text\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing "
    "w:before=\"80\" w:after=\"0\"/></w:pPr></w:style>",
    "w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Heading\"/><w:next w:val=\"BodyText\"/>"
    "<w:qFormat/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>",
    "w:styleId=\"ListBullet\"><w:name w:val=\"List Bullet\"/>",
    "w:styleId=\"MarginText\" w:customStyle=\"1\"><w:name w:val=\"Margin text\"/>",
    "w:styleId=\"Redaction\" w:customStyle=\"1\"><w:name w:val=\"Redaction\"/><w:basedOn w:val=\"BodyText\"/><w:link "
    "w:val=\"RedactionChar\"/>",
    "<w:style w:type=\"table\" w:styleId=\"NotaTable\" w:customStyle=\"1\"><w:name w:val=\"Nota table\"/><w:basedOn "
    "w:val=\"TableNormal\"/>",
    "<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>",
  };
  g_autofree char *styles = export_part ("Tekst.", "word/styles.xml");

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_contains (styles, expected[i]);
}

static void
test_settings (void)
{
  g_autofree char *settings = export_part ("Tekst.", "word/settings.xml");
  g_autofree char *fonts = export_part ("Tekst.", "word/fontTable.xml");

  assert_contains (settings, "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
                             "w:val=\"15\"");
  assert_contains (settings, "<w:doNotUseHTMLParagraphAutoSpacing/>");
  assert_contains (settings, "<w:defaultTabStop w:val=\"709\"/>");
  assert_contains (fonts, "<w:font w:name=\"Liberation Sans\"><w:altName w:val=\"Arial\"/></w:font>");
}

/* The first page has its larger margin by its header; all pages have the numbers in their foot. */
static void
test_pages (void)
{
  g_autoptr (StellerDocument) document = export_example_new (STELLER_AUDIENCE_PUBLIC, "geheim");
  g_autoptr (GBytes) package = export_docx (document);
  g_autofree char *content = read_part (package, DOCUMENT);
  g_autofree char *header = read_part (package, "word/header1.xml");

  assert_contains (content, "<w:headerReference w:type=\"first\" r:id=\"rId");
  assert_lacks (content, "<w:headerReference w:type=\"default\"");
  assert_contains (content, "<w:footerReference w:type=\"first\" r:id=\"rId");
  assert_contains (content, "<w:footerReference w:type=\"default\" r:id=\"rId");
  assert_contains (content, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"2823\" "
                            "w:bottom=\"1474\" w:left=\"1559\" w:header=\"708\" w:footer=\"794\" w:gutter=\"0\"/>"
                            "<w:titlePg/></w:sectPr>");
  assert_contains (header, "w:line=\"2353\" w:lineRule=\"exact\"");
}

/* The words of the style are in the language of the note. */
static void
test_words (void)
{
  static const struct { const char *language, *expected; } notes[] = {
    { "nl", "<w:t>Pagina</w:t>" }, { "en", "<w:t>Page</w:t>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (StellerDocument) document = steller_document_builder_end (
        steller_document_builder_new (STELLER_AUDIENCE_PUBLIC, "beslisnota", notes[i].language));
      g_autoptr (GBytes) package = export_docx (document);
      g_autofree char *footer = read_part (package, "word/footer1.xml");

      assert_contains (footer, notes[i].expected);
      assert_contains (footer, "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>");
      assert_contains (footer, "<w:instrText xml:space=\"preserve\"> NUMPAGES </w:instrText>");
    }
}

static void
test_long_section_id (void)
{
  static const char * const ids[] = {
    "eigen_een_lange_naam_die_niet_op_een_regel_past", "eigen_een_lange_naam_die_niet_op_een_andere_past",
  };
  StellerDocumentBuilder *builder = steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (GBytes) package = NULL;
  g_autofree char *content = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    steller_document_builder_add_section (builder, ids[i], 1, NULL, steller_block_new_heading (1, "Kop"));
  document = steller_document_builder_end (builder);
  package = export_docx (document);
  content = read_part (package, DOCUMENT);
  assert_contains (content, "<w:bookmarkStart w:id=\"0\" w:name=\"_nota_eigen_een_lange_naam_die_niet_op_e\"/>");
  assert_contains (content, "<w:bookmarkStart w:id=\"1\" w:name=\"_nota_eigen_een_lange_naam_die_niet_op_2\"/>");
}

/* A document with the parts of the head that the skeletons below have a place for. */
static StellerDocument *
new_head (void)
{
  StellerDocumentBuilder *builder = steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
  g_autoptr (GPtrArray) table = export_example_parse (STELLER_AUDIENCE_INTERNAL, "| A |\n|---|\n| b |");

  steller_document_builder_set_title (builder, "Titel");
  steller_document_builder_add_field (builder, "documentnaam", "", STELLER_DOCUMENT_KIND_TEXT,
                                      STELLER_DOCUMENT_PLACE_TITLE);
  steller_document_builder_take_block (builder, steller_block_new_paragraph ("Nota"), 0);
  steller_document_builder_add_field (builder, "parafen", "Parafen", STELLER_DOCUMENT_KIND_LIST,
                                      STELLER_DOCUMENT_PLACE_BODY);
  steller_document_builder_take_block (builder, steller_block_ref (g_ptr_array_index (table, 0)), 0);
  steller_document_builder_add_field (builder, "ondertekening", "", STELLER_DOCUMENT_KIND_TEXT,
                                      STELLER_DOCUMENT_PLACE_BODY);
  steller_document_builder_take_block (builder, steller_block_new_paragraph ("DE DIRECTEUR"), 0);

  return steller_document_builder_end (builder);
}

/* Changes of the skeleton of the built-in style, and what becomes of them. */
static void
test_skeletons (void)
{
  static const struct { const char *search, *replacement, *expected; } skeletons[] = {
    { "{{parafen.label}}", "Route: {{parafen.label}} {{documentnaam}}, {{documentnaam}}!",
      "<w:t xml:space=\"preserve\">Route: </w:t></w:r><w:r><w:t>Parafen</w:t></w:r><w:r><w:t xml:space=\"preserve\"> "
      "</w:t></w:r><w:r><w:t>Nota</w:t></w:r>" },
    { "{{parafen.label}}", "<text:span text:style-name=\"Emphasis\">{{documentnaam}}</text:span> af",
      "<w:r><w:rPr><w:rStyle w:val=\"Emphasis\"/></w:rPr><w:t>Nota</w:t></w:r><w:r><w:t xml:space=\"preserve\"> af" },
    { "{{parafen.label}}", "een<text:tab/>twee<text:line-break/>drie",
      "<w:t>een</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>twee</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>drie" },
    /* A frame with a table in it is a table at that place. */
    { "<text:p text:style-name=\"Sender\">{{afzender}}</text:p>", "<text:p text:style-name=\"Sender\">{{parafen}}</text:p>",
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableNormal\"/><w:tblpPr w:vertAnchor=\"page\" w:horzAnchor=\"page\" "
      "w:tblpX=\"9315\" w:tblpY=\"3061\"/><w:tblW w:w=\"2154\" w:type=\"dxa\"/>" },
    /* A frame of paragraphs is framed paragraphs, before the first paragraph of the text. */
    { "<text:p text:style-name=\"Sender\">{{afzender}}</text:p>", "<text:p text:style-name=\"Sender\">Van ons</text:p>",
      "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Sender\"/><w:framePr w:w=\"2154\" w:wrap=\"around\" w:vAnchor=\"page\" "
      "w:hAnchor=\"page\" w:x=\"9315\" w:y=\"3061\"/></w:pPr><w:r><w:t>Van ons</w:t></w:r></w:p><w:p>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (skeletons); i++)
    {
      g_autoptr (StellerDocument) document = new_head ();
      g_autoptr (StellerStyle) style = fixture_new_style (skeletons[i].search, skeletons[i].replacement);
      g_autoptr (StellerExport) job = steller_export_new (document, style);
      g_autoptr (GBytes) package = write_job (job);
      g_autofree char *content = read_part (package, DOCUMENT);

      g_test_message ("%s", skeletons[i].replacement);
      assert_contains (content, skeletons[i].expected);
    }
}

/* An automatic style is the common one, and what it changes. */
static void
test_automatic_style (void)
{
  g_autoptr (StellerDocument) document = new_head ();
  g_autoptr (StellerStyle) style = NULL;
  g_autoptr (StellerExport) job = NULL;
  g_autoptr (GBytes) package = NULL;
  g_autofree char *content = NULL;

  style = fixture_new_style ("</office:automatic-styles>\n  <office:body>\n    <office:text>",
                             "<style:style style:name=\"P1\" style:family=\"paragraph\" "
                             "style:parent-style-name=\"Signature\"><style:paragraph-properties "
                             "fo:text-align=\"center\"/><style:text-properties fo:color=\"#ff0000\"/></style:style>"
                             "</office:automatic-styles><office:body><office:text>"
                             "<text:p text:style-name=\"Standard\">Bovenaan.</text:p>"
                             "<text:p text:style-name=\"P1\">Vooraf.</text:p>"
                             "<text:p text:style-name=\"Signature\">{{ondertekening}}</text:p>");
  job = steller_export_new (document, style);
  package = write_job (job);
  content = read_part (package, DOCUMENT);
  assert_contains (content, "<w:pPr><w:pStyle w:val=\"Signature\"/><w:keepNext/><w:jc w:val=\"center\"/></w:pPr><w:r>"
                            "<w:rPr><w:color w:val=\"FF0000\"/></w:rPr><w:t>Vooraf.</w:t></w:r>");
}

static const guint8 dots[] = {
  0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0,
  0xd1, 0x49, 0x3c, 0xf3, 0, 0, 0, 11, 'I', 'D', 'A', 'T', 0x78, 0x9c, 0x63, 0x60, 0x60, 0, 0, 0, 3, 0, 1, 0xb8, 0xad,
  0x3a, 0x63, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82,
};
static const char vectors[] = "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='4'><rect width='8' "
                              "height='4'/></svg>";

/* The built-in style with @body before its text, @header in the header of its following pages, and two images. */
static StellerStyle *
new_style (const char *body,
           const char *header)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) builtin = steller_style_new_builtin ("standaard", &error);
  g_autoptr (StellerZipWriter) zip = steller_zip_writer_new (&error);
  g_autoptr (GBytes) dots_bytes = g_bytes_new_static (dots, sizeof dots);
  g_autoptr (GBytes) vectors_bytes = g_bytes_new_static (vectors, strlen (vectors));
  g_autoptr (GBytes) package = NULL;
  const char * const *names = steller_style_get_part_names (builtin);
  StellerStyle *style;

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (steller_style_get_part (builtin, names[i]), NULL),
                                                   g_bytes_get_size (steller_style_get_part (builtin, names[i])));
      g_autoptr (GBytes) bytes = NULL;

      g_string_replace (text, "xmlns:office=", "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:office=", 1);
      if (g_str_equal (names[i], "content.xml"))
        g_string_replace (text, "<office:text>", body, 1);
      if (g_str_equal (names[i], "styles.xml") && header)
        g_string_replace (text, "page-layout-name=\"Following_page\">", header, 1);
      bytes = g_string_free_to_bytes (g_steal_pointer (&text));
      steller_zip_writer_add (zip, names[i], bytes, FALSE, &error);
      g_assert_no_error (error);
    }
  steller_zip_writer_add (zip, "Pictures/dots.png", dots_bytes, FALSE, &error);
  steller_zip_writer_add (zip, "Pictures/vectors.svg", vectors_bytes, FALSE, &error);
  g_assert_no_error (error);
  package = steller_zip_writer_finish (zip, &error);
  g_assert_no_error (error);
  style = steller_style_new_from_bytes ("proef", package, &error);
  g_assert_no_error (error);

  return style;
}

#define IMAGE(attributes, name, more) \
  "<draw:frame " attributes " svg:width=\"20pt\" svg:height=\"10pt\"><draw:image xlink:href=\"Pictures/" name "\"/>" \
  more "</draw:frame>"

/* Images of a house style, and what they are in the text. */
static void
test_images (void)
{
  static const struct { const char *body, *expected; } images[] = {
    { "<text:p text:style-name=\"Standard\">" IMAGE ("text:anchor-type=\"as-char\"", "dots.png",
                                                     "<svg:title>Een boom</svg:title>") "</text:p>",
      "<w:p><w:pPr><w:spacing w:line=\"250\" w:lineRule=\"atLeast\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" "
      "distR=\"0\" distB=\"0\" distL=\"0\"><wp:extent cx=\"254000\" cy=\"127000\"/><wp:docPr id=\"1\" name=\"Image 1\" "
      "descr=\"Een boom\"/>" },
    { "<text:p text:style-name=\"Standard\">" IMAGE ("text:anchor-type=\"as-char\"", "dots.png", "") "</text:p>",
      "<adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/>" },
    { IMAGE ("text:anchor-type=\"page\" text:anchor-page-number=\"1\" svg:x=\"72pt\" svg:y=\"36pt\"", "dots.png", ""),
      "<wp:positionH relativeFrom=\"page\"><wp:posOffset>914400</wp:posOffset></wp:positionH><wp:positionV "
      "relativeFrom=\"page\"><wp:posOffset>457200</wp:posOffset></wp:positionV>" },
    { "<text:p text:style-name=\"Standard\">" IMAGE ("text:anchor-type=\"as-char\"", "vectors.svg", "") "</text:p>",
      "<a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip "
      "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"rId4\"/>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (images); i++)
    {
      g_autofree char *body = g_strconcat ("<office:text>", images[i].body, NULL);
      g_autoptr (StellerDocument) document = new_head ();
      g_autoptr (StellerStyle) style = new_style (body, NULL);
      g_autoptr (StellerExport) job = steller_export_new (document, style);
      g_autoptr (GBytes) package = write_job (job);
      g_autofree char *content = read_part (package, DOCUMENT);
      g_autofree char *types = read_part (package, "[Content_Types].xml");

      g_test_message ("%s", images[i].body);
      assert_contains (content, images[i].expected);
      assert_contains (types, "<Default Extension=\"png\" ContentType=\"image/png\"/>");
    }
}

/* The same image is one part, whatever refers to it. */
static void
test_same_image (void)
{
  const char *line = "<text:p text:style-name=\"Standard\">" IMAGE ("text:anchor-type=\"as-char\"", "dots.png", "")
                     IMAGE ("text:anchor-type=\"as-char\"", "dots.png", "") "</text:p>";
  g_autofree char *body = g_strconcat ("<office:text>", line, NULL);
  g_autofree char *header = g_strconcat ("page-layout-name=\"Following_page\"><style:header>", line, "</style:header>",
                                         NULL);
  g_autoptr (StellerDocument) document = new_head ();
  g_autoptr (StellerStyle) style = new_style (body, header);
  g_autoptr (StellerExport) job = steller_export_new (document, style);
  g_autoptr (GBytes) package = write_job (job);
  g_autoptr (StellerZipReader) zip = steller_zip_reader_new (package, NULL);
  const char * const *names = steller_zip_reader_get_names (zip);
  g_autofree char *content = read_part (package, DOCUMENT);
  g_autofree char *part = read_part (package, "word/header2.xml");
  guint n_images = 0;

  for (guint i = 0; names[i]; i++)
    n_images += g_str_has_prefix (names[i], "word/media/") ? 1 : 0;
  g_assert_cmpuint (n_images, ==, 1);
  assert_contains (content, "<wp:docPr id=\"2\"");
  assert_contains (part, "<wp:docPr id=\"4\"");
  assert_contains (part, "r:embed=\"rId1\"");
}

/* Borders and padding are within the margins of a house style, and outside the indent of Word. */
static void
test_borders (void)
{
  static const struct { const char *properties, *expected; } borders[] = {
    { "fo:margin-left=\"20pt\" fo:border-left=\"2pt solid #808080\" fo:padding-left=\"4pt\"",
      "<w:pBdr><w:top w:val=\"nil\"/><w:left w:val=\"single\" w:sz=\"16\" w:space=\"4\" w:color=\"808080\"/><w:bottom "
      "w:val=\"nil\"/><w:right w:val=\"nil\"/></w:pBdr><w:ind w:left=\"520\"/>" },
    { "fo:padding=\"4pt\"", "w:styleId=\"Quote\"><w:name w:val=\"Quote\"/><w:basedOn w:val=\"BodyText\"/><w:qFormat/></w:style>" },
    { "fo:background-color=\"#ff0000\" fo:padding-right=\"3pt\"",
      "<w:right w:val=\"single\" w:sz=\"2\" w:space=\"3\" w:color=\"FF0000\"/></w:pBdr><w:shd w:val=\"clear\" "
      "w:color=\"auto\" w:fill=\"FF0000\"/><w:ind w:right=\"60\"/>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (borders); i++)
    {
      g_autofree char *properties = g_strdup_printf ("<style:paragraph-properties %s/>", borders[i].properties);
      g_autoptr (StellerDocument) document = new_head ();
      g_autoptr (StellerStyle) style = fixture_new_style ("<style:paragraph-properties fo:margin-left=\"6mm\" "
                                                          "fo:margin-right=\"6mm\"/>", properties);
      g_autoptr (StellerExport) job = steller_export_new (document, style);
      g_autoptr (GBytes) package = write_job (job);
      g_autofree char *styles = read_part (package, "word/styles.xml");

      g_test_message ("%s", borders[i].properties);
      assert_contains (styles, borders[i].expected);
    }
}

/* What the last of marked blocks has below itself is below their frame. */
static void
test_space_below (void)
{
  g_autoptr (StellerDocument) document = export_example_text (STELLER_AUDIENCE_INTERNAL,
                                                              ":::woo 5.1.2.b\nGeheim.\n:::\n\nErna.");
  g_autoptr (StellerStyle) style = fixture_new_style ("<style:paragraph-properties fo:margin-top=\"4pt\"/>",
                                                      "<style:paragraph-properties fo:margin-bottom=\"3pt\"/>");
  g_autoptr (StellerExport) job = steller_export_new (document, style);
  g_autoptr (GBytes) package = write_job (job);
  g_autofree char *content = read_part (package, DOCUMENT);

  assert_contains (content, "<w:pStyle w:val=\"BodyText\"/><w:spacing w:after=\"0\"/></w:pPr><w:r><w:t>Geheim.");
  assert_contains (content, "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"BodyText\"/><w:spacing w:before=\"60\"/></w:pPr>");
}

/* Word opens no table of more than 63 columns: the last one has what is too much. */
static void
test_wide_table (void)
{
  g_autoptr (GString) markdown = g_string_new (NULL);
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerExport) job = NULL;
  g_autoptr (GBytes) package = NULL;
  g_autofree char *content = NULL;
  guint n_columns = 0;
  guint n_warnings;

  for (guint i = 0; i < 64; i++)
    g_string_append_printf (markdown, "|K%u", i);
  g_string_append (markdown, "|\n");
  for (guint i = 0; i < 64; i++)
    g_string_append (markdown, "|---");
  g_string_append (markdown, "|\n| a |\n");
  document = export_example_text (STELLER_AUDIENCE_INTERNAL, markdown->str);
  job = export_example_job (document);
  package = write_job (job);
  content = read_part (package, DOCUMENT);
  for (const char *p = strstr (content, "NotaTable"); p && (p = strstr (p, "<w:gridCol")) != NULL; p++)
    n_columns++;
  g_assert_cmpuint (n_columns, ==, 63);
  assert_contains (content, "<w:t>K62</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"TableHeading\"/></w:pPr><w:r><w:t>K63"
                            "</w:t></w:r></w:p>");
  g_assert_nonnull (strstr (steller_export_get_warnings (job, &n_warnings)[0], "63"));
}

/* Headers of pages with an even number, and the border round pages. */
static void
test_regions (void)
{
  static const struct { const char *header, *part, *expected; } regions[] = {
    { "<style:header><text:p text:style-name=\"Header\">Oneven</text:p></style:header><style:header-left><text:p "
      "text:style-name=\"Header\">Even</text:p></style:header-left>",
      DOCUMENT, "<w:headerReference w:type=\"even\"" },
    { "<style:header><text:p text:style-name=\"Header\">Oneven</text:p></style:header><style:header-left><text:p "
      "text:style-name=\"Header\">Even</text:p></style:header-left>",
      "word/settings.xml", "<w:evenAndOddHeaders/>" },
    { "<style:header><text:p text:style-name=\"Header\">{{concept}}</text:p></style:header>", DOCUMENT,
      "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId3\"/><w:footerReference" },
    { "<style:header><text:p text:style-name=\"Header\"><text:title>x</text:title></text:p></style:header>",
      "word/header2.xml", "<w:instrText xml:space=\"preserve\"> TITLE </w:instrText></w:r><w:r><w:fldChar "
                          "w:fldCharType=\"separate\"/></w:r><w:r><w:t>Titel</w:t></w:r>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      g_autofree char *header = g_strconcat ("page-layout-name=\"Following_page\">", regions[i].header, NULL);
      g_autoptr (StellerDocument) document = new_head ();
      g_autoptr (StellerStyle) style = new_style ("<office:text>", header);
      g_autoptr (StellerExport) job = steller_export_new (document, style);
      g_autoptr (GBytes) package = write_job (job);
      g_autofree char *part = read_part (package, regions[i].part);

      g_test_message ("%s", regions[i].header);
      assert_contains (part, regions[i].expected);
    }
}

/* No page starts with the closing: the last paragraph of the text is kept with it. A table stays as it is. */
static void
test_kept_closing (void)
{
  static const struct { const char *text, *expected; } closings[] = {
    { "Een.\n\nTwee.", "<w:pStyle w:val=\"BodyText\"/><w:keepNext/></w:pPr><w:r><w:t>Twee.</w:t>" },
    { "- een\n- twee", "<w:pStyle w:val=\"ListBullet\"/><w:keepNext/><w:numPr>" },
    { "| A |\n|---|\n| b |", "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Signature\"/>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (closings); i++)
    {
      StellerDocumentBuilder *builder = steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
      g_autoptr (StellerDocument) document = NULL;
      g_autoptr (GPtrArray) blocks = export_example_parse (STELLER_AUDIENCE_INTERNAL, closings[i].text);
      g_autoptr (GBytes) package = NULL;
      g_autofree char *content = NULL;

      steller_document_builder_add_field (builder, "ondertekening", "", STELLER_DOCUMENT_KIND_TEXT,
                                          STELLER_DOCUMENT_PLACE_BODY);
      steller_document_builder_take_block (builder, steller_block_new_paragraph ("DE DIRECTEUR"), 0);
      steller_document_builder_add_section (builder, "kernpunten", 1, NULL, steller_block_new_heading (1, "Kop"));
      for (guint j = 0; j < blocks->len; j++)
        steller_document_builder_take_block (builder, steller_block_ref (g_ptr_array_index (blocks, j)), 0);
      document = steller_document_builder_end (builder);
      package = export_docx (document);
      content = read_part (package, DOCUMENT);
      assert_contains (content, closings[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SOURCE_DATE_EPOCH", "1771200000", TRUE);

  g_test_add_func ("/export/docx/parts", test_parts);
  g_test_add_func ("/export/docx/no-marks-left", test_no_marks_left);
  g_test_add_func ("/export/docx/metadata", test_metadata);
  g_test_add_func ("/export/docx/public-is-anonymous", test_public_is_anonymous);
  g_test_add_func ("/export/docx/hostile-text", test_hostile_text);
  g_test_add_func ("/export/docx/hostile-title", test_hostile_title);
  g_test_add_func ("/export/docx/texts", test_texts);
  g_test_add_func ("/export/docx/bars", test_bars);
  g_test_add_func ("/export/docx/numbering", test_numbering);
  g_test_add_func ("/export/docx/styles", test_styles);
  g_test_add_func ("/export/docx/settings", test_settings);
  g_test_add_func ("/export/docx/pages", test_pages);
  g_test_add_func ("/export/docx/words", test_words);
  g_test_add_func ("/export/docx/long-section-id", test_long_section_id);
  g_test_add_func ("/export/docx/skeletons", test_skeletons);
  g_test_add_func ("/export/docx/automatic-style", test_automatic_style);
  g_test_add_func ("/export/docx/images", test_images);
  g_test_add_func ("/export/docx/same-image", test_same_image);
  g_test_add_func ("/export/docx/borders", test_borders);
  g_test_add_func ("/export/docx/space-below", test_space_below);
  g_test_add_func ("/export/docx/wide-table", test_wide_table);
  g_test_add_func ("/export/docx/regions", test_regions);
  g_test_add_func ("/export/docx/kept-closing", test_kept_closing);

  return g_test_run ();
}
