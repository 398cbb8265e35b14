/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-properties.h"

#include <math.h>

#include "text/steller-export-language.h"

/* Text of this weight is bold; WordprocessingML knows no other weights. */
#define BOLD 600
/* What a border may keep from the text, in points (ISO/IEC 29500-1, 17.3.4). */
#define MAX_SPACE 31
/* Borders are as thick as two eighths of a point at least, and 96 at most (ISO/IEC 29500-1, 17.3.4). */
#define MIN_BORDER 2
#define MAX_BORDER 96
/* The size of text, in half points (ISO/IEC 29500-1, 17.3.2.38). */
#define MAX_SIZE 3276
/* The height of a line that the font asks for, in the unit of `auto` (ISO/IEC 29500-1, 17.3.1.33). */
#define SINGLE_LINE 240

static const struct { StellerSide side; const char *name; } sides[] = {
  { STELLER_SIDE_TOP, "top" },
  { STELLER_SIDE_LEFT, "left" },
  { STELLER_SIDE_BOTTOM, "bottom" },
  { STELLER_SIDE_RIGHT, "right" },
};

static gboolean
same_color (StellerColor one,
            StellerColor other)
{
  return one.red == other.red && one.green == other.green && one.blue == other.blue;
}

/* Borders, backgrounds and the room that they take */

static gboolean
has_border (const StellerParagraphStyle *style)
{
  for (guint side = 0; side < STELLER_N_SIDES; side++)
    if (style->border[side].width > 0)
      return TRUE;

  return FALSE;
}

/* A background reaches as far as the borders: a padding without one gets one of the background's own colour. */
static StellerBorder
get_border (const StellerParagraphStyle *style,
            StellerSide                  side)
{
  StellerBorder border = style->border[side];

  if (style->has_background && border.width <= 0 && style->padding[side] > 0)
    {
      border.width = MIN_BORDER / 8.0;
      border.color = style->background;
    }

  return border;
}

/* In OpenDocument borders and padding are within the margins of a paragraph, in WordprocessingML outside its indent.
 * Without any border or background the padding does not count. */
static double
get_inset (const StellerParagraphStyle *style,
           StellerSide                  side)
{
  return style->has_background || has_border (style) ? style->border[side].width + style->padding[side] : 0;
}

/**
 * steller_docx_get_indent:
 * @style: a paragraph style
 * @side: the left or the right
 *
 * Gives how far the text of a paragraph is from the edge of its column: the margin, and what borders take.
 *
 * Returns: the distance in points
 */
double
steller_docx_get_indent (const StellerParagraphStyle *style,
                         StellerSide                  side)
{
  g_return_val_if_fail (style != NULL, 0);

  return (side == STELLER_SIDE_LEFT ? style->margin_left : style->margin_right) + get_inset (style, side);
}

/**
 * steller_docx_add_border:
 * @parent: the element that holds the borders
 * @name: the side, as a local name
 * @border: the border
 * @space: what it keeps from the text, in points
 *
 * Adds a border (ISO/IEC 29500-1, 17.3.4).
 *
 * Returns: (transfer none): the element
 */
xmlNode *
steller_docx_add_border (xmlNode             *parent,
                         const char          *name,
                         const StellerBorder *border,
                         double               space)
{
  static const char * const styles[] = {
    [STELLER_BORDER_SOLID] = "single", [STELLER_BORDER_DOTTED] = "dotted", [STELLER_BORDER_DASHED] = "dashed",
  };
  xmlNode *element = steller_docx_add (parent, name);

  if (border->width <= 0)
    {
      steller_docx_set (element, "val", "nil");
      return element;
    }
  steller_docx_set (element, "val", styles[border->style]);
  steller_docx_set_number (element, "sz", (int) CLAMP (lround (border->width * 8.0), MIN_BORDER, MAX_BORDER));
  steller_docx_set_number (element, "space", (int) CLAMP (lround (space), 0, MAX_SPACE));
  steller_docx_set_color (element, "color", border->color);

  return element;
}

/**
 * steller_docx_set_shade:
 * @properties: the properties of a paragraph, run, cell or table
 * @color: the colour behind it
 *
 * Sets a background (ISO/IEC 29500-1, 17.3.5).
 */
