/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-style-sheet.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-error.h"
#include "steller-odf-value.h"
#include "steller-odf.h"
#include "steller-xml.h"

#define MAX_STYLES 5000
#define MAX_WARNINGS 200

/* The families of styles that are elements of their own rather than style:style. */
#define LIST_FAMILY "list"
#define PAGE_LAYOUT_FAMILY "page-layout"
#define MASTER_PAGE_FAMILY "master-page"

struct _StellerStyleSheet
{
  GHashTable *families; /* family -> (name -> element); the default style of a family has the name "" */
  GHashTable *fonts;    /* name -> Font */
  guint n_styles;
  GPtrArray *warnings;
  GHashTable *warned;
};

/**
 * steller_style_find_child:
 * @parent: (nullable): an element
 * @href: the name of a namespace
 * @name: a local name
 *
 * Finds the first child element of this name.
 *
 * Returns: (transfer none) (nullable): the element
 */
xmlNode *
steller_style_find_child (xmlNode *parent, const char *href, const char *name)
{
  for (xmlNode *child = parent != NULL ? parent->children : NULL; child != NULL; child = child->next)
    if (steller_xml_is (child, href, name))
      return child;
  return NULL;
}

static GHashTable *
get_family (StellerStyleSheet *self, const char *family)
{
  GHashTable *styles = g_hash_table_lookup (self->families, family);

  if (styles == NULL)
    {
      styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->families, g_strdup (family), styles);
    }
  return styles;
}

static gboolean
add_style (StellerStyleSheet *self, const char *family, const char *name, const char *prefix, xmlNode *element,
           GError **error)
{
  GHashTable *styles = get_family (self, family);
  g_autofree char *key = g_strconcat (prefix, name, NULL);

  if (++self->n_styles > MAX_STYLES)
    {
      steller_error_set_at (error, STELLER_ERROR_LIMIT, xmlGetLineNo (element), NULL,
                            _("The house style holds too many styles"));
      return FALSE;
    }
  if (g_hash_table_contains (styles, key))
    steller_style_sheet_warn (self, _("The style “%s” occurs twice; the first one counts"), name);
  else
    g_hash_table_insert (styles, g_steal_pointer (&key), element);
  return TRUE;
}

static gboolean
add_element (StellerStyleSheet *self, xmlNode *element, const char *prefix, GError **error)
{
  const char *name = steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "name");
  const char *family = steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "family");

  if (steller_xml_is (element, STELLER_ODF_STYLE, "style") && name != NULL && family != NULL)
    return add_style (self, family, name, prefix, element, error);
  if (steller_xml_is (element, STELLER_ODF_STYLE, "default-style") && family != NULL)
    return add_style (self, family, "", "", element, error);
  if (steller_xml_is (element, STELLER_ODF_TEXT, "list-style") && name != NULL)
    return add_style (self, LIST_FAMILY, name, prefix, element, error);
  /* Page layouts have their names to themselves, and master pages refer to them without a prefix. */
  if (steller_xml_is (element, STELLER_ODF_STYLE, "page-layout") && name != NULL)
    return add_style (self, PAGE_LAYOUT_FAMILY, name, "", element, error);
  if (steller_xml_is (element, STELLER_ODF_STYLE, "master-page") && name != NULL)
    return add_style (self, MASTER_PAGE_FAMILY, name, "", element, error);
  return TRUE;
}

/* A family, and those to look for when it is not installed. */
typedef struct
{
  char *family;
  char *fallback;
} Font;

static void
free_font (gpointer data)
{
  Font *font = data;

  g_free (font->family);
  g_free (font->fallback);
  g_free (font);
}

/* Families of a kind (ODF 1.3 part 3, 19.498) that most machines have, and what the machine itself takes for it. */
static const char *
get_generic_families (const char *kind)
{
  static const char *const kinds[][2] = {
    { "roman", "Liberation Serif,serif" },
    { "swiss", "Liberation Sans,sans-serif" },
    { "modern", "Liberation Mono,monospace" },
  };

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kind, kinds[i][0]) == 0)
      return kinds[i][1];
  return NULL;
}

