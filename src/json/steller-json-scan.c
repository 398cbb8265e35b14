/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"
#include "steller-json-pointer.h"
#include "steller-json-scan-private.h"

/* json-glib keeps the last of two members with one name, forgets the lines, and reads a number into a machine type. The
 * scan goes over the text once before it, and keeps what would be lost. */

/**
 * steller_json_scan_new:
 * @bytes: a JSON text; a byte order mark in front of it is passed over
 * @error: return location for an error
 *
 * Checks a JSON text (RFC 8259) in one pass, in time linear in its length: UTF-8, no NUL, not even as an escape, no
 * member twice in one object, and not past the limits `STELLER_JSON_MAX_…`. Every error in the domain `STELLER_ERROR`
 * tells the line and, as a JSON pointer, the member.
 *
 * Returns: (transfer full): the lines and the numbers of the text, or %NULL
 */
StellerJsonScan *
steller_json_scan_new (GBytes *bytes, GError **error)
{
  g_autoptr (StellerJsonScan) self = NULL;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new0 (StellerJsonScan, 1);
  self->bytes = g_bytes_ref (bytes);
  self->values = g_array_new (FALSE, FALSE, sizeof (StellerJsonScanValue));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (StellerJsonScanNumber));
  self->text = g_bytes_get_data (bytes, &length);

  if (length > STELLER_JSON_MAX_SIZE)
    {
      steller_error_set_at (error, STELLER_ERROR_LIMIT, 0, NULL, _("The file is larger than %d MiB."),
                            STELLER_JSON_MAX_SIZE / (1024 * 1024));
      return NULL;
    }
  if (length == 0)
    {
      steller_error_set_at (error, STELLER_ERROR_SYNTAX, 1, NULL, _("The file is empty."));
      return NULL;
    }
  return steller_json_scan_text (self, length, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * steller_json_scan_free:
 * @self: (nullable): a scan
 *
 * Frees a scan.
 */
void
steller_json_scan_free (StellerJsonScan *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->values);
  g_array_unref (self->numbers);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static const StellerJsonScanValue *
get_value (StellerJsonScan *self, guint32 index)
{
  return &g_array_index (self->values, StellerJsonScanValue, index);
}

static gboolean
value_has_name (StellerJsonScan *self, const StellerJsonScanValue *value, const char *name)
{
  const char *raw = self->text + value->name_start;
  g_autofree char *decoded = NULL;

  if (memchr (raw, '\\', value->name_length) == NULL)
    return strlen (name) == value->name_length && memcmp (raw, name, value->name_length) == 0;
  decoded = steller_json_decode_string (raw, value->name_length);
  return strcmp (decoded, name) == 0;
}

/**
 * steller_json_scan_get_line:
 * @self: a scan
 * @pointer: a JSON pointer (RFC 6901)
 *
 * Finds the line on which a value begins; for a member of an object that is the line of its name. When the value is
 * not there, the line is that of the innermost object or list that should have held it.
 *
 * Returns: the line, counted from 1
 */
guint
steller_json_scan_get_line (StellerJsonScan *self, const char *pointer)
{
  const StellerJsonScanValue *value;
  const char *rest = pointer;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (pointer != NULL, 0);

  value = get_value (self, 0);
  for (;;)
    {
      g_autofree char *token = steller_json_pointer_next (&rest);
      guint32 child = value->first_child;
      guint64 index;

      if (token == NULL || child == STELLER_JSON_NO_VALUE)
        return value->line;
      /* A name starts after a quote, so it is never at 0. */
      if (get_value (self, child)->name_start > 0)
        {
          while (child != STELLER_JSON_NO_VALUE && !value_has_name (self, get_value (self, child), token))
            child = get_value (self, child)->next;
        }
      else if (g_ascii_string_to_unsigned (token, 10, 0, STELLER_JSON_MAX_VALUES, &index, NULL))
        {
          for (; child != STELLER_JSON_NO_VALUE && index > 0; index--)
            child = get_value (self, child)->next;
        }
      else
        child = STELLER_JSON_NO_VALUE;
      if (child == STELLER_JSON_NO_VALUE)
        return value->line;
      value = get_value (self, child);
    }
}

/**
 * steller_json_scan_get_n_numbers:
 * @self: a scan
 *
 * Returns: how many numbers the text holds
 */
guint
steller_json_scan_get_n_numbers (StellerJsonScan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->numbers->len;
}

/**
 * steller_json_scan_get_number:
 * @self: a scan
 * @index: which number, in the order of the text, counted from 0
 * @length: (out): the length of the lexeme in bytes
 *
 * Returns: (transfer none): the number exactly as it stands in the text; not terminated
 */
const char *
steller_json_scan_get_number (StellerJsonScan *self, guint index, gsize *length)
{
  const StellerJsonScanNumber *number;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->numbers->len, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  number = &g_array_index (self->numbers, StellerJsonScanNumber, index);
  *length = number->length;
  return self->text + number->start;
}
