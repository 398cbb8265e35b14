/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes that differ only under their marks have the same public edition, whatever stands under the marks. */

#include "compose-test.h"
#include "random-markup.h"
#include "secret-note.h"

#include <string.h>

#define N_NOTES 60
#define N_VARIANTS (SECRET_NOTE_N_LENGTHS + 3)

static StellerNote *
make_note (guint32 seed,
           guint variant)
{
  g_autoptr (GBytes) bytes = secret_note_new (seed, variant);
  g_autoptr (GError) error = NULL;
  StellerNote *note = steller_note_new_from_bytes (bytes, &error);

  if (error != NULL)
    g_test_message ("%s: %.*s", error->message, (int) g_bytes_get_size (bytes), (const char *) g_bytes_get_data (bytes, NULL));
  g_assert_no_error (error);

  return note;
}

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

static void
test_public_edition (void)
{
  guint32 series;
  g_autoptr (GRand) random = random_markup_start (&series);
  g_autoptr (StellerComposer) composer = compose_test_new_composer ();

  for (guint i = 0; i < N_NOTES; i++)
    {
      guint32 seed = g_rand_int (random);
      g_autoptr (StellerDocument) first = NULL;
      g_autofree char *first_dump = NULL;

      g_test_message ("note %u", seed);
      for (guint variant = 0; variant < N_VARIANTS; variant++)
        {
          g_autoptr (StellerNote) note = make_note (seed, variant);
          g_autoptr (StellerComposer) fresh = compose_test_new_composer ();
          g_autoptr (StellerDocument) document = compose (fresh, note, STELLER_AUDIENCE_PUBLIC);
          g_autoptr (StellerDocument) again = compose (composer, note, STELLER_AUDIENCE_PUBLIC);
          g_autofree char *dump = steller_document_dump (document);

          g_assert_null (strstr (dump, SECRET_NOTE_WORD));
          /* What a composer remembers of other notes makes no difference either. */
          g_assert_true (steller_document_equal (document, again));

          if (first == NULL)
            {
              first = g_steal_pointer (&document);
              first_dump = g_steal_pointer (&dump);
              continue;
            }
          g_assert_cmpstr (dump, ==, first_dump);
          g_assert_cmpuint (steller_document_hash (document), ==, steller_document_hash (first));
          g_assert_true (steller_document_equal (document, first));
        }
    }
}

/* The generator must put secrets in everywhere, or the test above proves nothing: the internal edition has them. */
static void
test_internal_edition (void)
{
  static const char *const parts[] = { "field onderwerp", "field aan", "field van", "field steller", "field contact",
                                       "field bijlagen", "field parafen", "section kernpunten", "section krachtenveld",
                                       "section toelichting", "section strategie", "section eigen_1",
                                       "section eigen_2" };
  g_autoptr (StellerComposer) composer = compose_test_new_composer ();
  guint n_found[G_N_ELEMENTS (parts)] = { 0 };

  for (guint32 seed = 0; seed < 40; seed++)
    {
      g_autoptr (StellerNote) note = make_note (seed, 2);
      g_autoptr (StellerDocument) document = compose (composer, note, STELLER_AUDIENCE_INTERNAL);
      g_autofree char *dump = steller_document_dump (document);
      g_auto (GStrv) paragraphs = g_strsplit (dump, "\n\n", -1);

      for (guint i = 0; paragraphs[i] != NULL; i++)
        for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
          if (g_str_has_prefix (paragraphs[i], parts[j]) && strstr (paragraphs[i], SECRET_NOTE_WORD) != NULL)
            n_found[j]++;
    }

  for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
    g_assert_cmpuint (n_found[j], >, 0);
}

/* The two editions of a text are the same tree, but for what stands in the place of the passages. */
static void
append_outline (const StellerBlock *block,
                GString *outline)
{
  const StellerSpan *last = NULL;

  g_string_append_printf (outline, "(%d", steller_block_get_kind (block));
  for (guint i = 0; i < steller_block_get_n_spans (block); i++)
    {
      const StellerSpan *span = steller_block_get_span (block, i);

      /* An address with a passage in it parts spans in the internal edition only. */
      if (span->ground != NULL)
        g_string_append (outline, last == NULL || last->ground == NULL ? " *" : "");
      else if (last == NULL || last->ground != NULL || last->flags != span->flags ||
               g_strcmp0 (last->language, span->language) != 0)
        g_string_append_printf (outline, " %d/%s/%s", span->flags, span->language, span->text);
      else
        g_string_append (outline, span->text);
      last = span;
    }
  if (steller_block_get_kind (block) != STELLER_BLOCK_REDACTION)
    for (guint i = 0; i < steller_block_get_n_children (block); i++)
      append_outline (steller_block_get_child (block, i), outline);
  g_string_append_c (outline, ')');
}

static const StellerDocumentSection *
find_section (StellerDocument *document,
              const char *id)
{
  for (guint i = 0; i < steller_document_get_n_sections (document); i++)
    if (strcmp (steller_document_get_section (document, i)->id, id) == 0)
      return steller_document_get_section (document, i);

  return NULL;
}

static void
test_same_tree (void)
{
  g_autoptr (StellerComposer) composer = compose_test_new_composer ();

  for (guint32 seed = 0; seed < 100; seed++)
    {
      g_autoptr (StellerNote) note = make_note (seed, 2);
      g_autoptr (StellerDocument) internal = compose (composer, note, STELLER_AUDIENCE_INTERNAL);
      g_autoptr (StellerDocument) public = compose (composer, note, STELLER_AUDIENCE_PUBLIC);

      for (guint i = 0; i < steller_document_get_n_sections (public); i++)
        {
          const StellerDocumentSection *other = steller_document_get_section (public, i);
          const StellerDocumentSection *one = find_section (internal, other->id);
          g_autoptr (GString) outline = g_string_new (NULL);
          g_autoptr (GString) other_outline = g_string_new (NULL);

          /* A section that is redacted as a whole has its bar also when it holds nothing. */
          if ((one == NULL || one->n_blocks == 0) && other->n_blocks == 1 &&
              steller_block_get_kind (other->blocks[0].block) == STELLER_BLOCK_REDACTION)
            continue;
          g_assert_nonnull (one);
          g_assert_cmpuint (one->n_blocks, ==, other->n_blocks);
          for (guint j = 0; j < one->n_blocks; j++)
            {
              append_outline (one->blocks[j].block, outline);
              append_outline (other->blocks[j].block, other_outline);
            }
          g_assert_cmpstr (outline->str, ==, other_outline->str);
        }
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compose/secret/public-edition", test_public_edition);
  g_test_add_func ("/compose/secret/internal-edition", test_internal_edition);
  g_test_add_func ("/compose/secret/same-tree", test_same_tree);

  return g_test_run ();
}
