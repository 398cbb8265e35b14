/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-history.h"

G_BEGIN_DECLS

/* For tests, which cannot wait: what tells the time, in microseconds, and how much memory the steps may take. */
void steller_history_set_clock (StellerHistory *self, gint64 (*clock) (void));
void steller_history_set_max_size (StellerHistory *self, gsize max_size);
gsize steller_history_get_size (StellerHistory *self);

G_END_DECLS
