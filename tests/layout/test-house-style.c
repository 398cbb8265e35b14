/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "layout-fixture.h"
#include "steller-layout.h"
#include "template.h"

#define PAGE(attributes, regions)                                                                                     \
  "<style:page-layout style:name='A'><style:page-layout-properties fo:page-width='400pt' fo:page-height='500pt'"      \
  " fo:margin='50pt' " attributes "/>" regions "</style:page-layout>"
#define HEADER_STYLE(attributes)                                                                                      \
  "<style:header-style><style:header-footer-properties " attributes "/></style:header-style>"
#define MASTER(regions)                                                                                               \
  "<office:master-styles><style:master-page style:name='Standard' style:page-layout-name='A'>" regions                \
  "</style:master-page></office:master-styles>"
#define MASTERS(layout, regions) "<office:automatic-styles>" layout "</office:automatic-styles>" MASTER (regions)
#define PLAIN MASTERS (PAGE ("", ""), "")
#define GRAPHIC(attributes)                                                                                           \
  "<style:style style:name='F' style:family='graphic'><style:graphic-properties " attributes "/></style:style>"
#define LOGO(attributes)                                                                                              \
  "<draw:frame draw:style-name='F' svg:width='40pt' svg:height='20pt' " attributes "><draw:image"                     \
  " xlink:href='Pictures/logo.svg'/></draw:frame>"
#define BOX(attributes, content)                                                                                      \
  "<draw:frame draw:style-name='F' svg:width='60pt' " attributes "><draw:text-box>" content "</draw:text-box>"        \
  "</draw:frame>"
#define LINES                                                                                                         \
  "<style:style style:name='Standard' style:family='paragraph'><style:paragraph-properties fo:line-height='10pt'/>"   \
  "<style:text-properties style:font-name='Letter' fo:font-family='Liberation Sans' fo:font-size='8pt'/></style:style>"

static const char logo[] =
  "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'><rect width='4' height='2' fill='#00f'/></svg>";

static StellerStyle *
load (const char *automatic,
      const char *masters,
      const char *body)
{
  g_autoptr (GBytes) picture = g_bytes_new_static (logo, strlen (logo));
  g_autoptr (GError) error = NULL;
  StellerStyle *style = template_load_with (LINES, automatic, masters, body, "Pictures/logo.svg", picture, &error);

  g_assert_no_error (error);

  return style;
}

static StellerDocument *
new_document (const char *status)
{
  g_autoptr (StellerDocumentBuilder) builder =
    steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");

  steller_document_builder_set_title (builder, "Titel");
  steller_document_builder_set_subject (builder, "Zaak");
  steller_document_builder_set_date (builder, "2026-02-16");
  steller_document_builder_add_id (builder, "aan");
  steller_document_builder_add_id (builder, "kenmerk");
  steller_document_builder_add_id (builder, "besluit");
  steller_document_builder_add_id (builder, "leeg");
  steller_document_builder_set_page_text (builder, STELLER_PLACE_STATUS, status);
  steller_document_builder_add_field (builder, "aan", "Aan", STELLER_DOCUMENT_KIND_TEXT, STELLER_DOCUMENT_PLACE_BODY);
  fixture_add_text (builder, "de Minister");
  steller_document_builder_add_field (builder, "kenmerk", "Kenmerk", STELLER_DOCUMENT_KIND_TEXT,
                                      STELLER_DOCUMENT_PLACE_MARGIN);
  fixture_add_text (builder, "12");
  steller_document_builder_add_section (builder, "besluit", 1, NULL, steller_block_new_heading (1, "Kop van de nota"));
  fixture_add_text (builder, "Tekst.");

  return steller_document_builder_end (g_steal_pointer (&builder));
}

