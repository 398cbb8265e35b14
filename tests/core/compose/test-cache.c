/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose-test.h"
#include "random-markup.h"

#include <string.h>

static StellerDocument *
compose (StellerComposer *composer,
         StellerNote *note,
         StellerAudience audience)
{
  g_autoptr (GError) error = NULL;
  StellerDocument *document = steller_composer_compose (composer, note, audience, &error);

  g_assert_no_error (error);

  return document;
}

static guint
count_shared (const StellerDocumentSection *section,
              const StellerDocumentSection *other)
{
  guint n = 0;

  for (guint i = 0; i < section->n_blocks; i++)
    for (guint j = 0; j < other->n_blocks; j++)
      if (section->blocks[i].block == other->blocks[j].block)
        {
          n++;
          break;
        }

  return n;
}

/* Each case is a change of a text; how many of the blocks after it must be those from before it. */
static void
test_shared_blocks (void)
{
  static const struct {
    const char *before;
    const char *after;
    guint n_blocks;
    guint n_shared;
  } cases[] = {
    { "een\n\ntwee\n\ndrie", "een\n\ntwee\n\ndrie", 3, 3 },
    { "een\n\ntwee\n\ndrie", "een\n\ntwee!\n\ndrie", 3, 2 },
    { "een\n\ntwee\n\ndrie", "een!\n\ntwee\n\ndrie!", 3, 1 },
    { "een\n\ntwee\n\ndrie", "nul\n\neen\n\ntwee\n\ndrie", 4, 3 },
    { "een\n\ntwee\n\ndrie", "een\n\ndrie", 2, 2 },
    { "een\n\ntwee\n\n", "twee\n\neen\n\n", 2, 2 },
    { "een\n\n- twee\n\n- drie\n\nvier", "een\n\n- twee\n\n- drie!\n\nvier", 3, 2 },
    { "een\n\n:::woo 5.1.2.e\ngeheim\n:::\n\ndrie", "een!\n\n:::woo 5.1.2.e\ngeheim\n:::\n\ndrie", 3, 2 },
    { "een ⟦5.1.2.e|geheim⟧\n\ntwee", "een ⟦5.1.2.e|geheim⟧\n\ntwee!", 2, 1 },
    { "een", "", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint audience = 0; audience < 2; audience++)
      {
        g_autoptr (StellerComposer) composer = compose_test_new_composer ();
        g_autoptr (StellerNote) note = compose_test_parse ("\"sections\": {\"kernpunten\": {\"text\": \"\"}, "
                                                           "\"aanleiding\": {\"text\": \"Zo.\"}}");
        g_autoptr (StellerDocument) before = NULL;
        g_autoptr (StellerDocument) after = NULL;
        const StellerDocumentSection *section;

        steller_note_set_section_text (note, "kernpunten", cases[i].before);
        before = compose (composer, note, audience);
        steller_note_set_section_text (note, "kernpunten", cases[i].after);
        after = compose (composer, note, audience);

        g_assert_true (steller_document_find_section (before, "aanleiding")->blocks[0].block ==
                       steller_document_find_section (after, "aanleiding")->blocks[0].block);
        g_assert_true (steller_document_find_section (before, "aanleiding")->heading.block ==
                       steller_document_find_section (after, "aanleiding")->heading.block);
        section = steller_document_find_section (after, "kernpunten");
        if (section == NULL)
          {
            g_assert_cmpuint (cases[i].n_blocks, ==, 0);
            continue;
          }
        g_assert_cmpuint (section->n_blocks, ==, cases[i].n_blocks);
        g_assert_cmpuint (count_shared (section, steller_document_find_section (before, "kernpunten")), ==,
                          cases[i].n_shared);
      }
}

/* Whatever was composed before, a note composes as it does for the first time. */
static void
test_random_changes (void)
{
  guint32 seed;
  g_autoptr (GRand) random = random_markup_start (&seed);
  g_autoptr (StellerNote) note = compose_test_parse ("\"sections\": {\"kernpunten\": {\"text\": \"\"}}");
  g_autoptr (StellerComposer) composer = compose_test_new_composer ();
  g_autoptr (GString) text = g_string_new ("begin");

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *piece = random_markup_new (random, g_rand_int_range (random, 0, 12));
      gsize from = g_utf8_offset_to_pointer (text->str, g_rand_int_range (random, 0, g_utf8_strlen (text->str, -1) + 1)) -
                   text->str;
      g_autoptr (StellerComposer) fresh = compose_test_new_composer ();
      g_autoptr (StellerDocument) document = NULL;
      g_autoptr (StellerDocument) first = NULL;

      if (text->len > 1500)
        g_string_truncate (text, 0);
      else if (g_rand_int_range (random, 0, 4) == 0)
        g_string_truncate (text, from);
      else
        g_string_insert (text, from, piece);
      if (g_rand_int_range (random, 0, 5) == 0)
        g_string_append (text, "⟦5.1.2.e|een *geheim⟧");
      if (g_rand_int_range (random, 0, 8) == 0)
        g_string_append (text, "\n:::woo 5.1.2.b\n- geheim\n:::\n");

      steller_note_set_section_text (note, "kernpunten", text->str);
      steller_note_set_section_ground (note, "kernpunten", g_rand_int_range (random, 0, 9) == 0 ? "5.2" : NULL);
      document = compose (composer, note, STELLER_AUDIENCE_INTERNAL);
      first = compose (fresh, note, STELLER_AUDIENCE_INTERNAL);
      if (!steller_document_equal (document, first))
        {
          g_autofree char *one = steller_document_dump (document);
          g_autofree char *other = steller_document_dump (first);

          g_assert_cmpstr (one, ==, other);
          g_assert_not_reached ();
        }
    }
}

