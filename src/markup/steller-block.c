/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-block-private.h"

#include "steller-text.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (StellerBlock, steller_block, steller_block_ref, steller_block_unref)

static void
steller_block_clear (gpointer data)
{
  StellerBlock *self = data;

  g_clear_pointer (&self->content, g_ptr_array_unref);
  g_clear_pointer (&self->ground, g_free);
}

/**
 * steller_block_ref:
 * @self: a block
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
StellerBlock *
steller_block_ref (StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * steller_block_unref:
 * @self: (transfer full): a block
 *
 * Drops a reference.
 */
void
steller_block_unref (StellerBlock *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, steller_block_clear);
}

/**
 * steller_block_get_kind:
 * @self: a block
 *
 * Tells what the block is.
 *
 * Returns: the kind
 */
StellerBlockKind
steller_block_get_kind (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, STELLER_BLOCK_PARAGRAPH);

  return self->kind;
}

/**
 * steller_block_get_level:
 * @self: a heading
 *
 * Tells the level of a heading: in a parsed text 3 for `###` up to 6; for a section's own heading from 1.
 *
 * Returns: the level, or 0 for other blocks
 */
guint
steller_block_get_level (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->level;
}

/**
 * steller_block_get_ordered:
 * @self: a list
 *
 * Tells whether the items of a list are numbered.
 *
 * Returns: %TRUE for a numbered list
 */
gboolean
steller_block_get_ordered (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->ordered;
}

/**
 * steller_block_get_start:
 * @self: a numbered list
 *
 * Tells the number of the first item.
 *
 * Returns: the number, or 0 for other blocks and for a list that starts at 0
 */
guint
steller_block_get_start (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->start;
}

/**
 * steller_block_get_tight:
 * @self: a list
 *
 * Tells whether the items of a list follow each other without space between them.
 *
 * Returns: %TRUE for a list without blank lines between its items
 */
gboolean
steller_block_get_tight (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->tight;
}

/**
 * steller_block_get_header:
 * @self: a table row or cell
 *
 * Tells whether a row, or the row that a cell stands in, heads its table.
 *
 * Returns: %TRUE for the header row and its cells
 */
gboolean
steller_block_get_header (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->header;
}

/**
 * steller_block_get_alignment:
 * @self: a table cell
 *
 * Tells how the text of a cell is aligned.
 *
 * Returns: the alignment
 */
StellerAlignment
steller_block_get_alignment (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, STELLER_ALIGNMENT_START);

  return self->alignment;
}

/**
 * steller_block_get_ground:
 * @self: a redaction
 *
 * Tells the ground of exception of a redaction.
 *
 * Returns: (nullable): the code of the ground, %NULL for other blocks
 */
const char *
steller_block_get_ground (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->ground;
}

/**
 * steller_block_has_spans:
 * @self: a block
 *
 * Tells whether the block is of a kind that holds spans: a paragraph, a heading or a cell.
 *
 * Returns: %FALSE when it is of a kind that holds blocks
 */
gboolean
steller_block_has_spans (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return steller_block_kind_has_spans (self->kind);
}

/**
 * steller_block_get_n_children:
 * @self: a block
 *
 * Counts the blocks in the block.
 *
 * Returns: the number, 0 for a block that holds spans
 */
guint
steller_block_get_n_children (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return steller_block_kind_has_spans (self->kind) ? 0 : self->content->len;
}

/**
 * steller_block_get_child:
 * @self: a block
 * @index: which child, from 0
 *
 * Gets a block in the block.
 *
 * Returns: (transfer none): the child
 */
StellerBlock *
steller_block_get_child (const StellerBlock *self,
                         guint index)
{
  g_return_val_if_fail (self != NULL && index < steller_block_get_n_children (self), NULL);

  return g_ptr_array_index (self->content, index);
}

/**
 * steller_block_get_n_spans:
 * @self: a block
 *
 * Counts the spans in the block.
 *
 * Returns: the number, 0 for a block that holds blocks
 */
guint
steller_block_get_n_spans (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return steller_block_kind_has_spans (self->kind) ? self->content->len : 0;
}

/**
 * steller_block_get_span:
 * @self: a paragraph, heading or cell
 * @index: which span, from 0
 *
 * Gets a span of the block.
 *
 * Returns: (transfer none): the span
 */
