/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <gio/gio.h>

#include "steller-error.h"
#include "steller-zip-reader.h"
#include "steller-zip-writer.h"

/* A zip file is made by hand, so that its headers can lie. */
typedef struct
{
  const char *name;
  const char *content;
  gsize length;
  guint16 flags, method;
  guint32 checksum, compressed_size, size;
} Entry;

static guint32
get_checksum (const char *content, gsize length)
{
  guint32 checksum = 0xFFFFFFFF;

  for (gsize i = 0; i < length; i++)
    {
      checksum ^= (guchar) content[i];
      for (guint bit = 0; bit < 8; bit++)
        checksum = (checksum >> 1) ^ (0xEDB88320 & -(checksum & 1));
    }
  return ~checksum;
}

static Entry
make_entry (const char *name, const char *content)
{
  gsize length = strlen (content);
  Entry entry = { name, content, length, 0, 0, get_checksum (content, length), length, length };

  return entry;
}

static void
append_number (GByteArray *target, guint n_bytes, guint32 number)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = number >> (8 * i);

      g_byte_array_append (target, &byte, 1);
    }
}

/* The fields that local and central headers share (APPNOTE.TXT 4.3.7 and 4.3.12). */
static void
append_common (GByteArray *target, const Entry *entry)
{
  append_number (target, 2, 20);
  append_number (target, 2, entry->flags);
  append_number (target, 2, entry->method);
  append_number (target, 2, 0);
  append_number (target, 2, 0x21);
  append_number (target, 4, entry->checksum);
  append_number (target, 4, entry->compressed_size);
  append_number (target, 4, entry->size);
  append_number (target, 2, strlen (entry->name));
  append_number (target, 2, 0);
}

static GBytes *
make_zip (const Entry *entries, guint n_entries)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint start;

  for (guint i = 0; i < n_entries; i++)
    {
      guint offset = file->len;

      append_number (file, 4, 0x04034B50);
      append_common (file, &entries[i]);
      g_byte_array_append (file, (const guint8 *) entries[i].name, strlen (entries[i].name));
      g_byte_array_append (file, (const guint8 *) entries[i].content, entries[i].length);

      append_number (directory, 4, 0x02014B50);
      append_number (directory, 2, 20);
      append_common (directory, &entries[i]);
      append_number (directory, 2, 0);
      append_number (directory, 2, 0);
      append_number (directory, 2, 0);
      append_number (directory, 4, 0);
      append_number (directory, 4, offset);
      g_byte_array_append (directory, (const guint8 *) entries[i].name, strlen (entries[i].name));
    }
  start = file->len;
  g_byte_array_append (file, directory->data, directory->len);
  append_number (file, 4, 0x06054B50);
  append_number (file, 4, 0);
  append_number (file, 2, n_entries);
  append_number (file, 2, n_entries);
  append_number (file, 4, directory->len);
  append_number (file, 4, start);
  append_number (file, 2, 0);
  return g_byte_array_free_to_bytes (file);
}

/* Opens @bytes and, when that succeeds, reads all that it holds. */
static void
read_all (GBytes *bytes, GError **error)
{
  g_autoptr (StellerZipReader) reader = steller_zip_reader_new (bytes, error);

  if (reader == NULL)
    return;
  for (const char *const *name = steller_zip_reader_get_names (reader); *name != NULL; name++)
    {
      g_autoptr (GBytes) content = steller_zip_reader_read (reader, *name, error);

      if (content == NULL)
        return;
    }
}

