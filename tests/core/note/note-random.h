/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "note-test.h"

/* Random notes. All of them draw from GTest's generator, of which the seed is printed. */

static inline const char *
note_random_pick (const char *const *words, guint n)
{
  return words[g_test_rand_int_range (0, (gint32) n)];
}

static inline char *
note_random_text (void)
{
  static const char *const pieces[] = {
    "tekst", " ",  "\n",   "\n\n", "- punt\n", "1. een\n", "é",  "€",  "😀", "\"", "\\",   "/",
    "\t",    "**", "\x01", "\x7f", "’",        "⟦5.1.2.e|", "⟧", "|",  "~", "#",  "\r\n", ":::\n",
  };
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 12);

  for (int i = 0; i < n; i++)
    g_string_append (text, note_random_pick (pieces, G_N_ELEMENTS (pieces)));
  return g_string_free_and_steal (text);
}

/* One random change through the interface of the note. */
static inline void
note_random_change (StellerNote *note)
{
  static const char *const fields[] = { "onderwerp", "steller", "van", "datum", "kenmerk", "x/y~z" };
  static const char *const lists[] = { "aan", "bijlagen", "parafen" };
  static const char *const sections[] = { "aanleiding", "kernpunten", "toelichting", "strategie", "eigen_1" };
  static const char *const grounds[] = { "5.1.2.e", "5.2", NULL };
  static const char *const order[] = { "kernpunten", "eigen_1", "aanleiding", NULL };
  const char *field = note_random_pick (fields, G_N_ELEMENTS (fields));
  const char *list = note_random_pick (lists, G_N_ELEMENTS (lists));
  const char *section = note_random_pick (sections, G_N_ELEMENTS (sections));
  const char *ground = note_random_pick (grounds, G_N_ELEMENTS (grounds));
  g_autofree char *text = note_random_text ();
  guint n = steller_note_get_n_records (note, list);
  guint i = n > 0 ? (guint) g_test_rand_int_range (0, (gint32) n) : 0;

  switch (g_test_rand_int_range (0, 18))
    {
    case 0:
      steller_note_set_field_text (note, field, g_test_rand_bit () ? text : NULL);
      break;
    case 1:
      steller_note_set_field_label (note, field, g_test_rand_bit () ? text : NULL);
      break;
    case 2:
      steller_note_set_field_ground (note, field, ground);
      break;
    case 3:
      steller_note_set_field_number (note, "aantal_bijlagen", g_test_rand_int ());
      break;
    case 4:
      steller_note_set_field_flag (note, "actief_openbaar", g_test_rand_bit ());
      break;
    case 5:
    case 6:
      if (n < 6)
        steller_note_insert_record (note, list, i);
      break;
    case 7:
      if (n > 0)
        steller_note_remove_record (note, list, i);
      break;
    case 8:
      if (n > 0)
        steller_note_move_record (note, list, i, 0);
      break;
    case 9:
      if (n > 0)
        steller_note_set_record_text (note, list, i, "naam", text);
      break;
    case 10:
      if (n > 0)
        steller_note_set_record_flag (note, list, i, "aangekruist", g_test_rand_bit ());
      break;
    case 11:
      if (n > 0)
        steller_note_set_record_ground (note, list, i, ground);
      break;
    case 12:
      steller_note_set_section_text (note, section, g_test_rand_bit () ? text : NULL);
      break;
    case 13:
      steller_note_set_section_heading (note, section, g_test_rand_bit () ? text : NULL);
      break;
    case 14:
      steller_note_set_section_omitted (note, section, g_test_rand_bit ());
      break;
    case 15:
      steller_note_set_section_parent (note, section, g_test_rand_bit () ? "toelichting" : NULL);
      break;
    case 16:
      steller_note_set_section_order (note, g_test_rand_bit () ? order : NULL);
      break;
    default:
      g_free (steller_note_add_own_section (note, text, NULL));
      break;
    }
}
