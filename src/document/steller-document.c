/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-document-private.h"

#include "steller-text.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (StellerDocument, steller_document, steller_document_ref, steller_document_unref)

static void
free_blocks (const StellerPlacedBlock *blocks,
             guint n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    steller_block_unref (blocks[i].block);
  g_free ((StellerPlacedBlock *) blocks);
}

static void
free_field (gpointer data)
{
  StellerDocumentField *field = data;

  free_blocks (field->blocks, field->n_blocks);
  g_free ((char *) field->id);
  g_free ((char *) field->label);
  g_free ((char *) field->text);
  g_free (field);
}

static void
free_section (gpointer data)
{
  StellerDocumentSection *section = data;

  free_blocks (section->blocks, section->n_blocks);
  g_clear_pointer (&section->heading.block, steller_block_unref);
  g_free ((char *) section->id);
  g_free ((char *) section->number);
  g_free (section);
}

static void
steller_document_clear (gpointer data)
{
  StellerDocument *self = data;

  g_free (self->language);
  g_free (self->type_id);
  g_free (self->style_id);
  g_free (self->title);
  g_free (self->subject);
  g_free (self->date);
  g_free (self->note_id);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->page_texts);
}

StellerDocument *
steller_document_new (StellerAudience audience,
                      const char *type_id,
                      const char *language)
{
  StellerDocument *self = g_atomic_rc_box_new0 (StellerDocument);

  self->audience = audience;
  self->type_id = g_strdup (type_id);
  self->language = g_strdup (language);
  self->style_id = g_strdup ("");
  self->title = g_strdup ("");
  self->subject = g_strdup ("");
  self->fields = g_ptr_array_new_with_free_func (free_field);
  self->sections = g_ptr_array_new_with_free_func (free_section);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->page_texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/**
 * steller_document_ref:
 * @self: a document
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
StellerDocument *
steller_document_ref (StellerDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * steller_document_unref:
 * @self: (transfer full): a document
 *
 * Drops a reference.
 */
void
steller_document_unref (StellerDocument *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, steller_document_clear);
}

/**
 * steller_document_get_audience:
 * @self: a document
 *
 * Tells which edition this is.
 *
 * Returns: the audience
 */
StellerAudience
steller_document_get_audience (const StellerDocument *self)
{
  g_return_val_if_fail (self != NULL, STELLER_AUDIENCE_PUBLIC);

  return self->audience;
}

/**
 * steller_document_get_language:
 * @self: a document
 *
 * Tells the language of the note.
 *
 * Returns: (transfer none): a BCP 47 tag, such as `nl`
 */
