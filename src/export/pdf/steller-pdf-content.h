/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StellerPdfMark:
 * @STELLER_PDF_MARK_NONE: no such marked content
 * @STELLER_PDF_MARK_CONTENT: part of the document proper
 * @STELLER_PDF_MARK_LAYOUT: an artifact: rules, backgrounds, the header row that a table repeats
 * @STELLER_PDF_MARK_HEADER: an artifact: what stands at the head of every page
 * @STELLER_PDF_MARK_FOOTER: an artifact: what stands at the foot of every page
 * @STELLER_PDF_MARK_FIGURE: a sign that a figure begins, or text in it
 * @STELLER_PDF_MARK_FIGURE_END: a sign that the figure ends
 *
 * What a piece of marked content is (ISO 32000-1, 14.8.2.2).
 */
typedef enum
{
  STELLER_PDF_MARK_NONE,
  STELLER_PDF_MARK_CONTENT,
  STELLER_PDF_MARK_LAYOUT,
  STELLER_PDF_MARK_HEADER,
  STELLER_PDF_MARK_FOOTER,
  STELLER_PDF_MARK_FIGURE,
  STELLER_PDF_MARK_FIGURE_END,
} StellerPdfMark;

GByteArray *steller_pdf_content_classify (const guint8          *content,
                                          gsize                  length,
                                          const StellerPdfMark  *marks,
                                          guint                  n_marks,
                                          GError               **error);

G_END_DECLS
