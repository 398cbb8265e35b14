/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export-example.h"

#include <string.h>

#include "steller-document-builder.h"
#include "steller-export-format.h"
#include "steller-grounds.h"
#include "steller-markup.h"
#include "steller-marks.h"
#include "steller-zip-writer.h"

static GPtrArray *
parse (StellerAudience  audience,
       const char      *text,
       gsize            start,
       gsize            end,
       StellerMarks    *marks)
{
  g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();

  for (guint i = 0; i < steller_marks_get_n_marks (marks); i++)
    {
      const StellerMark *mark = steller_marks_get_mark (marks, i);
      g_autofree char *ground = NULL;

      if (mark->block || mark->start < start || mark->end > end)
        continue;
      ground = g_strndup (text + mark->ground_start, mark->ground_end - mark->ground_start);
      steller_markup_source_append_text (source, text + start, mark->start - start, start, NULL);
      if (audience == STELLER_AUDIENCE_PUBLIC)
        steller_markup_source_append_bar (source, ground, mark->start, mark->end - mark->start);
      else
        steller_markup_source_append_text (source, text + mark->content_start, mark->content_end - mark->content_start,
                                           mark->content_start, ground);
      start = mark->end;
    }
  steller_markup_source_append_text (source, text + start, end - start, start, NULL);

  return steller_markup_parse (source);
}

GPtrArray *
export_example_parse (StellerAudience  audience,
                      const char      *markdown)
{
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  g_autoptr (StellerMarks) marks = steller_marks_scan (markdown, strlen (markdown), grounds);
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_block_unref);
  gsize start = 0;

  for (guint i = 0; i < steller_marks_get_n_marks (marks); i++)
    {
      const StellerMark *mark = steller_marks_get_mark (marks, i);
      StellerBlockBuilder *redaction;
      g_autofree char *ground = NULL;

      if (!mark->block)
        continue;
      g_ptr_array_extend_and_steal (blocks, parse (audience, markdown, start, mark->start, marks));
      ground = g_strndup (markdown + mark->ground_start, mark->ground_end - mark->ground_start);
      redaction = steller_block_builder_new (STELLER_BLOCK_REDACTION);
      steller_block_builder_set_ground (redaction, ground);
      if (audience == STELLER_AUDIENCE_INTERNAL)
        {
          g_autoptr (GPtrArray) children = parse (audience, markdown, mark->content_start, mark->content_end, marks);

          for (guint j = 0; j < children->len; j++)
            steller_block_builder_take_child (redaction, steller_block_ref (g_ptr_array_index (children, j)));
        }
      g_ptr_array_add (blocks, steller_block_builder_end (redaction));
      start = mark->end;
    }
  g_ptr_array_extend_and_steal (blocks, parse (audience, markdown, start, strlen (markdown), marks));

  return blocks;
}

static void
take_blocks (StellerDocumentBuilder *builder,
             StellerAudience         audience,
             const char             *markdown)
{
  g_autoptr (GPtrArray) blocks = export_example_parse (audience, markdown);

  for (guint i = 0; i < blocks->len; i++)
    steller_document_builder_take_block (builder, steller_block_ref (g_ptr_array_index (blocks, i)), 0);
}

static void
add_section (StellerDocumentBuilder *builder,
             StellerAudience         audience,
             const char             *id,
             guint                   level,
             const char             *number,
             const char             *heading,
             const char             *markdown)
{
  steller_document_builder_add_section (builder, id, level, number, steller_block_new_heading (level, heading));
  take_blocks (builder, audience, markdown);
}

static void
add_field (StellerDocumentBuilder *builder,
           StellerAudience         audience,
           const char             *id,
           const char             *label,
           StellerDocumentPlace    place,
           const char             *markdown)
{
  steller_document_builder_add_field (builder, id, label, STELLER_DOCUMENT_KIND_TEXT, place);
  take_blocks (builder, audience, markdown);
}

static StellerBlock *
new_row (gboolean      header,
         StellerBlock *first,
         StellerBlock *second)
{
  StellerBlockBuilder *row = steller_block_builder_new (STELLER_BLOCK_TABLE_ROW);
  StellerBlock *cells[] = { first, second };

  steller_block_builder_set_header (row, header);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      StellerBlockBuilder *cell = steller_block_builder_new (STELLER_BLOCK_TABLE_CELL);

      steller_block_builder_set_header (cell, header);
      for (guint j = 0; j < steller_block_get_n_spans (cells[i]); j++)
        steller_block_builder_take_span (cell, steller_span_ref (steller_block_get_span (cells[i], j)));
      steller_block_builder_take_child (row, steller_block_builder_end (cell));
      steller_block_unref (cells[i]);
    }

  return steller_block_builder_end (row);
}

