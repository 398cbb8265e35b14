/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-style-types.h"

/**
 * steller_text_style_clear:
 * @style: a text style
 *
 * Frees what a text style holds.
 */
void
steller_text_style_clear (StellerTextStyle *style)
{
  g_clear_pointer (&style->name, g_free);
  g_clear_pointer (&style->family, g_free);
  g_clear_pointer (&style->fallback, g_free);
  g_clear_pointer (&style->language, g_free);
}

/**
 * steller_text_style_free:
 * @style: a text style on the heap
 *
 * Frees a text style.
 */
void
steller_text_style_free (StellerTextStyle *style)
{
  steller_text_style_clear (style);
  g_free (style);
}

/**
 * steller_text_style_merge:
 * @target: the style of the text around
 * @source: a text style that is applied within it
 *
 * Lays a text style over another: what @source sets takes the place of what @target has. Sizes that are relative
 * multiply. The name of @target stays.
 */
void
steller_text_style_merge (StellerTextStyle *target, const StellerTextStyle *source)
{
  g_return_if_fail (target != NULL);
  g_return_if_fail (source != NULL);

  if ((source->set & STELLER_TEXT_FAMILY) != 0)
    {
      g_set_str (&target->family, source->family);
      g_set_str (&target->fallback, source->fallback);
    }
  if ((source->set & STELLER_TEXT_SIZE) != 0 && source->size_is_relative && (target->set & STELLER_TEXT_SIZE) != 0)
    {
      target->size *= source->size;
    }
  else if ((source->set & STELLER_TEXT_SIZE) != 0)
    {
      target->size = source->size;
      target->size_is_relative = source->size_is_relative;
    }
  if ((source->set & STELLER_TEXT_WEIGHT) != 0)
    target->weight = source->weight;
  if ((source->set & STELLER_TEXT_ITALIC) != 0)
    target->italic = source->italic;
  if ((source->set & STELLER_TEXT_COLOR) != 0)
    target->color = source->color;
  if ((source->set & STELLER_TEXT_BACKGROUND) != 0)
    {
      target->has_background = source->has_background;
      target->background = source->background;
    }
  if ((source->set & STELLER_TEXT_UNDERLINE) != 0)
    target->underline = source->underline;
  if ((source->set & STELLER_TEXT_STRIKETHROUGH) != 0)
    target->strikethrough = source->strikethrough;
  if ((source->set & STELLER_TEXT_POSITION) != 0)
    {
      target->rise = source->rise;
      target->scale = source->scale;
    }
  if ((source->set & STELLER_TEXT_LANGUAGE) != 0)
    g_set_str (&target->language, source->language);
  target->set |= source->set;
}

/**
 * steller_paragraph_style_free:
 * @style: a paragraph style on the heap
 *
 * Frees a paragraph style.
 */
void
steller_paragraph_style_free (StellerParagraphStyle *style)
{
  steller_text_style_clear (&style->text);
  g_clear_pointer (&style->tabs, g_array_unref);
  g_free (style->name);
  g_free (style->list_style);
  g_free (style->master_page);
  g_free (style);
}

/**
 * steller_list_style_free:
 * @style: a list style on the heap
 *
 * Frees a list style.
 */
void
steller_list_style_free (StellerListStyle *style)
{
  for (guint i = 0; i < STELLER_N_LIST_LEVELS; i++)
    {
      g_free (style->levels[i].bullet);
      g_free (style->levels[i].prefix);
      g_free (style->levels[i].suffix);
      g_free (style->levels[i].text_style);
    }
  g_free (style->name);
  g_free (style);
}

/**
 * steller_cell_style_free:
 * @style: a cell style on the heap
 *
 * Frees a cell style.
 */
void
steller_cell_style_free (StellerCellStyle *style)
{
  g_free (style->name);
  g_free (style);
}

/**
 * steller_table_style_free:
 * @style: a table style on the heap
 *
 * Frees a table style.
 */
void
steller_table_style_free (StellerTableStyle *style)
{
  g_free (style->header.name);
  g_free (style->cell.name);
  g_free (style->name);
  g_free (style);
}

static void
clear_region (StellerPageRegion *region)
{
  g_clear_pointer (&region->nodes, g_ptr_array_unref);
  g_clear_pointer (&region->even_nodes, g_ptr_array_unref);
}

/**
 * steller_page_style_free:
 * @style: a page style on the heap
 *
 * Frees a page style.
 */
void
steller_page_style_free (StellerPageStyle *style)
{
  clear_region (&style->header);
  clear_region (&style->footer);
  g_free (style->name);
  g_free (style);
}
