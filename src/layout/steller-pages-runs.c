/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-pages-private.h"

typedef struct {
  StellerPagesRunFunc func;
  gpointer user_data;
} Visit;

static gboolean
has_replacement (const GArray *elements,
                 guint element)
{
  for (; element != 0; element = steller_elements_get (elements, element)->parent)
    if (steller_elements_get (elements, element)->structure.actual_text != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
visit_line (const StellerPageLine *line,
            gpointer user_data)
{
  const Visit *visit = user_data;
  const StellerPiece *piece = line->piece;
  const StellerTextSetting *setting = piece->setting;
  const StellerSetLine *set = steller_text_setting_get_line (setting, piece->line);
  gboolean is_content = line->fragment->kind == STELLER_FRAGMENT_BODY;

  for (guint i = 0; i < set->n_glyphs; i++)
    {
      const StellerGlyphs *glyphs = &g_array_index (setting->glyphs, StellerGlyphs, set->first_glyphs + i);
      const StellerSegment *segment = &g_array_index (setting->segments, StellerSegment, glyphs->segment);
      StellerTextRun run = {
        .font = glyphs->item->item->analysis.font,
        .glyphs = glyphs->item->glyphs,
        .text = setting->text + glyphs->item->item->offset,
        .length = glyphs->item->item->length,
      };

      run.replaced = is_content && (has_replacement (setting->inlines, segment->element) ||
                                    has_replacement (line->fragment->item->galley->elements, piece->element));
      visit->func (&run, visit->user_data);
    }

  return TRUE;
}

/**
 * steller_pages_foreach_run:
 * @self: pages
 * @func: (scope call): called for each run of glyphs
 * @user_data: for @func
 *
 * Visits all text of all pages as it is drawn: the fonts and glyphs, with the head and the foot of each page.
 */
void
steller_pages_foreach_run (const StellerPages *self,
                           StellerPagesRunFunc func,
                           gpointer user_data)
{
  Visit visit = { func, user_data };

  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  steller_typesetter_lock (self->typesetter);
  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *fragments = steller_pages_get_page (self, i)->fragments;

      for (guint j = 0; j < fragments->len; j++)
        steller_fragment_foreach_line (&g_array_index (fragments, StellerFragment, j), visit_line, &visit);
    }
  steller_typesetter_unlock (self->typesetter);
}
