/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-galley-builder.h"

#include "steller-table-columns.h"

/* A cell keeps at least this much room for its text, in points: its padding gives way before that. */
#define MIN_TEXT_WIDTH 6.0

typedef struct {
  StellerGalleyBuilder *builder;
  const StellerTableStyle *style;
  const StellerParagraphStyle *text;
  double x;
  double width;
  guint n_columns;
  double *columns;
  guint section;
  gboolean in_head;
} Table;

typedef struct {
  const StellerBlock *block;
  const StellerCellStyle *style;
  StellerTextSetting *setting;
  guint element;
  double x;
  double width;
  double padding[STELLER_N_SIDES];
  guint first_band;
} Cell;

static double
cell_limit (Table *self)
{
  return steller_typesetter_get_max_height (self->builder->typesetter) / 8.0;
}

static void
init_cell (Table *self,
           Cell *cell,
           const StellerBlock *row,
           guint column,
           guint tr,
           gboolean first_row)
{
  StellerGalleyBuilder *builder = self->builder;
  gboolean header_row = steller_block_get_header (row);
  gboolean header = header_row;
  StellerStructure structure = { .role = STELLER_ROLE_TD };
  StellerTextSpec spec = { 0 };

  cell->block = column < steller_block_get_n_children (row) ? steller_block_get_child (row, column) : NULL;
  if (cell->block != NULL && steller_block_get_header (cell->block))
    header = TRUE;
  cell->style = header ? &self->style->header : &self->style->cell;
  if (header)
    {
      structure.role = STELLER_ROLE_TH;
      structure.scope = header_row ? STELLER_SCOPE_COLUMN : STELLER_SCOPE_ROW;
    }
  cell->element = steller_elements_add (builder->galley->elements, tr, &structure);
  cell->width = self->columns[column];
  for (guint side = 0; side < STELLER_N_SIDES; side++)
    cell->padding[side] = steller_layout_length (cell->style->padding[side], cell_limit (self));
  /* Borders of two rows are one line, which belongs to the upper row and makes it higher, as in LibreOffice. */
  cell->padding[STELLER_SIDE_BOTTOM] += steller_layout_length (cell->style->border[STELLER_SIDE_BOTTOM].width, 12.0);
  if (first_row)
    cell->padding[STELLER_SIDE_TOP] += steller_layout_length (cell->style->border[STELLER_SIDE_TOP].width, 12.0);
  if (cell->width - cell->padding[STELLER_SIDE_LEFT] - cell->padding[STELLER_SIDE_RIGHT] < MIN_TEXT_WIDTH)
    {
      cell->padding[STELLER_SIDE_LEFT] = MIN (cell->padding[STELLER_SIDE_LEFT], cell->width / 8.0);
      cell->padding[STELLER_SIDE_RIGHT] = MIN (cell->padding[STELLER_SIDE_RIGHT], cell->width / 8.0);
    }

  spec.style = self->text;
  if (spec.style == NULL)
    spec.style = steller_style_get_paragraph (builder->style, header ? "Table_20_Heading" : "Table_20_Contents");
  spec.align = spec.style->align;
  spec.width = MAX (cell->width - cell->padding[STELLER_SIDE_LEFT] - cell->padding[STELLER_SIDE_RIGHT], 1.0);
  if (cell->block != NULL)
    {
      if (steller_block_get_alignment (cell->block) == STELLER_ALIGNMENT_CENTER)
        spec.align = STELLER_TEXT_ALIGN_CENTER;
      else if (steller_block_get_alignment (cell->block) == STELLER_ALIGNMENT_END)
        spec.align = STELLER_TEXT_ALIGN_END;
      spec.leaf = cell->block;
      cell->setting = steller_galley_builder_set_text (builder, &spec);
    }
  else
    {
      g_autoptr (StellerBlock) empty = steller_block_new_paragraph ("");

      spec.leaf = empty;
      cell->setting = steller_galley_builder_set_text (builder, &spec);
    }
}

static gboolean
has_line (const Cell *cell,
          guint band)
{
  return band >= cell->first_band && band - cell->first_band < cell->setting->lines->len;
}

