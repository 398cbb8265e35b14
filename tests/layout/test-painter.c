/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-fixture.h"

#include <string.h>

#include "steller-pages-private.h"

/*
 * What the painter tells: a line for each element and artifact, indented by how deep it is.
 */
typedef struct {
  GString *text;
  GPtrArray *open;
  gboolean in_artifact;
  guint n_links;
} Record;

static void
begin_element (const StellerStructure *structure,
               gpointer user_data)
{
  Record *record = user_data;

  g_assert_false (record->in_artifact);
  g_string_append_printf (record->text, "%*s%s", (int) record->open->len * 2, "",
                          steller_role_get_name (structure->role));
  if (structure->language != NULL)
    g_string_append_printf (record->text, " lang=%s", structure->language);
  if (structure->actual_text != NULL)
    g_string_append_printf (record->text, " “%s”", structure->actual_text);
  if (structure->uri != NULL)
    g_string_append_printf (record->text, " %s (%s)", structure->uri, structure->contents);
  if (structure->scope != STELLER_SCOPE_NONE)
    g_string_append (record->text, structure->scope == STELLER_SCOPE_COLUMN ? " column" : " row");
  if (structure->numbering != STELLER_NUMBERING_NONE)
    g_string_append (record->text, structure->numbering == STELLER_NUMBERING_BULLET ? " bullet" : " number");
  g_string_append_c (record->text, '\n');
  if (structure->role == STELLER_ROLE_LINK)
    {
      record->n_links++;
      g_assert_cmpuint (structure->n_rectangles, >, 0);
      for (guint i = 0; i < structure->n_rectangles; i++)
        {
          g_assert_cmpfloat (structure->rectangles[i].width, >, 1.0);
          g_assert_cmpfloat (structure->rectangles[i].height, >, 1.0);
          g_assert_cmpfloat (structure->rectangles[i].x + structure->rectangles[i].width, <, 595.0);
        }
    }
  g_ptr_array_add (record->open, GINT_TO_POINTER (structure->role));
}

static void
end_element (const StellerStructure *structure,
             gpointer user_data)
{
  Record *record = user_data;

  g_assert_false (record->in_artifact);
  g_assert_cmpuint (record->open->len, >, 0);
  g_assert_cmpint (GPOINTER_TO_INT (record->open->pdata[record->open->len - 1]), ==, structure->role);
  g_ptr_array_set_size (record->open, (gint) record->open->len - 1);
}

static void
begin_artifact (StellerArtifact artifact,
                gpointer user_data)
{
  static const char * const names[] = { "layout", "header", "footer" };
  Record *record = user_data;

  g_assert_false (record->in_artifact);
  record->in_artifact = TRUE;
  g_string_append_printf (record->text, "%*s(%s)\n", (int) record->open->len * 2, "", names[artifact]);
}

static void
end_artifact (StellerArtifact artifact,
              gpointer user_data)
{
  Record *record = user_data;

  g_assert_true (record->in_artifact);
  record->in_artifact = FALSE;
}

static const StellerPaintSink sink = { begin_element, end_element, begin_artifact, end_artifact };

static void
check_open_at_page_end (Record *record)
{
  for (guint i = 0; i < record->open->len; i++)
    {
      StellerRole role = GPOINTER_TO_INT (record->open->pdata[i]);

      g_assert_cmpint (role, !=, STELLER_ROLE_LINK);
      g_assert_cmpint (role, !=, STELLER_ROLE_TR);
    }
}

static char *
paint (StellerDocument *document,
       guint *n_links)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
  Record record = { g_string_new (NULL), g_ptr_array_new (), FALSE, 0 };
  g_autoptr (StellerPainter) painter = steller_painter_new (pages, &sink, &record);

  for (guint i = 0; i < steller_pages_get_n_pages (pages); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);

      g_string_append_printf (record.text, "page %u\n", i + 1);
      steller_painter_draw_page (painter, i, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      check_open_at_page_end (&record);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  steller_painter_finish (painter);
  g_assert_cmpuint (record.open->len, ==, 0);
  g_ptr_array_unref (record.open);
  if (n_links != NULL)
    *n_links = record.n_links;

  return g_string_free_and_steal (record.text);
}

typedef struct {
  const char *text;
  const char *structure;
} StructureCase;

