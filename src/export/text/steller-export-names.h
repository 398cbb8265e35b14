/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * STELLER_EXPORT_BOOKMARK_LENGTH:
 *
 * How long the name of a bookmark may be for word processors to keep it, in bytes (ISO/IEC 29500-1, 17.13.6.2).
 */
#define STELLER_EXPORT_BOOKMARK_LENGTH 40

char *steller_export_take_name (GHashTable *names,
                                const char *name,
                                gsize       length);

G_END_DECLS
