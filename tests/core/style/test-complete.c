/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "steller-xml.h"
#include "template.h"

#define MASTERS "<office:master-styles/>"

static StellerStyle *
load (const char *styles, const char *masters, const char *body)
{
  g_autoptr (GError) error = NULL;
  StellerStyle *style = template_load (styles, "", masters, body, &error);

  g_assert_no_error (error);
  return style;
}

static char *
serialize (StellerStyle *style, const char *part)
{
  g_autoptr (xmlDoc) document = steller_style_copy_part (style, part);
  g_autoptr (GBytes) bytes = steller_xml_serialize (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (const char *text, const char *piece)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, piece)) != NULL; at++)
    n++;
  return n;
}

/* What a template calls by another name, or has at the same level, is used. */
static void
test_similar (void)
{
  g_autoptr (StellerStyle) style = load (
    "<style:style style:name='P1' style:display-name='TEXT body' style:family='paragraph'><style:paragraph-properties"
    " fo:margin-left='11pt'/></style:style><style:style style:name='Kop_20_1' style:family='paragraph'"
    " style:default-outline-level='1'><style:paragraph-properties fo:margin-left='12pt'/></style:style>"
    "<style:style style:name='Kop_20_1b' style:family='paragraph' style:default-outline-level='1'/>"
    "<style:style style:name='emphasis' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>",
    MASTERS, "");
  const char *const *warnings = steller_style_get_warnings (style);

  g_assert_cmpfloat (steller_style_get_paragraph (style, "Text_20_body")->margin_left, ==, 11);
  g_assert_cmpfloat (steller_style_get_paragraph (style, "Heading_20_1")->margin_left, ==, 12);
  g_assert_cmpuint (steller_style_get_paragraph (style, "Heading_20_1")->outline_level, ==, 1);
  g_assert_cmpint (steller_style_get_text (style, "Emphasis")->weight, ==, 700);
  g_assert_true (template_has_warning (warnings, "“Heading 1”|“Kop 1”"));
  g_assert_true (template_has_warning (warnings, "“Text body”|“TEXT body”"));
  g_assert_false (template_has_warning (warnings, "“Kop 1b”"));
}

/* What comes from the built-in house style comes with its parents, and keeps to those that the template has. */
static void
test_builtin (void)
{
  g_autoptr (StellerStyle) style = load (
    "<style:style style:name='Standard' style:family='paragraph'><style:paragraph-properties fo:margin-right='9pt'/>"
    "<style:text-properties fo:color='#ff0000'/></style:style>", MASTERS, "");
  g_autoptr (StellerStyle) builtin = steller_style_new_builtin ("standaard", NULL);
  const StellerParagraphStyle *label = steller_style_get_paragraph (style, "Margin_20_label");
  const char *const *warnings = steller_style_get_warnings (style);
  g_autofree char *styles = serialize (style, "styles.xml");

  g_assert_cmpfloat (label->margin_right, ==, 9);
  g_assert_cmpfloat (label->text.color.red, ==, 1);
  g_assert_cmpfloat (label->text.size, ==, steller_style_get_paragraph (builtin, "Margin_20_label")->text.size);
  g_assert_cmpint (label->text.weight, ==, 700);
  g_assert_true (template_has_warning (warnings, "“Margin label”|built-in"));
  g_assert_true (template_has_warning (warnings, "“Margin text”|built-in"));
  g_assert_true (template_has_warning (warnings, "“Nota bullets”|built-in"));
  g_assert_false (template_has_warning (warnings, "“Standard”"));
  g_assert_false (template_has_warning (warnings, "Nota table"));
  g_assert_nonnull (steller_style_get_table (style, "Nota_20_table"));
  /* The fonts come along, and each namespace is declared once. */
  g_assert_cmpuint (count (styles, "<style:font-face "), ==, 2);
  g_assert_cmpuint (count (styles, "xmlns:style="), ==, 1);
  g_assert_cmpuint (count (styles, "style:name=\"Margin_20_text\""), ==, 1);
}

