/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-document-iter.h"

enum {
  STATE_BEFORE_PART,
  STATE_IN_PART,
  STATE_AFTER_BLOCK,
};

/**
 * steller_document_iter_init:
 * @self: an uninitialised walk
 * @document: the document
 *
 * Starts a walk over a document: first its fields, then its sections.
 */
void
steller_document_iter_init (StellerDocumentIter *self,
                            const StellerDocument *document)
{
  g_return_if_fail (self != NULL && document != NULL);

  self->document = document;
  self->part = 0;
  self->top = 0;
  self->depth = 0;
  self->state = STATE_BEFORE_PART;
}

static void
push (StellerDocumentIter *self,
      StellerBlock *block,
      guint index)
{
  g_assert (self->depth < STELLER_DOCUMENT_MAX_DEPTH);

  self->stack[self->depth].block = block;
  self->stack[self->depth].index = index;
  self->stack[self->depth].next = 0;
  self->depth++;
}

/* The top-level block that comes next, NULL after the last. A section's heading is its first. */
static const StellerPlacedBlock *
peek_top (const StellerDocumentField *field,
          const StellerDocumentSection *section,
          guint top)
{
  if (field != NULL)
    return top < field->n_blocks ? &field->blocks[top] : NULL;

  if (top == 0)
    return &section->heading;

  return top - 1 < section->n_blocks ? &section->blocks[top - 1] : NULL;
}

static void
fill_block_event (const StellerDocumentIter *self,
                  StellerDocumentEventKind kind,
                  StellerDocumentEvent *event)
{
  guint top = self->top - 1;
  const StellerPlacedBlock *placed = peek_top (event->field, event->section, top);

  event->kind = kind;
  event->block = self->stack[self->depth - 1].block;
  event->index = self->stack[self->depth - 1].index;
  event->depth = self->depth - 1;
  event->base = placed->base;
  event->heading = event->section != NULL && top == 0;
}

/**
 * steller_document_iter_next:
 * @self: a walk
 * @event: (out): what it meets
 *
 * Goes a step further. Blocks come in the order of the text: a block is entered before those in it and left after them.
 * Blocks deeper than %STELLER_DOCUMENT_MAX_DEPTH, which no parsed text has, are passed over.
 *
 * Returns: %FALSE when the walk has ended
 */
gboolean
steller_document_iter_next (StellerDocumentIter *self,
                            StellerDocumentEvent *event)
{
  guint n_fields;
  const StellerPlacedBlock *placed;

  g_return_val_if_fail (self != NULL && event != NULL, FALSE);

  *event = (StellerDocumentEvent) { 0 };

  n_fields = steller_document_get_n_fields (self->document);
  if (self->part >= n_fields + steller_document_get_n_sections (self->document))
    return FALSE;

  if (self->part < n_fields)
    event->field = steller_document_get_field (self->document, self->part);
  else
    event->section = steller_document_get_section (self->document, self->part - n_fields);

  if (self->state == STATE_BEFORE_PART)
    {
      self->state = STATE_IN_PART;
      self->top = 0;
      event->kind = event->field != NULL ? STELLER_DOCUMENT_ENTER_FIELD : STELLER_DOCUMENT_ENTER_SECTION;
      return TRUE;
    }

  if (self->state == STATE_AFTER_BLOCK)
    {
      self->depth--;
      self->state = STATE_IN_PART;
    }

  if (self->depth > 0)
    {
      StellerBlock *block = self->stack[self->depth - 1].block;
      guint next = self->stack[self->depth - 1].next;

      if (self->depth < STELLER_DOCUMENT_MAX_DEPTH && next < steller_block_get_n_children (block))
        {
          self->stack[self->depth - 1].next++;
          push (self, steller_block_get_child (block, next), next);
          fill_block_event (self, STELLER_DOCUMENT_ENTER_BLOCK, event);
        }
      else
        {
          self->state = STATE_AFTER_BLOCK;
          fill_block_event (self, STELLER_DOCUMENT_LEAVE_BLOCK, event);
        }
      return TRUE;
    }

  placed = peek_top (event->field, event->section, self->top);
  if (placed != NULL)
    {
      push (self, placed->block, event->section != NULL && self->top > 0 ? self->top - 1 : self->top);
      self->top++;
      fill_block_event (self, STELLER_DOCUMENT_ENTER_BLOCK, event);
      return TRUE;
    }

  event->kind = event->field != NULL ? STELLER_DOCUMENT_LEAVE_FIELD : STELLER_DOCUMENT_LEAVE_SECTION;
  self->part++;
  self->state = STATE_BEFORE_PART;

  return TRUE;
}
