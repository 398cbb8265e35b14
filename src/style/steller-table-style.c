/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "steller-odf-value.h"
#include "steller-odf.h"
#include "steller-style-properties.h"
#include "steller-xml.h"

#define DEFINE_CELL_BOX_READER(function, name)                                            \
  static gboolean read_cell_##function (StellerPropertyReader *reader, const char *value) \
  {                                                                                       \
    StellerCellStyle *style = reader->target;                                             \
    return steller_style_read_box (name, value, style->border, style->padding);           \
  }

DEFINE_CELL_BOX_READER (border, "border")
DEFINE_CELL_BOX_READER (border_top, "border-top")
DEFINE_CELL_BOX_READER (border_right, "border-right")
DEFINE_CELL_BOX_READER (border_bottom, "border-bottom")
DEFINE_CELL_BOX_READER (border_left, "border-left")
DEFINE_CELL_BOX_READER (padding, "padding")
DEFINE_CELL_BOX_READER (padding_top, "padding-top")
DEFINE_CELL_BOX_READER (padding_right, "padding-right")
DEFINE_CELL_BOX_READER (padding_bottom, "padding-bottom")
DEFINE_CELL_BOX_READER (padding_left, "padding-left")

static gboolean
read_cell_background (StellerPropertyReader *reader, const char *value)
{
  StellerCellStyle *style = reader->target;
  gboolean transparent = strcmp (value, "transparent") == 0;

  if (!transparent && !steller_odf_parse_color (value, &style->background))
    return FALSE;
  style->has_background = !transparent;
  return TRUE;
}

static gboolean
read_cell_vertical_align (StellerPropertyReader *reader, const char *value)
{
  StellerCellStyle *style = reader->target;
  static const char *const values[] = { "top", "middle", "bottom" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strcmp (value, values[i]) == 0)
      {
        style->vertical_align = i;
        return TRUE;
      }
  return FALSE;
}

static const StellerPropertyRule cell_rules[] = {
  { STELLER_ODF_FO, "border", read_cell_border, NULL },
  { STELLER_ODF_FO, "border-top", read_cell_border_top, NULL },
  { STELLER_ODF_FO, "border-right", read_cell_border_right, NULL },
  { STELLER_ODF_FO, "border-bottom", read_cell_border_bottom, NULL },
  { STELLER_ODF_FO, "border-left", read_cell_border_left, NULL },
  { STELLER_ODF_FO, "padding", read_cell_padding, NULL },
  { STELLER_ODF_FO, "padding-top", read_cell_padding_top, NULL },
  { STELLER_ODF_FO, "padding-right", read_cell_padding_right, NULL },
  { STELLER_ODF_FO, "padding-bottom", read_cell_padding_bottom, NULL },
  { STELLER_ODF_FO, "padding-left", read_cell_padding_left, NULL },
  { STELLER_ODF_FO, "background-color", read_cell_background, NULL },
  { STELLER_ODF_STYLE, "vertical-align", read_cell_vertical_align, "automatic" },
  { STELLER_ODF_STYLE, "writing-mode", NULL, "lr-tb lr page" },
  { STELLER_ODF_STYLE, "border-line-width", NULL, "*" },
  { STELLER_ODF_STYLE, "border-line-width-top", NULL, "*" },
  { STELLER_ODF_STYLE, "border-line-width-right", NULL, "*" },
  { STELLER_ODF_STYLE, "border-line-width-bottom", NULL, "*" },
  { STELLER_ODF_STYLE, "border-line-width-left", NULL, "*" },
  { STELLER_ODF_STYLE, "shadow", NULL, "none" },
  { STELLER_ODF_FO, "wrap-option", NULL, "wrap" },
  { STELLER_ODF_STYLE, "decimal-places", NULL, "*" },
  { STELLER_ODF_STYLE, "cell-protect", NULL, "*" },
  { STELLER_ODF_STYLE, "print-content", NULL, "true" },
};

static void
read_cell (StellerStyleSheet *sheet, const char *name, StellerCellStyle *style)
{
  StellerPropertyReader reader = { sheet, name, style };
  StellerStyleChain chain;

  style->name = g_strdup (name);
  steller_style_sheet_get_chain (sheet, "table-cell", name, &chain);
  for (guint i = 0; i < chain.n_elements; i++)
    steller_style_read_properties (&reader,
                                   steller_style_find_child (chain.elements[i], STELLER_ODF_STYLE,
                                                             "table-cell-properties"),
                                   cell_rules, G_N_ELEMENTS (cell_rules));
}

/**
 * steller_cell_style_load:
 * @sheet: the styles
 * @name: the name of a table cell style
 *
 * Reads a cell style with its parents.
 *
 * Returns: (transfer full): the style
 */
StellerCellStyle *
steller_cell_style_load (StellerStyleSheet *sheet, const char *name)
{
  StellerCellStyle *style = g_new0 (StellerCellStyle, 1);

  read_cell (sheet, name, style);
  return style;
}

#define DEFINE_TABLE_LENGTH_READER(member)                                       \
  static gboolean read_##member (StellerPropertyReader *reader, const char *value) \
  {                                                                              \
    StellerTableStyle *style = reader->target;                                   \
    return steller_odf_parse_length (value, &style->member);                     \
  }

