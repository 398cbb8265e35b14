/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-text-setting.h"

G_BEGIN_DECLS

/*
 * StellerSegmentKind: what a segment stands for.
 *
 * @STELLER_SEGMENT_TEXT: text of a span
 * @STELLER_SEGMENT_BREAK: a line break the writer asked for
 * @STELLER_SEGMENT_BAR: a bar in the place of a redacted passage
 * @STELLER_SEGMENT_GROUND: the ground after a marked passage
 */
typedef enum {
  STELLER_SEGMENT_TEXT,
  STELLER_SEGMENT_BREAK,
  STELLER_SEGMENT_BAR,
  STELLER_SEGMENT_GROUND,
} StellerSegmentKind;

void steller_text_setter_set (StellerTextSetting *setting, StellerTypesetter *typesetter);

G_END_DECLS
