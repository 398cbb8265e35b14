/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StellerSectionType:
 *
 * A section of a note type.
 */
typedef struct _StellerSectionType StellerSectionType;

const char *steller_section_type_get_id (const StellerSectionType *self);
const StellerSectionType *steller_section_type_get_parent (const StellerSectionType *self);
const char *steller_section_type_get_heading (const StellerSectionType *self);
const char *steller_section_type_get_help (const StellerSectionType *self);
gboolean steller_section_type_get_required (const StellerSectionType *self);
const char *const *steller_section_type_get_phrases (const StellerSectionType *self);
guint steller_section_type_get_word_limit (const StellerSectionType *self);

G_END_DECLS
