/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-styles.h"

G_BEGIN_DECLS

StellerStyles *steller_shared_styles_get (void);

G_END_DECLS
