/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-odt-writer.h"

G_BEGIN_DECLS

/**
 * StellerOdtList:
 * @ordered: whether its items are numbered
 * @number: the number of the next item
 * @restarts: whether the next item has to say its number, because the list starts or goes on there
 * @item_began: whether the item has its label already
 * @list: (nullable): the element that items are added to, or %NULL before the first and after an interruption
 * @item: (nullable): the element that holds what the item says
 *
 * An open level of a list.
 */
typedef struct {
  gboolean ordered;
  guint number;
  gboolean restarts;
  gboolean item_began;
  xmlNode *list;
  xmlNode *item;
} StellerOdtList;

void     steller_odt_list_begin      (StellerOdtWriter *writer,
                                      gboolean          ordered,
                                      guint             start);
void     steller_odt_list_begin_item (StellerOdtWriter *writer);
gboolean steller_odt_list_has_item   (StellerOdtWriter *writer);
void     steller_odt_list_interrupt  (StellerOdtWriter *writer,
                                      xmlNode          *parent);
void     steller_odt_list_end        (StellerOdtWriter *writer);
xmlNode *steller_odt_list_get_parent (StellerOdtWriter *writer,
                                      xmlNode          *parent);

G_END_DECLS
