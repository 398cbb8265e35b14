/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "steller-odf-value.h"
#include "steller-odf.h"
#include "steller-style-properties.h"
#include "steller-xml.h"

/* What LibreOffice takes when position says only "super" or "sub". */
#define DEFAULT_SUPER_RISE 0.33
#define DEFAULT_SUB_RISE -0.08
#define DEFAULT_SCALE 0.58
#define MIN_SIZE 1.0
#define MAX_SIZE 1000.0

static gboolean
set_family (StellerTextStyle *style, const char *family, const char *fallback)
{
  if (family == NULL)
    return FALSE;
  g_set_str (&style->family, family);
  g_set_str (&style->fallback, fallback);
  style->set |= STELLER_TEXT_FAMILY;
  return TRUE;
}

static gboolean
read_font_name (StellerPropertyReader *reader, const char *value)
{
  const char *fallback;
  const char *family = steller_style_sheet_get_font (reader->sheet, value, &fallback);

  return set_family (reader->target, family, fallback);
}

static gboolean
read_font_family (StellerPropertyReader *reader, const char *value)
{
  g_autofree char *fallback = NULL;
  g_autofree char *family = steller_odf_parse_family (value, &fallback);

  return set_family (reader->target, family, fallback);
}

static gboolean
read_font_size (StellerPropertyReader *reader, const char *value)
{
  StellerTextStyle *style = reader->target;
  double size;

  if (steller_odf_parse_length (value, &size))
    {
      if (size < MIN_SIZE || size > MAX_SIZE)
        return FALSE;
      style->size = size;
      style->size_is_relative = FALSE;
    }
  else
    {
      if (!steller_odf_parse_percentage (value, &size) || size <= 0)
        return FALSE;
      if ((style->set & STELLER_TEXT_SIZE) == 0)
        {
          style->size = 1;
          style->size_is_relative = TRUE;
        }
      style->size = style->size_is_relative ? style->size * size : CLAMP (style->size * size, MIN_SIZE, MAX_SIZE);
    }
  style->set |= STELLER_TEXT_SIZE;
  return TRUE;
}

static gboolean
read_font_weight (StellerPropertyReader *reader, const char *value)
{
  StellerTextStyle *style = reader->target;
  guint weight;

  if (strcmp (value, "normal") == 0)
    weight = 400;
  else if (strcmp (value, "bold") == 0)
    weight = 700;
  else if (!steller_odf_parse_count (value, 900, &weight) || weight < 100)
    return FALSE;
  style->weight = weight;
  style->set |= STELLER_TEXT_WEIGHT;
  return TRUE;
}

static gboolean
read_font_style (StellerPropertyReader *reader, const char *value)
{
  StellerTextStyle *style = reader->target;
  gboolean italic = strcmp (value, "italic") == 0 || strcmp (value, "oblique") == 0;

  if (!italic && strcmp (value, "normal") != 0)
    return FALSE;
  style->italic = italic;
  style->set |= STELLER_TEXT_ITALIC;
  return TRUE;
}

static gboolean
read_color (StellerPropertyReader *reader, const char *value)
{
  StellerTextStyle *style = reader->target;

  if (!steller_odf_parse_color (value, &style->color))
    return FALSE;
  style->set |= STELLER_TEXT_COLOR;
  return TRUE;
}

/* The colour of the window's text is that of paper: black. */
static gboolean
read_window_font_color (StellerPropertyReader *reader, const char *value)
{
  StellerTextStyle *style = reader->target;

  if (strcmp (value, "true") != 0)
    return FALSE;
  style->color = (StellerColor) { 0, 0, 0 };
  style->set |= STELLER_TEXT_COLOR;
  return TRUE;
}

static gboolean
read_background (StellerPropertyReader *reader, const char *value)
{
  StellerTextStyle *style = reader->target;
  gboolean transparent = strcmp (value, "transparent") == 0;

  if (!transparent && !steller_odf_parse_color (value, &style->background))
    return FALSE;
  style->has_background = !transparent;
  style->set |= STELLER_TEXT_BACKGROUND;
  return TRUE;
}

