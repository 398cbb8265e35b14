/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-cli-export-writer.h"

#include "steller-composer.h"
#include "steller-export.h"
#include "steller-file.h"
#include "steller-grounds.h"
#include "steller-note-types.h"
#include "steller-note.h"

/* More threads than this only wait for the disk and for each other. */
#define MAX_THREADS 8

/* How far ahead of the note that is told next others may be, for each thread: so many results are kept at most. */
#define MAX_AHEAD 16

/* What one thread has for itself. */
typedef struct
{
  const StellerCliExportSettings *settings;
  StellerStyles *styles; /* not owned */
  StellerNoteTypes *types;
  StellerGrounds *grounds;
  StellerComposer *composer;
  StellerLayout *layout; /* of the style of the note before: most notes have the same */
} Writer;

/* What the threads share. */
typedef struct
{
  GPtrArray *items;
  Writer *writers; /* one for each thread */
  guint n_threads;

  GMutex mutex; /* guards what follows */
  GCond changed;
  StellerCliExportResult **results; /* of each note, while it was written and not yet told */
  guint n_started;                  /* how many threads have their writer */
  guint next;                       /* the first note that no thread has begun */
  guint n_told;
} Work;

static void
writer_init (Writer *self, const StellerCliExportSettings *settings, StellerStyles *styles)
{
  self->settings = settings;
  self->styles = styles;
  self->types = steller_note_types_new ();
  self->grounds = steller_grounds_new ();
  self->composer = steller_composer_new (self->types, self->grounds);
}

static void
writer_clear (Writer *self)
{
  g_clear_object (&self->layout);
  g_clear_object (&self->composer);
  g_clear_object (&self->grounds);
  g_clear_object (&self->types);
}

/* What does not fit the type of the note does not print, and whoever exports it must know. */
static gboolean
find_findings (Writer *self, StellerNote *note, GPtrArray *findings, GError **error)
{
  StellerNoteType *type = steller_note_find_type (note, self->types, error);

  if (type == NULL)
    return FALSE;
  steller_note_validate (note, type, self->grounds, findings);
  return TRUE;
}

static StellerStyle *
find_style (Writer *self, StellerDocument *document, char **warning, GError **error)
{
  if (self->settings->style != NULL)
    return g_object_ref (self->settings->style);
  return steller_styles_load_or_fallback (self->styles, steller_document_get_style_id (document), warning, error);
}

static void
write_file (StellerExport *job, StellerCliExportFile *file)
{
  g_autoptr (GBytes) bytes = NULL;
  StellerExportProfile *profile;

  steller_export_clear_warnings (job);
  bytes = steller_export_write (job, file->format, &file->error);
  file->warnings = g_strdupv ((char **) steller_export_get_warnings (job, NULL));
  if (bytes == NULL || !steller_file_write (file->output, bytes, &file->error))
    return;

  profile = steller_export_get_profile (job);
  if (profile != NULL)
    file->profile = steller_export_profile_ref (profile);
}

static gboolean
write_files (Writer *self, StellerCliExportResult *result, GError **error)
{
  g_autoptr (StellerNote) note = steller_note_load (result->input, error);
  g_autoptr (StellerDocument) document = NULL;
  g_autoptr (StellerStyle) style = NULL;
  g_autoptr (StellerExport) job = NULL;

  if (note == NULL)
    return FALSE;
  document = steller_composer_compose (self->composer, note, self->settings->audience, error);
  if (document == NULL || !find_findings (self, note, result->findings, error))
    return FALSE;
  style = find_style (self, document, &result->warning, error);
  if (style == NULL)
    return FALSE;

  if (self->layout == NULL || steller_layout_get_style (self->layout) != style)
    {
      g_clear_object (&self->layout);
      self->layout = steller_layout_new (style);
    }
  job = steller_export_new (document, style);
  steller_export_set_layout (job, self->layout);
  for (guint i = 0; i < result->files->len; i++)
    write_file (job, result->files->pdata[i]);

  return TRUE;
}

static StellerCliExportResult *
write_note (Writer *self, const StellerCliExportItem *item)
{
  StellerCliExportResult *result = steller_cli_export_result_new (item, self->settings->formats);

  write_files (self, result, &result->error);
  return result;
}

