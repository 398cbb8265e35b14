/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-style.h"

G_BEGIN_DECLS

void    steller_odt_collect_references (GHashTable   *references,
                                        xmlDoc       *part);
char   *steller_odt_resolve_reference  (const char   *reference);
gboolean steller_odt_is_own_part       (const char   *name);
GBytes *steller_odt_write_settings     (StellerStyle *style);

G_END_DECLS
