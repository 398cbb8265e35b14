/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-zip-name.h"

#include <string.h>

/* Longer names occur in no office file and are refused by file systems. */
#define MAX_LENGTH 1024

/**
 * steller_zip_name_is_safe:
 * @name: the name of an entry in a zip file
 *
 * Tells whether a name is a relative path with forward slashes that stays within the package, as ODF 1.3 part 2, 3.3
 * and APPNOTE.TXT 4.4.17.1 want it: UTF-8 without control characters, no backslash, no leading slash or drive, no
 * empty, `.` or `..` step. A name that ends with a slash is a folder and is allowed.
 *
 * Returns: whether @name may occur
 */
gboolean
steller_zip_name_is_safe (const char *name)
{
  gsize length;

  g_return_val_if_fail (name != NULL, FALSE);

  length = strlen (name);
  if (length == 0 || length > MAX_LENGTH || !g_utf8_validate (name, length, NULL))
    return FALSE;
  if (strchr (name, '\\') != NULL || (g_ascii_isalpha (name[0]) && name[1] == ':'))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (name[i]))
      return FALSE;

  while (*name != '\0')
    {
      gsize step = strcspn (name, "/");

      if (step == 0 || (step == 1 && name[0] == '.') || (step == 2 && strncmp (name, "..", 2) == 0))
        return FALSE;
      name += step;
      if (*name == '/')
        name++;
    }
  return TRUE;
}

/**
 * steller_zip_name_is_compressed:
 * @name: the name of an entry in a zip file
 *
 * Tells by its suffix whether an entry holds what is compressed already, such as a picture: to compress that again takes
 * long and gains nothing.
 *
 * Returns: whether the entry may as well be stored
 */
gboolean
steller_zip_name_is_compressed (const char *name)
{
  static const char *const suffixes[] = { ".png", ".jpg", ".jpeg", ".gif", ".webp" };

  g_return_val_if_fail (name != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize length = strlen (name);
      gsize suffix_length = strlen (suffixes[i]);

      if (length >= suffix_length && g_ascii_strcasecmp (name + length - suffix_length, suffixes[i]) == 0)
        return TRUE;
    }
  return FALSE;
}
