/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-odf-value.h"

#include <string.h>

/* 200 inches, the largest paper PDF knows (ISO 32000-1, annex C): no distance on it is longer. */
#define MAX_LENGTH 14400.0
#define MAX_FACTOR 100.0
#define MAX_FAMILIES 8

static const struct
{
  const char *name;
  double points;
} units[] = {
  { "cm", 72.0 / 2.54 }, { "mm", 72.0 / 25.4 }, { "in", 72.0 }, { "pt", 1.0 }, { "pc", 12.0 }, { "px", 0.75 },
};

/* A decimal number without exponent, in any locale; @rest is what follows. */
static gboolean
parse_number (const char *text, double *number, const char **rest)
{
  gsize length = text[0] == '-' ? 1 : 0;
  gsize n_digits = strspn (text + length, "0123456789");
  char digits[32];

  length += n_digits;
  if (text[length] == '.')
    {
      gsize n_decimals = strspn (text + length + 1, "0123456789");

      n_digits += n_decimals;
      length += 1 + n_decimals;
    }
  if (n_digits == 0 || length >= sizeof digits)
    return FALSE;
  memcpy (digits, text, length);
  digits[length] = '\0';
  *number = g_ascii_strtod (digits, NULL);
  *rest = text + length;
  return TRUE;
}

/**
 * steller_odf_parse_length:
 * @text: a length (ODF 1.3 part 3, 18.3.18)
 * @points: (out): the length in points
 *
 * Reads a length in cm, mm, in, pt, pc or px (1/96 inch).
 *
 * Returns: whether @text is a length, not beyond 200 inches; @points is untouched otherwise
 */
gboolean
steller_odf_parse_length (const char *text, double *points)
{
  const char *unit;
  double number;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (points != NULL, FALSE);

  if (!parse_number (text, &number, &unit))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (unit, units[i].name) == 0)
      {
        number *= units[i].points;
        if (number < -MAX_LENGTH || number > MAX_LENGTH)
          return FALSE;
        *points = number;
        return TRUE;
      }
  /* LibreOffice writes nothing without a unit but this. */
  if (*unit == '\0' && number == 0)
    {
      *points = 0;
      return TRUE;
    }
  return FALSE;
}

/**
 * steller_odf_parse_percentage:
 * @text: a percentage (ODF 1.3 part 3, 18.3.23)
 * @factor: (out): the percentage as a factor: 1 for `100%`
 *
 * Reads a percentage.
 *
 * Returns: whether @text is a percentage, not beyond 10,000 %; @factor is untouched otherwise
 */
gboolean
steller_odf_parse_percentage (const char *text, double *factor)
{
  const char *rest;
  double number;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (factor != NULL, FALSE);

  if (!parse_number (text, &number, &rest) || strcmp (rest, "%") != 0)
    return FALSE;
  if (number < -100 * MAX_FACTOR || number > 100 * MAX_FACTOR)
    return FALSE;
  *factor = number / 100;
  return TRUE;
}

/**
 * steller_odf_parse_color:
 * @text: a colour as `#rrggbb` (ODF 1.3 part 3, 18.3.9)
 * @color: (out): the colour
 *
 * Reads a colour.
 *
 * Returns: whether @text is a colour; @color is untouched otherwise
 */
gboolean
steller_odf_parse_color (const char *text, StellerColor *color)
{
  double channels[3];

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (color != NULL, FALSE);

  if (text[0] != '#' || strlen (text) != strlen ("#rrggbb"))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      int high = g_ascii_xdigit_value (text[1 + 2 * i]);
      int low = g_ascii_xdigit_value (text[2 + 2 * i]);

      if (high < 0 || low < 0)
        return FALSE;
      channels[i] = (high * 16 + low) / 255.0;
    }
  *color = (StellerColor) { channels[0], channels[1], channels[2] };
  return TRUE;
}

/**
 * steller_odf_parse_border:
 * @text: a border as `0.5pt solid #000000`, in any order, or `none` (ODF 1.3 part 3, 20.183)
 * @border: (out): the border; its width is 0 when there is none
 *
 * Reads a border. Lines that cannot be drawn in their own way (double, groove, …) are solid; a line without a width has
 * the 0.75 points of CSS's thin line, one without a colour is black.
 *
 * Returns: whether @text is a border; @border is untouched otherwise
 */
