/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-block.h"
#include "steller-style.h"

G_BEGIN_DECLS

void steller_text_estimate (StellerStyle *style, const StellerBlock *leaf, const StellerParagraphStyle *paragraph,
                            double *minimum, double *maximum);

G_END_DECLS