static StellerBlock *
new_secret (StellerAudience  audience,
            const char      *ground,
            const char      *secret)
{
  StellerBlockBuilder *paragraph = steller_block_builder_new (STELLER_BLOCK_PARAGRAPH);
  StellerSpan marked = { .text = secret, .length = strlen (secret), .ground = ground };

  steller_block_builder_take_span (paragraph, audience == STELLER_AUDIENCE_PUBLIC ? steller_span_new_bar (ground)
                                                                                  : steller_span_new_full (&marked));
  return steller_block_builder_end (paragraph);
}

static void
add_initials (StellerDocumentBuilder *builder,
              StellerAudience         audience,
              const char             *secret)
{
  StellerBlockBuilder *table = steller_block_builder_new (STELLER_BLOCK_TABLE);

  steller_block_builder_take_child (table, new_row (TRUE, steller_block_new_paragraph ("Lijnparaaf"),
                                                    steller_block_new_paragraph ("Medeparaaf")));
  steller_block_builder_take_child (table, new_row (FALSE, new_secret (audience, "5.1.2.e", secret),
                                                    steller_block_new_paragraph ("")));
  steller_document_builder_add_field (builder, "parafen", "Parafen", STELLER_DOCUMENT_KIND_LIST,
                                      STELLER_DOCUMENT_PLACE_BODY);
  steller_document_builder_take_block (builder, steller_block_builder_end (table), 0);
}

/* As composing does: the label is the first word. */
static void
add_addressee (StellerDocumentBuilder *builder)
{
  StellerBlockBuilder *paragraph = steller_block_builder_new (STELLER_BLOCK_PARAGRAPH);

  steller_block_builder_take_span (paragraph, steller_span_new ("Aan ", -1, STELLER_SPAN_NONE));
  steller_block_builder_take_span (paragraph, steller_span_new ("de Minister van Voorbeelden", -1, STELLER_SPAN_NONE));
  steller_document_builder_add_field (builder, "aan", "Aan", STELLER_DOCUMENT_KIND_LIST, STELLER_DOCUMENT_PLACE_BODY);
  steller_document_builder_take_block (builder, steller_block_builder_end (paragraph), 0);
}

StellerDocument *
export_example_new (StellerAudience  audience,
                    const char      *secret)
{
  static const char * const ids[] = {
    "aan", "afzender", "bijlagen", "datum", "documentnaam", "kenmerk", "onderwerp", "ondertekening", "parafen",
    "steller", "uiterste_datum", "aanleiding", "communicatie", "geadviseerd_besluit", "kernpunten", "krachtenveld",
    "niet_openbaar", "toelichting",
  };
  StellerDocumentBuilder *builder = steller_document_builder_new (audience, "beslisnota", "nl");
  g_autofree char *marked = g_strdup_printf ("De heer ⟦5.1.2.e|%s⟧ is gevraagd.", secret);
  g_autofree char *block = g_strdup_printf ("Voor het blok.\n\n"
                                           ":::woo 5.1.2.b\n%s\n\n- een\n- twee\n:::\n\nNa het blok.",
                                            secret);
  g_autofree char *author = g_strdup_printf ("⟦5.1.2.e|%s⟧", secret);

  steller_document_builder_set_title (builder, "Beslisnota – Verlenging <proef> & “gevolgen”");
  steller_document_builder_set_subject (builder, "Verlenging <proef> & “gevolgen”");
  steller_document_builder_set_date (builder, "2026-02-16");
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    steller_document_builder_add_id (builder, ids[i]);

  add_field (builder, audience, "documentnaam", "", STELLER_DOCUMENT_PLACE_TITLE, "Beslisnota");
  add_field (builder, audience, "onderwerp", "Onderwerp", STELLER_DOCUMENT_PLACE_TITLE,
             "Verlenging <proef> & “gevolgen”");
  add_addressee (builder);
  add_field (builder, audience, "afzender", "", STELLER_DOCUMENT_PLACE_BODY, "Directie Proeven\\\nAfdeling Een");
  add_field (builder, audience, "datum", "Datum", STELLER_DOCUMENT_PLACE_MARGIN, "16 februari 2026");
  add_field (builder, audience, "kenmerk", "Onze referentie", STELLER_DOCUMENT_PLACE_MARGIN, "VB-2026-0001");
  add_field (builder, audience, "steller", "Steller", STELLER_DOCUMENT_PLACE_MARGIN, author);
  add_field (builder, audience, "bijlagen", "Bijlagen", STELLER_DOCUMENT_PLACE_MARGIN, "1. Kamerbrief\n2. Verslag");
  add_field (builder, audience, "uiterste_datum", "Uiterste datum", STELLER_DOCUMENT_PLACE_MARGIN, "");
  add_initials (builder, audience, secret);
  add_field (builder, audience, "ondertekening", "", STELLER_DOCUMENT_PLACE_BODY, "DE DIRECTEUR-GENERAAL VOORBEELDEN");

  add_section (builder, audience, "aanleiding", 1, NULL, "Aanleiding",
               "Op 11 februari liep de *eerste* **proef** af, de 7^e^ in de reeks. Zie "
               "[het verslag](https://www.example.org/verslag?a=1&b=2) en [the summary]{lang=en}.\\\nNieuwe regel.");
  add_section (builder, audience, "kernpunten", 1, NULL, "Kernpunten",
               "- De proef kent drie delen:\n"
               "  1. de voorbereiding;\n"
               "  2. de uitvoering:\n"
               "     - binnen;\n"
               "     - buiten;\n"
               "  3. de afronding.\n"
               "- Er zijn **geen kosten**.\n\n"
               "Verder:\n\n"
               "3. een derde punt;\n"
               "4. een vierde punt.");
  add_section (builder, audience, "toelichting", 1, "3.", "Toelichting",
               "### Kosten\n\n"
               "| Jaar | Bedrag |\n|---|---:|\n| 2026 | € 1.000 |\n| 2027 | € 12.000 |\n\n"
               "> Wie betaalt, bepaalt.");
  add_section (builder, audience, "communicatie", 2, "3.1.", "Communicatie", marked);
  add_section (builder, audience, "niet_openbaar", 1, NULL, "Informatie die niet openbaar gemaakt kan worden", block);

  return steller_document_builder_end (builder);
}

