/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-fields.h"

#include <string.h>

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
      return *field->label ? STELLER_EXPORT_FIELD_HEADER : STELLER_EXPORT_FIELD_UNLABELLED;
    case STELLER_DOCUMENT_PLACE_NONE:
      return STELLER_EXPORT_FIELD_HIDDEN;
    default:
      g_assert_not_reached ();
    }
}

/**
 * steller_export_field_has_lines:
 * @field: a field
 *
 * Tells whether the value of a field is nothing but lines, which can start beside the label: each of its blocks is a
 * paragraph.
 *
 * Returns: whether it is; also when the field is empty
 */
gboolean
steller_export_field_has_lines (const StellerDocumentField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  for (guint i = 0; i < field->n_blocks; i++)
    if (steller_block_get_kind (field->blocks[i].block) != STELLER_BLOCK_PARAGRAPH)
      return FALSE;

  return TRUE;
}

static gboolean
repeats_label (const StellerDocumentField *field,
               const StellerSpan          *span)
{
  gsize length = strlen (field->label);

  return length > 0 && span->flags == STELLER_SPAN_NONE && span->length == length + 1 &&
         g_str_has_prefix (span->text, field->label) && span->text[length] == ' ';
}

/**
 * steller_export_field_dup_block:
 * @field: a field
 * @index: which of its blocks
 *
 * Gives a block of a field for a place where the label of the field stands before it. On a page "Aan de Minister"
 * stands on its own, with the label as its first word; in a list of fields that word would stand there twice.
 *
 * Returns: (transfer full): the block, without the label
 */
StellerBlock *
steller_export_field_dup_block (const StellerDocumentField *field,
                                guint                       index)
{
  StellerBlock *block;
  StellerBlockBuilder *builder;

  g_return_val_if_fail (field != NULL, NULL);
  g_return_val_if_fail (index < field->n_blocks, NULL);

  block = field->blocks[index].block;
  if (steller_block_get_kind (block) != STELLER_BLOCK_PARAGRAPH || steller_block_get_n_spans (block) < 2 ||
      !repeats_label (field, steller_block_get_span (block, 0)))
    return steller_block_ref (block);

  builder = steller_block_builder_new (STELLER_BLOCK_PARAGRAPH);
  for (guint i = 1; i < steller_block_get_n_spans (block); i++)
    steller_block_builder_take_span (builder, steller_span_ref (steller_block_get_span (block, i)));

  return steller_block_builder_end (builder);
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

/**
 * steller_export_style_of_items:
 * @style_name: the encoded name of the paragraph style around a list
 * @ordered: whether its items are numbered
 *
 * Gives the paragraph style of the items of a list. Lists in the text have styles of their own; one in the margin or in
 * an address looks like what is around it.
 *
 * Returns: (transfer none): the encoded name of the style
 */
const char *
steller_export_style_of_items (const char *style_name,
                               gboolean    ordered)
{
  static const char * const names[] = { "Text_20_body", "List_20_Number", "List_20_Bullet", "Quotations", NULL };

  g_return_val_if_fail (style_name != NULL, NULL);

  if (!g_strv_contains (names, style_name))
    return style_name;

  return ordered ? "List_20_Number" : "List_20_Bullet";
}
