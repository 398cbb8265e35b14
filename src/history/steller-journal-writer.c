/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-journal-writer.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "steller-journal-folder.h"

/* A thread that writes one journal. It owns the file; the thread of the window only puts work in its queue. */

/* How long records are gathered before they go to the disk together, in microseconds. */
#define GATHER_TIME (200 * G_TIME_SPAN_MILLISECOND)

/* Nor more than so many bytes. */
#define GATHER_SIZE (1024 * 1024)

typedef enum
{
  WORK_NOTE,
  WORK_RECORD,
  WORK_CLEAR,
  WORK_REPLACED,
  WORK_FLUSH,
  WORK_CLOSE,
} WorkKind;

/* Where who asked for a flush waits. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean done;
  GError *error;
} Wait;

typedef struct
{
  WorkKind kind;
  StellerJournalRecord record;
  GBytes *content;
  char *text; /* what a record of the file says, or a path */
  Wait *wait;
} Work;

/* Who is told of failures, if it still lives. The thread itself never holds a reference to it: the last one must not go
 * here. */
typedef struct
{
  GWeakRef object;
  StellerJournalTold told;
} Owner;

typedef struct
{
  Owner *owner;
  GError *error;
} Telling;

struct _StellerJournalWriter
{
  GThread *thread;
  GAsyncQueue *queue;

  GMainContext *context; /* where the owner is told */
  Owner *owner;

  /* From here on only the thread looks. */
  char *folder;
  char *note_id;
  char *path; /* NULL when there is no journal */
  int descriptor;
  guint64 hash;
  GString *gathered;
  gint64 gathered_since;
  GError *error;  /* since it, records go nowhere until a whole note comes */
  char *replaced; /* a journal that this one takes the place of, once it is there */
};

static void
work_free (Work *work)
{
  g_clear_pointer (&work->content, g_bytes_unref);
  g_free (work->text);
  g_free (work);
}

static gboolean
on_tell (gpointer data)
{
  Telling *telling = data;
  g_autoptr (GObject) object = g_weak_ref_get (&telling->owner->object);

  if (object != NULL)
    telling->owner->told (object, telling->error);
  return G_SOURCE_REMOVE;
}

static void
owner_clear (gpointer data)
{
  Owner *owner = data;

  g_weak_ref_clear (&owner->object);
}

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  g_atomic_rc_box_release_full (telling->owner, owner_clear);
  g_clear_error (&telling->error);
  g_free (telling);
}

static void
tell (StellerJournalWriter *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Telling *telling = g_new0 (Telling, 1);

  telling->owner = g_atomic_rc_box_acquire (self->owner);
  telling->error = self->error != NULL ? g_error_copy (self->error) : NULL;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_tell, telling, telling_free);
  g_source_attach (source, self->context);
}

static void
fail (StellerJournalWriter *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  tell (self);
}

static gboolean
write_all (int descriptor, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize n_written = write (descriptor, data, length);

      if (n_written < 0 && errno == EINTR)
        continue;
      if (n_written < 0)
        return FALSE;
      data += n_written;
      length -= (gsize) n_written;
    }
  return TRUE;
}

/* Whether the journal still has its name: someone may have cleared the folder. */
static gboolean
is_there (StellerJournalWriter *self)
{
  struct stat status;

  if (self->descriptor < 0)
    return FALSE;
  if (fstat (self->descriptor, &status) == 0 && status.st_nlink > 0)
    return TRUE;
  errno = ENOENT;
  return FALSE;
}

/* Writes the records that were gathered. When that fails there may be half a record at the end, which costs nothing: no
 * other comes after it until the journal begins anew. */
static void
write_gathered (StellerJournalWriter *self)
{
  GError *error = NULL;

  if (self->gathered->len == 0)
    return;
  if (!is_there (self) || !write_all (self->descriptor, self->gathered->str, self->gathered->len) ||
      fdatasync (self->descriptor) < 0)
    {
      steller_journal_set_error (&error, errno);
      fail (self, error);
    }
  g_string_truncate (self->gathered, 0);
}

static void
gather (StellerJournalWriter *self, StellerJournalRecord kind, GBytes *content)
{
  if (self->error != NULL || self->path == NULL)
    return;
  if (self->gathered->len == 0)
    self->gathered_since = g_get_monotonic_time ();
  steller_journal_append_record (self->gathered, kind, content, &self->hash);
}

