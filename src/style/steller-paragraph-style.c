/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-odf-value.h"
#include "steller-odf.h"
#include "steller-style-properties.h"
#include "steller-xml.h"

#define DEFAULT_FAMILY "Liberation Sans"
#define DEFAULT_SIZE 12
#define MAX_LINES 99
#define MAX_TABS 100
/* LibreOffice's own, in points. */
#define DEFAULT_TAB_DISTANCE (12.5 * 72 / 25.4)
#define MAX_OUTLINE_LEVEL 6
/* A closing on a page of its own could belong to anything. */
#define CLOSING_STYLE "Signature"

/* A length, or a percentage of what the parent has. */
static gboolean
read_distance (const char *value, gboolean negative, double *distance)
{
  double factor, points;

  if (steller_odf_parse_percentage (value, &factor))
    points = *distance * factor;
  else if (!steller_odf_parse_length (value, &points))
    return FALSE;
  if (points < 0 && !negative)
    return FALSE;
  *distance = points;
  return TRUE;
}

#define DEFINE_DISTANCE_READER(member, negative)                                 \
  static gboolean read_##member (StellerPropertyReader *reader, const char *value) \
  {                                                                              \
    StellerParagraphStyle *style = reader->target;                               \
    return read_distance (value, negative, &style->member);                      \
  }

DEFINE_DISTANCE_READER (margin_left, TRUE)
DEFINE_DISTANCE_READER (margin_right, TRUE)
DEFINE_DISTANCE_READER (margin_top, FALSE)
DEFINE_DISTANCE_READER (margin_bottom, FALSE)
DEFINE_DISTANCE_READER (text_indent, TRUE)

static gboolean
read_margin (StellerPropertyReader *reader, const char *value)
{
  return read_margin_left (reader, value) && read_margin_right (reader, value) && read_margin_top (reader, value) &&
         read_margin_bottom (reader, value);
}

static void
set_line_height (StellerParagraphStyle *style, double factor, double fixed, double at_least)
{
  style->line_height = factor;
  style->line_height_fixed = fixed;
  style->line_height_at_least = at_least;
}

