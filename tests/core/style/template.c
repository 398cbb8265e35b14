/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "template.h"

#include <string.h>

#include "steller-odf.h"
#include "steller-xml.h"
#include "steller-zip-writer.h"

#define NAMESPACES                                                                                               \
  "xmlns:office='" STELLER_ODF_OFFICE "' xmlns:style='" STELLER_ODF_STYLE "' xmlns:text='" STELLER_ODF_TEXT "' "  \
  "xmlns:table='" STELLER_ODF_TABLE "' xmlns:draw='" STELLER_ODF_DRAW "' xmlns:fo='" STELLER_ODF_FO "' "          \
  "xmlns:svg='" STELLER_ODF_SVG "' xmlns:xlink='" STELLER_ODF_XLINK "' xmlns:loext='urn:example:loext' "          \
  "office:version='1.3'"

static void
add_part (StellerZipWriter *writer, const char *name, char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (content, strlen (content));
  g_autoptr (GError) error = NULL;

  steller_zip_writer_add (writer, name, bytes, FALSE, &error);
  g_assert_no_error (error);
}

static GBytes *
make (const char *styles, const char *automatic, const char *masters, const char *body, const char *part,
      GBytes *content)
{
  g_autoptr (StellerZipWriter) writer = steller_zip_writer_new (NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  add_part (writer, "mimetype", g_strdup (STELLER_ODF_TEMPLATE_MEDIA_TYPE));
  add_part (writer, "content.xml",
            g_strdup_printf ("<office:document-content " NAMESPACES "><office:automatic-styles>%s"
                             "</office:automatic-styles><office:body><office:text>%s</office:text></office:body>"
                             "</office:document-content>",
                             automatic, body));
  add_part (writer, "styles.xml",
            g_strdup_printf ("<office:document-styles " NAMESPACES "><office:font-face-decls>"
                             "<style:font-face style:name='Letter' svg:font-family=\"'Carlito', Arial\"/>"
                             "</office:font-face-decls><office:styles>%s</office:styles>%s</office:document-styles>",
                             styles, masters));
  if (part != NULL)
    g_assert_true (steller_zip_writer_add (writer, part, content, FALSE, NULL));
  bytes = steller_zip_writer_finish (writer, &error);
  g_assert_no_error (error);
  return bytes;
}

/* Makes a template out of what stands in its groups of styles and its body. */
GBytes *
template_make (const char *styles, const char *automatic, const char *masters, const char *body)
{
  return make (styles, automatic, masters, body, NULL, NULL);
}

/* Makes a template that has one more part, when @part is not NULL, and loads it. */
StellerStyle *
template_load_with (const char *styles, const char *automatic, const char *masters, const char *body, const char *part,
                    GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) template = make (styles, automatic, masters, body, part, bytes);

  return steller_style_new_from_bytes ("proef", template, error);
}

/* Makes a template and loads it. */
StellerStyle *
template_load (const char *styles, const char *automatic, const char *masters, const char *body, GError **error)
{
  g_autoptr (GBytes) bytes = template_make (styles, automatic, masters, body);

  return steller_style_new_from_bytes ("proef", bytes, error);
}

/* Makes a content.xml. */
xmlDoc *
template_make_content (const char *automatic, const char *body)
{
  char *text = g_strdup_printf ("<office:document-content " NAMESPACES "><office:automatic-styles>%s"
                                "</office:automatic-styles><office:body><office:text>%s</office:text></office:body>"
                                "</office:document-content>",
                                automatic, body);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GError) error = NULL;
  xmlDoc *document = steller_xml_parse (bytes, "content.xml", &error);

  g_assert_no_error (error);
  return document;
}

/* What a template lacks is filled in, and told: this leaves those warnings out. */
char **
template_get_own_warnings (StellerStyle *style)
{
  static const char *const filled[] = { "The house style has no style “", "The house style has no place {{",
                                        "The house style has no page style" };
  g_autoptr (GStrvBuilder) own = g_strv_builder_new ();

  for (const char *const *warning = steller_style_get_warnings (style); *warning != NULL; warning++)
    {
      gboolean is_filled = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (filled); i++)
        is_filled = is_filled || g_str_has_prefix (*warning, filled[i]);
      if (!is_filled)
        g_strv_builder_add (own, *warning);
    }
  return g_strv_builder_end (own);
}

/* Whether one of the warnings holds all of @words, which are separated by `|`. */
gboolean
template_has_warning (const char *const *warnings, const char *words)
{
  g_auto (GStrv) wanted = g_strsplit (words, "|", -1);

  for (; *warnings != NULL; warnings++)
    {
      gboolean all = TRUE;

      for (char **word = wanted; *word != NULL; word++)
        all = all && strstr (*warnings, *word) != NULL;
      if (all)
        return TRUE;
    }
  return FALSE;
}
