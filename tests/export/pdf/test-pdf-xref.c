/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "pdf/steller-pdf-xref.h"
#include "pdf/steller-qpdf.h"
#include "steller-error.h"

/* A file of the objects 1 catalogue, 2 pages, 3 information and 4 the table, whose dictionary is given; it may list an
 * object 5 that is not there. */
static GByteArray *
new_file (const char *dictionary,
          gboolean    compressed,
          gboolean    with_false_entry)
{
  static const char objects[] = "%PDF-1.7\n"
                                "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                                "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
                                "3 0 obj\n<< /Title (x) >>\nendobj\n";
  const gsize offset = strlen (objects);
  guint8 entries[6 * 5] = { 0, 0, 0, 0xff, 0xff };
  guint8 packed[256];
  gsize n_read;
  gsize length = sizeof entries;
  g_autofree char *head = NULL;
  g_autofree char *tail = g_strdup_printf ("\nendstream\nendobj\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", offset);
  g_autofree char *numbers = NULL;
  g_autoptr (GString) complete = NULL;
  GByteArray *file = g_byte_array_new ();

  for (guint number = 1; number <= 5; number++)
    {
      g_autofree char *start = g_strdup_printf ("\n%u 0 obj", number);
      const char *found = strstr (objects, start);
      gsize position = number == 4 ? offset : found ? (gsize) (found - objects) + 1 : 100;

      if (number == 5 && !with_false_entry)
        continue;
      entries[number * 5] = 1;
      entries[number * 5 + 1] = position >> 8;
      entries[number * 5 + 2] = position & 0xff;
    }
  if (!with_false_entry)
    length -= 5;

  memcpy (packed, entries, length);
  if (compressed)
    {
      g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);

      GConverterResult result = g_converter_convert (G_CONVERTER (compressor), entries, length, packed, sizeof packed,
                                                     G_CONVERTER_INPUT_AT_END, &n_read, &length, NULL);

      g_assert_cmpint (result, ==, G_CONVERTER_FINISHED);
    }

  complete = g_string_new (dictionary);
  numbers = g_strdup_printf ("%" G_GSIZE_FORMAT, length);
  g_string_replace (complete, "LENGTH", numbers, 0);
  g_string_replace (complete, "SIZE", with_false_entry ? "6" : "5", 0);
  head = g_strdup_printf ("4 0 obj\n%s\nstream\n", complete->str);

  g_byte_array_append (file, (const guint8 *) objects, offset);
  g_byte_array_append (file, (const guint8 *) head, strlen (head));
  g_byte_array_append (file, packed, length);
  g_byte_array_append (file, (const guint8 *) tail, strlen (tail));

  return file;
}

/* Reads it as the exporter does: with recovery off, and a warning as bad as an error. */
static void
assert_reads (const GByteArray *file)
{
  qpdf_data qpdf;
  qpdf_oh trailer;

  g_assert_true (steller_qpdf_load (NULL));
  qpdf = qpdf_init ();

  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  qpdf_set_attempt_recovery (qpdf, QPDF_FALSE);
  g_assert_cmpint (qpdf_read_memory (qpdf, "test", (const char *) file->data, file->len, NULL), ==, QPDF_SUCCESS);

  /* Every number that the table knows, to the last. */
  trailer = qpdf_get_trailer (qpdf);
  for (int i = 1; i < qpdf_oh_get_int_value_as_int (qpdf, qpdf_oh_get_key (qpdf, trailer, "/Size")); i++)
    qpdf_oh_get_type_code (qpdf, qpdf_get_object_by_id (qpdf, i, 0));
  g_assert_false (qpdf_has_error (qpdf));
  g_assert_false (qpdf_more_warnings (qpdf));
  qpdf_cleanup (&qpdf);
}

#define GOOD "<< /Type /XRef /Length LENGTH /Filter /FlateDecode /Size SIZE /W [1 2 2] /Root 1 0 R /Info 3 0 R >>"
#define GOOD_PLAIN "<< /Type /XRef /Length LENGTH /Size SIZE /W [1 2 2] /Root 1 0 R /Info 3 0 R >>"

typedef struct
{
  const char *name;
  gboolean compressed;
  gboolean with_false_entry;
  const char *message; /* a part of the error's message; NULL when the file is repaired */
  const char *dictionary;
} XrefCase;

