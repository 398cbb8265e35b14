/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-fixture.h"

#include <string.h>

#include "steller-flow.h"
#include "steller-pages-private.h"
#include "steller-table-columns.h"
#include "steller-text-estimate.h"

/*
 * Page breaking by itself: galleys of strips without text on a page of 100 points. A case is a line of words, one for
 * each galley, and the pages that come of it.
 *
 * In a word each letter is a strip of 20 points: `l` may be broken before, `w` not without leaving a line alone, `r`
 * not without tearing the row that starts before the first of them, or below the header row; `h` is a header row and
 * `b` a row below it; `T` is a strip of 150 points; `k` at the end
 * of a word keeps it with the next one, `p` at the start makes it start a page. `K` keeps the paragraph that starts
 * with the next strip whole, and with the next word. `+` before a word is a space of 10 points.
 */
typedef struct {
  const char *galleys;
  const char *pages;
} BreakCase;

static const BreakCase break_cases[] = {
  { "", "" },
  { "l", "l" },
  { "lllll", "lllll" },
  { "llllll", "lllll|l" },
  { "lll lll", "lll,ll|l" },
  /* Space goes at the top of a page, but not on the first. */
  { "+lllll", "llll|l" },
  { "lllll +l", "lllll|l" },
  { "llll +l", "llll|l" },
  { "lll +l", "lll,l" },
  /* Widows and orphans: four lines that may only be parted in the middle. */
  { "lll lwlw", "lll,lw|lw" },
  { "llll lwlw", "llll|lwlw" },
  { "ll lww", "ll,lww" },
  { "lll lww", "lll|lww" },
  /* A heading goes with the first lines of what follows; so does a chain of them. */
  { "llll lk ll", "llll|l,ll" },
  { "lll lk ll", "lll,l,l|l" },
  { "ll lk lk lw", "ll|l,l,lw" },
  { "lll lk lwlw", "lll|l,lwlw" },
  /* A heading at the very end stays where it is. */
  { "llll lk", "llll,l" },
  /* A chain longer than a page is broken where it does the least harm. */
  { "lk lk lk lk lk lk lk", "l,l,l,l,l|l,l" },
  { "lwwwwwww", "lwwww|www" },
  { "lk lwwwwwww", "l|lwwww|www" },
  /* The last paragraph before the closing goes with it, whole, but not what is before it. */
  { "lll Kl l", "lll,l,l" },
  { "llll Kl l", "llll|l,l" },
  { "lll Kll l", "lll|ll,l" },
  { "l Klwlw lw", "l|lw|lw,lw" },
  { "l Klwlw l", "l|lwlw,l" },
  { "l llKlw l", "l,ll|lw,l" },
  { "lll lk Kl l", "lll|l,l,l" },
  { "llll Klll lww", "llll|ll|l,lww" },
  /* One that is higher than a page is torn, and takes two lines along. */
  { "l Klwlllllw lw", "l|lwlll|llw,lw" },
  /* A row is torn only when it is higher than a page. */
  { "lll lrr", "lll|lrr" },
  { "lll lrrrr", "lll|lrrrr" },
  /* That one starts where it stands, with the header and the heading before it, when two lines of it fit. */
  { "lll lrrrrr", "lll,lr|rrrr" },
  { "lll lrrrrrr", "lll,lr|rrrrr" },
  { "l lrrrrr", "l,lrrr|rr" },
  { "llll lrrrrrr", "llll|lrrrr|rr" },
  { "l lk hrrrrrr", "l,l,hrr|(h)rrrr" },
  { "l lk hrrrrr", "l,l,hrr|(h)rrr" },
  { "ll lk hrrrrrr", "ll|l,hrrr|(h)rrr" },
  /* Header rows come again. */
  { "hbbbbbbb", "hbbbb|(h)bbb" },
  { "lll hbbbbbb", "lll,hb|(h)bbbb|(h)b" },
  { "llll hbb", "llll|hbb" },
  /* Something higher than a page stands alone. */
  { "l T l", "l|T|l" },
  { "TT", "T|T" },
  /* A page that a style starts. */
  { "l pl l", "l|l,l" },
  { "pl", "l" },
};

