/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-fixture.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "steller-grounds.h"
#include "steller-marks.h"
#include "steller-markup.h"
#include "steller-zip-writer.h"

/* The pages of the tests are those of one font; with another every number in them is different. */
gboolean
fixture_has_font (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *description = pango_font_description_from_string ("Liberation Sans 10");
  PangoFont *font = pango_context_load_font (context, description);
  PangoFontDescription *found = pango_font_describe (font);
  gboolean same = g_str_equal (pango_font_description_get_family (found), "Liberation Sans");

  pango_font_description_free (found);
  pango_font_description_free (description);
  g_object_unref (font);
  g_object_unref (context);

  return same;
}

static void
add_part (StellerZipWriter *writer,
          StellerStyle *style,
          const char *name,
          const char *replace,
          const char *with)
{
  GBytes *part = steller_style_get_part (style, name);
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (part, NULL), (gssize) g_bytes_get_size (part));
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GError) error = NULL;

  if (replace != NULL)
    g_string_replace (text, replace, with, 0);
  changed = g_bytes_new (text->str, text->len);
  steller_zip_writer_add (writer, name, changed, g_str_equal (name, "mimetype"), &error);
  g_assert_no_error (error);
}

/* The built-in style, with a piece of its XML replaced by another. */
StellerStyle *
fixture_new_style (const char *replace,
                   const char *with)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", &error);
  g_autoptr (StellerZipWriter) writer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  StellerStyle *changed;
  const char * const *names;

  g_assert_no_error (error);
  if (replace == NULL)
    return g_steal_pointer (&style);

  writer = steller_zip_writer_new (NULL);
  names = steller_style_get_part_names (style);
  for (guint i = 0; names[i] != NULL; i++)
    add_part (writer, style, names[i], replace, with);
  bytes = steller_zip_writer_finish (writer, &error);
  g_assert_no_error (error);
  changed = steller_style_new_from_bytes ("changed", bytes, &error);
  g_assert_no_error (error);

  return changed;
}

