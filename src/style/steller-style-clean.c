/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "steller-odf.h"
#include "steller-style-complete.h"
#include "steller-xml.h"

/* What is about the file of the template, and who made it when: no note may hold it. */
static const char *const private_fields[] = {
  "author-name",        "author-initials",   "initial-creator",    "creator",           "printed-by",
  "print-date",         "print-time",        "creation-date",      "creation-time",     "modification-date",
  "modification-time",  "editing-cycles",    "editing-duration",   "file-name",         "template-name",
  "sender-firstname",   "sender-lastname",   "sender-initials",    "sender-title",      "sender-position",
  "sender-email",       "sender-phone-private", "sender-fax",      "sender-company",    "sender-phone-work",
  "sender-street",      "sender-city",       "sender-postal-code", "sender-country",    "sender-state-or-province",
  "keywords",           "description",       "meta-field",         "script",            "dde-connection",
  "execute-macro",      NULL,
};

/* What stands in another file, or is a document of another kind: nothing that is exported may lead there. */
static const char *const linked_text[] = { "section-source", "table-source", "dde-connection-decls",
                                           "alphabetical-index-auto-mark-file", "database-display", "database-next",
                                           "database-row-select", "database-row-number", "database-name", NULL };
static const char *const linked_draw[] = { "object", "object-ole", "plugin", "applet", "floating-frame", "control",
                                           "image-map", NULL };
static const char *const linked_office[] = { "dde-source", NULL };

/* What a reviewer left behind, and what runs. */
static const char *const dropped_office[] = { "annotation", "annotation-end", "event-listeners", "scripts", "forms",
                                              NULL };
static const char *const dropped_text[] = { "tracked-changes", "change", "change-start", "change-end", NULL };

static gboolean
is_one_of (const xmlNode *node, const char *href, const char *const *names)
{
  return node->ns != NULL && strcmp ((const char *) node->ns->href, href) == 0 &&
         g_strv_contains (names, (const char *) node->name);
}

/* An image that is not in the package (ODF 1.3 part 2, 3.7). */
static gboolean
is_elsewhere (const xmlNode *node)
{
  const char *reference;

  if (!steller_xml_is (node, STELLER_ODF_DRAW, "image") && !steller_xml_is (node, STELLER_ODF_DRAW, "fill-image") &&
      !steller_xml_is (node, STELLER_ODF_STYLE, "background-image") &&
      !steller_xml_is (node, STELLER_ODF_TEXT, "list-level-style-image"))
    return FALSE;
  reference = steller_xml_peek_attribute (node, STELLER_ODF_XLINK, "href");
  return reference != NULL &&
         (strchr (reference, ':') != NULL || *reference == '/' || g_str_has_prefix (reference, "../"));
}

static gboolean
is_dropped (StellerStyleSheet *sheet, const xmlNode *node)
{
  if (is_elsewhere (node))
    {
      steller_style_sheet_warn (sheet, _("The image “%s” stands outside of the house style, and is left out"),
                                steller_xml_peek_attribute (node, STELLER_ODF_XLINK, "href"));
      return TRUE;
    }
  if (is_one_of (node, STELLER_ODF_TEXT, linked_text) || is_one_of (node, STELLER_ODF_DRAW, linked_draw) ||
      is_one_of (node, STELLER_ODF_OFFICE, linked_office))
    {
      steller_style_sheet_warn (sheet, _("%s:%s leads out of the house style, and is left out"),
                                node->ns->prefix != NULL ? (char *) node->ns->prefix : "", node->name);
      return TRUE;
    }
  if (is_one_of (node, STELLER_ODF_TEXT, private_fields))
    {
      steller_style_sheet_warn (sheet, _("text:%s says something about the file of the house style, and is left out"),
                                node->name);
      return TRUE;
    }
  if (is_one_of (node, STELLER_ODF_OFFICE, dropped_office))
    {
      if (!g_str_equal (node->name, "annotation-end") && node->children != NULL)
        steller_style_sheet_warn (sheet, _("office:%s is left out"), node->name);
      return TRUE;
    }
  if (is_one_of (node, STELLER_ODF_TEXT, dropped_text))
    {
      if (g_str_equal (node->name, "tracked-changes") && node->children != NULL)
        steller_style_sheet_warn (sheet, _("text:tracked-changes: the changes count as accepted"));
      return TRUE;
    }
  return FALSE;
}

static void
clean_children (StellerStyleSheet *sheet, xmlNode *parent)
{
  xmlNode *next;

  for (xmlNode *child = parent->children; child != NULL; child = next)
    {
      next = child->next;
      if (child->type != XML_ELEMENT_NODE)
        continue;
      if (!is_dropped (sheet, child))
        {
          clean_children (sheet, child);
          continue;
        }
      xmlUnlinkNode (child);
      xmlFreeNode (child);
    }
}

/**
 * steller_style_clean:
 * @sheet: where warnings go
 * @document: content.xml or styles.xml of a template
 *
 * Takes out of a template what must not get into a note: who made the template, on which machine and when, remarks and
 * changes that were kept, macros; what leads to other files, which a word processor would read; and what ODF does not know.
 */
void
steller_style_clean (StellerStyleSheet *sheet, xmlDoc *document)
{
  clean_children (sheet, xmlDocGetRootElement (document));
  steller_style_clean_foreign (sheet, document);
}