static void
drop_journal (StellerJournalWriter *self, gboolean with_file)
{
  if (with_file && self->path != NULL && is_there (self))
    unlink (self->path);
  if (self->descriptor >= 0)
    close (self->descriptor);
  self->descriptor = -1;
  g_clear_pointer (&self->path, g_free);
  g_string_truncate (self->gathered, 0);
}

static GString *
start_journal (GBytes *note, const char *file, guint64 *hash)
{
  g_autoptr (GBytes) content = g_bytes_new (file, strlen (file));
  GString *text = g_string_sized_new (g_bytes_get_size (note) + 1024);

  g_string_append (text, STELLER_JOURNAL_MAGIC);
  *hash = 0;
  steller_journal_append_record (text, STELLER_JOURNAL_FILE, content, hash);
  steller_journal_append_record (text, STELLER_JOURNAL_NOTE, note, hash);
  return text;
}

/* Gives the new journal the name of the old one, whose place it takes, or one of its own. */
static gboolean
place (StellerJournalWriter *self, const char *temporary, char **path, GError **error)
{
  if (self->path == NULL || !is_there (self))
    return steller_journal_place (temporary, self->folder, self->note_id, path, error);
  if (rename (temporary, self->path) < 0)
    {
      steller_journal_set_error (error, errno);
      return FALSE;
    }
  *path = g_strdup (self->path);
  return TRUE;
}

/* Begins a new journal beside the old one, which stays until the new one is on the disk. */
static void
write_note (StellerJournalWriter *self, GBytes *note, const char *file)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *temporary = NULL;
  g_autofree char *path = NULL;
  GError *error = NULL;
  gboolean written;
  guint64 hash;
  int descriptor = steller_journal_open_new (self->folder, &temporary, &error);

  if (descriptor < 0)
    {
      fail (self, error);
      return;
    }
  text = start_journal (note, file, &hash);
  written = write_all (descriptor, text->str, text->len) && fsync (descriptor) == 0;
  if (!written)
    steller_journal_set_error (&error, errno);
  if (!written || !place (self, temporary, &path, &error))
    {
      unlink (temporary);
      close (descriptor);
      fail (self, error);
      return;
    }
  drop_journal (self, FALSE);
  self->descriptor = descriptor;
  self->path = g_steal_pointer (&path);
  self->hash = hash;
  if (!steller_journal_sync_folder (self->folder, &error))
    {
      fail (self, error);
      return;
    }
  if (self->replaced != NULL)
    steller_journal_discard_left (self->replaced);
  g_clear_pointer (&self->replaced, g_free);
  if (self->error != NULL)
    {
      g_clear_error (&self->error);
      tell (self);
    }
}

static void
clear (StellerJournalWriter *self)
{
  gboolean failed = self->error != NULL;

  drop_journal (self, TRUE);
  if (self->replaced != NULL)
    steller_journal_discard_left (self->replaced);
  g_clear_pointer (&self->replaced, g_free);
  g_clear_error (&self->error);
  if (failed)
    tell (self);
}

static void
answer (StellerJournalWriter *self, Wait *wait)
{
  g_mutex_lock (&wait->mutex);
  wait->done = TRUE;
  wait->error = self->error != NULL ? g_error_copy (self->error) : NULL;
  g_cond_signal (&wait->cond);
  g_mutex_unlock (&wait->mutex);
}

/* Returns whether there is more to come. */
static gboolean
do_work (StellerJournalWriter *self, Work *work)
{
  if (work->kind != WORK_RECORD)
    write_gathered (self);
  switch (work->kind)
    {
    case WORK_NOTE:
      write_note (self, work->content, work->text);
      break;
    case WORK_RECORD:
      gather (self, work->record, work->content);
      break;
    case WORK_CLEAR:
      clear (self);
      break;
    case WORK_REPLACED:
      g_set_str (&self->replaced, work->text);
      break;
    case WORK_FLUSH:
      answer (self, work->wait);
      break;
    case WORK_CLOSE:
      drop_journal (self, FALSE);
      return FALSE;
    default:
      g_assert_not_reached ();
    }
  return TRUE;
}

