/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-odf.h"
#include "steller-zip-writer.h"
#include "template.h"

#define TOLERANCE 0.01
#define PARAGRAPH(name, parent, paragraph, text)                                                                      \
  "<style:style style:name='" name "' style:family='paragraph' style:parent-style-name='" parent "'>"                 \
  "<style:paragraph-properties " paragraph "/><style:text-properties " text "/></style:style>"
#define TEXT(name, parent, text)                                                                                      \
  "<style:style style:name='" name "' style:family='text' style:parent-style-name='" parent "'>"                      \
  "<style:text-properties " text "/></style:style>"
#define MASTERS "<office:master-styles/>"

static StellerStyle *
load_styles (const char *styles)
{
  g_autoptr (GError) error = NULL;
  StellerStyle *style = template_load (styles, "", MASTERS, "", &error);

  g_assert_no_error (error);
  return style;
}

/* Besides those about what the template lacks. */
static void
assert_n_warnings (StellerStyle *style, guint n_warnings)
{
  g_auto (GStrv) warnings = template_get_own_warnings (style);

  g_assert_cmpuint (g_strv_length (warnings), ==, n_warnings);
}

static void
test_inheritance (void)
{
  g_autoptr (StellerStyle) style = load_styles (
    "<style:default-style style:family='paragraph'><style:text-properties fo:font-size='10pt' fo:color='#ff0000'"
    " style:font-name='Letter' fo:language='nl' fo:country='NL'/></style:default-style>"
    PARAGRAPH ("Kind", "Ouder", "fo:margin-left='200%' fo:widows='3'", "fo:font-size='150%' fo:language='none'")
    PARAGRAPH ("Ouder", "Grootouder", "fo:margin-left='20pt' fo:line-height='14pt'", "fo:font-weight='bold'")
    PARAGRAPH ("Grootouder", "", "fo:margin='5pt' fo:line-height='120%' fo:widows='2'", "fo:font-style='oblique'"));
  const StellerParagraphStyle *child = steller_style_get_paragraph (style, "Kind");
  const StellerParagraphStyle *parent = steller_style_get_paragraph (style, "Ouder");
  const StellerParagraphStyle *grandparent = steller_style_get_paragraph (style, "Grootouder");

  g_assert_cmpfloat_with_epsilon (child->margin_left, 40, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (child->margin_right, 5, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (child->margin_top, 5, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (child->line_height_fixed, 14, TOLERANCE);
  g_assert_cmpfloat (child->line_height, ==, 0);
  g_assert_cmpuint (child->widows, ==, 3);
  g_assert_cmpfloat_with_epsilon (child->text.size, 15, TOLERANCE);
  g_assert_cmpint (child->text.weight, ==, 700);
  g_assert_true (child->text.italic);
  g_assert_cmpstr (child->text.family, ==, "Carlito");
  g_assert_cmpfloat (child->text.color.red, ==, 1);
  g_assert_null (child->text.language);

  g_assert_cmpstr (parent->text.language, ==, "nl-NL");
  g_assert_cmpfloat_with_epsilon (parent->text.size, 10, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (grandparent->line_height, 1.2, TOLERANCE);
  g_assert_cmpint (grandparent->text.weight, ==, 400);
  assert_n_warnings (style, 0);
}

static void
test_circle (void)
{
  g_autoptr (StellerStyle) style = load_styles (PARAGRAPH ("Een", "Twee", "fo:margin-left='1pt'", "")
                                                PARAGRAPH ("Twee", "Drie", "fo:margin-right='2pt'", "")
                                                PARAGRAPH ("Drie", "Een", "fo:margin-top='3pt'", "")
                                                PARAGRAPH ("Zelf", "Zelf", "fo:margin-top='4pt'", ""));
  const StellerParagraphStyle *one = steller_style_get_paragraph (style, "Een");

  g_assert_cmpfloat (one->margin_left, ==, 1);
  g_assert_cmpfloat (one->margin_right, ==, 2);
  g_assert_cmpfloat (one->margin_top, ==, 3);
  g_assert_cmpfloat (steller_style_get_paragraph (style, "Zelf")->margin_top, ==, 4);
  g_assert_true (template_has_warning (steller_style_get_warnings (style), "“Een”|parent"));
  g_assert_true (template_has_warning (steller_style_get_warnings (style), "“Zelf”|parent"));
}

static void
test_long_chain (void)
{
  GString *styles = g_string_new (NULL);
  g_autoptr (StellerStyle) style = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (styles,
                            "<style:style style:name='s%u' style:family='paragraph' style:parent-style-name='s%u'/>", i,
                            i + 1);
  style = load_styles (styles->str);
  g_assert_cmpstr (steller_style_get_paragraph (style, "s0")->name, ==, "s0");
  g_assert_true (template_has_warning (steller_style_get_warnings (style), "“s0”|too many parents"));
  g_string_free (styles, TRUE);
}

static void
test_missing_parent_and_duplicate (void)
{
  g_autoptr (StellerStyle) style = load_styles (PARAGRAPH ("Wees", "Niemand", "fo:margin-left='1pt'", "")
                                                PARAGRAPH ("Dubbel", "", "fo:margin-left='1pt'", "")
                                                PARAGRAPH ("Dubbel", "", "fo:margin-left='2pt'", ""));

  g_assert_cmpfloat (steller_style_get_paragraph (style, "Wees")->margin_left, ==, 1);
  g_assert_cmpfloat (steller_style_get_paragraph (style, "Dubbel")->margin_left, ==, 1);
  g_assert_true (template_has_warning (steller_style_get_warnings (style), "“Wees”|“Niemand”"));
  g_assert_true (template_has_warning (steller_style_get_warnings (style), "“Dubbel”|twice"));
}

static void
test_paragraph_properties (void)
{
  g_autoptr (StellerStyle) style = load_styles (
    "<style:style style:name='A' style:family='paragraph' style:default-outline-level='2' style:list-style-name='L'"
    " style:master-page-name='M'><style:paragraph-properties fo:text-align='justify' fo:text-indent='-6mm'"
    " style:line-height-at-least='15pt' fo:keep-with-next='always' fo:keep-together='always' fo:orphans='4'"
    " fo:break-before='page' fo:background-color='#0000ff' fo:border='1pt solid #000000' fo:border-top='none'"
    " fo:padding='2pt' fo:padding-left='3pt'><style:tab-stops><style:tab-stop style:position='40pt'"
    " style:type='right'/><style:tab-stop style:position='20pt'/><style:tab-stop style:position='60pt'"
    " style:type='char' style:char=','/></style:tab-stops></style:paragraph-properties></style:style>"
    PARAGRAPH ("B", "A", "fo:text-align='end' style:line-height-at-least='0pt' fo:background-color='transparent'"
                         " fo:break-before='auto' fo:keep-with-next='auto'", ""));
  const StellerParagraphStyle *a = steller_style_get_paragraph (style, "A");
  const StellerParagraphStyle *b = steller_style_get_paragraph (style, "B");

  g_assert_cmpint (a->align, ==, STELLER_TEXT_ALIGN_JUSTIFY);
  g_assert_cmpfloat_with_epsilon (a->text_indent, -17.01, TOLERANCE);
  g_assert_cmpfloat (a->line_height_at_least, ==, 15);
  g_assert_cmpfloat (a->line_height, ==, 0);
  g_assert_true (a->keep_with_next && a->keep_together && a->has_background);
  g_assert_cmpuint (a->orphans, ==, 4);
  g_assert_cmpint (a->break_before, ==, STELLER_BREAK_PAGE);
  g_assert_cmpuint (a->outline_level, ==, 2);
  g_assert_cmpstr (a->list_style, ==, "L");
  g_assert_cmpstr (a->master_page, ==, "M");
  g_assert_cmpfloat (a->border[STELLER_SIDE_TOP].width, ==, 0);
  g_assert_cmpfloat (a->border[STELLER_SIDE_LEFT].width, ==, 1);
  g_assert_cmpfloat (a->padding[STELLER_SIDE_TOP], ==, 2);
  g_assert_cmpfloat (a->padding[STELLER_SIDE_LEFT], ==, 3);
  g_assert_cmpuint (a->tabs->len, ==, 3);
  g_assert_cmpfloat (g_array_index (a->tabs, StellerTabStop, 0).position, ==, 20);
  g_assert_cmpint (g_array_index (a->tabs, StellerTabStop, 1).kind, ==, STELLER_TAB_RIGHT);
  g_assert_cmpint (g_array_index (a->tabs, StellerTabStop, 2).kind, ==, STELLER_TAB_DECIMAL);

  g_assert_cmpint (b->align, ==, STELLER_TEXT_ALIGN_END);
  g_assert_cmpfloat (b->line_height, ==, 1);
  g_assert_false (b->has_background || b->keep_with_next);
  g_assert_cmpint (b->break_before, ==, STELLER_BREAK_NONE);
  g_assert_cmpuint (b->tabs->len, ==, 3);
}

static void
test_text_properties (void)
{
  g_autoptr (StellerStyle) style = load_styles (
    TEXT ("A", "", "fo:font-size='120%' fo:font-weight='600' style:text-position='super'"
                   " style:text-underline-style='dotted' fo:background-color='#00ff00'")
    TEXT ("B", "A", "fo:font-size='50%' style:text-position='sub 70%' style:text-line-through-style='solid'"
                    " style:text-underline-style='none' fo:font-family='Carlito'")
    TEXT ("C", "", "style:text-position='0% 100%' fo:font-size='8pt' style:use-window-font-color='true'")
    TEXT ("D", "", "style:text-position='0%'"));
  const StellerTextStyle *a = steller_style_get_text (style, "A");
  const StellerTextStyle *b = steller_style_get_text (style, "B");
  const StellerTextStyle *c = steller_style_get_text (style, "C");
  StellerTextStyle merged = { .set = STELLER_TEXT_SIZE, .size = 10, .scale = 1 };

  g_assert_true (a->size_is_relative);
  g_assert_cmpfloat_with_epsilon (a->size, 1.2, TOLERANCE);
  g_assert_cmpint (a->weight, ==, 600);
  g_assert_cmpfloat_with_epsilon (a->rise, 0.33, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (a->scale, 0.58, TOLERANCE);
  g_assert_true (a->underline && a->has_background);
  g_assert_cmphex (a->set & STELLER_TEXT_COLOR, ==, 0);

  g_assert_true (b->size_is_relative && b->strikethrough);
  g_assert_cmpfloat_with_epsilon (b->size, 0.6, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (b->rise, -0.08, TOLERANCE);
  g_assert_cmpfloat_with_epsilon (b->scale, 0.7, TOLERANCE);
  g_assert_false (b->underline);

  g_assert_false (c->size_is_relative);
  g_assert_cmpfloat (c->scale, ==, 1);
  g_assert_cmphex (c->set & STELLER_TEXT_COLOR, !=, 0);
  g_assert_cmpfloat (steller_style_get_text (style, "D")->scale, ==, 1);

  steller_text_style_merge (&merged, b);
  g_assert_cmpfloat_with_epsilon (merged.size, 6, TOLERANCE);
  g_assert_cmpstr (merged.family, ==, "Carlito");
  steller_text_style_merge (&merged, c);
  g_assert_cmpfloat (merged.size, ==, 8);
  g_assert_cmpstr (merged.family, ==, "Carlito");
  steller_text_style_clear (&merged);
}

static const struct
{
  const char *family, *properties, *attribute;
} warned[] = {
  { "text", "text", "fo:letter-spacing='2pt'" },
  { "text", "text", "fo:text-transform='uppercase'" },
  { "text", "text", "fo:font-variant='small-caps'" },
  { "text", "text", "fo:hyphenate='true'" },
  { "text", "text", "fo:font-size='0pt'" },
  { "text", "text", "fo:font-size='99999pt'" },
  { "text", "text", "fo:color='red'" },
  { "text", "text", "style:font-name='Onbekend'" },
  { "text", "text", "style:text-scale='50%'" },
  { "paragraph", "paragraph", "fo:text-align='inside'" },
  { "paragraph", "paragraph", "fo:break-after='page'" },
  { "paragraph", "paragraph", "fo:break-before='column'" },
  { "paragraph", "paragraph", "fo:margin-top='-5pt'" },
  { "paragraph", "paragraph", "fo:margin-left='1furlong'" },
  { "paragraph", "paragraph", "style:writing-mode='rl-tb'" },
  { "paragraph", "paragraph", "style:contextual-spacing='true'" },
  { "paragraph", "paragraph", "fo:line-height='-1pt'" },
  { "paragraph", "paragraph", "fo:widows='-1'" },
  { "paragraph", "paragraph", "style:onbekend='ja'" },
  { "table-cell", "table-cell", "style:rotation-angle='90'" },
  { "table", "table", "style:may-break-between-rows='false'" },
};

static void
test_warnings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (warned); i++)
    {
      g_autofree char *styles = g_strdup_printf ("<style:style style:name='Proef' style:family='%s'>"
                                                 "<style:%s-properties %s/></style:style>",
                                                 warned[i].family, warned[i].properties, warned[i].attribute);
      g_autofree char *name = g_strndup (warned[i].attribute, strcspn (warned[i].attribute, "="));
      g_autofree char *words = g_strconcat ("“Proef”|", name, NULL);
      g_autoptr (StellerStyle) style = load_styles (styles);

      if (!template_has_warning (steller_style_get_warnings (style), words))
        g_error ("no warning for %s", warned[i].attribute);
      assert_n_warnings (style, 1);
    }
}

static const char *const silent[] = {
  "loext:graphic-properties='x'", "style:font-size-asian='9pt'",    "style:language-complex='ar'",
  "fo:hyphenate='false'",         "fo:letter-spacing='normal'",     "style:text-underline-width='auto'",
  "style:letter-kerning='true'",  "fo:text-shadow='none'",
};

static void
test_no_warnings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (silent); i++)
    {
      g_autofree char *styles = g_strdup_printf ("<style:style style:name='Proef' style:family='text'>"
                                                 "<style:text-properties %s/></style:style>",
                                                 silent[i]);
      g_autoptr (StellerStyle) style = load_styles (styles);

      assert_n_warnings (style, 0);
    }
}

static void
test_lists (void)
{
  g_autoptr (StellerStyle) style = load_styles (
    "<text:list-style style:name='L'>"
    "<text:list-level-style-bullet text:level='1' text:bullet-char='✓ rest' style:num-suffix=')'>"
    "<style:list-level-properties text:space-before='10pt' text:min-label-width='20pt'/></text:list-level-style-bullet>"
    "<text:list-level-style-number text:level='2' style:num-format='A' style:num-prefix='(' style:num-suffix=')'"
    " text:start-value='3' text:display-levels='2'><style:list-level-properties fo:text-align='end'"
    " text:list-level-position-and-space-mode='label-alignment'><style:list-level-label-alignment"
    " text:label-followed-by='space' fo:margin-left='30pt' fo:text-indent='-10pt'/></style:list-level-properties>"
    "</text:list-level-style-number>"
    "<text:list-level-style-bullet text:level='3' text:bullet-char='&#xF0B7;'/>"
    "<text:list-level-style-number text:level='4' style:num-format='一'/>"
    "<text:list-level-style-number text:level='5' style:num-format=''/>"
    "<text:list-level-style-image text:level='6'/>"
    "<text:list-level-style-bullet text:level='11' text:bullet-char='x'/>"
    "<text:list-level-style-bullet text:level='1' text:bullet-char='x'/></text:list-style>");
  const StellerListLevel *levels = steller_style_get_list (style, "L")->levels;

  g_assert_cmpstr (levels[0].bullet, ==, "✓");
  g_assert_cmpstr (levels[0].suffix, ==, ")");
  g_assert_cmpfloat (levels[0].margin_left, ==, 30);
  g_assert_cmpfloat (levels[0].text_indent, ==, -20);
  g_assert_cmpfloat (levels[0].tab_position, ==, 30);

  g_assert_null (levels[1].bullet);
  g_assert_cmpint (levels[1].number_format, ==, 'A');
  g_assert_cmpstr (levels[1].prefix, ==, "(");
  g_assert_cmpuint (levels[1].start, ==, 3);
  g_assert_cmpuint (levels[1].display_levels, ==, 2);
  g_assert_cmpint (levels[1].followed_by, ==, STELLER_LABEL_FOLLOWED_BY_SPACE);
  g_assert_cmpint (levels[1].align, ==, STELLER_TEXT_ALIGN_END);
  g_assert_cmpfloat (levels[1].tab_position, ==, 30);

  g_assert_cmpstr (levels[2].bullet, ==, "•");
  g_assert_cmpint (levels[3].number_format, ==, '1');
  g_assert_cmpint (levels[4].number_format, ==, '\0');
  g_assert_null (levels[5].bullet);
  assert_n_warnings (style, 5);
}

static void
test_table (void)
{
  g_autoptr (StellerStyle) style = load_styles (
    "<style:style style:name='T' style:family='table'><style:table-properties style:width='100mm' table:align='left'"
    " fo:margin-left='2pt' fo:margin-top='3pt'/></style:style>"
    "<style:style style:name='T.row' style:family='table-row'><style:table-row-properties"
    " style:min-row-height='20pt' fo:keep-together='always'/></style:style>"
    "<style:style style:name='T.cell' style:family='table-cell'><style:table-cell-properties fo:padding='4pt'"
    " fo:border-bottom='1pt dashed #000000' style:vertical-align='middle'/></style:style>"
    "<style:style style:name='T.header' style:family='table-cell' style:parent-style-name='T.cell'>"
    "<style:table-cell-properties fo:background-color='#ff0000'/></style:style>");
  const StellerTableStyle *table = steller_style_get_table (style, "T");

  g_assert_cmpfloat_with_epsilon (table->width, 283.46, TOLERANCE);
  g_assert_cmpfloat (table->margin_left, ==, 2);
  g_assert_cmpfloat (table->margin_top, ==, 3);
  g_assert_cmpfloat (table->row_min_height, ==, 20);
  g_assert_false (table->rows_may_break);
  g_assert_cmpint (table->cell.border[STELLER_SIDE_BOTTOM].style, ==, STELLER_BORDER_DASHED);
  g_assert_cmpint (table->cell.vertical_align, ==, STELLER_VERTICAL_ALIGN_MIDDLE);
  g_assert_false (table->cell.has_background);
  g_assert_true (table->header.has_background);
  g_assert_cmpfloat (table->header.padding[STELLER_SIDE_LEFT], ==, 4);
}

#define LAYOUT(name, top)                                                                                              \
  "<style:page-layout style:name='" name "'><style:page-layout-properties fo:page-width='500pt'"                       \
  " fo:page-height='700pt' fo:margin='20pt' fo:margin-top='" top "'/>"                                                \
  "<style:header-style><style:header-footer-properties fo:min-height='10pt' fo:margin-bottom='5pt'/>"                 \
  "</style:header-style><style:footer-style><style:header-footer-properties svg:height='8pt' fo:margin-top='4pt'/>" \
  "</style:footer-style></style:page-layout>"

static void
test_pages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = template_load (
    "", "<style:style style:name='P1' style:family='paragraph' style:master-page-name='Eerste'/>",
    "<office:automatic-styles>" LAYOUT ("A", "30pt") LAYOUT ("B", "40pt")
    "<style:style style:name='P1' style:family='paragraph'><style:paragraph-properties fo:margin-left='7pt'/>"
    "</style:style></office:automatic-styles><office:master-styles>"
    "<style:master-page style:name='Standard' style:page-layout-name='B'><style:header><text:p"
    " text:style-name='P1'>boven</text:p></style:header><style:header-left><text:p/></style:header-left>"
    "</style:master-page>"
    "<style:master-page style:name='Eerste' style:page-layout-name='A' style:next-style-name='Standard'>"
    "<style:footer><text:p>onder</text:p></style:footer><style:footer-first><text:p>eerst</text:p><text:p/>"
    "</style:footer-first><style:header style:display='false'><text:p/></style:header></style:master-page>"
    "</office:master-styles>",
    "<text:p text:style-name='P1'>{{inhoud}}</text:p>", &error);
  const StellerPageStyle *first = steller_style_get_page (style, TRUE);
  const StellerPageStyle *next = steller_style_get_page (style, FALSE);
  const StellerSkeletonNode *header;

  g_assert_no_error (error);
  g_assert_cmpstr (first->name, ==, "Eerste");
  g_assert_cmpfloat (first->width, ==, 500);
  /* The heights of header and footer are those with their distance to the body. */
  g_assert_cmpfloat (first->margin_top, ==, 40);
  g_assert_cmpfloat (first->margin_bottom, ==, 28);
  g_assert_cmpfloat (first->footer.y, ==, 676);
  g_assert_cmpuint (first->footer.nodes->len, ==, 2);
  /* Places for what stands on every page; the header that was not shown is gone. */
  g_assert_cmpuint (first->header.nodes->len, ==, 2);
  g_assert_cmpstr (((StellerSkeletonNode *) first->header.nodes->pdata[0])->name, ==, "concept");

  g_assert_cmpstr (next->name, ==, "Standard");
  /* One line of 9.5 points, and the distance. */
  g_assert_cmpfloat_with_epsilon (next->margin_top, 40 + 1.2 * 9.5 + 5, TOLERANCE);
  g_assert_cmpfloat (next->header.y, ==, 40);
  g_assert_cmpfloat (next->margin_bottom, ==, 20);
  
  /* Both parts have an automatic style P1, and they are not the same. */
  g_assert_cmpuint (next->header.nodes->len, ==, 3);
  g_assert_cmpuint (next->header.even_nodes->len, ==, 3);
  header = next->header.nodes->pdata[2];
  g_assert_cmpfloat (steller_style_get_paragraph (style, header->style_name)->margin_left, ==, 7);
  g_assert_cmpfloat (steller_style_get_paragraph (style, "P1")->margin_left, ==, 0);
}

static void
test_no_room (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = template_load (
    "", "", "<office:automatic-styles><style:page-layout style:name='A'><style:page-layout-properties"
    " fo:page-width='100pt' fo:margin='50pt'/></style:page-layout></office:automatic-styles><office:master-styles>"
    "<style:master-page style:name='Enige' style:page-layout-name='A'/></office:master-styles>",
    "<text:p/>", &error);
  const StellerPageStyle *page = steller_style_get_page (style, TRUE);

  g_assert_no_error (error);
  g_assert_cmpstr (page->name, ==, "Enige");
  g_assert_cmpfloat_with_epsilon (page->width, 595.28, TOLERANCE);
  g_assert_true (template_has_warning (steller_style_get_warnings (style), "“Enige”|no room"));
}

static void
test_fallback (void)
{
  g_autoptr (StellerStyle) style = load_styles (PARAGRAPH ("Title", "", "fo:margin-left='1pt'", ""));
  g_autoptr (StellerStyle) builtin = steller_style_new_builtin ("standaard", NULL);

  g_assert_cmpfloat (steller_style_get_paragraph (style, "Title")->margin_left, ==, 1);
  g_assert_cmpfloat (steller_style_get_paragraph (style, "Margin_20_label")->text.size, ==,
                     steller_style_get_paragraph (builtin, "Margin_20_label")->text.size);
  g_assert_cmpstr (steller_style_get_list (style, "Nota_20_numbers")->name, ==, "Nota_20_numbers");
  g_assert_cmpstr (steller_style_get_table (style, "Nota_20_initials")->name, ==, "Nota_20_initials");
  g_assert_cmpstr (steller_style_get_text (style, "Emphasis")->name, ==, "Emphasis");
  g_assert_cmpstr (steller_style_get_id (style), ==, "proef");
  g_assert_cmpstr (steller_style_get_version (style), ==, "1");
}

static GBytes *
make_package (const char *media_type, const char *content, const char *styles, const char *meta)
{
  g_autoptr (StellerZipWriter) writer = steller_zip_writer_new (NULL);
  const struct
  {
    const char *name, *text;
  } parts[] = {
    { "mimetype", media_type },
    { "content.xml", content },
    { "styles.xml", styles },
    { "meta.xml", meta },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].text != NULL)
      {
        g_autoptr (GBytes) bytes = g_bytes_new (parts[i].text, strlen (parts[i].text));

        g_assert_true (steller_zip_writer_add (writer, parts[i].name, bytes, FALSE, NULL));
      }
  return steller_zip_writer_finish (writer, NULL);
}

