/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-skeleton-flow.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-galley-builder.h"
#include "steller-flow-paragraph.h"
#include "steller-places.h"

/*
 * steller_skeleton_flow_take_item:
 * @item: (transfer full): an item
 *
 * Adds an item to what is filled, and with it the frames that wait for one.
 *
 * Returns: the item where it is now
 */
StellerFlowItem *
steller_skeleton_flow_take_item (StellerSkeletonFlow *self,
                                 StellerFlowItem *item)
{
  item->floats = g_steal_pointer (&self->floats);
  g_array_append_val (self->items, *item);

  return &g_array_index (self->items, StellerFlowItem, self->items->len - 1);
}

static StellerFlowItem *
add_item (StellerSkeletonFlow *self,
          StellerGalley *galley)
{
  StellerFlowItem item = { .galley = galley, .x = self->x, .order = self->order++ };

  /* What shows nothing has no place to stand near. */
  if (galley->strips->len == 0)
    {
      g_array_append_val (self->items, item);
      return &g_array_index (self->items, StellerFlowItem, self->items->len - 1);
    }

  return steller_skeleton_flow_take_item (self, &item);
}

/*
 * steller_skeleton_flow_warn:
 * @format: a printf()-style message, localised
 * @...: arguments of @format
 *
 * Notes once that the style and the note do not match.
 */
void
steller_skeleton_flow_warn (StellerSkeletonFlow *self,
                            const char *format,
                            ...)
{
  g_autofree char *warning = NULL;
  va_list arguments;

  va_start (arguments, format);
  warning = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (self->warnings != NULL && !g_ptr_array_find_with_equal_func (self->warnings, warning, g_str_equal, NULL))
    g_ptr_array_add (self->warnings, g_steal_pointer (&warning));
}

static void
add_block (StellerSkeletonFlow *self,
           StellerBlock *block,
           const char *paragraph,
           const char *table,
           guint heading,
           const StellerOrigin *origin)
{
  StellerGalleyForm form = {
    .paragraph = steller_style_get_paragraph (self->style, paragraph),
    .table = table,
    .width = self->width,
    .left_room = self->left_room,
    .right_room = self->right_room,
    .heading = heading,
  };

  /* A heading that the style itself has counts as one of its level. */
  if (steller_block_get_kind (block) == STELLER_BLOCK_PARAGRAPH && form.paragraph->outline_level > 0)
    form.heading = form.paragraph->outline_level;
  if (steller_block_get_kind (block) == STELLER_BLOCK_HEADING || form.paragraph->outline_level > 0)
    {
      /* The levels in the structure go down one at a time, whatever the writer did (ISO 14289-1, 7.4.2). */
      self->role = MIN (form.heading, self->role + 1);
      form.role = self->role;
    }
  add_item (self, self->get_galley (block, &form, self->user_data))->origin = *origin;
}

static void
add_text (StellerSkeletonFlow *self,
          const char *text,
          const char *paragraph)
{
  g_autoptr (StellerBlock) block = steller_block_new_paragraph (text);
  StellerOrigin origin = { 0 };

  add_block (self, block, paragraph, NULL, 1, &origin);
}

/* The heading of the template comes in the place of that of the section, when it is @headed. */
static void
add_section (StellerSkeletonFlow *self,
             const StellerDocumentSection *section,
             gboolean headed)
{
  guint level = MAX (section->level, 1);
  StellerOrigin origin = { .part = section->id };

  if (!headed && section->heading.block != NULL && section->number != NULL)
    {
      g_autoptr (StellerBlock) heading = steller_flow_number_heading (section->heading.block, section->number);

      add_block (self, heading, "Text_20_body", NULL, level, &origin);
    }
  else if (!headed && section->heading.block != NULL)
    {
      add_block (self, section->heading.block, "Text_20_body", NULL, level, &origin);
    }

  for (guint i = 0; i < section->n_blocks; i++)
    {
      StellerBlock *block = section->blocks[i].block;
      guint heading = level;

      origin.base = section->blocks[i].base;
      if (steller_block_get_kind (block) == STELLER_BLOCK_HEADING)
        heading += steller_block_get_level (block) > 3 ? steller_block_get_level (block) - 2 : 1;
      add_block (self, block, "Text_20_body", NULL, heading, &origin);
    }
}

static void
add_field (StellerSkeletonFlow *self,
           const StellerDocumentField *field,
           const char *paragraph)
{
  for (guint i = 0; i < field->n_blocks; i++)
    {
      StellerOrigin origin = { .part = field->id, .base = field->blocks[i].base };

      add_block (self, field->blocks[i].block, paragraph, g_intern_static_string ("Nota_20_initials"), 1, &origin);
    }
}