static const StructureCase structure_cases[] = {
  { "Gewoon.\n", "  P\n" },
  { "Een **vet** en *schuin* woord.\n", "  P\n    Strong\n    Em\n" },
  { "**Vet *en schuin* weer vet.**\n", "  P\n    Strong\n      Em\n" },
  { "[Een](https://a.example/)[Twee](https://a.example/)\n",
    "  (layout)\n  P\n    Link https://a.example/ (Een (https://a.example/))\n"
    "    Link https://a.example/ (Twee (https://a.example/))\n" },
  { "[een **vette** link](https://a.example/)\n",
    "  (layout)\n  P\n    Link https://a.example/ (een vette link (https://a.example/))\n      Strong\n" },
  { "Een [word]{lang=en}.\n", "  P\n    Span lang=en\n" },
  { "- a\n  1. b\n- c\n",
    "  L bullet\n    LI\n      Lbl\n      LBody\n        P\n        L number\n          LI\n            Lbl\n"
    "            LBody\n              P\n    LI\n      Lbl\n      LBody\n        P\n" },
  { "> Citaat\n", "  BlockQuote\n    P\n" },
  { "| a | b |\n|---|---|\n| c |  |\n",
    "  (layout)\n  Table\n    THead\n      TR\n        TH column\n        TH column\n    TBody\n      TR\n        TD\n"
    "        TD\n" },
  { "### Kop\n\nTekst\n", "  H2\n  P\n" },
};

static void
test_structures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (structure_cases); i++)
    {
      g_autoptr (StellerDocument) document = fixture_new_document ("Kop", structure_cases[i].text);
      g_autofree char *painted = paint (document, NULL);
      const char *expected = structure_cases[i].structure;
      gboolean decorated = g_str_has_prefix (expected, "  (layout)\n");
      g_autofree char *body = NULL;

      if (decorated)
        expected += strlen ("  (layout)\n");
      body = g_strconcat ("  H1\n", expected, NULL);
      /* The foot comes while the last element is still open: it could go on on a next page. */
      *strrchr (painted, '(') = '\0';
      g_strchomp (painted);
      g_strchomp (body);
      g_test_message ("%s", structure_cases[i].text);
      g_assert_true (g_str_has_prefix (painted, decorated ? "page 1\nDocument\n  (layout)\n"
                                                          : "page 1\nDocument\n  P\n"));
      /* Before the body are the empty lines of the head of the page. */
      g_assert_cmpstr (strstr (painted, "  H1\n"), ==, body);
    }
}

static void
test_bar (void)
{
  g_autoptr (StellerDocument) document =
    fixture_new_note (STELLER_AUDIENCE_PUBLIC, "Naam: ⟦5.1.2.e|geheim⟧ en ⟦5.1.2.e|nog een⟧.\n");
  g_autofree char *painted = paint (document, NULL);
  const char *span = strstr (painted, "Span “[");

  g_assert_nonnull (span);
  g_assert_nonnull (strstr (painted, "5.1"));
  g_assert_null (strstr (painted, "geheim"));
}

/* A long link that goes over the end of a page is closed and opened again. */
static void
test_link_over_pages (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (StellerDocument) document = NULL;
  g_autofree char *painted = NULL;
  guint n_links;

  for (guint i = 0; i < 1500; i++)
    g_string_append (text, "woord ");
  g_string_append (text, "einde](https://a.example/)\n");
  document = fixture_new_document ("Kop", text->str);
  painted = paint (document, &n_links);
  g_assert_cmpuint (n_links, ==, 3);
  g_assert_nonnull (strstr (painted, "page 3"));
}

/* Each page has its part of a torn row as a row of its own, with all its cells. */
static void
test_torn_row (void)
{
  g_autoptr (GString) text = g_string_new ("| Kop | Twee |\n|---|---|\n| ");
  g_autoptr (StellerDocument) document = NULL;
  g_autofree char *painted = NULL;
  g_auto (GStrv) rows = NULL;

  for (guint i = 0; i < 2500; i++)
    g_string_append (text, "woord ");
  g_string_append (text, "| ");
  for (guint i = 0; i < 2500; i++)
    g_string_append (text, "ander ");
  g_string_append (text, "|\n");
  document = fixture_new_document ("Kop", text->str);
  painted = paint (document, NULL);
  rows = g_strsplit (painted, "TR\n", -1);
  g_assert_cmpuint (g_strv_length (rows), >, 3);
  for (guint i = 2; rows[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "TD\n", -1);

      g_assert_cmpuint (g_strv_length (cells) - 1, ==, 2);
    }
}

