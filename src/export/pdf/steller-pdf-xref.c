/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-xref.h"

#include <gio/gio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-pdf-lexer.h"

/* The types of a cross-reference stream's entries (ISO 32000-1, table 18). */
enum
{
  ENTRY_FREE = 0,
  ENTRY_IN_USE = 1,
};

/* No offset that fits a file of ours needs more bytes. */
#define MAX_OFFSET_WIDTH 8

/* What the dictionary of cairo's cross-reference stream says. */
typedef struct
{
  gsize offset;         /* of the object "N 0 obj" in the file */
  gsize data_offset;    /* of the stream's first byte */
  guint object;
  guint length;
  guint size;
  guint offset_width;
  guint root;
  guint info;
  gboolean compressed;
} Table;

static gboolean
not_understood (GError     **error,
                const char  *what)
{
  g_set_error (error, STELLER_ERROR, STELLER_ERROR_FAILED, "cross-reference stream not understood: %s", what);
  return FALSE;
}

static gboolean
read_number (StellerPdfLexer *lexer,
             guint           *number)
{
  StellerPdfToken token;
  guint64 value = 0;

  if (steller_pdf_lexer_next (lexer, &token) != STELLER_PDF_TOKEN_NUMBER || token.end - token.start > 10)
    return FALSE;

  for (gsize i = token.start; i < token.end; i++)
    {
      if (!g_ascii_isdigit (lexer->data[i]))
        return FALSE;
      value = value * 10 + (lexer->data[i] - '0');
    }
  if (value > G_MAXINT32)
    return FALSE;
  *number = value;

  return TRUE;
}

static gboolean
read_word (StellerPdfLexer *lexer,
           const char      *word)
{
  StellerPdfToken token;

  steller_pdf_lexer_next (lexer, &token);

  return steller_pdf_lexer_token_is (lexer, &token, word);
}

/* "N 0 R" */
static gboolean
read_reference (StellerPdfLexer *lexer,
                guint           *number)
{
  guint generation;

  return read_number (lexer, number) && read_number (lexer, &generation) && generation == 0 && read_word (lexer, "R");
}

/* "[1 N 2]" */
static gboolean
read_widths (StellerPdfLexer *lexer,
             guint           *offset_width)
{
  guint first, last;

  return read_word (lexer, "[") && read_number (lexer, &first) && first == 1 && read_number (lexer, offset_width) &&
         *offset_width >= 1 && *offset_width <= MAX_OFFSET_WIDTH && read_number (lexer, &last) && last == 2 &&
         read_word (lexer, "]");
}

static gboolean
read_entry (StellerPdfLexer       *lexer,
            const StellerPdfToken *key,
            Table                 *table)
{
  if (steller_pdf_lexer_token_is (lexer, key, "/Type"))
    return read_word (lexer, "/XRef");
  if (steller_pdf_lexer_token_is (lexer, key, "/Filter"))
    return table->compressed = read_word (lexer, "/FlateDecode");
  if (steller_pdf_lexer_token_is (lexer, key, "/Length"))
    return read_number (lexer, &table->length);
  if (steller_pdf_lexer_token_is (lexer, key, "/Size"))
    return read_number (lexer, &table->size);
  if (steller_pdf_lexer_token_is (lexer, key, "/W"))
    return read_widths (lexer, &table->offset_width);
  if (steller_pdf_lexer_token_is (lexer, key, "/Root"))
    return read_reference (lexer, &table->root);
  if (steller_pdf_lexer_token_is (lexer, key, "/Info"))
    return read_reference (lexer, &table->info);

  return FALSE;
}

/* The keyword `stream` is followed by LF, or CR and LF (ISO 32000-1, 7.3.8.1). */
static gboolean
skip_line_end (StellerPdfLexer *lexer)
{
  if (lexer->position < lexer->length && lexer->data[lexer->position] == '\r')
    lexer->position++;

  return lexer->position < lexer->length && lexer->data[lexer->position++] == '\n';
}

static gboolean
read_table (const GByteArray  *file,
            Table             *table,
            GError           **error)
{
  StellerPdfLexer lexer;
  StellerPdfToken token;
  guint generation;

  steller_pdf_lexer_init (&lexer, file->data, file->len);
  lexer.position = table->offset;

  if (!read_number (&lexer, &table->object) || !read_number (&lexer, &generation) || generation != 0 ||
      !read_word (&lexer, "obj") || !read_word (&lexer, "<<"))
    return not_understood (error, "no dictionary where the file says that it is");

  while (steller_pdf_lexer_next (&lexer, &token) == STELLER_PDF_TOKEN_NAME)
    if (!read_entry (&lexer, &token, table))
      {
        g_autofree char *key = g_strndup ((const char *) lexer.data + token.start, token.end - token.start);

        return not_understood (error, key);
      }

  if (!steller_pdf_lexer_token_is (&lexer, &token, ">>") || !read_word (&lexer, "stream") || !skip_line_end (&lexer))
    return not_understood (error, "no stream after its dictionary");
  if (table->length == 0 || table->length > lexer.length - lexer.position)
    return not_understood (error, "length");
  if (table->size == 0 || table->offset_width == 0 || table->root == 0 || table->info == 0)
    return not_understood (error, "incomplete dictionary");
  /* Deflate packs at most 1032 to 1: a larger table cannot come out of these bytes. */
  if (table->size > (guint64) table->length * 1032)
    return not_understood (error, "size");
  table->data_offset = lexer.position;

  return TRUE;
}

