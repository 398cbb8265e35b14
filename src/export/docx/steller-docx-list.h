/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-docx-writer.h"

G_BEGIN_DECLS

/**
 * StellerDocxList:
 * @ordered: whether its items are numbered
 * @list: the number of the list that its paragraphs refer to
 * @number: the number of the item that is written
 * @item_began: whether that item has its label already
 * @n_inner: how many numbered lists that item had so far
 *
 * An open level of a list.
 */
typedef struct {
  gboolean ordered;
  guint list;
  int number;
  gboolean item_began;
  guint n_inner;
} StellerDocxList;

void    steller_docx_list_begin        (StellerDocxWriter *writer,
                                        gboolean           ordered,
                                        guint              start);
void    steller_docx_list_begin_item   (StellerDocxWriter *writer);
gboolean steller_docx_list_has_item    (StellerDocxWriter *writer);
void    steller_docx_list_end          (StellerDocxWriter *writer);
void    steller_docx_list_place        (StellerDocxWriter *writer,
                                        xmlNode           *paragraph);
void    steller_docx_list_begin_labels (StellerDocxWriter *writer,
                                        xmlNode           *parent,
                                        gboolean           all);
double  steller_docx_list_get_indent   (StellerDocxWriter *writer);

G_END_DECLS
