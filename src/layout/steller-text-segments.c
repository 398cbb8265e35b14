/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-text-segments.h"

#include <string.h>

#include "steller-text-setter.h"

/* U+FFFC, which Pango gives the shape of what stands in its place. */
#define OBJECT_REPLACEMENT "\xef\xbf\xbc"
#define REPLACEMENT "\xef\xbf\xbd"
/* Link, Span, Strong and Em: an inline element has at most this many around the text. */
#define MAX_DEPTH 4

typedef struct {
  StellerTypesetter *typesetter;
  const StellerBlock *leaf;
  const StellerParagraphStyle *style;
  GString *text;
  GArray *segments;
  GArray *inlines;
  StellerFaceFlags flags;
  guint chain[MAX_DEPTH];
  guint depth;
  guint link;
  guint n_marks;
} Segmenter;

/*
 * Copies text byte for byte, but for what Pango would take for the end of a paragraph or for an object; each is
 * replaced by as many bytes, so that offsets stay what they are.
 */
static void
append_text (GString *output,
             const char *text,
             gsize length)
{
  gsize start = output->len;

  g_string_append_len (output, text, length);
  for (gsize i = start; i < output->len; i++)
    {
      guchar *at = (guchar *) output->str + i;

      if (*at < 0x20 && *at != '\t')
        *at = ' ';
      else if (*at == 0xc2 && at[1] == 0x85)
        at[1] = 0xa0;
      else if (*at == 0xe2 && at[1] == 0x80 && (at[2] == 0xa8 || at[2] == 0xa9))
        at[2] = 0x82;
      else if (*at == 0xef && memcmp (at, OBJECT_REPLACEMENT, 3) == 0)
        memcpy (at, REPLACEMENT, 3);
    }
}

static char *
dup_link_text (const StellerBlock *leaf,
               guint first)
{
  guint link = steller_block_get_span (leaf, first)->link;
  GString *text = g_string_new (NULL);

  for (guint i = first; i < steller_block_get_n_spans (leaf); i++)
    {
      const StellerSpan *span = steller_block_get_span (leaf, i);

      if (span->link != link)
        break;
      g_string_append_len (text, span->text, span->length);
    }
  g_string_append_printf (text, " (%s)", steller_block_get_span (leaf, first)->uri);

  return g_string_free_and_steal (text);
}

static gboolean
same_structure (const StellerStructure *one,
                const StellerStructure *other)
{
  return one->role == other->role && one->role != STELLER_ROLE_LINK && one->actual_text == NULL &&
         other->actual_text == NULL && g_strcmp0 (one->language, other->language) == 0;
}

/* Goes on with the element at a depth when it is the same one as in the segment before, or starts another. */
static gboolean
push_inline (Segmenter *self,
             guint depth,
             gboolean same_so_far,
             const StellerStructure *structure,
             gboolean same_link)
{
  if (same_so_far && depth < self->depth)
    {
      const StellerElement *open = steller_elements_get (self->inlines, self->chain[depth]);

      if (same_link || same_structure (&open->structure, structure))
        return TRUE;
    }

  self->chain[depth] = steller_elements_add (self->inlines, depth > 0 ? self->chain[depth - 1] : 0, structure);

  return FALSE;
}

static guint
add_inlines (Segmenter *self,
             guint index,
             const StellerSpan *span)
{
  guint depth = 0;
  gboolean same = TRUE;
  guint link = span->uri != NULL ? span->link : 0;

  if (span->uri != NULL)
    {
      gboolean same_link = self->link != 0 && self->link == link;
      g_autofree char *contents = same_link ? NULL : dup_link_text (self->leaf, index);
      StellerStructure structure = { .role = STELLER_ROLE_LINK, .uri = span->uri, .contents = contents };

      same = push_inline (self, depth++, same, &structure, same_link) && same;
    }
  else if (self->link != 0)
    {
      same = FALSE;
    }

  if (span->flags & STELLER_SPAN_BAR)
    {
      g_autofree char *description = steller_typesetter_describe_ground (self->typesetter, span->ground);
      g_autofree char *text = g_strdup_printf ("[%s]", description);
      StellerStructure structure = { .role = STELLER_ROLE_SPAN, .actual_text = text };

      push_inline (self, depth++, FALSE, &structure, FALSE);
    }
  else
    {
      if (span->language != NULL)
        {
          StellerStructure structure = { .role = STELLER_ROLE_SPAN, .language = span->language };

          same = push_inline (self, depth++, same, &structure, FALSE) && same;
        }
      if (span->flags & STELLER_SPAN_BOLD)
        {
          StellerStructure structure = { .role = STELLER_ROLE_STRONG };

          same = push_inline (self, depth++, same, &structure, FALSE) && same;
        }
      if (span->flags & STELLER_SPAN_ITALIC)
        {
          StellerStructure structure = { .role = STELLER_ROLE_EM };

          push_inline (self, depth++, same, &structure, FALSE);
        }
    }

  self->depth = depth;
  self->link = link;

  return depth > 0 ? self->chain[depth - 1] : 0;
}

