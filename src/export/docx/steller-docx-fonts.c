/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-styles.h"

#include "steller-docx-element.h"

/* Fonts as wide as another one in every letter: with the other one no line ends elsewhere. */
static const struct { const char *family, *alternative; } twins[] = {
  { "Arimo", "Arial" },
  { "Caladea", "Cambria" },
  { "Carlito", "Calibri" },
  { "Cousine", "Courier New" },
  { "Liberation Mono", "Courier New" },
  { "Liberation Sans", "Arial" },
  { "Liberation Sans Narrow", "Arial Narrow" },
  { "Liberation Serif", "Times New Roman" },
  { "Tinos", "Times New Roman" },
};

static void
add_font (xmlNode    *root,
          GHashTable *families,
          const char *family)
{
  xmlNode *font;

  if (!family || !*family || !g_hash_table_add (families, g_strdup (family)))
    return;
  font = steller_docx_add (root, "font");
  steller_docx_set (font, "name", family);
  for (gsize i = 0; i < G_N_ELEMENTS (twins); i++)
    if (g_ascii_strcasecmp (twins[i].family, family) == 0)
      steller_docx_add_value (font, "altName", twins[i].alternative);
}

/**
 * steller_docx_fonts_write:
 * @self: styles
 *
 * Makes `word/fontTable.xml` (ISO/IEC 29500-1, 17.8): the fonts of the styles, each with the one that takes its place
 * where it is not installed. No font is embedded.
 *
 * Returns: (transfer full): the part
 */
GBytes *
steller_docx_fonts_write (StellerDocxStyles *self)
{
  g_autoptr (xmlDoc) part = NULL;
  g_autoptr (GHashTable) families = NULL;
  StellerStyle *style;
  xmlNode *root;

  g_return_val_if_fail (self != NULL, NULL);

  style = steller_docx_styles_get_style (self);
  families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  part = steller_docx_part_new ("fonts");
  part->standalone = 1;
  root = xmlDocGetRootElement (part);
  for (guint i = 0; i < steller_docx_styles_get_n (self); i++)
    {
      const StellerDocxStyle *entry = steller_docx_styles_get_nth (self, i);

      if (g_str_equal (entry->family, "paragraph"))
        add_font (root, families, steller_style_get_paragraph (style, entry->name)->text.family);
      else if (g_str_equal (entry->family, "text"))
        add_font (root, families, steller_style_get_text (style, entry->name)->family);
    }

  return steller_xml_serialize (part);
}
