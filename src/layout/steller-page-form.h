/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-flow.h"
#include "steller-style.h"

G_BEGIN_DECLS

/* Paper is no larger than this, in points: a poster. */
#define STELLER_PAGE_FORM_MAX_PAPER 5000.0
/* No room for text is narrower or lower than this, in points. */
#define STELLER_PAGE_FORM_MIN_COLUMN 72.0

/*
 * StellerPageForm: a page as the style has it, with what makes no sense put right.
 *
 * @style: the page style
 * @width: the width of the paper, in points
 * @height: the height of the paper
 * @left: the left of the text
 * @text_width: its width
 * @has_regions: whether there is room for the header and footer of the style
 * @header_height: the height of the header with what stands in it; 0 when there is none
 * @footer_height: the height of the footer
 * @footer_y: the top of the footer
 * @column: the room for text, without header and footer
 */
typedef struct {
  const StellerPageStyle *style;
  double width;
  double height;
  double left;
  double text_width;
  gboolean has_regions;
  double header_height;
  double footer_height;
  double footer_y;
  StellerColumn column;
} StellerPageForm;

double steller_page_form_clamp (double value, double minimum, double maximum);
gboolean steller_page_form_init (StellerPageForm *self, const StellerPageStyle *style);

G_END_DECLS