gboolean
steller_odf_parse_border (const char *text, StellerBorder *border)
{
  static const struct
  {
    const char *name;
    double width;
  } widths[] = { { "thin", 0.75 }, { "medium", 1.5 }, { "thick", 2.25 } };
  static const char *const solid_styles[] = { "solid", "double", "groove", "ridge", "inset", "outset", "fine-dashed",
                                              "double-thin", NULL };
  StellerBorder result = { .width = 0.75 };
  g_auto (GStrv) words = NULL;
  gboolean has_style = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (border != NULL, FALSE);

  words = g_strsplit (text, " ", 8);
  for (char **word = words; *word != NULL; word++)
    {
      gboolean known = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (widths) && !known; i++)
        if (strcmp (*word, widths[i].name) == 0)
          {
            result.width = widths[i].width;
            known = TRUE;
          }
      if (known || **word == '\0' || steller_odf_parse_color (*word, &result.color))
        continue;
      if (steller_odf_parse_length (*word, &result.width))
        {
          if (result.width < 0)
            return FALSE;
          continue;
        }
      has_style = TRUE;
      if (strcmp (*word, "none") == 0 || strcmp (*word, "hidden") == 0)
        result.width = 0;
      else if (strcmp (*word, "dotted") == 0)
        result.style = STELLER_BORDER_DOTTED;
      else if (strcmp (*word, "dashed") == 0 || strcmp (*word, "dash-dot") == 0 || strcmp (*word, "dash-dot-dot") == 0)
        result.style = STELLER_BORDER_DASHED;
      else if (!g_strv_contains (solid_styles, *word))
        return FALSE;
    }
  if (!has_style)
    return FALSE;
  *border = result;
  return TRUE;
}

/**
 * steller_odf_parse_count:
 * @text: (nullable): a non-negative integer
 * @maximum: the largest number accepted
 * @count: (out): the number
 *
 * Reads a number of things, or a level.
 *
 * Returns: whether @text is such a number; @count is untouched otherwise
 */
gboolean
steller_odf_parse_count (const char *text, guint maximum, guint *count)
{
  guint64 number;

  g_return_val_if_fail (count != NULL, FALSE);

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, maximum, &number, NULL))
    return FALSE;
  *count = number;
  return TRUE;
}

/* Takes the family that @text starts with; @text goes on behind it. */
static char *
take_family (const char **text)
{
  const char *at = *text;
  g_autofree char *family = NULL;
  char quote;
  gsize length;

  while (g_ascii_isspace (*at))
    at++;
  quote = *at == '\'' || *at == '"' ? *at++ : '\0';
  length = quote == '\'' ? strcspn (at, "'") : quote == '"' ? strcspn (at, "\"") : strcspn (at, ",;");
  family = g_strndup (at, length);
  at += length;
  at += strcspn (at, ",;");
  *text = at;
  g_strstrip (family);
  return *family != '\0' ? g_steal_pointer (&family) : NULL;
}

/**
 * steller_odf_parse_family:
 * @text: a list of font families as in CSS, names with spaces perhaps in quotation marks
 * @others: (out) (optional) (nullable): the other families, separated by commas
 *
 * Takes the first font family, and those to look for when it is not there.
 *
 * Returns: (transfer full) (nullable): the family without quotation marks; %NULL when there is none
 */
char *
steller_odf_parse_family (const char *text, char **others)
{
  g_autofree char *family = NULL;
  g_autoptr (GString) rest = g_string_new (NULL);
  guint n_others = 0;

  g_return_val_if_fail (text != NULL, NULL);

  family = take_family (&text);
  while (others != NULL && *text != '\0' && n_others++ < MAX_FAMILIES)
    {
      g_autofree char *other = NULL;

      text++;
      other = take_family (&text);
      if (other != NULL && strchr (other, ',') == NULL)
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "," : "", other);
    }
  if (others != NULL)
    *others = rest->len > 0 ? g_string_free_and_steal (g_steal_pointer (&rest)) : NULL;
  return g_steal_pointer (&family);
}