static gboolean
read_underline (StellerPropertyReader *reader, const char *value)
{
  StellerTextStyle *style = reader->target;

  style->underline = strcmp (value, "none") != 0;
  style->set |= STELLER_TEXT_UNDERLINE;
  return TRUE;
}

static gboolean
read_line_through (StellerPropertyReader *reader, const char *value)
{
  StellerTextStyle *style = reader->target;

  style->strikethrough = strcmp (value, "none") != 0;
  style->set |= STELLER_TEXT_STRIKETHROUGH;
  return TRUE;
}

/* "super", "sub" or a percentage, and perhaps the size (ODF 1.3 part 3, 20.408). */
static gboolean
read_position (StellerPropertyReader *reader, const char *value)
{
  StellerTextStyle *style = reader->target;
  g_auto (GStrv) words = g_strsplit (value, " ", 3);
  double rise, scale = DEFAULT_SCALE;

  if (words[0] == NULL)
    return FALSE;
  if (strcmp (words[0], "super") == 0)
    rise = DEFAULT_SUPER_RISE;
  else if (strcmp (words[0], "sub") == 0)
    rise = DEFAULT_SUB_RISE;
  else if (!steller_odf_parse_percentage (words[0], &rise) || rise < -1 || rise > 1)
    return FALSE;
  else if (words[1] == NULL && rise == 0)
    scale = 1;
  if (words[1] != NULL && (!steller_odf_parse_percentage (words[1], &scale) || scale <= 0 || scale > 1))
    return FALSE;
  style->rise = rise;
  style->scale = scale;
  style->set |= STELLER_TEXT_POSITION;
  return TRUE;
}

static const StellerPropertyRule rules[] = {
  { STELLER_ODF_STYLE, "font-name", read_font_name, NULL },
  { STELLER_ODF_FO, "font-family", read_font_family, NULL },
  { STELLER_ODF_FO, "font-size", read_font_size, NULL },
  { STELLER_ODF_FO, "font-weight", read_font_weight, NULL },
  { STELLER_ODF_FO, "font-style", read_font_style, NULL },
  { STELLER_ODF_FO, "color", read_color, NULL },
  { STELLER_ODF_STYLE, "use-window-font-color", read_window_font_color, "false" },
  { STELLER_ODF_FO, "background-color", read_background, NULL },
  { STELLER_ODF_STYLE, "text-underline-style", read_underline, NULL },
  { STELLER_ODF_STYLE, "text-underline-width", NULL, "*" },
  { STELLER_ODF_STYLE, "text-underline-color", NULL, "*" },
  { STELLER_ODF_STYLE, "text-underline-type", NULL, "*" },
  { STELLER_ODF_STYLE, "text-underline-mode", NULL, "*" },
  { STELLER_ODF_STYLE, "text-line-through-style", read_line_through, NULL },
  { STELLER_ODF_STYLE, "text-line-through-type", NULL, "*" },
  { STELLER_ODF_STYLE, "text-line-through-width", NULL, "*" },
  { STELLER_ODF_STYLE, "text-line-through-color", NULL, "*" },
  { STELLER_ODF_STYLE, "text-line-through-mode", NULL, "*" },
  { STELLER_ODF_STYLE, "text-position", read_position, NULL },
  { STELLER_ODF_FO, "language", NULL, "*" },
  { STELLER_ODF_FO, "country", NULL, "*" },
  { STELLER_ODF_FO, "script", NULL, "*" },
  { STELLER_ODF_STYLE, "rfc-language-tag", NULL, "*" },
  { STELLER_ODF_FO, "hyphenate", NULL, "false" },
  { STELLER_ODF_FO, "hyphenation-remain-char-count", NULL, "*" },
  { STELLER_ODF_FO, "hyphenation-push-char-count", NULL, "*" },
  { STELLER_ODF_FO, "letter-spacing", NULL, "normal 0cm 0mm 0in 0pt" },
  { STELLER_ODF_FO, "font-variant", NULL, "normal" },
  { STELLER_ODF_FO, "text-transform", NULL, "none" },
  { STELLER_ODF_FO, "text-shadow", NULL, "none" },
  { STELLER_ODF_STYLE, "letter-kerning", NULL, "*" },
  { STELLER_ODF_STYLE, "font-style-name", NULL, "*" },
  { STELLER_ODF_STYLE, "font-family-generic", NULL, "*" },
  { STELLER_ODF_STYLE, "font-pitch", NULL, "*" },
  { STELLER_ODF_STYLE, "font-charset", NULL, "*" },
  { STELLER_ODF_STYLE, "font-relief", NULL, "none" },
  { STELLER_ODF_STYLE, "text-outline", NULL, "false" },
  { STELLER_ODF_STYLE, "text-blinking", NULL, "false" },
  { STELLER_ODF_STYLE, "text-emphasize", NULL, "none" },
  { STELLER_ODF_STYLE, "text-overline-style", NULL, "none" },
  { STELLER_ODF_STYLE, "text-overline-color", NULL, "*" },
  { STELLER_ODF_STYLE, "text-rotation-angle", NULL, "0" },
  { STELLER_ODF_STYLE, "text-rotation-scale", NULL, "*" },
  { STELLER_ODF_STYLE, "text-scale", NULL, "100%" },
  { STELLER_ODF_STYLE, "text-combine", NULL, "none" },
  { STELLER_ODF_STYLE, "script-type", NULL, "*" },
  { STELLER_ODF_TEXT, "display", NULL, "true" },
};