StellerDocument *
export_example_text (StellerAudience  audience,
                     const char      *markdown)
{
  StellerDocumentBuilder *builder = steller_document_builder_new (audience, "beslisnota", "nl");

  steller_document_builder_set_title (builder, "Proef");
  add_field (builder, audience, "documentnaam", "", STELLER_DOCUMENT_PLACE_TITLE, "Proef");
  add_section (builder, audience, "kernpunten", 1, NULL, "Kernpunten", markdown);

  return steller_document_builder_end (builder);
}

StellerExport *
export_example_job (StellerDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", &error);

  g_assert_no_error (error);
  return steller_export_new (document, style);
}

static void
add_template_part (StellerZipWriter *zip,
                   const char       *name,
                   GBytes           *bytes)
{
  g_autoptr (GError) error = NULL;

  steller_zip_writer_add (zip, name, bytes, g_str_equal (name, "mimetype"), &error);
  g_assert_no_error (error);
}

static GBytes *
read_template_part (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("STELLER_SOURCE_DIR"), "tests", "export", "odt", "template", name,
                                            NULL);
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

/* The house style that check-template.py writes, without its other parts. */
StellerExport *
export_example_template_job (StellerDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) builtin = steller_style_new_builtin ("standaard", &error);
  g_autoptr (StellerZipWriter) zip = steller_zip_writer_new (NULL);
  g_autoptr (GBytes) content = read_template_part ("content.xml");
  g_autoptr (GBytes) ott = NULL;
  g_autoptr (StellerStyle) style = NULL;

  g_assert_no_error (error);
  add_template_part (zip, "mimetype", steller_style_get_part (builtin, "mimetype"));
  add_template_part (zip, "content.xml", content);
  add_template_part (zip, "styles.xml", steller_style_get_part (builtin, "styles.xml"));
  ott = steller_zip_writer_finish (zip, &error);
  g_assert_no_error (error);
  style = steller_style_new_from_bytes ("proef", ott, &error);
  g_assert_no_error (error);

  return steller_export_new (document, style);
}

char *
export_example_write (StellerDocument *document,
                      const char      *format)
{
  g_autoptr (StellerExport) job = export_example_job (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = steller_export_write (job, steller_export_format_lookup (format), &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void
export_example_check (const char *text,
                      const char *path)
{
  g_autofree char *file = g_build_filename (g_getenv ("STELLER_SOURCE_DIR"), "tests", "export", path, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("STELLER_UPDATE_GOLDEN"))
    {
      g_file_set_contents (file, text, -1, &error);
      g_assert_no_error (error);
      return;
    }

  g_file_get_contents (file, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

StellerDocument *
export_example_titled (const char *title)
{
  StellerDocumentBuilder *builder = steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");

  steller_document_builder_set_title (builder, title);
  add_field (builder, STELLER_AUDIENCE_INTERNAL, "documentnaam", "", STELLER_DOCUMENT_PLACE_TITLE, "Beslisnota");

  return steller_document_builder_end (builder);
}