/* Cuts marks out of a text as composing does. */
static void
append_source (StellerMarkupSource *source,
               StellerMarks *marks,
               StellerAudience audience,
               const char *text,
               gsize start,
               gsize end)
{
  for (guint i = 0; i < steller_marks_get_n_marks (marks); i++)
    {
      const StellerMark *mark = steller_marks_get_mark (marks, i);
      g_autofree char *ground = NULL;

      if (mark->start < start || mark->end > end)
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
}

/* Adds what a text says to the section or field that was added last, its chunks parsed one by one. */
void
fixture_add_text (StellerDocumentBuilder *builder,
                  const char *text)
{
  fixture_add_marked_text (builder, STELLER_AUDIENCE_INTERNAL, text);
}

void
fixture_add_marked_text (StellerDocumentBuilder *builder,
                         StellerAudience audience,
                         const char *text)
{
  gsize length = strlen (text);
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  g_autoptr (StellerMarks) marks = steller_marks_scan (text, length, grounds);

  for (gsize start = 0; start < length;)
    {
      gsize end = steller_markup_next_chunk (text, length, start);
      g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
      g_autoptr (GPtrArray) blocks = NULL;

      append_source (source, marks, audience, text, start, end);
      blocks = steller_markup_parse (source);
      for (guint i = 0; i < blocks->len; i++)
        steller_document_builder_take_block (builder, steller_block_ref (blocks->pdata[i]), 0);
      start = end;
    }
}

/* A document of one section and nothing else. */
StellerDocument *
fixture_new_document (const char *heading,
                      const char *text)
{
  g_autoptr (StellerDocumentBuilder) builder =
    steller_document_builder_new (STELLER_AUDIENCE_INTERNAL, "beslisnota", "nl");

  steller_document_builder_add_section (builder, "aanleiding", 1, NULL, steller_block_new_heading (1, heading));
  fixture_add_text (builder, text);

  return steller_document_builder_end (g_steal_pointer (&builder));
}

static void
add_field (StellerDocumentBuilder *builder,
           const char *id,
           const char *label,
           StellerDocumentPlace place,
           const char *text)
{
  steller_document_builder_add_field (builder, id, label, STELLER_DOCUMENT_KIND_TEXT, place);
  steller_document_builder_set_field_text (builder, text);
  fixture_add_text (builder, text);
}

/* A document with all that stands around the text of a note. */
StellerDocument *
fixture_new_note (StellerAudience audience,
                  const char *text)
{
  g_autoptr (StellerDocumentBuilder) builder = steller_document_builder_new (audience, "beslisnota", "nl");

  steller_document_builder_set_title (builder, "Beslisnota: Voorbeeld van een onderwerp");
  add_field (builder, "documentnaam", "", STELLER_DOCUMENT_PLACE_TITLE, "Beslisnota");
  add_field (builder, "onderwerp", "", STELLER_DOCUMENT_PLACE_TITLE,
             "Voorbeeld van een onderwerp dat te lang is om op een enkele regel te passen");
  add_field (builder, "aan", "Aan", STELLER_DOCUMENT_PLACE_BODY, "Aan de Minister van Voorbeelden");
  add_field (builder, "afzender", "", STELLER_DOCUMENT_PLACE_BODY, "Directie Voorbeelden  \nAfdeling Proeven");
  add_field (builder, "datum", "Datum", STELLER_DOCUMENT_PLACE_MARGIN, "16 februari 2026");
  add_field (builder, "kenmerk", "Kenmerk", STELLER_DOCUMENT_PLACE_MARGIN, "VB-2026-0001");
  add_field (builder, "bijlagen", "Bijlage(n)", STELLER_DOCUMENT_PLACE_MARGIN,
             "1. Brief aan de Kamer\n2. Lijst van vragen");
  add_field (builder, "kopie", "Kopie aan", STELLER_DOCUMENT_PLACE_MARGIN, "");
  add_field (builder, "parafen", "Parafenroute", STELLER_DOCUMENT_PLACE_BODY,
             "| Lijnparaaf | Medeparaaf |  |\n|---|---|---|\n| Directeur | Controller |  |\n|  |  |  |\n");
  steller_document_builder_add_section (builder, "aanleiding", 1, NULL, steller_block_new_heading (1, "Aanleiding"));
  fixture_add_marked_text (builder, audience, text);
  steller_document_builder_add_section (builder, "kernpunten", 1, NULL, steller_block_new_heading (1, "Kernpunten"));
  fixture_add_marked_text (builder, audience, text);
  add_field (builder, "ondertekening", "", STELLER_DOCUMENT_PLACE_BODY, "De directeur Voorbeelden");

  return steller_document_builder_end (g_steal_pointer (&builder));
}

/* All that is drawn is on the paper. */
void
fixture_assert_inside (StellerPages *pages)
{
  for (guint i = 0; i < steller_pages_get_n_pages (pages); i++)
    {
      double width, height;

      steller_pages_get_page_size (pages, i, &width, &height);
      for (guint j = 0; j < steller_pages_get_n_lines (pages, i); j++)
        {
          StellerLineInfo line;

          steller_pages_get_line (pages, i, j, &line);
          g_assert_cmpfloat (line.x, >=, -0.01);
          g_assert_cmpfloat (line.y, >=, -0.01);
          g_assert_cmpfloat (line.y + line.height, <=, height + 0.01);
        }
    }
}

char *
fixture_dump (StellerStyle *style,
              StellerDocument *document)
{
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = steller_layout_lay_out (layout, document);

  return steller_pages_dump (pages);
}

/* The text of a dump in the order of reading, without white space, heads, feet and what is repeated. */
char *
fixture_read_text (const char *dump)
{
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  GString *text = g_string_new (NULL);
  gboolean body = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *start = strstr (lines[i], "“");
      const char *end = g_strrstr (lines[i], "”");

      if (g_str_has_prefix (lines[i], "  ") && lines[i][2] != ' ')
        body = g_str_has_prefix (lines[i], "  body");
      if (!body || start == NULL || end == NULL)
        continue;
      for (start += strlen ("“"); start < end; start++)
        if (*start != ' ')
          g_string_append_c (text, *start);
    }

  return g_string_free_and_steal (text);
}
