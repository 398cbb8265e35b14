/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void steller_json_write (GString *out, JsonNode *node, GHashTable *lexemes);

G_END_DECLS
