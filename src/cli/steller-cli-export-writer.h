/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-cli-export-result.h"
#include "steller-styles.h"

G_BEGIN_DECLS

/**
 * StellerCliExportSettings:
 * @formats: (element-type StellerExportFormat): the formats
 * @audience: the edition
 * @style: (nullable): the house style of all notes, instead of their own
 *
 * What the notes of one export share.
 */
typedef struct
{
  GPtrArray *formats;
  StellerAudience audience;
  StellerStyle *style;
} StellerCliExportSettings;

/**
 * StellerCliExportResultFunc:
 * @position: which note it is, from 0
 * @result: (nullable): what became of it; %NULL when it is only about to be waited for
 * @user_data: what was given for this function
 *
 * Hears of each note in the order in which they were typed, in the thread that exports.
 */
typedef void (*StellerCliExportResultFunc) (guint position, const StellerCliExportResult *result, gpointer user_data);

void steller_cli_export_write_all (GPtrArray *items,
                                   const StellerCliExportSettings *settings,
                                   StellerCliExportResultFunc function,
                                   gpointer user_data);

G_END_DECLS
