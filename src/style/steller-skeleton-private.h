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
 * @style_prefix: what stands before the names of automatic styles
 * @n_nodes: how many nodes there are
 * @error: set once the document is refused
 *
 * What the functions that read a skeleton know.
 */
typedef struct
{
  StellerStyleSheet *sheet;
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
void steller_skeleton_read_frame (StellerSkeletonReader *reader, xmlNode *element, GPtrArray *target);

G_END_DECLS