static gboolean
is_part_of_tag (const char *text)
{
  return text != NULL && *text != '\0' && strcmp (text, "none") != 0 && strlen (text) <= 16;
}

static void
read_language (StellerTextStyle *style, xmlNode *properties)
{
  const char *language = steller_xml_peek_attribute (properties, STELLER_ODF_FO, "language");
  const char *country = steller_xml_peek_attribute (properties, STELLER_ODF_FO, "country");

  if (language == NULL)
    return;
  g_free (style->language);
  style->language = NULL;
  if (is_part_of_tag (language))
    style->language = is_part_of_tag (country) ? g_strconcat (language, "-", country, NULL) : g_strdup (language);
  style->set |= STELLER_TEXT_LANGUAGE;
}

/**
 * steller_text_style_read:
 * @reader: the reader; its target is a #StellerTextStyle
 * @properties: (nullable): a style:text-properties element
 *
 * Reads text properties over those that the target has (ODF 1.3 part 3, 16.29.29).
 */
void
steller_text_style_read (StellerPropertyReader *reader, xmlNode *properties)
{
  if (properties == NULL)
    return;
  read_language (reader->target, properties);
  steller_style_read_properties (reader, properties, rules, G_N_ELEMENTS (rules));
}

/**
 * steller_text_style_load:
 * @sheet: the styles
 * @name: the name of a text style
 *
 * Reads a text style with its parents.
 *
 * Returns: (transfer full): the style
 */
StellerTextStyle *
steller_text_style_load (StellerStyleSheet *sheet, const char *name)
{
  StellerTextStyle *style = g_new0 (StellerTextStyle, 1);
  StellerPropertyReader reader = { sheet, name, style };
  StellerStyleChain chain;

  style->name = g_strdup (name);
  style->weight = 400;
  style->scale = 1;
  steller_style_sheet_get_chain (sheet, "text", name, &chain);
  for (guint i = 0; i < chain.n_elements; i++)
    steller_text_style_read (&reader,
                             steller_style_find_child (chain.elements[i], STELLER_ODF_STYLE, "text-properties"));
  return style;
}
