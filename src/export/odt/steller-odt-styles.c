/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-odt-writer.h"

#include <string.h>

#include "steller-odt-language.h"

#define MARKED_BACKGROUND "#ececec"
/* What the frame round marked blocks takes on our own pages: on each side, and above and below together. */
#define MARKED_MARGIN "4pt"
#define MARKED_ROOM 6.0

/**
 * steller_odt_writer_add_style:
 * @self: a writer
 * @family: the family of the style
 * @name: its name
 * @parent: (nullable): the name of the style that it is based on
 *
 * Adds an automatic style, or finds the one that was added under the name before.
 *
 * Returns: (transfer none) (nullable): the new style, or %NULL when it is there already
 */
xmlNode *
steller_odt_writer_add_style (StellerOdtWriter *self,
                              const char       *family,
                              const char       *name,
                              const char       *parent)
{
  xmlNode *element;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (family != NULL && name != NULL, NULL);

  if (!g_hash_table_add (self->made_styles, g_strdup (name)))
    return NULL;

  element = steller_xml_add_element (self->automatic_styles, self->styles, "style");
  steller_xml_set_attribute (element, self->styles, "name", name);
  steller_xml_set_attribute (element, self->styles, "family", family);
  if (parent)
    steller_xml_set_attribute (element, self->styles, "parent-style-name", parent);

  return element;
}

static const char *
get_stored_name (StellerOdtWriter *self,
                 const char       *name)
{
  gpointer stored;

  g_hash_table_lookup_extended (self->made_styles, name, &stored, NULL);
  return stored;
}

/**
 * steller_odt_writer_language_style:
 * @self: a writer
 * @language: a language, as a BCP 47 tag
 *
 * Gives the automatic style of text in another language than the note's.
 *
 * Returns: (transfer none): its name
 */
const char *
steller_odt_writer_language_style (StellerOdtWriter *self,
                                   const char       *language)
{
  g_autofree char *name = NULL;
  xmlNode *element;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  name = g_strconcat ("Language_", language, NULL);
  g_strcanon (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_", '_');
  element = steller_odt_writer_add_style (self, "text", name, NULL);
  if (element)
    steller_odt_set_language (steller_xml_add_element (element, self->styles, "text-properties"), language);

  return get_stored_name (self, name);
}

/**
 * steller_odt_writer_passage_style:
 * @self: a writer
 *
 * Gives the automatic style of a passage of the internal edition that the public one will not hold: the text on a light
 * background, where the style "Redaction" is that of the bar itself.
 *
 * Returns: (transfer none): its name
 */
const char *
steller_odt_writer_passage_style (StellerOdtWriter *self)
{
  xmlNode *element;

  g_return_val_if_fail (self != NULL, NULL);

  element = steller_odt_writer_add_style (self, "text", "Marked_passage", NULL);
  if (element)
    steller_xml_set_attribute (steller_xml_add_element (element, self->styles, "text-properties"), self->fo,
                               "background-color", MARKED_BACKGROUND);

  return "Marked_passage";
}

/**
 * steller_odt_writer_blocks_style:
 * @self: a writer
 *
 * Gives the automatic style of a section of the internal edition that the public one will not hold: a light background,
 * as wide as the text in the frame on our own pages.
 *
 * Returns: (transfer none): its name
 */
const char *
steller_odt_writer_blocks_style (StellerOdtWriter *self)
{
  xmlNode *element;

  g_return_val_if_fail (self != NULL, NULL);

  element = steller_odt_writer_add_style (self, "section", "Marked_blocks", NULL);
  if (element)
    {
      xmlNode *properties = steller_xml_add_element (element, self->styles, "section-properties");

      steller_xml_set_attribute (properties, self->fo, "background-color", MARKED_BACKGROUND);
      steller_xml_set_attribute (properties, self->fo, "margin-left", MARKED_MARGIN);
      steller_xml_set_attribute (properties, self->fo, "margin-right", MARKED_MARGIN);
    }

  return "Marked_blocks";
}

/**
 * steller_odt_writer_ground_style:
 * @self: a writer
 * @parent: the name of the style of the paragraphs that are marked
 *
 * Gives the style of the paragraph that holds the ground of marked blocks. A section has no padding (OpenDocument 1.3
 * part 3, 17.11): the paragraph has all the room that the frame on our own pages takes above and below.
 *
 * Returns: (transfer none): the name of an automatic style based on @parent
 */
const char *
steller_odt_writer_ground_style (StellerOdtWriter *self,
                                 const char       *parent)
{
  g_autofree char *name = NULL;
  xmlNode *element;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (parent != NULL, NULL);

  name = g_strconcat (parent, ".ground", NULL);
  element = steller_odt_writer_add_style (self, "paragraph", name, parent);
  if (element)
    {
      xmlNode *properties = steller_xml_add_element (element, self->styles, "paragraph-properties");
      double margin = steller_style_get_paragraph (self->style, parent)->margin_top + MARKED_ROOM;
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *length = g_strconcat (g_ascii_formatd (number, sizeof number, "%.2f", margin), "pt", NULL);

      steller_xml_set_attribute (properties, self->fo, "margin-top", length);
      steller_xml_set_attribute (properties, self->fo, "keep-with-next", "always");
    }

  return get_stored_name (self, name);
}

/**
 * steller_odt_writer_alignment_style:
 * @self: a writer
 * @parent: the name of the paragraph's style
 * @alignment: how it is aligned in its cell
 *
 * Gives the style of an aligned paragraph.
 *
 * Returns: (transfer none): @parent itself, or the name of an automatic style based on it
 */
const char *
steller_odt_writer_alignment_style (StellerOdtWriter *self,
                                    const char       *parent,
                                    StellerAlignment  alignment)
{
  g_autofree char *name = NULL;
  xmlNode *element;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (parent != NULL, NULL);

  if (alignment == STELLER_ALIGNMENT_START)
    return parent;

  name = g_strconcat (parent, alignment == STELLER_ALIGNMENT_CENTER ? ".center" : ".end", NULL);
  element = steller_odt_writer_add_style (self, "paragraph", name, parent);
  if (element)
    {
      xmlNode *properties = steller_xml_add_element (element, self->styles, "paragraph-properties");

      steller_xml_set_attribute (properties, self->fo, "text-align",
                                 alignment == STELLER_ALIGNMENT_CENTER ? "center" : "end");
    }

  return get_stored_name (self, name);
}

static xmlNode *
find_common_style (StellerOdtWriter *self,
                   const char       *element_name,
                   const char       *href,
                   const char       *family,
                   const char       *name)
{
  xmlNode *root = xmlDocGetRootElement (self->common);

  for (xmlNode *part = root->children; part; part = part->next)
    {
      if (!steller_xml_is (part, STELLER_ODF_OFFICE, "styles"))
        continue;
      for (xmlNode *style = part->children; style; style = style->next)
        if (steller_xml_is (style, href, element_name) &&
            g_strcmp0 (steller_xml_peek_attribute (style, STELLER_ODF_STYLE, "name"), name) == 0 &&
            (!family || g_strcmp0 (steller_xml_peek_attribute (style, STELLER_ODF_STYLE, "family"), family) == 0))
          return style;
    }

  return NULL;
}

/* "Nota_20_table.cell" becomes "Nota_table.cell": an automatic style has no name that a person reads. */
static char *
make_automatic_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_20_", -1);

  return g_strjoinv ("_", parts);
}

