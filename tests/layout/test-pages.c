/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-fixture.h"

#include <string.h>

#include "steller-block.h"

/*
 * The geometry of whole pages, against files that a person can read. STELLER_UPDATE_GOLDEN=1 writes them anew.
 */
static void
check_golden (const char *name,
              const char *actual)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "layout", "golden", name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("STELLER_UPDATE_GOLDEN") != NULL)
    {
      g_file_set_contents (path, actual, -1, &error);
      g_assert_no_error (error);
      return;
    }

  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (actual, ==, expected);
}

static const char note_text[] =
  "Op 12 januari is een **brief** ontvangen over het *voorbeeld*. De brief vraagt om een reactie in de 7^e^ week, zie "
  "[de website](https://voorbeeld.example/) en de ⟦5.1.2.e|brief van J. de Vries⟧, die hierbij gaat.\n"
  "\n"
  "- de eerste wijziging, die zo lang is dat zij zeker over twee regels gaat lopen, want zo hoort dat;\n"
  "- de tweede, met een lijst:\n"
  "  1. een;\n"
  "  2. twee.\n"
  "\n"
  "### Een tussenkop\n"
  "\n"
  "> Een citaat van iemand die iets belangrijks zei.\n"
  "\n"
  "| Maatregel | Kosten |\n"
  "|---|--:|\n"
  "| Eerste | 12,5 |\n"
  "| Tweede | 3 |\n";

static void
test_note (gconstpointer data)
{
  StellerAudience audience = GPOINTER_TO_INT (data);
  g_autoptr (StellerStyle) style = NULL;
  g_autoptr (StellerDocument) document = NULL;
  g_autofree char *dump = NULL;

  if (!fixture_has_font ())
    {
      g_test_skip ("Liberation Sans is not installed");
      return;
    }

  style = fixture_new_style (NULL, NULL);
  document = fixture_new_note (audience, note_text);
  dump = fixture_dump (style, document);
  check_golden (audience == STELLER_AUDIENCE_INTERNAL ? "note-internal.txt" : "note-public.txt", dump);
}

/* Notes that differ only under their marks have the same public pages. */
static void
test_secrets (void)
{
  static const char * const secrets[] = {
    "x",
    "tien tekens",
    "een heel lange naam, met een [link](https://x.example) en *meer*",
  };
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autofree char *text = g_strdup_printf ("De naam is ⟦5.1.2.e|%s⟧, zo staat het er.\n", secrets[i]);
      g_autoptr (StellerDocument) document = fixture_new_note (STELLER_AUDIENCE_PUBLIC, text);
      g_autofree char *dump = fixture_dump (style, document);

      if (first == NULL)
        first = g_strdup (dump);
      g_assert_cmpstr (dump, ==, first);
      g_assert_nonnull (strstr (dump, "bar@"));
    }
}

/* A paragraph for the label of a field goes when the field is not printed, or has no label. */
static void
test_label (void)
{
  static const char * const labels[] = { NULL, "", "Parafenroute" };
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      StellerDocumentBuilder *builder = steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
      g_autoptr (StellerDocument) document = NULL;
      g_autoptr (StellerDocument) empty =
        steller_document_builder_end (steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl"));
      g_autofree char *dump = NULL;
      g_autofree char *empty_dump = fixture_dump (style, empty);

      if (labels[i] != NULL)
        steller_document_builder_add_field (builder, "parafen", labels[i], STELLER_DOCUMENT_KIND_LIST,
                                            STELLER_DOCUMENT_PLACE_BODY);
      document = steller_document_builder_end (builder);
      dump = fixture_dump (style, document);
      if (labels[i] == NULL || *labels[i] == '\0')
        {
          g_assert_cmpstr (dump, ==, empty_dump);
          g_assert_null (strstr (dump, " 0.0x9.0 P"));
        }
      else
        {
          g_assert_nonnull (strstr (dump, "9.0 P “Parafenroute”"));
        }
    }
}

