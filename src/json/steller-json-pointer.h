/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void steller_json_pointer_append (GString *pointer, const char *token, gsize length);
char *steller_json_pointer_next (const char **pointer);

G_END_DECLS
