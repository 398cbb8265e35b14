/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-names.h"

#include <string.h>

/**
 * steller_export_take_name:
 * @names: (element-type utf8): the names that are taken; it frees its keys with g_free()
 * @name: the name that is wanted
 * @length: how long it may be, in bytes, more than 10; 0 for any length
 *
 * Gives a name that nothing has yet, and takes it.
 *
 * Returns: (transfer full): @name itself when it is free and short enough
 */
char *
steller_export_take_name (GHashTable *names,
                          const char *name,
                          gsize       length)
{
  g_autofree char *candidate = NULL;
  gsize limit = length > 0 ? length : G_MAXINT;

  g_return_val_if_fail (names != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  candidate = g_strndup (name, MIN (limit, strlen (name)));
  for (guint i = 2; g_hash_table_contains (names, candidate); i++)
    {
      g_autofree char *suffix = g_strdup_printf ("_%u", i);

      g_free (candidate);
      candidate = g_strdup_printf ("%.*s%s", (int) (limit - strlen (suffix)), name, suffix);
    }
  g_hash_table_add (names, g_strdup (candidate));

  return g_steal_pointer (&candidate);
}