static void
test_redacted_blocks (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerDocumentBuilder) builder =
    steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
  g_autoptr (StellerDocumentBuilder) public_builder =
    steller_document_builder_new (STELLER_AUDIENCE_PUBLIC, "beslisnota", "nl");
  g_autoptr (StellerDocument) internal = NULL;
  g_autoptr (StellerDocument) public_document = NULL;
  StellerBlockBuilder *redaction = steller_block_builder_new (STELLER_BLOCK_REDACTION);
  g_autofree char *dump = NULL;
  g_autofree char *public_dump = NULL;

  steller_block_builder_set_ground (redaction, "5.1.2.b");
  steller_block_builder_take_child (redaction, steller_block_new_paragraph ("Eerste geheime alinea."));
  steller_block_builder_take_child (redaction, steller_block_new_paragraph ("Tweede geheime alinea."));
  steller_document_builder_add_section (builder, "kernpunten", 1, NULL, steller_block_new_heading (1, "Kernpunten"));
  steller_document_builder_take_block (builder, steller_block_builder_end (redaction), 0);
  steller_document_builder_add_section (public_builder, "kernpunten", 1, NULL,
                                        steller_block_new_heading (1, "Kernpunten"));
  steller_document_builder_take_block (public_builder, steller_block_new_redaction ("5.1.2.b"), 0);

  internal = steller_document_builder_end (g_steal_pointer (&builder));
  public_document = steller_document_builder_end (g_steal_pointer (&public_builder));
  dump = fixture_dump (style, internal);
  public_dump = fixture_dump (style, public_document);
  g_assert_nonnull (strstr (dump, "“5.1.2.b”"));
  g_assert_nonnull (strstr (dump, "geheime"));
  g_assert_nonnull (strstr (dump, "rule"));
  g_assert_nonnull (strstr (public_dump, "“5.1.2.b”"));
  g_assert_nonnull (strstr (public_dump, "fill"));
  g_assert_nonnull (strstr (public_dump, "P/Span"));
}

/* Nothing to print still gives a page with its foot. */
static void
test_empty (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerDocumentBuilder) builder =
    steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
  g_autoptr (StellerDocument) document = steller_document_builder_end (g_steal_pointer (&builder));
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
  g_autofree char *dump = steller_pages_dump (pages);

  g_assert_cmpuint (steller_pages_get_n_pages (pages), ==, 1);
  g_assert_cmpuint (steller_pages_get_n_lines (pages, 0), ==, 0);
  g_assert_cmpuint (steller_pages_get_n_outline (pages), ==, 0);
  g_assert_nonnull (strstr (dump, "“Pagina 1 van 1”"));
}

/* A style that leaves no room is put right, with a word. */
static void
test_absurd_styles (void)
{
  static const struct {
    const char *replace;
    const char *with;
    gboolean warns;
  } cases[] = {
    { "fo:margin-right=\"49.8mm\"", "fo:margin-right=\"490mm\"", TRUE },
    { "fo:margin-bottom=\"14mm\"", "fo:margin-bottom=\"1400mm\"", TRUE },
    { "fo:page-height=\"297mm\"", "fo:page-height=\"1mm\"", TRUE },
    { "fo:page-width=\"210mm\"", "fo:page-width=\"99999mm\"", TRUE },
    { "fo:font-size=\"9.5pt\"", "fo:font-size=\"900pt\"", FALSE },
    { "fo:line-height=\"12.5pt\"", "fo:line-height=\"9000pt\"", FALSE },
    { "fo:margin-top=\"4pt\"", "fo:margin-top=\"9000pt\"", FALSE },
    { "fo:margin-left=\"6mm\"", "fo:margin-left=\"600mm\"", FALSE },
    { "svg:y=\"54mm\"", "svg:y=\"5400mm\"", FALSE },
    { "svg:width=\"38mm\"", "svg:width=\"0.01mm\"", FALSE },
  };

  g_autoptr (StellerStyle) sane = fixture_new_style (NULL, NULL);
  g_autoptr (StellerDocument) sane_document = fixture_new_note (STELLER_AUDIENCE_INTERNAL, note_text);
  g_autofree char *sane_dump = fixture_dump (sane, sane_document);
  g_autofree char *text = fixture_read_text (sane_dump);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StellerStyle) style = fixture_new_style (cases[i].replace, cases[i].with);
      g_autoptr (StellerDocument) document = fixture_new_note (STELLER_AUDIENCE_INTERNAL, note_text);
      g_autoptr (StellerLayout) layout = steller_layout_new (style);
      g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
      g_autofree char *dump = steller_pages_dump (pages);
      g_autofree char *read = fixture_read_text (dump);

      g_test_message ("%s", cases[i].with);
      g_assert_cmpstr (read, ==, text);
      if (cases[i].warns)
        g_assert_true (steller_pages_get_warnings (pages)[0] != NULL || steller_style_get_warnings (style)[0] != NULL);
      fixture_assert_inside (pages);
    }
}

