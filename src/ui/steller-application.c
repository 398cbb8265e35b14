/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-application.h"

#include <glib/gi18n-lib.h>

#include "steller-locale.h"
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
};

G_DEFINE_FINAL_TYPE (StellerApplication, steller_application, ADW_TYPE_APPLICATION)

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_application_quit (G_APPLICATION (data));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  adw_show_about_dialog (GTK_WIDGET (window), "application-name", _("Steller"), "application-icon", APPLICATION_ID,
                         "version", PACKAGE_VERSION, "comments", _("Write decision notes"), "license-type",
                         GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one a line. */
                         "translator-credits", _("translator-credits"), NULL);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_action },
  { .name = "about", .activate = about_action },
};

static const struct
{
  const char *action;
  const char *accelerators[4];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Shift><Control>s" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Shift><Control>z", "<Control>y" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-actual", { "<Control>0", "<Control>KP_0" } },
};

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

      steller_window_open (window, files[i]);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
steller_application_startup (GApplication *application)
{
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
steller_application_class_init (StellerApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

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
  application = steller_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
