/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * STELLER_TEXT_NO_BREAK:
 *
 * A character that stands for a space at which a line is not broken; [func@Steller.text_wrap] writes it as a space.
 * It is a control character, so that no text can hold it.
 */
#define STELLER_TEXT_NO_BREAK '\x1f'

guint steller_text_measure   (const char *text,
                              gssize      length);
void  steller_text_wrap      (const char *text,
                              guint       columns,
                              GPtrArray  *lines);
void  steller_text_append_padded (GString    *output,
                                  const char *text,
                                  guint       columns,
                                  double      alignment);

G_END_DECLS
