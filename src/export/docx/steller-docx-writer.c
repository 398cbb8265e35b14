/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-writer.h"

#include <string.h>

#include "steller-docx-list.h"
#include "steller-docx-properties.h"
#include "steller-places.h"

/* A soft hyphen (U+00AD) has an element of its own: as a character Word always shows it. */
#define SOFT_HYPHEN "\xc2\xad"

/**
 * steller_docx_writer_new:
 * @job: the job
 * @package: what is written; it must outlive the writer
 * @styles: the styles of the job's style; they must outlive the writer
 *
 * Makes a writer.
 *
 * Returns: (transfer full): a new writer
 */
StellerDocxWriter *
steller_docx_writer_new (StellerExport      *job,
                         StellerDocxPackage *package,
                         StellerDocxStyles  *styles)
{
  StellerDocxWriter *self;

  g_return_val_if_fail (STELLER_IS_EXPORT (job), NULL);
  g_return_val_if_fail (package != NULL && styles != NULL, NULL);

  self = g_new0 (StellerDocxWriter, 1);
  self->job = g_object_ref (job);
  self->document = steller_export_get_document (job);
  self->style = steller_export_get_style (job);
  self->words = steller_export_words_for_language (steller_document_get_language (self->document));
  self->package = package;
  self->styles = styles;
  self->numbering = steller_docx_numbering_new (self->style);
  self->places = steller_places_find (self->style);
  self->bookmarks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lists = g_array_new (FALSE, FALSE, sizeof (StellerDocxList));
  self->section_level = 1;

  return self;
}

/**
 * steller_docx_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees a writer whose parts are all ended. The package stays.
 */
void
steller_docx_writer_free (StellerDocxWriter *self)
{
  g_return_if_fail (self != NULL);

  g_object_unref (self->job);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->bookmarks);
  g_array_unref (self->lists);
  g_clear_pointer (&self->numbering, steller_docx_numbering_free);
  g_clear_object (&self->layout);
  g_free (self);
}

/**
 * steller_docx_writer_enter_column:
 * @self: a writer
 * @width: how wide the column is, in points
 * @outer: (out caller-allocates): the column that is left, for steller_docx_writer_leave_column()
 *
 * Starts to write in a column within the one that is written.
 */
void
steller_docx_writer_enter_column (StellerDocxWriter *self,
                                  double             width,
                                  StellerDocxColumn *outer)
{
  g_return_if_fail (self != NULL);

  *outer = (StellerDocxColumn) {
    .width = self->width,
    .space = self->space,
    .top_counts = self->top_counts,
    .lists = self->lists,
    .images = g_steal_pointer (&self->images),
  };
  self->width = MAX (width, 1);
  self->space = 0;
  self->top_counts = FALSE;
  self->lists = g_array_new (FALSE, FALSE, sizeof (StellerDocxList));
}

/**
 * steller_docx_writer_leave_column:
 * @self: a writer
 * @outer: what steller_docx_writer_enter_column() gave
 *
 * Goes back to the column around.
 */
void
steller_docx_writer_leave_column (StellerDocxWriter       *self,
                                  const StellerDocxColumn *outer)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->lists);
  g_clear_pointer (&self->images, xmlFreeNode);
  self->images = outer->images;
  self->width = outer->width;
  self->space = outer->space;
  self->top_counts = outer->top_counts;
  self->lists = outer->lists;
}

/**
 * steller_docx_writer_get_last:
 * @parent: what holds paragraphs and tables
 *
 * Finds the last paragraph or table that does not stand in a frame.
 *
 * Returns: (transfer none) (nullable): the element
 */
xmlNode *
steller_docx_writer_get_last (xmlNode *parent)
{
  for (xmlNode *child = parent->last; child; child = child->prev)
    {
      const char *name = (const char *) child->name;
      xmlNode *properties = child->children;

      if (g_str_equal (name, "tbl") && !steller_xml_is (properties->children->next, STELLER_DOCX_MAIN, "tblpPr"))
        return child;
      if (g_str_equal (name, "p"))
        {
          gboolean framed = FALSE;

          for (xmlNode *property = properties->children; property; property = property->next)
            framed |= g_str_equal ((const char *) property->name, "framePr");
          if (!framed)
            return child;
        }
    }

  return NULL;
}

/**
 * steller_docx_writer_properties:
 * @paragraph: a paragraph from this writer
 *
 * Gets the properties of a paragraph.
 *
 * Returns: (transfer none): its `pPr`
 */
xmlNode *
steller_docx_writer_properties (xmlNode *paragraph)
{
  g_return_val_if_fail (paragraph != NULL, NULL);

  return paragraph->children;
}

