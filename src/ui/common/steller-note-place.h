/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-note.h"

G_BEGIN_DECLS

char *steller_note_place_describe (StellerNote *note, const GError *error);

G_END_DECLS
