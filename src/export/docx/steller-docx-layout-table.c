/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-properties.h"
#include "steller-docx-writer.h"

static const char *
get_cell_text_style (const StellerSkeletonNode *cell)
{
  const StellerSkeletonNode *first = cell->children && cell->children->len > 0 ? cell->children->pdata[0] : NULL;

  return first && first->style_name ? first->style_name : "Standard";
}

static void
write_cell (StellerDocxWriter         *self,
            xmlNode                   *row,
            const StellerSkeletonNode *node,
            double                     width)
{
  const StellerCellStyle *style = steller_style_get_cell (self->style, node->style_name);
  xmlNode *cell = steller_docx_writer_add_cell (self, row, width);
  StellerDocxColumn outer;

  if (node->n_columns_spanned > 1)
    steller_docx_set_number (steller_docx_ensure (cell->children, "gridSpan"), "val", (int) node->n_columns_spanned);
  steller_docx_set_cell (cell->children, style, FALSE);
  steller_docx_writer_enter_column (self, width - style->padding[STELLER_SIDE_LEFT] - style->padding[STELLER_SIDE_RIGHT],
                                    &outer);
  /* All cells of a row have the largest top margin among them: the paragraph has the room above it. */
  self->space = style->padding[STELLER_SIDE_TOP];
  self->top_counts = TRUE;
  steller_docx_writer_fill (self, cell, node->children);
  steller_docx_writer_end_cell (self, cell, get_cell_text_style (node));
  steller_docx_writer_leave_column (self, &outer);
}

/* The widths of the columns, from the cells that span one; a column that none tells of shares what is left. */
static GArray *
get_columns (const StellerSkeletonNode *table,
             double                     width)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (double));
  guint n_unknown = 0;
  double total = 0;

  for (guint i = 0; i < table->children->len; i++)
    {
      const StellerSkeletonNode *row = table->children->pdata[i];
      guint column = 0;

      for (guint j = 0; row->children && j < row->children->len; j++)
        {
          const StellerSkeletonNode *cell = row->children->pdata[j];

          if (columns->len < column + cell->n_columns_spanned)
            g_array_set_size (columns, column + cell->n_columns_spanned);
          if (cell->n_columns_spanned == 1)
            g_array_index (columns, double, column) = MAX (cell->width, 0);
          column += cell->n_columns_spanned;
        }
    }

  for (guint i = 0; i < columns->len; i++)
    {
      total += g_array_index (columns, double, i);
      n_unknown += g_array_index (columns, double, i) <= 0 ? 1 : 0;
    }
  for (guint i = 0; i < columns->len; i++)
    {
      double *column = &g_array_index (columns, double, i);

      if (*column <= 0)
        *column = MAX (width - total, n_unknown) / n_unknown;
      else if (n_unknown == 0 && total > width)
        *column *= width / total;
    }

  return columns;
}

static void
write_row (StellerDocxWriter         *self,
           xmlNode                   *table,
           const StellerSkeletonNode *node,
           const GArray              *columns)
{
  xmlNode *row = steller_docx_add (table, "tr");
  xmlNode *properties = steller_docx_add (row, "trPr");
  guint column = 0;

  steller_docx_ensure_flag (properties, "cantSplit", TRUE);
  if (node->height > 0)
    steller_docx_set_row_height (properties, node->height);
  for (guint i = 0; i < node->children->len; i++)
    {
      const StellerSkeletonNode *cell = node->children->pdata[i];
      double width = 0;

      for (guint j = column; j < MIN (column + cell->n_columns_spanned, columns->len); j++)
        width += g_array_index (columns, double, j);
      write_cell (self, row, cell, width);
      column += cell->n_columns_spanned;
    }
}

/**
 * steller_docx_writer_add_layout_table:
 * @self: a writer
 * @parent: what the table becomes the last child of
 * @node: a table of the skeleton
 *
 * Adds a table that is there for the look of it, with what stands in its cells. It has no style, and no header.
 */
void
steller_docx_writer_add_layout_table (StellerDocxWriter         *self,
                                      xmlNode                   *parent,
                                      const StellerSkeletonNode *node)
{
  g_autoptr (GArray) columns = NULL;
  xmlNode *table;

  g_return_if_fail (self != NULL);
  g_return_if_fail (parent != NULL);
  g_return_if_fail (node != NULL);

  columns = get_columns (node, self->width);
  if (columns->len == 0)
    return;
  table = steller_docx_writer_begin_table (self, parent, NULL, 0, (const double *) (gpointer) columns->data,
                                           columns->len, 0);
  for (guint i = 0; i < node->children->len; i++)
    {
      const StellerSkeletonNode *row = node->children->pdata[i];

      if (row->children && row->children->len > 0)
        write_row (self, table, row, columns);
    }
}
