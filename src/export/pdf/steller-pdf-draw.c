/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-draw.h"

#include <cairo-pdf.h>

#include "steller-error.h"
#include "steller-pdf-levels.h"
#include "steller-pdf-tagger.h"
#include "steller-text.h"

/* No one reads more of a heading in a list. */
#define MAX_OUTLINE_CHARACTERS 500

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  GByteArray *file = closure;

  if (length > G_MAXUINT / 2 - file->len)
    return CAIRO_STATUS_NO_MEMORY;
  g_byte_array_append (file, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Tells whether links were lost. */
static gboolean
draw_pages (StellerPages     *pages,
            StellerPdfRecord *record,
            cairo_surface_t  *surface)
{
  g_autoptr (StellerPainter) painter = NULL;
  StellerPdfTagger tagger = { .record = record };
  const guint n_pages = steller_pages_get_n_pages (pages);

  painter = steller_painter_new (pages, steller_pdf_tagger_get_sink (), &tagger);
  tagger.cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++)
    {
      double width, height;

      steller_pages_get_page_size (pages, i, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      steller_painter_draw_page (painter, i, tagger.cr);
      if (i + 1 < n_pages)
        cairo_show_page (tagger.cr);
    }
  /* What is still open ends on the last page. */
  steller_painter_finish (painter);
  cairo_show_page (tagger.cr);

  cairo_destroy (tagger.cr);

  return tagger.lost_links;
}

/* A heading of nothing but characters that join or direct others is not in the structure either. */
static gboolean
has_graphs (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (g_unichar_isgraph (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

/* The headings as they stand below each other in the structure. */
static void
add_outline (StellerPages    *pages,
             cairo_surface_t *surface)
{
  const guint n_items = steller_pages_get_n_outline (pages);
  int parents[STELLER_PDF_MAX_LEVEL + 1] = { CAIRO_PDF_OUTLINE_ROOT };
  StellerPdfLevels levels = { 0 };

  for (guint i = 0; i < n_items; i++)
    {
      const StellerOutlineItem *item = steller_pages_get_outline (pages, i);
      char y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *destination = NULL;
      g_autofree char *text = steller_text_collapse (item->text);
      g_autofree char *title = g_utf8_truncate_middle (text, MAX_OUTLINE_CHARACTERS);
      guint level;

      if (!has_graphs (title))
        continue;
      level = steller_pdf_levels_enter (&levels, CLAMP (item->level, 1, STELLER_PDF_MAX_LEVEL));
      g_ascii_formatd (y, sizeof y, "%.2f", item->y);
      destination = g_strdup_printf ("page=%u pos=[0 %s]", item->page + 1, y);
      parents[level] = cairo_pdf_surface_add_outline (surface, parents[level - 1], title, destination,
                                                      CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
}

/**
 * steller_pdf_draw: (skip)
 * @pages: the pages
 * @record: an empty record, which is filled
 * @lost_links: (out): whether links are only text there, since their targets are longer than PDF allows
 * @error: return location for an error
 *
 * Draws pages on a cairo PDF surface, with their structure as tags and their outline.
 *
 * Returns: (transfer full): the file as cairo wrote it, for [func@Steller.pdf_finish]; or %NULL with @error set
 */
GByteArray *
steller_pdf_draw (StellerPages      *pages,
                  StellerPdfRecord  *record,
                  gboolean          *lost_links,
                  GError           **error)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (pages != NULL, NULL);
  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (lost_links != NULL, NULL);

  surface = cairo_pdf_surface_create_for_stream (append_bytes, file, 1, 1);
  /* Below 1.5 cairo leaves out the text that stands for glyphs, and says nothing. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_7);
  *lost_links = draw_pages (pages, record, surface);
  add_outline (pages, surface);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, STELLER_ERROR, STELLER_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }

  return g_steal_pointer (&file);
}
