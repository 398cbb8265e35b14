/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "steller-pdf-content.h"

G_BEGIN_DECLS

/**
 * StellerPdfAttributes:
 * @STELLER_PDF_ATTRIBUTES_NONE: none
 * @STELLER_PDF_ATTRIBUTES_LIST_DISC: a list with bullets
 * @STELLER_PDF_ATTRIBUTES_LIST_DECIMAL: a list numbered 1, 2, 3
 * @STELLER_PDF_ATTRIBUTES_LIST_LOWER_ALPHA: a list numbered a, b, c
 * @STELLER_PDF_ATTRIBUTES_LIST_UPPER_ALPHA: a list numbered A, B, C
 * @STELLER_PDF_ATTRIBUTES_LIST_LOWER_ROMAN: a list numbered i, ii, iii
 * @STELLER_PDF_ATTRIBUTES_LIST_UPPER_ROMAN: a list numbered I, II, III
 * @STELLER_PDF_ATTRIBUTES_SCOPE_COLUMN: a header cell above a column
 * @STELLER_PDF_ATTRIBUTES_SCOPE_ROW: a header cell before a row
 *
 * The attribute objects of structure elements (ISO 32000-1, 14.8.5.5 and 14.8.5.7).
 */
typedef enum
{
  STELLER_PDF_ATTRIBUTES_NONE,
  STELLER_PDF_ATTRIBUTES_LIST_DISC,
  STELLER_PDF_ATTRIBUTES_LIST_DECIMAL,
  STELLER_PDF_ATTRIBUTES_LIST_LOWER_ALPHA,
  STELLER_PDF_ATTRIBUTES_LIST_UPPER_ALPHA,
  STELLER_PDF_ATTRIBUTES_LIST_LOWER_ROMAN,
  STELLER_PDF_ATTRIBUTES_LIST_UPPER_ROMAN,
  STELLER_PDF_ATTRIBUTES_SCOPE_COLUMN,
  STELLER_PDF_ATTRIBUTES_SCOPE_ROW,
  STELLER_PDF_N_ATTRIBUTES,
} StellerPdfAttributes;

/**
 * StellerPdfElement:
 * @type: the standard structure type (ISO 32000-1, 14.8.4), such as `P`, by which cairo knows the element
 * @role: (nullable): a type of our own that the role map says is @type, such as `Title`
 * @artifact: %STELLER_PDF_MARK_CONTENT, %STELLER_PDF_MARK_FIGURE, or what artifact it is in truth
 * @attributes: its attributes
 * @language: (nullable): the language of what it holds, when another than that around it
 * @actual_text: (nullable): the text that it stands for
 * @alternative: (nullable): a description of it
 * @contents: (nullable): of a link: what the annotation says of itself
 *
 * One element of the structure tree.
 */
typedef struct
{
  const char *type;
  const char *role;
  StellerPdfMark artifact;
  StellerPdfAttributes attributes;
  const char *language;
  const char *actual_text;
  const char *alternative;
  const char *contents;
} StellerPdfElement;

typedef struct _StellerPdfRecord StellerPdfRecord;

StellerPdfRecord         *steller_pdf_record_new            (void);
void                      steller_pdf_record_free           (StellerPdfRecord         *self);

void                      steller_pdf_record_begin_element  (StellerPdfRecord         *self,
                                                             cairo_t                  *cr,
                                                             const StellerPdfElement  *element,
                                                             const char               *cairo_attributes);
void                      steller_pdf_record_end_element    (StellerPdfRecord         *self,
                                                             cairo_t                  *cr);
void                      steller_pdf_record_begin_figure   (StellerPdfRecord         *self,
                                                             cairo_t                  *cr,
                                                             const StellerPdfElement  *element);
void                      steller_pdf_record_end_figure     (StellerPdfRecord         *self,
                                                             cairo_t                  *cr);
void                      steller_pdf_record_begin_artifact (StellerPdfRecord         *self,
                                                             cairo_t                  *cr,
                                                             StellerPdfMark            artifact);
void                      steller_pdf_record_end_artifact   (StellerPdfRecord         *self,
                                                             cairo_t                  *cr);

guint                     steller_pdf_record_get_n_elements (const StellerPdfRecord   *self);
const StellerPdfElement  *steller_pdf_record_get_element    (const StellerPdfRecord   *self,
                                                             guint                     index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerPdfRecord, steller_pdf_record_free)

G_END_DECLS
