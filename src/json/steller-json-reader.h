/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-json-tree.h"

G_BEGIN_DECLS

typedef struct _StellerJsonReader StellerJsonReader;

StellerJsonReader *steller_json_reader_new (StellerJsonTree *tree);
void steller_json_reader_free (StellerJsonReader *self);
gboolean steller_json_reader_finish (StellerJsonReader *self, GError **error);

gboolean steller_json_reader_enter_member (StellerJsonReader *self, const char *name);
gboolean steller_json_reader_enter_element (StellerJsonReader *self, guint index);
void steller_json_reader_leave (StellerJsonReader *self);

JsonNode *steller_json_reader_get_node (StellerJsonReader *self);
JsonObject *steller_json_reader_expect_object (StellerJsonReader *self);
guint steller_json_reader_expect_array (StellerJsonReader *self);
const char *steller_json_reader_expect_string (StellerJsonReader *self);

const char *steller_json_reader_get_string (StellerJsonReader *self, const char *name, gboolean required);
gboolean steller_json_reader_get_boolean (StellerJsonReader *self, const char *name, gboolean absent);
gint64 steller_json_reader_get_integer (StellerJsonReader *self, const char *name, gint64 minimum, gint64 maximum,
                                        gint64 absent);

void steller_json_reader_fail (StellerJsonReader *self, const char *name, StellerErrorCode code, const char *format,
                               ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerJsonReader, steller_json_reader_free)

G_END_DECLS
