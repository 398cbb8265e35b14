/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-style-properties.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-odf-value.h"
#include "steller-odf.h"
#include "steller-xml.h"

/* Whether @value is one of @words, which are separated by spaces. */
static gboolean
is_one_of (const char *value, const char *words)
{
  gsize length = strlen (value);

  if (g_str_equal (words, "*"))
    return TRUE;
  while (*words != '\0')
    {
      gsize word = strcspn (words, " ");

      if (word == length && strncmp (words, value, length) == 0)
        return TRUE;
      words += word;
      words += strspn (words, " ");
    }
  return FALSE;
}

static const StellerPropertyRule *
find_rule (const StellerPropertyRule *rules, guint n_rules, const xmlAttr *attribute)
{
  for (guint i = 0; i < n_rules; i++)
    if (strcmp (rules[i].name, (const char *) attribute->name) == 0 &&
        strcmp (rules[i].href, (const char *) attribute->ns->href) == 0)
      return &rules[i];
  return NULL;
}

/* ODF's own namespaces and those it borrowed. What others mean is between a program and its files (ODF 1.3 part 3,
 * 3.17). */
static gboolean
is_odf (const xmlNs *ns)
{
  return ns != NULL && g_str_has_prefix ((const char *) ns->href, "urn:oasis:names:tc:opendocument:");
}

/* The same properties for Asian and complex scripts: Steller takes the Western ones for all. */
static gboolean
is_for_other_script (const char *name)
{
  return g_str_has_suffix (name, "-asian") || g_str_has_suffix (name, "-complex");
}

/* A property that a style inherits is a matter of the parent. */
static const char *
get_style_name (const StellerPropertyReader *reader, const xmlNode *properties)
{
  const char *name = properties->parent != NULL
                       ? steller_xml_peek_attribute (properties->parent, STELLER_ODF_STYLE, "name")
                       : NULL;

  return name != NULL ? name : reader->style_name;
}

/**
 * steller_style_read_properties:
 * @reader: the reader, whose target is the one that @rules are for
 * @properties: (nullable): a properties element
 * @rules: how attributes are handled
 * @n_rules: their number
 *
 * Reads the attributes of a properties element. Each that has no rule, or whose value cannot be read, is noted as a
 * warning that names it; those of foreign namespaces are passed over.
 */
void
steller_style_read_properties (StellerPropertyReader *reader, xmlNode *properties, const StellerPropertyRule *rules,
                               guint n_rules)
{
  for (xmlAttr *attribute = properties != NULL ? properties->properties : NULL; attribute != NULL;
       attribute = attribute->next)
    {
      const StellerPropertyRule *rule;
      const char *value = "";

      if (!is_odf (attribute->ns) || is_for_other_script ((const char *) attribute->name))
        continue;
      if (attribute->children != NULL && attribute->children->content != NULL)
        value = (const char *) attribute->children->content;
      rule = find_rule (rules, n_rules, attribute);
      if (rule != NULL && ((rule->neutral != NULL && is_one_of (value, rule->neutral)) ||
                           (rule->read != NULL && rule->read (reader, value))))
        continue;
      steller_style_sheet_warn (reader->sheet, _("The style “%s”: %s:%s=\"%s\" is left out of account"),
                                get_style_name (reader, properties),
                                attribute->ns->prefix != NULL ? (char *) attribute->ns->prefix : "",
                                attribute->name, value);
    }
}

static gboolean
read_side (const char *name, const char *prefix, StellerSide *side)
{
  static const char *const sides[] = { "-top", "-right", "-bottom", "-left" };

  if (!g_str_has_prefix (name, prefix))
    return FALSE;
  for (guint i = 0; i < STELLER_N_SIDES; i++)
    if (strcmp (name + strlen (prefix), sides[i]) == 0)
      {
        *side = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * steller_style_read_box:
 * @name: `border`, `border-top`, …, `padding`, `padding-top`, …
 * @value: its value
 * @border: the four borders
 * @padding: the four distances
 *
 * Reads a border or a padding, of one side or of all.
 *
 * Returns: whether @value could be read
 */
gboolean
steller_style_read_box (const char *name, const char *value, StellerBorder *border, double *padding)
{
  gboolean is_border = g_str_has_prefix (name, "border");
  gboolean all = strcmp (name, "border") == 0 || strcmp (name, "padding") == 0;
  StellerSide side = STELLER_SIDE_TOP;
  StellerBorder line;
  double distance;

  if (!all && !read_side (name, is_border ? "border" : "padding", &side))
    return FALSE;
  if (is_border ? !steller_odf_parse_border (value, &line)
                : !steller_odf_parse_length (value, &distance) || distance < 0)
    return FALSE;
  for (guint i = all ? 0 : side; i < (all ? STELLER_N_SIDES : side + 1u); i++)
    {
      if (is_border)
        border[i] = line;
      else
        padding[i] = distance;
    }
  return TRUE;
}
