/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-json-reader.h"

G_BEGIN_DECLS

gboolean steller_note_is_id (const char *id);
char *steller_note_read_id (StellerJsonReader *reader);

G_END_DECLS
