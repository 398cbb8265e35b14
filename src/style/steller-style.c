/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-style.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"
#include "steller-odf.h"
#include "steller-page-style.h"
#include "steller-skeleton-private.h"
#include "steller-style-complete.h"
#include "steller-style-parts.h"
#include "steller-style-properties.h"
#include "steller-style-sheet.h"
#include "steller-xml.h"

#define BUILTIN_ID "standaard"
#define DEFAULT_PARAGRAPH "Standard"
#define DEFAULT_MASTER_PAGE "Standard"
#define DEFAULT_LIST "Nota_20_bullets"
#define DEFAULT_TABLE "Nota_20_table"
#define VERSION_PROPERTY "steller.style.version"
#define DEFAULT_VERSION "1"

/**
 * StellerStyle:
 *
 * A house style: the looks that a template, made in a word processor, gives to the parts of a note, and the skeleton it
 * is put into. It does not change once it is loaded, and so may be used from several threads. What a template does not
 * have is put into it when it is loaded: styles from the built-in house style, and places for what a note consists of.
 */
struct _StellerStyle
{
  GObject parent_instance;

  char *id;
  char *version;
  char *title;
  GHashTable *parts;
  GPtrArray *part_names;
  xmlDoc *content;
  xmlDoc *styles;
  StellerSkeleton *skeleton;
  StellerSkeleton *regions;
  GHashTable *paragraphs;
  GHashTable *texts;
  GHashTable *lists;
  GHashTable *tables;
  GHashTable *cells;
  StellerPageStyle *pages[2];
  StellerParagraphStyle *default_paragraph;
  StellerTextStyle *plain_text;
  StellerCellStyle *plain_cell;
  char **warnings;
};

G_DEFINE_FINAL_TYPE (StellerStyle, steller_style, G_TYPE_OBJECT)

static void
steller_style_finalize (GObject *object)
{
  StellerStyle *self = STELLER_STYLE (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->pages); i++)
    g_clear_pointer (&self->pages[i], steller_page_style_free);
  g_clear_pointer (&self->default_paragraph, steller_paragraph_style_free);
  g_clear_pointer (&self->plain_text, steller_text_style_free);
  g_clear_pointer (&self->plain_cell, steller_cell_style_free);
  g_clear_pointer (&self->paragraphs, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->skeleton, steller_skeleton_unref);
  g_clear_pointer (&self->regions, steller_skeleton_unref);
  g_clear_pointer (&self->content, xmlFreeDoc);
  g_clear_pointer (&self->styles, xmlFreeDoc);
  g_clear_pointer (&self->part_names, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->warnings, g_strfreev);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (steller_style_parent_class)->finalize (object);
}

static void
steller_style_class_init (StellerStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steller_style_finalize;
}

static void
steller_style_init (StellerStyle *self)
{
}

static xmlDoc *
parse_part (StellerStyle *self, const char *name, GError **error)
{
  GBytes *bytes = g_hash_table_lookup (self->parts, name);

  if (bytes == NULL)
    {
      steller_error_set_at (error, STELLER_ERROR_INVALID, 0, name, _("“%s” is missing"), name);
      return NULL;
    }
  return steller_xml_parse (bytes, name, error);
}

static const char *
peek_text (xmlNode *element)
{
  if (element->children == NULL || element->children->type != XML_TEXT_NODE)
    return NULL;
  return (const char *) element->children->content;
}

/* A document that is well-formed may still be of another kind (ODF 1.3 part 3, 3.1.3). */
static xmlDoc *
parse_document (StellerStyle *self, const char *name, const char *root, GError **error)
{
  g_autoptr (xmlDoc) document = parse_part (self, name, error);

  if (document == NULL || steller_xml_is (xmlDocGetRootElement (document), STELLER_ODF_OFFICE, root))
    return g_steal_pointer (&document);
  steller_error_set_at (error, STELLER_ERROR_INVALID, 0, name, _("“%s” is not a part of an OpenDocument text"), name);
  return NULL;
}

