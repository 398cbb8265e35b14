/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes: reading, checking, writing and composing both editions. */

#include "fuzz-target.h"
#include "steller-composer.h"

static const char *const words[] = {
  "{", "}", "[", "]", ",", ":", "\"", "null", "true", "false", "1e999", "-0", "\\u0000", "\\ud800", "\\", "\xff",
  "\xef\xbb\xbf", "\"fields\": {}", "\"sections\": {}", "\"order\": []", "\"text\": \"\"",
  "\"ground\": \"5.1.2.e\"", "⟦5.1.2.e|", "⟧", "\\n:::\\n", "\\n:::woo 5.1.2.b\\n", "\"version\": 1",
  "\"format\": \"steller-nota\"", "\\n", "| a | b |\\n|---|---|\\n", "# ", "- ", "1. ", "> ", "**", NULL,
};

static void
add_seeds (GPtrArray *seeds)
{
  const char *source = g_getenv ("STELLER_SOURCE_DIR");
  g_autofree char *examples = g_build_filename (source, "data", "examples", NULL);
  g_autofree char *notes = g_build_filename (source, "tests", "corpus", "notes", NULL);
  g_autofree char *bad = g_build_filename (notes, "bad", NULL);

  fuzz_add_folder (seeds, examples);
  fuzz_add_folder (seeds, notes);
  fuzz_add_folder (seeds, bad);
}

static void
run (GBytes *input)
{
  g_autoptr (StellerNote) note = steller_note_new_from_bytes (input, NULL);
  g_autoptr (StellerNoteTypes) types = NULL;
  g_autoptr (StellerGrounds) grounds = NULL;
  g_autoptr (StellerComposer) composer = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (StellerNote) copy = NULL;
  g_autoptr (GError) error = NULL;
  StellerNoteType *type;

  if (note == NULL)
    return;

  /* What was read is written, and reads as the same. */
  written = steller_note_to_bytes (note);
  copy = steller_note_new_from_bytes (written, &error);
  g_assert_no_error (error);
  again = steller_note_to_bytes (copy);
  g_assert_true (g_bytes_equal (written, again));

  types = steller_note_types_new ();
  grounds = steller_grounds_new ();
  composer = steller_composer_new (types, grounds);
  type = steller_note_find_type (note, types, NULL);
  if (type == NULL)
    return;
  steller_note_validate (note, type, grounds, problems);
  for (StellerAudience audience = STELLER_AUDIENCE_INTERNAL; audience <= STELLER_AUDIENCE_PUBLIC; audience++)
    {
      g_autoptr (StellerDocument) document = steller_composer_compose (composer, note, audience, NULL);
    }
}

static GBytes *
mutate (GBytes *input, GRand *random)
{
  return fuzz_mutate_bytes (input, random, words);
}

const FuzzTarget fuzz_target = { add_seeds, run, mutate };
