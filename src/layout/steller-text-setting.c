/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-text-setting.h"

#include <math.h>
#include <string.h>

#include "steller-text.h"
#include "steller-text-setter-private.h"

/*
 * What makes two settings the same: the words and their look, the style and the room. Where the words come from does
 * not matter, so a paragraph that only moved in its section is not set again.
 */
static guint64
hash_spec (StellerTypesetter *typesetter,
           const StellerTextSpec *spec)
{
  struct {
    const void *style;
    const char *language;
    double width;
    double indent;
    guint32 align;
    guint32 flags;
    guint64 n_spans;
  } form = {
    .style = spec->style,
    .language = steller_typesetter_get_language (typesetter),
    .width = spec->width,
    .indent = spec->indent,
    .align = spec->align,
    .flags = spec->flags,
    .n_spans = steller_block_get_n_spans (spec->leaf),
  };
  guint64 hash = steller_text_hash ((const char *) &form, sizeof form, 0);

  for (guint i = 0; i < form.n_spans; i++)
    {
      const StellerSpan *span = steller_block_get_span (spec->leaf, i);

      hash = steller_text_hash (span->text, span->length, hash + span->flags * 31 + span->link);
    }

  return hash;
}

static gboolean
same_spans (const StellerBlock *one,
            const StellerBlock *other)
{
  guint n_spans = steller_block_get_n_spans (one);

  if (one == other)
    return TRUE;
  if (n_spans != steller_block_get_n_spans (other))
    return FALSE;

  for (guint i = 0; i < n_spans; i++)
    {
      const StellerSpan *a = steller_block_get_span (one, i);
      const StellerSpan *b = steller_block_get_span (other, i);

      if (a == b)
        continue;
      if (a->length != b->length || a->flags != b->flags || a->link != b->link ||
          memcmp (a->text, b->text, a->length) != 0 || g_strcmp0 (a->uri, b->uri) != 0 ||
          g_strcmp0 (a->language, b->language) != 0 || g_strcmp0 (a->ground, b->ground) != 0)
        return FALSE;
    }

  return TRUE;
}

guint
steller_text_setting_hash (gconstpointer self)
{
  guint64 hash = ((const StellerTextSetting *) self)->hash;

  return (guint) (hash ^ hash >> 32);
}

gboolean
steller_text_setting_equal (gconstpointer self,
                            gconstpointer other)
{
  const StellerTextSetting *a = self;
  const StellerTextSetting *b = other;

  return a->hash == b->hash && a->style == b->style && a->language == b->language && a->width == b->width &&
         a->indent == b->indent && a->align == b->align && a->flags == b->flags && same_spans (a->leaf, b->leaf);
}

static void
clear_glyphs (gpointer data)
{
  pango_glyph_item_free (((StellerGlyphs *) data)->item);
}

/*
 * steller_text_setting_new:
 * @typesetter: the typesetter
 * @spec: what to set and how
 *
 * Sets a text in lines, unless it is set already.
 *
 * Returns: (transfer full): the setting
 */
StellerTextSetting *
steller_text_setting_new (StellerTypesetter *typesetter,
                          const StellerTextSpec *spec)
{
  GHashTable *settings = steller_typesetter_get_settings (typesetter);
  StellerTextSetting key = {
    .leaf = (StellerBlock *) spec->leaf,
    .style = spec->style,
    .language = steller_typesetter_get_language (typesetter),
    .width = spec->width,
    .indent = spec->indent,
    .align = spec->align,
    .flags = spec->flags,
    .hash = hash_spec (typesetter, spec),
  };
  StellerTextSetting *self = g_hash_table_lookup (settings, &key);

  if (self != NULL)
    return steller_text_setting_ref (self);

  self = g_memdup2 (&key, sizeof key);
  g_ref_count_init (&self->ref_count);
  self->typesetter = typesetter;
  self->leaf = steller_block_ref ((StellerBlock *) spec->leaf);
  self->segments = g_array_new (FALSE, TRUE, sizeof (StellerSegment));
  self->inlines = steller_elements_new ();
  self->glyphs = g_array_new (FALSE, TRUE, sizeof (StellerGlyphs));
  self->boxes = g_array_new (FALSE, TRUE, sizeof (StellerBox));
  self->lines = g_array_new (FALSE, TRUE, sizeof (StellerSetLine));
  g_array_set_clear_func (self->glyphs, clear_glyphs);
  steller_text_setter_set (self, typesetter);
  g_hash_table_add (settings, self);

  return self;
}

StellerTextSetting *
steller_text_setting_ref (StellerTextSetting *self)
{
  g_ref_count_inc (&self->ref_count);

  return self;
}

/* Only under the lock of the typesetter, like everything that touches fonts. */
void
steller_text_setting_unref (StellerTextSetting *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_remove (steller_typesetter_get_settings (self->typesetter), self);
  g_array_unref (self->lines);
  g_array_unref (self->boxes);
  g_array_unref (self->glyphs);
  g_array_unref (self->inlines);
  g_array_unref (self->segments);
  g_free (self->text);
  steller_block_unref (self->leaf);
  g_free (self);
}

