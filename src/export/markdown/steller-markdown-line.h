/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StellerMarkdownPlace:
 * @STELLER_MARKDOWN_PARAGRAPH: lines of their own
 * @STELLER_MARKDOWN_HEADING: the one line of a heading
 * @STELLER_MARKDOWN_CELL: a cell of a table
 *
 * Where text stands, which decides how a line break is written and what has to be escaped.
 */
typedef enum {
  STELLER_MARKDOWN_PARAGRAPH,
  STELLER_MARKDOWN_HEADING,
  STELLER_MARKDOWN_CELL,
} StellerMarkdownPlace;

typedef struct _StellerMarkdownLine StellerMarkdownLine;

StellerMarkdownLine *steller_markdown_line_new            (StellerMarkdownPlace  place);
void                 steller_markdown_line_free           (StellerMarkdownLine  *self);
char                *steller_markdown_line_dup            (StellerMarkdownLine  *self);

void                 steller_markdown_line_add_text       (StellerMarkdownLine  *self,
                                                           const char           *text);
void                 steller_markdown_line_add_raw        (StellerMarkdownLine  *self,
                                                           const char           *text);
guint                steller_markdown_line_add_syntax     (StellerMarkdownLine  *self,
                                                           const char           *syntax);
void                 steller_markdown_line_add_object     (StellerMarkdownLine  *self,
                                                           const char           *object);
guint                steller_markdown_line_open_emphasis  (StellerMarkdownLine  *self,
                                                           gboolean              strong);
void                 steller_markdown_line_close_emphasis (StellerMarkdownLine  *self,
                                                           guint                 opening);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerMarkdownLine, steller_markdown_line_free)

G_END_DECLS
