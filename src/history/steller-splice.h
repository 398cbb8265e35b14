/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _StellerSplice StellerSplice;

/**
 * StellerSplice:
 * @at: where the texts begin to differ, in bytes
 * @removed: what the old text has there
 * @inserted: what the new text has there instead
 *
 * How one text becomes another: by replacing one piece of it. All three are whole characters.
 */
struct _StellerSplice
{
  gsize at;
  char *removed;
  char *inserted;
};

StellerSplice *steller_splice_new (const char *before, const char *after, gssize expected);
void steller_splice_free (StellerSplice *self);
char *steller_splice_apply (const char *text, gsize at, gsize n_removed, const char *inserted);
gboolean steller_splice_append (StellerSplice *self, const StellerSplice *next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerSplice, steller_splice_free)

G_END_DECLS
