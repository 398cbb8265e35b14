/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "steller-export-profile.h"

G_BEGIN_DECLS

/**
 * StellerPdfMetadata:
 * @title: the document's title; never empty
 * @subject: what it is about, or empty
 * @author: who it comes from, or empty
 * @language: its language as a BCP 47 tag
 * @creator: the program that made the document
 * @producer: the programs that made the file
 * @time: when, in UTC
 * @profile: to which standards it conforms
 *
 * What a PDF file tells of itself. The texts hold nothing that XML cannot hold.
 */
typedef struct
{
  char *title;
  char *subject;
  char *author;
  char *language;
  char *creator;
  char *producer;
  GDateTime *time;
  StellerExportProfile *profile;
} StellerPdfMetadata;

void  steller_pdf_metadata_clear    (StellerPdfMetadata       *self);
char *steller_pdf_metadata_to_xmp   (const StellerPdfMetadata *self);
char *steller_pdf_metadata_get_date (const StellerPdfMetadata *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StellerPdfMetadata, steller_pdf_metadata_clear)

G_END_DECLS
