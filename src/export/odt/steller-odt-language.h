/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-xml.h"

G_BEGIN_DECLS

void steller_odt_set_language         (xmlNode    *properties,
                                       const char *language);
void steller_odt_set_default_language (xmlDoc     *part,
                                       const char *language);

G_END_DECLS
