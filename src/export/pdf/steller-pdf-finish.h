/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "steller-pdf-metadata.h"
#include "steller-pdf-record.h"

G_BEGIN_DECLS

GBytes *steller_pdf_finish (GByteArray                *file,
                            const StellerPdfRecord    *record,
                            const StellerPdfMetadata  *metadata,
                            GError                   **error);

G_END_DECLS
