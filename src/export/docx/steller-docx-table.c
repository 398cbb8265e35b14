/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "steller-docx-list.h"
#include "steller-docx-properties.h"
#include "steller-docx-writer.h"

/* The height of a paragraph that only ends a cell or keeps two tables apart, in points. */
#define FILLER 1.0
/* Word opens no table with more columns. */
#define MAX_COLUMNS 63

static void
set_width (xmlNode    *properties,
           const char *name,
           double      width)
{
  xmlNode *element = steller_docx_ensure (properties, name);

  steller_docx_set_number (element, "w", steller_docx_twips (width));
  steller_docx_set (element, "type", "dxa");
}

/* A table has no room above itself: the paragraph above it has it, or one that is there for that alone. Two tables in a
 * row would become one. */
static void
add_space_above (StellerDocxWriter *self,
                 xmlNode           *parent,
                 double             margin)
{
  xmlNode *last = steller_docx_writer_get_last (parent);
  xmlNode *spacing;
  double space = self->space + margin;
  const char *after;

  if (!last)
    space = self->space + (self->top_counts ? margin : 0);
  self->space = 0;
  if (last && g_str_equal ((const char *) last->name, "tbl"))
    {
      steller_docx_writer_add_filler (self, parent, MAX (space, FILLER));
      return;
    }
  if (steller_docx_twips (space) <= 0)
    return;
  if (!last)
    {
      steller_docx_writer_add_filler (self, parent, space);
      return;
    }

  spacing = steller_docx_ensure (steller_docx_writer_properties (last), "spacing");
  after = steller_xml_peek_attribute (spacing, STELLER_DOCX_MAIN, "after");
  if (after)
    space += g_ascii_strtod (after, NULL) / 20.0;
  steller_docx_set_number (spacing, "after", steller_docx_twips (space));
}

/* LibreOffice gives a table without a style margins of its own. */
static void
add_no_margins (xmlNode *properties)
{
  static const char * const names[] = { "top", "left", "bottom", "right" };
  xmlNode *margins = steller_docx_ensure (properties, "tblCellMar");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      xmlNode *margin = steller_docx_add (margins, names[i]);

      steller_docx_set (margin, "w", "0");
      steller_docx_set (margin, "type", "dxa");
    }
}

/**
 * steller_docx_writer_begin_table:
 * @self: a writer
 * @parent: what the table becomes the last child of
 * @style_id: (nullable): the id of its style; %NULL for a table that is there for the look of it
 * @indent: how far it stands from the edge of the column, in points
 * @widths: (array length=n_columns): the widths of its columns, in points
 * @n_columns: how many columns it has
 * @margin_top: the room above it, in points
 *
 * Adds a table without rows (ISO/IEC 29500-1, 17.4.37).
 *
 * Returns: (transfer none): the table
 */
xmlNode *
steller_docx_writer_begin_table (StellerDocxWriter *self,
                                 xmlNode           *parent,
                                 const char        *style_id,
                                 double             indent,
                                 const double      *widths,
                                 guint              n_columns,
                                 double             margin_top)
{
  xmlNode *table, *properties, *grid;
  double total = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (parent != NULL, NULL);
  g_return_val_if_fail (widths != NULL, NULL);

  add_space_above (self, parent, margin_top);
  table = steller_docx_add (parent, "tbl");
  properties = steller_docx_add (table, "tblPr");
  grid = steller_docx_add (table, "tblGrid");
  for (guint i = 0; i < n_columns; i++)
    {
      steller_docx_set_number (steller_docx_add (grid, "gridCol"), "w", steller_docx_twips (widths[i]));
      total += widths[i];
    }

  steller_docx_ensure_value (properties, "tblStyle", style_id ? style_id : "TableNormal");
  set_width (properties, "tblW", total);
  if (steller_docx_twips (indent) != 0)
    set_width (properties, "tblInd", indent);
  steller_docx_set (steller_docx_ensure (properties, "tblLayout"), "type", "fixed");
  if (!style_id)
    add_no_margins (properties);

  return table;
}

/**
 * steller_docx_writer_add_cell:
 * @self: a writer
 * @row: a row
 * @width: its width in points
 *
 * Adds an empty cell.
 *
 * Returns: (transfer none): the cell; its properties are its first child
 */
xmlNode *
steller_docx_writer_add_cell (StellerDocxWriter *self,
                              xmlNode           *row,
                              double             width)
{
  xmlNode *cell;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row != NULL, NULL);

  cell = steller_docx_add (row, "tc");
  set_width (steller_docx_add (cell, "tcPr"), "tcW", width);

  return cell;
}

/**
 * steller_docx_writer_end_cell:
 * @self: a writer
 * @cell: a cell that was written
 * @style_name: the encoded name of the paragraph style of an empty cell
 *
 * Ends a cell with a paragraph, as every cell must (ISO/IEC 29500-1, 17.4.65).
 */
void
steller_docx_writer_end_cell (StellerDocxWriter *self,
                              xmlNode           *cell,
                              const char        *style_name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cell != NULL);

  if (!steller_docx_writer_get_last (cell))
    steller_docx_writer_add_paragraph (self, cell, style_name);
  else if (self->images || !g_str_equal ((const char *) cell->last->name, "p"))
    steller_docx_writer_add_filler (self, cell, FILLER);
}

/* Tables of a note */

/* The first row is set as the header that it is, and its rules are those of the style. */
static void
set_look (xmlNode  *table,
          gboolean  header)
{
  xmlNode *look = steller_docx_ensure (table->children, "tblLook");
  static const struct { const char *name, *value; } none[] = {
    { "lastRow", "0" }, { "firstColumn", "0" }, { "lastColumn", "0" }, { "noHBand", "1" }, { "noVBand", "1" },
  };

  steller_docx_set (look, "val", header ? "0620" : "0600");
  steller_docx_set (look, "firstRow", header ? "1" : "0");
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    steller_docx_set (look, none[i].name, none[i].value);
}

