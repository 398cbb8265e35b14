/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-export.h"

G_BEGIN_DECLS

GBytes *steller_docx_settings_write (StellerExport *job,
                                     gboolean       even_pages);

G_END_DECLS