const StellerSetLine *
steller_text_setting_get_line (const StellerTextSetting *self,
                               guint line)
{
  g_assert (line < self->lines->len);

  return &g_array_index (self->lines, StellerSetLine, line);
}

/*
 * steller_text_setting_find_segment:
 * @offset: an offset in the text that was set
 *
 * Returns: (nullable): the segment that holds the offset, or the last one when the offset is at the end
 */
const StellerSegment *
steller_text_setting_find_segment (const StellerTextSetting *self,
                                   gsize offset)
{
  guint low = 0;
  guint high = self->segments->len;

  if (high == 0)
    return NULL;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->segments, StellerSegment, middle).start <= offset)
        low = middle;
      else
        high = middle;
    }

  return &g_array_index (self->segments, StellerSegment, low);
}

/*
 * steller_text_setting_append_words:
 * @words: where to put them
 *
 * Appends what the text says to who does not see it: bars by their description, and grounds behind what is marked.
 */
void
steller_text_setting_append_words (const StellerTextSetting *self,
                                   GString *words)
{
  for (guint i = 0; i < self->segments->len; i++)
    {
      const StellerSegment *segment = &g_array_index (self->segments, StellerSegment, i);
      g_autofree char *label = NULL;

      switch (segment->kind)
        {
        case STELLER_SEGMENT_BAR:
          g_string_append (words, steller_elements_get (self->inlines, segment->element)->structure.actual_text);
          break;
        case STELLER_SEGMENT_GROUND:
          label = steller_text_label_dup (self->leaf, segment);
          g_string_append (words, label);
          break;
        case STELLER_SEGMENT_BREAK:
          g_string_append_c (words, ' ');
          break;
        case STELLER_SEGMENT_TEXT:
        default:
          g_string_append_len (words, self->text + segment->start, segment->end - segment->start);
          break;
        }
    }
}

/*
 * steller_text_setting_offset_to_x:
 * @line: a line
 * @offset: an offset in the text that was set
 *
 * Where a caret before that offset stands, in points from the left of the setting.
 */
double
steller_text_setting_offset_to_x (const StellerTextSetting *self,
                                  guint line,
                                  gsize offset)
{
  const StellerSetLine *set = steller_text_setting_get_line (self, line);
  double x = 0.0;

  for (guint i = 0; i < set->n_glyphs; i++)
    {
      const StellerGlyphs *glyphs = &g_array_index (self->glyphs, StellerGlyphs, set->first_glyphs + i);
      const StellerSegment *segment = &g_array_index (self->segments, StellerSegment, glyphs->segment);
      gsize start = glyphs->item->item->offset;
      gsize end = start + glyphs->item->item->length;

      if (!segment->source)
        {
          start = segment->start;
          end = segment->end;
        }
      if (offset >= end)
        {
          x = glyphs->x + glyphs->width;
          continue;
        }
      if (offset <= start || !segment->source)
        return set->x + (offset <= start ? glyphs->x : glyphs->x + glyphs->width);

      {
        PangoItem *item = glyphs->item->item;
        int within = 0;

        pango_glyph_string_index_to_x (glyphs->item->glyphs, self->text + start, item->length, &item->analysis,
                                       (int) (offset - start), FALSE, &within);

        return set->x + glyphs->x + within / (double) PANGO_SCALE;
      }
    }

  return set->x + x;
}

/*
 * steller_text_setting_x_to_offset:
 * @line: a line
 * @x: a place in it, in points from the left of the setting
 *
 * The offset in the text that was set of the caret position nearest to a place.
 */
gsize
steller_text_setting_x_to_offset (const StellerTextSetting *self,
                                  guint line,
                                  double x)
{
  const StellerSetLine *set = steller_text_setting_get_line (self, line);
  gsize offset = set->start;

  x -= set->x;
  for (guint i = 0; i < set->n_glyphs; i++)
    {
      const StellerGlyphs *glyphs = &g_array_index (self->glyphs, StellerGlyphs, set->first_glyphs + i);
      const StellerSegment *segment = &g_array_index (self->segments, StellerSegment, glyphs->segment);
      PangoItem *item = glyphs->item->item;
      int index = 0;
      int trailing = 0;
      const char *at;

      if (!segment->source)
        {
          offset = x < glyphs->x + glyphs->width / 2.0 ? segment->start : segment->end;
          if (x < glyphs->x + glyphs->width)
            return offset;
          continue;
        }
      if (x <= glyphs->x)
        return i == 0 ? (gsize) item->offset : offset;

      offset = item->offset + item->length;
      if (x >= glyphs->x + glyphs->width)
        continue;

      pango_glyph_string_x_to_index (glyphs->item->glyphs, self->text + item->offset, item->length, &item->analysis,
                                     (int) lround ((x - glyphs->x) * PANGO_SCALE), &index, &trailing);
      at = self->text + item->offset + index;
      while (trailing-- > 0 && at < self->text + offset)
        at = g_utf8_next_char (at);

      return MIN ((gsize) (at - self->text), set->end);
    }

  return MIN (offset, set->end);
}
