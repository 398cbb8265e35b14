/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-pdf-levels.h"

/**
 * steller_pdf_levels_enter: (skip)
 * @self: the headings so far
 * @level: the level of the next one, from 1, as the document has it
 *
 * Finds the level of a heading when none is left out: PDF/UA-1, 7.4.2, wants the first heading to be H1 and none to go
 * down more than one level, whatever levels a text or a house style uses. A heading stands below the nearest one before
 * it of a lower number, and headings of the same level below one heading remain of the same level.
 *
 * Returns: the level, from 1 to %STELLER_PDF_MAX_LEVEL
 */
guint
steller_pdf_levels_enter (StellerPdfLevels *self,
                          guint             level)
{
  g_return_val_if_fail (self != NULL, 1);

  while (self->n_levels > 0 && self->levels[self->n_levels - 1] >= level)
    self->n_levels--;
  /* What is too deep stands beside what it should stand below. */
  if (self->n_levels == STELLER_PDF_MAX_LEVEL)
    self->n_levels--;
  self->levels[self->n_levels++] = level;

  return self->n_levels;
}
