/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From a letter that is typed to the frame that shows it on the page: the preview alone, with the longest section of a
 * note written in its middle. For each note: the pages, and the median and the 95th percentile of the time in
 * milliseconds from the change of the note to the end of drawing.
 */

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>

#include "steller-live-pages.h"
#include "steller-note-loader.h"
#include "steller-preview.h"

#define N_LETTERS 200
#define N_WARM_UP 10
/* Milliseconds: faster than anybody types, and slow enough for a frame of its own. */
#define PAUSE 40

typedef struct
{
  StellerNote *note;
  StellerLivePages *live;
  StellerPreview *preview;
  char *section;
  GString *text;
  gsize caret;
  gint64 start;
  gint64 times[N_LETTERS];
  guint n_typed;
  gboolean done;
} Typing;

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 one = *(const gint64 *) a;
  const gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static char *
find_longest_section (StellerNote *note, StellerNoteType *type)
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

static gboolean
type_letter (gpointer data)
{
  Typing *typing = data;

  typing->start = g_get_monotonic_time ();
  g_string_insert_c (typing->text, (gssize) typing->caret, typing->n_typed % 6 == 5 ? ' ' : 'n');
  typing->caret++;
  steller_note_set_section_text (typing->note, typing->section, typing->text->str);
  steller_preview_show_part (typing->preview, typing->section, typing->caret);

  return G_SOURCE_REMOVE;
}

static void
on_after_paint (Typing *typing)
{
  gint64 time = g_get_monotonic_time () - typing->start;

  if (typing->start == 0 || steller_live_pages_get_behind (typing->live))
    return;

  typing->start = 0;
  if (typing->n_typed >= N_WARM_UP)
    typing->times[typing->n_typed - N_WARM_UP] = time;
  typing->n_typed++;
  if (typing->n_typed < N_WARM_UP + N_LETTERS)
    g_timeout_add (PAUSE, type_letter, typing);
  else
    typing->done = TRUE;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static StellerLoadedNote *
load (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  steller_note_loader_load (file, NULL, on_loaded, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return steller_note_loader_finish (result, error);
}

static gboolean
measure (const char *path, GError **error)
{
  g_autoptr (StellerLoadedNote) loaded = load (path, error);
  g_autoptr (StellerLivePages) live = NULL;
  GtkWidget *window, *scrolled, *preview;
  Typing typing = { 0 };
  guint n_pages;

  if (loaded == NULL)
    return FALSE;

  live = steller_live_pages_new (loaded->note, loaded->composer, loaded->layout, loaded->pages);
  window = adw_window_new ();
  scrolled = gtk_scrolled_window_new ();
  preview = steller_preview_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), preview);
  adw_window_set_content (ADW_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 760);
  g_object_bind_property (live, "pages", preview, "pages", G_BINDING_SYNC_CREATE);
  gtk_window_present (GTK_WINDOW (window));

  typing.note = loaded->note;
  typing.live = live;
  typing.preview = STELLER_PREVIEW (preview);
  typing.section = find_longest_section (loaded->note, loaded->type);
  g_return_val_if_fail (typing.section != NULL, FALSE);
  typing.text = g_string_new (steller_note_get_section_text (loaded->note, typing.section));
  typing.caret = typing.text->len / 2;
  while (!g_ascii_isalpha (typing.text->str[typing.caret]))
    typing.caret++;

  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_after_paint), &typing);
  g_timeout_add (500, type_letter, &typing);
  while (!typing.done)
    g_main_context_iteration (NULL, TRUE);

  n_pages = steller_pages_get_n_pages (steller_live_pages_get_pages (live));
  qsort (typing.times, N_LETTERS, sizeof typing.times[0], compare_times);
  g_print ("%u %.3f %.3f\n", n_pages, typing.times[N_LETTERS / 2] / 1000.0, typing.times[N_LETTERS * 95 / 100] / 1000.0);
  gtk_window_destroy (GTK_WINDOW (window));
  g_free (typing.section);
  g_string_free (typing.text, TRUE);

  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc < 2)
    {
      g_printerr ("usage: frame NOTE…\n");
      return 2;
    }

  adw_init ();
  for (int i = 1; i < argc; i++)
    if (!measure (argv[i], &error))
      {
        g_printerr ("%s: %s\n", argv[i], error->message);
        return 1;
      }

  return 0;
}
