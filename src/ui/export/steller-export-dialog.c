/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "steller-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "steller-error-text.h"
#include "steller-error.h"
#include "steller-export-target.h"
#include "steller-file-launch.h"
#include "steller-file-place.h"
#include "steller-note-export.h"
#include "steller-note-place.h"
#include "steller-settings.h"

/* Milliseconds: what is done sooner needs no sign that it is being waited for. */
#define BUSY_DELAY 250

/* U+2060. */
#define WORD_JOINER "\342\201\240"

/**
 * StellerExportDialog:
 *
 * Exports a note: asks for format, edition and place, shows that it is at work, and tells what went wrong, what readers
 * of the file will miss, and what the file is good for. It closes by itself when there is nothing to tell.
 */
struct _StellerExportDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  GtkWidget *choices;
  AdwPreferencesGroup *format_group;
  GtkCheckButton *internal_button;
  GtkCheckButton *public_button;
  GtkWidget *export_button;
  GtkWidget *cancel_button;
  AdwStatusPage *error_page;
  GtkButton *again_button;
  AdwStatusPage *result_page;
  GtkWidget *open_button;

  StellerNote *note;
  GFile *note_file;
  GHashTable *format_buttons; /* StellerExportFormat -> GtkCheckButton */

  GFile *target;
  const StellerExportFormat *target_format;
  GCancellable *working;
  guint busy_source;
  GFile *exported;
};

G_DEFINE_FINAL_TYPE (StellerExportDialog, steller_export_dialog, ADW_TYPE_DIALOG)

enum
{
  PROP_EXPORTED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Pages. */

static void
show (StellerExportDialog *self, const char *page, GtkWidget *focus)
{
  g_clear_handle_id (&self->busy_source, g_source_remove);
  gtk_widget_set_sensitive (self->choices, TRUE);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_grab_focus (focus);
}

static gboolean
on_busy_due (gpointer data)
{
  StellerExportDialog *self = data;

  self->busy_source = 0;
  show (self, "busy", self->cancel_button);

  return G_SOURCE_REMOVE;
}

static void
show_message (StellerExportDialog *self, const char *title, const char *text)
{
  g_autofree char *description = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->error_page, title);
  adw_status_page_set_description (self->error_page, description);
  show (self, "error", GTK_WIDGET (self->again_button));
}

/* What failed, where, and what to do about it. */
static void
show_error (StellerExportDialog *self, const GError *error)
{
  g_autofree char *name = steller_file_place_get_name (self->target);
  g_autofree char *place = steller_note_place_describe (self->note, error);
  g_autofree char *reason = steller_error_text_describe (error);
  g_autofree char *where = place != NULL ? g_strdup_printf ("%s: %s", place, reason) : g_strdup (reason);
  g_autofree char *text = NULL;

  gtk_button_set_label (self->again_button, _("_Try Again…"));
  if (g_error_matches (error, STELLER_ERROR, STELLER_ERROR_REDACTION))
    {
      text = g_strdup_printf ("%s\n\n%s", where, _("Nothing was written. Mend this in the note and export again."));
      show_message (self, _("No Public Edition"), text);
    }
  else if (error->domain == G_IO_ERROR)
    {
      text = g_strdup_printf ("%s\n\n%s", where, _("The note is still open. Choose another place for the file."));
      show_message (self, _("The File Could Not Be Written"), text);
    }
  else
    {
      /* Translators: the name of a file. */
      g_autofree char *title = g_strdup_printf (_("“%s” Could Not Be Made"), name);

      show_message (self, title, where);
    }
}

/* The names of standards stay whole at the end of a line, where a slash would let go of what follows. */
static char *
describe_profile (const StellerExportProfile *profile)
{
  g_autofree char *description = steller_export_profile_describe (profile);
  g_auto (GStrv) parts = g_strsplit (description, "/", -1);

  return g_strjoinv ("/" WORD_JOINER, parts);
}

