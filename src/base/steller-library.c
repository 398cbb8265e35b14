/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-library.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "steller-error.h"

/**
 * steller_library_load:
 * @library: (type filename): the name by which a program linked with the library asks for it (its soname)
 * @names: (array zero-terminated=1): the functions that are needed of it
 * @functions: (out caller-allocates): where to put a pointer to each, in the same order
 * @error: return location for an error
 *
 * Loads a library for the rest of the program's life. What it needs in its turn is found now, and not when it is first
 * called: this is for a thread that has the time.
 *
 * Returns: whether all @functions are there; %STELLER_ERROR_UNSUPPORTED when the library is not, or is another version
 */
gboolean
steller_library_load (const char *library, const char *const *names, gpointer *functions, GError **error)
{
  GModule *module;

  g_return_val_if_fail (library != NULL, FALSE);
  g_return_val_if_fail (names != NULL, FALSE);
  g_return_val_if_fail (functions != NULL, FALSE);

  module = g_module_open (library, G_MODULE_BIND_LOCAL);
  if (module == NULL)
    {
      g_set_error (error, STELLER_ERROR, STELLER_ERROR_UNSUPPORTED, _("The library %s cannot be loaded: %s"), library,
                   g_module_error ());
      return FALSE;
    }
  g_module_make_resident (module);

  for (gsize i = 0; names[i] != NULL; i++)
    if (!g_module_symbol (module, names[i], &functions[i]))
      {
        g_set_error (error, STELLER_ERROR, STELLER_ERROR_UNSUPPORTED, _("The library %s lacks the function %s"),
                     library, names[i]);
        return FALSE;
      }
  return TRUE;
}