/* What stands in a template, and lines of the dump of its pages: `+` one that is there, `-` one that is not. */
static const struct {
  const char *name;
  const char *automatic;
  const char *masters;
  const char *body;
  const char *expected;
} cases[] = {
  { "an image on the page", GRAPHIC (""), PLAIN, "<text:p>" LOGO ("text:anchor-type='page' svg:x='7pt' svg:y='9pt'")
    "{{aan}}</text:p>",
    "+body group image Pictures/logo.svg 7.0,9.0 40.0x20.0\n+50.0,50.0 39.1x10.0 P “de Minister”" },
  { "an image at the right of the paper", GRAPHIC ("style:horizontal-rel='page' style:horizontal-pos='right'"
    " style:vertical-rel='page' style:vertical-pos='bottom'"), PLAIN,
    "<text:p>" LOGO ("text:anchor-type='paragraph'") "{{aan}}</text:p>",
    "+group image Pictures/logo.svg 360.0,480.0 40.0x20.0" },
  { "an image in the middle of the text", GRAPHIC ("style:horizontal-rel='page-content'"
    " style:horizontal-pos='center' style:vertical-rel='page-content' style:vertical-pos='middle'"), PLAIN,
    "<text:p>" LOGO ("text:anchor-type='char'") "{{aan}}</text:p>",
    "+group image Pictures/logo.svg 180.0,240.0 40.0x20.0" },
  { "an image over a paragraph", GRAPHIC ("style:horizontal-rel='paragraph' style:vertical-rel='paragraph'"
    " style:wrap='run-through'"), PLAIN,
    "<text:p>een</text:p><text:p>" LOGO ("text:anchor-type='paragraph' svg:x='11pt' svg:y='3pt'") "twee</text:p>",
    "+“een”\n+group image Pictures/logo.svg 61.0,63.0 40.0x20.0\n+50.0,60.0 16.9x10.0 P “twee”" },
  { "an image that the text keeps clear of", GRAPHIC ("style:horizontal-rel='paragraph' style:vertical-rel='paragraph'"
    " style:horizontal-pos='right' style:wrap='none' fo:margin-top='3pt' fo:margin-bottom='4pt'"), PLAIN,
    "<text:p>een</text:p><text:p>" LOGO ("text:anchor-type='paragraph'") "twee</text:p>",
    "+group image Pictures/logo.svg 310.0,63.0 40.0x20.0\n+50.0,87.0 16.9x10.0 P “twee”" },
  { "images in a line of their own", "<style:style style:name='P' style:family='paragraph'"
    " style:parent-style-name='Standard'><style:paragraph-properties fo:text-align='end'/></style:style>" GRAPHIC (""),
    PLAIN,
    "<text:p text:style-name='P'>" LOGO ("text:anchor-type='as-char'") LOGO ("text:anchor-type='as-char'") "</text:p>"
    "<text:p>twee</text:p>",
    "+group image Pictures/logo.svg 270.0,50.0 40.0x20.0\n+group image Pictures/logo.svg 310.0,50.0 40.0x20.0\n"
    "+50.0,70.0 16.9x10.0 P “twee”" },
  { "a frame with a border and a background", GRAPHIC ("fo:border='2pt solid #000000' fo:padding='5pt'"
    " fo:background-color='#eeeeee'"), PLAIN,
    BOX ("text:anchor-type='page' svg:x='20pt' svg:y='30pt'", "<text:p>{{kenmerk}}</text:p>") "<text:p/>",
    "+fill 20.0,30.0 60.0x24.0\n+rule 20.0,30.0 60.0x0.0\n+27.0,37.0 8.9x10.0 P “12”" },
  { "a frame whose text goes on", GRAPHIC (""), PLAIN,
    BOX ("text:anchor-type='page' svg:x='20pt' svg:y='460pt'", "<text:p>a</text:p><text:p>b</text:p><text:p>c</text:p>"
    "<text:p>d</text:p>") "<text:p/>",
    "+20.0,428.0 4.4x10.0 P “a”\n+page 2 400.0x500.0\n+20.0,50.0 4.4x10.0 P “d”" },
  { "columns without a width", "<style:style style:name='C' style:family='table-column'><style:table-column-properties"
    " style:column-width='100pt'/></style:style>", PLAIN,
    "<table:table><table:table-column/><table:table-column/><table:table-row>"
    "<table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
    "</table:table-row></table:table>"
    "<table:table><table:table-column table:style-name='C'/><table:table-column/><table:table-row>"
    "<table:table-cell><text:p>c</text:p></table:table-cell><table:table-cell><text:p>d</text:p></table:table-cell>"
    "</table:table-row></table:table>",
    "+50.0,50.0 4.4x10.0 P “a”\n+200.0,50.0 4.4x10.0 P “b”\n+50.0,60.0 4.0x10.0 P “c”\n"
    "+150.0,60.0 4.4x10.0 P “d”" },
  { "a frame near a paragraph in a cell", GRAPHIC ("style:horizontal-rel='paragraph' style:vertical-rel='paragraph'"
    " style:wrap='run-through'")
    "<style:style style:name='C' style:family='table-column'><style:table-column-properties"
    " style:column-width='100pt'/></style:style>", PLAIN,
    "<table:table><table:table-column table:style-name='C'/><table:table-column table:style-name='C'/><table:table-row>"
    "<table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>"
    BOX ("text:anchor-type='paragraph' svg:x='5pt' svg:y='6pt'", "<text:p>b</text:p>") "</text:p></table:table-cell>"
    "</table:table-row></table:table>",
    "+155.0,56.0 4.4x10.0 P “b”" },
  { "a header that grows", "", MASTERS (PAGE ("", HEADER_STYLE ("fo:min-height='5pt' fo:margin-bottom='7pt'")),
    "<style:header><text:p>een</text:p><text:p>twee</text:p></style:header>"), "<text:p>{{aan}}</text:p>",
    "+50.0,50.0 13.3x10.0 P “een”\n+50.0,60.0 16.9x10.0 P “twee”\n+50.0,77.0 39.1x10.0 P “de Minister”" },
  { "a header that does not", "", MASTERS (PAGE ("", HEADER_STYLE ("svg:height='22pt' fo:margin-bottom='7pt'")),
    "<style:header><text:p>een</text:p><text:p>twee</text:p></style:header>"), "<text:p>{{aan}}</text:p>",
    "+50.0,50.0 13.3x10.0 P “een”\n-“twee”\n+50.0,72.0 39.1x10.0 P “de Minister”" },
  { "a header with a look", "", MASTERS (PAGE ("", HEADER_STYLE ("fo:min-height='30pt' fo:border-bottom='1pt solid"
    " #000000' fo:padding='4pt' draw:fill='solid' draw:fill-color='#ff0000'")),
    "<style:header><text:p>een</text:p></style:header>"), "<text:p>{{aan}}</text:p>",
    "+fill 50.0,50.0 300.0x30.0\n+rule 50.0,80.0 300.0x0.0\n+54.0,54.0 13.3x10.0 P “een”\n"
    "+50.0,80.0 39.1x10.0 P “de Minister”" },
  { "a header of places that are empty", "", MASTERS (PAGE ("", HEADER_STYLE ("fo:min-height='30pt'")),
    "<style:header><text:p>{{concept}}</text:p><text:p>{{rubricering}}</text:p></style:header>"),
    "<text:p>{{aan}}</text:p>", "-header\n+50.0,50.0 39.1x10.0 P “de Minister”" },
  { "even pages", "<style:style style:name='B' style:family='paragraph' style:parent-style-name='Standard'>"
    "<style:paragraph-properties fo:break-before='page'/></style:style>", MASTERS (PAGE ("", ""),
    "<style:header><text:p>oneven</text:p></style:header><style:header-left><text:p>even</text:p></style:header-left>"
    "<style:header-first><text:p>eerst</text:p></style:header-first>"),
    "<text:p>a</text:p><text:p text:style-name='B'>b</text:p><text:p text:style-name='B'>c</text:p>",
    "+“eerst”\n+page 2\n+“even”\n+page 3\n+“oneven”" },
  { "a page with a border and a background", "", MASTERS (PAGE ("fo:border='2pt solid #000000' fo:padding='10pt'"
    " fo:background-color='#ffffee'", ""), ""), "<text:p>{{aan}}</text:p>",
    "+fill 0.0,0.0 400.0x500.0\n+rule 50.0,50.0 300.0x0.0\n+62.0,62.0 39.1x10.0 P “de Minister”" },
  { "following pages with another margin", "<style:style style:name='B' style:family='paragraph'"
    " style:parent-style-name='Standard' style:master-page-name='Eerste'/><style:style style:name='C'"
    " style:family='paragraph' style:parent-style-name='Standard'><style:paragraph-properties fo:break-before='page'/>"
    "</style:style>",
    "<office:automatic-styles>" PAGE ("", "") "<style:page-layout style:name='B'><style:page-layout-properties"
    " fo:page-width='400pt' fo:page-height='500pt' fo:margin-top='20pt' fo:margin-bottom='50pt' fo:margin-left='70pt'"
    " fo:margin-right='30pt'/></style:page-layout></office:automatic-styles><office:master-styles>"
    "<style:master-page style:name='Standard' style:page-layout-name='B'/><style:master-page style:name='Eerste'"
    " style:page-layout-name='A' style:next-style-name='Standard'/></office:master-styles>",
    "<text:p text:style-name='B'>a</text:p><text:p text:style-name='C'>b</text:p>",
    "+50.0,50.0 4.4x10.0 P “a”\n+page 2\n+70.0,20.0 4.4x10.0 P “b”" },
  { "fields", "", PLAIN, "<text:p><text:title/>, <text:subject/>, <text:date/></text:p>",
    "+“Titel, Zaak, 16 februari 2026”" },
  { "places of other kinds", "", PLAIN,
    "<text:p>A <text:placeholder>&lt;aan&gt;</text:placeholder>, <text:user-field-get text:name='nota_kenmerk'/>"
    "</text:p>",
    "+“A de Minister, 12”" },
  { "a section that keeps its heading", "", PLAIN,
    "<text:section text:name='nota.besluit'><text:h text:style-name='Heading_20_2' text:outline-level='2'>Kop van de"
    " stijl</text:h><text:p>voorbeeld</text:p></text:section>",
    "+H1 “Kop van de stijl”\n-“Kop van de nota”\n+“Tekst.”\n-voorbeeld" },
  { "a section that is empty", "", PLAIN,
    "<text:section text:name='nota.leeg'><text:h>Kop van de stijl</text:h><text:p/></text:section>",
    "-“Kop van de stijl”\n+“Kop van de nota”" },
  { "a field without a place", "", PLAIN, "<text:p>{{inhoud}}</text:p>",
    "+“Tekst.”\n+“Kenmerk”\n+“12”\n+“Aan”\n+“de Minister”" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StellerStyle) style = load (cases[i].automatic, cases[i].masters, cases[i].body);
      g_autoptr (StellerDocument) document = new_document (NULL);
      g_autofree char *dump = fixture_dump (style, document);
      g_auto (GStrv) expected = g_strsplit (cases[i].expected, "\n", -1);
      const char *at = dump;

      g_test_message ("%s\n%s", cases[i].name, dump);
      for (char **line = expected; *line != NULL; line++)
        {
          const char *found = strstr (**line == '-' ? dump : at, *line + 1);

          if ((found != NULL) != (**line == '+'))
            {
              g_test_message ("not as expected: %s", *line);
              g_test_fail ();
            }
          /* What is expected comes in this order. */
          if (found != NULL)
            at = found;
        }
    }
}

