/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-meta.h"

#include "steller-text.h"
#include "steller-xml.h"

#define CORE_PROPERTIES "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
#define DUBLIN_CORE "http://purl.org/dc/elements/1.1/"
#define DUBLIN_CORE_TERMS "http://purl.org/dc/terms/"
#define SCHEMA_INSTANCE "http://www.w3.org/2001/XMLSchema-instance"
#define EXTENDED_PROPERTIES "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
#define CUSTOM_PROPERTIES "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
#define VARIANT_TYPES "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"

/* What custom properties are filed under (ISO/IEC 29500-1, 22.3.2.2). */
#define CUSTOM_FORMAT "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
/* The numbers 0 and 1 are taken for other things. */
#define FIRST_PROPERTY 2

static xmlDoc *
new_part (const char *root,
          const char *prefix,
          const char *href)
{
  xmlDoc *part = xmlNewDoc (BAD_CAST "1.0");
  xmlNode *element = xmlNewDocNode (part, NULL, BAD_CAST root, NULL);

  part->standalone = 1;
  xmlDocSetRootElement (part, element);
  xmlSetNs (element, xmlNewNs (element, BAD_CAST href, BAD_CAST prefix));

  return part;
}

static void
add_line (xmlNode    *parent,
          xmlNs      *ns,
          const char *name,
          const char *value)
{
  g_autofree char *clean = steller_text_for_xml (value, -1);
  g_autofree char *line = steller_text_collapse (clean);

  steller_xml_add_text (steller_xml_add_element (parent, ns, name), line);
}

/**
 * steller_docx_meta_write_core:
 * @job: a job
 *
 * Makes `docProps/core.xml` (ISO/IEC 29500-2, 8.3). It names nobody: who made the file is not who the note is from.
 *
 * Returns: (transfer full): the part
 */
GBytes *
steller_docx_meta_write_core (StellerExport *job)
{
  static const char * const times[] = { "created", "modified" };
  const StellerDocument *document;
  g_autoptr (xmlDoc) part = NULL;
  g_autofree char *date = NULL;
  const char *subject;
  xmlNode *root;
  xmlNs *dc, *terms, *instance;

  g_return_val_if_fail (STELLER_IS_EXPORT (job), NULL);

  document = steller_export_get_document (job);
  date = g_date_time_format (steller_export_get_time (job), "%Y-%m-%dT%H:%M:%SZ");
  part = new_part ("coreProperties", "cp", CORE_PROPERTIES);
  root = xmlDocGetRootElement (part);
  dc = steller_xml_ensure_ns (part, "dc", DUBLIN_CORE);
  terms = steller_xml_ensure_ns (part, "dcterms", DUBLIN_CORE_TERMS);
  instance = steller_xml_ensure_ns (part, "xsi", SCHEMA_INSTANCE);

  add_line (root, dc, "title", steller_document_get_title (document));
  subject = steller_document_get_subject (document);
  if (subject && *subject)
    add_line (root, dc, "subject", subject);
  add_line (root, dc, "language", steller_document_get_language (document));
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      xmlNode *element = steller_xml_add_element (root, terms, times[i]);

      steller_xml_set_attribute (element, instance, "type", "dcterms:W3CDTF");
      steller_xml_add_text (element, date);
    }

  return steller_xml_serialize (part);
}

/* The version of the program, of which the format knows two numbers, as “XX.YYYY” (ISO/IEC 29500-1, 22.2.2.3). */
static char *
get_version (void)
{
  char *end = NULL;
  guint64 major = g_ascii_strtoull (PACKAGE_VERSION, &end, 10);
  guint64 minor = *end == '.' ? g_ascii_strtoull (end + 1, NULL, 10) : 0;

  return g_strdup_printf ("%02u.%04u", (guint) (major % 100), (guint) (minor % 10000));
}

/**
 * steller_docx_meta_write_app:
 *
 * Makes `docProps/app.xml` (ISO/IEC 29500-1, 22.2): the name of this program.
 *
 * Returns: (transfer full): the part
 */
GBytes *
steller_docx_meta_write_app (void)
{
  g_autoptr (xmlDoc) part = new_part ("Properties", NULL, EXTENDED_PROPERTIES);
  g_autofree char *version = get_version ();
  xmlNode *root = xmlDocGetRootElement (part);

  steller_xml_add_text (steller_xml_add_element (root, root->ns, "Application"), "Steller");
  steller_xml_add_text (steller_xml_add_element (root, root->ns, "AppVersion"), version);

  return steller_xml_serialize (part);
}

static void
add_property (xmlNode    *root,
              const char *name,
              const char *value)
{
  xmlNs *types = steller_xml_ensure_ns (root->doc, "vt", VARIANT_TYPES);
  g_autofree char *number = g_strdup_printf ("%lu", FIRST_PROPERTY + xmlChildElementCount (root));
  xmlNode *property = steller_xml_add_element (root, root->ns, "property");

  steller_xml_set_attribute (property, NULL, "fmtid", CUSTOM_FORMAT);
  steller_xml_set_attribute (property, NULL, "pid", number);
  steller_xml_set_attribute (property, NULL, "name", name);
  steller_xml_add_text (steller_xml_add_element (property, types, "lpwstr"), value);
}

/**
 * steller_docx_meta_write_custom:
 * @job: a job
 *
 * Makes `docProps/custom.xml` (ISO/IEC 29500-1, 22.3): what an edited file finds its way back by.
 *
 * Returns: (transfer full) (nullable): the part; %NULL for the public edition, which tells nothing of the file it was
 *   made from
 */
GBytes *
steller_docx_meta_write_custom (StellerExport *job)
{
  const StellerDocument *document;
  g_autoptr (xmlDoc) part = NULL;
  xmlNode *root;

  g_return_val_if_fail (STELLER_IS_EXPORT (job), NULL);

  document = steller_export_get_document (job);
  if (steller_document_get_audience (document) == STELLER_AUDIENCE_PUBLIC)
    return NULL;

  part = new_part ("Properties", NULL, CUSTOM_PROPERTIES);
  root = xmlDocGetRootElement (part);
  add_property (root, "nota.schema", "1");
  add_property (root, "nota.type", steller_document_get_type_id (document));
  if (steller_document_get_note_id (document))
    add_property (root, "nota.id", steller_document_get_note_id (document));

  return steller_xml_serialize (part);
}
