/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be drawn, in every order that cairo has trouble with, and what must not be. */

#include <cairo-pdf.h>
#include <glib.h>
#include <string.h>

#include "pdf/steller-pdf-finish.h"
#include "steller-error.h"

typedef struct
{
  cairo_t *cr;
  StellerPdfRecord *record;
} Drawing;

typedef struct
{
  const char *name;
  void (*draw) (Drawing *drawing);
  const char *message; /* a part of the error's message; NULL when the file is finished */
} FinishCase;

static void
begin (Drawing    *drawing,
       const char *type)
{
  StellerPdfElement element = { .type = type, .artifact = STELLER_PDF_MARK_CONTENT };

  steller_pdf_record_begin_element (drawing->record, drawing->cr, &element, NULL);
}

static void
end (Drawing *drawing)
{
  steller_pdf_record_end_element (drawing->record, drawing->cr);
}

static void
text (Drawing    *drawing,
      double      y,
      const char *words)
{
  cairo_move_to (drawing->cr, 20, y);
  cairo_show_text (drawing->cr, words);
}

static void
rule (Drawing *drawing,
      double   y)
{
  cairo_rectangle (drawing->cr, 20, y, 100, 1);
  cairo_fill (drawing->cr);
}

static void
artifact (Drawing        *drawing,
          StellerPdfMark  mark,
          const char     *words)
{
  steller_pdf_record_begin_artifact (drawing->record, drawing->cr, mark);
  if (words)
    text (drawing, 10, words);
  rule (drawing, 12);
  steller_pdf_record_end_artifact (drawing->record, drawing->cr);
}

static void
draw_paragraph (Drawing *drawing)
{
  begin (drawing, "Document");
  begin (drawing, "P");
  text (drawing, 30, "text");
  end (drawing);
  end (drawing);
}

static void
draw_nothing (Drawing *drawing)
{
  begin (drawing, "Document");
  end (drawing);
}

static void
draw_artifacts_around (Drawing *drawing)
{
  artifact (drawing, STELLER_PDF_MARK_HEADER, "head");
  draw_paragraph (drawing);
  artifact (drawing, STELLER_PDF_MARK_FOOTER, "foot");
}

static void
draw_artifacts_without_text (Drawing *drawing)
{
  begin (drawing, "Document");
  artifact (drawing, STELLER_PDF_MARK_HEADER, NULL);
  begin (drawing, "P");
  text (drawing, 30, "text");
  artifact (drawing, STELLER_PDF_MARK_LAYOUT, NULL);
  text (drawing, 50, "more");
  end (drawing);
  artifact (drawing, STELLER_PDF_MARK_FOOTER, "foot");
  end (drawing);
}

/* An artifact alone in an element: nothing remains below it. */
static void
draw_artifact_alone (Drawing *drawing)
{
  begin (drawing, "Document");
  begin (drawing, "Div");
  artifact (drawing, STELLER_PDF_MARK_LAYOUT, "row");
  end (drawing);
  end (drawing);
}

static void
draw_over_pages (Drawing *drawing)
{
  begin (drawing, "Document");
  begin (drawing, "P");
  text (drawing, 30, "one");
  artifact (drawing, STELLER_PDF_MARK_FOOTER, "1");
  cairo_show_page (drawing->cr);
  artifact (drawing, STELLER_PDF_MARK_HEADER, "head");
  text (drawing, 30, "two");
  end (drawing);
  artifact (drawing, STELLER_PDF_MARK_FOOTER, "2");
  cairo_show_page (drawing->cr);
  begin (drawing, "P");
  text (drawing, 30, "three");
  end (drawing);
  end (drawing);
}

static void
draw_link (Drawing *drawing)
{
  StellerPdfElement link = { .type = "Link", .artifact = STELLER_PDF_MARK_CONTENT, .contents = "koppeling" };

  begin (drawing, "Document");
  begin (drawing, "P");
  steller_pdf_record_begin_element (drawing->record, drawing->cr, &link, "uri='https://example.org/'");
  text (drawing, 30, "a");
  begin (drawing, "Span");
  text (drawing, 50, "b");
  end (drawing);
  text (drawing, 70, "c");
  end (drawing);
  end (drawing);
  end (drawing);
}

