/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-skeleton-marks.h"

#include <string.h>

#include "steller-odf.h"
#include "steller-xml.h"

#define MAX_MARK_LENGTH 80
/* Before the id in the name of a user field or a property: their names are those of a document, not of Steller. */
#define FIELD_PREFIX "nota_"

/* A piece of the paragraph's text: @node holds the text from @start to @end. */
typedef struct
{
  xmlNode *node;
  gsize start, end;
} Piece;

/**
 * steller_skeleton_is_transparent:
 * @element: an element in a paragraph
 *
 * Tells whether an element only groups text, so that a mark may start inside and end outside of it.
 *
 * Returns: whether it does
 */
gboolean
steller_skeleton_is_transparent (const xmlNode *element)
{
  return steller_xml_is (element, STELLER_ODF_TEXT, "span") || steller_xml_is (element, STELLER_ODF_TEXT, "a");
}

/* Elements that mean nothing in print and that editors put between letters. */
static gboolean
is_invisible (const xmlNode *element)
{
  static const char *const names[] = { "bookmark", "bookmark-start", "bookmark-end", "soft-page-break",
                                       "change", "change-start", "change-end" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (steller_xml_is (element, STELLER_ODF_TEXT, names[i]))
      return TRUE;
  return FALSE;
}

static void
collect_text (xmlNode *parent, GString *text, GArray *pieces)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      if (child->type == XML_TEXT_NODE && child->content != NULL)
        {
          Piece piece = { child, text->len, 0 };

          g_string_append (text, (const char *) child->content);
          piece.end = text->len;
          g_array_append_val (pieces, piece);
        }
      else if (steller_skeleton_is_transparent (child))
        {
          collect_text (child, text, pieces);
        }
      else if (child->type == XML_ELEMENT_NODE && !is_invisible (child))
        {
          /* No mark holds a line break, so none reaches over the element. */
          g_string_append_c (text, '\n');
        }
    }
}

static gboolean
is_in_name (char character)
{
  return g_ascii_isalnum (character) || character == '_' || character == '.';
}

/* The length of the mark that @text starts with, 0 when it starts with none. */
static gsize
get_mark_length (const char *text)
{
  gsize length = strlen ("{{");

  if (!g_str_has_prefix (text, "{{"))
    return 0;
  while (length < MAX_MARK_LENGTH && is_in_name (text[length]))
    length++;
  if (length == strlen ("{{") || !g_str_has_prefix (text + length, "}}"))
    return 0;
  return length + strlen ("}}");
}

/* Links a text node by hand: xmlAddNextSibling() would melt it into the one before. */
static xmlNode *
insert_text_after (xmlNode *node, const char *content, gsize length)
{
  xmlNode *text = xmlNewDocTextLen (node->doc, BAD_CAST content, (int) length);

  text->parent = node->parent;
  text->prev = node;
  text->next = node->next;
  if (node->next != NULL)
    node->next->prev = text;
  else
    node->parent->last = text;
  node->next = text;
  return text;
}

/* Sets the content of a text node, which libxml2 takes as it is, unlike that of an element. */
static void
set_text (xmlNode *node, const char *content, gsize length)
{
  g_autofree char *copy = g_strndup (content, length);

  xmlNodeSetContent (node, BAD_CAST copy);
}

/* Gives the mark from @start to @end a text node of its own, where it starts: in the piece @first. It ends in the piece
 * @last. */
static void
isolate_mark (const char *text, gsize start, gsize end, Piece *first, Piece *last)
{
  gsize rest_length = last->end - end;
  xmlNode *mark;

  for (Piece *piece = first + 1; piece < last; piece++)
    set_text (piece->node, "", 0);
  if (last != first)
    set_text (last->node, text + end, rest_length);
  set_text (first->node, text + first->start, start - first->start);
  mark = insert_text_after (first->node, text + start, end - start);
  if (last == first && rest_length > 0)
    insert_text_after (mark, text + end, rest_length);
  first->end = start;
}