static StellerBlockKind
get_last_kind (const StellerBlock *block)
{
  while (steller_block_get_kind (block) != STELLER_BLOCK_TABLE && steller_block_get_n_children (block) > 0)
    block = steller_block_get_child (block, steller_block_get_n_children (block) - 1);

  return steller_block_get_kind (block);
}

/*
 * Keeps the last paragraph with what comes next, whole: that is what LibreOffice does with it. A table stays as it is,
 * for LibreOffice would move all of it to the next page, however long.
 */
static void
keep_last_paragraph (StellerSkeletonFlow *self)
{
  for (guint i = self->items->len; i > 0; i--)
    {
      StellerFlowItem *item = &g_array_index (self->items, StellerFlowItem, i - 1);
      const StellerStrip *last;

      if (item->galley != NULL && item->galley->strips->len == 0)
        continue;
      if (item->galley == NULL || get_last_kind (item->galley->block) == STELLER_BLOCK_TABLE)
        return;

      item->kept = TRUE;
      item->kept_strip = item->galley->strips->len - 1;
      last = steller_galley_get_strip (item->galley, item->kept_strip);
      if (last->n_pieces > 0)
        {
          guint line = steller_galley_get_piece (item->galley, last->first_piece + last->n_pieces - 1)->line;

          item->kept_strip -= MIN (line, item->kept_strip);
        }
      return;
    }
}

