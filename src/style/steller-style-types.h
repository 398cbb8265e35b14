/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StellerColor:
 * @red: 0 to 1
 * @green: 0 to 1
 * @blue: 0 to 1
 *
 * An opaque colour in sRGB.
 */
typedef struct
{
  double red, green, blue;
} StellerColor;

/**
 * StellerSide:
 *
 * Indexes what a rectangle has four of, in CSS's order.
 */
typedef enum
{
  STELLER_SIDE_TOP,
  STELLER_SIDE_RIGHT,
  STELLER_SIDE_BOTTOM,
  STELLER_SIDE_LEFT,
} StellerSide;

#define STELLER_N_SIDES 4

/**
 * StellerBorderStyle:
 * @STELLER_BORDER_SOLID: an unbroken line
 * @STELLER_BORDER_DOTTED: dots
 * @STELLER_BORDER_DASHED: dashes
 *
 * How a line is drawn.
 */
typedef enum
{
  STELLER_BORDER_SOLID,
  STELLER_BORDER_DOTTED,
  STELLER_BORDER_DASHED,
} StellerBorderStyle;

/**
 * StellerBorder:
 * @width: in points; 0 when there is no border
 * @style: how the line is drawn
 * @color: its colour
 */
typedef struct
{
  double width;
  StellerBorderStyle style;
  StellerColor color;
} StellerBorder;

/**
 * StellerTextProperties:
 *
 * Which members of a #StellerTextStyle mean something. All do in the text style of a paragraph style.
 */
typedef enum
{
  STELLER_TEXT_FAMILY = 1 << 0,
  STELLER_TEXT_SIZE = 1 << 1,
  STELLER_TEXT_WEIGHT = 1 << 2,
  STELLER_TEXT_ITALIC = 1 << 3,
  STELLER_TEXT_COLOR = 1 << 4,
  STELLER_TEXT_BACKGROUND = 1 << 5,
  STELLER_TEXT_UNDERLINE = 1 << 6,
  STELLER_TEXT_STRIKETHROUGH = 1 << 7,
  STELLER_TEXT_POSITION = 1 << 8,
  STELLER_TEXT_LANGUAGE = 1 << 9,
} StellerTextProperties;

/**
 * StellerTextStyle:
 * @name: the style's encoded name, such as `Strong_20_Emphasis`
 * @set: the members that this style sets, its parents included
 * @family: a font family
 * @fallback: (nullable): the families to look for when that is not installed, the best first, separated by commas
 * @size: the size of the text, in points; when @size_is_relative, as a factor of the size of the text around it
 * @size_is_relative: whether @size is a factor
 * @weight: 100 to 900, as CSS and Pango count it; 400 is normal, 700 bold
 * @italic: whether the text is italic or oblique
 * @color: the colour of the text
 * @has_background: whether there is a @background
 * @background: the colour behind the text
 * @underline: whether there is a line below the text
 * @strikethrough: whether there is a line through the text
 * @rise: how far the baseline is raised, as a factor of the size around it; negative is lowered
 * @scale: the size of raised or lowered text, as a factor of the size around it; 1 in other text
 * @language: (nullable): a language tag such as `nl-NL`, or %NULL when no language is known
 *
 * The look of a run of text.
 */
typedef struct
{
  char *name;
  StellerTextProperties set;
  char *family;
  char *fallback;
  double size;
  gboolean size_is_relative;
  int weight;
  gboolean italic;
  StellerColor color;
  gboolean has_background;
  StellerColor background;
  gboolean underline;
  gboolean strikethrough;
  double rise;
  double scale;
  char *language;
} StellerTextStyle;

typedef enum
{
  STELLER_TEXT_ALIGN_START,
  STELLER_TEXT_ALIGN_CENTER,
  STELLER_TEXT_ALIGN_END,
  STELLER_TEXT_ALIGN_JUSTIFY,
} StellerTextAlign;

typedef enum
{
  STELLER_TAB_LEFT,
  STELLER_TAB_CENTER,
  STELLER_TAB_RIGHT,
  STELLER_TAB_DECIMAL,
} StellerTabKind;

/**
 * StellerTabStop:
 * @position: in points from the left edge of the paragraph, its left margin taken off
 * @kind: what stands at the position
 * @decimal: of a decimal one, the character that stands there
 */