static StellerGalley *
make_galley (const char *word,
             gsize length,
             gboolean space)
{
  g_autoptr (StellerBlock) block = steller_block_new_paragraph ("");
  StellerGalleyForm form = { .width = 100.0 };
  StellerGalley *galley = steller_galley_new (block, &form, NULL);
  gboolean has_header = memchr (word, 'h', length) != NULL;

  for (gsize i = 0; i < length; i++)
    {
      StellerStrip strip = { .height = word[i] == 'T' ? 150.0 : 20.0 };

      if (word[i] == 'k')
        {
          galley->keep_with_next = TRUE;
          continue;
        }
      if (word[i] == 'p')
        {
          galley->break_before = TRUE;
          continue;
        }
      if (word[i] == 'K')
        continue;
      if (word[i] == 'w')
        strip.penalty = STELLER_PENALTY_LINES;
      else if (word[i] == 'r')
        strip.penalty = STELLER_PENALTY_ROW;
      else if (has_header && galley->strips->len == 1)
        strip.penalty = STELLER_PENALTY_KEEP;
      if (word[i] == 'r' || (i + 1 < length && word[i] == 'l' && word[i + 1] == 'r'))
        strip.row = 1;
      if (has_header && word[i] != 'h')
        strip.repeat = 1;
      if (space && galley->strips->len == 0)
        strip.gap = 10.0;
      g_array_append_val (galley->strips, strip);
    }
  if (has_header)
    {
      StellerRepeat rows = { .first = 0, .n_strips = 1 };

      g_array_append_val (galley->repeats, rows);
    }

  return galley;
}

static char *
describe_pages (GPtrArray *pages,
                GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    {
      GArray *fragments = pages->pdata[i];

      if (i > 0)
        g_string_append_c (text, '|');
      for (guint j = 0; j < fragments->len; j++)
        {
          const StellerFragment *fragment = &g_array_index (fragments, StellerFragment, j);
          const char *letters = words->pdata[fragment->item->order];

          if (fragment->kind == STELLER_FRAGMENT_REPEATED)
            {
              g_string_append_printf (text, "(%.*s)", (int) fragment->n_strips, letters + fragment->first);
              continue;
            }
          if (j > 0 && g_array_index (fragments, StellerFragment, j - 1).kind != STELLER_FRAGMENT_REPEATED)
            g_string_append_c (text, ',');
          g_string_append_len (text, letters + fragment->first, fragment->n_strips);
        }
    }

  return g_string_free_and_steal (text);
}

static void
test_breaks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (break_cases); i++)
    {
      const StellerColumn column = { 50.0, 150.0 };
      g_autoptr (StellerFlow) flow = steller_flow_new (&column, &column);
      g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_free);
      g_auto (GStrv) words = g_strsplit (break_cases[i].galleys, " ", -1);
      g_autofree char *described = NULL;

      for (guint j = 0; words[j] != NULL && *words[j] != '\0'; j++)
        {
          const char *word = words[j] + (words[j][0] == '+');
          StellerFlowItem item = { .order = j };
          GString *strips = g_string_new (word);

          item.galley = make_galley (word, strlen (word), words[j][0] == '+');
          item.kept = strchr (word, 'K') != NULL;
          item.kept_strip = item.kept ? (guint) (strchr (word, 'K') - word) : 0;
          g_array_append_val (flow->items, item);
          g_string_replace (strips, "k", "", 0);
          g_string_replace (strips, "K", "", 0);
          g_string_replace (strips, "p", "", 0);
          g_ptr_array_add (letters, g_string_free_and_steal (strips));
        }
      steller_flow_break (flow, pages);
      described = describe_pages (pages, letters);
      g_test_message ("%s", break_cases[i].galleys);
      g_assert_cmpstr (described, ==, break_cases[i].pages);
    }
}

