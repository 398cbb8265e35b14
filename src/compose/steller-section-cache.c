/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-section-cache.h"

#include "steller-text.h"

#include <string.h>

/* A part of a section that is read without the rest: a chunk of its markup, or a block mark. It is the same as another
 * when its text and its marks are. */
typedef struct {
  const char *text;
  gsize length;
  const StellerMark *marks; /* in the text of the section */
  guint n_marks;
  gsize start; /* in the text of the section */
  GPtrArray *blocks;
} Chunk;

struct _StellerSectionCache {
  gboolean filled;
  char *text;
  char *ground;
  StellerRedactedText *redacted; /* holds the texts and marks of the chunks */
  GArray *chunks;                /* Chunk */
  GArray *blocks;                /* StellerPlacedBlock */

  char *heading;
  guint heading_level;
  StellerBlock *heading_block;
};

static void
clear_chunk (gpointer data)
{
  Chunk *chunk = data;

  g_clear_pointer (&chunk->blocks, g_ptr_array_unref);
}

static void
clear_placed_block (gpointer data)
{
  StellerPlacedBlock *placed = data;

  g_clear_pointer (&placed->block, steller_block_unref);
}

static GArray *
new_chunks (void)
{
  GArray *chunks = g_array_new (FALSE, TRUE, sizeof (Chunk));

  g_array_set_clear_func (chunks, clear_chunk);

  return chunks;
}

StellerSectionCache *
steller_section_cache_new (void)
{
  StellerSectionCache *self = g_new0 (StellerSectionCache, 1);

  self->chunks = new_chunks ();
  self->blocks = g_array_new (FALSE, FALSE, sizeof (StellerPlacedBlock));
  g_array_set_clear_func (self->blocks, clear_placed_block);

  return self;
}

void
steller_section_cache_free (StellerSectionCache *self)
{
  g_free (self->text);
  g_free (self->ground);
  g_clear_pointer (&self->redacted, steller_redacted_text_free);
  g_array_unref (self->chunks);
  g_array_unref (self->blocks);
  g_free (self->heading);
  g_clear_pointer (&self->heading_block, steller_block_unref);
  g_free (self);
}

static gboolean
chunk_equal (gconstpointer a,
             gconstpointer b)
{
  const Chunk *one = a;
  const Chunk *other = b;

  if (one->length != other->length || one->n_marks != other->n_marks ||
      memcmp (one->text, other->text, one->length) != 0)
    return FALSE;

  for (guint i = 0; i < one->n_marks; i++)
    {
      const StellerMark *mark = &one->marks[i];
      const StellerMark *its = &other->marks[i];

      if (mark->start - one->start != its->start - other->start || mark->end - one->start != its->end - other->start ||
          mark->content_start - one->start != its->content_start - other->start || mark->block != its->block)
        return FALSE;
    }

  return TRUE;
}

static guint
chunk_hash (gconstpointer data)
{
  const Chunk *chunk = data;

  return (guint) steller_text_hash (chunk->text, chunk->length, chunk->n_marks);
}

static void
add_chunk (GArray *chunks,
           const StellerRedactedText *text,
           gsize start,
           gsize end,
           guint *next_mark)
{
  Chunk chunk = { .text = text->text + start, .length = end - start, .start = start };
  guint first = *next_mark;

  while (*next_mark < text->marks->len && g_array_index (text->marks, StellerMark, *next_mark).start < end)
    (*next_mark)++;

  chunk.n_marks = *next_mark - first;
  chunk.marks = chunk.n_marks > 0 ? &g_array_index (text->marks, StellerMark, first) : NULL;
  g_array_append_val (chunks, chunk);
}

/* Divides the text between block marks. For that each inline mark is one letter: what it holds does not count. */
static void
add_markup_chunks (GArray *chunks,
                   const StellerRedactedText *text,
                   gsize start,
                   gsize end,
                   guint *next_mark)
{
  g_autoptr (GString) outline = g_string_sized_new (end - start);
  g_autoptr (GArray) shifts = g_array_new (FALSE, FALSE, 2 * sizeof (gsize));
  gsize at = start;
  gsize shift = start;
  guint next_shift = 0;
  gsize outline_at = 0;

  for (guint i = *next_mark; i < text->marks->len; i++)
    {
      const StellerMark *mark = &g_array_index (text->marks, StellerMark, i);
      gsize pair[2];

      if (mark->start >= end)
        break;
      g_string_append_len (outline, text->text + at, mark->start - at);
      g_string_append_c (outline, 'x');
      at = mark->end;
      pair[0] = outline->len;
      pair[1] = at - outline->len;
      g_array_append_vals (shifts, pair, 1);
    }
  g_string_append_len (outline, text->text + at, end - at);

  while (outline_at < outline->len)
    {
      gsize chunk_start = outline_at + shift;

      outline_at = steller_markup_next_chunk (outline->str, outline->len, outline_at);
      for (; next_shift < shifts->len; next_shift++)
        {
          const gsize *pair = (const gsize *) (gpointer) shifts->data + 2 * next_shift;

          if (pair[0] > outline_at)
            break;
          shift = pair[1];
        }
      add_chunk (chunks, text, chunk_start, outline_at + shift, next_mark);
    }
}

