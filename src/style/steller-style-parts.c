/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-style-parts.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"
#include "steller-odf.h"
#include "steller-style-resources.h"
#include "steller-xml.h"
#include "steller-zip-reader.h"

#define MANIFEST "META-INF/manifest.xml"

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

static gboolean
check_media_type (GHashTable *parts, GError **error)
{
  static const char *const types[] = { STELLER_ODF_TEMPLATE_MEDIA_TYPE, STELLER_ODF_TEXT_MEDIA_TYPE };
  GBytes *media_type = g_hash_table_lookup (parts, "mimetype");
  gsize length = 0;
  const char *text = media_type != NULL ? g_bytes_get_data (media_type, &length) : "";

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (length == strlen (types[i]) && memcmp (text, types[i], length) == 0)
      return TRUE;
  steller_error_set_at (error, STELLER_ERROR_INVALID, 0, "mimetype",
                        _("The house style is not an OpenDocument text template"));
  return FALSE;
}

/* A package tells in its manifest which of its parts are encrypted (ODF 1.3 part 2, 4.4). */
static gboolean
check_encryption (GHashTable *parts, GError **error)
{
  GBytes *bytes = g_hash_table_lookup (parts, MANIFEST);
  g_autoptr (xmlDoc) manifest = bytes != NULL ? steller_xml_parse (bytes, MANIFEST, error) : NULL;
  xmlNode *root = manifest != NULL ? xmlDocGetRootElement (manifest) : NULL;

  if (bytes != NULL && manifest == NULL)
    return FALSE;
  for (xmlNode *entry = root != NULL ? root->children : NULL; entry != NULL; entry = entry->next)
    for (xmlNode *child = entry->children; child != NULL; child = child->next)
      if (steller_xml_is (child, STELLER_ODF_MANIFEST, "encryption-data"))
        {
          const char *name = steller_xml_peek_attribute (entry, STELLER_ODF_MANIFEST, "full-path");

          steller_error_set_at (error, STELLER_ERROR_UNSUPPORTED, 0, name, _("“%s” is encrypted"),
                                name != NULL ? name : "");
          return FALSE;
        }
  return TRUE;
}

static void
add_resources (GResource *resource, const char *path, const char *prefix, GHashTable *parts)
{
  g_auto (GStrv) names = g_resource_enumerate_children (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      g_autofree char *child = g_strconcat (path, "/", *name, NULL);
      g_autofree char *part = g_strconcat (prefix, *name, NULL);

      if (g_str_has_suffix (*name, "/"))
        {
          child[strlen (child) - 1] = '\0';
          add_resources (resource, child, part, parts);
        }
      else
        {
          GBytes *bytes = g_resource_lookup_data (resource, child, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

          if (bytes != NULL)
            g_hash_table_insert (parts, g_steal_pointer (&part), bytes);
        }
    }
}

/**
 * steller_style_parts_new_builtin:
 * @id: the id of a built-in house style
 * @error: where to put an error
 *
 * Gets the parts of a built-in house style, which is compiled in.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 GBytes): the parts by name; %NULL with %STELLER_ERROR_INVALID
 *   when there is none of this id
 */
GHashTable *
steller_style_parts_new_builtin (const char *id, GError **error)
{
  g_autoptr (GHashTable) parts = new_table ();
  g_autofree char *path = g_strconcat (RESOURCE_PATH "/styles/", id, NULL);

  if (*id != '\0' && strchr (id, '/') == NULL)
    add_resources (steller_style_get_resource (), path, "", parts);
  if (g_hash_table_size (parts) == 0)
    {
      steller_error_set_at (error, STELLER_ERROR_INVALID, 0, NULL, _("There is no house style “%s”"), id);
      return NULL;
    }
  return g_steal_pointer (&parts);
}

/**
 * steller_style_parts_new_from_bytes:
 * @ott: an OpenDocument text template or text
 * @error: where to put an error
 *
 * Reads the parts of a template. Folders have none.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 GBytes): the parts by name; %NULL with the errors of
 *   #StellerZipReader, and with %STELLER_ERROR_INVALID when it is a file of another kind
 */
GHashTable *
steller_style_parts_new_from_bytes (GBytes *ott, GError **error)
{
  g_autoptr (StellerZipReader) reader = steller_zip_reader_new (ott, error);
  g_autoptr (GHashTable) parts = new_table ();

  if (reader == NULL)
    return NULL;
  for (const char *const *name = steller_zip_reader_get_names (reader); *name != NULL; name++)
    {
      GBytes *bytes;

      if (g_str_has_suffix (*name, "/"))
        continue;
      bytes = steller_zip_reader_read (reader, *name, error);
      if (bytes == NULL)
        return NULL;
      g_hash_table_insert (parts, g_strdup (*name), bytes);
    }
  if (!check_media_type (parts, error) || !check_encryption (parts, error))
    return NULL;
  return g_steal_pointer (&parts);
}
