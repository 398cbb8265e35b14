/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-odf.h"
#include "steller-style-complete.h"
#include "steller-xml.h"

#define LIST_FAMILY "list"
#define MAX_PARENTS STELLER_STYLE_SHEET_MAX_PARENTS

/**
 * Missing:
 * @sheet: the styles of the template
 * @root: the root element of its styles.xml
 * @group: its office:styles
 * @builtin: the styles of the built-in house style
 * @builtin_root: the root element of its styles.xml
 *
 * What the functions that put styles into a template know.
 */
typedef struct
{
  StellerStyleSheet *sheet;
  xmlNode *root, *group;
  StellerStyleSheet *builtin;
  xmlNode *builtin_root;
} Missing;

static const char *
get_family (const xmlNode *element)
{
  if (steller_xml_is (element, STELLER_ODF_TEXT, "list-style"))
    return LIST_FAMILY;
  if (steller_xml_is (element, STELLER_ODF_STYLE, "style") ||
      steller_xml_is (element, STELLER_ODF_STYLE, "default-style"))
    return steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "family");
  return NULL;
}

/* The name that a person reads: that of the attribute, or the name itself with its spaces. */
static char *
get_display_name (const xmlNode *element)
{
  const char *name = steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "display-name");
  g_auto (GStrv) parts = NULL;

  if (name != NULL)
    return g_strdup (name);
  name = steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "name");
  parts = g_strsplit (name != NULL ? name : "", "_20_", -1);
  return g_strjoinv (" ", parts);
}

/* Only styles that a person can make in a word processor are worth a word. */
static gboolean
is_told (const char *family)
{
  return !g_str_has_prefix (family, "table") && strcmp (family, "graphic") != 0;
}

static gboolean
has_same_name (const xmlNode *element, const char *display_name)
{
  g_autofree char *own = get_display_name (element);
  g_autofree char *one = g_utf8_casefold (own, -1);
  g_autofree char *other = g_utf8_casefold (display_name, -1);

  return strcmp (one, other) == 0;
}

/* A style of the template that may be used for a missing one: one whose name differs only in how it is written, or the
 * first heading of the same level. */
static xmlNode *
find_similar (const Missing *self, const xmlNode *missing, const char *family)
{
  g_autofree char *display_name = get_display_name (missing);
  const char *level = steller_xml_peek_attribute (missing, STELLER_ODF_STYLE, "default-outline-level");
  xmlNode *same_level = NULL;

  for (xmlNode *child = self->group->children; child != NULL; child = child->next)
    {
      const char *own;

      if (g_strcmp0 (get_family (child), family) != 0 ||
          steller_xml_peek_attribute (child, STELLER_ODF_STYLE, "name") == NULL)
        continue;
      if (has_same_name (child, display_name))
        return child;
      own = steller_xml_peek_attribute (child, STELLER_ODF_STYLE, "default-outline-level");
      if (same_level == NULL && level != NULL && g_strcmp0 (own, level) == 0)
        same_level = child;
    }
  return same_level;
}

static gboolean
add_alias (Missing *self, const xmlNode *missing, const char *family, const xmlNode *similar, GError **error)
{
  static const char *const attributes[] = { "name", "display-name", "default-outline-level" };
  g_autofree char *name = get_display_name (missing);
  g_autofree char *found = get_display_name (similar);
  xmlDoc *document = self->group->doc;
  xmlNs *style = steller_xml_ensure_ns (document, "style", STELLER_ODF_STYLE);
  xmlNode *element = steller_xml_add_element (self->group, style, "style");

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const char *value = steller_xml_peek_attribute (missing, STELLER_ODF_STYLE, attributes[i]);

      if (value != NULL)
        steller_xml_set_attribute (element, style, attributes[i], value);
    }
  steller_xml_set_attribute (element, style, "family", family);
  steller_xml_set_attribute (element, style, "parent-style-name",
                             steller_xml_peek_attribute (similar, STELLER_ODF_STYLE, "name"));
  if (strcmp (name, found) != 0)
    steller_style_sheet_warn (self->sheet, _("The house style has no style “%s”; its style “%s” is used"), name, found);
  return steller_style_sheet_add (self->sheet, element, error);
}

static xmlNode *
find_font (xmlNode *root, const char *name)
{
  xmlNode *declarations = steller_style_find_child (root, STELLER_ODF_OFFICE, "font-face-decls");

  for (xmlNode *font = declarations != NULL ? declarations->children : NULL; font != NULL; font = font->next)
    if (steller_xml_is (font, STELLER_ODF_STYLE, "font-face") &&
        g_strcmp0 (steller_xml_peek_attribute (font, STELLER_ODF_STYLE, "name"), name) == 0)
      return font;
  return NULL;
}

