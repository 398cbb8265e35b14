/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-style-watch.h"

#include "steller-styles.h"

/* Milliseconds: a file that is being saved changes several times in a row. */
#define REST 200
/* Seconds: where another program saves through a portal, or on another computer, no change is told. */
#define POLL_INTERVAL 5

/**
 * StellerStyleWatch:
 *
 * Watches the folders of the house styles as long as it lives.
 */
struct _StellerStyleWatch
{
  GObject parent_instance;

  GPtrArray *monitors; /* GFileMonitor */
  guint rest_source;
  guint poll_source;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StellerStyleWatch, steller_style_watch, G_TYPE_OBJECT)

static gboolean
on_rested (gpointer data)
{
  StellerStyleWatch *self = data;

  self->rest_source = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
on_monitor_changed (StellerStyleWatch *self)
{
  if (self->rest_source == 0)
    self->rest_source = g_timeout_add (REST, on_rested, self);
}

static gboolean
on_poll_due (gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

static void
steller_style_watch_dispose (GObject *object)
{
  StellerStyleWatch *self = STELLER_STYLE_WATCH (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->poll_source, g_source_remove);
  for (guint i = 0; self->monitors != NULL && i < self->monitors->len; i++)
    {
      g_signal_handlers_disconnect_by_data (self->monitors->pdata[i], self);
      g_file_monitor_cancel (self->monitors->pdata[i]);
    }
  g_clear_pointer (&self->monitors, g_ptr_array_unref);

  G_OBJECT_CLASS (steller_style_watch_parent_class)->dispose (object);
}

static void
steller_style_watch_class_init (StellerStyleWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steller_style_watch_dispose;

  /**
   * StellerStyleWatch::changed:
   *
   * A file may have changed. It is also emitted from time to time when nothing did, as not every change is told.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

/* A folder that is not there yet is watched too. Where nothing can be, there is the poll. */
static void
add_monitor (StellerStyleWatch *self, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor == NULL)
    return;
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (on_monitor_changed), self);
  g_ptr_array_add (self->monitors, monitor);
}

static void
steller_style_watch_init (StellerStyleWatch *self)
{
  g_auto (GStrv) folders = steller_styles_get_folders ();

  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  for (char **folder = folders; *folder != NULL; folder++)
    add_monitor (self, *folder);
  self->poll_source = g_timeout_add_seconds (POLL_INTERVAL, on_poll_due, self);
}

/**
 * steller_style_watch_new:
 *
 * Watches the folders of the house styles.
 *
 * Returns: (transfer full): a new watch
 */
StellerStyleWatch *
steller_style_watch_new (void)
{
  return g_object_new (STELLER_TYPE_STYLE_WATCH, NULL);
}
