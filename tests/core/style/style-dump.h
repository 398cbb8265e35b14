/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-style.h"

G_BEGIN_DECLS

/* The styles that a note is put in, by the names that all of Steller uses. */
extern const char *const style_dump_paragraphs[], *const style_dump_texts[];
extern const guint style_dump_n_paragraphs, style_dump_n_texts;

char *style_dump (StellerStyle *style);

G_END_DECLS
