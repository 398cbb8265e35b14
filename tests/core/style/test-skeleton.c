/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-xml.h"
#include "template.h"

static char *
dump (const char *automatic, const char *body, char ***warnings)
{
  g_autoptr (xmlDoc) document = template_make_content (automatic, body);
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerSkeleton) skeleton = steller_skeleton_new (document, &error);

  g_assert_no_error (error);
  if (warnings != NULL)
    *warnings = g_strdupv ((char **) steller_skeleton_get_warnings (skeleton));
  return steller_skeleton_dump (skeleton);
}

/* What a paragraph holds becomes what the skeleton shows. */
static const struct
{
  const char *body, *expected;
} paragraphs[] = {
  { "<text:p/>", "paragraph Standard\n" },
  { "<text:p text:style-name='Title'>{{onderwerp}}</text:p>", "block-mark “onderwerp” Title\n" },
  { "<text:h>\n  {{ eigen_1 }}\n</text:h>", "paragraph Standard [text “{{ eigen_1 }}”]\n" },
  { "<text:p>\n  {{eigen_1}}\n</text:p>", "block-mark “eigen_1” Standard\n" },
  { "<text:p>{{datum.label}}</text:p>", "block-mark “datum.label” Standard\n" },
  { "<text:p>Aan {{aan}}!</text:p>", "paragraph Standard [text “Aan ”] [mark “aan”] [text “!”]\n" },
  { "<text:p>{{a}}{{b}}</text:p>", "paragraph Standard [mark “a”] [mark “b”]\n" },
  { "<text:p>{{a}} {{b}} </text:p>", "paragraph Standard [mark “a”] [text “ ”] [mark “b”]\n" },
  { "<text:p>{<text:span>{</text:span>a<text:span>}</text:span>}</text:p>", "block-mark “a” Standard\n" },
  { "<text:p>x{{<text:span text:style-name='T1'>on<text:span text:style-name='T2'>der</text:span></text:span>werp}}y"
    "</text:p>",
    "paragraph Standard [text “x”] [mark “onderwerp”] [text “y”]\n" },
  { "<text:p><text:span text:style-name='T1'>a {{b</text:span><text:span text:style-name='T2'>}} c</text:span>"
    "</text:p>",
    "paragraph Standard [text “a ” T1] [mark “b” T1] [text “ c” T2]\n" },
  { "<text:p>{{a<text:bookmark text:name='x'/>b}}</text:p>", "block-mark “ab” Standard\n" },
  { "<text:p>{{a<text:tab/>b}}</text:p>", "paragraph Standard [text “{{a”] [tab] [text “b}}”]\n" },
  { "<text:p>{{a<text:line-break/>b}}</text:p>", "paragraph Standard [text “{{a”] [line-break] [text “b}}”]\n" },
  { "<text:p>{{{a}}}</text:p>", "paragraph Standard [text “{”] [mark “a”] [text “}”]\n" },
  { "<text:p>{{}} {{a b}} {{a {{b}}</text:p>", "paragraph Standard [text “{{}} {{a b}} {{a ”] [mark “b”]\n" },
  { "<text:p>{{a}}<text:span>{{b}}</text:span>{{c}}{{d</text:p>",
    "paragraph Standard [mark “a”] [mark “b”] [mark “c”] [text “{{d”]\n" },
  { "<text:p>{{a}}{<text:span>{b}</text:span>}{{c}}</text:p>",
    "paragraph Standard [mark “a”] [mark “b”] [mark “c”]\n" },
  { "<text:p>{{&#xE9;}}</text:p>", "paragraph Standard [text “{{é}}”]\n" },
  { "<text:p>  a \n\t b <text:span> c</text:span> </text:p>", "paragraph Standard [text “a b ”] [text “c”]\n" },
  { "<text:p>a<text:s text:c='3'/>b<text:s/></text:p>",
    "paragraph Standard [text “a”] [text “   ”] [text “b”] [text “ ”]\n" },
  { "<text:p>Pagina <text:page-number>1</text:page-number> van <text:page-count>9</text:page-count></text:p>",
    "paragraph Standard [text “Pagina ”] [page-number] [text “ van ”] [page-count]\n" },
  { "<text:p>{{woord.pagina}} <text:page-number>1</text:page-number> <text:span text:style-name='T1'>{{woord.van}}"
    "</text:span></text:p>",
    "paragraph Standard [word “pagina”] [text “ ”] [page-number] [text “ ”] [word “van” T1]\n" },
  { "<text:p>{{woord.pagina}}</text:p>", "paragraph Standard [word “pagina”]\n" },
  { "<text:p>{{woord.onbekend}}</text:p>", "block-mark “woord.onbekend” Standard\n" },
  { "<text:p><text:title>Naam</text:title></text:p>", "paragraph Standard [title]\n" },
  { "<text:p><text:subject>Naam</text:subject>, <text:date>1</text:date></text:p>",
    "paragraph Standard [subject] [text “, ”] [date]\n" },
  { "<text:p><text:date text:fixed='true'>2 mei</text:date></text:p>", "paragraph Standard [text “2 mei”]\n" },
  { "<text:p><text:placeholder text:placeholder-type='text'>&lt;aan&gt;</text:placeholder></text:p>",
    "block-mark “aan” Standard\n" },
  { "<text:p>Aan <text:span text:style-name='T'><text:placeholder>aan.label</text:placeholder></text:span></text:p>",
    "paragraph Standard [text “Aan ”] [mark “aan.label” T]\n" },
  { "<text:p><text:placeholder>&lt;Klik hier&gt;</text:placeholder></text:p>",
    "paragraph Standard [text “<Klik hier>”]\n" },
  { "<text:p>k <text:user-field-get text:name='nota_kenmerk'>leeg</text:user-field-get></text:p>",
    "paragraph Standard [text “k ”] [mark “kenmerk”]\n" },
  { "<text:p><text:user-field-get text:name='kenmerk'>12</text:user-field-get></text:p>",
    "paragraph Standard [text “12”]\n" },
  { "<text:p><text:user-defined text:name='nota_woord.van'/> <text:user-defined text:name='nota_datum'/></text:p>",
    "paragraph Standard [word “van”] [text “ ”] [mark “datum”]\n" },
  { "<text:p><text:user-defined text:name='nota_'>x</text:user-defined></text:p>",
    "paragraph Standard [text “x”]\n" },
  { "<text:p><text:a xlink:href='https://example.org/'>{{a}} b</text:a></text:p>",
    "paragraph Standard [mark “a”] [text “ b”]\n" },
};

