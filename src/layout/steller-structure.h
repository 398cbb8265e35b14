/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * StellerRole:
 * @STELLER_ROLE_DOCUMENT: the whole note
 * @STELLER_ROLE_TITLE: the name of the note
 * @STELLER_ROLE_H1: a heading of the first level, and so on
 * @STELLER_ROLE_P: a paragraph
 * @STELLER_ROLE_L: a list, which holds items
 * @STELLER_ROLE_LI: an item, which holds a label and a body
 * @STELLER_ROLE_LBL: the bullet or number of an item
 * @STELLER_ROLE_LBODY: what the item says
 * @STELLER_ROLE_BLOCK_QUOTE: quoted paragraphs
 * @STELLER_ROLE_TABLE: a table of data, which holds a head and a body
 * @STELLER_ROLE_THEAD: the header rows
 * @STELLER_ROLE_TBODY: the other rows
 * @STELLER_ROLE_TR: a row
 * @STELLER_ROLE_TH: a header cell
 * @STELLER_ROLE_TD: a cell
 * @STELLER_ROLE_DIV: blocks that belong together, without a meaning of their own
 * @STELLER_ROLE_SPAN: a piece of text with a language or a replacement text of its own
 * @STELLER_ROLE_STRONG: strongly emphasised text
 * @STELLER_ROLE_EM: emphasised text
 * @STELLER_ROLE_LINK: a link
 * @STELLER_ROLE_FIGURE: an image, with a description
 *
 * What an element of the logical structure is: the standard structure types of ISO 32000-2, 14.8.4, with Strong, Em and
 * Title of PDF 2.0.
 */
typedef enum {
  STELLER_ROLE_DOCUMENT,
  STELLER_ROLE_TITLE,
  STELLER_ROLE_H1,
  STELLER_ROLE_H2,
  STELLER_ROLE_H3,
  STELLER_ROLE_H4,
  STELLER_ROLE_H5,
  STELLER_ROLE_H6,
  STELLER_ROLE_P,
  STELLER_ROLE_L,
  STELLER_ROLE_LI,
  STELLER_ROLE_LBL,
  STELLER_ROLE_LBODY,
  STELLER_ROLE_BLOCK_QUOTE,
  STELLER_ROLE_TABLE,
  STELLER_ROLE_THEAD,
  STELLER_ROLE_TBODY,
  STELLER_ROLE_TR,
  STELLER_ROLE_TH,
  STELLER_ROLE_TD,
  STELLER_ROLE_DIV,
  STELLER_ROLE_SPAN,
  STELLER_ROLE_STRONG,
  STELLER_ROLE_EM,
  STELLER_ROLE_LINK,
  STELLER_ROLE_FIGURE,
} StellerRole;

/**
 * StellerScope:
 * @STELLER_SCOPE_NONE: not a header cell
 * @STELLER_SCOPE_COLUMN: a header cell of its column
 * @STELLER_SCOPE_ROW: a header cell of its row
 *
 * What a header cell heads.
 */
typedef enum {
  STELLER_SCOPE_NONE,
  STELLER_SCOPE_COLUMN,
  STELLER_SCOPE_ROW,
} StellerScope;

/**
 * StellerNumbering:
 * @STELLER_NUMBERING_NONE: not a list
 * @STELLER_NUMBERING_BULLET: bullets
 * @STELLER_NUMBERING_DECIMAL: 1, 2, 3
 * @STELLER_NUMBERING_LOWER_ALPHA: a, b, c
 * @STELLER_NUMBERING_UPPER_ALPHA: A, B, C
 * @STELLER_NUMBERING_LOWER_ROMAN: i, ii, iii
 * @STELLER_NUMBERING_UPPER_ROMAN: I, II, III
 *
 * How the items of a list are labelled.
 */
typedef enum {
  STELLER_NUMBERING_NONE,
  STELLER_NUMBERING_BULLET,
  STELLER_NUMBERING_DECIMAL,
  STELLER_NUMBERING_LOWER_ALPHA,
  STELLER_NUMBERING_UPPER_ALPHA,
  STELLER_NUMBERING_LOWER_ROMAN,
  STELLER_NUMBERING_UPPER_ROMAN,
} StellerNumbering;

/**
 * StellerStructure:
 * @role: what it is
 * @language: (nullable): the language of its text where it differs from the note's, as a BCP 47 tag
 * @actual_text: (nullable): the text that stands for what is drawn, such as the description of a redaction
 * @alternative_text: (nullable): a description
 * @uri: (nullable): the target of a link
 * @contents: (nullable): what the link is, for those who do not see it: its text and its target
 * @numbering: how a list is labelled
 * @scope: what a header cell heads
 * @rectangles: (nullable) (array length=n_rectangles): where a link is on the page that is drawn, in points from its
 *   top left corner
 * @n_rectangles: the number of rectangles
 *
 * An element of the logical structure of the pages. A painter passes it to the sink; it and all it points to belong to
 * the painter and hold until the callback returns.
 */
typedef struct {
  StellerRole role;
  const char *language;
  const char *actual_text;
  const char *alternative_text;
  const char *uri;
  const char *contents;
  StellerNumbering numbering;
  StellerScope scope;
  const cairo_rectangle_t *rectangles;
  guint n_rectangles;
} StellerStructure;

const char *steller_role_get_name (StellerRole role);

G_END_DECLS
