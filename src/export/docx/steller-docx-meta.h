/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-export.h"

G_BEGIN_DECLS

GBytes *steller_docx_meta_write_core   (StellerExport *job);
GBytes *steller_docx_meta_write_app    (void);
GBytes *steller_docx_meta_write_custom (StellerExport *job);

G_END_DECLS
