/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "markup-source.h"
#include "random-markup.h"

#include <string.h>

#define N_TEXTS 3000

typedef struct {
  const char *text;
  gsize length;
  GString *shown;
  GString *addresses;
  gsize last_end; /* of the source ranges so far */
  guint n_lists;
  guint n_quotes;
} Check;

/* A run that is as long as its source holds the same bytes, but for a line end that became a space and an object
 * replacement character that became a replacement character. */
static void
check_run (const Check *check,
           const StellerSpan *span,
           const StellerSourceRun *run)
{
  if (run->text_length != run->source_length)
    {
      g_assert_cmpuint (run->text_length, ==, 1);
      return;
    }

  for (gsize i = 0; i < run->text_length; i++)
    {
      char shown = span->text[run->text_offset + i];
      char source = check->text[run->source_offset + i];

      if (source == '\n' || source == '\r')
        g_assert_true (shown == ' ' || shown == '\n');
      else if (source == '\xbc' && shown == '\xbd')
        g_assert_true (i >= 2 && memcmp (check->text + run->source_offset + i - 2, "\xef\xbf\xbc", 3) == 0);
      else
        g_assert_cmpint (shown, ==, source);
    }
}

static void
check_span (Check *check,
            const StellerSpan *span)
{
  gsize text_end = 0;

  g_assert_true (g_utf8_validate (span->text, span->length, NULL));
  g_assert_cmpuint (span->length, ==, strlen (span->text));
  g_assert_cmpuint (span->length, >, 0);
  g_assert_cmpuint (span->n_runs, >, 0);
  g_assert_true ((span->uri != NULL) == (span->link > 0));
  if (span->flags & STELLER_SPAN_LINE_BREAK)
    g_assert_cmpstr (span->text, ==, "\n");

  for (guint i = 0; i < span->n_runs; i++)
    {
      const StellerSourceRun *run = &span->runs[i];

      g_assert_cmpuint (run->text_offset, ==, text_end);
      g_assert_cmpuint (run->text_length, >, 0);
      g_assert_cmpuint (run->source_length, >, 0);
      g_assert_cmpuint (run->source_offset, >=, check->last_end);
      g_assert_cmpuint (run->source_offset + run->source_length, <=, check->length);
      check_run (check, span, run);
      text_end += run->text_length;
      check->last_end = run->source_offset + run->source_length;
    }
  g_assert_cmpuint (text_end, ==, span->length);
  g_string_append_len (check->shown, span->text, span->length);
  if (span->uri != NULL)
    g_string_append_printf (check->addresses, "%s ", span->uri);
}

static void
check_block (Check *check,
             const StellerBlock *block,
             const StellerBlock *parent)
{
  StellerBlockKind kind = steller_block_get_kind (block);
  gsize start = steller_block_get_source_start (block);
  gsize end = start + steller_block_get_source_length (block);

  g_assert_cmpuint (end, <=, check->length);
  if (parent != NULL && end > start)
    {
      gsize parent_start = steller_block_get_source_start (parent);

      g_assert_cmpuint (start, >=, parent_start);
      g_assert_cmpuint (end, <=, parent_start + steller_block_get_source_length (parent));
    }

  g_assert_cmpint (kind, !=, STELLER_BLOCK_REDACTION);
  g_assert_true ((kind == STELLER_BLOCK_LIST_ITEM) ==
                 (parent != NULL && steller_block_get_kind (parent) == STELLER_BLOCK_LIST));
  if (kind == STELLER_BLOCK_HEADING)
    g_assert_cmpuint (steller_block_get_level (block), ==, 3);
  if (kind == STELLER_BLOCK_TABLE)
    for (guint i = 0; i < steller_block_get_n_children (block); i++)
      g_assert_cmpuint (steller_block_get_n_children (steller_block_get_child (block, i)), ==,
                        steller_block_get_n_children (steller_block_get_child (block, 0)));

  check->n_lists += kind == STELLER_BLOCK_LIST;
  check->n_quotes += kind == STELLER_BLOCK_QUOTE;
  g_assert_cmpuint (check->n_lists, <=, STELLER_MARKUP_MAX_NESTING);
  g_assert_cmpuint (check->n_quotes, <=, STELLER_MARKUP_MAX_NESTING);

  for (guint i = 0; i < steller_block_get_n_spans (block); i++)
    check_span (check, steller_block_get_span (block, i));
  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    check_block (check, steller_block_get_child (block, i), block);
  g_string_append_c (check->shown, '\n');

  check->n_lists -= kind == STELLER_BLOCK_LIST;
  check->n_quotes -= kind == STELLER_BLOCK_QUOTE;
}

