/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-element.h"

static void
clear_element (gpointer data)
{
  StellerElement *element = data;

  g_free ((char *) element->structure.language);
  g_free ((char *) element->structure.actual_text);
  g_free ((char *) element->structure.alternative_text);
  g_free ((char *) element->structure.uri);
  g_free ((char *) element->structure.contents);
}

/*
 * steller_elements_new:
 *
 * Returns: (transfer full) (element-type StellerElement): an array that owns the strings of its elements
 */
GArray *
steller_elements_new (void)
{
  GArray *elements = g_array_new (FALSE, TRUE, sizeof (StellerElement));

  g_array_set_clear_func (elements, clear_element);

  return elements;
}

/*
 * steller_elements_add:
 * @elements: (element-type StellerElement): the elements so far
 * @parent: the element around the new one, or 0
 * @structure: what the new one is; its strings are copied
 *
 * Returns: the new element, counted from 1
 */
guint
steller_elements_add (GArray *elements,
                      guint parent,
                      const StellerStructure *structure)
{
  StellerElement element = { .parent = parent, .structure = *structure };

  g_assert (parent <= elements->len);

  element.structure.language = g_strdup (structure->language);
  element.structure.actual_text = g_strdup (structure->actual_text);
  element.structure.alternative_text = g_strdup (structure->alternative_text);
  element.structure.uri = g_strdup (structure->uri);
  element.structure.contents = g_strdup (structure->contents);
  g_array_append_val (elements, element);

  return elements->len;
}

const StellerElement *
steller_elements_get (const GArray *elements,
                      guint element)
{
  g_assert (element > 0 && element <= elements->len);

  return &g_array_index (elements, StellerElement, element - 1);
}