/* The title and the version stand in meta.xml, as properties that LibreOffice shows and keeps. */
static gboolean
load_meta (StellerStyle *self, GError **error)
{
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *meta;

  self->version = g_strdup (DEFAULT_VERSION);
  if (!g_hash_table_contains (self->parts, "meta.xml"))
    return TRUE;
  document = parse_part (self, "meta.xml", error);
  if (document == NULL)
    return FALSE;
  meta = steller_style_find_child (xmlDocGetRootElement (document), STELLER_ODF_OFFICE, "meta");
  for (xmlNode *child = meta != NULL ? meta->children : NULL; child != NULL; child = child->next)
    {
      const char *text = peek_text (child);

      if (text == NULL)
        continue;
      if (steller_xml_is (child, STELLER_ODF_DC, "title"))
        g_set_str (&self->title, text);
      else if (steller_xml_is (child, STELLER_ODF_META, "user-defined") &&
               g_strcmp0 (steller_xml_peek_attribute (child, STELLER_ODF_META, "name"), VERSION_PROPERTY) == 0)
        g_set_str (&self->version, text);
    }
  return TRUE;
}

typedef gpointer (*LoadStyle) (StellerStyleSheet *sheet, const char *name);

static GHashTable *
load_family (StellerStyleSheet *sheet, const char *family, LoadStyle load, GDestroyNotify free_style)
{
  g_auto (GStrv) names = steller_style_sheet_get_names (sheet, family);
  GHashTable *styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_style);

  for (char **name = names; *name != NULL; name++)
    g_hash_table_insert (styles, g_strdup (*name), load (sheet, *name));
  return styles;
}

/* The page style of the first page is that of the first paragraph, when it names one (ODF 1.3 part 3, 19.506). */
static const char *
get_first_master_page (StellerStyle *self, StellerStyleSheet *sheet)
{
  GPtrArray *nodes = steller_skeleton_get_nodes (self->skeleton);
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < nodes->len; i++)
    {
      const StellerSkeletonNode *node = nodes->pdata[i];
      const char *name = NULL;

      if (node->kind == STELLER_SKELETON_FRAME || node->kind == STELLER_SKELETON_IMAGE || node->style_name == NULL)
        continue;
      if (node->kind == STELLER_SKELETON_TABLE)
        {
          xmlNode *style = steller_style_sheet_find (sheet, "table", node->style_name);

          name = style != NULL ? steller_xml_peek_attribute (style, STELLER_ODF_STYLE, "master-page-name") : NULL;
        }
      else
        {
          const StellerParagraphStyle *style = g_hash_table_lookup (self->paragraphs, node->style_name);

          name = style != NULL ? style->master_page : NULL;
        }
      if (name != NULL && steller_style_sheet_find (sheet, "master-page", name) != NULL)
        return name;
      break;
    }
  if (steller_style_sheet_find (sheet, "master-page", DEFAULT_MASTER_PAGE) != NULL)
    return DEFAULT_MASTER_PAGE;
  names = steller_style_sheet_get_names (sheet, "master-page");
  if (names[0] == NULL)
    return DEFAULT_MASTER_PAGE;
  return steller_xml_peek_attribute (steller_style_sheet_find (sheet, "master-page", names[0]), STELLER_ODF_STYLE,
                                     "name");
}

static void
load_pages (StellerStyle *self, StellerStyleSheet *sheet)
{
  const char *first = get_first_master_page (self, sheet);
  const char *next = steller_page_style_get_next (sheet, first);

  self->pages[0] = steller_page_style_load (sheet, self->regions, self->paragraphs, first, TRUE);
  self->pages[1] = steller_page_style_load (sheet, self->regions, self->paragraphs, next, FALSE);
}

