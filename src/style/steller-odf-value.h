/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-style-types.h"

G_BEGIN_DECLS

gboolean steller_odf_parse_length (const char *text, double *points);
gboolean steller_odf_parse_percentage (const char *text, double *factor);
gboolean steller_odf_parse_color (const char *text, StellerColor *color);
gboolean steller_odf_parse_border (const char *text, StellerBorder *border);
gboolean steller_odf_parse_count (const char *text, guint maximum, guint *count);
char *steller_odf_parse_family (const char *text, char **others);

G_END_DECLS
