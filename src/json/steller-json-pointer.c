/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-json-pointer.h"

#include <string.h>

/**
 * steller_json_pointer_append:
 * @pointer: a JSON pointer to make longer
 * @token: the name of a member, or the index of an element in digits
 * @length: the length of @token in bytes
 *
 * Appends one reference token, escaped after RFC 6901, section 3.
 */
void
steller_json_pointer_append (GString *pointer, const char *token, gsize length)
{
  g_string_append_c (pointer, '/');
  for (gsize i = 0; i < length; i++)
    {
      if (token[i] == '~')
        g_string_append (pointer, "~0");
      else if (token[i] == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, token[i]);
    }
}

/**
 * steller_json_pointer_next:
 * @pointer: (inout): the rest of a JSON pointer; moved past its first reference token
 *
 * Takes the first reference token off a JSON pointer (RFC 6901, section 4).
 *
 * Returns: (transfer full) (nullable): the token without its escapes, or %NULL when nothing is left
 */
char *
steller_json_pointer_next (const char **pointer)
{
  const char *start = *pointer;
  const char *end;
  GString *token;

  if (*start != '/')
    return NULL;
  start++;
  end = strchrnul (start, '/');
  token = g_string_sized_new ((gsize) (end - start));
  for (const char *p = start; p < end; p++)
    {
      if (p[0] == '~' && (p[1] == '0' || p[1] == '1'))
        {
          g_string_append_c (token, p[1] == '0' ? '~' : '/');
          p++;
        }
      else
        g_string_append_c (token, p[0]);
    }
  *pointer = end;
  return g_string_free_and_steal (token);
}
