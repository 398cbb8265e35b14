/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

#include "steller-pdf-parent-tree.h"
#include "steller-pdf-record.h"

G_BEGIN_DECLS

gboolean steller_pdf_structure_complete (qpdf_data                qpdf,
                                         const StellerPdfRecord  *record,
                                         StellerPdfParentTree    *parents,
                                         GError                 **error);

G_END_DECLS