/* What is said on every page stands there from the moment on that it is said. */
static void
test_status (void)
{
  g_autoptr (StellerStyle) style = load ("", PLAIN, "<text:p>{{aan}}</text:p>");
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  static const char * const statuses[] = { NULL, "CONCEPT", "CONCEPT 2", NULL };
  g_autofree char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (StellerDocument) document = new_document (statuses[i]);
      g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
      g_autofree char *dump = steller_pages_dump (pages);

      if (statuses[i] != NULL)
        {
          g_autofree char *line = g_strdup_printf ("“%s”", statuses[i]);

          g_assert_nonnull (strstr (dump, line));
          g_assert_null (strstr (dump, "50.0,50.0 39.1x10.0 P “de Minister”"));
          continue;
        }
      g_assert_null (strstr (dump, "CONCEPT"));
      if (first == NULL)
        first = g_steal_pointer (&dump);
      else
        g_assert_cmpstr (dump, ==, first);
    }
}

/* A heading that stands in the style is one, at a level that follows from those before. */
static void
test_headings (void)
{
  g_autoptr (StellerStyle) style = load ("", PLAIN,
    "<text:h text:style-name='Heading_20_3'>Eerst</text:h><text:section text:name='nota.besluit'>"
    "<text:h text:style-name='Heading_20_3'>Dan</text:h></text:section><text:h text:style-name='Heading_20_1'/>");
  g_autoptr (StellerDocument) document = new_document (NULL);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
  static const struct {
    const char *text;
    guint level;
  } expected[] = { { "Eerst", 1 }, { "Dan", 2 } };

  g_assert_cmpuint (steller_pages_get_n_outline (pages), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const StellerOutlineItem *item = steller_pages_get_outline (pages, i);

      g_assert_cmpstr (item->text, ==, expected[i].text);
      g_assert_cmpuint (item->level, ==, expected[i].level);
    }
}

