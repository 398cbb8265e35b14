/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-odt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"
#include "steller-odt-language.h"
#include "steller-odt-meta.h"
#include "steller-odt-parts.h"
#include "steller-odt-version.h"
#include "steller-odt-writer.h"
#include "steller-zip-name.h"
#include "steller-zip-writer.h"

static void
set_version (xmlDoc *part)
{
  xmlNode *root = xmlDocGetRootElement (part);

  steller_xml_set_attribute (root, steller_xml_ensure_ns (part, "office", STELLER_ODF_OFFICE), "version",
                             STELLER_ODT_VERSION);
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

typedef struct {
  StellerZipWriter *zip;
  GPtrArray *names;
  GHashTable *references; /* the names of the parts that the filled ones refer to */
} Package;

static gboolean
add_part (Package     *package,
          const char  *name,
          GBytes      *bytes,
          GError     **error)
{
  g_ptr_array_add (package->names, g_strdup (name));
  return steller_zip_writer_add (package->zip, name, bytes, steller_zip_name_is_compressed (name), error);
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

  steller_odt_set_default_language (styles, steller_document_get_language (steller_export_get_document (job)));
  if (!fill_part (job, content, styles, error) || !fill_part (job, styles, styles, error))
    return FALSE;

  steller_odt_collect_references (package->references, content);
  steller_odt_collect_references (package->references, styles);
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
  g_autoptr (GBytes) settings = steller_odt_write_settings (style);

  if (!add_part (package, "meta.xml", meta, error) ||
      (settings && !add_part (package, "settings.xml", settings, error)))
    return FALSE;

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (GBytes) part = NULL;

      if (steller_odt_is_own_part (names[i]) || !g_hash_table_contains (package->references, names[i]))
        continue;
      part = g_bytes_ref (steller_style_get_part (style, names[i]));
      if (!add_part (package, names[i], part, error))
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
  g_autoptr (GHashTable) references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GBytes) manifest = NULL;
  Package package = { zip, names, references };

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