/* What readers of the file will miss comes first, then what the file is good for. */
static void
show_result (StellerExportDialog *self, char **warnings, const StellerExportProfile *profile)
{
  g_autofree char *missed = g_strjoinv ("\n", warnings);
  g_autofree char *good_for = profile != NULL ? describe_profile (profile) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  if (good_for != NULL && warnings[0] != NULL)
    text = g_strdup_printf ("%s\n\n%s", missed, good_for);
  else
    text = g_strdup (good_for != NULL ? good_for : missed);
  description = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (self->result_page,
                                 warnings[0] != NULL ? "dialog-warning-symbolic" : "object-select-symbolic");
  adw_status_page_set_title (self->result_page,
                             warnings[0] != NULL ? _("Exported, With Differences") : _("Exported"));
  adw_status_page_set_description (self->result_page, description);
  show (self, "result", self->open_button);
}

/* The work. */

static void
remember (StellerExportDialog *self)
{
  GSettings *settings = steller_settings_get ();
  g_autoptr (GFile) folder = g_file_get_parent (self->exported);
  g_autofree char *uri = NULL;

  if (settings == NULL)
    return;
  g_settings_set_string (settings, "export-format", self->target_format->id);
  if (folder == NULL || steller_file_place_is_in_portal (self->exported))
    return;
  uri = g_file_get_uri (folder);
  g_settings_set_string (settings, "export-folder", uri);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StellerExportProfile) profile = NULL;
  g_auto (GStrv) warnings = steller_note_export_finish (result, &profile, &error);

  /* The user has turned to something else, or away. */
  if (g_task_get_cancellable (G_TASK (result)) != self->working)
    return;

  g_clear_object (&self->working);
  if (warnings == NULL)
    {
      show_error (self, error);
      return;
    }

  g_set_object (&self->exported, self->target);
  remember (self);
  if (warnings[0] != NULL || profile != NULL)
    show_result (self, warnings, profile);
  else
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
stop (StellerExportDialog *self)
{
  g_clear_handle_id (&self->busy_source, g_source_remove);
  g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
}

static void
start (StellerExportDialog *self)
{
  stop (self);
  self->working = g_cancellable_new ();
  self->busy_source = g_timeout_add (BUSY_DELAY, on_busy_due, self);
  gtk_widget_set_sensitive (self->choices, FALSE);
  steller_note_export_start (self->note, steller_export_dialog_get_audience (self), self->target_format, self->target,
                             self->working, on_exported, g_object_ref (self));
}

/* The place. */

static void
on_replace_answered (StellerExportDialog *self, const char *answer)
{
  if (g_str_equal (answer, "replace"))
    start (self);
}

static void
ask_to_replace (StellerExportDialog *self)
{
  g_autofree char *name = steller_file_place_get_name (self->target);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (NULL, NULL));

  /* Translators: the name of a file. */
  adw_alert_dialog_format_heading (dialog, _("Replace “%s”?"), name);
  adw_alert_dialog_set_body (dialog, _("There is a file of this name. What is in it will be lost."));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "replace", _("_Replace"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_replace_answered), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerExportDialog) self = data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  if (self->target == NULL || !g_file_equal (self->target, G_FILE (source)))
    return;
  if (info != NULL)
    ask_to_replace (self);
  else
    start (self);
}

/**
 * steller_export_dialog_export_to:
 * @self: a dialog
 * @file: the file that the user chose
 *
 * Exports the note, in the format and edition that are chosen in the dialog.
 */