static GArray *
divide (const StellerRedactedText *text)
{
  GArray *chunks = new_chunks ();
  guint next_mark = 0;
  gsize start = 0;

  for (guint i = 0; i < text->marks->len; i++)
    {
      const StellerMark *mark = &g_array_index (text->marks, StellerMark, i);

      if (!mark->block)
        continue;
      add_markup_chunks (chunks, text, start, mark->start, &next_mark);
      add_chunk (chunks, text, mark->start, mark->end, &next_mark);
      start = mark->end;
    }
  add_markup_chunks (chunks, text, start, text->length, &next_mark);

  return chunks;
}

/* Within a block mark the inline marks do not count, but the internal edition shows them. */
static GPtrArray *
parse_marked_blocks (const StellerRedactedText *text,
                     const StellerMark *mark,
                     gsize origin)
{
  g_autofree char *content = g_strndup (text->text + mark->content_start, mark->content_end - mark->content_start);
  g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();
  g_autoptr (StellerRedactedText) inner =
      steller_redacted_text_new (content, STELLER_AUDIENCE_INTERNAL, NULL, NULL, NULL);

  /* An offset of the content counts from the mark, hence the wrapped origin. */
  steller_redacted_text_append (inner, source, 0, inner->length, origin - mark->content_start, NULL);

  return steller_markup_parse (source);
}

static StellerBlock *
make_redaction (const char *ground,
                gsize start,
                gsize length,
                GPtrArray *children)
{
  StellerBlockBuilder *builder = steller_block_builder_new (STELLER_BLOCK_REDACTION);

  steller_block_builder_set_ground (builder, ground);
  steller_block_builder_set_source (builder, start, length);
  for (guint i = 0; children != NULL && i < children->len; i++)
    steller_block_builder_take_child (builder, steller_block_ref (g_ptr_array_index (children, i)));

  return steller_block_builder_end (builder);
}

/* Reads a chunk. Offsets count from @origin, a place in the text of the section. */
static GPtrArray *
parse_chunk (const Chunk *chunk,
             const StellerRedactedText *text,
             gsize origin)
{
  if (chunk->n_marks > 0 && chunk->marks[0].block)
    {
      const StellerMark *mark = &chunk->marks[0];
      g_autofree char *ground = steller_redacted_text_dup_ground (text, mark);
      GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_block_unref);
      g_autoptr (GPtrArray) children = NULL;

      if (text->audience != STELLER_AUDIENCE_PUBLIC)
        children = parse_marked_blocks (text, mark, origin);
      g_ptr_array_add (blocks, make_redaction (ground, mark->start - origin, mark->end - mark->start, children));

      return blocks;
    }
  else
    {
      g_autoptr (StellerMarkupSource) source = steller_markup_source_new ();

      steller_redacted_text_append (text, source, chunk->start, chunk->start + chunk->length, origin, NULL);

      return steller_markup_parse (source);
    }
}

/* Takes over the blocks of the chunks that were there before: those before and after the change, and of those in the
 * midst of it whichever can be found again. */
static void
reuse_chunks (GArray *chunks,
              const GArray *old_chunks)
{
  guint n_before = 0;
  guint n_after = 0;
  guint n_most = MIN (chunks->len, old_chunks->len);
  g_autoptr (GHashTable) known = NULL;

  for (; n_before < n_most; n_before++)
    {
      Chunk *chunk = &g_array_index (chunks, Chunk, n_before);
      const Chunk *old = &g_array_index (old_chunks, Chunk, n_before);

      if (!chunk_equal (chunk, old))
        break;
      chunk->blocks = g_ptr_array_ref (old->blocks);
    }

  for (; n_after < n_most - n_before; n_after++)
    {
      Chunk *chunk = &g_array_index (chunks, Chunk, chunks->len - 1 - n_after);
      const Chunk *old = &g_array_index (old_chunks, Chunk, old_chunks->len - 1 - n_after);

      if (!chunk_equal (chunk, old))
        break;
      chunk->blocks = g_ptr_array_ref (old->blocks);
    }

  if (n_before + n_after == chunks->len || n_before + n_after == old_chunks->len)
    return;

  known = g_hash_table_new (chunk_hash, chunk_equal);
  for (guint i = n_before; i < old_chunks->len - n_after; i++)
    g_hash_table_add (known, &g_array_index (old_chunks, Chunk, i));
  for (guint i = n_before; i < chunks->len - n_after; i++)
    {
      Chunk *chunk = &g_array_index (chunks, Chunk, i);
      const Chunk *old = g_hash_table_lookup (known, chunk);

      if (old != NULL)
        chunk->blocks = g_ptr_array_ref (old->blocks);
    }
}