/**
 * steller_skeleton_isolate_marks:
 * @paragraph: a paragraph in a document
 *
 * Changes the document so that each mark `{{name}}` in the paragraph is one text node, where it starts, and stands in
 * no other: word processors spread it over spans as soon as one letter is touched.
 */
void
steller_skeleton_isolate_marks (xmlNode *paragraph)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  Piece *all, *last;

  collect_text (paragraph, text, pieces);
  for (const char *at = text->str; (at = strstr (at, "{{")) != NULL;)
    {
      gsize length = get_mark_length (at);
      gsize start = at - text->str;

      if (length > 0)
        g_array_append_val (starts, start);
      at += length > 0 ? length : 1;
    }

  /* From the end, so that the pieces before stay as they are. */
  all = (Piece *) pieces->data;
  last = all + pieces->len;
  for (guint i = starts->len; i > 0; i--)
    {
      gsize start = g_array_index (starts, gsize, i - 1);
      gsize end = start + get_mark_length (text->str + start);
      Piece *first;

      do
        last--;
      while (last->start >= end);
      for (first = last; first->start > start; first--)
        continue;
      isolate_mark (text->str, start, end, first, last);
      /* The mark before may end in the piece where this one starts. */
      last = first + 1;
    }
}

/**
 * steller_skeleton_get_mark:
 * @text: a text node
 *
 * Reads a mark that was given a node of its own.
 *
 * Returns: (transfer full) (nullable): the mark's name; %NULL when the node is not a mark
 */
char *
steller_skeleton_get_mark (const xmlNode *text)
{
  const char *content = (const char *) text->content;
  gsize length = content != NULL ? get_mark_length (content) : 0;

  if (length == 0 || content[length] != '\0')
    return NULL;
  return g_strndup (content + strlen ("{{"), length - strlen ("{{}}"));
}

static gboolean
is_name (const char *text)
{
  gsize length = 0;

  while (length < MAX_MARK_LENGTH && is_in_name (text[length]))
    length++;
  return length > 0 && text[length] == '\0';
}

/* The name that a word processor shows for a placeholder: `<name>`. */
static char *
get_placeholder_name (const xmlNode *element)
{
  const xmlNode *text = element->children;
  g_autofree char *name = NULL;
  gsize length;

  if (text == NULL || text->type != XML_TEXT_NODE || text->content == NULL || text->next != NULL)
    return NULL;
  name = g_strstrip (g_strdup ((const char *) text->content));
  length = strlen (name);
  if (length > 2 && name[0] == '<' && name[length - 1] == '>')
    {
      memmove (name, name + 1, length - 2);
      name[length - 2] = '\0';
    }
  return is_name (name) ? g_steal_pointer (&name) : NULL;
}

/**
 * steller_skeleton_get_field_mark:
 * @element: an element in a paragraph
 *
 * Reads a mark that is not typed but put in as a field: a placeholder `<NAME>` (ODF 1.3 part 3, 7.4.16), a user field
 * (7.4.7) or a property of the document (7.5.19) whose name is `nota_NAME`.
 *
 * Returns: (transfer full) (nullable): the mark's name; %NULL when the element is no such field
 */
char *
steller_skeleton_get_field_mark (const xmlNode *element)
{
  static const char *const names[] = { "user-field-get", "user-field-input", "user-defined" };

  if (steller_xml_is (element, STELLER_ODF_TEXT, "placeholder"))
    return get_placeholder_name (element);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = NULL;

      if (steller_xml_is (element, STELLER_ODF_TEXT, names[i]))
        name = steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "name");
      if (name != NULL && g_str_has_prefix (name, FIELD_PREFIX) && is_name (name + strlen (FIELD_PREFIX)))
        return g_strdup (name + strlen (FIELD_PREFIX));
    }
  return NULL;
}

/**
 * steller_skeleton_is_field_mark:
 * @element: a node in a paragraph
 *
 * Tells whether steller_skeleton_get_field_mark() finds a mark.
 *
 * Returns: whether it does
 */
gboolean
steller_skeleton_is_field_mark (const xmlNode *element)
{
  g_autofree char *mark = steller_skeleton_get_field_mark (element);

  return mark != NULL;
}
