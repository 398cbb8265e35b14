/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-style-list.h"

#include "steller-shared-styles.h"
#include "steller-style-watch.h"

/**
 * StellerStyleList:
 *
 * The house styles that are found, as a list of [class@StyleEntry] that follows the files. They are read in another
 * thread: at first the list is empty.
 */
struct _StellerStyleList
{
  GObject parent_instance;

  GListStore *entries;
  StellerStyleWatch *watch;
  gboolean reading;
  gboolean outdated; /* it changed while it was being read */
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StellerStyleList,
                               steller_style_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return STELLER_TYPE_STYLE_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (STELLER_STYLE_LIST (model)->entries));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (STELLER_STYLE_LIST (model)->entries), position);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* A style that did not change is the same object. */
static gboolean
is_same (StellerStyleEntry *one, StellerStyleEntry *other)
{
  const GError *error = steller_style_entry_get_error (one);
  const GError *other_error = steller_style_entry_get_error (other);

  return g_str_equal (steller_style_entry_get_id (one), steller_style_entry_get_id (other)) &&
         g_strcmp0 (steller_style_entry_get_path (one), steller_style_entry_get_path (other)) == 0 &&
         steller_style_entry_get_style (one) == steller_style_entry_get_style (other) &&
         g_strcmp0 (error != NULL ? error->message : NULL, other_error != NULL ? other_error->message : NULL) == 0;
}

/* Only what differs between both ends is replaced: a row that stays keeps the focus. */
static void
replace (StellerStyleList *self, GPtrArray *entries)
{
  guint n_old = get_n_items (G_LIST_MODEL (self));
  guint n_new = entries->len;
  guint first = 0;

  for (; first < n_old && first < n_new; first++)
    {
      g_autoptr (StellerStyleEntry) old = get_item (G_LIST_MODEL (self), first);

      if (!is_same (old, entries->pdata[first]))
        break;
    }
  while (n_old > first && n_new > first)
    {
      g_autoptr (StellerStyleEntry) old = get_item (G_LIST_MODEL (self), n_old - 1);

      if (!is_same (old, entries->pdata[n_new - 1]))
        break;
      n_old--;
      n_new--;
    }
  if (first < n_old || first < n_new)
    g_list_store_splice (self->entries, first, n_old - first, entries->pdata + first, n_new - first);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerStyleList) self = data;
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), NULL);

  self->reading = FALSE;
  if (self->watch == NULL)
    return;
  replace (self, entries);
  if (self->outdated)
    steller_style_list_refresh (self);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, steller_styles_list (steller_shared_styles_get ()),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
on_items_changed (StellerStyleList *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
steller_style_list_dispose (GObject *object)
{
  StellerStyleList *self = STELLER_STYLE_LIST (object);

  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  G_OBJECT_CLASS (steller_style_list_parent_class)->dispose (object);
}

static void
steller_style_list_finalize (GObject *object)
{
  g_object_unref (STELLER_STYLE_LIST (object)->entries);
  G_OBJECT_CLASS (steller_style_list_parent_class)->finalize (object);
}

static void
steller_style_list_class_init (StellerStyleListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steller_style_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = steller_style_list_finalize;
}

static void
steller_style_list_init (StellerStyleList *self)
{
  self->entries = g_list_store_new (STELLER_TYPE_STYLE_ENTRY);
  g_signal_connect_swapped (self->entries, "items-changed", G_CALLBACK (on_items_changed), self);
  self->watch = steller_style_watch_new ();
  g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (steller_style_list_refresh), self);
  steller_style_list_refresh (self);
}

/**
 * steller_style_list_new:
 *
 * Makes a list of the house styles that are found.
 *
 * Returns: (transfer full): a new list, which is empty until the first reading is done
 */
StellerStyleList *
steller_style_list_new (void)
{
  return g_object_new (STELLER_TYPE_STYLE_LIST, NULL);
}

/**
 * steller_style_list_refresh:
 * @self: a list of house styles
 *
 * Looks what there is now, in another thread.
 */
void
steller_style_list_refresh (StellerStyleList *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STELLER_IS_STYLE_LIST (self));

  self->outdated = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  /* Not the source of the task: that may be let go of in the other thread. */
  task = g_task_new (NULL, NULL, on_read, g_object_ref (self));
  g_task_set_source_tag (task, steller_style_list_refresh);
  g_task_run_in_thread (task, read_in_thread);
}
