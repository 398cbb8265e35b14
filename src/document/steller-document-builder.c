/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-document-builder.h"

#include "steller-document-private.h"

/* The part that blocks are being put in, a field or a section, is the last of its kind; its blocks gather here. */
struct _StellerDocumentBuilder {
  StellerDocument *document;
  StellerDocumentField *field;
  StellerDocumentSection *section;
  gboolean has_text;
  GArray *blocks; /* StellerPlacedBlock */
};

static void
clear_placed_block (gpointer data)
{
  StellerPlacedBlock *placed = data;

  g_clear_pointer (&placed->block, steller_block_unref);
}

/**
 * steller_document_builder_new:
 * @audience: which edition it will be
 * @type_id: the id of the note type
 * @language: the language of the note, as a BCP 47 tag
 *
 * Starts making a document. The builder is used up by [method@DocumentBuilder.end].
 *
 * Returns: (transfer full): a new builder
 */
StellerDocumentBuilder *
steller_document_builder_new (StellerAudience audience,
                              const char *type_id,
                              const char *language)
{
  StellerDocumentBuilder *self;

  g_return_val_if_fail (type_id != NULL && language != NULL, NULL);

  self = g_new0 (StellerDocumentBuilder, 1);
  self->document = steller_document_new (audience, type_id, language);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (StellerPlacedBlock));
  g_array_set_clear_func (self->blocks, clear_placed_block);

  return self;
}

/**
 * steller_document_builder_free:
 * @self: (transfer full): a builder
 *
 * Gives up making a document.
 */
void
steller_document_builder_free (StellerDocumentBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->document, steller_document_unref);
  g_array_unref (self->blocks);
  g_free (self);
}

static gboolean
block_shows_something (const StellerBlock *block)
{
  if (steller_block_get_kind (block) == STELLER_BLOCK_REDACTION)
    return TRUE;

  for (guint i = 0; i < steller_block_get_n_spans (block); i++)
    {
      const StellerSpan *span = steller_block_get_span (block, i);

      if (span->length > 0 || span->flags & STELLER_SPAN_BAR)
        return TRUE;
    }

  for (guint i = 0; i < steller_block_get_n_children (block); i++)
    if (block_shows_something (steller_block_get_child (block, i)))
      return TRUE;

  return FALSE;
}

/* Whether a field shows anything, and its text unless it was given one of its own. */
static void
end_field (StellerDocumentBuilder *self)
{
  StellerDocumentField *field = self->field;
  g_autoptr (GString) text = g_string_new (NULL);

  field->empty = TRUE;
  for (guint i = 0; i < field->n_blocks; i++)
    {
      g_autofree char *block_text = steller_block_dup_text (field->blocks[i].block);

      if (block_shows_something (field->blocks[i].block))
        field->empty = FALSE;
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, block_text);
    }

  if (!self->has_text)
    {
      g_free ((char *) field->text);
      field->text = g_string_free (g_steal_pointer (&text), FALSE);
    }
}

static void
end_part (StellerDocumentBuilder *self)
{
  gsize n_blocks = self->blocks->len;
  StellerPlacedBlock *blocks = n_blocks > 0 ? g_memdup2 (self->blocks->data, n_blocks * sizeof *blocks) : NULL;

  /* The references went along with the copy. */
  g_array_set_clear_func (self->blocks, NULL);
  g_array_set_size (self->blocks, 0);
  g_array_set_clear_func (self->blocks, clear_placed_block);

  if (self->field != NULL)
    {
      self->field->blocks = blocks;
      self->field->n_blocks = n_blocks;
      end_field (self);
    }
  else if (self->section != NULL)
    {
      self->section->blocks = blocks;
      self->section->n_blocks = n_blocks;
    }

  self->field = NULL;
  self->section = NULL;
}

/**
 * steller_document_builder_end:
 * @self: (transfer full): a builder
 *
 * Makes the document and frees the builder.
 *
 * Returns: (transfer full): the document
 */
StellerDocument *
steller_document_builder_end (StellerDocumentBuilder *self)
{
  StellerDocument *document;

  g_return_val_if_fail (self != NULL, NULL);

  end_part (self);
  document = g_steal_pointer (&self->document);
  steller_document_compute_hash (document);
  g_array_unref (self->blocks);
  g_free (self);

  return document;
}

/* The document that is being made, for the other files of the builder. */
StellerDocument *
steller_document_builder_get_document (StellerDocumentBuilder *self)
{
  return self->document;
}

/**
 * steller_document_builder_set_style_id:
 * @self: a builder
 * @style_id: (nullable): the id of the house style, %NULL for none
 *
 * Sets the house style that the note asks for.
 */
