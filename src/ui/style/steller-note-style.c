/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-note-style.h"

#include "steller-shared-styles.h"
#include "steller-style-watch.h"

/* Milliseconds: a file that was good, and cannot be read, may be half saved. */
#define DOUBT 1000

/**
 * StellerNoteStyle:
 *
 * The house style of a note that is being written. It follows the note, which can ask for another one, and the file of
 * the style, which can change. Styles are loaded in another thread: until the next one is there the last one stays.
 */
struct _StellerNoteStyle
{
  GObject parent_instance;

  StellerNote *note;
  StellerStyle *style;
  char *warning;

  char *asked; /* the id that was loaded, or is being loaded */
  gboolean loading;
  gboolean outdated; /* the file may have changed while it was loaded */
  guint doubt_source;
  gboolean certain; /* it cannot be read, and that has lasted */
  StellerStyleWatch *watch;
  guint watch_source;
};

enum
{
  PROP_STYLE = 1,
  PROP_WARNING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (StellerNoteStyle, steller_note_style, G_TYPE_OBJECT)

/* Loading. */

/* What the other thread finds. */
typedef struct
{
  StellerStyle *style;
  char *warning;
} Found;

static void
found_free (Found *found)
{
  g_clear_object (&found->style);
  g_free (found->warning);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Found *found = g_new0 (Found, 1);
  g_autoptr (GError) error = NULL;

  found->style = steller_styles_load_or_fallback (steller_shared_styles_get (), data, &found->warning, &error);
  /* Not even the style that comes with Steller: the last one stays. */
  if (found->style == NULL)
    found->warning = g_strdup (error->message);
  g_task_return_pointer (task, found, (GDestroyNotify) found_free);
}

static gboolean
on_doubt_over (gpointer data)
{
  StellerNoteStyle *self = data;

  self->doubt_source = 0;
  self->certain = TRUE;
  steller_note_style_check (self);
  return G_SOURCE_REMOVE;
}

/* Whether the style that the note is in seems to be gone only just now. */
static gboolean
is_doubtful (StellerNoteStyle *self, const Found *found)
{
  return found->warning != NULL && self->warning == NULL && !self->certain &&
         g_str_equal (steller_style_get_id (self->style), self->asked);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerNoteStyle) self = data;
  g_autoptr (Found) found = g_task_propagate_pointer (G_TASK (result), NULL);

  self->loading = FALSE;
  if (self->note == NULL)
    return;
  if (self->outdated)
    {
      steller_note_style_check (self);
      return;
    }

  if (is_doubtful (self, found))
    {
      if (self->doubt_source == 0)
        self->doubt_source = g_timeout_add (DOUBT, on_doubt_over, self);
      return;
    }
  self->certain = FALSE;
  g_clear_handle_id (&self->doubt_source, g_source_remove);

  g_object_freeze_notify (G_OBJECT (self));
  if (found->style != NULL && g_set_object (&self->style, found->style))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE]);
  if (g_set_str (&self->warning, found->warning))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WARNING]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * steller_note_style_check:
 * @self: the style of a note
 *
 * Looks whether the file of the style has changed, in another thread. That also happens by itself from time to time.
 */
void
steller_note_style_check (StellerNoteStyle *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STELLER_IS_NOTE_STYLE (self));

  self->outdated = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  g_set_str (&self->asked, steller_note_get_style_id (self->note));
  /* Not the source of the task: that may be let go of in the other thread. */
  task = g_task_new (NULL, NULL, on_loaded, g_object_ref (self));
  g_task_set_source_tag (task, steller_note_style_check);
  g_task_set_task_data (task, g_strdup (self->asked), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

static void
on_note_changed (StellerNoteStyle *self)
{
  if (!g_str_equal (self->asked, steller_note_get_style_id (self->note)))
    steller_note_style_check (self);
}

/* Nothing waits for the folders to be watched. */
static gboolean
watch (gpointer data)
{
  StellerNoteStyle *self = data;

  self->watch_source = 0;
  self->watch = steller_style_watch_new ();
  g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (steller_note_style_check), self);
  return G_SOURCE_REMOVE;
}

/* The object. */

static void
steller_note_style_dispose (GObject *object)
{
  StellerNoteStyle *self = STELLER_NOTE_STYLE (object);

  g_clear_handle_id (&self->watch_source, g_source_remove);
  g_clear_handle_id (&self->doubt_source, g_source_remove);
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  if (self->note != NULL)
    g_signal_handlers_disconnect_by_data (self->note, self);
  g_clear_object (&self->note);
  g_clear_object (&self->style);

  G_OBJECT_CLASS (steller_note_style_parent_class)->dispose (object);
}

static void
steller_note_style_finalize (GObject *object)
{
  StellerNoteStyle *self = STELLER_NOTE_STYLE (object);

  g_free (self->warning);
  g_free (self->asked);

  G_OBJECT_CLASS (steller_note_style_parent_class)->finalize (object);
}

static void
steller_note_style_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  StellerNoteStyle *self = STELLER_NOTE_STYLE (object);

  switch (property_id)
    {
    case PROP_STYLE:
      g_value_set_object (value, self->style);
      break;
    case PROP_WARNING:
      g_value_set_string (value, self->warning);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
steller_note_style_class_init (StellerNoteStyleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = steller_note_style_dispose;
  object_class->finalize = steller_note_style_finalize;
  object_class->get_property = steller_note_style_get_property;

  /**
   * StellerNoteStyle:style:
   *
   * The house style that the note is in.
   */
  properties[PROP_STYLE] = g_param_spec_object ("style", NULL, NULL, STELLER_TYPE_STYLE, flags);
  /**
   * StellerNoteStyle:warning:
   *
   * Why the note is not in the style that it asks for, localised; %NULL when it is.
   */
  properties[PROP_WARNING] = g_param_spec_string ("warning", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
steller_note_style_init (StellerNoteStyle *self)
{
}

/**
 * steller_note_style_new:
 * @note: a note
 * @style: the house style that it was loaded with
 * @warning: (nullable): why that is not the one it asks for, localised
 *
 * Follows the house style of a note.
 *
 * Returns: (transfer full): the style of the note
 */
StellerNoteStyle *
steller_note_style_new (StellerNote *note, StellerStyle *style, const char *warning)
{
  StellerNoteStyle *self;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);
  g_return_val_if_fail (STELLER_IS_STYLE (style), NULL);

  self = g_object_new (STELLER_TYPE_NOTE_STYLE, NULL);
  self->note = g_object_ref (note);
  self->style = g_object_ref (style);
  self->warning = g_strdup (warning);
  self->asked = g_strdup (steller_note_get_style_id (note));
  g_signal_connect_swapped (note, "changed", G_CALLBACK (on_note_changed), self);
  self->watch_source = g_idle_add_full (G_PRIORITY_LOW, watch, self, NULL);
  return self;
}

/**
 * steller_note_style_get_style:
 * @self: the style of a note
 *
 * Gets the house style that the note is in.
 *
 * Returns: (transfer none): the style
 */
StellerStyle *
steller_note_style_get_style (StellerNoteStyle *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE_STYLE (self), NULL);

  return self->style;
}

/**
 * steller_note_style_get_warning:
 * @self: the style of a note
 *
 * Tells why the note is not in the house style that it asks for.
 *
 * Returns: (transfer none) (nullable): the reason, localised; %NULL when it is in that one
 */
const char *
steller_note_style_get_warning (StellerNoteStyle *self)
{
  g_return_val_if_fail (STELLER_IS_NOTE_STYLE (self), NULL);

  return self->warning;
}
