/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-export.h"
#include "steller-xml.h"

G_BEGIN_DECLS

GBytes *steller_odt_write_meta     (StellerExport      *job);
GBytes *steller_odt_write_manifest (const char * const *names);

G_END_DECLS