/**
 * steller_odt_writer_copy_style:
 * @self: a writer
 * @family: `table`, `table-row` or `table-cell`
 * @name: the name of a common style
 *
 * Gives an automatic style that is based on a common one and repeats what it sets. LibreOffice reads the common
 * styles of tables, rows and cells, but never applies them.
 *
 * Returns: (transfer none): the name of the automatic style
 */
const char *
steller_odt_writer_copy_style (StellerOdtWriter *self,
                               const char       *family,
                               const char       *name)
{
  g_autofree char *automatic_name = NULL;
  xmlNode *common, *element;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (family != NULL && name != NULL, NULL);

  automatic_name = make_automatic_name (name);
  common = find_common_style (self, "style", STELLER_ODF_STYLE, family, name);
  element = steller_odt_writer_add_style (self, family, automatic_name, common ? name : NULL);
  for (xmlNode *child = element && common ? common->children : NULL; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      steller_xml_add_copy (element, child);

  return get_stored_name (self, automatic_name);
}

static xmlNode *
find_level (xmlNode *list_style,
            guint    level)
{
  g_autofree char *number = g_strdup_printf ("%u", level);

  for (xmlNode *child = list_style->children; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE &&
        g_strcmp0 (steller_xml_peek_attribute (child, STELLER_ODF_TEXT, "level"), number) == 0)
      return child;

  return NULL;
}

/* Has a level of numbers look like another, at its own place. */
static void
copy_level_format (StellerOdtWriter *self,
                   xmlNode          *level,
                   xmlNode          *source)
{
  static const char * const attributes[] = { "num-format", "num-letter-sync", "num-prefix", "num-suffix" };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const char *value = steller_xml_peek_attribute (source, STELLER_ODF_STYLE, attributes[i]);

      if (value)
        steller_xml_set_attribute (level, self->styles, attributes[i], value);
      else
        xmlUnsetNsProp (level, self->styles, BAD_CAST attributes[i]);
    }
}

/**
 * steller_odt_writer_number_style:
 * @self: a writer
 * @n_bullet_levels: how many of the lists around the numbered one have bullets
 *
 * Gives the list style of a numbered list. The levels of a list style count all lists around the item, so that a
 * numbered list in one with bullets would start with the numbers of the second level; an automatic style moves them
 * up.
 *
 * Returns: (transfer none): the name of the style
 */
const char *
steller_odt_writer_number_style (StellerOdtWriter *self,
                                 guint             n_bullet_levels)
{
  g_autofree char *name = NULL;
  xmlNode *common, *copy;

  g_return_val_if_fail (self != NULL, NULL);

  common = find_common_style (self, "list-style", STELLER_ODF_TEXT, NULL, "Nota_20_numbers");
  if (n_bullet_levels == 0 || !common)
    return "Nota_20_numbers";

  name = g_strdup_printf ("Nota_numbers.%u", n_bullet_levels);
  if (!g_hash_table_add (self->made_styles, g_strdup (name)))
    return get_stored_name (self, name);

  copy = steller_xml_add_copy (self->automatic_styles, common);
  steller_xml_set_attribute (copy, self->styles, "name", name);
  xmlUnsetNsProp (copy, self->styles, BAD_CAST "display-name");
  for (guint level = STELLER_N_LIST_LEVELS; level > n_bullet_levels; level--)
    {
      xmlNode *target = find_level (copy, level);
      xmlNode *source = find_level (copy, level - n_bullet_levels);

      if (target && source)
        copy_level_format (self, target, source);
    }

  return get_stored_name (self, name);
}
