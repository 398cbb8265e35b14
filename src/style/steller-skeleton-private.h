/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-skeleton.h"
#include "steller-style-sheet.h"

G_BEGIN_DECLS

struct _StellerSkeleton
{
  GPtrArray *nodes;
  char **warnings;
};

/**
 * StellerSkeletonReader:
 * @sheet: the document's own styles, and where warnings go
 * @parts: (nullable) (element-type utf8 GBytes): the parts of the template, for its images
 * @images: (element-type utf8 StellerImage): the images that were read, by the names of their parts
 * @style_prefix: what stands before the names of automatic styles
 * @n_nodes: how many nodes there are
 * @error: set once the document is refused
 *
 * What the functions that read a skeleton know.
 */
typedef struct
{
  StellerStyleSheet *sheet;
  GHashTable *parts;
  GHashTable *images;
  const char *style_prefix;
  guint n_nodes;
  GError *error;
} StellerSkeletonReader;

StellerSkeletonNode *steller_skeleton_node_new (StellerSkeletonKind kind, xmlNode *element);
void steller_skeleton_node_free (StellerSkeletonNode *node);

gboolean steller_skeleton_count_node (StellerSkeletonReader *reader, const xmlNode *element);
StellerSkeletonNode *steller_skeleton_add_node (StellerSkeletonReader *reader, GPtrArray *target,
                                                StellerSkeletonKind kind, xmlNode *element);
char *steller_skeleton_get_style_name (StellerSkeletonReader *reader, const char *family, const char *name);
void steller_skeleton_warn_element (StellerSkeletonReader *reader, const xmlNode *element);

void steller_skeleton_read_blocks (StellerSkeletonReader *reader, xmlNode *parent, GPtrArray *target);
void steller_skeleton_read_paragraph (StellerSkeletonReader *reader, xmlNode *element, GPtrArray *target);
void steller_skeleton_read_table (StellerSkeletonReader *reader, xmlNode *element, GPtrArray *target);
void steller_skeleton_read_frame (StellerSkeletonReader *reader, xmlNode *element, GPtrArray *target,
                                  GPtrArray *in_line);
gboolean steller_skeleton_prepare_section (xmlNode *section, const char *name);

StellerSkeleton *steller_skeleton_new_for_style (xmlDoc *document, StellerStyleSheet *sheet, GHashTable *parts,
                                                 GError **error);

G_END_DECLS
