/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "steller-document.h"
#include "steller-export-profile.h"
#include "steller-layout.h"
#include "steller-style.h"

G_BEGIN_DECLS

typedef struct _StellerExportFormat StellerExportFormat;

#define STELLER_TYPE_EXPORT (steller_export_get_type ())
G_DECLARE_FINAL_TYPE (StellerExport, steller_export, STELLER, EXPORT, GObject)

StellerExport      *steller_export_new             (StellerDocument            *document,
                                                    StellerStyle               *style);

StellerDocument    *steller_export_get_document    (StellerExport              *self);
StellerStyle       *steller_export_get_style       (StellerExport              *self);
StellerPages       *steller_export_get_pages       (StellerExport              *self);
void                steller_export_set_layout      (StellerExport              *self,
                                                    StellerLayout              *layout);
GDateTime          *steller_export_get_time        (StellerExport              *self);

void                steller_export_add_warning     (StellerExport              *self,
                                                    const char                 *format,
                                                    ...) G_GNUC_PRINTF (2, 3);
const char * const *steller_export_get_warnings    (StellerExport              *self,
                                                    guint                      *n_warnings);
void                steller_export_clear_warnings  (StellerExport              *self);

void                  steller_export_set_profile   (StellerExport              *self,
                                                    StellerExportProfile       *profile);
StellerExportProfile *steller_export_get_profile   (StellerExport              *self);

GBytes             *steller_export_write           (StellerExport              *self,
                                                    const StellerExportFormat  *format,
                                                    GError                    **error);

G_END_DECLS