/* The widths of columns */

typedef struct {
  double minimums[4];
  double maximums[4];
  guint n_columns;
  double width;
  double expected[4];
} ColumnCase;

static const ColumnCase column_cases[] = {
  { { 20 }, { 50 }, 1, 300, { 300 } },
  /* What is left over goes to all alike. */
  { { 20, 20 }, { 50, 150 }, 2, 300, { 100, 200 } },
  /* A short column keeps what it needs, long ones share the rest. */
  { { 20, 20 }, { 50, 900 }, 2, 300, { 50, 250 } },
  { { 20, 20, 20 }, { 60, 400, 1600 }, 3, 300, { 60, 80, 160 } },
  /* No column is narrower than its widest word. */
  { { 120, 20 }, { 400, 1600 }, 2, 300, { 120, 180 } },
  /* Words that do not fit: the wide columns give way. */
  { { 50, 400 }, { 50, 400 }, 2, 300, { 50, 250 } },
  { { 400, 400 }, { 400, 400 }, 2, 300, { 150, 150 } },
  /* Nothing in any column. */
  { { 0, 0, 0 }, { 0, 0, 0 }, 3, 300, { 100, 100, 100 } },
};

static void
test_columns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (column_cases); i++)
    {
      const ColumnCase *test = &column_cases[i];
      g_autofree double *widths =
        steller_table_share_width (test->minimums, test->maximums, test->n_columns, test->width);

      g_test_message ("case %u", i);
      for (guint j = 0; j < test->n_columns; j++)
        g_assert_cmpfloat_with_epsilon (widths[j], test->expected[j], 0.01);
    }
}

/* What is estimated is at least as wide as what is set, and not much wider: no word of a table is broken needlessly. */
static void
test_estimate (void)
{
  static const char * const texts[] = {
    "Toelichting", "Uitvoeringsorganisatie", "€ 12.345.678,90", "WAARDEVASTSTELLING", "illegaliteit",
    "Coördinatieoverleg",
    "**Vergaderjaar**", "2026-2027", "“aangehaald”", "AVAVAVAVAV", "⟦5.1.2.e|J. de Vries⟧",
  };
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  const StellerParagraphStyle *paragraph = steller_style_get_paragraph (style, "Text_20_body");

  if (!fixture_has_font ())
    {
      g_test_skip ("Liberation Sans is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (StellerDocument) document = fixture_new_document ("Kop", texts[i]);
      g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
      const StellerDocumentSection *section = steller_document_get_section (document, 0);
      double minimum, maximum;
      StellerLineInfo line;

      steller_text_estimate (style, section->blocks[0].block, paragraph, &minimum, &maximum);
      steller_pages_get_line (pages, 0, steller_pages_get_n_lines (pages, 0) - 1, &line);
      g_test_message ("%s: %.1f estimated, %.1f set", texts[i], maximum, line.width);
      g_assert_cmpfloat (minimum, <=, maximum);
      g_assert_cmpfloat (maximum, >=, line.width - 0.05);
      g_assert_cmpfloat (maximum, <=, line.width * 1.25);
    }
}

/* Breaks of real text */

static StellerPages *
lay_out (const char *text)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerDocument) document = fixture_new_document ("Kop", text);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);

  return steller_layout_lay_out (layout, document);
}

static guint
count (const char *text,
       const char *needle)
{
  guint n = 0;

  for (const char *at = strstr (text, needle); at != NULL; at = strstr (at + 1, needle))
    n++;

  return n;
}

