/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-migration.h"

#include <glib/gi18n-lib.h>

#include "steller-note-file.h"

static const StellerMigration *
find_step (const StellerMigration *table, guint n_rows, guint from)
{
  for (guint i = 0; i < n_rows; i++)
    if (table[i].from == from)
      return &table[i];
  return NULL;
}

/**
 * steller_migration_run:
 * @tree: a note of which the member `version` was found to be a whole number
 * @table: (array length=n_rows): the steps
 * @n_rows: how many there are
 * @version: the version to reach
 * @error: return location for an error
 *
 * Brings a note to a newer version of the file format, one version a step, and writes the new number in it. A note of
 * that version or of a later one stays as it is.
 *
 * Returns: %FALSE with an error when a step fails or is missing; then @tree is of no more use
 */
gboolean
steller_migration_run (StellerJsonTree *tree, const StellerMigration *table, guint n_rows, guint version,
                       GError **error)
{
  JsonObject *root;

  g_return_val_if_fail (tree != NULL, FALSE);
  g_return_val_if_fail (table != NULL || n_rows == 0, FALSE);

  root = steller_json_tree_get_root (tree);
  for (gint64 from = json_object_get_int_member (root, "version"); from < version; from++)
    {
      const StellerMigration *row = find_step (table, n_rows, (guint) from);

      if (row == NULL)
        {
          g_propagate_error (error, steller_json_tree_new_error (tree, STELLER_ERROR_VERSION, "/version",
                                                                 _("This version of the file format is not known.")));
          return FALSE;
        }
      if (!row->step (root, error))
        return FALSE;
      json_object_set_int_member (root, "version", from + 1);
    }
  return TRUE;
}

/**
 * steller_migration_run_builtin:
 * @tree: a note of which the member `version` was found to be a whole number
 * @error: return location for an error
 *
 * Brings a note to the version that this Steller writes. Version 1 is the first, so there are no steps yet; each later
 * version adds its row here and its file to `tests/corpus/`.
 *
 * Returns: whether it could be done
 */
gboolean
steller_migration_run_builtin (StellerJsonTree *tree, GError **error)
{
  return steller_migration_run (tree, NULL, 0, STELLER_NOTE_VERSION, error);
}
