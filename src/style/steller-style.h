/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <libxml/tree.h>

#include "steller-skeleton.h"
#include "steller-style-types.h"

G_BEGIN_DECLS

#define STELLER_TYPE_STYLE (steller_style_get_type ())

G_DECLARE_FINAL_TYPE (StellerStyle, steller_style, STELLER, STYLE, GObject)

StellerStyle *steller_style_new_builtin (const char *id, GError **error);
StellerStyle *steller_style_new_from_bytes (const char *id, GBytes *ott, GError **error);

const char *steller_style_get_id (StellerStyle *self);
const char *steller_style_get_version (StellerStyle *self);
const char *steller_style_get_title (StellerStyle *self);
const char *const *steller_style_get_warnings (StellerStyle *self);

const StellerPageStyle *steller_style_get_page (StellerStyle *self, gboolean first);
const StellerParagraphStyle *steller_style_get_paragraph (StellerStyle *self, const char *name);
const StellerTextStyle *steller_style_get_text (StellerStyle *self, const char *name);
const StellerListStyle *steller_style_get_list (StellerStyle *self, const char *name);
const StellerTableStyle *steller_style_get_table (StellerStyle *self, const char *name);
const StellerCellStyle *steller_style_get_cell (StellerStyle *self, const char *name);
StellerSkeleton *steller_style_get_skeleton (StellerStyle *self);

const char *const *steller_style_get_part_names (StellerStyle *self);
GBytes *steller_style_get_part (StellerStyle *self, const char *name);
xmlDoc *steller_style_copy_part (StellerStyle *self, const char *name);

G_END_DECLS
