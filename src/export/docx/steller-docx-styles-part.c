/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-styles.h"

#include <string.h>

#include "steller-docx-numbering.h"
#include "steller-docx-properties.h"

/* Fonts with kerning are set with it from this size on, in half points: at every size, as on our own pages. */
#define KERNING_SIZE 2

static xmlNode *
add_style (xmlNode    *root,
           const char *type,
           const char *id,
           const char *title)
{
  xmlNode *element = steller_docx_add (root, "style");

  steller_docx_set (element, "type", type);
  steller_docx_set (element, "styleId", id);
  steller_docx_add_value (element, "name", title);

  return element;
}

/* What no style says (ISO/IEC 29500-1, 17.7.5): the font, so that tables without a style have it, too. */
static void
add_defaults (xmlNode      *root,
              StellerStyle *style,
              const char   *language)
{
  const StellerTextStyle *text = &steller_style_get_paragraph (style, "Standard")->text;
  xmlNode *defaults = steller_docx_add (root, "docDefaults");
  xmlNode *properties = steller_docx_add (steller_docx_add (defaults, "rPrDefault"), "rPr");

  steller_docx_set_text (properties, text, NULL, text->size);
  steller_docx_set_number (steller_docx_ensure (properties, "kern"), "val", KERNING_SIZE);
  steller_docx_set_language (properties, language);
  steller_docx_add (defaults, "pPrDefault");
}

/* The styles that word processors expect to find (ISO/IEC 29500-1, 17.7.4.17). */
static void
add_base_styles (xmlNode *root)
{
  xmlNode *element = add_style (root, "character", "DefaultParagraphFont", "Default Paragraph Font");
  xmlNode *margins;
  static const char * const names[] = { "top", "left", "bottom", "right" };

  steller_docx_set (element, "default", "1");
  steller_docx_add_value (element, "uiPriority", "1");
  steller_docx_add (element, "semiHidden");
  steller_docx_add (element, "unhideWhenUsed");

  element = add_style (root, "table", "TableNormal", "Normal Table");
  steller_docx_set (element, "default", "1");
  steller_docx_add_value (element, "uiPriority", "99");
  steller_docx_add (element, "semiHidden");
  steller_docx_add (element, "unhideWhenUsed");
  margins = steller_docx_add (steller_docx_add (element, "tblPr"), "tblCellMar");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      xmlNode *margin = steller_docx_add (margins, names[i]);

      steller_docx_set (margin, "w", "0");
      steller_docx_set (margin, "type", "dxa");
    }

  element = add_style (root, "numbering", "NoList", "No List");
  steller_docx_set (element, "default", "1");
  steller_docx_add_value (element, "uiPriority", "99");
  steller_docx_add (element, "semiHidden");
  steller_docx_add (element, "unhideWhenUsed");
}

/* What stands before the properties of every style, in the order of the schema (ISO/IEC 29500-1, 17.7.4.17). */
static xmlNode *
add_known_style (StellerDocxStyles      *self,
                 xmlNode                *root,
                 const StellerDocxStyle *entry,
                 const char             *type)
{
  xmlNode *element = add_style (root, type, entry->id, entry->title);
  const StellerDocxStyle *twin = NULL;

  if (!entry->builtin)
    steller_docx_set (element, "customStyle", "1");
  if (entry->parent)
    steller_docx_add_value (element, "basedOn", entry->parent->id);
  else if (g_str_equal (type, "character"))
    steller_docx_add_value (element, "basedOn", "DefaultParagraphFont");
  else if (g_str_equal (type, "table"))
    steller_docx_add_value (element, "basedOn", "TableNormal");
  if (entry->next)
    steller_docx_add_value (element, "next", entry->next->id);

  if (g_str_equal (type, "character"))
    twin = steller_docx_styles_find (self, "paragraph", entry->name);
  else if (g_str_equal (type, "paragraph"))
    twin = steller_docx_styles_find (self, "text", entry->name);
  if (twin && g_str_equal (twin->name, entry->name))
    steller_docx_add_value (element, "link", twin->id);
  steller_docx_add (element, "qFormat");

  return element;
}

static void
remove_if_empty (xmlNode *element)
{
  if (element->children)
    return;
  xmlUnlinkNode (element);
  xmlFreeNode (element);
}