/* No word of the text may be lost, unless it is in the address of a link, and none may be moved. */
static void
check_words (const char *text,
             const char *shown,
             const char *addresses)
{
  const char *at = text;

  for (guint i = 0;; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%uw", i);

      at = strstr (at, word);
      if (at == NULL)
        break;
      if (strstr (addresses, word) != NULL)
        continue;
      shown = strstr (shown, word);
      if (shown == NULL)
        g_test_message ("%s is lost", word);
      g_assert_nonnull (shown);
    }
}

static void
check_text (const char *text,
            gsize length)
{
  g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
  g_autoptr (GPtrArray) blocks = NULL;
  Check check = { .text = text, .length = length };

  steller_markup_source_append_text (source, text, length, 0, NULL);
  blocks = steller_markup_parse (source);
  check.shown = g_string_new (NULL);
  check.addresses = g_string_new (NULL);
  for (guint i = 0; i < blocks->len; i++)
    check_block (&check, g_ptr_array_index (blocks, i), NULL);
  check_words (text, check.shown->str, check.addresses->str);
  g_string_free (check.shown, TRUE);
  g_string_free (check.addresses, TRUE);
}

static void
test_random_markup (void)
{
  guint32 seed;
  g_autoptr (GRand) random = random_markup_start (&seed);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = random_markup_new (random, g_rand_int_range (random, 1, 80));
      g_autofree char *escaped = g_strescape (text, NULL);

      g_test_message ("text %u: \"%s\"", i, escaped);
      check_text (text, strlen (text));
    }
}

static void
test_random_characters (void)
{
  guint32 seed;
  g_autoptr (GRand) random = random_markup_start (&seed);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_rand_int_range (random, 0, 200);

      for (guint j = 0; j < n; j++)
        {
          gunichar c = g_rand_int_range (random, 0, 4) == 0 ? g_rand_int_range (random, 1, 0x110000)
                                                            : g_rand_int_range (random, 1, 0x80);

          if (g_unichar_validate (c))
            g_string_append_unichar (text, c);
        }
      check_text (text->str, text->len);
    }
}

/* A source may be in many parts; where they part must not matter. */
static void
test_parts (void)
{
  guint32 seed;
  g_autoptr (GRand) random = random_markup_start (&seed);

  for (guint i = 0; i < N_TEXTS / 10; i++)
    {
      g_autofree char *text = random_markup_new (random, 40);
      g_autoptr (StellerMarkupSource) whole = steller_markup_source_new ();
      g_autoptr (StellerMarkupSource) parted = steller_markup_source_new ();
      g_autoptr (GPtrArray) blocks = NULL;
      g_autoptr (GPtrArray) others = NULL;
      const char *at = text;

      steller_markup_source_append_text (whole, text, strlen (text), 0, NULL);
      while (*at != '\0')
        {
          const char *next = g_utf8_offset_to_pointer (at, g_rand_int_range (random, 1, 5));

          next = MIN (next, at + strlen (at));
          steller_markup_source_append_text (parted, at, next - at, at - text, NULL);
          at = next;
        }

      blocks = steller_markup_parse (whole);
      others = steller_markup_parse (parted);
      g_assert_cmpuint (blocks->len, ==, others->len);
      for (guint j = 0; j < blocks->len; j++)
        g_assert_true (steller_block_equal (g_ptr_array_index (blocks, j), g_ptr_array_index (others, j)));
    }
}

