/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-odt-list.h"

static StellerOdtList *
get_last (StellerOdtWriter *writer)
{
  return &g_array_index (writer->lists, StellerOdtList, writer->lists->len - 1);
}

/**
 * steller_odt_list_begin:
 * @writer: a writer
 * @ordered: whether the items are numbered
 * @start: the number of the first
 *
 * Starts a list, within the item that is open if there is one. Elements are made only when there is something to put in
 * them.
 */
void
steller_odt_list_begin (StellerOdtWriter *writer,
                        gboolean          ordered,
                        guint             start)
{
  StellerOdtList list = { .ordered = ordered, .number = start, .restarts = ordered };

  g_return_if_fail (writer != NULL);

  g_array_append_val (writer->lists, list);
}

/**
 * steller_odt_list_begin_item:
 * @writer: a writer
 *
 * Starts an item of the list that was started last.
 */
void
steller_odt_list_begin_item (StellerOdtWriter *writer)
{
  StellerOdtList *list;

  g_return_if_fail (writer != NULL);
  g_return_if_fail (writer->lists->len > 0);

  list = get_last (writer);
  list->item = NULL;
  list->item_began = FALSE;
}

/**
 * steller_odt_list_has_item:
 * @writer: a writer
 *
 * Tells whether anything was written in the item that was started last, so that it has its label.
 *
 * Returns: whether something was
 */
gboolean
steller_odt_list_has_item (StellerOdtWriter *writer)
{
  g_return_val_if_fail (writer != NULL, FALSE);
  g_return_val_if_fail (writer->lists->len > 0, FALSE);

  return get_last (writer)->item_began;
}

/**
 * steller_odt_list_interrupt:
 * @writer: a writer
 * @parent: what holds the lists
 *
 * Ends the elements of all open lists, for something that no item may hold. What comes after it stands in the same
 * items, without a second label, and the numbers go on.
 */
void
steller_odt_list_interrupt (StellerOdtWriter *writer,
                            xmlNode          *parent)
{
  g_return_if_fail (writer != NULL);

  for (guint i = 0; i < writer->lists->len; i++)
    {
      StellerOdtList *list = &g_array_index (writer->lists, StellerOdtList, i);

      /* An item that starts with the interruption still shows that it starts. */
      if (!list->item_began)
        steller_odt_writer_add_paragraph (writer, steller_odt_list_get_parent (writer, parent),
                                          list->ordered ? "List_20_Number" : "List_20_Bullet");
    }
  for (guint i = 0; i < writer->lists->len; i++)
    {
      StellerOdtList *list = &g_array_index (writer->lists, StellerOdtList, i);

      list->list = NULL;
      list->item = NULL;
      list->restarts = list->ordered;
    }
}

/**
 * steller_odt_list_end:
 * @writer: a writer
 *
 * Ends the list that was started last.
 */
void
steller_odt_list_end (StellerOdtWriter *writer)
{
  g_return_if_fail (writer != NULL);
  g_return_if_fail (writer->lists->len > 0);

  g_array_set_size (writer->lists, writer->lists->len - 1);
}

static xmlNode *
add_list (StellerOdtWriter *writer,
          guint             level,
          xmlNode          *parent)
{
  const StellerOdtList *list = &g_array_index (writer->lists, StellerOdtList, level);
  xmlNode *element = steller_xml_add_element (parent, writer->text, "list");
  guint n_bullet_levels = 0;

  for (guint i = 0; i < level; i++)
    if (!g_array_index (writer->lists, StellerOdtList, i).ordered)
      n_bullet_levels++;
  steller_xml_set_attribute (element, writer->text, "style-name",
                             list->ordered ? steller_odt_writer_number_style (writer, n_bullet_levels)
                                           : "Nota_20_bullets");

  return element;
}

static void
add_item (StellerOdtWriter *writer,
          StellerOdtList   *list)
{
  if (list->item_began)
    {
      list->item = steller_xml_add_element (list->list, writer->text, "list-header");
      return;
    }

  list->item = steller_xml_add_element (list->list, writer->text, "list-item");
  list->item_began = TRUE;
  if (list->restarts)
    {
      g_autofree char *number = g_strdup_printf ("%u", list->number);

      steller_xml_set_attribute (list->item, writer->text, "start-value", number);
      list->restarts = FALSE;
    }
  list->number++;
}

/**
 * steller_odt_list_get_parent:
 * @writer: a writer
 * @parent: what holds the lists
 *
 * Gives the element that the next paragraph or heading belongs in: @parent, or the innermost open item, whose elements
 * are made when they are not there (OpenDocument 1.3 part 3, 5.3).
 *
 * Returns: (transfer none): the element
 */
xmlNode *
steller_odt_list_get_parent (StellerOdtWriter *writer,
                             xmlNode          *parent)
{
  g_return_val_if_fail (writer != NULL, NULL);

  for (guint i = 0; i < writer->lists->len; i++)
    {
      StellerOdtList *list = &g_array_index (writer->lists, StellerOdtList, i);

      if (!list->list)
        list->list = add_list (writer, i, parent);
      if (!list->item)
        add_item (writer, list);
      parent = list->item;
    }

  return parent;
}
