/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *steller_file_read (const char *path, gsize limit, GError **error);
GBytes *steller_file_read_regular (const char *path, gsize limit, GError **error);
gboolean steller_file_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
