/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-structure.h"

/**
 * steller_role_get_name:
 * @role: what an element is
 *
 * The name of a role as PDF spells its structure types (ISO 32000-2, 14.8.4).
 *
 * Returns: (transfer none): the name, without a slash
 */
const char *
steller_role_get_name (StellerRole role)
{
  static const char * const names[] = {
    [STELLER_ROLE_DOCUMENT] = "Document",
    [STELLER_ROLE_TITLE] = "Title",
    [STELLER_ROLE_H1] = "H1",
    [STELLER_ROLE_H2] = "H2",
    [STELLER_ROLE_H3] = "H3",
    [STELLER_ROLE_H4] = "H4",
    [STELLER_ROLE_H5] = "H5",
    [STELLER_ROLE_H6] = "H6",
    [STELLER_ROLE_P] = "P",
    [STELLER_ROLE_L] = "L",
    [STELLER_ROLE_LI] = "LI",
    [STELLER_ROLE_LBL] = "Lbl",
    [STELLER_ROLE_LBODY] = "LBody",
    [STELLER_ROLE_BLOCK_QUOTE] = "BlockQuote",
    [STELLER_ROLE_TABLE] = "Table",
    [STELLER_ROLE_THEAD] = "THead",
    [STELLER_ROLE_TBODY] = "TBody",
    [STELLER_ROLE_TR] = "TR",
    [STELLER_ROLE_TH] = "TH",
    [STELLER_ROLE_TD] = "TD",
    [STELLER_ROLE_DIV] = "Div",
    [STELLER_ROLE_SPAN] = "Span",
    [STELLER_ROLE_STRONG] = "Strong",
    [STELLER_ROLE_EM] = "Em",
    [STELLER_ROLE_LINK] = "Link",
    [STELLER_ROLE_FIGURE] = "Figure",
  };

  g_return_val_if_fail ((gsize) role < G_N_ELEMENTS (names), NULL);

  return names[role];
}