static const XrefCase xref_cases[] = {
  { "false-entry", TRUE, TRUE, NULL, GOOD },
  { "false-entry-plain", FALSE, TRUE, NULL, GOOD_PLAIN },
  { "all-true", TRUE, FALSE, NULL, GOOD },
  { "other-order", TRUE, TRUE, NULL,
    "<</Root 1 0 R/Info 3 0 R/W[1 2 2]/Size SIZE/Filter/FlateDecode/Length LENGTH/Type/XRef>>" },
  { "unknown-key", FALSE, TRUE, "/Prev",
    "<< /Type /XRef /Length LENGTH /Size SIZE /W [1 2 2] /Root 1 0 R /Info 3 0 R /Prev 5 >>" },
  { "index", FALSE, TRUE, "/Index",
    "<< /Type /XRef /Length LENGTH /Size SIZE /Index [0 5] /W [1 2 2] /Root 1 0 R /Info 3 0 R >>" },
  { "other-filter", FALSE, TRUE, "/Filter",
    "<< /Type /XRef /Length LENGTH /Filter /LZWDecode /Size SIZE /W [1 2 2] /Root 1 0 R /Info 3 0 R >>" },
  { "other-type", FALSE, TRUE, "/Type",
    "<< /Type /ObjStm /Length LENGTH /Size SIZE /W [1 2 2] /Root 1 0 R /Info 3 0 R >>" },
  { "other-widths", FALSE, TRUE, "/W",
    "<< /Type /XRef /Length LENGTH /Size SIZE /W [2 2 2] /Root 1 0 R /Info 3 0 R >>" },
  { "no-width", FALSE, TRUE, "/W",
    "<< /Type /XRef /Length LENGTH /Size SIZE /W [1 0 2] /Root 1 0 R /Info 3 0 R >>" },
  { "huge-width", FALSE, TRUE, "/W",
    "<< /Type /XRef /Length LENGTH /Size SIZE /W [1 99 2] /Root 1 0 R /Info 3 0 R >>" },
  { "no-root", FALSE, TRUE, "incomplete",
    "<< /Type /XRef /Length LENGTH /Size SIZE /W [1 2 2] /Info 3 0 R >>" },
  { "other-generation", FALSE, TRUE, "/Root",
    "<< /Type /XRef /Length LENGTH /Size SIZE /W [1 2 2] /Root 1 1 R /Info 3 0 R >>" },
  { "length-too-long", FALSE, TRUE, "length",
    "<< /Type /XRef /Length 99999 /Size SIZE /W [1 2 2] /Root 1 0 R /Info 3 0 R >>" },
  { "length-too-short", FALSE, TRUE, "length",
    "<< /Type /XRef /Length 7 /Size SIZE /W [1 2 2] /Root 1 0 R /Info 3 0 R >>" },
  { "size-too-large", FALSE, TRUE, "size",
    "<< /Type /XRef /Length LENGTH /Size 2000000000 /W [1 2 2] /Root 1 0 R /Info 3 0 R >>" },
  { "size-other", TRUE, TRUE, "data",
    "<< /Type /XRef /Length LENGTH /Filter /FlateDecode /Size 3 /W [1 2 2] /Root 1 0 R /Info 3 0 R >>" },
  { "negative-size", FALSE, TRUE, "/Size",
    "<< /Type /XRef /Length LENGTH /Size -1 /W [1 2 2] /Root 1 0 R /Info 3 0 R >>" },
  { "not-compressed", FALSE, TRUE, "data", GOOD },
  { "no-dictionary", FALSE, TRUE, "no dictionary", "[ 1 2 ]" },
  { "dictionary-never-ends", FALSE, TRUE, "no stream", "<< /Type /XRef " },
};

static void
test_xref (gconstpointer data)
{
  const XrefCase *test = data;
  g_autoptr (GByteArray) file = new_file (test->dictionary, test->compressed, test->with_false_entry);
  g_autoptr (GBytes) before = g_bytes_new (file->data, file->len);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_repaired = 0;
  gboolean success = steller_pdf_xref_repair (file, &n_repaired, &error);

  if (test->message)
    {
      g_assert_false (success);
      g_assert_error (error, STELLER_ERROR, STELLER_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, test->message));
      return;
    }

  g_assert_no_error (error);
  g_assert_true (success);
  g_assert_cmpuint (n_repaired, ==, test->with_false_entry ? 1 : 0);
  assert_reads (file);

  /* A file in order stays as it is; so does one that was repaired. */
  after = g_bytes_new (file->data, file->len);
  g_assert_true (g_bytes_equal (before, after) == !test->with_false_entry);
  g_assert_true (steller_pdf_xref_repair (file, &n_repaired, &error));
  g_assert_cmpuint (n_repaired, ==, 0);
  g_assert_cmpmem (file->data, file->len, g_bytes_get_data (after, NULL), g_bytes_get_size (after));
}

/* Files cut off or changed at every byte: an answer, never a crash. */
static void
test_damaged (void)
{
  g_autoptr (GByteArray) whole = new_file (GOOD, TRUE, TRUE);

  for (guint length = 0; length < whole->len; length++)
    {
      g_autoptr (GByteArray) cut = g_byte_array_new ();
      g_autoptr (GByteArray) changed = g_byte_array_new ();

      g_byte_array_append (cut, whole->data, length);
      if (!steller_pdf_xref_repair (cut, NULL, NULL))
        g_assert_cmpuint (cut->len, ==, length);

      g_byte_array_append (changed, whole->data, whole->len);
      changed->data[length] ^= 1 << g_test_rand_int_range (0, 8);
      steller_pdf_xref_repair (changed, NULL, NULL);
    }
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* What this cairo writes, with the tag that 1.18 gets wrong; a cairo that gets it right is as welcome. */
static void
test_cairo (void)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, file, 200, 200);
  cairo_t *cr;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  cr = cairo_create (surface);
  cairo_tag_begin (cr, "Document", NULL);
  cairo_tag_begin (cr, "P", NULL);
  cairo_move_to (cr, 20, 50);
  cairo_show_text (cr, "text");
  cairo_tag_end (cr, "P");
  cairo_tag_begin (cr, "Artifact", NULL);
  cairo_move_to (cr, 20, 180);
  cairo_show_text (cr, "1");
  cairo_tag_end (cr, "Artifact");
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  g_assert_true (steller_pdf_xref_repair (file, NULL, &error));
  g_assert_no_error (error);
  assert_reads (file);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (xref_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pdf/xref/", xref_cases[i].name, NULL);

      g_test_add_data_func (path, &xref_cases[i], test_xref);
    }
  g_test_add_func ("/pdf/xref-damaged", test_damaged);
  g_test_add_func ("/pdf/xref-cairo", test_cairo);

  return g_test_run ();
}