static void
test_missing_font (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style ("&apos;Liberation Sans&apos;", "&apos;No Such Font At All&apos;");
  g_autoptr (StellerDocument) document = fixture_new_document ("Kop", "Tekst.\n");
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
  const char * const *warnings = steller_pages_get_warnings (pages);

  g_assert_nonnull (warnings[0]);
  g_assert_nonnull (strstr (warnings[0], "No Such Font At All"));
  g_assert_null (warnings[1]);
}

static void
test_missing_glyphs (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerDocument) document = fixture_new_document ("Kop", "Een teken: \U0010fffd en nog een: \U0010fffd\n");
  g_autoptr (StellerDocument) other = fixture_new_document ("Kop", "Gewone tekst.\n");
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
  g_autoptr (StellerPages) other_pages = steller_layout_lay_out (layout, other);

  g_assert_cmpuint (steller_pages_get_n_missing_glyphs (pages), ==, 2);
  g_assert_cmpuint (steller_pages_get_n_missing_glyphs (other_pages), ==, 0);
}

/* The words of the style are in the language of the note, whatever that of the user is. */
static void
test_words (void)
{
  static const struct {
    const char *language;
    const char *expected;
  } cases[] = {
    { "nl", "“Pagina 1 van 1”" }, { "nl-BE", "“Pagina 1 van 1”" }, { "en", "“Page 1 of 1”" },
    { "EN-gb", "“Page 1 of 1”" }, { "fy", "“Side 1 fan 1”" },      { "en_US", "“Page 1 of 1”" },
    { "enx", "“Pagina 1 van 1”" }, { "", "“Pagina 1 van 1”" },
  };
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StellerDocumentBuilder *builder =
        steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", cases[i].language);
      g_autoptr (StellerDocument) document = NULL;
      g_autofree char *dump = NULL;

      steller_document_builder_add_section (builder, "aanleiding", 1, NULL, steller_block_new_heading (1, "Kop"));
      document = steller_document_builder_end (builder);
      dump = fixture_dump (style, document);
      g_test_message ("%s", cases[i].language);
      g_assert_nonnull (strstr (dump, cases[i].expected));
    }
}

static void
test_outline (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerDocumentBuilder) builder =
    steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = NULL;
  static const struct {
    guint level;
    const char *text;
  } expected[] = { { 1, "1. Een" }, { 2, "1.1. Onder" }, { 3, "Dieper" }, { 1, "2. Twee" }, { 2, "Te diep" } };

  steller_document_builder_add_section (builder, "een", 1, "1.", steller_block_new_heading (1, "Een"));
  steller_document_builder_add_section (builder, "onder", 2, "1.1.", steller_block_new_heading (2, "Onder"));
  fixture_add_text (builder, "### Dieper\n");
  steller_document_builder_add_section (builder, "twee", 1, "2.", steller_block_new_heading (1, "Twee"));
  steller_document_builder_add_section (builder, "diep", 3, NULL, steller_block_new_heading (3, "Te diep"));
  document = steller_document_builder_end (g_steal_pointer (&builder));
  pages = steller_layout_lay_out (layout, document);

  g_assert_cmpuint (steller_pages_get_n_outline (pages), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const StellerOutlineItem *item = steller_pages_get_outline (pages, i);

      g_assert_cmpuint (item->level, ==, expected[i].level);
      g_assert_cmpstr (item->text, ==, expected[i].text);
      g_assert_cmpuint (item->page, ==, 0);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/pages/note/internal", GINT_TO_POINTER (STELLER_AUDIENCE_INTERNAL), test_note);
  g_test_add_data_func ("/pages/note/public", GINT_TO_POINTER (STELLER_AUDIENCE_PUBLIC), test_note);
  g_test_add_func ("/pages/secrets", test_secrets);
  g_test_add_func ("/pages/label", test_label);
  g_test_add_func ("/pages/redacted-blocks", test_redacted_blocks);
  g_test_add_func ("/pages/empty", test_empty);
  g_test_add_func ("/pages/absurd-styles", test_absurd_styles);
  g_test_add_func ("/pages/missing-font", test_missing_font);
  g_test_add_func ("/pages/missing-glyphs", test_missing_glyphs);
  g_test_add_func ("/pages/outline", test_outline);
  g_test_add_func ("/pages/words", test_words);

  return g_test_run ();
}
