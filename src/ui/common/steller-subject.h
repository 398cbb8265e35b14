/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-note.h"

G_BEGIN_DECLS

char *steller_subject_get (StellerNote *note, StellerNoteType *type);
char *steller_subject_get_unmarked (StellerNote *note, StellerNoteType *type);
char *steller_subject_shorten (const char *subject);
char *steller_subject_make_file_name (const char *subject);

G_END_DECLS
