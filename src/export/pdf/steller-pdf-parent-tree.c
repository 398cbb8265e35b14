/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-pdf-parent-tree.h"

#include "steller-error.h"
#include "steller-pdf-object.h"

/* cairo numbers marked content from 0 without gaps; this bounds what a broken file could make us allocate. */
#define MAX_CONTENT 1000000

typedef struct
{
  int key;         /* the page's or annotation's number in the tree */
  GArray *parents; /* of a page: int, per marked content the object number of its element */
  int element;     /* of an annotation: the object number of its element */
} Entry;

struct _StellerPdfParentTree
{
  qpdf_data qpdf;
  GArray *entries;   /* Entry; those of the pages first, in their order, until they are sorted to be written */
  GPtrArray *marks;  /* per page a GArray of StellerPdfMark, per marked content */
  GHashTable *pages; /* object number of a page -> its index */
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->parents, g_array_unref);
}

/**
 * steller_pdf_parent_tree_new: (skip)
 * @qpdf: the file, which must outlive the tree
 *
 * Begins to collect a parent tree: it leads from marked content and from annotations to the structure elements that
 * they belong to (ISO 32000-1, 14.7.4.4).
 *
 * Returns: (transfer full): an empty tree
 */
StellerPdfParentTree *
steller_pdf_parent_tree_new (qpdf_data qpdf)
{
  StellerPdfParentTree *self;
  int n_pages;

  g_return_val_if_fail (qpdf != NULL, NULL);

  self = g_new0 (StellerPdfParentTree, 1);
  self->qpdf = qpdf;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->pages = g_hash_table_new (NULL, NULL);

  n_pages = qpdf_get_num_pages (qpdf);
  for (int i = 0; i < n_pages; i++)
    {
      qpdf_oh page = qpdf_get_page_n (qpdf, i);
      qpdf_oh key = qpdf_oh_get_key (qpdf, page, "/StructParents");
      Entry entry = { .key = -1, .parents = g_array_new (FALSE, TRUE, sizeof (int)) };

      if (qpdf_oh_is_integer (qpdf, key))
        entry.key = qpdf_oh_get_int_value_as_int (qpdf, key);
      g_array_append_val (self->entries, entry);
      g_ptr_array_add (self->marks, g_array_new (FALSE, TRUE, sizeof (StellerPdfMark)));
      g_hash_table_insert (self->pages, GINT_TO_POINTER (qpdf_oh_get_object_id (qpdf, page)), GINT_TO_POINTER (i));

      qpdf_oh_release (qpdf, key);
      qpdf_oh_release (qpdf, page);
    }

  return self;
}

/**
 * steller_pdf_parent_tree_free: (skip)
 * @self: a parent tree
 *
 * Frees what was collected.
 */
void
steller_pdf_parent_tree_free (StellerPdfParentTree *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->entries);
  g_ptr_array_unref (self->marks);
  g_hash_table_unref (self->pages);
  g_free (self);
}

/**
 * steller_pdf_parent_tree_add_content: (skip)
 * @self: a parent tree
 * @page: the object number of the page
 * @content: the number of the marked content on that page
 * @element: the object number of the element that it belongs to
 * @mark: what the marked content is; an artifact belongs to no element in the end
 * @error: return location for an error
 *
 * Adds a piece of marked content. One that already belongs to an element is an error.
 *
 * Returns: whether it was added
 */
gboolean
steller_pdf_parent_tree_add_content (StellerPdfParentTree  *self,
                                     int                    page,
                                     int                    content,
                                     int                    element,
                                     StellerPdfMark         mark,
                                     GError               **error)
{
  gpointer index;
  GArray *parents, *marks;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (mark != STELLER_PDF_MARK_NONE, FALSE);

  if (!g_hash_table_lookup_extended (self->pages, GINT_TO_POINTER (page), NULL, &index))
    {
      g_set_error (error, STELLER_ERROR, STELLER_ERROR_FAILED, "structure tree: object %d is no page", page);
      return FALSE;
    }
  if (content < 0 || content > MAX_CONTENT)
    {
      g_set_error (error, STELLER_ERROR, STELLER_ERROR_FAILED, "structure tree: marked content %d", content);
      return FALSE;
    }

  parents = g_array_index (self->entries, Entry, GPOINTER_TO_INT (index)).parents;
  marks = g_ptr_array_index (self->marks, GPOINTER_TO_INT (index));
  if (marks->len <= (guint) content)
    {
      g_array_set_size (marks, content + 1);
      g_array_set_size (parents, content + 1);
    }
  if (g_array_index (marks, StellerPdfMark, content) != STELLER_PDF_MARK_NONE)
    {
      g_set_error (error, STELLER_ERROR, STELLER_ERROR_FAILED,
                   "structure tree: marked content %d of page %d belongs to two elements", content,
                   GPOINTER_TO_INT (index) + 1);
      return FALSE;
    }
  g_array_index (marks, StellerPdfMark, content) = mark;
  g_array_index (parents, int, content) = mark == STELLER_PDF_MARK_CONTENT || mark == STELLER_PDF_MARK_FIGURE ? element : 0;

  return TRUE;
}

