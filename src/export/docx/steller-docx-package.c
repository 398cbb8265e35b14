/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-package.h"

#include <string.h>

#include "steller-docx.h"
#include "steller-xml.h"
#include "steller-zip-name.h"
#include "steller-zip-writer.h"

typedef struct {
  char *name;
  char *media_type;
  GBytes *bytes;
} Part;

typedef struct {
  char *source;
  char *id;
  char *type;
  char *target;
  gboolean external;
} Relationship;

/**
 * StellerDocxPackage:
 *
 * A package of parts with relationships between them (ISO/IEC 29500-2): what a DOCX is around its text. Parts are
 * written in the order in which they were added, relationships are numbered in the order in which they were made.
 */
struct _StellerDocxPackage {
  GPtrArray *parts;
  GPtrArray *relationships;
};

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->name);
  g_free (part->media_type);
  g_bytes_unref (part->bytes);
  g_free (part);
}

static void
relationship_free (gpointer data)
{
  Relationship *relationship = data;

  g_free (relationship->source);
  g_free (relationship->id);
  g_free (relationship->type);
  g_free (relationship->target);
  g_free (relationship);
}

/**
 * steller_docx_package_new:
 *
 * Makes an empty package.
 *
 * Returns: (transfer full): a new package
 */
StellerDocxPackage *
steller_docx_package_new (void)
{
  StellerDocxPackage *self = g_new0 (StellerDocxPackage, 1);

  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->relationships = g_ptr_array_new_with_free_func (relationship_free);

  return self;
}

/**
 * steller_docx_package_free:
 * @self: (transfer full): a package
 *
 * Frees a package.
 */
void
steller_docx_package_free (StellerDocxPackage *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->relationships);
  g_free (self);
}

/**
 * steller_docx_package_add_part:
 * @self: a package
 * @name: the name of the part, without a slash before it; it must not be there yet
 * @media_type: its media type
 * @bytes: what it holds
 *
 * Adds a part.
 */
void
steller_docx_package_add_part (StellerDocxPackage *self,
                               const char         *name,
                               const char         *media_type,
                               GBytes             *bytes)
{
  Part *part;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && media_type != NULL && bytes != NULL);
  g_return_if_fail (!steller_docx_package_has (self, name));

  part = g_new0 (Part, 1);
  part->name = g_strdup (name);
  part->media_type = g_strdup (media_type);
  part->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->parts, part);
}

/**
 * steller_docx_package_add_xml:
 * @self: a package
 * @name: the name of the part
 * @media_type: its media type
 * @part: what it holds
 *
 * Adds a part of XML as it is now.
 */
void
steller_docx_package_add_xml (StellerDocxPackage *self,
                              const char         *name,
                              const char         *media_type,
                              xmlDoc             *part)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (part != NULL);

  part->standalone = 1;
  bytes = steller_xml_serialize (part);
  steller_docx_package_add_part (self, name, media_type, bytes);
}

/**
 * steller_docx_package_has:
 * @self: a package
 * @name: the name of a part
 *
 * Tells whether a part was added.
 *
 * Returns: whether it was
 */
gboolean
steller_docx_package_has (StellerDocxPackage *self,
                          const char         *name)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < self->parts->len; i++)
    if (g_str_equal (((Part *) self->parts->pdata[i])->name, name))
      return TRUE;

  return FALSE;
}

/**
 * steller_docx_package_relate:
 * @self: a package
 * @source: the name of the part that refers to something; empty for the package itself
 * @type: the kind of relationship
 * @target: what it refers to: a part, seen from the folder of @source, or an address
 * @external: whether it is an address
 *
 * Makes a relationship (ISO/IEC 29500-2, 6.5), or finds the one that says the same.
 *
 * Returns: (transfer none): the id by which @source refers to it
 */
const char *
steller_docx_package_relate (StellerDocxPackage *self,
                             const char         *source,
                             const char         *type,
                             const char         *target,
                             gboolean            external)
{
  Relationship *relationship;
  guint n_of_source = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (source != NULL && type != NULL && target != NULL, NULL);

  for (guint i = 0; i < self->relationships->len; i++)
    {
      relationship = self->relationships->pdata[i];
      if (!g_str_equal (relationship->source, source))
        continue;
      n_of_source++;
      if (g_str_equal (relationship->type, type) && g_str_equal (relationship->target, target))
        return relationship->id;
    }

  relationship = g_new0 (Relationship, 1);
  relationship->source = g_strdup (source);
  relationship->id = g_strdup_printf ("rId%u", n_of_source + 1);
  relationship->type = g_strdup (type);
  relationship->target = g_strdup (target);
  relationship->external = external;
  g_ptr_array_add (self->relationships, relationship);

  return relationship->id;
}

