/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-styles.h"

#include <glib/gi18n-lib.h>

#include "steller-error.h"
#include "steller-odf.h"
#include "steller-style-sheet.h"
#include "steller-xml.h"
#include "text/steller-export-names.h"

#define PARAGRAPH "paragraph"
#define TEXT "text"
#define TABLE "table"

/* The styles that the parts of a note are set in. Those that word processors have themselves have the id and the name
 * by which every word processor knows them, in whatever language (ISO/IEC 29500-1, 17.7.4.9). */
static const struct {
  const char *family;
  const char *name;
  const char *id;
  const char *title;
} known_styles[] = {
  { PARAGRAPH, "Standard", "Normal", "Normal" },
  { PARAGRAPH, "Text_20_body", "BodyText", "Body Text" },
  { PARAGRAPH, "Heading_20_1", "Heading1", "heading 1" },
  { PARAGRAPH, "Heading_20_2", "Heading2", "heading 2" },
  { PARAGRAPH, "Heading_20_3", "Heading3", "heading 3" },
  { PARAGRAPH, "Heading_20_4", "Heading4", "heading 4" },
  { PARAGRAPH, "Heading_20_5", "Heading5", "heading 5" },
  { PARAGRAPH, "Heading_20_6", "Heading6", "heading 6" },
  { PARAGRAPH, "Title", "Title", "Title" },
  { PARAGRAPH, "Subtitle", "Subtitle", "Subtitle" },
  { PARAGRAPH, "List_20_Bullet", "ListBullet", "List Bullet" },
  { PARAGRAPH, "List_20_Number", "ListNumber", "List Number" },
  { PARAGRAPH, "Quotations", "Quote", "Quote" },
  { PARAGRAPH, "Header", "Header", "header" },
  { PARAGRAPH, "Footer", "Footer", "footer" },
  { PARAGRAPH, "Signature", "Signature", "Signature" },
  { PARAGRAPH, "Table_20_Contents", NULL, NULL },
  { PARAGRAPH, "Table_20_Heading", NULL, NULL },
  { PARAGRAPH, "Margin_20_label", NULL, NULL },
  { PARAGRAPH, "Margin_20_text", NULL, NULL },
  { PARAGRAPH, "Redaction", NULL, NULL },
  { TEXT, "Strong_20_Emphasis", "Strong", "Strong" },
  { TEXT, "Emphasis", "Emphasis", "Emphasis" },
  { TEXT, "Internet_20_link", "Hyperlink", "Hyperlink" },
  { TEXT, "Superscript", NULL, NULL },
  { TEXT, "Redaction", NULL, NULL },
  { TEXT, "Redaction_20_ground", NULL, NULL },
  { TABLE, "Nota_20_table", NULL, NULL },
  { TABLE, "Nota_20_initials", NULL, NULL },
};

struct _StellerDocxStyles {
  StellerStyle *style;
  xmlDoc *common;
  xmlDoc *content;
  StellerStyleSheet *sheet;
  GPtrArray *entries;   /* StellerDocxStyle, in the order of the house style */
  GHashTable *by_name;  /* "family name" -> StellerDocxStyle */
  GHashTable *ids;
  GHashTable *titles;
};

static void
entry_free (gpointer data)
{
  StellerDocxStyle *entry = data;

  g_free (entry->name);
  g_free (entry->id);
  g_free (entry->title);
  g_free (entry);
}

static StellerDocxStyle *
lookup (StellerDocxStyles *self,
        const char        *family,
        const char        *name)
{
  g_autofree char *key = g_strconcat (family, " ", name, NULL);

  return g_hash_table_lookup (self->by_name, key);
}

/* “Margin_20_text” is “Margin text” (ODF 1.3 part 3, 19.502): a character that no name can have is written by its
 * number. */
static char *
decode_name (const char *name)
{
  GString *title = g_string_sized_new (32);

  while (*name)
    {
      char *end = NULL;
      guint64 character = 0;

      if (*name == '_' && g_ascii_isxdigit (name[1]))
        character = g_ascii_strtoull (name + 1, &end, 16);
      if (end && *end == '_' && character >= 0x20 && character < 0x110000 && g_unichar_validate ((gunichar) character))
        {
          g_string_append_unichar (title, (gunichar) character);
          name = end + 1;
        }
      else
        {
          g_string_append_c (title, *name++);
        }
    }

  return g_string_free_and_steal (title);
}

