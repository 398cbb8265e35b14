/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-odf-value.h"
#include "steller-odf.h"
#include "steller-skeleton-marks.h"
#include "steller-skeleton-private.h"
#include "steller-style-words.h"
#include "steller-text.h"
#include "steller-xml.h"

#define MAX_SPACES 1000
#define MAX_INLINES 10000
/* No field or section has a name with a full stop. */
#define WORD_PREFIX "woord."

/**
 * ParagraphReader:
 * @reader: the reader of the skeleton
 * @node: the paragraph that is read
 * @frames: (element-type StellerSkeletonNode): the frames that are anchored in it
 * @in_space: whether white space that comes now is to be dropped (ODF 1.3 part 3, 6.1.2)
 */
typedef struct
{
  StellerSkeletonReader *reader;
  StellerSkeletonNode *node;
  GPtrArray *frames;
  gboolean in_space;
} ParagraphReader;

static void
add_inline (ParagraphReader *self, StellerInlineKind kind, char *text, const char *style_name, xmlNode *node)
{
  StellerInline item = { kind, text, g_strdup (style_name), node };

  if (self->node->inlines->len == MAX_INLINES)
    {
      steller_skeleton_warn_element (self->reader, self->node->element);
      g_free (item.text);
      g_free (item.style_name);
      return;
    }
  g_array_append_val (self->node->inlines, item);
  self->in_space = kind == STELLER_INLINE_LINE_BREAK || kind == STELLER_INLINE_TAB;
}

static gboolean
is_space (char character)
{
  return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

static void
add_mark (ParagraphReader *self, char *mark, const char *style_name, xmlNode *node)
{
  if (g_str_has_prefix (mark, WORD_PREFIX) && steller_style_get_word (mark + strlen (WORD_PREFIX), NULL) != NULL)
    {
      add_inline (self, STELLER_INLINE_WORD, g_strdup (mark + strlen (WORD_PREFIX)), style_name, node);
      g_free (mark);
    }
  else
    {
      add_inline (self, STELLER_INLINE_MARK, mark, style_name, node);
    }
}

static void
add_text (ParagraphReader *self, xmlNode *text, const char *style_name)
{
  char *mark = steller_skeleton_get_mark (text);
  GString *collapsed;

  if (mark != NULL)
    {
      add_mark (self, mark, style_name, text);
      return;
    }
  collapsed = g_string_new (NULL);
  for (const char *at = (const char *) text->content; at != NULL && *at != '\0'; at++)
    {
      if (!is_space (*at))
        g_string_append_c (collapsed, *at);
      else if (!self->in_space)
        g_string_append_c (collapsed, ' ');
      self->in_space = is_space (*at);
    }
  if (collapsed->len > 0)
    {
      gboolean in_space = self->in_space;

      add_inline (self, STELLER_INLINE_TEXT, g_string_free (collapsed, FALSE), style_name, text);
      self->in_space = in_space;
    }
  else
    {
      g_string_free (collapsed, TRUE);
    }
}

static void
add_spaces (ParagraphReader *self, xmlNode *element, const char *style_name)
{
  guint count = 1;

  steller_odf_parse_count (steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "c"), MAX_SPACES, &count);
  if (count > 0)
    add_inline (self, STELLER_INLINE_TEXT, g_strnfill (count, ' '), style_name, element);
}

static gboolean
is_silent (const xmlNode *element)
{
  static const char *const names[] = { "bookmark", "bookmark-start", "bookmark-end", "soft-page-break",
                                       "change", "change-start", "change-end", "reference-mark",
                                       "reference-mark-start", "reference-mark-end" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (steller_xml_is (element, STELLER_ODF_TEXT, names[i]))
      return TRUE;
  return steller_xml_is (element, STELLER_ODF_OFFICE, "annotation") ||
         steller_xml_is (element, STELLER_ODF_OFFICE, "annotation-end");
}

/* Fields whose text stands as it is in the template: of a placeholder that is none of ours, of a field that the author
 * of the template filled in, and of a date that was fixed. */
static gboolean
is_stored_text (const xmlNode *element)
{
  static const char *const names[] = { "placeholder", "user-field-get", "user-field-input", "user-defined",
                                       "variable-get", "variable-set", "text-input" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (steller_xml_is (element, STELLER_ODF_TEXT, names[i]))
      return TRUE;
  return steller_xml_is (element, STELLER_ODF_TEXT, "date") &&
         g_strcmp0 (steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "fixed"), "true") == 0;
}

static void
add_stored_text (ParagraphReader *self, xmlNode *element, const char *style_name)
{
  xmlNode *text = element->children;

  if (text == NULL || text->type != XML_TEXT_NODE || text->content == NULL)
    return;
  if (steller_xml_is (element, STELLER_ODF_TEXT, "placeholder"))
    steller_style_sheet_warn (self->reader->sheet,
                              _("text:placeholder “%s” is no place for a note, and is shown as it is"),
                              (const char *) text->content);
  add_inline (self, STELLER_INLINE_TEXT, g_strdup ((const char *) text->content), style_name, element);
}

/* The number of another page, or one that does not count 1, 2, 3. */
static void
check_field (ParagraphReader *self, const xmlNode *element)
{
  static const struct
  {
    const char *href, *name, *neutral;
  } attributes[] = {
    { STELLER_ODF_TEXT, "select-page", "current" },
    { STELLER_ODF_TEXT, "page-adjust", "0" },
    { STELLER_ODF_STYLE, "num-format", "1" },
  };

  if (!steller_xml_is (element, STELLER_ODF_TEXT, "page-number") &&
      !steller_xml_is (element, STELLER_ODF_TEXT, "page-count"))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const char *value = steller_xml_peek_attribute (element, attributes[i].href, attributes[i].name);

      if (value != NULL && *value != '\0' && strcmp (value, attributes[i].neutral) != 0)
        steller_style_sheet_warn (self->reader->sheet, _("text:%s: %s=\"%s\" is left out of account"), element->name,
                                  attributes[i].name, value);
    }
}

