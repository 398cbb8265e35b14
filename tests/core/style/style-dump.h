/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-style.h"

G_BEGIN_DECLS

char *style_dump (StellerStyle *style);

G_END_DECLS
