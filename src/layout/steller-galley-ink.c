/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-galley.h"

/* What the painter draws around a line stays within this part of the size from the baseline, besides the glyphs. */
#define BOX_ROOM 0.25

/* How far the glyphs and boxes of a line reach above its top and below its bottom. */
static double
get_line_overshoot (const StellerPiece *piece)
{
  const StellerTextSetting *setting = piece->setting;
  const StellerSetLine *line = steller_text_setting_get_line (setting, piece->line);
  double overshoot = 0.0;

  for (guint i = 0; i < line->n_glyphs; i++)
    {
      const StellerGlyphs *glyphs = &g_array_index (setting->glyphs, StellerGlyphs, line->first_glyphs + i);
      PangoFont *font = glyphs->item->item->analysis.font;
      double baseline = line->baseline - glyphs->rise;
      PangoRectangle ink;

      pango_glyph_string_extents (glyphs->item->glyphs, font, &ink, NULL);
      overshoot = MAX (overshoot, -(baseline + (double) ink.y / PANGO_SCALE));
      overshoot = MAX (overshoot, baseline + (double) (ink.y + ink.height) / PANGO_SCALE - line->height);
    }
  for (guint i = 0; i < line->n_boxes; i++)
    {
      const StellerBox *box = &g_array_index (setting->boxes, StellerBox, line->first_box + i);

      overshoot = MAX (overshoot, box->ascent - line->baseline);
      overshoot = MAX (overshoot, line->baseline + box->descent + BOX_ROOM * box->ascent - line->height);
    }

  return overshoot;
}

/*
 * steller_rules_get_thickness:
 * @rules: (element-type StellerRule): rules
 *
 * Returns: how thick the thickest is, in points
 */
double
steller_rules_get_thickness (const GArray *rules)
{
  double thickness = 0.0;

  for (guint i = 0; i < rules->len; i++)
    thickness = MAX (thickness, g_array_index (rules, StellerRule, i).thickness);

  return thickness;
}

/* How far a strip reaches above its top and below its bottom. */
static double
get_strip_overshoot (const StellerGalley *self,
                     const StellerStrip *strip)
{
  double overshoot = 0.0;

  for (guint i = 0; i < strip->n_pieces; i++)
    {
      const StellerPiece *piece = steller_galley_get_piece (self, strip->first_piece + i);
      const StellerSetLine *line = steller_text_setting_get_line (piece->setting, piece->line);
      double outside = MAX (0.0, MAX (-piece->y, piece->y + line->height - strip->height));

      overshoot = MAX (overshoot, outside + get_line_overshoot (piece));
    }
  for (guint i = 0; i < strip->n_rules; i++)
    {
      const StellerRule *rule = steller_galley_get_rule (self, strip->first_rule + i);

      overshoot = MAX (overshoot, -rule->y);
      if (!rule->full)
        overshoot = MAX (overshoot, rule->y + rule->height - strip->height);
    }

  return overshoot;
}

/*
 * steller_galley_get_overshoot:
 * @self: a galley
 *
 * Tells how far what is drawn of any strip may reach above its top and below its bottom, as with accents upon accents,
 * in points. It is measured when somebody asks, under the lock of the typesetter.
 *
 * Returns: the distance
 */
double
steller_galley_get_overshoot (StellerGalley *self)
{
  if (self->overshoot >= 0.0)
    return self->overshoot;

  self->overshoot = 0.0;
  for (guint i = 0; i < self->strips->len; i++)
    self->overshoot = MAX (self->overshoot, get_strip_overshoot (self, steller_galley_get_strip (self, i)));
  self->overshoot += steller_rules_get_thickness (self->rules);

  return self->overshoot;
}
