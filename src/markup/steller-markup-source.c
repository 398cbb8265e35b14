/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-markup-source.h"

#include <string.h>

static void
clear_part (gpointer data)
{
  StellerMarkupPart *part = data;

  g_clear_pointer (&part->ground, g_free);
  g_clear_pointer (&part->passage, g_free);
}

/**
 * steller_markup_source_new:
 *
 * Makes an empty source. A source is the text that a parser reads: parts of the raw text of a section or field, with
 * each marked passage as one object. What a passage holds has no influence on how the text around it is read.
 *
 * Returns: (transfer full): a new source
 */
StellerMarkupSource *
steller_markup_source_new (void)
{
  StellerMarkupSource *self = g_new0 (StellerMarkupSource, 1);

  self->text = g_string_new (NULL);
  self->parts = g_array_new (FALSE, FALSE, sizeof (StellerMarkupPart));
  g_array_set_clear_func (self->parts, clear_part);

  return self;
}

/**
 * steller_markup_source_free:
 * @self: (transfer full): a source
 *
 * Frees a source.
 */
void
steller_markup_source_free (StellerMarkupSource *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->text, TRUE);
  g_array_unref (self->parts);
  g_free (self);
}

/* Text from outside must not be able to pose as an object: neither of this parser nor, since layout and exporters use
 * U+FFFC for their own, of any other. U+FFFD takes as many bytes, so that offsets stay. A NUL, which no note can hold,
 * counts as a space. */
static void
append_cleaned (GString *output,
                const char *text,
                gsize length)
{
  static const char object[] = "\xef\xbf\xbc";
  gsize start = output->len;
  char *at;

  g_string_append_len (output, text, length);

  for (at = output->str + start; (at = memchr (at, '\0', output->str + output->len - at)) != NULL;)
    *at = ' ';
  for (at = output->str + start; (at = memmem (at, output->str + output->len - at, object, 3)) != NULL;)
    at[2] = '\xbd';
}

/**
 * steller_markup_source_append_text:
 * @self: a source
 * @text: UTF-8 text
 * @length: its length in bytes
 * @source_offset: where it stands in the raw text, in bytes
 * @ground: (nullable): the ground of a passage that is marked, %NULL for ordinary text
 *
 * Adds text. A marked passage is read on its own as the contents of one paragraph; its spans carry the ground. U+FFFC
 * in the text becomes U+FFFD. All text together may be %STELLER_MARKUP_MAX_LENGTH long.
 */
void
steller_markup_source_append_text (StellerMarkupSource *self,
                                   const char *text,
                                   gsize length,
                                   gsize source_offset,
                                   const char *ground)
{
  StellerMarkupPart part = { 0 };

  g_return_if_fail (self != NULL && (text != NULL || length == 0));
  g_return_if_fail (length <= STELLER_MARKUP_MAX_LENGTH - MIN (self->text->len, STELLER_MARKUP_MAX_LENGTH));

  if (length == 0 && ground == NULL)
    return;

  part.text_offset = self->text->len;
  part.source_offset = source_offset;
  part.source_length = length;

  if (ground != NULL)
    {
      GString *passage = g_string_sized_new (length);

      append_cleaned (passage, text, length);
      part.ground = g_strdup (ground);
      part.passage = g_string_free (passage, FALSE);
      g_string_append_c (self->text, STELLER_MARKUP_OBJECT);
    }
  else
    {
      append_cleaned (self->text, text, length);
    }

  g_array_append_val (self->parts, part);
}

/**
 * steller_markup_source_append_bar:
 * @self: a source
 * @ground: the ground of exception
 * @source_offset: where the redacted passage stands, in bytes
 * @source_length: how long it is there; the caller sees to it that it tells nothing of the passage
 *
 * Adds the bar that stands for a redacted passage.
 */
void
steller_markup_source_append_bar (StellerMarkupSource *self,
                                  const char *ground,
                                  gsize source_offset,
                                  gsize source_length)
{
  StellerMarkupPart part = { 0 };

  g_return_if_fail (self != NULL && ground != NULL);

  part.text_offset = self->text->len;
  part.source_offset = source_offset;
  part.source_length = source_length;
  part.ground = g_strdup (ground);
  g_array_append_val (self->parts, part);
  g_string_append_c (self->text, STELLER_MARKUP_OBJECT);
}

/* The part that a place in the text belongs to. The source must not be empty. */
const StellerMarkupPart *
steller_markup_source_find (const StellerMarkupSource *self,
                            gsize text_offset)
{
  guint low = 0;
  guint high = self->parts->len;

  g_assert (self->parts->len > 0);

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->parts, StellerMarkupPart, middle).text_offset <= text_offset)
        low = middle;
      else
        high = middle;
    }

  return &g_array_index (self->parts, StellerMarkupPart, low);
}

/* Where a place in the text stands in the raw text. */
gsize
steller_markup_source_map (const StellerMarkupSource *self,
                           gsize text_offset)
{
  const StellerMarkupPart *part;

  if (self->parts->len == 0)
    return 0;

  part = steller_markup_source_find (self, text_offset);
  if (part->ground != NULL)
    return text_offset > part->text_offset ? part->source_offset + part->source_length : part->source_offset;

  return part->source_offset + (text_offset - part->text_offset);
}