static void
add_list_number (xmlNode    *properties,
                 const char *name)
{
  guint number = 0;

  if (g_str_equal (name, "List_20_Bullet"))
    number = STELLER_DOCX_BULLETS;
  else if (g_str_equal (name, "List_20_Number"))
    number = STELLER_DOCX_NUMBERS;
  if (number > 0)
    steller_docx_add_number (steller_docx_ensure (properties, "numPr"), "numId", (int) number);
}

static void
add_paragraph_style (StellerDocxStyles      *self,
                     xmlNode                *root,
                     const StellerDocxStyle *entry)
{
  const StellerParagraphStyle *style = steller_style_get_paragraph (steller_docx_styles_get_style (self), entry->name);
  const StellerParagraphStyle *base = NULL;
  xmlNode *element = add_known_style (self, root, entry, "paragraph");
  xmlNode *properties = steller_docx_add (element, "pPr");
  xmlNode *text = steller_docx_add (element, "rPr");

  if (g_str_equal (entry->id, "Normal"))
    steller_docx_set (element, "default", "1");
  if (entry->parent)
    base = steller_style_get_paragraph (steller_docx_styles_get_style (self), entry->parent->name);
  steller_docx_set_paragraph (properties, style, base);
  add_list_number (properties, entry->name);
  if (base)
    steller_docx_set_text (text, &style->text, &base->text, base->text.size);
  remove_if_empty (properties);
  remove_if_empty (text);
}

static void
add_text_style (StellerDocxStyles      *self,
                xmlNode                *root,
                const StellerDocxStyle *entry)
{
  StellerStyle *style = steller_docx_styles_get_style (self);
  xmlNode *properties = steller_docx_add (add_known_style (self, root, entry, "character"), "rPr");

  steller_docx_set_text (properties, steller_style_get_text (style, entry->name),
                         entry->parent ? steller_style_get_text (style, entry->parent->name) : NULL, 0);
  remove_if_empty (properties);
}

static void
add_passage_style (StellerDocxStyles *self,
                   xmlNode           *root)
{
  StellerStyle *style = steller_docx_styles_get_style (self);
  xmlNode *element = add_style (root, "character", STELLER_DOCX_PASSAGE_STYLE, "Redaction passage");

  steller_docx_set (element, "customStyle", "1");
  steller_docx_add_value (element, "basedOn", "DefaultParagraphFont");
  steller_docx_add (element, "qFormat");
  steller_docx_set_passage (steller_docx_add (element, "rPr"), steller_style_get_text (style, "Redaction_20_ground")->color);
}

/* Tables */

static void
add_margins (xmlNode                *parent,
             const char             *name,
             const StellerCellStyle *cell)
{
  static const struct { StellerSide side; const char *name; } sides[] = {
    { STELLER_SIDE_TOP, "top" },
    { STELLER_SIDE_LEFT, "left" },
    { STELLER_SIDE_BOTTOM, "bottom" },
    { STELLER_SIDE_RIGHT, "right" },
  };
  xmlNode *margins = steller_docx_ensure (parent, name);

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      xmlNode *margin = steller_docx_add (margins, sides[i].name);

      steller_docx_set_number (margin, "w", MAX (steller_docx_twips (cell->padding[sides[i].side]), 0));
      steller_docx_set (margin, "type", "dxa");
    }
}

/* Between two cells there is one border: that of the upper or left one, if it has any. */
static const StellerBorder *
get_inner (const StellerBorder *first,
           const StellerBorder *second)
{
  return first->width > 0 ? first : second;
}

static void
add_borders (xmlNode                *parent,
             const char             *name,
             const StellerCellStyle *cell)
{
  const StellerBorder *border = cell->border;
  xmlNode *borders = steller_docx_ensure (parent, name);

  steller_docx_add_border (borders, "top", &border[STELLER_SIDE_TOP], 0);
  steller_docx_add_border (borders, "left", &border[STELLER_SIDE_LEFT], 0);
  steller_docx_add_border (borders, "bottom", &border[STELLER_SIDE_BOTTOM], 0);
  steller_docx_add_border (borders, "right", &border[STELLER_SIDE_RIGHT], 0);
  steller_docx_add_border (borders, "insideH",
                           get_inner (&border[STELLER_SIDE_BOTTOM], &border[STELLER_SIDE_TOP]), 0);
  steller_docx_add_border (borders, "insideV",
                           get_inner (&border[STELLER_SIDE_RIGHT], &border[STELLER_SIDE_LEFT]), 0);
}

