/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-style.h"

G_BEGIN_DECLS

char *steller_list_label_format (const StellerListLevel *levels, const guint *numbers, guint n_numbers);

G_END_DECLS
