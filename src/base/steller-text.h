/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *steller_text_for_xml (const char *text, gssize length);
char *steller_text_collapse (const char *text);
gboolean steller_text_is_blank (const char *text, gssize length);
guint64 steller_text_hash (const char *text, gsize length, guint64 seed);

G_END_DECLS
