/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-page-form.h"

#include <math.h>

/* Paper from a note that fits in a pocket, in points. */
#define MIN_PAPER 144.0
#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define USUAL_MARGIN 72.0

/*
 * steller_page_form_clamp:
 * @value: a length that a style asks for
 * @minimum: the least that makes sense
 * @maximum: the most
 *
 * Keeps lengths within bounds, whatever is in the file they come from.
 */
double
steller_page_form_clamp (double value,
                         double minimum,
                         double maximum)
{
  return isfinite (value) ? CLAMP (value, minimum, maximum) : minimum;
}

/*
 * steller_page_form_init:
 * @style: a page style
 *
 * Puts a page right whose margins leave no room for text, or whose paper is no size at all.
 *
 * Returns: whether that was not needed
 */
gboolean
steller_page_form_init (StellerPageForm *self,
                        const StellerPageStyle *style)
{
  gboolean sane = style->width >= MIN_PAPER && style->width <= STELLER_PAGE_FORM_MAX_PAPER &&
                  style->height >= MIN_PAPER && style->height <= STELLER_PAGE_FORM_MAX_PAPER;
  double left = steller_page_form_clamp (style->margin_left, 0.0, STELLER_PAGE_FORM_MAX_PAPER);
  double right = steller_page_form_clamp (style->margin_right, 0.0, STELLER_PAGE_FORM_MAX_PAPER);
  double top = steller_page_form_clamp (style->margin_top, 0.0, STELLER_PAGE_FORM_MAX_PAPER);
  double bottom = steller_page_form_clamp (style->margin_bottom, 0.0, STELLER_PAGE_FORM_MAX_PAPER);

  self->style = style;
  self->width = sane ? style->width : A4_WIDTH;
  self->height = sane ? style->height : A4_HEIGHT;
  if (left + right > self->width - STELLER_PAGE_FORM_MIN_COLUMN)
    {
      left = right = (self->width - STELLER_PAGE_FORM_MIN_COLUMN) / 2.0;
      left = right = MIN (left, USUAL_MARGIN);
      sane = FALSE;
    }
  if (top + bottom > self->height - STELLER_PAGE_FORM_MIN_COLUMN)
    {
      top = bottom = (self->height - STELLER_PAGE_FORM_MIN_COLUMN) / 2.0;
      top = bottom = MIN (top, USUAL_MARGIN);
      sane = FALSE;
    }
  self->left = left;
  self->text_width = self->width - left - right;
  self->has_regions = sane;
  self->column = (StellerColumn) { top, self->height - bottom };

  return sane;
}