/* Where the lines of a cell start in a row that has more of them. */
static void
align_cell (Cell *cell,
            guint n_bands)
{
  guint rest = n_bands - cell->setting->lines->len;

  if (cell->style->vertical_align == STELLER_VERTICAL_ALIGN_BOTTOM)
    cell->first_band = rest;
  else if (cell->style->vertical_align == STELLER_VERTICAL_ALIGN_MIDDLE)
    cell->first_band = rest / 2;
}

/*
 * A row is a stack of bands: the first lines of all cells, the second lines, and so on. Only a row that is higher
 * than a page is ever broken, and then between bands.
 */
static double
band_height (Cell *cells,
             guint n_cells,
             guint band,
             guint n_bands)
{
  double height = 0.0;

  for (guint i = 0; i < n_cells; i++)
    {
      double of_cell = 0.0;

      if (has_line (&cells[i], band))
        of_cell = steller_text_setting_get_line (cells[i].setting, band - cells[i].first_band)->height;
      if (band == 0)
        of_cell += cells[i].padding[STELLER_SIDE_TOP];
      if (band + 1 == n_bands)
        of_cell += cells[i].padding[STELLER_SIDE_BOTTOM];
      height = MAX (height, of_cell);
    }

  return height;
}

static void
add_decoration (Table *self,
                Cell *cell,
                double y,
                double height,
                gboolean first,
                gboolean last)
{
  StellerGalleyBuilder *builder = self->builder;
  const StellerBorder *border = cell->style->border;
  double x = cell->x;
  double width = cell->width;

  if (cell->style->has_background)
    {
      StellerRule rule = { .x = cell->x, .y = y, .width = cell->width, .height = height };

      rule.color = cell->style->background;
      steller_galley_builder_add_rule (builder, &rule);
    }
  steller_galley_builder_add_border (builder, &border[STELLER_SIDE_LEFT], x, y, 0.0, height, FALSE);
  steller_galley_builder_add_border (builder, &border[STELLER_SIDE_RIGHT], x + width, y, 0.0, height, FALSE);
  if (first)
    steller_galley_builder_add_border (builder, &border[STELLER_SIDE_TOP], x, y, width, 0.0, FALSE);
  if (last)
    steller_galley_builder_add_border (builder, &border[STELLER_SIDE_BOTTOM], x, y + height, width, 0.0, FALSE);
}

static void
add_row (Table *self,
         const StellerBlock *row,
         gboolean first_row,
         guint repeat)
{
  StellerGalleyBuilder *builder = self->builder;
  guint tr = steller_galley_builder_add_element (builder, self->section, STELLER_ROLE_TR);
  g_autofree Cell *cells = g_new0 (Cell, self->n_columns);
  guint n_bands = 1;
  double x = self->x;
  double height = 0.0;
  double wanted = steller_layout_length (self->style->row_min_height,
                                         steller_typesetter_get_max_height (builder->typesetter));

  for (guint i = 0; i < self->n_columns; i++)
    {
      init_cell (self, &cells[i], row, i, tr, first_row);
      cells[i].x = x;
      x += cells[i].width;
      n_bands = MAX (n_bands, cells[i].setting->lines->len);
    }
  for (guint i = 0; i < self->n_columns; i++)
    align_cell (&cells[i], n_bands);
  for (guint band = 0; band < n_bands; band++)
    height += band_height (cells, self->n_columns, band, n_bands);
  /* The border above the table comes on top of the lowest height, too. */
  if (first_row && wanted > 0.0)
    wanted += steller_layout_length (cells[0].style->border[STELLER_SIDE_TOP].width, 12.0);

  for (guint band = 0; band < n_bands; band++)
    {
      double of_band = band_height (cells, self->n_columns, band, n_bands);
      gboolean last = band + 1 == n_bands;
      double lead = builder->lead;
      StellerStrip *strip;

      if (last && height < wanted)
        of_band += wanted - height;
      steller_galley_builder_add_strip (builder, of_band, band == 0 ? STELLER_PENALTY_FREE : STELLER_PENALTY_ROW);
      strip = &g_array_index (builder->galley->strips, StellerStrip, builder->galley->strips->len - 1);
      strip->repeat = repeat;
      strip->row = n_bands > 1 ? tr : 0;
      for (guint i = 0; i < self->n_columns; i++)
        add_decoration (self, &cells[i], lead, of_band, band == 0, last);
      if (band == 0)
        steller_galley_builder_add_labels (builder, lead + cells[0].padding[STELLER_SIDE_TOP] +
                                                      steller_text_setting_get_line (cells[0].setting, 0)->baseline);
      for (guint i = 0; i < self->n_columns; i++)
        {
          StellerPiece piece = {
            .setting = cells[i].setting,
            .line = band - cells[i].first_band,
            .leaf = cells[i].block,
            .x = cells[i].x + cells[i].padding[STELLER_SIDE_LEFT],
            .y = lead + (band == 0 ? cells[i].padding[STELLER_SIDE_TOP] : 0.0),
            .element = cells[i].element,
            .cell = cells[i].element,
          };

          if (has_line (&cells[i], band))
            steller_galley_builder_add_piece (builder, &piece);
        }
    }
}

