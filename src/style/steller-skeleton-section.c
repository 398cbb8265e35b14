/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "steller-odf.h"
#include "steller-skeleton-marks.h"
#include "steller-skeleton-private.h"
#include "steller-xml.h"

#define BODY_STYLE "Text_20_body"
#define MAX_DEPTH 200

static gboolean
holds_mark (xmlNode *parent, guint depth)
{
  for (xmlNode *child = parent->children; child != NULL && depth < MAX_DEPTH; child = child->next)
    {
      g_autofree char *mark = child->type == XML_TEXT_NODE ? steller_skeleton_get_mark (child) : NULL;

      if (mark != NULL || steller_skeleton_is_field_mark (child) ||
          (child->type == XML_ELEMENT_NODE && holds_mark (child, depth + 1)))
        return TRUE;
    }
  return FALSE;
}

static void
isolate_marks (xmlNode *parent, guint depth)
{
  for (xmlNode *child = parent->children; child != NULL && depth < MAX_DEPTH; child = child->next)
    {
      if (steller_xml_is (child, STELLER_ODF_TEXT, "p") || steller_xml_is (child, STELLER_ODF_TEXT, "h"))
        steller_skeleton_isolate_marks (child);
      else if (child->type == XML_ELEMENT_NODE)
        isolate_marks (child, depth + 1);
    }
}

static gboolean
is_heading (const xmlNode *node)
{
  return steller_xml_is (node, STELLER_ODF_TEXT, "h");
}

/**
 * steller_skeleton_prepare_section:
 * @section: a text:section of the name `nota.NAME`
 * @name: the NAME
 *
 * Makes room in a section of the template: what stands in it, but for its headings, gives way to one paragraph that
 * holds the mark for NAME, in the style of the first paragraph that was there. A section that holds marks already is
 * left as it is.
 *
 * Returns: whether the template has the heading
 */
gboolean
steller_skeleton_prepare_section (xmlNode *section, const char *name)
{
  g_autofree char *mark = g_strdup_printf ("{{%s}}", name);
  g_autofree char *style = NULL;
  gboolean headed = FALSE;
  xmlNode *next, *paragraph;
  xmlNs *text = section->ns;

  isolate_marks (section, 0);
  for (xmlNode *child = section->children; child != NULL; child = child->next)
    headed = headed || is_heading (child);
  if (holds_mark (section, 0))
    return headed;

  for (xmlNode *child = section->children; child != NULL; child = next)
    {
      next = child->next;
      if (is_heading (child))
        continue;
      if (style == NULL && steller_xml_is (child, STELLER_ODF_TEXT, "p"))
        style = steller_xml_get_attribute (child, STELLER_ODF_TEXT, "style-name");
      xmlUnlinkNode (child);
      xmlFreeNode (child);
    }
  paragraph = steller_xml_add_element (section, text, "p");
  steller_xml_set_attribute (paragraph, text, "style-name", style != NULL ? style : BODY_STYLE);
  steller_xml_add_text (paragraph, mark);
  return headed;
}