static void
test_paragraphs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    {
      g_autofree char *result = dump ("", paragraphs[i].body, NULL);

      g_assert_cmpstr (result, ==, paragraphs[i].expected);
    }
}

/* The text of a paragraph is the same after its marks got nodes of their own; and each mark is one node. */
static void
test_isolated_marks (void)
{
  static const char *const pieces[] = { "{{a}}", "{{", "}}", "{", "}", "b", " ", "<text:span>", "</text:span>",
                                        "{{c.d}}" };

  for (guint round = 0; round < 1000; round++)
    {
      GString *body = g_string_new ("<text:p>");
      guint n_open = 0;
      g_autoptr (xmlDoc) document = NULL;
      g_autoptr (StellerSkeleton) skeleton = NULL;
      g_autofree char *text = NULL, *first = NULL, *second = NULL;
      xmlChar *before, *after;
      GPtrArray *nodes;

      for (guint i = 0; i < 12; i++)
        {
          guint piece = g_test_rand_int_range (0, G_N_ELEMENTS (pieces));

          if (piece == 8 && n_open == 0)
            continue;
          n_open += (piece == 7) - (piece == 8);
          g_string_append (body, pieces[piece]);
        }
      while (n_open-- > 0)
        g_string_append (body, "</text:span>");
      g_string_append (body, "</text:p>");
      text = g_string_free (body, FALSE);

      document = template_make_content ("", text);
      before = xmlNodeGetContent (xmlDocGetRootElement (document));
      skeleton = steller_skeleton_new (document, NULL);
      after = xmlNodeGetContent (xmlDocGetRootElement (document));
      g_assert_cmpstr ((char *) before, ==, (char *) after);

      nodes = steller_skeleton_get_nodes (skeleton);
      for (guint i = 0; i < nodes->len; i++)
        {
          const StellerSkeletonNode *node = nodes->pdata[i];

          for (guint j = 0; node->inlines != NULL && j < node->inlines->len; j++)
            {
              const StellerInline *item = &g_array_index (node->inlines, StellerInline, j);
              g_autofree char *mark = g_strdup_printf ("{{%s}}", item->text);

              if (item->kind == STELLER_INLINE_MARK)
                g_assert_cmpstr ((char *) item->node->content, ==, mark);
              else
                g_assert_false (strstr (item->text, "{{a}}") != NULL || strstr (item->text, "{{c.d}}") != NULL);
            }
        }

      /* To read it again changes nothing. */
      first = steller_skeleton_dump (skeleton);
      g_clear_pointer (&skeleton, steller_skeleton_unref);
      skeleton = steller_skeleton_new (document, NULL);
      second = steller_skeleton_dump (skeleton);
      g_assert_cmpstr (first, ==, second);
      xmlFree (before);
      xmlFree (after);
    }
}

