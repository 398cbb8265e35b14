/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-pages-private.h"

#include <string.h>

/*
 * What differs between two pages. Galleys, and the texts in them, are shared by all documents of a layout: what is at
 * one address is the same, and what is not counts as different.
 */

static double
fragment_height (const StellerFragment *fragment)
{
  const StellerGalley *galley = fragment->item->galley;
  double height = 0.0;

  if (galley == NULL)
    return fragment->item->height;

  for (guint i = 0; i < fragment->n_strips; i++)
    {
      const StellerStrip *strip = steller_galley_get_strip (galley, fragment->first + i);

      height += strip->height + (i > 0 ? strip->gap : 0.0);
    }

  return height;
}

/*
 * steller_fragment_get_ink:
 * @fragment: a fragment
 * @top: (out): in points from the top of the page, nothing of it is drawn above this
 * @bottom: (out): nor below this
 *
 * Tells where a fragment is drawn, be it outside its lines. Only under the lock of the typesetter.
 */
void
steller_fragment_get_ink (const StellerFragment *fragment,
                          double *top,
                          double *bottom)
{
  double overshoot = fragment->item->galley != NULL ? steller_galley_get_overshoot (fragment->item->galley) :
                                                      steller_rules_get_thickness (fragment->item->rules);

  *top = fragment->y - overshoot;
  *bottom = fragment->y + fragment_height (fragment) + overshoot;
}

static gboolean
same_rules (const StellerRule *one,
            const StellerRule *other,
            guint n)
{
  for (guint i = 0; i < n; i++)
    if (one[i].x != other[i].x || one[i].y != other[i].y || one[i].width != other[i].width ||
        one[i].height != other[i].height || one[i].thickness != other[i].thickness || one[i].style != other[i].style ||
        memcmp (&one[i].color, &other[i].color, sizeof one[i].color) != 0 || one[i].full != other[i].full ||
        one[i].over_gap != other[i].over_gap)
      return FALSE;

  return TRUE;
}

static gboolean
same_fragment (const StellerFragment *one,
               const StellerFragment *other)
{
  const StellerFlowItem *a = one->item;
  const StellerFlowItem *b = other->item;

  if (one->x != other->x || one->y != other->y || one->first != other->first || one->n_strips != other->n_strips ||
      a->galley != b->galley)
    return FALSE;
  if (a->galley != NULL)
    return TRUE;

  return a->height == b->height && a->image == b->image && a->width == b->width && a->rules->len == b->rules->len &&
         same_rules ((const StellerRule *) (gpointer) a->rules->data,
                     (const StellerRule *) (gpointer) b->rules->data, a->rules->len);
}

static gboolean
same_strip (const StellerGalley *galley,
            guint index,
            const StellerGalley *other_galley,
            guint other_index)
{
  const StellerStrip *one = steller_galley_get_strip (galley, index);
  const StellerStrip *other = steller_galley_get_strip (other_galley, other_index);

  if (one->gap != other->gap || one->height != other->height || one->n_pieces != other->n_pieces ||
      one->n_rules != other->n_rules)
    return FALSE;
  for (guint i = 0; i < one->n_pieces; i++)
    {
      const StellerPiece *a = steller_galley_get_piece (galley, one->first_piece + i);
      const StellerPiece *b = steller_galley_get_piece (other_galley, other->first_piece + i);

      if (a->setting != b->setting || a->line != b->line || a->x != b->x || a->y != b->y)
        return FALSE;
    }

  return one->n_rules == 0 || same_rules (steller_galley_get_rule (galley, one->first_rule),
                                          steller_galley_get_rule (other_galley, other->first_rule), one->n_rules);
}

static double
strip_room (const StellerFragment *fragment,
            guint index)
{
  const StellerStrip *strip = steller_galley_get_strip (fragment->item->galley, fragment->first + index);

  return strip->height + (index > 0 ? strip->gap : 0.0);
}

/* Two fragments at one place, such as a list before and after a letter: leaves out the strips that are the same at
 * either end. */
