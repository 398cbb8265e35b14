/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-composer.h"
#include "steller-layout.h"

G_BEGIN_DECLS

#define STELLER_TYPE_LIVE_PAGES (steller_live_pages_get_type ())
G_DECLARE_FINAL_TYPE (StellerLivePages, steller_live_pages, STELLER, LIVE_PAGES, GObject)

StellerLivePages *
steller_live_pages_new (StellerNote *note, StellerComposer *composer, StellerLayout *layout, StellerPages *pages);

void steller_live_pages_set_style (StellerLivePages *self, StellerStyle *style);

StellerNote *steller_live_pages_get_note (StellerLivePages *self);
StellerPages *steller_live_pages_get_pages (StellerLivePages *self);
const GError *steller_live_pages_get_error (StellerLivePages *self);
const char *const *steller_live_pages_get_warnings (StellerLivePages *self);
gboolean steller_live_pages_get_behind (StellerLivePages *self);

G_END_DECLS
