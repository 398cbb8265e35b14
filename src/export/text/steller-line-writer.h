/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _StellerLineWriter StellerLineWriter;

StellerLineWriter *steller_line_writer_new         (void);
void               steller_line_writer_free        (StellerLineWriter *self);
GBytes            *steller_line_writer_end         (StellerLineWriter *self);

void               steller_line_writer_push        (StellerLineWriter *self,
                                                    const char        *first,
                                                    const char        *rest);
void               steller_line_writer_pop         (StellerLineWriter *self);
void               steller_line_writer_separate    (StellerLineWriter *self);
GString           *steller_line_writer_begin_line  (StellerLineWriter *self);
void               steller_line_writer_end_line    (StellerLineWriter *self);
void               steller_line_writer_add_line    (StellerLineWriter *self,
                                                    const char        *line,
                                                    gssize             length);
guint              steller_line_writer_get_indent  (StellerLineWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerLineWriter, steller_line_writer_free)

G_END_DECLS
