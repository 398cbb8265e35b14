/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-redacted-text.h"

/* What was made of a section the last time, so that a change makes no more than it must anew. */
typedef struct _StellerSectionCache StellerSectionCache;

StellerSectionCache *steller_section_cache_new (void);
void steller_section_cache_free (StellerSectionCache *self);

gboolean steller_section_cache_compose (StellerSectionCache *self, const char *text, const char *ground,
                                        StellerAudience audience, StellerGrounds *grounds, const char *member,
                                        GError **error);
const GArray *steller_section_cache_get_blocks (const StellerSectionCache *self);

StellerBlock *steller_section_cache_get_heading (const StellerSectionCache *self, const char *heading, guint level);
void steller_section_cache_set_heading (StellerSectionCache *self, const char *heading, guint level,
                                        StellerBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerSectionCache, steller_section_cache_free)
