/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * StellerStandards:
 * @STELLER_STANDARDS_NONE: none
 * @STELLER_STANDARDS_PDF_UA_1: PDF/UA-1, accessible PDF (ISO 14289-1)
 * @STELLER_STANDARDS_PDF_A_2A: PDF/A-2, level A, PDF for the archive (ISO 19005-2)
 *
 * The standards of which a file may say that it conforms to them.
 */
typedef enum
{
  STELLER_STANDARDS_NONE = 0,
  STELLER_STANDARDS_PDF_UA_1 = 1 << 0,
  STELLER_STANDARDS_PDF_A_2A = 1 << 1,
  STELLER_STANDARDS_ALL = STELLER_STANDARDS_PDF_UA_1 | STELLER_STANDARDS_PDF_A_2A,
} StellerStandards;

typedef struct _StellerExportProfile StellerExportProfile;

#define STELLER_TYPE_EXPORT_PROFILE (steller_export_profile_get_type ())
GType steller_export_profile_get_type (void);

StellerExportProfile *steller_export_profile_new            (guint                       n_pages);
StellerExportProfile *steller_export_profile_ref            (StellerExportProfile       *self);
void                  steller_export_profile_unref          (StellerExportProfile       *self);

void                  steller_export_profile_add_obstacle   (StellerExportProfile       *self,
                                                             StellerStandards            standards,
                                                             const char                 *format,
                                                             ...) G_GNUC_PRINTF (3, 4);

guint                 steller_export_profile_get_n_pages    (const StellerExportProfile *self);
StellerStandards      steller_export_profile_get_standards  (const StellerExportProfile *self);
guint                 steller_export_profile_get_n_obstacles (const StellerExportProfile *self);
const char           *steller_export_profile_get_obstacle   (const StellerExportProfile *self,
                                                             guint                       index,
                                                             StellerStandards           *standards);

const char           *steller_standards_get_name            (StellerStandards            standard);
char                 *steller_export_profile_summarize      (const StellerExportProfile *self);
char                 *steller_export_profile_describe       (const StellerExportProfile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerExportProfile, steller_export_profile_unref)

G_END_DECLS