const char *
steller_document_get_language (const StellerDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/**
 * steller_document_get_type_id:
 * @self: a document
 *
 * Tells the note type.
 *
 * Returns: (transfer none): the id of the note type
 */
const char *
steller_document_get_type_id (const StellerDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type_id;
}

/**
 * steller_document_get_style_id:
 * @self: a document
 *
 * Tells the house style that the note asks for.
 *
 * Returns: (transfer none): the id of the style, empty when it asks for none
 */
const char *
steller_document_get_style_id (const StellerDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->style_id;
}

/**
 * steller_document_get_title:
 * @self: a document
 *
 * Gives the title for metadata and title bars: the name of the document and its subject in one line, without anything
 * redacted in the public edition.
 *
 * Returns: (transfer none): the title; may be empty
 */
const char *
steller_document_get_title (const StellerDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * steller_document_get_subject:
 * @self: a document
 *
 * Gives the subject in one line, without anything redacted in the public edition.
 *
 * Returns: (transfer none): the subject; may be empty
 */
const char *
steller_document_get_subject (const StellerDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subject;
}

/**
 * steller_document_get_date:
 * @self: a document
 *
 * Gives the date of the note.
 *
 * Returns: (transfer none) (nullable): the date as in ISO 8601, such as `2026-02-16`, or %NULL when it has none
 */
const char *
steller_document_get_date (const StellerDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->date;
}

/**
 * steller_document_get_note_id:
 * @self: a document
 *
 * Gives the id of the note, for the metadata of files that may come back.
 *
 * Returns: (transfer none) (nullable): the id; %NULL in a public edition
 */
const char *
steller_document_get_note_id (const StellerDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->note_id;
}

/**
 * steller_document_get_n_fields:
 * @self: a document
 *
 * Counts the fields. A field that is empty and then not printed is not there.
 *
 * Returns: the number of fields
 */
guint
steller_document_get_n_fields (const StellerDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields->len;
}

/**
 * steller_document_get_field:
 * @self: a document
 * @index: which field, from 0
 *
 * Gets a field, in the order of the note type.
 *
 * Returns: (transfer none): the field
 */
const StellerDocumentField *
steller_document_get_field (const StellerDocument *self,
                            guint index)
{
  g_return_val_if_fail (self != NULL && index < self->fields->len, NULL);

  return g_ptr_array_index (self->fields, index);
}

/**
 * steller_document_find_field:
 * @self: a document
 * @id: the id of a field
 *
 * Finds a field.
 *
 * Returns: (transfer none) (nullable): the field, or %NULL when it is not there
 */
const StellerDocumentField *
steller_document_find_field (const StellerDocument *self,
                             const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const StellerDocumentField *field = g_ptr_array_index (self->fields, i);

      if (strcmp (field->id, id) == 0)
        return field;
    }

  return NULL;
}

/**
 * steller_document_get_n_sections:
 * @self: a document
 *
 * Counts the sections at all levels.
 *
 * Returns: the number of sections
 */
guint
steller_document_get_n_sections (const StellerDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sections->len;
}

/**
 * steller_document_get_section:
 * @self: a document
 * @index: which section, from 0
 *
 * Gets a section, in the order in which they are printed: a section comes before those below it.
 *
 * Returns: (transfer none): the section
 */
const StellerDocumentSection *
steller_document_get_section (const StellerDocument *self,
                              guint index)
{
  g_return_val_if_fail (self != NULL && index < self->sections->len, NULL);

  return g_ptr_array_index (self->sections, index);
}

/**
 * steller_document_find_section:
 * @self: a document
 * @id: the id of a section
 *
 * Finds a section.
 *
 * Returns: (transfer none) (nullable): the section, or %NULL when it is not there
 */
const StellerDocumentSection *
steller_document_find_section (const StellerDocument *self,
                               const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->sections->len; i++)
    {
      const StellerDocumentSection *section = g_ptr_array_index (self->sections, i);

      if (strcmp (section->id, id) == 0)
        return section;
    }

  return NULL;
}

static guint64
hash_string (const char *string,
             guint64 seed)
{
  if (string == NULL)
    return steller_text_hash ("0", 1, seed);

  return steller_text_hash (string, strlen (string), steller_text_hash ("1", 1, seed));
}

static guint64
hash_blocks (const StellerPlacedBlock *blocks,
             guint n_blocks,
             guint64 seed)
{
  guint64 numbers[2];

  for (guint i = 0; i < n_blocks; i++)
    {
      numbers[0] = steller_block_hash (blocks[i].block);
      numbers[1] = blocks[i].base;
      seed = steller_text_hash ((const char *) numbers, sizeof numbers, seed);
    }

  return seed;
}

/* In whatever order the table has them. */
static guint64
hash_page_texts (const StellerDocument *self,
                 guint64 seed)
{
  guint64 sum = 0;
  GHashTableIter iter;
  gpointer place, text;

  g_hash_table_iter_init (&iter, self->page_texts);
  while (g_hash_table_iter_next (&iter, &place, &text))
    sum += hash_string (text, hash_string (place, 0));

  return steller_text_hash ((const char *) &sum, sizeof sum, seed);
}

/* Called once, by the builder: the document never changes afterwards. */
void
steller_document_compute_hash (StellerDocument *self)
{
  guint64 numbers[4];
  guint64 hash;

  numbers[0] = self->audience;
  numbers[1] = self->fields->len;
  numbers[2] = self->sections->len;
  hash = steller_text_hash ((const char *) numbers, 3 * sizeof *numbers, 0);
  hash = hash_string (self->language, hash);
  hash = hash_string (self->type_id, hash);
  hash = hash_string (self->style_id, hash);
  hash = hash_string (self->title, hash);
  hash = hash_string (self->subject, hash);
  hash = hash_string (self->date, hash);
  hash = hash_string (self->note_id, hash);
  for (guint i = 0; i < self->ids->len; i++)
    hash = hash_string (g_ptr_array_index (self->ids, i), hash);
  hash = hash_page_texts (self, hash);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const StellerDocumentField *field = g_ptr_array_index (self->fields, i);

      numbers[0] = field->kind;
      numbers[1] = field->place;
      numbers[2] = field->empty;
      numbers[3] = field->n_blocks;
      hash = steller_text_hash ((const char *) numbers, sizeof numbers, hash);
      hash = hash_string (field->id, hash);
      hash = hash_string (field->label, hash);
      hash = hash_string (field->text, hash);
      hash = hash_blocks (field->blocks, field->n_blocks, hash);
    }

  for (guint i = 0; i < self->sections->len; i++)
    {
      const StellerDocumentSection *section = g_ptr_array_index (self->sections, i);

      numbers[0] = section->level;
      numbers[1] = section->n_blocks;
      hash = steller_text_hash ((const char *) numbers, 2 * sizeof *numbers, hash);
      hash = hash_string (section->id, hash);
      hash = hash_string (section->number, hash);
      hash = hash_blocks (&section->heading, 1, hash);
      hash = hash_blocks (section->blocks, section->n_blocks, hash);
    }

  self->hash = hash;
}