static void
add_font (StellerStyleSheet *self, const xmlNode *element)
{
  const char *name = steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "name");
  const char *families = steller_xml_peek_attribute (element, STELLER_ODF_SVG, "font-family");
  const char *generic = get_generic_families (steller_xml_peek_attribute (element, STELLER_ODF_STYLE,
                                                                          "font-family-generic"));
  g_autofree char *others = NULL;
  g_autofree char *family = families != NULL ? steller_odf_parse_family (families, &others) : NULL;
  Font *font;

  if (name == NULL || family == NULL || g_hash_table_contains (self->fonts, name))
    return;
  font = g_new0 (Font, 1);
  font->family = g_steal_pointer (&family);
  font->fallback = others != NULL && generic != NULL ? g_strconcat (others, ",", generic, NULL)
                                                     : g_strdup (others != NULL ? others : generic);
  g_hash_table_insert (self->fonts, g_strdup (name), font);
}

static void
add_fonts (StellerStyleSheet *self, xmlNode *declarations)
{
  for (xmlNode *font = declarations != NULL ? declarations->children : NULL; font != NULL; font = font->next)
    if (steller_xml_is (font, STELLER_ODF_STYLE, "font-face"))
      add_font (self, font);
}

static gboolean
add_document (StellerStyleSheet *self, xmlDoc *document, const char *prefix, GError **error)
{
  static const char *const groups[] = { "styles", "automatic-styles", "master-styles" };
  xmlNode *root = xmlDocGetRootElement (document);

  add_fonts (self, steller_style_find_child (root, STELLER_ODF_OFFICE, "font-face-decls"));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      xmlNode *group = steller_style_find_child (root, STELLER_ODF_OFFICE, groups[i]);
      gboolean automatic = strcmp (groups[i], "automatic-styles") == 0;

      for (xmlNode *element = group != NULL ? group->children : NULL; element != NULL; element = element->next)
        if (element->type == XML_ELEMENT_NODE && !add_element (self, element, automatic ? prefix : "", error))
          return FALSE;
    }
  return TRUE;
}

/**
 * steller_style_sheet_new:
 * @styles: (nullable): the document styles.xml, which must outlive the sheet
 * @content: (nullable): the document content.xml, which must outlive the sheet
 * @error: where to put an error
 *
 * Collects the styles of a template by family and name. Automatic styles of styles.xml have
 * %STELLER_STYLE_SHEET_PREFIX before their names. List styles, page layouts and master pages count as families `list`,
 * `page-layout` and `master-page`.
 *
 * Returns: (transfer full) (nullable): the sheet; %NULL with %STELLER_ERROR_LIMIT when there are too many styles
 */
