/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

const char *steller_note_node_get_string (JsonNode *node);
JsonNode *steller_note_node_new_string (const char *text);
gboolean steller_note_node_get_flag (JsonNode *node, gboolean absent);
JsonNode *steller_note_node_new_flag (gboolean flag);
gboolean steller_note_node_is_wrapped (JsonNode *node);

G_END_DECLS
