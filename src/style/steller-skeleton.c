/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-skeleton.h"

#include "steller-skeleton-private.h"

static void
clear_inline (gpointer data)
{
  StellerInline *item = data;

  g_free (item->text);
  g_free (item->style_name);
}

/**
 * steller_skeleton_node_new:
 * @kind: what it is
 * @element: the element it is read from
 *
 * Makes a node without children.
 *
 * Returns: (transfer full): a new node
 */
StellerSkeletonNode *
steller_skeleton_node_new (StellerSkeletonKind kind, xmlNode *element)
{
  StellerSkeletonNode *node = g_new0 (StellerSkeletonNode, 1);

  node->kind = kind;
  node->element = element;
  node->n_columns_spanned = 1;
  if (kind == STELLER_SKELETON_PARAGRAPH)
    {
      node->inlines = g_array_new (FALSE, FALSE, sizeof (StellerInline));
      g_array_set_clear_func (node->inlines, clear_inline);
    }
  if (kind != STELLER_SKELETON_BLOCK_MARK && kind != STELLER_SKELETON_IMAGE)
    {
      node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) steller_skeleton_node_free);
    }
  return node;
}

/**
 * steller_skeleton_node_free:
 * @node: a node
 *
 * Frees a node with its children.
 */
void
steller_skeleton_node_free (StellerSkeletonNode *node)
{
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_clear_pointer (&node->inlines, g_array_unref);
  g_clear_pointer (&node->look, steller_cell_style_free);
  g_clear_pointer (&node->image, steller_image_unref);
  g_free (node->description);
  g_free (node->style_name);
  g_free (node->name);
  g_free (node);
}

/**
 * steller_skeleton_ref:
 * @self: a skeleton
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
StellerSkeleton *
steller_skeleton_ref (StellerSkeleton *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear_skeleton (gpointer data)
{
  StellerSkeleton *self = data;

  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_strfreev);
}

/**
 * steller_skeleton_unref:
 * @self: a skeleton
 *
 * Drops a reference.
 */
void
steller_skeleton_unref (StellerSkeleton *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_skeleton);
}

/**
 * steller_skeleton_get_nodes:
 * @self: a skeleton
 *
 * Gets what stands in the body of content.xml, in its order; or the headers and footers of styles.xml.
 *
 * Returns: (transfer none) (element-type StellerSkeletonNode): the nodes
 */
GPtrArray *
steller_skeleton_get_nodes (StellerSkeleton *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->nodes;
}

/**
 * steller_skeleton_get_warnings:
 * @self: a skeleton
 *
 * Gets what the document holds and the skeleton cannot, each naming the element.
 *
 * Returns: (transfer none) (array zero-terminated=1): localised messages
 */
const char *const *
steller_skeleton_get_warnings (StellerSkeleton *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->warnings;
}

static void
dump_inlines (const StellerSkeletonNode *node, GString *target)
{
  static const char *const names[] = { "text",        "mark",       "tab",   "line-break",
                                       "page-number", "page-count", "title", "subject",
                                       "date",        "word" };

  for (guint i = 0; i < node->inlines->len; i++)
    {
      const StellerInline *item = &g_array_index (node->inlines, StellerInline, i);

      g_string_append_printf (target, " [%s", names[item->kind]);
      if (item->text != NULL)
        g_string_append_printf (target, " “%s”", item->text);
      if (item->style_name != NULL)
        g_string_append_printf (target, " %s", item->style_name);
      g_string_append_c (target, ']');
    }
}

static void
dump_place (const StellerSkeletonNode *node, GString *target)
{
  static const char *const relations[] = { "page", "text", "start-margin", "end-margin", "paragraph" };
  static const char *const aligns[] = { "", " center", " end", "" };

  g_string_append_printf (target, " at %.2f,%.2f", node->x, node->y);
  if (node->horizontal.relation != STELLER_RELATION_PAGE || node->vertical.relation != STELLER_RELATION_PAGE ||
      node->horizontal.align != STELLER_TEXT_ALIGN_START || node->vertical.align != STELLER_TEXT_ALIGN_START)
    g_string_append_printf (target, " of %s%s,%s%s", relations[node->horizontal.relation],
                            aligns[node->horizontal.align], relations[node->vertical.relation],
                            aligns[node->vertical.align]);
  if (node->takes_room)
    g_string_append (target, " takes-room");
  if (node->look != NULL && node->look->has_background)
    g_string_append (target, " background");
  if (node->image != NULL)
    g_string_append_printf (target, " “%s” %s", steller_image_get_name (node->image),
                            steller_image_get_media_type (node->image));
  if (node->description != NULL)
    g_string_append_printf (target, " described “%s”", node->description);
}

static void
dump_node (const StellerSkeletonNode *node, guint depth, GString *target)
{
  static const char *const names[] = { "paragraph", "block-mark", "section", "table", "row", "cell", "frame", "image",
                                       "header",    "footer" };

  g_string_append_printf (target, "%*s%s", (int) depth * 2, "", names[node->kind]);
  if (node->name != NULL)
    g_string_append_printf (target, " “%s”", node->name);
  if (node->style_name != NULL)
    g_string_append_printf (target, " %s", node->style_name);
  if (node->kind == STELLER_SKELETON_FRAME || node->kind == STELLER_SKELETON_IMAGE)
    dump_place (node, target);
  if (node->width > 0 || node->height > 0)
    g_string_append_printf (target, " %.2f×%.2f", node->width, node->height);
  if (node->headed)
    g_string_append (target, " headed");
  if (node->n_columns_spanned > 1)
    g_string_append_printf (target, " spans %u", node->n_columns_spanned);
  if (node->inlines != NULL)
    dump_inlines (node, target);
  g_string_append_c (target, '\n');
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    dump_node (node->children->pdata[i], depth + 1, target);
}

/**
 * steller_skeleton_dump:
 * @self: a skeleton
 *
 * Writes a skeleton as an indented tree, for tests and for people. Measures are in points.
 *
 * Returns: (transfer full): the tree
 */
char *
steller_skeleton_dump (StellerSkeleton *self)
{
  GString *target;

  g_return_val_if_fail (self != NULL, NULL);

  target = g_string_new (NULL);
  for (guint i = 0; i < self->nodes->len; i++)
    dump_node (self->nodes->pdata[i], 0, target);
  return g_string_free (target, FALSE);
}