/* A child of the root element in the order of ODF 1.3 part 3, 3.1.3.3. */
static xmlNode *
ensure_group (xmlNode *root, const char *name)
{
  static const char *const names[] = { "font-face-decls", "styles", "automatic-styles", "master-styles" };
  xmlNode *group = steller_style_find_child (root, STELLER_ODF_OFFICE, name);
  xmlNode *next = NULL;
  gboolean behind = FALSE;

  if (group != NULL)
    return group;
  for (guint i = 0; i < G_N_ELEMENTS (names) && next == NULL; i++)
    {
      if (behind)
        next = steller_style_find_child (root, STELLER_ODF_OFFICE, names[i]);
      behind = behind || strcmp (names[i], name) == 0;
    }
  group = xmlNewDocNode (root->doc, steller_xml_ensure_ns (root->doc, "office", STELLER_ODF_OFFICE), BAD_CAST name,
                         NULL);
  return next != NULL ? xmlAddPrevSibling (next, group) : xmlAddChild (root, group);
}

/* The declarations of the fonts that a style names. */
static gboolean
add_fonts (Missing *self, const xmlNode *style, GError **error)
{
  for (const xmlNode *properties = style->children; properties != NULL; properties = properties->next)
    {
      const char *name = NULL;
      xmlNode *font;

      if (steller_xml_is (properties, STELLER_ODF_STYLE, "text-properties"))
        name = steller_xml_peek_attribute (properties, STELLER_ODF_STYLE, "font-name");
      if (name == NULL || find_font (self->root, name) != NULL)
        continue;
      font = find_font (self->builtin_root, name);
      if (font == NULL)
        continue;
      font = steller_xml_add_copy (ensure_group (self->root, "font-face-decls"), font);
      if (!steller_style_sheet_add (self->sheet, font, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean ensure_style (Missing *self, const char *family, const char *name, guint depth, GError **error);

static gboolean
add_builtin (Missing *self, xmlNode *element, const char *family, guint depth, GError **error)
{
  const char *parent = steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "parent-style-name");
  g_autofree char *name = get_display_name (element);

  if (parent != NULL && !ensure_style (self, family, parent, depth + 1, error))
    return FALSE;
  if (*name != '\0' && is_told (family))
    steller_style_sheet_warn (self->sheet, _("The house style has no style “%s”; the built-in one is used"), name);
  return add_fonts (self, element, error) &&
         steller_style_sheet_add (self->sheet, steller_xml_add_copy (self->group, element), error);
}

static gboolean
ensure_style (Missing *self, const char *family, const char *name, guint depth, GError **error)
{
  xmlNode *element, *similar;

  if (depth > MAX_PARENTS || steller_style_sheet_find (self->sheet, family, name) != NULL)
    return TRUE;
  element = steller_style_sheet_find (self->builtin, family, name);
  if (element == NULL)
    return TRUE;
  similar = *name != '\0' ? find_similar (self, element, family) : NULL;
  /* A list style is not based on another. */
  if (similar != NULL && strcmp (family, LIST_FAMILY) != 0)
    return add_alias (self, element, family, similar, error);
  return add_builtin (self, element, family, depth, error);
}

/**
 * steller_style_complete_styles:
 * @sheet: the styles of a template, which get those that are put in; warnings go there
 * @styles: its styles.xml
 * @builtin: that of the built-in house style
 * @error: where to put an error
 *
 * Puts the styles into a template that Steller uses and the template does not have. In place of a missing one comes a
 * style based on one of the template whose name is written differently, or on its heading of the same level; and
 * otherwise that of the built-in house style, with its parents and fonts. Each is told as a warning, but for the styles
 * of tables, which word processors do not let a person make.
 *
 * Returns: whether there was room; %FALSE with %STELLER_ERROR_LIMIT when there are too many styles
 */
gboolean
steller_style_complete_styles (StellerStyleSheet *sheet, xmlDoc *styles, xmlDoc *builtin, GError **error)
{
  g_autoptr (StellerStyleSheet) builtin_sheet = steller_style_sheet_new (builtin, NULL, error);
  Missing self = { .sheet = sheet, .root = xmlDocGetRootElement (styles), .builtin = builtin_sheet };
  xmlNode *group;

  if (builtin_sheet == NULL)
    return FALSE;
  self.group = ensure_group (self.root, "styles");
  ensure_group (self.root, "automatic-styles");
  ensure_group (self.root, "master-styles");
  self.builtin_root = xmlDocGetRootElement (builtin);
  group = steller_style_find_child (self.builtin_root, STELLER_ODF_OFFICE, "styles");
  for (xmlNode *element = group != NULL ? group->children : NULL; element != NULL; element = element->next)
    {
      const char *family = element->type == XML_ELEMENT_NODE ? get_family (element) : NULL;
      const char *name = family != NULL ? steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "name") : NULL;

      if (family != NULL && !ensure_style (&self, family, name != NULL ? name : "", 0, error))
        return FALSE;
    }
  return TRUE;
}
