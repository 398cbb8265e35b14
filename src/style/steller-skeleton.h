/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

#include "steller-image.h"
#include "steller-style-types.h"

G_BEGIN_DECLS

/**
 * StellerSkeletonKind:
 * @STELLER_SKELETON_PARAGRAPH: a paragraph (or heading) with @inlines
 * @STELLER_SKELETON_BLOCK_MARK: a paragraph that holds only a mark; blocks take its place. @name is the mark's name.
 *   Its element may still hold frames that are anchored in it: they stay when it goes
 * @STELLER_SKELETON_SECTION: a section called `nota.NAME`, which goes when NAME is empty. @name is the NAME. It holds
 *   the headings of the template and one block mark for NAME, whatever stood there; or other marks as they are
 * @STELLER_SKELETON_TABLE: a table for layout only: it is not one in the logical structure
 * @STELLER_SKELETON_ROW: a row of it; @height is its lowest height
 * @STELLER_SKELETON_CELL: a cell of it; @width is its width, of all columns it spans
 * @STELLER_SKELETON_FRAME: a text box, @width wide and at least @height high, where @horizontal and @vertical say. One
 *   that is anchored to the page stands on the first page; another comes before the paragraph that it is anchored in
 * @STELLER_SKELETON_IMAGE: a picture, @width wide and @height high, at a place like that of a frame
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
  STELLER_SKELETON_IMAGE,
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
 * @STELLER_INLINE_SUBJECT: the subject of the document
 * @STELLER_INLINE_DATE: the date of the document, written out
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
  STELLER_INLINE_SUBJECT,
  STELLER_INLINE_DATE,
  STELLER_INLINE_WORD,
} StellerInlineKind;

/**
 * StellerInline:
 * @kind: what it is
 * @text: (nullable): the text of a TEXT, the name of a MARK or a WORD
 * @style_name: (nullable): the text style it stands in, as steller_style_get_text() knows it
 * @node: (transfer none): the node in the document. What a MARK or a WORD stands for takes the place of all of it: a
 *   text node that holds the mark and nothing else, or the element of a placeholder or a field
 */
typedef struct
{
  StellerInlineKind kind;
  char *text;
  char *style_name;
  xmlNode *node;
} StellerInline;

/**
 * StellerRelation:
 * @STELLER_RELATION_PAGE: the paper
 * @STELLER_RELATION_TEXT: the room for text on the page, without header and footer
 * @STELLER_RELATION_START_MARGIN: what is left of it
 * @STELLER_RELATION_END_MARGIN: what is right of it
 * @STELLER_RELATION_PARAGRAPH: the paragraph that it is anchored in; across, the column that this stands in
 *
 * What the place of a frame counts from, in one direction (ODF 1.3 part 3, 20.300 and 20.404).
 */
typedef enum
{
  STELLER_RELATION_PAGE,
  STELLER_RELATION_TEXT,
  STELLER_RELATION_START_MARGIN,
  STELLER_RELATION_END_MARGIN,
  STELLER_RELATION_PARAGRAPH,
} StellerRelation;

/**
 * StellerFramePlace:
 * @relation: what it counts from
 * @align: %STELLER_TEXT_ALIGN_START for a distance from the start, which may be none, or the middle or the end
 *
 * The place of a frame in one direction.
 */
typedef struct
{
  StellerRelation relation;
  StellerTextAlign align;
} StellerFramePlace;

typedef struct _StellerSkeletonNode StellerSkeletonNode;

/**
 * StellerSkeletonNode:
 * @kind: what it is
 * @style_name: (nullable): of a paragraph, table or cell, as steller_style_get_paragraph() and the like know it
 * @name: (nullable): see #StellerSkeletonKind
 * @children: (nullable) (element-type StellerSkeletonNode): of all kinds but block marks and images; those of a
 *   paragraph are images that stand in its line
 * @inlines: (nullable) (element-type StellerInline): of paragraphs
 * @headed: of a block mark: the heading of the section stands in the template, and that of the note is left out
 * @horizontal: the place of a frame or image across
 * @vertical: its place down
 * @x: its distance from the left of what @horizontal names, in points
 * @y: its distance from the top of what @vertical names, in points
 * @takes_room: whether the text keeps clear of a frame or image, above and below
 * @distance: how far it keeps clear, in points, by #StellerSide
 * @look: (nullable): the border, padding and background of a frame or image
 * @image: (nullable): of an image; %NULL when there is none that can be shown
 * @description: (nullable): of an image, for those who do not see it
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
  gboolean headed;
  StellerFramePlace horizontal, vertical;
  double x, y, width, height;
  gboolean takes_room;
  double distance[STELLER_N_SIDES];
  StellerCellStyle *look;
  StellerImage *image;
  char *description;
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
