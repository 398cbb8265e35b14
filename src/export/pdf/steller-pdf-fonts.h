/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-export-profile.h"
#include "steller-pages.h"

G_BEGIN_DECLS

/**
 * StellerPdfEmbedding:
 * @STELLER_PDF_EMBEDDING_ALLOWED: a part of the font may be embedded
 * @STELLER_PDF_EMBEDDING_RESTRICTED: the font may not be embedded
 * @STELLER_PDF_EMBEDDING_WHOLE: no part of the font may be embedded, only the whole
 * @STELLER_PDF_EMBEDDING_BITMAPS: only the bitmaps in the font may be embedded
 *
 * What the maker of a font allows.
 */
typedef enum
{
  STELLER_PDF_EMBEDDING_ALLOWED,
  STELLER_PDF_EMBEDDING_RESTRICTED,
  STELLER_PDF_EMBEDDING_WHOLE,
  STELLER_PDF_EMBEDDING_BITMAPS,
} StellerPdfEmbedding;

StellerPdfEmbedding steller_pdf_fonts_parse_permissions (guint16               permissions);
void                steller_pdf_fonts_check             (const StellerPages   *pages,
                                                         StellerExportProfile *profile);

G_END_DECLS
