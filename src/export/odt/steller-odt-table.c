/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-odt-writer.h"

static guint
count_columns (const StellerBlock *table)
{
  guint n_columns = 0;

  for (guint i = 0; i < steller_block_get_n_children (table); i++)
    n_columns = MAX (n_columns, steller_block_get_n_children (steller_block_get_child (table, i)));

  return n_columns;
}

/* A column's width as a share of the table's: what the pages show, whatever width the table gets. */
static char *
add_column_style (StellerOdtWriter *self,
                  const char       *table_name,
                  guint             column,
                  double            share)
{
  g_autofree char *name = g_strdup_printf ("%s.%u", table_name, column + 1);
  g_autofree char *width = g_strdup_printf ("%.0f*", share * 65535);
  xmlNode *element = steller_odt_writer_add_style (self, "table-column", name, NULL);

  if (element)
    steller_xml_set_attribute (steller_xml_add_element (element, self->styles, "table-column-properties"),
                               self->styles, "rel-column-width", width);

  return g_steal_pointer (&name);
}

static void
add_columns (StellerOdtWriter   *self,
             xmlNode            *table,
             const char         *table_name,
             const StellerBlock *block,
             const char         *table_style,
             const char         *text_style,
             double              width)
{
  g_autofree double *widths = NULL;
  guint n_columns = 0;
  double total = 0;

  if (!self->layout)
    self->layout = steller_layout_new (self->style);
  widths = steller_layout_table_columns (self->layout, block, table_style, text_style, width, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    total += widths[i];
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *style_name = add_column_style (self, table_name, i,
                                                      total > 0 ? widths[i] / total : 1.0 / n_columns);

      steller_xml_set_attribute (steller_xml_add_element (table, self->table, "table-column"), self->table,
                                 "style-name", style_name);
    }
}

/* The style of a part of a table: what the table's own style is called, with a suffix. */
static const char *
get_part_style (StellerOdtWriter *self,
                const char       *family,
                const char       *table_style,
                const char       *suffix)
{
  g_autofree char *name = g_strconcat (table_style, suffix, NULL);

  return steller_odt_writer_copy_style (self, family, name);
}

static void
add_cell (StellerOdtWriter   *self,
          xmlNode            *row,
          const StellerBlock *block,
          gboolean            header,
          const char         *table_style,
          const char         *text_style)
{
  const char *style_name = get_part_style (self, "table-cell", table_style, header ? ".header" : ".cell");
  const char *paragraph_style = text_style ? text_style : header ? "Table_20_Heading" : "Table_20_Contents";
  xmlNode *cell = steller_xml_add_element (row, self->table, "table-cell");
  xmlNode *paragraph;

  steller_xml_set_attribute (cell, self->table, "style-name", style_name);
  steller_xml_set_attribute (cell, self->office, "value-type", "string");
  if (block)
    paragraph_style = steller_odt_writer_alignment_style (self, paragraph_style, steller_block_get_alignment (block));
  paragraph = steller_odt_writer_add_paragraph (self, cell, paragraph_style);
  if (block)
    steller_odt_writer_add_spans (self, paragraph, block);
}

static void
add_row (StellerOdtWriter   *self,
         xmlNode            *parent,
         const StellerBlock *block,
         guint               n_columns,
         const char         *table_style,
         const char         *text_style)
{
  const char *style_name = get_part_style (self, "table-row", table_style, ".row");
  xmlNode *row = steller_xml_add_element (parent, self->table, "table-row");

  steller_xml_set_attribute (row, self->table, "style-name", style_name);
  for (guint i = 0; i < n_columns; i++)
    {
      const StellerBlock *cell = i < steller_block_get_n_children (block) ? steller_block_get_child (block, i) : NULL;

      add_cell (self, row, cell, steller_block_get_header (block) || (cell && steller_block_get_header (cell)),
                table_style, text_style);
    }
}

/**
 * steller_odt_writer_add_table:
 * @self: a writer
 * @parent: what the table becomes the last child of
 * @block: a table
 * @table_style: the name of its style; its rows, header cells and cells have `.row`, `.header` and `.cell` after it
 * @text_style: (nullable): the name of the style of all its paragraphs; %NULL for those of header cells and cells
 * @width: how wide it will be, in points; 0 for the width of the body
 *
 * Adds a table with its header rows repeated on each page (OpenDocument 1.3 part 3, 9.1).
 */
void
steller_odt_writer_add_table (StellerOdtWriter   *self,
                              xmlNode            *parent,
                              const StellerBlock *block,
                              const char         *table_style,
                              const char         *text_style,
                              double              width)
{
  g_autofree char *wanted = NULL;
  g_autofree char *name = NULL;
  xmlNode *table, *group = NULL;
  guint n_columns;

  g_return_if_fail (self != NULL);
  g_return_if_fail (parent != NULL);
  g_return_if_fail (block != NULL);
  g_return_if_fail (table_style != NULL);

  n_columns = count_columns (block);
  if (n_columns == 0)
    return;
  if (width <= 0)
    {
      const StellerPageStyle *page = steller_style_get_page (self->style, FALSE);

      width = page->width - page->margin_left - page->margin_right;
    }

  wanted = g_strdup_printf ("Table%u", ++self->n_tables);
  name = steller_odt_writer_take_name (self, wanted, 0);
  table = steller_xml_add_element (parent, self->table, "table");
  steller_xml_set_attribute (table, self->table, "name", name);
  steller_xml_set_attribute (table, self->table, "style-name",
                             steller_odt_writer_copy_style (self, "table", table_style));
  add_columns (self, table, name, block, table_style, text_style, width);

  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    {
      const StellerBlock *row = steller_block_get_child (block, i);
      gboolean header = steller_block_get_header (row);

      if (header && i == 0)
        group = steller_xml_add_element (table, self->table, "table-header-rows");
      if (!header)
        group = NULL;
      add_row (self, group ? group : table, row, n_columns, table_style, text_style);
    }
}