static xmlDoc *
new_part (const char *root,
          const char *href)
{
  xmlDoc *part = xmlNewDoc (BAD_CAST "1.0");
  xmlNode *element = xmlNewDocNode (part, NULL, BAD_CAST root, NULL);

  part->standalone = 1;
  xmlDocSetRootElement (part, element);
  xmlSetNs (element, xmlNewNs (element, BAD_CAST href, NULL));

  return part;
}

static void
add_default (xmlNode    *types,
             const char *extension,
             const char *media_type)
{
  xmlNode *element = steller_xml_add_element (types, types->ns, "Default");

  steller_xml_set_attribute (element, NULL, "Extension", extension);
  steller_xml_set_attribute (element, NULL, "ContentType", media_type);
}

/* The types of all parts (ISO/IEC 29500-2, 6.2.3): pictures by their suffix, all else by name. */
static GBytes *
write_content_types (StellerDocxPackage *self)
{
  g_autoptr (xmlDoc) document = new_part ("Types", STELLER_DOCX_CONTENT_TYPES);
  g_autoptr (GHashTable) defaults = g_hash_table_new (g_str_hash, g_str_equal);
  xmlNode *root = xmlDocGetRootElement (document);

  add_default (root, "rels", "application/vnd.openxmlformats-package.relationships+xml");
  add_default (root, "xml", "application/xml");
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = self->parts->pdata[i];
      const char *extension = strrchr (part->name, '.');

      if (extension && g_str_has_prefix (part->media_type, "image/") &&
          g_hash_table_add (defaults, (gpointer) (extension + 1)))
        add_default (root, extension + 1, part->media_type);
    }
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = self->parts->pdata[i];
      g_autofree char *name = g_strconcat ("/", part->name, NULL);
      xmlNode *element;

      if (g_str_has_prefix (part->media_type, "image/"))
        continue;
      element = steller_xml_add_element (root, root->ns, "Override");
      steller_xml_set_attribute (element, NULL, "PartName", name);
      steller_xml_set_attribute (element, NULL, "ContentType", part->media_type);
    }

  return steller_xml_serialize (document);
}

static GBytes *
write_relationships (StellerDocxPackage *self,
                     const char         *source)
{
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *root = NULL;

  for (guint i = 0; i < self->relationships->len; i++)
    {
      const Relationship *relationship = self->relationships->pdata[i];
      xmlNode *element;

      if (!g_str_equal (relationship->source, source))
        continue;
      if (!document)
        {
          document = new_part ("Relationships", STELLER_DOCX_PACKAGE_RELATIONSHIPS);
          root = xmlDocGetRootElement (document);
        }
      element = steller_xml_add_element (root, root->ns, "Relationship");
      steller_xml_set_attribute (element, NULL, "Id", relationship->id);
      steller_xml_set_attribute (element, NULL, "Type", relationship->type);
      steller_xml_set_attribute (element, NULL, "Target", relationship->target);
      if (relationship->external)
        steller_xml_set_attribute (element, NULL, "TargetMode", "External");
    }

  return document ? steller_xml_serialize (document) : NULL;
}

static gboolean
add_relationships (StellerDocxPackage  *self,
                   StellerZipWriter    *zip,
                   const char          *source,
                   GError             **error)
{
  g_autoptr (GBytes) bytes = write_relationships (self, source);
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  if (!bytes)
    return TRUE;
  if (!*source)
    return steller_zip_writer_add (zip, "_rels/.rels", bytes, FALSE, error);

  folder = g_path_get_dirname (source);
  base = g_path_get_basename (source);
  name = g_strconcat (folder, "/_rels/", base, ".rels", NULL);

  return steller_zip_writer_add (zip, name, bytes, FALSE, error);
}

/**
 * steller_docx_package_finish:
 * @self: a package
 * @error: return location for an error
 *
 * Makes the file of the package. The types of the parts come first, as word processors write them.
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL with @error set
 */
GBytes *
steller_docx_package_finish (StellerDocxPackage  *self,
                             GError             **error)
{
  g_autoptr (StellerZipWriter) zip = NULL;
  g_autoptr (GBytes) types = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  zip = steller_zip_writer_new (error);
  types = write_content_types (self);
  if (!zip || !steller_zip_writer_add (zip, "[Content_Types].xml", types, FALSE, error) ||
      !add_relationships (self, zip, "", error))
    return NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = self->parts->pdata[i];

      if (!steller_zip_writer_add (zip, part->name, part->bytes, steller_zip_name_is_compressed (part->name), error) ||
          !add_relationships (self, zip, part->name, error))
        return NULL;
    }

  return steller_zip_writer_finish (zip, error);
}