static gboolean
has_warning (StellerPages *pages,
             const char *words)
{
  return template_has_warning (steller_pages_get_warnings (pages), words);
}

/* A font that is not installed gives way to the next of its list, and the warning names both. */
static void
test_fonts (void)
{
  static const struct {
    const char *families;
    const char *warning;
  } fonts[] = {
    { "Bestaat Niet, Liberation Serif", "“Bestaat Niet”|“Liberation Serif”" },
    { "&apos;Bestaat Niet&apos;, &apos;Ook Niet&apos;, Liberation Mono", "“Bestaat Niet”|“Liberation Mono”" },
    { "Liberation Serif, Bestaat Niet", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autofree char *styles = g_strdup_printf ("<style:style style:name='Standard' style:family='paragraph'>"
                                                 "<style:text-properties fo:font-family=\"%s\"/></style:style>",
                                                 fonts[i].families);
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerStyle) style = template_load_with (styles, "", PLAIN, "<text:p>{{aan}}</text:p>", NULL, NULL,
                                                           &error);
      g_autoptr (StellerDocument) document = new_document (NULL);
      g_autoptr (StellerLayout) layout = steller_layout_new (style);
      g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
      guint n_warnings = 0;

      for (const char * const *warning = steller_pages_get_warnings (pages); *warning != NULL; warning++)
        n_warnings += strstr (*warning, "is used instead") != NULL;
      g_test_message ("%s", fonts[i].families);
      g_assert_cmpuint (n_warnings, ==, fonts[i].warning != NULL ? 1 : 0);
      if (fonts[i].warning != NULL)
        g_assert_true (has_warning (pages, fonts[i].warning));
    }
}

