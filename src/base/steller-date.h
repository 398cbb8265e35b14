/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean steller_date_parse (const char *iso, GDate *date);
gboolean steller_date_parse_written (const char *text, const GDate *today, GDate *date);
char *steller_date_format_long (const GDate *date, const char *language);
GDateTime *steller_time_now (void);

G_END_DECLS
