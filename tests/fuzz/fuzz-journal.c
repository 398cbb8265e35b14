/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Journals. An input is a journal as it stands in a file; or records, a letter for the kind and the content of each,
 * with a byte between them, of which a journal with the right checksums is made. */

#include <string.h>

#include "fuzz-target.h"
#include "steller-journal-record.h"

#define SEPARATOR '\x1e'

#define NOTE                                                                                                           \
  "F\x1eN{\"format\": \"steller-nota\", \"version\": 1, \"id\": \"0198c6e0-0000-7000-8000-000000000000\", "           \
  "\"type\": \"beslisnota\", \"fields\": {\"onderwerp\": \"Subsidie\", \"aan\": [{\"naam\": \"X\"}]}, "               \
  "\"sections\": {\"aanleiding\": {\"text\": \"a\"}}}"

static const char *const records[] = {
  NOTE "\x1e" "C{\"pointer\": \"/fields/onderwerp\", \"at\": 0, \"removed\": 3, \"inserted\": \"Plan\"}",
  NOTE "\x1e" "C{\"pointer\": \"/fields/onderwerp\", \"index\": 0, \"value\": \"Plan\"}",
  NOTE "\x1e" "C{\"pointer\": \"/fields/aan/0/naam\", \"index\": 0}\x1e" "Ffile:///memo.nota",
  NOTE "\x1e" "C{\"pointer\": \"/sections/eigen_1\", \"index\": 1, \"value\": null}",
  "Ffile:///memo.nota\n0000000000000000000000000000000000000000000000000000000000000000\x1eN{}",
};

static const char *const words[] = {
  "\x1e" "C", "\x1e" "F", "\x1e" "N", "{", "}", "\"", ":", ",", "/", "~0", "~1", "/sections/aanleiding/text", "/fields",
  "/fields/aan/0", "null", "[]", "{}", "\"index\": 99", "\"value\": true", "\\u0000", "\"at\": -1", "\"removed\": 99",
  "\"inserted\": \"\"", "{\"pointer\": \"/sections\"}", STELLER_JOURNAL_MAGIC, NULL,
};

static void
add_seeds (GPtrArray *seeds)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    g_ptr_array_add (seeds, g_bytes_new_static (records[i], strlen (records[i])));
}

static GBytes *
make_journal (const char *data, gsize length)
{
  GString *journal = g_string_new (STELLER_JOURNAL_MAGIC);
  guint64 hash = 0;

  for (const char *record = data, *end = data + length; record < end;)
    {
      const char *stop = memchr (record, SEPARATOR, (gsize) (end - record));
      g_autoptr (GBytes) content = NULL;

      if (stop == NULL)
        stop = end;
      if (stop > record)
        {
          content = g_bytes_new (record + 1, (gsize) (stop - record - 1));
          steller_journal_append_record (journal, (StellerJournalRecord) *record, content, &hash);
        }
      record = stop + 1;
    }

  return g_string_free_to_bytes (journal);
}

static void
run (GBytes *input)
{
  gsize length;
  const char *data = g_bytes_get_data (input, &length);
  g_autoptr (GBytes) journal = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *checksum = NULL;
  g_autoptr (StellerNote) note = NULL;
  g_autoptr (GError) error = NULL;

  if (length >= strlen (STELLER_JOURNAL_MAGIC) &&
      memcmp (data, STELLER_JOURNAL_MAGIC, strlen (STELLER_JOURNAL_MAGIC)) == 0)
    journal = g_bytes_ref (input);
  else
    journal = make_journal (data, length);
  note = steller_journal_replay (journal, &file, &checksum, &error);
  if (note != NULL)
    {
      g_autoptr (GBytes) bytes = steller_note_to_bytes (note);
    }
  else
    g_assert_nonnull (error);
}

static GBytes *
mutate (GBytes *input, GRand *random)
{
  return fuzz_mutate_bytes (input, random, words);
}

const FuzzTarget fuzz_target = { add_seeds, run, mutate };
