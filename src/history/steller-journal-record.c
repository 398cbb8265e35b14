/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-journal-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"
#include "steller-json-tree.h"
#include "steller-json-writer.h"
#include "steller-splice.h"
#include "steller-text.h"

/* "C 0000000a 0123456789abcdef\n" */
#define PREFIX_LENGTH 11
#define HEAD_LENGTH (PREFIX_LENGTH + 17)

/* Of SHA-256, in hexadecimal. */
#define CHECKSUM_LENGTH 64

typedef struct
{
  GBytes *journal;
  const char *data;
  gsize length;
  gsize at;
  guint64 hash;
} Reader;

static guint64
hash_record (const char *prefix, const char *content, gsize length, guint64 hash)
{
  return steller_text_hash (content, length, steller_text_hash (prefix, PREFIX_LENGTH, hash));
}

/* @hash is that of all before, 0 at first, and becomes that of all with this record. */
void
steller_journal_append_record (GString *out, StellerJournalRecord kind, GBytes *content, guint64 *hash)
{
  gsize length;
  const char *data = g_bytes_get_data (content, &length);
  char prefix[PREFIX_LENGTH + 1];

  g_assert (length <= G_MAXUINT32);
  g_snprintf (prefix, sizeof prefix, "%c %08" G_GINT32_MODIFIER "x ", (char) kind, (guint32) length);
  *hash = hash_record (prefix, data, length, *hash);
  g_string_append_printf (out, "%s%016" G_GINT64_MODIFIER "x\n", prefix, *hash);
  g_string_append_len (out, data, (gssize) length);
  g_string_append_c (out, '\n');
}

static gboolean
reader_start (Reader *self, GBytes *journal)
{
  const gsize magic = strlen (STELLER_JOURNAL_MAGIC);

  self->journal = journal;
  self->data = g_bytes_get_data (journal, &self->length);
  self->at = magic;
  self->hash = 0;
  return self->length >= magic && memcmp (self->data, STELLER_JOURNAL_MAGIC, magic) == 0;
}

static gboolean
parse_hexadecimal (const char *text, gsize n_digits, guint64 *number)
{
  *number = 0;
  for (gsize i = 0; i < n_digits; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return FALSE;
      *number = *number << 4 | (guint64) digit;
    }
  return TRUE;
}

/* Reads the next record, of which the content goes to @content. Returns its kind; 0 at the end and at the first record
 * that is not whole. */
static char
reader_next (Reader *self, GBytes **content)
{
  const char *head = self->data + self->at;
  const char *data = head + HEAD_LENGTH;
  guint64 length;
  guint64 hash;

  if (self->length - self->at < HEAD_LENGTH + 1 || head[1] != ' ' || head[PREFIX_LENGTH - 1] != ' ' ||
      head[HEAD_LENGTH - 1] != '\n' || !parse_hexadecimal (head + 2, 8, &length) ||
      !parse_hexadecimal (head + PREFIX_LENGTH, 16, &hash) || length > self->length - self->at - HEAD_LENGTH - 1 ||
      data[length] != '\n' || hash_record (head, data, (gsize) length, self->hash) != hash)
    return '\0';
  self->hash = hash;
  *content = g_bytes_new_from_bytes (self->journal, self->at + HEAD_LENGTH, (gsize) length);
  self->at += HEAD_LENGTH + (gsize) length + 1;
  return head[0];
}

static const char *
get_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* Describes one change of a note. Returns NULL for one that only the note itself can tell: numbers as they stood in the
 * file, and values in values. */
GBytes *
steller_journal_encode_change (const char *pointer, JsonNode *old, JsonNode *new, int index)
{
  g_autoptr (JsonObject) change = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  GString *text;

  json_object_set_string_member (change, "pointer", pointer);
  if (get_string (old) != NULL && get_string (new) != NULL)
    {
      g_autoptr (StellerSplice) splice = steller_splice_new (get_string (old), get_string (new), -1);

      json_object_set_int_member (change, "at", (gint64) splice->at);
      json_object_set_int_member (change, "removed", (gint64) strlen (splice->removed));
      json_object_set_string_member (change, "inserted", splice->inserted);
    }
  else
    {
      if (new != NULL && !JSON_NODE_HOLDS_NULL (new) && get_string (new) == NULL &&
          (!JSON_NODE_HOLDS_VALUE (new) || json_node_get_value_type (new) != G_TYPE_BOOLEAN))
        return NULL;
      json_object_set_int_member (change, "index", index);
      if (new != NULL)
        json_object_set_member (change, "value", json_node_ref (new));
    }
  node = json_node_init_object (json_node_alloc (), change);
  text = g_string_new (NULL);
  steller_json_write (text, node, NULL);
  return g_string_free_to_bytes (text);
}

static gboolean
get_integer (JsonObject *object, const char *name, gint64 *number)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *number = json_node_get_int (node);
  return TRUE;
}

