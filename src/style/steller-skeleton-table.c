/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "steller-error.h"
#include "steller-odf-value.h"
#include "steller-odf.h"
#include "steller-skeleton-private.h"
#include "steller-xml.h"

#define MAX_COLUMNS 64
#define MAX_ROWS 1000

/**
 * TableReader:
 * @reader: the reader of the skeleton
 * @table: the table that is read
 * @widths: (element-type double): the widths of its columns in points, 0 for one that is not known
 */
typedef struct
{
  StellerSkeletonReader *reader;
  StellerSkeletonNode *table;
  GArray *widths;
} TableReader;

/* A length from a properties element of the automatic style of @family that @element refers to. */
static double
get_style_length (StellerSkeletonReader *reader, const xmlNode *element, const char *family,
                  const char *properties_name, const char *length_name)
{
  const char *reference = steller_xml_peek_attribute (element, STELLER_ODF_TABLE, "style-name");
  g_autofree char *name = steller_skeleton_get_style_name (reader, family, reference != NULL ? reference : "");
  xmlNode *style = steller_style_sheet_find (reader->sheet, family, name);
  xmlNode *properties = steller_style_find_child (style, STELLER_ODF_STYLE, properties_name);
  const char *value = NULL;
  double length = 0;

  if (properties != NULL)
    value = steller_xml_peek_attribute (properties, STELLER_ODF_STYLE, length_name);
  if (value != NULL && (!steller_odf_parse_length (value, &length) || length < 0))
    length = 0;
  return length;
}

static void
refuse (TableReader *self, const xmlNode *element)
{
  if (self->reader->error == NULL)
    self->reader->error = steller_error_new_at (STELLER_ERROR_LIMIT, xmlGetLineNo (element), "content.xml",
                                                _("A table of the house style is too large"));
}

/* How often an element stands for itself; 0 when that is beyond @maximum. */
static guint
get_repetitions (const xmlNode *element, const char *attribute, guint maximum)
{
  const char *value = steller_xml_peek_attribute (element, STELLER_ODF_TABLE, attribute);
  guint count = 1;

  if (value != NULL && (!steller_odf_parse_count (value, maximum, &count) || count == 0))
    return 0;
  return count;
}

static void
read_columns (TableReader *self, xmlNode *parent)
{
  for (xmlNode *child = parent->children; child != NULL && self->reader->error == NULL; child = child->next)
    {
      if (steller_xml_is (child, STELLER_ODF_TABLE, "table-column"))
        {
          double width = get_style_length (self->reader, child, "table-column", "table-column-properties",
                                           "column-width");
          guint count = get_repetitions (child, "number-columns-repeated", MAX_COLUMNS);

          if (count == 0 || self->widths->len + count > MAX_COLUMNS)
            refuse (self, child);
          else
            for (guint i = 0; i < count; i++)
              g_array_append_val (self->widths, width);
        }
      else if (steller_xml_is (child, STELLER_ODF_TABLE, "table-columns") ||
               steller_xml_is (child, STELLER_ODF_TABLE, "table-header-columns") ||
               steller_xml_is (child, STELLER_ODF_TABLE, "table-column-group"))
        {
          read_columns (self, child);
        }
    }
}

/* The width of the columns from @first on; 0 when one of them is not known. */
static double
get_width (TableReader *self, guint first, guint count)
{
  double width = 0;

  if (first + count > self->widths->len)
    return 0;
  for (guint i = first; i < first + count; i++)
    {
      double column = g_array_index (self->widths, double, i);

      if (column <= 0)
        return 0;
      width += column;
    }
  return width;
}

