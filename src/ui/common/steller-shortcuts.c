/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-shortcuts.h"

#include <glib/gi18n-lib.h>

/* The keys of the program. GTK's own window for them is deprecated, and Adwaita's is newer than what Steller needs. */

typedef struct
{
  const char *title;
  const char *action; /* of which the application knows the keys; otherwise they are in `accelerator` */
  const char *accelerator;
} Shortcut;

static const Shortcut general[] = {
  { N_("New Window"), "app.new-window", NULL },
  { N_("Open a Note"), "win.open", NULL },
  { N_("Close the Window"), "window.close", NULL },
  { N_("Quit"), "app.quit", NULL },
  { N_("Main Menu"), NULL, "F10" },
  { N_("Preferences"), "app.preferences", NULL },
  { N_("Keyboard Shortcuts"), "app.shortcuts", NULL },
};

static const Shortcut note[] = {
  { N_("Save"), "win.save", NULL },
  { N_("Save As"), "win.save-as", NULL },
  { N_("Export"), "win.export", NULL },
  { N_("Undo"), "win.undo", NULL },
  { N_("Redo"), "win.redo", NULL },
  { N_("Rename a Heading"), NULL, "F2" },
  { N_("Help and Label of a Field"), NULL, "F2" },
  { N_("Move a Section Up"), NULL, "<Shift><Alt>Up" },
  { N_("Move a Section Down"), NULL, "<Shift><Alt>Down" },
};

static const Shortcut pages[] = {
  { N_("Zoom In"), "win.zoom-in", NULL },
  { N_("Zoom Out"), "win.zoom-out", NULL },
  { N_("Actual Size"), "win.zoom-actual", NULL },
};

static char *
describe_accelerator (const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    g_error ("“%s” is no key", accelerator);
  return gtk_accelerator_get_label (key, modifiers);
}

/* The first key of several: the others are for other keyboards. */
static char *
describe_keys (GtkApplication *application, const Shortcut *shortcut)
{
  g_auto (GStrv) accelerators = NULL;

  if (shortcut->action == NULL)
    return describe_accelerator (shortcut->accelerator);
  accelerators = gtk_application_get_accels_for_action (application, shortcut->action);
  return accelerators[0] != NULL ? describe_accelerator (accelerators[0]) : NULL;
}

static void
add_group (
  GtkBox *box, GtkApplication *application, const char *title, const Shortcut *shortcuts, gsize n_shortcuts)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  for (gsize i = 0; i < n_shortcuts; i++)
    {
      g_autofree char *keys = describe_keys (application, &shortcuts[i]);
      GtkWidget *row;
      GtkWidget *label;

      if (keys == NULL)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(shortcuts[i].title));
      label = gtk_label_new (keys);
      gtk_widget_add_css_class (label, "dimmed");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      /* The list is walked through with the arrows, and a row is to be read with its keys. */
      gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL, -1);
      adw_preferences_group_add (group, row);
    }
  gtk_box_append (box, GTK_WIDGET (group));
}

/**
 * steller_shortcuts_dialog_new:
 * @application: the application, which knows the keys of its actions
 *
 * Makes a dialog that lists the keys of the program.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
steller_shortcuts_dialog_new (GtkApplication *application)
{
  AdwDialog *dialog;
  GtkWidget *view;
  GtkWidget *scrolled;
  GtkWidget *box;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  add_group (GTK_BOX (box), application, _("General"), general, G_N_ELEMENTS (general));
  add_group (GTK_BOX (box), application, _("Note"), note, G_N_ELEMENTS (note));
  add_group (GTK_BOX (box), application, _("Pages"), pages, G_N_ELEMENTS (pages));

  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);

  view = adw_toolbar_view_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);

  dialog = adw_dialog_new ();
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 420);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
