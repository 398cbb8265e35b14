/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "steller-style-entry.h"

G_BEGIN_DECLS

/**
 * STELLER_STYLES_FALLBACK:
 *
 * The id of the house style for a note whose own is not here.
 */
#define STELLER_STYLES_FALLBACK "standaard"

#define STELLER_TYPE_STYLES (steller_styles_get_type ())
G_DECLARE_FINAL_TYPE (StellerStyles, steller_styles, STELLER, STYLES, GObject)

StellerStyles *steller_styles_new (void);

char *steller_styles_get_user_folder (void);
char **steller_styles_get_folders (void);
char *steller_styles_make_id (const char *path);

GPtrArray *steller_styles_list (StellerStyles *self);
StellerStyle *steller_styles_load (StellerStyles *self, const char *id, GError **error);
StellerStyle *steller_styles_load_or_fallback (StellerStyles *self, const char *id, char **warning, GError **error);

StellerStyle *steller_style_new_from_file (const char *path, GError **error);

G_END_DECLS