#define FRAME(attributes, content)                                                                                \
  "<draw:frame draw:style-name='F' text:anchor-type='page' svg:x='10pt' svg:y='20pt' svg:width='30pt' " attributes \
  "><draw:text-box fo:min-height='40pt'>" content "</draw:text-box></draw:frame>"
#define GRAPHIC(horizontal, vertical)                                                                             \
  "<style:style style:name='F' style:family='graphic'><style:graphic-properties style:horizontal-rel='" horizontal \
  "' style:vertical-rel='" vertical "'/></style:style>"

static const struct
{
  const char *automatic, *body, *expected, *warning;
} blocks[] = {
  { "", "<text:section text:name='nota.bijlagen'><text:p text:style-name='X'>hier</text:p><text:p/></text:section>",
    "section “bijlagen”\n  block-mark “bijlagen” X\n", NULL },
  { "", "<text:section text:name='nota.besluit'><text:h text:style-name='K'>Besluit</text:h><text:p/><table:table/>"
        "</text:section>",
    "section “besluit”\n  paragraph K [text “Besluit”]\n  block-mark “besluit” Text_20_body headed\n", NULL },
  { "", "<text:section text:name='nota.besluit'><text:p>Voor</text:p><text:p>{{be<text:span>sluit</text:span>}}"
        "</text:p></text:section>",
    "section “besluit”\n  paragraph Standard [text “Voor”]\n  block-mark “besluit” Standard\n", NULL },
  { "", "<text:section text:name='nota.besluit'/>", "section “besluit”\n  block-mark “besluit” Text_20_body\n", NULL },
  { "", "<text:section text:name='Vak'><text:p>{{a}}</text:p></text:section>", "block-mark “a” Standard\n", NULL },
  { "", "<text:section text:name='nota.'><text:p>{{a}}</text:p></text:section>", "block-mark “a” Standard\n", NULL },
  { "", FRAME ("", "<text:p>{{velden}}</text:p>"),
    "frame at 10.00,20.00 30.00×40.00\n  block-mark “velden” Standard\n", NULL },
  { GRAPHIC ("page", "page"), FRAME ("", "<text:p/>"),
    "frame at 10.00,20.00 30.00×40.00\n  paragraph Standard\n", NULL },
  { GRAPHIC ("page", "page"),
    "<text:p>a<draw:frame draw:style-name='F' text:anchor-type='paragraph' svg:x='1pt' svg:y='2pt'><draw:text-box>"
    "<text:p/></draw:text-box></draw:frame>b</text:p>",
    "frame at 1.00,2.00\n  paragraph Standard\nparagraph Standard [text “a”] [text “b”]\n", NULL },
  { GRAPHIC ("page-content", "page"), FRAME ("", "<text:p/>"),
    "frame at 10.00,20.00 of text,page 30.00×40.00\n  paragraph Standard\n", NULL },
  { GRAPHIC ("page-end-margin' style:horizontal-pos='right", "paragraph' style:vertical-pos='top' style:wrap='none"),
    "<text:p>a<draw:frame draw:style-name='F' text:anchor-type='paragraph' svg:y='9pt'><draw:text-box><text:p/>"
    "</draw:text-box></draw:frame></text:p>",
    "frame at 0.00,0.00 of end-margin end,paragraph takes-room\n  paragraph Standard\n"
    "paragraph Standard [text “a”]\n", NULL },
  { GRAPHIC ("paragraph", "paragraph' style:wrap='parallel"),
    "<text:p><draw:frame draw:name='Rand' draw:style-name='F' text:anchor-type='char'><draw:text-box><text:p/>"
    "</draw:text-box></draw:frame>{{a}}</text:p>",
    "frame at 0.00,0.00 of paragraph,paragraph\n  paragraph Standard\nblock-mark “a” Standard\n",
    "“Rand”|style:wrap" },
  { GRAPHIC ("page", "page' fo:border='1pt solid #000000' draw:fill='solid' draw:fill-color='#ff0000"),
    FRAME ("", "<text:p/>"), "frame at 10.00,20.00 background 30.00×40.00\n  paragraph Standard\n", NULL },
  { "", FRAME ("text:anchor-page-number='2'", "<text:p/>"),
    "frame at 10.00,20.00 30.00×40.00\n  paragraph Standard\n", "text:anchor-page-number" },
  { "", "<draw:frame text:anchor-type='page' svg:width='5pt' svg:height='6pt'><draw:image xlink:href='Pictures/l.png'/>"
        "<svg:title>Logo</svg:title><svg:desc> Een boom</svg:desc></draw:frame>",
    "image at 0.00,0.00 described “Een boom” 5.00×6.00\n", NULL },
  { "", "<text:p>a<draw:frame text:anchor-type='as-char'><draw:image xlink:href='l.png'/></draw:frame></text:p>",
    "paragraph Standard [text “a”]\n  image at 0.00,0.00 of paragraph,paragraph takes-room\n", NULL },
  { "", "<draw:frame text:anchor-type='page'><draw:object xlink:href='./Object 1'/></draw:frame>", "", "draw:object" },
  { "", "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>",
    "paragraph Standard [text “a”]\n", "text:list" },
  { "", "<text:p>a<text:note><text:note-body><text:p>b</text:p></text:note-body></text:note></text:p>",
    "paragraph Standard [text “a”]\n", "text:note" },
  { "", "<text:p><text:author-name>x</text:author-name></text:p>", "paragraph Standard\n", "text:author-name" },
  { "", "<text:sequence-decls/><office:forms/><text:p/>", "paragraph Standard\n", NULL },
  { "<style:style style:name='C1' style:family='table-column'><style:table-column-properties"
    " style:column-width='50pt'/></style:style>"
    "<style:style style:name='C2' style:family='table-column'><style:table-column-properties"
    " style:column-width='30pt'/></style:style><style:style style:name='R' style:family='table-row'>"
    "<style:table-row-properties style:min-row-height='15pt'/></style:style>",
    "<table:table table:style-name='T'><table:table-column table:style-name='C1'/><table:table-column"
    " table:style-name='C2' table:number-columns-repeated='2'/><table:table-header-rows><table:table-row"
    " table:style-name='R'><table:table-cell table:style-name='X' table:number-columns-spanned='2'><text:p>a</text:p>"
    "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>{{b}}</text:p></table:table-cell>"
    "</table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated='2'><table:table-cell"
    " table:number-columns-repeated='3'/></table:table-row></table:table>",
    "table T 110.00×0.00\n"
    "  row 0.00×15.00\n"
    "    cell X 80.00×0.00 spans 2\n      paragraph Standard [text “a”]\n"
    "    cell 30.00×0.00\n      block-mark “b” Standard\n"
    "  row\n    cell 50.00×0.00\n    cell 30.00×0.00\n    cell 30.00×0.00\n"
    "  row\n    cell 50.00×0.00\n    cell 30.00×0.00\n    cell 30.00×0.00\n",
    NULL },
  { "", "<table:table><table:table-column/><table:table-row><table:table-cell table:number-rows-spanned='2'/>"
        "</table:table-row></table:table>",
    "table\n  row\n    cell\n", "several rows" },
};

