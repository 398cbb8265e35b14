/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-text-estimate.h"

#include <math.h>
#include <string.h>

/* No more text than this decides the width of a column, in characters. */
#define MAX_MEASURED 4096
#define FIRST 0x20
#define LAST 0x7e
#define BOLD 600
/* A bar has this much beside its ground, as a part of the size. */
#define BAR_PADDING 0.5
#define GROUND_SCALE 0.75
#define SUPERSCRIPT_SCALE 0.6
/* How much wider than Helvetica a font may be of which no more is known: Verdana is. */
#define OTHER_FAMILY 1.2

/* The widths of Helvetica and its bold from the space to the tilde, in thousandths of the size. */
static const guint16 regular[] = {
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
  556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
  667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
  556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
};

static const guint16 bold[] = {
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
  556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
  975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
  667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
  333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
  611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
};

G_STATIC_ASSERT (G_N_ELEMENTS (regular) == LAST - FIRST + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (bold) == LAST - FIRST + 1);

static double
character_width (gunichar character,
                 gboolean is_bold)
{
  gunichar base;

  if (character >= FIRST && character <= LAST)
    return (is_bold ? bold : regular)[character - FIRST] / 1000.0;
  if (g_unichar_iszerowidth (character))
    return 0.0;
  if (g_unichar_iswide (character))
    return 1.0;
  /* A letter with an accent is as wide as the letter. */
  if (g_unichar_fully_decompose (character, FALSE, &base, 1) > 1 && base != character && base >= FIRST && base <= LAST)
    return (is_bold ? bold : regular)[base - FIRST] / 1000.0;
  switch (character)
    {
    case 0xa0:
      return 0.278;
    case 0x2018:
    case 0x2019:
      return is_bold ? 0.278 : 0.222;
    case 0x201c:
    case 0x201d:
      return is_bold ? 0.5 : 0.333;
    case 0x20ac:
    case 0x2013:
      return 0.556;
    case 0x2022:
      return 0.35;
    default:
      return 1.0;
    }
}

static gboolean
is_like_helvetica (const char *family)
{
  static const char * const names[] = { "Helvetica", "Arial", "Liberation Sans", "Arimo", "Nimbus Sans" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (family != NULL && g_ascii_strncasecmp (family, names[i], strlen (names[i])) == 0)
      return TRUE;

  return FALSE;
}

typedef struct {
  double line;
  double word;
  double minimum;
  double maximum;
} Estimate;

static void
end_word (Estimate *self)
{
  self->minimum = MAX (self->minimum, self->word);
  self->word = 0.0;
}

static void
end_line (Estimate *self)
{
  end_word (self);
  self->maximum = MAX (self->maximum, self->line);
  self->line = 0.0;
}

static void
add_text (Estimate *self,
          const char *text,
          double size,
          gboolean is_bold)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      double width = character_width (character, is_bold) * size;

      self->line += width;
      if (character == ' ' || character == '\t')
        {
          end_word (self);
          continue;
        }
      self->word += width;
      if (character == '-')
        end_word (self);
    }
}

/*
 * steller_text_estimate:
 * @style: the style
 * @leaf: a block with text
 * @paragraph: the style of its paragraph
 * @minimum: (out): the width of its widest word, in points
 * @maximum: (out): the width of its widest line when only its own line breaks count, in points
 *
 * Works out how wide a text is for the columns of a table, from the widths of Helvetica. Fonts are left alone on
 * purpose: the columns of an ODT must not depend on what is installed where it is made, nor wait for fonts that it
 * does not need. A very long text is measured by its beginning, for no column can be as wide as that anyway.
 */
void
steller_text_estimate (StellerStyle *style,
                       const StellerBlock *leaf,
                       const StellerParagraphStyle *paragraph,
                       double *minimum,
                       double *maximum)
{
  Estimate estimate = { 0 };
  double size = isfinite (paragraph->text.size) ? CLAMP (paragraph->text.size, 1.0, 144.0) : 10.0;
  gsize length = 0;

  if (!is_like_helvetica (paragraph->text.family))
    size *= OTHER_FAMILY;

  for (guint i = 0; i < steller_block_get_n_spans (leaf) && length < MAX_MEASURED; i++)
    {
      const StellerSpan *span = steller_block_get_span (leaf, i);
      gboolean is_bold = span->flags & STELLER_SPAN_BOLD || paragraph->text.weight >= BOLD;

      length += span->length;
      if (span->flags & STELLER_SPAN_LINE_BREAK)
        {
          end_line (&estimate);
        }
      else if (span->flags & STELLER_SPAN_BAR)
        {
          add_text (&estimate, span->ground, size, FALSE);
          estimate.word += BAR_PADDING * size;
          estimate.line += BAR_PADDING * size;
        }
      else
        {
          double scale = span->flags & STELLER_SPAN_SUPERSCRIPT ? SUPERSCRIPT_SCALE : 1.0;
          const StellerSpan *next = NULL;

          if (i + 1 < steller_block_get_n_spans (leaf))
            next = steller_block_get_span (leaf, i + 1);
          add_text (&estimate, span->text, scale * size, is_bold);
          /* In the internal edition the ground stands behind a marked passage. */
          if (span->ground != NULL && (next == NULL || g_strcmp0 (next->ground, span->ground) != 0))
            {
              add_text (&estimate, "\u00a0", GROUND_SCALE * size, FALSE);
              add_text (&estimate, span->ground, GROUND_SCALE * size, FALSE);
              estimate.word += BAR_PADDING * size;
              estimate.line += BAR_PADDING * size;
            }
        }
    }
  end_line (&estimate);

  *minimum = estimate.minimum;
  *maximum = estimate.maximum;
}
