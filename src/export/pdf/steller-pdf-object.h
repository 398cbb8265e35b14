/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* The entries and streams of PDF objects by libqpdf's C interface, in which each handle must be released. */

int      steller_pdf_get_id        (qpdf_data    qpdf,
                                    qpdf_oh      dictionary,
                                    const char  *key);
gboolean steller_pdf_has_type      (qpdf_data    qpdf,
                                    qpdf_oh      dictionary,
                                    const char  *type);
void     steller_pdf_set_text      (qpdf_data    qpdf,
                                    qpdf_oh      dictionary,
                                    const char  *key,
                                    const char  *text);
void     steller_pdf_set_name      (qpdf_data    qpdf,
                                    qpdf_oh      dictionary,
                                    const char  *key,
                                    const char  *name);
void     steller_pdf_set_syntax    (qpdf_data    qpdf,
                                    qpdf_oh      dictionary,
                                    const char  *key,
                                    const char  *syntax);
void     steller_pdf_take          (qpdf_data    qpdf,
                                    qpdf_oh      dictionary,
                                    const char  *key,
                                    qpdf_oh      value);
void     steller_pdf_append_take   (qpdf_data    qpdf,
                                    qpdf_oh      array,
                                    qpdf_oh      value);
qpdf_oh  steller_pdf_new_stream    (qpdf_data    qpdf,
                                    gconstpointer data,
                                    gsize        length);
gboolean steller_pdf_check_errors  (qpdf_data    qpdf,
                                    GError     **error);

G_END_DECLS