DEFINE_TABLE_LENGTH_READER (width)
DEFINE_TABLE_LENGTH_READER (margin_left)
DEFINE_TABLE_LENGTH_READER (margin_right)
DEFINE_TABLE_LENGTH_READER (margin_top)
DEFINE_TABLE_LENGTH_READER (margin_bottom)
DEFINE_TABLE_LENGTH_READER (row_min_height)

static gboolean
read_table_margin (StellerPropertyReader *reader, const char *value)
{
  return read_margin_left (reader, value) && read_margin_right (reader, value) && read_margin_top (reader, value) &&
         read_margin_bottom (reader, value);
}

static gboolean
read_rows_may_break (StellerPropertyReader *reader, const char *value)
{
  StellerTableStyle *style = reader->target;

  if (strcmp (value, "always") != 0 && strcmp (value, "auto") != 0)
    return FALSE;
  style->rows_may_break = strcmp (value, "auto") == 0;
  return TRUE;
}

static const StellerPropertyRule table_rules[] = {
  { STELLER_ODF_STYLE, "width", read_width, NULL },
  { STELLER_ODF_STYLE, "rel-width", NULL, "100%" },
  { STELLER_ODF_TABLE, "align", NULL, "left margins" },
  { STELLER_ODF_TABLE, "border-model", NULL, "*" },
  { STELLER_ODF_TABLE, "display", NULL, "true" },
  { STELLER_ODF_FO, "margin", read_table_margin, NULL },
  { STELLER_ODF_FO, "margin-left", read_margin_left, NULL },
  { STELLER_ODF_FO, "margin-right", read_margin_right, NULL },
  { STELLER_ODF_FO, "margin-top", read_margin_top, NULL },
  { STELLER_ODF_FO, "margin-bottom", read_margin_bottom, NULL },
  { STELLER_ODF_STYLE, "may-break-between-rows", NULL, "true" },
  { STELLER_ODF_FO, "keep-with-next", NULL, "auto" },
  { STELLER_ODF_FO, "break-before", NULL, "auto" },
  { STELLER_ODF_FO, "break-after", NULL, "auto" },
  { STELLER_ODF_STYLE, "page-number", NULL, "auto 0" },
  { STELLER_ODF_STYLE, "shadow", NULL, "none" },
  { STELLER_ODF_STYLE, "writing-mode", NULL, "lr-tb lr page" },
};

static const StellerPropertyRule row_rules[] = {
  { STELLER_ODF_STYLE, "min-row-height", read_row_min_height, NULL },
  { STELLER_ODF_STYLE, "row-height", read_row_min_height, NULL },
  { STELLER_ODF_STYLE, "use-optimal-row-height", NULL, "*" },
  { STELLER_ODF_FO, "keep-together", read_rows_may_break, NULL },
  { STELLER_ODF_FO, "break-before", NULL, "auto" },
  { STELLER_ODF_FO, "break-after", NULL, "auto" },
};

static gboolean
is_full_width (const xmlNode *properties)
{
  const char *relative, *align;

  if (properties == NULL)
    return FALSE;
  relative = steller_xml_peek_attribute (properties, STELLER_ODF_STYLE, "rel-width");
  align = steller_xml_peek_attribute (properties, STELLER_ODF_TABLE, "align");
  return g_strcmp0 (relative, "100%") == 0 || g_strcmp0 (align, "margins") == 0;
}

/**
 * steller_table_style_load:
 * @sheet: the styles
 * @name: the name of a table style
 *
 * Reads a table style with its parents, and the row and cell styles that go with it by name.
 *
 * Returns: (transfer full): the style
 */
StellerTableStyle *
steller_table_style_load (StellerStyleSheet *sheet, const char *name)
{
  StellerTableStyle *style = g_new0 (StellerTableStyle, 1);
  StellerPropertyReader reader = { sheet, name, style };
  g_autofree char *row = g_strconcat (name, ".row", NULL);
  g_autofree char *header = g_strconcat (name, ".header", NULL);
  g_autofree char *cell = g_strconcat (name, ".cell", NULL);
  StellerStyleChain chain;

  style->name = g_strdup (name);
  style->rows_may_break = TRUE;
  steller_style_sheet_get_chain (sheet, "table", name, &chain);
  for (guint i = 0; i < chain.n_elements; i++)
    {
      xmlNode *properties = steller_style_find_child (chain.elements[i], STELLER_ODF_STYLE, "table-properties");

      steller_style_read_properties (&reader, properties, table_rules, G_N_ELEMENTS (table_rules));
      if (is_full_width (properties))
        style->width = 0;
    }
  steller_style_sheet_get_chain (sheet, "table-row", row, &chain);
  for (guint i = 0; i < chain.n_elements; i++)
    steller_style_read_properties (&reader,
                                   steller_style_find_child (chain.elements[i], STELLER_ODF_STYLE,
                                                             "table-row-properties"),
                                   row_rules, G_N_ELEMENTS (row_rules));
  style->row_min_height = MAX (style->row_min_height, 0);
  read_cell (sheet, header, &style->header);
  read_cell (sheet, cell, &style->cell);
  return style;
}
