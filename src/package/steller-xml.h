/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

xmlDoc *steller_xml_parse (GBytes *bytes, const char *part, GError **error);
GBytes *steller_xml_serialize (xmlDoc *document);

xmlNs *steller_xml_ensure_ns (xmlDoc *document, const char *prefix, const char *href);
xmlNode *steller_xml_add_element (xmlNode *parent, xmlNs *ns, const char *name);
xmlNode *steller_xml_add_copy (xmlNode *parent, xmlNode *node);
void steller_xml_set_attribute (xmlNode *element, xmlNs *ns, const char *name, const char *value);
void steller_xml_add_text (xmlNode *parent, const char *text);

gboolean steller_xml_is (const xmlNode *node, const char *href, const char *name);
const char *steller_xml_peek_attribute (const xmlNode *element, const char *href, const char *name);
char *steller_xml_get_attribute (const xmlNode *element, const char *href, const char *name);

G_END_DECLS