/* The base of a block and its own offsets lead to its text in the section. */
static void
test_bases (void)
{
  static const char text[] = "één\n\ntwee ⟦5.1.2.e|geheim⟧ drie\n\n:::woo 5.1.2.b\n- vier\n:::\nvijf";
  static const char emptied[] = "één\n\ntwee ⟦5.1.2.e|⟧ drie\n\n:::woo 5.1.2.b\n:::\nvijf";

  for (guint audience = 0; audience < 2; audience++)
    {
      g_autoptr (StellerNote) note = compose_test_parse ("\"sections\": {\"kernpunten\": {\"text\": \"\"}}");
      g_autoptr (StellerComposer) composer = compose_test_new_composer ();
      g_autoptr (StellerDocument) document = NULL;
      const StellerDocumentSection *section;
      const char *source = audience == STELLER_AUDIENCE_PUBLIC ? emptied : text;

      steller_note_set_section_text (note, "kernpunten", text);
      document = compose (composer, note, audience);
      section = steller_document_find_section (document, "kernpunten");
      g_assert_cmpuint (section->n_blocks, ==, 4);
      for (guint i = 0; i < section->n_blocks; i++)
        {
          const StellerBlock *block = section->blocks[i].block;

          for (guint j = 0; j < steller_block_get_n_spans (block); j++)
            {
              const StellerSpan *span = steller_block_get_span (block, j);
              gsize start;
              gsize end;

              g_assert_true (steller_span_get_source_range (span, &start, &end));
              start += section->blocks[i].base;
              end += section->blocks[i].base;
              if (span->flags & STELLER_SPAN_BAR)
                g_assert_cmpint (strncmp (source + start, "⟦5.1.2.e|⟧", end - start), ==, 0);
              else
                g_assert_cmpint (strncmp (source + start, span->text, span->length), ==, 0);
            }
        }

      /* A block mark covers its fences. */
      g_assert_cmpint (steller_block_get_kind (section->blocks[2].block), ==, STELLER_BLOCK_REDACTION);
      g_assert_cmpuint (section->blocks[2].base, ==, strstr (source, ":::woo") - source);
      g_assert_cmpuint (steller_block_get_source_length (section->blocks[2].block), ==,
                        strstr (source, "\nvijf") - strstr (source, ":::woo"));
      if (audience == STELLER_AUDIENCE_INTERNAL)
        {
          const StellerBlock *list = steller_block_get_child (section->blocks[2].block, 0);
          gsize start = section->blocks[2].base + steller_block_get_source_start (list);

          g_assert_cmpint (strncmp (source + start, "vier", steller_block_get_source_length (list)), ==, 0);
          g_assert_cmpuint (steller_block_get_source_length (list), ==, 4);
        }
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compose/cache/shared-blocks", test_shared_blocks);
  g_test_add_func ("/compose/cache/random-changes", test_random_changes);
  g_test_add_func ("/compose/cache/bases", test_bases);

  return g_test_run ();
}
