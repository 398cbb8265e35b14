/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-export-format.h"

G_BEGIN_DECLS

extern const StellerExportFormat steller_export_format_docx;

G_END_DECLS