/* Letters and digits only, as word processors make ids of names. */
static char *
make_id (const char *title)
{
  GString *id = g_string_sized_new (32);

  for (const char *p = title; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (id, id->len == 0 || p == title || p[-1] == ' ' ? g_ascii_toupper (*p) : *p);
  if (id->len == 0)
    g_string_append (id, "Style");

  return g_string_free_and_steal (id);
}

static void
add_entry (StellerDocxStyles *self,
           const char        *family,
           const char        *name)
{
  StellerDocxStyle *entry;
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;

  if (lookup (self, family, name))
    return;

  entry = g_new0 (StellerDocxStyle, 1);
  entry->family = g_intern_string (family);
  entry->name = g_strdup (name);
  for (gsize i = 0; i < G_N_ELEMENTS (known_styles); i++)
    if (known_styles[i].id && g_str_equal (known_styles[i].family, family) && g_str_equal (known_styles[i].name, name))
      {
        entry->builtin = TRUE;
        id = g_strdup (known_styles[i].id);
        title = g_strdup (known_styles[i].title);
      }
  if (!entry->builtin)
    {
      title = decode_name (name);
      /* A text style beside the paragraph style of its name is called as Word calls one. */
      if (g_str_equal (family, TEXT) && lookup (self, PARAGRAPH, name))
        {
          g_autofree char *plain = g_steal_pointer (&title);

          title = g_strconcat (plain, " Char", NULL);
        }
      id = make_id (title);
    }
  entry->id = steller_export_take_name (self->ids, id, 0);
  entry->title = steller_export_take_name (self->titles, title, 0);
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_name, g_strconcat (family, " ", name, NULL), entry);
}

