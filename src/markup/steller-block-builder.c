/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-block-private.h"

struct _StellerBlockBuilder {
  StellerBlock *block;
};

/**
 * steller_block_builder_new:
 * @kind: what the block is
 *
 * Starts making a block. The builder is used up by [method@BlockBuilder.end].
 *
 * Returns: (transfer full): a new builder
 */
StellerBlockBuilder *
steller_block_builder_new (StellerBlockKind kind)
{
  StellerBlockBuilder *self = g_new0 (StellerBlockBuilder, 1);

  self->block = g_atomic_rc_box_new0 (StellerBlock);
  self->block->kind = kind;
  self->block->content = g_ptr_array_new_with_free_func (steller_block_kind_has_spans (kind)
                                                             ? (GDestroyNotify) steller_span_unref
                                                             : (GDestroyNotify) steller_block_unref);

  return self;
}

/**
 * steller_block_builder_free:
 * @self: (transfer full): a builder
 *
 * Gives up making a block.
 */
void
steller_block_builder_free (StellerBlockBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->block, steller_block_unref);
  g_free (self);
}

/**
 * steller_block_builder_end:
 * @self: (transfer full): a builder
 *
 * Makes the block and frees the builder.
 *
 * Returns: (transfer full): the block
 */
StellerBlock *
steller_block_builder_end (StellerBlockBuilder *self)
{
  StellerBlock *block;

  g_return_val_if_fail (self != NULL, NULL);

  block = g_steal_pointer (&self->block);
  g_free (self);
  steller_block_compute_hash (block);

  return block;
}

/**
 * steller_block_builder_get_kind:
 * @self: a builder
 *
 * Tells what the block will be.
 *
 * Returns: the kind
 */
StellerBlockKind
steller_block_builder_get_kind (const StellerBlockBuilder *self)
{
  g_return_val_if_fail (self != NULL, STELLER_BLOCK_PARAGRAPH);

  return self->block->kind;
}

/**
 * steller_block_builder_get_n_children:
 * @self: a builder
 *
 * Counts what was put in so far, blocks or spans.
 *
 * Returns: the number
 */
guint
steller_block_builder_get_n_children (const StellerBlockBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->block->content->len;
}

/**
 * steller_block_builder_set_level:
 * @self: the builder of a heading
 * @level: the level, from 1
 *
 * Sets the level of a heading.
 */
void
steller_block_builder_set_level (StellerBlockBuilder *self,
                                 guint level)
{
  g_return_if_fail (self != NULL && self->block->kind == STELLER_BLOCK_HEADING);

  self->block->level = level;
}

/**
 * steller_block_builder_set_list:
 * @self: the builder of a list
 * @ordered: whether its items are numbered
 * @start: the number of the first item, 0 when they are not
 * @tight: whether the items follow each other without space
 *
 * Sets what kind of list it is.
 */
void
steller_block_builder_set_list (StellerBlockBuilder *self,
                                gboolean ordered,
                                guint start,
                                gboolean tight)
{
  g_return_if_fail (self != NULL && self->block->kind == STELLER_BLOCK_LIST);

  self->block->ordered = !!ordered;
  self->block->start = start;
  self->block->tight = !!tight;
}

/**
 * steller_block_builder_set_header:
 * @self: the builder of a table row or cell
 * @header: whether it is, or stands in, the header row
 *
 * Sets whether it heads its table.
 */
void
steller_block_builder_set_header (StellerBlockBuilder *self,
                                  gboolean header)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->block->kind == STELLER_BLOCK_TABLE_ROW || self->block->kind == STELLER_BLOCK_TABLE_CELL);

  self->block->header = !!header;
}

/**
 * steller_block_builder_set_alignment:
 * @self: the builder of a cell
 * @alignment: how its text is aligned
 *
 * Sets the alignment of a cell.
 */
void
steller_block_builder_set_alignment (StellerBlockBuilder *self,
                                     StellerAlignment alignment)
{
  g_return_if_fail (self != NULL && self->block->kind == STELLER_BLOCK_TABLE_CELL);

  self->block->alignment = alignment;
}

/**
 * steller_block_builder_set_ground:
 * @self: the builder of a redaction
 * @ground: the code of the ground of exception
 *
 * Sets why the passage is redacted.
 */
void
steller_block_builder_set_ground (StellerBlockBuilder *self,
                                  const char *ground)
{
  g_return_if_fail (self != NULL && self->block->kind == STELLER_BLOCK_REDACTION && ground != NULL);

  g_set_str (&self->block->ground, ground);
}

/**
 * steller_block_builder_set_source:
 * @self: a builder
 * @start: where the block's text starts in the source, in bytes
 * @length: how long it is there
 *
 * Sets where the block came from.
 */
void
steller_block_builder_set_source (StellerBlockBuilder *self,
                                  gsize start,
                                  gsize length)
{
  g_return_if_fail (self != NULL);

  self->block->source_start = start;
  self->block->source_length = length;
}

/**
 * steller_block_builder_take_child:
 * @self: the builder of a block that holds blocks
 * @child: (transfer full): a block
 *
 * Puts a block at the end of the block.
 */
void
steller_block_builder_take_child (StellerBlockBuilder *self,
                                  StellerBlock *child)
{
  g_return_if_fail (self != NULL && child != NULL && !steller_block_kind_has_spans (self->block->kind));

  g_ptr_array_add (self->block->content, child);
}

/**
 * steller_block_builder_take_span:
 * @self: the builder of a paragraph, heading or cell
 * @span: (transfer full): a span
 *
 * Puts a span at the end of the block.
 */
void
steller_block_builder_take_span (StellerBlockBuilder *self,
                                 StellerSpan *span)
{
  g_return_if_fail (self != NULL && span != NULL && steller_block_kind_has_spans (self->block->kind));

  g_ptr_array_add (self->block->content, span);
}

/**
 * steller_block_new_paragraph:
 * @text: (nullable): its text, without any source
 *
 * Makes a paragraph of plain text.
 *
 * Returns: (transfer full): a new block
 */
StellerBlock *
steller_block_new_paragraph (const char *text)
{
  StellerBlockBuilder *builder = steller_block_builder_new (STELLER_BLOCK_PARAGRAPH);

  if (text != NULL && *text != '\0')
    steller_block_builder_take_span (builder, steller_span_new (text, -1, STELLER_SPAN_NONE));

  return steller_block_builder_end (builder);
}

/**
 * steller_block_new_heading:
 * @level: its level, from 1
 * @text: its text, without any source
 *
 * Makes a heading of plain text.
 *
 * Returns: (transfer full): a new block
 */
StellerBlock *
steller_block_new_heading (guint level,
                           const char *text)
{
  StellerBlockBuilder *builder = steller_block_builder_new (STELLER_BLOCK_HEADING);

  steller_block_builder_set_level (builder, level);
  if (text != NULL && *text != '\0')
    steller_block_builder_take_span (builder, steller_span_new (text, -1, STELLER_SPAN_NONE));

  return steller_block_builder_end (builder);
}

/**
 * steller_block_new_redaction:
 * @ground: the code of the ground of exception
 *
 * Makes the bar that stands in the public edition for redacted blocks.
 *
 * Returns: (transfer full): a new block
 */
StellerBlock *
steller_block_new_redaction (const char *ground)
{
  StellerBlockBuilder *builder = steller_block_builder_new (STELLER_BLOCK_REDACTION);

  steller_block_builder_set_ground (builder, ground);

  return steller_block_builder_end (builder);
}
