/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

#include "steller-export-profile.h"

G_BEGIN_DECLS

gboolean steller_pdf_resources_complete (qpdf_data              qpdf,
                                         qpdf_oh                resources,
                                         GHashTable            *seen,
                                         StellerExportProfile  *profile,
                                         GError               **error);

G_END_DECLS
