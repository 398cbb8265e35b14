/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-docx-list.h"

static StellerDocxList *
get_list (StellerDocxWriter *writer,
          guint              level)
{
  return &g_array_index (writer->lists, StellerDocxList, level);
}

static StellerDocxList *
get_last (StellerDocxWriter *writer)
{
  return get_list (writer, writer->lists->len - 1);
}

/* The list style of the level, for where its text stands. */
static const StellerListLevel *
get_level (StellerDocxWriter *writer)
{
  const StellerListStyle *style = steller_style_get_list (writer->style,
                                                          get_last (writer)->ordered ? "Nota_20_numbers"
                                                                                     : "Nota_20_bullets");

  return &style->levels[MIN (writer->lists->len, STELLER_DOCX_N_LIST_LEVELS) - 1];
}

/* A numbered list in an item of another one is a level of that, and starts anew with each item. Only where it does not
 * start as the style has it, or where the item had another one before, it counts on its own. */
static guint
find_list (StellerDocxWriter *writer,
           int                start)
{
  int starts[STELLER_DOCX_N_LIST_LEVELS];
  guint depth = MIN (writer->lists->len, STELLER_DOCX_N_LIST_LEVELS - 1);
  guint n_bullet_levels = 0;

  if (writer->lists->len > 0 && writer->lists->len < STELLER_DOCX_N_LIST_LEVELS && get_last (writer)->ordered)
    {
      const StellerListStyle *style = steller_style_get_list (writer->style, "Nota_20_numbers");

      if (get_last (writer)->n_inner == 0 && start == (int) style->levels[writer->lists->len].start)
        return get_last (writer)->list;
    }

  for (guint i = 0; i < depth; i++)
    {
      const StellerDocxList *list = get_list (writer, i);

      starts[i] = list->ordered ? list->number : STELLER_DOCX_NO_START;
      if (!list->ordered)
        n_bullet_levels++;
    }
  starts[depth] = start;

  return steller_docx_numbering_add (writer->numbering, n_bullet_levels, starts, depth + 1);
}

/**
 * steller_docx_list_begin:
 * @writer: a writer
 * @ordered: whether the items are numbered
 * @start: the number of the first
 *
 * Starts a list, within the item that is open if there is one.
 */
void
steller_docx_list_begin (StellerDocxWriter *writer,
                         gboolean           ordered,
                         guint              start)
{
  StellerDocxList list = { .ordered = ordered, .list = STELLER_DOCX_BULLETS };

  g_return_if_fail (writer != NULL);

  if (ordered)
    {
      int first = (int) MIN (start, G_MAXINT16);

      list.list = find_list (writer, first);
      list.number = first - 1;
      if (writer->lists->len > 0)
        get_last (writer)->n_inner++;
    }
  g_array_append_val (writer->lists, list);
}

/**
 * steller_docx_list_begin_item:
 * @writer: a writer
 *
 * Starts an item of the list that was started last.
 */
void
steller_docx_list_begin_item (StellerDocxWriter *writer)
{
  StellerDocxList *list;

  g_return_if_fail (writer != NULL);
  g_return_if_fail (writer->lists->len > 0);

  list = get_last (writer);
  list->item_began = FALSE;
  list->n_inner = 0;
  list->number++;
}

/**
 * steller_docx_list_has_item:
 * @writer: a writer
 *
 * Tells whether anything was written in the item that was started last, so that it has its label.
 *
 * Returns: whether something was
 */
gboolean
steller_docx_list_has_item (StellerDocxWriter *writer)
{
  g_return_val_if_fail (writer != NULL, FALSE);
  g_return_val_if_fail (writer->lists->len > 0, FALSE);

  return get_last (writer)->item_began;
}

/**
 * steller_docx_list_end:
 * @writer: a writer
 *
 * Ends the list that was started last.
 */
void
steller_docx_list_end (StellerDocxWriter *writer)
{
  g_return_if_fail (writer != NULL);
  g_return_if_fail (writer->lists->len > 0);

  g_array_set_size (writer->lists, writer->lists->len - 1);
}

static void
set_label (xmlNode *paragraph,
           guint    list,
           guint    level)
{
  xmlNode *number = steller_docx_ensure (steller_docx_writer_properties (paragraph), "numPr");

  steller_docx_add_number (number, "ilvl", (int) MIN (level, STELLER_DOCX_N_LIST_LEVELS - 1));
  steller_docx_add_number (number, "numId", (int) list);
}

/**
 * steller_docx_list_place:
 * @writer: a writer
 * @paragraph: a paragraph that was added
 *
 * Makes a paragraph the first one of the item that is open, with its label, or one that goes on below it. Outside lists
 * nothing happens.
 */
void
steller_docx_list_place (StellerDocxWriter *writer,
                         xmlNode           *paragraph)
{
  StellerDocxList *list;

  g_return_if_fail (writer != NULL);
  g_return_if_fail (paragraph != NULL);

  if (writer->lists->len == 0)
    return;

  list = get_last (writer);
  if (!list->item_began)
    {
      set_label (paragraph, list->list, writer->lists->len - 1);
      list->item_began = TRUE;
    }
  else
    {
      xmlNode *properties = steller_docx_writer_properties (paragraph);
      xmlNode *indent;

      /* The styles of lists have a label of themselves. */
      set_label (paragraph, 0, 0);
      indent = steller_docx_ensure (properties, "ind");
      xmlUnsetNsProp (indent, indent->ns, BAD_CAST "hanging");
      steller_docx_set_number (indent, "left", steller_docx_twips (get_level (writer)->margin_left));
      steller_docx_set (indent, "firstLine", "0");
    }
}

/**
 * steller_docx_list_begin_labels:
 * @writer: a writer
 * @parent: what holds the lists
 * @all: whether the innermost item begins, too
 *
 * Shows that items begin before something that cannot have a label itself: an item of a list in them, or a table.
 * A paragraph has one label.
 */
void
steller_docx_list_begin_labels (StellerDocxWriter *writer,
                                xmlNode           *parent,
                                gboolean           all)
{
  g_return_if_fail (writer != NULL);

  for (guint i = 0; i + (all ? 0 : 1) < writer->lists->len; i++)
    {
      StellerDocxList *list = get_list (writer, i);
      xmlNode *paragraph;

      if (list->item_began)
        continue;
      paragraph = steller_docx_writer_add_paragraph (writer, parent,
                                                     list->ordered ? "List_20_Number" : "List_20_Bullet");
      set_label (paragraph, list->list, i);
      list->item_began = TRUE;
    }
}

/**
 * steller_docx_list_get_indent:
 * @writer: a writer
 *
 * Gives where the text of the innermost item stands.
 *
 * Returns: the distance from the edge of the column in points; 0 outside lists
 */
double
steller_docx_list_get_indent (StellerDocxWriter *writer)
{
  g_return_val_if_fail (writer != NULL, 0);

  return writer->lists->len > 0 ? CLAMP (get_level (writer)->margin_left, 0, writer->width * 0.75) : 0;
}
