/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "style-dump.h"

const char *const style_dump_paragraphs[] = {
  "Standard",         "Text_20_body",   "Heading_20_1",   "Heading_20_2",      "Heading_20_3",     "Heading_20_4",
  "Heading_20_5",     "Heading_20_6",   "Title",          "Subtitle",          "List_20_Bullet",   "List_20_Number",
  "Quotations",       "Table_20_Contents", "Table_20_Heading", "Margin_20_label", "Margin_20_text", "Sender",
  "Addressee",        "Signature",      "Initials",       "Initials_20_label", "Header",         "Footer",
  "Redaction",        "Status",
};
const guint style_dump_n_paragraphs = G_N_ELEMENTS (style_dump_paragraphs);
const char *const style_dump_texts[] = {
  "Strong_20_Emphasis", "Emphasis", "Internet_20_link", "Superscript", "Redaction", "Redaction_20_ground",
};
const guint style_dump_n_texts = G_N_ELEMENTS (style_dump_texts);
static const char *const list_names[] = { "Nota_20_bullets", "Nota_20_numbers" };
static const char *const table_names[] = { "Nota_20_table", "Nota_20_initials" };

static void
dump_color (GString *target, const char *label, const StellerColor *color)
{
  g_string_append_printf (target, " %s #%02x%02x%02x", label, (guint) (color->red * 255 + 0.5),
                          (guint) (color->green * 255 + 0.5), (guint) (color->blue * 255 + 0.5));
}

static void
dump_text (GString *target, const StellerTextStyle *style)
{
  if ((style->set & STELLER_TEXT_FAMILY) != 0)
    g_string_append_printf (target, " “%s”", style->family);
  if ((style->set & STELLER_TEXT_SIZE) != 0)
    g_string_append_printf (target, style->size_is_relative ? " ×%.2f" : " %.2fpt", style->size);
  if ((style->set & STELLER_TEXT_WEIGHT) != 0)
    g_string_append_printf (target, " weight %d", style->weight);
  if ((style->set & STELLER_TEXT_ITALIC) != 0 && style->italic)
    g_string_append (target, " italic");
  if ((style->set & STELLER_TEXT_COLOR) != 0)
    dump_color (target, "color", &style->color);
  if ((style->set & STELLER_TEXT_BACKGROUND) != 0 && style->has_background)
    dump_color (target, "on", &style->background);
  if ((style->set & STELLER_TEXT_UNDERLINE) != 0)
    g_string_append (target, style->underline ? " underline" : " no-underline");
  if ((style->set & STELLER_TEXT_STRIKETHROUGH) != 0 && style->strikethrough)
    g_string_append (target, " strikethrough");
  if ((style->set & STELLER_TEXT_POSITION) != 0 && (style->rise != 0 || style->scale != 1))
    g_string_append_printf (target, " rise %.2f scale %.2f", style->rise, style->scale);
  if ((style->set & STELLER_TEXT_LANGUAGE) != 0)
    g_string_append_printf (target, " %s", style->language != NULL ? style->language : "no-language");
}

static void
dump_box (GString *target, const StellerBorder *border, const double *padding)
{
  static const char *const sides[] = { "top", "right", "bottom", "left" };
  static const char *const styles[] = { "solid", "dotted", "dashed" };

  for (guint i = 0; i < STELLER_N_SIDES; i++)
    {
      if (border[i].width > 0)
        {
          g_string_append_printf (target, " border-%s %.2f %s", sides[i], border[i].width, styles[border[i].style]);
          dump_color (target, "in", &border[i].color);
        }
      if (padding[i] > 0)
        g_string_append_printf (target, " padding-%s %.2f", sides[i], padding[i]);
    }
}

static void
dump_paragraph (GString *target, const StellerParagraphStyle *style)
{
  static const char *const aligns[] = { "start", "center", "end", "justify" };

  g_string_append_printf (target, "paragraph %s:", style->name);
  dump_text (target, &style->text);
  g_string_append_printf (target, "\n  margins %.2f %.2f %.2f %.2f indent %.2f %s", style->margin_top,
                          style->margin_right, style->margin_bottom, style->margin_left,
                          style->text_indent, aligns[style->align]);
  if (style->line_height > 0)
    g_string_append_printf (target, " line ×%.2f", style->line_height);
  if (style->line_height_fixed > 0)
    g_string_append_printf (target, " line %.2f", style->line_height_fixed);
  if (style->line_height_at_least > 0)
    g_string_append_printf (target, " line ≥%.2f", style->line_height_at_least);
  g_string_append_printf (target, " orphans %u widows %u", style->orphans, style->widows);
  if (style->keep_with_next)
    g_string_append (target, " keep-with-next");
  if (style->keep_with_previous)
    g_string_append (target, " keep-with-previous");
  if (style->keep_together)
    g_string_append (target, " keep-together");
  if (style->break_before == STELLER_BREAK_PAGE)
    g_string_append (target, " break-before");
  if (style->outline_level > 0)
    g_string_append_printf (target, " level %u", style->outline_level);
  dump_box (target, style->border, style->padding);
  if (style->has_background)
    dump_color (target, "on", &style->background);
  for (guint i = 0; i < style->tabs->len; i++)
    {
      const StellerTabStop *tab = &g_array_index (style->tabs, StellerTabStop, i);

      g_string_append_printf (target, " tab %.2f/%d", tab->position, tab->kind);
    }
  if (style->list_style != NULL)
    g_string_append_printf (target, " list %s", style->list_style);
  if (style->master_page != NULL)
    g_string_append_printf (target, " master %s", style->master_page);
  g_string_append_c (target, '\n');
}

