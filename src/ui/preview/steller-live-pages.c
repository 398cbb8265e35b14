/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-live-pages.h"

#include <glib/gi18n-lib.h>

#include "steller-error.h"

/* As much text, in bytes, is set in type at once: some two pages, which take a few milliseconds. */
#define AT_ONCE 8192
/* Microseconds: when the pages took longer than this the next ones are made in another thread. Half a frame, for what
 * changed must still be drawn. */
#define AT_ONCE_TIME 8000

/* Before the frame that shows what was typed: GTK draws one that a key asked for right after the events, at
 * GDK_PRIORITY_EVENTS + 1, and others at GDK_PRIORITY_REDRAW. */
#define PRIORITY_BEFORE_FRAME G_PRIORITY_DEFAULT

/**
 * StellerLivePages:
 *
 * The pages of a note that is being written.
 *
 * They follow the note: what changed since the last frame is on the pages of the next one. Where more changed than can
 * be set in type within a frame, such as a long text that is pasted, another thread makes the pages from the document,
 * which nobody changes, and the old ones stay until then. They are made one after the other, so that what comes last is
 * what the note says last.
 */
struct _StellerLivePages
{
  GObject parent_instance;

  StellerNote *note;
  StellerComposer *composer;
  StellerLayout *layout;

  StellerPages *pages;
  GError *error;

  /* The document that the layout has in mind: what is the same in the next one costs nothing. */
  StellerDocument *laid_out;
  guint update_source;
  /* The layout is another thread's for now. */
  gboolean working;
  /* The note changed meanwhile. */
  gboolean outdated;
  gboolean slow;
};

enum
{
  PROP_NOTE = 1,
  PROP_PAGES,
  PROP_ERROR,
  PROP_WARNINGS,
  PROP_BEHIND,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (StellerLivePages, steller_live_pages, G_TYPE_OBJECT)

static void schedule_update (StellerLivePages *self);

/* How much there is to set in type. */

static gboolean
is_same_block (const StellerPlacedBlock *one, const StellerPlacedBlock *other)
{
  /* The same block of a section; of a field it is made anew. */
  return one->block == other->block || steller_block_hash (one->block) == steller_block_hash (other->block);
}

static gsize
measure_new_blocks (const StellerPlacedBlock *old, guint n_old, const StellerPlacedBlock *new, guint n_new)
{
  guint first = 0;
  gsize size = 0;

  while (first < n_old && first < n_new && is_same_block (&old[first], &new[first]))
    first++;
  while (n_old > first && n_new > first && is_same_block (&old[n_old - 1], &new[n_new - 1]))
    {
      n_old--;
      n_new--;
    }
  for (guint i = first; i < n_new; i++)
    size += steller_block_get_source_length (new[i].block);

  return size;
}

static gsize
measure_new_text (const StellerDocument *old, const StellerDocument *new)
{
  guint n_old = steller_document_get_n_sections (old);
  guint n_new = steller_document_get_n_sections (new);
  gsize size = 0;

  for (guint i = 0; i < steller_document_get_n_fields (new); i++)
    {
      const StellerDocumentField *field = steller_document_get_field (new, i);
      const StellerDocumentField *before = steller_document_find_field (old, field->id);

      size += measure_new_blocks (before != NULL ? before->blocks : NULL, before != NULL ? before->n_blocks : 0,
                                  field->blocks, field->n_blocks);
    }
  for (guint i = 0; i < n_new; i++)
    {
      const StellerDocumentSection *section = steller_document_get_section (new, i);
      const StellerDocumentSection *before = i < n_old ? steller_document_get_section (old, i) : NULL;

      if (before == NULL || !g_str_equal (before->id, section->id))
        before = steller_document_find_section (old, section->id);
      size += measure_new_blocks (before != NULL ? before->blocks : NULL, before != NULL ? before->n_blocks : 0,
                                  section->blocks, section->n_blocks);
    }

  return size;
}

/* Pages. */

static gboolean
has_same_warnings (StellerPages *old, StellerPages *new)
{
  return g_strv_equal (old != NULL ? steller_pages_get_warnings (old) : (const char *const[]){ NULL },
                       new != NULL ? steller_pages_get_warnings (new) : (const char *const[]){ NULL });
}

/* Shows @pages, or says why there are none. */
static void
publish (StellerLivePages *self, StellerPages *pages, GError *error)
{
  g_autoptr (StellerPages) old = g_steal_pointer (&self->pages);
  gboolean error_changed = error != NULL || self->error != NULL;

  g_assert ((pages == NULL) == (error != NULL));

  g_clear_error (&self->error);
  self->error = error;
  self->pages = pages;

  g_object_freeze_notify (G_OBJECT (self));
  if (old != pages)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGES]);
  if (error_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  if (!has_same_warnings (old, pages))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WARNINGS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BEHIND]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
