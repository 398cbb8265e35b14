/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-error-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"

/**
 * steller_error_text_describe:
 * @error: an error
 *
 * Tells what is wrong, and of which member, in place of the pointer to it (RFC 6901) with which the message of an error
 * in a file begins.
 *
 * Returns: (transfer full): the words, localised
 */
char *
steller_error_text_describe (const GError *error)
{
  const char *member;
  gsize length;
  GString *place;
  g_autofree char *words = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  member = steller_error_get_member (error);
  length = member != NULL ? strlen (member) : 0;
  if (length == 0 || *member != '/' || !g_str_has_prefix (error->message, member) ||
      !g_str_has_prefix (error->message + length, ": "))
    return g_strdup (error->message);

  place = g_string_new (member + 1);
  g_string_replace (place, "/", " › ", 0);
  g_string_replace (place, "~1", "/", 0);
  g_string_replace (place, "~0", "~", 0);
  words = g_string_free_and_steal (place);
  /* Translators: the members of a file that lead to what is wrong, such as “fields › datum”, and what is wrong. */
  return g_strdup_printf (_("“%s”: %s"), words, error->message + length + 2);
}
