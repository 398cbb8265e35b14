/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-shared-styles.h"

/**
 * steller_shared_styles_get:
 *
 * Gets the registry of house styles of the program, so that each of its windows and threads has a style from the same
 * reading of its file. It may be called in any thread.
 *
 * Returns: (transfer none): the registry, the same each time
 */
StellerStyles *
steller_shared_styles_get (void)
{
  static gsize ready = 0;
  static StellerStyles *styles = NULL;

  if (g_once_init_enter (&ready))
    {
      styles = steller_styles_new ();
      g_once_init_leave (&ready, 1);
    }
  return styles;
}