/* A frame stands in the text before the paragraph that it belongs to; one before a table would become part of that. */
static void
place_frames (StellerDocxWriter *self)
{
  while (self->frames && self->frames->children)
    {
      xmlNode *child = self->frames->children;

      xmlUnlinkNode (child);
      xmlAddChild (self->body, child);
    }
  g_clear_pointer (&self->frames, xmlFreeNode);
}

/* At the top of the page and of an open frame the room above a paragraph does not count. Below a table that of the table
 * comes to it, and in a cell the padding of that. */
static void
set_space_above (StellerDocxWriter           *self,
                 xmlNode                     *properties,
                 const StellerParagraphStyle *style,
                 gboolean                     at_top)
{
  double space = (at_top && !self->top_counts ? 0 : MAX (style->margin_top, 0)) + self->space;

  self->space = 0;
  if (steller_docx_twips (space) != steller_docx_twips (MAX (style->margin_top, 0)))
    steller_docx_set_number (steller_docx_ensure (properties, "spacing"), "before", steller_docx_twips (space));
}

/**
 * steller_docx_writer_add_paragraph:
 * @self: a writer
 * @parent: what the paragraph becomes the last child of
 * @style_name: the encoded name of its style in the house style
 *
 * Adds an empty paragraph. It gets the common style; what an automatic one adds to that it has itself, and so has the
 * text that is put into it next.
 *
 * Returns: (transfer none): the paragraph
 */
xmlNode *
steller_docx_writer_add_paragraph (StellerDocxWriter *self,
                                   xmlNode           *parent,
                                   const char        *style_name)
{
  const StellerDocxStyle *entry;
  const StellerParagraphStyle *style, *base;
  xmlNode *paragraph, *properties;
  gboolean at_top;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (parent != NULL, NULL);

  at_top = steller_docx_writer_get_last (parent) == NULL;
  if (parent == self->body)
    place_frames (self);
  entry = steller_docx_styles_find (self->styles, "paragraph", style_name);
  style = steller_style_get_paragraph (self->style, style_name);
  base = steller_style_get_paragraph (self->style, entry->name);

  paragraph = steller_docx_add (parent, "p");
  properties = steller_docx_add (paragraph, "pPr");
  if (!g_str_equal (entry->name, "Standard"))
    steller_docx_ensure_value (properties, "pStyle", entry->id);
  if (style != base)
    steller_docx_set_paragraph (properties, style, base);
  set_space_above (self, properties, style, at_top);
  steller_docx_writer_place_images (self, paragraph);
  self->below = MAX (style->margin_bottom, 0);
  self->paragraph = &style->text;
  self->base = &base->text;

  return paragraph;
}

/**
 * steller_docx_writer_add_filler:
 * @self: a writer
 * @parent: what the paragraph becomes the last child of
 * @height: its height in points
 *
 * Adds a paragraph that is there for its height alone: a cell cannot end with a table, two tables in a row would become
 * one.
 *
 * Returns: (transfer none): the paragraph
 */
xmlNode *
steller_docx_writer_add_filler (StellerDocxWriter *self,
                                xmlNode           *parent,
                                double             height)
{
  xmlNode *paragraph, *properties, *spacing;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (parent != NULL, NULL);

  if (parent == self->body)
    place_frames (self);
  paragraph = steller_docx_add (parent, "p");
  properties = steller_docx_add (paragraph, "pPr");
  spacing = steller_docx_ensure (properties, "spacing");
  steller_docx_set (spacing, "before", "0");
  steller_docx_set (spacing, "after", "0");
  steller_docx_set_number (spacing, "line", MAX (steller_docx_twips (height), 1));
  steller_docx_set (spacing, "lineRule", "exact");
  steller_docx_set_size (steller_docx_ensure (properties, "rPr"), 1);
  steller_docx_writer_place_images (self, paragraph);

  return paragraph;
}

/**
 * steller_docx_writer_end_body:
 * @self: a writer whose body is written
 *
 * Ends the body with a paragraph, as it must after a table, and places the frames that still wait for one.
 */
void
steller_docx_writer_end_body (StellerDocxWriter *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->body != NULL);

  if (self->frames || self->images || !self->body->last ||
      !g_str_equal ((const char *) self->body->last->name, "p"))
    steller_docx_writer_add_filler (self, self->body, 1);
}

/**
 * steller_docx_writer_add_run:
 * @self: a writer
 * @parent: the paragraph that was added last, or something in it
 * @style_name: (nullable): the encoded name of a text style
 *
 * Adds an empty run of text.
 *
 * Returns: (transfer none): the run; its properties are its first child
 */
