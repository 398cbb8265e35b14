/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-document.h"
#include "steller-export.h"

/* A small note with everything that a note can hold, in either edition. @secret is what stands under each of its
 * marks. */
StellerDocument *export_example_new  (StellerAudience  audience,
                                      const char      *secret);

/* One section with the blocks of @markdown, for tests of one thing. */
StellerDocument *export_example_text (StellerAudience  audience,
                                      const char      *markdown);

/* A document of that title, without text. */
StellerDocument *export_example_titled (const char *title);

/* The blocks of a text with marks, as composing gives them. */
GPtrArray       *export_example_parse (StellerAudience  audience,
                                       const char      *markdown);

/* A job in the built-in style. */
StellerExport   *export_example_job  (StellerDocument *document);

/* A job in a house style with all kinds of places. */
StellerExport   *export_example_template_job (StellerDocument *document);

/* The bytes of a format as text. */
char            *export_example_write (StellerDocument *document,
                                       const char      *format);

/* Compares a text with tests/export/@path; rewrites that file instead when STELLER_UPDATE_GOLDEN is set. */
void             export_example_check (const char      *text,
                                       const char      *path);
