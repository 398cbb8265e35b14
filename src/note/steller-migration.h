/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-json-tree.h"

G_BEGIN_DECLS

/**
 * StellerMigrationStep:
 * @root: the note as a file of the version before holds it; changed in place
 * @error: return location for an error
 *
 * Brings a note from one version of the file format to the next.
 *
 * Returns: whether it could be done
 */
typedef gboolean (*StellerMigrationStep) (JsonObject *root, GError **error);

/**
 * StellerMigration:
 * @from: the version that the step takes; it gives the version after it
 * @step: what has to be done
 *
 * A row of the table of migrations.
 */
typedef struct
{
  guint from;
  StellerMigrationStep step;
} StellerMigration;

gboolean steller_migration_run (StellerJsonTree *tree, const StellerMigration *table, guint n_rows, guint version,
                                GError **error);
gboolean steller_migration_run_builtin (StellerJsonTree *tree, GError **error);

G_END_DECLS