/* A field without a label speaks for itself, like TER BESLISSING, and stands where other fields have their label. */
static void
add_margin_fields (StellerSkeletonFlow *self)
{
  for (guint i = 0; i < steller_document_get_n_fields (self->document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (self->document, i);

      if (field->place != STELLER_DOCUMENT_PLACE_MARGIN || g_hash_table_contains (self->placed, field->id))
        continue;
      if (*field->label != '\0')
        add_text (self, field->label, "Margin_20_label");
      add_field (self, field, *field->label != '\0' ? "Margin_20_text" : "Margin_20_label");
    }
}

/* Fields that are printed, but not in the margin, and that the style has no place for: better at the end than not. */
static void
add_other_fields (StellerSkeletonFlow *self)
{
  for (guint i = 0; i < steller_document_get_n_fields (self->document); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (self->document, i);

      if ((field->place != STELLER_DOCUMENT_PLACE_BODY && field->place != STELLER_DOCUMENT_PLACE_TITLE) ||
          field->empty || g_hash_table_contains (self->placed, field->id))
        continue;
      steller_skeleton_flow_warn (self, _("The house style has no place {{%s}}; what it holds is put at the end"),
                                  field->id);
      if (*field->label != '\0')
        add_text (self, field->label, "Margin_20_label");
      add_field (self, field, "Text_20_body");
    }
}

static void
add_all_sections (StellerSkeletonFlow *self)
{
  for (guint i = 0; i < steller_document_get_n_sections (self->document); i++)
    {
      const StellerDocumentSection *section = steller_document_get_section (self->document, i);

      if (!g_hash_table_contains (self->placed, section->id))
        add_section (self, section, FALSE);
    }
}

static void
add_closing_field (StellerSkeletonFlow *self,
                   const StellerDocumentField *field,
                   const char *paragraph)
{
  if (field->n_blocks > 0 && steller_style_get_paragraph (self->style, paragraph)->keep_with_previous)
    keep_last_paragraph (self);
  add_field (self, field, paragraph);
}

static void
add_page_text (StellerSkeletonFlow *self,
               const char *mark,
               const char *paragraph)
{
  const char *text = steller_document_get_page_text (self->document, mark);

  if (text != NULL)
    add_text (self, text, paragraph);
}

static void
add_label (StellerSkeletonFlow *self,
           const StellerDocumentField *field,
           const char *paragraph)
{
  if (*field->label != '\0')
    add_text (self, field->label, paragraph);
}

/* A place that no note of this type can fill stays what it is, so that somebody sees it. */
static void
add_unknown (StellerSkeletonFlow *self,
             const char *mark,
             const char *paragraph)
{
  g_autofree char *text = g_strdup_printf ("{{%s}}", mark);

  steller_skeleton_flow_warn (self, _("The house style has a place {{%s}} for what this kind of note does not have"),
                              mark);
  add_text (self, text, paragraph);
}

static void
add_block_mark (StellerSkeletonFlow *self,
                const StellerSkeletonNode *node)
{
  const char *paragraph = node->style_name != NULL ? node->style_name : "Standard";
  const StellerDocumentField *field;
  const StellerDocumentSection *section;

  if (g_str_equal (node->name, STELLER_PLACE_SECTIONS))
    add_all_sections (self);
  else if (g_str_equal (node->name, STELLER_PLACE_FIELDS))
    add_margin_fields (self);
  else if (g_str_equal (node->name, STELLER_PLACE_OTHERS))
    add_other_fields (self);
  else if (steller_places_is_page_text (self->document, node->name, self->region))
    add_page_text (self, node->name, paragraph);
  else if ((field = steller_places_find_label (self->document, node->name)) != NULL)
    add_label (self, field, paragraph);
  else if ((field = steller_document_find_field (self->document, node->name)) != NULL)
    add_closing_field (self, field, paragraph);
  else if ((section = steller_document_find_section (self->document, node->name)) != NULL)
    add_section (self, section, node->headed);
  else if (!steller_document_knows (self->document, node->name))
    add_unknown (self, node->name, paragraph);
}

static void
add_paragraph (StellerSkeletonFlow *self,
               const StellerSkeletonNode *node)
{
  const char *paragraph = node->style_name != NULL ? node->style_name : "Standard";
  g_autoptr (GArray) origins = g_array_new (FALSE, TRUE, sizeof (StellerOrigin));
  g_autoptr (StellerBlock) block = NULL;
  StellerOrigin origin = { 0 };

  steller_skeleton_flow_add_line_images (self, node);
  if (node->children->len > 0 && node->inlines->len == 0)
    return;
  block = steller_flow_make_paragraph (self, node, origins);
  add_block (self, block, paragraph, NULL, 1, &origin);
  g_array_index (self->items, StellerFlowItem, self->items->len - 1).origins = g_steal_pointer (&origins);
}

static const StellerCellStyle *
get_cell_style (StellerSkeletonFlow *self,
                const StellerSkeletonNode *cell)
{
  return cell->style_name != NULL ? steller_style_get_cell (self->style, cell->style_name) : NULL;
}

/*
 * steller_skeleton_flow_add_rules:
 * @rules: (element-type StellerRule): where they go
 * @style: a border and a background
 * @x: the left of what they are round, in points from the left of the group that they are in
 * @y: its top, from the top of that
 * @width: its width
 * @height: its height
 *
 * Adds the rules of a cell, a frame or a page.
 */
void
steller_skeleton_flow_add_rules (GArray *rules,
                                 const StellerCellStyle *style,
                                 double x,
                                 double y,
                                 double width,
                                 double height)
{
  const struct {
    double x, y, width, height;
  } sides[] = {
    [STELLER_SIDE_TOP] = { x, y, width, 0.0 },
    [STELLER_SIDE_RIGHT] = { x + width, y, 0.0, height },
    [STELLER_SIDE_BOTTOM] = { x, y + height, width, 0.0 },
    [STELLER_SIDE_LEFT] = { x, y, 0.0, height },
  };

  if (style->has_background)
    {
      StellerRule rule = { .x = x, .y = y, .width = width, .height = height, .color = style->background };

      g_array_append_val (rules, rule);
    }
  for (guint side = 0; side < STELLER_N_SIDES; side++)
    {
      StellerRule rule = {
        .x = sides[side].x,
        .y = sides[side].y,
        .width = sides[side].width,
        .height = sides[side].height,
        .thickness = steller_layout_length (style->border[side].width, 12.0),
        .style = style->border[side].style,
        .color = style->border[side].color,
      };

      if (rule.thickness > 0.0)
        g_array_append_val (rules, rule);
    }
}

/*
 * steller_skeleton_flow_stack:
 * @items: (element-type StellerFlowItem): items
 * @group: (element-type StellerFlowItem): the group that gets them
 * @x: the left of the first, within the group
 * @y: its top
 *
 * Puts items below each other within a group.
 *
 * Returns: where the last one ends, with the space after it
 */
double
steller_skeleton_flow_stack (GArray *items,
                             GArray *group,
                             double x,
                             double y)
{
  double gap = 0.0;

  for (guint i = 0; i < items->len; i++)
    {
      StellerFlowItem item = g_array_index (items, StellerFlowItem, i);

      if (item.galley != NULL && item.galley->strips->len == 0)
        continue;
      y += gap + (item.galley != NULL ? steller_galley_get_strip (item.galley, 0)->gap : 0.0);
      item.x += x;
      item.y = y;
      if (item.galley != NULL)
        {
          for (guint j = 0; j < item.galley->strips->len; j++)
            {
              const StellerStrip *strip = steller_galley_get_strip (item.galley, j);

              y += strip->height + (j > 0 ? strip->gap : 0.0);
            }
          gap = item.galley->gap_after;
          steller_galley_ref (item.galley);
        }
      else
        {
          y += item.height;
          gap = 0.0;
          g_array_ref (item.group);
        }
      if (item.origins != NULL)
        g_array_ref (item.origins);
      if (item.rules != NULL)
        g_array_ref (item.rules);
      if (item.floats != NULL)
        g_array_ref (item.floats);
      if (item.image != NULL)
        steller_image_ref (item.image);
      g_array_append_val (group, item);
    }

  return y + gap;
}

/* Frames that nothing came after stand where the column ends. */
static void
add_floats (StellerSkeletonFlow *self)
{
  StellerFlowItem item = { .x = self->x, .order = self->order };

  if (self->floats == NULL)
    return;
  item.group = steller_flow_items_new ();
  item.rules = g_array_new (FALSE, TRUE, sizeof (StellerRule));
  steller_skeleton_flow_take_item (self, &item);
}

/* Goes back to the column around a cell or a frame. */
static void
leave_column (StellerSkeletonFlow *self,
              const StellerSkeletonFlow *outer)
{
  self->items = outer->items;
  self->floats = outer->floats;
  self->x = outer->x;
  self->width = outer->width;
  self->left_room = outer->left_room;
  self->right_room = outer->right_room;
}

/*
 * steller_skeleton_flow_fill_column:
 * @nodes: (nullable) (element-type StellerSkeletonNode): what stands in a cell or a frame
 * @width: the width that it has for it
 * @depth: how deep it stands in others
 *
 * Fills a column within the page, that starts at nought. An empty one has an empty line, as in a word processor.
 *
 * Returns: (transfer full) (element-type StellerFlowItem): the items
 */
GArray *
steller_skeleton_flow_fill_column (StellerSkeletonFlow *self,
                                   GPtrArray *nodes,
                                   double width,
                                   guint depth)
{
  StellerSkeletonFlow outer = *self;
  GArray *items = steller_flow_items_new ();

  self->items = items;
  self->floats = NULL;
  self->x = 0.0;
  self->width = MAX (width, 1.0);
  self->left_room = 0.0;
  self->right_room = 0.0;
  steller_skeleton_flow_fill_nodes (self, nodes, depth + 1);
  if (items->len == 0)
    {
      const StellerSkeletonNode *node = nodes != NULL && nodes->len > 0 ? nodes->pdata[0] : NULL;
      gboolean styled = node != NULL && node->style_name != NULL &&
                        (node->kind == STELLER_SKELETON_PARAGRAPH || node->kind == STELLER_SKELETON_BLOCK_MARK);

      add_text (self, "", styled ? node->style_name : "Standard");
    }
  add_floats (self);
  leave_column (self, &outer);

  return items;
}

static double
get_cell_width (const StellerSkeletonNode *cell,
                double scale,
                double rest)
{
  return (cell->width > 0.0 ? cell->width : rest * cell->n_columns_spanned) * scale;
}

/*
 * A row of a table that is there for the look of it: its cells stand side by side. When it is higher than a page they
 * come below each other, so that nothing is lost. A column whose width is not known is @rest wide.
 */
static void
add_row (StellerSkeletonFlow *self,
         const StellerSkeletonNode *row,
         double scale,
         double rest,
         guint depth)
{
  StellerFlowItem group = { .group = steller_flow_items_new (), .x = self->x };
  GPtrArray *cells = row->children;
  double room = MIN (self->first->bottom - self->first->top, self->following->bottom - self->following->top);
  double limit = room / 8.0;
  double x = 0.0;
  guint order = self->order;

  group.rules = g_array_new (FALSE, TRUE, sizeof (StellerRule));
  group.height = steller_layout_length (row->height, room);
  for (guint i = 0; cells != NULL && i < cells->len; i++)
    {
      const StellerSkeletonNode *cell = cells->pdata[i];
      const StellerCellStyle *style = get_cell_style (self, cell);
      double width = get_cell_width (cell, scale, rest);
      double padding[STELLER_N_SIDES];
      double bottom;
      g_autoptr (GArray) items = NULL;

      for (guint side = 0; side < STELLER_N_SIDES; side++)
        padding[side] = style != NULL ? steller_layout_length (style->padding[side], MIN (limit, width / 4.0)) : 0.0;
      items = steller_skeleton_flow_fill_column (self, cell->children,
                                                 width - padding[STELLER_SIDE_LEFT] - padding[STELLER_SIDE_RIGHT],
                                                 depth);
      bottom = steller_skeleton_flow_stack (items, group.group, x + padding[STELLER_SIDE_LEFT],
                                            padding[STELLER_SIDE_TOP]);
      group.height = MAX (group.height, bottom + padding[STELLER_SIDE_BOTTOM]);
      x += width;
    }

  if (group.height > room)
    {
      for (guint i = 0; i < group.group->len; i++)
        {
          StellerFlowItem *item = &g_array_index (group.group, StellerFlowItem, i);

          item->x += group.x;
          g_array_append_val (self->items, *item);
          memset (item, 0, sizeof *item);
        }
      g_array_unref (group.group);
      g_array_unref (group.rules);
      return;
    }

  x = 0.0;
  for (guint i = 0; cells != NULL && i < cells->len; i++)
    {
      const StellerSkeletonNode *cell = cells->pdata[i];
      const StellerCellStyle *style = get_cell_style (self, cell);

      if (style != NULL)
        steller_skeleton_flow_add_rules (group.rules, style, x, 0.0, get_cell_width (cell, scale, rest), group.height);
      x += get_cell_width (cell, scale, rest);
    }
  group.order = order;
  steller_skeleton_flow_take_item (self, &group);
}

static void
add_table (StellerSkeletonFlow *self,
           const StellerSkeletonNode *table,
           guint depth)
{
  for (guint i = 0; table->children != NULL && i < table->children->len; i++)
    {
      const StellerSkeletonNode *row = table->children->pdata[i];
      double width = 0.0, rest = 0.0;
      guint n_columns = 0, n_unknown = 0;

      for (guint j = 0; row->children != NULL && j < row->children->len; j++)
        {
          const StellerSkeletonNode *cell = row->children->pdata[j];

          n_columns += cell->n_columns_spanned;
          if (cell->width > 0.0)
            width += cell->width;
          else
            n_unknown += cell->n_columns_spanned;
        }
      /* As LibreOffice does, columns without a width share what the others leave. */
      if (n_unknown > 0)
        rest = MAX ((self->width - width) / n_unknown, self->width / (2.0 * n_columns));
      width += rest * n_unknown;
      /* A table wider than its column would run off the page. */
      if (width > 0.0)
        add_row (self, row, MIN (1.0, self->width / width), rest, depth);
    }
}

/*
 * steller_skeleton_flow_fill_nodes:
 * @nodes: (nullable) (element-type StellerSkeletonNode): nodes
 * @depth: how deep they stand in others
 *
 * Fills nodes, below each other in the column.
 */
void
steller_skeleton_flow_fill_nodes (StellerSkeletonFlow *self,
                                  GPtrArray *nodes,
                                  guint depth)
{
  for (guint i = 0; nodes != NULL && depth < STELLER_SKELETON_FLOW_MAX_DEPTH && i < nodes->len; i++)
    {
      const StellerSkeletonNode *node = nodes->pdata[i];

      switch (node->kind)
        {
        case STELLER_SKELETON_PARAGRAPH:
          add_paragraph (self, node);
          break;
        case STELLER_SKELETON_BLOCK_MARK:
          add_block_mark (self, node);
          break;
        case STELLER_SKELETON_SECTION:
          if (!steller_places_is_empty (self->document, node->name))
            steller_skeleton_flow_fill_nodes (self, node->children, depth + 1);
          break;
        case STELLER_SKELETON_TABLE:
          add_table (self, node, depth);
          break;
        case STELLER_SKELETON_FRAME:
          steller_skeleton_flow_add_frame (self, node, depth);
          break;
        case STELLER_SKELETON_IMAGE:
          steller_skeleton_flow_add_image (self, node);
          break;
        case STELLER_SKELETON_ROW:
        case STELLER_SKELETON_CELL:
          steller_skeleton_flow_fill_nodes (self, node->children, depth + 1);
          break;
        case STELLER_SKELETON_HEADER:
        case STELLER_SKELETON_FOOTER:
        default:
          break;
        }
    }
}

/*
 * steller_skeleton_flow_fill:
 * @self: what fills the skeleton
 * @nodes: (nullable) (element-type StellerSkeletonNode): the nodes of the body, or of the head or foot of a page
 *
 * Fills a skeleton with a document.
 *
 * Returns: (transfer full) (element-type StellerFlow): the flows: that of the running text first, then those of frames
 */
GPtrArray *
steller_skeleton_flow_fill (StellerSkeletonFlow *self,
                            GPtrArray *nodes)
{
  StellerFlow *body = steller_flow_new (self->first, self->following);

  self->flows = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_flow_unref);
  g_ptr_array_add (self->flows, body);
  self->items = body->items;
  self->floats = NULL;
  steller_skeleton_flow_fill_nodes (self, nodes, 0);
  add_floats (self);
  self->items = NULL;

  return g_steal_pointer (&self->flows);
}
