/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-pages.h"
#include "steller-pdf-record.h"

G_BEGIN_DECLS

GByteArray *steller_pdf_draw (StellerPages      *pages,
                              StellerPdfRecord  *record,
                              gboolean          *lost_links,
                              GError           **error);

G_END_DECLS