static void
test_blocks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_auto (GStrv) warnings = NULL;
      g_autofree char *result = dump (blocks[i].automatic, blocks[i].body, &warnings);

      g_assert_cmpstr (result, ==, blocks[i].expected);
      if (blocks[i].warning == NULL)
        g_assert_null (warnings[0]);
      else
        g_assert_true (template_has_warning ((const char *const *) warnings, blocks[i].warning));
    }
}

static char *
repeat (const char *text, guint count)
{
  GString *result = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    g_string_append (result, text);
  return g_string_free (result, FALSE);
}

static void
test_limits (void)
{
  g_autofree char *paragraphs_text = repeat ("<text:p/>", 20001);
  g_autofree char *nested_start = repeat ("<table:table><table:table-column table:number-columns-repeated='60'/>"
                                          "<table:table-row><table:table-cell table:number-columns-repeated='60'>",
                                          30);
  g_autofree char *nested_end = repeat ("</table:table-cell></table:table-row></table:table>", 30);
  g_autofree char *nested = g_strconcat (nested_start, nested_end, NULL);
  const char *const bodies[] = {
    paragraphs_text,
    nested,
    "<table:table><table:table-column table:number-columns-repeated='1000000000'/></table:table>",
    "<table:table><table:table-column table:number-columns-repeated='-1'/></table:table>",
    "<table:table><table:table-column/><table:table-row table:number-rows-repeated='1000000000'/></table:table>",
    "<table:table><table:table-row><table:table-cell table:number-columns-repeated='1000000000'/></table:table-row>"
    "</table:table>",
    "<table:table><table:table-row><table:table-cell table:number-columns-spanned='0'/></table:table-row>"
    "</table:table>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (xmlDoc) document = template_make_content ("", bodies[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (steller_skeleton_new (document, &error));
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
      g_assert_cmpstr (steller_error_get_member (error), ==, "content.xml");
    }
}

