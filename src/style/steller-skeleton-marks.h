/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

void steller_skeleton_isolate_marks (xmlNode *paragraph);
char *steller_skeleton_get_mark (const xmlNode *text);
char *steller_skeleton_get_field_mark (const xmlNode *element);
gboolean steller_skeleton_is_field_mark (const xmlNode *element);
gboolean steller_skeleton_is_transparent (const xmlNode *element);

G_END_DECLS
