/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-odt-writer.h"

#include <string.h>

#include "text/steller-export-names.h"

#include "steller-odt-list.h"

static xmlNode *
find_child (xmlNode    *parent,
            const char *href,
            const char *name)
{
  for (xmlNode *child = parent->children; child; child = child->next)
    if (steller_xml_is (child, href, name))
      return child;

  return NULL;
}

/* The automatic styles come before the body (OpenDocument 1.3 part 3, 3.1.3.2). */
static xmlNode *
ensure_automatic_styles (StellerOdtWriter *self)
{
  xmlNode *root = xmlDocGetRootElement (self->content);
  xmlNode *element = find_child (root, STELLER_ODF_OFFICE, "automatic-styles");
  xmlNode *body = find_child (root, STELLER_ODF_OFFICE, "body");

  if (!element)
    {
      element = steller_xml_add_element (root, self->office, "automatic-styles");
      if (body)
        xmlAddPrevSibling (body, element);
    }

  return element;
}

/* Takes down the names that the style's own sections, bookmarks and tables have. */
static void
collect_names (StellerOdtWriter *self)
{
  xmlNode *root = xmlDocGetRootElement (self->content);
  xmlNode *node = root;

  while (node)
    {
      const char *name = NULL;

      if (node->type == XML_ELEMENT_NODE)
        {
          name = steller_xml_peek_attribute (node, STELLER_ODF_TEXT, "name");
          if (!name)
            name = steller_xml_peek_attribute (node, STELLER_ODF_TABLE, "name");
          if (name)
            g_hash_table_add (self->names, g_strdup (name));
        }

      if (node->children && node->type == XML_ELEMENT_NODE)
        {
          node = node->children;
          continue;
        }
      while (node && node != root && !node->next)
        node = node->parent;
      node = node && node != root ? node->next : NULL;
    }
}

/**
 * steller_odt_writer_new:
 * @job: the job
 * @content: a copy of the style's `content.xml` or `styles.xml`; it must outlive the writer
 * @common: a copy of the style's `styles.xml`, or @content itself when that is it; it must outlive the writer
 *
 * Makes a writer that fills a part.
 *
 * Returns: (transfer full): a new writer
 */
StellerOdtWriter *
steller_odt_writer_new (StellerExport *job,
                        xmlDoc        *content,
                        xmlDoc        *common)
{
  StellerOdtWriter *self;

  g_return_val_if_fail (STELLER_IS_EXPORT (job), NULL);
  g_return_val_if_fail (content != NULL && common != NULL, NULL);

  self = g_new0 (StellerOdtWriter, 1);
  self->job = g_object_ref (job);
  self->document = steller_export_get_document (job);
  self->style = steller_export_get_style (job);
  self->words = steller_export_words_for_language (steller_document_get_language (self->document));

  self->content = content;
  self->common = common;
  self->office = steller_xml_ensure_ns (content, "office", STELLER_ODF_OFFICE);
  self->text = steller_xml_ensure_ns (content, "text", STELLER_ODF_TEXT);
  self->table = steller_xml_ensure_ns (content, "table", STELLER_ODF_TABLE);
  self->styles = steller_xml_ensure_ns (content, "style", STELLER_ODF_STYLE);
  self->fo = steller_xml_ensure_ns (content, "fo", STELLER_ODF_FO);
  self->xlink = steller_xml_ensure_ns (content, "xlink", STELLER_ODF_XLINK);
  self->automatic_styles = ensure_automatic_styles (self);

  self->made_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lists = g_array_new (FALSE, FALSE, sizeof (StellerOdtList));
  self->section_level = 1;
  steller_odt_writer_drop_bookmarks (self);
  collect_names (self);

  return self;
}

/**
 * steller_odt_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees a writer. The part stays.
 */
void
steller_odt_writer_free (StellerOdtWriter *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->job);
  g_hash_table_unref (self->made_styles);
  g_hash_table_unref (self->names);
  g_array_unref (self->lists);
  g_clear_object (&self->layout);
  g_free (self);
}

/**
 * steller_odt_writer_take_name:
 * @self: a writer
 * @name: the name that is wanted
 * @length: how long it may be, in bytes; 0 for what a word processor keeps of a bookmark's name
 *
 * Gives a name that nothing in the part has yet, and takes it.
 *
 * Returns: (transfer full): @name itself when it is free and short enough
 */
char *
steller_odt_writer_take_name (StellerOdtWriter *self,
                              const char       *name,
                              gsize             length)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return steller_export_take_name (self->names, name, length > 0 ? length : STELLER_EXPORT_BOOKMARK_LENGTH);
}

/**
 * steller_odt_writer_add_paragraph:
 * @self: a writer
 * @parent: what the paragraph becomes the last child of
 * @style_name: the name of its style
 *
 * Adds an empty paragraph.
 *
 * Returns: (transfer none): the paragraph
 */
xmlNode *
steller_odt_writer_add_paragraph (StellerOdtWriter *self,
                                  xmlNode          *parent,
                                  const char       *style_name)
{
  xmlNode *element;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (parent != NULL, NULL);

  element = steller_xml_add_element (parent, self->text, "p");
  if (style_name)
    steller_xml_set_attribute (element, self->text, "style-name", style_name);
  self->after_space = TRUE;

  return element;
}

static void
add_spaces (StellerOdtWriter *self,
            xmlNode          *parent,
            gsize             n_spaces)
{
  xmlNode *element = steller_xml_add_element (parent, self->text, "s");

  if (n_spaces > 1)
    {
      g_autofree char *count = g_strdup_printf ("%" G_GSIZE_FORMAT, n_spaces);

      steller_xml_set_attribute (element, self->text, "c", count);
    }
}

static void
flush (xmlNode *parent,
       GString *plain)
{
  if (plain->len == 0)
    return;
  steller_xml_add_text (parent, plain->str);
  g_string_truncate (plain, 0);
}

/**
 * steller_odt_writer_add_text:
 * @self: a writer
 * @parent: the paragraph, heading or span
 * @text: UTF-8 text
 *
 * Adds text. A reader of OpenDocument collapses white space (part 3, 6.1.2), so tabs, line feeds and every space that
 * would be lost become elements; characters that XML cannot hold are left out.
 */
void
steller_odt_writer_add_text (StellerOdtWriter *self,
                             xmlNode          *parent,
                             const char       *text)
{
  g_autoptr (GString) plain = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (parent != NULL);
  g_return_if_fail (text != NULL);

  plain = g_string_sized_new (strlen (text));
  for (const char *p = text; *p; )
    switch (*p)
      {
      case ' ':
        {
          gsize n_spaces = strspn (p, " ");

          if (!self->after_space)
            {
              g_string_append_c (plain, ' ');
              n_spaces--;
              p++;
            }
          if (n_spaces > 0)
            {
              flush (parent, plain);
              add_spaces (self, parent, n_spaces);
            }
          p += n_spaces;
          self->after_space = TRUE;
        }
        break;

      case '\t':
      case '\n':
        flush (parent, plain);
        steller_xml_add_element (parent, self->text, *p == '\t' ? "tab" : "line-break");
        self->after_space = TRUE;
        p++;
        break;

      case '\r':
        p++;
        break;

      default:
        {
          gsize length = strcspn (p, " \t\r\n");

          g_string_append_len (plain, p, length);
          p += length;
          self->after_space = FALSE;
        }
      }
  flush (parent, plain);
}