#define OFFICE(name, content) "<o:" name " xmlns:o='" STELLER_ODF_OFFICE "'>" content "</o:" name ">"
#define CONTENT OFFICE ("document-content", "<o:body><o:text/></o:body>")
#define STYLES OFFICE ("document-styles", "<o:master-styles/>")

static const struct
{
  const char *media_type, *content, *styles, *meta;
  int code;
  const char *member;
} broken[] = {
  { STELLER_ODF_TEMPLATE_MEDIA_TYPE, CONTENT, STYLES, NULL, -1, NULL },
  { STELLER_ODF_TEXT_MEDIA_TYPE, CONTENT, STYLES, NULL, -1, NULL },
  { "application/zip", CONTENT, STYLES, NULL, STELLER_ERROR_INVALID, "mimetype" },
  { NULL, CONTENT, STYLES, NULL, STELLER_ERROR_INVALID, "mimetype" },
  { STELLER_ODF_TEXT_MEDIA_TYPE "\n", CONTENT, STYLES, NULL, STELLER_ERROR_INVALID, "mimetype" },
  { STELLER_ODF_TEXT_MEDIA_TYPE, NULL, STYLES, NULL, STELLER_ERROR_INVALID, "content.xml" },
  { STELLER_ODF_TEXT_MEDIA_TYPE, CONTENT, NULL, NULL, STELLER_ERROR_INVALID, "styles.xml" },
  { STELLER_ODF_TEXT_MEDIA_TYPE, "<a>", STYLES, NULL, STELLER_ERROR_SYNTAX, "content.xml" },
  { STELLER_ODF_TEXT_MEDIA_TYPE, CONTENT, "<!DOCTYPE a><a/>", NULL, STELLER_ERROR_UNSUPPORTED, "styles.xml" },
  { STELLER_ODF_TEXT_MEDIA_TYPE, "<a/>", STYLES, NULL, STELLER_ERROR_INVALID, "content.xml" },
  { STELLER_ODF_TEXT_MEDIA_TYPE, CONTENT, STYLES, "<a>", STELLER_ERROR_SYNTAX, "meta.xml" },
  { STELLER_ODF_TEXT_MEDIA_TYPE, CONTENT, STYLES, "<a/>", -1, NULL },
};