/* A place that this kind of note does not have stays visible, in all parts of the page, and is told once. */
static void
test_unknown (void)
{
  g_autoptr (StellerStyle) style = load (GRAPHIC (""), MASTERS (PAGE ("", ""), "<style:footer><text:p>x {{onbekend}}"
                                                                "</text:p></style:footer>"),
    "<text:p>{{onbekend}}</text:p><text:section text:name='nota.geen'><text:h>Kop</text:h></text:section>"
    BOX ("text:anchor-type='page'", "<text:p>y {{onbekend.label}} {{leeg}}{{aan}}</text:p>"));
  g_autoptr (StellerDocument) document = new_document (NULL);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
  g_autofree char *dump = steller_pages_dump (pages);

  g_assert_nonnull (strstr (dump, "“{{onbekend}}”"));
  g_assert_nonnull (strstr (dump, "“x {{onbekend}}”"));
  g_assert_nonnull (strstr (dump, "“{{geen}}”"));
  g_assert_nonnull (strstr (dump, "onbekend.label"));
  g_assert_null (strstr (dump, "{{leeg}}"));
  g_assert_true (has_warning (pages, "{{onbekend}}"));
  g_assert_true (has_warning (pages, "{{onbekend.label}}"));
  g_assert_true (has_warning (pages, "{{geen}}"));
  g_assert_false (has_warning (pages, "{{leeg}}"));
  g_assert_cmpuint (g_strv_length ((char **) steller_pages_get_warnings (pages)), ==, 3);
}