/* Whatever a passage holds, the tree around it is the same. */
static void
append_outline (const StellerBlock *block,
                GString *outline)
{
  gboolean marked = FALSE;

  g_string_append_printf (outline, "(%d", steller_block_get_kind (block));
  for (guint i = 0; i < steller_block_get_n_spans (block); i++)
    {
      const StellerSpan *span = steller_block_get_span (block, i);

      if (span->ground != NULL)
        {
          if (!marked)
            g_string_append (outline, " *");
          marked = TRUE;
          continue;
        }
      marked = FALSE;
      g_string_append_printf (outline, " %s/%d/%s/%s", span->text, span->flags, span->uri, span->language);
    }
  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    append_outline (steller_block_get_child (block, i), outline);
  g_string_append_c (outline, ')');
}

static void
test_passage_has_no_influence (void)
{
  guint32 seed;
  g_autoptr (GRand) random = random_markup_start (&seed);

  for (guint i = 0; i < N_TEXTS / 3; i++)
    {
      g_autofree char *text = random_markup_new (random, 30);
      g_autofree char *passage = random_markup_new (random, 12);
      const char *at = g_utf8_offset_to_pointer (text, g_rand_int_range (random, 0, g_utf8_strlen (text, -1) + 1));
      g_autoptr (GString) bare = g_string_new (NULL);
      g_autoptr (GString) filled = g_string_new (NULL);

      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
          g_autoptr (GPtrArray) blocks = NULL;
          g_autofree char *secret = g_strconcat ("x", j == 0 ? "" : passage, "x", NULL);

          steller_markup_source_append_text (source, text, at - text, 0, NULL);
          steller_markup_source_append_text (source, secret, strlen (secret), at - text, "5.1.2.e");
          steller_markup_source_append_text (source, at, strlen (at), at - text + strlen (secret), NULL);
          blocks = steller_markup_parse (source);
          for (guint k = 0; k < blocks->len; k++)
            append_outline (g_ptr_array_index (blocks, k), j == 0 ? bare : filled);
        }

      /* An address that a passage stands in is the one thing that it is a part of. */
      if (strstr (bare->str, "xx") == NULL)
        g_assert_cmpstr (filled->str, ==, bare->str);
    }
}

static void
test_plain (void)
{
  g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
  g_autoptr (GPtrArray) spans = NULL;
  const char *const expected[] = { "*DGB*, ", "J. de", "\n", "Vries", " ", "", "\n", "\n", "[a]" };
  const gsize offsets[] = { 0, 20, 25, 27, 30, 31, 40, 41, 43 };

  steller_markup_source_append_text (source, "*DGB*, ", 7, 0, NULL);
  steller_markup_source_append_text (source, "J. de\r\nVries", 12, 20, "5.1.2.e");
  steller_markup_source_append_text (source, " ", 1, 30, NULL);
  steller_markup_source_append_bar (source, "5.1.2.i", 31, 9);
  steller_markup_source_append_text (source, "\n\r\n[a]", 6, 40, NULL);

  spans = steller_markup_parse_plain (source);
  g_assert_cmpuint (spans->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < spans->len; i++)
    {
      const StellerSpan *span = g_ptr_array_index (spans, i);

      g_assert_cmpstr (span->text, ==, expected[i]);
      g_assert_cmpuint (span->runs[0].source_offset, ==, offsets[i]);
      g_assert_cmpstr (span->ground, ==, i >= 1 && i <= 3 ? "5.1.2.e" : i == 5 ? "5.1.2.i" : NULL);
      g_assert_cmpint (span->flags, ==,
                       strcmp (expected[i], "\n") == 0 ? STELLER_SPAN_LINE_BREAK
                       : i == 5                        ? STELLER_SPAN_BAR
                                                       : STELLER_SPAN_NONE);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/markup/random-markup", test_random_markup);
  g_test_add_func ("/markup/random-characters", test_random_characters);
  g_test_add_func ("/markup/parts", test_parts);
  g_test_add_func ("/markup/passage-has-no-influence", test_passage_has_no_influence);
  g_test_add_func ("/markup/plain", test_plain);

  return g_test_run ();
}
