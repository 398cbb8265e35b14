/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-fields.h"

/**
 * steller_export_field_get_role:
 * @field: a field
 *
 * Tells what a field becomes in a format without pages.
 *
 * Returns: its role
 */
StellerExportFieldRole
steller_export_field_get_role (const StellerDocumentField *field)
{
  g_return_val_if_fail (field != NULL, STELLER_EXPORT_FIELD_HIDDEN);

  if (g_str_equal (field->id, "ondertekening"))
    return STELLER_EXPORT_FIELD_CLOSING;

  switch (field->place)
    {
    case STELLER_DOCUMENT_PLACE_TITLE:
      return STELLER_EXPORT_FIELD_TITLE;
    case STELLER_DOCUMENT_PLACE_MARGIN:
    case STELLER_DOCUMENT_PLACE_BODY:
      return STELLER_EXPORT_FIELD_HEADER;
    case STELLER_DOCUMENT_PLACE_NONE:
      return STELLER_EXPORT_FIELD_HIDDEN;
    default:
      g_assert_not_reached ();
    }
}

/**
 * steller_export_field_is_line:
 * @field: a field
 *
 * Tells whether the value of a field can stand on the line of its label: it is empty or one paragraph.
 *
 * Returns: whether it can
 */
gboolean
steller_export_field_is_line (const StellerDocumentField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return field->n_blocks == 0 ||
         (field->n_blocks == 1 && steller_block_get_kind (field->blocks[0].block) == STELLER_BLOCK_PARAGRAPH);
}

/**
 * steller_export_heading_level:
 * @section_level: the level of the section, from 1
 * @block_level: the level of a heading within its text as it is written there; 3 is the first (`###`)
 *
 * Gives the level of a heading within a section's text: below the section's own heading, whatever the level of that.
 *
 * Returns: the level in the outline of the document, of which the title is no part
 */
guint
steller_export_heading_level (guint section_level,
                              guint block_level)
{
  return section_level + (block_level > 3 ? block_level - 2 : 1);
}