/**
 * steller_pdf_parent_tree_get_marks: (skip)
 * @self: a parent tree
 * @page: which page, from 0
 * @n_marks: (out): how many there are
 *
 * Gets what the marked content of a page is.
 *
 * Returns: (transfer none) (array length=n_marks) (nullable): the marks, by the number of the marked content
 */
const StellerPdfMark *
steller_pdf_parent_tree_get_marks (StellerPdfParentTree *self,
                                   guint                 page,
                                   guint                *n_marks)
{
  GArray *marks;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (page < self->marks->len, NULL);
  g_return_val_if_fail (n_marks != NULL, NULL);

  marks = g_ptr_array_index (self->marks, page);
  *n_marks = marks->len;

  return (const StellerPdfMark *) (gpointer) marks->data;
}

/**
 * steller_pdf_parent_tree_add_annotation: (skip)
 * @self: a parent tree
 * @key: the annotation's `StructParent`
 * @element: the object number of the element that it belongs to
 *
 * Adds an annotation.
 */
void
steller_pdf_parent_tree_add_annotation (StellerPdfParentTree *self,
                                        int                   key,
                                        int                   element)
{
  Entry entry = { .key = key, .element = element };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->entries, entry);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  return first->key < second->key ? -1 : first->key > second->key;
}

static qpdf_oh
new_parents_array (StellerPdfParentTree *self,
                   const GArray         *parents)
{
  qpdf_oh array = qpdf_oh_new_array (self->qpdf);
  qpdf_oh indirect;

  for (guint i = 0; i < parents->len; i++)
    {
      int element = g_array_index (parents, int, i);

      steller_pdf_append_take (self->qpdf, array, element == 0 ? qpdf_oh_new_null (self->qpdf)
                                                               : qpdf_get_object_by_id (self->qpdf, element, 0));
    }

  indirect = qpdf_make_indirect_object (self->qpdf, array);
  qpdf_oh_release (self->qpdf, array);

  return indirect;
}

static void
append_entry (StellerPdfParentTree *self,
              const Entry          *entry,
              qpdf_oh               numbers)
{
  qpdf_oh value = entry->parents ? new_parents_array (self, entry->parents)
                                 : qpdf_get_object_by_id (self->qpdf, entry->element, 0);

  steller_pdf_append_take (self->qpdf, numbers, qpdf_oh_new_integer (self->qpdf, entry->key));
  steller_pdf_append_take (self->qpdf, numbers, value);
}

/**
 * steller_pdf_parent_tree_write: (skip)
 * @self: a parent tree
 * @root: the root of the structure tree
 * @error: return location for an error
 *
 * Puts the collected tree in place of the one that the file has. Two entries of one number are an error.
 * Pages without marked content have no entry.
 *
 * Returns: whether it was done
 */
gboolean
steller_pdf_parent_tree_write (StellerPdfParentTree  *self,
                               qpdf_oh                root,
                               GError               **error)
{
  qpdf_oh numbers, tree, indirect;
  int next = 0;
  gboolean success = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);

  g_array_sort (self->entries, compare_entries);
  g_hash_table_remove_all (self->pages);

  numbers = qpdf_oh_new_array (self->qpdf);
  for (guint i = 0; success && i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->parents && entry->parents->len == 0)
        continue;
      if (entry->key < next)
        {
          g_set_error (error, STELLER_ERROR, STELLER_ERROR_FAILED, "structure tree: no number of its own for %s",
                       entry->parents ? "a page" : "an annotation");
          success = FALSE;
          break;
        }
      append_entry (self, entry, numbers);
      next = entry->key + 1;
    }

  tree = qpdf_oh_new_dictionary (self->qpdf);
  qpdf_oh_replace_key (self->qpdf, tree, "/Nums", numbers);
  indirect = qpdf_make_indirect_object (self->qpdf, tree);
  steller_pdf_take (self->qpdf, root, "/ParentTree", indirect);
  steller_pdf_take (self->qpdf, root, "/ParentTreeNextKey", qpdf_oh_new_integer (self->qpdf, next));
  qpdf_oh_release (self->qpdf, tree);
  qpdf_oh_release (self->qpdf, numbers);

  return success;
}
