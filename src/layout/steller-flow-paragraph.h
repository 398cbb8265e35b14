/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-skeleton-flow.h"

G_BEGIN_DECLS

StellerBlock *steller_flow_number_heading (StellerBlock *heading, const char *number);
StellerBlock *steller_flow_make_paragraph (StellerSkeletonFlow *self, const StellerSkeletonNode *node, GArray *origins);

G_END_DECLS
