/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-fixture.h"

#include <string.h>

/*
 * Random documents: every line is there once, in order, on the paper, without an overlap; and a layout that has seen
 * other documents makes the same pages as a new one. GTest prints the seed; --seed gives it again.
 */

#define N_DOCUMENTS 15
#define N_EDITS 25

static const char * const words[] = {
  "een", "de", "minister", "besluitvorming", "en", "Kamer", "brief", "**vet**", "*schuin*", "7^e^", "vergaderjaar",
  "€ 12,5", "[een link](https://voorbeeld.example/)", "⟦5.1.2.e|een naam⟧", "⟦5.1.2.b|iets anders dat langer is⟧",
  "uitvoeringsorganisatie",
  "**vet *en schuin***", "[nog ⟦5.1.2.e|een⟧ link](https://voorbeeld.example/2)", "x", "שלום", "[word]{lang=en}",
};

/* A number that counts the pieces of text, so that each is unlike the others. */
static guint serial;

static void
append_words (GString *text,
              guint most)
{
  guint n = (guint) g_test_rand_int_range (0, (gint32) most) + 1;

  g_string_append_printf (text, "n%u", ++serial);
  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (text, ' ');
      g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      if (g_test_rand_int_range (0, 40) == 0)
        g_string_append (text, "  \n");
    }
}

static void
append_list (GString *text,
             guint indent)
{
  gboolean ordered = g_test_rand_bit ();
  guint n = (guint) g_test_rand_int_range (1, 9);
  g_autofree char *spaces = g_strnfill (indent, ' ');

  for (guint i = 0; i < n; i++)
    {
      if (ordered)
        g_string_append_printf (text, "%s%u. ", spaces, i + 1);
      else
        g_string_append_printf (text, "%s- ", spaces);
      append_words (text, 30);
      g_string_append_c (text, '\n');
      if (indent < 12 && g_test_rand_int_range (0, 4) == 0)
        append_list (text, indent + (ordered ? 3 : 2));
    }
}

static void
append_table (GString *text)
{
  guint n_columns = (guint) g_test_rand_int_range (1, 6);
  guint n_rows = (guint) g_test_rand_int_range (0, 30);

  for (guint row = 0; row < n_rows + 2; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          g_autoptr (GString) cell = g_string_new (NULL);

          if (row == 1)
            g_string_append (cell, "---");
          else if (g_test_rand_int_range (0, 6) > 0)
            append_words (cell, 12);
          g_string_replace (cell, "\n", "", 0);
          /* A mark has a bar of its own, which a table would take for the end of a cell. */
          g_string_append_printf (text, "| %s ", cell->str);
        }
      g_string_append (text, "|\n");
    }
}

static char *
make_block (void)
{
  GString *text = g_string_new (NULL);

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      append_list (text, 0);
      break;
    case 1:
      append_table (text);
      break;
    case 2:
      g_string_append (text, "### ");
      g_string_append_printf (text, "n%u kop", ++serial);
      break;
    case 3:
      g_string_append (text, "> ");
      append_words (text, 60);
      g_string_replace (text, "  \n", " ", 0);
      break;
    default:
      append_words (text, 200);
      break;
    }
  g_string_append (text, "\n\n");

  return g_string_free_and_steal (text);
}

static GPtrArray *
make_blocks (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (g_free);
  guint n = (guint) g_test_rand_int_range (0, 40);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (blocks, make_block ());

  return blocks;
}

static StellerDocument *
make_document (GPtrArray *blocks,
               StellerAudience audience)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    g_string_append (text, blocks->pdata[i]);

  return fixture_new_note (audience, text->str);
}

/* A line of a dump that is text of the running text: its place, and what it says. */
typedef struct {
  double x, y, width, height;
  char *text;
} DumpLine;

static gboolean
parse_line (const char *line,
            DumpLine *result)
{
  const char *start = strstr (line, "“");
  char *at;

  if (!g_str_has_prefix (line, "    ") || start == NULL)
    return FALSE;
  result->x = g_ascii_strtod (line + 4, &at);
  result->y = g_ascii_strtod (at + 1, &at);
  result->width = g_ascii_strtod (at + 1, &at);
  result->height = g_ascii_strtod (at + 1, &at);
  result->text = g_strdup (start);

  return TRUE;
}

static void
check_page (const char *page)
{
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  DumpLine body[4096];
  guint n = 0;

  for (guint i = 1; lines[i] != NULL; i++)
    if (parse_line (lines[i], &body[n]))
      {
        g_assert_cmpfloat (body[n].x, >=, 0.0);
        g_assert_cmpfloat (body[n].x + body[n].width, <=, 595.5);
        g_assert_cmpfloat (body[n].y, >=, 0.0);
        g_assert_cmpfloat (body[n].y + body[n].height, <=, 841.9);
        if (++n == G_N_ELEMENTS (body))
          break;
      }

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        double x = MIN (body[i].x + body[i].width, body[j].x + body[j].width) - MAX (body[i].x, body[j].x);
        double y = MIN (body[i].y + body[i].height, body[j].y + body[j].height) - MAX (body[i].y, body[j].y);

        if (x > 0.5 && y > 0.5)
          g_error ("“%s” at %.1f,%.1f lies over “%s” at %.1f,%.1f", body[i].text, body[i].x, body[i].y, body[j].text,
                   body[j].x, body[j].y);
      }
  for (guint i = 0; i < n; i++)
    g_free (body[i].text);
}

