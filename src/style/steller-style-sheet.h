/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Before the name of an automatic style of styles.xml, since content.xml may have another one of that name. It cannot
 * stand in a style's own name, which is an NCName. */
#define STELLER_STYLE_SHEET_PREFIX "styles.xml#"

/* Parents above this one are ignored. */
#define STELLER_STYLE_SHEET_MAX_PARENTS 32

typedef struct _StellerStyleSheet StellerStyleSheet;

/**
 * StellerStyleChain:
 *
 * The elements that make up a style, from the default style of its family down to the style itself: what comes later
 * overrides what comes before.
 */
typedef struct
{
  xmlNode *elements[STELLER_STYLE_SHEET_MAX_PARENTS + 1];
  guint n_elements;
} StellerStyleChain;

StellerStyleSheet *steller_style_sheet_new (xmlDoc *styles, xmlDoc *content, GError **error);
void steller_style_sheet_free (StellerStyleSheet *self);

xmlNode *steller_style_sheet_find (StellerStyleSheet *self, const char *family, const char *name);
void steller_style_sheet_get_chain (StellerStyleSheet *self, const char *family, const char *name,
                                    StellerStyleChain *chain);
char **steller_style_sheet_get_names (StellerStyleSheet *self, const char *family);
const char *steller_style_sheet_get_font (StellerStyleSheet *self, const char *name, const char **fallback);

gboolean steller_style_sheet_add (StellerStyleSheet *self, xmlNode *element, GError **error);

void steller_style_sheet_warn (StellerStyleSheet *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
char **steller_style_sheet_steal_warnings (StellerStyleSheet *self);

xmlNode *steller_style_find_child (xmlNode *parent, const char *href, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StellerStyleSheet, steller_style_sheet_free)

G_END_DECLS