typedef struct
{
  double position;
  StellerTabKind kind;
  gunichar decimal;
} StellerTabStop;

typedef enum
{
  STELLER_BREAK_NONE,
  STELLER_BREAK_PAGE,
} StellerBreak;

/**
 * StellerParagraphStyle:
 * @name: the style's encoded name, such as `Text_20_body`
 * @text: the look of the text, with all members set
 * @margin_left: in points; may be negative
 * @margin_right: in points; may be negative, so that the paragraph reaches into the margin of the page
 * @margin_top: in points
 * @margin_bottom: in points; between two paragraphs the margins of both count
 * @text_indent: extra indent of the first line in points; negative for a hanging indent
 * @line_height: the height of a line as a factor of the height that the font itself asks for; 0 when one of the next
 *   two is set
 * @line_height_fixed: the height of each line in points, or 0. Four fifths of it stand above the baseline.
 * @line_height_at_least: the lowest height of a line in points, or 0
 * @align: how lines are aligned
 * @keep_with_next: whether no page break may follow
 * @keep_with_previous: whether no page may start with it: the style `Signature` and those based on it; ODF has no
 *   property for it
 * @keep_together: whether no page break may fall inside
 * @orphans: the fewest lines left at the foot of a page
 * @widows: the fewest lines taken to the next page
 * @break_before: whether a new page starts before
 * @outline_level: 1 to 6 for a heading, 0 otherwise
 * @border: by #StellerSide
 * @padding: between border and text in points, by #StellerSide
 * @has_background: whether there is a @background
 * @background: the colour behind the paragraph
 * @tabs: (element-type StellerTabStop): the tab stops by position
 * @tab_distance: the distance of the stops beyond those, in points
 * @list_style: (nullable): the name of the list style that numbers the paragraph
 * @master_page: (nullable): the name of the page style that starts with the paragraph
 *
 * A paragraph style with all that it inherits. What it sets is what ODF 1.3 part 3, 17.6 and 16.29.28, says, in points.
 */
typedef struct
{
  char *name;
  StellerTextStyle text;
  double margin_left, margin_right, margin_top, margin_bottom;
  double text_indent;
  double line_height;
  double line_height_fixed;
  double line_height_at_least;
  StellerTextAlign align;
  gboolean keep_with_next;
  gboolean keep_with_previous;
  gboolean keep_together;
  guint orphans, widows;
  StellerBreak break_before;
  guint outline_level;
  StellerBorder border[STELLER_N_SIDES];
  double padding[STELLER_N_SIDES];
  gboolean has_background;
  StellerColor background;
  GArray *tabs;
  double tab_distance;
  char *list_style;
  char *master_page;
} StellerParagraphStyle;

typedef enum
{
  STELLER_LABEL_FOLLOWED_BY_TAB,
  STELLER_LABEL_FOLLOWED_BY_SPACE,
  STELLER_LABEL_FOLLOWED_BY_NOTHING,
} StellerLabelFollowedBy;

/**
 * StellerListLevel:
 * @bullet: (nullable): the bullet, one character; %NULL when the level is numbered or has no label
 * @number_format: `1`, `a`, `A`, `i` or `I`; `\0` when the level has a bullet or no label
 * @prefix: (nullable): what stands before the number
 * @suffix: (nullable): what stands after the number, mostly `.`
 * @start: the first number
 * @display_levels: how many levels the number shows: 2 at level 2 gives `1.1`
 * @margin_left: where the text of the item stands, in points from the left edge of the text column
 * @text_indent: where its first line, with the label, starts from there; mostly negative
 * @tab_position: where the text goes on after the label, in points from the left edge of the text column
 * @followed_by: what stands between the label and the text
 * @align: how the label is aligned at its place
 * @text_style: (nullable): the name of the label's text style
 *
 * A level of a list style, in label-alignment mode (ODF 1.3 part 3, 17.20).
 */
typedef struct
{
  char *bullet;
  char number_format;
  char *prefix, *suffix;
  guint start;
  guint display_levels;
  double margin_left;
  double text_indent;
  double tab_position;
  StellerLabelFollowedBy followed_by;
  StellerTextAlign align;
  char *text_style;
} StellerListLevel;

#define STELLER_N_LIST_LEVELS 10