void
steller_docx_set_shade (xmlNode      *properties,
                        StellerColor  color)
{
  xmlNode *element = steller_docx_ensure (properties, "shd");

  steller_docx_set (element, "val", "clear");
  steller_docx_set (element, "color", "auto");
  steller_docx_set_color (element, "fill", color);
}

static gboolean
same_borders (const StellerParagraphStyle *style,
              const StellerParagraphStyle *base)
{
  for (guint side = 0; side < STELLER_N_SIDES; side++)
    {
      StellerBorder own = get_border (style, side);
      StellerBorder other = get_border (base, side);

      if (own.width <= 0 && other.width <= 0)
        continue;
      if (own.width != other.width || own.style != other.style || style->padding[side] != base->padding[side] ||
          !same_color (own.color, other.color))
        return FALSE;
    }

  return TRUE;
}

static void
set_borders (xmlNode                     *properties,
             const StellerParagraphStyle *style,
             const StellerParagraphStyle *base)
{
  xmlNode *element;

  if (same_borders (style, base))
    return;
  element = steller_docx_ensure (properties, "pBdr");
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      StellerBorder border = get_border (style, sides[i].side);

      steller_docx_add_border (element, sides[i].name, &border, style->padding[sides[i].side]);
    }
}

static void
set_background (xmlNode                     *properties,
                const StellerParagraphStyle *style,
                const StellerParagraphStyle *base)
{
  if (style->has_background && (!base->has_background || !same_color (style->background, base->background)))
    {
      steller_docx_set_shade (properties, style->background);
    }
  else if (!style->has_background && base->has_background)
    {
      xmlNode *element = steller_docx_ensure (properties, "shd");

      steller_docx_set (element, "val", "clear");
      steller_docx_set (element, "color", "auto");
      steller_docx_set (element, "fill", "auto");
    }
}

/* Paragraphs */

static void
set_flag (xmlNode    *properties,
          const char *name,
          gboolean    value,
          gboolean    base)
{
  if (value != base)
    steller_docx_ensure_flag (properties, name, value);
}

static gboolean
same_tabs (const GArray *tabs,
           double        margin,
           const GArray *others,
           double        other_margin)
{
  if (tabs->len == 0 && others->len == 0)
    return TRUE;
  if (tabs->len != others->len || margin != other_margin)
    return FALSE;
  for (guint i = 0; i < tabs->len; i++)
    {
      const StellerTabStop *one = &g_array_index (tabs, StellerTabStop, i);
      const StellerTabStop *other = &g_array_index (others, StellerTabStop, i);

      if (one->position != other->position || one->kind != other->kind)
        return FALSE;
    }

  return TRUE;
}

static void
add_tab (xmlNode    *tabs,
         const char *kind,
         double      position)
{
  xmlNode *tab = steller_docx_add_value (tabs, "tab", kind);

  steller_docx_set_number (tab, "pos", steller_docx_twips (position));
}

/* Tab stops are counted from the column here, from the left margin of the paragraph in a house style. */
static void
set_tabs (xmlNode                     *properties,
          const StellerParagraphStyle *style,
          const StellerParagraphStyle *base)
{
  static const char * const kinds[] = {
    [STELLER_TAB_LEFT] = "left",
    [STELLER_TAB_CENTER] = "center",
    [STELLER_TAB_RIGHT] = "right",
    [STELLER_TAB_DECIMAL] = "decimal",
  };
  xmlNode *element;

  if (!style->tabs || !base->tabs || same_tabs (style->tabs, style->margin_left, base->tabs, base->margin_left))
    return;

  element = steller_docx_ensure (properties, "tabs");
  for (guint i = 0; i < base->tabs->len; i++)
    add_tab (element, "clear", base->margin_left + g_array_index (base->tabs, StellerTabStop, i).position);
  for (guint i = 0; i < style->tabs->len; i++)
    {
      const StellerTabStop *stop = &g_array_index (style->tabs, StellerTabStop, i);

      add_tab (element, kinds[stop->kind], style->margin_left + stop->position);
    }
}

