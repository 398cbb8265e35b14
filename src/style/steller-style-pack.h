/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-style.h"

G_BEGIN_DECLS

GBytes *steller_style_pack (StellerStyle *style, const char *title, GError **error);

G_END_DECLS