static gboolean
read_skeletons (StellerStyle *self, StellerStyleSheet *sheet, GError **error)
{
  g_clear_pointer (&self->skeleton, steller_skeleton_unref);
  g_clear_pointer (&self->regions, steller_skeleton_unref);
  self->skeleton = steller_skeleton_new_for_style (self->content, sheet, self->parts, error);
  self->regions = self->skeleton != NULL ? steller_skeleton_new_for_style (self->styles, sheet, self->parts, error)
                                         : NULL;
  return self->regions != NULL;
}

/* What the template lacks is put into its documents, so that all that use the house style see the same. */
static gboolean
load_skeletons (StellerStyle *self, StellerStyleSheet *sheet, StellerStyle *builtin, GError **error)
{
  if (builtin != NULL)
    {
      steller_style_clean (sheet, self->content);
      steller_style_clean (sheet, self->styles);
      if (!steller_style_complete_styles (sheet, self->styles, builtin->styles, error))
        return FALSE;
    }
  if (!read_skeletons (self, sheet, error) || !steller_style_complete_pages (sheet, self->styles, self->regions, error))
    return FALSE;
  steller_style_complete_body (sheet, self->content, self->skeleton);
  return read_skeletons (self, sheet, error);
}

static gboolean
load (StellerStyle *self, StellerStyle *builtin, GError **error)
{
  g_autoptr (StellerStyleSheet) sheet = NULL;

  self->styles = parse_document (self, "styles.xml", "document-styles", error);
  self->content = self->styles != NULL ? parse_document (self, "content.xml", "document-content", error) : NULL;
  if (self->content == NULL || !load_meta (self, error))
    return FALSE;
  sheet = steller_style_sheet_new (self->styles, self->content, error);
  if (sheet == NULL || !load_skeletons (self, sheet, builtin, error))
    return FALSE;

  self->paragraphs = load_family (sheet, "paragraph", (LoadStyle) steller_paragraph_style_load,
                                  (GDestroyNotify) steller_paragraph_style_free);
  self->texts = load_family (sheet, "text", (LoadStyle) steller_text_style_load,
                             (GDestroyNotify) steller_text_style_free);
  self->lists = load_family (sheet, "list", (LoadStyle) steller_list_style_load,
                             (GDestroyNotify) steller_list_style_free);
  self->tables = load_family (sheet, "table", (LoadStyle) steller_table_style_load,
                              (GDestroyNotify) steller_table_style_free);
  self->cells = load_family (sheet, "table-cell", (LoadStyle) steller_cell_style_load,
                             (GDestroyNotify) steller_cell_style_free);
  self->default_paragraph = steller_paragraph_style_load (sheet, NULL);
  self->plain_text = steller_text_style_load (sheet, "");
  self->plain_cell = steller_cell_style_load (sheet, "");
  load_pages (self, sheet);
  self->warnings = steller_style_sheet_steal_warnings (sheet);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static StellerStyle *
new_from_parts (const char *id, GHashTable *parts, StellerStyle *builtin, GError **error)
{
  g_autoptr (StellerStyle) self = g_object_new (STELLER_TYPE_STYLE, NULL);
  GHashTableIter iter;
  gpointer name;

  self->id = g_strdup (id);
  self->parts = g_hash_table_ref (parts);
  self->part_names = g_ptr_array_new_null_terminated (8, NULL, TRUE);
  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (self->part_names, name);
  g_ptr_array_sort (self->part_names, compare_names);
  if (!load (self, builtin, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * steller_style_new_builtin:
 * @id: the id of a built-in house style: `standaard`
 * @error: where to put an error
 *
 * Loads a house style that comes with Steller.
 *
 * Returns: (transfer full) (nullable): a new house style; %NULL with %STELLER_ERROR_INVALID when there is none of this
 *   id
 */
StellerStyle *
steller_style_new_builtin (const char *id, GError **error)
{
  g_autoptr (GHashTable) parts = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  parts = steller_style_parts_new_builtin (id, error);
  return parts != NULL ? new_from_parts (id, parts, NULL, error) : NULL;
}

/**
 * steller_style_new_from_bytes:
 * @id: the id by which notes know the house style
 * @ott: an OpenDocument text template
 * @error: where to put an error
 *
 * Loads a house style from a template, which is taken for hostile. What it has and Steller cannot show becomes a
 * warning, and so does what it lacks.
 *
 * Returns: (transfer full) (nullable): a new house style; %NULL with %STELLER_ERROR_SYNTAX, %STELLER_ERROR_INVALID,
 *   %STELLER_ERROR_UNSUPPORTED or %STELLER_ERROR_LIMIT, whose member is the part at fault
 */
StellerStyle *
steller_style_new_from_bytes (const char *id, GBytes *ott, GError **error)
{
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (StellerStyle) builtin = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (ott != NULL, NULL);

  parts = steller_style_parts_new_from_bytes (ott, error);
  builtin = parts != NULL ? steller_style_new_builtin (BUILTIN_ID, error) : NULL;
  return builtin != NULL ? new_from_parts (id, parts, builtin, error) : NULL;
}

/**
 * steller_style_get_id:
 * @self: a house style
 *
 * Gets the id by which notes know the house style.
 *
 * Returns: (transfer none): the id
 */
const char *
steller_style_get_id (StellerStyle *self)
{
  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);

  return self->id;
}

/**
 * steller_style_get_version:
 * @self: a house style
 *
 * Gets the version of the house style: the property `steller.style.version` of the template, `1` when it has none.
 *
 * Returns: (transfer none): the version
 */
const char *
steller_style_get_version (StellerStyle *self)
{
  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);

  return self->version;
}

/**
 * steller_style_get_title:
 * @self: a house style
 *
 * Gets what the house style is called: the title in the properties of the template (`dc:title`; ODF 1.3 part 3,
 * 4.3.2.2).
 *
 * Returns: (transfer none) (nullable): the title; %NULL when the template has none
 */
const char *
steller_style_get_title (StellerStyle *self)
{
  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);

  return self->title;
}

/**
 * steller_style_get_warnings:
 * @self: a house style
 *
 * Gets what the template has and Steller does not show, each naming the element or the property; and what it lacks and
 * was put into it.
 *
 * Returns: (transfer none) (array zero-terminated=1): localised messages
 */
const char *const *
steller_style_get_warnings (StellerStyle *self)
{
  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);

  return (const char *const *) self->warnings;
}