static const char *
get_line (const StellerParagraphStyle *style,
          int                         *height)
{
  if (style->line_height_fixed > 0)
    {
      *height = MAX (steller_docx_twips (style->line_height_fixed), 1);
      return "exact";
    }
  if (style->line_height_at_least > 0)
    {
      *height = MAX (steller_docx_twips (style->line_height_at_least), 1);
      return "atLeast";
    }
  *height = style->line_height > 0 ? (int) lround (CLAMP (style->line_height, 0.1, 100.0) * SINGLE_LINE) : SINGLE_LINE;
  return "auto";
}

static void
set_length (xmlNode    *properties,
            const char *element,
            const char *name,
            double      value,
            double      base)
{
  if (steller_docx_twips (value) != steller_docx_twips (base))
    steller_docx_set_number (steller_docx_ensure (properties, element), name, steller_docx_twips (value));
}

/* LibreOffice takes what is missing beside the one that is there from a style of its own. */
static void
set_spacing (xmlNode                     *properties,
             const StellerParagraphStyle *style,
             const StellerParagraphStyle *base)
{
  int height, base_height;
  const char *rule = get_line (style, &height);
  const char *base_rule = get_line (base, &base_height);

  int above = steller_docx_twips (MAX (style->margin_top, 0));
  int below = steller_docx_twips (MAX (style->margin_bottom, 0));

  if (above != steller_docx_twips (MAX (base->margin_top, 0)) ||
      below != steller_docx_twips (MAX (base->margin_bottom, 0)))
    {
      xmlNode *element = steller_docx_ensure (properties, "spacing");

      steller_docx_set_number (element, "before", above);
      steller_docx_set_number (element, "after", below);
    }
  if (height != base_height || !g_str_equal (rule, base_rule))
    {
      xmlNode *element = steller_docx_ensure (properties, "spacing");

      steller_docx_set_number (element, "line", height);
      steller_docx_set (element, "lineRule", rule);
    }
}

static void
set_indent (xmlNode                     *properties,
            const StellerParagraphStyle *style,
            const StellerParagraphStyle *base)
{
  int indent = steller_docx_twips (style->text_indent);

  set_length (properties, "ind", "left", steller_docx_get_indent (style, STELLER_SIDE_LEFT),
              steller_docx_get_indent (base, STELLER_SIDE_LEFT));
  set_length (properties, "ind", "right", steller_docx_get_indent (style, STELLER_SIDE_RIGHT),
              steller_docx_get_indent (base, STELLER_SIDE_RIGHT));
  if (indent != steller_docx_twips (base->text_indent))
    steller_docx_set_number (steller_docx_ensure (properties, "ind"), indent < 0 ? "hanging" : "firstLine",
                             ABS (indent));
}

/**
 * steller_docx_set_paragraph:
 * @properties: a `pPr`
 * @style: a paragraph style
 * @base: (nullable): what the paragraph has already; %NULL for what WordprocessingML has without any style
 *
 * Sets the properties of a paragraph in which a style differs from what it is based on (ISO/IEC 29500-1, 17.3.1).
 */
void
steller_docx_set_paragraph (xmlNode                     *properties,
                            const StellerParagraphStyle *style,
                            const StellerParagraphStyle *base)
{
  static const char * const alignments[] = {
    [STELLER_TEXT_ALIGN_START] = "left",
    [STELLER_TEXT_ALIGN_CENTER] = "center",
    [STELLER_TEXT_ALIGN_END] = "right",
    [STELLER_TEXT_ALIGN_JUSTIFY] = "both",
  };
  g_autoptr (GArray) no_tabs = g_array_new (FALSE, FALSE, sizeof (StellerTabStop));
  /* Word keeps two lines together unless told otherwise. */
  const StellerParagraphStyle none = { .line_height = 1, .orphans = 2, .widows = 2, .tabs = no_tabs };

  g_return_if_fail (properties != NULL);
  g_return_if_fail (style != NULL);

  if (!base)
    base = &none;

  set_flag (properties, "keepNext", style->keep_with_next, base->keep_with_next);
  set_flag (properties, "keepLines", style->keep_together, base->keep_together);
  set_flag (properties, "pageBreakBefore", style->break_before == STELLER_BREAK_PAGE,
            base->break_before == STELLER_BREAK_PAGE);
  set_flag (properties, "widowControl", MAX (style->orphans, style->widows) > 1, MAX (base->orphans, base->widows) > 1);
  set_borders (properties, style, base);
  set_background (properties, style, base);
  set_tabs (properties, style, base);
  set_spacing (properties, style, base);
  set_indent (properties, style, base);
  if (style->align != base->align)
    steller_docx_ensure_value (properties, "jc", alignments[style->align]);
  if (style->outline_level != base->outline_level)
    {
      g_autofree char *level = g_strdup_printf ("%u", style->outline_level > 0 ? MIN (style->outline_level, 9) - 1 : 9);

      steller_docx_ensure_value (properties, "outlineLvl", level);
    }
}