static gboolean
replay_splice (StellerNote *note, JsonObject *change, const char *pointer)
{
  const char *text = get_string (steller_note_get_value (note, pointer));
  const char *inserted = get_string (json_object_get_member (change, "inserted"));
  g_autofree char *result = NULL;
  gint64 at;
  gint64 n_removed;

  if (text == NULL || inserted == NULL || !get_integer (change, "at", &at) ||
      !get_integer (change, "removed", &n_removed) || at < 0 || n_removed < 0)
    return FALSE;
  result = steller_splice_apply (text, (gsize) at, (gsize) n_removed, inserted);
  return result != NULL &&
         steller_note_restore_value (note, pointer, json_node_init_string (json_node_alloc (), result), -1);
}

/* Makes a change again. Returns whether it is one that this note can have. */
static gboolean
replay_change (StellerNote *note, GBytes *content)
{
  g_autoptr (StellerJsonTree) tree = steller_json_tree_parse (content, NULL);
  JsonObject *change;
  const char *pointer;
  JsonNode *value;
  gint64 index;

  if (tree == NULL)
    return FALSE;
  change = steller_json_tree_get_root (tree);
  pointer = get_string (json_object_get_member (change, "pointer"));
  if (pointer == NULL)
    return FALSE;
  if (json_object_has_member (change, "inserted"))
    return replay_splice (note, change, pointer);
  if (!get_integer (change, "index", &index) || index < -1 || index > STELLER_JSON_MAX_MEMBERS)
    return FALSE;
  value = json_object_get_member (change, "value");
  if (value != NULL && (JSON_NODE_HOLDS_OBJECT (value) || JSON_NODE_HOLDS_ARRAY (value)))
    return FALSE;
  return steller_note_restore_value (note, pointer, value != NULL ? json_node_ref (value) : NULL, (int) index);
}

/* What a record of the file says. @file can be NULL, as can @checksum. */
char *
steller_journal_encode_file (GFile *file, const char *checksum)
{
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri == NULL)
    return g_strdup ("");
  return checksum != NULL ? g_strconcat (uri, "\n", checksum, NULL) : g_steal_pointer (&uri);
}

/* Whether it is as g_compute_checksum_for_bytes() writes it. */
static gboolean
is_checksum (const char *text)
{
  return strlen (text) == CHECKSUM_LENGTH && strspn (text, "0123456789abcdef") == CHECKSUM_LENGTH;
}

/* Gets the file that a record tells of and what it held, each NULL when that is not known. */
static void
read_file (GBytes *content, GFile **file, char **checksum)
{
  gsize length;
  const char *data = g_bytes_get_data (content, &length);
  g_autofree char *uri = g_strndup (data, length);
  char *rest = strchr (uri, '\n');

  if (rest != NULL)
    *rest++ = '\0';
  g_clear_object (file);
  g_clear_pointer (checksum, g_free);
  if (*uri == '\0' || !g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL))
    return;
  *file = g_file_new_for_uri (uri);
  if (rest != NULL && is_checksum (rest))
    *checksum = g_strdup (rest);
}

/* Replays each change up to the first that is not whole, or not one of this note. */
static void
replay_changes (Reader *reader, StellerNote *note, GFile **file, char **checksum)
{
  for (;;)
    {
      g_autoptr (GBytes) content = NULL;
      char kind = reader_next (reader, &content);

      if (kind == STELLER_JOURNAL_FILE)
        read_file (content, file, checksum);
      else if (kind != STELLER_JOURNAL_CHANGE || steller_note_get_read_only (note) || !replay_change (note, content))
        return;
    }
}

static gboolean
is_readable (StellerNote *note)
{
  g_autoptr (GBytes) bytes = steller_note_to_bytes (note);
  g_autoptr (StellerNote) again = steller_note_new_from_bytes (bytes, NULL);

  return again != NULL;
}

/* Makes the note that a journal tells of, with every change up to the first damage. The file it was opened from or
 * saved to goes to @file, NULL when there is none, and the checksum of what that held to @checksum, NULL when it is not
 * known. */
StellerNote *
steller_journal_replay (GBytes *journal, GFile **file, char **checksum, GError **error)
{
  g_autoptr (GBytes) uri = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StellerNote) note = NULL;
  Reader reader;

  *file = NULL;
  *checksum = NULL;
  if (!reader_start (&reader, journal) || reader_next (&reader, &uri) != STELLER_JOURNAL_FILE ||
      reader_next (&reader, &bytes) != STELLER_JOURNAL_NOTE)
    {
      g_set_error (error, STELLER_ERROR, STELLER_ERROR_INVALID, "%s",
                   _("The changes cannot be recovered: their journal is damaged from its start."));
      return NULL;
    }
  note = steller_note_new_from_bytes (bytes, error);
  if (note == NULL)
    return NULL;
  read_file (uri, file, checksum);
  replay_changes (&reader, note, file, checksum);
  if (is_readable (note))
    return g_steal_pointer (&note);
  /* Whole records that make no note were not written by us; the note before them is one. */
  return steller_note_new_from_bytes (bytes, error);
}
