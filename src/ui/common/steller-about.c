/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-about.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>
#include <locale.h>

static void
add_libraries (GString *info)
{
  g_string_append_printf (info, "GLib %u.%u.%u\n", glib_major_version, glib_minor_version, glib_micro_version);
  g_string_append_printf (info, "GTK %u.%u.%u\n", gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version ());
  g_string_append_printf (info, "libadwaita %u.%u.%u\n", adw_get_major_version (), adw_get_minor_version (),
                          adw_get_micro_version ());
  g_string_append_printf (info, "GtkSourceView %u.%u.%u\n", gtk_source_get_major_version (),
                          gtk_source_get_minor_version (), gtk_source_get_micro_version ());
  g_string_append_printf (info, "Pango %s\n", pango_version_string ());
  g_string_append_printf (info, "cairo %s\n", cairo_version_string ());
}

static void
add_sandbox (GString *info)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *runtime = NULL;

  if (!g_key_file_load_from_file (file, "/.flatpak-info", G_KEY_FILE_NONE, NULL))
    return;
  runtime = g_key_file_get_string (file, "Application", "runtime", NULL);
  g_string_append_printf (info, "Flatpak: %s\n", runtime != NULL ? runtime : "");
}

/**
 * steller_about_get_debug_info:
 * @widget: a widget in a window
 *
 * Lists what someone who looks for a mistake in the program needs to know: versions and surroundings, and nothing of
 * the user or the user's notes. It is in English, as the reports it goes into.
 *
 * Returns: (transfer full): the list, one thing a line
 */
char *
steller_about_get_debug_info (GtkWidget *widget)
{
  GString *info = g_string_new ("Steller " PACKAGE_VERSION "\n");
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  GtkNative *native;
  GskRenderer *renderer;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  native = gtk_widget_get_native (widget);
  renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  add_libraries (info);
  g_string_append_printf (info, "System: %s\n", system != NULL ? system : "");
  add_sandbox (info);
  g_string_append_printf (info, "Locale: %s\n", setlocale (LC_MESSAGES, NULL));
  g_string_append_printf (info, "Display: %s\n", G_OBJECT_TYPE_NAME (gtk_widget_get_display (widget)));
  g_string_append_printf (info, "Renderer: %s\n", renderer != NULL ? G_OBJECT_TYPE_NAME (renderer) : "");
  g_string_append_printf (info, "Scale: %d\n", gtk_widget_get_scale_factor (widget));
  g_string_append_printf (info, "Dark: %s\n",
                          adw_style_manager_get_dark (adw_style_manager_get_default ()) ? "yes" : "no");
  g_string_append_printf (
    info, "High contrast: %s\n",
    adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? "yes" : "no");
  return g_string_free_and_steal (info);
}

/**
 * steller_about_present:
 * @parent: a window
 *
 * Shows what program this is. Addresses, licence and news come from the metainfo.
 */
void
steller_about_present (GtkWidget *parent)
{
  AdwAboutDialog *dialog;
  g_autofree char *info = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  dialog = ADW_ABOUT_DIALOG (adw_about_dialog_new_from_appdata (RESOURCE_PATH "/metainfo.xml", NULL));
  info = steller_about_get_debug_info (parent);
  adw_about_dialog_set_application_name (dialog, _("Steller"));
  adw_about_dialog_set_application_icon (dialog, APPLICATION_ID);
  adw_about_dialog_set_version (dialog, PACKAGE_VERSION);
  adw_about_dialog_set_developer_name (dialog, _("The Steller contributors"));
  adw_about_dialog_set_comments (dialog, _("Write decision notes"));
  adw_about_dialog_set_debug_info (dialog, info);
  adw_about_dialog_set_debug_info_filename (dialog, "steller.txt");
  /* Translators: your names, one a line. */
  adw_about_dialog_set_translator_credits (dialog, _("translator-credits"));
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}