/* Text */

/**
 * steller_docx_set_size:
 * @properties: an `rPr`
 * @size: the size of the text in points
 *
 * Sets the size of text, to half a point (ISO/IEC 29500-1, 17.3.2.38).
 */
void
steller_docx_set_size (xmlNode *properties,
                       double   size)
{
  int half_points = (int) lround (CLAMP (size * 2.0, 2, MAX_SIZE));

  steller_docx_set_number (steller_docx_ensure (properties, "sz"), "val", half_points);
  steller_docx_set_number (steller_docx_ensure (properties, "szCs"), "val", half_points);
}

/**
 * steller_docx_set_language:
 * @properties: an `rPr`
 * @language: a language, as a BCP 47 tag; what is none is left out
 *
 * Sets the language of text (ISO/IEC 29500-1, 17.3.2.20).
 */
void
steller_docx_set_language (xmlNode    *properties,
                           const char *language)
{
  g_autofree char *tag = steller_export_language_add_country (language);

  if (tag)
    steller_docx_ensure_value (properties, "lang", tag);
}

/**
 * steller_docx_set_passage:
 * @properties: an `rPr`
 * @color: the colour of the frame
 *
 * Sets the frame round a passage that the public edition will not hold (ISO/IEC 29500-1, 17.3.2.4).
 */
void
steller_docx_set_passage (xmlNode      *properties,
                          StellerColor  color)
{
  xmlNode *element = steller_docx_ensure (properties, "bdr");

  steller_docx_set (element, "val", "single");
  steller_docx_set_number (element, "sz", (int) (STELLER_DOCX_FRAME_SIZE * 8));
  steller_docx_set (element, "space", "0");
  steller_docx_set_color (element, "color", color);
}

static void
set_family (xmlNode    *properties,
            const char *family)
{
  static const char * const names[] = { "ascii", "hAnsi", "eastAsia", "cs" };
  xmlNode *element = steller_docx_ensure (properties, "rFonts");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    steller_docx_set (element, names[i], family);
}

/**
 * steller_docx_set_text:
 * @properties: an `rPr`
 * @style: a text style
 * @base: (nullable): what the text has already
 * @size: the size of the text around, in points, for a style whose size is relative; 0 leaves such a size out
 *
 * Sets the properties of text that a style sets, and that differ from what the text has already (ISO/IEC 29500-1,
 * 17.3.2).
 */
