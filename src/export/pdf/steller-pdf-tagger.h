/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-pages.h"
#include "steller-pdf-record.h"

G_BEGIN_DECLS

/**
 * StellerPdfTagger:
 * @record: what the structure is recorded in
 * @cr: the context of the page that is drawn
 * @lost_links: whether there was a link whose target PDF cannot hold, so that its text stands there without it
 *
 * What the callbacks of [func@Steller.pdf_tagger_get_sink] work on.
 */
typedef struct
{
  StellerPdfRecord *record;
  cairo_t *cr;
  gboolean lost_links;
} StellerPdfTagger;

const StellerPaintSink *steller_pdf_tagger_get_sink (void);

G_END_DECLS
