/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-style-sheet.h"
#include "steller-style-types.h"

G_BEGIN_DECLS

/**
 * StellerPropertyReader:
 * @sheet: where warnings go and fonts are declared
 * @style_name: the style that is read, for warnings
 * @target: the structure that is filled
 *
 * What a function that reads a property knows.
 */
typedef struct
{
  StellerStyleSheet *sheet;
  const char *style_name;
  gpointer target;
} StellerPropertyReader;

/**
 * StellerPropertyRule:
 * @href: the namespace of the attribute
 * @name: its local name
 * @read: (nullable): reads the value into the target and tells whether it could
 * @neutral: (nullable): values, separated by spaces, that change nothing; `*` is any value
 *
 * How an attribute of a properties element is handled. Without @read, any value that is not neutral gives a warning.
 */
typedef struct
{
  const char *href;
  const char *name;
  gboolean (*read) (StellerPropertyReader *reader, const char *value);
  const char *neutral;
} StellerPropertyRule;

void steller_style_read_properties (StellerPropertyReader *reader, xmlNode *properties,
                                    const StellerPropertyRule *rules, guint n_rules);

void steller_text_style_read (StellerPropertyReader *reader, xmlNode *properties);

StellerTextStyle *steller_text_style_load (StellerStyleSheet *sheet, const char *name);
StellerParagraphStyle *steller_paragraph_style_load (StellerStyleSheet *sheet, const char *name);
StellerListStyle *steller_list_style_load (StellerStyleSheet *sheet, const char *name);
StellerCellStyle *steller_cell_style_load (StellerStyleSheet *sheet, const char *name);
StellerTableStyle *steller_table_style_load (StellerStyleSheet *sheet, const char *name);

gboolean steller_style_read_box (const char *name, const char *value, StellerBorder *border, double *padding);

G_END_DECLS
