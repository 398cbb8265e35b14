/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-start-page.h"

#include <glib/gi18n-lib.h>

#include "steller-error-text.h"
#include "steller-error.h"
#include "steller-grounds.h"
#include "steller-note-types.h"
#include "steller-recent-row.h"
#include "steller-recent.h"
#include "steller-recovered-row.h"
#include "steller-shared-styles.h"

#define MAX_RECENT 10

/**
 * StellerStartPage:
 *
 * What a window shows that has no note yet: notes that were left unsaved, the types of note to begin with, and the notes
 * that were used last. It knows nothing of windows; what is chosen goes to the actions `app.new`, `app.recover`,
 * `app.open-recent` and `win.open`.
 */
struct _StellerStartPage
{
  AdwBin parent_instance;

  AdwPreferencesGroup *recovered_group;
  AdwPreferencesGroup *types_group;
  AdwPreferencesGroup *recent_group;
  AdwPreferencesGroup *broken_group;

  GPtrArray *recovered_rows;
  GPtrArray *recent_rows;
  GPtrArray *broken_style_rows;
  /* Of the files of other kinds that cannot be used. */
  guint n_broken;
};

G_DEFINE_FINAL_TYPE (StellerStartPage, steller_start_page, ADW_TYPE_BIN)

static AdwActionRow *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_preferences_group_add (group, row);
  return ADW_ACTION_ROW (row);
}

/* Types of note, and files that should have told of more. */

static void
add_type (StellerStartPage *self, StellerNoteType *type)
{
  AdwActionRow *row =
    add_row (self->types_group, steller_note_type_get_title (type), steller_note_type_get_description (type));

  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name ("document-new-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.new");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", steller_note_type_get_id (type));
}

static AdwActionRow *
add_broken (StellerStartPage *self, const char *path, const GError *error)
{
  g_autofree char *name = g_filename_display_name (path);
  guint line = steller_error_get_line (error);
  g_autofree char *reason = steller_error_text_describe (error);
  g_autofree char *place = NULL;
  AdwActionRow *row;

  if (line > 0)
    /* Translators: the number of a line in a file, and what is wrong there. */
    place = g_strdup_printf (_("Line %u: %s"), line, reason);
  row = add_row (self->broken_group, name, place != NULL ? place : reason);
  adw_action_row_set_subtitle_selectable (row, TRUE);
  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_widget_set_visible (GTK_WIDGET (self->broken_group), TRUE);
  return row;
}

static void
show_types (StellerStartPage *self)
{
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  g_autoptr (StellerGrounds) grounds = steller_grounds_new ();
  const GError *error;
  const char *path;

  self->n_broken = steller_note_types_get_n_broken (types) + steller_grounds_get_n_broken (grounds);
  for (guint i = 0; i < steller_note_types_get_n (types); i++)
    add_type (self, steller_note_types_get_nth (types, i));

  for (guint i = 0; i < steller_note_types_get_n_broken (types); i++)
    {
      error = steller_note_types_get_nth_broken (types, i, &path);
      add_broken (self, path, error);
    }
  for (guint i = 0; i < steller_grounds_get_n_broken (grounds); i++)
    {
      error = steller_grounds_get_nth_broken (grounds, i, &path);
      add_broken (self, path, error);
    }
}

/* House styles. */

static void
remove_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
on_styles_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  StellerStartPage *self = STELLER_START_PAGE (source);
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->broken_style_rows == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->broken_group), self->n_broken > 0);
  remove_rows (self->broken_group, self->broken_style_rows);
  for (guint i = 0; i < entries->len; i++)
    {
      const GError *error = steller_style_entry_get_error (entries->pdata[i]);

      if (error != NULL)
        g_ptr_array_add (self->broken_style_rows,
                         add_broken (self, steller_style_entry_get_path (entries->pdata[i]), error));
    }
}

static void
list_styles_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, steller_styles_list (steller_shared_styles_get ()), (GDestroyNotify) g_ptr_array_unref);
}

/* Templates can be large, and only the ones that cannot be used are told of here. */
static void
list_styles (StellerStartPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_styles_listed, NULL);

  g_task_set_source_tag (task, list_styles);
  g_task_run_in_thread (task, list_styles_in_thread);
}

/* Notes that were left unsaved. */

static void show_recovered (StellerStartPage *self, GPtrArray *entries);

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  StellerStartPage *self = STELLER_START_PAGE (source);
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->recovered_rows != NULL)
    show_recovered (self, entries);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, steller_journal_find_left (), (GDestroyNotify) g_ptr_array_unref);
}

/* Journals can be long. */
static void
find_recovered (StellerStartPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_found, NULL);

  g_task_set_source_tag (task, find_recovered);
  g_task_run_in_thread (task, find_in_thread);
}

static void
show_recovered (StellerStartPage *self, GPtrArray *entries)
{
  remove_rows (self->recovered_group, self->recovered_rows);

  for (guint i = 0; i < entries->len; i++)
    {
      GtkWidget *row = steller_recovered_row_new (g_ptr_array_index (entries, i));

      g_signal_connect_object (row, "discarded", G_CALLBACK (find_recovered), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->recovered_group, row);
      g_ptr_array_add (self->recovered_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recovered_group), entries->len > 0);
}

/* Recent notes. */

static void
show_recent (StellerStartPage *self)
{
  g_autoptr (GPtrArray) notes = steller_recent_list (MAX_RECENT);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->recent_group)) != NULL;

  remove_rows (self->recent_group, self->recent_rows);

  for (guint i = 0; i < notes->len; i++)
    {
      GtkWidget *row = steller_recent_row_new (g_ptr_array_index (notes, i));

      adw_preferences_group_add (self->recent_group, row);
      g_ptr_array_add (self->recent_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), notes->len > 0);

  /* The row that had it went. */
  if (had_focus)
    gtk_widget_child_focus (notes->len > 0 ? GTK_WIDGET (self->recent_group) : GTK_WIDGET (self),
                            GTK_DIR_TAB_FORWARD);
}

/* What was left may have been opened in another window since, and a house style may have been mended. */
static void
steller_start_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (steller_start_page_parent_class)->map (widget);

  find_recovered (STELLER_START_PAGE (widget));
  list_styles (STELLER_START_PAGE (widget));
}

static void
steller_start_page_dispose (GObject *object)
{
  StellerStartPage *self = STELLER_START_PAGE (object);

  g_clear_pointer (&self->recovered_rows, g_ptr_array_unref);
  g_clear_pointer (&self->recent_rows, g_ptr_array_unref);
  g_clear_pointer (&self->broken_style_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), STELLER_TYPE_START_PAGE);

  G_OBJECT_CLASS (steller_start_page_parent_class)->dispose (object);
}

static void
steller_start_page_class_init (StellerStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steller_start_page_dispose;
  widget_class->map = steller_start_page_map;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/start/steller-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StellerStartPage, recovered_group);
  gtk_widget_class_bind_template_child (widget_class, StellerStartPage, types_group);
  gtk_widget_class_bind_template_child (widget_class, StellerStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, StellerStartPage, broken_group);
}

static void
steller_start_page_init (StellerStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->recovered_rows = g_ptr_array_new ();
  self->recent_rows = g_ptr_array_new ();
  self->broken_style_rows = g_ptr_array_new ();
  show_types (self);
  show_recent (self);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (show_recent), self,
                           G_CONNECT_SWAPPED);
}

/**
 * steller_start_page_new:
 *
 * Makes a page to start from. Note types and the rest are read when it is made.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
steller_start_page_new (void)
{
  return g_object_new (STELLER_TYPE_START_PAGE, NULL);
}