static void
take_reserved_names (StellerDocxStyles *self)
{
  static const char * const ids[] = {
    "DefaultParagraphFont", "TableNormal", "NoList", STELLER_DOCX_BLOCKS_STYLE, STELLER_DOCX_PASSAGE_STYLE,
  };
  static const char * const titles[] = {
    "Default Paragraph Font", "Normal Table", "No List", "Redaction frame", "Redaction passage",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_hash_table_add (self->ids, g_strdup (ids[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    g_hash_table_add (self->titles, g_strdup (titles[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (known_styles); i++)
    if (known_styles[i].id)
      {
        g_hash_table_add (self->ids, g_strdup (known_styles[i].id));
        g_hash_table_add (self->titles, g_strdup (known_styles[i].title));
      }
}

static void
add_common_styles (StellerDocxStyles *self,
                   const char        *family)
{
  xmlNode *styles = steller_style_find_child (xmlDocGetRootElement (self->common), STELLER_ODF_OFFICE, "styles");

  for (xmlNode *child = styles ? styles->children : NULL; child; child = child->next)
    {
      const char *name;

      if (!steller_xml_is (child, STELLER_ODF_STYLE, "style") ||
          g_strcmp0 (steller_xml_peek_attribute (child, STELLER_ODF_STYLE, "family"), family) != 0)
        continue;
      name = steller_xml_peek_attribute (child, STELLER_ODF_STYLE, "name");
      if (name && *name)
        add_entry (self, family, name);
    }
}

static const StellerDocxStyle *
find_reference (StellerDocxStyles *self,
                StellerDocxStyle  *entry,
                const char        *attribute)
{
  xmlNode *element = steller_style_sheet_find (self->sheet, entry->family, entry->name);
  const char *name = element ? steller_xml_peek_attribute (element, STELLER_ODF_STYLE, attribute) : NULL;

  return name ? lookup (self, entry->family, name) : NULL;
}

/* A style is based on what the house style bases it on, or else on the style of all paragraphs. */
static void
link_entry (StellerDocxStyles *self,
            StellerDocxStyle  *entry)
{
  const StellerDocxStyle *parent = find_reference (self, entry, "parent-style-name");

  if (!parent && g_str_equal (entry->family, PARAGRAPH))
    parent = lookup (self, PARAGRAPH, "Standard");
  for (const StellerDocxStyle *above = parent; above; above = above->parent)
    if (above == entry)
      return;
  entry->parent = parent;
  entry->next = find_reference (self, entry, "next-style-name");
}

/**
 * steller_docx_styles_new:
 * @style: a house style
 * @error: return location for an error
 *
 * Lists the common styles of a house style with the ids and names that they have in a DOCX.
 *
 * Returns: (transfer full) (nullable): the styles, or %NULL with @error set
 */
StellerDocxStyles *
steller_docx_styles_new (StellerStyle  *style,
                         GError       **error)
{
  g_autoptr (StellerDocxStyles) self = NULL;

  g_return_val_if_fail (STELLER_IS_STYLE (style), NULL);

  self = g_new0 (StellerDocxStyles, 1);
  self->style = g_object_ref (style);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->common = steller_style_copy_part (style, "styles.xml");
  self->content = steller_style_copy_part (style, "content.xml");
  if (!self->common || !self->content)
    {
      steller_error_set_at (error, STELLER_ERROR_INVALID, 0, "styles.xml", _("The style “%s” has no “%s”"),
                            steller_style_get_id (style), self->common ? "content.xml" : "styles.xml");
      return NULL;
    }
  self->sheet = steller_style_sheet_new (self->common, self->content, error);
  if (!self->sheet)
    return NULL;

  take_reserved_names (self);
  for (gsize i = 0; i < G_N_ELEMENTS (known_styles); i++)
    if (known_styles[i].id)
      {
        g_hash_table_remove (self->ids, known_styles[i].id);
        g_hash_table_remove (self->titles, known_styles[i].title);
        add_entry (self, known_styles[i].family, known_styles[i].name);
      }
  add_common_styles (self, PARAGRAPH);
  add_common_styles (self, TEXT);
  for (gsize i = 0; i < G_N_ELEMENTS (known_styles); i++)
    add_entry (self, known_styles[i].family, known_styles[i].name);
  for (guint i = 0; i < self->entries->len; i++)
    link_entry (self, self->entries->pdata[i]);

  return g_steal_pointer (&self);
}

/**
 * steller_docx_styles_free:
 * @self: (transfer full): styles
 *
 * Frees a list of styles.
 */
void
steller_docx_styles_free (StellerDocxStyles *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->sheet, steller_style_sheet_free);
  g_clear_pointer (&self->common, xmlFreeDoc);
  g_clear_pointer (&self->content, xmlFreeDoc);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->titles);
  g_ptr_array_unref (self->entries);
  g_object_unref (self->style);
  g_free (self);
}

/**
 * steller_docx_styles_get_style:
 * @self: styles
 *
 * Gets the house style that the styles are of.
 *
 * Returns: (transfer none): the house style
 */
StellerStyle *
steller_docx_styles_get_style (StellerDocxStyles *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->style;
}

/**
 * steller_docx_styles_get_n:
 * @self: styles
 *
 * Counts the styles.
 *
 * Returns: how many there are
 */
guint
steller_docx_styles_get_n (StellerDocxStyles *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/**
 * steller_docx_styles_get_nth:
 * @self: styles
 * @index: which one
 *
 * Gets a style.
 *
 * Returns: (transfer none): the style
 */
const StellerDocxStyle *
steller_docx_styles_get_nth (StellerDocxStyles *self,
                             guint              index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);

  return self->entries->pdata[index];
}

/**
 * steller_docx_styles_find:
 * @self: styles
 * @family: `paragraph`, `text` or `table`
 * @name: (nullable): the encoded name of a style, common or automatic
 *
 * Finds a style by its name in the house style. An automatic style has no place in a DOCX: it is the common style that
 * it is based on, and properties of the paragraph or text itself.
 *
 * Returns: (transfer none) (nullable): the style; for paragraphs `Standard` when there is none of this name, for text
 *   %NULL
 */
const StellerDocxStyle *
steller_docx_styles_find (StellerDocxStyles *self,
                          const char        *family,
                          const char        *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (family != NULL, NULL);

  for (guint i = 0; name && i < STELLER_STYLE_SHEET_MAX_PARENTS; i++)
    {
      const StellerDocxStyle *entry = lookup (self, family, name);
      xmlNode *element;

      if (entry)
        return entry;
      element = steller_style_sheet_find (self->sheet, family, name);
      name = element ? steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "parent-style-name") : NULL;
    }

  return g_str_equal (family, PARAGRAPH) ? lookup (self, PARAGRAPH, "Standard") : NULL;
}