static void
read_cell (TableReader *self, StellerSkeletonNode *row, xmlNode *element, guint column, guint n_spanned)
{
  const char *style_name = steller_xml_peek_attribute (element, STELLER_ODF_TABLE, "style-name");
  const char *n_rows = steller_xml_peek_attribute (element, STELLER_ODF_TABLE, "number-rows-spanned");
  StellerSkeletonNode *cell = steller_skeleton_add_node (self->reader, row->children, STELLER_SKELETON_CELL, element);

  if (cell == NULL)
    return;
  if (n_rows != NULL && g_strcmp0 (n_rows, "1") != 0)
    steller_style_sheet_warn (self->reader->sheet, _("table:table-cell: a cell over several rows stands in the first"));
  if (style_name != NULL)
    cell->style_name = steller_skeleton_get_style_name (self->reader, "table-cell", style_name);
  cell->n_columns_spanned = n_spanned;
  cell->width = get_width (self, column, n_spanned);
  steller_skeleton_read_blocks (self->reader, element, cell->children);
}

static void
read_row (TableReader *self, xmlNode *element)
{
  StellerSkeletonNode *row = steller_skeleton_add_node (self->reader, self->table->children, STELLER_SKELETON_ROW,
                                                        element);
  guint column = 0;

  if (row == NULL)
    return;
  row->height = get_style_length (self->reader, element, "table-row", "table-row-properties", "min-row-height");
  if (row->height == 0)
    row->height = get_style_length (self->reader, element, "table-row", "table-row-properties", "row-height");
  for (xmlNode *child = element->children; child != NULL && self->reader->error == NULL; child = child->next)
    {
      gboolean covered = steller_xml_is (child, STELLER_ODF_TABLE, "covered-table-cell");
      guint count, n_spanned;

      if (!covered && !steller_xml_is (child, STELLER_ODF_TABLE, "table-cell"))
        continue;
      count = get_repetitions (child, "number-columns-repeated", MAX_COLUMNS);
      n_spanned = covered ? 1 : get_repetitions (child, "number-columns-spanned", MAX_COLUMNS);
      if (count == 0 || n_spanned == 0 || column + count > MAX_COLUMNS)
        {
          refuse (self, child);
          return;
        }
      for (guint i = 0; i < count && self->reader->error == NULL; i++, column++)
        if (!covered)
          read_cell (self, row, child, column, n_spanned);
    }
}

static void
read_rows (TableReader *self, xmlNode *parent)
{
  for (xmlNode *child = parent->children; child != NULL && self->reader->error == NULL; child = child->next)
    {
      if (steller_xml_is (child, STELLER_ODF_TABLE, "table-row"))
        {
          guint count = get_repetitions (child, "number-rows-repeated", MAX_ROWS);

          if (count == 0 || self->table->children->len + count > MAX_ROWS)
            refuse (self, child);
          for (guint i = 0; i < count && self->reader->error == NULL; i++)
            read_row (self, child);
        }
      else if (steller_xml_is (child, STELLER_ODF_TABLE, "table-rows") ||
               steller_xml_is (child, STELLER_ODF_TABLE, "table-header-rows") ||
               steller_xml_is (child, STELLER_ODF_TABLE, "table-row-group"))
        {
          read_rows (self, child);
        }
    }
}

/**
 * steller_skeleton_read_table:
 * @reader: the reader
 * @element: a table:table
 * @target: (element-type StellerSkeletonNode): where the table goes
 *
 * Reads a table. Repeated columns, rows and cells are written out, covered cells left out.
 */
void
steller_skeleton_read_table (StellerSkeletonReader *reader, xmlNode *element, GPtrArray *target)
{
  const char *style_name = steller_xml_peek_attribute (element, STELLER_ODF_TABLE, "style-name");
  StellerSkeletonNode *table = steller_skeleton_add_node (reader, target, STELLER_SKELETON_TABLE, element);
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (double));
  TableReader self = { reader, table, widths };

  if (table == NULL)
    return;
  table->style_name = style_name != NULL ? steller_skeleton_get_style_name (reader, "table", style_name) : NULL;
  read_columns (&self, element);
  table->width = get_width (&self, 0, widths->len);
  read_rows (&self, element);
}
