/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-markup.h"

/* Stands in the text for an object, a marked passage. It never occurs in UTF-8, so no text can pose as one. */
#define STELLER_MARKUP_OBJECT '\xff'

/* A part of the text that is in one piece in the source, or an object. Text parts run until the next part. */
typedef struct {
  gsize text_offset;
  gsize source_offset;
  gsize source_length; /* of an object */
  char *ground;        /* of an object */
  char *passage;       /* the marked text of the internal edition; NULL for a bar */
} StellerMarkupPart;

struct _StellerMarkupSource {
  GString *text;
  GArray *parts; /* StellerMarkupPart */
};

const StellerMarkupPart *steller_markup_source_find (const StellerMarkupSource *self, gsize text_offset);
gsize steller_markup_source_map (const StellerMarkupSource *self, gsize text_offset);
