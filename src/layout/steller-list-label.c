/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steller-list-label.h"

/* Past this Roman numbers are written with digits: they would only grow longer. */
#define MAX_ROMAN 3999

static void
append_letters (GString *text,
                guint number,
                char first)
{
  char letters[8];
  guint n = 0;

  /* a … z, aa, ab …: a number of base 26 without a zero. */
  for (; number > 0; number = (number - 1) / 26)
    letters[n++] = (char) (first + (number - 1) % 26);
  while (n > 0)
    g_string_append_c (text, letters[--n]);
}

static void
append_roman (GString *text,
              guint number,
              gboolean upper)
{
  static const struct {
    guint value;
    const char *lower;
    const char *upper;
  } digits[] = {
    { 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" }, { 400, "cd", "CD" }, { 100, "c", "C" },
    { 90, "xc", "XC" }, { 50, "l", "L" },    { 40, "xl", "XL" }, { 10, "x", "X" },   { 9, "ix", "IX" },
    { 5, "v", "V" },    { 4, "iv", "IV" },   { 1, "i", "I" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    for (; number >= digits[i].value; number -= digits[i].value)
      g_string_append (text, upper ? digits[i].upper : digits[i].lower);
}

static void
append_number (GString *text,
               guint number,
               char format)
{
  if ((format == 'a' || format == 'A') && number > 0)
    append_letters (text, number, format);
  else if ((format == 'i' || format == 'I') && number > 0 && number <= MAX_ROMAN)
    append_roman (text, number, format == 'I');
  else
    g_string_append_printf (text, "%u", number);
}

/*
 * steller_list_label_format:
 * @levels: the levels of a list style
 * @numbers: the number of the item at each level down to its own
 * @n_numbers: how many levels that are
 *
 * Writes the label of an item as ODF has it (1.3 part 3, 17.2): the bullet, or the prefix, the numbers of as many
 * levels as the level displays with full stops between them, and the suffix.
 *
 * Returns: (transfer full): the label; empty when the level has none
 */
char *
steller_list_label_format (const StellerListLevel *levels,
                           const guint *numbers,
                           guint n_numbers)
{
  guint depth = MIN (n_numbers, STELLER_N_LIST_LEVELS);
  const StellerListLevel *level;
  guint shown;
  GString *text;

  g_assert (n_numbers > 0);

  level = &levels[depth - 1];
  if (level->bullet != NULL)
    return g_strdup (level->bullet);
  if (level->number_format == '\0')
    return g_strdup ("");

  text = g_string_new (level->prefix);
  shown = CLAMP (level->display_levels, 1, depth);
  for (guint i = depth - shown; i < depth; i++)
    {
      if (levels[i].number_format == '\0')
        continue;
      append_number (text, numbers[i], levels[i].number_format);
      if (i + 1 < depth)
        g_string_append_c (text, '.');
    }
  if (level->suffix != NULL)
    g_string_append (text, level->suffix);

  return g_string_free_and_steal (text);
}
