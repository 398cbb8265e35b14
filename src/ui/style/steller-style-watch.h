/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STELLER_TYPE_STYLE_WATCH (steller_style_watch_get_type ())
G_DECLARE_FINAL_TYPE (StellerStyleWatch, steller_style_watch, STELLER, STYLE_WATCH, GObject)

StellerStyleWatch *steller_style_watch_new (void);

G_END_DECLS
