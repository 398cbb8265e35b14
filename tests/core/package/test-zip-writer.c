/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "steller-error.h"
#include "steller-zip-reader.h"
#include "steller-zip-writer.h"

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

static guint
get_number (const guint8 *data, gsize offset, guint n_bytes)
{
  guint number = 0;

  for (guint i = 0; i < n_bytes; i++)
    number |= (guint) data[offset + i] << (8 * i);
  return number;
}

static GBytes *
make_package (void)
{
  g_autoptr (StellerZipWriter) writer = steller_zip_writer_new (NULL);
  g_autofree char *text = g_strnfill (5000, 'a');
  g_autoptr (GBytes) media_type = g_bytes_new_static (MEDIA_TYPE, strlen (MEDIA_TYPE));
  g_autoptr (GBytes) content = g_bytes_new (text, 5000);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_assert_true (steller_zip_writer_add (writer, "mimetype", media_type, TRUE, &error));
  g_assert_true (steller_zip_writer_add (writer, "content.xml", content, FALSE, &error));
  g_assert_true (steller_zip_writer_add (writer, "Pictures/\xC3\xA9\xC3\xA9n.png", nothing, TRUE, &error));
  bytes = steller_zip_writer_finish (writer, &error);
  g_assert_no_error (error);
  return bytes;
}

/* The first bytes are what programs that look for a media type compare (ODF 1.3 part 2, 3.3). */
static void
test_mimetype (void)
{
  g_autoptr (GBytes) bytes = make_package ();
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmphex (get_number (data, 0, 4), ==, 0x04034B50);
  g_assert_cmphex (get_number (data, 6, 2), ==, 0);
  g_assert_cmpuint (get_number (data, 8, 2), ==, 0);
  g_assert_cmpuint (get_number (data, 18, 4), ==, strlen (MEDIA_TYPE));
  g_assert_cmpuint (get_number (data, 22, 4), ==, strlen (MEDIA_TYPE));
  g_assert_cmpuint (get_number (data, 26, 2), ==, 8);
  g_assert_cmpuint (get_number (data, 28, 2), ==, 0);
  g_assert_cmpmem (data + 30, 8 + strlen (MEDIA_TYPE), "mimetype" MEDIA_TYPE, 8 + strlen (MEDIA_TYPE));
}

/* Each local header, found from the central directory: no extra field, no data descriptor, dated 1980. */
static void
test_headers (void)
{
  g_autoptr (GBytes) bytes = make_package ();
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gsize end = length - 22;
  gsize at = get_number (data, end + 16, 4);

  g_assert_cmphex (get_number (data, end, 4), ==, 0x06054B50);
  g_assert_cmpuint (get_number (data, end + 10, 2), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      gsize local = get_number (data, at + 42, 4);
      gboolean ascii = i < 2;

      g_assert_cmphex (get_number (data, at, 4), ==, 0x02014B50);
      g_assert_cmpuint (get_number (data, at + 30, 2), ==, 0);
      g_assert_cmpuint (get_number (data, at + 32, 2), ==, 0);
      g_assert_cmphex (get_number (data, local, 4), ==, 0x04034B50);
      g_assert_cmphex (get_number (data, local + 6, 2) & ~0x6u, ==, ascii ? 0 : 0x800);
      g_assert_cmpuint (get_number (data, local + 8, 2), ==, i == 1 ? 8 : 0);
      g_assert_cmphex (get_number (data, local + 10, 2), ==, 0);
      g_assert_cmphex (get_number (data, local + 12, 2), ==, 0x21);
      g_assert_cmpuint (get_number (data, local + 28, 2), ==, 0);
      at += 46 + get_number (data, at + 28, 2);
    }
  g_assert_cmpuint (at, ==, end);
}

static void
test_deterministic (void)
{
  g_autoptr (GBytes) first = make_package ();
  g_autoptr (GBytes) second = make_package ();

  g_assert_true (g_bytes_equal (first, second));
}

static void
test_read_back (void)
{
  g_autoptr (GBytes) bytes = make_package ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerZipReader) reader = steller_zip_reader_new (bytes, &error);
  g_autoptr (GBytes) content = NULL;
  static const char *const names[] = { "mimetype", "content.xml", "Pictures/\xC3\xA9\xC3\xA9n.png", NULL };

  g_assert_no_error (error);
  g_assert_cmpstrv (steller_zip_reader_get_names (reader), names);
  content = steller_zip_reader_read (reader, "content.xml", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (content), ==, 5000);
}

static void
test_refused_names (void)
{
  g_autoptr (StellerZipWriter) writer = steller_zip_writer_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GBytes) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (steller_zip_writer_add (writer, "a", bytes, FALSE, &error));
  g_assert_false (steller_zip_writer_add (writer, "../a", bytes, FALSE, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (steller_zip_writer_add (writer, "a", bytes, FALSE, &error));
  g_assert_error (error, STELLER_ERROR, STELLER_ERROR_FAILED);
  g_clear_error (&error);

  result = steller_zip_writer_finish (writer, &error);
  g_assert_no_error (error);
  g_assert_nonnull (result);
}

static void
test_unfinished (void)
{
  g_autoptr (StellerZipWriter) writer = steller_zip_writer_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  g_assert_true (steller_zip_writer_add (writer, "a", bytes, FALSE, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/package/zip-writer/mimetype", test_mimetype);
  g_test_add_func ("/package/zip-writer/headers", test_headers);
  g_test_add_func ("/package/zip-writer/deterministic", test_deterministic);
  g_test_add_func ("/package/zip-writer/read-back", test_read_back);
  g_test_add_func ("/package/zip-writer/refused-names", test_refused_names);
  g_test_add_func ("/package/zip-writer/unfinished", test_unfinished);
  return g_test_run ();
}