/* Places that are missing come at the end, in their order, with a word about each that a template ought to have. */
static const struct
{
  const char *body, *end;
  guint n_warnings;
} bodies[] = {
  { "", "block-mark “inhoud” Text_20_body\nblock-mark “ondertekening” Signature\nblock-mark “velden” Margin_20_text\n"
        "block-mark “overige” Text_20_body\n", 3 },
  { "<text:p>{{velden}}</text:p><text:p>{{inhoud}}</text:p>",
    "block-mark “inhoud” Standard\nblock-mark “ondertekening” Signature\nblock-mark “overige” Text_20_body\n", 1 },
  { "<text:p><draw:frame text:anchor-type='page'><draw:text-box><text:p>{{velden}}</text:p></draw:text-box></draw:frame>"
    "Was getekend, {{ondertekening}}</text:p><text:section text:name='x'><text:p>{{inhoud}}</text:p></text:section>"
    "<text:p>{{overige}}</text:p>",
    "block-mark “inhoud” Standard\nblock-mark “overige” Standard\n", 0 },
  { "<text:section text:name='nota.ondertekening'/>",
    "section “ondertekening”\n  block-mark “ondertekening” Text_20_body\nblock-mark “inhoud” Text_20_body\n"
    "block-mark “velden” Margin_20_text\nblock-mark “overige” Text_20_body\n", 2 },
};

static void
test_body (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (StellerStyle) style = load ("", MASTERS, bodies[i].body);
      g_autofree char *dump = steller_skeleton_dump (steller_style_get_skeleton (style));
      guint n_warnings = 0;

      for (const char *const *warning = steller_style_get_warnings (style); *warning != NULL; warning++)
        n_warnings += strstr (*warning, "no place {{") != NULL;
      if (!g_str_has_suffix (dump, bodies[i].end))
        g_error ("%s", dump);
      g_assert_cmpuint (n_warnings, ==, bodies[i].n_warnings);
    }
}

#define PAGES(regions)                                                                                             \
  "<office:automatic-styles/><office:master-styles><style:master-page style:name='A'>" regions "</style:master-page>" \
  "</office:master-styles>"
#define PLACES "<text:p text:style-name=\"Status\">{{concept}}</text:p><text:p text:style-name=\"Status\">"          \
               "{{rubricering}}</text:p>"

/* Every page has a place for what is said on every page. */
static const struct
{
  const char *regions, *expected;
} pages[] = {
  { PAGES (""), "<style:header>" PLACES "</style:header></style:master-page>" },
  { PAGES ("<style:footer><text:p>a</text:p></style:footer>"),
    "<style:header>" PLACES "</style:header><style:footer><text:p>a</text:p></style:footer>" },
  { PAGES ("<style:header><text:p>a</text:p></style:header>"), "<style:header>" PLACES "<text:p>a</text:p></style:header>" },
  { PAGES ("<style:header style:display='false'><text:p>a</text:p></style:header>"),
    "<style:header>" PLACES "</style:header></style:master-page>" },
  { PAGES ("<style:header><text:p>{{rubricering}}</text:p></style:header>"),
    "<style:header><text:p text:style-name=\"Status\">{{concept}}</text:p><text:p>{{rubricering}}</text:p></style:header>" },
  { PAGES ("<style:footer><text:p>{{concept}} {{rubricering}}</text:p></style:footer>"),
    "style:name=\"A\"><style:footer><text:p>{{concept}} {{rubricering}}</text:p></style:footer>" },
  { PAGES ("<style:header><text:p>{{concept}}{{rubricering}}</text:p></style:header><style:header-left><text:p>b</text:p>"
           "</style:header-left>"),
    "<style:header-left>" PLACES "<text:p>b</text:p></style:header-left>" },
  { PAGES ("<style:header-first><text:p>b</text:p></style:header-first>"),
    "<style:header>" PLACES "</style:header><style:header-first>" PLACES "<text:p>b</text:p></style:header-first>" },
  { "<office:master-styles/>", "<style:master-page style:name=\"Standard\" style:page-layout-name=\"Nota_page\">"
                               "<style:header>" PLACES "</style:header></style:master-page>" },
  { "", "<style:master-page style:name=\"Standard\" style:page-layout-name=\"Nota_page\">" },
};

static void
test_pages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (StellerStyle) style = load ("", pages[i].regions, "");
      g_autofree char *styles = serialize (style, "styles.xml");

      if (strstr (styles, pages[i].expected) == NULL)
        g_error ("%s\nis not in\n%s", pages[i].expected, strstr (styles, "<office:master-styles"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/complete/similar", test_similar);
  g_test_add_func ("/style/complete/builtin", test_builtin);
  g_test_add_func ("/style/complete/body", test_body);
  g_test_add_func ("/style/complete/pages", test_pages);
  return g_test_run ();
}