/* Every piece of text has its number; they come in the order in which they were made, in both sections. */
static void
check_order (const char *dump,
             GPtrArray *blocks)
{
  g_autofree char *read = fixture_read_text (dump);
  const char *at = read;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < blocks->len; i++)
      for (const char *number = strchr (blocks->pdata[i], 'n'); number != NULL; number = strchr (number + 1, 'n'))
        {
          g_autofree char *digits = NULL;
          gsize length = 1;

          while (g_ascii_isdigit (number[length]))
            length++;
          if (length == 1)
            continue;
          digits = g_strndup (number, length);
          at = strstr (at, digits);
          if (at == NULL)
            g_error ("%s is not there or not in its place", digits);
          at += length;
        }
}

static void
test_documents (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (GPtrArray) blocks = make_blocks ();
      g_autoptr (StellerDocument) document = make_document (blocks, g_test_rand_bit () ? STELLER_AUDIENCE_PUBLIC
                                                                                       : STELLER_AUDIENCE_INTERNAL);
      g_autofree char *dump = fixture_dump (style, document);
      g_auto (GStrv) pages = g_strsplit (dump, "\npage ", -1);

      for (guint j = 0; pages[j] != NULL; j++)
        check_page (pages[j]);
      check_order (dump, blocks);
    }
}

static void
edit (GPtrArray *blocks)
{
  guint index = blocks->len > 0 ? (guint) g_test_rand_int_range (0, (gint32) blocks->len) : 0;
  char *block;

  switch (blocks->len > 0 ? g_test_rand_int_range (0, 4) : 0)
    {
    case 0:
      g_ptr_array_insert (blocks, (gint) index, make_block ());
      break;
    case 1:
      g_ptr_array_remove_index (blocks, index);
      break;
    case 2:
      /* The same again: two blocks that are equal. */
      g_ptr_array_insert (blocks, (gint) index, g_strdup (blocks->pdata[index]));
      break;
    default:
      block = g_strconcat ("a", blocks->pdata[index], NULL);
      g_free (blocks->pdata[index]);
      blocks->pdata[index] = block;
      break;
    }
}

static void
test_edits (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (GPtrArray) blocks = make_blocks ();

  for (guint i = 0; i < N_EDITS; i++)
    {
      gboolean public = g_test_rand_int_range (0, 8) == 0;
      StellerAudience audience = public ? STELLER_AUDIENCE_PUBLIC : STELLER_AUDIENCE_INTERNAL;
      g_autoptr (StellerDocument) document = make_document (blocks, audience);
      g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
      g_autofree char *dump = steller_pages_dump (pages);
      g_autofree char *fresh = fixture_dump (style, document);

      g_assert_cmpstr (dump, ==, fresh);
      edit (blocks);
    }
}

/* Pages outlive the layout that made them, and the documents that came after. */
static void
test_lifetime (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  StellerLayout *layout = steller_layout_new (style);
  g_autoptr (GPtrArray) blocks = make_blocks ();
  g_autoptr (StellerDocument) document = make_document (blocks, STELLER_AUDIENCE_INTERNAL);
  g_autoptr (StellerDocument) other = fixture_new_document ("Kop", "Iets anders.\n");
  g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);
  g_autofree char *before = steller_pages_dump (pages);
  g_autofree char *after = NULL;

  steller_pages_unref (steller_layout_lay_out (layout, other));
  g_object_unref (layout);
  after = steller_pages_dump (pages);
  g_assert_cmpstr (before, ==, after);
}

static gpointer
draw_in_thread (gpointer data)
{
  StellerPages *pages = data;

  for (guint i = 0; i < 5; i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 200);
      cairo_t *cr = cairo_create (surface);

      steller_pages_draw (pages, i % steller_pages_get_n_pages (pages), cr, NULL, NULL);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  steller_pages_unref (pages);

  return NULL;
}

/* One thread draws what another has set, which sets the next document meanwhile. */
static void
test_threads (void)
{
  g_autoptr (StellerStyle) style = fixture_new_style (NULL, NULL);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GPtrArray) blocks = make_blocks ();
      g_autoptr (StellerDocument) document = make_document (blocks, STELLER_AUDIENCE_INTERNAL);

      threads[i] = g_thread_new ("draw", draw_in_thread, steller_layout_lay_out (layout, document));
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/random/documents", test_documents);
  g_test_add_func ("/random/edits", test_edits);
  g_test_add_func ("/random/lifetime", test_lifetime);
  g_test_add_func ("/random/threads", test_threads);

  return g_test_run ();
}