static void
test_wide_word (void)
{
  g_autofree char *word = g_strnfill (400, 'w');
  g_autofree char *text = g_strconcat ("Een woord: ", word, ".\n", NULL);
  g_autoptr (StellerPages) pages = lay_out (text);
  g_autofree char *dump = steller_pages_dump (pages);
  g_autofree char *read = fixture_read_text (dump);
  g_autofree char *expected = g_strconcat ("KopEenwoord:", word, ".", NULL);

  g_assert_cmpstr (read, ==, expected);
  for (guint i = 0; i < steller_pages_get_n_lines (pages, 0); i++)
    {
      StellerLineInfo line;

      steller_pages_get_line (pages, 0, i, &line);
      g_assert_cmpfloat (line.x + line.width, <, 595.3 - 100.0);
    }
}

static void
test_long_list (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (StellerPages) pages = NULL;
  g_autofree char *dump = NULL;
  guint n_lines = 0;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "%u. punt nummer %u\n", i + 1, i + 1);
  pages = lay_out (text->str);
  dump = steller_pages_dump (pages);

  for (guint i = 0; i < steller_pages_get_n_pages (pages); i++)
    n_lines += steller_pages_get_n_lines (pages, i);
  g_assert_cmpuint (n_lines, ==, 2000);
  g_assert_cmpuint (count (dump, "L/LI/Lbl"), ==, 2000);
  g_assert_nonnull (strstr (dump, "“2000.”"));
  g_assert_nonnull (strstr (dump, "“punt nummer 2000”"));
  g_assert_cmpuint (steller_pages_get_n_pages (pages), >, 30);
}

static void
test_repeated_rows (void)
{
  g_autoptr (GString) text = g_string_new ("| Kop van de kolom | Andere |\n|---|---|\n");
  g_autoptr (StellerPages) pages = NULL;
  g_autofree char *dump = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "| rij %u | waarde |\n", i + 1);
  pages = lay_out (text->str);
  dump = steller_pages_dump (pages);

  g_assert_cmpuint (steller_pages_get_n_pages (pages), ==, 3);
  g_assert_cmpuint (count (dump, "  repeated aanleiding\n"), ==, 2);
  g_assert_cmpuint (count (dump, "“Kop van de kolom”"), ==, 3);
  g_assert_cmpuint (count (dump, "“rij "), ==, 100);
}

/* A row higher than a page is torn between its lines; nothing of it gets lost. */
static void
test_high_row (void)
{
  g_autoptr (GString) text = g_string_new ("| Kop | Andere |\n|---|---|\n| ");
  g_autoptr (StellerPages) pages = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *read = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "woord%u ", i);
  g_string_append (text, "| kort |\n| na | afloop |\n");
  pages = lay_out (text->str);
  dump = steller_pages_dump (pages);
  read = fixture_read_text (dump);

  g_assert_cmpuint (steller_pages_get_n_pages (pages), >, 2);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *word = g_strdup_printf ("woord%u", i);

      g_assert_nonnull (strstr (read, word));
    }
  g_assert_cmpuint (count (dump, "“kort”"), ==, 1);
  g_assert_nonnull (strstr (read, "naafloop"));
  fixture_assert_inside (pages);
}

/* A frame that does not fit goes on in its column on the next page, and no field is lost. */
static void
test_long_frame (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerDocumentBuilder) builder =
    steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = NULL;
  g_autofree char *dump = NULL;

  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *id = g_strdup_printf ("veld%u", i);
      g_autofree char *text = g_strdup_printf ("waarde %u", i);

      steller_document_builder_add_field (builder, id, id, STELLER_DOCUMENT_KIND_TEXT, STELLER_DOCUMENT_PLACE_MARGIN);
      steller_document_builder_set_field_text (builder, text);
      fixture_add_text (builder, text);
    }
  document = steller_document_builder_end (g_steal_pointer (&builder));
  pages = steller_layout_lay_out (layout, document);
  dump = steller_pages_dump (pages);

  g_assert_cmpuint (steller_pages_get_n_pages (pages), ==, 3);
  g_assert_cmpuint (count (dump, "“waarde "), ==, 80);
  g_assert_cmpuint (count (dump, "“veld"), ==, 80);
  fixture_assert_inside (pages);
}

