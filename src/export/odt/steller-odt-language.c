/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-odt-language.h"

#include <string.h>

#include "steller-odf.h"
#include "text/steller-export-language.h"

static gboolean
consists_of (const char *text,
             gsize       minimum,
             gsize       maximum,
             gboolean    digits)
{
  gsize length = strlen (text);

  if (length < minimum || length > maximum)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (digits ? !g_ascii_isdigit (text[i]) : !g_ascii_isalpha (text[i]))
      return FALSE;

  return TRUE;
}

/**
 * steller_odt_set_language:
 * @properties: a `style:text-properties` element
 * @language: a language, as a BCP 47 tag
 *
 * Sets the language of text: `fo:language`, `fo:script` and `fo:country` for the parts of the tag (OpenDocument 1.3
 * part 3, 20.199, 20.222 and 20.191), and `style:rfc-language-tag` (20.341) where they do not say it all. What is not a
 * tag is left out.
 */
void
steller_odt_set_language (xmlNode    *properties,
                          const char *language)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *primary = NULL;
  const char *script = NULL, *country = NULL;
  gboolean complete = TRUE;
  xmlNs *fo, *style;

  g_return_if_fail (properties != NULL);
  g_return_if_fail (language != NULL);

  parts = g_strsplit (language, "-", -1);
  if (!parts[0] || !consists_of (parts[0], 2, 8, FALSE))
    return;

  primary = g_ascii_strdown (parts[0], -1);
  for (guint i = 1; parts[i]; i++)
    if (i == 1 && consists_of (parts[i], 4, 4, FALSE))
      script = parts[i];
    else if (!country && (consists_of (parts[i], 2, 2, FALSE) || consists_of (parts[i], 3, 3, TRUE)))
      country = parts[i];
    else
      complete = FALSE;
  if (!country)
    country = steller_export_language_get_country (primary);

  fo = steller_xml_ensure_ns (properties->doc, "fo", STELLER_ODF_FO);
  style = steller_xml_ensure_ns (properties->doc, "style", STELLER_ODF_STYLE);
  steller_xml_set_attribute (properties, fo, "language", primary);
  if (script)
    steller_xml_set_attribute (properties, fo, "script", script);
  steller_xml_set_attribute (properties, fo, "country", country ? country : "none");
  if (!complete && g_regex_match_simple ("^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*$", language, 0, 0))
    steller_xml_set_attribute (properties, style, "rfc-language-tag", language);
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

static gboolean
has_family (const xmlNode *style,
            const char    *family)
{
  return g_strcmp0 (steller_xml_peek_attribute (style, STELLER_ODF_STYLE, "family"), family) == 0;
}

static xmlNode *
find_text_properties (xmlNode *style)
{
  return find_child (style, STELLER_ODF_STYLE, "text-properties");
}

/* What a style says about its language: "nl-NL". */
static char *
get_language (xmlNode *style)
{
  xmlNode *properties = style ? find_text_properties (style) : NULL;
  const char *language = properties ? steller_xml_peek_attribute (properties, STELLER_ODF_FO, "language") : NULL;
  const char *country = properties ? steller_xml_peek_attribute (properties, STELLER_ODF_FO, "country") : NULL;

  return language ? g_strconcat (language, "-", country ? country : "none", NULL) : NULL;
}

static void
unset_language (xmlNode *properties)
{
  static const struct { const char *href, *name; } attributes[] = {
    { STELLER_ODF_FO, "language" },
    { STELLER_ODF_FO, "script" },
    { STELLER_ODF_FO, "country" },
    { STELLER_ODF_STYLE, "rfc-language-tag" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      xmlAttr *attribute = xmlHasNsProp (properties, BAD_CAST attributes[i].name, BAD_CAST attributes[i].href);

      if (attribute)
        xmlRemoveProp (attribute);
    }
}

static xmlNode *
find_style (xmlNode    *styles,
            const char *element_name,
            const char *name)
{
  for (xmlNode *child = styles->children; child; child = child->next)
    if (steller_xml_is (child, STELLER_ODF_STYLE, element_name) && has_family (child, "paragraph") &&
        (!name || g_strcmp0 (steller_xml_peek_attribute (child, STELLER_ODF_STYLE, "name"), name) == 0))
      return child;

  return NULL;
}

/* A word processor writes the language of the template into the style "Standard", and into what was once changed there:
 * what says the template's own language means that of the note. Another language was meant. */
static void
drop_own_language (xmlNode *styles)
{
  g_autofree char *own = get_language (find_style (styles, "style", "Standard"));

  if (!own)
    own = get_language (find_style (styles, "default-style", NULL));
  for (xmlNode *child = styles->children; own && child; child = child->next)
    {
      g_autofree char *language = NULL;

      if (!steller_xml_is (child, STELLER_ODF_STYLE, "style") ||
          (!has_family (child, "paragraph") && !has_family (child, "text")))
        continue;
      language = get_language (child);
      if (g_strcmp0 (language, own) == 0)
        unset_language (find_text_properties (child));
    }
}

/**
 * steller_odt_set_default_language:
 * @part: `styles.xml`
 * @language: the language of the note, as a BCP 47 tag
 *
 * Makes the language of the note that of every text whose style says nothing else (OpenDocument 1.3 part 3, 16.4).
 */
void
steller_odt_set_default_language (xmlDoc     *part,
                                  const char *language)
{
  xmlNode *styles;
  xmlNode *style;
  xmlNode *properties;

  g_return_if_fail (part != NULL);
  g_return_if_fail (language != NULL);

  styles = find_child (xmlDocGetRootElement (part), STELLER_ODF_OFFICE, "styles");
  if (!styles)
    return;
  drop_own_language (styles);
  style = find_style (styles, "default-style", NULL);
  if (!style)
    return;
  properties = find_text_properties (style);
  if (properties)
    unset_language (properties);
  else
    properties = steller_xml_add_element (style, steller_xml_ensure_ns (part, "style", STELLER_ODF_STYLE),
                                          "text-properties");
  steller_odt_set_language (properties, language);
}