void
steller_docx_set_text (xmlNode                *properties,
                       const StellerTextStyle *style,
                       const StellerTextStyle *base,
                       double                  size)
{
  StellerTextProperties set, known;

  g_return_if_fail (properties != NULL);
  g_return_if_fail (style != NULL);

  set = style->set;
  known = base ? base->set : 0;

  if (set & STELLER_TEXT_FAMILY && style->family &&
      (!(known & STELLER_TEXT_FAMILY) || g_strcmp0 (style->family, base->family) != 0))
    set_family (properties, style->family);
  if (set & STELLER_TEXT_WEIGHT &&
      (!(known & STELLER_TEXT_WEIGHT) || (style->weight >= BOLD) != (base->weight >= BOLD)))
    steller_docx_ensure_flag (properties, "b", style->weight >= BOLD);
  if (set & STELLER_TEXT_ITALIC && (!(known & STELLER_TEXT_ITALIC) || style->italic != base->italic))
    steller_docx_ensure_flag (properties, "i", style->italic);
  if (set & STELLER_TEXT_STRIKETHROUGH &&
      (!(known & STELLER_TEXT_STRIKETHROUGH) || style->strikethrough != base->strikethrough))
    steller_docx_ensure_flag (properties, "strike", style->strikethrough);
  if (set & STELLER_TEXT_COLOR && (!(known & STELLER_TEXT_COLOR) || !same_color (style->color, base->color)))
    steller_docx_set_color (steller_docx_ensure (properties, "color"), "val", style->color);
  if (set & STELLER_TEXT_SIZE && !style->size_is_relative &&
      (!(known & STELLER_TEXT_SIZE) || base->size_is_relative || style->size != base->size))
    steller_docx_set_size (properties, style->size);
  else if (set & STELLER_TEXT_SIZE && style->size_is_relative && size > 0)
    steller_docx_set_size (properties, style->size * size);
  if (set & STELLER_TEXT_UNDERLINE &&
      (known & STELLER_TEXT_UNDERLINE ? style->underline != base->underline : style->underline || !base))
    steller_docx_ensure_value (properties, "u", style->underline ? "single" : "none");
  if (set & STELLER_TEXT_BACKGROUND && style->has_background &&
      (!(known & STELLER_TEXT_BACKGROUND) || !base->has_background ||
       !same_color (style->background, base->background)))
    steller_docx_set_shade (properties, style->background);
  if (set & STELLER_TEXT_POSITION && style->rise != (known & STELLER_TEXT_POSITION ? base->rise : 0))
    steller_docx_ensure_value (properties, "vertAlign",
                               style->rise > 0 ? "superscript" : style->rise < 0 ? "subscript" : "baseline");
  if (set & STELLER_TEXT_LANGUAGE && style->language &&
      (!(known & STELLER_TEXT_LANGUAGE) || g_strcmp0 (style->language, base->language) != 0))
    steller_docx_set_language (properties, style->language);
}

/* Cells */

/**
 * steller_docx_set_cell:
 * @properties: a `tcPr`
 * @style: the style of the cell
 * @all_margins: whether to set the top margin, too: all cells of a row have the largest among them
 *
 * Sets what a cell that has no table style looks like (ISO/IEC 29500-1, 17.4.69).
 */
void
steller_docx_set_cell (xmlNode                *properties,
                       const StellerCellStyle *style,
                       gboolean                all_margins)
{
  static const char * const alignments[] = {
    [STELLER_VERTICAL_ALIGN_TOP] = "top",
    [STELLER_VERTICAL_ALIGN_MIDDLE] = "center",
    [STELLER_VERTICAL_ALIGN_BOTTOM] = "bottom",
  };

  g_return_if_fail (properties != NULL);
  g_return_if_fail (style != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      StellerSide side = sides[i].side;

      if (style->border[side].width > 0)
        steller_docx_add_border (steller_docx_ensure (properties, "tcBorders"), sides[i].name, &style->border[side], 0);
      if ((all_margins || side != STELLER_SIDE_TOP) && steller_docx_twips (style->padding[side]) > 0)
        {
          xmlNode *margin = steller_docx_add (steller_docx_ensure (properties, "tcMar"), sides[i].name);

          steller_docx_set_number (margin, "w", steller_docx_twips (style->padding[side]));
          steller_docx_set (margin, "type", "dxa");
        }
    }
  if (style->has_background)
    steller_docx_set_shade (properties, style->background);
  if (style->vertical_align != STELLER_VERTICAL_ALIGN_TOP)
    steller_docx_ensure_value (properties, "vAlign", alignments[style->vertical_align]);
}

/**
 * steller_docx_set_row_height:
 * @properties: a `trPr`
 * @height: the lowest height of the row, in points
 *
 * Sets how high a row is at least (ISO/IEC 29500-1, 17.4.80).
 */
void
steller_docx_set_row_height (xmlNode *properties,
                             double   height)
{
  xmlNode *element = steller_docx_ensure (properties, "trHeight");

  steller_docx_set_number (element, "val", MAX (steller_docx_twips (height), 1));
  steller_docx_set (element, "hRule", "atLeast");
}
