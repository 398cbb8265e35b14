/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STELLER_TYPE_STYLE_LIST (steller_style_list_get_type ())
G_DECLARE_FINAL_TYPE (StellerStyleList, steller_style_list, STELLER, STYLE_LIST, GObject)

StellerStyleList *steller_style_list_new (void);
void steller_style_list_refresh (StellerStyleList *self);

G_END_DECLS
