/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-text-setting.h"

G_BEGIN_DECLS

void steller_text_segments_add (StellerTypesetter *typesetter, const StellerBlock *leaf,
                                const StellerParagraphStyle *style, StellerFaceFlags flags, GString *text,
                                GArray *segments, GArray *inlines);

G_END_DECLS