publish_laid_out (StellerLivePages *self, StellerPages *pages)
{
  GError *error = NULL;

  if (self->pages == NULL && !steller_pages_has_fonts (pages))
    {
      error = g_error_new_literal (STELLER_ERROR, STELLER_ERROR_FAILED,
                                   _("There are no fonts on this computer to show a note in"));
      g_clear_pointer (&pages, steller_pages_unref);
    }
  publish (self, pages, error);
}

/* In another thread. */

typedef struct
{
  StellerLayout *layout;
  StellerDocument *document;
  gint64 duration;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->layout);
  steller_document_unref (work->document);
  g_free (work);
}

static void
lay_out_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  gint64 start = g_get_monotonic_time ();
  StellerPages *pages = steller_layout_lay_out (work->layout, work->document);

  work->duration = g_get_monotonic_time () - start;
  g_task_return_pointer (task, pages, (GDestroyNotify) steller_pages_unref);
}

static void
on_laid_out (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerLivePages) self = data;
  const Work *work = g_task_get_task_data (G_TASK (result));
  StellerPages *pages = g_task_propagate_pointer (G_TASK (result), NULL);

  self->working = FALSE;
  if (self->outdated)
    {
      self->outdated = FALSE;
      schedule_update (self);
    }
  else
    {
      /* After a long text, the time says nothing of what comes next. */
      self->slow = self->slow && work->duration > AT_ONCE_TIME;
    }
  publish_laid_out (self, pages);
}

static void
lay_out_elsewhere (StellerLivePages *self, StellerDocument *document)
{
  /* Not the source of the task: that may be let go of in the other thread. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_laid_out, g_object_ref (self));
  Work *work = g_new0 (Work, 1);

  work->layout = g_object_ref (self->layout);
  work->document = steller_document_ref (document);
  g_task_set_source_tag (task, lay_out_elsewhere);
  g_task_set_task_data (task, work, work_free);
  self->working = TRUE;
  g_task_run_in_thread (task, lay_out_in_thread);
}

/* Following the note. */

static void
update (StellerLivePages *self)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (StellerDocument) document = NULL;
  GError *error = NULL;
  gboolean much;
  StellerPages *pages;

  document = steller_composer_compose (self->composer, self->note, STELLER_AUDIENCE_INTERNAL, &error);
  if (document == NULL)
    {
      publish (self, NULL, error);
      return;
    }

  much = self->laid_out == NULL || measure_new_text (self->laid_out, document) > AT_ONCE;
  g_clear_pointer (&self->laid_out, steller_document_unref);
  self->laid_out = steller_document_ref (document);
  if (much || self->slow)
    {
      lay_out_elsewhere (self, document);
      return;
    }

  pages = steller_layout_lay_out (self->layout, document);
  self->slow = g_get_monotonic_time () - start > AT_ONCE_TIME;
  publish_laid_out (self, pages);
}

static gboolean
on_update_due (gpointer data)
{
  StellerLivePages *self = data;

  self->update_source = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
schedule_update (StellerLivePages *self)
{
  if (self->update_source != 0)
    return;

  self->update_source = g_idle_add_full (PRIORITY_BEFORE_FRAME, on_update_due, self, NULL);
  g_source_set_static_name (g_main_context_find_source_by_id (NULL, self->update_source), "[steller] live pages");
}

static void
on_note_changed (StellerLivePages *self)
{
  gboolean behind = steller_live_pages_get_behind (self);

  if (self->working)
    self->outdated = TRUE;
  else
    schedule_update (self);

  if (!behind)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BEHIND]);
}

static void
steller_live_pages_dispose (GObject *object)
{
  StellerLivePages *self = STELLER_LIVE_PAGES (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->note != NULL)
    g_signal_handlers_disconnect_by_data (self->note, self);
  g_clear_object (&self->note);
  g_clear_object (&self->composer);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->laid_out, steller_document_unref);
  g_clear_pointer (&self->pages, steller_pages_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (steller_live_pages_parent_class)->dispose (object);
}

