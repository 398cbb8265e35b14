/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-table-columns.h"

#include <math.h>

#include "steller-text-estimate.h"

guint
steller_table_count_columns (const StellerBlock *table)
{
  guint n_columns = 0;

  for (guint i = 0; i < steller_block_get_n_children (table); i++)
    n_columns = MAX (n_columns, steller_block_get_n_children (steller_block_get_child (table, i)));

  return n_columns;
}

static void
spread (double *widths,
        guint n_columns,
        double width)
{
  double total = 0.0;

  for (guint i = 0; i < n_columns; i++)
    total += widths[i];
  for (guint i = 0; i < n_columns; i++)
    widths[i] = total > 0.0 ? widths[i] * width / total : width / n_columns;
}

/* The words themselves do not fit: the widest columns give way until all do. */
static void
squeeze (double *widths,
         const double *minimums,
         guint n_columns,
         double width)
{
  double low = 0.0;
  double high = width;

  for (guint step = 0; step < 60; step++)
    {
      double middle = (low + high) / 2.0;
      double total = 0.0;

      for (guint i = 0; i < n_columns; i++)
        total += MIN (minimums[i], middle);
      if (total > width)
        high = middle;
      else
        low = middle;
    }
  for (guint i = 0; i < n_columns; i++)
    widths[i] = MIN (minimums[i], low);
  spread (widths, n_columns, width);
}

/*
 * Columns that need no more than an even share get what they need; the others share the rest by the square root of
 * their text, so that a column with four times the text gets twice the width, and none becomes narrower than its
 * widest word.
 */
static void
share_fairly (double *widths,
              const double *minimums,
              const double *maximums,
              guint n_columns,
              double width)
{
  g_autofree gboolean *fixed = g_new0 (gboolean, n_columns);
  double rest = width;
  guint n_rest = n_columns;
  gboolean changed;

  do
    {
      double share = rest / n_rest;

      changed = FALSE;
      for (guint i = 0; i < n_columns && n_rest > 1; i++)
        if (!fixed[i] && maximums[i] <= share)
          {
            fixed[i] = TRUE;
            widths[i] = maximums[i];
            rest -= widths[i];
            n_rest--;
            changed = TRUE;
          }
    }
  while (changed);

  do
    {
      double weight = 0.0;
      double available = rest;

      changed = FALSE;
      for (guint i = 0; i < n_columns; i++)
        if (!fixed[i])
          weight += sqrt (maximums[i]);
      for (guint i = 0; i < n_columns; i++)
        {
          if (fixed[i])
            continue;
          widths[i] = weight > 0.0 ? available * sqrt (maximums[i]) / weight : 0.0;
          if (widths[i] < minimums[i])
            {
              fixed[i] = TRUE;
              widths[i] = minimums[i];
              rest -= widths[i];
              changed = TRUE;
            }
        }
    }
  while (changed);
}

/*
 * steller_table_share_width:
 * @minimums: (array length=n_columns): the width of the widest word of each column, in points
 * @maximums: (array length=n_columns): the width that each column would like, no smaller
 * @n_columns: the number of columns, at least one
 * @width: the width of the table, in points
 *
 * Shares the width of a table out over its columns. When there is more than they would like, all get as much of the
 * rest.
 *
 * Returns: (transfer full) (array length=n_columns): the widths, which add up to @width
 */
double *
steller_table_share_width (const double *minimums,
                           const double *maximums,
                           guint n_columns,
                           double width)
{
  double *widths = g_new0 (double, n_columns);
  double minimum = 0.0;
  double maximum = 0.0;

  for (guint i = 0; i < n_columns; i++)
    {
      minimum += minimums[i];
      maximum += maximums[i];
    }

  if (maximum <= width)
    {
      for (guint i = 0; i < n_columns; i++)
        widths[i] = maximums[i] + (width - maximum) / n_columns;
    }
  else if (minimum > width)
    {
      squeeze (widths, minimums, n_columns, width);
    }
  else
    {
      share_fairly (widths, minimums, maximums, n_columns, width);
      spread (widths, n_columns, width);
    }

  return widths;
}

/*
 * steller_table_columns:
 * @style: the style
 * @table: a table
 * @table_style: its style
 * @text: (nullable): the style of all its paragraphs; %NULL for those of header cells and cells in the text
 * @width: its width, in points
 * @n_columns: (out): the number of columns
 *
 * Works out how wide the columns of a table are, from what stands in them.
 *
 * Returns: (transfer full) (nullable) (array length=n_columns): the widths in points, which add up to @width; %NULL
 *   when the table has no cells
 */
double *
steller_table_columns (StellerStyle *style,
                       const StellerBlock *table,
                       const StellerTableStyle *table_style,
                       const StellerParagraphStyle *text,
                       double width,
                       guint *n_columns)
{
  guint n = steller_table_count_columns (table);
  g_autofree double *minimums = g_new0 (double, n);
  g_autofree double *maximums = g_new0 (double, n);

  *n_columns = n;
  if (n == 0)
    return NULL;

  for (guint i = 0; i < steller_block_get_n_children (table); i++)
    {
      const StellerBlock *row = steller_block_get_child (table, i);

      for (guint j = 0; j < steller_block_get_n_children (row); j++)
        {
          const StellerBlock *cell = steller_block_get_child (row, j);
          gboolean header = steller_block_get_header (row) || steller_block_get_header (cell);
          const StellerCellStyle *cell_style = header ? &table_style->header : &table_style->cell;
          const StellerParagraphStyle *paragraph =
            text != NULL ? text
                         : steller_style_get_paragraph (style, header ? "Table_20_Heading" : "Table_20_Contents");
          double padding = cell_style->padding[STELLER_SIDE_LEFT] + cell_style->padding[STELLER_SIDE_RIGHT];
          double minimum, maximum;

          steller_text_estimate (style, cell, paragraph, &minimum, &maximum);
          /* A hair more than the text, so that no rounding breaks it. */
          padding = isfinite (padding) ? CLAMP (padding, 0.0, 72.0) + 0.1 : 0.1;
          minimums[j] = MAX (minimums[j], minimum + padding);
          maximums[j] = MAX (maximums[j], maximum + padding);
        }
    }

  return steller_table_share_width (minimums, maximums, n, width);
}