/* Spaces: whoever reads what is drawn must find one between any two words, whatever their looks. */

static char *
read_drawn_text (StellerDocument *document)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < steller_pages_get_n_pages (pages); i++)
    {
      GArray *fragments = steller_pages_get_page (pages, i)->fragments;

      for (guint j = 0; j < fragments->len; j++)
        {
          const StellerFragment *fragment = &g_array_index (fragments, StellerFragment, j);
          const StellerGalley *galley = fragment->item->galley;

          if (galley == NULL || fragment->kind != STELLER_FRAGMENT_BODY)
            continue;
          for (guint k = 0; k < galley->pieces->len; k++)
            {
              const StellerPiece *piece = steller_galley_get_piece (galley, k);
              const StellerSetLine *line = steller_text_setting_get_line (piece->setting, piece->line);

              for (guint l = 0; l < line->n_glyphs; l++)
                {
                  const StellerGlyphs *glyphs =
                    &g_array_index (piece->setting->glyphs, StellerGlyphs, line->first_glyphs + l);
                  const PangoGlyphItem *item = glyphs->item;

                  for (int m = 0; m < item->glyphs->num_glyphs; m++)
                    {
                      const char *at = piece->setting->text + item->item->offset + item->glyphs->log_clusters[m];

                      /* What Pango left out is not drawn and not read. */
                      if (item->glyphs->glyphs[m].glyph != PANGO_GLYPH_EMPTY)
                        g_string_append_unichar (text, g_utf8_get_char (at));
                    }
                }
            }
          g_string_append_c (text, '\n');
        }
    }

  return g_string_free_and_steal (text);
}

static void
test_spaces (void)
{
  static const struct {
    const char *text;
    const char *drawn;
  } cases[] = {
    { "een **twee** drie *vier* vijf\n", "een twee drie vier vijf\n" },
    { "een **twee** *drie*\n", "een twee drie\n" },
    { "[een](https://a.example/) [twee](https://a.example/) **drie**\n", "een twee drie\n" },
    { "een  \ntwee\\\n**drie**\n", "een twee drie\n" },
    { "de 7^e^ **eeuw**\n", "de 7e eeuw\n" },
    { "woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord **vet** "
      "woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord\n",
      "woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord vet "
      "woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord woord\n" },
    { "naam ⟦5.1.2.e|Jan⟧ **en** x\n", "naam Jan 5.1.2.e en x\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StellerDocument) document = fixture_new_document ("Kop", cases[i].text);
      g_autofree char *drawn = read_drawn_text (document);
      const char *body = strstr (drawn, "Kop\n");

      g_assert_nonnull (body);
      g_assert_cmpstr (body + strlen ("Kop\n"), ==, cases[i].drawn);
    }
}

/* The one-page call closes what it opens. */
static void
test_one_page (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerDocument) document = fixture_new_document ("Kop", "- een\n- twee\n");
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
  Record record = { g_string_new (NULL), g_ptr_array_new (), FALSE, 0 };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;

  steller_pages_draw (pages, 0, cr, &sink, &record);
  g_assert_cmpuint (record.open->len, ==, 0);
  g_assert_nonnull (strstr (record.text->str, "Document\n"));
  g_assert_nonnull (strstr (record.text->str, "(footer)\n"));
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat (width, >, 50.0);
  g_assert_cmpfloat (x + width, <, 596.0);
  g_assert_cmpfloat (y + height, <, 842.0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_string_free (record.text, TRUE);
  g_ptr_array_unref (record.open);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/painter/structures", test_structures);
  g_test_add_func ("/painter/bar", test_bar);
  g_test_add_func ("/painter/link-over-pages", test_link_over_pages);
  g_test_add_func ("/painter/torn-row", test_torn_row);
  g_test_add_func ("/painter/spaces", test_spaces);
  g_test_add_func ("/painter/one-page", test_one_page);

  return g_test_run ();
}