static void read_inlines (ParagraphReader *self, xmlNode *parent, const char *style_name);

static void
read_element (ParagraphReader *self, xmlNode *element, const char *style_name)
{
  static const struct
  {
    const char *name;
    StellerInlineKind kind;
  } fields[] = {
    { "tab", STELLER_INLINE_TAB },
    { "line-break", STELLER_INLINE_LINE_BREAK },
    { "page-number", STELLER_INLINE_PAGE_NUMBER },
    { "page-count", STELLER_INLINE_PAGE_COUNT },
    { "title", STELLER_INLINE_TITLE },
    { "subject", STELLER_INLINE_SUBJECT },
    { "date", STELLER_INLINE_DATE },
  };
  char *mark = steller_skeleton_get_field_mark (element);

  if (mark != NULL)
    {
      add_mark (self, mark, style_name, element);
      return;
    }
  if (is_stored_text (element))
    {
      add_stored_text (self, element, style_name);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (steller_xml_is (element, STELLER_ODF_TEXT, fields[i].name))
      {
        check_field (self, element);
        add_inline (self, fields[i].kind, NULL, style_name, element);
        return;
      }
  if (steller_skeleton_is_transparent (element))
    {
      const char *own = steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "style-name");
      g_autofree char *name = own != NULL ? steller_skeleton_get_style_name (self->reader, "text", own) : NULL;

      read_inlines (self, element, name != NULL ? name : style_name);
    }
  else if (steller_xml_is (element, STELLER_ODF_TEXT, "s"))
    {
      add_spaces (self, element, style_name);
    }
  else if (steller_xml_is (element, STELLER_ODF_DRAW, "frame"))
    {
      steller_skeleton_read_frame (self->reader, element, self->frames, self->node->children);
    }
  else if (!is_silent (element))
    {
      steller_skeleton_warn_element (self->reader, element);
    }
}

static void
read_inlines (ParagraphReader *self, xmlNode *parent, const char *style_name)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      if (child->type == XML_TEXT_NODE)
        add_text (self, child, style_name);
      else if (child->type == XML_ELEMENT_NODE)
        read_element (self, child, style_name);
    }
}

/* White space at the end of a paragraph is dropped. Spaces from text:s are not white space in this sense. */
static void
trim_end (StellerSkeletonNode *node)
{
  StellerInline *last;

  if (node->inlines->len == 0)
    return;
  last = &g_array_index (node->inlines, StellerInline, node->inlines->len - 1);
  if (last->kind != STELLER_INLINE_TEXT || last->node->type != XML_TEXT_NODE)
    return;
  if (g_str_has_suffix (last->text, " "))
    last->text[strlen (last->text) - 1] = '\0';
  if (*last->text == '\0')
    g_array_remove_index (node->inlines, node->inlines->len - 1);
}

/* A paragraph of one mark is a place for blocks. That of a label is one of none when the field is not printed. */
static void
turn_into_block_mark (StellerSkeletonNode *node)
{
  const StellerInline *only = node->inlines->len == 1 ? &g_array_index (node->inlines, StellerInline, 0) : NULL;

  if (only == NULL || only->kind != STELLER_INLINE_MARK || node->children->len > 0)
    return;
  node->kind = STELLER_SKELETON_BLOCK_MARK;
  node->name = g_strdup (only->text);
  g_clear_pointer (&node->inlines, g_array_unref);
  g_clear_pointer (&node->children, g_ptr_array_unref);
}

/**
 * steller_skeleton_read_paragraph:
 * @reader: the reader
 * @element: a text:p or text:h
 * @target: (element-type StellerSkeletonNode): where the paragraph goes, after the frames that are anchored in it
 *
 * Reads a paragraph. Its marks get text nodes of their own.
 */
void
steller_skeleton_read_paragraph (StellerSkeletonReader *reader, xmlNode *element, GPtrArray *target)
{
  ParagraphReader self = { reader, NULL, target, TRUE };
  const char *style_name = steller_xml_peek_attribute (element, STELLER_ODF_TEXT, "style-name");

  if (!steller_skeleton_count_node (reader, element))
    return;
  self.node = steller_skeleton_node_new (STELLER_SKELETON_PARAGRAPH, element);
  self.node->style_name = steller_skeleton_get_style_name (reader, "paragraph",
                                                           style_name != NULL ? style_name : "Standard");
  steller_skeleton_isolate_marks (element);
  read_inlines (&self, element, NULL);
  trim_end (self.node);
  turn_into_block_mark (self.node);
  g_ptr_array_add (target, self.node);
}