/* Images, shapes and text are what a figure consists of. */
static void
draw_figure (Drawing *drawing)
{
  StellerPdfElement figure = { .type = "Figure", .alternative = "a square" };
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 4, 4);
  cairo_t *painter = cairo_create (image);

  cairo_set_source_rgba (painter, 1, 0, 0, 0.5);
  cairo_paint (painter);
  cairo_destroy (painter);

  begin (drawing, "Document");
  for (guint i = 0; i < 2; i++)
    {
      steller_pdf_record_begin_figure (drawing->record, drawing->cr, &figure);
      cairo_set_source_surface (drawing->cr, image, 20, 20);
      cairo_paint (drawing->cr);
      cairo_set_source_rgb (drawing->cr, 0, 0, 0);
      rule (drawing, 30);
      if (i > 0)
        text (drawing, 50, "text");
      rule (drawing, 60);
      steller_pdf_record_end_figure (drawing->record, drawing->cr);
    }
  cairo_surface_destroy (image);
  begin (drawing, "P");
  text (drawing, 90, "after");
  end (drawing);
  rule (drawing, 95);
  end (drawing);
}

static void
draw_rules_between (Drawing *drawing)
{
  rule (drawing, 5);
  begin (drawing, "Document");
  rule (drawing, 10);
  begin (drawing, "P");
  rule (drawing, 15);
  text (drawing, 30, "text");
  rule (drawing, 35);
  end (drawing);
  rule (drawing, 40);
  end (drawing);
  rule (drawing, 45);
}

static void
draw_deep (Drawing *drawing)
{
  begin (drawing, "Document");
  for (guint i = 0; i < 60; i++)
    begin (drawing, "Div");
  begin (drawing, "P");
  text (drawing, 30, "text");
  for (guint i = 0; i < 62; i++)
    end (drawing);
}

static void
draw_too_deep (Drawing *drawing)
{
  begin (drawing, "Document");
  for (guint i = 0; i < 120; i++)
    begin (drawing, "Div");
  for (guint i = 0; i < 121; i++)
    end (drawing);
}

static void
draw_untagged_text (Drawing *drawing)
{
  text (drawing, 20, "lost");
  draw_paragraph (drawing);
}

static void
draw_unrecorded (Drawing *drawing)
{
  begin (drawing, "Document");
  cairo_tag_begin (drawing->cr, "P", NULL);
  text (drawing, 30, "text");
  cairo_tag_end (drawing->cr, "P");
  end (drawing);
}

static void
draw_other_type (Drawing *drawing)
{
  begin (drawing, "Document");
  cairo_tag_begin (drawing->cr, "H1", NULL);
  text (drawing, 30, "text");
  cairo_tag_end (drawing->cr, "H1");
  begin (drawing, "P");
  text (drawing, 60, "text");
  end (drawing);
  end (drawing);
}

static void
draw_two_documents (Drawing *drawing)
{
  draw_paragraph (drawing);
  draw_paragraph (drawing);
}

static const FinishCase finish_cases[] = {
  { "paragraph", draw_paragraph, NULL },
  { "nothing", draw_nothing, NULL },
  { "artifacts-around", draw_artifacts_around, NULL },
  { "artifacts-without-text", draw_artifacts_without_text, NULL },
  { "artifact-alone", draw_artifact_alone, NULL },
  { "over-pages", draw_over_pages, NULL },
  { "link", draw_link, NULL },
  { "figure", draw_figure, NULL },
  { "rules-between", draw_rules_between, NULL },
  { "deep", draw_deep, NULL },
  { "too-deep", draw_too_deep, "deeper than" },
  { "untagged-text", draw_untagged_text, "text outside the structure" },
  { "unrecorded", draw_unrecorded, "more than the 1 elements" },
  { "other-type", draw_other_type, "element 1 is /H1 in place of /P" },
  { "two-documents", draw_two_documents, "2 roots" },
};

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
write_file (const FinishCase  *test,
            GError           **error)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (StellerPdfRecord) record = steller_pdf_record_new ();
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 2, 16, 9, 0, 0);
  g_autoptr (StellerExportProfile) profile = steller_export_profile_new (1);
  StellerPdfMetadata metadata = {
    .title = (char *) "a < b & c", .subject = (char *) "", .author = (char *) "", .language = (char *) "nl",
    .creator = (char *) "test", .producer = (char *) "test", .time = time, .profile = profile,
  };
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, file, 200, 200);
  Drawing drawing = { .record = record };

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  drawing.cr = cairo_create (surface);
  test->draw (&drawing);
  cairo_show_page (drawing.cr);
  cairo_destroy (drawing.cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return steller_pdf_finish (file, record, &metadata, error);
}

static void
test_finish (gconstpointer data)
{
  const FinishCase *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = write_file (test, &error);

  if (test->message)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == STELLER_ERROR);
      g_assert_nonnull (strstr (error->message, test->message));
      g_assert_null (bytes);
    }
  else
    {
      g_autoptr (GBytes) again = NULL;

      g_assert_no_error (error);
      g_assert_nonnull (bytes);
      again = write_file (test, &error);
      g_assert_true (g_bytes_equal (bytes, again));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (finish_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pdf/finish/", finish_cases[i].name, NULL);

      g_test_add_data_func (path, &finish_cases[i], test_finish);
    }

  return g_test_run ();
}