static void
narrow (const StellerFragment *one,
        const StellerFragment *other,
        double *top,
        double *bottom)
{
  double height = fragment_height (one);
  double other_height = fragment_height (other);
  double overshoot = MAX (steller_galley_get_overshoot (one->item->galley),
                          steller_galley_get_overshoot (other->item->galley));
  guint n = one->n_strips;
  guint other_n = other->n_strips;
  guint first = 0;

  *top = one->y;
  *bottom = one->y + MAX (height, other_height);
  while (first < n && first < other_n &&
         same_strip (one->item->galley, one->first + first, other->item->galley, other->first + first))
    *top += strip_room (one, first++);
  while (height == other_height && n > first && other_n > first && (n > 1) == (other_n > 1) &&
         same_strip (one->item->galley, one->first + n - 1, other->item->galley, other->first + other_n - 1))
    {
      n--;
      other_n--;
      *bottom -= strip_room (one, n);
    }
  *top -= overshoot;
  *bottom += overshoot;
}

static const StellerFragment *
get_fragment (const StellerPage *page,
              guint index)
{
  return &g_array_index (page->fragments, StellerFragment, index);
}

static void
unite (const StellerPage *page,
       guint from,
       guint to,
       double *top,
       double *bottom)
{
  for (guint i = from; i < to; i++)
    {
      double ink_top, ink_bottom;

      steller_fragment_get_ink (get_fragment (page, i), &ink_top, &ink_bottom);
      *top = MIN (*top, ink_top);
      *bottom = MAX (*bottom, ink_bottom);
    }
}

/**
 * steller_pages_find_change:
 * @self: pages
 * @other: other pages, of the same layout if anything is to be the same
 * @page: a page that both have, from 0
 * @top: (out): where what differs begins, in points from the top of the page
 * @bottom: (out): where it ends
 *
 * Finds the part of a page that does not look the same, so that no more than that has to be drawn again. When the paper
 * differs that is all of it.
 *
 * Returns: whether the pages differ at all
 */
gboolean
steller_pages_find_change (const StellerPages *self,
                           const StellerPages *other,
                           guint page,
                           double *top,
                           double *bottom)
{
  const StellerPage *one;
  const StellerPage *two;
  guint first = 0;
  guint n_one, n_two;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);
  g_return_val_if_fail (page < self->pages->len && page < other->pages->len, FALSE);
  g_return_val_if_fail (top != NULL && bottom != NULL, FALSE);

  one = steller_pages_get_page (self, page);
  two = steller_pages_get_page (other, page);
  *top = 0.0;
  *bottom = MAX (one->height, two->height);
  if (one->width != two->width || one->height != two->height || self->typesetter != other->typesetter)
    return TRUE;

  n_one = one->fragments->len;
  n_two = two->fragments->len;
  while (first < n_one && first < n_two && same_fragment (get_fragment (one, first), get_fragment (two, first)))
    first++;
  while (n_one > first && n_two > first && same_fragment (get_fragment (one, n_one - 1), get_fragment (two, n_two - 1)))
    {
      n_one--;
      n_two--;
    }
  if (n_one == first && n_two == first)
    return FALSE;

  steller_typesetter_lock (self->typesetter);
  if (n_one == first + 1 && n_two == first + 1 && get_fragment (one, first)->item->galley != NULL &&
      get_fragment (two, first)->item->galley != NULL && get_fragment (one, first)->x == get_fragment (two, first)->x &&
      get_fragment (one, first)->y == get_fragment (two, first)->y)
    {
      narrow (get_fragment (one, first), get_fragment (two, first), top, bottom);
    }
  else
    {
      *top = G_MAXDOUBLE;
      *bottom = -G_MAXDOUBLE;
      unite (one, first, n_one, top, bottom);
      unite (two, first, n_two, top, bottom);
    }
  steller_typesetter_unlock (self->typesetter);
  *top = MAX (*top, 0.0);
  *bottom = MIN (*bottom, one->height);

  return TRUE;
}
