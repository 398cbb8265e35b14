/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-docx-element.h"

G_BEGIN_DECLS

/* The line of the frame round what the public edition will not hold, and the space beside blocks in it, in points. */
#define STELLER_DOCX_FRAME_SIZE 0.5
#define STELLER_DOCX_FRAME_PADDING 4.0

void steller_docx_set_paragraph (xmlNode                     *properties,
                                 const StellerParagraphStyle *style,
                                 const StellerParagraphStyle *base);
void steller_docx_set_text      (xmlNode                     *properties,
                                 const StellerTextStyle      *style,
                                 const StellerTextStyle      *base,
                                 double                       size);
void steller_docx_set_language  (xmlNode                     *properties,
                                 const char                  *language);
void steller_docx_set_size      (xmlNode                     *properties,
                                 double                       size);
void steller_docx_set_passage   (xmlNode                     *properties,
                                 StellerColor                 color);

xmlNode *steller_docx_add_border (xmlNode                    *parent,
                                  const char                 *name,
                                  const StellerBorder        *border,
                                  double                      space);
void     steller_docx_set_shade  (xmlNode                    *properties,
                                  StellerColor                color);

void     steller_docx_set_cell   (xmlNode                     *properties,
                                  const StellerCellStyle      *style,
                                  gboolean                     all_margins);
void     steller_docx_set_row_height (xmlNode                 *properties,
                                      double                   height);

double   steller_docx_get_indent (const StellerParagraphStyle *style,
                                  StellerSide                  side);

G_END_DECLS