StellerStyleSheet *
steller_style_sheet_new (xmlDoc *styles, xmlDoc *content, GError **error)
{
  g_autoptr (StellerStyleSheet) self = g_new0 (StellerStyleSheet, 1);

  self->families = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_font);
  self->warnings = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  self->warned = g_hash_table_new (g_str_hash, g_str_equal);

  if (styles != NULL && !add_document (self, styles, STELLER_STYLE_SHEET_PREFIX, error))
    return NULL;
  if (content != NULL && !add_document (self, content, "", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * steller_style_sheet_add:
 * @self: a sheet
 * @element: an element that was put into one of the documents: a common style, a page layout, a master page or a font
 * @error: where to put an error
 *
 * Adds what was put into a document after the sheet was made.
 *
 * Returns: whether there was room; %FALSE with %STELLER_ERROR_LIMIT when there are too many styles
 */
gboolean
steller_style_sheet_add (StellerStyleSheet *self, xmlNode *element, GError **error)
{
  if (steller_xml_is (element, STELLER_ODF_STYLE, "font-face"))
    {
      add_font (self, element);
      return TRUE;
    }
  return add_element (self, element, "", error);
}

/**
 * steller_style_sheet_free:
 * @self: a sheet
 *
 * Frees a sheet; the documents stay.
 */
void
steller_style_sheet_free (StellerStyleSheet *self)
{
  g_hash_table_unref (self->families);
  g_hash_table_unref (self->fonts);
  g_hash_table_unref (self->warned);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}

/**
 * steller_style_sheet_find:
 * @self: a sheet
 * @family: a family
 * @name: a name; the empty one is that of the family's default style
 *
 * Finds a style.
 *
 * Returns: (transfer none) (nullable): its element
 */
xmlNode *
steller_style_sheet_find (StellerStyleSheet *self, const char *family, const char *name)
{
  GHashTable *styles = g_hash_table_lookup (self->families, family);

  return styles != NULL ? g_hash_table_lookup (styles, name) : NULL;
}

static gboolean
chain_contains (const StellerStyleChain *chain, const xmlNode *element)
{
  for (guint i = 0; i < chain->n_elements; i++)
    if (chain->elements[i] == element)
      return TRUE;
  return FALSE;
}

/**
 * steller_style_sheet_get_chain:
 * @self: a sheet
 * @family: a family
 * @name: (nullable): a name
 * @chain: (out caller-allocates): the style with its parents and the default style of the family
 *
 * Follows a style to its parents (ODF 1.3 part 3, 16.2). A circle or a very long row of parents is cut with a warning,
 * and so is a parent that does not exist.
 */
void
steller_style_sheet_get_chain (StellerStyleSheet *self, const char *family, const char *name, StellerStyleChain *chain)
{
  xmlNode *element = name != NULL ? steller_style_sheet_find (self, family, name) : NULL;

  chain->n_elements = 0;
  while (element != NULL)
    {
      const char *parent = steller_xml_peek_attribute (element, STELLER_ODF_STYLE, "parent-style-name");

      if (chain_contains (chain, element) || chain->n_elements == STELLER_STYLE_SHEET_MAX_PARENTS)
        {
          steller_style_sheet_warn (self, _("The style “%s” has too many parents, or is its own parent"), name);
          break;
        }
      chain->elements[chain->n_elements++] = element;
      element = parent != NULL && *parent != '\0' ? steller_style_sheet_find (self, family, parent) : NULL;
      if (parent != NULL && *parent != '\0' && element == NULL && strcmp (family, "graphic") != 0)
        steller_style_sheet_warn (self, _("The style “%s” has a parent that does not exist: “%s”"), name, parent);
    }
  element = steller_style_sheet_find (self, family, "");
  if (element != NULL)
    chain->elements[chain->n_elements++] = element;

  for (guint i = 0; i < chain->n_elements / 2; i++)
    {
      xmlNode *swapped = chain->elements[i];

      chain->elements[i] = chain->elements[chain->n_elements - 1 - i];
      chain->elements[chain->n_elements - 1 - i] = swapped;
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * steller_style_sheet_get_names:
 * @self: a sheet
 * @family: a family
 *
 * Lists the styles of a family by name, without its default style.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names
 */
char **
steller_style_sheet_get_names (StellerStyleSheet *self, const char *family)
{
  GHashTable *styles = g_hash_table_lookup (self->families, family);
  GPtrArray *names = g_ptr_array_new_null_terminated (16, g_free, TRUE);
  GHashTableIter iter;
  gpointer name;

  if (styles != NULL)
    {
      g_hash_table_iter_init (&iter, styles);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        if (*(char *) name != '\0')
          g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * steller_style_sheet_get_font:
 * @self: a sheet
 * @name: the name of a font face declaration
 * @fallback: (out) (nullable): the families to look for when it is not installed, separated by commas
 *
 * Looks up the family of a declared font.
 *
 * Returns: (transfer none) (nullable): the family
 */
const char *
steller_style_sheet_get_font (StellerStyleSheet *self, const char *name, const char **fallback)
{
  const Font *font = g_hash_table_lookup (self->fonts, name);

  *fallback = font != NULL ? font->fallback : NULL;
  return font != NULL ? font->family : NULL;
}

/**
 * steller_style_sheet_warn:
 * @self: a sheet
 * @format: a printf()-style message, localised
 * @...: arguments of @format
 *
 * Notes something in the template that Steller cannot show. The same is noted once, and no more than 200 things are.
 */
void
steller_style_sheet_warn (StellerStyleSheet *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (self->warnings->len >= MAX_WARNINGS || g_hash_table_contains (self->warned, message))
    return;
  g_hash_table_add (self->warned, message);
  g_ptr_array_add (self->warnings, g_steal_pointer (&message));
}

/**
 * steller_style_sheet_steal_warnings:
 * @self: a sheet
 *
 * Takes the warnings out.
 *
 * Returns: (transfer full) (array zero-terminated=1): the warnings in the order in which they came
 */
char **
steller_style_sheet_steal_warnings (StellerStyleSheet *self)
{
  GPtrArray *warnings = g_steal_pointer (&self->warnings);

  g_hash_table_remove_all (self->warned);
  self->warnings = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  return (char **) g_ptr_array_free (warnings, FALSE);
}
