/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-metadata.h"

/* The fixed id by which a scanner finds the packet (XMP specification, part 1, 7.3.2). */
#define PACKET_ID "W5M0MpCehiHzreSzNTczkc9d"
#define BYTE_ORDER_MARK "\357\273\277"

/* PDF/A-2, 6.6.2.3: a schema that the PDF/A standard does not define itself must be described in the file. */
static const char pdfua_schema[] =
  "  <rdf:Description rdf:about=\"\"\n"
  "      xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
  "      xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
  "      xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
  "   <pdfaExtension:schemas>\n"
  "    <rdf:Bag>\n"
  "     <rdf:li rdf:parseType=\"Resource\">\n"
  "      <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
  "      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
  "      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
  "      <pdfaSchema:property>\n"
  "       <rdf:Seq>\n"
  "        <rdf:li rdf:parseType=\"Resource\">\n"
  "         <pdfaProperty:name>part</pdfaProperty:name>\n"
  "         <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
  "         <pdfaProperty:category>internal</pdfaProperty:category>\n"
  "         <pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>\n"
  "        </rdf:li>\n"
  "       </rdf:Seq>\n"
  "      </pdfaSchema:property>\n"
  "     </rdf:li>\n"
  "    </rdf:Bag>\n"
  "   </pdfaExtension:schemas>\n"
  "  </rdf:Description>\n";

/**
 * steller_pdf_metadata_clear: (skip)
 * @self: metadata
 *
 * Frees what metadata holds.
 */
void
steller_pdf_metadata_clear (StellerPdfMetadata *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->creator, g_free);
  g_clear_pointer (&self->producer, g_free);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_pointer (&self->profile, steller_export_profile_unref);
}

static void
append_element (GString    *xmp,
                const char *name,
                const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (xmp, "   <%s>%s</%s>\n", name, escaped, name);
}

/* An array of one item; the item of an `Alt` names its language. */
static void
append_array (GString    *xmp,
              const char *name,
              const char *kind,
              const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);
  const char *language = g_str_equal (kind, "Alt") ? " xml:lang=\"x-default\"" : "";

  if (*value == '\0')
    return;

  g_string_append_printf (xmp, "   <%s><rdf:%s><rdf:li%s>%s</rdf:li></rdf:%s></%s>\n", name, kind, language, escaped,
                          kind, name);
}

/**
 * steller_pdf_metadata_to_xmp: (skip)
 * @self: metadata
 *
 * Writes an XMP packet (ISO 16684-1): the same as the information dictionary says and, of a file that conforms, that it
 * does to PDF/A-2, level A (ISO 19005-2, 6.6.4), or to PDF/UA-1 (ISO 14289-1, clause 5).
 *
 * Returns: (transfer full): the packet, UTF-8
 */
char *
steller_pdf_metadata_to_xmp (const StellerPdfMetadata *self)
{
  g_autoptr (GString) xmp = g_string_sized_new (4096);
  g_autofree char *date = NULL;
  StellerStandards standards;

  g_return_val_if_fail (self != NULL, NULL);

  standards = steller_export_profile_get_standards (self->profile);
  date = g_date_time_format (self->time, "%Y-%m-%dT%H:%M:%SZ");

  g_string_append (xmp, "<?xpacket begin=\"" BYTE_ORDER_MARK "\" id=\"" PACKET_ID "\"?>\n"
                        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                        " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                        "  <rdf:Description rdf:about=\"\"\n"
                        "      xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                        "      xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                        "      xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                        "      xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
                        "      xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
  append_element (xmp, "dc:format", "application/pdf");
  append_array (xmp, "dc:title", "Alt", self->title);
  append_array (xmp, "dc:description", "Alt", self->subject);
  append_array (xmp, "dc:creator", "Seq", self->author);
  append_array (xmp, "dc:language", "Bag", self->language);
  append_element (xmp, "xmp:CreatorTool", self->creator);
  append_element (xmp, "xmp:CreateDate", date);
  append_element (xmp, "xmp:ModifyDate", date);
  append_element (xmp, "xmp:MetadataDate", date);
  append_element (xmp, "pdf:Producer", self->producer);
  if (standards & STELLER_STANDARDS_PDF_A_2A)
    {
      append_element (xmp, "pdfaid:part", "2");
      append_element (xmp, "pdfaid:conformance", "A");
    }
  if (standards & STELLER_STANDARDS_PDF_UA_1)
    append_element (xmp, "pdfuaid:part", "1");
  g_string_append (xmp, "  </rdf:Description>\n");
  if (standards & STELLER_STANDARDS_PDF_UA_1)
    g_string_append (xmp, pdfua_schema);
  g_string_append (xmp, " </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");

  return g_string_free_and_steal (g_steal_pointer (&xmp));
}

/**
 * steller_pdf_metadata_get_date: (skip)
 * @self: metadata
 *
 * Writes the time as a PDF date (ISO 32000-1, 7.9.4).
 *
 * Returns: (transfer full): the date, such as `D:20260216093000Z`
 */
char *
steller_pdf_metadata_get_date (const StellerPdfMetadata *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_date_time_format (self->time, "D:%Y%m%d%H%M%SZ");
}
