/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GHashTable *steller_style_parts_new_builtin (const char *id, GError **error);
GHashTable *steller_style_parts_new_from_bytes (GBytes *ott, GError **error);

G_END_DECLS
