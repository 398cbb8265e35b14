/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-document.h"
#include "steller-grounds.h"
#include "steller-note-types.h"
#include "steller-note.h"

G_BEGIN_DECLS

/**
 * STELLER_COMPOSER_MAX_SIZE:
 *
 * How large the texts of a note may be together, in bytes: some 2,700 pages. Laying out takes about fifty times as much
 * memory.
 */
#define STELLER_COMPOSER_MAX_SIZE (8 * 1024 * 1024)

#define STELLER_TYPE_COMPOSER (steller_composer_get_type ())
G_DECLARE_FINAL_TYPE (StellerComposer, steller_composer, STELLER, COMPOSER, GObject)

StellerComposer *steller_composer_new (StellerNoteTypes *types, StellerGrounds *grounds);
StellerDocument *steller_composer_compose (StellerComposer *self, StellerNote *note, StellerAudience audience,
                                           GError **error);

G_END_DECLS