/**
 * steller_style_get_page:
 * @self: a house style
 * @first: whether it is the first page
 *
 * Gets the page style of the first page or of those that follow.
 *
 * Returns: (transfer none): the page style
 */
const StellerPageStyle *
steller_style_get_page (StellerStyle *self, gboolean first)
{
  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);

  return self->pages[first ? 0 : 1];
}

static gconstpointer
lookup (GHashTable *table, const char *name)
{
  return name != NULL ? g_hash_table_lookup (table, name) : NULL;
}

/**
 * steller_style_get_paragraph:
 * @self: a house style
 * @name: (nullable): the encoded name of a paragraph style, such as `Text_20_body`
 *
 * Gets a paragraph style with all that it inherits.
 *
 * Returns: (transfer none): the style; `Standard` when there is none of this name
 */
const StellerParagraphStyle *
steller_style_get_paragraph (StellerStyle *self, const char *name)
{
  const StellerParagraphStyle *style;

  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);

  style = lookup (self->paragraphs, name);
  if (style == NULL)
    style = lookup (self->paragraphs, DEFAULT_PARAGRAPH);
  return style != NULL ? style : self->default_paragraph;
}

/**
 * steller_style_get_text:
 * @self: a house style
 * @name: (nullable): the encoded name of a text style, such as `Strong_20_Emphasis`
 *
 * Gets a text style with all that it inherits.
 *
 * Returns: (transfer none): the style; one that sets nothing when there is none of this name
 */
