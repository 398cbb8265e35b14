/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-docx.h"
#include "steller-style.h"

G_BEGIN_DECLS

/* The lists of the paragraph styles of lists. Those with bullets all are the first: bullets do not count. */
#define STELLER_DOCX_BULLETS 1
#define STELLER_DOCX_NUMBERS 2

/* A level that starts as its definition says. */
#define STELLER_DOCX_NO_START (-1)

typedef struct _StellerDocxNumbering StellerDocxNumbering;

StellerDocxNumbering *steller_docx_numbering_new   (StellerStyle         *style);
void                  steller_docx_numbering_free  (StellerDocxNumbering *self);

guint                 steller_docx_numbering_add   (StellerDocxNumbering *self,
                                                    guint                 n_bullet_levels,
                                                    const int            *starts,
                                                    guint                 n_starts);
GBytes               *steller_docx_numbering_write (StellerDocxNumbering *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerDocxNumbering, steller_docx_numbering_free)

G_END_DECLS
