/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-odt-meta.h"

#include <string.h>

#include "steller-odf.h"
#include "steller-odt-version.h"
#include "steller-text.h"

/* Content that is no paragraph has no elements for white space; a title is one line. */
static void
add_value (xmlNode    *parent,
           xmlNs      *ns,
           const char *name,
           const char *value)
{
  g_autofree char *clean = steller_text_for_xml (value, -1);
  g_autofree char *line = steller_text_collapse (clean);

  steller_xml_add_text (steller_xml_add_element (parent, ns, name), line);
}

static void
add_user_defined (xmlNode    *parent,
                  xmlNs      *meta,
                  const char *name,
                  const char *value)
{
  xmlNode *element = steller_xml_add_element (parent, meta, "user-defined");

  steller_xml_set_attribute (element, meta, "name", name);
  steller_xml_set_attribute (element, meta, "value-type", "string");
  steller_xml_add_text (element, value);
}

/**
 * steller_odt_write_meta:
 * @job: a job
 *
 * Makes `meta.xml` (OpenDocument 1.3 part 3, 4). Nothing of the style's own is kept: who made the template, and when,
 * is not about the note. An internal edition tells the note's id, by which an edited file finds its way back.
 *
 * Returns: (transfer full): the part
 */
GBytes *
steller_odt_write_meta (StellerExport *job)
{
  const StellerDocument *document;
  g_autoptr (xmlDoc) part = NULL;
  g_autofree char *date = NULL;
  xmlNode *root, *element;
  xmlNs *office, *meta, *dc;

  g_return_val_if_fail (STELLER_IS_EXPORT (job), NULL);

  document = steller_export_get_document (job);
  date = g_date_time_format (steller_export_get_time (job), "%Y-%m-%dT%H:%M:%SZ");

  part = xmlNewDoc (BAD_CAST "1.0");
  root = xmlNewDocNode (part, NULL, BAD_CAST "document-meta", NULL);
  xmlDocSetRootElement (part, root);
  office = steller_xml_ensure_ns (part, "office", STELLER_ODF_OFFICE);
  meta = steller_xml_ensure_ns (part, "meta", STELLER_ODF_META);
  dc = steller_xml_ensure_ns (part, "dc", STELLER_ODF_DC);
  xmlSetNs (root, office);
  steller_xml_set_attribute (root, office, "version", STELLER_ODT_VERSION);

  element = steller_xml_add_element (root, office, "meta");
  add_value (element, meta, "generator", "Steller/" PACKAGE_VERSION);
  add_value (element, dc, "title", steller_document_get_title (document));
  if (steller_document_get_subject (document) && *steller_document_get_subject (document))
    add_value (element, dc, "subject", steller_document_get_subject (document));
  add_value (element, dc, "language", steller_document_get_language (document));
  add_value (element, meta, "creation-date", date);
  add_value (element, dc, "date", date);
  add_user_defined (element, meta, "nota.schema", "1");
  add_user_defined (element, meta, "nota.type", steller_document_get_type_id (document));
  if (steller_document_get_note_id (document))
    add_user_defined (element, meta, "nota.id", steller_document_get_note_id (document));

  return steller_xml_serialize (part);
}

static const char *
get_media_type (const char *name)
{
  static const struct { const char *suffix, *media_type; } types[] = {
    { ".xml", "text/xml" },        { ".png", "image/png" },  { ".svg", "image/svg+xml" }, { ".jpg", "image/jpeg" },
    { ".jpeg", "image/jpeg" },     { ".gif", "image/gif" },  { ".webp", "image/webp" },   { ".ttf", "font/ttf" },
    { ".otf", "font/otf" },        { ".woff", "font/woff" }, { ".woff2", "font/woff2" },  { ".emf", "image/x-emf" },
    { ".wmf", "image/x-wmf" },     { ".bmp", "image/bmp" },  { ".tif", "image/tiff" },    { ".tiff", "image/tiff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (name, types[i].suffix))
      return types[i].media_type;

  return "application/octet-stream";
}

static void
add_entry (xmlNode    *root,
           xmlNs      *manifest,
           const char *path,
           const char *media_type)
{
  xmlNode *entry = steller_xml_add_element (root, manifest, "file-entry");

  steller_xml_set_attribute (entry, manifest, "full-path", path);
  if (g_str_equal (path, "/"))
    steller_xml_set_attribute (entry, manifest, "version", STELLER_ODT_VERSION);
  steller_xml_set_attribute (entry, manifest, "media-type", media_type);
}

/**
 * steller_odt_write_manifest:
 * @names: (array zero-terminated=1): the parts of the package, without `mimetype`
 *
 * Makes `META-INF/manifest.xml` (OpenDocument 1.3 part 2, 3.2).
 *
 * Returns: (transfer full): the part
 */
GBytes *
steller_odt_write_manifest (const char * const *names)
{
  g_autoptr (xmlDoc) part = NULL;
  xmlNode *root;
  xmlNs *manifest;

  g_return_val_if_fail (names != NULL, NULL);

  part = xmlNewDoc (BAD_CAST "1.0");
  root = xmlNewDocNode (part, NULL, BAD_CAST "manifest", NULL);
  xmlDocSetRootElement (part, root);
  manifest = steller_xml_ensure_ns (part, "manifest", STELLER_ODF_MANIFEST);
  xmlSetNs (root, manifest);
  steller_xml_set_attribute (root, manifest, "version", STELLER_ODT_VERSION);

  add_entry (root, manifest, "/", STELLER_ODF_TEXT_MEDIA_TYPE);
  for (guint i = 0; names[i]; i++)
    add_entry (root, manifest, names[i], get_media_type (names[i]));

  return steller_xml_serialize (part);
}
