/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-pages-private.h"

static void
append_number (GString *output,
               double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* Not minus nought. */
  if (number > -0.05 && number < 0.05)
    number = 0.0;
  g_string_append (output, g_ascii_formatd (buffer, sizeof buffer, "%.1f", number));
}

static void
append_place (GString *output,
              double x,
              double y,
              double width,
              double height)
{
  append_number (output, x);
  g_string_append_c (output, ',');
  append_number (output, y);
  g_string_append_c (output, ' ');
  append_number (output, width);
  g_string_append_c (output, 'x');
  append_number (output, height);
}

typedef struct {
  GString *output;
  const StellerFragment *fragment;
} Dump;

static void
append_path (GString *output,
             const StellerFragment *fragment,
             guint element)
{
  const GArray *elements = fragment->item->galley->elements;
  GString *path = g_string_new (NULL);

  for (; element != 0; element = steller_elements_get (elements, element)->parent)
    {
      if (path->len > 0)
        g_string_prepend_c (path, '/');
      g_string_prepend (path, steller_role_get_name (steller_elements_get (elements, element)->structure.role));
    }
  g_string_append (output, path->str);
  g_string_free (path, TRUE);
}

static gboolean
dump_line (const StellerPageLine *line,
           gpointer user_data)
{
  Dump *dump = user_data;
  const StellerTextSetting *setting = line->piece->setting;
  const StellerSetLine *set = steller_text_setting_get_line (setting, line->piece->line);

  g_string_append (dump->output, "    ");
  append_place (dump->output, line->x + set->x, line->y, set->width, set->height);
  g_string_append_c (dump->output, ' ');
  append_path (dump->output, line->fragment, line->piece->element);
  g_string_append (dump->output, " “");
  g_string_append_len (dump->output, setting->text + set->start, (gssize) (set->end - set->start));
  g_string_append (dump->output, "”");
  for (guint i = 0; i < set->n_boxes; i++)
    {
      static const char * const names[] = { "underline", "bar", "frame" };
      const StellerBox *box = &g_array_index (setting->boxes, StellerBox, set->first_box + i);

      g_string_append_printf (dump->output, " %s@", names[box->kind]);
      append_number (dump->output, line->x + set->x + box->x);
      g_string_append_c (dump->output, '+');
      append_number (dump->output, box->width);
    }
  g_string_append_c (dump->output, '\n');

  return TRUE;
}

static void
dump_rule (GString *output,
           const StellerRule *rule,
           const StellerStrip *strip,
           double x,
           double y)
{
  g_string_append (output, rule->thickness > 0.0 ? "    rule " : "    fill ");
  append_place (output, x + rule->x, y + rule->y, rule->width, rule->full ? strip->height - rule->y : rule->height);
  g_string_append_c (output, '\n');
}

static void
dump_rules (GString *output,
            const StellerFragment *fragment)
{
  const StellerGalley *galley = fragment->item->galley;
  double y = fragment->y;

  if (galley == NULL)
    {
      const StellerStrip whole = { .height = fragment->item->height };

      for (guint i = 0; i < fragment->item->rules->len; i++)
        dump_rule (output, &g_array_index (fragment->item->rules, StellerRule, i), &whole, fragment->x, y);
      return;
    }

  for (guint i = 0; i < fragment->n_strips; i++)
    {
      const StellerStrip *strip = steller_galley_get_strip (galley, fragment->first + i);

      y += i > 0 ? strip->gap : 0.0;
      for (guint j = 0; j < strip->n_rules; j++)
        dump_rule (output, steller_galley_get_rule (galley, strip->first_rule + j), strip, fragment->x, y);
      y += strip->height;
    }
}

static void
dump_image (GString *output,
            const StellerFragment *fragment)
{
  const StellerFlowItem *item = fragment->item;

  g_string_append_printf (output, " image %s ", steller_image_get_name (item->image));
  append_place (output, fragment->x, fragment->y, item->width, item->height);
  if (item->description != NULL)
    g_string_append_printf (output, " “%s”", item->description);
}

/**
 * steller_pages_dump:
 * @self: pages
 *
 * Writes the geometry of all pages in a form that a person can read: for each fragment its rules and lines, with
 * place and size in points to a tenth. For tests.
 *
 * Returns: (transfer full): the text
 */
char *
steller_pages_dump (const StellerPages *self)
{
  static const char * const kinds[] = { "body", "repeated", "header", "footer" };
  GString *output;

  g_return_val_if_fail (self != NULL, NULL);

  output = g_string_new (NULL);
  for (guint i = 0; i < self->pages->len; i++)
    {
      const StellerPage *page = steller_pages_get_page (self, i);

      g_string_append_printf (output, "page %u ", i + 1);
      append_number (output, page->width);
      g_string_append_c (output, 'x');
      append_number (output, page->height);
      g_string_append_c (output, '\n');
      for (guint j = 0; j < page->fragments->len; j++)
        {
          const StellerFragment *fragment = &g_array_index (page->fragments, StellerFragment, j);
          Dump dump = { output, fragment };

          g_string_append_printf (output, "  %s", kinds[fragment->kind]);
          if (fragment->item->galley == NULL)
            g_string_append (output, " group");
          if (fragment->item->image != NULL)
            dump_image (output, fragment);
          if (fragment->item->origin.part != NULL)
            g_string_append_printf (output, " %s", fragment->item->origin.part);
          g_string_append_c (output, '\n');
          dump_rules (output, fragment);
          steller_fragment_foreach_line (fragment, dump_line, &dump);
        }
    }

  return g_string_free_and_steal (output);
}
