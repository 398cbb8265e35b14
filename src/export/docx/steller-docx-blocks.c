/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-list.h"
#include "steller-docx-properties.h"
#include "steller-docx-writer.h"
#include "text/steller-export-fields.h"

static void write_block (StellerDocxWriter  *self,
                         xmlNode            *parent,
                         const StellerBlock *block,
                         const char         *style_name);

static void
write_children (StellerDocxWriter  *self,
                xmlNode            *parent,
                const StellerBlock *block,
                const char         *style_name)
{
  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    write_block (self, parent, steller_block_get_child (block, i), style_name);
}

/* A paragraph at its place in the list that it is in. */
static xmlNode *
add_paragraph (StellerDocxWriter *self,
               xmlNode           *parent,
               const char        *style_name)
{
  xmlNode *paragraph;

  steller_docx_list_begin_labels (self, parent, FALSE);
  paragraph = steller_docx_writer_add_paragraph (self, parent, style_name);
  steller_docx_list_place (self, paragraph);

  return paragraph;
}

static void
write_list (StellerDocxWriter  *self,
            xmlNode            *parent,
            const StellerBlock *list,
            const char         *style_name)
{
  gboolean ordered = steller_block_get_ordered (list);
  const char *item_style = steller_export_style_of_items (style_name, ordered);

  steller_docx_list_begin_labels (self, parent, FALSE);
  steller_docx_list_begin (self, ordered, steller_block_get_start (list));
  for (guint i = 0; i < steller_block_get_n_children (list); i++)
    {
      const StellerBlock *item = steller_block_get_child (list, i);

      steller_docx_list_begin_item (self);
      write_children (self, parent, item, item_style);
      if (!steller_docx_list_has_item (self))
        add_paragraph (self, parent, item_style);
    }
  steller_docx_list_end (self);
}

static void
write_heading (StellerDocxWriter  *self,
               xmlNode            *parent,
               const StellerBlock *block)
{
  guint level = steller_export_heading_level (self->section_level, steller_block_get_level (block));
  g_autofree char *style_name = g_strdup_printf ("Heading_20_%u", MIN (level, 6));

  steller_docx_writer_add_spans (self, add_paragraph (self, parent, style_name), block, NULL);
}

static gboolean
is_plain_bar (const xmlNode *paragraph)
{
  gboolean bar = FALSE;

  for (const xmlNode *child = paragraph ? paragraph->children->children : NULL; child; child = child->next)
    {
      if (g_str_equal ((const char *) child->name, "ind"))
        return FALSE;
      bar |= g_str_equal ((const char *) child->name, "pStyle") &&
             g_strcmp0 (steller_xml_peek_attribute (child, STELLER_DOCX_MAIN, "val"), "Redaction") == 0;
    }

  return bar;
}

/* In the public edition a paragraph that is always the same. Word makes one box of two in a row, unless they differ: by
 * what nobody sees. */
static void
write_bar (StellerDocxWriter *self,
           xmlNode           *parent,
           const char        *ground)
{
  gboolean again = is_plain_bar (steller_docx_writer_get_last (parent));
  xmlNode *paragraph = add_paragraph (self, parent, "Redaction");

  if (again)
    {
      const StellerParagraphStyle *style = steller_style_get_paragraph (self->style, "Redaction");
      xmlNode *indent = steller_docx_ensure (steller_docx_writer_properties (paragraph), "ind");

      steller_docx_set_number (indent, "right",
                               steller_docx_twips (steller_docx_get_indent (style, STELLER_SIDE_RIGHT)) + 1);
    }
  steller_docx_writer_add_plain (self, paragraph, ground && *ground ? ground : self->words->redacted, NULL);
}

static void
leave_no_space_below (StellerDocxWriter *self,
                      xmlNode           *paragraph)
{
  xmlNode *spacing;

  if (steller_docx_twips (self->below) <= 0)
    return;
  spacing = steller_docx_ensure (steller_docx_writer_properties (paragraph), "spacing");
  steller_docx_set (spacing, "after", "0");
}

/* In the internal edition a frame round the blocks, under their ground. What the last of them has below itself is below
 * the frame. */
static void
write_frame (StellerDocxWriter  *self,
             xmlNode            *parent,
             const StellerBlock *block,
             const char         *style_name)
{
  const char *ground = steller_block_get_ground (block);
  double indent, width, padding;
  double below = 0;
  StellerDocxColumn outer;
  xmlNode *table, *cell, *paragraph;

  steller_docx_list_begin_labels (self, parent, TRUE);
  indent = steller_docx_list_get_indent (self);
  width = self->width - indent;
  padding = MIN (STELLER_DOCX_FRAME_PADDING, width / 8);
  table = steller_docx_writer_begin_table (self, parent, STELLER_DOCX_BLOCKS_STYLE, indent, &width, 1,
                                           steller_style_get_paragraph (self->style, style_name)->margin_top);
  cell = steller_docx_writer_add_cell (self, steller_docx_add (table, "tr"), width);

  steller_docx_writer_enter_column (self, width - 2 * padding, &outer);
  paragraph = steller_docx_writer_add_paragraph (self, cell, style_name);
  steller_docx_ensure_flag (steller_docx_writer_properties (paragraph), "keepNext", TRUE);
  steller_docx_writer_add_plain (self, paragraph, ground ? ground : "", "Redaction_20_ground");
  leave_no_space_below (self, paragraph);
  write_children (self, cell, block, style_name);
  if (g_str_equal ((const char *) cell->last->name, "p"))
    {
      leave_no_space_below (self, cell->last);
      below = self->below;
    }
  steller_docx_writer_end_cell (self, cell, style_name);
  steller_docx_writer_leave_column (self, &outer);
  self->space = below;
}

static void
write_block (StellerDocxWriter  *self,
             xmlNode            *parent,
             const StellerBlock *block,
             const char         *style_name)
{
  switch (steller_block_get_kind (block))
    {
    case STELLER_BLOCK_PARAGRAPH:
    case STELLER_BLOCK_TABLE_CELL:
      steller_docx_writer_add_spans (self, add_paragraph (self, parent, style_name), block, NULL);
      break;

    case STELLER_BLOCK_HEADING:
      write_heading (self, parent, block);
      break;

    case STELLER_BLOCK_LIST:
      write_list (self, parent, block, style_name);
      break;

    case STELLER_BLOCK_QUOTE:
      write_children (self, parent, block, "Quotations");
      break;

    case STELLER_BLOCK_TABLE:
      steller_docx_list_begin_labels (self, parent, TRUE);
      steller_docx_writer_add_table (self, parent, block, "Nota_20_table", NULL);
      break;

    case STELLER_BLOCK_REDACTION:
      if (steller_block_get_n_children (block) == 0)
        write_bar (self, parent, steller_block_get_ground (block));
      else
        write_frame (self, parent, block, style_name);
      break;

    case STELLER_BLOCK_LIST_ITEM:
    case STELLER_BLOCK_TABLE_ROW:
      write_children (self, parent, block, style_name);
      break;

    default:
      g_assert_not_reached ();
    }
}

/**
 * steller_docx_writer_add_block:
 * @self: a writer
 * @parent: what the block becomes the last child of
 * @block: a block
 * @style_name: the encoded name of the style that plain paragraphs get
 *
 * Adds a block and everything in it.
 */
void
steller_docx_writer_add_block (StellerDocxWriter  *self,
                               xmlNode            *parent,
                               const StellerBlock *block,
                               const char         *style_name)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (parent != NULL);
  g_return_if_fail (block != NULL);
  g_return_if_fail (style_name != NULL);

  write_block (self, parent, block, style_name);
}