/* An unbroken megabyte takes time in proportion: nothing here would end in a day if it did not. */
static void
test_long_paragraphs (void)
{
  g_autofree char *unbroken = g_strnfill (300000, 'x');
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) bars = g_string_new (NULL);
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);

  for (guint i = 0; i < 60000; i++)
    g_string_append (words, "woord ");
  for (guint i = 0; i < 3000; i++)
    g_string_append (bars, "⟦5.1.2.e|x⟧");
  for (guint i = 0; i < 3; i++)
    {
      const char *texts[] = { unbroken, words->str, bars->str };
      g_autoptr (StellerDocument) document = fixture_new_note (STELLER_AUDIENCE_PUBLIC, texts[i]);
      g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);

      g_assert_cmpuint (steller_pages_get_n_pages (pages), >, 6);
      fixture_assert_inside (pages);
    }
}

/* How many of the lines of a page come from @part. */
static guint
count_lines (StellerPages *pages,
             guint page,
             const char *part)
{
  guint n_lines = 0;

  for (guint i = 0; i < steller_pages_get_n_lines (pages, page); i++)
    {
      StellerLineInfo line;

      steller_pages_get_line (pages, page, i, &line);
      if (line.part != NULL && g_str_equal (line.part, part))
        n_lines++;
    }

  return n_lines;
}

/* Wherever a note ends, its closing has the last lines of the text above it. */
static void
test_closing (void)
{
  static const char * const ends[] = {
    "Slot.\n",
    "Een slot dat zo lang is dat het over meer dan een regel gaat, en dan nog over een regel, met aan het eind daarvan"
    " weer een regel, die vol is, en een half volle regel tot slot.\n",
    "- een\n- twee\n- drie\n",
    "> Een citaat.\n",
    ":::woo 5.1.2.b\nGeheim.\n:::\n",
  };
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  guint n_torn = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    for (guint n_paragraphs = 24; n_paragraphs < 34; n_paragraphs++)
      {
        g_autoptr (StellerDocumentBuilder) builder =
          steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");
        g_autoptr (StellerDocument) document = NULL;
        g_autoptr (StellerPages) pages = NULL;
        guint last;

        steller_document_builder_add_field (builder, "ondertekening", "", STELLER_DOCUMENT_KIND_TEXT,
                                            STELLER_DOCUMENT_PLACE_BODY);
        fixture_add_text (builder, "DE DIRECTEUR\n");
        steller_document_builder_add_section (builder, "kernpunten", 1, NULL, steller_block_new_heading (1, "Kop"));
        for (guint j = 0; j < n_paragraphs; j++)
          fixture_add_text (builder, "Alinea.\n");
        fixture_add_text (builder, ends[i]);
        document = steller_document_builder_end (g_steal_pointer (&builder));
        pages = steller_layout_lay_out (layout, document);
        last = steller_pages_get_n_pages (pages) - 1;

        g_test_message ("%u paragraphs and %s", n_paragraphs, ends[i]);
        g_assert_cmpuint (count_lines (pages, last, "ondertekening"), ==, 1);
        g_assert_cmpuint (count_lines (pages, last, "kernpunten"), >, 0);
        if (last > 0 && count_lines (pages, last, "kernpunten") < 8)
          n_torn++;
      }
  g_assert_cmpuint (n_torn, >, G_N_ELEMENTS (ends));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/breaks/table", test_breaks);
  g_test_add_func ("/breaks/columns", test_columns);
  g_test_add_func ("/breaks/estimate", test_estimate);
  g_test_add_func ("/breaks/wide-word", test_wide_word);
  g_test_add_func ("/breaks/long-list", test_long_list);
  g_test_add_func ("/breaks/repeated-rows", test_repeated_rows);
  g_test_add_func ("/breaks/high-row", test_high_row);
  g_test_add_func ("/breaks/long-frame", test_long_frame);
  g_test_add_func ("/breaks/long-paragraphs", test_long_paragraphs);
  g_test_add_func ("/breaks/closing", test_closing);

  return g_test_run ();
}
