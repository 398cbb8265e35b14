/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "steller-error.h"
#include "steller-json-pointer.h"
#include "steller-json-scan.h"

G_BEGIN_DECLS

typedef struct _StellerJsonTree StellerJsonTree;

StellerJsonTree *steller_json_tree_new (void);
StellerJsonTree *steller_json_tree_parse (GBytes *bytes, GError **error);
void steller_json_tree_free (StellerJsonTree *self);

GBytes *steller_json_tree_serialize (StellerJsonTree *self);

JsonObject *steller_json_tree_get_root (StellerJsonTree *self);
JsonNode *steller_json_tree_lookup (StellerJsonTree *self, const char *pointer);
JsonNode *steller_json_tree_replace (StellerJsonTree *self, const char *pointer, JsonNode *value,
                                     const char *const *order);
void steller_json_tree_insert (StellerJsonTree *self, const char *pointer, JsonNode *value, guint index);
int steller_json_tree_get_index (StellerJsonTree *self, const char *pointer);

guint steller_json_tree_get_line (StellerJsonTree *self, const char *pointer);
void steller_json_tree_forget_lines (StellerJsonTree *self);
GError *steller_json_tree_new_error (StellerJsonTree *self, StellerErrorCode code, const char *pointer,
                                     const char *format, ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerJsonTree, steller_json_tree_free)

G_END_DECLS