/**
 * StellerListStyle:
 * @name: the style's encoded name, such as `Nota_20_bullets`
 * @levels: the levels; that of a list in no other list is `levels[0]`
 */
typedef struct
{
  char *name;
  StellerListLevel levels[STELLER_N_LIST_LEVELS];
} StellerListStyle;

typedef enum
{
  STELLER_VERTICAL_ALIGN_TOP,
  STELLER_VERTICAL_ALIGN_MIDDLE,
  STELLER_VERTICAL_ALIGN_BOTTOM,
} StellerVerticalAlign;

/**
 * StellerCellStyle:
 * @name: the style's encoded name
 * @border: by #StellerSide
 * @padding: in points, by #StellerSide
 * @has_background: whether there is a @background
 * @background: the colour behind the cell
 * @vertical_align: where the content stands in a cell that is higher
 */
typedef struct
{
  char *name;
  StellerBorder border[STELLER_N_SIDES];
  double padding[STELLER_N_SIDES];
  gboolean has_background;
  StellerColor background;
  StellerVerticalAlign vertical_align;
} StellerCellStyle;

/**
 * StellerTableStyle:
 * @name: the style's encoded name, such as `Nota_20_table`
 * @width: in points, or 0 for the whole text column
 * @margin_left: in points
 * @margin_right: in points
 * @margin_top: in points
 * @margin_bottom: in points
 * @header: the cells of the header row
 * @cell: the other cells
 * @row_min_height: the lowest height of a row in points, or 0
 * @rows_may_break: whether a page break may fall inside a row
 *
 * The look of a table. ODF has a style for each of table, row and cell; those that go with the table style `NAME` are
 * called `NAME.row`, `NAME.header` and `NAME.cell`.
 */
typedef struct
{
  char *name;
  double width;
  double margin_left, margin_right, margin_top, margin_bottom;
  StellerCellStyle header, cell;
  double row_min_height;
  gboolean rows_may_break;
} StellerTableStyle;

/**
 * StellerPageRegion:
 * @nodes: (element-type StellerSkeletonNode): what stands in it
 * @even_nodes: (nullable) (element-type StellerSkeletonNode): what stands in it on pages with an even number, when that
 *   is something else
 * @y: where it starts, in points from the top of the paper; that of a footer as long as it has that height
 * @height: its lowest height, in points
 * @gap: the distance between it and the body, in points
 * @grows: whether it becomes as high as what stands in it, and the body lower
 * @look: its border, padding and background
 *
 * The header or the footer of a page, which is as wide as the body.
 */
typedef struct
{
  GPtrArray *nodes;
  GPtrArray *even_nodes;
  double y;
  double height;
  double gap;
  gboolean grows;
  StellerCellStyle look;
} StellerPageRegion;

/**
 * StellerPageStyle:
 * @name: the name of the master page
 * @width: of the paper, in points
 * @height: of the paper, in points
 * @margin_top: from the edge of the paper to the body, in points; the header is taken off, as high as it is with one
 *   line in each of its paragraphs
 * @margin_right: from the edge of the paper to the body, in points
 * @margin_bottom: from the edge of the paper to the body, in points; the footer is taken off in the same way
 * @margin_left: from the edge of the paper to the body, in points
 * @edge: from the edge of the paper to the border round all that stands on the page, in points, by #StellerSide
 * @look: that border, and the background of the whole paper
 * @header: what stands above the body
 * @footer: what stands below it
 * @footer_bottom: where the footer ends, in points from the bottom of the paper
 */
typedef struct
{
  char *name;
  double width, height;
  double margin_top, margin_right, margin_bottom, margin_left;
  double edge[STELLER_N_SIDES];
  StellerCellStyle look;
  StellerPageRegion header;
  StellerPageRegion footer;
  double footer_bottom;
} StellerPageStyle;

void steller_text_style_clear (StellerTextStyle *style);
void steller_text_style_free (StellerTextStyle *style);
void steller_text_style_merge (StellerTextStyle *target, const StellerTextStyle *source);
void steller_paragraph_style_free (StellerParagraphStyle *style);
void steller_list_style_free (StellerListStyle *style);
void steller_cell_style_free (StellerCellStyle *style);
void steller_table_style_free (StellerTableStyle *style);
void steller_page_style_free (StellerPageStyle *style);

G_END_DECLS