static gboolean
read_line_height (StellerPropertyReader *reader, const char *value)
{
  double number;

  if (strcmp (value, "normal") == 0)
    set_line_height (reader->target, 1, 0, 0);
  else if (steller_odf_parse_percentage (value, &number) && number > 0)
    set_line_height (reader->target, number, 0, 0);
  else if (steller_odf_parse_length (value, &number) && number > 0)
    set_line_height (reader->target, 0, number, 0);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_line_height_at_least (StellerPropertyReader *reader, const char *value)
{
  double height;

  if (!steller_odf_parse_length (value, &height) || height < 0)
    return FALSE;
  set_line_height (reader->target, height > 0 ? 0 : 1, 0, height);
  return TRUE;
}

static gboolean
read_align (StellerPropertyReader *reader, const char *value)
{
  StellerParagraphStyle *style = reader->target;
  static const struct
  {
    const char *value;
    StellerTextAlign align;
  } values[] = {
    { "start", STELLER_TEXT_ALIGN_START },   { "left", STELLER_TEXT_ALIGN_START },
    { "center", STELLER_TEXT_ALIGN_CENTER }, { "end", STELLER_TEXT_ALIGN_END },
    { "right", STELLER_TEXT_ALIGN_END },     { "justify", STELLER_TEXT_ALIGN_JUSTIFY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strcmp (value, values[i].value) == 0)
      {
        style->align = values[i].align;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_keep (const char *value, gboolean *keep)
{
  if (strcmp (value, "always") != 0 && strcmp (value, "auto") != 0)
    return FALSE;
  *keep = strcmp (value, "always") == 0;
  return TRUE;
}

static gboolean
read_keep_with_next (StellerPropertyReader *reader, const char *value)
{
  StellerParagraphStyle *style = reader->target;

  return read_keep (value, &style->keep_with_next);
}

static gboolean
read_keep_together (StellerPropertyReader *reader, const char *value)
{
  StellerParagraphStyle *style = reader->target;

  return read_keep (value, &style->keep_together);
}

static gboolean
read_orphans (StellerPropertyReader *reader, const char *value)
{
  StellerParagraphStyle *style = reader->target;

  return steller_odf_parse_count (value, MAX_LINES, &style->orphans);
}

static gboolean
read_widows (StellerPropertyReader *reader, const char *value)
{
  StellerParagraphStyle *style = reader->target;

  return steller_odf_parse_count (value, MAX_LINES, &style->widows);
}

static gboolean
read_break_before (StellerPropertyReader *reader, const char *value)
{
  StellerParagraphStyle *style = reader->target;

  if (strcmp (value, "page") != 0 && strcmp (value, "auto") != 0)
    return FALSE;
  style->break_before = strcmp (value, "page") == 0 ? STELLER_BREAK_PAGE : STELLER_BREAK_NONE;
  return TRUE;
}

static gboolean
read_background (StellerPropertyReader *reader, const char *value)
{
  StellerParagraphStyle *style = reader->target;
  gboolean transparent = strcmp (value, "transparent") == 0;

  if (!transparent && !steller_odf_parse_color (value, &style->background))
    return FALSE;
  style->has_background = !transparent;
  return TRUE;
}

static gboolean
read_tab_distance (StellerPropertyReader *reader, const char *value)
{
  StellerParagraphStyle *style = reader->target;

  return steller_odf_parse_length (value, &style->tab_distance) && style->tab_distance >= 0;
}

#define DEFINE_BOX_READER(function, name)                                            \
  static gboolean read_##function (StellerPropertyReader *reader, const char *value) \
  {                                                                                  \
    StellerParagraphStyle *style = reader->target;                                   \
    return steller_style_read_box (name, value, style->border, style->padding);      \
  }

DEFINE_BOX_READER (border, "border")
DEFINE_BOX_READER (border_top, "border-top")
DEFINE_BOX_READER (border_right, "border-right")
DEFINE_BOX_READER (border_bottom, "border-bottom")
DEFINE_BOX_READER (border_left, "border-left")
DEFINE_BOX_READER (padding, "padding")
DEFINE_BOX_READER (padding_top, "padding-top")
DEFINE_BOX_READER (padding_right, "padding-right")
DEFINE_BOX_READER (padding_bottom, "padding-bottom")
DEFINE_BOX_READER (padding_left, "padding-left")

static const StellerPropertyRule rules[] = {
  { STELLER_ODF_FO, "margin", read_margin, NULL },
  { STELLER_ODF_FO, "margin-left", read_margin_left, NULL },
  { STELLER_ODF_FO, "margin-right", read_margin_right, NULL },
  { STELLER_ODF_FO, "margin-top", read_margin_top, NULL },
  { STELLER_ODF_FO, "margin-bottom", read_margin_bottom, NULL },
  { STELLER_ODF_FO, "text-indent", read_text_indent, NULL },
  { STELLER_ODF_STYLE, "auto-text-indent", NULL, "false" },
  { STELLER_ODF_FO, "line-height", read_line_height, NULL },
  { STELLER_ODF_STYLE, "line-height-at-least", read_line_height_at_least, NULL },
  { STELLER_ODF_STYLE, "line-spacing", NULL, "0cm 0mm 0in 0pt" },
  { STELLER_ODF_STYLE, "font-independent-line-spacing", NULL, "false" },
  { STELLER_ODF_FO, "text-align", read_align, NULL },
  { STELLER_ODF_FO, "text-align-last", NULL, "start relative" },
  { STELLER_ODF_STYLE, "justify-single-word", NULL, "*" },
  { STELLER_ODF_FO, "keep-with-next", read_keep_with_next, NULL },
  { STELLER_ODF_FO, "keep-together", read_keep_together, NULL },
  { STELLER_ODF_FO, "orphans", read_orphans, NULL },
  { STELLER_ODF_FO, "widows", read_widows, NULL },
  { STELLER_ODF_FO, "break-before", read_break_before, NULL },
  { STELLER_ODF_FO, "break-after", NULL, "auto" },
  { STELLER_ODF_FO, "background-color", read_background, NULL },
  { STELLER_ODF_FO, "border", read_border, NULL },
  { STELLER_ODF_FO, "border-top", read_border_top, NULL },
  { STELLER_ODF_FO, "border-right", read_border_right, NULL },
  { STELLER_ODF_FO, "border-bottom", read_border_bottom, NULL },
  { STELLER_ODF_FO, "border-left", read_border_left, NULL },
  { STELLER_ODF_FO, "padding", read_padding, NULL },
  { STELLER_ODF_FO, "padding-top", read_padding_top, NULL },
  { STELLER_ODF_FO, "padding-right", read_padding_right, NULL },
  { STELLER_ODF_FO, "padding-bottom", read_padding_bottom, NULL },
  { STELLER_ODF_FO, "padding-left", read_padding_left, NULL },
  { STELLER_ODF_STYLE, "border-line-width", NULL, "*" },
  { STELLER_ODF_STYLE, "border-line-width-top", NULL, "*" },
  { STELLER_ODF_STYLE, "border-line-width-right", NULL, "*" },
  { STELLER_ODF_STYLE, "border-line-width-bottom", NULL, "*" },
  { STELLER_ODF_STYLE, "border-line-width-left", NULL, "*" },
  { STELLER_ODF_STYLE, "join-border", NULL, "*" },
  { STELLER_ODF_STYLE, "shadow", NULL, "none" },
  { STELLER_ODF_STYLE, "contextual-spacing", NULL, "false" },
  { STELLER_ODF_STYLE, "page-number", NULL, "auto 0" },
  { STELLER_ODF_STYLE, "tab-stop-distance", read_tab_distance, NULL },
  { STELLER_ODF_STYLE, "writing-mode", NULL, "lr-tb lr page" },
  { STELLER_ODF_STYLE, "writing-mode-automatic", NULL, "*" },
  { STELLER_ODF_STYLE, "vertical-align", NULL, "*" },
  { STELLER_ODF_STYLE, "text-autospace", NULL, "*" },
  { STELLER_ODF_STYLE, "punctuation-wrap", NULL, "*" },
  { STELLER_ODF_STYLE, "line-break", NULL, "*" },
  { STELLER_ODF_STYLE, "register-true", NULL, "false" },
  { STELLER_ODF_STYLE, "snap-to-layout-grid", NULL, "*" },
  { STELLER_ODF_FO, "hyphenation-keep", NULL, "*" },
  { STELLER_ODF_FO, "hyphenation-ladder-count", NULL, "*" },
  { STELLER_ODF_TEXT, "number-lines", NULL, "*" },
  { STELLER_ODF_TEXT, "line-number", NULL, "*" },
};

static void
read_tabs (StellerPropertyReader *reader, xmlNode *stops)
{
  StellerParagraphStyle *style = reader->target;
  static const char *const kinds[] = { "left", "center", "right", "char" };

  g_array_set_size (style->tabs, 0);
  for (xmlNode *stop = stops->children; stop != NULL; stop = stop->next)
    {
      StellerTabStop tab = { 0, STELLER_TAB_LEFT, ',' };
      const char *position, *kind, *leader, *decimal;

      if (!steller_xml_is (stop, STELLER_ODF_STYLE, "tab-stop"))
        continue;
      position = steller_xml_peek_attribute (stop, STELLER_ODF_STYLE, "position");
      kind = steller_xml_peek_attribute (stop, STELLER_ODF_STYLE, "type");
      leader = steller_xml_peek_attribute (stop, STELLER_ODF_STYLE, "leader-style");
      decimal = steller_xml_peek_attribute (stop, STELLER_ODF_STYLE, "char");
      for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
        if (strcmp (kind, kinds[i]) == 0)
          tab.kind = i;
      if (decimal != NULL && *decimal != '\0')
        tab.decimal = g_utf8_get_char (decimal);
      if (leader != NULL && strcmp (leader, "none") != 0)
        steller_style_sheet_warn (reader->sheet, _("The style “%s”: style:leader-style=\"%s\" is left out of account"),
                                  reader->style_name, leader);
      if (style->tabs->len == MAX_TABS || position == NULL || !steller_odf_parse_length (position, &tab.position))
        steller_style_sheet_warn (reader->sheet, _("The style “%s”: a tab stop is left out of account"),
                                  reader->style_name);
      else
        g_array_append_val (style->tabs, tab);
    }
}

static int
compare_tabs (gconstpointer a, gconstpointer b)
{
  const StellerTabStop *first = a, *second = b;

  return (first->position > second->position) - (first->position < second->position);
}

static void
read_children (StellerPropertyReader *reader, xmlNode *properties)
{
  for (xmlNode *child = properties != NULL ? properties->children : NULL; child != NULL; child = child->next)
    {
      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (steller_xml_is (child, STELLER_ODF_STYLE, "tab-stops"))
        read_tabs (reader, child);
      else if (child->properties != NULL && child->ns != NULL)
        steller_style_sheet_warn (reader->sheet, _("The style “%s”: %s:%s is left out of account"), reader->style_name,
                                  child->ns->prefix != NULL ? (char *) child->ns->prefix : "", child->name);
    }
}

static void
read_attributes (StellerParagraphStyle *style, xmlNode *element)
{
  const char *list = steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "list-style-name");
  const char *master = steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "master-page-name");
  const char *level = steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "default-outline-level");

  if (g_strcmp0 (steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "name"), CLOSING_STYLE) == 0)
    style->keep_with_previous = TRUE;
  if (list != NULL)
    g_set_str (&style->list_style, *list != '\0' ? list : NULL);
  if (master != NULL)
    g_set_str (&style->master_page, *master != '\0' ? master : NULL);
  if (level != NULL && !steller_odf_parse_count (level, MAX_OUTLINE_LEVEL, &style->outline_level))
    style->outline_level = 0;
}

