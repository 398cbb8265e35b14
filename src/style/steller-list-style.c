/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-odf-value.h"
#include "steller-odf.h"
#include "steller-style-properties.h"
#include "steller-xml.h"

#define MAX_START 32767

static double
get_length (const xmlNode *element, const char *href, const char *name)
{
  const char *value = element != NULL ? steller_xml_peek_attribute (element, href, name) : NULL;
  double length = 0;

  if (value != NULL)
    steller_odf_parse_length (value, &length);
  return length;
}

/* Fonts like Symbol and OpenSymbol have bullets where Unicode has none: a font of another name shows nothing there. */
static char *
get_bullet (StellerStyleSheet *sheet, const char *list, const char *value)
{
  gunichar character = value != NULL && *value != '\0' ? g_utf8_get_char (value) : 0;
  char bullet[7] = { 0 };

  if (character == 0)
    return NULL;
  if (g_unichar_type (character) == G_UNICODE_PRIVATE_USE)
    {
      steller_style_sheet_warn (sheet, _("The list style “%s”: a bullet that only one font has is shown as “•”"), list);
      return g_strdup ("•");
    }
  g_unichar_to_utf8 (character, bullet);
  return g_strdup (bullet);
}

static void
read_position (StellerListLevel *level, xmlNode *properties)
{
  xmlNode *label = steller_style_find_child (properties, STELLER_ODF_STYLE, "list-level-label-alignment");
  const char *mode = properties != NULL ? steller_xml_peek_attribute (properties, STELLER_ODF_TEXT,
                                                                      "list-level-position-and-space-mode")
                                        : NULL;
  const char *followed_by;

  if (g_strcmp0 (mode, "label-alignment") != 0 || label == NULL)
    {
      double width = get_length (properties, STELLER_ODF_TEXT, "min-label-width");

      level->margin_left = get_length (properties, STELLER_ODF_TEXT, "space-before") + width;
      level->text_indent = -width;
      level->tab_position = level->margin_left;
      return;
    }
  level->margin_left = get_length (label, STELLER_ODF_FO, "margin-left");
  level->text_indent = get_length (label, STELLER_ODF_FO, "text-indent");
  level->tab_position = steller_xml_peek_attribute (label, STELLER_ODF_TEXT, "list-tab-stop-position") != NULL
                          ? get_length (label, STELLER_ODF_TEXT, "list-tab-stop-position")
                          : level->margin_left;
  followed_by = steller_xml_peek_attribute (label, STELLER_ODF_TEXT, "label-followed-by");
  if (g_strcmp0 (followed_by, "space") == 0)
    level->followed_by = STELLER_LABEL_FOLLOWED_BY_SPACE;
  else if (g_strcmp0 (followed_by, "nothing") == 0)
    level->followed_by = STELLER_LABEL_FOLLOWED_BY_NOTHING;
}

static void
read_number (StellerStyleSheet *sheet, const char *list, StellerListLevel *level, xmlNode *element)
{
  const char *format = steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "num-format");

  if (format == NULL || *format == '\0')
    return;
  if (strlen (format) == 1 && strchr ("1aAiI", *format) != NULL)
    {
      level->number_format = *format;
    }
  else
    {
      steller_style_sheet_warn (sheet, _("The list style “%s”: numbers of the format “%s” are shown as 1, 2, 3"), list,
                                format);
      level->number_format = '1';
    }
}

static void
read_level (StellerStyleSheet *sheet, const char *list, StellerListStyle *style, xmlNode *element)
{
  gboolean bullet = steller_xml_is (element, STELLER_ODF_TEXT, "list-level-style-bullet");
  xmlNode *properties = steller_style_find_child (element, STELLER_ODF_STYLE, "list-level-properties");
  const char *align = properties != NULL ? steller_xml_peek_attribute (properties, STELLER_ODF_FO, "text-align") : NULL;
  StellerListLevel *level;
  guint number;

  if (!bullet && !steller_xml_is (element, STELLER_ODF_TEXT, "list-level-style-number"))
    {
      steller_style_sheet_warn (sheet, _("The list style “%s”: a picture as bullet is left out of account"), list);
      return;
    }
  if (!steller_odf_parse_count (steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "level"), STELLER_N_LIST_LEVELS,
                                &number) || number == 0)
    {
      steller_style_sheet_warn (sheet, _("The list style “%s” has a level that is not 1 to 10"), list);
      return;
    }
  level = &style->levels[number - 1];
  if (level->bullet != NULL || level->number_format != '\0')
    {
      steller_style_sheet_warn (sheet, _("The list style “%s” has level %u twice"), list, number);
      return;
    }
  if (bullet)
    level->bullet = get_bullet (sheet, list, steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "bullet-char"));
  else
    read_number (sheet, list, level, element);
  g_set_str (&level->prefix, steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "num-prefix"));
  g_set_str (&level->suffix, steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "num-suffix"));
  g_set_str (&level->text_style, steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "style-name"));
  steller_odf_parse_count (steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "start-value"), MAX_START,
                           &level->start);
  steller_odf_parse_count (steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "display-levels"), number,
                           &level->display_levels);
  level->display_levels = MAX (level->display_levels, 1);
  if (g_strcmp0 (align, "end") == 0 || g_strcmp0 (align, "right") == 0)
    level->align = STELLER_TEXT_ALIGN_END;
  else if (g_strcmp0 (align, "center") == 0)
    level->align = STELLER_TEXT_ALIGN_CENTER;
  read_position (level, properties);
}

/**
 * steller_list_style_load:
 * @sheet: the styles
 * @name: the name of a list style
 *
 * Reads a list style. A level in the older mode, with a width for the label, becomes the same in label-alignment mode.
 *
 * Returns: (transfer full): the style
 */
StellerListStyle *
steller_list_style_load (StellerStyleSheet *sheet, const char *name)
{
  StellerListStyle *style = g_new0 (StellerListStyle, 1);
  xmlNode *element = steller_style_sheet_find (sheet, "list", name);

  style->name = g_strdup (name);
  for (guint i = 0; i < STELLER_N_LIST_LEVELS; i++)
    {
      style->levels[i].start = 1;
      style->levels[i].display_levels = 1;
    }
  for (xmlNode *child = element != NULL ? element->children : NULL; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      read_level (sheet, name, style, child);
  return style;
}
