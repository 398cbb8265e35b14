/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-odt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"
#include "steller-odt-meta.h"
#include "steller-odt-version.h"
#include "steller-odt-writer.h"
#include "steller-zip-writer.h"

static void
set_version (xmlDoc *part)
{
  xmlNode *root = xmlDocGetRootElement (part);

  steller_xml_set_attribute (root, steller_xml_ensure_ns (part, "office", STELLER_ODF_OFFICE), "version",
                             STELLER_ODT_VERSION);
}

static xmlNode *
find_child (xmlNode    *parent,
            const char *href,
            const char *name)
{
  for (xmlNode *child = parent ? parent->children : NULL; child; child = child->next)
    if (steller_xml_is (child, href, name))
      return child;

  return NULL;
}

/* The language of the note is that of every text whose style says nothing else (OpenDocument 1.3 part 3, 16.4). */
static void
set_default_language (xmlDoc     *part,
                      const char *language)
{
  xmlNode *styles = find_child (xmlDocGetRootElement (part), STELLER_ODF_OFFICE, "styles");

  for (xmlNode *child = styles ? styles->children : NULL; child; child = child->next)
    {
      const char *family;
      xmlNode *properties;

      if (!steller_xml_is (child, STELLER_ODF_STYLE, "default-style"))
        continue;
      family = steller_xml_peek_attribute (child, STELLER_ODF_STYLE, "family");
      if (g_strcmp0 (family, "paragraph") != 0)
        continue;
      properties = find_child (child, STELLER_ODF_STYLE, "text-properties");
      if (!properties)
        properties = steller_xml_add_element (child, steller_xml_ensure_ns (part, "style", STELLER_ODF_STYLE),
                                              "text-properties");
      steller_odt_set_language (properties, language);
    }
}

static xmlDoc *
copy_part (StellerExport  *job,
           const char     *name,
           GError        **error)
{
  StellerStyle *style = steller_export_get_style (job);
  xmlDoc *part = steller_style_copy_part (style, name);

  if (part)
    set_version (part);
  else
    steller_error_set_at (error, STELLER_ERROR_INVALID, 0, name, _("The style “%s” has no “%s”"),
                          steller_style_get_id (style), name);

  return part;
}

static gboolean
fill_part (StellerExport  *job,
           xmlDoc         *part,
           xmlDoc         *common,
           GError        **error)
{
  g_autoptr (StellerOdtWriter) writer = steller_odt_writer_new (job, part, common);

  return steller_odt_writer_fill (writer, error);
}

static GBytes *
write_copied_xml (StellerExport *job,
                  const char    *name)
{
  g_autoptr (xmlDoc) part = steller_style_copy_part (steller_export_get_style (job), name);

  if (!part)
    return NULL;
  set_version (part);

  return steller_xml_serialize (part);
}

/* Of the style's other parts the pictures and fonts go along. Its thumbnail shows another document, its signature is
 * for another one, and a macro or a configuration has no business in a note. */
static gboolean
is_kept (const char *name)
{
  return g_str_has_prefix (name, "Pictures/") || g_str_has_prefix (name, "media/") || g_str_has_prefix (name, "Fonts/");
}

typedef struct {
  StellerZipWriter *zip;
  GPtrArray *names;
} Package;

static gboolean
add_part (Package     *package,
          const char  *name,
          GBytes      *bytes,
          GError     **error)
{
  g_ptr_array_add (package->names, g_strdup (name));
  return steller_zip_writer_add (package->zip, name, bytes, FALSE, error);
}

static gboolean
add_filled_parts (Package        *package,
                  StellerExport  *job,
                  GError        **error)
{
  g_autoptr (xmlDoc) styles = copy_part (job, "styles.xml", error);
  g_autoptr (xmlDoc) content = styles ? copy_part (job, "content.xml", error) : NULL;
  g_autoptr (GBytes) styles_bytes = NULL;
  g_autoptr (GBytes) content_bytes = NULL;

  if (!content)
    return FALSE;

  set_default_language (styles, steller_document_get_language (steller_export_get_document (job)));
  if (!fill_part (job, content, styles, error) || !fill_part (job, styles, styles, error))
    return FALSE;

  content_bytes = steller_xml_serialize (content);
  styles_bytes = steller_xml_serialize (styles);

  return add_part (package, "content.xml", content_bytes, error) &&
         add_part (package, "styles.xml", styles_bytes, error);
}

static gboolean
add_other_parts (Package        *package,
                 StellerExport  *job,
                 GError        **error)
{
  StellerStyle *style = steller_export_get_style (job);
  const char * const *names = steller_style_get_part_names (style);
  g_autoptr (GBytes) meta = steller_odt_write_meta (job);

  if (!add_part (package, "meta.xml", meta, error))
    return FALSE;

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (GBytes) part = NULL;

      if (g_str_equal (names[i], "settings.xml"))
        part = write_copied_xml (job, names[i]);
      else if (is_kept (names[i]))
        part = g_bytes_ref (steller_style_get_part (style, names[i]));
      if (part && !add_part (package, names[i], part, error))
        return FALSE;
    }

  return TRUE;
}

/* The media type comes first, stored, so that it can be read at a fixed place (OpenDocument 1.3 part 2, 3.3). */
static GBytes *
write_odt (StellerExport  *job,
           GError        **error)
{
  g_autoptr (StellerZipWriter) zip = steller_zip_writer_new (error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  g_autoptr (GBytes) media_type = g_bytes_new_static (STELLER_ODF_TEXT_MEDIA_TYPE,
                                                      strlen (STELLER_ODF_TEXT_MEDIA_TYPE));
  g_autoptr (GBytes) manifest = NULL;
  Package package = { zip, names };

  if (!zip ||
      !steller_zip_writer_add (zip, "mimetype", media_type, TRUE, error) ||
      !add_filled_parts (&package, job, error) ||
      !add_other_parts (&package, job, error))
    return NULL;

  manifest = steller_odt_write_manifest ((const char * const *) names->pdata);
  if (!steller_zip_writer_add (zip, "META-INF/manifest.xml", manifest, FALSE, error))
    return NULL;

  return steller_zip_writer_finish (zip, error);
}

/**
 * steller_export_format_odt:
 *
 * An OpenDocument 1.3 text, which is a copy of the style with the note filled in.
 */
const StellerExportFormat steller_export_format_odt = {
  .id = "odt",
  .suffix = ".odt",
  .media_type = STELLER_ODF_TEXT_MEDIA_TYPE,
  .title = N_("OpenDocument text (ODT)"),
  .write = write_odt,
};
