/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

#include "steller-pdf-metadata.h"

G_BEGIN_DECLS

gboolean steller_pdf_catalog_complete (qpdf_data                  qpdf,
                                       const StellerPdfMetadata  *metadata,
                                       GError                   **error);

G_END_DECLS