/**
 * steller_document_hash:
 * @self: a document
 *
 * Gives a hash of everything in the document, computed once when it was made.
 *
 * Returns: the hash
 */
guint64
steller_document_hash (const StellerDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->hash;
}

static gboolean
blocks_equal (const StellerPlacedBlock *blocks,
              const StellerPlacedBlock *others,
              guint n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    if (blocks[i].base != others[i].base || !steller_block_equal (blocks[i].block, others[i].block))
      return FALSE;

  return TRUE;
}

static gboolean
fields_equal (const StellerDocumentField *field,
              const StellerDocumentField *other)
{
  return field->kind == other->kind && field->place == other->place && field->empty == other->empty &&
         field->n_blocks == other->n_blocks && strcmp (field->id, other->id) == 0 &&
         strcmp (field->label, other->label) == 0 && strcmp (field->text, other->text) == 0 &&
         blocks_equal (field->blocks, other->blocks, field->n_blocks);
}

static gboolean
sections_equal (const StellerDocumentSection *section,
                const StellerDocumentSection *other)
{
  return section->level == other->level && section->n_blocks == other->n_blocks &&
         strcmp (section->id, other->id) == 0 && g_strcmp0 (section->number, other->number) == 0 &&
         blocks_equal (&section->heading, &other->heading, 1) &&
         blocks_equal (section->blocks, other->blocks, section->n_blocks);
}

static gboolean
ids_equal (const GPtrArray *ids,
           const GPtrArray *others)
{
  for (guint i = 0; i < ids->len && i < others->len; i++)
    if (!g_str_equal (g_ptr_array_index (ids, i), g_ptr_array_index (others, i)))
      return FALSE;

  return ids->len == others->len;
}

static gboolean
page_texts_equal (GHashTable *texts,
                  GHashTable *others)
{
  GHashTableIter iter;
  gpointer place, text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &place, &text))
    if (g_strcmp0 (text, g_hash_table_lookup (others, place)) != 0)
      return FALSE;

  return g_hash_table_size (texts) == g_hash_table_size (others);
}

/**
 * steller_document_equal:
 * @self: a document
 * @other: another
 *
 * Compares two documents.
 *
 * Returns: whether they are the same in everything
 */
gboolean
steller_document_equal (const StellerDocument *self,
                        const StellerDocument *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self == other)
    return TRUE;

  if (self->hash != other->hash || self->audience != other->audience || self->fields->len != other->fields->len ||
      self->sections->len != other->sections->len || strcmp (self->language, other->language) != 0 ||
      strcmp (self->type_id, other->type_id) != 0 || strcmp (self->style_id, other->style_id) != 0 ||
      strcmp (self->title, other->title) != 0 || strcmp (self->subject, other->subject) != 0 ||
      g_strcmp0 (self->date, other->date) != 0 || g_strcmp0 (self->note_id, other->note_id) != 0 || !ids_equal (self->ids, other->ids) ||
      !page_texts_equal (self->page_texts, other->page_texts))
    return FALSE;

  for (guint i = 0; i < self->fields->len; i++)
    if (!fields_equal (g_ptr_array_index (self->fields, i), g_ptr_array_index (other->fields, i)))
      return FALSE;

  for (guint i = 0; i < self->sections->len; i++)
    if (!sections_equal (g_ptr_array_index (self->sections, i), g_ptr_array_index (other->sections, i)))
      return FALSE;

  return TRUE;
}
