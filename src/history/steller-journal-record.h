/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-json-scan.h"
#include "steller-note.h"

G_BEGIN_DECLS

/* A journal is this line and then records. Each is a line "KIND LENGTH HASH", in hexadecimal, the bytes themselves, and
 * a line break. The hash is over this record and all before it, so that none can be missing, doubled or moved. */
#define STELLER_JOURNAL_MAGIC "steller-journal 1\n"

/* The largest journal that is read, in bytes. */
#define STELLER_JOURNAL_MAX_SIZE (4 * (gsize) STELLER_JSON_MAX_SIZE)

/* The records are, in this order: the file of the note, the note as it once was, and each change since. The file may
 * come again.
 *
 * After the URI of the file comes, on a line of its own, the SHA-256 checksum in hexadecimal of what the file held when
 * the note was last read from it or saved in it. It is not there when that is not known, as in older journals. */
typedef enum
{
  STELLER_JOURNAL_FILE = 'F', /* a URI and a checksum, or nothing when the note was never saved */
  STELLER_JOURNAL_NOTE = 'N', /* a whole note */
  STELLER_JOURNAL_CHANGE = 'C',
} StellerJournalRecord;

void steller_journal_append_record (GString *out, StellerJournalRecord kind, GBytes *content, guint64 *hash);

char *steller_journal_encode_file (GFile *file, const char *checksum);
GBytes *steller_journal_encode_change (const char *pointer, JsonNode *old, JsonNode *new, int index);
StellerNote *steller_journal_replay (GBytes *journal, GFile **file, char **checksum, GError **error);

G_END_DECLS