static void
steller_live_pages_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  StellerLivePages *self = STELLER_LIVE_PAGES (object);

  switch (property_id)
    {
    case PROP_NOTE:
      g_value_set_object (value, self->note);
      break;
    case PROP_PAGES:
      g_value_set_boxed (value, self->pages);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_WARNINGS:
      g_value_set_boxed (value, steller_live_pages_get_warnings (self));
      break;
    case PROP_BEHIND:
      g_value_set_boolean (value, steller_live_pages_get_behind (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
steller_live_pages_class_init (StellerLivePagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = steller_live_pages_dispose;
  object_class->get_property = steller_live_pages_get_property;

  /**
   * StellerLivePages:note:
   *
   * The note.
   */
  properties[PROP_NOTE] = g_param_spec_object ("note", NULL, NULL, STELLER_TYPE_NOTE, flags);
  /**
   * StellerLivePages:pages:
   *
   * The pages of the note, %NULL while the first are made or when there can be none.
   */
  properties[PROP_PAGES] = g_param_spec_boxed ("pages", NULL, NULL, STELLER_TYPE_PAGES, flags);
  /**
   * StellerLivePages:error:
   *
   * Why there are no pages.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  /**
   * StellerLivePages:warnings:
   *
   * What is not on the pages as the style wants it, localised.
   */
  properties[PROP_WARNINGS] = g_param_spec_boxed ("warnings", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * StellerLivePages:behind:
   *
   * Whether the note says something else than the pages, which are being made.
   */
  properties[PROP_BEHIND] = g_param_spec_boolean ("behind", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
steller_live_pages_init (StellerLivePages *self)
{
}

/**
 * steller_live_pages_new:
 * @note: a note
 * @composer: what composes it, and nothing else from now on
 * @layout: what lays it out, and nothing else from now on
 * @pages: (nullable): the pages that @layout made last, of the note as it is now
 *
 * Follows a note. Without @pages the first ones are made at once, in another thread.
 *
 * Returns: (transfer full): new live pages
 */
StellerLivePages *
steller_live_pages_new (StellerNote *note, StellerComposer *composer, StellerLayout *layout, StellerPages *pages)
{
  StellerLivePages *self;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);
  g_return_val_if_fail (STELLER_IS_COMPOSER (composer), NULL);
  g_return_val_if_fail (STELLER_IS_LAYOUT (layout), NULL);

  self = g_object_new (STELLER_TYPE_LIVE_PAGES, NULL);
  self->note = g_object_ref (note);
  self->composer = g_object_ref (composer);
  self->layout = g_object_ref (layout);
  g_signal_connect_swapped (note, "changed", G_CALLBACK (on_note_changed), self);
  if (pages != NULL)
    {
      self->pages = steller_pages_ref (pages);
      self->laid_out = steller_document_ref (steller_pages_get_document (pages));
    }
  else
    {
      update (self);
    }

  return self;
}

/**
 * steller_live_pages_set_style:
 * @self: live pages
 * @style: the house style to lay out in from now on
 *
 * Lays out in another house style. All is set in type again, in another thread; the old pages stay until then.
 */
void
steller_live_pages_set_style (StellerLivePages *self, StellerStyle *style)
{
  g_return_if_fail (STELLER_IS_LIVE_PAGES (self));
  g_return_if_fail (STELLER_IS_STYLE (style));

  if (style == steller_layout_get_style (self->layout))
    return;
  /* Another thread may still be using the one there is. */
  g_object_unref (self->layout);
  self->layout = steller_layout_new (style);
  g_clear_pointer (&self->laid_out, steller_document_unref);
  on_note_changed (self);
}

/**
 * steller_live_pages_get_note:
 * @self: live pages
 *
 * Returns: (transfer none): the note
 */
StellerNote *
steller_live_pages_get_note (StellerLivePages *self)
{
  g_return_val_if_fail (STELLER_IS_LIVE_PAGES (self), NULL);

  return self->note;
}

/**
 * steller_live_pages_get_pages:
 * @self: live pages
 *
 * Returns: (transfer none) (nullable): the pages, %NULL while the first are made or when there can be none
 */
StellerPages *
steller_live_pages_get_pages (StellerLivePages *self)
{
  g_return_val_if_fail (STELLER_IS_LIVE_PAGES (self), NULL);

  return self->pages;
}

/**
 * steller_live_pages_get_error:
 * @self: live pages
 *
 * Returns: (transfer none) (nullable): why there are no pages
 */
const GError *
steller_live_pages_get_error (StellerLivePages *self)
{
  g_return_val_if_fail (STELLER_IS_LIVE_PAGES (self), NULL);

  return self->error;
}

/**
 * steller_live_pages_get_warnings:
 * @self: live pages
 *
 * Returns: (transfer none) (array zero-terminated=1): what is not on the pages as the style wants it, localised
 */
const char *const *
steller_live_pages_get_warnings (StellerLivePages *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (STELLER_IS_LIVE_PAGES (self), none);

  return self->pages != NULL ? steller_pages_get_warnings (self->pages) : none;
}

/**
 * steller_live_pages_get_behind:
 * @self: live pages
 *
 * Tells whether the note says something else than the pages. It never does for long.
 *
 * Returns: whether other pages are being made
 */
gboolean
steller_live_pages_get_behind (StellerLivePages *self)
{
  g_return_val_if_fail (STELLER_IS_LIVE_PAGES (self), FALSE);

  return self->update_source != 0 || self->working;
}
