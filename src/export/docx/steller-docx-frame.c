/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-properties.h"
#include "steller-docx-writer.h"

static gboolean
has_table (xmlNode *parent)
{
  for (xmlNode *child = parent->children; child; child = child->next)
    if (g_str_equal ((const char *) child->name, "tbl"))
      return TRUE;

  return FALSE;
}

/* Paragraphs with the same frame in a row are one frame (ISO/IEC 29500-1, 17.3.1.11). */
static void
set_frame (xmlNode                   *paragraph,
           const StellerSkeletonNode *node,
           double                     width)
{
  xmlNode *frame = steller_docx_ensure (steller_docx_writer_properties (paragraph), "framePr");

  steller_docx_set_number (frame, "w", steller_docx_twips (width));
  steller_docx_set (frame, "wrap", "around");
  steller_docx_set (frame, "vAnchor", "page");
  steller_docx_set (frame, "hAnchor", "page");
  steller_docx_set_number (frame, "x", MAX (steller_docx_twips (node->x), 1));
  steller_docx_set_number (frame, "y", MAX (steller_docx_twips (node->y), 1));
}

/* A frame with a table in it is a table of one cell at the same place (ISO/IEC 29500-1, 17.4.57). */
static void
wrap_in_table (StellerDocxWriter         *self,
               xmlNode                   *content,
               const StellerSkeletonNode *node,
               double                     width)
{
  xmlNode *first = content->children;
  xmlNode *table = steller_docx_writer_begin_table (self, content, NULL, 0, &width, 1, 0);
  xmlNode *place = steller_docx_ensure (table->children, "tblpPr");
  xmlNode *cell = steller_docx_writer_add_cell (self, steller_docx_add (table, "tr"), width);

  steller_docx_set (place, "vertAnchor", "page");
  steller_docx_set (place, "horzAnchor", "page");
  steller_docx_set_number (place, "tblpX", MAX (steller_docx_twips (node->x), 1));
  steller_docx_set_number (place, "tblpY", MAX (steller_docx_twips (node->y), 1));
  while (first != table)
    {
      xmlNode *next = first->next;

      xmlUnlinkNode (first);
      xmlAddChild (cell, first);
      first = next;
    }
  steller_docx_writer_end_cell (self, cell, "Standard");
}

/**
 * steller_docx_writer_add_frame:
 * @self: a writer
 * @parent: the body of the text, or what it stands in
 * @node: a frame of the skeleton
 *
 * Adds a frame at its place on the page. It stays within the text, where everyone and everything that reads the text
 * finds it, before the paragraph that is added to the body next.
 */
void
steller_docx_writer_add_frame (StellerDocxWriter         *self,
                               xmlNode                   *parent,
                               const StellerSkeletonNode *node)
{
  const StellerPageStyle *page;
  double width;
  xmlNode *content;
  StellerDocxColumn outer;

  g_return_if_fail (self != NULL);
  g_return_if_fail (parent != NULL);
  g_return_if_fail (node != NULL);

  page = steller_style_get_page (self->style, TRUE);
  width = node->width > 0 ? node->width : MAX (page->width - node->x, 1);
  content = xmlNewDocNode (parent->doc, parent->ns, BAD_CAST "frames", NULL);
  steller_docx_writer_enter_column (self, width, &outer);
  steller_docx_writer_fill (self, content, node->children);
  if (has_table (content))
    wrap_in_table (self, content, node, width);
  else
    for (xmlNode *child = content->children; child; child = child->next)
      set_frame (child, node, width);
  steller_docx_writer_leave_column (self, &outer);

  if (parent == self->body && !self->frames)
    self->frames = xmlNewDocNode (parent->doc, parent->ns, BAD_CAST "frames", NULL);
  while (content->children)
    {
      xmlNode *child = content->children;

      xmlUnlinkNode (child);
      xmlAddChild (parent == self->body ? self->frames : parent, child);
    }
  xmlFreeNode (content);
}
