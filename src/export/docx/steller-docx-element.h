/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-docx.h"
#include "steller-style-types.h"
#include "steller-xml.h"

G_BEGIN_DECLS

xmlDoc  *steller_docx_part_new     (const char   *root);

xmlNode *steller_docx_add          (xmlNode      *parent,
                                    const char   *name);
xmlNode *steller_docx_add_value    (xmlNode      *parent,
                                    const char   *name,
                                    const char   *value);
xmlNode *steller_docx_add_number   (xmlNode      *parent,
                                    const char   *name,
                                    int           value);
void     steller_docx_set          (xmlNode      *element,
                                    const char   *name,
                                    const char   *value);
void     steller_docx_set_number   (xmlNode      *element,
                                    const char   *name,
                                    int           value);
void     steller_docx_set_color    (xmlNode      *element,
                                    const char   *name,
                                    StellerColor  color);
xmlNode *steller_docx_ensure       (xmlNode      *properties,
                                    const char   *name);
void     steller_docx_ensure_value (xmlNode      *properties,
                                    const char   *name,
                                    const char   *value);
void     steller_docx_ensure_flag  (xmlNode      *properties,
                                    const char   *name,
                                    gboolean      value);

void     steller_docx_prune        (xmlDoc       *part);

char    *steller_docx_color        (StellerColor  color);
int      steller_docx_twips        (double        points);

G_END_DECLS
