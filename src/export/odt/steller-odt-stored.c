/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-odt-writer.h"

#include <string.h>

#include "steller-places.h"
#include "steller-text.h"

/* Before the id in the name of a user field, and in that of the bookmark of a section. */
#define FIELD_PREFIX "nota_"
#define BOOKMARK_PREFIX "_nota_"

typedef void (*Visit) (StellerOdtWriter *self,
                       xmlNode          *element);

/* Calls a function for each element of the part. It may remove the element that it is called for, once what stands in
 * it has been seen. */
static void
visit_elements (StellerOdtWriter *self,
                xmlNode          *parent,
                Visit             visit)
{
  xmlNode *next;

  for (xmlNode *child = parent->children; child; child = next)
    {
      next = child->next;
      if (child->type != XML_ELEMENT_NODE)
        continue;
      visit_elements (self, child, visit);
      visit (self, child);
    }
}

static void
drop_bookmark (StellerOdtWriter *self,
               xmlNode          *element)
{
  static const char * const names[] = { "bookmark", "bookmark-start", "bookmark-end" };
  const char *name = steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "name");

  if (!name || !g_str_has_prefix (name, BOOKMARK_PREFIX))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (steller_xml_is (element, STELLER_ODF_TEXT, names[i]))
      {
        xmlUnlinkNode (element);
        xmlFreeNode (element);
        return;
      }
}

/**
 * steller_odt_writer_drop_bookmarks:
 * @self: a writer
 *
 * Takes out the bookmarks that would be taken for those of the note's sections: a style may have been made from a note.
 */
void
steller_odt_writer_drop_bookmarks (StellerOdtWriter *self)
{
  g_return_if_fail (self != NULL);

  visit_elements (self, xmlDocGetRootElement (self->content), drop_bookmark);
}

/* What a mark stands for, as one line. %NULL when a note of this type cannot have it. */
static char *
get_mark_text (StellerOdtWriter *self,
               const char       *mark)
{
  const StellerDocumentField *field = steller_places_find_label (self->document, mark);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *clean = NULL;

  if (steller_places_is_page_text (self->document, mark, TRUE))
    {
      const char *page_text = steller_document_get_page_text (self->document, mark);

      return g_strdup (page_text ? page_text : "");
    }
  if (field)
    return g_strdup (field->label);

  field = steller_document_find_field (self->document, mark);
  if (!field)
    return steller_document_knows (self->document, mark) ? g_strdup ("") : NULL;
  for (guint i = 0; i < field->n_blocks; i++)
    {
      g_autofree char *block = steller_block_dup_text (field->blocks[i].block);

      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, block);
    }
  clean = steller_text_for_xml (text->str, -1);

  return steller_text_collapse (clean);
}

static void
set_declaration (StellerOdtWriter *self,
                 xmlNode          *declaration,
                 const char       *value)
{
  xmlAttr *next;

  for (xmlAttr *attribute = declaration->properties; attribute; attribute = next)
    {
      next = attribute->next;
      if (strcmp ((const char *) attribute->name, "name") != 0)
        xmlRemoveProp (attribute);
    }
  steller_xml_set_attribute (declaration, self->office, "value-type", "string");
  steller_xml_set_attribute (declaration, self->office, "string-value", value);
}

static void
settle_field (StellerOdtWriter *self,
              xmlNode          *element)
{
  if (steller_xml_is (element, STELLER_ODF_TEXT, "user-field-decl"))
    {
      const char *name = steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "name");
      g_autofree char *value = NULL;

      if (!name || !g_str_has_prefix (name, FIELD_PREFIX))
        return;
      value = get_mark_text (self, name + strlen (FIELD_PREFIX));
      if (value)
        set_declaration (self, element, value);
    }
  else if (steller_xml_is (element, STELLER_ODF_TEXT, "user-defined"))
    {
      xmlChar *content = xmlNodeGetContent (element);
      xmlNode *text = xmlNewDocText (self->content, content);

      xmlReplaceNode (element, text);
      xmlFreeNode (element);
      xmlFree (content);
    }
}

/**
 * steller_odt_writer_settle_fields:
 * @self: a writer
 *
 * Puts what the marks stand for into the declarations of user fields (OpenDocument 1.3 part 3, 7.4.7), where the values
 * of the style's author still are. Fields for a property that is not the note's become the text that they show: the
 * properties of the style do not come along, and a word processor would show nothing.
 */
void
steller_odt_writer_settle_fields (StellerOdtWriter *self)
{
  g_return_if_fail (self != NULL);

  visit_elements (self, xmlDocGetRootElement (self->content), settle_field);
}
