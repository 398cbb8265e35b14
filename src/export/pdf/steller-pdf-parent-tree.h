/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

#include "steller-pdf-content.h"

G_BEGIN_DECLS

typedef struct _StellerPdfParentTree StellerPdfParentTree;

StellerPdfParentTree *steller_pdf_parent_tree_new            (qpdf_data              qpdf);
void                  steller_pdf_parent_tree_free           (StellerPdfParentTree  *self);

gboolean              steller_pdf_parent_tree_add_content    (StellerPdfParentTree  *self,
                                                              int                    page,
                                                              int                    content,
                                                              int                    element,
                                                              StellerPdfMark         mark,
                                                              GError               **error);
void                  steller_pdf_parent_tree_add_annotation (StellerPdfParentTree  *self,
                                                              int                    key,
                                                              int                    element);
gboolean              steller_pdf_parent_tree_write          (StellerPdfParentTree  *self,
                                                              qpdf_oh                root,
                                                              GError               **error);

const StellerPdfMark *steller_pdf_parent_tree_get_marks      (StellerPdfParentTree  *self,
                                                              guint                  page,
                                                              guint                 *n_marks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerPdfParentTree, steller_pdf_parent_tree_free)

G_END_DECLS
