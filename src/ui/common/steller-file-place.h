/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *steller_file_place_get_name (GFile *file);
char *steller_file_place_get_folder (GFile *file, const char *host_path);
gboolean steller_file_place_is_in_portal (GFile *file);

G_END_DECLS