/**
 * steller_paragraph_style_load:
 * @sheet: the styles
 * @name: (nullable): the name of a paragraph style; %NULL reads the default style alone
 *
 * Reads a paragraph style with its parents. What none of them sets is as LibreOffice takes it.
 *
 * Returns: (transfer full): the style
 */
StellerParagraphStyle *
steller_paragraph_style_load (StellerStyleSheet *sheet, const char *name)
{
  StellerParagraphStyle *style = g_new0 (StellerParagraphStyle, 1);
  StellerPropertyReader reader = { sheet, name != NULL ? name : "", style };
  StellerPropertyReader text_reader = { sheet, reader.style_name, &style->text };
  StellerStyleChain chain;

  style->name = g_strdup (reader.style_name);
  style->line_height = 1;
  style->tabs = g_array_new (FALSE, FALSE, sizeof (StellerTabStop));
  style->tab_distance = DEFAULT_TAB_DISTANCE;
  style->text.name = g_strdup (reader.style_name);
  style->text.set = ~(guint) 0;
  style->text.family = g_strdup (DEFAULT_FAMILY);
  style->text.size = DEFAULT_SIZE;
  style->text.weight = 400;
  style->text.scale = 1;

  steller_style_sheet_get_chain (sheet, "paragraph", name, &chain);
  for (guint i = 0; i < chain.n_elements; i++)
    {
      xmlNode *properties = steller_style_find_child (chain.elements[i], STELLER_ODF_STYLE, "paragraph-properties");

      read_attributes (style, chain.elements[i]);
      steller_style_read_properties (&reader, properties, rules, G_N_ELEMENTS (rules));
      read_children (&reader, properties);
      steller_text_style_read (&text_reader,
                               steller_style_find_child (chain.elements[i], STELLER_ODF_STYLE, "text-properties"));
    }
  g_array_sort (style->tabs, compare_tabs);
  return style;
}