static void
test_warnings (void)
{
  static const struct {
    const char *masters;
    const char *body;
    const char *part;
    const char *picture;
    const char *warning;
  } warned[] = {
    { PLAIN, "<text:p>{{inhoud}}{{ondertekening}}</text:p>", NULL, NULL, "{{aan}}|at the end" },
    { PLAIN, "<text:p>" LOGO ("text:anchor-type='page'") "</text:p>", "Pictures/logo.svg", "<svg><rect>",
      "Pictures/logo.svg|cannot be shown" },
    { PLAIN, "<text:p>" LOGO ("text:anchor-type='page'") "</text:p>", "Pictures/logo.svg",
      "<svg xmlns='http://www.w3.org/2000/svg'><defs>", "Pictures/logo.svg|cannot be shown" },
    { MASTERS (PAGE ("", ""), "<style:header><text:p>a<text:line-break/>b<text:line-break/>c<text:line-break/>d"
               "<text:line-break/>e<text:line-break/>f<text:line-break/>g<text:line-break/>h<text:line-break/>i"
               "<text:line-break/>j<text:line-break/>k<text:line-break/>l<text:line-break/>m<text:line-break/>n"
               "<text:line-break/>o<text:line-break/>p<text:line-break/>q<text:line-break/>r<text:line-break/>s"
               "<text:line-break/>t<text:line-break/>u<text:line-break/>v<text:line-break/>w<text:line-break/>x"
               "<text:line-break/>y<text:line-break/>z<text:line-break/>a<text:line-break/>b<text:line-break/>c"
               "<text:line-break/>d<text:line-break/>e<text:line-break/>f<text:line-break/>g<text:line-break/>h"
               "<text:line-break/>i<text:line-break/>j<text:line-break/>k<text:line-break/>l<text:line-break/>m"
               "</text:p></style:header>"), "<text:p>{{inhoud}}</text:p>", NULL, NULL, "“Standard”|no room" },
    { PLAIN, "<text:p text:style-name='Letter'>{{inhoud}}</text:p>", NULL, NULL, "“Bestaat Niet”|is used instead" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (warned); i++)
    {
      g_autoptr (GBytes) picture = warned[i].picture != NULL ? g_bytes_new_static (warned[i].picture,
                                                                                   strlen (warned[i].picture)) : NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerStyle) style = template_load_with (
        LINES "<style:style style:name='Text_20_body' style:family='paragraph'><style:text-properties"
              " fo:font-family='Bestaat Niet'/></style:style>",
        "", warned[i].masters, warned[i].body, warned[i].part, picture, &error);
      g_autoptr (StellerDocument) document = new_document (NULL);
      g_autoptr (StellerLayout) layout = NULL;
      g_autoptr (StellerPages) pages = NULL;
      g_autofree char *all = NULL;

      g_assert_no_error (error);
      layout = steller_layout_new (style);
      pages = steller_layout_lay_out (layout, document);
      all = g_strjoinv ("\n", (char **) steller_pages_get_warnings (pages));
      g_test_message ("%s", all);
      if (!has_warning (pages, warned[i].warning))
        g_error ("no warning with %s", warned[i].warning);
      fixture_assert_inside (pages);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!fixture_has_font ())
    {
      g_print ("1..0 # SKIP Liberation Sans is not installed\n");
      return 0;
    }
  g_test_add_func ("/house-style/cases", test_cases);
  g_test_add_func ("/house-style/status", test_status);
  g_test_add_func ("/house-style/headings", test_headings);
  g_test_add_func ("/house-style/fonts", test_fonts);
  g_test_add_func ("/house-style/unknown", test_unknown);
  g_test_add_func ("/house-style/warnings", test_warnings);

  return g_test_run ();
}