void
steller_document_builder_set_style_id (StellerDocumentBuilder *self,
                                       const char *style_id)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->document->style_id, style_id != NULL ? style_id : "");
}

/**
 * steller_document_builder_set_title:
 * @self: a builder
 * @title: the title, in one line
 *
 * Sets the title for metadata.
 */
void
steller_document_builder_set_title (StellerDocumentBuilder *self,
                                    const char *title)
{
  g_return_if_fail (self != NULL && title != NULL);

  g_set_str (&self->document->title, title);
}

/**
 * steller_document_builder_set_subject:
 * @self: a builder
 * @subject: the subject, in one line
 *
 * Sets the subject for metadata.
 */
void
steller_document_builder_set_subject (StellerDocumentBuilder *self,
                                      const char *subject)
{
  g_return_if_fail (self != NULL && subject != NULL);

  g_set_str (&self->document->subject, subject);
}

/**
 * steller_document_builder_set_date:
 * @self: a builder
 * @date: (nullable): the date as in ISO 8601, or %NULL for none
 *
 * Sets the date of the note for metadata.
 */
void
steller_document_builder_set_date (StellerDocumentBuilder *self,
                                   const char *date)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->document->date, date);
}

/**
 * steller_document_builder_set_note_id:
 * @self: a builder of a document for the internal edition
 * @note_id: (nullable): the id of the note, or %NULL for none
 *
 * Sets the id by which an edited file finds its way back to the note. No public edition may hold it.
 */
void
steller_document_builder_set_note_id (StellerDocumentBuilder *self,
                                      const char *note_id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->document->audience == STELLER_AUDIENCE_INTERNAL);

  g_set_str (&self->document->note_id, note_id);
}

/**
 * steller_document_builder_add_field:
 * @self: a builder
 * @id: the field's id
 * @label: its label; may be empty
 * @kind: what it holds
 * @place: where it is printed
 *
 * Starts a field; the blocks that follow are its value.
 */
void
steller_document_builder_add_field (StellerDocumentBuilder *self,
                                    const char *id,
                                    const char *label,
                                    StellerDocumentKind kind,
                                    StellerDocumentPlace place)
{
  StellerDocumentField *field;

  g_return_if_fail (self != NULL && id != NULL && label != NULL);

  end_part (self);

  field = g_new0 (StellerDocumentField, 1);
  field->id = g_strdup (id);
  field->label = g_strdup (label);
  field->kind = kind;
  field->place = place;
  field->text = g_strdup ("");
  g_ptr_array_add (self->document->fields, field);
  self->field = field;
  self->has_text = FALSE;
}

/**
 * steller_document_builder_set_field_text:
 * @self: a builder whose last part is a field
 * @text: the value as plain text
 *
 * Sets the plain text of the field where it is not simply the text of its blocks.
 */
void
steller_document_builder_set_field_text (StellerDocumentBuilder *self,
                                         const char *text)
{
  g_return_if_fail (self != NULL && self->field != NULL && text != NULL);

  g_free ((char *) self->field->text);
  self->field->text = g_strdup (text);
  self->has_text = TRUE;
}

/**
 * steller_document_builder_add_section:
 * @self: a builder
 * @id: the section's id
 * @level: its level, from 1
 * @number: (nullable): its number as printed before the heading
 * @heading: (transfer full): its heading, a heading block of the same level
 *
 * Starts a section; the blocks that follow are its text.
 */
void
steller_document_builder_add_section (StellerDocumentBuilder *self,
                                      const char *id,
                                      guint level,
                                      const char *number,
                                      StellerBlock *heading)
{
  StellerDocumentSection *section;

  g_return_if_fail (self != NULL && id != NULL && level > 0);
  g_return_if_fail (heading != NULL && steller_block_get_kind (heading) == STELLER_BLOCK_HEADING);

  end_part (self);

  section = g_new0 (StellerDocumentSection, 1);
  section->id = g_strdup (id);
  section->level = level;
  section->number = g_strdup (number);
  section->heading.block = heading;
  g_ptr_array_add (self->document->sections, section);
  self->section = section;
}

/**
 * steller_document_builder_take_block:
 * @self: a builder with at least one field or section
 * @block: (transfer full): a block
 * @base: what is added to its source offsets
 *
 * Puts a block at the end of the last field or section.
 */
void
steller_document_builder_take_block (StellerDocumentBuilder *self,
                                     StellerBlock *block,
                                     gsize base)
{
  StellerPlacedBlock placed = { .block = block, .base = base };

  g_return_if_fail (self != NULL && block != NULL && (self->field != NULL || self->section != NULL));

  g_array_append_val (self->blocks, placed);
}