static void
test_read (void)
{
  const Entry entries[] = {
    make_entry ("mimetype", "application/x"),
    make_entry ("map/", ""),
    make_entry ("map/a", "aap"),
  };
  g_autoptr (GBytes) bytes = make_zip (entries, G_N_ELEMENTS (entries));
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerZipReader) reader = steller_zip_reader_new (bytes, &error);
  static const char *const expected[] = { "mimetype", "map/", "map/a", NULL };

  g_assert_no_error (error);
  g_assert_cmpstrv (steller_zip_reader_get_names (reader), expected);
  g_assert_true (steller_zip_reader_has (reader, "map/a"));
  g_assert_false (steller_zip_reader_has (reader, "MAP/A"));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GBytes) content = steller_zip_reader_read (reader, entries[i].name, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), entries[i].content,
                       entries[i].length);
    }
  g_assert_null (steller_zip_reader_read (reader, "map/b", &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
  g_assert_cmpstr (steller_error_get_member (error), ==, "map/b");
}

static void
test_empty (void)
{
  g_autoptr (GBytes) bytes = make_zip (NULL, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerZipReader) reader = steller_zip_reader_new (bytes, &error);

  g_assert_no_error (error);
  g_assert_null (steller_zip_reader_get_names (reader)[0]);
}

static void
test_no_zip (void)
{
  static const char *const contents[] = { "", "PK", "{ \"format\": \"steller-nota\" }", "PK\003\004 and no more" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (contents[i], strlen (contents[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (steller_zip_reader_new (bytes, &error));
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_SYNTAX);
    }
}

static void
test_unsafe_names (void)
{
  static const char *const names[] = { "../a", "/a", "a/../../b", "a\\b", "C:a", "a\nb", "a//b" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const Entry entry = make_entry (names[i], "x");
      g_autoptr (GBytes) bytes = make_zip (&entry, 1);
      g_autoptr (GError) error = NULL;

      g_assert_null (steller_zip_reader_new (bytes, &error));
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
    }
}

static void
test_duplicate (void)
{
  const Entry entries[] = { make_entry ("a", "een"), make_entry ("b", "twee"), make_entry ("a", "drie") };
  g_autoptr (GBytes) bytes = make_zip (entries, G_N_ELEMENTS (entries));
  g_autoptr (GError) error = NULL;

  g_assert_null (steller_zip_reader_new (bytes, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
}

static void
test_too_many (void)
{
  static const guint counts[] = { 2000, 2001, 40000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree Entry *entries = g_new (Entry, counts[i]);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < counts[i]; j++)
        {
          g_ptr_array_add (names, g_strdup_printf ("%u", j));
          entries[j] = make_entry (names->pdata[j], "");
        }
      bytes = make_zip (entries, counts[i]);
      read_all (bytes, &error);
      if (counts[i] <= 2000)
        g_assert_no_error (error);
      else
        g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
    }
}

static void
test_lying_headers (void)
{
  const Entry honest = make_entry ("a", "een twee drie");
  Entry encrypted = honest, strong = honest, bzip2 = honest, not_deflated = honest;
  Entry small = honest, large = honest, huge = honest, wrong = honest;
  const struct
  {
    Entry *entry;
    StellerErrorCode code;
  } cases[] = {
    { &encrypted, STELLER_ERROR_UNSUPPORTED }, { &strong, STELLER_ERROR_UNSUPPORTED },
    { &bzip2, STELLER_ERROR_UNSUPPORTED },     { &small, STELLER_ERROR_SYNTAX },
    { &large, STELLER_ERROR_SYNTAX },          { &huge, STELLER_ERROR_LIMIT },
    { &wrong, STELLER_ERROR_SYNTAX },          { &not_deflated, STELLER_ERROR_SYNTAX },
  };

  /* Before the content stand twelve bytes of the cipher (APPNOTE.TXT 6.1.3). */
  encrypted.flags = 0x1;
  encrypted.size -= 12;
  strong.flags = 0x41;
  strong.size -= 12;
  bzip2.method = 12;
  small.size = 3;
  large.size = 300;
  huge.method = 8;
  huge.size = 0xF0000000;
  wrong.checksum ^= 1;
  not_deflated.method = 8;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = make_zip (cases[i].entry, 1);
      g_autoptr (GError) error = NULL;

      read_all (bytes, &error);
      g_assert_error (error, STELLER_ERROR, (int) cases[i].code);
    }
}

static GBytes *
make_dense (gsize size, guint n_parts)
{
  g_autoptr (StellerZipWriter) writer = steller_zip_writer_new (NULL);
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *name = g_strdup_printf ("part%u", i);

      g_assert_true (steller_zip_writer_add (writer, name, zeros, FALSE, &error));
    }
  bytes = steller_zip_writer_finish (writer, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_bomb (void)
{
  g_autoptr (GBytes) harmless = make_dense (1024 * 1024, 3);
  g_autoptr (GBytes) dense = make_dense (8 * 1024 * 1024, 1);
  g_autoptr (GBytes) large = make_dense (65 * 1024 * 1024, 1);
  g_autoptr (GError) error = NULL;

  read_all (harmless, &error);
  g_assert_no_error (error);
  read_all (dense, &error);
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
  g_clear_error (&error);
  read_all (large, &error);
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
}

/* The size that both headers of a deflated part tell is not the size that comes out. */
static void
test_lying_size (void)
{
  static const guint32 sizes[] = { 0, 1, 99999, 100001, 50 * 1024 * 1024 };
  g_autoptr (GBytes) honest = make_dense (100000, 1);
  gsize length;
  const guint8 *data = g_bytes_get_data (honest, &length);
  gsize directory = length - 22 - 46 - strlen ("part0");

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint32 size = GUINT32_TO_LE (sizes[i]);
      guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) bytes = g_bytes_new_take (copy, length);
      g_autoptr (GError) error = NULL;

      memcpy (copy + 22, &size, sizeof size);
      memcpy (copy + directory + 24, &size, sizeof size);
      read_all (bytes, &error);
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_SYNTAX);
    }
}

/* Parts that are innocent one by one add up. */
static void
test_total (void)
{
  g_autoptr (GBytes) bytes = make_dense (1024 * 1024, 129);
  g_autoptr (GError) error = NULL;

  read_all (bytes, &error);
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_LIMIT);
}

/* No damage of one byte, and no cut, does more than give an error. */
static void
test_damage (void)
{
  const Entry entries[] = { make_entry ("mimetype", "application/x"), make_entry ("map/a", "aap noot mies") };
  g_autoptr (GBytes) bytes = make_zip (entries, G_N_ELEMENTS (entries));
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) damaged = NULL, cut = g_bytes_new (data, i);
      g_autoptr (GError) damage_error = NULL, cut_error = NULL;

      copy[i] ^= 1 << g_test_rand_int_range (0, 8);
      damaged = g_bytes_new_take (g_steal_pointer (&copy), length);
      read_all (damaged, &damage_error);
      read_all (cut, &cut_error);
      g_assert_error (cut_error, STELLER_ERROR, STELLER_ERROR_SYNTAX);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/zip-reader/read", test_read);
  g_test_add_func ("/package/zip-reader/empty", test_empty);
  g_test_add_func ("/package/zip-reader/no-zip", test_no_zip);
  g_test_add_func ("/package/zip-reader/unsafe-names", test_unsafe_names);
  g_test_add_func ("/package/zip-reader/duplicate", test_duplicate);
  g_test_add_func ("/package/zip-reader/too-many", test_too_many);
  g_test_add_func ("/package/zip-reader/lying-headers", test_lying_headers);
  g_test_add_func ("/package/zip-reader/bomb", test_bomb);
  g_test_add_func ("/package/zip-reader/lying-size", test_lying_size);
  g_test_add_func ("/package/zip-reader/total", test_total);
  g_test_add_func ("/package/zip-reader/damage", test_damage);
  return g_test_run ();
}