static Work *
wait_for_work (StellerJournalWriter *self)
{
  gint64 left;

  if (self->gathered->len == 0)
    return g_async_queue_pop (self->queue);
  left = self->gathered_since + GATHER_TIME - g_get_monotonic_time ();
  if (left <= 0 || self->gathered->len > GATHER_SIZE)
    return NULL;
  return g_async_queue_timeout_pop (self->queue, (guint64) left);
}

static gpointer
run (gpointer data)
{
  StellerJournalWriter *self = data;
  gboolean more = TRUE;

  while (more)
    {
      Work *work = wait_for_work (self);

      if (work == NULL)
        write_gathered (self);
      else
        {
          more = do_work (self, work);
          work_free (work);
        }
    }
  return NULL;
}

/* @told is called in the main context of the caller, while @owner lives, when writing fails and when it works again. */
StellerJournalWriter *
steller_journal_writer_new (const char *note_id, GObject *owner, StellerJournalTold told)
{
  StellerJournalWriter *self = g_new0 (StellerJournalWriter, 1);

  self->queue = g_async_queue_new_full ((GDestroyNotify) work_free);
  self->context = g_main_context_ref_thread_default ();
  self->owner = g_atomic_rc_box_new0 (Owner);
  g_weak_ref_init (&self->owner->object, owner);
  self->owner->told = told;
  self->folder = steller_journal_get_folder ();
  self->note_id = g_strdup (note_id);
  self->descriptor = -1;
  self->gathered = g_string_new (NULL);
  self->thread = g_thread_new ("steller-journal", run, self);
  return self;
}

static void
push (StellerJournalWriter *self, WorkKind kind, StellerJournalRecord record, GBytes *content, const char *text)
{
  Work *work = g_new0 (Work, 1);

  work->kind = kind;
  work->record = record;
  work->content = content != NULL ? g_bytes_ref (content) : NULL;
  work->text = g_strdup (text);
  g_async_queue_push (self->queue, work);
}

/* Begins the journal anew with a whole note. @file is what the record of its file says. */
void
steller_journal_writer_push_note (StellerJournalWriter *self, GBytes *note, const char *file)
{
  push (self, WORK_NOTE, STELLER_JOURNAL_NOTE, note, file);
}

void
steller_journal_writer_push_record (StellerJournalWriter *self, StellerJournalRecord kind, GBytes *content)
{
  push (self, WORK_RECORD, kind, content, NULL);
}

/* Removes the journal: there is nothing that is not saved elsewhere. */
void
steller_journal_writer_push_clear (StellerJournalWriter *self)
{
  push (self, WORK_CLEAR, STELLER_JOURNAL_NOTE, NULL, NULL);
}

/* Tells of a journal that was left behind, to remove as soon as this one is on the disk, or is cleared. */
void
steller_journal_writer_push_replaced (StellerJournalWriter *self, const char *path)
{
  push (self, WORK_REPLACED, STELLER_JOURNAL_NOTE, NULL, path);
}

/* Waits until all is on the disk. Returns whether it is. */
gboolean
steller_journal_writer_flush (StellerJournalWriter *self, GError **error)
{
  Wait wait = { .done = FALSE };
  Work *work = g_new0 (Work, 1);

  g_mutex_init (&wait.mutex);
  g_cond_init (&wait.cond);
  work->kind = WORK_FLUSH;
  work->wait = &wait;
  g_async_queue_push (self->queue, work);
  g_mutex_lock (&wait.mutex);
  while (!wait.done)
    g_cond_wait (&wait.cond, &wait.mutex);
  g_mutex_unlock (&wait.mutex);
  g_mutex_clear (&wait.mutex);
  g_cond_clear (&wait.cond);
  if (wait.error != NULL)
    {
      g_propagate_error (error, wait.error);
      return FALSE;
    }
  return TRUE;
}

/* Writes what is left to write, ends the thread and frees the writer. The journal stays. */
void
steller_journal_writer_close (StellerJournalWriter *self)
{
  push (self, WORK_CLOSE, STELLER_JOURNAL_NOTE, NULL, NULL);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_atomic_rc_box_release_full (self->owner, owner_clear);
  g_string_free (self->gathered, TRUE);
  g_clear_error (&self->error);
  g_free (self->replaced);
  g_free (self->folder);
  g_free (self->note_id);
  g_free (self->path);
  g_free (self);
}