void
steller_export_dialog_export_to (StellerExportDialog *self, GFile *file)
{
  g_return_if_fail (STELLER_IS_EXPORT_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  self->target_format = steller_export_dialog_get_format (self);
  g_clear_object (&self->target);
  self->target = steller_export_target_complete (file, &self->target_format);

  if (self->note_file != NULL && g_file_equal (self->target, self->note_file))
    {
      gtk_button_set_label (self->again_button, _("_Choose Another Place…"));
      show_message (self, _("That Is the Note Itself"), _("An export does not take the place of the note it is made from."));
    }
  else if (g_file_equal (self->target, file))
    start (self);
  else
    g_file_query_info_async (self->target, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                             NULL, on_looked, g_object_ref (self));
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (StellerExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  /* Gone with its window. */
  if (self->stack == NULL)
    return;
  if (file != NULL)
    steller_export_dialog_export_to (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    {
      gtk_button_set_label (self->again_button, _("_Try Again…"));
      show_message (self, _("No Place Can Be Chosen"), error->message);
    }
}

/* Where the last export went, or else beside the note. */
static GFile *
get_initial_folder (StellerExportDialog *self)
{
  GSettings *settings = steller_settings_get ();
  g_autofree char *uri = settings != NULL ? g_settings_get_string (settings, "export-folder") : NULL;

  if (uri != NULL && *uri != '\0')
    return g_file_new_for_uri (uri);
  if (self->note_file != NULL && !steller_file_place_is_in_portal (self->note_file))
    return g_file_get_parent (self->note_file);
  return NULL;
}

static void
on_export_clicked (StellerExportDialog *self)
{
  const StellerExportFormat *format = steller_export_dialog_get_format (self);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GFile) folder = get_initial_folder (self);
  g_autofree char *name = steller_export_target_suggest_name (self->note, self->note_file,
                                                              steller_export_dialog_get_audience (self), format);

  gtk_file_filter_set_name (filter, _(format->title));
  gtk_file_filter_add_suffix (filter, format->suffix + 1);
  g_list_store_append (filters, filter);

  gtk_file_dialog_set_title (dialog, _("Choose a Place"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_name (dialog, name);
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_place_chosen,
                        g_object_ref (self));
}

static void
on_cancel_clicked (StellerExportDialog *self)
{
  stop (self);
  show (self, "choices", self->export_button);
}

static void
on_again_clicked (StellerExportDialog *self)
{
  show (self, "choices", self->export_button);
}

static void
on_close_clicked (StellerExportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_open_clicked (StellerExportDialog *self)
{
  steller_file_launch (GTK_WIDGET (self), self->exported);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Formats. */

static const char *
describe_format (const StellerExportFormat *format)
{
  static const struct
  {
    const char *id;
    const char *description;
  } descriptions[] = {
    { "pdf", N_("To print, publish and keep: accessible, and fit for the archive") },
    { "odt", N_("To go on in LibreOffice") },
    { "docx", N_("To go on in Word") },
    { "html", N_("To put on a website") },
    { "md", N_("To use in systems that read Markdown") },
    { "txt", N_("To paste anywhere") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (descriptions); i++)
    if (g_str_equal (format->id, descriptions[i].id))
      return _(descriptions[i].description);
  return "";
}

static void
add_formats (StellerExportDialog *self)
{
  GSettings *settings = steller_settings_get ();
  g_autofree char *last = settings != NULL ? g_settings_get_string (settings, "export-format") : NULL;
  guint n_formats;
  const StellerExportFormat *const *formats = steller_export_formats (&n_formats);
  GtkCheckButton *first = NULL;

  for (guint i = 0; i < n_formats; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_check_button_new ();

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first);
      if (first == NULL)
        first = GTK_CHECK_BUTTON (button);
      if (i == 0 || g_strcmp0 (formats[i]->id, last) == 0)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(formats[i]->title));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), describe_format (formats[i]));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      adw_preferences_group_add (self->format_group, row);
      g_hash_table_insert (self->format_buttons, (gpointer) formats[i], button);
    }
}

static void
steller_export_dialog_closed (AdwDialog *dialog)
{
  stop (STELLER_EXPORT_DIALOG (dialog));
}

static void
steller_export_dialog_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  StellerExportDialog *self = STELLER_EXPORT_DIALOG (object);

  switch (property)
    {
    case PROP_EXPORTED:
      g_value_set_object (value, self->exported);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
steller_export_dialog_dispose (GObject *object)
{
  StellerExportDialog *self = STELLER_EXPORT_DIALOG (object);

  stop (self);
  g_clear_object (&self->note);
  g_clear_object (&self->note_file);
  g_clear_object (&self->target);
  g_clear_object (&self->exported);
  g_clear_pointer (&self->format_buttons, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), STELLER_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (steller_export_dialog_parent_class)->dispose (object);
}

static void
steller_export_dialog_class_init (StellerExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AdwDialogClass *dialog_class = ADW_DIALOG_CLASS (klass);

  object_class->get_property = steller_export_dialog_get_property;
  object_class->dispose = steller_export_dialog_dispose;
  dialog_class->closed = steller_export_dialog_closed;

  /**
   * StellerExportDialog:exported:
   *
   * The file that was made, when there is one.
   */
  properties[PROP_EXPORTED] =
    g_param_spec_object ("exported", NULL, NULL, G_TYPE_FILE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/export/steller-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StellerExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StellerExportDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, StellerExportDialog, format_group);
  gtk_widget_class_bind_template_child (widget_class, StellerExportDialog, internal_button);
  gtk_widget_class_bind_template_child (widget_class, StellerExportDialog, public_button);
  gtk_widget_class_bind_template_child (widget_class, StellerExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, StellerExportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, StellerExportDialog, error_page);
  gtk_widget_class_bind_template_child (widget_class, StellerExportDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, StellerExportDialog, result_page);
  gtk_widget_class_bind_template_child (widget_class, StellerExportDialog, open_button);
  gtk_widget_class_bind_template_callback (widget_class, on_export_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked);
}

static void
steller_export_dialog_init (StellerExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->format_buttons = g_hash_table_new (NULL, NULL);
  add_formats (self);
  /* What is chosen at first is what was chosen the last time: Enter is enough for the same again. */
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->export_button);
  adw_dialog_set_focus (ADW_DIALOG (self), self->export_button);
}

/**
 * steller_export_dialog_new:
 * @note: the note to export
 * @note_file: (nullable): its file
 * @audience: the edition that is chosen at first
 *
 * Makes a dialog. What is exported is the note as it is when a place has been chosen.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
steller_export_dialog_new (StellerNote *note, GFile *note_file, StellerAudience audience)
{
  StellerExportDialog *self;

  g_return_val_if_fail (STELLER_IS_NOTE (note), NULL);

  self = g_object_new (STELLER_TYPE_EXPORT_DIALOG, NULL);
  g_set_object (&self->note, note);
  g_set_object (&self->note_file, note_file);
  if (audience == STELLER_AUDIENCE_PUBLIC)
    gtk_check_button_set_active (self->public_button, TRUE);

  return ADW_DIALOG (self);
}

/**
 * steller_export_dialog_get_audience:
 * @self: a dialog
 *
 * Returns: the edition that is chosen
 */
StellerAudience
steller_export_dialog_get_audience (StellerExportDialog *self)
{
  g_return_val_if_fail (STELLER_IS_EXPORT_DIALOG (self), STELLER_AUDIENCE_PUBLIC);

  return gtk_check_button_get_active (self->internal_button) ? STELLER_AUDIENCE_INTERNAL : STELLER_AUDIENCE_PUBLIC;
}

/**
 * steller_export_dialog_get_format:
 * @self: a dialog
 *
 * Returns: (transfer none): the format that is chosen
 */
const StellerExportFormat *
steller_export_dialog_get_format (StellerExportDialog *self)
{
  GHashTableIter iter;
  gpointer format, button;

  g_return_val_if_fail (STELLER_IS_EXPORT_DIALOG (self), NULL);

  g_hash_table_iter_init (&iter, self->format_buttons);
  while (g_hash_table_iter_next (&iter, &format, &button))
    if (gtk_check_button_get_active (button))
      return format;
  g_assert_not_reached ();
}