static StellerFaceFlags
face_flags (const StellerSpan *span)
{
  StellerFaceFlags flags = STELLER_FACE_PLAIN;

  if (span->flags & STELLER_SPAN_BAR)
    return STELLER_FACE_BAR;
  if (span->flags & STELLER_SPAN_BOLD)
    flags |= STELLER_FACE_BOLD;
  if (span->flags & STELLER_SPAN_ITALIC)
    flags |= STELLER_FACE_ITALIC;
  if (span->flags & STELLER_SPAN_SUPERSCRIPT)
    flags |= STELLER_FACE_SUPERSCRIPT;
  if (span->uri != NULL)
    flags |= STELLER_FACE_LINK;

  return flags;
}

static void
add_segment (Segmenter *self,
             StellerSegmentKind kind,
             guint span,
             guint element,
             guint mark,
             StellerFaceFlags flags,
             gsize start)
{
  StellerSegment segment = {
    .start = start,
    .end = self->text->len,
    .span = span,
    .source = kind == STELLER_SEGMENT_TEXT || kind == STELLER_SEGMENT_BREAK,
    .element = element,
    .mark = mark,
    .kind = kind,
    .face = steller_typesetter_get_face (self->typesetter, self->style, flags | self->flags),
  };

  if (segment.end > segment.start)
    g_array_append_val (self->segments, segment);
}

/*
 * steller_text_segments_add:
 * @typesetter: the typesetter
 * @leaf: a block with spans
 * @style: the style of its paragraph
 * @flags: what all of the text is, besides what its spans say
 * @text: the text is added to it
 * @segments: (element-type StellerSegment): the segments are added to it
 * @inlines: (element-type StellerElement): the inline elements are added to it
 *
 * Makes one text of the spans of a block, cut into segments. A bar and the ground behind a marked passage are one
 * character each, a line break is one space.
 */
void
steller_text_segments_add (StellerTypesetter *typesetter,
                           const StellerBlock *leaf,
                           const StellerParagraphStyle *style,
                           StellerFaceFlags flags,
                           GString *text,
                           GArray *segments,
                           GArray *inlines)
{
  Segmenter self = {
    .typesetter = typesetter,
    .leaf = leaf,
    .style = style,
    .flags = flags,
    .text = text,
    .segments = segments,
    .inlines = inlines,
  };
  guint n_spans = steller_block_get_n_spans (leaf);
  const char *marked = NULL;

  for (guint i = 0; i < n_spans; i++)
    {
      const StellerSpan *span = steller_block_get_span (leaf, i);
      const StellerSpan *next = i + 1 < n_spans ? steller_block_get_span (leaf, i + 1) : NULL;
      guint element = add_inlines (&self, i, span);
      gsize start = text->len;

      if (span->flags & STELLER_SPAN_BAR)
        {
          g_string_append (text, OBJECT_REPLACEMENT);
          add_segment (&self, STELLER_SEGMENT_BAR, i, element, 0, face_flags (span), start);
          marked = NULL;
          continue;
        }

      if (span->ground != NULL && g_strcmp0 (marked, span->ground) != 0)
        self.n_marks++;
      marked = span->ground;

      if (span->flags & STELLER_SPAN_LINE_BREAK)
        {
          g_string_append_c (text, ' ');
          add_segment (&self, STELLER_SEGMENT_BREAK, i, element, marked != NULL ? self.n_marks : 0, face_flags (span),
                       start);
        }
      else
        {
          append_text (text, span->text, span->length);
          add_segment (&self, STELLER_SEGMENT_TEXT, i, element, marked != NULL ? self.n_marks : 0, face_flags (span),
                       start);
        }

      if (marked != NULL && (next == NULL || (next->flags & STELLER_SPAN_BAR) || g_strcmp0 (next->ground, marked) != 0))
        {
          start = text->len;
          g_string_append (text, OBJECT_REPLACEMENT);
          /* The ground is no part of the passage, but it may stand in the same link. */
          self.depth = self.link != 0 ? 1 : 0;
          add_segment (&self, STELLER_SEGMENT_GROUND, i, self.depth > 0 ? self.chain[0] : 0, self.n_marks,
                       STELLER_FACE_GROUND, start);
          marked = NULL;
        }
    }
}