static void
add_cell (xmlNode                *parent,
          const StellerCellStyle *cell)
{
  static const char * const alignments[] = {
    [STELLER_VERTICAL_ALIGN_TOP] = "top",
    [STELLER_VERTICAL_ALIGN_MIDDLE] = "center",
    [STELLER_VERTICAL_ALIGN_BOTTOM] = "bottom",
  };
  xmlNode *properties = steller_docx_add (parent, "tcPr");

  if (cell->has_background)
    steller_docx_set_shade (properties, cell->background);
  steller_docx_ensure_value (properties, "vAlign", alignments[cell->vertical_align]);
}

static void
add_table_style (StellerDocxStyles      *self,
                 xmlNode                *root,
                 const StellerDocxStyle *entry)
{
  const StellerTableStyle *style = steller_style_get_table (steller_docx_styles_get_style (self), entry->name);
  xmlNode *element = add_known_style (self, root, entry, "table");
  xmlNode *properties = steller_docx_add (element, "tblPr");
  xmlNode *header;

  add_borders (properties, "tblBorders", &style->cell);
  add_margins (properties, "tblCellMar", &style->cell);
  add_cell (element, &style->cell);

  header = steller_docx_add (element, "tblStylePr");
  steller_docx_set (header, "type", "firstRow");
  add_cell (header, &style->header);
  properties = header->last;
  add_borders (properties, "tcBorders", &style->header);
  add_margins (properties, "tcMar", &style->header);
}

/* The frame round blocks that the public edition will not hold: thin, as on our own pages. */
static void
add_frame_style (StellerDocxStyles *self,
                 xmlNode           *root)
{
  StellerStyle *style = steller_docx_styles_get_style (self);
  xmlNode *element = add_style (root, "table", STELLER_DOCX_BLOCKS_STYLE, "Redaction frame");
  StellerCellStyle cell = {
    .padding = { [STELLER_SIDE_TOP] = 2, [STELLER_SIDE_RIGHT] = 4, [STELLER_SIDE_BOTTOM] = 4, [STELLER_SIDE_LEFT] = 4 },
  };
  xmlNode *properties;

  for (guint side = 0; side < STELLER_N_SIDES; side++)
    cell.border[side] = (StellerBorder) {
      .width = STELLER_DOCX_FRAME_SIZE,
      .color = steller_style_get_text (style, "Redaction_20_ground")->color,
    };
  steller_docx_set (element, "customStyle", "1");
  steller_docx_add_value (element, "basedOn", "TableNormal");
  steller_docx_add (element, "qFormat");
  properties = steller_docx_add (element, "tblPr");
  add_borders (properties, "tblBorders", &cell);
  add_margins (properties, "tblCellMar", &cell);
}

/**
 * steller_docx_styles_write:
 * @self: styles
 * @language: the language of the note, as a BCP 47 tag
 *
 * Makes `word/styles.xml` (ISO/IEC 29500-1, 17.7). A style says no more than what it changes of the one it is based on,
 * so that in a word processor, too, a change of the one changes the other.
 *
 * Returns: (transfer full): the part
 */
GBytes *
steller_docx_styles_write (StellerDocxStyles *self,
                           const char        *language)
{
  g_autoptr (xmlDoc) part = NULL;
  xmlNode *root;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  part = steller_docx_part_new ("styles");
  part->standalone = 1;
  root = xmlDocGetRootElement (part);
  add_defaults (root, steller_docx_styles_get_style (self), language);
  add_base_styles (root);
  for (guint i = 0; i < steller_docx_styles_get_n (self); i++)
    {
      const StellerDocxStyle *entry = steller_docx_styles_get_nth (self, i);

      if (g_str_equal (entry->family, "paragraph"))
        add_paragraph_style (self, root, entry);
      else if (g_str_equal (entry->family, "text"))
        add_text_style (self, root, entry);
      else
        add_table_style (self, root, entry);
    }
  add_passage_style (self, root);
  add_frame_style (self, root);

  return steller_xml_serialize (part);
}
