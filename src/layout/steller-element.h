/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "steller-structure.h"

G_BEGIN_DECLS

/*
 * StellerElement: an element of the structure of a galley or a text. An array of them is a tree in the order of
 * reading.
 *
 * @parent: the element around it, counted from 1; 0 when there is none
 * @structure: what it is; its strings belong to the array
 */
typedef struct {
  guint parent;
  StellerStructure structure;
} StellerElement;

GArray *steller_elements_new (void);
guint steller_elements_add (GArray *elements, guint parent, const StellerStructure *structure);
const StellerElement *steller_elements_get (const GArray *elements, guint element);

G_END_DECLS
