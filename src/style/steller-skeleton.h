/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * StellerSkeletonKind:
 * @STELLER_SKELETON_PARAGRAPH: a paragraph (or heading) with @inlines
 * @STELLER_SKELETON_BLOCK_MARK: a paragraph that holds only a mark; blocks take its place. @name is the mark's name
 * @STELLER_SKELETON_SECTION: a section called `nota.NAME`, which goes when NAME is empty. @name is the NAME
 * @STELLER_SKELETON_TABLE: a table for layout only: it is not one in the logical structure
 * @STELLER_SKELETON_ROW: a row of it; @height is its lowest height
 * @STELLER_SKELETON_CELL: a cell of it; @width is its width, of all columns it spans
 * @STELLER_SKELETON_FRAME: a text box at @x, @y from the corner of the page, @width wide and at least @height high. It
 *   stands on the first page
 * @STELLER_SKELETON_HEADER: the header of a master page, whose name is @name
 * @STELLER_SKELETON_FOOTER: the footer of a master page, whose name is @name
 *
 * What a node of the skeleton is.
 */
typedef enum
{
  STELLER_SKELETON_PARAGRAPH,
  STELLER_SKELETON_BLOCK_MARK,
  STELLER_SKELETON_SECTION,
  STELLER_SKELETON_TABLE,
  STELLER_SKELETON_ROW,
  STELLER_SKELETON_CELL,
  STELLER_SKELETON_FRAME,
  STELLER_SKELETON_HEADER,
  STELLER_SKELETON_FOOTER,
} StellerSkeletonKind;

/**
 * StellerInlineKind:
 * @STELLER_INLINE_TEXT: @text as it stands, white space collapsed as ODF says
 * @STELLER_INLINE_MARK: a mark; @text is its name: a field's id, `ID.label` for its label, or a section's id
 * @STELLER_INLINE_TAB: a tab
 * @STELLER_INLINE_LINE_BREAK: a line break
 * @STELLER_INLINE_PAGE_NUMBER: the number of the page
 * @STELLER_INLINE_PAGE_COUNT: the number of pages
 * @STELLER_INLINE_TITLE: the title of the document
 * @STELLER_INLINE_WORD: a word in the language of the note; @text is its name for steller_style_get_word()
 *
 * What stands in a paragraph.
 */
typedef enum
{
  STELLER_INLINE_TEXT,
  STELLER_INLINE_MARK,
  STELLER_INLINE_TAB,
  STELLER_INLINE_LINE_BREAK,
  STELLER_INLINE_PAGE_NUMBER,
  STELLER_INLINE_PAGE_COUNT,
  STELLER_INLINE_TITLE,
  STELLER_INLINE_WORD,
} StellerInlineKind;

/**
 * StellerInline:
 * @kind: what it is
 * @text: (nullable): the text of a TEXT, the name of a MARK or a WORD
 * @style_name: (nullable): the text style it stands in, as steller_style_get_text() knows it
 * @node: (transfer none): the node in the document. That of a MARK or a WORD is a text node that holds the mark and
 *   nothing else
 */
typedef struct
{
  StellerInlineKind kind;
  char *text;
  char *style_name;
  xmlNode *node;
} StellerInline;

typedef struct _StellerSkeletonNode StellerSkeletonNode;

/**
 * StellerSkeletonNode:
 * @kind: what it is
 * @style_name: (nullable): of a paragraph, table or cell, as steller_style_get_paragraph() and the like know it
 * @name: (nullable): see #StellerSkeletonKind
 * @children: (nullable) (element-type StellerSkeletonNode): of all kinds but paragraphs and block marks
 * @inlines: (nullable) (element-type StellerInline): of paragraphs
 * @x: of a frame, from the left edge of the paper, in points
 * @y: of a frame, from the top of the paper, in points
 * @width: in points; 0 when it is not known
 * @height: the lowest height in points
 * @n_columns_spanned: of a cell; 1 otherwise
 * @element: (transfer none): the element in the document that the skeleton was read from
 */
struct _StellerSkeletonNode
{
  StellerSkeletonKind kind;
  char *style_name;
  char *name;
  GPtrArray *children;
  GArray *inlines;
  double x, y, width, height;
  guint n_columns_spanned;
  xmlNode *element;
};

typedef struct _StellerSkeleton StellerSkeleton;

StellerSkeleton *steller_skeleton_new (xmlDoc *document, GError **error);
StellerSkeleton *steller_skeleton_ref (StellerSkeleton *self);
void steller_skeleton_unref (StellerSkeleton *self);

GPtrArray *steller_skeleton_get_nodes (StellerSkeleton *self);
const char *const *steller_skeleton_get_warnings (StellerSkeleton *self);
char *steller_skeleton_dump (StellerSkeleton *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerSkeleton, steller_skeleton_unref)

G_END_DECLS
