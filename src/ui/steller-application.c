/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-application.h"

#include <glib/gi18n-lib.h>

#include "steller-about.h"
#include "steller-locale.h"
#include "steller-note-loader.h"
#include "steller-preferences-dialog.h"
#include "steller-recent.h"
#include "steller-shortcuts.h"
#include "steller-subject.h"
#include "steller-ui-resources.h"
#include "steller-window.h"

/**
 * StellerApplication:
 *
 * The program `steller`: a window for each note that is opened.
 */
struct _StellerApplication
{
  AdwApplication parent_instance;

  GFile *first_file; /* named on the command line */
  gboolean quitting;
};

G_DEFINE_FINAL_TYPE (StellerApplication, steller_application, ADW_TYPE_APPLICATION)

static void
show_message (GtkWidget *parent, const char *heading, const char *body)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_response (dialog, "close", _("_Close"));
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

/* Windows. */

/* The window that shows @file; else one that shows nothing yet; else a new one. */
static StellerWindow *
find_window (StellerApplication *self, GFile *file)
{
  StellerWindow *empty = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      GFile *other;

      if (!STELLER_IS_WINDOW (l->data))
        continue;

      other = steller_window_get_file (l->data);
      if (other != NULL && file != NULL && g_file_equal (other, file))
        return l->data;
      if (steller_window_is_empty (l->data) && empty == NULL)
        empty = l->data;
    }

  return empty != NULL ? empty : steller_window_new (ADW_APPLICATION (self));
}

static void
new_window_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (steller_window_new (ADW_APPLICATION (data))));
}

static void
new_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (StellerNoteTypes) types = steller_note_types_new ();
  StellerNoteType *type = steller_note_types_lookup (types, id);
  g_autoptr (StellerNote) note = NULL;
  StellerWindow *window;

  /* The action can be asked for from outside, and the file of a type can go. */
  if (type == NULL)
    {
      g_warning ("There is no note type “%s”", id);
      return;
    }
  note = steller_note_new (type);
  window = find_window (STELLER_APPLICATION (data), NULL);
  steller_window_open_note (window, note, NULL, FALSE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_recent_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  g_application_open (G_APPLICATION (data), &file, 1, "");
}

static void
recover_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *path = g_variant_get_string (parameter, NULL);
  g_autoptr (GPtrArray) entries = steller_journal_find_left ();

  for (guint i = 0; i < entries->len; i++)
    {
      StellerJournalEntry *entry = g_ptr_array_index (entries, i);
      StellerWindow *window;
      g_autoptr (GError) error = NULL;

      if (!g_str_equal (steller_journal_entry_get_path (entry), path))
        continue;

      window = find_window (STELLER_APPLICATION (data), NULL);
      gtk_window_present (GTK_WINDOW (window));
      if (!steller_window_recover (window, entry, &error))
        show_message (GTK_WIDGET (window), _("The Note Could Not Be Recovered"), error->message);
      return;
    }
}

/* Recent notes. */

typedef struct
{
  GFile *file;
  char *subject;
} RecentNote;

static void
recent_note_free (RecentNote *recent)
{
  g_object_unref (recent->file);
  g_free (recent->subject);
  g_free (recent);
}

static gboolean
add_recent (gpointer data)
{
  const RecentNote *recent = data;

  steller_recent_add (recent->file, recent->subject);
  return G_SOURCE_REMOVE;
}

/* As soon as there is nothing better to do: the note is to be seen first. */
static void
on_note_used (StellerDraft *draft)
{
  GFile *file = steller_draft_get_file (draft);
  RecentNote *recent;

  if (file == NULL)
    return;
  recent = g_new (RecentNote, 1);
  recent->file = g_object_ref (file);
  /* Other programs show it too, on a screen that others may see. */
  recent->subject = steller_subject_get_unmarked (steller_draft_get_note (draft), steller_draft_get_note_type (draft));
  g_idle_add_full (G_PRIORITY_LOW, add_recent, recent, (GDestroyNotify) recent_note_free);
}

static void
on_draft_changed (StellerWindow *window)
{
  StellerDraft *draft = steller_window_get_draft (window);

  if (draft == NULL)
    return;
  g_signal_connect (draft, "notify::file", G_CALLBACK (on_note_used), NULL);
  on_note_used (draft);
}

/* Quitting. */

/* The next window to close: first those that have something to ask, so that all stay when the answer is no. */
static StellerWindow *
find_next_to_close (StellerApplication *self)
{
  StellerWindow *next = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      StellerDraft *draft;

      if (!STELLER_IS_WINDOW (l->data))
        continue;
      draft = steller_window_get_draft (l->data);
      if (draft != NULL && (steller_draft_get_modified (draft) || steller_draft_get_saving (draft)))
        return l->data;
      next = l->data;
    }
  return next;
}

static void close_next (StellerApplication *self);

static void
on_window_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerApplication) self = data;

  if (steller_window_close_finish (STELLER_WINDOW (source), result, NULL))
    close_next (self);
  else
    self->quitting = FALSE;
}