static gboolean
find_table (const GByteArray  *file,
            Table             *table,
            GError           **error)
{
  static const char keyword[] = "startxref";
  const gsize keyword_length = sizeof keyword - 1;
  StellerPdfLexer lexer;
  gsize last = file->len > 1024 ? file->len - 1024 : 0;
  gsize position = file->len;
  guint offset;

  while (position > last)
    {
      position--;
      if (file->len - position >= keyword_length && memcmp (file->data + position, keyword, keyword_length) == 0)
        {
          steller_pdf_lexer_init (&lexer, file->data, file->len);
          lexer.position = position + keyword_length;
          if (!read_number (&lexer, &offset) || offset == 0 || offset >= position)
            return not_understood (error, "offset");
          table->offset = offset;
          return TRUE;
        }
    }

  return not_understood (error, "no startxref");
}

static guint8 *
read_entries (const GByteArray  *file,
              const Table       *table,
              gsize              entries_length,
              GError           **error)
{
  g_autofree guint8 *entries = g_malloc (entries_length + 1);
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  gsize bytes_read, bytes_written;

  if (!table->compressed)
    {
      if (table->length != entries_length)
        {
          not_understood (error, "length");
          return NULL;
        }
      memcpy (entries, file->data + table->data_offset, entries_length);
      return g_steal_pointer (&entries);
    }

  decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  if (g_converter_convert (G_CONVERTER (decompressor), file->data + table->data_offset, table->length, entries,
                           entries_length + 1, G_CONVERTER_INPUT_AT_END, &bytes_read, &bytes_written,
                           NULL) != G_CONVERTER_FINISHED ||
      bytes_written != entries_length)
    {
      not_understood (error, "data");
      return NULL;
    }

  return g_steal_pointer (&entries);
}

/* Whether the object that an entry speaks of is where the entry says. */
static gboolean
entry_is_true (const GByteArray *file,
               const guint8     *entry,
               guint             offset_width,
               guint             number)
{
  char head[32];
  gsize head_length = g_snprintf (head, sizeof head, "%u 0 obj", number);
  guint64 offset = 0;

  for (guint i = 0; i < offset_width; i++)
    offset = offset << 8 | entry[1 + i];

  return offset < file->len && file->len - offset >= head_length &&
         memcmp (file->data + offset, head, head_length) == 0;
}

static guint
free_false_entries (const GByteArray *file,
                    const Table      *table,
                    guint8           *entries)
{
  const gsize width = 1 + table->offset_width + 2;
  guint n_freed = 0;

  for (guint number = 1; number < table->size; number++)
    {
      guint8 *entry = entries + number * width;

      if (entry[0] == ENTRY_IN_USE && !entry_is_true (file, entry, table->offset_width, number))
        {
          /* Free, never to be used again: ISO 32000-1, 7.5.4. */
          memset (entry, 0, width);
          entry[0] = ENTRY_FREE;
          entry[width - 2] = entry[width - 1] = 0xff;
          n_freed++;
        }
    }

  return n_freed;
}

static void
replace_table (GByteArray   *file,
               const Table  *table,
               const guint8 *entries,
               gsize         entries_length)
{
  g_autofree char *head = g_strdup_printf ("%u 0 obj\n<< /Type /XRef /Length %" G_GSIZE_FORMAT " /Size %u "
                                           "/W [1 %u 2] /Root %u 0 R /Info %u 0 R >>\nstream\n",
                                           table->object, entries_length, table->size, table->offset_width,
                                           table->root, table->info);
  g_autofree char *tail = g_strdup_printf ("\nendstream\nendobj\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                                           table->offset);

  g_byte_array_set_size (file, table->offset);
  g_byte_array_append (file, (const guint8 *) head, strlen (head));
  g_byte_array_append (file, entries, entries_length);
  g_byte_array_append (file, (const guint8 *) tail, strlen (tail));
}

/**
 * steller_pdf_xref_repair: (skip)
 * @file: a whole PDF file with a cross-reference stream, as cairo wrote it; changed in place
 * @n_repaired: (out) (optional): how many entries were false
 * @error: return location for an error
 *
 * Frees the entries of the cross-reference stream that point at nothing.
 *
 * cairo 1.18 reserves an object number for each artifact and each content node of the structure, never writes the
 * object, and lists it as in use at wherever the file had come to. Readers then rebuild the whole table, or refuse the
 * file. A file of which all entries are true is left as it is; a stream in any other form than cairo's is an error,
 * since a repair by guess could hide a broken file.
 *
 * Returns: whether @file is in order now
 */
gboolean
steller_pdf_xref_repair (GByteArray  *file,
                         guint       *n_repaired,
                         GError     **error)
{
  g_autofree guint8 *entries = NULL;
  Table table = { 0 };
  gsize entries_length;
  guint n_freed;

  g_return_val_if_fail (file != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!find_table (file, &table, error) || !read_table (file, &table, error))
    return FALSE;

  entries_length = (gsize) table.size * (1 + table.offset_width + 2);
  entries = read_entries (file, &table, entries_length, error);
  if (!entries)
    return FALSE;

  n_freed = free_false_entries (file, &table, entries);
  if (n_freed > 0)
    replace_table (file, &table, entries, entries_length);
  if (n_repaired)
    *n_repaired = n_freed;

  return TRUE;
}
