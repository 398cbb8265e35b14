/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-document.h"

G_BEGIN_DECLS

/**
 * StellerExportFieldRole:
 * @STELLER_EXPORT_FIELD_TITLE: a part of the title
 * @STELLER_EXPORT_FIELD_UNLABELLED: a field above the text that needs no label, such as who the note is from
 * @STELLER_EXPORT_FIELD_HEADER: a field above the text, with its label
 * @STELLER_EXPORT_FIELD_CLOSING: who signs, below the text
 * @STELLER_EXPORT_FIELD_HIDDEN: nothing
 *
 * What a field becomes in a format without pages: there is no margin, so everything that stands above the text or
 * beside it comes first.
 */
typedef enum {
  STELLER_EXPORT_FIELD_TITLE,
  STELLER_EXPORT_FIELD_UNLABELLED,
  STELLER_EXPORT_FIELD_HEADER,
  STELLER_EXPORT_FIELD_CLOSING,
  STELLER_EXPORT_FIELD_HIDDEN,
} StellerExportFieldRole;

StellerExportFieldRole steller_export_field_get_role  (const StellerDocumentField *field);
gboolean               steller_export_field_has_lines (const StellerDocumentField *field);
StellerBlock          *steller_export_field_dup_block (const StellerDocumentField *field,
                                                       guint                       index);
guint                  steller_export_heading_level   (guint                       section_level,
                                                       guint                       block_level);
const char            *steller_export_style_of_items  (const char                 *style_name,
                                                       gboolean                    ordered);

G_END_DECLS