static gpointer
write_notes (gpointer data)
{
  Work *work = data;
  Writer *writer;

  g_mutex_lock (&work->mutex);
  writer = &work->writers[work->n_started++];
  while (work->next < work->items->len)
    {
      guint position = work->next++;
      StellerCliExportResult *result;

      while (position >= work->n_told + work->n_threads * MAX_AHEAD)
        g_cond_wait (&work->changed, &work->mutex);
      g_mutex_unlock (&work->mutex);
      result = write_note (writer, work->items->pdata[position]);
      g_mutex_lock (&work->mutex);
      work->results[position] = result;
      g_cond_broadcast (&work->changed);
    }
  g_mutex_unlock (&work->mutex);

  return NULL;
}

static StellerCliExportResult *
wait_for (Work *work, guint position)
{
  StellerCliExportResult *result;

  g_mutex_lock (&work->mutex);
  while (work->results[position] == NULL)
    g_cond_wait (&work->changed, &work->mutex);
  result = g_steal_pointer (&work->results[position]);
  work->n_told++;
  g_cond_broadcast (&work->changed);
  g_mutex_unlock (&work->mutex);

  return result;
}

static void
write_in_threads (Work *work, StellerCliExportResultFunc function, gpointer user_data)
{
  g_autofree GThread **threads = g_new (GThread *, work->n_threads);

  work->results = g_new0 (StellerCliExportResult *, work->items->len);
  g_mutex_init (&work->mutex);
  g_cond_init (&work->changed);
  for (guint i = 0; i < work->n_threads; i++)
    threads[i] = g_thread_new ("export", write_notes, work);

  for (guint i = 0; i < work->items->len; i++)
    {
      g_autoptr (StellerCliExportResult) result = NULL;

      function (i, NULL, user_data);
      result = wait_for (work, i);
      function (i, result, user_data);
    }

  for (guint i = 0; i < work->n_threads; i++)
    g_thread_join (threads[i]);
  g_cond_clear (&work->changed);
  g_mutex_clear (&work->mutex);
  g_free (work->results);
}

static void
write_here (Work *work, StellerCliExportResultFunc function, gpointer user_data)
{
  for (guint i = 0; i < work->items->len; i++)
    {
      g_autoptr (StellerCliExportResult) result = NULL;

      function (i, NULL, user_data);
      result = write_note (work->writers, work->items->pdata[i]);
      function (i, result, user_data);
    }
}

/**
 * steller_cli_export_write_all:
 * @items: (element-type StellerCliExportItem): the notes
 * @settings: what they share
 * @function: (scope call): hears of each
 * @user_data: for @function
 *
 * Exports notes, several at a time when the machine has the processors. Each is read, composed and laid out once for all
 * its formats; house styles are read once for all notes. One note that fails does not keep the others from being
 * exported. What is kept at a time does not grow with the number of notes.
 */
void
steller_cli_export_write_all (GPtrArray *items,
                              const StellerCliExportSettings *settings,
                              StellerCliExportResultFunc function,
                              gpointer user_data)
{
  g_autoptr (StellerStyles) styles = NULL;
  Work work = { 0 };

  g_return_if_fail (items != NULL);
  g_return_if_fail (settings != NULL);
  g_return_if_fail (function != NULL);

  /* The note and the style can be read meanwhile. */
  for (guint i = 0; i < settings->formats->len; i++)
    {
      const StellerExportFormat *format = settings->formats->pdata[i];

      if (format->prepare != NULL)
        format->prepare ();
    }

  styles = steller_styles_new ();
  work.items = items;
  work.n_threads = MAX (MIN (MIN (g_get_num_processors (), MAX_THREADS), items->len), 1);
  /* Here and not in the threads: GLib registers the resources of the program when the first of them is asked for, and a
   * thread that asks for one meanwhile gets none. */
  work.writers = g_new0 (Writer, work.n_threads);
  for (guint i = 0; i < work.n_threads; i++)
    writer_init (&work.writers[i], settings, styles);
  if (work.n_threads > 1)
    write_in_threads (&work, function, user_data);
  else
    write_here (&work, function, user_data);
  for (guint i = 0; i < work.n_threads; i++)
    writer_clear (&work.writers[i]);
  g_free (work.writers);
}
