/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-span-aspect.h"

/**
 * steller_span_has_aspect:
 * @self: a span
 * @aspect: an aspect
 *
 * Tells whether a span has an aspect. A bar has a ground, but is not a marked passage.
 *
 * Returns: whether it has
 */
gboolean
steller_span_has_aspect (const StellerSpan *self,
                         StellerSpanAspect  aspect)
{
  g_return_val_if_fail (self != NULL, FALSE);

  switch (aspect)
    {
    case STELLER_SPAN_ASPECT_LINK:
      return self->link != 0 && self->uri != NULL;
    case STELLER_SPAN_ASPECT_GROUND:
      return self->ground != NULL && (self->flags & STELLER_SPAN_BAR) == 0;
    case STELLER_SPAN_ASPECT_LANGUAGE:
      return self->language != NULL;
    case STELLER_SPAN_ASPECT_BOLD:
      return (self->flags & STELLER_SPAN_BOLD) != 0;
    case STELLER_SPAN_ASPECT_ITALIC:
      return (self->flags & STELLER_SPAN_ITALIC) != 0;
    case STELLER_SPAN_ASPECT_SUPERSCRIPT:
      return (self->flags & STELLER_SPAN_SUPERSCRIPT) != 0;
    case STELLER_SPAN_N_ASPECTS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * steller_span_shares_aspect:
 * @self: a span
 * @other: the span beside it
 * @aspect: an aspect
 *
 * Tells whether two spans have the same of an aspect: the same link, the same language, ….
 *
 * Returns: whether both have it, and the same
 */
gboolean
steller_span_shares_aspect (const StellerSpan *self,
                            const StellerSpan *other,
                            StellerSpanAspect  aspect)
{
  if (!steller_span_has_aspect (self, aspect) || !steller_span_has_aspect (other, aspect))
    return FALSE;

  switch (aspect)
    {
    case STELLER_SPAN_ASPECT_LINK:
      return self->link == other->link;
    case STELLER_SPAN_ASPECT_GROUND:
      return g_str_equal (self->ground, other->ground);
    case STELLER_SPAN_ASPECT_LANGUAGE:
      return g_str_equal (self->language, other->language);
    case STELLER_SPAN_ASPECT_BOLD:
    case STELLER_SPAN_ASPECT_ITALIC:
    case STELLER_SPAN_ASPECT_SUPERSCRIPT:
      return TRUE;
    case STELLER_SPAN_N_ASPECTS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * steller_span_count_shared:
 * @self: a span
 * @other: the span beside it
 *
 * Counts the aspects, from the outermost on, in which two spans do not differ: each of them has the same, or neither
 * has any. What is written around the first span for these goes around the second as well.
 *
 * Returns: the number of aspects; the aspect of that number is the first in which they differ
 */
guint
steller_span_count_shared (const StellerSpan *self,
                           const StellerSpan *other)
{
  guint n_shared = 0;

  while (n_shared < STELLER_SPAN_N_ASPECTS &&
         (steller_span_shares_aspect (self, other, n_shared) ||
          (!steller_span_has_aspect (self, n_shared) && !steller_span_has_aspect (other, n_shared))))
    n_shared++;

  return n_shared;
}
