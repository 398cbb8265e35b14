/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-style.h"

G_BEGIN_DECLS

/**
 * StellerStyleOrigin:
 * @STELLER_STYLE_ORIGIN_USER: in the folder of the user
 * @STELLER_STYLE_ORIGIN_ADMINISTRATOR: in a folder of the system
 * @STELLER_STYLE_ORIGIN_BUILTIN: it comes with Steller
 *
 * Where a house style was found. What comes first goes before what comes later.
 */
typedef enum
{
  STELLER_STYLE_ORIGIN_USER,
  STELLER_STYLE_ORIGIN_ADMINISTRATOR,
  STELLER_STYLE_ORIGIN_BUILTIN,
} StellerStyleOrigin;

#define STELLER_TYPE_STYLE_ENTRY (steller_style_entry_get_type ())
G_DECLARE_FINAL_TYPE (StellerStyleEntry, steller_style_entry, STELLER, STYLE_ENTRY, GObject)

StellerStyleEntry *steller_style_entry_new (const char *id, StellerStyleOrigin origin, const char *path,
                                            StellerStyle *style, const GError *error);

const char *steller_style_entry_get_id (StellerStyleEntry *self);
const char *steller_style_entry_get_title (StellerStyleEntry *self);
StellerStyleOrigin steller_style_entry_get_origin (StellerStyleEntry *self);
const char *steller_style_entry_get_path (StellerStyleEntry *self);
StellerStyle *steller_style_entry_get_style (StellerStyleEntry *self);
const GError *steller_style_entry_get_error (StellerStyleEntry *self);

G_END_DECLS
