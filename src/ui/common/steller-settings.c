/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-settings.h"

/**
 * steller_settings_get:
 *
 * Gets the settings of the program. It also runs from where it was built, where there may be none.
 *
 * Returns: (transfer none) (nullable): the settings, the same each time
 */
GSettings *
steller_settings_get (void)
{
  static gboolean looked = FALSE;
  static GSettings *settings = NULL;
  GSettingsSchemaSource *source;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (looked)
    return settings;

  looked = TRUE;
  source = g_settings_schema_source_get_default ();
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema != NULL)
    settings = g_settings_new_full (schema, NULL, NULL);
  return settings;
}
