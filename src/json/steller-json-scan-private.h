/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-json-scan.h"

G_BEGIN_DECLS

/* Offsets fit in 32 bits because the size of a text is bounded. */

#define STELLER_JSON_NO_VALUE G_MAXUINT32

typedef struct
{
  guint32 next;
  guint32 first_child;
  guint32 line;
  guint32 name_start; /* as it stands in the text, without its quotes; both 0 in a list */
  guint32 name_length;
} StellerJsonScanValue;

typedef struct
{
  guint32 start;
  guint32 length;
} StellerJsonScanNumber;

struct _StellerJsonScan
{
  GBytes *bytes;
  const char *text;
  GArray *values;  /* of StellerJsonScanValue, in the order of the text */
  GArray *numbers; /* of StellerJsonScanNumber, in the order of the text */
};

char *steller_json_decode_string (const char *raw, gsize length);
gboolean steller_json_scan_text (StellerJsonScan *scan, gsize length, GError **error);

G_END_DECLS
