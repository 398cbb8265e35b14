/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-odt-writer.h"

#include "text/steller-export-fields.h"

#include "steller-odt-list.h"

static void write_block (StellerOdtWriter   *self,
                         xmlNode            *parent,
                         const StellerBlock *block,
                         const char         *style_name);

static void
write_children (StellerOdtWriter   *self,
                xmlNode            *parent,
                const StellerBlock *block,
                const char         *style_name)
{
  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    write_block (self, parent, steller_block_get_child (block, i), style_name);
}

static void
write_list (StellerOdtWriter   *self,
            xmlNode            *parent,
            const StellerBlock *list,
            const char         *style_name)
{
  gboolean ordered = steller_block_get_ordered (list);
  const char *item_style = steller_export_style_of_items (style_name, ordered);

  steller_odt_list_begin (self, ordered, steller_block_get_start (list));
  for (guint i = 0; i < steller_block_get_n_children (list); i++)
    {
      const StellerBlock *item = steller_block_get_child (list, i);

      steller_odt_list_begin_item (self);
      write_children (self, parent, item, item_style);
      if (!steller_odt_list_has_item (self))
        steller_odt_writer_add_paragraph (self, steller_odt_list_get_parent (self, parent), item_style);
    }
  steller_odt_list_end (self);
}

static void
write_heading (StellerOdtWriter   *self,
               xmlNode            *parent,
               const StellerBlock *block)
{
  guint level = steller_export_heading_level (self->section_level, steller_block_get_level (block));
  g_autofree char *outline_level = g_strdup_printf ("%u", MIN (level, 10));
  g_autofree char *style_name = g_strdup_printf ("Heading_20_%u", MIN (level, 6));
  xmlNode *element = steller_xml_add_element (steller_odt_list_get_parent (self, parent), self->text, "h");

  steller_xml_set_attribute (element, self->text, "style-name", style_name);
  steller_xml_set_attribute (element, self->text, "outline-level", outline_level);
  self->after_space = TRUE;
  steller_odt_writer_add_spans (self, element, block);
}

/* In the internal edition a section with a background of its own, under its ground; in the public one a paragraph
 * that is always the same. */
static void
write_redaction (StellerOdtWriter   *self,
                 xmlNode            *parent,
                 const StellerBlock *block,
                 const char         *style_name)
{
  const char *ground = steller_block_get_ground (block);
  xmlNode *container = parent;
  xmlNode *paragraph, *span;

  if (steller_block_get_n_children (block) == 0)
    {
      paragraph = steller_odt_writer_add_paragraph (self, steller_odt_list_get_parent (self, parent), "Redaction");
      steller_odt_writer_add_text (self, paragraph, ground && *ground ? ground : self->words->redacted);
      return;
    }

  if (self->lists->len == 0)
    {
      g_autofree char *name = steller_odt_writer_take_name (self, "nota.woo", 0);

      container = steller_xml_add_element (parent, self->text, "section");
      steller_xml_set_attribute (container, self->text, "style-name", steller_odt_writer_blocks_style (self));
      steller_xml_set_attribute (container, self->text, "name", name);
    }
  paragraph = steller_odt_writer_add_paragraph (self, steller_odt_list_get_parent (self, container),
                                                steller_odt_writer_ground_style (self, style_name));
  span = steller_xml_add_element (paragraph, self->text, "span");
  steller_xml_set_attribute (span, self->text, "style-name", "Redaction_20_ground");
  steller_odt_writer_add_text (self, span, ground ? ground : "");
  write_children (self, container, block, style_name);
}

static void
write_block (StellerOdtWriter   *self,
             xmlNode            *parent,
             const StellerBlock *block,
             const char         *style_name)
{
  switch (steller_block_get_kind (block))
    {
    case STELLER_BLOCK_PARAGRAPH:
    case STELLER_BLOCK_TABLE_CELL:
      steller_odt_writer_add_spans (self,
                                    steller_odt_writer_add_paragraph (self, steller_odt_list_get_parent (self, parent),
                                                                      style_name),
                                    block);
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
      /* An item of a list holds no table (OpenDocument 1.3 part 3, 5.3.2): the list goes on after it. */
      steller_odt_list_interrupt (self, parent);
      steller_odt_writer_add_table (self, parent, block, "Nota_20_table", NULL, 0);
      break;

    case STELLER_BLOCK_REDACTION:
      write_redaction (self, parent, block, style_name);
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
 * steller_odt_writer_add_block:
 * @self: a writer
 * @parent: what the block becomes the last child of
 * @block: a block
 * @style_name: the name of the style that plain paragraphs get
 *
 * Adds a block and everything in it.
 */
void
steller_odt_writer_add_block (StellerOdtWriter   *self,
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