StellerSpan *
steller_block_get_span (const StellerBlock *self,
                        guint index)
{
  g_return_val_if_fail (self != NULL && index < steller_block_get_n_spans (self), NULL);

  return g_ptr_array_index (self->content, index);
}

/**
 * steller_block_get_source_start:
 * @self: a block
 *
 * Tells where the text of the block starts in the source it was parsed from. The range goes from the first to the last
 * byte of what the block shows, without list marks and other syntax around it; a block without text has an empty range
 * near its place.
 *
 * Returns: the offset in bytes
 */
gsize
steller_block_get_source_start (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->source_start;
}

/**
 * steller_block_get_source_length:
 * @self: a block
 *
 * Tells how much of the source the text of the block covers; see [method@Block.get_source_start].
 *
 * Returns: the length in bytes
 */
gsize
steller_block_get_source_length (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->source_length;
}

static void
append_text (const StellerBlock *self,
             GString *output)
{
  for (guint i = 0; i < self->content->len; i++)
    {
      if (steller_block_kind_has_spans (self->kind))
        {
          StellerSpan *span = g_ptr_array_index (self->content, i);

          g_string_append_len (output, span->text, span->length);
        }
      else
        {
          if (i > 0)
            g_string_append_c (output, self->kind == STELLER_BLOCK_TABLE_ROW ? '\t' : '\n');
          append_text (g_ptr_array_index (self->content, i), output);
        }
    }
}

/**
 * steller_block_dup_text:
 * @self: a block
 *
 * Gives the bare text of the block: blocks in it on lines of their own, cells separated by tabs, bars left out.
 *
 * Returns: (transfer full): the text
 */
char *
steller_block_dup_text (const StellerBlock *self)
{
  g_autoptr (GString) output = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  append_text (self, output);

  return g_string_free (g_steal_pointer (&output), FALSE);
}

/**
 * steller_block_hash:
 * @self: a block
 *
 * Gives a hash of everything that [method@Block.equal] compares, computed once when the block was made.
 *
 * Returns: the hash
 */
guint64
steller_block_hash (const StellerBlock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->hash;
}

/**
 * steller_block_equal:
 * @self: a block
 * @other: another
 *
 * Compares two blocks with all that is in them, and where in their own sources it came from. Two blocks parsed from
 * equal chunks are equal wherever these chunks stood.
 *
 * Returns: whether they are the same in everything
 */
gboolean
steller_block_equal (const StellerBlock *self,
                     const StellerBlock *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self == other)
    return TRUE;

  if (self->hash != other->hash || self->kind != other->kind || self->level != other->level ||
      self->ordered != other->ordered || self->start != other->start || self->tight != other->tight ||
      self->header != other->header || self->alignment != other->alignment ||
      self->source_start != other->source_start || self->source_length != other->source_length ||
      self->content->len != other->content->len || g_strcmp0 (self->ground, other->ground) != 0)
    return FALSE;

  for (guint i = 0; i < self->content->len; i++)
    {
      gconstpointer mine = g_ptr_array_index (self->content, i);
      gconstpointer its = g_ptr_array_index (other->content, i);

      if (steller_block_kind_has_spans (self->kind))
        {
          if (!steller_span_equal (mine, its))
            return FALSE;
        }
      else if (!steller_block_equal (mine, its))
        {
          return FALSE;
        }
    }

  return TRUE;
}

/* Called once, by the builder: the block never changes afterwards. */
void
steller_block_compute_hash (StellerBlock *self)
{
  guint64 numbers[9];
  guint64 hash;

  numbers[0] = self->kind;
  numbers[1] = self->level;
  numbers[2] = self->ordered;
  numbers[3] = self->start;
  numbers[4] = (guint64) self->tight << 1 | (guint64) self->header;
  numbers[5] = self->alignment;
  numbers[6] = self->source_start;
  numbers[7] = self->source_length;
  numbers[8] = self->content->len;

  hash = steller_text_hash ((const char *) numbers, sizeof numbers, 0);
  if (self->ground != NULL)
    hash = steller_text_hash (self->ground, strlen (self->ground), hash);

  for (guint i = 0; i < self->content->len; i++)
    {
      if (steller_block_kind_has_spans (self->kind))
        {
          hash = steller_span_hash (g_ptr_array_index (self->content, i), hash);
        }
      else
        {
          guint64 child = steller_block_hash (g_ptr_array_index (self->content, i));

          hash = steller_text_hash ((const char *) &child, sizeof child, hash);
        }
    }

  self->hash = hash;
}