static void
test_many_spaces (void)
{
  g_autofree char *result = dump ("", "<text:p>a<text:s text:c='1000000000'/><text:s text:c='-5'/>b</text:p>", NULL);

  g_assert_cmpstr (result, ==, "paragraph Standard [text “a”] [text “ ”] [text “ ”] [text “b”]\n");
}

/* Text that is nearly a mark everywhere takes no longer than other text. */
static void
test_many_braces (void)
{
  g_autofree char *braces = repeat ("{{a", 100000);
  g_autofree char *body = g_strconcat ("<text:p>", braces, "{{b}}</text:p>", NULL);
  g_autofree char *result = dump ("", body, NULL);

  g_assert_true (g_str_has_suffix (result, "[mark “b”]\n"));
}

static void
test_no_text_document (void)
{
  static const char *const documents[] = { "<a/>", "<office:document-content xmlns:office='urn:x'/>" };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (documents[i], strlen (documents[i]));
      g_autoptr (xmlDoc) document = steller_xml_parse (bytes, "content.xml", NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (steller_skeleton_new (document, &error));
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
    }
}

static void
test_reference (void)
{
  g_autoptr (xmlDoc) document = template_make_content ("", "<text:p/>");
  g_autoptr (StellerSkeleton) skeleton = steller_skeleton_new (document, NULL);
  StellerSkeleton *second = steller_skeleton_ref (skeleton);

  g_assert_true (second == skeleton);
  steller_skeleton_unref (second);
  g_assert_cmpuint (steller_skeleton_get_nodes (skeleton)->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/skeleton/paragraphs", test_paragraphs);
  g_test_add_func ("/style/skeleton/isolated-marks", test_isolated_marks);
  g_test_add_func ("/style/skeleton/blocks", test_blocks);
  g_test_add_func ("/style/skeleton/limits", test_limits);
  g_test_add_func ("/style/skeleton/many-spaces", test_many_spaces);
  g_test_add_func ("/style/skeleton/many-braces", test_many_braces);
  g_test_add_func ("/style/skeleton/no-text-document", test_no_text_document);
  g_test_add_func ("/style/skeleton/reference", test_reference);
  return g_test_run ();
}