typedef struct {
  const StellerTableStyle *style;
  const char *text_style;
  const double *widths;
  guint n_columns;
} Table;

static void
add_cell_text (StellerDocxWriter  *self,
               xmlNode            *cell,
               const StellerBlock *block,
               const char         *style_name)
{
  xmlNode *paragraph = steller_docx_writer_add_paragraph (self, cell, style_name);
  StellerAlignment alignment;

  if (!block)
    return;
  alignment = steller_block_get_alignment (block);
  if (alignment != STELLER_ALIGNMENT_START)
    steller_docx_ensure_value (steller_docx_writer_properties (paragraph), "jc",
                               alignment == STELLER_ALIGNMENT_CENTER ? "center" : "right");
  steller_docx_writer_add_spans (self, paragraph, block, NULL);
}

/* The last cell that a row may have holds what the others would, below each other. */
static void
add_note_cell (StellerDocxWriter  *self,
               xmlNode            *row,
               const Table        *table,
               const StellerBlock *block,
               guint               column)
{
  guint end = column + 1 < table->n_columns ? column + 1 : MAX (steller_block_get_n_children (block), column + 1);
  xmlNode *cell = steller_docx_writer_add_cell (self, row, table->widths[column]);
  StellerDocxColumn outer;

  steller_docx_writer_enter_column (self, table->widths[column], &outer);
  for (guint i = column; i < end; i++)
    {
      const StellerBlock *text = i < steller_block_get_n_children (block) ? steller_block_get_child (block, i) : NULL;
      gboolean header = steller_block_get_header (block) || (text && steller_block_get_header (text));

      add_cell_text (self, cell, text,
                     table->text_style ? table->text_style : header ? "Table_20_Heading" : "Table_20_Contents");
    }
  steller_docx_writer_leave_column (self, &outer);
}

/* The lowest height of a row has its border in it here, and not in Word. */
static void
set_height (xmlNode                *properties,
            double                  height,
            const StellerCellStyle *cell)
{
  steller_docx_set_row_height (properties, height - cell->border[STELLER_SIDE_BOTTOM].width);
}

static void
add_note_row (StellerDocxWriter  *self,
              xmlNode            *element,
              const Table        *table,
              const StellerBlock *block,
              gboolean            repeated)
{
  xmlNode *row = steller_docx_add (element, "tr");
  xmlNode *properties = steller_docx_add (row, "trPr");
  gboolean header = steller_block_get_header (block);

  if (!table->style->rows_may_break)
    steller_docx_ensure_flag (properties, "cantSplit", TRUE);
  if (table->style->row_min_height > 0)
    set_height (properties, table->style->row_min_height, header ? &table->style->header : &table->style->cell);
  if (repeated)
    steller_docx_ensure_flag (properties, "tblHeader", TRUE);

  for (guint i = 0; i < table->n_columns; i++)
    add_note_cell (self, row, table, block, i);
}

/**
 * steller_docx_writer_add_table:
 * @self: a writer
 * @parent: what the table becomes the last child of
 * @block: a table
 * @table_style: the encoded name of its style
 * @text_style: (nullable): the encoded name of the style of all its paragraphs; %NULL for those of header cells and
 *   cells
 *
 * Adds a table with its header rows repeated on each page (ISO/IEC 29500-1, 17.4.49), and columns as wide as on our own
 * pages.
 */
void
steller_docx_writer_add_table (StellerDocxWriter  *self,
                               xmlNode            *parent,
                               const StellerBlock *block,
                               const char         *table_style,
                               const char         *text_style)
{
  const StellerTableStyle *style;
  g_autofree double *widths = NULL;
  Table table = { 0 };
  double indent, width;
  xmlNode *element;
  gboolean repeated = TRUE;

  g_return_if_fail (self != NULL);
  g_return_if_fail (parent != NULL);
  g_return_if_fail (block != NULL);
  g_return_if_fail (table_style != NULL);

  style = steller_style_get_table (self->style, table_style);
  indent = steller_docx_list_get_indent (self);
  width = self->width - indent;
  indent += CLAMP (style->margin_left, 0, width / 2);
  width -= CLAMP (style->margin_left, 0, width / 2) + CLAMP (style->margin_right, 0, width / 4);
  if (style->width > 0)
    width = MIN (width, style->width);
  if (!self->layout)
    self->layout = steller_layout_new (self->style);
  widths = steller_layout_table_columns (self->layout, block, table_style, text_style, width, &table.n_columns);
  if (table.n_columns == 0)
    return;
  if (table.n_columns > MAX_COLUMNS)
    {
      steller_export_add_warning (self->job, _("A table in Word has %u columns at most; what the other columns say stands "
                                               "in the last one"), MAX_COLUMNS);
      for (guint i = MAX_COLUMNS; i < table.n_columns; i++)
        widths[MAX_COLUMNS - 1] += widths[i];
      table.n_columns = MAX_COLUMNS;
    }

  table.style = style;
  table.text_style = text_style;
  table.widths = widths;
  element = steller_docx_writer_begin_table (self, parent,
                                             steller_docx_styles_find (self->styles, "table", table_style)->id, indent,
                                             widths, table.n_columns, style->margin_top);
  set_look (element, steller_block_get_n_children (block) > 0 &&
                     steller_block_get_header (steller_block_get_child (block, 0)));
  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    {
      const StellerBlock *row = steller_block_get_child (block, i);

      repeated = repeated && steller_block_get_header (row);
      add_note_row (self, element, &table, row, repeated);
    }
  self->space = MAX (style->margin_bottom, 0);
}
