/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

typedef struct _StellerDocxPackage StellerDocxPackage;

StellerDocxPackage *steller_docx_package_new      (void);
void                steller_docx_package_free     (StellerDocxPackage  *self);

void                steller_docx_package_add_part (StellerDocxPackage  *self,
                                                   const char          *name,
                                                   const char          *media_type,
                                                   GBytes              *bytes);
void                steller_docx_package_add_xml  (StellerDocxPackage  *self,
                                                   const char          *name,
                                                   const char          *media_type,
                                                   xmlDoc              *part);
gboolean            steller_docx_package_has      (StellerDocxPackage  *self,
                                                   const char          *name);
const char         *steller_docx_package_relate   (StellerDocxPackage  *self,
                                                   const char          *source,
                                                   const char          *type,
                                                   const char          *target,
                                                   gboolean             external);
GBytes             *steller_docx_package_finish   (StellerDocxPackage  *self,
                                                   GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerDocxPackage, steller_docx_package_free)

G_END_DECLS