/* How many rows at the top are header rows. A table of only header rows has none that could be repeated. */
static guint
count_header_rows (const StellerBlock *table)
{
  guint n_rows = steller_block_get_n_children (table);
  guint n = 0;

  while (n < n_rows && steller_block_get_header (steller_block_get_child (table, n)))
    n++;

  return n < n_rows ? n : 0;
}

/*
 * steller_galley_builder_add_table:
 * @table: a table
 *
 * Adds the rows of a table. The header rows are noted, so that they can stand at the top of every page the table goes
 * on.
 */
void
steller_galley_builder_add_table (StellerGalleyBuilder *self,
                                  const StellerBlock *table)
{
  const char *name = self->galley->form.table != NULL ? self->galley->form.table : "Nota_20_table";
  /* A table that is the value of a field is set in the style of the field's mark, its header cells too. */
  const StellerParagraphStyle *text = self->galley->form.table != NULL ? self->galley->form.paragraph : NULL;
  Table state = { .builder = self, .style = steller_style_get_table (self->style, name), .text = text };
  double limit = cell_limit (&state);
  double left = steller_layout_length (state.style->margin_left, self->width / 2.0);
  double right = steller_layout_length (state.style->margin_right, self->width / 4.0);
  guint element = self->element;
  guint n_rows = steller_block_get_n_children (table);
  guint n_header = count_header_rows (table);
  guint first = self->galley->strips->len;
  guint repeat = 0;
  guint root;

  state.x = self->x + left;
  state.width = MAX (self->width - left - right, 1.0);
  if (state.style->width > 0.0 && state.style->width < state.width)
    state.width = state.style->width;
  state.columns = steller_table_columns (self->style, table, state.style, text, state.width, &state.n_columns);
  if (state.columns == NULL)
    return;

  root = steller_galley_builder_add_element (self, element, STELLER_ROLE_TABLE);
  self->gap += steller_layout_length (state.style->margin_top, limit);
  for (guint i = 0; i < n_rows; i++)
    {
      if (i == 0 && n_header > 0)
        state.section = steller_galley_builder_add_element (self, root, STELLER_ROLE_THEAD);
      else if (i == n_header)
        state.section = n_header > 0 ? steller_galley_builder_add_element (self, root, STELLER_ROLE_TBODY) : root;

      if (i > 0 && i <= n_header)
        self->penalty = STELLER_PENALTY_KEEP;
      add_row (&state, steller_block_get_child (table, i), i == 0, repeat);
      if (n_header > 0 && i + 1 == n_header)
        {
          StellerRepeat rows = { .first = first, .n_strips = self->galley->strips->len - first };

          g_array_append_val (self->galley->repeats, rows);
          repeat = self->galley->repeats->len;
        }
    }
  self->gap = steller_layout_length (state.style->margin_bottom, limit);
  self->element = element;
  g_free (state.columns);
}
