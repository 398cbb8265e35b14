/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/**
 * steller_locale_init:
 *
 * Sets the language of a program's messages to that of its user. A program calls this once, before anything else.
 *
 * The catalogues are those of the installation; the environment variable `STELLER_LOCALE_DIR` names another folder, for
 * a program that runs from where it was built.
 */
void
steller_locale_init (void)
{
  const char *directory = g_getenv ("STELLER_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL ? directory : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
