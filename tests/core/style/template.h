/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

#include "steller-style.h"

G_BEGIN_DECLS

GBytes *template_make (const char *styles, const char *automatic, const char *masters, const char *body);
StellerStyle *template_load_with (const char *styles, const char *automatic, const char *masters, const char *body,
                                  const char *part, GBytes *bytes, GError **error);
StellerStyle *template_load (const char *styles, const char *automatic, const char *masters, const char *body,
                             GError **error);
xmlDoc *template_make_content (const char *automatic, const char *body);
char **template_get_own_warnings (StellerStyle *style);
gboolean template_has_warning (const char *const *warnings, const char *words);

G_END_DECLS
