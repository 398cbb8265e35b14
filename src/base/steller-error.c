/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-error.h"

typedef struct
{
  guint line;
  char *member;
} StellerErrorPrivate;

static void
steller_error_private_init (StellerErrorPrivate *place)
{
  place->line = 0;
  place->member = NULL;
}

static void
steller_error_private_copy (const StellerErrorPrivate *source, StellerErrorPrivate *target)
{
  target->line = source->line;
  target->member = g_strdup (source->member);
}

static void
steller_error_private_clear (StellerErrorPrivate *place)
{
  g_clear_pointer (&place->member, g_free);
}

G_DEFINE_EXTENDED_ERROR (StellerError, steller_error)

static GError *
steller_error_new_valist (StellerErrorCode code, guint line, const char *member, const char *format, va_list arguments)
  G_GNUC_PRINTF (4, 0);

static GError *
steller_error_new_valist (StellerErrorCode code, guint line, const char *member, const char *format, va_list arguments)
{
  GError *error = g_error_new_valist (STELLER_ERROR, code, format, arguments);
  StellerErrorPrivate *place = steller_error_get_private (error);

  place->line = line;
  place->member = g_strdup (member);
  return error;
}

/**
 * steller_error_new_at:
 * @code: the kind of error
 * @line: the line in the file, counted from 1, or 0 when there is none
 * @member: (nullable): the member, part or section that is at fault
 * @format: a printf()-style message, localised
 * @...: arguments of @format
 *
 * Makes an error that knows its place. The message need not repeat the line.
 *
 * Returns: (transfer full): a new error in the domain `STELLER_ERROR`
 */
GError *
steller_error_new_at (StellerErrorCode code, guint line, const char *member, const char *format, ...)
{
  GError *error;
  va_list arguments;

  g_return_val_if_fail (format != NULL, NULL);

  va_start (arguments, format);
  error = steller_error_new_valist (code, line, member, format, arguments);
  va_end (arguments);
  return error;
}

/**
 * steller_error_set_at:
 * @error: (out) (optional): where to put the error, or %NULL to drop it
 * @code: the kind of error
 * @line: the line in the file, counted from 1, or 0 when there is none
 * @member: (nullable): the member, part or section that is at fault
 * @format: a printf()-style message, localised
 * @...: arguments of @format
 *
 * Sets @error as steller_error_new_at() makes it.
 */
void
steller_error_set_at (GError **error, StellerErrorCode code, guint line, const char *member, const char *format, ...)
{
  va_list arguments;

  g_return_if_fail (error == NULL || *error == NULL);
  g_return_if_fail (format != NULL);

  if (error == NULL)
    return;

  va_start (arguments, format);
  *error = steller_error_new_valist (code, line, member, format, arguments);
  va_end (arguments);
}

/**
 * steller_error_get_line:
 * @error: any error
 *
 * Gets the line an error points at.
 *
 * Returns: the line, counted from 1; 0 when there is none or @error is of another domain
 */
guint
steller_error_get_line (const GError *error)
{
  g_return_val_if_fail (error != NULL, 0);

  if (error->domain != STELLER_ERROR)
    return 0;
  return steller_error_get_private (error)->line;
}

/**
 * steller_error_get_member:
 * @error: any error
 *
 * Gets the name of what is at fault: a member of a JSON file, a part of a package, a section of a note.
 *
 * Returns: (nullable) (transfer none): the name; %NULL when there is none or @error is of another domain
 */
const char *
steller_error_get_member (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != STELLER_ERROR)
    return NULL;
  return steller_error_get_private (error)->member;
}
