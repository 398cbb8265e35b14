/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-fixture.h"

#include <string.h>

/* From the pages to the text they came from, and back. */

static const char text[] =
  "Een **alinea** met genoeg woorden om over een regel heen te lopen, want anders valt er aan deze proef weinig te "
  "zien en te meten.\n"
  "\n"
  "- punt een\n"
  "- punt *twee* met ⟦5.1.2.e|een naam⟧ erin\n"
  "\n"
  "| Kop | Twee |\n"
  "|---|---|\n"
  "| cel | andere |\n"
  "\n"
  "Een [verwijzing](https://voorbeeld.example/) en 7^e^ é &amp; einde.\n";

typedef struct {
  StellerStyle *style;
  StellerDocument *document;
  StellerLayout *layout;
  StellerPages *pages;
} Fixture;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->style = fixture_new_style (NULL, NULL);
  fixture->document = fixture_new_note (STELLER_AUDIENCE_INTERNAL, text);
  fixture->layout = steller_layout_new (fixture->style);
  fixture->pages = steller_layout_lay_out (fixture->layout, fixture->document);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  steller_pages_unref (fixture->pages);
  g_object_unref (fixture->layout);
  steller_document_unref (fixture->document);
  g_object_unref (fixture->style);
}

/* The lines of a part cover its text in order. */
static void
test_lines (Fixture *fixture,
            gconstpointer data)
{
  gsize last = 0;
  guint n_lines = 0;

  for (guint i = 0; i < steller_pages_get_n_pages (fixture->pages); i++)
    for (guint j = 0; j < steller_pages_get_n_lines (fixture->pages, i); j++)
      {
        StellerLineInfo line;

        steller_pages_get_line (fixture->pages, i, j, &line);
        g_assert_nonnull (line.part);
        if (!g_str_equal (line.part, "kernpunten"))
          continue;
        n_lines++;
        g_assert_cmpuint (line.source_start, >=, last);
        g_assert_cmpuint (line.source_end, >=, line.source_start);
        g_assert_cmpuint (line.source_end, <=, strlen (text));
        last = line.source_end;
      }
  /* Two lines of the paragraph, two points, four cells, one line. */
  g_assert_cmpuint (n_lines, ==, 9);
}

/* Every word is found, and picking it up where it is found gives its place in the source again. */
static void
test_round_trip (Fixture *fixture,
                 gconstpointer data)
{
  static const char * const words[] = {
    "Een **", "alinea", "genoeg", "weinig", "meten", "punt een",   "twee", "met ⟦", "een naam",
    "erin",   "Kop",    "Twee",   "cel",    "andere", "verwijzing", "en 7", "einde",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize offset = (gsize) (strstr (text, words[i]) - text);
      guint page;
      cairo_rectangle_t rectangle;
      const char *part;
      gsize picked;

      g_test_message ("%s", words[i]);
      g_assert_true (steller_pages_locate (fixture->pages, "kernpunten", offset, &page, &rectangle));
      g_assert_cmpfloat (rectangle.height, >, 5.0);
      g_assert_true (steller_pages_pick (fixture->pages, page, rectangle.x + 0.2,
                                         rectangle.y + rectangle.height / 2.0, &part, &picked));
      g_assert_cmpstr (part, ==, "kernpunten");
      g_assert_cmpuint (picked, ==, offset);
    }
}

static void
test_fields (Fixture *fixture,
             gconstpointer data)
{
  guint page;
  cairo_rectangle_t rectangle;
  const char *part;
  gsize picked;

  g_assert_true (steller_pages_locate (fixture->pages, "datum", 3, &page, &rectangle));
  g_assert_cmpuint (page, ==, 0);
  g_assert_cmpfloat (rectangle.x, >, 450.0);
  g_assert_true (steller_pages_pick (fixture->pages, 0, rectangle.x, rectangle.y + 2.0, &part, &picked));
  g_assert_cmpstr (part, ==, "datum");
  g_assert_cmpuint (picked, ==, 3);

  g_assert_true (steller_pages_locate (fixture->pages, "onderwerp", 0, &page, &rectangle));
  g_assert_false (steller_pages_locate (fixture->pages, "bestaat_niet", 0, &page, &rectangle));
}

/* A place that is not printed is the nearest that is. */
static void
test_nearest (Fixture *fixture,
              gconstpointer data)
{
  gsize blank = (gsize) (strstr (text, "\n\n") - text) + 1;
  guint page;
  cairo_rectangle_t between, end;

  g_assert_true (steller_pages_locate (fixture->pages, "kernpunten", blank, &page, &between));
  g_assert_true (steller_pages_locate (fixture->pages, "kernpunten", 100000, &page, &end));
  g_assert_cmpfloat (between.y, <, end.y);
}

/* Every place on the page is near something. */
static void
test_pick_everywhere (Fixture *fixture,
                      gconstpointer data)
{
  for (double y = -10.0; y < 860.0; y += 13.0)
    for (double x = -10.0; x < 620.0; x += 17.0)
      {
        const char *part;
        gsize offset;

        g_assert_true (steller_pages_pick (fixture->pages, 0, x, y, &part, &offset));
        g_assert_nonnull (part);
        g_assert_cmpuint (offset, <=, strlen (text));
      }
}

static StellerBlock *
make_framed (const char *words)
{
  StellerBlockBuilder *framed = steller_block_builder_new (STELLER_BLOCK_REDACTION);

  steller_block_builder_set_ground (framed, "5.1.2.b");
  steller_block_builder_take_child (framed, steller_block_new_paragraph (words));

  return steller_block_builder_end (framed);
}

/* What the layout adds of its own, such as the ground of a frame, which is set once for all frames, has no source, and
 * does not stand in the way of what has. */
static void
test_added_text (void)
{
  static const char words[] = "Achter de kaders.\n";
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerDocumentBuilder) builder =
    steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerPages) pages = NULL;
  StellerLineInfo line;
  cairo_rectangle_t place;
  guint n_lines;

  steller_document_builder_add_section (builder, "aanleiding", 1, NULL, steller_block_new_heading (1, "Kop"));
  steller_document_builder_take_block (builder, make_framed ("Een."), 0);
  steller_document_builder_take_block (builder, make_framed ("Twee."), 0);
  fixture_add_text (builder, words);
  document = steller_document_builder_end (g_steal_pointer (&builder));
  pages = steller_layout_lay_out (layout, document);

  n_lines = steller_pages_get_n_lines (pages, 0);
  g_assert_cmpuint (n_lines, ==, 1);
  steller_pages_get_line (pages, 0, 0, &line);
  g_assert_cmpuint (line.source_start, ==, 0);
  g_assert_cmpuint (line.source_end, ==, strlen ("Achter de kaders."));
  g_assert_true (steller_pages_locate (pages, "aanleiding", 3, NULL, &place));
  g_assert_cmpfloat (place.y, ==, line.y);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) g_test_add ("/source/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("lines", test_lines);
  ADD ("round-trip", test_round_trip);
  ADD ("fields", test_fields);
  ADD ("nearest", test_nearest);
  ADD ("pick-everywhere", test_pick_everywhere);
#undef ADD
  g_test_add_func ("/source/added-text", test_added_text);

  return g_test_run ();
}
