/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STELLER_ERROR (steller_error_quark ())

/**
 * StellerErrorCode:
 * @STELLER_ERROR_FAILED: the work could not be done, for a reason only the message tells
 * @STELLER_ERROR_SYNTAX: not well-formed JSON, XML or zip
 * @STELLER_ERROR_INVALID: well-formed, but a value is missing, unknown or of the wrong type
 * @STELLER_ERROR_LIMIT: larger, deeper or denser than is accepted
 * @STELLER_ERROR_VERSION: made by a newer Steller
 * @STELLER_ERROR_UNKNOWN_TYPE: the note type is not installed
 * @STELLER_ERROR_UNSUPPORTED: valid, but of a kind that Steller does not handle
 * @STELLER_ERROR_REDACTION: a public edition was refused because its redactions are not in order
 *
 * The codes of `STELLER_ERROR`. Failures of reading and writing files stay `G_IO_ERROR`.
 */
typedef enum
{
  STELLER_ERROR_FAILED,
  STELLER_ERROR_SYNTAX,
  STELLER_ERROR_INVALID,
  STELLER_ERROR_LIMIT,
  STELLER_ERROR_VERSION,
  STELLER_ERROR_UNKNOWN_TYPE,
  STELLER_ERROR_UNSUPPORTED,
  STELLER_ERROR_REDACTION,
} StellerErrorCode;

GQuark steller_error_quark (void);

GError *steller_error_new_at (StellerErrorCode code, guint line, const char *member, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
void steller_error_set_at (GError **error, StellerErrorCode code, guint line, const char *member, const char *format,
                           ...) G_GNUC_PRINTF (5, 6);

guint steller_error_get_line (const GError *error);
const char *steller_error_get_member (const GError *error);

G_END_DECLS
