/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-places.h"

#include <string.h>

#include "steller-date.h"

#define LABEL_SUFFIX ".label"
/* Nothing in a skeleton stands deeper than this. */
#define MAX_DEPTH 64

static void
collect (GPtrArray *nodes,
         GHashTable *places,
         guint depth)
{
  for (guint i = 0; nodes != NULL && depth < MAX_DEPTH && i < nodes->len; i++)
    {
      const StellerSkeletonNode *node = nodes->pdata[i];

      if (node->kind == STELLER_SKELETON_BLOCK_MARK)
        g_hash_table_add (places, g_strdup (node->name));
      for (guint j = 0; node->inlines != NULL && j < node->inlines->len; j++)
        {
          const StellerInline *piece = &g_array_index (node->inlines, StellerInline, j);

          if (piece->kind == STELLER_INLINE_MARK)
            g_hash_table_add (places, g_strdup (piece->text));
        }
      collect (node->children, places, depth + 1);
    }
}

/**
 * steller_places_find:
 * @style: a style
 *
 * Finds the fields and sections that have a place of their own in the skeleton of a style: they are not printed where
 * the others are.
 *
 * Returns: (transfer full) (element-type utf8): the names of the marks
 */
GHashTable *
steller_places_find (StellerStyle *style)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  collect (steller_skeleton_get_nodes (steller_style_get_skeleton (style)), places, 0);

  return places;
}

/**
 * steller_places_find_label:
 * @document: a document
 * @mark: the name of a mark
 *
 * Finds the field whose label a mark stands for.
 *
 * Returns: (transfer none) (nullable): the field, when the name of the mark ends in `.label`
 */
const StellerDocumentField *
steller_places_find_label (const StellerDocument *document,
                           const char *mark)
{
  g_autofree char *id = NULL;

  if (!g_str_has_suffix (mark, LABEL_SUFFIX))
    return NULL;
  id = g_strndup (mark, strlen (mark) - strlen (LABEL_SUFFIX));

  return steller_document_find_field (document, id);
}

/**
 * steller_places_format_date:
 * @document: a document
 *
 * Writes the date of a note in its language, for a field of the house style that stands for a date.
 *
 * Returns: (transfer full) (nullable): the date; %NULL when the note has none
 */
char *
steller_places_format_date (const StellerDocument *document)
{
  const char *iso = steller_document_get_date (document);
  GDate date;

  if (iso == NULL || !steller_date_parse (iso, &date))
    return NULL;

  return steller_date_format_long (&date, steller_document_get_language (document));
}

/**
 * steller_places_is_page_text:
 * @document: a document
 * @mark: the name of a mark
 * @region: whether it stands in a header or footer
 *
 * Tells whether a mark stands for what steller_document_get_page_text() gives: in headers and footers always when it
 * has such a name, elsewhere unless there is a field of that name.
 *
 * Returns: whether it does
 */
gboolean
steller_places_is_page_text (const StellerDocument *document,
                             const char *mark,
                             gboolean region)
{
  if (!g_str_equal (mark, STELLER_PLACE_STATUS) && !g_str_equal (mark, STELLER_PLACE_VERSION) &&
      !g_str_equal (mark, STELLER_PLACE_CLASSIFICATION))
    return FALSE;

  return region || steller_document_find_field (document, mark) == NULL;
}

/**
 * steller_places_is_empty:
 * @document: a document
 * @id: the id of a field or a section
 *
 * Tells whether there is nothing to print of a field or a section, so that what the skeleton has around it goes. A name
 * that no note of this type has stays, so that somebody sees it.
 *
 * Returns: whether there is nothing
 */
gboolean
steller_places_is_empty (const StellerDocument *document,
                         const char *id)
{
  const StellerDocumentField *field = steller_document_find_field (document, id);

  if (field != NULL)
    return field->empty;

  return steller_document_knows (document, id) && steller_document_find_section (document, id) == NULL;
}

/**
 * steller_places_are_empty:
 * @document: a document
 * @nodes: (element-type StellerSkeletonNode): what stands in a header or footer
 *
 * Tells whether a header or footer holds nothing but places for which there is nothing to print: such a one goes as a
 * whole.
 *
 * Returns: whether it does, or holds nothing at all
 */
gboolean
steller_places_are_empty (const StellerDocument *document,
                          const GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const StellerSkeletonNode *node = nodes->pdata[i];

      if (node->kind != STELLER_SKELETON_BLOCK_MARK)
        return FALSE;
      if (steller_places_is_page_text (document, node->name, TRUE)
            ? steller_document_get_page_text (document, node->name) != NULL
            : steller_places_find_label (document, node->name) != NULL ||
                !steller_places_is_empty (document, node->name))
        return FALSE;
    }

  return TRUE;
}