const StellerTextStyle *
steller_style_get_text (StellerStyle *self, const char *name)
{
  const StellerTextStyle *style;

  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);

  style = lookup (self->texts, name);
  return style != NULL ? style : self->plain_text;
}

/**
 * steller_style_get_list:
 * @self: a house style
 * @name: (nullable): the encoded name of a list style, such as `Nota_20_bullets`
 *
 * Gets a list style.
 *
 * Returns: (transfer none) (nullable): the style; `Nota_20_bullets` when there is none of this name
 */
const StellerListStyle *
steller_style_get_list (StellerStyle *self, const char *name)
{
  const StellerListStyle *style;

  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);

  style = lookup (self->lists, name);
  return style != NULL ? style : lookup (self->lists, DEFAULT_LIST);
}

/**
 * steller_style_get_table:
 * @self: a house style
 * @name: (nullable): the encoded name of a table style, such as `Nota_20_table`
 *
 * Gets a table style with the row and cell styles that go with it.
 *
 * Returns: (transfer none) (nullable): the style; `Nota_20_table` when there is none of this name
 */
const StellerTableStyle *
steller_style_get_table (StellerStyle *self, const char *name)
{
  const StellerTableStyle *style;

  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);

  style = lookup (self->tables, name);
  return style != NULL ? style : lookup (self->tables, DEFAULT_TABLE);
}

/**
 * steller_style_get_cell:
 * @self: a house style
 * @name: (nullable): the encoded name of a cell style
 *
 * Gets the style of a cell of a table in the skeleton.
 *
 * Returns: (transfer none): the style; one without border and padding when there is none of this name
 */
const StellerCellStyle *
steller_style_get_cell (StellerStyle *self, const char *name)
{
  const StellerCellStyle *style;

  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);

  style = lookup (self->cells, name);
  return style != NULL ? style : self->plain_cell;
}

/**
 * steller_style_get_skeleton:
 * @self: a house style
 *
 * Gets what the note is put into. Its elements belong to the house style and must not be changed: to fill a copy, make
 * a skeleton of the document from steller_style_copy_part().
 *
 * Returns: (transfer none): the skeleton
 */
StellerSkeleton *
steller_style_get_skeleton (StellerStyle *self)
{
  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);

  return self->skeleton;
}

/**
 * steller_style_get_part_names:
 * @self: a house style
 *
 * Lists the parts of the template, sorted by name, `mimetype` and the manifest included.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names
 */
const char *const *
steller_style_get_part_names (StellerStyle *self)
{
  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);

  return (const char *const *) self->part_names->pdata;
}

/**
 * steller_style_get_part:
 * @self: a house style
 * @name: the name of a part, such as `Pictures/logo.png`
 *
 * Gets a part as it stands in the template.
 *
 * Returns: (transfer none) (nullable): its bytes; %NULL when there is none of this name
 */
GBytes *
steller_style_get_part (StellerStyle *self, const char *name)
{
  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->parts, name);
}

/**
 * steller_style_copy_part:
 * @self: a house style
 * @name: the name of an XML part: `content.xml`, `styles.xml`, `meta.xml`, `settings.xml` or `META-INF/manifest.xml`
 *
 * Copies an XML part for someone who is to change it.
 *
 * Returns: (transfer full) (nullable): the document; %NULL when there is none of this name, or it is not well-formed
 */
xmlDoc *
steller_style_copy_part (StellerStyle *self, const char *name)
{
  g_return_val_if_fail (STELLER_IS_STYLE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (strcmp (name, "content.xml") == 0)
    return xmlCopyDoc (self->content, 1);
  if (strcmp (name, "styles.xml") == 0)
    return xmlCopyDoc (self->styles, 1);
  return parse_part (self, name, NULL);
}
