/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-markup.h"

/* How marked passages get into a source. */
typedef enum {
  MARKUP_SOURCE_INTERNAL,
  MARKUP_SOURCE_PUBLIC,
} MarkupSourceKind;

StellerMarkupSource *markup_source_new_from_marked (const char *text, gsize length, gsize offset, MarkupSourceKind kind);
