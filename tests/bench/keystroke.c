/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From one changed character to new pages that are ready to draw: the note is changed, composed and laid out, and the
 * pages before are freed, as the window does it while one types. For each note: the pages, and the median and the
 * 95th percentile of the time of a keystroke in milliseconds.
 */

#include <string.h>

#include "steller-composer.h"
#include "steller-layout.h"

#define N_KEYSTROKES 400
#define N_WARM_UP 20

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 one = *(const gint64 *) a;
  const gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* The section with the longest text: typing in it is the worst case. */
static char *
find_longest_section (StellerNote *note,
                      StellerNoteType *type)
{
  g_auto (GStrv) order = steller_note_get_section_order (note, type);
  const char *longest = NULL;
  gsize length = 0;

  for (guint i = 0; order[i] != NULL; i++)
    {
      const char *text = steller_note_get_section_text (note, order[i]);

      if (text != NULL && strlen (text) > length)
        {
          length = strlen (text);
          longest = order[i];
        }
    }

  return g_strdup (longest);
}

/* A letter in the middle of a word at about a place in the text. */
static gsize
find_letter (const char *text,
             gsize from)
{
  gsize length = strlen (text);

  for (gsize i = 0; i + 2 < length; i++)
    {
      gsize at = 1 + (from + i) % (length - 2);

      if (g_ascii_islower (text[at - 1]) && g_ascii_islower (text[at]) && g_ascii_islower (text[at + 1]))
        return at;
    }

  return 0;
}

static gboolean
measure (const char *path,
         StellerNoteTypes *types,
         StellerGrounds *grounds,
         StellerStyle *style,
         GError **error)
{
  g_autoptr (StellerNote) note = steller_note_load (path, error);
  g_autoptr (StellerComposer) composer = steller_composer_new (types, grounds);
  g_autoptr (StellerLayout) layout = steller_layout_new (style);
  g_autoptr (StellerPages) pages = NULL;
  g_autofree char *section = NULL;
  g_autofree char *text = NULL;
  gint64 times[N_KEYSTROKES];
  StellerNoteType *type;

  if (note == NULL)
    return FALSE;
  type = steller_note_find_type (note, types, error);
  if (type == NULL)
    return FALSE;
  section = find_longest_section (note, type);
  g_return_val_if_fail (section != NULL, FALSE);
  text = g_strdup (steller_note_get_section_text (note, section));

  for (guint i = 0; i < N_WARM_UP + N_KEYSTROKES; i++)
    {
      gsize at = find_letter (text, i * 7919);
      g_autoptr (StellerDocument) document = NULL;
      StellerPages *next;
      gint64 start;

      text[at] = text[at] == 'z' ? 'a' : text[at] + 1;
      start = g_get_monotonic_time ();
      steller_note_set_section_text (note, section, text);
      document = steller_composer_compose (composer, note, STELLER_AUDIENCE_INTERNAL, error);
      if (document == NULL)
        return FALSE;
      next = steller_layout_lay_out (layout, document);
      g_clear_pointer (&pages, steller_pages_unref);
      pages = next;
      if (i >= N_WARM_UP)
        times[i - N_WARM_UP] = g_get_monotonic_time () - start;
    }

  qsort (times, N_KEYSTROKES, sizeof times[0], compare_times);
  g_print ("%u %.3f %.3f\n", steller_pages_get_n_pages (pages), times[N_KEYSTROKES / 2] / 1000.0,
           times[N_KEYSTROKES * 95 / 100] / 1000.0);

  return TRUE;
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerStyle) style = steller_style_new_builtin ("standaard", &error);

  if (argc < 2)
    {
      g_printerr ("usage: keystroke NOTE…\n");
      return 2;
    }
  for (int i = 1; i < argc; i++)
    if (style == NULL || !measure (argv[i], types, grounds, style, &error))
      {
        g_printerr ("%s: %s\n", argv[i], error->message);
        return 1;
      }

  return 0;
}