static void
test_broken_packages (void)
{
  g_autoptr (GBytes) no_zip = g_bytes_new_static ("geen zip", 8);
  g_autoptr (GError) no_zip_error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GBytes) bytes = make_package (broken[i].media_type, broken[i].content, broken[i].styles,
                                               broken[i].meta);
      g_autoptr (GError) error = NULL;
      g_autoptr (StellerStyle) style = steller_style_new_from_bytes ("proef", bytes, &error);

      if (broken[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_nonnull (style);
          continue;
        }
      g_assert_error (error, STELLER_ERROR, broken[i].code);
      g_assert_cmpstr (steller_error_get_member (error), ==, broken[i].member);
      g_assert_null (style);
    }
  g_assert_null (steller_style_new_from_bytes ("proef", no_zip, &no_zip_error));
  g_assert_error (no_zip_error, STELLER_ERROR, STELLER_ERROR_SYNTAX);
}

static void
test_version (void)
{
  g_autoptr (GBytes) bytes = make_package (
    STELLER_ODF_TEXT_MEDIA_TYPE, CONTENT, STYLES,
    OFFICE ("document-meta", "<o:meta><m:user-defined xmlns:m='" STELLER_ODF_META "' m:name='steller.style.version'>2.1"
                             "</m:user-defined></o:meta>"));
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = steller_style_new_from_bytes ("proef", bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (steller_style_get_version (style), ==, "2.1");
}

static void
test_too_many_styles (void)
{
  GString *styles = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 6000; i++)
    g_string_append_printf (styles, "<style:style style:name='s%u' style:family='text'/>", i);
  g_assert_null (template_load (styles->str, "", MASTERS, "", &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
  g_string_free (styles, TRUE);
}

/* However many things a template has that cannot be shown, the list of them stays short. */
static void
test_many_warnings (void)
{
  GString *styles = g_string_new (NULL);
  g_autoptr (StellerStyle) style = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (styles,
                            "<style:style style:name='s%u' style:family='text'>"
                            "<style:text-properties fo:letter-spacing='1pt'/></style:style>",
                            i);
  style = load_styles (styles->str);
  g_assert_cmpuint (g_strv_length ((char **) steller_style_get_warnings (style)), ==, 200);
  g_string_free (styles, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/template/inheritance", test_inheritance);
  g_test_add_func ("/style/template/circle", test_circle);
  g_test_add_func ("/style/template/long-chain", test_long_chain);
  g_test_add_func ("/style/template/missing-parent-and-duplicate", test_missing_parent_and_duplicate);
  g_test_add_func ("/style/template/paragraph-properties", test_paragraph_properties);
  g_test_add_func ("/style/template/text-properties", test_text_properties);
  g_test_add_func ("/style/template/warnings", test_warnings);
  g_test_add_func ("/style/template/no-warnings", test_no_warnings);
  g_test_add_func ("/style/template/lists", test_lists);
  g_test_add_func ("/style/template/table", test_table);
  g_test_add_func ("/style/template/pages", test_pages);
  g_test_add_func ("/style/template/no-room", test_no_room);
  g_test_add_func ("/style/template/fallback", test_fallback);
  g_test_add_func ("/style/template/broken-packages", test_broken_packages);
  g_test_add_func ("/style/template/version", test_version);
  g_test_add_func ("/style/template/too-many-styles", test_too_many_styles);
  g_test_add_func ("/style/template/many-warnings", test_many_warnings);
  return g_test_run ();
}