static void
close_next (StellerApplication *self)
{
  StellerWindow *window = find_next_to_close (self);

  if (window != NULL)
    steller_window_close_async (window, on_window_closed, g_object_ref (self));
  else
    g_application_quit (G_APPLICATION (self));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  StellerApplication *self = STELLER_APPLICATION (data);

  if (self->quitting)
    return;
  self->quitting = TRUE;
  close_next (self);
}

/* Dialogs. */

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window != NULL)
    steller_about_present (GTK_WIDGET (window));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window != NULL)
    adw_dialog_present (steller_preferences_dialog_new (), GTK_WIDGET (window));
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window != NULL)
    adw_dialog_present (steller_shortcuts_dialog_new (GTK_APPLICATION (data)), GTK_WIDGET (window));
}

static const GActionEntry actions[] = {
  { .name = "new-window", .activate = new_window_action },
  { .name = "new", .activate = new_action, .parameter_type = "s" },
  { .name = "recover", .activate = recover_action, .parameter_type = "s" },
  { .name = "open-recent", .activate = open_recent_action, .parameter_type = "s" },
  { .name = "preferences", .activate = preferences_action },
  { .name = "shortcuts", .activate = shortcuts_action },
  { .name = "quit", .activate = quit_action },
  { .name = "about", .activate = about_action },
};

static const struct
{
  const char *action;
  const char *accelerators[4];
} accelerators[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Shift><Control>s" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Shift><Control>z", "<Control>y" } },
  { "win.export", { "<Control>e" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-actual", { "<Control>0", "<Control>KP_0" } },
};

static void
steller_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (steller_application_parent_class)->window_added (application, window);

  if (STELLER_IS_WINDOW (window))
    g_signal_connect (window, "notify::draft", G_CALLBACK (on_draft_changed), NULL);
}

static void
steller_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (steller_window_new (ADW_APPLICATION (application)));
  gtk_window_present (window);
}

static void
steller_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      StellerWindow *window = find_window (STELLER_APPLICATION (application), files[i]);

      /* A window that has the note, or will have it in a moment, is what was asked for: nothing is read again. */
      if (steller_window_is_empty (window))
        steller_window_open (window, files[i]);
      gtk_window_present (GTK_WINDOW (window));
    }
}

/* Looks at what comes for the first file, which is opened by and by. */
static gboolean
steller_application_local_command_line (GApplication *application, char ***arguments, int *exit_status)
{
  StellerApplication *self = STELLER_APPLICATION (application);

  for (guint i = 1; (*arguments)[0] != NULL && (*arguments)[i] != NULL && self->first_file == NULL; i++)
    if ((*arguments)[i][0] != '-')
      self->first_file = g_file_new_for_commandline_arg ((*arguments)[i]);

  return G_APPLICATION_CLASS (steller_application_parent_class)->local_command_line (application, arguments,
                                                                                     exit_status);
}

static void
steller_application_startup (GApplication *application)
{
  StellerApplication *self = STELLER_APPLICATION (application);

  /* The note is read while GTK gets ready. */
  if (self->first_file != NULL)
    steller_note_loader_load_early (self->first_file);

  G_APPLICATION_CLASS (steller_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           accelerators[i].accelerators);
}

static int
steller_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("steller %s\n", PACKAGE_VERSION);
      return 0;
    }

  return G_APPLICATION_CLASS (steller_application_parent_class)->handle_local_options (application, options);
}

static void
steller_application_finalize (GObject *object)
{
  g_clear_object (&STELLER_APPLICATION (object)->first_file);

  G_OBJECT_CLASS (steller_application_parent_class)->finalize (object);
}

static void
steller_application_class_init (StellerApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = steller_application_finalize;
  GTK_APPLICATION_CLASS (klass)->window_added = steller_application_window_added;
  application_class->local_command_line = steller_application_local_command_line;
  application_class->activate = steller_application_activate;
  application_class->open = steller_application_open;
  application_class->startup = steller_application_startup;
  application_class->handle_local_options = steller_application_handle_local_options;
}

static void
steller_application_init (StellerApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_resources_register (steller_ui_get_resource ());
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

/**
 * steller_application_new:
 *
 * Makes the application.
 *
 * Returns: (transfer full): a new application
 */
StellerApplication *
steller_application_new (void)
{
  return g_object_new (STELLER_TYPE_APPLICATION, "application-id", APPLICATION_ID, "resource-base-path", RESOURCE_PATH,
                       "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}

/**
 * steller_application_main:
 * @argc: the number of arguments
 * @argv: (array length=argc): the program's name, options and files
 *
 * Runs `steller`.
 *
 * Returns: the exit status
 */
int
steller_application_main (int argc, char **argv)
{
  g_autoptr (StellerApplication) application = NULL;

  steller_locale_init ();
  /* It has been done, and may not be done again beside the thread that reads the first note. */
  gtk_disable_setlocale ();
  application = steller_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