static void
dump_list (GString *target, const StellerListStyle *style)
{
  g_string_append_printf (target, "list %s:\n", style->name);
  for (guint i = 0; i < STELLER_N_LIST_LEVELS; i++)
    {
      const StellerListLevel *level = &style->levels[i];

      g_string_append_printf (target, "  %u", i + 1);
      if (level->bullet != NULL)
        g_string_append_printf (target, " “%s”", level->bullet);
      if (level->number_format != '\0')
        g_string_append_printf (target, " “%s%c%s” from %u", level->prefix != NULL ? level->prefix : "",
                                level->number_format, level->suffix != NULL ? level->suffix : "", level->start);
      if (level->display_levels > 1)
        g_string_append_printf (target, " of %u levels", level->display_levels);
      g_string_append_printf (target, " margin %.2f indent %.2f", level->margin_left, level->text_indent);
      if (level->followed_by == STELLER_LABEL_FOLLOWED_BY_TAB)
        g_string_append_printf (target, " tab %.2f", level->tab_position);
      else
        g_string_append (target, level->followed_by == STELLER_LABEL_FOLLOWED_BY_SPACE ? " space" : " nothing");
      g_string_append_c (target, '\n');
    }
}

static void
dump_cell (GString *target, const StellerCellStyle *style)
{
  static const char *const aligns[] = { "top", "middle", "bottom" };

  g_string_append_printf (target, "  cell %s: %s", style->name, aligns[style->vertical_align]);
  dump_box (target, style->border, style->padding);
  if (style->has_background)
    dump_color (target, "on", &style->background);
  g_string_append_c (target, '\n');
}

static void
dump_table (GString *target, const StellerTableStyle *style)
{
  g_string_append_printf (target, "table %s: width %.2f margins %.2f %.2f %.2f %.2f row ≥%.2f%s\n", style->name,
                          style->width, style->margin_top, style->margin_right, style->margin_bottom,
                          style->margin_left, style->row_min_height, style->rows_may_break ? " may break" : "");
  dump_cell (target, &style->header);
  dump_cell (target, &style->cell);
}

static void
dump_page (GString *target, const char *label, const StellerPageStyle *style)
{
  g_string_append_printf (target,
                          "page %s (%s): %.2f×%.2f margins %.2f %.2f %.2f %.2f header %u at %.2f footer %u at %.2f\n",
                          style->name, label, style->width, style->height, style->margin_top, style->margin_right,
                          style->margin_bottom, style->margin_left, style->header.nodes->len, style->header.y,
                          style->footer.nodes->len, style->footer.y);
}

/* Everything that a house style tells of the styles Steller uses, as text. */
char *
style_dump (StellerStyle *style)
{
  GString *target = g_string_new (NULL);
  g_autofree char *skeleton = steller_skeleton_dump (steller_style_get_skeleton (style));

  g_string_append_printf (target, "style %s version %s\n", steller_style_get_id (style),
                          steller_style_get_version (style));
  for (const char *const *warning = steller_style_get_warnings (style); *warning != NULL; warning++)
    g_string_append_printf (target, "warning: %s\n", *warning);
  dump_page (target, "first", steller_style_get_page (style, TRUE));
  dump_page (target, "next", steller_style_get_page (style, FALSE));
  for (guint i = 0; i < G_N_ELEMENTS (style_dump_paragraphs); i++)
    dump_paragraph (target, steller_style_get_paragraph (style, style_dump_paragraphs[i]));
  for (guint i = 0; i < G_N_ELEMENTS (style_dump_texts); i++)
    {
      const StellerTextStyle *text = steller_style_get_text (style, style_dump_texts[i]);

      g_string_append_printf (target, "text %s:", text->name);
      dump_text (target, text);
      g_string_append_c (target, '\n');
    }
  for (guint i = 0; i < G_N_ELEMENTS (list_names); i++)
    dump_list (target, steller_style_get_list (style, list_names[i]));
  for (guint i = 0; i < G_N_ELEMENTS (table_names); i++)
    dump_table (target, steller_style_get_table (style, table_names[i]));
  g_string_append (target, "\n");
  g_string_append (target, skeleton);
  return g_string_free (target, FALSE);
}
