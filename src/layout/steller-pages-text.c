/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-pages-private.h"

#include "steller-text-setter.h"

typedef struct {
  StellerPagesTextFunc func;
  gpointer user_data;
} Visit;

static gboolean
visit_line (const StellerPageLine *line,
            gpointer user_data)
{
  const Visit *visit = user_data;
  const StellerTextSetting *setting = line->piece->setting;
  const StellerSetLine *set = steller_text_setting_get_line (setting, line->piece->line);
  cairo_rectangle_t rectangle = {
    .x = line->x + set->x,
    .y = line->y,
    .width = set->width,
    .height = set->height,
  };

  visit->func (setting->text + set->start, set->end - set->start, &rectangle, visit->user_data);

  return TRUE;
}

/**
 * steller_pages_foreach_text:
 * @self: pages
 * @page: a page, from 0
 * @func: (scope call): called for each piece of text
 * @user_data: for @func
 *
 * Visits all text of a page in the order of reading: lines, and the bullets and numbers before them, with the head
 * and the foot of the page.
 */
void
steller_pages_foreach_text (const StellerPages *self,
                            guint page,
                            StellerPagesTextFunc func,
                            gpointer user_data)
{
  Visit visit = { func, user_data };
  GArray *fragments;

  g_return_if_fail (self != NULL);
  g_return_if_fail (page < self->pages->len);
  g_return_if_fail (func != NULL);

  fragments = steller_pages_get_page (self, page)->fragments;
  for (guint i = 0; i < fragments->len; i++)
    steller_fragment_foreach_line (&g_array_index (fragments, StellerFragment, i), visit_line, &visit);
}
