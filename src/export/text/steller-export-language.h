/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *steller_export_language_get_country  (const char *language);
char       *steller_export_language_add_country  (const char *language);

G_END_DECLS
