/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

static inline gboolean
steller_markup_is_blank (char c)
{
  return c == ' ' || c == '\t';
}

gboolean steller_markup_line_is_thematic_break (const char *line, gsize length);
gsize steller_markup_line_get_list_mark (const char *line, gsize length, char *mark, guint *number);
gboolean steller_markup_line_is_heading (const char *line, gsize length);
guint steller_markup_line_count_cells (const char *line, gsize length);
guint steller_markup_line_count_rule_columns (const char *line, gsize length);