static void
place_chunks (StellerSectionCache *self)
{
  for (guint i = 0; i < self->chunks->len; i++)
    {
      Chunk *chunk = &g_array_index (self->chunks, Chunk, i);

      if (chunk->blocks == NULL)
        chunk->blocks = parse_chunk (chunk, self->redacted, chunk->start);
      for (guint j = 0; j < chunk->blocks->len; j++)
        {
          StellerPlacedBlock placed = { steller_block_ref (g_ptr_array_index (chunk->blocks, j)), chunk->start };

          g_array_append_val (self->blocks, placed);
        }
    }
}

/* A section that is redacted as a whole is one block: in the public edition without anything of its text, and even when
 * it has none. */
static void
place_redaction (StellerSectionCache *self,
                 StellerAudience audience)
{
  StellerPlacedBlock placed = { NULL, 0 };

  if (audience == STELLER_AUDIENCE_PUBLIC)
    {
      placed.block = steller_block_new_redaction (self->ground);
    }
  else
    {
      g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_block_unref);

      for (guint i = 0; i < self->chunks->len; i++)
        {
          const Chunk *chunk = &g_array_index (self->chunks, Chunk, i);

          g_ptr_array_extend_and_steal (children, parse_chunk (chunk, self->redacted, 0));
        }
      placed.block = make_redaction (self->ground, 0, self->redacted->length, children);
    }

  g_array_append_val (self->blocks, placed);
}

/* Makes the blocks of a section. */
gboolean
steller_section_cache_compose (StellerSectionCache *self,
                               const char *text,
                               const char *ground,
                               StellerAudience audience,
                               StellerGrounds *grounds,
                               const char *member,
                               GError **error)
{
  g_autoptr (StellerRedactedText) redacted = NULL;
  gboolean secret = ground != NULL && audience == STELLER_AUDIENCE_PUBLIC;
  GArray *chunks;

  if (self->filled && g_strcmp0 (self->text, text) == 0 && g_strcmp0 (self->ground, ground) == 0)
    return TRUE;

  if (ground != NULL && !steller_redaction_check_ground (ground, audience, grounds, member, error))
    return FALSE;
  redacted = steller_redacted_text_new (text != NULL && !secret ? text : "", audience, grounds, member, error);
  if (redacted == NULL)
    return FALSE;

  chunks = divide (redacted);
  if (ground == NULL && self->ground == NULL)
    reuse_chunks (chunks, self->chunks);

  g_array_unref (self->chunks);
  self->chunks = chunks;
  g_clear_pointer (&self->redacted, steller_redacted_text_free);
  self->redacted = g_steal_pointer (&redacted);
  g_set_str (&self->text, text);
  g_set_str (&self->ground, ground);
  self->filled = TRUE;

  g_array_set_size (self->blocks, 0);
  if (ground == NULL)
    place_chunks (self);
  else if (text != NULL || secret)
    place_redaction (self, audience);

  return TRUE;
}

/* The blocks that were made the last time, with their places: StellerPlacedBlock. */
const GArray *
steller_section_cache_get_blocks (const StellerSectionCache *self)
{
  return self->blocks;
}

/* The heading that was made the last time, if it was the same. */
StellerBlock *
steller_section_cache_get_heading (const StellerSectionCache *self,
                                   const char *heading,
                                   guint level)
{
  if (self->heading_block == NULL || self->heading_level != level || strcmp (self->heading, heading) != 0)
    return NULL;

  return self->heading_block;
}

void
steller_section_cache_set_heading (StellerSectionCache *self,
                                   const char *heading,
                                   guint level,
                                   StellerBlock *block)
{
  g_set_str (&self->heading, heading);
  self->heading_level = level;
  g_clear_pointer (&self->heading_block, steller_block_unref);
  self->heading_block = steller_block_ref (block);
}