xmlNode *
steller_docx_writer_add_run (StellerDocxWriter *self,
                             xmlNode           *parent,
                             const char        *style_name)
{
  const StellerDocxStyle *entry;
  xmlNode *run, *properties;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (parent != NULL, NULL);

  run = steller_docx_add (parent, "r");
  properties = steller_docx_add (run, "rPr");
  if (self->paragraph != self->base)
    steller_docx_set_text (properties, self->paragraph, self->base, self->base->size);
  if (!style_name)
    return run;

  entry = steller_docx_styles_find (self->styles, "text", style_name);
  if (entry)
    {
      const StellerTextStyle *base = steller_style_get_text (self->style, entry->name);

      steller_docx_ensure_value (properties, "rStyle", entry->id);
      if (base->set & STELLER_TEXT_SIZE && base->size_is_relative)
        steller_docx_set_size (properties, base->size * self->paragraph->size);
      if (!g_str_equal (entry->name, style_name))
        steller_docx_set_text (properties, steller_style_get_text (self->style, style_name), base,
                               self->paragraph->size);
    }
  else
    {
      steller_docx_set_text (properties, steller_style_get_text (self->style, style_name), NULL, self->paragraph->size);
    }

  return run;
}

static void
flush (xmlNode *run,
       GString *plain)
{
  xmlNode *element;

  if (plain->len == 0)
    return;
  element = steller_docx_add (run, "t");
  if (plain->str[0] == ' ' || plain->str[plain->len - 1] == ' ' || strstr (plain->str, "  "))
    xmlNodeSetSpacePreserve (element, 1);
  steller_xml_add_text (element, plain->str);
  g_string_truncate (plain, 0);
}

/**
 * steller_docx_writer_add_text:
 * @self: a writer
 * @run: a run
 * @text: UTF-8 text
 *
 * Adds text to a run. Tabs, line feeds and soft hyphens become elements (ISO/IEC 29500-1, 17.3.3), characters that XML
 * cannot hold are left out.
 */
void
steller_docx_writer_add_text (StellerDocxWriter *self,
                              xmlNode           *run,
                              const char        *text)
{
  g_autoptr (GString) plain = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (run != NULL);
  g_return_if_fail (text != NULL);

  plain = g_string_sized_new (strlen (text));
  while (*text)
    {
      const char *element = NULL;
      gsize length = 1;

      if (*text == '\t')
        element = "tab";
      else if (*text == '\n')
        element = "br";
      else if (g_str_has_prefix (text, SOFT_HYPHEN))
        element = "softHyphen", length = strlen (SOFT_HYPHEN);

      if (element)
        {
          flush (run, plain);
          steller_docx_add (run, element);
        }
      else if (*text != '\r')
        {
          g_string_append_c (plain, *text);
        }
      text += length;
    }
  flush (run, plain);
}

/**
 * steller_docx_writer_add_plain:
 * @self: a writer
 * @parent: the paragraph that was added last, or something in it
 * @text: UTF-8 text
 * @style_name: (nullable): the encoded name of a text style
 *
 * Adds a run of text. No text gives no run.
 */
void
steller_docx_writer_add_plain (StellerDocxWriter *self,
                               xmlNode           *parent,
                               const char        *text,
                               const char        *style_name)
{
  g_return_if_fail (text != NULL);

  if (*text)
    steller_docx_writer_add_text (self, steller_docx_writer_add_run (self, parent, style_name), text);
}

static void
add_field_character (StellerDocxWriter *self,
                     xmlNode           *parent,
                     const char        *type,
                     const char        *style_name)
{
  xmlNode *character = steller_docx_add (steller_docx_writer_add_run (self, parent, style_name), "fldChar");

  steller_docx_set (character, "fldCharType", type);
}

/**
 * steller_docx_writer_add_field:
 * @self: a writer
 * @parent: the paragraph that was added last
 * @instruction: what the field shows, such as `PAGE`
 * @result: what it shows until a word processor knows better
 * @style_name: (nullable): the encoded name of a text style
 *
 * Adds a field (ISO/IEC 29500-1, 17.16).
 */
void
steller_docx_writer_add_field (StellerDocxWriter *self,
                               xmlNode           *parent,
                               const char        *instruction,
                               const char        *result,
                               const char        *style_name)
{
  g_autofree char *spaced = g_strdup_printf (" %s ", instruction);
  xmlNode *text;

  g_return_if_fail (self != NULL);
  g_return_if_fail (result != NULL);

  add_field_character (self, parent, "begin", style_name);
  text = steller_docx_add (steller_docx_writer_add_run (self, parent, style_name), "instrText");
  xmlNodeSetSpacePreserve (text, 1);
  steller_xml_add_text (text, spaced);
  add_field_character (self, parent, "separate", style_name);
  steller_docx_writer_add_plain (self, parent, result, style_name);
  add_field_character (self, parent, "end", style_name);
}
