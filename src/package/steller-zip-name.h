/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean steller_zip_name_is_safe (const char *name);
gboolean steller_zip_name_is_compressed (const char *name);

G_END_DECLS
