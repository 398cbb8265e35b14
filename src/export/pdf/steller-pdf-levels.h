/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How deep headings go in PDF (ISO 32000-1, 14.8.4.3.2). */
#define STELLER_PDF_MAX_LEVEL 6

/**
 * StellerPdfLevels:
 * @levels: the levels of the headings that the last one stands below, itself included, as they were given
 * @n_levels: how many
 *
 * The headings of a document one after the other; all zero before the first.
 */
typedef struct
{
  guint levels[STELLER_PDF_MAX_LEVEL];
  guint n_levels;
} StellerPdfLevels;

guint steller_pdf_levels_enter (StellerPdfLevels *self,
                                guint             level);

G_END_DECLS
